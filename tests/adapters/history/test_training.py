"""Pain, effort and slips stay with the workout that they belong to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from spinecoach.adapters.history.training import PAIN
from spinecoach.core.coaching.pain import Feeling, pause_advised
from spinecoach.core.coaching.progression import suggest
from spinecoach.core.coaching.resume import replan
from spinecoach.core.coaching.routine import Item, Routine, plan_of
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.adherence import Mark, mark
from spinecoach.core.workout.cues import SetBegan
from spinecoach.core.workout.timeline import build_timeline
from tests.core.scenes import ROW, exercise
from tests.histories import SUNDAY, WallClock, perform

if TYPE_CHECKING:
    from spinecoach.adapters.history.sqlite import SqliteHistory

SHELF = {one.id: one for one in (exercise("superman"), exercise("row", ROW))}
ROUTINE = Routine("Mine", (Item("superman"), Item("row", sets=2, weight_kg=2.0, pace=0.8)))
TIMELINE = build_timeline(plan_of(ROUTINE, SHELF.values()), Phrases())


def work_out(history: SqliteHistory, clock: WallClock, feeling: Feeling | None = None) -> str:
    clock.forward(days=1)
    journal = history.begin(TIMELINE)
    perform(journal, TIMELINE, clock)
    if feeling is not None:
        history.feelings.feel(journal.id, feeling)
    return journal.id


def test_the_results_of_a_workout_are_read_as_they_were_kept(
    history: SqliteHistory, clock: WallClock
) -> None:
    feeling = Feeling(1, 2, 4, {"row": 0}, frozenset({"row"}))
    work_out(history, clock, feeling)
    superman, row = history.feelings.exercise_results()
    assert (superman.exercise, superman.reps, superman.planned_sets) == ("superman", (8,), 1)
    assert (row.reps, row.planned_sets, row.weight_kg, row.target) == ((8, 8), 2, 2.0, 8)
    assert (row.effort, row.pain, row.slipped, superman.slipped) == (4, 2, True, False)
    assert row.whole
    assert not row.excused
    assert row.coached
    assert row.day == (SUNDAY + timedelta(days=1)).date()
    workout = history.workouts()[0]
    assert (workout.pain_before, workout.pain_after, workout.effort) == (1, 2, 4)


def test_a_workout_that_was_written_down_is_not_coached(history: SqliteHistory) -> None:
    history.write_down(SUNDAY, "Legs", [("Superman", 8, None)])
    (result,) = history.feelings.exercise_results()
    assert not result.coached


def test_what_was_done_and_felt_leads_to_a_suggestion(
    history: SqliteHistory, clock: WallClock
) -> None:
    work_out(history, clock, Feeling(0, 0, 3))
    found = suggest(ROUTINE, SHELF, history.feelings.exercise_results(), (2.0,), clock.at.date())
    assert [Phrases().suggestions.suggestion(one, "kg") for one in found] == [
        "Superman: you did 8 in every set: try 9?",
        "Row: you did 8 in every set: try 9?",
    ]


def test_a_later_answer_takes_the_place_of_an_earlier_one(
    history: SqliteHistory, clock: WallClock
) -> None:
    workout = work_out(history, clock, Feeling(pain_before=4, exercises={"row": 5}))
    history.feelings.feel(workout, Feeling(pain_before=4, exercises={"row": 2}))
    assert history.feelings.exercise_results()[1].pain == 4
    assert history.feelings.worst_pains() == [4]


def test_a_workout_that_was_stopped_for_pain_is_excused(
    history: SqliteHistory, clock: WallClock
) -> None:
    journal = history.begin(TIMELINE)
    perform(journal, TIMELINE, clock, lambda record: record == SetBegan(2, 1))
    history.feelings.feel(
        journal.id, Feeling(pain_before=3, exercises={"superman": 7}, excused=True)
    )
    (day,) = history.days(clock.at.date())
    assert mark(day) is Mark.EXCUSED
    history.feelings.feel(journal.id, Feeling(pain_before=3))
    assert history.days(clock.at.date())[0].excused  # an excuse is not taken back by an answer


def test_a_day_on_which_it_hurt_too_much_to_begin_is_excused_and_remembered(
    history: SqliteHistory, clock: WallClock
) -> None:
    work_out(history, clock, Feeling(pain_before=3))
    clock.forward(days=2)
    history.feelings.excuse_today()
    (day,) = history.days(clock.at.date())
    assert mark(day) is Mark.EXCUSED
    assert history.feelings.worst_pains() == [3, 6]
    assert pause_advised(history.feelings.worst_pains())


def test_a_day_that_is_excused_afterwards_stands_in_its_place_among_the_others(
    history: SqliteHistory, clock: WallClock
) -> None:
    day = clock.at.date()
    clock.forward(days=1)
    work_out(history, clock, Feeling(pain_before=1))
    clock.forward(days=1)
    history.corrections.excuse(day, PAIN)
    assert history.feelings.worst_pains() == [6, 1]


def test_two_good_workouts_end_a_pause(history: SqliteHistory, clock: WallClock) -> None:
    for pain in (5, 4, 0):
        work_out(history, clock, Feeling(pain_before=pain))
    assert history.feelings.worst_pains() == [4, 0]
    work_out(history, clock)
    assert history.feelings.worst_pains() == [0, None]


def test_an_open_or_deleted_workout_leads_to_nothing(
    history: SqliteHistory, clock: WallClock
) -> None:
    workout = work_out(history, clock, Feeling(5, 5, 9))
    history.corrections.delete(workout)
    assert history.feelings.exercise_results() == []
    assert history.feelings.worst_pains() == []
    assert history.feelings.last_day() is None
    perform(history.begin(TIMELINE), TIMELINE, clock, lambda record: record == SetBegan(2, 1))
    assert history.feelings.exercise_results() == []
    assert history.feelings.last_day() == clock.at.date()


def test_a_change_of_variant_during_the_workout_is_excused(
    history: SqliteHistory, clock: WallClock
) -> None:
    journal = history.begin(TIMELINE)
    perform(journal, TIMELINE, clock)
    (workout,) = history.workouts()
    last = workout.sets[-1]
    history.corrections.change_set(workout.id, last.id, weight_kg=1.0)
    row = history.feelings.exercise_results()[1]
    assert (row.reps, row.excused, row.hit, row.missed) == ((8,), True, False, False)


def test_a_workout_of_elsewhere_has_no_plan_and_counts_its_sets(
    history: SqliteHistory, clock: WallClock
) -> None:
    work_out(history, clock)
    (workout,) = history.workouts()
    other = replace(workout, id="elsewhere", began=clock.at + timedelta(days=1), ended=None)
    sets = tuple(replace(item, id=f"e{n}") for n, item in enumerate(workout.sets))
    history.add([replace(other, sets=sets)])
    assert [result.planned_sets for result in history.feelings.exercise_results()] == [1, 2, 1, 2]


def test_a_workout_that_was_cut_off_goes_on_with_its_weights_and_pace(
    history: SqliteHistory, clock: WallClock
) -> None:
    perform(history.begin(TIMELINE), TIMELINE, clock, lambda record: record == SetBegan(2, 1))
    found = history.unfinished()
    assert found is not None
    assert replan(found, SHELF.values()) == TIMELINE.plan


def test_a_practice_makes_a_day_in_part_and_earns_no_next_step(
    history: SqliteHistory, clock: WallClock
) -> None:
    journal = history.begin(TIMELINE, practice=True)
    perform(journal, TIMELINE, clock)
    history.feelings.feel(journal.id, Feeling(0, 5, 3))
    (day,) = history.days(SUNDAY.date())
    assert mark(day) is Mark.PARTIAL
    assert history.feelings.exercise_results() == []
    assert history.feelings.worst_pains() == [5]
    perform(history.begin(TIMELINE), TIMELINE, clock)
    (day,) = history.days(SUNDAY.date())
    assert mark(day) is Mark.DONE
    assert {result.workout for result in history.feelings.exercise_results()} != {journal.id}
