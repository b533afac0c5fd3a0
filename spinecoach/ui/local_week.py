"""The local date, and the day on which a week begins: as chosen, else as is usual there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from spinecoach.core.record.adherence import first_weekday
from spinecoach.local_time import local_now

if TYPE_CHECKING:
    from datetime import date

    from spinecoach.core.preferences import Preferences


def local_today() -> date:
    """Return the local date."""
    return local_now().date()


def chosen_first_weekday(preferences: Preferences) -> int:
    """Return the day on which a week begins, 0 = Monday to 6 = Sunday."""
    local = QLocale().firstDayOfWeek().value - 1
    return first_weekday(preferences.week_start, local)
