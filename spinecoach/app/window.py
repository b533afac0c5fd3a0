"""Wires the window: only one process, its services, and a clean end in every case.

Before the first paint only what is on the screen is imported and built; `window_services` builds
the rest on demand.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.whereabouts import holds_history
from spinecoach.adapters.system.instance_lock import Instance, has_window
from spinecoach.app.window_services import WindowServices
from spinecoach.ui.style.motion import let_move
from spinecoach.ui.style.paint import paint_in_one_thread
from spinecoach.ui.style.theme import apply_style, follow_contrast, set_figure_look
from spinecoach.ui.window.main_window import MainWindow
from spinecoach.ui.window.qt_language import qt_speaks, write_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from spinecoach.app.paths import Paths
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.outcomes import WhenMissing
    from spinecoach.core.trouble import Trouble
    from spinecoach.ui.window.main_window import Renewal


FIRST_ANSWERS_S = 30.0
"""Seconds that a process that has just started may take until it answers a second one."""

ASKED_AGAIN_S = 0.1


def open_window(
    paths: Paths,
    pace: float,
    phrases: Phrases,
    data_dir: Path | None = None,
    file: Path | None = None,
) -> int:
    """Show the window until it is closed; return the exit code.

    `data_dir` is the folder named on the command line, if any: errors are logged below it. `file`
    is a plan or an archive that is shown.
    """
    paint_in_one_thread()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("SpineCoach")
    application.setDesktopFileName("spinecoach")
    found = _found(paths, phrases, application)
    if found is None:
        return 0
    paths = found
    lock = _first_or_none(paths, phrases, file)
    if lock is None:
        return 0
    if isinstance(lock, str):
        from spinecoach.app.failure import say

        say(lock, in_window=True)
        return 1
    with ExitStack() as closing:
        closing.callback(lock.release)
        settings = JsonSettings(paths.data)
        apply_style(application, lambda: settings.get().theme)
        set_figure_look(settings.get().skin, settings.get().build)
        let_move(moves=not settings.get().reduced_motion)
        opening: Renewal | Path | None = file
        while True:
            code, opening = _shown(paths, settings, pace, phrases, data_dir, opening)
            if opening is None:
                return code
            from spinecoach.app.language import phrases_for

            phrases = phrases_for(data_dir)  # in the language that is set now


def _found(paths: Paths, phrases: Phrases, application: QApplication) -> Paths | None:
    """Return the paths of the history; ask if it is missing; None = end the program."""
    if holds_history(paths.data):
        return paths
    from spinecoach.app.missing import settle

    def ask(trouble: Trouble) -> WhenMissing | Path:
        from spinecoach.ui.window.missing_box import ask_missing

        apply_style(application, lambda: "system")
        return ask_missing(trouble, phrases)

    return settle(paths, ask)


def _shown(
    paths: Paths,
    settings: JsonSettings,
    pace: float,
    phrases: Phrases,
    data_dir: Path | None,
    opening: Renewal | Path | None,
) -> tuple[int, Renewal | None]:
    """Show the window until it is closed; return the exit code.

    `opening` is why it is rebuilt, or a file that is shown at the start. The second value is why it
    must be rebuilt once more: all pages and lines of a window stay in the language that it was
    built with.
    """
    with ExitStack() as closing:
        closing.enter_context(_errors_logged(data_dir, phrases))
        closing.enter_context(qt_speaks(phrases.language))
        window = MainWindow(WindowServices(paths, settings, pace, closing, phrases=phrases))
        closing.callback(window.deleteLater)
        write_numbers(window, phrases.language)
        window.first_painted.connect(_name_months_alike)
        window.first_painted.connect(lambda: follow_contrast(lambda: settings.get().theme))
        window.first_painted.connect(lambda: _listen(window, paths.socket, closing))
        window.first_painted.connect(lambda: _collect_here(window, closing))
        if isinstance(opening, Path):
            window.first_painted.connect(lambda: window.open_file(str(opening)))
        elif opening is not None:
            window.first_painted.connect(lambda: window.come_back(opening))
        window.show()
        code = QCoreApplication.exec()
        if window.renewal is None:
            _end_before_qt_asks(code)
        return code, window.renewal


def _first_or_none(
    paths: Paths, phrases: Phrases, file: Path | None = None
) -> Instance | str | None:
    """Take the lock; None if another window came to the front, a text if it cannot be taken.

    The other window shows the `file`. A process that has just started holds the lock before it
    answers, so it is asked again.
    """
    deadline = time.monotonic() + FIRST_ANSWERS_S
    while True:
        lock = Instance.acquire(paths.data, window=True)
        if lock is not None and lock.certain:
            return lock
        if paths.socket and (lock is None or Path(paths.socket).exists()):
            from spinecoach.ui.window.single_instance import raise_first

            if raise_first(paths.socket, str(file) if file else ""):
                if lock is not None:
                    lock.release()
                sys.stdout.write(phrases.commands.brought_to_front() + "\n")
                return None
        if lock is not None:
            return lock  # there are no locks, and nobody answers
        if time.monotonic() > deadline or not has_window(paths.data):
            return phrases.commands.already_running(str(paths.data))
        time.sleep(ASKED_AGAIN_S)


def _name_months_alike() -> None:
    """Keep Python's locale: Qt would change the language of the names of months and days."""
    from locale import LC_TIME, setlocale

    setlocale(LC_TIME, "C")


def _collect_here(window: MainWindow, closing: ExitStack) -> None:
    """From now on collect garbage only in this thread."""
    from spinecoach.ui.window.garbage import Collector

    closing.callback(Collector(window).close)


def _listen(window: MainWindow, own: str, closing: ExitStack) -> None:
    """From now on react to second processes and to signals."""
    closing.enter_context(_signals_close(window))
    from spinecoach.ui.window.single_instance import listen

    if not own:
        return

    def come(path: str) -> None:
        window.come_forward()
        if path:
            window.open_file(path)

    server = listen(own, come)
    closing.callback(server.close)


@contextmanager
def _signals_close(window: MainWindow) -> Iterator[None]:
    """Let Control-C and SIGTERM close the window as its own button does."""
    import signal
    import socket

    from PySide6.QtCore import QSocketNotifier

    ours, theirs = socket.socketpair()
    theirs.settimeout(0.0)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)

    def close() -> None:
        ours.recv(1)  # one attempt for each signal: a form that is not saved keeps the window open
        window.close()

    notifier.activated.connect(close)
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
def _errors_logged(data_dir: Path | None, phrases: Phrases) -> Iterator[None]:
    """Log each error that the window did not handle, and say so in the terminal."""

    def note(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        from spinecoach.app.failure import described, log

        path = log(error, data_dir)  # before the phrase book is used: it may fail too
        its = phrases.commands
        sys.stderr.write(its.goes_on(described(error)) + "\n")
        if path is not None:
            sys.stderr.write(its.details_in(str(path)) + "\n")

    before, sys.excepthook = sys.excepthook, note
    try:
        yield
    finally:
        sys.excepthook = before


def _end_before_qt_asks(code: int) -> None:
    """End the process after everything is closed, if a screen reader is active.

    While Python shuts down, Qt would ask about its widgets once more and crash.
    """
    from PySide6.QtGui import QAccessible

    if QAccessible.isActive():
        import atexit

        atexit.register(os._exit, code)
