"""The whole history as one document: what its schema says, and the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from spinecoach import assets
from spinecoach.adapters.exchange.document import document
from spinecoach.core.record.limits import (
    HARDEST_RPE,
    HEAVIEST_KG,
    LONGEST_NOTE,
    LONGEST_WORD,
    MOST,
    MOST_REPS,
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


def test_the_schema_names_every_field_of_the_document() -> None:
    schema = json.loads((assets.root() / "schemas/history.schema.json").read_text())
    deleted = [(WORKOUTS[-1], "2026-11-22T11:12:42.125Z")]
    made = json.loads(document(WORKOUTS[:-1], {}, {}, deleted=deleted))
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


def test_excused_days_are_listed_in_their_order() -> None:
    days = {date(2026, 11, 5): Excuse("flu", "then"), date(2026, 11, 4): Excuse("travel")}
    made = json.loads(document([], {}, days))
    assert list(made["excused_days"].items()) == [("2026-11-04", "travel"), ("2026-11-05", "flu")]
    assert made["excused_edited"] == {"2026-11-05": "then"}


def test_of_an_excuse_that_was_taken_back_only_the_time_is_told() -> None:
    made = json.loads(document([], {}, {date(2026, 11, 5): Excuse("", "then")}))
    assert (made["excused_days"], made["excused_edited"]) == ({}, {"2026-11-05": "then"})
