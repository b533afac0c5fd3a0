"""The day on which a week begins: what the person chose, else what is usual where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from spinecoach.core.record.adherence import first_weekday

if TYPE_CHECKING:
    from spinecoach.core.preferences import Preferences


def chosen_first_weekday(preferences: Preferences) -> int:
    """Return the day on which a week begins, 0 = Monday to 6 = Sunday."""
    local = QLocale().firstDayOfWeek().value - 1
    return first_weekday(preferences.week_start, local)
