"""What a full disk refuses is written elsewhere at the end and imported at the next start."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.exchange.reader import read
from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history import file as history_file
from spinecoach.adapters.history.held import REFUSED
from spinecoach.adapters.history.spool import MOST_FILES, kept_aside
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.cues import RepDone
from tests.histories import WallClock, perform, timeline, years

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.core.record.logbook import LoggedWorkout

posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists, not in a mode")

TAKEN = (Trouble(TroubleKind.SPOOL_TAKEN),)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


def opened(data: Path, *elsewhere: Path) -> SqliteHistory:
    return SqliteHistory(data, WallClock(), wait=None, elsewhere=elsewhere)


def fill_the_disk(history: SqliteHistory) -> None:
    """Let the file grow no further."""
    pages = history.store.ask("PRAGMA page_count")[0][0]
    history.store.with_connection(lambda db: db.execute(f"PRAGMA max_page_count = {pages}"))


def done_on_a_full_disk(history: SqliteHistory) -> list[LoggedWorkout]:
    """Do workouts until the disk takes no more; return all that was done."""
    fill_the_disk(history)
    for hour in range(200):
        clock = WallClock()
        clock.forward(days=-1, hours=hour)
        journal = SqliteHistory.begin(history, timeline())
        journal._now = clock
        perform(journal, timeline(), clock)
        if history.trouble:
            break
    assert history.store.held
    return history.workouts()


def test_all_that_was_held_is_imported_at_the_next_start_and_the_file_is_gone(
    data: Path, place: Path
) -> None:
    history = opened(data, place)
    done = done_on_a_full_disk(history)
    history.close()
    assert history.spool is not None
    assert history.spool.parent == place
    again = opened(data, place)
    assert again.news == TAKEN
    assert again.workouts() == done
    assert list(place.iterdir()) == []
    again.close()
    assert opened(data, place).news == ()


def test_a_workout_that_is_in_the_history_in_part_is_replaced_by_the_whole_one(
    data: Path, place: Path
) -> None:
    clock = WallClock()
    history = opened(data, place)
    journal = history.begin(timeline())
    perform(journal, timeline(), clock, lambda record: isinstance(record, RepDone))
    kept = history.workouts()
    assert kept[0].reps == 1
    history.close()
    history = opened(data, place)
    unfinished = history.unfinished()
    assert unfinished is not None
    fill_the_disk(history)
    history.store.with_connection(lambda db: db.execute("PRAGMA query_only = ON"))
    perform(history.resume(unfinished, timeline()), timeline(), clock)
    history.feelings.feel(unfinished.workout.id, Feeling(pain_after=1, effort=4))
    (whole,) = history.workouts()
    assert history.store.held
    history.close()
    again = opened(data, place)
    (found,) = again.workouts()
    assert (found.reps, len(found.sets), found.effort) == (whole.reps, len(whole.sets), 4)
    assert found.reps > 1
    again.close()


def test_if_the_first_folder_takes_nothing_the_next_one_does(data: Path, place: Path) -> None:
    history = opened(data, place / "not there" / "at all", place)
    done_on_a_full_disk(history)
    history.close()
    assert history.spool is not None
    assert history.spool.parent == place


def test_if_no_folder_takes_a_spool_file_none_is_named(data: Path, place: Path) -> None:
    history = opened(data, place / "not there")
    done_on_a_full_disk(history)
    history.close()
    assert history.spool is None
    assert history.store.held


def test_a_second_spool_file_never_replaces_the_first(data: Path, place: Path) -> None:
    first = opened(data, place)
    done_on_a_full_disk(first)
    first.close()
    assert first.spool is not None
    text = first.spool.read_bytes()
    closed = data.with_name("closed")
    data.rename(closed)
    data.write_text("a file where the folder was")
    second = opened(data, place)
    assert (second.news, second.spool) == ((), None)
    second.add(years(1))
    second.close()
    assert second.spool is not None
    assert second.spool != first.spool
    assert first.spool.read_bytes() == text
    data.unlink()
    closed.rename(data)
    third = opened(data, place)
    assert third.news == TAKEN
    assert {w.id for w in years(1)} <= {w.id for w in third.workouts()}
    assert list(place.iterdir()) == []
    third.close()


def test_an_excused_day_is_spooled_and_imported_too(data: Path, place: Path) -> None:
    history = opened(data, place)
    history.store.with_connection(lambda db: db.execute("PRAGMA query_only = ON"))
    history.corrections.excuse(WallClock().at.date(), "ill")
    history.close()
    again = opened(data, place)
    assert again.excused() == {WallClock().at.date(): "ill"}
    again.close()


def test_a_spool_file_of_another_history_is_left_alone(data: Path, place: Path) -> None:
    history = opened(data, place)
    done_on_a_full_disk(history)
    history.close()
    other = opened(data.with_name("other"), place)
    assert (other.news, other.workouts()) == ((), [])
    other.close()
    assert len(list(place.iterdir())) == 1


def spooled(data: Path, place: Path) -> Path:
    """Spool a workout and return the file, whose history is open again without it."""
    history = opened(data, place)
    done_on_a_full_disk(history)
    history.close()
    assert history.spool is not None
    return history.spool


def test_a_spool_file_that_cannot_be_read_stays_where_it_is(data: Path, place: Path) -> None:
    history = opened(data, place)
    done_on_a_full_disk(history)
    history.close()
    assert history.spool is not None
    history.spool.write_text('{"format": "something else"}')
    again = opened(data, place)
    assert (again.news, again.trouble) == ((), None)
    assert history.spool.exists()
    again.close()


def test_a_spool_file_with_a_workout_that_cannot_be_read_stays_the_only_copy_of_it(
    data: Path, place: Path
) -> None:
    history = opened(data, place)
    done_on_a_full_disk(history)
    history.add(years(1))
    history.close()
    file = history.spool
    assert file is not None
    told = json.loads(file.read_bytes())
    told["workouts"][-1]["began"] = "torn"
    file.write_text(json.dumps(told))
    again = opened(data, place)
    held = {workout["id"] for workout in told["workouts"][:-1]}
    assert set() < held <= {workout.id for workout in again.workouts()}
    again.close()
    assert json.loads(file.read_bytes()) == told


def test_a_spool_that_contradicts_the_history_is_said_once_and_kept_aside(
    data: Path, place: Path
) -> None:
    file = spooled(data, place)
    content = file.read_bytes()
    (undone,) = read(file, WallClock()()).workouts[-1:]
    history = opened(data)
    done = replace(years(1)[0], sets=(undone.sets[0],))  # another workout has the set already
    history.store.write(("DELETE FROM workouts WHERE id = ?", (undone.id,)), wait=None)
    history.add([done])
    history.close()
    first = opened(data, place)
    assert first.trouble is not None
    assert first.trouble.kind is TroubleKind.HISTORY_REFUSED
    first.close()
    aside = file.with_name(f"{file.name}.refused")
    assert aside.read_bytes() == content
    assert kept_aside(data, [place]) == [data / REFUSED, aside]
    lines = (data / REFUSED).read_text()
    for _ in range(2):
        again = opened(data, place)
        assert (again.trouble, again.news) == (None, ())
        again.close()
    assert (data / REFUSED).read_text() == lines


def test_what_was_done_while_the_disk_was_away_waits_for_the_history_it_belongs_to(
    data: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = WallClock()
    before = opened(data)
    before.add(years(1))
    before.close()
    history = opened(data, place)
    journal = history.begin(timeline())
    perform(journal, timeline(), clock, lambda record: isinstance(record, RepDone))
    with monkeypatch.context() as patch:
        patch.setattr(history_file, "device_of", lambda _: -1)
        data.rename(data.with_name("unplugged"))
        perform(journal, timeline(), clock)
        everything = history.workouts()
        history.close()
    file = history.spool
    assert file is not None
    opened(data).close()  # a history that does not look for it
    for _ in range(2):
        meanwhile = opened(data, place)
        assert meanwhile.news == (Trouble(TroubleKind.SPOOL_WAITS, str(file), str(data)),)
        assert kept_aside(data, [place]) == [file]
        clock.forward(days=1)
        perform(meanwhile.begin(timeline()), timeline(), clock)
        meanwhile.close()
    data.rename(data.with_name("in its place"))
    data.with_name("unplugged").rename(data)
    again = opened(data, place)
    assert again.news == TAKEN
    assert again.workouts() == everything
    assert not file.exists()
    again.close()


def unplugged_in_mid_workout(
    data: Path, place: Path, clock: WallClock, monkeypatch: pytest.MonkeyPatch
) -> list[LoggedWorkout]:
    """Take the disk away during a workout after a year of them; return all workouts."""
    before = opened(data)
    before.add(years(1))
    before.close()
    first = opened(data, place)
    with monkeypatch.context() as patch:
        patch.setattr(history_file, "device_of", lambda _: -1)
        data.rename(data.with_name("unplugged"))
        perform(first.begin(timeline()), timeline(), clock)
        done = first.workouts()
        first.close()
    return done


def test_while_the_disk_is_away_at_the_start_no_other_history_is_begun_and_nothing_is_lost(
    data: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = WallClock()
    done = unplugged_in_mid_workout(data, place, clock, monkeypatch)
    for _ in range(MOST_FILES + 2):  # a holiday without the disk
        (file,) = place.iterdir()
        meanwhile = opened(data, place)
        trouble = Trouble(TroubleKind.HISTORY_NOT_THERE, str(data), str(file))
        assert (meanwhile.trouble, meanwhile.news) == (trouble, ())
        assert meanwhile.workouts() == done
        clock.forward(days=1)
        perform(meanwhile.begin(timeline()), timeline(), clock)
        done = meanwhile.workouts()
        meanwhile.close()
        assert not (data / FILE_NAME).exists()
    assert len(done) == len(years(1)) + 1 + MOST_FILES + 2
    data.with_name("unplugged").rename(data)
    again = opened(data, place)
    assert (again.trouble, again.news) == (None, TAKEN)
    assert again.workouts() == done
    assert list(place.iterdir()) == []
    again.close()


def test_a_disk_that_comes_back_in_mid_workout_gets_all_that_was_remembered(
    data: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = WallClock()
    unplugged_in_mid_workout(data, place, clock, monkeypatch)
    clock.forward(days=1)
    second = opened(data, place)
    journal = second.begin(timeline())
    perform(journal, timeline(), clock, lambda record: isinstance(record, RepDone))
    data.with_name("unplugged").rename(data)
    perform(journal, timeline(), clock)
    assert second.trouble is None
    done = second.workouts()
    assert len(done) == len(years(1)) + 2
    second.close()
    again = opened(data, place)
    assert (again.trouble, again.workouts()) == (None, done)
    assert list(place.iterdir()) == []
    again.close()


def test_a_new_history_is_begun_by_importing_what_waits(
    data: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened(data)
    before.add(years(1))
    before.close()
    first = opened(data, place)
    with monkeypatch.context() as patch:
        patch.setattr(history_file, "device_of", lambda _: -1)
        data.rename(data.with_name("broken for good"))
        perform(first.begin(timeline()), timeline(), WallClock())
        done = first.workouts()
        first.close()
    assert first.spool is not None
    anew = opened(data)  # as the command opens it
    incoming = read(first.spool, anew.now())
    anew.take_in(incoming, anew.new_among(incoming))
    anew.close()
    again = opened(data, place)
    assert (again.trouble, again.workouts()) == (None, done)
    assert list(place.iterdir()) == []
    again.close()


# --- what somebody else put there --------------------------------------------------------------


@posix
def test_a_folder_that_others_can_write_to_is_never_read_from(data: Path, place: Path) -> None:
    file = spooled(data, place)
    place.chmod(0o777)
    again = opened(data, place)
    assert (again.news, again.trouble) == ((), None)
    again.close()
    assert file.exists()


@posix
@pytest.mark.parametrize("how", ["link", "hard link", "writable", "folder", "pipe"])
def test_only_a_plain_file_of_ones_own_is_taken_in(data: Path, place: Path, how: str) -> None:
    file = spooled(data, place)
    real = place / "real.json"
    file.rename(real)
    match how:
        case "link":
            file.symlink_to(real)
        case "hard link":
            file.hardlink_to(real)
        case "writable":
            real.rename(file)
            file.chmod(0o666)
        case "folder":
            file.mkdir()
        case _:
            os.mkfifo(file)
    again = opened(data, place)
    assert (again.news, again.trouble) == ((), None)
    again.close()
    assert os.path.lexists(file)


@posix
def test_in_a_folder_for_everybody_a_spool_lies_in_a_folder_of_ones_own(
    data: Path, tmp_path: Path
) -> None:
    shared = tmp_path / "for everybody"
    shared.mkdir()
    shared.chmod(0o1777)
    file = spooled(data, shared)
    assert file.parent == shared / f"spinecoach-{os.getuid()}"
    assert file.parent.stat().st_mode & 0o077 == 0
    again = opened(data, shared)
    assert again.news == TAKEN
    again.close()


@posix
def test_what_a_clock_years_ahead_dated_comes_in_when_the_clock_is_right_again(
    data: Path, place: Path
) -> None:
    clock = WallClock()
    clock.forward(days=2000)
    history = SqliteHistory(data, clock, wait=None, elsewhere=(place,))
    fill_the_disk(history)
    while not history.trouble:
        perform(history.begin(timeline()), timeline(), clock)
        clock.forward(hours=1)
    done = history.workouts()
    history.close()
    again = opened(data, place)
    assert (again.news, again.workouts()) == (TAKEN, done)
    again.close()


@posix
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[" * 100_000, b'{"format": ' + b"9" * 5000 + b"}"]
)
def test_no_content_of_a_spool_file_stops_the_start(
    data: Path, place: Path, content: bytes
) -> None:
    file = spooled(data, place)
    file.write_bytes(content)
    again = opened(data, place)
    assert (again.news, again.trouble) == ((), None)
    again.close()
    assert file.read_bytes() == content
