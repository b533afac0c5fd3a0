"""What the preview of an import offers."""

from __future__ import annotations

import pytest

from spinecoach.core.record.imported import OpenQuestion, Preview


@pytest.mark.parametrize(
    ("preview", "anything"),
    [
        (Preview("a.csv"), False),
        (Preview("a.csv", known=3, left_out=2), False),
        (Preview("a.csv", new=1), True),
        (Preview("a.csv", corrected=1), True),
        (Preview("a.csv", excused=1), True),
        (Preview("a.csv", unexcused=1), True),
        (Preview("a.csv", deleted=1), True),
        (Preview("a.csv", tombstones=1), True),
    ],
)
def test_a_preview_knows_whether_anything_would_be_added(
    preview: Preview, *, anything: bool
) -> None:
    assert preview.anything is anything


@pytest.mark.parametrize("ask", OpenQuestion)
def test_only_the_order_of_days_has_to_be_answered(ask: OpenQuestion) -> None:
    assert Preview("a.csv", asks=frozenset({ask})).must_answer is (ask is OpenQuestion.DAY_ORDER)
    assert not Preview("a.csv").must_answer
