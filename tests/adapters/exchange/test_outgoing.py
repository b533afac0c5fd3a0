"""The history taken along: every form, the same bytes each time, no formula that computes."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from spinecoach import assets
from spinecoach.adapters.exchange.dates import calendar
from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.exchange.files import write_whole
from spinecoach.adapters.exchange.tables import (
    as_written,
    hevy_csv,
    neutral,
    our_csv,
    strong_csv,
    strong_duration,
)
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.exercise.names import exercise_of, title_elsewhere
from tests.histories import years

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

WORKOUTS = years(8)

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a text begins that a spreadsheet would compute (OWASP, "CSV Injection")."""


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode(), newline="")))


def test_our_csv_has_one_row_a_set() -> None:
    table = rows(our_csv(WORKOUTS))
    assert len(table) == sum(len(workout.sets) for workout in WORKOUTS)
    first, workout = table[0], WORKOUTS[0]
    assert first["date"] == workout.day.isoformat()
    assert first["utc_offset"] == "UTC+01:00"
    assert first["exercise"] == workout.sets[0].title
    assert sum(int(row["reps"]) for row in table) == sum(w.reps for w in WORKOUTS)


def test_the_hevy_csv_is_written_as_hevy_writes_it() -> None:
    lines = hevy_csv(WORKOUTS).decode().splitlines()
    assert lines[0] == (
        '"title","start_time","end_time","description","exercise_title","superset_id",'
        '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
        '"duration_seconds","rpe"'
    )
    table = rows(hevy_csv(WORKOUTS))
    assert table[0]["set_index"] == "0"
    assert table[0]["start_time"] == f"{WORKOUTS[0].began:%-d %b %Y, %H:%M}"


def test_the_strong_csv_names_its_units() -> None:
    table = rows(strong_csv(WORKOUTS))
    assert table[0]["Set Order"] == "1"
    assert {row["Weight Unit"] for row in table} == {"kg"}
    assert table[0]["Duration"].endswith("m")
    assert strong_duration(3900) == "1h 5m"


def test_the_calendar_holds_every_workout_as_an_event() -> None:
    events = Calendar.from_ical(calendar(WORKOUTS).decode()).walk("VEVENT")
    assert len(events) == len(WORKOUTS)
    assert str(events[0]["summary"]).startswith("Strong spine: ")
    assert events[0].decoded("dtstart") == WORKOUTS[0].began


@pytest.mark.parametrize("ended", [None, WORKOUTS[0].began, WORKOUTS[0].began - timedelta(1)])
def test_an_event_whose_end_nobody_knows_ends_after_it_begins(ended: datetime | None) -> None:
    workout = replace(WORKOUTS[0], ended=ended)
    (event,) = Calendar.from_ical(calendar([workout]).decode()).walk("VEVENT")
    assert event.decoded("dtend") == workout.began + timedelta(minutes=2 * len(workout.sets))


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs", "Cc"])))
def test_an_event_is_what_the_library_would_write(words: str) -> None:
    workout = replace(WORKOUTS[0], title=words or "-", note=f"{words}\n{words}")
    whole, (made,) = calendar([workout]), Calendar.from_ical(calendar([workout])).walk("VEVENT")
    event = Event()
    for name in ("uid", "dtstamp", "dtstart", "dtend"):
        event.add(name, made.decoded(name))
    event.add("summary", f"{workout.title}: {workout.done_sets} of {workout.planned_sets} sets")
    titles = dict.fromkeys(item.title for item in workout.sets)
    event.add("description", f"{workout.reps} reps: {', '.join(titles)}\n{workout.note}")
    assert event.to_ical() in whole


@pytest.mark.parametrize("write", [our_csv, hevy_csv, strong_csv, calendar])
def test_the_same_history_gives_the_same_bytes(write: object) -> None:
    assert callable(write)
    assert write(WORKOUTS) == write(years(8))
    assert document(WORKOUTS, {}, {}) == document(years(8), {}, {})


@pytest.mark.parametrize(
    "note",
    ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\tx", "\rx", "\n=1", "\uff1d1", "plain", "'q"],
)
def test_no_note_is_a_formula_in_a_spreadsheet(note: str) -> None:
    workout = replace(WORKOUTS[0], note=note)
    for write in (our_csv, hevy_csv, strong_csv):
        for row in csv.reader(StringIO(write([workout]).decode(), newline="")):
            assert not [cell for cell in row if cell.startswith(FORMULA)]


@given(st.text() | st.from_regex(r"'*[=+@-].*"))
def test_a_neutralised_text_comes_back_as_it_was(text: str) -> None:
    shown = neutral(text)
    assert not shown.startswith(FORMULA)
    assert as_written(shown) == text


def test_every_exercise_of_ours_is_known_elsewhere_and_found_again() -> None:
    for exercise in PackShelf(assets.exercises_dir()).exercises():
        title = title_elsewhere(exercise.id, exercise.title)
        assert exercise_of(title) == exercise.id
    assert exercise_of("Goblet Squat (Kettlebell)") == "goblet-squat-kettlebell"


def test_the_schema_names_every_field_of_the_document() -> None:
    schema = json.loads((assets.root() / "schemas/history.schema.json").read_text())
    made = json.loads(document(WORKOUTS, {}, {}))
    assert set(schema["properties"]) == set(made)
    workout = made["workouts"][0]
    assert set(schema["$defs"]["workout"]["properties"]) == set(workout)
    assert set(schema["$defs"]["set"]["properties"]) == set(workout["sets"][0])


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "history.csv"
    write_whole(target, b"first")

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full_disk)
        with pytest.raises(OSError, match="No space"):
            write_whole(target, b"second")
    assert target.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [target]
