"""What a screen reader says if our own voice is off, line by line."""

from __future__ import annotations

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.timeline import BlockKind, build_timeline, plan_exercise
from spinecoach.ui.pages.workout.read_out import ReadOut
from tests.ui.stage import SHELF

PHRASES = Phrases()
TIMELINE = build_timeline([plan_exercise(SHELF.exercises()[0])], PHRASES)
WORK = next(n for n, block in enumerate(TIMELINE.blocks) if block.kind is BlockKind.WORK)


def at(phase: int, caption: str = "", state: State = State.RUNNING) -> Frame:
    """A moment right after the begin of a phase of the first rep."""
    return Frame(state, TIMELINE, WORK, TIMELINE.blocks[WORK].starts[phase] + 0.01, caption=caption)


def name_of(phase: int) -> str:
    span = TIMELINE.blocks[WORK].spans[phase]
    return PHRASES.spoken.said(span.phase.word if span.phase else "")


def test_a_phase_is_named_once_as_it_begins() -> None:
    reading = ReadOut(PHRASES)
    assert [reading.next_line(at(0)), reading.next_line(at(0))] == [name_of(0), ""]
    assert reading.next_line(at(1)) == name_of(1) != name_of(0)


def test_a_phase_that_a_caption_announced_is_not_named_again() -> None:
    reading = ReadOut(PHRASES)
    reading.next_line(at(0))
    assert reading.next_line(at(0, caption=name_of(1))) == name_of(1)
    assert reading.next_line(at(1)) == ""


def test_a_caption_comes_before_a_phase_that_begins_with_it() -> None:
    assert ReadOut(PHRASES).next_line(at(0, caption="Two.")) == "Two."


def test_out_of_a_set_captions_alone_are_said() -> None:
    reading = ReadOut(PHRASES)
    ready = Frame(State.RUNNING, TIMELINE, WORK - 1, 0.5, caption="Get ready.")
    assert [reading.next_line(ready), reading.next_line(ready)] == ["Get ready.", ""]


def test_in_a_pause_nothing_is_said() -> None:
    assert ReadOut(PHRASES).next_line(at(0, caption="Two.", state=State.PAUSED)) == ""
