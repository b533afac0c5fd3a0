"""Fields for numbers: what is typed is what is kept, in every locale and every script."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QToolTip, QWidget

from spinecoach.core.coaching.typed_number import read_number
from spinecoach.core.coaching.weights import POUND, UNITS
from spinecoach.core.record.limits import HEAVIEST_KG
from spinecoach.ui.widgets.numbers import (
    DayField,
    NumberField,
    ScaleField,
    WeightField,
    take_refusal,
)
from tests.ui.wheel import wheel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@given(st.floats(0, HEAVIEST_KG), st.sampled_from(["kg", "lb"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_weight_that_was_not_changed_is_the_same_to_the_gram(
    qtbot: QtBot, kilograms: float, unit: str
) -> None:
    field = WeightField("Weight", unit, kilograms)
    qtbot.addWidget(field)
    assert field.kilograms == kilograms


@pytest.mark.parametrize(("unit", "typed", "kilograms"), [("kg", 2.5, 2.5), ("lb", 10, 10 * POUND)])
def test_a_weight_is_typed_in_the_unit_of_the_person(
    qtbot: QtBot, unit: str, typed: float, kilograms: float
) -> None:
    field = WeightField("Weight", unit, 7.0)
    qtbot.addWidget(field)
    field.setValue(typed)
    assert (field.kilograms, field.text()) == (kilograms, f"{typed:g} {unit}")


def test_no_weight_is_not_a_weight_of_zero(qtbot: QtBot) -> None:
    field = WeightField("Weight", "kg", 7.0, none="no weight")
    qtbot.addWidget(field)
    said = []
    for value in (0.0, field.minimum()):
        field.setValue(value)
        said.append((field.kilograms, field.text()))
    assert said == [(0.0, "0 kg"), (None, "no weight")]


def test_an_answer_that_was_not_given_is_not_zero(qtbot: QtBot) -> None:
    field = ScaleField("Effort", "\N{EN DASH} not given")
    qtbot.addWidget(field)
    assert field.given is None
    field.give(0)
    assert field.given == 0
    field.give(None)
    assert field.text().endswith("not given")


def type_into(field: NumberField | WeightField, text: str) -> None:
    """Replace what stands in a field by a text, key by key, and leave the field."""
    field.show()
    field.setFocus()
    field.selectAll()
    if not text:
        QTest.keyClick(field, Qt.Key.Key_Delete)
    for letter in text:  # QTest itself types Latin letters alone
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, event)
    QTest.keyClick(field, Qt.Key.Key_Return)


def paste_into(field: NumberField | WeightField, text: str) -> None:
    """Replace what stands in a field by a text, all at once, and leave the field."""
    field.show()
    field.setFocus()
    line = field.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    line.insert(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


REFUSAL = "Please type a whole number from 0 to 999."


@pytest.fixture
def tips(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, QWidget | None]]:
    """What tool tips said, and which field had the keyboard then: it hides those before."""
    said: list[tuple[str, QWidget | None]] = []
    monkeypatch.setattr(
        QToolTip,
        "showText",
        lambda _at, words, _field: said.append((words, QApplication.focusWidget())),
    )
    return said


LOCALES = ["C", "en_US", "de_DE", "fr_FR", "de_CH", "ar_EG", "fa_IR", "hi_IN"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("enter", [type_into, paste_into])
@pytest.mark.parametrize(
    ("typed", "kilograms"),
    [
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("\u0661\u0662\u066b\u0665", 12.5),
        ("\u06f1\u06f2\u066b\u06f5", 12.5),
        ("\u0967\u0968.\u096b", 12.5),
        (" 7 ", 7.0),
        (",5", 0.5),
        ("12,", 12.0),
        ("12,5 kg", 12.5),
        ("12.5KG", 12.5),
        ("5 lb", 2.27),
        ("\u0665lbs", 2.27),
        ("", None),
    ],
)
def test_a_weight_may_be_typed_with_either_sign_in_any_script(
    qtbot: QtBot,
    locale: str,
    enter: Callable[[NumberField | WeightField, str], None],
    typed: str,
    kilograms: float | None,
) -> None:
    field = WeightField("Weight", "kg", 3.0)
    qtbot.addWidget(field)
    field.setLocale(QLocale(locale))
    enter(field, typed)
    assert field.kilograms == kilograms
    assert read_number(field.cleanText(), 2) == kilograms  # what is shown can be read again


@pytest.mark.usefixtures("tips")
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("enter", [type_into, paste_into])
@pytest.mark.parametrize(
    "typed",
    [
        "1.234,5",
        "1,000",
        "12..5",
        "1 250",
        "9999",
        ".",
        "1'250",
        "1 stone",
        "1e1",
        "0x10",
        "9" * 400,
    ],
)
def test_a_weight_that_cannot_be_read_leaves_the_field_as_it_was_and_is_explained(
    qtbot: QtBot, locale: str, enter: Callable[[NumberField | WeightField, str], None], typed: str
) -> None:
    field = WeightField("Weight", "kg", 3.0, refusal="Please type a weight.")
    qtbot.addWidget(field)
    field.setLocale(QLocale(locale))
    enter(field, typed)
    assert (field.kilograms, read_number(field.cleanText(), 2)) == (3.0, 3.0)
    assert field.take_refusal() == "Please type a weight."


@pytest.mark.usefixtures("tips")
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("enter", [type_into, paste_into])
def test_a_weight_with_three_decimals_is_taken_unless_it_could_be_a_thousand(
    qtbot: QtBot, locale: str, enter: Callable[[NumberField | WeightField, str], None]
) -> None:
    taken = []
    for unit, typed in (("kg", "1,125"), ("kg", "0.125"), ("lb", "1,125"), ("lb", "2.205")):
        field = WeightField("Weight", unit, 3.0)
        qtbot.addWidget(field)
        field.setLocale(QLocale(locale))
        enter(field, typed)
        taken.append(field.kilograms)
    assert taken == [1.125, 0.125, 3.0, pytest.approx(2.205 * POUND)]


@pytest.mark.parametrize("unit", UNITS)
def test_a_weight_is_shown_as_it_was_entered_and_stays_so(qtbot: QtBot, unit: str) -> None:
    entered = 1.125 * (POUND if unit == "lb" else 1.0)
    field = WeightField("Weight", unit, entered, refusal="Please type a weight.")
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.kilograms) == (f"1.125 {unit}", entered)
    assert field.take_refusal() == ""


@pytest.mark.parametrize("locale", LOCALES)
@given(kilograms=st.floats(0.0, HEAVIEST_KG))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_weight_is_shown_as_it_may_be_typed(qtbot: QtBot, locale: str, kilograms: float) -> None:
    field = WeightField("Weight", "lb", kilograms)
    qtbot.addWidget(field)
    field.setLocale(QLocale(locale))
    assert read_number(field.cleanText(), 2) == pytest.approx(field.value())


@pytest.mark.usefixtures("tips")
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("typed", "reps"),
    [
        *(("12", 12), ("\u0661\u0662", 12), ("12 reps", 12)),
        *((text, 8) for text in ("12,5", "12.5", "1,200", "1000", "1e1", "12 kg", "-3", "")),
    ],
)
def test_a_number_of_reps_is_whole_and_no_sign_or_letter_changes_it(
    qtbot: QtBot, locale: str, typed: str, reps: int
) -> None:
    field = NumberField("Reps", (0, 999), 8, " reps", REFUSAL)
    qtbot.addWidget(field)
    field.setLocale(QLocale(locale))
    type_into(field, typed)
    assert field.value() == reps
    assert field.take_refusal() == ("" if reps == 12 else REFUSAL)


def test_what_was_typed_counts_before_the_field_is_left(qtbot: QtBot) -> None:
    reps, weight = NumberField("Reps", (0, 999), 8), WeightField("Weight", "kg", 3.0)
    for field, typed in ((reps, "12"), (weight, "12,5")):
        qtbot.addWidget(field)
        line = field.findChild(QLineEdit)
        assert line is not None
        line.selectAll()
        line.insert(typed)
    assert (reps.value(), weight.kilograms) == (12, 12.5)


def test_what_cannot_be_read_is_said_once_the_next_field_has_the_keyboard(
    qtbot: QtBot, tips: list[tuple[str, QWidget | None]]
) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    row = QHBoxLayout(form)
    field, following = (
        NumberField("Reps", (0, 999), 8, " reps", REFUSAL),
        NumberField("Sets", (0, 9), 1),
    )
    row.addWidget(field)
    row.addWidget(following)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1,5")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(tips))
    assert tips == [(REFUSAL, following)]
    assert field.text() == "8 reps"
    assert (take_refusal(form), take_refusal(form)) == (REFUSAL, "")


@pytest.mark.usefixtures("tips")
@pytest.mark.parametrize("then", [lambda field: type_into(field, "9"), NumberField.stepUp])
def test_a_number_that_was_typed_better_is_not_refused_any_more(
    qtbot: QtBot, then: Callable[[NumberField], None]
) -> None:
    field = NumberField("Reps", (0, 999), 8, refusal=REFUSAL)
    qtbot.addWidget(field)
    type_into(field, "1,5")
    then(field)
    assert field.take_refusal() == ""
    assert field.value() == 9


def test_a_day_after_the_latest_cannot_be_chosen(qtbot: QtBot) -> None:
    field = DayField()
    qtbot.addWidget(field)
    field.show_day(date(2026, 11, 20), date(2026, 11, 22))
    assert field.text() == "20 November 2026"
    field.setDate(field.date().addDays(9))
    assert field.day == date(2026, 11, 22)


@pytest.mark.parametrize(
    "field", [lambda: NumberField("Reps", (0, 99), 8), lambda: WeightField("Weight", "kg", 8.0)]
)
def test_scrolling_the_page_changes_no_number(qtbot: QtBot, field: object) -> None:
    assert callable(field)
    made = field()
    qtbot.addWidget(made)
    made.setFocus()
    event = wheel(made)
    assert made.value() == 8
    assert not event.isAccepted()


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "28 November 2026"),
        ("de", "28. November 2026"),
        ("es", "28 de noviembre de 2026"),
        ("fr", "28 novembre 2026"),
    ],
)
def test_a_day_is_written_as_its_language_does(qtbot: QtBot, language: str, shown: str) -> None:
    field = DayField("Day", language)
    qtbot.addWidget(field)
    field.show_day(date(2026, 11, 28), date(2026, 11, 28))
    assert field.text() == shown
    assert field.day == date(2026, 11, 28)
