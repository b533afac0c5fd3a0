"""The window's own frame: one copy, and a clean end whatever happens outside."""

from __future__ import annotations

import locale
import os
import signal
import subprocess
import sys
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from spinecoach import assets
from spinecoach.adapters.ducking.record_file import FILE
from spinecoach.adapters.files.people import JsonPeople
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.system.instance_lock import Instance, has_window
from spinecoach.app.run.language import phrases_for
from spinecoach.app.run.paths import Paths
from spinecoach.app.services.archives import ArchiveService
from spinecoach.app.window import lifecycle
from spinecoach.app.window.lifecycle import (
    _errors_logged,
    _first_or_none,
    _name_months_alike,
    _signals_close,
)
from spinecoach.app.window.sound import WindowSound
from spinecoach.core.coaching.people import Person
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.archive import Undone
from spinecoach.ui.style.theme import FIGURE_LOOK, is_dark
from spinecoach.ui.window import who_window
from spinecoach.ui.window.main_window import MainWindow
from spinecoach.ui.window.single_instance import listen
from spinecoach.ui.window.tabs import Tab
from spinecoach.ui.window.who_window import WhoWindow
from tests.histories import years
from tests.languages import put_language
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from spinecoach.core.coaching.ports import PeopleReader
    from spinecoach.ui.services import Services

PHRASES = Phrases()

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such sockets and signals")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.of(tmp_path)


@pytest.fixture
def application(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the window be opened in the application of all tests, which is afterwards as it was."""
    monkeypatch.setattr(lifecycle, "QApplication", lambda _: qapp)
    months, look = locale.setlocale(locale.LC_TIME), qapp.property(FIGURE_LOOK)
    yield
    qapp.setProperty(FIGURE_LOOK, look)
    locale.setlocale(locale.LC_TIME, months)


@contextmanager
def another(paths: Paths, *, in_window: bool) -> Iterator[None]:
    """Another copy holds the lock."""
    lock = Instance.acquire(paths.data, window=in_window)
    assert lock is not None
    yield
    lock.release()


def look_after_first_paint(
    look: Callable[[MainWindow], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Have each window that is opened looked at once it is painted."""

    class Watched(MainWindow):
        def __init__(self, services: Services) -> None:
            super().__init__(services)
            self.first_painted.connect(lambda: QTimer.singleShot(0, partial(look, self)))

    monkeypatch.setattr(lifecycle, "MainWindow", Watched)


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(lifecycle, "time", clock)
    return clock


# --- one copy --------------------------------------------------------------------------------


def test_the_first_copy_takes_the_lock_and_says_that_it_has_a_window(paths: Paths) -> None:
    lock = _first_or_none(paths, PHRASES)
    assert isinstance(lock, Instance)
    assert has_window(paths.data)
    lock.release()


def test_a_copy_in_the_terminal_is_told_of_at_once(paths: Paths, clock: Clock) -> None:
    with another(paths, in_window=False):
        assert _first_or_none(paths, PHRASES) == PHRASES.commands.already_running(str(paths.data))
    assert clock.now == 0.0


def test_a_window_that_never_answers_is_waited_for_and_then_told_of(
    paths: Paths, clock: Clock, qtbot: QtBot
) -> None:
    del qtbot
    with another(paths, in_window=True):
        assert _first_or_none(paths, PHRASES) == PHRASES.commands.already_running(str(paths.data))
    assert lifecycle.FIRST_ANSWERS_S < clock.now < lifecycle.FIRST_ANSWERS_S + 1.0


def test_a_lock_that_is_free_again_meanwhile_is_taken(
    paths: Paths, clock: Clock, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    del qtbot
    other = Instance.acquire(paths.data, window=True)
    assert other is not None
    monkeypatch.setattr(clock, "sleep", lambda _: other.release())
    lock = _first_or_none(paths, PHRASES)
    assert isinstance(lock, Instance)
    lock.release()


ANSWERS = """
import sys
from PySide6.QtCore import QCoreApplication
from spinecoach.ui.window.single_instance import listen
app = QCoreApplication([])
server = listen(sys.argv[1], lambda _: app.quit())
print("listening", flush=True)
app.exec()
"""


@posix
def test_a_window_that_answers_comes_forward_instead(
    paths: Paths, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    del qtbot
    command = [sys.executable, "-c", ANSWERS, paths.socket]
    with (
        another(paths, in_window=True),
        subprocess.Popen(command, stdout=subprocess.PIPE) as first,
    ):
        assert first.stdout is not None
        assert first.stdout.readline()
        assert _first_or_none(paths, PHRASES) is None
        assert first.wait(PATIENCE) == 0
    assert capsys.readouterr().out == PHRASES.commands.brought_to_front() + "\n"


@posix
def test_if_there_are_no_locks_a_window_that_answers_comes_forward_too(
    paths: Paths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    lock = Instance(None)
    released: list[bool] = []
    monkeypatch.setattr(lock, "release", lambda: released.append(True))
    monkeypatch.setattr(Instance, "acquire", lambda *_, **__: lock)
    command = [sys.executable, "-c", ANSWERS, paths.socket]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        assert first.stdout.readline()
        assert _first_or_none(paths, PHRASES) is None
        assert first.wait(PATIENCE) == 0
    assert released == [True]


@posix
def test_if_there_are_no_locks_a_socket_that_nobody_answers_stops_nobody(
    paths: Paths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    server = listen(paths.socket, lambda _: None)
    server.close()  # as after a crash
    monkeypatch.setattr(Instance, "acquire", lambda *_, **__: Instance(None))
    lock = _first_or_none(paths, PHRASES)
    assert isinstance(lock, Instance)
    assert not lock.certain


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize(
    ("found", "code", "said"),
    [(None, 0, []), ("Another copy is running.", 1, ["Another copy is running."])],
)
def test_a_second_copy_opens_no_window(
    paths: Paths,
    monkeypatch: pytest.MonkeyPatch,
    found: str | None,
    code: int,
    said: list[str],
) -> None:
    told: list[str] = []
    monkeypatch.setattr(lifecycle, "_first_or_none", lambda *_: found)
    monkeypatch.setattr(lifecycle, "MainWindow", pytest.fail)
    monkeypatch.setattr(
        "spinecoach.app.run.failure.say", lambda text, *, in_window: told.append(text * in_window)
    )
    assert lifecycle.open_window(paths, 1.0, PHRASES) == code
    assert told == said


# --- from outside ----------------------------------------------------------------------------


class Closing:
    """A window that counts how often it was asked to close, and stays open."""

    def __init__(self) -> None:
        self.closed = 0

    def close(self) -> None:
        self.closed += 1


@pytest.fixture(params=[signal.SIGINT, signal.SIGTERM])
def number(request: pytest.FixtureRequest) -> Iterator[int]:
    """A signal that is heeded: tests that were started in the background inherit it ignored."""
    before = signal.signal(request.param, signal.SIG_DFL)
    yield request.param
    signal.signal(request.param, before)


@posix
def test_each_signal_closes_the_window_once_as_its_button_does(qtbot: QtBot, number: int) -> None:
    shown = Closing()
    before = signal.getsignal(number)
    with _signals_close(shown):  # type: ignore[arg-type]
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: shown.closed > 0)
        QApplication.processEvents()
        assert shown.closed == 1
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: shown.closed > 1)
        QApplication.processEvents()
        assert shown.closed == 2
    assert signal.getsignal(number) is before
    assert signal.set_wakeup_fd(-1) == -1


def test_an_error_in_the_window_is_logged_and_told_and_the_window_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sys.excepthook
    error = OSError(28, "No space left on device")
    with _errors_logged(tmp_path, PHRASES):
        sys.excepthook(OSError, error, None)
    assert sys.excepthook is before
    told = capsys.readouterr().err
    assert told.startswith(PHRASES.commands.goes_on("No space left on device"))
    (log,) = tmp_path.rglob("*.log")
    assert str(log) in told
    assert "No space left on device" in log.read_text(encoding="utf-8")


def test_months_have_the_same_names_whatever_the_machine_speaks() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "C.UTF-8")
        _name_months_alike()
        assert locale.setlocale(locale.LC_TIME) == "C"
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.skipif(sys.platform != "linux", reason="players are turned down on Linux")
@pytest.mark.usefixtures("application")
def test_players_that_a_killed_program_left_soft_are_turned_up_by_the_next_start(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    turned_up: list[int] = []
    monkeypatch.setattr(WindowSound, "restore_players", lambda _: turned_up.append(1))
    look_after_first_paint(MainWindow.close, monkeypatch)
    lifecycle.open_window(paths, 1.0, PHRASES)
    assert turned_up == []
    (tmp_path / FILE).write_text('{"org.mpris.MediaPlayer2.radio": [0.8, 0.32, 0.32]}')
    lifecycle.open_window(paths, 1.0, PHRASES)
    assert turned_up == [1]


# --- another language ------------------------------------------------------------------------


class Shown(NamedTuple):
    """What was on the screen of one window."""

    title: str
    page: str
    shape: QSize


@pytest.mark.usefixtures("application")
def test_another_language_is_spoken_at_once_by_a_new_window_at_the_settings(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_language(tmp_path / "locale")
    monkeypatch.setattr(assets, "locale_dir", lambda: tmp_path / "locale")
    seen: list[Shown] = []

    def look(shown: MainWindow) -> None:
        """Choose the other language in the first window, close the second."""
        if not seen:
            shown.resize(790, 720)  # within the screen of the offscreen platform
            shown.go(Tab.SETTINGS)
        tab = shown._nav.buttons[Tab.TODAY].text()
        seen.append(Shown(tab, type(shown.open_page).__name__, shown.size()))
        if len(seen) == 1:
            shown.settings.controls.choices["language"].buttons["de"].click()
        else:
            QTimer.singleShot(0, shown.close)

    look_after_first_paint(look, monkeypatch)
    assert lifecycle.open_window(paths, 10.0, PHRASES, tmp_path) == 0
    first, second = seen
    assert (first.title, first.page) == ("Today", "SettingsPage")
    assert (second.title, second.page) == ("«Tódáy~»", "SettingsPage")
    assert first.shape == second.shape
    assert JsonSettings(paths.data).get().language == "de"
    lock = Instance.acquire(paths.data)
    assert lock is not None
    lock.release()


@pytest.mark.usefixtures("application")
def test_an_archive_that_is_dropped_and_brought_in_is_shown_by_a_new_window_and_undone(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "other.spinecoach"
    with closing(SqliteHistory(tmp_path / "other", wait=None)) as other:
        other.add(years(2))
        settings = JsonSettings(tmp_path / "other")
        settings.change(language="de", theme="dark", volume=1)
        ArchiveService(other, settings, "en").save(str(archive))
    seen: list[tuple[str, str]] = []

    def look(shown: MainWindow) -> None:
        """Bring it in in the first window, undo that in the second, close the third."""
        if not seen:
            shown.open_file(str(archive))
        section = shown.settings.archive
        seen.append((shown._nav.buttons[Tab.TODAY].text(), section.notice.text))
        match len(seen):
            case 1:
                section.bring_in.click()
            case 2:
                section.notice.action.click()
            case _:
                QTimer.singleShot(0, shown.close)

    look_after_first_paint(look, monkeypatch)
    assert lifecycle.open_window(paths, 10.0, PHRASES, tmp_path) == 0
    first, second, third = seen
    assert first[0] == third[0] == "Today"
    assert second == (
        "Heute",
        "other.spinecoach wurde übernommen. Das können Sie rückgängig machen.",
    )
    assert third[1] == PHRASES.archive.undone(Undone.DONE, "")
    kept = JsonSettings(paths.data).get()
    assert (kept.language, kept.theme, kept.volume) == ("system", "system", 80)
    with closing(SqliteHistory(paths.data, only_read=True)) as history:
        assert history.workouts() == []


# --- several people --------------------------------------------------------------------------


@pytest.fixture
def household(tmp_path: Path, application: None) -> JsonPeople:
    """Anna, whose folder it was, and Ben, who trained last, in German and in the dark."""
    del application
    people = JsonPeople(tmp_path)
    ben = people.add("Ben", "Anna")
    assert isinstance(ben, Person)
    people.trains(ben)
    JsonSettings(people.folder(ben)).change(language="de", theme="dark", microphone="USB")
    JsonSettings(tmp_path).change(language="en", theme="light")
    return people


class Seen(NamedTuple):
    """What was on the screen of one window."""

    tab: str
    name: str
    dark: bool
    folder: str


def seen_of(shown: MainWindow) -> Seen:
    assert shown._nav.person is not None
    return Seen(
        shown._nav.buttons[Tab.TODAY].text(),
        shown._nav.person.text(),
        is_dark(shown.palette()),
        shown._services.settings.get().microphone + shown.settings.about.folder.text(),
    )


def answer_who(key: Qt.Key | None, monkeypatch: pytest.MonkeyPatch, file: str = "") -> list[str]:
    """Press a key, None = close, in the window that asks who trains; return what it showed.

    `file` is handed over by another process meanwhile.
    """
    asked: list[str] = []

    class Asking(WhoWindow):
        def __init__(self, household: PeopleReader, phrases: Phrases, shape: str) -> None:
            super().__init__(household, phrases, shape)
            if file:
                self.open_file(file)
            asked.extend(button.text() for button in self.page.buttons)
            asked.append(self.page.accessibleName())
            act = self.close if key is None else partial(QTest.keyClick, self.page, key)
            QTimer.singleShot(0, act)

    monkeypatch.setattr(who_window, "WhoWindow", Asking)
    return asked


def test_who_trains_is_asked_once_and_switched_without_a_new_start(
    household: JsonPeople, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_who(Qt.Key.Key_2, monkeypatch)
    seen: list[Seen] = []

    def look(shown: MainWindow) -> None:
        """Let Anna train after Ben, then Ben again, and close."""
        seen.append(seen_of(shown))
        everybody = household.people.everybody
        if len(seen) < 3:
            shown.let_train(everybody[len(seen) - 1])
        else:
            QTimer.singleShot(0, shown.close)

    look_after_first_paint(look, monkeypatch)
    german = phrases_for(None, "de")
    assert lifecycle.open_window(paths, 10.0, german, paths.data) == 0
    assert asked == ["1 Anna", "2 Ben", german.people.who_trains()]
    ben = str(household.folder(household.people.everybody[1]))
    at_ben = Seen("Heute", "Ben", dark=True, folder=f"USB{ben}")
    at_anna = Seen("Today", "Anna", dark=False, folder=f"USB{paths.data}")
    assert seen == [at_ben, at_anna, at_ben]
    assert JsonPeople(paths.data).people.latest.name == "Ben"
    lock = Instance.acquire(paths.data)
    assert lock is not None
    lock.release()


def test_who_was_named_is_not_asked(
    household: JsonPeople, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(who_window, "WhoWindow", pytest.fail)
    seen: list[Seen] = []

    def look(shown: MainWindow) -> None:
        seen.append(seen_of(shown))
        QTimer.singleShot(0, shown.close)

    look_after_first_paint(look, monkeypatch)
    anna = household.people.everybody[0]
    typed = phrases_for(None, "fr")
    assert lifecycle.open_window(paths, 10.0, typed, paths.data, who=anna, language="fr") == 0
    assert [(one.tab, one.name) for one in seen] == [(typed.window.today(), "Anna")]


def test_nobody_is_shown_if_the_question_is_closed(
    household: JsonPeople, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert household.people.several
    answer_who(None, monkeypatch)
    monkeypatch.setattr(lifecycle, "MainWindow", pytest.fail)
    assert lifecycle.open_window(paths, 10.0, PHRASES, paths.data) == 0
    lock = Instance.acquire(paths.data)
    assert lock is not None
    lock.release()


def test_if_the_others_are_gone_the_first_is_not_asked_either(
    household: JsonPeople, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    household.remove(household.people.everybody[1])
    monkeypatch.setattr(who_window, "WhoWindow", pytest.fail)
    names: list[object] = []

    def look(shown: MainWindow) -> None:
        names.append(shown._nav.person)
        QTimer.singleShot(0, shown.close)

    look_after_first_paint(look, monkeypatch)
    assert lifecycle.open_window(paths, 10.0, PHRASES, paths.data) == 0
    assert names == [None]


def test_if_the_next_ones_history_is_away_and_that_ends_the_program_nobody_is_shown(
    household: JsonPeople, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = household.people.everybody[1]
    shown_for: list[str] = []

    def look(shown: MainWindow) -> None:
        shown_for.append(seen_of(shown).name)
        monkeypatch.setattr(lifecycle, "_found", lambda *_: None)
        shown.let_train(ben)

    look_after_first_paint(look, monkeypatch)
    anna = household.people.everybody[0]
    assert lifecycle.open_window(paths, 10.0, PHRASES, paths.data, who=anna) == 0
    assert shown_for == ["Anna"]


def test_a_file_that_comes_while_it_is_asked_waits_for_who_is_chosen(
    household: JsonPeople, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert household.people.several
    answer_who(Qt.Key.Key_1, monkeypatch, "/home/me/a.spineplan")
    opened: list[tuple[str, str]] = []

    def note(shown: MainWindow, path: str) -> None:
        opened.append((seen_of(shown).name, path))

    monkeypatch.setattr(MainWindow, "open_file", note)
    look_after_first_paint(lambda shown: QTimer.singleShot(0, shown.close), monkeypatch)
    assert lifecycle.open_window(paths, 10.0, PHRASES, paths.data) == 0
    assert opened == [("Anna", "/home/me/a.spineplan")]
