"""One person in memory: the profile and the training of the tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spinecoach.core.coaching.routine import Routines, mistakes
from spinecoach.core.coaching.weights import sorted_out
from spinecoach.core.mistake import WrongValueError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.progression import ExerciseResult
    from spinecoach.core.coaching.readiness import Readiness
    from spinecoach.core.trouble import Trouble


@dataclass
class Person:
    """A profile in memory."""

    troubles: tuple[Trouble, ...] = ()
    answers: Readiness | None = None
    owned: tuple[float, ...] = ()
    saved: Routines = field(default_factory=Routines)

    def readiness(self) -> Readiness | None:
        return self.answers

    def answer(self, answers: Readiness) -> None:
        self.answers = answers

    def forget_answers(self) -> None:
        self.answers = None

    def weights(self) -> Sequence[float]:
        return self.owned

    def own(self, kilograms: Sequence[float]) -> None:
        self.owned = sorted_out(kilograms)

    def routines(self) -> Routines:
        return self.saved

    def keep_routines(self, routines: Routines) -> None:
        wrong = [mistake for routine in routines.saved for mistake in mistakes(routine)]
        if wrong:
            raise WrongValueError(*wrong)
        self.saved = routines


@dataclass
class Feelings:
    """Training in memory."""

    felt: list[Feeling] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    past: list[ExerciseResult] = field(default_factory=list)
    pains: list[int | None] = field(default_factory=list)
    excuses: int = 0

    def feel(self, workout: str, feeling: Feeling) -> None:
        self.about.append(workout)
        self.felt.append(feeling)

    def excuse_today(self) -> None:
        self.excuses += 1

    def exercise_results(self) -> Sequence[ExerciseResult]:
        return self.past

    def worst_pains(self) -> Sequence[int | None]:
        return self.pains

    def last_day(self) -> date | None:
        return max((result.day for result in self.past), default=None)
