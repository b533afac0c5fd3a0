"""Waiting for lines: as long as they come, at most five seconds without one, until cancelled."""

from __future__ import annotations

import pytest

from spinecoach.core.coaching.line_wait import LIMIT, LineWait, Wait
from tests.core.coaching.voices import Rendering


@pytest.mark.parametrize(
    ("seen", "state"),
    [
        ([(0.0, 10)], Wait.READY),
        ([(0.0, 0), (4.9, 0)], Wait.WAITING),
        ([(0.0, 0), (LIMIT, 0)], Wait.GAVE_UP),
        ([(4.0, 1), (8.9, 1)], Wait.WAITING),
        ([(4.0, 1), (9.0, 1)], Wait.GAVE_UP),
        ([(LIMIT, 0), (6.0, 10)], Wait.GAVE_UP),
        ([(1.0, 10), (60.0, 0)], Wait.READY),
    ],
    ids=[
        "all lines are cached",
        "nothing comes yet",
        "nothing comes in time",
        "a line gives five more seconds",
        "then nothing comes",
        "what comes later changes nothing",
        "ready stays ready",
    ],
)
def test_a_wait_ends_in_one_of_its_final_states(seen: list[tuple[float, int]], state: Wait) -> None:
    rendering = Rendering()
    wait = LineWait(rendering, 0.0)
    for now, done in seen:
        rendering.done = done
        wait.poll(now)
    assert wait.state is state
    assert not rendering.cancelled


def test_the_first_lines_are_enough_and_the_others_are_rendered_on() -> None:
    rendering = Rendering(done=2)
    wait = LineWait(rendering, 0.0, first=3)
    assert (wait.poll(1.0), wait.progress) == (Wait.WAITING, (2, 3))
    rendering.done = 4
    assert (wait.poll(2.0), wait.progress) == (Wait.READY, (3, 3))
    wait.cancel()
    assert not rendering.cancelled


def test_an_engine_that_loads_is_waited_for() -> None:
    rendering = Rendering()
    wait = LineWait(rendering, 0.0)
    rendering.loads = 1
    assert wait.poll(LIMIT - 0.1) is Wait.WAITING
    assert wait.poll(LIMIT + 0.1) is Wait.WAITING
    assert wait.poll(2 * LIMIT) is Wait.GAVE_UP


def test_if_nothing_speaks_there_is_nothing_to_wait_for() -> None:
    wait = LineWait(None, 0.0)
    assert wait.progress == (0, 0)
    assert wait.poll(0.0) is Wait.READY


def test_a_cancelled_wait_never_ends_in_anything_else() -> None:
    rendering = Rendering(done=3)
    wait = LineWait(rendering, 0.0)
    assert wait.progress == (3, 10)
    wait.cancel()
    rendering.done = 10
    assert wait.poll(9.0) is Wait.CANCELLED
    assert rendering.cancelled


def test_what_is_over_is_not_cancelled() -> None:
    rendering = Rendering(done=10)
    wait = LineWait(rendering, 0.0)
    wait.poll(0.0)
    wait.cancel()
    assert wait.state is Wait.READY
    assert not rendering.cancelled


def test_a_wait_that_nothing_speaks_can_be_cancelled() -> None:
    wait = LineWait(None, 0.0)
    wait.cancel()
    assert wait.state is Wait.CANCELLED


def test_a_wait_is_given_up_with_the_lines_that_are_there() -> None:
    rendering = Rendering(done=3)
    wait = LineWait(rendering, 0.0)
    wait.give_up()
    assert wait.poll(9.0) is Wait.GAVE_UP
    assert not rendering.cancelled  # the voice may come later


def test_what_was_cancelled_is_not_given_up() -> None:
    wait = LineWait(None, 0.0)
    wait.cancel()
    wait.give_up()
    assert wait.state is Wait.CANCELLED


def test_a_wait_for_nothing_can_be_given_up() -> None:
    wait = LineWait(None, 0.0)
    wait.give_up()
    assert wait.state is Wait.GAVE_UP
