"""A plan that is handed over: nothing of a person is in it, nothing of theirs is replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.plan import (
    HandOut,
    PlanPart,
    PlanPreview,
    Standing,
    settled,
    shared_cautions,
    to_hand_over,
    with_dumbbell,
)
from spinecoach.core.coaching.routine import LONGEST_NAME, Item, Routine, Routines
from tests.core.scenes import ROW, exercise

MINE = Routine("Mine", (Item("row", weight_kg=4.0, note="slowly"), Item("superman")))


def called(name: str) -> str:
    return "Starker Rücken" if name == ARTICLE_NAME else name


def test_weights_go_along_only_on_wish_and_notes_always() -> None:
    light = to_hand_over(MINE, "From me", "For you", with_weights=False)
    assert light.author == "From me"
    assert light.routine.name == "For you"
    assert [(item.weight_kg, item.note) for item in light.routine.items] == [
        (None, "slowly"),
        (None, ""),
    ]
    heavy = to_hand_over(MINE, "", "Mine", with_weights=True)
    assert heavy.routine == MINE


@pytest.mark.parametrize(
    ("here", "name"),
    [
        ((), "Mine"),
        ((MINE,), "Mine"),  # the same
        ((replace(MINE, own_pace=True),), "Mine 2"),
        ((replace(MINE, own_pace=True), replace(MINE, name="Mine 2")), "Mine 2"),
        ((replace(MINE, own_pace=True), replace(MINE, name="Mine 2", items=())), "Mine 3"),
    ],
)
def test_a_routine_that_differs_keeps_its_name(here: tuple[Routine, ...], name: str) -> None:
    assert settled(MINE, Routines(here), called) == replace(MINE, name=name)


@pytest.mark.parametrize("name", [ARTICLE_NAME, "Starker Rücken"])
def test_the_articles_routine_is_never_replaced(name: str) -> None:
    assert settled(replace(MINE, name=name), Routines(), called).name == "Starker Rücken 2"


def test_a_name_with_a_number_is_not_too_long() -> None:
    long = replace(MINE, name="x" * LONGEST_NAME)
    other = Routines((replace(long, own_pace=True),))
    assert settled(long, other, called).name == "x" * (LONGEST_NAME - 2) + " 2"


def test_an_exercise_with_a_weight_that_no_plan_names_gets_the_lightest_owned() -> None:
    row, back = exercise("row", ROW), exercise()
    assert ROW.grip.carries

    def weighed(part: PlanPart, owned: tuple[float, ...] = (2.0, 5.0)) -> float | None:
        return with_dumbbell(part, owned).item.weight_kg

    assert weighed(PlanPart(Item("row"), row, Standing.NEW)) == 2.0
    assert weighed(PlanPart(Item("row"), row, Standing.NEW), ()) is None
    assert weighed(PlanPart(Item("row", weight_kg=7.5), row, Standing.NEW)) == 7.5
    assert weighed(PlanPart(Item("superman"), back, Standing.HERE)) is None
    assert weighed(PlanPart(Item("row"), None, Standing.MISSING)) is None


def test_what_all_exercises_caution_of_is_read_once() -> None:
    first, second = (
        replace(exercise(name), cautions=("If it hurts, stop.", f"About {name}."))
        for name in ("a", "b")
    )
    assert shared_cautions((first, second)) == ("If it hurts, stop.",)
    assert shared_cautions((first,)) == shared_cautions(()) == ()


def test_a_plan_of_which_no_exercise_is_here_is_of_no_use() -> None:
    missing = PlanPart(Item("x"), None, Standing.MISSING)
    assert not PlanPreview("a.spineplan", parts=(missing,)).usable
    here = PlanPart(Item("superman"), exercise(), Standing.HERE)
    both = PlanPreview("a.spineplan", None, "me", MINE, (missing, here))
    assert both.usable
    assert both.hand_out == HandOut("Mine", "me", ((here.item, exercise()),))
    named = replace(both, title="Back")
    assert named.hand_out.title == "Back", "as in the plan, though kept as another name"
    assert (missing.cautions, here.cautions) == ((), exercise().cautions)
