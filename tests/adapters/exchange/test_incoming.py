"""What another file brings: all of it or nothing, once however often, every mistake by its line."""

from __future__ import annotations

import json
import os
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.exchange.incoming import (
    MOST_MISTAKES,
    NO_UNIT,
    TIMED,
    ImportFault,
    Incoming,
    read,
)
from spinecoach.adapters.exchange.tables import hevy_csv, strong_csv
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.record.logbook import FeltExercise, PlannedEntry
from tests.histories import SUNDAY, WallClock, years

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.core.record.logbook import LoggedWorkout

HEVY = (
    '"title","start_time","end_time","description","exercise_title","set_index","weight_kg","reps"'
)
STRONG = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Seconds,Workout Notes"
PULL = '"Morning","22 Nov 2025, 08:00","22 Nov 2025, 08:40","","Pull Up","0","","8"'
ROW = "2025-11-22 08:00:00,Evening,1h 5m,Bent Over Row (Dumbbell),1,10,12,0,"


def written(folder: Path, *lines: str, name: str = "in.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def taken(path: Path) -> Incoming:
    return read(path, SUNDAY)


def faults(path: Path) -> tuple[str, ...]:
    with pytest.raises(ImportFault) as caught:
        taken(path)
    return caught.value.mistakes


# --- taken in --------------------------------------------------------------------------------


def test_a_hevy_file_brings_its_workouts(tmp_path: Path) -> None:
    second = '"Morning","22 Nov 2025, 08:00","22 Nov 2025, 08:40","","Pull Up","1","5.5","6"'
    (workout,) = taken(written(tmp_path, HEVY, PULL, second)).workouts
    assert (workout.title, workout.seconds, workout.planned_sets) == ("Morning", 2400, 2)
    assert [(s.exercise, s.number, s.reps, s.weight_kg) for s in workout.sets] == [
        ("pull-up", 1, 8, None),
        ("pull-up", 2, 6, 5.5),
    ]


def test_pounds_of_hevy_become_kilograms(tmp_path: Path) -> None:
    header = HEVY.replace("weight_kg", "weight_lbs")
    row = PULL.replace('"","8"', '"10","8"')
    (workout,) = taken(written(tmp_path, header, row)).workouts
    assert workout.sets[0].weight_kg == 4.536


def test_a_strong_file_brings_its_workouts_and_says_that_it_names_no_unit(tmp_path: Path) -> None:
    rest = "2025-11-22 08:00:00,Evening,1h 5m,Bent Over Row (Dumbbell),Rest Timer,0,0,60,"
    plank = "2025-11-22 08:00:00,Evening,1h 5m,Plank,1,0,0,45,"
    found = taken(written(tmp_path, STRONG, ROW, rest, plank))
    (workout,) = found.workouts
    assert workout.seconds == 3900
    assert [(s.exercise, s.reps, s.weight_kg) for s in workout.sets] == [
        ("bent-over-row", 12, 10.0),
        ("plank", 1, None),
    ]
    assert found.remarks == [TIMED, NO_UNIT]


def test_semicolons_and_a_byte_order_mark_are_read_too(tmp_path: Path) -> None:
    lines = [line.replace(",", ";") for line in (STRONG, ROW)]
    found = taken(written(tmp_path, *lines, encoding="utf-8-sig"))
    assert found.workouts[0].reps == 12


@pytest.mark.parametrize("write", [hevy_csv, strong_csv])
def test_what_we_write_for_others_reads_back(tmp_path: Path, write: Any) -> None:  # noqa: ANN401
    path = tmp_path / "out.csv"
    path.write_bytes(write(years(8)))
    again = taken(path).workouts
    assert [(w.day, w.reps, w.done_sets) for w in again] == [
        (w.day, w.reps, len(w.sets)) for w in years(8)
    ]


PLANNED = PlannedEntry("superman", "Superman", "gentle", 2, 12, 60.0, 1.5, 0.9)


def lived() -> list[LoggedWorkout]:
    """Eight weeks, the first workout with its plan and how an exercise felt."""
    first, *rest = years(8)
    felt = (FeltExercise("superman", 3, slipped=True), FeltExercise("zz", None, slipped=False))
    return [replace(first, plan=(PLANNED,), felt=felt, pace=1.25), *rest]


def test_a_whole_history_moves_to_another_machine_and_back(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_bytes(document(lived(), {}, {}))
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as history:
        history.take_in(found := taken(path), found.workouts)
        assert history.workouts() == lived()
        assert document(history.workouts(), {}, {}) == path.read_bytes()


def test_our_document_reads_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    originals: dict[str, dict[tuple[str, str], str | None]] = {
        years(8)[0].id: {("", "note"): "", (years(8)[0].sets[0].id, "reps"): None}
    }
    path.write_bytes(document(years(8), originals, {date(2026, 11, 5): "flu"}))
    found = taken(path)
    assert found.workouts == years(8)
    assert found.originals == originals
    assert found.excused == {date(2026, 11, 5): "flu"}
    assert document(found.workouts, found.originals, found.excused) == path.read_bytes()


@pytest.mark.parametrize("write", [hevy_csv, strong_csv, lambda w: document(w, {}, {})])
def test_reading_a_file_twice_brings_everything_once(tmp_path: Path, write: Any) -> None:  # noqa: ANN401
    path = tmp_path / "in.file"
    path.write_bytes(write(years(4)))
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as history:
        for expected in (len(years(4)), 0, 0):
            new = history.new_among(taken(path).workouts)
            assert len(new) == expected
            history.add(new)
        assert len(history.workouts()) == len(years(4))


def test_our_own_export_for_others_doubles_nothing_when_it_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "hevy.csv"
    path.write_bytes(hevy_csv(years(4)))
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as history:
        history.add(years(4))
        history.corrections.delete(years(4)[0].id)
        assert history.new_among(taken(path).workouts) == []


# --- refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (PULL.replace('"8"', '"eight"'), "column reps: a whole number up to 9999"),
        (PULL.replace('"8"', '"-8"'), "column reps"),
        (PULL.replace('"8"', '"1e9"'), "column reps"),
        (PULL.replace("22 Nov 2025, 08:00", "22.11.2025 8:00"), "column start_time: a time like"),
        (PULL.replace("22 Nov 2025, 08:00", "31 Feb 2025, 08:00"), "column start_time"),
        (PULL.replace("22 Nov 2025, 08:00", "22 Nov 2031, 08:00"), "cannot have been done yet"),
        (PULL.replace("22 Nov 2025, 08:00", "22 Nov 0001, 08:00"), "line 2"),
        (PULL.replace('"","8"', '"1900","8"'), "column weight: a weight up to 1000 kg"),
        (PULL.replace("Pull Up", ""), "the exercise has no name"),
        (PULL + ',"more"', "8 columns are expected, 9 found"),
    ],
)
def test_a_wrong_value_of_hevy_is_named_by_line_and_column(
    tmp_path: Path, row: str, words: str
) -> None:
    (mistake,) = faults(written(tmp_path, HEVY, row))
    assert mistake.startswith("in.csv, line 2: ")
    assert words in mistake


@pytest.mark.parametrize(
    ("header", "row", "words"),
    [
        (STRONG, ROW.replace("1h 5m", "soon"), "column Duration: something like 1h 5m"),
        (STRONG, ROW.replace("1h 5m", "999h"), "too long for a workout"),
        (STRONG + ",Weight Unit", ROW + ",stone", "kg or lbs is expected, not 'stone'"),
        (STRONG, ROW.replace("2025-11-22 08:00:00", "yesterday"), "column Date"),
    ],
)
def test_a_wrong_value_of_strong_is_named(
    tmp_path: Path, header: str, row: str, words: str
) -> None:
    (mistake,) = faults(written(tmp_path, header, row))
    assert words in mistake


def test_all_mistakes_are_named_at_once_up_to_twenty(tmp_path: Path) -> None:
    wrong = PULL.replace('"8"', '"x"')
    assert len(faults(written(tmp_path, HEVY, *[wrong] * 3))) == 3
    assert len(faults(written(tmp_path, HEVY, *[wrong] * 300))) == MOST_MISTAKES


def test_a_file_of_other_columns_is_told_what_it_lacks(tmp_path: Path) -> None:
    (mistake,) = faults(written(tmp_path, "Date,Weight,Reps", "1,2,3"))
    assert "for Strong it lacks the column Workout Name, Exercise Name, Set Order" in mistake
    (mistake,) = faults(written(tmp_path, "one", "two"))
    assert "neither our JSON nor a CSV of Hevy or Strong" in mistake
    assert faults(written(tmp_path, "")) == ("in.csv is empty.",)


def test_a_day_that_no_month_has_is_shown_as_the_file_has_it(tmp_path: Path) -> None:
    line = PULL.replace("22 Nov 2025, 08:00", "31 Nov 2025, 08:00")
    (mistake,) = faults(written(tmp_path, HEVY, line))
    assert "like 22 Dec 2025, 08:00 is expected, not '31 Nov 2025, 08:00'" in mistake


def test_a_number_without_an_end_is_no_reason_to_stumble(tmp_path: Path) -> None:
    text = f'{{"format": "spinecoach-history", "version": {"9" * 5000}}}'
    (mistake,) = faults(written(tmp_path, text, name="in.json"))
    assert "a number in it has no end" in mistake


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (mistake,) = faults(tmp_path / "pipe")
    assert "is no file" in mistake


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_is_named(tmp_path: Path, encoding: str) -> None:
    row = PULL.replace("Morning", "M\N{LATIN SMALL LETTER O WITH DIAERESIS}rgen")
    (mistake,) = faults(written(tmp_path, HEVY, row, encoding=encoding))
    assert "is not UTF-8 text" in mistake


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (mistake,) = faults(tmp_path / "gone.csv")
    assert "No such file" in mistake
    assert faults(tmp_path)


def test_a_file_of_ten_million_lines_is_refused_before_it_is_all_read(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(STRONG + "\n")
        chunk = "\n".join([","] * 100_000) + "\n"
        for _ in range(100):
            file.write(chunk.replace(",", ",,,,,,,,"))
    (mistake,) = faults(path)
    assert "more than 500,000 lines" in mistake


def good_document() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(document(lived()[:2], {}, {}))
    return made


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("format",), "else", "no history of ours"),
        (("version",), 2, "install the newer SpineCoach"),
        (("workouts",), {}, "workouts: a list is expected"),
        (("workouts", 0), 3, "workouts[0]: an object is expected"),
        (("workouts", 0, "id"), "x", "workouts[0].id: a UUID is expected"),
        (("workouts", 0, "began"), "2025-11-22T08:00:00", "with its offset from UTC"),
        (("workouts", 0, "began"), "2031-11-22T08:00:00+01:00", "a past time"),
        (("workouts", 0, "began"), "0001-01-01T00:00:00+14:00", "workouts[0].began"),
        (("workouts", 0, "ending"), "sudden", "one of open, complete, stopped is expected"),
        (("workouts", 0, "effort"), 11, "effort must be from 0 to 10, not 11"),
        (("workouts", 0, "planned_sets"), -1, "a whole number from 0 to 9999"),
        (("workouts", 0, "sets"), None, "workouts[0].sets: a list is expected"),
        (("workouts", 0, "sets", 0), [], "workouts[0].sets[0]: an object"),
        (("workouts", 0, "sets", 0, "reps"), 1.5, "reps must be from 0 to 9999"),
        (("workouts", 0, "sets", 0, "weight_kg"), 1e9, "weight_kg must be from 0 to 1000"),
        (("workouts", 0, "sets", 0, "title"), "", "a short text is expected"),
        (("workouts", 0, "plan", 0), "x", "workouts[0].plan[0]: an object"),
        (("workouts", 0, "plan", 0, "rest"), -1, "a number from 0 to 9999"),
        (("workouts", 0, "felt", 0, "pain"), 11, "must be from 0 to 10"),
        (("workouts", 0, "felt", 0), 0, "workouts[0].felt[0]: an object"),
        (("workouts", 0, "felt"), 2 * [{"exercise": "e", "pain": 1}], "each exercise once"),
        (("workouts", 0, "title"), "half a pair \ud800", "a short text is expected"),
        (("workouts", 0, "note"), "half a pair \ud800", "note must be from 0 to 2000 characters"),
        (("workouts", 0, "began"), "1500-01-01T08:00:00+01:00", "a past time with its offset"),
        (("workouts", 0, "began"), "2025-11-22T08:00:00+01:00:30", "a past time with its offset"),
        (("excused_days",), {"2026-11-20": "\ud800"}, "a short text is expected"),
        (("excused_days",), [], "excused_days: an object"),
        (("excused_days",), {"someday": "flu"}, "a date is expected, not 'someday'"),
    ],
)
def test_a_wrong_place_in_a_document_is_named(
    tmp_path: Path, path: tuple[Any, ...], value: object, words: str
) -> None:
    made = good_document()
    holder: Any = made
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    mistakes = faults(written(tmp_path, json.dumps(made), name="in.json"))
    assert words in mistakes[0]


def test_the_same_workout_twice_in_a_document_is_named(tmp_path: Path) -> None:
    made = good_document()
    made["workouts"].append(made["workouts"][0])
    mistakes = faults(written(tmp_path, json.dumps(made), name="in.json"))
    assert any("workouts[2].id: an id of its own" in mistake for mistake in mistakes)


def test_the_same_set_in_two_workouts_is_named(tmp_path: Path) -> None:
    made = good_document()
    made["workouts"][1]["sets"][0]["id"] = made["workouts"][0]["sets"][0]["id"]
    (mistake,) = faults(written(tmp_path, json.dumps(made), name="in.json"))
    assert "workouts[1].sets[0].id: an id of its own" in mistake


def test_a_line_without_an_end_is_not_read_to_it(tmp_path: Path) -> None:
    (mistake,) = faults(written(tmp_path, HEVY, '"' + 300_000 * "endless"))
    assert "longer than any workout's" in mistake
    (mistake,) = faults(written(tmp_path, 300_000 * "endless"))
    assert "longer than any workout's" in mistake


@pytest.mark.parametrize("text", ["{", '{"format": ', "[1", '{"a": "\\ud8"}', "[" * 100_000])
def test_half_a_document_is_refused(tmp_path: Path, text: str) -> None:
    assert faults(written(tmp_path, text, name="in.json"))


def test_an_import_that_cannot_be_written_leaves_nothing_half_done(tmp_path: Path) -> None:
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)) as history:
        twice = [*years(4), years(4)[0]]  # the second one breaks the transaction
        history.add(twice)
        assert history.trouble
        history.store.forget_held()
        assert history.workouts() == []


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    read_or_refused(path)


@given(
    st.lists(
        st.lists(
            st.text(max_size=12) | st.sampled_from(PULL.replace('"', "").split(",")), max_size=9
        ),
        max_size=6,
    )
)
def test_any_table_under_a_good_header_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "table.csv"
    lines = [",".join(f'"{cell}"' for cell in row) for row in table]
    path.write_text("\n".join([HEVY, *lines]), encoding="utf-8", errors="surrogatepass")
    read_or_refused(path)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.sampled_from(["workout", "set", "top", "plan", "felt"]), st.integers(0, 20), json_values)
def test_any_value_anywhere_in_a_document_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, level: str, number: int, value: object
) -> None:
    made = good_document()
    workout = made["workouts"][0]
    holder = {"top": made, "workout": workout}
    holder |= {"set": workout["sets"][0], "plan": workout["plan"][0], "felt": workout["felt"][0]}
    names = sorted(holder[level])
    holder[level][names[number % len(names)]] = value
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(made), encoding="utf-8", errors="surrogatepass")
    read_or_refused(path)


def read_or_refused(path: Path) -> None:
    """What is read can be written down and read again as our own; what is not is said why."""
    workouts: list[LoggedWorkout] = []
    mistakes: tuple[str, ...] = ()
    try:
        workouts = taken(path).workouts
    except ImportFault as fault:
        mistakes = fault.mistakes
    assert all(mistakes)
    for workout in workouts:
        assert workout.began <= datetime.now(SUNDAY.tzinfo)
        assert all(0 <= item.reps <= 9999 for item in workout.sets)
    path.write_bytes(document(workouts, {}, {}))
    assert [workout.id for workout in taken(path).workouts] == [workout.id for workout in workouts]
