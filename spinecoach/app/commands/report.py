"""Documents from the command line: Qt draws the report for a physiotherapist without a screen."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.logbook import LoggedWorkout


def report(
    history: SqliteHistory,
    data: Path,
    workouts: list[LoggedWorkout],
    period: tuple[date, date],
    phrases: Phrases,
) -> bytes:
    """Return the two pages about the workouts of a period; see `ui.export.pdf_report`."""
    today = history.now().date()  # in the person's time zone
    with drawing():
        from spinecoach.adapters.files.settings import JsonSettings
        from spinecoach.ui.export.pdf_report import options_for, render

        options = options_for(JsonSettings(data, only_read=True).get(), today, phrases)
        return render(history, options, workouts, period)


@contextmanager
def drawing() -> Iterator[None]:
    """Let Qt draw documents without a screen."""
    # The bytes must be the same with or without a screen and in any time zone; a fixed seed keeps
    # the order of Qt's hash tables.
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "TZ": "UTC", "QT_HASH_SEED": "0"}
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    # The offscreen platform warns about features that are not needed here.
    before = qInstallMessageHandler(lambda *_: None)
    application = QApplication.instance() or QApplication([])
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        del application
