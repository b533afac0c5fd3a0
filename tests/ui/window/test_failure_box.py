"""The message box that says why the program ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QDesktopServices

from spinecoach.ui.window.failure_box import failure_box

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot


def test_the_message_box_shows_its_text_as_it_is(qtbot: QtBot) -> None:
    box = failure_box("<b>bold</b> & more")
    qtbot.addWidget(box)
    assert box.text() == "<b>bold</b> & more"
    assert box.textFormat().name == "PlainText"


def test_the_message_box_offers_the_log(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    box = failure_box("It failed.", tmp_path / "spinecoach.log")
    qtbot.addWidget(box)
    (button,) = (each for each in box.buttons() if each.text() == "Show the log")
    button.click()
    assert opened == [str(tmp_path / "spinecoach.log")]
    without = failure_box("It failed.")
    qtbot.addWidget(without)
    assert [each.text() for each in without.buttons()] == ["Close"]
