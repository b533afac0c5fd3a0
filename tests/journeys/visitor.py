"""A person who opens the real window on a folder of their own and has a keyboard."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from unittest.mock import patch

from PySide6.QtTest import QTest

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.app.run.language import phrases_for
from spinecoach.app.run.paths import Paths
from spinecoach.app.window.services import WindowServices
from spinecoach.ui import conductor
from spinecoach.ui.pages.workout.notice_line import NoticeLine
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from spinecoach.core.workout.frame import Frame, State

FAST = 1000.0
"""How fast the clock of most journeys runs: a workout of twenty minutes in seconds."""

SELDOM_MS = 250
"""Milliseconds between two frames on that clock: drawing them is most of a fast workout's work."""


class Visitor:
    """Has the window open; `pace` 1 is real time with the real voice.

    Is asked how they are only if `asks` is set, and is warm already unless `warm_up` is set. They
    know the workout and do not look at it first. The language is that of their settings.
    """

    def __init__(
        self,
        qtbot: QtBot,
        data: Path | Paths,
        closing: ExitStack,
        pace: float = FAST,
        *,
        asks: bool = False,
        warm_up: bool = False,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self.qtbot = qtbot
        paths = data if isinstance(data, Paths) else Paths.of(data)
        self.data = paths.data
        settings = JsonSettings(paths.data)
        settings.change(warm_up=warm_up, look_first=False)
        if pace == FAST:
            for usual in ("FRAME_MS", "STILL_MS"):
                closing.enter_context(patch.object(conductor, usual, SELDOM_MS))
        phrases = phrases_for(None, data=paths.data)
        self.services = WindowServices(
            paths, settings, pace, closing, asks=asks, now=now, phrases=phrases
        )
        self.window = MainWindow(self.services)
        qtbot.addWidget(self.window)
        with qtbot.waitSignal(self.window.first_painted):
            self.window.resize(1366, 768)
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.window.focusWidget() or self.window, key)

    def wait_for(self, page: str) -> None:
        self.qtbot.waitUntil(lambda: type(self.page).__name__ == page)

    def wait_until(self, state: State) -> None:
        self.qtbot.waitUntil(lambda: self.frame.state is state)

    def wait_to_read(self, words: str) -> None:
        """Wait until a notice with these words is on the page."""
        self.qtbot.waitUntil(lambda: any(words in text for text in self.notices))

    @property
    def page(self) -> QWidget:
        return self.window.open_page

    @property
    def notices(self) -> list[str]:
        """What the notices of the open page say."""
        texts = [bar.text for bar in self.page.findChildren(NoticeBar)]
        texts += [line.text for line in self.page.findChildren(NoticeLine)]
        return [text for text in texts if text]

    @property
    def frame(self) -> Frame:
        running = self.window._running
        assert running is not None
        return running.flow.frame

    def sets(self) -> list[tuple[str, int, int]]:
        """What SQLite holds: exercise, set number and reps, in the order of doing."""
        with sqlite3.connect(self.data / "history.db") as db:
            question = "SELECT exercise, number, reps FROM sets ORDER BY began_utc"
            rows = db.execute(question).fetchall()
        db.close()
        return rows
