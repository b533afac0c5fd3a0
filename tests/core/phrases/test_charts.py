"""What a chart shows, in a sentence."""

from __future__ import annotations

import pytest

from spinecoach.core.phrases.charts import ChartPhrases, CourseEnds, Grouping, Measure

SAYS = ChartPhrases()


@pytest.mark.parametrize(
    ("grouping", "told"),
    [
        (Grouping.DAY, "Effort: 5 on the first day, 6.5 on the last."),
        (Grouping.WEEK, "Effort: 5 in the first week, 6.5 in the last."),
        (Grouping.MONTH, "Effort: 5 in the first month, 6.5 in the last."),
    ],
)
def test_a_line_is_told_by_its_ends(grouping: Grouping, told: str) -> None:
    assert SAYS.change(grouping, CourseEnds(Measure.EFFORT, 5.0, 6.52)) == told


@pytest.mark.parametrize(
    ("measure", "unit", "told"),
    [
        (Measure.PAIN_BEFORE, "", "Pain before: 1 on the first day, 2 on the last."),
        (Measure.PAIN_AFTER, "", "Pain after: 1 on the first day, 2 on the last."),
        (Measure.WEIGHT, "kg", "Weight: 1 kg on the first day, 2 kg on the last."),
    ],
)
def test_a_line_is_told_with_its_name_and_unit(measure: Measure, unit: str, told: str) -> None:
    assert SAYS.change(Grouping.DAY, CourseEnds(measure, 1.0, 2.0, unit)) == told
