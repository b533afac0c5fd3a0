"""The page on which a routine is edited, and what is wrong with a routine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.packs import PackPhrases

if TYPE_CHECKING:
    from spinecoach.core.mistake import Mistake


class RoutinePhrases(PhraseGroup):
    """The page on which a routine is edited, and what is wrong with a routine."""

    # -- the page ----------------------------------------------------------------

    def heading(self) -> str:
        """Return the heading of the page."""
        return self.text("Your routine")

    def routine(self) -> str:
        """Return what a screen reader calls the list of routines."""
        return self.text("Routine")

    def name(self) -> str:
        """Return what a screen reader calls the field for the name."""
        return self.text("Name of the routine")

    def own_pace(self) -> str:
        """Return the name of the switch for the person's own pace."""
        return self.text("My own pace: I end each rep")

    def add_exercise(self) -> str:
        """Return the first entry, and the name, of the list of exercises to add."""
        return self.text("Add an exercise")

    def save(self) -> str:
        """Return the label of the button that saves the routine."""
        return self.text("Save")

    def save_as_new(self) -> str:
        """Return the label of the button that saves the routine under a new name."""
        return self.text("Save as a new routine")

    def restore(self) -> str:
        """Return the label of the button that restores the article's routine."""
        return self.text("Restore the original")

    def delete(self) -> str:
        """Return the label of the button that deletes the routine."""
        return self.text("Delete this routine")

    def back(self) -> str:
        """Return the label of the button that leads back to Today."""
        return self.text("Back")

    def undo_tip(self) -> str:
        """Say what the button that undoes the latest change does, with its key."""
        return self.text("Undo the latest change (Ctrl+Z)")

    def new_name(self, number: int) -> str:
        """Return a name for the first, second, ... new routine."""
        if number <= 1:
            return self.text("My routine")
        return self.text("My routine {number}", number=number)

    def saved(self, name: str) -> str:
        """Say that the changes to a routine were saved."""
        return self.text("Your changes to “{name}” were saved.", name=name)

    def not_saved(self, name: str, reason: str) -> str:
        """Say that the changes to a routine were not saved; `reason` is a sentence."""
        return self.text(
            "Your changes to “{name}” were not saved: {reason}", name=name, reason=reason
        )

    def saved_but(self, name: str, reason: str) -> str:
        """Say that the changes were saved but for a number; `reason` is a sentence about it."""
        return self.text(
            "Your changes to “{name}” were saved, but not this: {reason}", name=name, reason=reason
        )

    def name_taken(self, name: str) -> str:
        """Say that another routine has that name."""
        return self.text("There is a routine called “{name}” already.", name=name)

    # -- one exercise of it ------------------------------------------------------

    def sets(self) -> str:
        """Return the label of the number of sets."""
        return self.text("Sets")

    def reps(self) -> str:
        """Return the label of the number of reps."""
        # Translators: there is room for the whole word.
        return self.in_context("above its number", "Reps")

    def rest(self) -> str:
        """Return the label of the rest after a set."""
        return self.text("Rest (seconds)")

    def pace(self) -> str:
        """Return the label of the pace of an exercise."""
        return self.text("Pace (%)")

    def weight(self) -> str:
        """Return the label of the list of weights."""
        return self.text("Weight")

    def no_weight(self) -> str:
        """Return the entry of that list for a weight that is not known."""
        return self.text("Not chosen")

    def other_weight(self) -> str:
        """Return the entry of that list that opens a field for another weight."""
        return self.text("Another…")

    def variant(self) -> str:
        """Return the label of the list of variants."""
        return self.text("Variant")

    def note(self) -> str:
        """Return the label of the field for what to mind in an exercise."""
        return self.in_context("what to mind", "Note")

    def note_hint(self) -> str:
        """Return what stands in that field as long as it is empty."""
        return self.text("What to mind, said before the first set")

    def field_of(self, exercise: str, field: str) -> str:
        """Return what a screen reader calls a field; `field` is its label."""
        return self.text("{exercise}: {field}", exercise=exercise, field=field)

    def variant_of(self, exercise: str) -> str:
        """Return what a screen reader calls the list of an exercise's variants."""
        return self.text("{exercise}: variant", exercise=exercise)

    def placed(self, exercise: str, number: int, of: int) -> str:
        """Return an exercise with its place in the routine: "Superman, 2 of 4"."""
        return self.text("{exercise}, {number} of {of}", exercise=exercise, number=number, of=of)

    def move_up(self, exercise: str) -> str:
        """Return what a screen reader calls the button that moves an exercise up."""
        return self.text("{exercise}: move up", exercise=exercise)

    def move_down(self, exercise: str) -> str:
        """Return what a screen reader calls the button that moves an exercise down."""
        return self.text("{exercise}: move down", exercise=exercise)

    def move_up_tip(self) -> str:
        """Say what the button that moves an exercise up does, with its key."""
        return self.text("Earlier (Alt+↑)")

    def move_down_tip(self) -> str:
        """Say what the button that moves an exercise down does, with its key."""
        return self.text("Later (Alt+↓)")

    def drag_tip(self) -> str:
        """Say what the handle of an exercise is for."""
        return self.text("Drag to change the order")

    def remove_exercise(self, exercise: str) -> str:
        """Return what a screen reader calls the button that removes an exercise."""
        return self.text("{exercise}: remove", exercise=exercise)

    def remove(self) -> str:
        """Return the label of the button that removes an exercise."""
        return self.text("Remove")

    def file_missing(self) -> str:
        """Say that an exercise is left out since its file is missing."""
        return self.text("The file of this exercise is missing: it is left out for now.")

    # -- what is wrong with what was typed ---------------------------------------

    def wrong(self, exercise: str, reason: str) -> str:
        """Say what is wrong with one exercise; `reason` is a sentence."""
        return self.text("{exercise}: {reason}", exercise=exercise, reason=reason)

    def no_number(self, exercise: str, typed: str) -> str:
        """Say that what was typed is no number."""
        return self.text("{exercise}: “{typed}” is not a number.", exercise=exercise, typed=typed)

    def whole_sets(self, exercise: str) -> str:
        """Say that the number of sets must be whole."""
        return self.text("{exercise}: sets are whole numbers.", exercise=exercise)

    def whole_reps(self, exercise: str) -> str:
        """Say that the number of reps must be whole."""
        return self.text("{exercise}: reps are whole numbers.", exercise=exercise)

    def mistake(self, mistake: Mistake) -> str:
        """Say what is wrong with a routine, in the words of the person who edits it."""
        place = mistake.path[0]
        if len(mistake.path) > 1:
            exercise = mistake.found.text
            if mistake.path[-1] == "exercise":
                return self.text(
                    "{exercise} is there twice. Give it more sets instead.", exercise=exercise
                )
            return self.item_mistake(mistake)
        if place == "name":
            if mistake.found.number:
                return self.plural(
                    "Shorten the name to {number} letter.",
                    "Shorten the name to {number} letters.",
                    int(mistake.expected.high),
                )
            return self.text("Give the routine a name.")
        if mistake.found.number:
            return self.plural(
                "A routine has at most {number} exercise.",
                "A routine has at most {number} exercises.",
                int(mistake.expected.high),
            )
        return self.text("A routine needs at least one exercise. Add one.")

    def item_mistake(self, mistake: Mistake) -> str:
        """Say what is wrong with the numbers of one exercise; its name is said elsewhere."""
        low, high = map(self.decimal, (mistake.expected.low, mistake.expected.high))
        limits = {"low": low, "high": high, "found": mistake.found.text}
        words = {
            "sets": self.text("The sets must be from {low} to {high}, not {found}.", **limits),
            "reps": self.text("The reps must be from {low} to {high}, not {found}.", **limits),
            "rest": self.text(
                "The rest must be from {low} to {high} seconds, not {found}.", **limits
            ),
            "pace": self.text(
                "The pace must be from {low} to {high} times the usual one, not {found}.", **limits
            ),
        }
        enter = PackPhrases(self._catalogue).enter(mistake.expected, mistake.found)
        return words.get(str(mistake.path[-1]), enter)
