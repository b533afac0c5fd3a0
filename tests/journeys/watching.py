"""Runs a workout with voice and sound at once, to have its screen read in real time.

    python -m tests.journeys.watching FOLDER

Every caption and every notice is printed as one JSON line with its second; a notice that disappears
is printed as an empty one. So are the light of the spoken commands, what the keys mean, the
workout's state and part, and what the summary says. The window closes when standard input ends.
"""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.system.clock import steady_seconds
from spinecoach.app.run.paths import Paths
from spinecoach.app.window.services import WindowServices
from spinecoach.ui.window.main_window import MainWindow

LOOK = 10
"""Milliseconds between two looks at the screen."""

LONGEST = 240_000
"""Milliseconds after which nobody can be watching any more."""


class Watcher:
    """Tells what the workout page shows, whenever it changes."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._seen: dict[str, str] = {}
        self._begun = False

    def look(self) -> None:
        """Tell what is new."""
        page = self._window.workout
        caption = page.caption.text() or page.sentence.text()  # a set-up is written large instead
        frame = page._frame
        self._begun = self._begun or frame is not None
        shown = {
            "notice": page.notice.text,
            "caption": caption,
            "ear": page.ear.text(),
            "context": page.context or "",
            "state": frame.state if frame else "",
            "part": str(frame.index) if frame else "",
            "saved": self._window.summary.kept.text() if self._begun and not frame else "",
        }
        for name, text in shown.items():
            if self._seen.get(name, "") != text:
                self._seen[name] = text
                line = json.dumps({name: text, "at": steady_seconds()})
                print(line, flush=True)  # noqa: T201


def watch(folder: Path) -> int:
    """Open the window, begin the workout, and tell of it."""
    application = QApplication(sys.argv)
    with ExitStack() as closing:
        settings = JsonSettings(folder)
        settings.change(warm_up=False)
        window = MainWindow(WindowServices(Paths.of(folder), settings, 1.0, closing, asks=False))
        window.first_painted.connect(lambda: QTimer.singleShot(0, window.today.start.click))
        watcher = Watcher(window)
        looking = QTimer()
        looking.timeout.connect(watcher.look)
        looking.start(LOOK)
        ends = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        ends.activated.connect(window.close)
        QTimer.singleShot(LONGEST, window.close)
        window.show()
        return application.exec()


if __name__ == "__main__":
    sys.exit(watch(Path(sys.argv[1])))
