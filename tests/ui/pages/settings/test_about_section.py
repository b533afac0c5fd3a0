"""The section about the program: version, licence, and the folder with a person's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from spinecoach import __version__
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.settings.about_section import AboutSection

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot


def test_version_licence_and_folder_are_shown_and_the_folder_opens(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    about = AboutSection(str(tmp_path), Phrases())
    qtbot.addWidget(about)
    words = " ".join(label.text() for label in about.findChildren(QLabel))
    assert __version__ in words
    assert "GPL-3.0-or-later" in words
    assert about.folder.text() == str(tmp_path)
    about.open.click()
    assert opened == [str(tmp_path)]


def test_without_a_file_manager_the_button_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: next(answers))
    about = AboutSection(str(tmp_path), Phrases())
    qtbot.addWidget(about)
    about.show()
    about.open.click()
    assert about.problem.isVisible()
    assert about.problem.text().startswith("The folder could not be opened")
    about.open.click()
    assert about.problem.isHidden()
