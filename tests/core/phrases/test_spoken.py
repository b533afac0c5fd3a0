"""What the voice says is a whole sentence, whatever numbers and names come in."""

from __future__ import annotations

import pytest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.moves import Move

SPOKEN = Phrases().spoken


def test_numbers_are_words_up_to_ninety_nine_and_digits_beyond() -> None:
    said = [SPOKEN.number(number) for number in (0, 1, 12, 20, 21, 40, 99, 100, -1)]
    assert said == [
        *("Zero.", "One.", "Twelve.", "Twenty.", "Twenty-one.", "Forty.", "Ninety-nine."),
        *("100.", "-1."),
    ]
    assert len({SPOKEN.number(number) for number in range(100)}) == 100


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("lift", "Lift."),
        ("Lift.", "Lift."),
        ("And up!", "And up!"),
        ("Ready?", "Ready?"),
        ("éloigne", "Éloigne."),
    ],
)
def test_the_words_of_a_pack_begin_and_end_as_a_sentence_does(words: str, said: str) -> None:
    assert SPOKEN.said(words) == said


def test_one_is_one() -> None:
    assert SPOKEN.rest(1) == "Rest 1 second."
    assert SPOKEN.rest(60) == "Rest 60 seconds."
    assert SPOKEN.headline("Superman", "", 1, 1) == "Superman. 1 rep."
    assert SPOKEN.headline("Superman", "", 3, 1) == "Superman. 3 sets of 1 rep."
    assert SPOKEN.headline("Superman", "Legs only", 3, 8) == "Superman. Legs only. 3 sets of 8."


def test_a_title_that_ends_with_a_full_stop_gets_no_second_one() -> None:
    assert SPOKEN.next_exercise("Bent-over row") == "Next: Bent-over row."
    assert SPOKEN.next_exercise("Row, nr. 2.") == "Next: Row, nr. 2."


def test_every_step_to_another_posture_has_a_sentence_of_its_own() -> None:
    assert len({SPOKEN.move(move) for move in Move}) == len(Move)
