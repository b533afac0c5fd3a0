"""The steady clock of the machine, and the fast one of a rehearsal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.system.clock import RehearsalClock, SteadyClock, steady_seconds


def test_steady_seconds_never_run_backwards() -> None:
    seconds = [steady_seconds() for _ in range(1000)]
    assert seconds == sorted(seconds)


def test_a_timer_that_fires_early_is_taken_as_on_time() -> None:
    clock = SteadyClock()
    ahead = clock.now() + 3600.0
    assert clock.arrive(ahead) == ahead
    assert 3000.0 < clock.wait_for(ahead) <= 3600.0


def test_a_deadline_that_has_passed_is_not_waited_for() -> None:
    clock = SteadyClock()
    past = clock.now() - 5.0
    assert clock.wait_for(past) == 0.0
    assert clock.arrive(past) > past


@given(st.lists(st.floats(0.0, 5.0), min_size=1, max_size=50), st.floats(1.0, 1000.0))
def test_a_rehearsal_arrives_at_each_deadline_exactly(steps: list[float], pace: float) -> None:
    clock = RehearsalClock(pace)
    deadline = 0.0
    for step in steps:
        deadline += step
        assert clock.wait_for(deadline) <= deadline / pace + 1e-9
        assert clock.now() <= deadline
        assert clock.arrive(deadline) == deadline
        # However long the machine dawdles, the clock does not run past what is waited for.
        assert clock.now() == deadline


def test_a_rehearsal_runs_at_its_pace() -> None:
    clock = RehearsalClock(1000.0)
    assert clock.wait_for(60.0) <= 0.06
    assert RehearsalClock(0.5).wait_for(3600.0) > 7000.0
