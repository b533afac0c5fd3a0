"""What is said in a rep beside its number: one thought, in the phase that it concerns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.workout.cues import Role, Say
from spinecoach.core.workout.timeline import BlockKind, Planned, build_timeline
from spinecoach.core.workout.track import GAP, PHRASE_GAP
from spinecoach.core.workout.voice_track import script
from tests.core.scenes import BACK_LIFT, exercise
from tests.core.workout.heard import PHRASES, a_timeline, brisk, by, first, reps_of, said

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Movement


def cued(*cues: tuple[str, ...]) -> Movement:
    """The lift, hold, lower and rest of a scene, each with these cues."""
    phases = zip(BACK_LIFT.phases, cues, strict=True)
    return replace(BACK_LIFT, phases=tuple(replace(p, cues=own) for p, own in phases))


@pytest.mark.parametrize(("takes", "waits"), [(1.0, PHRASE_GAP - GAP), (2.8, 0.0)])
def test_a_thought_waits_for_the_word_of_its_hold_if_there_is_time(
    takes: float, waits: float
) -> None:
    def voice(line: str) -> float:
        return takes if line == "Eyes down." else 0.4

    timeline = build_timeline(
        [Planned(exercise(movement=cued((), ("Eyes down",), (), ())), 1, 2, 60.0)], PHRASES
    )
    work = first(timeline, BlockKind.WORK)
    block = timeline.blocks[work]
    (at,) = [at for at, text in said(script(timeline, work, by(voice))) if text == "Eyes down."]
    assert at - block.starts[block.span_at(at)] == pytest.approx(waits)


def test_a_rep_has_one_thought_in_its_own_phase_and_none_comes_twice_before_all_are_said() -> None:
    movement = cued(("Float up",), ("Eyes down", "Reach long"), ("Slowly",), ())
    timeline = build_timeline([Planned(exercise(movement=movement), 1, 12, 60.0)], PHRASES)
    index = first(timeline, BlockKind.WORK)
    block = timeline.blocks[index]
    thoughts = [
        (block.spans[block.span_at(moment.at)], moment.cue.text)
        for moment in script(timeline, index, by(brisk))
        if isinstance(moment.cue, Say) and moment.cue.role is Role.CORRECTION
    ]
    assert [(span.rep, text) for span, text in thoughts] == [
        (2, "Eyes down."),
        (4, "Slowly."),
        (5, "Float up."),
        (8, "Reach long."),
        (9, "Eyes down."),
        (10, "Slowly."),
        (12, "Float up."),
    ]
    for span, text in thoughts:
        assert span.phase
        assert text.rstrip(".") in span.phase.cues


def test_the_breath_is_told_in_the_third_rep_and_in_every_fourth() -> None:
    timeline = a_timeline(reps=9)
    told = [
        number
        for number, text in enumerate(reps_of(timeline, first(timeline, BlockKind.WORK)), start=1)
        if "Breathe out." in text and "Breathe in." in text
    ]
    assert told == [3, 7]


def test_if_a_cue_is_too_long_its_shorter_form_is_said() -> None:
    movement = cued((), ("Keep your eyes down",), (), ())
    one = replace(exercise(movement=movement), shorter=(("Keep your eyes down", "Look down"),))
    timeline = build_timeline([Planned(one, 1, 2, 60.0)], PHRASES)

    def slow(line: str) -> float:
        return 0.9 * len(line.split())

    assert "Look down." in reps_of(timeline, first(timeline, BlockKind.WORK), slow)[1]
    assert "Keep your eyes down." in reps_of(timeline, first(timeline, BlockKind.WORK))[1]


def test_if_no_phase_has_a_cue_the_corrections_are_said() -> None:
    timeline = build_timeline(
        [Planned(exercise(movement=cued((), (), (), ())), 1, 5, 60.0)], PHRASES
    )
    heard = reps_of(timeline, first(timeline, BlockKind.WORK))
    assert ["Long, not high." in text for text in heard] == [False, True, False, False, True]
    assert "Eyes on the mat." in heard[3]


def test_without_cues_and_corrections_only_numbers_words_and_breath_are_said() -> None:
    one = replace(exercise(movement=cued((), (), (), ())), corrections=())
    timeline = build_timeline([Planned(one, 2, 2, 60.0)], PHRASES)
    assert reps_of(timeline, first(timeline, BlockKind.WORK))[1] == " Last one. Hold. Lower."


def test_each_set_begins_with_the_most_important_cue_and_goes_on_with_others() -> None:
    movement = cued(("Float up", "Not high"), ("Eyes down",), ("Slowly",), ("Heavy",))
    timeline = build_timeline([Planned(exercise(movement=movement), 2, 4, 60.0)], PHRASES)
    sets = [
        reps_of(timeline, index)
        for index, block in enumerate(timeline.blocks)
        if block.kind is BlockKind.WORK
    ]
    assert ["Eyes down." in reps[1] for reps in sets] == [True, True]
    assert ("Slowly." in sets[0][3], "Heavy." in sets[1][3]) == (True, True)


def test_in_an_easier_variant_the_cues_begin_anew_with_its_first_set() -> None:
    movement = cued(("Float up", "Not high"), ("Eyes down",), ("Slowly",), ("Heavy",))

    def second_cue(number: int, first_of_plan: int) -> str:
        planned = Planned(exercise(movement=movement), 2, 4, 60.0, first=first_of_plan)
        timeline = build_timeline([planned], PHRASES)
        index = next(
            index
            for index, block in enumerate(timeline.blocks)
            if block.kind is BlockKind.WORK and block.set_number == number
        )
        return reps_of(timeline, index)[3]

    assert second_cue(2, first_of_plan=2) == second_cue(1, first_of_plan=1)
    assert second_cue(3, first_of_plan=2) == second_cue(2, first_of_plan=1)


def test_halfway_is_said_in_sets_of_eight_and_more() -> None:
    for reps, told in ((10, [5]), (8, [4]), (7, [])):
        timeline = a_timeline(reps=reps)
        heard = said(script(timeline, first(timeline, BlockKind.WORK), by(brisk)))
        assert [int(at // 8) + 1 for at, text in heard if text == "Halfway."] == told
