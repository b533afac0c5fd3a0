"""The Today page: the plan of the day, and the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup

if TYPE_CHECKING:
    from collections.abc import Sequence


class TodayPhrases(PhraseGroup):
    """The Today page: the plan of the day, and the week."""

    def start(self) -> str:
        """Return the word on the big button."""
        return self.text("Start")

    def start_the_workout(self) -> str:
        """Return what a screen reader says of that button."""
        return self.text("Start the workout")

    def preparing(self) -> str:
        """Return what stands beside the bar while lines are rendered."""
        return self.text("Preparing the voice (only once)")

    def preparing_name(self) -> str:
        """Return the bar's name for a screen reader."""
        return self.text("Preparing the voice")

    def caution(self) -> str:
        """Return the caution at the foot of the page."""
        return self.text("If your back hurts now, see a professional before you start.")

    def no_exercises(self) -> str:
        """Return the headline when not one exercise could be read."""
        return self.text("No exercises")

    def no_exercises_why(self) -> str:
        """Return why there is no workout."""
        return self.text("None of the exercise files could be read.")

    def exercises_and_time(self, exercises: int, minutes: int) -> str:
        """Return how much a workout is and how long it takes, in minutes."""
        return self.text(
            "{exercises}, about {minutes}",
            exercises=self.plural("{number} exercise", "{number} exercises", exercises),
            minutes=self.plural("{number} minute", "{number} minutes", minutes),
        )

    def have_at_hand(self, things: str) -> str:
        """Return what to fetch; `things` is a list in a sentence."""
        return self.text("Have at hand: {things}", things=things)

    def sets_of(self, sets: int, reps: int) -> str:
        """Return the dose on a card: "2 sets of 8"."""
        return self.plural("{number} set of {reps}", "{number} sets of {reps}", sets, reps=reps)

    def sets_of_with(self, dose: str, variant: str) -> str:
        """Return the dose with the variant, the weight or both."""
        return self.text("{dose} · {variant}", dose=dose, variant=variant)

    def card_name(self, title: str, dose: str) -> str:
        """Return what a screen reader says of a card."""
        return self.text("{title}, {dose}", title=title, dose=dose)

    def how_it_is_done(self) -> str:
        """Say what opens when a card is pressed."""
        return self.text("Show how it is done")

    def sets(self) -> str:
        """Return the name of the choice of sets."""
        return self.text("Sets")

    def set_count(self, sets: int) -> str:
        """Return one of its choices: "2 sets"."""
        return self.plural("{number} set", "{number} sets", sets)

    def pace(self) -> str:
        """Return the name of the choice of pace."""
        return self.text("Pace")

    def pace_slow(self) -> str:
        """Return the slow pace."""
        return self.in_context("pace", "Slow")

    def pace_steady(self) -> str:
        """Return the usual pace."""
        return self.in_context("pace", "Steady")

    def pace_brisk(self) -> str:
        """Return the fast pace."""
        return self.in_context("pace", "Brisk")

    def change_routine(self) -> str:
        """Return the button that leads to the routine."""
        return self.text("Change the routine")

    def left_out(self, names: Sequence[str]) -> str:
        """Return which exercises of the routine have no file any more."""
        return self.text(
            "Left out of the routine, because the exercise file is missing: {names}.",
            names=self.text(", ").join(names),
        )
