"""In a set each rep has its words on their seconds, and each hold its tones."""

from __future__ import annotations

from dataclasses import replace

from spinecoach.core.exercise.exercise import Movement
from spinecoach.core.workout.cues import Role, Say, Sound, Tone
from spinecoach.core.workout.timeline import BlockKind, Planned, build_timeline
from spinecoach.core.workout.track import GAP, Verbosity
from spinecoach.core.workout.voice_track import script
from tests.core.scenes import BACK_LIFT, LIFT, LOWER, ROW, exercise
from tests.core.workout.heard import (
    PHRASES,
    a_timeline,
    brisk,
    by,
    first,
    heard_in,
    reps_of,
    said,
    tones_in,
)


def test_the_first_rep_names_its_phases_and_a_hold_is_counted_by_low_tones() -> None:
    timeline = a_timeline(reps=1)
    index = first(timeline, BlockKind.WORK)
    assert heard_in(timeline, index) == ["Lift.", "Hold.", "hold", "hold", "hold", "Lower."]


def test_later_reps_have_their_number_and_the_words_end_as_their_phases_begin() -> None:
    timeline = a_timeline()
    moments = script(timeline, first(timeline, BlockKind.WORK), by(brisk))
    fourth = [(round(at - 24.0, 3), text) for at, text in said(moments) if 24.0 <= at < 32.0]
    assert fourth[:3] == [
        (0.0, "Four."),
        (round(2.0 - GAP - brisk("Hold."), 3), "Hold."),
        (round(5.0 - brisk("Lower."), 3), "Lower."),
    ]


def test_every_lift_begins_with_its_number_and_the_last_three_are_announced() -> None:
    timeline = a_timeline(reps=9)
    heard = dict(said(script(timeline, first(timeline, BlockKind.WORK), by(brisk))))
    counts = [heard[8.0 * rep] for rep in range(9)]
    assert counts == [
        *("Lift.", "Two.", "Three.", "Four.", "Five.", "Six."),
        *("Last three.", "Last two.", "Last one."),
    ]


def test_a_hold_is_counted_on_whole_seconds_at_any_pace_and_by_no_number() -> None:
    for pace in (0.5, 1.0, 2.0):
        timeline = a_timeline(pace)
        work = first(timeline, BlockKind.WORK)
        hold = timeline.blocks[work].starts[1]
        moments = script(timeline, work, by(brisk))
        tones = [moment.at - hold for moment in moments if moment.cue == Sound(Tone.HOLD)]
        assert tones[:3] == [0.0, 1.0, 2.0]
        assert not [m for m in moments if isinstance(m.cue, Say) and m.cue.role is Role.COUNTDOWN]


def test_a_movement_that_begins_with_lowering_is_counted_at_its_lift() -> None:
    timeline = a_timeline(reps=5)
    index = first(timeline, BlockKind.WORK, "Row")
    heard = dict(said(script(timeline, index, by(brisk))))
    assert (heard[0.0], heard[2.0], heard[6.0]) == ("Lower.", "Lift.", "Two.")
    assert all("Lower." in text for text in reps_of(timeline, index)[:-1])


def test_with_a_slow_voice_a_shorter_line_or_none_is_said() -> None:
    timeline = a_timeline(pace=2.0)
    index = first(timeline, BlockKind.WORK)

    def slow(line: str) -> float:
        return {"Last three.": 1.5, "Last two.": 0.5}.get(line, 0.9)

    heard = dict(said(script(timeline, index, by(slow))))
    starts = [
        start
        for start, span in zip(
            timeline.blocks[index].starts, timeline.blocks[index].spans, strict=True
        )
        if span.phase and span.phase.name == "lift"
    ]
    assert heard[starts[6]] == "Seven."
    assert heard[starts[7]] == "Last two."
    assert heard[starts[0]] == "Lift."


def test_if_the_lift_has_a_long_name_the_first_rep_has_its_number() -> None:
    named = replace(BACK_LIFT, phases=(replace(LIFT, word="Both sides up."), LOWER))
    timeline = build_timeline([Planned(exercise(movement=named), 1, 3, 60.0)], PHRASES)

    def slow(line: str) -> float:
        return 0.8 * len(line.split())

    assert reps_of(timeline, first(timeline, BlockKind.WORK), slow)[0].startswith(" One.")


def test_without_words_each_phase_has_a_tick_and_each_second_of_a_hold_a_lower_one() -> None:
    rep = [Tone.HOLD, Tone.HOLD, Tone.HOLD, Tone.TICK]
    timeline = a_timeline(reps=2)
    assert tones_in(Verbosity.NUMBERS, timeline, BlockKind.WORK) == [*rep, *rep]
    assert tones_in(Verbosity.TONES, timeline, BlockKind.WORK) == [*rep, Tone.GO, *rep]


def test_a_phase_that_is_shorter_than_its_tick_has_none() -> None:
    quick = (replace(LIFT, seconds=0.1), replace(LOWER, seconds=0.1))
    brief = exercise("row", replace(ROW, phases=quick))
    timeline = build_timeline([Planned(brief, 1, 2, 0.0)], PHRASES)
    assert tones_in(Verbosity.TONES, timeline, BlockKind.WORK) == []


def test_no_number_one_is_said_right_after_three_two_one() -> None:
    timeline = a_timeline(reps=2)
    work = first(timeline, BlockKind.WORK)
    numbers = script(timeline, work, by(brisk, Verbosity.NUMBERS))
    assert [text for _, text in said(numbers)] == ["Last one."]


def test_a_rep_of_two_sides_is_counted_once() -> None:
    both = Movement(
        BACK_LIFT.posture,
        BACK_LIFT.grip,
        BACK_LIFT.steps,
        (LIFT, LOWER, replace(LIFT, name="other", word="Other side."), LOWER),
    )
    timeline = build_timeline([Planned(exercise(movement=both), 1, 4, 60.0)], PHRASES)
    heard = said(script(timeline, first(timeline, BlockKind.WORK), by(brisk)))
    assert [at for at, text in heard if text in {"Lift.", "Last three."}] == [0.0, 8.0]
    assert [text for _, text in heard].count("Other side.") == 4
