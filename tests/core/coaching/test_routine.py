"""A routine as it is kept: order and numbers, and what may be wrong with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.routine import (
    ARTICLE,
    Item,
    Routine,
    Routines,
    article,
    gone,
    item_mistakes,
    item_of,
    mistakes,
    movement_of,
    one_line,
    plan_of,
    planned_sets,
    with_note,
)
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.phrases.routine import RoutinePhrases
from spinecoach.core.workout.timeline import build_timeline
from tests.core.scenes import BACK_LIFT, LIFT, LOWER, ROW, UP, exercise

SHELF = [exercise("superman"), exercise("bent-over-row", ROW), exercise("bird-dog")]
ITEMS = st.builds(
    Item,
    st.sampled_from(["superman", "bent-over-row", "gone"]),
    st.sampled_from(["", "gentle", "unknown"]),
    st.integers(1, 10),
    st.integers(1, 100),
    st.floats(0, 600),
    st.floats(0.5, 2),
    st.none() | st.floats(0.1, 50),
)


@given(st.lists(ITEMS, min_size=1, max_size=5))
def test_every_routine_without_mistakes_becomes_a_workout_of_its_items(items: list[Item]) -> None:
    routine = Routine("Mine", tuple(items))
    plan = plan_of(routine, SHELF)
    here = [item for item in items if item.exercise != "gone"]
    assert [p.exercise.id for p in plan] == [item.exercise for item in here]
    for planned, item in zip(plan, here, strict=True):
        assert (planned.sets, planned.reps, planned.pace) == (item.sets, item.reps, item.pace)
        assert planned.rest >= 1.0
        carried = planned.movement is ROW
        assert planned.weight_kg == (item.weight_kg if carried else None)
    if plan:
        assert build_timeline(plan, Phrases()).planned_sets == sum(item.sets for item in here)


def test_the_articles_routine_is_one_set_at_the_low_end_with_the_lightest_dumbbell() -> None:
    routine = article(SHELF, {"superman": "gentle"}, (3.0, 2.0))
    assert routine.name == ARTICLE_NAME
    assert routine.items == (
        Item("superman", "gentle", 1, 8, 60.0),
        Item("bent-over-row", "", 1, 8, 60.0, 1.0, 2.0),
    )
    assert article(SHELF).items[1].weight_kg is None


def test_a_shelf_without_the_articles_exercises_is_taken_as_it_is() -> None:
    routine = article([exercise("plank"), exercise("bird-dog")])
    assert [item.exercise for item in routine.items] == ["plank", "bird-dog"]
    assert len(ARTICLE) == 4


def test_the_item_of_a_removed_pack_is_reported_and_comes_back_with_it() -> None:
    routine = Routine("Mine", (Item("superman"), Item("bent-over-row")))
    assert gone(routine, SHELF) == ()
    assert gone(routine, SHELF[:1]) == ("bent-over-row",)
    assert [p.exercise.id for p in plan_of(routine, SHELF[:1])] == ["superman"]
    assert len(plan_of(routine, SHELF)) == 2


def test_one_number_of_sets_may_hold_for_the_whole_workout() -> None:
    routine = Routine("Mine", (Item("superman", sets=1), Item("bent-over-row", sets=3)))
    assert [p.sets for p in plan_of(routine, SHELF, 2)] == [2, 2]


def test_if_a_rep_works_one_side_the_sets_are_made_even() -> None:
    one_arm = replace(LIFT, pose=replace(UP, far_arm=LOWER.pose.far_arm))
    one_sided = replace(BACK_LIFT, phases=(one_arm, LOWER))
    shelf = [exercise("superman", one_sided)]
    assert plan_of(Routine("Mine", (Item("superman", sets=3),)), shelf)[0].sets == 4
    assert planned_sets(Item("superman", sets=3), BACK_LIFT) == 3


def test_a_pace_of_its_own_makes_an_exercise_slower() -> None:
    quick = plan_of(Routine("Mine", (Item("bent-over-row", reps=1),)), SHELF)
    slow = plan_of(Routine("Mine", (Item("bent-over-row", reps=1, pace=0.5),)), SHELF)
    seconds = [build_timeline(plan, Phrases()).blocks[2].seconds for plan in (quick, slow)]
    assert seconds[1] == pytest.approx(2 * seconds[0])


@pytest.mark.parametrize(
    ("routine", "words"),
    [
        (Routine("Mine", ()), "at least one exercise"),
        (Routine("  ", (Item("superman"),)), "a name"),
        (Routine("x" * 61, (Item("superman"),)), "Shorten the name"),
        (Routine("Mine", tuple(Item(f"e{n}") for n in range(31))), "at most 30"),
        (Routine("Mine", (Item("superman"), Item("superman"))), "superman is there twice"),
        (Routine("Mine", (Item("superman", sets=0),)), "The sets must be from 1 to 10, not 0"),
        (Routine("Mine", (Item("superman", reps=101),)), "The reps must be from 1 to 100, not 101"),
        (Routine("Mine", (Item("superman", rest=-1),)), "0 to 600 seconds, not -1"),
        (
            Routine("Mine", (Item("superman", pace=3),)),
            "The pace must be from 0.5 to 2 times the usual one, not 3",
        ),
        (Routine("Mine", (Item("superman", note="x" * 121),)), "at most 120 characters"),
        (Routine("Mine", (Item("superman", weight_kg=0.0),)), "not 0 kg"),
        (Routine("Mine", (Item("superman", weight_kg=-1.0),)), "not -1 kg"),
        (Routine("Mine", (Item("superman", weight_kg=999.0),)), "not 999 kg"),
    ],
)
def test_what_is_wrong_with_a_routine_is_a_sentence(routine: Routine, words: str) -> None:
    (found,) = mistakes(routine)
    assert words in RoutinePhrases().mistake(found)


def test_the_note_of_an_exercise_goes_into_the_plan() -> None:
    noted = Routine("Mine", (Item("superman", note="slowly"), Item("bent-over-row")))
    assert [planned.note for planned in plan_of(noted, SHELF)] == ["slowly", ""]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  stop at\tshoulder\u2028height \n", "stop at shoulder height"),
        ("a\u001b[2Jb", "a [2Jb"),
        (" \u200b ", ""),
        ("Rücken, 3 mal 8", "Rücken, 3 mal 8"),
    ],
)
def test_what_is_typed_is_kept_as_one_line_of_what_can_be_seen(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


def test_a_good_routine_has_no_mistakes() -> None:
    assert mistakes(article(SHELF)) == ()
    assert item_mistakes(item_of(SHELF[0])) == ()
    assert movement_of(SHELF[0], Item("superman", "gentle")) is SHELF[0].variants[0].movement


MINE = Routine("Mine", (Item("superman"),))


def test_a_saved_routine_takes_its_own_place_and_is_chosen() -> None:
    other = Routine("Other", MINE.items)
    routines = Routines().with_routine(MINE).with_routine(other)
    assert [routine.name for routine in routines.saved] == ["Mine", "Other"]
    assert routines.chosen == "Other"
    renamed = routines.with_routine(Routine("Ours", MINE.items), instead_of="Mine")
    assert [routine.name for routine in renamed.saved] == ["Ours", "Other"]
    assert renamed.find("Ours") is not None
    assert renamed.find("Mine") is None
    assert renamed.without("Ours").chosen == ARTICLE_NAME


def test_of_many_answers_not_now_the_oldest_are_forgotten() -> None:
    routines = Routines()
    for number in range(60):
        routines = routines.declining(f"w{number}")
    assert routines.declined[0] == "w10"
    assert routines.declined[-1] == "w59"


def test_one_item_takes_the_place_of_another_and_all_others_stay() -> None:
    routine = Routine("Mine", tuple(Item(name) for name in "abc"))
    changed = [routine.with_item(index, Item("new")).items for index in range(3)]
    assert ["".join(item.exercise[0] for item in items) for items in changed] == [
        "nbc",
        "anc",
        "abn",
    ]


def test_a_text_is_kept_in_one_line_of_what_can_be_seen() -> None:
    assert one_line("  For\n the\tmornings\x07 ") == "For the mornings"


def test_a_note_is_written_at_each_place_of_an_exercise() -> None:
    routine = Routine("Back", (Item("row"), Item("superman", note="before"), Item("row", sets=2)))
    noted = with_note(routine, "row", "no higher")
    assert noted is not None
    assert [item.note for item in noted.items] == ["no higher", "before", "no higher"]
    assert with_note(routine, "plank", "no higher") is None
