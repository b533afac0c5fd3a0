"""Machines that share a folder end alike, whatever the one who carries it does to the files."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.exchange import document_reader
from spinecoach.adapters.history.machine import MachineNotes
from spinecoach.adapters.sharing import sync
from spinecoach.adapters.sharing.folder import path_of
from spinecoach.adapters.sharing.machine_file import MachineFile, digest_of, packed, unpacked
from spinecoach.core.record.archive import RefusalKind
from spinecoach.core.record.edits import conflicts
from spinecoach.core.record.logbook import Ending
from spinecoach.core.record.sharing import ENDING
from spinecoach.core.trouble import Trouble, TroubleKind
from tests.adapters.sharing.scene import WORKOUTS, Machine, agree, settle
from tests.disks import may_mount, small_disk
from tests.histories import SCHEMA_5

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from spinecoach.adapters.history.sqlite import SqliteHistory

FIRST, SECOND, THIRD, *REST = WORKOUTS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


@pytest.fixture
def machine(tmp_path: Path, folder: Path) -> Iterator[Callable[..., Machine]]:
    with ExitStack() as closing:

        def made(name: str, days_off: int = 0) -> Machine:
            one = Machine(tmp_path / name, folder, days_off)
            closing.callback(one.history.close)
            return one

        yield made


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_each_machine_writes_its_own_file_and_all_know_all_of_them(
    machine: Callable[..., Machine], folder: Path
) -> None:
    laptop, desk, stick = machine("laptop"), machine("desk"), machine("stick")
    laptop.history.add([FIRST])
    desk.history.add([SECOND, THIRD])
    settle(laptop, desk, stick)
    assert agree(laptop, desk, stick)
    assert [one.id for one in stick.history.workouts()] == [FIRST.id, SECOND.id, THIRD.id]
    assert len(files(folder)) == 3
    seen = MachineNotes(stick.history.store).read.values()
    assert sorted(one.name for one in seen) == ["desk", "laptop"]
    assert sum(one.new for one in MachineNotes(laptop.history.store).read.values()) in {0, 2}


def test_only_workouts_that_were_not_here_and_can_be_seen_count_as_new(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([replace(FIRST, sets=FIRST.sets[:2], effort=None)])
    desk.history.add([FIRST, SECOND, THIRD])
    desk.history.corrections.delete(THIRD.id)
    desk.round()
    laptop.round()
    (seen,) = MachineNotes(laptop.history.store).read.values()
    assert seen.new == 1
    assert laptop.history.workout(FIRST.id) == FIRST


def test_corrections_deletions_and_what_was_brought_back_travel(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([FIRST, SECOND])
    settle(laptop, desk)
    desk.history.corrections.change_workout(FIRST.id, note="sore")
    desk.history.corrections.change_set(FIRST.id, FIRST.sets[0].id, reps=2)
    laptop.history.corrections.delete(SECOND.id)
    settle(laptop, desk)
    found = laptop.history.workout(FIRST.id)
    assert found is not None
    assert (found.note, found.sets[0].reps) == ("sore", 2)
    assert desk.history.workout(SECOND.id) is None
    desk.history.corrections.undelete(SECOND.id)
    settle(laptop, desk)
    assert laptop.history.workout(SECOND.id) == SECOND
    assert agree(laptop, desk)


def test_a_clock_that_is_a_year_off_makes_nobody_s_correction_the_last(
    machine: Callable[..., Machine],
) -> None:
    ahead, behind = machine("ahead", 400), machine("behind", -400)
    ahead.history.add([FIRST])
    ahead.history.corrections.change_workout(FIRST.id, note="one")
    settle(ahead, behind)
    behind.history.corrections.change_workout(FIRST.id, note="two")
    settle(ahead, behind)
    found = ahead.history.workout(FIRST.id)
    assert found is not None
    assert found.note == "two"
    assert conflicts(ahead.history.corrections.edits.all()) == []
    assert agree(ahead, behind)


def test_one_field_that_two_machines_changed_unseen_is_a_conflict_on_both(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([FIRST])
    settle(laptop, desk)
    laptop.history.corrections.change_workout(FIRST.id, effort=2)
    desk.clock.forward(minutes=5)
    desk.history.corrections.change_workout(FIRST.id, effort=8)
    settle(laptop, desk)
    both = [conflicts(one.history.corrections.edits.all()) for one in (laptop, desk)]
    assert both[0] == both[1]
    assert [edit.value for edit in both[0][0].edits] == ["2", "8"]
    laptop.history.corrections.choose(both[0][0], "2")
    settle(laptop, desk)
    assert conflicts(desk.history.corrections.edits.all()) == []
    found = desk.history.workout(FIRST.id)
    assert found is not None
    assert found.effort == 2


def test_what_is_running_is_told_when_it_is_over(machine: Callable[..., Machine]) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([replace(FIRST, ending=Ending.OPEN)])
    settle(laptop, desk)
    assert desk.history.workouts() == []
    unfinished = laptop.history.unfinished()
    assert unfinished is not None
    laptop.history.keep(unfinished)
    settle(laptop, desk)
    assert len(desk.history.workouts()) == 1


def test_copies_under_other_names_old_ones_and_half_ones_change_nothing(
    machine: Callable[..., Machine], folder: Path
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([FIRST])
    settle(laptop, desk)
    (own,) = (one for one in files(folder) if MachineNotes(laptop.history.store).id in one.name)
    old = own.read_bytes()
    laptop.history.add([SECOND])
    settle(laptop, desk)
    new = own.read_bytes()
    own.with_name(f"{own.stem} (conflicted copy 2026-11-22){ENDING}").write_bytes(old)
    own.with_name(f"{own.stem}.sync-conflict-20261122-120000-ABCDEFG{ENDING}").write_bytes(new)
    half = own.with_name(f"half{ENDING}")
    half.write_bytes(new[: len(new) // 2])
    own.write_bytes(old)
    found = desk.round()
    assert [(one.name, one.refusal.kind) for one in found.odd] == [(half.name, RefusalKind.DAMAGED)]
    laptop.round()
    assert own.read_bytes() == new  # ours is mended
    half.unlink()
    settle(laptop, desk)
    assert agree(laptop, desk)
    assert MachineNotes(laptop.history.store).id in own.name


def test_one_workout_more_writes_the_file_of_its_year_alone(
    machine: Callable[..., Machine], folder: Path
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    before = replace(SECOND, began=SECOND.began - timedelta(days=730))
    laptop.history.add([FIRST, before])
    settle(laptop, desk)
    old = {one: one.stat().st_mtime_ns for one in files(folder)}
    assert len(old) == 4
    laptop.history.add([THIRD])
    laptop.round()
    changed = [one for one in files(folder) if one.stat().st_mtime_ns != old[one]]
    assert [one.stem for one in changed] == [
        f"spinecoach-{MachineNotes(laptop.history.store).id}-2026"
    ]
    settle(laptop, desk)
    assert agree(laptop, desk)


def test_the_next_program_start_reads_nothing_that_it_has_published(
    machine: Callable[..., Machine], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = machine("laptop")
    laptop.history.add([FIRST])
    settle(laptop)
    laptop.history.close()
    told: list[str] = []

    def read(_: SqliteHistory, year: str) -> bytes:
        told.append(year)
        return b"{}"

    laptop = machine("laptop")
    with monkeypatch.context() as patch:
        patch.setattr(sync, "document_of", read)
        settle(laptop)
    assert told == []
    (own,) = files(folder)
    own.write_bytes(own.read_bytes()[:-1])  # but it mends what is not whole
    settle(laptop)
    machine("desk").round()
    assert unpacked(own.read_bytes()).part == "2026"


def test_a_newer_program_reads_once_more_what_the_one_before_left_out(
    machine: Callable[..., Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([FIRST])
    laptop.history.corrections.change_workout(FIRST.id, effort=7)
    laptop.round()
    with monkeypatch.context() as patch:
        # of a kind it does not know
        patch.setattr(document_reader, "wrong_part", lambda _: "field")
        desk.round()
    desk.round()
    assert desk.history.workouts()[0].effort != 7
    monkeypatch.setattr(sync, "__version__", "newer")
    machine("desk").round()  # as it begins after the update
    assert desk.history.workouts()[0].effort == 7


def test_the_one_file_of_an_earlier_version_is_read_and_gives_way_to_our_own(
    machine: Callable[..., Machine], folder: Path
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([FIRST])
    desk.history.add([SECOND])
    for one in (laptop, desk):
        mark = MachineNotes(one.history.store).id
        content = packed(MachineFile(mark, one.home.name, one.told()))
        path_of(folder, mark, "").write_bytes(content)
        digest = digest_of(content)
        one.history.store.write(
            ("INSERT OR REPLACE INTO machine VALUES ('written', ?)", (digest,)), wait=None
        )
    laptop.round()
    assert [one.id for one in laptop.history.workouts()] == [FIRST.id, SECOND.id]
    settle(laptop, desk)
    assert agree(laptop, desk)
    assert all(one.stem.endswith("-2026") for one in files(folder))


def test_a_lost_file_is_written_again(machine: Callable[..., Machine], folder: Path) -> None:
    laptop = machine("laptop")
    laptop.history.add([FIRST])
    settle(laptop)
    (own,) = files(folder)
    own.unlink()
    settle(laptop)
    assert files(folder) == [own]


def test_an_old_history_that_was_brought_back_takes_a_new_mark_and_loses_nothing(
    machine: Callable[..., Machine], tmp_path: Path, folder: Path
) -> None:
    laptop = machine("laptop")
    laptop.history.add([FIRST])
    settle(laptop)
    laptop.history.close()
    shutil.copytree(tmp_path / "laptop", tmp_path / "kept")
    laptop = machine("laptop")
    before = MachineNotes(laptop.history.store).id
    laptop.history.add([SECOND])
    laptop.history.corrections.change_workout(FIRST.id, note="later")
    settle(laptop)
    laptop.history.close()
    restored = machine("kept")
    restored.history.add([THIRD])
    settle(restored)
    assert MachineNotes(restored.history.store).id != before
    assert len(files(folder)) == 2
    assert [one.id for one in restored.history.workouts()] == [FIRST.id, SECOND.id, THIRD.id]
    assert restored.history.workouts()[0].note == "later"


def test_a_copied_disk_is_noticed_and_both_go_on_apart(
    machine: Callable[..., Machine], tmp_path: Path, folder: Path
) -> None:
    laptop = machine("laptop")
    laptop.history.add([FIRST])
    settle(laptop)
    laptop.history.close()
    shutil.copytree(tmp_path / "laptop", tmp_path / "clone")
    laptop, clone = machine("laptop"), machine("clone")
    laptop.history.add([SECOND])
    clone.history.add([THIRD])
    settle(laptop, clone)
    settle(laptop, clone)
    marks = {MachineNotes(one.history.store).id for one in (laptop, clone)}
    assert len(marks) == 2
    assert agree(laptop, clone)
    assert len(laptop.history.workouts()) == 3
    count = len(files(folder))
    settle(laptop, clone)
    assert len(files(folder)) == count  # no new marks without end


def test_nothing_is_written_if_nothing_changed(
    machine: Callable[..., Machine], folder: Path
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([FIRST])
    settle(laptop, desk)
    before = {one: one.stat().st_mtime_ns for one in files(folder)}
    settle(laptop, desk)
    assert {one: one.stat().st_mtime_ns for one in files(folder)} == before


def test_files_of_others_are_refused_each_with_one_reason(
    machine: Callable[..., Machine], folder: Path, tmp_path: Path
) -> None:
    laptop = machine("laptop")
    laptop.history.add([FIRST])
    (folder / "holiday.jpg").write_bytes(b"\xff" * 100)
    (folder / f"json{ENDING}").write_bytes(b"[" * 100_000)
    (folder / f"empty{ENDING}").write_bytes(b"")
    (folder / f"folder{ENDING}").mkdir()
    (folder / f"foreign{ENDING}").write_bytes(
        packed(MachineFile("dddddddd", "desk", b'{"format": "diary", "version": 1}'))
    )
    (folder / f"newer{ENDING}").write_bytes(
        packed(MachineFile("eeeeeeee", "desk", b'{"format": "spinecoach-history", "version": 9}'))
    )
    (folder / f"deep{ENDING}").write_bytes(
        packed(MachineFile("ffffffff", "desk", b'{"workouts": [' + b"[" * 100_000))
    )
    if os.name == "posix":
        os.mkfifo(folder / f"pipe{ENDING}")
        outside = tmp_path / "outside"
        outside.write_bytes(packed(MachineFile("abababab", "x", b"{}")))
        (folder / f"link{ENDING}").symlink_to(outside)
    found = laptop.round()
    kinds = {one.name.removesuffix(ENDING): one.refusal.kind for one in found.odd}
    assert kinds == {
        "deep": RefusalKind.DAMAGED,
        "empty": RefusalKind.DAMAGED,
        "folder": RefusalKind.FOREIGN,
        "foreign": RefusalKind.DAMAGED,
        "json": RefusalKind.FOREIGN,
        "newer": RefusalKind.NEWER,
        **(
            {"link": RefusalKind.FOREIGN, "pipe": RefusalKind.FOREIGN} if os.name == "posix" else {}
        ),
    }
    assert laptop.history.workouts() == [FIRST]
    assert laptop.round().odd == found.odd  # known, and not read again


def test_a_folder_that_is_away_is_no_harm_and_is_caught_up_with(
    machine: Callable[..., Machine], folder: Path
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    settle(laptop, desk)
    folder.rename(folder.with_name("away"))
    laptop.history.add([FIRST])
    found = laptop.round()
    assert found.away
    assert found.trouble is None
    assert not folder.exists()  # where a stick is out, no folder is made in its place
    folder.with_name("away").rename(folder)
    settle(laptop, desk)
    assert agree(laptop, desk)


def test_a_full_disk_in_the_folder_is_said_and_nothing_is_lost(
    machine: Callable[..., Machine], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([FIRST])
    settle(laptop, desk)
    laptop.history.add([SECOND])

    def full_disk(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = {one: one.read_bytes() for one in files(folder)}
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full_disk)
        found = laptop.round()
    assert (found.away, found.trouble) == ("No space left on device", None)
    assert {one: one.read_bytes() for one in files(folder)} == before
    assert laptop.history.workouts() == [FIRST, SECOND]
    settle(laptop, desk)
    assert agree(laptop, desk)


@may_mount
def test_a_small_disk_with_the_folder_runs_full_and_is_emptied_again(tmp_path: Path) -> None:
    with ExitStack() as closing, small_disk(tmp_path / "stick", "1m") as stick:
        laptop, desk = Machine(tmp_path / "laptop", stick), Machine(tmp_path / "desk", stick)
        for one in (laptop, desk):
            closing.callback(one.history.close)
        laptop.history.add([FIRST])
        settle(laptop, desk)
        ballast = stick / "ballast"
        with pytest.raises(OSError, match="No space left"):
            ballast.write_bytes(bytes(2_000_000))
        laptop.history.add([SECOND])
        found = laptop.round()
        assert found.away.startswith("No space left")
        assert found.trouble is None
        assert desk.round().odd == []  # what it wrote before is whole
        assert desk.history.workouts() == [FIRST]
        ballast.unlink()
        settle(laptop, desk)
        assert agree(laptop, desk)
        assert desk.history.workouts() == [FIRST, SECOND]


def test_a_round_is_broken_off_in_mid_workout_and_goes_on_afterwards(
    machine: Callable[..., Machine],
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([FIRST])
    settle(laptop)
    desk.goes_on = False
    desk.round()
    assert desk.history.workouts() == []
    desk.goes_on = True
    settle(desk)
    assert agree(laptop, desk)


def test_a_history_that_takes_nothing_is_no_loss(
    machine: Callable[..., Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([FIRST])
    settle(laptop)
    full = Trouble(TroubleKind.HISTORY_DISK_FULL, "here")
    with monkeypatch.context() as patch:
        patch.setattr(type(desk.history.store), "trouble", property(lambda _: full))
        assert desk.round().trouble == full
    settle(desk)
    assert agree(laptop, desk)


def test_a_history_of_an_older_version_is_shared_as_it_is_migrated(
    machine: Callable[..., Machine], tmp_path: Path
) -> None:
    (tmp_path / "old").mkdir()
    shutil.copy(SCHEMA_5 / "history.db", tmp_path / "old")
    shutil.copytree(tmp_path / "old", tmp_path / "same")
    old, same, fresh = machine("old"), machine("same"), machine("fresh")
    settle(old, same, fresh)
    assert agree(old, same, fresh)
    assert conflicts(fresh.history.corrections.edits.all()) == []
    assert len(fresh.history.workouts()) == 5


def test_the_same_import_on_two_machines_is_one(
    machine: Callable[..., Machine], tmp_path: Path
) -> None:
    from spinecoach.adapters.exchange.csv_writer import hevy_csv
    from spinecoach.adapters.exchange.reader import read

    exported = tmp_path / "hevy.csv"
    exported.write_bytes(hevy_csv(WORKOUTS))
    laptop, desk = machine("laptop"), machine("desk")
    for one in (laptop, desk):
        incoming = read(exported, one.clock())
        one.history.take_in(incoming, one.history.new_among(incoming))
    count = len(laptop.history.workouts())
    settle(laptop, desk)
    assert agree(laptop, desk)
    assert len(desk.history.workouts()) == count == len(WORKOUTS)
    own = laptop.history.workouts()[0].id
    for one, effort in ((laptop, 3), (desk, 8)):
        one.history.corrections.change_workout(own, effort=effort)
    settle(laptop, desk)
    assert agree(laptop, desk)
    (conflict,) = conflicts(desk.history.corrections.edits.all())
    assert {edit.value for edit in conflict.edits} == {"3", "8"}


def test_a_file_that_the_history_refuses_is_named(machine: Callable[..., Machine]) -> None:
    laptop, desk = machine("laptop"), machine("desk")
    laptop.history.add([FIRST])
    settle(laptop)
    desk.history.store.write(
        (
            "CREATE TRIGGER no BEFORE INSERT ON workouts BEGIN SELECT raise(ABORT, 'no'); END",
            (),
        ),
        wait=None,
    )
    (odd,) = desk.round().odd
    assert odd.refusal.kind is RefusalKind.DAMAGED
