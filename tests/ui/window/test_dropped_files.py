"""A plan or an archive is dropped onto the window; nothing else is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from spinecoach.ui.window.dropped_files import DroppedFiles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def dropped(widget: QWidget, *urls: str) -> bool:
    """Drop something; return whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(1, 1), action, data, button, keys)
    drop = QDropEvent(QPointF(1, 1), action, data, button, keys)
    for event in (enter, drop):
        event.ignore()
        QApplication.sendEvent(widget, event)
    return enter.isAccepted() and drop.isAccepted()


@pytest.mark.parametrize(
    "urls",
    [
        (),
        ("file:///home/me/a.json",),
        ("https://example.org/a.spinecoach",),
        ("file:///home/me/a.spinecoach", "file:///home/me/b.spinecoach"),
    ],
)
def test_other_files_are_not_taken(qtbot: QtBot, urls: tuple[str, ...]) -> None:
    widget, found = QWidget(), list[str]()
    qtbot.addWidget(widget)
    DroppedFiles(widget, found.append)
    assert not dropped(widget, *urls)
    assert found == []


@pytest.mark.parametrize("path", ["/home/me/a.spinecoach", "/home/me/my back.spineplan"])
def test_a_plan_and_an_archive_are_opened(qtbot: QtBot, path: str) -> None:
    widget, found = QWidget(), list[str]()
    qtbot.addWidget(widget)
    DroppedFiles(widget, found.append)
    assert widget.acceptDrops()
    assert dropped(widget, QUrl.fromLocalFile(path).toString())
    assert found == [path]
