"""Dumbbells in kilograms and pounds, typed by people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching import weights
from spinecoach.core.exercise.exercise import Movement
from spinecoach.core.exercise.pose import Grip
from spinecoach.core.mistake import WrongValueError
from spinecoach.core.phrases.packs import PackPhrases
from tests.core.scenes import BACK_LIFT, ROW

OWNED = st.lists(st.floats(weights.LIGHTEST, weights.HEAVIEST), max_size=8)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("", "kg", ()),
        ("2, 3, 5", "kg", (2.0, 3.0, 5.0)),
        ("5 2 and 3 kg", "kg", (2.0, 3.0, 5.0)),
        ("2,5, 1,5", "kg", (1.5, 2.5)),
        ("2; 2", "kg", (2.0,)),
        ("1.5kg.", "kg", (1.5,)),
        ("5 lb", "lb", (5 * weights.POUND,)),
        ("2 KG AND 3", "kg", (2.0, 3.0)),
        ("\u0662\u066b\u0665\u060c \u0661\u0662\u066b\u0665", "kg", (2.5, 12.5)),
        ("\u0662\u060c\u0665\u061b \u0663", "kg", (2.5, 3.0)),
        ("2\uff0e5, 4", "kg", (2.5, 4.0)),
        ("5 lb", "kg", (5 * weights.POUND,)),
        ("2 lbs, 3 lb and 5kg", "kg", (2 * weights.POUND, 3 * weights.POUND, 5.0)),
        ("2 and 5 lb, 4", "kg", (2 * weights.POUND, 5 * weights.POUND, 4.0)),
        ("2,5 kg und 4 kgs.", "lb", (2.5, 4.0)),
        ("kg", "kg", ()),
    ],
)
def test_weights_are_read_as_people_write_them(
    text: str, unit: str, expected: tuple[float, ...]
) -> None:
    assert weights.parse(text, unit) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("12,5 kg", "kg", 12.5),
        ("5lb", "kg", 2.27),
        ("10 KG", "lb", 22.05),
        ("5 lb.", "lb", 5.0),
        ("12.555", "kg", None),
        ("1 stone", "kg", None),
        ("kg", "kg", None),
    ],
)
def test_one_weight_is_read_with_the_unit_beside_it(
    text: str, unit: str, number: float | None
) -> None:
    assert weights.read(text, unit, 2) == number


@pytest.mark.parametrize(
    ("text", "most", "number"),
    [
        ("1,125", 1000, 1.125),
        ("1,000", 1000, None),
        ("1.250", 2000, None),
        ("1.25", 2000, 1.25),
        ("0.750", 2000, 0.75),
    ],
)
def test_three_decimals_that_could_be_a_thousand_are_not_read(
    text: str, most: float, number: float | None
) -> None:
    assert weights.read(text, "kg", 3, most) == number


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("heavy", "0.1 to 50 kilograms, not 'heavy'"),
        ("0", "0.1 to 50 kilograms, not 0 kg"),
        ("-2", "not -2 kg"),
        ("1_0", "not '1_0'"),
        ("4½", "not '4½'"),
        ("1.000,5", "not '1.000,5'"),
        ("400", "not 400 kg"),
        ("nan", "0.1 to 50 kilograms, not 'nan'"),
        ("inf", "not 'inf'"),
        (" ".join(str(number) for number in range(1, 25)), "at most 20 numbers"),
    ],
)
def test_a_wrong_weight_is_named(text: str, words: str) -> None:
    with pytest.raises(WrongValueError) as caught:
        weights.parse(text, "kg")
    (mistake,) = caught.value.mistakes
    assert words in PackPhrases().enter(mistake.expected, mistake.found)


def test_the_limits_are_told_in_the_unit_that_was_typed() -> None:
    wrong = weights.mistake(400 * weights.POUND, "lb")
    assert wrong is not None
    told = PackPhrases().enter(wrong.expected, wrong.found)
    assert told == "Enter a number from 0.2 to 110.2 pounds, not 400 lb."


@given(st.lists(st.integers(1, 80).map(lambda n: n / 4), max_size=8))
def test_weights_that_are_sorted_out_can_be_written_and_read_again(found: list[float]) -> None:
    kept = weights.sorted_out(found)
    assert list(kept) == sorted(kept)
    for unit in weights.UNITS:
        text = ", ".join(f"{w / (weights.POUND if unit == 'lb' else 1):.6f}" for w in kept)
        assert weights.parse(text, unit) == pytest.approx(kept, abs=1e-4)


@given(OWNED, st.floats(weights.LIGHTEST, weights.HEAVIEST))
def test_the_next_dumbbell_is_owned_and_none_lies_between(owned: list[float], at: float) -> None:
    up, down = weights.heavier(at, owned), weights.lighter(at, owned)
    assert up is None or (up in owned and up > at)
    assert down is None or (down in owned and down < at)
    for weight in owned:
        assert weights.same(weight, at) or weight <= (down or 0) or weight >= (up or 1e9)


def test_a_weight_is_shown_in_the_persons_unit() -> None:
    assert weights.shown(2.5, "kg") == "2.5 kg"
    assert weights.shown(5 * weights.POUND, "lb") == "5 lb"


def test_no_weight_is_only_like_no_weight() -> None:
    assert weights.same(None, None)
    assert not weights.same(None, 2.0)
    assert not weights.same(2.0, None)
    assert weights.same(2.0, 2.01)
    assert not weights.same(2.0, 2.5)


def test_hands_carry_or_they_do_not() -> None:
    assert weights.carries(ROW)
    assert not weights.carries(BACK_LIFT)
    clasped = Movement(BACK_LIFT.posture, Grip.CLASPED, BACK_LIFT.steps, BACK_LIFT.phases)
    assert not weights.carries(clasped)


@pytest.mark.parametrize(("sign", "text"), [(".", "2, 2.5, 5"), (",", "2; 2,5; 5")])
def test_weights_in_a_field_are_told_apart_whatever_the_decimal_sign(sign: str, text: str) -> None:
    owned = (2.0, 2.5, 5.0)
    written = weights.as_typed(owned, "kg", lambda number: f"{number:g}".replace(".", sign))
    assert written == text
    assert weights.parse(written, "kg") == owned
    assert weights.as_typed((), "kg", str) == ""


def test_the_lightest_and_the_heaviest_dumbbell_may_be_owned() -> None:
    for allowed, beyond in ((weights.LIGHTEST, 0.09), (weights.HEAVIEST, 50.1)):
        assert weights.mistake(allowed) is None
        assert weights.mistake(beyond) is not None
