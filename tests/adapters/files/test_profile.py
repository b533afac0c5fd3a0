"""Answers, dumbbells and routines: kept, read again, and mended by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from spinecoach.adapters.files.profile import EQUIPMENT, READINESS, ROUTINES, JsonProfile
from spinecoach.adapters.files.removed import FILE_NAME as REMOVED
from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.core.coaching.routine import Item, Routine, Routines
from spinecoach.core.mistake import WrongValueError
from spinecoach.core.trouble import TroubleKind

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 22)
MINE = Routine(
    "Mine", (Item("superman", "legs-only", 2, 12, 45.0, 0.8), Item("row", weight_kg=2.5))
)


def trouble_kinds(profile: JsonProfile) -> list[TroubleKind]:
    return [trouble.kind for trouble in profile.troubles]


def test_everything_comes_back_as_it_was(tmp_path: Path) -> None:
    profile = JsonProfile(tmp_path)
    assert (profile.readiness(), profile.weights()) == (None, ())
    assert profile.routines() == Routines()
    answers = Readiness(DAY, frozenset({"back"}), professional=True)
    routines = Routines().with_routine(MINE).declining("w1:reps:superman")
    profile.answer(answers)
    profile.own([3.0, 2.0, 2.0])
    profile.keep_routines(routines)
    again = JsonProfile(tmp_path)
    assert again.readiness() == answers
    assert again.weights() == (2.0, 3.0)
    assert again.routines() == routines
    assert again.troubles == ()


def test_whose_pace_a_routine_has_is_kept_and_it_is_the_coachs_by_default(
    tmp_path: Path,
) -> None:
    mine = replace(MINE, own_pace=True)
    JsonProfile(tmp_path).keep_routines(Routines().with_routine(mine))
    assert JsonProfile(tmp_path).routines().saved == (mine,)
    file = tmp_path / ROUTINES
    kept = json.loads(file.read_text(encoding="utf-8"))
    del kept["routines"][0]["own_pace"]
    file.write_text(json.dumps(kept), encoding="utf-8")
    older = JsonProfile(tmp_path)
    assert older.routines().saved == (MINE,)
    assert older.troubles == ()


def test_notes_are_kept_and_a_file_that_has_none_is_read_without(tmp_path: Path) -> None:
    noted = replace(MINE, items=tuple(replace(item, note="slowly") for item in MINE.items))
    JsonProfile(tmp_path).keep_routines(Routines().with_routine(noted))
    assert JsonProfile(tmp_path).routines().saved == (noted,)
    file = tmp_path / ROUTINES
    kept = json.loads(file.read_text(encoding="utf-8"))
    for item in kept["routines"][0]["items"]:
        del item["note"]
    file.write_text(json.dumps(kept), encoding="utf-8")
    older = JsonProfile(tmp_path)
    assert older.routines().saved == (MINE,)
    assert older.troubles == ()


def test_the_answers_can_be_deleted_alone(tmp_path: Path) -> None:
    profile = JsonProfile(tmp_path)
    profile.answer(Readiness(DAY))
    profile.own([2.0])
    profile.forget_answers()
    assert profile.readiness() is None
    assert {path.name for path in tmp_path.iterdir()} == {EQUIPMENT, REMOVED}
    assert json.loads((tmp_path / REMOVED).read_text()) == {"answers": [""]}


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"asked": "yesterday", "yes": [], "professional": False},
        {"asked": "2026-11-22", "yes": ["knees"], "professional": False},
        {"asked": "2026-11-22", "yes": [["back"]], "professional": False},
        {"asked": "9999-12-31", "yes": [], "professional": False},
        {"asked": 3, "yes": [], "professional": False},
        {"asked": "2026-11-22", "yes": []},
    ],
)
def test_answers_that_are_none_are_asked_for_again(
    tmp_path: Path, content: dict[str, object]
) -> None:
    (tmp_path / READINESS).write_text(json.dumps(content))
    assert JsonProfile(tmp_path).readiness() is None


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([2, 3.0], (2.0, 3.0)),
        ([10**400, 2], (2.0,)),
        ([0, -1, 900, True, "2", 2], (2.0,)),
        ("2", ()),
        (None, ()),
    ],
)
def test_a_weight_that_cannot_be_is_left_out(
    tmp_path: Path, found: object, kept: tuple[float, ...]
) -> None:
    (tmp_path / EQUIPMENT).write_text(json.dumps({"weights_kg": found}))
    assert JsonProfile(tmp_path).weights() == kept


def test_a_weight_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongValueError, match="weight_kg"):
        JsonProfile(tmp_path).own([0.0])
    assert list(tmp_path.iterdir()) == []


def test_a_routine_without_exercises_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongValueError, match="items"):
        JsonProfile(tmp_path).keep_routines(Routines((Routine("Mine", ()),)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "Bad", "items": []},
        {"name": "Bad", "items": [{"exercise": "superman", "reps": "many"}]},
        {"name": "Bad", "items": [{"exercise": "superman", "reps": 8.5}]},
        {"name": "Bad", "items": [{"exercise": "superman", "rest": None}]},
        {"name": "Bad", "items": [{"exercise": 3}]},
        {"name": "Bad", "items": [{"exercise": "superman", "pace": 10**400}]},
        {"name": "Bad", "items": [{"exercise": "\ud800"}]},
        {"name": "Bad", "items": [{"exercise": "row"}, {"exercise": "row"}]},
        {"name": "Bad", "items": [{"reps": 8}]},
        {"name": "Bad", "items": [{"exercise": "superman", "sets": 0}]},
    ],
)
def test_a_wrong_routine_is_left_out_alone_and_told(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    good = {"name": "Good", "items": [{"exercise": "superman", "later": 1}], "since": 2}
    content = {"chosen": "Bad", "declined": 3, "routines": [good, wrong]}
    (tmp_path / ROUTINES).write_text(json.dumps(content))
    profile = JsonProfile(tmp_path)
    assert profile.routines() == Routines((Routine("Good", (Item("superman"),)),))
    assert trouble_kinds(profile) == [TroubleKind.ENTRIES_LEFT_OUT]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@example({"routines": [{"name": None, "items": "0"}]})
@given(
    st.dictionaries(
        st.sampled_from(["chosen", "declined", "routines", "asked", "yes", "weights_kg"]),
        st.recursive(
            st.none() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["name", "items", "exercise"]), inner, max_size=3)
            ),
            max_leaves=8,
        ),
    )
)
def test_no_file_stops_the_program(tmp_path: Path, content: dict[str, object]) -> None:
    for name in (READINESS, EQUIPMENT, ROUTINES):
        (tmp_path / name).write_text(json.dumps(content))
    profile = JsonProfile(tmp_path)
    assert profile.routines().chosen in {
        ARTICLE_NAME,
        *(routine.name for routine in profile.routines().saved),
    }
    profile.readiness()
    profile.weights()
