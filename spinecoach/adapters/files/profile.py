"""Store what belongs to a person besides the settings: answers, dumbbells, routines.

Three small files in the data folder, each of which can be read by hand:
`readiness.json`, `equipment.json` and `routines.json`. Wrong values in them
are left out, and `troubles` names them. What is removed is noted beside them
(`removed`): what is missing with a file is not.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from spinecoach.adapters.files.json_file import JsonFile
from spinecoach.adapters.files.removed import Removed
from spinecoach.adapters.files.table import Table
from spinecoach.core.coaching import readiness, weights
from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.core.coaching.routine import (
    LONGEST_NAME,
    LONGEST_NOTE,
    REPS,
    Item,
    Routine,
    Routines,
    mistakes,
)
from spinecoach.core.exercise.exercise import REST, SETS
from spinecoach.core.mistake import Unit, WrongValueError
from spinecoach.core.preferences import PACE
from spinecoach.core.record.edits import ANSWERS, ROUTINE
from spinecoach.core.trouble import TroubleKind
from spinecoach.local_time import local_now

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from spinecoach.core.trouble import Trouble

READINESS = "readiness.json"
EQUIPMENT = "equipment.json"
ROUTINES = "routines.json"
READINESS_BEFORE = f"backups/before-archive/{READINESS}"
"""The copy of the answers that an archive replaced, kept for `archive.undo`."""


class JsonProfile:
    """Implements `core.coaching.ports.Profile`; each file is read when it is asked for.

    With `only_read` damaged files stay in their places, as those of `JsonSettings` do.
    """

    def __init__(
        self, folder: Path, now: Callable[[], datetime] = local_now, *, only_read: bool = False
    ) -> None:
        names = (READINESS, READINESS_BEFORE, EQUIPMENT, ROUTINES)
        files = (JsonFile(folder / name, now, only_read=only_read) for name in names)
        self._answers, self._answers_before, self._equipment, self._routines = files
        self._removed = Removed(folder)
        self._readiness: Readiness | None = None
        self._weights: tuple[float, ...] | None = None
        self._saved: Routines | None = None

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What is wrong with the files that were read so far."""
        files = (self._answers, self._equipment, self._routines)
        return tuple(file.trouble for file in files if file.trouble is not None)

    def readiness(self) -> Readiness | None:
        """Return the answers, or None if there are no valid ones."""
        if self._readiness is None:
            self._readiness = answers_of(Table(self._answers.read(), (), []))
        return self._readiness

    def answer(self, answers: Readiness) -> None:
        """Keep the answers."""
        self._readiness = answers
        self._answers.write(told_of(answers))
        self._removed.note(ANSWERS, here=[""])

    def forget_answers(self) -> None:
        """Delete the answers from the machine."""
        self._readiness = None
        self._answers.delete()
        self._answers_before.delete()
        self._removed.note(ANSWERS, gone=[""])

    def weights(self) -> Sequence[float]:
        """Return the dumbbells that are owned, in kilograms, lightest first."""
        if self._weights is None:
            table = Table(self._equipment.read(), (), [])
            self._weights = _weights_of(table)
            self._equipment.mistaken(TroubleKind.ENTRIES_LEFT_OUT, table.mistakes)
        return self._weights

    def own(self, kilograms: Sequence[float]) -> None:
        """Store which dumbbells are owned; raise `WrongValueError` for an impossible weight."""
        self._weights = weights.sorted_out(kilograms)
        self._equipment.write({"weights_kg": list(self._weights)})

    def routines(self) -> Routines:
        """Return all saved routines."""
        if self._saved is None:
            table = Table(self._routines.read(), (), [])
            self._saved = _routines_of(table)
            self._routines.mistaken(TroubleKind.ENTRIES_LEFT_OUT, table.mistakes)
        return self._saved

    def keep_routines(self, routines: Routines) -> None:
        """Keep them; raise `WrongValueError` with all that is wrong with one."""
        wrong = [mistake for routine in routines.saved for mistake in mistakes(routine)]
        if wrong:
            raise WrongValueError(*wrong)
        before = [one.name for one in self.routines().saved]
        names = [one.name for one in routines.saved]
        self._removed.note(ROUTINE, set(before) - set(names), names)
        self._saved = routines
        self._routines.write(
            {
                "chosen": routines.chosen,
                "declined": list(routines.declined),
                "routines": [asdict(routine) for routine in routines.saved],
            }
        )


def told_of(answers: Readiness) -> dict[str, object]:
    """Return answers as their file holds them."""
    return {
        "asked": answers.asked.isoformat(),
        "yes": sorted(answers.yes),
        "professional": answers.professional,
    }


def answers_of(table: Table) -> Readiness | None:
    """Return the answers of a file; None if one is wrong, so that they are asked again."""
    asked = table.day("asked")
    yes = table.texts("yes") if "yes" in table else None
    professional = table.flag("professional")
    if asked is None or yes is None or table.mistakes:
        return None
    if readiness.mistake(yes, none=not yes):
        return None
    return Readiness(asked, frozenset(yes), professional)


def _weights_of(table: Table) -> tuple[float, ...]:
    """Return the valid weights of a file."""
    good = table.numbers("weights_kg", weights.LIGHTEST, weights.HEAVIEST, Unit.KILOGRAMS)
    return weights.sorted_out(sorted(good)[: weights.MOST_WEIGHTS])


def _routines_of(table: Table) -> Routines:
    """Return the valid routines of a file."""
    saved = tuple(
        routine for each in table.tables("routines") if (routine := routine_of(each)) is not None
    )
    chosen: Any = table.take("chosen", ARTICLE_NAME)
    return Routines(
        saved,
        chosen if chosen in [routine.name for routine in saved] else ARTICLE_NAME,
        table.texts("declined"),
    )


def routine_of(table: Table) -> Routine | None:
    """Return one routine of a file; None if anything in it is wrong, which its table then notes."""
    before = len(table.mistakes)
    routine = Routine(
        table.text("name", characters=LONGEST_NAME),
        tuple(_item_of(each) for each in table.tables("items", least=1)),
        table.flag("own_pace", default=False),
    )
    if len(table.mistakes) == before:
        table.mistakes += [
            mistake._replace(path=(*table.path, *mistake.path)) for mistake in mistakes(routine)
        ]
    return routine if len(table.mistakes) == before else None


def _item_of(table: Table) -> Item:
    default = Item("")
    heavy = (weights.LIGHTEST, weights.HEAVIEST, Unit.KILOGRAMS)
    return Item(
        table.text("exercise"),
        table.text("variant", empty=True, default=default.variant),
        table.whole("sets", *SETS, default=default.sets),
        table.whole("reps", *REPS, default=default.reps),
        table.number("rest", *REST, Unit.SECONDS, default=default.rest),
        table.number("pace", *PACE, default=default.pace),
        table.number("weight_kg", *heavy) if table.given("weight_kg") else None,
        table.text("note", characters=LONGEST_NOTE, empty=True, default=default.note),
    )
