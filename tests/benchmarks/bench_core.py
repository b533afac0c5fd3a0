"""What a whole workout costs the core alone: planned, laid out, lived through at every deadline.

Beside it the same workout ten times as long, so that a cost that grows faster
than the workout shows itself.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.assets import exercises_dir
from spinecoach.core.coaching.builder import session_of
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from tests.core.scenes import plan_workout

if TYPE_CHECKING:
    from spinecoach.core.workout.timeline import Planned

ROUNDS = 9
LIMIT_MS = 50.0
LIMIT_GROWTH = 15.0
TARGET_MINUTES = 20.0


def lived_through(plan: tuple[Planned, ...], preferences: Preferences) -> tuple[float, float]:
    """Run one workout; return what it took, in milliseconds, and how long it is, in minutes."""
    began = time.perf_counter()
    session = session_of(plan, preferences, Phrases(), None)
    session.handle(Event.START, 0.0)
    while (deadline := session.next_deadline()) is not None:
        session.handle(Event.WAKE, deadline)
    took = (time.perf_counter() - began) * 1000.0
    if session.state is not State.FINISHED:
        raise RuntimeError("the workout did not reach its end")
    return took, session.timeline.seconds / 60.0


def main() -> int:
    """Measure, print and judge."""
    preferences = Preferences()
    plan = plan_workout(PackShelf(exercises_dir()).exercises(), preferences)
    # A little longer than the default, so that it lasts at least twenty minutes.
    plan = tuple(replace(planned, reps=planned.reps + 2) for planned in plan)
    tenfold = tuple(replace(planned, sets=planned.sets * 10) for planned in plan)
    runs = [lived_through(plan, preferences) for _ in range(ROUNDS)]
    long_runs = [lived_through(tenfold, preferences) for _ in range(3)]
    took, minutes = statistics.median(run[0] for run in runs), runs[0][1]
    growth = statistics.median(run[0] for run in long_runs) / took
    print(
        f"a workout of {minutes:.0f} minutes takes the core {took:.1f} ms "
        f"(limit {LIMIT_MS:.0f} ms, {minutes * 60_000 / took:.0f}x faster than life); "
        f"ten times the sets {growth:.1f}x as long (limit {LIMIT_GROWTH:.0f}x)"
    )
    if minutes < TARGET_MINUTES:
        print(f"the workout is too short to judge: {minutes:.1f} minutes")
        return 1
    return 0 if took <= LIMIT_MS and growth <= LIMIT_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
