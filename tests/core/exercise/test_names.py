"""The titles of our exercises in other programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.exercise.names import ELSEWHERE, LONGEST, exercise_of, title_elsewhere


@pytest.mark.parametrize("exercise", ELSEWHERE)
def test_an_exercise_of_ours_is_found_again_by_its_title_elsewhere(exercise: str) -> None:
    title = title_elsewhere(exercise, "our own title")
    assert title != "our own title"
    assert exercise_of(title.upper()) == exercise


def test_an_exercise_that_others_do_not_know_keeps_its_title() -> None:
    assert title_elsewhere("bird-dog", "Bird dog") == "Bird dog"
    assert exercise_of("Bird dog") == "bird-dog"


@given(st.text(max_size=2 * LONGEST))
def test_any_title_makes_an_id_of_bounded_length(title: str) -> None:
    assert 0 < len(exercise_of(title)) <= LONGEST
