"""The sharing behind both front ends: rounds in a thread, none in mid-workout, one choice."""

from __future__ import annotations

import threading
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.edits import added
from spinecoach.adapters.history.machine import MachineNotes, ReadFile
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.sharing.person import PersonEdits
from spinecoach.app.services import sharing
from spinecoach.app.services.sharing import SharingService
from spinecoach.core.record.edits import SETTING, Edit, Place
from spinecoach.core.trouble import TroubleKind
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FIRST, SECOND, *_ = years(2)
LONG = 30.0
"""Seconds until a test that waits for another thread fails."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Callable[[str], tuple[SqliteHistory, SharingService]]]:
    with ExitStack() as closing_:

        def made(name: str) -> tuple[SqliteHistory, SharingService]:
            history = SqliteHistory(tmp_path / name, WallClock(), wait=None)
            closing_.callback(history.close)
            made_service = SharingService(history)
            closing_.callback(made_service.close)
            return history, made_service

        yield made


def test_what_is_not_shared_stays_here(
    service: Callable[[str], tuple[SqliteHistory, SharingService]], folder: Path
) -> None:
    history, shares = service("laptop")
    history.add([FIRST])
    assert shares.once().folder == ""
    shares.start()
    assert list(folder.iterdir()) == []


def test_a_folder_is_kept_until_it_is_given_up(
    service: Callable[[str], tuple[SqliteHistory, SharingService]], tmp_path: Path, folder: Path
) -> None:
    history, shares = service("laptop")
    history.add([FIRST])
    assert shares.choose_folder(str(folder)) is None
    assert shares.once().away == ""
    assert SharingService(history).state.folder == str(folder)
    (own,) = folder.iterdir()
    assert shares.end() is None
    assert shares.state.folder == ""
    assert list(folder.iterdir()) == [own]
    assert (tmp_path / "laptop" / "sharing.json").exists() is False


def test_a_folder_that_cannot_be_kept_says_why(
    service: Callable[[str], tuple[SqliteHistory, SharingService]], tmp_path: Path, folder: Path
) -> None:
    _, shares = service("laptop")
    (tmp_path / "laptop" / "sharing.json.new").mkdir()
    trouble = shares.choose_folder(str(folder))
    assert trouble is not None
    assert trouble.kind is TroubleKind.FILE_NOT_KEPT


def test_the_state_names_each_other_machine_once(
    service: Callable[[str], tuple[SqliteHistory, SharingService]], folder: Path
) -> None:
    histories = [service(name) for name in ("laptop", "desk")]
    for history, shares in histories:
        history.add([FIRST] if not histories.index((history, shares)) else [SECOND])
        shares.choose_folder(str(folder))
    for _ in range(3):
        for _, shares in histories:
            shares.once()
    for history, shares in histories:
        assert len(shares.state.machines) == 1
        assert len(history.workouts()) == 2


def test_a_round_in_mid_question_adds_no_machine_without_a_name(
    service: Callable[[str], tuple[SqliteHistory, SharingService]],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, shares = service("laptop")
    shares.choose_folder(str(folder))
    later = {"a": ReadFile("digest", "aaaaaaaa", "desk", "2026-11-22T07:30:00+00:00")}
    nothing: dict[str, ReadFile] = {}
    answers = iter([nothing])
    monkeypatch.setattr(MachineNotes, "read", property(lambda _: next(answers, later)))
    assert not shares.state.machines
    assert [machine.name for machine in shares.state.machines] == ["desk"]


def test_machines_of_one_name_are_told_apart_by_their_marks(
    service: Callable[[str], tuple[SqliteHistory, SharingService]], folder: Path
) -> None:
    (_, one), (_, two), (history, three) = map(service, ("laptop", "desk", "stick"))
    for shares in (one, two, three):
        shares.choose_folder(str(folder))
        shares.once()
    names = {machine.name for machine in three.state.machines}
    assert len(names) == 2
    assert all(name.startswith(f"{three.state.name} ") for name in names)
    assert history.trouble is None


def test_what_comes_for_the_files_of_a_person_is_told_until_it_is_in_them(
    service: Callable[[str], tuple[SqliteHistory, SharingService]], folder: Path
) -> None:
    (laptop, one), (desk, two) = service("laptop"), service("desk")
    here, there = JsonSettings(laptop.folder), JsonSettings(desk.folder)
    here.change(pace=0.8)
    assert not two.take_in(there)  # nothing is shared
    told: list[bool] = []
    two.listen(told.append)
    for shares in (one, two):
        shares.choose_folder(str(folder))
        shares.once()
    two.once()
    assert told == [True, True]
    assert two.take_in(there)
    assert there.get().pace == 0.8
    assert not two.take_in(there)
    two.once()
    assert told[2:] == [False]


def test_in_mid_round_the_files_of_a_person_stay_as_they_are(
    service: Callable[[str], tuple[SqliteHistory, SharingService]],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (laptop, one), (desk, two) = service("laptop"), service("desk")
    JsonSettings(laptop.folder).change(pace=0.8)
    for shares in (one, two):
        shares.choose_folder(str(folder))
        shares.once()
    there = JsonSettings(desk.folder)
    taken: list[bool] = []

    def look(*_: object) -> list[object]:
        taken.append(two.take_in(there))
        return []

    monkeypatch.setattr(PersonEdits, "changed_here", look)
    two.once()
    assert (taken, there.get().pace) == ([False], 1.0)
    assert two.take_in(there)
    assert there.get().pace == 0.8


def test_what_the_files_do_not_take_is_told_no_more(
    service: Callable[[str], tuple[SqliteHistory, SharingService]], folder: Path
) -> None:
    history, shares = service("laptop")
    told: list[bool] = []
    shares.listen(told.append)
    shares.choose_folder(str(folder))
    wrong = Edit(Place("", "pace", SETTING), "2026-11-22T07:30:00.000Z/0000-aaaaaaaa", "9.0")
    history.store.write(added(wrong), wait=None)
    shares.once()
    assert not shares.take_in(JsonSettings(history.folder))
    shares.once()
    assert told == [True, False]


def test_a_setting_that_two_machines_changed_is_chosen(
    service: Callable[[str], tuple[SqliteHistory, SharingService]], folder: Path
) -> None:
    (laptop, one), (desk, two) = service("laptop"), service("desk")
    JsonSettings(laptop.folder).change(pace=0.8)
    JsonSettings(desk.folder).change(pace=0.6)
    for shares in (one, two, one):
        shares.choose_folder(str(folder))
        shares.once()
    (choice,) = one.choices()
    assert (choice.field, choice.title) == (SETTING, "pace")
    assert {version.value: bool(version.machine) for version in choice.versions} == {
        "0.8": False,
        "0.6": True,
    }
    one.choose(choice, next(version for version in choice.versions if version.machine))
    settings = JsonSettings(laptop.folder)
    one.take_in(settings)
    assert settings.get().pace == 0.6


def test_a_conflict_is_shown_with_its_machines_and_settled(
    service: Callable[[str], tuple[SqliteHistory, SharingService]], folder: Path
) -> None:
    (laptop, one), (desk, two) = service("laptop"), service("desk")
    laptop.add([FIRST])
    for shares in (one, two, one):
        shares.choose_folder(str(folder))
        shares.once()
    item = FIRST.sets[0]
    laptop.corrections.change_set(FIRST.id, item.id, reps=2)
    desk.corrections.change_set(FIRST.id, item.id, reps=3)
    laptop.corrections.excuse(FIRST.day, "flu")
    desk.corrections.excuse(FIRST.day, "travel")
    for shares in (one, two, one):
        shares.once()
    assert [state.machines[0].conflicts for state in (one.state, two.state)] == [2, 2]
    reps, excuse = one.choices()
    assert (excuse.day, excuse.title) == (FIRST.day, "")
    assert (reps.title, reps.exercise, reps.number) == (FIRST.title, item.title, item.number)
    mine = next(version for version in reps.versions if not version.machine)
    assert mine.value == "2"
    one.choose(reps, mine)
    one.choose(excuse, excuse.versions[0])
    for shares in (one, two):
        shares.once()
    assert one.choices() == two.choices() == []
    found = desk.workout(FIRST.id)
    assert found is not None
    assert found.sets[0].reps == 2


def test_a_conflict_about_a_workout_that_is_not_here_yet_waits(
    service: Callable[[str], tuple[SqliteHistory, SharingService]],
) -> None:
    history, shares = service("laptop")
    history.add([FIRST])
    for value in ("a", "b"):
        history.corrections.change_workout(FIRST.id, note=value)
    history.store.write(("UPDATE edits SET over = ''", ()), wait=None)
    assert len(shares.choices()) == 1
    history.store.write(("DELETE FROM workouts", ()), wait=None)
    assert shares.choices() == []


def test_the_thread_writes_soon_holds_still_in_mid_workout_and_ends_with_a_last_round(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "SOON_S", 0.0)
    done = threading.Event()
    with closing(SqliteHistory(tmp_path / "laptop", WallClock(), wait=None)) as history:
        history.add([FIRST])
        shares = SharingService(history)
        shares.listen(lambda _new: done.set())
        shares.share(str(folder))
        assert done.wait(LONG)
        (own,) = folder.iterdir()
        first = own.read_bytes()
        shares.hold()
        history.add([SECOND])
        shares.read_now()
        assert shares.once().away == ""  # of all rounds, this one too changes nothing
        assert own.read_bytes() == first
        shares.go_on()
        shares.close()
        assert own.read_bytes() != first
        assert [one.name for one in threading.enumerate()].count("sharing") == 0


def test_no_thread_is_begun_at_the_end_of_a_program_that_shares_nothing(tmp_path: Path) -> None:
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)) as history:
        SharingService(history).close()
    assert "sharing" not in {one.name for one in threading.enumerate()}
