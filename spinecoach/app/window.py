"""Wires the window: one copy, its services, and a clean end however it comes.

Until the first paint nothing is imported or built that is not on the screen;
`house` makes the rest when it is asked for.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.app.window_services import WindowServices
from spinecoach.ui.style.paint import paint_in_one_thread
from spinecoach.ui.style.theme import dress, wear
from spinecoach.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from spinecoach.app.paths import Paths


def open_window(paths: Paths, pace: float, data_dir: Path | None = None) -> int:
    """Show the window until it is closed; return the exit code.

    `data_dir` is the folder that was named on the command line, if any: errors are logged below it.
    """
    paint_in_one_thread()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("SpineCoach")
    application.setDesktopFileName("spinecoach")
    lock = Instance.acquire(paths.data)
    if lock is None:
        from spinecoach.ui.window.single_instance import raise_first

        if raise_first(paths.data):
            sys.stdout.write("SpineCoach is already open: its window was brought to the front.\n")
            return 0
        from spinecoach.app.failure import say

        text = f"SpineCoach is already running on {paths.data}: close it first."
        say(text, in_window=True)
        return 1
    with ExitStack() as closing:
        closing.callback(lock.release)
        closing.enter_context(_errors_logged(data_dir))
        settings = JsonSettings(paths.data)
        dress(application, lambda: settings.get().theme)
        wear(settings.get().skin, settings.get().build)
        window = MainWindow(WindowServices(paths, settings, pace, closing))
        closing.callback(window.deleteLater)
        window.first_painted.connect(_name_months_alike)
        window.first_painted.connect(lambda: _listen(window, paths.data, closing))
        window.first_painted.connect(lambda: _collect_here(window, closing))
        window.show()
        return application.exec()


def _name_months_alike() -> None:
    """Keep the names of months and days in the language of all other words: Qt changes them."""
    from locale import LC_TIME, setlocale

    setlocale(LC_TIME, "C")


def _collect_here(window: MainWindow, closing: ExitStack) -> None:
    """Collect garbage from now on, in this thread alone."""
    from spinecoach.ui.window.garbage import Collector

    closing.callback(Collector(window).close)


def _listen(window: MainWindow, data: Path, closing: ExitStack) -> None:
    """Hear from now on what comes from outside: a second copy, a signal."""
    closing.enter_context(_signals_close(window))
    from spinecoach.ui.window.single_instance import listen

    server = listen(data, window.come_forward)
    closing.callback(server.close)


@contextmanager
def _signals_close(window: MainWindow) -> Iterator[None]:
    """Let Control-C and a termination close the window as its own button does."""
    import signal
    import socket

    from PySide6.QtCore import QSocketNotifier

    ours, theirs = socket.socketpair()
    theirs.settimeout(0.0)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(window.close)
    handlers = {
        number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)
    }
    before = signal.set_wakeup_fd(theirs.fileno())
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(before)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        ours.close()
        theirs.close()


@contextmanager
def _errors_logged(data_dir: Path | None) -> Iterator[None]:
    """Log each error that no part of the window handled, and say so in the terminal."""

    def note(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        from spinecoach.app.failure import described, log

        text = f"Something went wrong inside SpineCoach; it goes on. {described(error)}"
        sys.stderr.write(f"{text}{log(error, data_dir)}\n")

    before, sys.excepthook = sys.excepthook, note
    try:
        yield
    finally:
        sys.excepthook = before
