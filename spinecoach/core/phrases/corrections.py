"""The list of workouts, the form that corrects one, the form for a workout done elsewhere."""

from __future__ import annotations

from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.common import CommonPhrases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


UNKNOWN = "\N{EN DASH}"
"""Stands for a number that is not known."""


class Fact(Enum):
    """A value of a workout as a whole; the values are the names that the history keeps."""

    DAY = "began_utc"
    PAIN_BEFORE = "pain_before"
    PAIN_AFTER = "pain_after"
    EFFORT = "effort"
    NOTE = "note"
    TITLE = "title"


class NewWorkoutColumn(Enum):
    """The columns of the form for a workout done elsewhere."""

    EXERCISE = auto()
    SETS = auto()
    REPS = auto()
    WEIGHT = auto()


class CorrectionPhrases(PhraseGroup):
    """The list of workouts, the form that corrects one, the form for a workout done elsewhere."""

    @cached_property
    def _common(self) -> CommonPhrases:
        return CommonPhrases(self._catalogue)

    # -- the list ----------------------------------------------------------------

    def workouts(self) -> str:
        """Name the list for a screen reader."""
        return self.text("Workouts")

    def line(self, day: date, title: str, done: int, planned: int, *, changed: bool) -> str:
        """Return one workout as a line of the list."""
        date_ = self.text(
            "{weekday} {date}",
            weekday=self._common.short_weekday(day.weekday()),
            date=self._common.long_date(day),
        )
        sets = self._common.sets_of(done, planned)
        if changed:
            return self.text("{date}, {sets}, {title}, changed", date=date_, sets=sets, title=title)
        return self.text("{date}, {sets}, {title}", date=date_, sets=sets, title=title)

    def earlier_year(self) -> str:
        """Return the label of the button that lists an earlier year."""
        return self.text("An earlier year")

    def add_elsewhere(self) -> str:
        """Return the label of the button that opens the form for a workout done elsewhere."""
        return self.text("Add a workout done elsewhere")

    def added(self, day: date) -> str:
        """Say that a workout was added."""
        return self.text("The workout of {date} was added.", date=self._common.long_date(day))

    def deleted(self, day: date) -> str:
        """Say that a workout was deleted."""
        return self.text("The workout of {date} was deleted.", date=self._common.long_date(day))

    # -- correcting one ----------------------------------------------------------

    def no_workout(self) -> str:
        """Say what will stand in an empty list."""
        return self.text("Your workouts will be listed here.")

    def heading(self, title: str, day: date) -> str:
        """Return the heading of a workout."""
        return self.text("{title}, {date}", title=title, date=self._common.long_date(day))

    def field(self, fact: Fact) -> str:
        """Return the label of a field."""
        return {
            Fact.DAY: self.text("Day"),
            Fact.PAIN_BEFORE: self.text("Pain before"),
            Fact.PAIN_AFTER: self.text("Pain after"),
            Fact.EFFORT: self.text("Effort"),
            Fact.NOTE: self.text("Note"),
            Fact.TITLE: self.in_context("of a workout", "Name"),
        }[fact]

    def not_given(self) -> str:
        """Say that a scale has no answer."""
        return self.text("\N{EN DASH} not given")

    def was_not_given(self) -> str:
        """Say in a sentence that a value had not been given before it was changed."""
        return self.in_context("a value before a change", "not given")

    def no_whole_number(self, least: int, most: int) -> str:
        """Say what can be typed into the field of a whole number."""
        return self.text(
            "Please type a whole number from {least} to {most}.", least=least, most=most
        )

    def no_number(self, least: int, most: int) -> str:
        """Say what can be typed into the field of a number that need not be whole."""
        return self.text("Please type a number from {least} to {most}.", least=least, most=most)

    def not_a_weight(self, unit: str) -> str:
        """Say what can be typed into the field of a weight."""
        return self.text("Please type a weight in {unit}, such as 2.5 or 2,5.", unit=unit)

    def each_rep(self, seconds: Sequence[float | None]) -> str:
        """Say how long each rep took; None for one that the coach's clock ended."""
        told = [UNKNOWN if one is None else self.decimal(round(one, 1)) for one in seconds]
        # Translators: how long each rep of a set took: "4.1  4.3  3.9".
        return self.text("Seconds of each rep: {seconds}", seconds="  ".join(told))

    def no_weight(self) -> str:
        """Say that a set was done without a weight."""
        return self.text("no weight")

    def set_of(self, title: str, number: int, attempt: int) -> str:
        """Name one set: "Superman, set 2"."""
        if attempt > 1:
            return self.text(
                "{title}, set {number}, attempt {attempt}",
                title=title,
                number=number,
                attempt=attempt,
            )
        return self.text("{title}, set {number}", title=title, number=number)

    def changed_set(self, name: str, before: str) -> str:
        """Name a set that was changed, with what was there before."""
        return self.text("{set} (was {before})", set=name, before=before)

    def reps_of(self, name: str) -> str:
        """Name the field of the reps of a set for a screen reader."""
        return self.text("{set}: reps", set=name)

    def seconds_of(self, name: str) -> str:
        """Name the field of the seconds of a set for a screen reader."""
        return self.text("{set}: seconds", set=name)

    def metres_of(self, name: str) -> str:
        """Name the field of the metres of a set for a screen reader."""
        return self.text("{set}: metres", set=name)

    def weight_of(self, name: str) -> str:
        """Name the field of the weight of a set for a screen reader."""
        return self.text("{set}: weight", set=name)

    def reps_suffix(self, target: int) -> str:
        """Return what stands after the number of reps in its field."""
        if target:
            return self.plural(" of {number} rep", " of {number} reps", target)
        return self.text(" reps")

    def seconds_suffix(self) -> str:
        """Return what stands after the number of seconds in its field."""
        return self.text(" seconds")

    def metres_suffix(self) -> str:
        """Return what stands after the number of metres in its field."""
        return self.text(" metres")

    def changed(self, before: Sequence[str]) -> str:
        """Say that a workout was changed; `before` is made by `before`."""
        if before:
            return self.text("Changed. Before: {values}.", values=self.text(", ").join(before))
        return self.text("Changed.")

    def before(self, fact: Fact, value: str) -> str:
        """Say what a value was before: "effort 3"."""
        match fact:
            case Fact.DAY:
                return self.text("day {value}", value=value)
            case Fact.PAIN_BEFORE:
                return self.text("pain before {value}", value=value)
            case Fact.PAIN_AFTER:
                return self.text("pain after {value}", value=value)
            case Fact.EFFORT:
                return self.text("effort {value}", value=value)
            case Fact.NOTE:
                return self.text("note {value}", value=value)
            case _:
                return self.text("name {value}", value=value)

    def save(self) -> str:
        """Return the label of the button that saves a form."""
        return self.text("Save")

    def delete(self) -> str:
        """Return the label of the button that deletes a workout."""
        return self.text("Delete this workout")

    def not_saved(self, reason: str) -> str:
        """Say that a correction was refused; `reason` is a sentence."""
        return self.text("Not saved. {reason}", reason=reason)

    def saved_on_leaving(self, day: date) -> str:
        """Say that changes were saved because the person went elsewhere."""
        return self.text(
            "Your changes to the workout of {date} were saved.", date=self._common.long_date(day)
        )

    def not_saved_on_leaving(self, day: date, reason: str) -> str:
        """Say that changes were refused when the person went elsewhere; `reason` is a sentence."""
        return self.text(
            "Your changes to the workout of {date} were not saved. {reason}",
            date=self._common.long_date(day),
            reason=reason,
        )

    # -- a workout done elsewhere ------------------------------------------------

    def elsewhere(self) -> str:
        """Return the heading of the form."""
        return self.text("A workout done elsewhere")

    def unnamed(self) -> str:
        """Return the name of a workout to which nobody gave one."""
        return self.in_context("the name of a workout", "Workout")

    def name_of_workout(self) -> str:
        """Name the field of the name for a screen reader."""
        return self.text("Name of the workout")

    def column(self, column: NewWorkoutColumn) -> str:
        """Return the title of a column."""
        return {
            NewWorkoutColumn.EXERCISE: self.text("Exercise"),
            NewWorkoutColumn.SETS: self.in_context("a column", "Sets"),
            NewWorkoutColumn.REPS: self.in_context("a column", "Reps"),
            NewWorkoutColumn.WEIGHT: self.in_context("a column", "Weight"),
        }[column]

    def exercise(self, number: int, column: NewWorkoutColumn) -> str:
        """Name a field of one exercise for a screen reader."""
        match column:
            case NewWorkoutColumn.EXERCISE:
                return self.text("Exercise {number}", number=number)
            case NewWorkoutColumn.SETS:
                return self.text("Exercise {number}: sets", number=number)
            case NewWorkoutColumn.REPS:
                return self.text("Exercise {number}: reps", number=number)
            case _:
                return self.text("Exercise {number}: weight", number=number)

    def remove(self) -> str:
        """Return the label of the button that removes an exercise."""
        return self.text("Remove")

    def remove_exercise(self, number: int) -> str:
        """Name that button for a screen reader."""
        return self.text("Exercise {number}: remove", number=number)

    def another_exercise(self) -> str:
        """Return the label of the button that adds an exercise."""
        return self.text("Another exercise")

    def cancel(self) -> str:
        """Return the label of the button that leaves the form."""
        return self.text("Cancel")

    def no_name(self) -> str:
        """Say that an exercise lacks its name."""
        return self.text("Not saved: an exercise has no name.")

    def kept_for_later(self) -> str:
        """Say that what was typed is still in the form."""
        return self.text("The workout that you began to write down is not saved yet.")

    def close_again(self) -> str:
        """Say, when the window was to be closed, that what was typed is not saved."""
        return self.text(
            "The workout that you began to write down is not saved yet. "
            "Save it, or close the window once more to throw it away."
        )

    def go_on_writing(self) -> str:
        """Return the label of the button that shows the form again."""
        return self.text("Go on writing")
