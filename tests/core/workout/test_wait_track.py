"""What is said while the coach waits for the person."""

from __future__ import annotations

import pytest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import Say, Sound, Tone
from spinecoach.core.workout.own_pace import waiting
from spinecoach.core.workout.timeline import Block, BlockKind, Planned, Waits, build_timeline
from spinecoach.core.workout.track import Delivery, Verbosity
from spinecoach.core.workout.wait_track import ASKED, PATIENCE, pace_line, pace_lines, wait_script
from tests.core.scenes import exercise

SAID = Phrases().spoken
ALOUD = Delivery(Phrases())
TIMELINE = waiting(
    build_timeline([Planned(exercise(), 2, 3, 20.0)], Phrases()), Waits(reps=True, ready=True)
)


def waits_of(kind: BlockKind, nth: int = 0) -> tuple[Block, list[int]]:
    block = [block for block in TIMELINE.blocks if block.kind is kind][nth]
    return block, [number for number, span in enumerate(block.spans) if span.open]


def heard(kind: BlockKind, rep: int = 0, nth: int = 0) -> list[tuple[float, str]]:
    block, numbers = waits_of(kind, nth)
    moments = wait_script(block, numbers[rep], ALOUD)
    return [(m.at, m.cue.text) for m in moments if isinstance(m.cue, Say)]


def test_the_key_is_told_once_in_an_exercise_and_asked_for_once_in_a_wait() -> None:
    asked = (ASKED, SAID.take_your_time("Space"))
    (_, hint), ask = heard(BlockKind.WORK)
    assert (hint, ask) == (SAID.press_after_rep("Space"), asked)
    assert heard(BlockKind.WORK, rep=1) == [asked]
    assert heard(BlockKind.WORK, rep=0, nth=1) == [asked]


def test_a_set_up_tells_with_its_tone_how_to_go_on() -> None:
    block, (number,) = waits_of(BlockKind.GET_READY)
    first, second, third = wait_script(block, number, ALOUD)
    assert (first.at, first.cue) == (0.0, Sound(Tone.READY))
    assert isinstance(second.cue, Say)
    assert second.at > Tone.READY.seconds
    assert second.cue.text == SAID.press_when_ready("Space")
    assert isinstance(third.cue, Say)
    assert (third.at, third.cue.text) == (ASKED, SAID.take_your_time_ready("Space"))


@pytest.mark.parametrize(
    "delivery",
    [Delivery(Phrases(), verbosity=Verbosity.TONES), Delivery(Phrases(), spoken=lambda _: None)],
)
def test_if_no_voice_asks_a_tone_does(delivery: Delivery) -> None:
    block, numbers = waits_of(BlockKind.WORK)
    moments = wait_script(block, numbers[1], delivery)
    assert (ASKED, Sound(Tone.READY)) in [(m.at, m.cue) for m in moments]


def test_every_line_of_a_wait_and_of_a_change_of_pace_is_rendered_before_it_is_needed() -> None:
    said = {pace_line(Phrases(), own=own) for own in (True, False)}
    for kind in (BlockKind.WORK, BlockKind.GET_READY):
        said |= {text for _, text in heard(kind)}
    assert said == set(pace_lines(Phrases()))


def test_the_question_is_over_before_the_workout_is_paused() -> None:
    for kind in (BlockKind.WORK, BlockKind.GET_READY):
        assert all(at + ALOUD.spoken(text) < PATIENCE for at, text in heard(kind))  # type: ignore[operator]


def test_the_key_that_is_told_is_the_one_that_the_person_gave() -> None:
    phrases = Phrases()
    phrases.take_keys({"rep": "page_down space"})
    block, numbers = waits_of(BlockKind.WORK)
    cues = [moment.cue for moment in wait_script(block, numbers[0], Delivery(phrases))]
    told = [cue.text for cue in cues if isinstance(cue, Say)]
    assert told == [SAID.press_after_rep("Page down"), SAID.take_your_time("Page down")]
    assert {*told} <= {*pace_lines(phrases)}
    assert pace_line(phrases, own=True) == SAID.own_pace("Page down")
