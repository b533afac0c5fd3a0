"""Import of a file: a preview that changes nothing, then all of it or nothing."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.exchange.reader import read
from spinecoach.adapters.exchange.table_workouts import uuid_of
from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.app.services.history_files import rendered
from spinecoach.app.services.importing import Importer
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.imported import Answers, OpenQuestion, Preview
from spinecoach.core.trouble import Trouble, TroubleKind
from tests.histories import WallClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"\n'
    '"Legs","21 Nov 2026, 07:00","21 Nov 2026, 07:30","","{exercise}",,"",0,"normal",20,8,,,\n'
)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as kept:
        yield kept


def hevy(tmp_path: Path, exercise: str) -> Path:
    path = tmp_path / "hevy.csv"
    path.write_text(HEVY.format(exercise=exercise), encoding="utf-8")
    return path


def test_a_preview_changes_nothing_and_is_taken_in_once(
    history: SqliteHistory, tmp_path: Path
) -> None:
    importer = Importer(history)
    preview = importer.preview(hevy(tmp_path, "Superman"), Answers())
    assert (preview.new, preview.sets, preview.known) == (1, 1, 0)
    assert history.workouts() == []
    taken = importer.take_in()
    assert isinstance(taken, Preview)
    assert taken.new == 1
    assert len(history.workouts()) == 1
    assert importer.take_in() is None
    assert importer.preview(hevy(tmp_path, "Superman"), Answers()).known == 1


ZONES = ("Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati")
DAYS = 'Date,Exercise,Weight (kg),Reps\n"{0}",Squat,20,8\n"{1}",Row,10,9\n'
MEETINGS = HEVY.replace("21 Nov 2026, 07:00", "{0}").replace("21 Nov 2026, 07:30", "{1}")
TIMES = [
    ("21 Nov 2026, 07:00", "21 Nov 2026, 07:30"),
    ("29 Mar 2026, 02:30", "29 Mar 2026, 03:40"),  # an hour that is not there in Berlin
    ("2026-11-20T07:30:00+09:00", "2026-11-20T08:30:00+09:00"),  # a midnight in Berlin
    ("20 Nov 2026, 00:30 UTC", "20 Nov 2026, 01:30 UTC"),
    ("20 Nov 2026, 23:10 GMT-3", "20 Nov 2026, 23:40 GMT-3"),
]


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only POSIX can change the zone")
@pytest.mark.parametrize("table", [MEETINGS, DAYS], ids=["with titles", "by days"])
@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize("zone", ZONES)
def test_a_file_that_is_imported_again_elsewhere_adds_nothing(
    history: SqliteHistory,
    tmp_path: Path,
    in_zone: Callable[[str], None],
    table: str,
    times: tuple[str, str],
    zone: str,
) -> None:
    path = tmp_path / "other.csv"
    path.write_text(table.format(*times, exercise="Superman"), encoding="utf-8")
    in_zone(zone)
    importer = Importer(history)
    assert importer.preview(path, Answers()).new > 0
    importer.take_in()
    for elsewhere in ZONES:
        in_zone(elsewhere)
        assert not importer.preview(path, Answers()).anything


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only POSIX can change the zone")
@pytest.mark.parametrize("times", [TIMES[0], *TIMES[2:]])
@pytest.mark.parametrize("zone", ZONES)
def test_what_an_earlier_version_imported_is_recognised(
    history: SqliteHistory,
    tmp_path: Path,
    in_zone: Callable[[str], None],
    times: tuple[str, str],
    zone: str,
) -> None:
    path = tmp_path / "hevy.csv"
    path.write_text(MEETINGS.format(*times, exercise="Superman"), encoding="utf-8")
    in_zone(zone)
    incoming = read(path, history.now(), Answers())
    (workout,) = incoming.workouts
    own = uuid_of(f"spinecoach:{workout.began:%Y-%m-%dT%H:%M}:Legs")  # made from the clock here
    sets = tuple(replace(one, id=uuid_of(f"{own}:0")) for one in workout.sets)
    history.take_in(incoming, [replace(workout, id=own, sets=sets)])
    for elsewhere in ZONES:
        in_zone(elsewhere)
        assert not Importer(history).preview(path, Answers()).anything


def test_an_id_is_made_from_the_time_in_the_file_as_when_zones_were_not_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "hevy.csv"
    path.write_text(MEETINGS.format(*TIMES[4], exercise="Superman"))
    (workout,) = read(path, WallClock()(), Answers()).workouts
    assert workout.id == uuid_of("spinecoach:2026-11-20T23:10:Legs")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only POSIX can change the zone")
def test_another_workout_that_only_seems_to_be_at_the_same_time_is_new(
    history: SqliteHistory, tmp_path: Path, in_zone: Callable[[str], None]
) -> None:
    path = tmp_path / "hevy.csv"
    in_zone("Europe/Berlin")
    path.write_text(MEETINGS.format("20 Nov 2026, 07:00", "", exercise="Superman"))
    importer = Importer(history)
    importer.preview(path, Answers())
    importer.take_in()
    in_zone("Pacific/Kiritimati")  # where it is 20:00 then
    path.write_text(MEETINGS.format("20 Nov 2026, 20:00", "", exercise="Row"))
    assert importer.preview(path, Answers()).new == 1


def test_a_preview_tells_of_the_excuses_that_were_taken_back_elsewhere(
    history: SqliteHistory, tmp_path: Path
) -> None:
    path, clock = tmp_path / "other.json", WallClock()
    days = [date(2026, 11, day) for day in (17, 18, 19)]
    for day in days[:2]:
        history.corrections.excuse(day, "flu")
    clock.forward(hours=1)
    with closing(SqliteHistory(tmp_path / "other", clock, wait=None)) as other:
        for day, reason in zip(days, ("", "flu", "travel"), strict=True):
            other.corrections.excuse(day, reason)
        path.write_bytes(rendered("json", other, [], (date.min, date.max), Phrases()))
    importer = Importer(history)
    preview = importer.preview(path, Answers())
    assert (preview.excused, preview.unexcused, preview.anything) == (1, 1, True)
    importer.take_in()
    assert history.excused() == {days[1]: "flu", days[2]: "travel"}
    assert not importer.preview(path, Answers()).anything


def test_workouts_without_our_exercises_are_days_only_if_the_person_says_so(
    history: SqliteHistory, tmp_path: Path
) -> None:
    importer = Importer(history)
    preview = importer.preview(hevy(tmp_path, "Leg Press"), Answers())
    assert preview.others == 1
    assert OpenQuestion.ACTIVITY in preview.asks
    importer.take_in()
    (workout,) = history.workouts()
    assert not workout.activity


def test_our_exercises_ask_for_nothing(history: SqliteHistory, tmp_path: Path) -> None:
    preview = Importer(history).preview(hevy(tmp_path, "Superman"), Answers())
    assert preview.others == 0
    assert OpenQuestion.ACTIVITY not in preview.asks


def test_a_refused_file_leaves_nothing_to_take_in(history: SqliteHistory, tmp_path: Path) -> None:
    importer = Importer(history)
    importer.preview(hevy(tmp_path, "Superman"), Answers())
    assert importer.preview(tmp_path / "missing.csv", Answers()).refused
    assert importer.take_in() is None


def test_what_cannot_be_written_is_told_and_not_tried_again(
    history: SqliteHistory, tmp_path: Path
) -> None:
    importer = Importer(history)
    importer.preview(hevy(tmp_path, "Superman"), Answers())
    with closing(sqlite3.connect(tmp_path / "data" / FILE_NAME)) as other:
        other.execute("BEGIN IMMEDIATE")
        told = importer.take_in()
    assert isinstance(told, Trouble)
    assert told.kind is TroubleKind.HISTORY_LOCKED
    assert history.store.held == 0
    assert importer.take_in() is None
