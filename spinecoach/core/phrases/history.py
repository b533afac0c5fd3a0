"""The history as files: backups, restoring, corrections, what is wrong with a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup

if TYPE_CHECKING:
    from spinecoach.core.record.checks import OutOfRangeError


class HistoryPhrases(PhraseGroup):
    """The history as files: backups, restoring, corrections, what is wrong with a value."""

    def out_of_range(self, error: OutOfRangeError) -> str:
        """Say which values a field of a workout or a set may have."""
        most = error.most
        match error.field:
            case "note":
                return self.plural(
                    "A note is a text of at most {number} character.",
                    "A note is a text of at most {number} characters.",
                    int(most),
                )
            case "pain_before":
                return self.text("Pain before is a whole number from 0 to {most:g}.", most=most)
            case "pain_after":
                return self.text("Pain after is a whole number from 0 to {most:g}.", most=most)
            case "effort":
                return self.text("Effort is a whole number from 0 to {most:g}.", most=most)
            case "reps":
                return self.text("Reps are a whole number from 0 to {most:g}.", most=most)
            case _:
                return self.text("A weight is a number from 0 to {most:g} kg.", most=most)
