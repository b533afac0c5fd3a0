"""Muscles have names that people read."""

from __future__ import annotations

import pytest

from spinecoach.core.exercise.muscles import Muscle


@pytest.mark.parametrize(
    ("muscle", "label"),
    [
        (Muscle.TRAPEZIUS_MIDDLE, "middle trapezius"),
        (Muscle.TRAPEZIUS_LOWER, "lower trapezius"),
        (Muscle.DELTOID_POSTERIOR, "posterior deltoid"),
        (Muscle.ERECTOR_SPINAE, "erector spinae"),
        (Muscle.HAMSTRINGS, "hamstrings"),
    ],
)
def test_the_label_puts_the_part_first(muscle: Muscle, label: str) -> None:
    assert muscle.label == label


def test_no_two_muscles_share_a_label() -> None:
    labels = {muscle.label for muscle in Muscle}
    assert len(labels) == len(Muscle)
    assert all(label.replace(" ", "").isalpha() for label in labels)
