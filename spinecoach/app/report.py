"""The report for one's physiotherapist, from the command line: Qt draws it without a screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.record.logbook import LoggedWorkout


def report(
    history: SqliteHistory, data: Path, workouts: list[LoggedWorkout], period: tuple[date, date]
) -> bytes:
    """Render the two pages of these workouts of a period; see `ui.export.pdf_report`."""
    # The same bytes wherever it is made: with or without a screen, in any time
    # zone, and with Qt's tables in the same order.
    from locale import LC_TIME, setlocale

    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "TZ": "UTC", "QT_HASH_SEED": "0"}
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from spinecoach.adapters.files.settings import JsonSettings
    from spinecoach.ui.export.pdf_report import render

    # The offscreen platform remarks on every window that it lacks what nobody needs here.
    before = qInstallMessageHandler(lambda *_: None)
    application = QApplication.instance() or QApplication([])
    setlocale(LC_TIME, "C")  # Qt took the system's names of months
    try:
        return render(history, JsonSettings(data), workouts, period)
    finally:
        qInstallMessageHandler(before)
        del application
