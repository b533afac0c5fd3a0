"""The question in the terminal where the history is."""

from __future__ import annotations

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.outcomes import WhenMissing
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.terminal import ask_missing

TROUBLE = Trouble(TroubleKind.HISTORY_MISSING, "/stick/coach", number=12)


class Pressed:
    """Keys that are pressed one after the other; then the terminal is gone."""

    def __init__(self, keys: str, *, present: bool = True) -> None:
        self._keys = list(keys)
        self.present = present

    def wait(self, seconds: float | None) -> str:
        assert seconds is None
        if not self._keys:
            self.present = False
            return ""
        return self._keys.pop(0)


def asked(keys: Pressed) -> tuple[WhenMissing, list[str]]:
    said: list[str] = []
    return ask_missing(TROUBLE, keys, said.append, Phrases()), said


def test_the_first_key_that_means_something_decides() -> None:
    assert asked(Pressed("xfw"))[0] is WhenMissing.WITHOUT
    assert asked(Pressed("n"))[0] is WhenMissing.BEGIN_NEW
    assert asked(Pressed("a"))[0] is WhenMissing.LOOK_AGAIN
    assert asked(Pressed("q"))[0] is WhenMissing.LEAVE


def test_it_says_where_the_history_was_and_what_each_key_does() -> None:
    _, said = asked(Pressed("q"))
    assert said[0].startswith("Your history with 12 workouts was in /stick/coach and is not there")
    assert "--data-dir" in said[2]
    assert said[3] == (
        "Keys: a = Look again, w = Train without it, n = Begin a new history, q = Close SpineCoach."
    )


def test_if_nobody_answers_it_is_said_and_the_workout_goes_on_without_it() -> None:
    choice, said = asked(Pressed("", present=False))
    assert choice is WhenMissing.WITHOUT
    assert len(said) == 1


def test_if_the_terminal_goes_away_nothing_is_begun() -> None:
    assert asked(Pressed("x"))[0] is WhenMissing.LEAVE
