"""`spinecoach remind`: a reminder on a due day, silence on every other, and what is answered."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from subprocess import DEVNULL
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.people import JsonPeople
from spinecoach.adapters.files.reminder_memory import JsonReminderMemory
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.system.desktop_notice import (
    CLICKED,
    DesktopNotice,
    NoNoticeError,
)
from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.app import main
from spinecoach.app.commands.remind import BEGIN, LATER, Reminding, stay
from spinecoach.app.run.paths import Paths
from spinecoach.app.run.program import OWN, command_line
from spinecoach.core.coaching.people import Person
from spinecoach.core.coaching.reminders import ReminderState
from spinecoach.core.coaching.week_plan import NAMES
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.session_bus import NoBusError
from tests.notifications import Desktop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tests.session_bus import Bus

MONDAY = datetime.fromisoformat("2026-11-16T07:30")
ANSWERS = "default begin later"


class Desk:
    """A desk at which a person answers, whose clock moves when somebody waits."""

    def __init__(self, folder: Path, *answers: str) -> None:
        JsonSettings(folder).change(reminder="07:30", days="mon wed fri", week_start="monday")
        self.folder = folder
        self.now = MONDAY
        self.answers = list(answers)
        self.shown: list[tuple[str, str]] = []
        self.started: list[Sequence[str]] = []
        self.refuses: list[Exception] = []
        self.meanwhile: Callable[[], object] = lambda: None
        self.taken_away = 0

    def remind(self) -> int:
        return self.reminding().run()

    def reminding(self) -> Reminding:
        return Reminding(
            Paths.of(self.folder),
            Phrases(),
            now=lambda: self.now,
            notice=self._notice,
            sleep=self.sleep,
            start=self.started.append,
        )

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def _notice(self, title: str, words: str, buttons: Mapping[str, str]) -> DesktopNotice:
        assert " ".join(buttons) == ANSWERS
        return Shown(self, title, words)

    @property
    def memory(self) -> JsonReminderMemory:
        return JsonReminderMemory(self.folder)

    def history(self) -> SqliteHistory:
        return SqliteHistory(self.folder, self.now.astimezone)


class Shown(DesktopNotice):
    """A notification at the desk; `show` may be refused."""

    def __init__(self, desk: Desk, title: str, words: str) -> None:
        super().__init__(title, words, {})
        self._desk = desk

    def show(self) -> None:
        if self._desk.refuses:
            raise self._desk.refuses.pop(0)
        self._desk.shown.append((self._title, self._words))

    def wait(self, seconds: float) -> str | None:
        self._desk.sleep(seconds)
        self._desk.meanwhile()
        return self._desk.answers.pop(0) if self._desk.answers else None

    def close(self) -> None:
        self._desk.taken_away += 1


def test_on_a_due_day_it_reminds_once_with_the_minutes(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "", "")
    assert desk.remind() == 0
    assert desk.remind() == 0
    ((title, words),) = desk.shown
    assert title == "Time for your spine"
    assert "minutes" in words
    assert desk.taken_away == 1
    desk.now += timedelta(days=2)
    assert desk.remind() == 0
    assert len(desk.shown) == 2


@pytest.mark.parametrize(
    "change",
    [{"reminder": ""}, {"days": "tue thu"}, {"reminder": "07:31"}],
    ids=["no time", "another day", "too early"],
)
def test_it_is_quiet_if_nothing_is_due(
    tmp_path: Path, change: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path)
    JsonSettings(tmp_path).change(**change)
    assert desk.remind() == 0
    assert desk.shown == []
    assert capsys.readouterr().out == "There is nothing to remind of now.\n"


def test_it_is_quiet_on_an_excused_day(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with closing(desk.history()) as history:
        history.feelings.excuse_today()
    assert desk.remind() == 0
    assert desk.shown == []


def test_it_is_quiet_while_a_window_is_open_or_a_workout_runs(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    lock = Instance.acquire(tmp_path, window=True)
    assert lock is not None
    assert desk.remind() == 0
    assert desk.shown == []
    lock.release()
    desk.answers = [""]
    assert desk.remind() == 0
    assert len(desk.shown) == 1


def test_a_history_that_cannot_be_read_does_not_silence_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path, "")
    (tmp_path / "history.db").write_bytes(b"damaged" * 1000)
    before = (tmp_path / "history.db").read_bytes()
    assert desk.remind() == 0
    assert len(desk.shown) == 1
    assert "is damaged" in capsys.readouterr().err
    assert (tmp_path / "history.db").read_bytes() == before


@pytest.mark.parametrize("answer", [BEGIN, CLICKED])
def test_a_click_opens_the_window(tmp_path: Path, answer: str) -> None:
    desk = Desk(tmp_path, answer)
    assert desk.remind() == 0
    assert desk.started == [command_line(tmp_path)]
    assert desk.taken_away == 1


def test_later_it_reminds_again_and_then_no_more(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LATER, LATER, "")
    assert desk.remind() == 0
    assert len(desk.shown) == 3
    assert desk.now >= MONDAY + timedelta(minutes=60)
    assert desk.started == []
    assert desk.remind() == 0
    assert len(desk.shown) == 3


def test_whoever_trains_in_the_half_hour_is_left_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LATER)

    def train() -> None:
        with closing(desk.history()) as history:
            history.feelings.excuse_today()

    desk.meanwhile = train
    assert desk.remind() == 0
    assert len(desk.shown) == 1


def test_a_reminder_that_was_put_off_comes_also_from_another_process(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "")
    desk.memory.keep(desk.memory.get().snooze(MONDAY))
    assert desk.remind() == 0
    assert desk.shown == []
    desk.now += timedelta(minutes=30)
    assert desk.remind() == 0
    assert len(desk.shown) == 1


def test_half_an_hour_before_midnight_nothing_is_put_off(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LATER)
    desk.now = MONDAY.replace(hour=23, minute=45)
    assert desk.remind() == 0
    assert len(desk.shown) == 1


@pytest.mark.parametrize("ends", ["another day", "a window"])
def test_a_notification_that_nobody_needs_any_more_is_taken_away(tmp_path: Path, ends: str) -> None:
    desk = Desk(tmp_path)
    locks: list[Instance | None] = []
    if ends == "a window":
        desk.meanwhile = lambda: locks.append(Instance.acquire(tmp_path, window=True))
    assert desk.remind() == 0
    assert desk.taken_away == 1
    assert (desk.now.date() == MONDAY.date()) is (ends == "a window")
    for lock in filter(None, locks):
        lock.release()


def test_a_desktop_that_is_just_beginning_is_asked_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "")
    desk.refuses = [NoNoticeError("not yet"), NoNoticeError("not yet")]
    assert desk.remind() == 0
    assert len(desk.shown) == 1
    assert desk.now >= MONDAY + timedelta(seconds=60)


@pytest.mark.parametrize("back", [True, False])
def test_a_desktop_that_ends_meanwhile_and_begins_again_shows_it_again(
    tmp_path: Path, *, back: bool
) -> None:
    desk = Desk(tmp_path)

    def end() -> None:
        desk.meanwhile = lambda: desk.answers.append("")
        desk.refuses = [NoNoticeError("not yet") for _ in range(2 if back else 20)]
        raise NoNoticeError("gone")

    desk.meanwhile = end
    assert desk.remind() == (0 if back else 1)
    assert len(desk.shown) == (2 if back else 1)
    desk.refuses = []
    assert desk.remind() == 0  # the next run tries again
    assert len(desk.shown) == 2


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (NoBusError(), "There is no desktop here"),
        (NoNoticeError("no such service"), "cannot be shown: no such service"),
    ],
)
def test_if_nothing_can_be_shown_it_says_so_and_the_next_run_tries_again(
    tmp_path: Path, refusal: Exception, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path, "")
    desk.refuses = 20 * [refusal]
    assert desk.remind() == 1
    assert words in capsys.readouterr().err
    desk.refuses = []
    assert desk.remind() == 0
    assert len(desk.shown) == 1


def test_on_a_system_without_a_session_bus_the_tray_reminds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[object, ...]] = []
    desk = Desk(tmp_path, BEGIN)
    module = ModuleType("spinecoach.app.commands.tray_notice")

    def tray(title: str, words: str, *rest: object) -> Shown:
        made.append(rest[1:])
        return Shown(desk, title, words)

    module.TrayNotice = tray  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spinecoach.app.commands.tray_notice", module)
    monkeypatch.setattr(sys, "platform", "darwin")
    paths = Paths.of(tmp_path)
    reminding = Reminding(
        paths, Phrases(), now=lambda: desk.now, sleep=desk.sleep, start=desk.started.append
    )
    assert reminding.run() == 0
    assert made == [(BEGIN, LATER)]
    assert desk.started == [command_line(tmp_path)]


class GoneError(Exception):
    """The session of the desktop has ended."""


def test_the_one_that_stays_asks_another_process_only_when_it_may_be_time(tmp_path: Path) -> None:
    desk, runs = Desk(tmp_path), tmp_path / "runs"
    desk.now = MONDAY - timedelta(minutes=10)
    command = [sys.executable, "-c", f"open({str(runs)!r}, 'a').write('.')"]

    def sleep(seconds: float) -> None:
        desk.sleep(seconds)
        if desk.now > MONDAY + timedelta(minutes=20):
            desk.memory.keep(desk.memory.get().after_reminding(desk.now))
        if desk.now > MONDAY + timedelta(hours=3):
            raise GoneError

    with pytest.raises(GoneError):
        stay(desk.reminding(), command, sleep)
    assert runs.read_text() == ".."  # at 7:30 and a quarter of an hour later


def test_one_of_several_people_is_reminded_by_what_is_theirs_and_it_opens_for_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = JsonPeople(tmp_path)
    ann = people.add("Ann", "Bo")
    assert isinstance(ann, Person)
    paths = Paths.of(tmp_path).of_person(ann.own)
    desk = Desk(paths.data, BEGIN)
    reminding = Reminding(
        paths,
        Phrases(),
        now=lambda: desk.now,
        notice=desk._notice,
        sleep=desk.sleep,
        start=desk.started.append,
    )
    assert reminding.run() == 0
    assert desk.started == [command_line(tmp_path, person="Ann")]
    JsonSettings(paths.data).change(reminder="")  # or it would be due on some days of ours
    assert main(["remind", OWN, ann.own, "--data-dir", str(tmp_path)]) == 0
    people.remove(ann)
    capsys.readouterr()
    assert main(["remind", OWN, ann.own, "--data-dir", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "There is nothing to remind of now.\n"


WITHOUT_QT = (
    "import sys; sys.modules['PySide6'] = None; "
    "from spinecoach.app import main; sys.exit(main(sys.argv[1:]))"
)


def test_the_whole_program_reminds_on_a_real_bus_without_qt_until_the_day_is_done(
    tmp_path: Path, bus: Bus
) -> None:
    today = NAMES[datetime.now().astimezone().weekday()]
    JsonSettings(tmp_path).change(reminder="00:00", days=today, warm_up=False)

    def run(*words: str) -> None:
        command = [sys.executable, "-c", WITHOUT_QT, *words, "--data-dir", str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=DEVNULL)
        assert (done.returncode, done.stderr) == (0, "")

    with closing(Desktop(bus, "", "")) as desktop:
        run("remind", "--language", "de")
        assert desktop.shown[0][3] == "Zeit für Ihren Rücken"
        JsonReminderMemory(tmp_path).keep(ReminderState())
        run("--text", "--pace", "1000")
        run("remind")
        assert len(desktop.shown) == 1
