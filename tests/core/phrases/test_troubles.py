"""An odd row of the history is named by its file, its place and, if it has one, its workout."""

from __future__ import annotations

from spinecoach.core.mistake import Expected, Found, Mistake, Seen, Wanted
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind

WRONG = Mistake(("sets", "reps"), Expected(Wanted.TEXT), Found(Seen.NOTHING))


def said(workout: str) -> str:
    odd = Trouble(TroubleKind.HISTORY_ROW_ODD, "history.db", workout, mistakes=(WRONG,))
    return Phrases().troubles.sentence(odd)


def test_an_odd_row_of_a_workout_is_named_with_its_workout() -> None:
    assert said("a1").startswith("history.db: sets.reps: ")
    assert said("a1").endswith("The row is left out (workout a1).")


def test_an_odd_row_of_no_workout_is_named_alone() -> None:
    assert said("").startswith("history.db: sets.reps: ")
    assert "workout" not in said("")
