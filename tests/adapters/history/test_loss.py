"""Damage, and a file that is removed while it is open, are reported and lose no workout."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history import file as history_file
from spinecoach.adapters.history.backups import KEPT_DAYS, problems_in
from spinecoach.adapters.history.connection import log_of
from spinecoach.adapters.history.file import picture_of
from spinecoach.adapters.history.schema import MIGRATIONS, version
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.cues import RepDone, SetEnded
from tests.histories import SUNDAY, WallClock, perform, timeline, works, years

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = works(timeline())[0]
PAGE = 4096
posix = pytest.mark.skipif(os.name == "nt", reason="Windows locks an open file")


def opened(folder: Path, clock: WallClock | None = None) -> SqliteHistory:
    return SqliteHistory(folder, clock or WallClock(), wait=None)


def work_out(history: SqliteHistory, clock: WallClock) -> None:
    perform(history.begin(timeline()), timeline(), clock)


def workouts_of_days(folder: Path, days: int) -> WallClock:
    """Do a workout on each of so many days; return the clock on the evening of the last one."""
    clock = WallClock(SUNDAY - timedelta(days=days - 1))
    for _ in range(days):
        with closing(opened(folder, clock)) as history:
            work_out(history, clock)
        clock.forward(days=1)
    return clock


def tear(folder: Path) -> None:
    """Spoil every page but the first, which holds the names of the tables."""
    path = folder / FILE_NAME
    whole = bytearray(path.read_bytes())
    whole[PAGE:] = b"\xa5" * (len(whole) - PAGE)
    path.write_bytes(whole)


def copy_page(folder: Path, table: str, from_: str = "excused_days") -> None:
    """Copy the page of a table, which may be empty, over that of another, as a bad disk may."""
    path = folder / FILE_NAME
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        roots = dict(db.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0"))
    whole = bytearray(path.read_bytes())
    start, other = ((roots[name] - 1) * PAGE for name in (table, from_))
    whole[start : start + PAGE] = whole[other : other + PAGE]
    path.write_bytes(whole)


# --- damage that stays undecided --------------------------------------------------------------


def test_ten_days_of_starts_after_damage_lose_no_good_backup(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 9)
    before = {path.name for path in (tmp_path / "backups").iterdir()}
    tear(tmp_path)
    for day in range(10):
        with closing(opened(tmp_path, clock)) as history:
            loss = history.loss
            assert loss is not None, f"the notice is gone on day {day}"
            assert loss.kind is TroubleKind.HISTORY_SET_ASIDE
            newest = history.backups.newest_good()
            assert newest is not None
            assert newest.workouts == 9
            if day % 3 == 0:
                work_out(history, clock)
        clock.forward(days=1)
    assert before <= {path.name for path in (tmp_path / "backups").iterdir()}
    with closing(opened(tmp_path, clock)) as history:
        newest = history.backups.newest_good()
        assert newest is not None
        assert history.backups.restore(newest.path) == 9 + 4
        assert history.loss is None
    with closing(opened(tmp_path, clock)) as history:
        assert history.loss is None
        assert len(history.workouts()) == 13


def test_after_leaving_the_history_as_it_is_nobody_is_asked_again(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 3)
    tear(tmp_path)
    with closing(opened(tmp_path, clock)) as history:
        assert history.loss is not None
        history.backups.settle()
        assert history.loss is None
    for _ in range(KEPT_DAYS + 3):
        clock.forward(days=1)
        with closing(opened(tmp_path, clock)) as history:
            assert history.loss is None
            assert max(backup.workouts for backup in history.backups.found()) == 3


def test_damage_found_during_a_workout_is_reported_at_the_next_start_too(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 2)
    with closing(opened(tmp_path, clock)) as history:
        journal = history.begin(timeline())
        perform(journal, timeline(), clock, lambda record: isinstance(record, RepDone))
        history.store.with_connection(lambda _: None)
        tear(tmp_path)
        history.workouts()
        work_out(history, clock)
    with closing(opened(tmp_path, clock)) as history:
        assert history.loss is not None
        assert history.loss.kind is TroubleKind.HISTORY_SET_ASIDE
        assert history.workouts()


@pytest.mark.parametrize(
    ("table", "from_"),
    [("workouts", "excused_days"), ("sets", "excused_days"), ("workouts", "sets")],
)
def test_a_copied_page_that_hides_a_table_costs_no_backup(
    tmp_path: Path, table: str, from_: str
) -> None:
    clock = workouts_of_days(tmp_path, 3)
    copy_page(tmp_path, table, from_)
    clock.forward(days=1)
    with closing(opened(tmp_path, clock)) as history:
        work_out(history, clock)
    with closing(opened(tmp_path, clock)) as history:
        assert history.loss is not None
        newest = history.backups.newest_good()
        assert newest is not None
        assert (newest.workouts, newest.counts.sets) == (3, 12)
        assert history.backups.restore(newest.path) == 4


@pytest.mark.parametrize(
    "emptied",
    ["DELETE FROM plans", "DELETE FROM felt", "DELETE FROM changes", "DELETE FROM excused_days"],
)
def test_an_emptied_table_of_what_a_person_made_is_noticed_and_comes_back(
    tmp_path: Path, emptied: str
) -> None:
    clock = workouts_of_days(tmp_path, 2)
    with closing(opened(tmp_path, clock)) as history:
        first = history.workouts()[0]
        history.feelings.feel(first.id, Feeling(exercises={"superman": 3}))
        history.corrections.change_workout(first.id, note="stiff")
        history.corrections.excuse(SUNDAY.date() - timedelta(days=3), "flu")
        history.backups.make()
        before = history.workouts(), history.excused()
        assert history.loss is None
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as db:
        db.execute(emptied)
        db.commit()
    for day in range(KEPT_DAYS + 3):
        with closing(opened(tmp_path, clock)) as history:
            thinned = Trouble(TroubleKind.HISTORY_THINNED, str(tmp_path / FILE_NAME))
            assert history.loss == thinned, f"the notice is gone on day {day}"
            assert history.trouble is None
        clock.forward(days=1)
    with closing(opened(tmp_path, clock)) as history:
        newest = history.backups.newest_good()
        assert newest is not None
        history.backups.restore(newest.path)
        assert (history.workouts(), history.excused()) == before
        assert history.loss is None


def test_nothing_that_a_person_takes_back_looks_like_a_loss(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 2)
    with closing(opened(tmp_path, clock)) as history:
        first = history.workouts()[0]
        history.corrections.change_workout(first.id, note="stiff")
        history.corrections.excuse(SUNDAY.date(), "flu")
        history.backups.make()
        history.corrections.change_workout(first.id, note="")
        history.corrections.excuse(SUNDAY.date(), "")
        history.corrections.delete(first.id)
        assert history.loss is None
        assert (len(history.workouts()), history.excused()) == (1, {})


def test_what_was_taken_back_before_the_file_kept_it_is_no_loss(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 2)
    (older, *_) = sorted((tmp_path / "backups").iterdir())
    with closing(sqlite3.connect(older)) as db:
        db.execute("INSERT INTO excused_days VALUES ('2026-11-02', 'flu', '2026-11-02')")
        db.execute("ALTER TABLE changes DROP COLUMN taken_back")
        db.execute("PRAGMA user_version = 4")
        db.commit()
    with closing(opened(tmp_path, clock)) as history:
        assert len(history.backups.found()) == 2
        assert history.loss is None


def test_a_loss_is_not_forgotten_when_as_much_was_done_since(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 3)
    (tmp_path / FILE_NAME).unlink()
    for day in range(KEPT_DAYS + 3):
        with closing(opened(tmp_path, clock)) as history:
            assert history.loss is not None, f"the notice is gone on day {day}"
            assert history.loss.number == 3
            work_out(history, clock)
        clock.forward(days=1)
    with closing(opened(tmp_path, clock)) as history:
        newest = history.backups.newest_good()
        assert newest is not None
        assert history.backups.restore(newest.path) == 3 + KEPT_DAYS + 3
        assert history.loss is None


def test_backups_of_a_wrong_clock_push_out_none_and_are_not_the_newest(tmp_path: Path) -> None:
    clock = WallClock(SUNDAY.replace(year=2031))
    for _ in range(KEPT_DAYS):
        with closing(opened(tmp_path, clock)) as history:
            work_out(history, clock)
        clock.forward(days=1)
    clock.at = SUNDAY
    for _ in range(3):
        with closing(opened(tmp_path, clock)) as history:
            work_out(history, clock)
            assert history.loss is None
            newest = history.backups.newest_good()
            assert newest is not None
            assert newest.day == clock.at.date()
        clock.forward(days=1)
    days = [path.name for path in (tmp_path / "backups").glob("history-2026-*")]
    assert len(days) == 3


def test_damage_found_under_a_clock_that_was_behind_finds_its_backups(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 3)
    tear(tmp_path)
    clock.at = SUNDAY.replace(year=1990)
    with closing(opened(tmp_path, clock)) as history:
        newest = history.backups.newest_good()
        assert newest is not None
        assert newest.workouts == 3


def test_a_history_that_was_deleted_is_offered_back(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 4)
    (tmp_path / FILE_NAME).unlink()
    with closing(opened(tmp_path, clock)) as history:
        missing = Trouble(TroubleKind.HISTORY_SHRUNK, str(tmp_path / FILE_NAME), number=4)
        assert history.loss == missing
        newest = history.backups.newest_good()
        assert newest is not None
        assert history.backups.restore(newest.path) == 4
        assert history.loss is None


def test_of_the_backups_that_hold_more_the_one_of_which_most_is_missing_is_offered(
    tmp_path: Path,
) -> None:
    clock = workouts_of_days(tmp_path, 2)
    for _ in range(2):
        with closing(sqlite3.connect(tmp_path / FILE_NAME)) as db:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("DELETE FROM workouts")
            db.commit()
        with closing(opened(tmp_path, clock)) as history:
            newest = history.backups.newest_good()
            assert newest is not None
            assert newest.workouts == 2
            work_out(history, clock)  # and a backup that holds it alone
        clock.forward(days=1)


@pytest.mark.parametrize(
    ("lost", "loses"), [("workouts", "DELETE FROM workouts"), ("sets", "DELETE FROM sets")]
)
def test_a_backup_by_hand_pushes_out_none_that_holds_more(
    tmp_path: Path, lost: str, loses: str
) -> None:
    clock = workouts_of_days(tmp_path, 1)
    clock.at = SUNDAY
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as db:
        db.execute(loses)
        db.commit()
    with closing(opened(tmp_path, clock)) as history:
        history.backups.settle()
        history.backups.make()
        held = sorted(getattr(backup.counts, lost) for backup in history.backups.found())
        assert held[0] == 0 < held[1]


# --- a header that SQLite takes as a wish not to be written to ---------------------------------


@pytest.mark.parametrize("where", [18, 19, 47])
def test_one_damaged_byte_of_the_header_costs_no_workout(tmp_path: Path, where: int) -> None:
    clock = workouts_of_days(tmp_path, 2)
    with (tmp_path / FILE_NAME).open("r+b") as file:
        file.seek(where)
        file.write(b"\x07")
    problems = problems_in(tmp_path / FILE_NAME, SUNDAY)
    assert [problem.kind for problem in problems] == [TroubleKind.HISTORY_FILE_TORN]
    with closing(opened(tmp_path, clock)) as history:
        work_out(history, clock)
        assert history.trouble is None
        assert history.loss is not None
    with closing(opened(tmp_path, clock)) as history:
        assert len(history.workouts()) == 1


@pytest.mark.parametrize(
    ("where", "value"), [(60, 1), (61, 9), (62, 1), (63, 255), (63, 0), (63, 1)]
)
def test_a_damaged_version_in_the_header_is_corrected_because_the_tables_are_right(
    tmp_path: Path, where: int, value: int
) -> None:
    clock = workouts_of_days(tmp_path, 2)
    with (tmp_path / FILE_NAME).open("r+b") as file:
        file.seek(where)
        file.write(bytes([value]))
    problems = problems_in(tmp_path / FILE_NAME, SUNDAY)
    assert [problem.kind for problem in problems] == [TroubleKind.HISTORY_FILE_TORN]
    with closing(picture_of(tmp_path / FILE_NAME)) as picture:
        assert version(picture) == len(MIGRATIONS)
    with closing(opened(tmp_path, clock)) as history:
        work_out(history, clock)
        assert (history.trouble, history.loss) == (None, None)
    assert problems_in(tmp_path / FILE_NAME, SUNDAY) == []
    with closing(opened(tmp_path, clock)) as history:
        assert len(history.workouts()) == 3


def test_a_damaged_version_of_a_file_with_other_tables_is_damage(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 1)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as db:
        db.execute("PRAGMA user_version = 500")
        db.execute("ALTER TABLE sets RENAME COLUMN reps TO sper")
    with closing(opened(tmp_path, clock)) as history:
        assert history.loss is not None
        assert history.loss.kind is TroubleKind.HISTORY_SET_ASIDE


def test_a_write_that_is_refused_for_any_reason_is_held_said_and_spooled(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    data = tmp_path / "data"
    history = SqliteHistory(data, WallClock(), wait=None, elsewhere=[elsewhere])
    history.store.with_connection(lambda db: db.execute("PRAGMA query_only = ON"))
    history.add(years(1))
    assert history.trouble is not None
    assert history.store.held
    history.close()
    assert history.spool is not None
    with closing(SqliteHistory(data, WallClock(), wait=None, elsewhere=[elsewhere])) as again:
        assert len(again.workouts()) == len(years(1))


# --- taken away while it is open ---------------------------------------------------------------


def begin_and_go_on(folder: Path, clock: WallClock) -> tuple[SqliteHistory, str]:
    """Do three workouts, one more that is cut off after a rep, and go on with it."""
    workouts_of_days(folder, 3)
    with closing(opened(folder, clock)) as history:
        journal = history.begin(timeline())
        perform(journal, timeline(), clock, lambda record: isinstance(record, RepDone))
    return opened(folder, clock), journal.id


def go_on(history: SqliteHistory, clock: WallClock, meanwhile: object) -> None:
    """Go on with the workout that was cut off; something happens after its third rep."""
    unfinished = history.unfinished()
    assert unfinished is not None
    journal = history.resume(unfinished, timeline())
    reps = 0

    def third(record: object) -> bool:
        nonlocal reps
        reps += isinstance(record, RepDone)
        return reps == 3

    perform(journal, timeline(), clock, third)
    assert callable(meanwhile)
    meanwhile()
    perform(journal, timeline(), clock)


@posix
@pytest.mark.parametrize("how", ["moved", "deleted", "replaced", "overwritten"])
def test_a_file_removed_during_a_workout_loses_nothing(tmp_path: Path, how: str) -> None:
    clock = WallClock()
    data = tmp_path / "data"
    history, cut_off = begin_and_go_on(data, clock)
    older = tmp_path / "older.db"
    with closing(sqlite3.connect(older)) as db:
        history.store.with_connection(lambda own: own.backup(db))
        if how == "overwritten":
            # The copy knows less: it lacks the first workout.
            db.execute("DELETE FROM workouts WHERE id <> ?", (cut_off,))
            db.commit()
    with closing(sqlite3.connect(older)) as db:
        db.execute("PRAGMA journal_mode = DELETE")

    def meanwhile() -> None:
        match how:
            case "moved":
                data.rename(tmp_path / "elsewhere")
            case "deleted":
                shutil.rmtree(data)
            case "replaced":
                shutil.copy(older, data / "new")
                (data / "new").replace(data / FILE_NAME)
            case _:
                (data / FILE_NAME).write_bytes(older.read_bytes())

    before = {workout.id: workout.reps for workout in history.workouts()}
    go_on(history, clock, meanwhile)
    assert history.trouble is None
    assert [trouble.kind for trouble in history.news] == [
        TroubleKind.HISTORY_GONE if how in {"moved", "deleted"} else TroubleKind.HISTORY_REPLACED
    ]
    history.close()
    with closing(opened(data, clock)) as again:
        after = {workout.id: workout.reps for workout in again.workouts()}
        assert after[cut_off] > before[cut_off] + 3
        if how != "overwritten":
            assert after.keys() == before.keys()
        assert again.store.ask("PRAGMA integrity_check")[0][0] == "ok"


@posix
def test_a_backup_put_in_its_place_gets_what_was_done_and_not_the_log_of_the_former_file(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    clock = workouts_of_days(data, 9)
    (older,) = (data / "backups").glob("history-2026-11-18.db")
    history = opened(data, clock)
    journal = history.begin(timeline())
    perform(journal, timeline(), clock, lambda record: isinstance(record, RepDone))
    shutil.copy(older, data / "new")
    (data / "new").replace(data / FILE_NAME)
    perform(journal, timeline(), clock)
    assert history.trouble is None
    history.close()
    assert list(data.glob("history-damaged-*")) == []
    with closing(opened(data, clock)) as again:
        assert len(again.workouts()) == 10
        assert again.loss is None


@posix
def test_a_history_written_over_by_another_one_keeps_that_one_whole(tmp_path: Path) -> None:
    clock = WallClock()
    with closing(opened(tmp_path / "other", clock)) as other:
        other.add(years(30))
    history, cut_off = begin_and_go_on(tmp_path / "data", clock)
    path = tmp_path / "data" / FILE_NAME
    content = (tmp_path / "other" / FILE_NAME).read_bytes()
    go_on(history, clock, lambda: path.write_bytes(content))
    history.close()
    assert problems_in(path, clock()) == []
    assert list(path.parent.glob("history-damaged-*")) == []
    with closing(opened(tmp_path / "data", clock)) as again:
        found = {workout.id: workout for workout in again.workouts()}
        assert [found[own.id] for own in years(30)] == years(30)
        assert found[cut_off].done_sets == 4


@posix
@pytest.mark.parametrize("how", ["removed", "replaced"])
def test_a_log_that_is_taken_away_costs_no_rep_though_the_program_is_killed(
    tmp_path: Path, how: str
) -> None:
    data = tmp_path / "data"
    clock = WallClock()
    history, cut_off = begin_and_go_on(data, clock)
    log = log_of(data / FILE_NAME)

    def take_away() -> None:
        if how == "replaced":
            shutil.copy(log, tmp_path / "old log")
            (tmp_path / "old log").replace(log)
        else:
            log.unlink()

    before = history.workout(cut_off)
    go_on(history, clock, take_away)
    shutil.copytree(data, tmp_path / "killed")
    history.close()
    with closing(opened(tmp_path / "killed", clock)) as again:
        after = again.workout(cut_off)
        assert before is not None
        assert after is not None
        assert after.reps > before.reps + 3
        assert len(again.workouts()) == 4
        assert again.news == ()


def test_while_the_disk_is_away_nothing_is_begun_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    clock = workouts_of_days(data, 2)
    history = SqliteHistory(data, clock, wait=None, elsewhere=[elsewhere])
    journal = history.begin(timeline())
    perform(journal, timeline(), clock, lambda record: isinstance(record, RepDone))
    with monkeypatch.context() as patch:
        patch.setattr(history_file, "device_of", lambda _: -1)
        data.rename(tmp_path / "unplugged")
        perform(journal, timeline(), clock)
        assert history.trouble == Trouble(TroubleKind.HISTORY_DISK_AWAY, str(data))
        assert len(history.workouts()) == 3
        history.close()
    assert history.spool is not None
    assert not data.exists()
    (tmp_path / "unplugged").rename(data)
    with closing(SqliteHistory(data, clock, wait=None, elsewhere=[elsewhere])) as again:
        assert [workout.reps for workout in again.workouts()] == [32, 32, 32]
        assert [trouble.kind for trouble in again.news] == [TroubleKind.SPOOL_TAKEN]


def test_a_disk_that_comes_back_gets_what_was_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    clock = workouts_of_days(data, 2)
    with closing(opened(data, clock)) as history:
        journal = history.begin(timeline())
        perform(journal, timeline(), clock, lambda record: isinstance(record, RepDone))
        with monkeypatch.context() as patch:
            patch.setattr(history_file, "device_of", lambda _: -1)
            data.rename(tmp_path / "unplugged")
            perform(journal, timeline(), clock, lambda record: isinstance(record, SetEnded))
            assert history.store.held
        (tmp_path / "unplugged").rename(data)
        perform(journal, timeline(), clock)
        assert (history.trouble, history.store.held) == (None, 0)
    with closing(opened(data, clock)) as again:
        assert [workout.done_sets for workout in again.workouts()] == [4, 4, 4]


@posix
def test_a_file_that_was_only_touched_is_gone_on_with(tmp_path: Path) -> None:
    clock = WallClock()
    history, cut_off = begin_and_go_on(tmp_path, clock)
    go_on(history, clock, (tmp_path / FILE_NAME).touch)
    found = history.workout(cut_off)
    assert found is not None
    assert found.done_sets >= 3
    assert history.trouble is None
    history.close()


@posix
def test_a_file_that_was_replaced_after_the_last_write_gets_it_too(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 2)
    history = opened(tmp_path, clock)
    (older,) = (tmp_path / "backups").glob("history-2026-11-21.db")
    work_out(history, clock)
    shutil.copy(older, tmp_path / "new")
    (tmp_path / "new").replace(tmp_path / FILE_NAME)
    history.close()
    with closing(opened(tmp_path, clock)) as again:
        assert len(again.workouts()) == 3


def test_some_seconds_of_a_bad_disk_damage_no_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = workouts_of_days(tmp_path, 2)
    history = opened(tmp_path, clock)
    torn = sqlite3.DatabaseError("database disk image is malformed")
    torn.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    journal = history.begin(timeline())
    with monkeypatch.context() as patch:

        def fail(*_: object) -> None:
            raise torn

        patch.setattr(history.store, "_write_held", fail)
        perform(journal, timeline(), clock, lambda record: isinstance(record, RepDone))
        assert history.trouble is not None
        assert history.trouble.kind is TroubleKind.HISTORY_DISK_ERROR
        assert history.store.held
    perform(journal, timeline(), clock)
    assert history.trouble is None
    history.close()
    assert list(tmp_path.glob("history-damaged-*")) == []
    with closing(opened(tmp_path, clock)) as again:
        assert len(again.workouts()) == 3
        assert again.loss is None


# --- what is no trouble of the history itself --------------------------------------------------


def test_if_only_the_backup_folder_takes_nothing_the_workout_is_saved(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    with closing(opened(tmp_path)) as history:
        work_out(history, WallClock())
        assert history.trouble is None
        assert [trouble.kind for trouble in history.news] == [TroubleKind.BACKUP_NOT_MADE]


def test_a_workout_under_a_wrong_clock_is_named_by_the_check_and_can_be_moved(
    tmp_path: Path,
) -> None:
    clock = WallClock(SUNDAY.replace(year=2031))
    with closing(opened(tmp_path, clock)) as history:
        work_out(history, clock)
    (problem,) = problems_in(tmp_path / FILE_NAME, SUNDAY)
    assert problem == Trouble(
        TroubleKind.HISTORY_IN_FUTURE, str(tmp_path / FILE_NAME), "2031-11-22"
    )
    with closing(opened(tmp_path)) as history:
        (workout,) = history.workouts()
        history.corrections.move(workout.id, date(2026, 11, 21))
    assert problems_in(tmp_path / FILE_NAME, SUNDAY) == []


def test_a_history_of_a_newer_version_lacks_nothing_that_its_backups_hold(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 3)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as db:
        db.execute("PRAGMA user_version = 99")
    before = (tmp_path / FILE_NAME).read_bytes()
    for _ in range(10):
        with closing(opened(tmp_path, clock)) as history:
            assert history.trouble is not None
            assert history.trouble.kind is TroubleKind.HISTORY_NEWER
            assert history.loss is None
        clock.forward(days=1)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_history_that_another_program_holds_lacks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = workouts_of_days(tmp_path, 2)

    def held(*_: object) -> None:
        raise sqlite3.OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(history_file, "open_history", held)
        with closing(opened(tmp_path, clock)) as history:
            assert history.trouble is not None
            assert history.loss is None
    with closing(opened(tmp_path, clock)) as history:
        assert (history.trouble, history.loss) == (None, None)


def test_tables_that_share_a_page_are_damage_although_no_index_can_be_made(tmp_path: Path) -> None:
    clock = workouts_of_days(tmp_path, 1)
    shutil.rmtree(tmp_path / "backups")
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA writable_schema = ON")
        shared = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'sets'").fetchone()
        db.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = 'workouts'", shared)
        db.commit()
    with closing(opened(tmp_path, clock)) as history:
        work_out(history, clock)
        assert history.loss is not None
        assert history.loss.kind is TroubleKind.HISTORY_SET_ASIDE
        assert len(history.workouts()) == 1
