"""The whole history as one document: what its schema says, and the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from spinecoach import assets
from spinecoach.adapters.exchange.document import document, lines_of, what_differs
from spinecoach.core.record.edits import Edit, Place
from spinecoach.core.record.limits import (
    HARDEST_RPE,
    HEAVIEST_KG,
    LONGEST_NOTE,
    LONGEST_WORD,
    MOST,
    MOST_REPS,
    MOST_SECONDS,
    WORST,
)
from spinecoach.core.record.logbook import Excuse, SetExtra
from tests.histories import years

WORKOUTS = years(8)


def test_the_schema_has_the_limits_of_the_core() -> None:
    schema = json.loads((assets.root() / "schemas/history.schema.json").read_text())
    kept, workout = (schema["$defs"][name]["properties"] for name in ("set", "workout"))
    extra = kept["extra"]["properties"]
    assert {kept[name]["maximum"] for name in ("reps", "target_reps")} == {MOST_REPS}
    assert workout["planned_sets"]["maximum"] == MOST
    weights = [kept["weight_kg"], extra["assisted_kg"]]
    assert [weight["maximum"] for weight in weights] == [HEAVIEST_KG] * 2
    assert schema["$defs"]["scale"]["maximum"] == WORST
    assert extra["rpe"]["maximum"] == HARDEST_RPE
    assert {extra[name]["maxLength"] for name in ("kind", "superset")} == {LONGEST_WORD}
    assert extra["note"]["maxLength"] == LONGEST_NOTE
    assert kept["rep_seconds"]["maxItems"] == MOST_REPS
    assert kept["rep_seconds"]["items"]["maximum"] == MOST_SECONDS


def test_the_schema_names_every_field_of_the_document() -> None:
    schema = json.loads((assets.root() / "schemas/history.schema.json").read_text())
    deleted = [(WORKOUTS[-1], "2026-11-22T11:12:42.125Z")]
    edit = Edit(Place(WORKOUTS[0].id, "", "note"), "2026-11-22T11:12:42.125Z/0000-aaaaaaaa", "x")
    timed = replace(WORKOUTS[0].sets[0], rep_seconds=(4.0, None))
    first = replace(WORKOUTS[0], sets=(timed, *WORKOUTS[0].sets[1:]))
    made = json.loads(document([first, *WORKOUTS[1:-1]], {}, {}, deleted=deleted, edits=[edit]))
    assert set(schema["$defs"]["edit"]["properties"]) == set(made["edits"][0])
    assert set(schema["properties"]) == set(made)
    gone = schema["properties"]["deleted_workouts"]["items"]["properties"]
    workout = made["workouts"][0]
    assert set(made["deleted_workouts"][0]) == {*workout, *gone}
    assert set(schema["$defs"]["workout"]["properties"]) == set(workout)
    assert set(schema["$defs"]["set"]["properties"]) == set(workout["sets"][0])


def test_the_same_history_gives_the_same_bytes_one_line_a_workout() -> None:
    made = document(WORKOUTS, {}, {})
    assert made == document(years(8), {}, {})
    assert len(made.splitlines()) == len(WORKOUTS) + 2


def test_first_values_stand_with_the_workout_or_the_set_that_was_corrected() -> None:
    own, item = WORKOUTS[0], WORKOUTS[0].sets[1]
    first = {own.id: {("", "note"): "", (item.id, "reps"): "8"}}
    last = {own.id: {("", "note"): "then"}}
    workout, other = json.loads(document(WORKOUTS[:2], first, {}, last))["workouts"]
    assert (workout["originals"], workout["edited"]) == ({"note": ""}, {"note": "then"})
    assert [one["originals"] for one in workout["sets"][:3]] == [{}, {"reps": "8"}, {}]
    assert (other["originals"], other["edited"]) == ({}, {})


def test_what_no_program_told_of_a_set_is_left_out() -> None:
    told = replace(WORKOUTS[0].sets[0], extra=SetExtra("warmup", rpe=8.5))
    workout = replace(WORKOUTS[0], sets=(told, *WORKOUTS[0].sets[1:]))
    (made,) = json.loads(document([workout], {}, {}))["workouts"]
    assert [one["extra"] for one in made["sets"][:2]] == [{"kind": "warmup", "rpe": 8.5}, {}]


def test_the_times_of_reps_are_told_only_where_they_are_known() -> None:
    timed = replace(WORKOUTS[0].sets[0], rep_seconds=(4.0, None, 3.5))
    workout = replace(WORKOUTS[0], sets=(timed, *WORKOUTS[0].sets[1:]))
    (made,) = json.loads(document([workout], {}, {}))["workouts"]
    told = [one.get("rep_seconds") for one in made["sets"]]
    assert told == [[4.0, None, 3.5], *[None] * (len(told) - 1)]
    # What is not known takes no place: earlier versions write the same line of such a workout.
    assert b"rep_seconds" not in document(WORKOUTS, {}, {})


def test_excused_days_are_listed_in_their_order() -> None:
    days = {date(2026, 11, 5): Excuse("flu", "then"), date(2026, 11, 4): Excuse("travel")}
    made = json.loads(document([], {}, days))
    assert list(made["excused_days"].items()) == [("2026-11-04", "travel"), ("2026-11-05", "flu")]
    assert made["excused_edited"] == {"2026-11-05": "then"}


def test_of_an_excuse_that_was_taken_back_only_the_time_is_told() -> None:
    made = json.loads(document([], {}, {date(2026, 11, 5): Excuse("", "then")}))
    assert (made["excused_days"], made["excused_edited"]) == ({}, {"2026-11-05": "then"})


def test_what_two_documents_have_in_common_is_left_out_and_the_rest_is_a_document() -> None:
    own, *_ = WORKOUTS
    stamp = "2026-11-22T11:12:42.125Z"
    edits = [
        Edit(Place(own.id, "", "note"), f"{stamp}/{number:04}-aaaaaaaa", "x") for number in range(3)
    ]
    gone = [(WORKOUTS[-1], stamp)]
    days = {date(2026, 11, 5): Excuse("flu", stamp)}
    whole = document(WORKOUTS[:-1], {}, days, {}, gone, edits)
    assert json.loads(what_differs(whole, lines_of(b""))) == json.loads(whole)
    for lines in ([0], [0, 1, 2], [-1]):
        part = document([WORKOUTS[n] for n in lines], {}, {}, {}, (), [edits[n] for n in lines])
        rest = json.loads(what_differs(whole, lines_of(part)))
        known = {WORKOUTS[n].id for n in lines}
        assert [one["id"] for one in rest["workouts"]] == [
            one.id for one in WORKOUTS[:-1] if one.id not in known
        ]
        assert len(rest["edits"]) == len(edits) - len(lines)
        assert len(rest["deleted_workouts"]) == 1
    nothing = json.loads(what_differs(whole, lines_of(whole)))
    assert (nothing["workouts"], nothing["edits"], nothing["deleted_workouts"]) == ([], [], [])
    assert nothing["excused_days"] == {"2026-11-05": "flu"}
