"""What is done of each set is counted once, and a digit corrects the set that was just done."""

from __future__ import annotations

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import SetBegan, SetEnded
from spinecoach.core.workout.set_log import TYPED, SetLog
from spinecoach.core.workout.timeline import BlockKind, Planned, build_timeline
from tests.core.scenes import exercise

TIMELINE = build_timeline([Planned(exercise(), 2, 12, 20.0)], Phrases())
SET = next(n for n, block in enumerate(TIMELINE.blocks) if block.kind is BlockKind.WORK)
REST = SET + 1


def after_a_set() -> SetLog:
    log = SetLog()
    log.begin(SET)
    log.count(12)
    log.close(complete=True)
    return log


def test_a_set_is_begun_once_and_each_repetition_of_it_is_another_attempt() -> None:
    log = SetLog()
    assert log.attempt(SET) == 0
    assert log.begin(SET) == [SetBegan(SET, 1)]
    assert log.begin(SET) == []  # after a pause it is still the same attempt
    log.count(3)
    assert log.close(complete=False) == [SetEnded(SET, 1, 3, complete=False)]
    assert log.begin(SET) == [SetBegan(SET, 2)]
    assert log.attempt(SET) == 2


def test_a_set_that_is_over_or_was_never_begun_is_not_closed() -> None:
    assert SetLog().close(complete=True) == []
    assert after_a_set().close(complete=True) == []


def test_the_reps_of_a_set_are_shown_in_it_and_right_after_it() -> None:
    log = SetLog()
    log.begin(SET)
    assert log.reps_done(SET) == 0
    log.count(2)
    assert log.reps_done(SET) == 2
    log.close(complete=False)
    assert [log.reps_done(block) for block in (REST, REST + 1)] == [2, 0]


def test_two_digits_that_follow_soon_are_one_number_if_the_set_has_so_many() -> None:
    log = after_a_set()
    for digit, now, reps in ((1, 0.0, 1), (1, TYPED, 11), (1, 9.0, 1), (3, 9.0 + TYPED, 3)):
        complete = reps == 12
        assert log.correct(digit, now, TIMELINE, REST) == SetEnded(SET, 1, reps, complete)
        assert log.reps_done(REST) == reps
    assert log.correct(1, 20.0, TIMELINE, REST)
    assert log.correct(2, 20.0, TIMELINE, REST) == SetEnded(SET, 1, 12, complete=True)


def test_two_digits_that_follow_late_are_two_numbers() -> None:
    log = after_a_set()
    assert log.correct(1, 0.0, TIMELINE, REST)
    assert log.correct(1, TYPED + 0.1, TIMELINE, REST) == SetEnded(SET, 1, 1, complete=False)


def test_more_reps_than_were_planned_and_a_set_that_is_long_over_are_not_corrected() -> None:
    short = build_timeline([Planned(exercise(), 2, 3, 20.0)], Phrases())
    assert after_a_set().correct(4, 0.0, short, REST) is None
    assert after_a_set().correct(1, 0.0, TIMELINE, REST + 1) is None
    assert SetLog().correct(1, 0.0, TIMELINE, REST) is None
