"""What is rendered before a workout begins: every line of each way in which it may go on."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.app.paths import Places
from spinecoach.app.window_services import House
from spinecoach.core.coaching.builder import lines_of, session_of
from spinecoach.core.coaching.resume import replan
from spinecoach.core.workout.cues import RepDone, SetBegan, WorkoutBegan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux carries an engine"),
    pytest.mark.usefixtures("qapp"),
]


def until(true: Callable[[], object]) -> None:
    """Wait for something that another thread does."""
    end = time.monotonic() + 30.0
    while not true():
        assert time.monotonic() < end, "waited in vain"
        threading.Event().wait(0.005)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with ExitStack() as closing:
        yield House(Places.of(tmp_path), JsonSettings(tmp_path), 1.0, closing, asks=True)


@pytest.mark.parametrize("eased", [False, True], ids=["well", "it hurts a little"])
def test_every_line_can_be_said_before_anybody_knows_whether_it_hurts(
    house: House, *, eased: bool
) -> None:
    preparation = house.prepare()
    assert preparation is not None
    until(lambda: preparation.finished)
    plan = house.care.plan(eased=eased)
    lines = lines_of(plan, house.settings.get(), house.care.warm_up())
    assert [line for line in lines if house.voice.clip(line) is None] == []


def test_what_is_left_of_a_workout_that_was_cut_off_is_rendered_while_one_is_asked(
    house: House,
) -> None:
    house.settings.change(sets=3)
    session = session_of(house.care.plan(), house.settings.get(), None)
    journal = house.history.begin(session.routine)
    work = next(at for at, block in enumerate(session.routine.blocks) if block.reps)
    for record in (WorkoutBegan(), SetBegan(work, 1), RepDone(work, 1, 1)):
        journal.record(record)
    house.settings.change(sets=1)
    assert house.cut_off() is not None
    unfinished = house.history.unfinished()
    assert unfinished is not None
    lines = lines_of(replan(unfinished, house.packs.exercises()), house.settings.get())
    until(lambda: all(house.voice.clip(line) for line in lines))
