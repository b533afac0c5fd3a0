"""The report for a physiotherapist: headings, columns and cells of its two pages."""

from __future__ import annotations

from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.common import CommonPhrases, half_seconds
from spinecoach.core.record.tempo import Drift

if TYPE_CHECKING:
    from spinecoach.core.record.tempo import Tempo


class ReportColumn(Enum):
    """The columns of the two tables."""

    EXERCISE = auto()
    WORKOUTS = auto()
    SETS = auto()
    REPS = auto()
    FIRST_WEIGHT = auto()
    LATEST_WEIGHT = auto()
    TEMPO = auto()
    DAY = auto()
    PAIN = auto()
    EFFORT = auto()
    NOTE = auto()


class ReportPhrases(PhraseGroup):
    """The report for a physiotherapist: headings, columns and cells of its two pages."""

    @cached_property
    def _common(self) -> CommonPhrases:
        return CommonPhrases(self._catalogue)

    def title(self) -> str:
        """Return the heading of the report."""
        return self.text("Exercise report")

    def document(self) -> str:
        """Return the title that a reader of PDF files shows."""
        return self.text("SpineCoach: exercise report")

    def empty(self) -> str:
        """Say, in the place of a period, that there is nothing to report."""
        return self.text("No workouts yet")

    def how_it_felt(self) -> str:
        """Return the heading over pain and effort."""
        return self.text("How it felt")

    def what_was_done(self) -> str:
        """Return the heading of the second page."""
        return self.text("What was done")

    def workouts(self, number: int) -> str:
        """Say how many workouts there were."""
        return self._common.workouts(number)

    def list_of_workouts(self, *, whole: bool) -> str:
        """Return the heading over the list; `whole` if it holds all workouts of the period."""
        return self.text("The workouts") if whole else self.text("The latest workouts")

    def column(self, column: ReportColumn) -> str:
        """Return the title of a column."""
        return {
            ReportColumn.EXERCISE: self.text("Exercise"),
            ReportColumn.WORKOUTS: self.in_context("a column", "Workouts"),
            ReportColumn.SETS: self.in_context("a column", "Sets"),
            ReportColumn.REPS: self.in_context("a column", "Reps"),
            ReportColumn.FIRST_WEIGHT: self.in_context("a column", "First weight"),
            ReportColumn.LATEST_WEIGHT: self.in_context("a column", "Latest weight"),
            ReportColumn.TEMPO: self.in_context("a column", "Own pace, a rep"),
            ReportColumn.DAY: self.in_context("a column", "Day"),
            ReportColumn.PAIN: self.in_context("a column", "Pain"),
            ReportColumn.EFFORT: self.in_context("a column", "Effort"),
            ReportColumn.NOTE: self.in_context("a column", "Note"),
        }[column]

    def sets(self, done: int, planned: int) -> str:
        """Return a cell: sets done of sets planned, of a practice only those done."""
        if not planned:
            return str(done)
        return self.text("{done} of {planned}", done=done, planned=planned)

    def pain(self, before: str, after: str) -> str:
        """Return a cell: pain before and after."""
        return self.text("{before}, then {after}", before=before, after=after)

    def tempo(self, tempo: Tempo) -> str:
        """Return a cell: how long a rep took, and how that changed, in a few words."""
        seconds = self.decimal(half_seconds(tempo))
        match tempo.drift:
            case Drift.SLOWER:
                return self.text("{seconds} s, slower at the end", seconds=seconds)
            case Drift.QUICKER:
                return self.text("{seconds} s, quicker at the end", seconds=seconds)
            case _:
                return self.text("{seconds} s", seconds=seconds)

    def changed(self, date: str) -> str:
        """Return a cell: the date of a workout that was corrected by hand."""
        return self.text("{date} *", date=date)

    def about(self) -> str:
        """Say what the report is and is not."""
        return self.text(
            "SpineCoach guides a general fitness routine for adults who are well. This report "
            "shows what a person wrote down; it diagnoses nothing. An asterisk marks a workout "
            "that was corrected by hand."
        )
