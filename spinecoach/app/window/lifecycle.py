"""Wires the window: only one process, its services, and a clean end in every case.

Before the first paint only what is on the screen is imported and built; `services` builds the
rest on demand.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.whereabouts import holds_history
from spinecoach.adapters.system.instance_lock import Instance, has_window
from spinecoach.app.window.services import WindowServices
from spinecoach.ui.style.motion import let_move
from spinecoach.ui.style.paint import paint_in_one_thread
from spinecoach.ui.style.theme import apply_style, apply_theme, follow_contrast, set_figure_look
from spinecoach.ui.window.main_window import MainWindow, Renewal
from spinecoach.ui.window.qt_language import qt_speaks, write_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from spinecoach.adapters.files.people import JsonPeople
    from spinecoach.app.run.paths import Paths
    from spinecoach.core.coaching.people import Person
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.outcomes import WhenMissing
    from spinecoach.core.trouble import Trouble
    from spinecoach.ui.window.who_window import WhoWindow


FIRST_ANSWERS_S = 30.0
"""Seconds that a process that has just started may take until it answers a second one."""

ASKED_AGAIN_S = 0.1


class Trainee(NamedTuple):
    """Who trains: where their files are, their settings, all sentences in their language."""

    paths: Paths
    settings: JsonSettings
    phrases: Phrases


class Typed(NamedTuple):
    """What was typed: see `open_window`."""

    pace: float
    data_dir: Path | None
    file: Path | None
    who: Person | None
    language: str


def open_window(
    paths: Paths,
    pace: float,
    phrases: Phrases,
    data_dir: Path | None = None,
    file: Path | None = None,
    *,
    who: Person | None = None,
    language: str = "",
) -> int:
    """Show the window until it is closed; return the exit code.

    `data_dir` is the folder named on the command line, if any: errors are logged below it. `file`
    is a plan or an archive that is shown. `who` of several people and `language` were typed too.
    """
    paint_in_one_thread()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("SpineCoach")
    application.setDesktopFileName("spinecoach")
    found = paths if paths.shared else _found(paths, phrases, application)
    if found is None:
        return 0
    paths = found
    lock = _first_or_none(paths, phrases, file)
    if lock is None:
        return 0
    if isinstance(lock, str):
        from spinecoach.app.run.failure import say

        say(lock, in_window=True)
        return 1
    typed = Typed(pace, data_dir, file, who, language)
    try:
        return _until_closed(application, Trainee(paths, JsonSettings(paths.data), phrases), typed)
    finally:
        lock.release()


def _until_closed(application: QApplication, first: Trainee, typed: Typed) -> int:
    """Show one window after the other, as long as each is to be rebuilt; return the exit code."""
    trainee: Trainee | None = first

    def theme() -> str:
        return (trainee or first).settings.get().theme

    apply_style(application, theme)
    opening: Renewal | Path | None = typed.file
    if first.paths.shared:
        trainee, handed = _first_of_several(first, typed)
        opening = Path(handed) if handed else typed.file
    while trainee is not None:
        preferences = trainee.settings.get()
        set_figure_look(preferences.skin, preferences.build)
        let_move(moves=not preferences.reduced_motion)
        code, opening, person = _shown(trainee, typed, opening, theme)
        if opening is None:
            return code
        if opening is Renewal.PERSON and person is not None:
            trainee = _let_train(trainee, person, typed.data_dir)
            continue
        from spinecoach.app.run.language import phrases_for

        # In the language that is set now.
        phrases = phrases_for(typed.data_dir, data=trainee.paths.data)
        trainee = trainee._replace(phrases=phrases)
    return 0


def _first_of_several(trainee: Trainee, typed: Typed) -> tuple[Trainee | None, str]:
    """Return the one who was named, or who answers; None if the question was closed.

    Until then everything looks and reads as for who trained last. The second value is a file that
    another process handed over meanwhile, "" without one.
    """
    from spinecoach.adapters.files.people import JsonPeople

    household = JsonPeople(trainee.paths.home)
    latest = trainee.paths.of_person(household.people.latest.own)
    before = Trainee(latest, JsonSettings(latest.data), trainee.phrases)
    apply_theme(before.settings.get().theme)
    who, file, people = typed.who, "", household.people
    if who is None and people.several:
        who, file = _asked(household, before, typed.data_dir)
    elif who is None:
        who = people.everybody[0]
    if who is None:
        return None, file
    return _let_train(before, who, typed.data_dir, typed.language), file


def _asked(
    household: JsonPeople, before: Trainee, data_dir: Path | None
) -> tuple[Person | None, str]:
    """Ask in a window who trains, None if it is closed; return a file that was handed over too."""
    from spinecoach.ui.window.who_window import WhoWindow

    with ExitStack() as closing:
        closing.enter_context(_errors_logged(data_dir, before.phrases))
        window = WhoWindow(household, before.phrases, before.settings.get().window)
        closing.callback(window.deleteLater)
        QTimer.singleShot(0, lambda: _listen(window, before.paths.socket, closing))
        window.show()
        code = QCoreApplication.exec()
        if window.person is None:
            _end_before_qt_asks(code)
        return window.person, window.file


def _let_train(
    before: Trainee, person: Person, data_dir: Path | None, language: str = ""
) -> Trainee | None:
    """Let somebody train who has the screen after another one; None if the program ends.

    Nothing else of the one before goes on to them.
    """
    from spinecoach.app.run.language import phrases_for
    from spinecoach.app.run.people import trains
    from spinecoach.app.window.people import hand_over

    paths = _found(before.paths.of_person(person.own), before.phrases)
    if paths is None:
        return None
    settings = JsonSettings(paths.data)
    hand_over(before.settings, settings)
    trains(paths)
    apply_theme(settings.get().theme)
    return Trainee(paths, settings, phrases_for(data_dir, language, data=paths.data))


def _found(paths: Paths, phrases: Phrases, application: QApplication | None = None) -> Paths | None:
    """Return the paths of the history; ask if it is missing; None = end the program.

    `application` is one that has no style yet.
    """
    if holds_history(paths.data):
        return paths
    from spinecoach.app.run.missing import settle

    def ask(trouble: Trouble) -> WhenMissing | Path:
        from spinecoach.ui.window.missing_box import ask_missing

        if application is not None:
            apply_style(application, lambda: "system")
        return ask_missing(trouble, phrases)

    return settle(paths, ask)


def _shown(
    trainee: Trainee, typed: Typed, opening: Renewal | Path | None, theme: Callable[[], str]
) -> tuple[int, Renewal | None, Person | None]:
    """Show the window until it is closed; return the exit code.

    `opening` is why it is rebuilt, or a file that is shown at the start. The second value is why it
    must be rebuilt once more: all pages and lines of a window stay in the language that it was
    built with. The third is who trains then, if it is somebody else.
    """
    paths, settings, phrases = trainee
    with ExitStack() as closing:
        closing.enter_context(_errors_logged(typed.data_dir, phrases))
        closing.enter_context(qt_speaks(phrases.language))
        services = WindowServices(paths, settings, typed.pace, closing, phrases=phrases)
        window = MainWindow(services)
        closing.callback(window.deleteLater)
        write_numbers(window, phrases.language)
        window.first_painted.connect(_name_months_alike)
        window.first_painted.connect(lambda: follow_contrast(theme))
        window.first_painted.connect(lambda: _listen(window, paths.socket, closing))
        window.first_painted.connect(lambda: _collect_here(window, closing))
        window.first_painted.connect(lambda: _turn_players_up(services))
        if isinstance(opening, Path):
            window.first_painted.connect(lambda: window.open_file(str(opening)))
        elif opening is not None and opening not in {Renewal.PERSON, Renewal.SHARED}:
            window.first_painted.connect(lambda: window.come_back(opening))
        window.show()
        code = QCoreApplication.exec()
        if window.renewal is None:
            _end_before_qt_asks(code)
        return code, window.renewal, window.next_person


def _first_or_none(
    paths: Paths, phrases: Phrases, file: Path | None = None
) -> Instance | str | None:
    """Take the lock; None if another window came to the front, a text if it cannot be taken.

    The other window shows the `file`. A process that has just started holds the lock before it
    answers, so it is asked again.
    """
    deadline = time.monotonic() + FIRST_ANSWERS_S
    while True:
        lock = Instance.acquire(paths.home, window=True)
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
        if time.monotonic() > deadline or not has_window(paths.home):
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


def _turn_players_up(services: WindowServices) -> None:
    """Turn other players up that stayed soft as this program and its worker were killed."""
    from spinecoach.adapters.ducking.record_file import players_left_soft

    if players_left_soft():
        services.sound.restore_players()


def _listen(window: MainWindow | WhoWindow, own: str, closing: ExitStack) -> None:
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
def _signals_close(window: MainWindow | WhoWindow) -> Iterator[None]:
    """Let Control-C, and what ends a session, close the window as its own button does."""
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
        number: signal.signal(number, lambda *_: None)
        for number in (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
        # A program that was started by nohup goes on without its terminal.
        if signal.getsignal(number) is not signal.SIG_IGN
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
        from spinecoach.app.run.failure import described, log

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
