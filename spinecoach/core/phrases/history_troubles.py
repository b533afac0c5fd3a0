"""Troubles of the history as sentences; a part of `TroublePhrases`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.trouble import TroubleKind

if TYPE_CHECKING:
    from spinecoach.core.trouble import Trouble

HELD = frozenset(
    {
        TroubleKind.HISTORY_LOCKED,
        TroubleKind.HISTORY_DISK_FULL,
        TroubleKind.HISTORY_DISK_ERROR,
        TroubleKind.HISTORY_NOT_WRITABLE,
        TroubleKind.HISTORY_DISK_AWAY,
        TroubleKind.HISTORY_NOT_THERE,
        TroubleKind.HISTORY_MISSING,
    }
)
"""Troubles that may pass: what is done meanwhile is held in memory."""


class HistoryTroublePhrases(PhraseGroup):
    """One sentence for each kind of trouble of the history: what is wrong, where, what to do."""

    def held(self) -> str:
        """Say what becomes of that which cannot be written now."""
        return self.text("What you do is held meanwhile and written as soon as that works.")

    def _of_history(self, trouble: Trouble) -> dict[TroubleKind, str]:
        """Return the sentences about the history, filled in for one trouble."""
        return {**self._writing(trouble), **self._happened(trouble), **self._found(trouble)}

    def _writing(self, trouble: Trouble) -> dict[TroubleKind, str]:
        """Return why the history cannot be written."""
        path, reason = trouble.path, trouble.reason
        return {
            TroubleKind.HISTORY_NEWER: self.text(
                "The history was written by a newer SpineCoach (file version {version}). It was "
                "left untouched: install the newer SpineCoach.",
                version=trouble.number,
            ),
            TroubleKind.HISTORY_LOCKED: self.text(
                "Another program has the history {path} open: close that program.", path=path
            ),
            TroubleKind.HISTORY_DISK_FULL: self.text(
                "There is no room left in {path}: the disk, or your share of it, is full. "
                "Make room.",
                path=path,
            ),
            TroubleKind.HISTORY_DISK_ERROR: self.text(
                "The disk with {path} reports an error ({reason}).", path=path, reason=reason
            ),
            TroubleKind.HISTORY_NOT_WRITABLE: self.text(
                "The history cannot be written in {path}: make the folder writable.", path=path
            ),
            TroubleKind.HISTORY_DISK_AWAY: self.text(
                "The disk with the history in {path} is missing: connect it again.", path=path
            ),
            TroubleKind.HISTORY_NOT_THERE: self.text(
                "The disk with the history in {folder} seems to be away: connect it again. To "
                "begin a new history there with what is known of it, import {path}.",
                folder=path,
                path=reason,
            ),
            TroubleKind.HISTORY_MISSING: self.plural(
                "Your history with {number} workout was in {folder} and is not there "
                "now. If it is on a disk that is not connected, connect that disk.",
                "Your history with {number} workouts was in {folder} and is not there "
                "now. If it is on a disk that is not connected, connect that disk.",
                trouble.number,
                folder=path,
            ),
            TroubleKind.HISTORY_DAMAGED: self.text(
                "The history {path} is damaged: 'spinecoach history restore' brings a backup back.",
                path=path,
            ),
            TroubleKind.HISTORY_NOT_SET_ASIDE: self.text(
                "The history {path} is damaged and could not be set aside: {reason}.",
                path=path,
                reason=reason,
            ),
            TroubleKind.HISTORY_REFUSED: self.text(
                "An entry contradicts the rest of the history ({reason}). It was not added and is "
                "kept in {path}.",
                path=path,
                reason=reason,
            ),
        }

    def _happened(self, trouble: Trouble) -> dict[TroubleKind, str]:
        """Return what happened to the history and is over."""
        path, reason = trouble.path, trouble.reason
        return {
            TroubleKind.HISTORY_SET_ASIDE: self.text(
                "The history was damaged, so a new one begins. Nothing was deleted: the "
                "old one is in {path}.",
                path=path,
            ),
            TroubleKind.HISTORY_SHRUNK: self.plural(
                "{number} workout that a backup holds is missing in the history.",
                "{number} workouts that a backup holds are missing in the history.",
                trouble.number,
            ),
            TroubleKind.HISTORY_THINNED: self.text(
                "A backup holds more than the history: sets, plans, pain, corrections or excused "
                "days are missing."
            ),
            TroubleKind.HISTORY_REPLACED: self.text(
                "Another file took the place of the history {path} while it was open. What was "
                "done here was added to it.",
                path=path,
            ),
            TroubleKind.HISTORY_GONE: self.text(
                "The history was moved or deleted while it was open. All of it was "
                "written again in {path}.",
                path=path,
            ),
            TroubleKind.HISTORY_LOG_TORN: self.text(
                "The log of the history was damaged: what was done just before the program ended "
                "may be missing. Nothing was deleted: the log is in {path}.",
                path=path,
            ),
            TroubleKind.HISTORY_UNREADABLE: self.text(
                "Some entries of the history make no sense and are left out: 'spinecoach "
                "history check' names them, a backup can restore them."
            ),
            TroubleKind.SPOOL_TAKEN: self.text(
                "What could not be written last time is in the history now."
            ),
            TroubleKind.SPOOL_WAITS: self.text(
                "The disk with your history seems to be away: {folder} holds another history. What "
                "you did last time waits in {path} and is added when that disk is back. To add it "
                "to this history, import that file.",
                folder=reason,
                path=path,
            ),
            TroubleKind.HISTORY_KEPT_ASIDE: self.text(
                "What could not be added to the history is kept in {path}.", path=path
            ),
            TroubleKind.BACKUP_NOT_MADE: self.text(
                "No backup was made in {path} ({reason}). The history itself is saved.",
                path=path,
                reason=reason,
            ),
        }

    def _found(self, trouble: Trouble) -> dict[TroubleKind, str]:
        """Return what a look through a history or a backup found, and why it was not exported."""
        path, reason = trouble.path, trouble.reason
        return {
            TroubleKind.EXPORT_FAILED: self.text(
                "{path} cannot be written: {reason}.", path=path, reason=reason
            ),
            TroubleKind.EXPORT_NO_FOLDER: self.text(
                "{path} cannot be written: there is no folder {folder}.", path=path, folder=reason
            ),
            TroubleKind.HISTORY_FILE_MISSING: self.text("There is no file {path}.", path=path),
            TroubleKind.HISTORY_FILE_EMPTY: self.text("{path} holds no history.", path=path),
            TroubleKind.HISTORY_FILE_NEWER: self.text(
                "{path} was written by a newer SpineCoach (file version {version}): install the "
                "newer SpineCoach.",
                path=path,
                version=trouble.number,
            ),
            TroubleKind.HISTORY_FILE_TORN: self.text(
                "{path} is damaged: {reason}.", path=path, reason=reason
            ),
            TroubleKind.HISTORY_IN_FUTURE: self.text(
                "{path} has a workout on {day}, a day that has not come yet. Say when it was done: "
                "spinecoach history move {day} YYYY-MM-DD",
                path=path,
                day=reason,
            ),
        }
