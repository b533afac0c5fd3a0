"""The table of transitions is complete, and CONTRIBUTING.md shows the same one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.transitions import TRANSITIONS, Action, diagram

ENDS = {State.FINISHED, State.STOPPED}


def test_every_state_can_be_reached_and_every_one_but_the_ends_be_left() -> None:
    reached = {target for target, _ in TRANSITIONS.values()} | {State.IDLE}
    assert reached == set(State)
    assert {source for source, _ in TRANSITIONS} == set(State) - ENDS


def test_every_state_leads_to_an_end() -> None:
    good = set(ENDS)
    for _ in State:
        good |= {source for (source, _), (target, _) in TRANSITIONS.items() if target in good}
    assert good == set(State)


def test_every_event_and_every_action_has_its_use() -> None:
    assert {event for _, event in TRANSITIONS} == set(Event) - {Event.WAKE}
    assert {action for _, action in TRANSITIONS.values()} == set(Action)


def test_stop_always_asks_first() -> None:
    for (source, event), (target, _) in TRANSITIONS.items():
        if event is Event.STOP:
            assert target is (State.STOPPED if source is State.ASKING else State.ASKING)


def test_the_diagram_in_contributing_is_drawn_from_the_table() -> None:
    text = Path(__file__).parents[3].joinpath("CONTRIBUTING.md").read_text(encoding="utf-8")
    drawn = text.split("<!-- transitions:begin -->")[1].split("<!-- transitions:end -->")[0]
    assert drawn.strip() == f"```mermaid\n{diagram()}\n```"


def test_a_command_prints_the_diagram() -> None:
    command = [sys.executable, "-m", "spinecoach.core.workout.transitions"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == diagram()
