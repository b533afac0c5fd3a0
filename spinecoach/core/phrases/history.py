"""The history as files: backups, restoring, corrections, what is wrong with a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.record.checks import FutureDayError
from spinecoach.core.record.outcomes import BackedUp, Exported, Restored, WhenMissing

if TYPE_CHECKING:
    from datetime import date

    from spinecoach.core.record.checks import OutOfRangeError
    from spinecoach.core.record.outcomes import Outcome


class HistoryPhrases(PhraseGroup):
    """The history as files: backups, restoring, corrections, what is wrong with a value."""

    def refused(self, error: OutOfRangeError | FutureDayError) -> str:
        """Say why a correction is refused: what a field or a day may be."""
        if isinstance(error, FutureDayError):
            return self.not_into_future(error.day)
        return self._out_of_range(error)

    def _out_of_range(self, error: OutOfRangeError) -> str:
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
                return self._no_measure(error.field, int(most))

    def _no_measure(self, field: str, most: int) -> str:
        """Say which weight, time or distance a set may have."""
        match field:
            case "seconds":
                return self.text("Seconds are a number from 0 to {most}.", most=most)
            case "distance_m":
                return self.text("Metres are a number from 0 to {most}.", most=most)
            case _:
                return self.text("A weight is a number from 0 to {most:g} kg.", most=most)

    def outcome(self, outcome: Outcome) -> str:
        """Say what came of a wish."""
        match outcome:
            case BackedUp(path):
                return self.text("Backed up to {path}.", path=path)
            case Restored(workouts):
                return self.plural(
                    "Restored: the history has {number} workout now.",
                    "Restored: the history has {number} workouts now.",
                    workouts,
                )
            case Exported(path, workouts):
                return self.plural(
                    "{number} workout is in {path}.",
                    "{number} workouts are in {path}.",
                    workouts,
                    path=path,
                )
        return self.plural(
            "Not all of the history can be read. {path} stays as it is: only {number} workout "
            "would be in it.",
            "Not all of the history can be read. {path} stays as it is: only {number} workouts "
            "would be in it.",
            outcome.workouts,
            path=outcome.path,
        )

    def replace_anyway(self) -> str:
        """Name what writes over a file anyway."""
        return self.text("Overwrite it")

    def how_to_replace(self) -> str:
        """Say how a command writes over a file anyway."""
        return self.text("Restore a backup first, or choose another file, or add --replace.")

    def restored_from(self, path: str, workouts: int) -> str:
        """Say which backup was brought back."""
        return self.plural(
            "Restored {path}: the history has {number} workout now.",
            "Restored {path}: the history has {number} workouts now.",
            workouts,
            path=path,
        )

    def no_good_backup(self, folder: str) -> str:
        """Say that nothing can be restored."""
        return self.text("There is no good backup in {folder}.", folder=folder)

    def no_history(self, folder: str) -> str:
        """Say that nothing was done yet."""
        return self.text("There is no history in {folder} yet.", folder=folder)

    def not_yours(self, path: str, owner: str) -> str:
        """Say whose files are there that this user may not read, and what to do."""
        if not owner:
            return self.text(
                "You may not read {path}. Name a folder of your own with --data-dir, or ask "
                "whoever looks after this computer.",
                path=path,
            )
        return self.text(
            "{path} belongs to {owner}, and you may not read it. Do this as {owner}, or name a "
            "folder of your own with --data-dir.",
            path=path,
            owner=owner,
        )

    def when_missing(self, choice: WhenMissing) -> str:
        """Name what can be done when the history is not where it was."""
        return {
            WhenMissing.LOOK_AGAIN: self.text("Look again"),
            WhenMissing.ANOTHER_FOLDER: self.text("Choose its folder"),
            WhenMissing.WITHOUT: self.text("Train without it"),
            WhenMissing.BEGIN_NEW: self.text("Begin a new history"),
            WhenMissing.LEAVE: self.text("Close SpineCoach"),
        }[choice]

    def without_it(self) -> str:
        """Say what becomes of a workout, and of changed settings, while the history is away.

        Without it the settings are the first ones: taking them over would undo what was chosen.
        """
        return self.text(
            "If you train without it, what you do is kept and added when the history is back. "
            "Settings, routines and dumbbells lie there too: what you change of them now holds "
            "only until then."
        )

    def other_folder(self) -> str:
        """Say how the history is used where it is now, without a window."""
        return self.text("If it is in another folder now, start with --data-dir and that folder.")

    def ask_begin_new(self, folder: str) -> str:
        """Ask whether another history may begin while the former one is away."""
        return self.text("Begin a new history in {folder} anyway? [y/N]", folder=folder)

    def in_order(self, path: str) -> str:
        """Say that nothing is wrong with a history."""
        return self.text("{path} is in order.", path=path)

    def how_to_restore(self) -> str:
        """Say what to do about a damaged history."""
        return self.text("Restore a backup with: spinecoach history restore")

    def moved(self, number: int, day: date) -> str:
        """Say that workouts are on another day now."""
        return self.plural(
            "{number} workout is on {day} now.",
            "{number} workouts are on {day} now.",
            number,
            day=day.isoformat(),
        )

    def nothing_on(self, day: date) -> str:
        """Say that there is nothing to move."""
        return self.text("There is no workout on {day}.", day=day.isoformat())

    def not_into_future(self, day: date) -> str:
        """Say why a workout cannot be moved to a day."""
        return self.text("{day} has not come yet: choose an earlier day.", day=day.isoformat())

    def spooled(self, path: str) -> str:
        """Say where what could not be written is, and what comes of it."""
        return self.text(
            "The history could not be written, so what you did is in {path}. "
            "SpineCoach adds it at its next start, as soon as it can write again.",
            path=path,
        )

    def lost(self, cause: str) -> str:
        """Say that what was done is nowhere but on the screen; `cause` is a sentence."""
        return self.text(
            "What you did could not be saved anywhere: {cause} Write down what is shown above.",
            cause=cause,
        )

    def saved_after_all(self) -> str:
        """Say that what waited is safe now."""
        return self.text("Saved after all.")

    def no_backup(self) -> str:
        """Say that there is no way back."""
        return self.text("There is no backup to restore.")

    def newest_backup(self, day: str, workouts: int) -> str:
        """Say what restoring brings back; `day` is a date in words."""
        return self.plural(
            "The newest good backup is of {day} and holds {number} workout; what you did since "
            "stays.",
            "The newest good backup is of {day} and holds {number} workouts; what you did since "
            "stays.",
            workouts,
            day=day,
        )

    def restore(self) -> str:
        """Name what brings the backup back."""
        return self.text("Restore it")

    def not_now(self) -> str:
        """Name what leaves the question for the next start."""
        return self.text("Not now")

    def do_not_ask_again(self) -> str:
        """Name what leaves the history as it is for good."""
        return self.text("Leave it as it is")

    def understood(self) -> str:
        """Name what closes a notice."""
        return self.text("OK")
