"""The day on which a week begins: the person's choice, else what is usual where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from spinecoach.core.preferences import Preferences
from spinecoach.core.record.adherence import MONDAY, SATURDAY, SUNDAY
from spinecoach.ui.local_week import chosen_first_weekday

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _usual_locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "begins"), [("en_US", SUNDAY), ("ar_EG", SATURDAY), ("de_DE", MONDAY)]
)
def test_without_a_choice_a_week_begins_as_is_usual_there(locale: str, begins: int) -> None:
    QLocale.setDefault(QLocale(locale))
    assert chosen_first_weekday(Preferences()) == begins


def test_a_choice_holds_wherever_the_person_is() -> None:
    QLocale.setDefault(QLocale("en_US"))
    assert chosen_first_weekday(Preferences(week_start="monday")) == MONDAY
