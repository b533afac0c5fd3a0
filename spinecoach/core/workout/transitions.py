"""The life of a workout as one table: state, event, next state, what is done on the way.

`core.workout.session` follows it, a test proves it complete, and `python -m
spinecoach.core.workout.transitions` prints it as the diagram in CONTRIBUTING.md. An event without a
row in a state changes nothing; the session answers that it is not done.
"""

from __future__ import annotations

import sys
from enum import StrEnum

from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State


class Action(StrEnum):
    """What the session does on a transition; each is one method of it."""

    BEGIN = "begin the first block"
    FREEZE = "freeze the moment"
    ASK = "freeze, ask whether to stop"
    COUNT_IN = "count in"
    CONTINUE = "go on"
    FORWARD = "to the next block"
    BACKWARD = "to the block before"
    AGAIN = "to the block's begin"
    LENGTHEN = "lengthen the rest"
    GO_PAST = "to the next rep"
    SWITCH = "let the other set the pace"
    END = "end, complete"
    BREAK_OFF = "end, keep what was done"


TRANSITIONS: dict[tuple[State, Event], tuple[State, Action]] = {
    (State.IDLE, Event.START): (State.RUNNING, Action.BEGIN),
    (State.RUNNING, Event.PAUSE): (State.PAUSED, Action.FREEZE),
    (State.RUNNING, Event.TOGGLE): (State.PAUSED, Action.FREEZE),
    (State.RUNNING, Event.CLOCK_JUMPED): (State.PAUSED, Action.FREEZE),
    (State.RUNNING, Event.SKIP): (State.RESUMING, Action.FORWARD),
    (State.RUNNING, Event.BACK): (State.RESUMING, Action.BACKWARD),
    (State.RUNNING, Event.REPEAT): (State.RESUMING, Action.AGAIN),
    (State.RUNNING, Event.LONGER): (State.RUNNING, Action.LENGTHEN),
    (State.RUNNING, Event.REP): (State.RUNNING, Action.GO_PAST),
    (State.RUNNING, Event.UNANSWERED): (State.PAUSED, Action.FREEZE),
    (State.RUNNING, Event.OWN_PACE): (State.RESUMING, Action.SWITCH),
    (State.RUNNING, Event.STOP): (State.ASKING, Action.ASK),
    (State.RUNNING, Event.RAN_OUT): (State.FINISHED, Action.END),
    (State.PAUSED, Event.RESUME): (State.RESUMING, Action.COUNT_IN),
    (State.PAUSED, Event.TOGGLE): (State.RESUMING, Action.COUNT_IN),
    (State.PAUSED, Event.SKIP): (State.PAUSED, Action.FORWARD),
    (State.PAUSED, Event.BACK): (State.PAUSED, Action.BACKWARD),
    (State.PAUSED, Event.REPEAT): (State.PAUSED, Action.AGAIN),
    (State.PAUSED, Event.LONGER): (State.PAUSED, Action.LENGTHEN),
    (State.PAUSED, Event.OWN_PACE): (State.PAUSED, Action.SWITCH),
    (State.PAUSED, Event.STOP): (State.ASKING, Action.ASK),
    (State.PAUSED, Event.RAN_OUT): (State.FINISHED, Action.END),
    (State.RESUMING, Event.COUNTED_IN): (State.RUNNING, Action.CONTINUE),
    (State.RESUMING, Event.PAUSE): (State.PAUSED, Action.FREEZE),
    (State.RESUMING, Event.TOGGLE): (State.PAUSED, Action.FREEZE),
    (State.RESUMING, Event.CLOCK_JUMPED): (State.PAUSED, Action.FREEZE),
    (State.RESUMING, Event.SKIP): (State.RESUMING, Action.FORWARD),
    (State.RESUMING, Event.BACK): (State.RESUMING, Action.BACKWARD),
    (State.RESUMING, Event.REPEAT): (State.RESUMING, Action.AGAIN),
    (State.RESUMING, Event.OWN_PACE): (State.RESUMING, Action.SWITCH),
    (State.RESUMING, Event.STOP): (State.ASKING, Action.ASK),
    (State.RESUMING, Event.RAN_OUT): (State.FINISHED, Action.END),
    (State.ASKING, Event.STOP): (State.STOPPED, Action.BREAK_OFF),
    (State.ASKING, Event.KEEP_GOING): (State.RESUMING, Action.COUNT_IN),
    (State.ASKING, Event.RESUME): (State.RESUMING, Action.COUNT_IN),
    (State.ASKING, Event.TOGGLE): (State.RESUMING, Action.COUNT_IN),
}


def diagram() -> str:
    """Draw the table as a Mermaid state diagram, one arrow for each pair of states and action."""
    arrows: dict[tuple[State, State, Action], list[str]] = {}
    for (source, event), (target, action) in TRANSITIONS.items():
        arrows.setdefault((source, target, action), []).append(event.value)
    rows = [
        f"    {source} --> {target} : {', '.join(events)} / {action}"
        for (source, target, action), events in arrows.items()
    ]
    ends = [f"    {state} --> [*]" for state in (State.FINISHED, State.STOPPED)]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {State.IDLE}", *rows, *ends])


if __name__ == "__main__":
    sys.stdout.write(f"{diagram()}\n")
