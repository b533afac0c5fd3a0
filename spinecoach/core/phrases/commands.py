"""The command line: what the program says in the terminal when it starts, and when it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.record.logbook import Ending, Origin

if TYPE_CHECKING:
    from datetime import date

    from spinecoach.core.record.logbook import LoggedWorkout


class CommandPhrases(PhraseGroup):
    """The command line: what is said when the program starts, and when it cannot."""

    def already_running(self, where: str) -> str:
        """Say that another copy uses the same files; `where` is their folder."""
        return self.text(
            "SpineCoach is already running on {where}. Close it there first.", where=where
        )

    def brought_to_front(self) -> str:
        """Say that the window was open already and is in front now."""
        return self.text("SpineCoach is already open: its window was brought to the front.")

    def terminal_instead(self, reason: str) -> str:
        """Say why there is no window (`reason` is a sentence), and what happens instead."""
        return self.text("{reason} Coaching in the terminal instead.", reason=reason)

    def no_display(self) -> str:
        """Say that the environment names no display."""
        return self.text("There is no display here.")

    def library_missing(self, library: str) -> str:
        """Say that Qt lacks a library of the system, and what installs it."""
        return self.text(
            "The system library {library} is missing, which a window needs "
            "(in a checkout, python3 packaging/dev.py run installs it).",
            library=library,
        )

    def display_silent(self, display: str) -> str:
        """Say that the display that the environment names does not answer."""
        return self.text("The display {display} does not answer.", display=display)

    def no_exercise(self) -> str:
        """Say that no exercise could be read, so there is nothing to coach."""
        return self.text("There is no exercise to coach.")

    def unknown_exercise(self, name: str, known: str) -> str:
        """Say that there is no such exercise; `known` lists the ids there are."""
        return self.text(
            "There is no exercise “{name}”; there are: {known}.", name=name, known=known
        )

    def listed(self, workout: LoggedWorkout) -> str:
        """Return the line of a workout in `history list`."""
        began = f"{workout.began:%Y-%m-%d %H:%M}"
        line = self.text(
            "{began}  {done:3} of {planned:3} sets {reps:5} reps  {title}",
            began=began,
            done=workout.done_sets,
            planned=workout.planned_sets,
            reps=workout.reps,
            title=workout.title,
        )
        marks = self._marks(workout)
        if not marks:
            return line
        return self.text("{line} ({marks})", line=line, marks=self.text(", ").join(marks))

    def _marks(self, workout: LoggedWorkout) -> list[str]:
        """Return what is unusual about a workout, a word or two each."""
        marks = []
        if workout.ending is Ending.OPEN:
            marks.append(self.in_context("a workout that has not ended", "open"))
        elif workout.ending is Ending.STOPPED:
            marks.append(self.in_context("a workout that ended early", "stopped"))
        if workout.origin is Origin.ELSEWHERE:
            marks.append(self.in_context("a workout done without the coach", "elsewhere"))
        elif workout.origin is Origin.IMPORTED:
            marks.append(self.in_context("a workout of another program", "imported"))
        if workout.changed:
            marks.append(self.in_context("a workout that was corrected", "changed"))
        return marks

    def ends_before_it_begins(self, since: date, until: date) -> str:
        """Say that a period makes no sense, by the names of the options."""
        return self.text(
            "--since {since} lies after --until {until}.",
            since=since.isoformat(),
            until=until.isoformat(),
        )

    def stopped(self) -> str:
        """Say that the workout was interrupted, and nothing was lost."""
        return self.text("Stopped. What you did is kept.")

    def stopped_unsaved(self) -> str:
        """Say that the workout was interrupted."""
        return self.text("Stopped.")
