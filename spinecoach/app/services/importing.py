"""Import a file into a history: first a preview, then all of it at once.

The window and the command line use the same `Importer`; the words are in `core.phrases.exchange`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.adapters.exchange.fault import ImportFault
from spinecoach.adapters.exchange.reader import read
from spinecoach.adapters.history.merge import Here, merge, new_among
from spinecoach.core.exercise.names import ELSEWHERE
from spinecoach.core.record.imported import Answers, Incoming, OpenQuestion, Preview, WeightUnit

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.adapters.exchange.source import Progress
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.record.logbook import LoggedWorkout
    from spinecoach.core.trouble import Trouble


class Importer:
    """Previews files for one history, and adds what the last preview showed."""

    def __init__(self, history: SqliteHistory) -> None:
        self._history = history
        self._incoming: Incoming | None = None
        self._shown = Preview("")
        self._new: list[LoggedWorkout] = []

    def preview(
        self,
        path: Path,
        answers: Answers,
        unit: str = WeightUnit.KG,
        progress: Progress | None = None,
    ) -> Preview:
        """Read a file and return what it would add. Nothing is changed.

        `unit` is the person's unit, used if neither the file nor the answers name one.
        """
        self._incoming = None
        answers = replace(answers, unit=answers.unit or WeightUnit(unit))
        try:
            incoming = read(path, self._history.now(), answers, progress)
        except ImportFault as fault:
            return Preview(path.name, refused=fault.mistakes)
        here = Here.of(self._history, incoming)
        new = new_among(here, incoming)
        others = self._others(new) if OpenQuestion.ACTIVITY in incoming.asks else set()
        if not others:
            incoming.asks.discard(OpenQuestion.ACTIVITY)
        if not answers.activity:
            new = [replace(one, activity=False) if one.id in others else one for one in new]
        self._incoming, self._new = incoming, new
        found = merge(here, incoming, new)
        self._shown = Preview(
            path.name,
            new=len(new),
            sets=sum(len(workout.sets) for workout in new),
            first=new[0].day if new else None,
            last=new[-1].day if new else None,
            known=len(incoming.workouts) - len(new),
            corrected=len(found.corrected),
            excused=found.excused,
            unexcused=found.unexcused,
            deleted=found.deleted,
            tombstones=found.tombstones,
            others=len(others),
            mistakes=tuple(incoming.mistakes),
            left_out=incoming.left_out,
            unread=tuple(incoming.unread),
            remarks=tuple(sorted(incoming.remarks.items())),
            asks=frozenset(incoming.asks),
            unit=answers.unit or WeightUnit.KG,
            activity=answers.activity,
        )
        return self._shown

    def take_in(self, progress: Progress | None = None) -> Preview | Trouble | None:
        """Add what the last preview showed, all of it or nothing; return that preview.

        Returns why nothing could be written, which is then not tried again; None if there was no
        preview. `progress` is called with the share that is added, 0 to 1; if it raises, nothing is
        added.
        """
        if self._incoming is None:
            return None
        incoming, self._incoming = self._incoming, None
        self._history.take_in(incoming, self._new, progress)
        if (trouble := self._history.trouble) is not None:
            self._history.store.forget_held()
            return trouble
        return self._shown

    def _others(self, new: list[LoggedWorkout]) -> set[str]:
        """Return the ids of workouts without any of our exercises."""
        ours = self._history.coached_exercises() | ELSEWHERE.keys()
        return {
            workout.id for workout in new if not any(item.exercise in ours for item in workout.sets)
        }
