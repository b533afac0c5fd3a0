"""Troubles of voice, sound, history and settings as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.mistake import dotted
from spinecoach.core.phrases.history_troubles import HELD, HistoryTroublePhrases
from spinecoach.core.phrases.packs import PackPhrases
from spinecoach.core.phrases.sound_troubles import SoundTroublePhrases
from spinecoach.core.trouble import TroubleKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.mistake import Mistake
    from spinecoach.core.trouble import Trouble

MOST_MISTAKES = 3
"""How many mistakes of a file are named in one sentence."""


class TroublePhrases(HistoryTroublePhrases, SoundTroublePhrases):
    """One sentence for each kind of trouble: what is wrong, where, what to do."""

    def sentence(self, trouble: Trouble) -> str:
        """Return the sentence for a trouble, and if something is held, that it is."""
        if trouble.kind in HELD:
            return self.text("{cause} {held}", cause=self.cause(trouble), held=self.held())
        return self.cause(trouble)

    def cause(self, trouble: Trouble) -> str:
        """Return the sentence for a trouble alone, for a command that does not wait for it."""
        return {
            **self._files(trouble),
            **self._of_people(trouble),
            **self._of_history(trouble),
            **self._of_engine(trouble),
            **self._of_voice(trouble),
            **self._of_sound(trouble),
            **self._of_listening(trouble),
        }[trouble.kind]

    def _files(self, trouble: Trouble) -> dict[TroubleKind, str]:
        """Return the sentences about exercises, settings and the files of a person."""
        path, reason = trouble.path, trouble.reason
        mistakes = self._mistakes(trouble.mistakes)
        return {
            TroubleKind.EXERCISE_NOT_REMOVED: self.text(
                "{exercise} cannot be removed: {reason}.", exercise=path, reason=reason
            ),
            TroubleKind.FILE_UNREADABLE: self.text(
                "{path} cannot be read: {reason}.", path=path, reason=reason
            ),
            TroubleKind.NO_REGULAR_FILE: self.text(
                "{path} is not a file: move it away, so that the program can save its "
                "own file there.",
                path=path,
            ),
            TroubleKind.FILE_DAMAGED: self.text(
                "A file was damaged, so a new one begins; the old content is in {path}.", path=path
            ),
            TroubleKind.FILE_STAYS_DAMAGED: self.text("{path} is damaged.", path=path),
            TroubleKind.FILE_NOT_KEPT: self.text(
                "{path} cannot be kept: {reason}. What you chose holds until you quit.",
                path=path,
                reason=reason,
            ),
            TroubleKind.FILE_NOT_DELETED: self.text(
                "{path} cannot be deleted: {reason}.", path=path, reason=reason
            ),
            TroubleKind.VALUES_WRONG: self.text(
                "In {path}: {mistakes}. The default is used instead.", path=path, mistakes=mistakes
            ),
            TroubleKind.HISTORY_ROW_ODD: self._odd_row(trouble),
            TroubleKind.ENTRIES_LEFT_OUT: self.text(
                "In {path}, what is wrong is left out: {mistakes}.", path=path, mistakes=mistakes
            ),
        }

    def _of_people(self, trouble: Trouble) -> dict[TroubleKind, str]:
        """Return the sentences about the folders of several people; none of them names anybody."""
        path, reason = trouble.path, trouble.reason
        return {
            TroubleKind.PERSON_AWAY: self.text(
                "The folder {path} of one person is missing or cannot be read. The others are not "
                "affected.",
                path=path,
            ),
            TroubleKind.PERSON_NOT_ADDED: self.text(
                "Nobody was added: {path} cannot be written: {reason}.", path=path, reason=reason
            ),
            TroubleKind.PERSON_NOT_MOVED: self.text(
                "{path} cannot be moved: {reason}. Nothing was changed.", path=path, reason=reason
            ),
        }

    def _odd_row(self, trouble: Trouble) -> str:
        """Return what is wrong with a row of the history."""
        mistakes = self._mistakes(trouble.mistakes)
        if not trouble.reason:
            return self.text("{path}: {mistakes}.", path=trouble.path, mistakes=mistakes)
        return self.text(
            "{path}: {mistakes}. The row is left out (workout {workout}).",
            path=trouble.path,
            mistakes=mistakes,
            workout=trouble.reason,
        )

    def _mistakes(self, mistakes: Sequence[Mistake]) -> str:
        """Return the first mistakes of a file in a row."""
        packs = PackPhrases(self._catalogue)
        return self.text("; ").join(
            packs.mistake(dotted(mistake.path), mistake.expected, mistake.found)
            for mistake in mistakes[:MOST_MISTAKES]
        )
