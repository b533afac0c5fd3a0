"""Everything of a person as one file: from one machine to another, byte for byte, and undone."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.archive import container
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.sharing.choice import SharingChoice
from spinecoach.app.services import archives
from spinecoach.app.services.archives import ArchiveService
from spinecoach.core.record.archive import NotOpened, Opened, OtherSetting, RefusalKind, Undone
from spinecoach.core.record.logbook import Ending, FeltExercise
from spinecoach.core.record.outcomes import Exported, WouldLose
from spinecoach.core.trouble import Trouble, TroubleKind
from tests.adapters.archive import quick_lock
from tests.adapters.archive.test_contents import somebody
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    Machine = Callable[[str], tuple[SqliteHistory, ArchiveService]]

LIFE = years(6)
KEY = "open sesame"


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """Return what sets up a machine with a data folder of that name."""
    opened: list[AbstractContextManager[SqliteHistory]] = []

    def set_up(name: str) -> tuple[SqliteHistory, ArchiveService]:
        history = SqliteHistory(tmp_path / name, WallClock(), wait=None)
        opened.append(closing(history))
        settings = JsonSettings(tmp_path / name)
        return history, ArchiveService(history, settings, "en")

    yield set_up
    for one in opened:
        with one:
            pass


@pytest.fixture
def mine(tmp_path: Path, machine: Machine) -> tuple[SqliteHistory, ArchiveService]:
    """A machine of somebody who has done, corrected, excused and deleted."""
    somebody(tmp_path / "a")
    history, service = machine("a")
    first = replace(LIFE[0], note="hot", felt=(FeltExercise("superman", 2, slipped=True),))
    history.add([first, *LIFE[1:-1], replace(LIFE[-1], ending=Ending.OPEN)])
    corrections = history.corrections
    corrections.change_workout(LIFE[1].id, effort=9, note="too much")
    corrections.change_set(LIFE[2].id, LIFE[2].sets[0].id, reps=3)
    corrections.change_set(LIFE[2].id, LIFE[2].sets[0].id, reps=LIFE[2].sets[0].reps)
    corrections.move(LIFE[3].id, LIFE[3].day.replace(day=1))
    corrections.excuse(date(2026, 11, 3), "flu")
    corrections.excuse(date(2026, 11, 4), "flu")
    corrections.excuse(date(2026, 11, 4), "")
    corrections.delete(LIFE[4].id)
    return history, service


def test_a_new_machine_has_all_of_it_and_saves_the_same_bytes(
    mine: tuple[SqliteHistory, ArchiveService], machine: Machine, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.spinecoach", tmp_path / "second.spinecoach"
    assert mine[1].save(str(first), answers=True) == Exported(str(first), len(LIFE) - 1)
    history, service = machine("b")
    preview = service.preview(str(first))
    assert preview.refused is None
    assert (preview.history.new, preview.history.tombstones) == (len(LIFE) - 1, 1)
    assert history.workouts() == []
    assert service.take_in() == Opened("first.spinecoach", len(LIFE) - 1)
    assert history.trouble is None
    service.save(str(second), answers=True)
    assert second.read_bytes() == first.read_bytes()
    assert not service.preview(str(first)).anything
    assert history.corrections.all_originals() == mine[0].corrections.all_originals()
    assert [one.id for one, _ in history.deleted()] == [LIFE[4].id]
    assert JsonSettings(tmp_path / "b").get().theme == "dark"


def test_what_is_brought_in_by_mistake_is_undone(
    mine: tuple[SqliteHistory, ArchiveService], machine: Machine, tmp_path: Path
) -> None:
    path, before = str(tmp_path / "mine.spinecoach"), tmp_path / "before"
    mine[1].save(path)
    history, service = machine("b")
    history.add([replace(LIFE[4], note="still here"), *years(2, seed=9)])
    service.save(str(before))
    preview = service.preview(path)
    assert preview.history.deleted == 1
    service.take_in()
    assert history.workout(LIFE[4].id) is None
    assert service.undoable == "mine.spinecoach"
    assert service.undo() is Undone.DONE
    service.save(str(tmp_path / "after"))
    assert (tmp_path / "after").read_bytes() == before.read_bytes()
    assert service.undo() is Undone.NOTHING


def test_settings_that_differ_are_told_and_may_stay(
    mine: tuple[SqliteHistory, ArchiveService], machine: Machine, tmp_path: Path
) -> None:
    path = str(tmp_path / "mine.spinecoach")
    mine[1].save(path)
    history, service = machine("b")
    JsonSettings(history.folder).change(theme="light")
    preview = service.preview(path)
    assert preview.other_settings
    (settings,) = (part.settings for part in preview.parts if part.settings)
    assert OtherSetting("theme", "dark", "light") in settings
    assert isinstance(service.take_in(keep_settings=True), Opened)
    assert JsonSettings(history.folder).get().theme == "light"
    assert len(history.workouts()) == len(LIFE) - 1


class CancelledError(Exception):
    """The person pressed cancel."""


def test_who_cancels_what_takes_long_has_what_was_here_before(
    mine: tuple[SqliteHistory, ArchiveService], machine: Machine, tmp_path: Path
) -> None:
    path, shares = str(tmp_path / "mine.spinecoach"), list[float]()
    mine[1].save(path)
    history, service = machine("b")
    before = {one: one.read_bytes() for one in history.folder.glob("*.json")}

    def cancel(share: float) -> None:
        shares.append(share)
        raise CancelledError

    service.preview(path)
    with pytest.raises(CancelledError):
        service.take_in(progress=cancel)
    assert len(shares) == 1
    assert history.workouts() == []
    assert {one: one.read_bytes() for one in history.folder.glob("*.json")} == before
    assert service.undoable == ""
    assert service.preview(path).anything


def test_a_saving_tells_how_far_it_is_and_one_that_is_cancelled_leaves_the_file_as_it_was(
    mine: tuple[SqliteHistory, ArchiveService], tmp_path: Path
) -> None:
    path, shares = tmp_path / "mine.spinecoach", list[float]()
    mine[1].save(str(path), progress=shares.append)
    assert shares == sorted(shares)
    assert (shares[0], len(set(shares)) > 2, shares[-1] < 1) == (0.0, True, True)
    before = path.read_bytes()

    def cancel(share: float) -> None:
        if share == shares[-1]:
            raise CancelledError

    with pytest.raises(CancelledError):
        mine[1].save(str(path), answers=True, progress=cancel)
    assert [one.name for one in tmp_path.glob("mine*")] == [path.name]
    assert path.read_bytes() == before


def test_it_is_said_before_that_a_shared_history_can_be_undone_only_for_a_while(
    mine: tuple[SqliteHistory, ArchiveService], machine: Machine, tmp_path: Path
) -> None:
    path = str(tmp_path / "mine.spinecoach")
    mine[1].save(path)
    history, service = machine("b")
    assert not service.preview(path).shared
    SharingChoice(history.folder, history.now).share(tmp_path)
    assert service.preview(path).shared


def test_nothing_is_brought_in_that_was_not_looked_into(machine: Machine, tmp_path: Path) -> None:
    history, service = machine("b")
    assert service.take_in() == NotOpened()
    (tmp_path / "x").write_bytes(b"PK\x03\x04 and nothing else")
    for path in (tmp_path / "x", tmp_path / "missing", tmp_path):
        assert service.preview(str(path)).refused is not None
        assert service.take_in() == NotOpened()
    assert history.workouts() == []
    assert not (history.folder / "backups" / "before-archive").exists()


def test_a_locked_file_wants_its_passphrase(
    mine: tuple[SqliteHistory, ArchiveService],
    machine: Machine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick_lock.install(monkeypatch)
    path = tmp_path / "mine.spinecoach"
    mine[1].save(str(path), passphrase=KEY)
    assert b"history.json" not in path.read_bytes()
    _, service = machine("b")
    for passphrase, kind in (("", RefusalKind.LOCKED), ("x", RefusalKind.NOT_UNLOCKED)):
        refused = service.preview(str(path), passphrase).refused
        assert refused is not None
        assert refused.kind is kind
    assert service.preview(str(path), KEY).anything
    assert isinstance(service.take_in(), Opened)


def test_an_archive_that_is_too_large_is_not_read(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    (tmp_path / "x").write_bytes(bytes(101))
    refused = machine("b")[1].preview(str(tmp_path / "x")).refused
    assert refused is not None
    assert refused.kind is RefusalKind.TOO_LARGE


def test_a_history_in_it_that_makes_no_sense_refuses_all_of_it(
    machine: Machine, tmp_path: Path
) -> None:
    path = tmp_path / "x"
    path.write_bytes(container.pack({"history.json": b"{}", "settings.json": b"{}"}))
    refused = machine("b")[1].preview(str(path)).refused
    assert refused == (RefusalKind.DAMAGED, "history.json")


def test_if_it_cannot_be_kept_before_nothing_comes_in(
    mine: tuple[SqliteHistory, ArchiveService], machine: Machine, tmp_path: Path
) -> None:
    path = str(tmp_path / "mine.spinecoach")
    mine[1].save(path)
    history, service = machine("b")
    history.add(years(1, seed=9))
    kept = history.workouts()
    service.preview(path)
    (tmp_path / "b" / "backups").mkdir(exist_ok=True)
    (tmp_path / "b" / "backups" / "before-archive").write_text("a file", encoding="utf-8")
    outcome = service.take_in()
    assert isinstance(outcome, NotOpened)
    assert outcome.trouble is not None
    assert outcome.trouble.kind is TroubleKind.BACKUP_NOT_MADE
    assert history.workouts() == kept


def test_a_history_that_cannot_be_read_whole_replaces_no_file_unasked(
    mine: tuple[SqliteHistory, ArchiveService], tmp_path: Path
) -> None:
    history, service = mine
    path = tmp_path / "mine.spinecoach"
    path.write_bytes(b"an older one")
    history.store.unreadable = True
    assert service.save(str(path)) == WouldLose(str(path), len(LIFE) - 1)
    assert path.read_bytes() == b"an older one"
    assert isinstance(service.save(str(path), write_over=True), Exported)
    wrong = service.save(str(tmp_path / "nowhere" / "x"))
    assert isinstance(wrong, Trouble)
    assert wrong.kind is TroubleKind.EXPORT_NO_FOLDER
