"""A number typed in the terminal is shown, may be changed, and counts after a moment."""

from __future__ import annotations

import pytest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.terminal.number import NumberQuestion


class Typist:
    """A person who presses each key so many seconds after the one before, and a clock."""

    def __init__(self, *keys: tuple[float, str], leaves: bool = False) -> None:
        self.present = True
        self.second = 0.0
        self.keys = list(keys)
        self.leaves = leaves

    def now(self) -> float:
        return self.second

    def wait(self, seconds: float | None) -> str:
        if not self.keys:
            self.present = not self.leaves
            if seconds is None and not self.leaves:
                pytest.fail("it waits for ever")
            self.second += seconds or 0.0
            return ""
        after, key = self.keys[0]
        if seconds is not None and after > seconds:
            self.second += seconds
            self.keys[0] = (after - seconds, key)
            return ""
        self.second += after
        return self.keys.pop(0)[1]


def ask(typist: Typist, patience: float | None = None) -> tuple[int | None, list[str]]:
    said: list[str] = []
    question = NumberQuestion(typist, said.append, typist.now, Phrases())
    return question.ask("How much?", patience), said


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ([(1.0, "4")], 4),
        ([(1.0, "\N{ARABIC-INDIC DIGIT FOUR}")], 4),
        ([(1.0, "1"), (0.5, "0")], 10),
        ([(1.0, "1"), (10.0, "0")], 10),
        ([(1.0, "0")], 0),
        ([(1.0, "0"), (0.5, "0")], 10),
        ([(1.0, "1"), (0.1, "enter")], 1),
        ([(1.0, "4"), (0.1, "7")], 7),
        ([(1.0, "4"), (0.1, "left"), (9.0, "enter")], 3),
        ([(1.0, "x"), (0.1, "4")], 4),
        ([(1.0, "4"), (0.1, "escape"), (3.0, "5")], 5),
        ([(1.0, "4"), (0.1, "backspace"), (3.0, "5")], 5),
        ([(1.0, "enter")], None),
    ],
)
def test_the_number_that_counts(keys: list[tuple[float, str]], number: int | None) -> None:
    assert ask(Typist(*keys))[0] == number


def test_each_choice_is_shown_before_it_counts() -> None:
    _, said = ask(Typist((1.0, "1"), (0.5, "0")))
    assert said == ["How much?", Phrases().pain.chosen(1), Phrases().pain.chosen(10)]


def test_an_undone_number_is_said_to_be_gone() -> None:
    _, said = ask(Typist((1.0, "4"), (0.1, "backspace"), (0.1, "enter")))
    assert said[1:] == [Phrases().pain.chosen(4), Phrases().pain.undone()]


def test_a_ten_that_takes_a_minute_is_no_one_if_enter_confirms() -> None:
    typist = Typist((1.0, "1"), (60.0, "0"), (60.0, "enter"))
    question = NumberQuestion(typist, lambda _: None, typist.now, Phrases())
    assert question.ask("How much?", counts_alone=False) == 10


def test_a_number_that_is_shown_when_the_terminal_goes_is_kept() -> None:
    typist = Typist((1.0, "7"), leaves=True)
    question = NumberQuestion(typist, lambda _: None, typist.now, Phrases())
    assert question.ask("How much?", counts_alone=False) == 7


def test_the_question_ends_without_an_answer_in_time() -> None:
    typist = Typist()
    assert ask(typist, 20.0)[0] is None
    assert typist.second == 20.0


def test_a_number_typed_at_the_last_moment_counts() -> None:
    assert ask(Typist((19.5, "3")), 20.0)[0] == 3


def test_a_terminal_that_is_gone_answers_nothing() -> None:
    assert ask(Typist(leaves=True))[0] is None
