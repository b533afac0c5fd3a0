"""An archive, one file that is all of a person: what it would bring, why it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.choices import ChoicePhrases
from spinecoach.core.phrases.common import CommonPhrases
from spinecoach.core.phrases.exchange import ExchangePhrases
from spinecoach.core.record.archive import ENDING, ArchivePartKind, RefusalKind, Undone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.record.archive import (
        ArchivePart,
        ArchivePreview,
        Opened,
        OtherSetting,
        Refusal,
    )


class ArchivePhrases(PhraseGroup):
    """An archive, one file that is all of a person: what it would bring, why it is refused."""

    # -- the form ----------------------------------------------------------------

    def title(self) -> str:
        """Name the archive: workouts, routines, dumbbells, settings and exercises in one file."""
        return self.text("Everything of yours")

    def explained(self) -> str:
        """Say what such a file is for."""
        return self.text(
            "Workouts, routines, dumbbells, settings and your own exercises in one file, for "
            "another computer. It can also be dropped onto the window there."
        )

    def save(self) -> str:
        """Return the label of the button that writes the file."""
        return self.text("Save to one file…")

    def save_title(self) -> str:
        """Return the title of the dialogue that asks where the file goes."""
        return self.text("Save everything of yours")

    def open_a_file(self) -> str:
        """Return the label of the button that chooses a file."""
        return self.text("Open a saved file…")

    def files(self) -> str:
        """Name the files in a dialogue."""
        return self.text("SpineCoach archive")

    def with_answers(self) -> str:
        """Ask whether the answers about health go along."""
        return self.text("With your answers about your health")

    def with_passphrase(self) -> str:
        """Ask whether the file is locked."""
        return self.text("Lock it with a passphrase")

    def passphrase(self) -> str:
        """Name the field for a passphrase."""
        return self.text("Passphrase")

    def passphrase_again(self) -> str:
        """Name the field in which a passphrase is typed once more."""
        return self.text("The same passphrase again")

    def forgotten(self) -> str:
        """Explain, before a file is locked, what a forgotten passphrase means."""
        return self.text(
            "If you forget the passphrase, nobody can open the file: neither you nor we. "
            "Write it down, or keep a second file without one."
        )

    def no_passphrase(self) -> str:
        """Say that no passphrase was typed."""
        return self.text("Type a passphrase, or save the file without one.")

    def not_the_same(self) -> str:
        """Say that the two passphrases are different."""
        return self.text("The two passphrases are not the same. Type them again.")

    def unlock(self) -> str:
        """Return the label of the button that tries a passphrase."""
        return self.text("Unlock")

    def bring_in(self) -> str:
        """Return the label of the button that brings in what the file holds."""
        return self.text("Bring it in")

    # -- what opening it would do ------------------------------------------------

    def preview(self, preview: ArchivePreview, *, short: bool = False) -> str:
        """Return what opening an archive would do, one sentence in a line; `short` as for imports.

        If it brings nothing, the one sentence that says why.
        """
        if preview.refused is not None:
            return self.refused(preview.name, preview.refused)
        history = preview.history
        lines: list[str] = []
        if history.anything or history.known or history.left_out:
            lines.append(ExchangePhrases(self._catalogue).preview(history, short=short))
        for part in preview.parts:
            lines += self._part(part)
        if not preview.anything:
            lines.append(self.all_here())
        else:
            lines.append(self.kept_until_shared() if preview.shared else self.kept_before())
        return "\n".join(lines)

    def _part(self, part: ArchivePart) -> list[str]:
        """Return what a part of the archive would change, one sentence in a line."""
        found = []
        if part.new:
            found.append(self._new(part.kind, part.new))
        if part.settings:
            found += self._other_settings(part.settings)
        elif part.different:
            found.append(self._different(part.kind, part.different))
        if part.unusable:
            found.append(self._unusable(part.unusable))
        return found

    def keep_settings(self) -> str:
        """Ask whether one's own settings stay, where those of the file are others."""
        return self.text("Keep my settings")

    def _other_settings(self, settings: Sequence[OtherSetting]) -> list[str]:
        """Return each setting that is another one in the file, in a line of its own."""
        words = ChoicePhrases(self._catalogue)
        lines = [
            self.plural(
                "{number} setting is different here: the file's takes its place.",
                "{number} settings are different here: the file's take their place.",
                len(settings),
            )
        ]
        return lines + [
            self.text(
                "  {setting}: {theirs} in the file, {here} here",
                setting=words.name(one.name),
                theirs=words.value(one.name, one.theirs),
                here=words.value(one.name, one.here),
            )
            for one in settings
        ]

    def _new(self, kind: ArchivePartKind, names: Sequence[str]) -> str:
        listed = self._listed(kind, names)
        match kind:
            case ArchivePartKind.ROUTINES:
                return self.text("New routines: {names}.", names=listed)
            case ArchivePartKind.EXERCISES:
                return self.text("New exercises: {names}.", names=listed)
            case ArchivePartKind.ANSWERS:
                return self.text("The file has your answers about your health.")
            case ArchivePartKind.DUMBBELLS | ArchivePartKind.SETTINGS:
                return self.text("The file says which dumbbells you have.")

    def _different(self, kind: ArchivePartKind, names: Sequence[str]) -> str:
        listed = self._listed(kind, names)
        match kind:
            case ArchivePartKind.ROUTINES:
                return self.text(
                    "Routines that are different here: {names}. Those of the file take their "
                    "place.",
                    names=listed,
                )
            case ArchivePartKind.EXERCISES:
                return self.text(
                    "Exercises that are different here: {names}. Those of the file take their "
                    "place.",
                    names=listed,
                )
            case ArchivePartKind.ANSWERS:
                return self.text(
                    "Your answers about your health are different here: those of the file take "
                    "their place."
                )
            case ArchivePartKind.DUMBBELLS | ArchivePartKind.SETTINGS:
                return self.text(
                    "The dumbbells are different here: those of the file take their place."
                )

    def _listed(self, kind: ArchivePartKind, names: Sequence[str]) -> str:
        """Return names one after the other, the one of our own routine in the language."""
        if kind is ArchivePartKind.ROUTINES:
            names = tuple(map(CommonPhrases(self._catalogue).routine, names))
        return ", ".join(names)

    def _unusable(self, names: Sequence[str]) -> str:
        return self.text(
            "Exercises that cannot be used here and are left out: {names}.", names=", ".join(names)
        )

    def all_here(self) -> str:
        """Say that a file holds nothing new."""
        return self.text("Everything in the file is here already.")

    def kept_before(self) -> str:
        """Say, before anything is changed, that it can be undone."""
        return self.text("Before anything changes, all that is here is kept, so you can undo it.")

    def kept_until_shared(self) -> str:
        """Say, before anything is changed, how long it can be undone if the history is shared."""
        return self.text(
            "Before anything changes, all that is here is kept, so you can undo it, but only until "
            "it is in the folder that you share, within a minute. If you are not sure, stop "
            "sharing first."
        )

    # -- how far it is ------------------------------------------------------------

    def saving(self, percent: int) -> str:
        """Say how far the saving of a file is."""
        return self.text("Saving the file: {percent} %.", percent=percent)

    def not_saved(self) -> str:
        """Say that a saving was cancelled."""
        return self.text("Nothing was saved.")

    # -- why it is refused -------------------------------------------------------

    def refused(self, name: str, refusal: Refusal) -> str:
        """Say why a file brings nothing, and that nothing was changed if one may doubt it."""
        detail = refusal.detail
        match refusal.kind:
            case RefusalKind.LOCKED:
                return self.text("{name} is locked. Type its passphrase.", name=name)
            case RefusalKind.NOT_UNLOCKED:
                return self.text(
                    "This passphrase does not open {name}, or the file is damaged.", name=name
                )
            case RefusalKind.LOCK_TOO_SLOW:
                return self.text(
                    "{name} is locked by another program in a way that would take minutes to "
                    "open, so it was not opened.",
                    name=name,
                )
            case RefusalKind.DAMAGED:
                return self._damaged(name, detail)
            case _:
                return self._no_archive(name, refusal)

    def _no_archive(self, name: str, refusal: Refusal) -> str:
        detail = refusal.detail
        match refusal.kind:
            case RefusalKind.UNREADABLE:
                return self.text("{name} cannot be read: {reason}.", name=name, reason=detail)
            case RefusalKind.FOREIGN if name.endswith(ENDING):
                return self.text(
                    "{name} is named like a SpineCoach archive, but is something else.",
                    name=name,
                )
            case RefusalKind.FOREIGN:
                return self.text(
                    "{name} is not a SpineCoach archive. The name of such a file ends with "
                    ".spinecoach.",
                    name=name,
                )
            case RefusalKind.NEWER:
                return self.text(
                    "{name} was made by a newer SpineCoach. Install that version to open it.",
                    name=name,
                )
            case RefusalKind.TOO_LARGE:
                return self.text(
                    "{name} is larger than any archive of ours, so it was not opened.", name=name
                )
            case _:
                return self.text(
                    "{name} holds “{inner}”, which belongs in no archive of ours, so nothing was "
                    "taken from it.",
                    name=name,
                    inner=detail,
                )

    def _damaged(self, name: str, part: str) -> str:
        if part:
            return self.text(
                "{name} is damaged in {part}, so nothing was taken from it. Copy the file again, "
                "or use another one.",
                name=name,
                part=part,
            )
        return self.text(
            "{name} is cut off or damaged, so nothing was taken from it. Copy the file again, or "
            "use another one.",
            name=name,
        )

    # -- what came of it ---------------------------------------------------------

    def saved(self, path: str, workouts: int) -> str:
        """Say that everything is in a file."""
        return self.plural(
            "Everything of yours is in {path}, with {number} workout.",
            "Everything of yours is in {path}, with {number} workouts.",
            workouts,
            path=path,
        )

    def opened(self, opened: Opened) -> str:
        """Say what was brought in."""
        return self.plural(
            "{name} was brought in, with {number} new workout.",
            "{name} was brought in, with {number} new workouts.",
            opened.workouts,
            name=opened.name,
        )

    def can_undo(self, name: str) -> str:
        """Say that the opening of an archive can be undone."""
        return self.text("{name} was brought in. You can undo that.", name=name)

    def undone(self, outcome: Undone, folder: str) -> str:
        """Say what came of undoing; `folder` holds what was here before."""
        match outcome:
            case Undone.DONE:
                return self.text("Undone: everything is as it was before.")
            case Undone.NOTHING:
                return self.text("No archive was brought in here, so there is nothing to undo.")
            case Undone.CHANGED:
                return self.text(
                    "Something was done since, and undoing would lose it. What was here before is "
                    "in {folder}.",
                    folder=folder,
                )
            case Undone.FAILED:
                return self.text(
                    "Not everything could be brought back. What was here before is in {folder}.",
                    folder=folder,
                )

    # -- the command line --------------------------------------------------------

    def ask_bring_in(self) -> str:
        """Ask whether a file is brought in."""
        return self.text("Bring it in? [y/N]")

    def how_to_undo(self) -> str:
        """Say which command undoes it."""
        return self.text("Undo it with: spinecoach archive undo")
