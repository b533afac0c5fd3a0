"""What belongs to one person beside the settings: answers, dumbbells, routines.

Three small files in the data folder, each of which can be read by hand and
deleted by itself: `readiness.json`, `equipment.json` and `routines.json`. They
never leave the machine. What in them is wrong is left out and told.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from spinecoach.adapters.files.json_file import JsonFile
from spinecoach.core.coaching import readiness, weights
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.core.coaching.routine import ARTICLE_NAME, Item, Routine, Routines, mistakes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

READINESS = "readiness.json"
EQUIPMENT = "equipment.json"
ROUTINES = "routines.json"

WORDS = {"exercise", "variant"}
WHOLE = {"sets", "reps"}
"""The fields of a line that are words, and whole numbers; the others are numbers."""


def local_now() -> datetime:
    """The time on the wall here."""
    return datetime.now(UTC).astimezone()


class JsonProfile:
    """Implements `core.ports.Profile` below one data folder; each file is read when asked for."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = local_now) -> None:
        self._answers = JsonFile(folder / READINESS, "The answers", now)
        self._equipment = JsonFile(folder / EQUIPMENT, "The dumbbells", now)
        self._routines = JsonFile(folder / ROUTINES, "The routines", now)
        self._readiness: Readiness | None = None
        self._weights: tuple[float, ...] | None = None
        self._saved: Routines | None = None
        self._left_out = ""

    @property
    def trouble(self) -> str:
        """What is wrong with the files, for the screen; "" when nothing is."""
        files = (self._answers, self._equipment, self._routines)
        return " ".join(filter(None, [*(file.trouble for file in files), self._left_out]))

    def readiness(self) -> Readiness | None:
        """The answers, or None where there are none that hold."""
        if self._readiness is None:
            self._readiness = _answers_of(self._answers.read())
        return self._readiness

    def answer(self, answers: Readiness) -> None:
        """Keep the answers."""
        self._readiness = answers
        self._answers.write(
            {
                "asked": answers.asked.isoformat(),
                "yes": sorted(answers.yes),
                "professional": answers.professional,
            }
        )

    def forget_answers(self) -> None:
        """Delete the answers from the machine."""
        self._readiness = None
        self._answers.delete()

    def weights(self) -> Sequence[float]:
        """The dumbbells that are owned, in kilograms, lightest first."""
        if self._weights is None:
            self._weights = _weights_of(self._equipment.read().get("weights_kg"))
        return self._weights

    def own(self, kilograms: Sequence[float]) -> None:
        """Keep which dumbbells are owned; raises `ValueError` naming one that cannot be."""
        self._weights = weights.sorted_out(kilograms)
        self._equipment.write({"weights_kg": list(self._weights)})

    def routines(self) -> Routines:
        """All saved routines."""
        if self._saved is None:
            self._saved = self._routines_of(self._routines.read())
        return self._saved

    def keep_routines(self, routines: Routines) -> None:
        """Keep them; raises `ValueError` with all that is wrong with one."""
        wrong = [text for routine in routines.saved for text in mistakes(routine)]
        if wrong:
            raise ValueError(" ".join(wrong))
        self._saved = routines
        self._left_out = ""
        self._routines.write(
            {
                "chosen": routines.chosen,
                "declined": list(routines.declined),
                "routines": [asdict(routine) for routine in routines.saved],
            }
        )

    def _routines_of(self, content: dict[str, Any]) -> Routines:
        saved: list[Routine] = []
        found = content.get("routines", [])
        for entry in found if isinstance(found, list) else []:
            try:
                saved.append(_routine_of(entry))
            except (TypeError, ValueError, KeyError, AttributeError) as error:
                name = entry.get("name") if isinstance(entry, dict) else None
                self._left_out = f"The routine “{name}” is left out: {error}"
        names = {routine.name for routine in saved}
        chosen = content.get("chosen")
        declined = content.get("declined", [])
        return Routines(
            tuple(saved),
            chosen if isinstance(chosen, str) and chosen in names else ARTICLE_NAME,
            tuple(key for key in declined if isinstance(key, str))
            if isinstance(declined, list)
            else (),
        )


def _answers_of(content: dict[str, Any]) -> Readiness | None:
    """The answers of a file; what cannot be an answer is none, so that they are asked again."""
    try:
        yes = frozenset(content["yes"])
        if readiness.mistake(yes, none=not yes):
            return None
        return Readiness(date.fromisoformat(content["asked"]), yes, content["professional"] is True)
    except (KeyError, TypeError, ValueError):
        return None


def _weights_of(found: object) -> tuple[float, ...]:
    """The weights of a file; one that cannot be is left out."""
    numbers = found if isinstance(found, list) else []
    good = [
        float(number)
        for number in numbers
        if type(number) in {int, float} and not weights.mistake(number)
    ]
    return weights.sorted_out(good)


def _routine_of(entry: dict[str, Any]) -> Routine:
    """One routine of a file; raises the error of whatever it is not."""
    routine = Routine(str(entry["name"]), tuple(map(_item_of, entry["items"])))
    wrong = mistakes(routine)
    if wrong:
        raise ValueError(" ".join(wrong))
    return routine


def _item_of(entry: object) -> Item:
    if not isinstance(entry, dict):
        raise TypeError(f"An exercise of a routine cannot be {entry!r}.")
    known = {field.name for field in fields(Item)}
    for name, value in entry.items():
        if name in WORDS:
            good = isinstance(value, str)
        elif name in WHOLE:
            good = type(value) is int
        else:
            good = type(value) in {int, float} or (value is None and name == "weight_kg")
        if name in known and not good:
            raise ValueError(f"{name} cannot be {value!r}.")
    return Item(**{name: value for name, value in entry.items() if name in known})
