"""Qt's own texts (buttons of dialogues, menus of text fields), in the language of the program."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


@contextmanager
def qt_speaks(language: str) -> Iterator[None]:
    """Set the language of Qt's texts; they stay English if Qt does not have it.

    The pages are laid out in its reading direction.
    """
    if language == "en":
        yield
        return
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
    from PySide6.QtGui import QGuiApplication

    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator.load(QLocale(language), "qtbase", "_", folder)
    before = QGuiApplication.layoutDirection()
    QCoreApplication.installTranslator(translator)
    QGuiApplication.setLayoutDirection(QLocale(language).textDirection())
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)
        QGuiApplication.setLayoutDirection(before)


def write_numbers(window: QWidget, language: str) -> None:
    """Let the fields of a window write numbers as in the language.

    In English they use the system's format.
    """
    if language != "en":
        from PySide6.QtCore import QLocale

        window.setLocale(QLocale(language))
