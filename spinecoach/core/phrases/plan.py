"""A plan, a routine as a file for somebody else: what it would bring, why it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.plan import Standing, shared_cautions
from spinecoach.core.coaching.routine import movement_of, planned_sets, variant_of
from spinecoach.core.phrases.archive import ArchivePhrases
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.common import CommonPhrases
from spinecoach.core.phrases.exercises import ExercisesPhrases
from spinecoach.core.record.archive import RefusalKind, Undone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.coaching.plan import PlanPart, PlanPreview
    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.record.archive import Refusal


class PlanPhrases(PhraseGroup):
    """A plan, a routine as a file for somebody else: what it would bring, why it is refused."""

    # -- handing over ------------------------------------------------------------

    def hand_over(self) -> str:
        """Return the heading above what hands a routine over."""
        return self.text("For somebody else")

    def explained(self) -> str:
        """Say what a plan is and what is not in it."""
        return self.text(
            "A plan is this routine as one file, with its notes and added exercises. Nothing that "
            "you did or felt is in it."
        )

    def author(self) -> str:
        """Return the label of the field for who a plan is from."""
        return self.text("Who it is from, and what it is for")

    def author_hint(self) -> str:
        """Return what stands in that field as long as it is empty."""
        return self.text("in your own words")

    def with_weights(self) -> str:
        """Ask whether the weights of the routine go along."""
        return self.text("With the weights")

    def save(self) -> str:
        """Return the label of the button that writes a plan."""
        return self.text("Save as a plan…")

    def save_title(self) -> str:
        """Return the title of the dialogue that asks where the file goes."""
        return self.text("Save a plan")

    def open_a_file(self) -> str:
        """Return the label of the button that opens a plan."""
        return self.text("Open a plan…")

    def files(self) -> str:
        """Name the files in a dialogue."""
        return self.text("SpineCoach plan")

    def saved(self, path: str) -> str:
        """Say that a plan was written."""
        return self.text("The plan is in {path}.", path=path)

    # -- what it holds -----------------------------------------------------------

    def heading(self) -> str:
        """Return the heading of the page that shows a plan."""
        return self.text("A plan for you")

    def from_whom(self, author: str) -> str:
        """Say who a plan is from, in their own words."""
        return self.text("From: {author}", author=author)

    def not_checked(self) -> str:
        """Say that the program does not know who made a plan."""
        return self.text(
            "SpineCoach cannot tell who made a plan, or whether it suits you. Use it only if you "
            "know where it comes from."
        )

    def dose(self, exercise: Exercise, item: Item, unit: str) -> str:
        """Say how much of an exercise a plan wants: sets, reps, rest, and a weight if it names one.

        `unit` is the person's, "kg" or "lb".
        """
        sets = planned_sets(item, movement_of(exercise, item))
        dose = ExercisesPhrases(self._catalogue).dose(sets, item.reps, item.reps, item.rest)
        if item.weight_kg is None:
            return dose
        weight = CommonPhrases(self._catalogue).weight(item.weight_kg, unit)
        return self.text("{dose}, {weight}", dose=dose, weight=weight)

    def note(self, note: str) -> str:
        """Return what to mind in an exercise, in the words of whoever made the plan."""
        return self.text("Note: {note}", note=note)

    def standing(self, part: PlanPart) -> str:
        """Say how an exercise stands to those that are here; "" if it is here."""
        match part.standing:
            case Standing.HERE:
                return ""
            case Standing.NEW:
                return self.text("New: it is added to your exercises.")
            case Standing.BESIDE:
                return self.text(
                    "You have another exercise of this name. Yours stays as it is, this one is "
                    "added beside it."
                )
            case Standing.MISSING:
                return self.text(
                    "This exercise is not here, and the file has none that can be used: it is left "
                    "out of the workout."
                )

    def numbered(self, number: int, title: str, variant: str) -> str:
        """Return the heading of an exercise in a list; `variant` is its variant, "" for none."""
        if variant:
            return self.text(
                "{number}. {title}: {variant}", number=number, title=title, variant=variant
            )
        return self.text("{number}. {title}", number=number, title=title)

    def part(self, number: int, part: PlanPart, unit: str) -> tuple[str, ...]:
        """Return what is said of an exercise of a plan but its cautions; first its name."""
        exercise, item = part.exercise, part.item
        if exercise is None:
            return (self.numbered(number, item.exercise, ""), self.standing(part))
        variant = variant_of(exercise, item.variant)
        lines = (
            self.numbered(number, exercise.title, variant.title if variant else ""),
            self.dose(exercise, item, unit),
            self.note(item.note) if item.note else "",
            self.standing(part),
        )
        return tuple(filter(None, lines))

    def preview(self, preview: PlanPreview, unit: str) -> tuple[str, ...]:
        """Return what a plan holds and what opening it would do, one sentence in a line.

        Where it is refused, the one sentence that says why.
        """
        if preview.refused is not None:
            return (self.refused(preview.name, preview.refused),)
        lines = [preview.routine.name]
        if preview.author:
            lines.append(self.from_whom(preview.author))
        exercises = [part.exercise for part in preview.parts if part.exercise is not None]
        shared = shared_cautions(exercises)
        lines += self._cautions(shared)
        for number, part in enumerate(preview.parts, start=1):
            lines += self.part(number, part, unit)
            lines += self._cautions([one for one in part.cautions if one not in shared])
        return (*lines, self.outcome(preview), self.not_checked())

    def _cautions(self, cautions: Sequence[str]) -> list[str]:
        """Return cautions below their heading, each in a line of its own."""
        heading = ExercisesPhrases(self._catalogue).cautions()
        return [heading, *(f"  {caution}" for caution in cautions)] if cautions else []

    def outcome(self, preview: PlanPreview) -> str:
        """Say what opening a plan would do."""
        name = preview.routine.name
        if not preview.usable:
            return self.text("None of its exercises can be used here, so nothing would change.")
        if preview.known:
            return self.text("You have this routine already: “{name}”.", name=name)
        return self.text(
            "It becomes a routine of its own, “{name}”. None of yours is changed.", name=name
        )

    def no_exercise(self, name: str, exercises: Sequence[str]) -> str:
        """Say that a routine has no such exercise, and which it has."""
        return self.text(
            "There is no exercise {name} in this routine. It has: {exercises}.",
            name=name,
            exercises=", ".join(exercises),
        )

    # -- the hand-out ------------------------------------------------------------

    def hand_out(self) -> str:
        """Return the label of the button that prints the routine."""
        return self.text("Print or save a hand-out…")

    def hand_out_title(self) -> str:
        """Return the title of the dialogue that asks where the hand-out goes."""
        return self.text("Save a hand-out")

    def hand_out_files(self) -> str:
        """Name the files of hand-outs in a dialogue."""
        return self.text("PDF document")

    def hand_out_saved(self, path: str) -> str:
        """Say that a hand-out was written, and how it gets onto paper."""
        return self.text("The hand-out is in {path}. Open it to print it.", path=path)

    def open_it(self) -> str:
        """Return the label of the button that opens a hand-out in another program."""
        return self.text("Open it")

    def tick(self) -> str:
        """Return the heading above a box for each day of four weeks."""
        return self.text("Tick each day on which you did it")

    def with_dates(self) -> str:
        """Ask whether the boxes of the weeks have dates."""
        return self.text("With dates")

    def first_day(self) -> str:
        """Name the field for the day on which the four weeks begin."""
        return self.text("First day")

    def week(self, number: int) -> str:
        """Return the name of a week, counted from 1."""
        return self.text("Week {number}", number=number)

    def page(self, number: int, title: str) -> str:
        """Return what stands at the foot of a page."""
        return self.text("{title}, page {number}", title=title, number=number)

    # -- why it is refused -------------------------------------------------------

    def refused(self, name: str, refusal: Refusal) -> str:
        """Say why a file brings nothing."""
        match refusal.kind:
            case RefusalKind.FOREIGN:
                return self.text("{name} is no SpineCoach plan, or it is damaged.", name=name)
            case RefusalKind.TOO_LARGE:
                return self.text(
                    "{name} is larger than any plan of ours, so it was not opened.", name=name
                )
            case RefusalKind.LEADS_ELSEWHERE:
                return self.text(
                    "{name} holds “{inner}”, which belongs in no plan of ours, so nothing was "
                    "taken from it.",
                    name=name,
                    inner=refusal.detail,
                )
            case _:
                return ArchivePhrases(self._catalogue).refused(name, refusal)

    # -- what came of it ---------------------------------------------------------

    def use(self) -> str:
        """Return the label of the button that takes a plan over."""
        return self.text("Use this plan")

    def not_now(self) -> str:
        """Return the label of the button that leaves a plan alone."""
        return self.text("Not now")

    def in_use(self, name: str) -> str:
        """Say that a plan is the routine in use."""
        return self.text("“{name}” is now the routine in use.", name=name)

    def undone(self, outcome: Undone) -> str:
        """Say what came of taking a plan back."""
        match outcome:
            case Undone.DONE:
                return self.text("Undone: your routines are as they were before the plan.")
            case Undone.NOTHING:
                return self.text("No plan was opened here, so there is nothing to undo.")
            case Undone.CHANGED:
                return self.text(
                    "The routine of the plan was changed or deleted since: change it under “Your "
                    "routine”."
                )
            case Undone.FAILED:
                return self.text("The routines could not be written.")

    # -- the command line --------------------------------------------------------

    def ask_use(self) -> str:
        """Ask whether a plan is taken over."""
        return self.text("Use this plan? [y/N]")

    def how_to_undo(self) -> str:
        """Say which command takes it back."""
        return self.text("Undo it with: spinecoach plan undo")

    def no_routine(self, name: str, known: Sequence[str]) -> str:
        """Say that there is no routine of that name, and which there are."""
        return self.text(
            "There is no routine “{name}”; there are: {known}.",
            name=name,
            known=self.text(", ").join(known),
        )

    def already_there(self, path: str) -> str:
        """Say that a file is not written over."""
        return self.text("{path} is there already. Add --replace to write over it.", path=path)
