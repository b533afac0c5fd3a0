"""A workout is planned, rendered, begun and kept; one that was cut off goes on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from spinecoach.core.coaching.pain import Feeling, feeling_of
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.coaching.workouts import CutOff, Practice, Workouts
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.logbook import DayDone, FeltExercise
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.timeline import Waits
from tests.core.coaching.records import WorkoutRecords, cut_off
from tests.core.coaching.test_coach import Home
from tests.core.coaching.voices import QuietSpeaker, Rendering, SlowVoice


@dataclass
class Evening:
    """Everything around the workouts of one person, in memory."""

    home: Home = field(default_factory=Home)
    records: WorkoutRecords = field(default_factory=WorkoutRecords)
    voice: SlowVoice = field(default_factory=lambda: SlowVoice(rendering=Rendering(done=10)))
    speaker: QuietSpeaker = field(default_factory=QuietSpeaker)

    def __post_init__(self) -> None:
        self.home.preferences = self.home.preferences._replace(warm_up=False)
        self.coach = self.home.coach()
        sound = (self.voice, self.speaker)
        self.workouts = Workouts(
            self.coach, self.home, self.home, self.records, sound, phrases=Phrases()
        )

    def found(self) -> CutOff:
        found = self.workouts.cut_off()
        assert found is not None
        return found


@pytest.fixture
def evening() -> Evening:
    return Evening()


def test_a_new_workout_is_begun_in_the_history_on_the_lines_that_are_rendered(
    evening: Evening,
) -> None:
    plan = evening.workouts.plan()
    performance = evening.workouts.begin(plan)
    assert evening.records.begun[0].timeline is performance.timeline
    assert performance.timeline.title == plan.title == evening.coach.routine().name
    assert set(evening.speaker.loaded) == set(evening.workouts.script(plan).lines)
    performance.handle(Event.START, 0.0)
    assert evening.records.begun[0].records


def test_in_own_pace_the_coach_waits_for_reps_and_set_ups_in_every_workout(
    evening: Evening,
) -> None:
    routine = replace(evening.coach.routine(), own_pace=True)
    by_the_clock = evening.workouts.length(routine)
    profile = evening.coach.profile
    profile.keep_routines(profile.routines().with_routine(routine))
    plans = [evening.workouts.plan(), evening.workouts.plan(of=Practice("superman"))]
    for plan in plans:
        timeline = evening.workouts.timeline(plan)
        assert timeline.waits == Waits(reps=True)
        assert evening.workouts.begin(plan).timeline.waits == timeline.waits
        assert evening.workouts.timeline(plan.by_the_clock).waits == Waits()
    assert evening.workouts.length(routine) == by_the_clock
    assert by_the_clock > evening.workouts.length(replace(routine, own_pace=False))


def test_whoever_wants_time_before_each_exercise_has_it_without_own_pace(evening: Evening) -> None:
    evening.home.preferences = evening.home.preferences._replace(wait_ready=True)
    plan = evening.workouts.plan()
    assert evening.workouts.begin(plan).timeline.waits == Waits(ready=True)
    assert evening.workouts.timeline(plan.by_the_clock).waits == Waits()


def test_the_length_of_a_routine_is_that_of_its_workout_with_the_warm_up(evening: Evening) -> None:
    routine = evening.coach.routine()
    timeline = evening.workouts.estimate()
    assert timeline is not None
    assert evening.workouts.length(routine) == timeline.seconds
    shorter = replace(routine, items=routine.items[1:])
    assert 0 < evening.workouts.length(shorter) < timeline.seconds
    evening.home.preferences = evening.home.preferences._replace(warm_up=True)
    assert evening.workouts.length(routine) > timeline.seconds
    assert evening.workouts.length(replace(routine, items=())) == 0.0


def test_what_is_asked_first_is_rendered_first_and_said_outside_of_a_workout(
    evening: Evening,
) -> None:
    evening.workouts.prepare_today()
    question = Phrases().pain.aloud(PainLine.BEFORE)
    assert evening.voice.asked[-1][0] == question
    evening.workouts.say(question)
    assert question in evening.speaker.loaded
    assert evening.speaker.said == [question]


def test_that_it_is_saved_is_rendered_for_this_day_of_the_week(evening: Evening) -> None:
    evening.home.done = [DayDone(evening.home.today - timedelta(days=2), 4, 4)]
    evening.home.today += timedelta(days=1)
    said = evening.workouts.saved()
    assert said.startswith("Saved. First day this week. Does anything hurt now?")
    assert said in evening.workouts.script(evening.workouts.plan()).lines


def test_who_is_done_hears_that_it_is_saved_or_only_what_is_asked(evening: Evening) -> None:
    well, done = Feeling(), evening.workouts
    assert done.ended(well, complete=True, saved=True) == done.saved()
    asked = Phrases().pain.aloud(PainLine.AFTER)
    for complete in (True, False):
        assert done.ended(well, complete=complete, saved=False) == asked
    assert done.saved() != asked
    done.practising = True
    assert done.ended(well, complete=True, saved=True) == done.saved(practice=True)


def test_who_stops_hears_that_it_is_kept_and_is_asked_too(evening: Evening) -> None:
    said = evening.workouts.ended(Feeling(), complete=False, saved=True)
    assert said.startswith("Stopped. What you did is kept. Does anything hurt now?")
    assert said in evening.workouts.script(evening.workouts.plan()).lines


def test_who_stops_because_of_pain_is_not_asked_once_more(evening: Evening) -> None:
    hurt = Feeling(excused=True)
    assert evening.workouts.ended(hurt, complete=False, saved=True) == ""


def test_the_warm_up_belongs_to_a_new_workout(evening: Evening) -> None:
    without = evening.workouts.timeline(evening.workouts.plan())
    evening.home.preferences = evening.home.preferences._replace(warm_up=True)
    assert evening.workouts.timeline(evening.workouts.plan()).seconds > without.seconds


def test_what_was_said_is_kept_with_the_workout_that_was_begun(evening: Evening) -> None:
    evening.workouts.feel(Feeling(effort=1))  # of no workout
    evening.workouts.begin(evening.workouts.plan())
    evening.workouts.feel(Feeling(effort=4))
    assert (evening.home.training.about, evening.home.training.felt) == (
        ["new"],
        [Feeling(effort=4)],
    )


def test_what_is_said_after_going_on_is_kept_with_the_workout_that_was_cut_off(
    evening: Evening,
) -> None:
    evening.records.left = cut_off()
    evening.workouts.begin(evening.workouts.plan(of=evening.found()))
    assert evening.workouts.under_way == "old"
    evening.workouts.feel(Feeling(pain_after=3, effort=5))
    assert evening.home.training.about == ["old"]


def test_a_workout_that_goes_on_keeps_its_plan_its_pace_and_its_title(evening: Evening) -> None:
    evening.records.left = cut_off()
    plan = evening.workouts.plan(of=evening.found())
    performance = evening.workouts.begin(plan)
    assert (plan.title, plan.warm_up, plan.preferences.pace) == ("Mine", (), 1.25)
    assert [planned.reps for planned in plan.exercises] == [9, 9]
    assert performance.timeline.title == "Mine"
    performance.handle(Event.START, 0.0)
    frame = performance.frame(0.0)
    assert frame.planned is not None
    assert frame.planned.exercise.id == "superman"
    assert frame.index > 0


def test_a_workout_that_goes_on_has_the_notes_of_the_routine(evening: Evening) -> None:
    evening.records.left = cut_off()
    routine = evening.coach.routine()
    noted = tuple(
        replace(item, note="slowly" if item.exercise == "superman" else "")
        for item in routine.items
    )
    profile = evening.coach.profile
    profile.keep_routines(profile.routines().with_routine(replace(routine, items=noted)))
    plan = evening.workouts.plan(of=evening.found())
    notes = {one.exercise.id: one.note for one in plan.exercises}
    assert notes["superman"] == "slowly"
    assert {note for name, note in notes.items() if name != "superman"} == {""}


def test_the_rest_is_eased_and_a_started_exercise_keeps_its_variant(evening: Evening) -> None:
    evening.records.left = cut_off()
    plan = evening.workouts.plan(eased=True, of=evening.found())
    assert [planned.variant.id if planned.variant else "" for planned in plan.exercises] == [
        "",
        "gentle",
    ]
    assert [planned.reps for planned in plan.exercises] == [6, 5]


def test_a_cut_off_workout_is_kept_or_discarded(evening: Evening) -> None:
    assert evening.workouts.cut_off() is None
    evening.records.left = cut_off()
    found = evening.found()
    assert found.can_go_on
    assert found.workout is evening.records.left.workout
    evening.workouts.keep(found)
    evening.workouts.discard(found)
    assert evening.records.kept == evening.records.discarded == [evening.records.left]


def test_a_cut_off_workout_without_a_rep_is_discarded_unasked(evening: Evening) -> None:
    evening.records.left = cut_off(reps=0)
    assert evening.workouts.cut_off() is None
    assert evening.records.discarded == [evening.records.left]


@pytest.mark.parametrize(
    ("before", "after", "excused"), [(4, None, False), (None, 3, False), (None, None, True)]
)
def test_a_cut_off_workout_without_a_rep_keeps_what_hurt(
    evening: Evening, before: int | None, after: int | None, *, excused: bool
) -> None:
    """Pain 4, Start, and the power fails: the number is not lost."""
    left = cut_off(reps=0)
    workout = replace(left.workout, pain_before=before, pain_after=after, excused=excused)
    evening.records.left = replace(left, workout=workout)
    assert evening.workouts.cut_off() is None
    assert (evening.records.kept, evening.records.discarded) == ([evening.records.left], [])


def test_that_nothing_hurt_is_no_reason_to_keep_an_empty_workout(evening: Evening) -> None:
    left = cut_off(reps=0)
    evening.records.left = replace(left, workout=replace(left.workout, pain_before=0))
    assert evening.workouts.cut_off() is None
    assert evening.records.discarded == [evening.records.left]


def test_if_its_exercises_are_gone_a_workout_cannot_go_on(evening: Evening) -> None:
    evening.records.left = cut_off()
    evening.home.shelf = []
    assert not evening.found().can_go_on


def test_a_later_preparation_takes_the_place_of_an_earlier_one(evening: Evening) -> None:
    """Otherwise the lines of a workout would wait in a queue behind lines that nobody waits for."""
    first = evening.voice.rendering
    evening.workouts.prepare(evening.workouts.plan(), evening.workouts.plan(eased=True))
    evening.voice.rendering = Rendering()
    assert evening.workouts.prepare(evening.workouts.plan()) is evening.voice.rendering
    assert first.cancelled
    both, plain = evening.voice.asked
    assert set(plain) < set(both)
    assert len(both) == len(set(both))


def test_today_is_estimated_and_rendered_eased_and_not(evening: Evening) -> None:
    timeline = evening.workouts.estimate()
    assert timeline is not None
    assert timeline.plan == evening.workouts.plan().exercises
    assert evening.workouts.prepare_today() is evening.voice.rendering
    for eased in (False, True):
        lines = evening.workouts.script(evening.workouts.plan(eased=eased)).lines
        assert set(lines) <= set(evening.voice.asked[-1])


def test_what_is_left_of_a_workout_is_rendered_until_somebody_decides(evening: Evening) -> None:
    evening.records.left = cut_off()
    left = set(evening.workouts.script(evening.workouts.plan(of=evening.found())).lines)
    evening.workouts.prepare_today()
    assert left <= set(evening.voice.asked[-1])
    evening.workouts.keep(evening.found())
    evening.workouts.prepare_today()
    assert not left <= set(evening.voice.asked[-1])


def test_without_an_exercise_there_is_nothing_to_do_today(evening: Evening) -> None:
    evening.home.shelf = []
    assert evening.workouts.estimate() is None
    assert evening.workouts.prepare_today() is None


def test_the_easier_variant_is_prepared_in_mid_workout(evening: Evening) -> None:
    performance = evening.workouts.begin(evening.workouts.plan())
    performance.handle(Event.START, 0.0)
    change = evening.workouts.begin_change(performance.frame(0.0), 0.0)
    assert change is not None
    variant = change.timeline.plan[0].variant
    assert variant is not None
    assert variant.id == "gentle"


def test_what_was_said_of_a_workout_is_read_back() -> None:
    felt = (FeltExercise("superman", 4, slipped=True), FeltExercise("row", None, slipped=False))
    workout = replace(cut_off().workout, pain_before=2, pain_after=1, effort=5, felt=felt)
    assert feeling_of(workout) == Feeling(2, 1, 5, {"superman": 4}, frozenset({"superman"}))


def test_a_practice_is_one_exercise_alone_and_kept_as_what_it_is(evening: Evening) -> None:
    plan = evening.workouts.plan(of=Practice("superman"))
    assert (plan.title, plan.warm_up) == ("Practice: Superman", ())
    assert [(one.exercise.id, one.sets) for one in plan.exercises] == [("superman", 1)]
    evening.workouts.begin(plan)
    assert evening.records.begun[0].practice
    assert evening.workouts.practising
    said = evening.workouts.saved(practice=True)
    assert said.startswith("Saved. Does anything hurt now?")
    assert said in evening.workouts.script(plan).lines
    evening.workouts.begin(evening.workouts.plan())
    assert not evening.records.begun[1].practice
    assert not evening.workouts.practising


def test_a_practice_that_was_cut_off_goes_on_as_one(evening: Evening) -> None:
    left = cut_off()
    evening.records.left = replace(left, workout=replace(left.workout, planned_sets=0))
    assert evening.workouts.plan(of=evening.found()).practice
