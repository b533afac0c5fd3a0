"""The summary after a workout: what was done, whether it is kept, where to go from here."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class SummaryPhrases(PhraseGroup):
    """The summary after a workout."""

    def done(self) -> str:
        """Return the headline of a workout that ran to its end."""
        return self.text("Workout done")

    def stopped(self) -> str:
        """Return the headline of a workout that was stopped."""
        return self.text("Stopped here")

    def saved(self) -> str:
        """Return that the workout is in the history."""
        return self.text("Saved.")

    def saved_with_changes(self) -> str:
        """Return that the corrected workout is in the history."""
        return self.text("Saved, with your changes.")

    def not_saved(self, reason: str) -> str:
        """Return that the workout is not in the history yet, with the sentence that says why."""
        return self.text("This workout could not be saved yet. {reason}", reason=reason)

    def facts(self, sets: int, planned: int, reps: int, minutes: int) -> str:
        """Return how much was done and how long it took, in minutes."""
        return self.text(
            "{sets}, {reps}, {minutes}",
            sets=self.sets_of(sets, planned),
            reps=self.reps(reps),
            minutes=self.plural("{number} minute", "{number} minutes", minutes),
        )

    def sets_of(self, sets: int, planned: int) -> str:
        """Return the sets that were done of those that were planned."""
        return self.plural("{sets} of {number} set", "{sets} of {number} sets", planned, sets=sets)

    def reps(self, reps: int) -> str:
        """Return a number of reps."""
        return self.plural("{number} rep", "{number} reps", reps)

    def reps_of(self, reps: int, planned: int) -> str:
        """Return the reps that were done of those that were planned."""
        return self.plural("{reps} of {number} rep", "{reps} of {number} reps", planned, reps=reps)

    def to_progress(self) -> str:
        """Return the button that leads to the progress page."""
        return self.text("See my progress")

    def to_today(self) -> str:
        """Return the button that leads back to Today."""
        return self.text("Back to Today")

    def correct(self) -> str:
        """Return the button that opens the workout to be corrected."""
        return self.text("Change what was done")

    def cancel(self) -> str:
        """Return the button that closes the correction."""
        return self.text("Cancel")

    def add_elsewhere(self) -> str:
        """Return the button that adds a workout done without the coach."""
        return self.text("Add one done elsewhere")

    def add_elsewhere_name(self) -> str:
        """Return what a screen reader says of that button."""
        return self.text("Add a workout done elsewhere")

    def deleted(self) -> str:
        """Return that the workout was deleted; an undo stands beside it."""
        return self.text("This workout was deleted.")
