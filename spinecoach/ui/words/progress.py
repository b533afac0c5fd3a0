"""Dates for the pages that do not take their words from the phrase book yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.common import CommonPhrases

if TYPE_CHECKING:
    from datetime import date


def long_date(day: date) -> str:
    """Return a date written out: "22 November 2026"."""
    return CommonPhrases().long_date(day)
