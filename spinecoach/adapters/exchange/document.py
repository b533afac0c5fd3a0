"""JSON: the whole history in one document that reads back as it was.

The document is described by `resources/schemas/history.schema.json` (JSON Schema
2020-12). In short: `format` is "spinecoach-history", `version` is 1, `workouts`
are objects with their `sets`, times are ISO 8601 with the offset of where the
person was, what was corrected has its first values in `originals`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from spinecoach.adapters.exchange.incoming import MOST_MISTAKES, ImportFault, Incoming
from spinecoach.core.record.checks import check_set, check_workout, writable
from spinecoach.core.record.limits import MOST, PACE
from spinecoach.core.record.logbook import (
    Ending,
    FeltExercise,
    LoggedSet,
    LoggedWorkout,
    Origin,
    PlannedEntry,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    Originals = Mapping[str, Mapping[tuple[str, str], str | None]]

FORMAT = "spinecoach-history"
VERSION = 1
LONGEST_TEXT = 200
"""Characters of a name at most."""

MINUTE = timedelta(minutes=1)
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
LARGEST = 200_000_000
"""Bytes beyond which a document is not read: a hundred years take a tenth of it."""


def document(
    workouts: Iterable[LoggedWorkout], originals: Originals, excused: Mapping[date, str]
) -> bytes:
    """Write everything; see the module's docstring for the form."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    head = {
        "format": FORMAT,
        "version": VERSION,
        "excused_days": {day.isoformat(): excused[day] for day in sorted(excused)},
    }
    # One line a workout: quick to write, and two exports can be compared line by line.
    lines = ",\n".join(
        encode(_workout(workout, originals.get(workout.id, {}))) for workout in workouts
    )
    text = encode(head)
    return f'{text[:-1]}, "workouts": [\n{lines}\n]}}\n'.encode()


def read_document(path: Path, now: datetime) -> Incoming:
    """Read a document of ours; raises `ImportFault` naming every place that is wrong."""
    if path.stat().st_size > LARGEST:
        raise ImportFault(f"{path.name} is too large to be a history: is it the right file?")
    try:
        made = json.loads(path.read_text("utf-8-sig"))
    except RecursionError:
        raise ImportFault(f"{path.name} is no JSON of ours: it is nested too deeply.") from None
    except json.JSONDecodeError as error:
        raise ImportFault(f"{path.name}, line {error.lineno}: no JSON ({error.msg}).") from error
    except UnicodeDecodeError:
        raise
    except ValueError:  # Python refuses to read a number of thousands of digits
        raise ImportFault(f"{path.name} is no JSON of ours: a number in it has no end.") from None
    if not isinstance(made, dict) or made.get("format") != FORMAT:
        raise ImportFault(f'{path.name} is no history of ours: "format" is not "{FORMAT}".')
    if made.get("version") != VERSION:
        raise ImportFault(
            f"{path.name} has version {made.get('version')!r}, this program knows {VERSION}: "
            "install the newer SpineCoach."
        )
    return _Reading(now).incoming(path.name, made)


def _workout(
    workout: LoggedWorkout, originals: Mapping[tuple[str, str], str | None]
) -> dict[str, Any]:
    return {
        "id": workout.id,
        "title": workout.title,
        "began": workout.began.isoformat(),
        "ended": workout.ended.isoformat() if workout.ended else None,
        "ending": workout.ending,
        "origin": workout.origin,
        "target_days": workout.target_days,
        "planned_sets": workout.planned_sets,
        "pain_before": workout.pain_before,
        "pain_after": workout.pain_after,
        "effort": workout.effort,
        "note": workout.note,
        "excused": workout.excused,
        "originals": _own(originals, ""),
        "pace": workout.pace,
        "plan": [asdict(entry) for entry in workout.plan],
        "felt": [asdict(entry) for entry in workout.felt],
        "sets": [_set(item, originals) for item in workout.sets],
    }


def _set(item: LoggedSet, originals: Mapping[tuple[str, str], str | None]) -> dict[str, Any]:
    return {
        "id": item.id,
        "exercise": item.exercise,
        "title": item.title,
        "variant": item.variant,
        "number": item.number,
        "attempt": item.attempt,
        "target_reps": item.target_reps,
        "reps": item.reps,
        "weight_kg": item.weight_kg,
        "began": item.began.isoformat() if item.began else None,
        "originals": _own(originals, item.id),
    }


def _own(originals: Mapping[tuple[str, str], str | None], item: str) -> dict[str, str | None]:
    if not originals:
        return {}
    return {name: value for (owner, name), value in sorted(originals.items()) if owner == item}


class _Reading:
    """Reads one document and collects what is wrong with it."""

    def __init__(self, now: datetime) -> None:
        self._latest = now + timedelta(days=1)
        self._mistakes: list[str] = []
        self._seen: set[str] = set()

    def incoming(self, name: str, made: Mapping[str, Any]) -> Incoming:
        found = Incoming([])
        for number, entry in enumerate(self._list(made, "workouts", "")):
            workout = self._workout(f"workouts[{number}]", entry, found)
            if workout is not None:
                found.workouts.append(workout)
            if len(self._mistakes) >= MOST_MISTAKES:
                break
        excused = made.get("excused_days", {})
        if not isinstance(excused, dict):
            self._wrong("excused_days", "an object", excused)
            excused = {}
        for day in excused:
            try:
                found.excused[date.fromisoformat(day)] = self._text("excused_days", excused, day)
            except ValueError:
                self._wrong("excused_days", "a date", day)
        if self._mistakes:
            raise ImportFault(*(f"{name}, {line}" for line in self._mistakes[:MOST_MISTAKES]))
        found.workouts.sort(key=lambda workout: (workout.began, workout.id))
        return found

    def _workout(self, where: str, entry: object, found: Incoming) -> LoggedWorkout | None:
        if not isinstance(entry, dict):
            self._wrong(where, "an object", entry)
            return None
        before = len(self._mistakes)
        sets = [
            self._set(f"{where}.sets[{number}]", item)
            for number, item in enumerate(self._list(entry, "sets", f"{where}."))
        ]
        began = self._time(where, entry, "began")
        ended = self._time(where, entry, "ended") if entry.get("ended") is not None else None
        for name in ("pain_before", "pain_after", "effort", "note"):
            default = "" if name == "note" else None
            self._checked(f"{where}.{name}", check_workout, name, entry.get(name, default))
        values: dict[str, Any] = {
            "id": self._uuid(where, entry),
            "title": self._text(where, entry, "title"),
            "planned_sets": self._count(where, entry, "planned_sets"),
            "target_days": self._count(where, {"target_days": 0, **entry}, "target_days"),
            "ending": self._one_of(where, entry, "ending", Ending),
            "origin": self._one_of(where, entry, "origin", Origin),
        }
        values["plan"] = tuple(
            self._planned(f"{where}.plan[{number}]", item)
            for number, item in enumerate(self._list({"plan": [], **entry}, "plan", f"{where}."))
        )
        values["felt"] = tuple(
            self._felt(f"{where}.felt[{number}]", item)
            for number, item in enumerate(self._list({"felt": [], **entry}, "felt", f"{where}."))
        )
        if len({entry.exercise for entry in values["felt"] if entry}) < len(values["felt"]):
            self._wrong(f"{where}.felt", "each exercise once", [*map(str, values["felt"])])
        values["pace"] = self._number(where, {"pace": 1.0, **entry}, "pace", PACE)
        if len(self._mistakes) > before or began is None:
            return None
        if values["ending"] is Ending.OPEN:
            values["ending"] = Ending.STOPPED  # elsewhere it may still be under way, here it is not
        self._originals(values["id"], entry, found)
        return LoggedWorkout(
            began=began,
            ended=max(began, ended) if ended else None,
            sets=tuple(item for item in sets if item is not None),
            pain_before=entry.get("pain_before"),
            pain_after=entry.get("pain_after"),
            effort=entry.get("effort"),
            note=entry.get("note", ""),
            excused=entry.get("excused") is True,
            **values,
        )

    def _set(self, where: str, item: object) -> LoggedSet | None:
        if not isinstance(item, dict):
            self._wrong(where, "an object", item)
            return None
        before = len(self._mistakes)
        self._checked(f"{where}.reps", check_set, "reps", item.get("reps"))
        self._checked(f"{where}.weight_kg", check_set, "weight_kg", item.get("weight_kg"))
        began = self._time(where, item, "began") if item.get("began") is not None else None
        values: dict[str, Any] = {
            "id": self._uuid(where, item),
            "exercise": self._text(where, item, "exercise"),
            "title": self._text(where, item, "title"),
            "variant": item.get("variant", "") if isinstance(item.get("variant"), str) else "",
            "number": self._count(where, item, "number"),
            "attempt": self._count(where, {"attempt": 1, **item}, "attempt"),
            "target_reps": self._count(where, item, "target_reps"),
        }
        if len(self._mistakes) > before:
            return None
        weight = item.get("weight_kg")
        return LoggedSet(
            began=began,
            reps=item["reps"],
            weight_kg=None if weight is None else float(weight),
            **values,
        )

    def _planned(self, where: str, item: object) -> PlannedEntry | None:
        if not isinstance(item, dict):
            self._wrong(where, "an object", item)
            return None
        self._checked(f"{where}.weight_kg", check_set, "weight_kg", item.get("weight_kg"))
        variant = item.get("variant")
        return PlannedEntry(
            exercise=self._text(where, item, "exercise"),
            title=self._text(where, item, "title"),
            variant=variant if isinstance(variant, str) else "",
            sets=self._count(where, item, "sets"),
            reps=self._count(where, item, "reps"),
            rest=self._number(where, item, "rest"),
            weight_kg=item.get("weight_kg"),
            pace=self._number(where, {"pace": 1.0, **item}, "pace", PACE),
        )

    def _felt(self, where: str, item: object) -> FeltExercise | None:
        if not isinstance(item, dict):
            self._wrong(where, "an object", item)
            return None
        self._checked(f"{where}.pain", check_workout, "pain_after", item.get("pain"))
        return FeltExercise(
            self._text(where, item, "exercise"), item.get("pain"), item.get("slipped") is True
        )

    def _originals(self, workout: str, entry: Mapping[str, Any], found: Incoming) -> None:
        owners = [("", entry), *((item["id"], item) for item in entry["sets"])]
        kept = {
            (owner, name): value
            for owner, holder in owners
            if isinstance(originals := holder.get("originals"), dict)
            for name, value in originals.items()
            if value is None or (isinstance(value, str) and writable(name + value))
        }
        if kept:
            found.originals[workout] = kept

    # -- one value at a time -----------------------------------------------------

    def _wrong(self, where: str, expected: str, value: object) -> None:
        shown = repr(value)
        shown = shown if len(shown) <= 60 else f"{shown[:57]}..."  # noqa: PLR2004
        self._mistakes.append(f"{where}: {expected} is expected, not {shown}.")

    def _list(self, holder: Mapping[str, Any], name: str, where: str) -> list[Any]:
        value = holder.get(name)
        if isinstance(value, list):
            return value
        self._wrong(f"{where}{name}", "a list", value)
        return []

    def _text(self, where: str, holder: Mapping[str, Any], name: str) -> str:
        value = holder.get(name)
        if isinstance(value, str) and 0 < len(value) <= LONGEST_TEXT and writable(value):
            return value
        self._wrong(f"{where}.{name}", "a short text", value)
        return ""

    def _count(self, where: str, holder: Mapping[str, Any], name: str) -> int:
        value = holder.get(name)
        if type(value) is int and 0 <= value <= MOST:
            return value
        self._wrong(f"{where}.{name}", f"a whole number from 0 to {MOST}", value)
        return 0

    def _number(
        self,
        where: str,
        holder: Mapping[str, Any],
        name: str,
        span: tuple[float, float] = (0, MOST),
    ) -> float:
        value = holder.get(name)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            number = float(value) if abs(value) < LARGEST else -1.0
            if span[0] <= number <= span[1]:
                return number
        self._wrong(f"{where}.{name}", f"a number from {span[0]:g} to {span[1]:g}", value)
        return 0.0

    def _uuid(self, where: str, holder: Mapping[str, Any]) -> str:
        value = holder.get("id")
        try:
            made = str(UUID(value))
        except (ValueError, TypeError, AttributeError):
            self._wrong(f"{where}.id", "a UUID", value)
            return ""
        if made in self._seen:
            self._wrong(f"{where}.id", "an id of its own", value)
        self._seen.add(made)
        return made

    def _time(self, where: str, holder: Mapping[str, Any], name: str) -> datetime | None:
        value = holder.get(name)
        try:
            moment = datetime.fromisoformat(value or "")
            offset = moment.utcoffset()
            if offset is not None and not offset % MINUTE and EARLIEST <= moment <= self._latest:
                moment.astimezone()  # the first and the last years have no room for an offset
                return moment
        except (ValueError, TypeError, OverflowError, OSError):
            pass
        self._wrong(f"{where}.{name}", "a past time with its offset from UTC", value)
        return None

    def _one_of(
        self, where: str, holder: Mapping[str, Any], name: str, kind: type[Ending | Origin]
    ) -> Ending | Origin | None:
        value = holder.get(name)
        try:
            return kind(str(value))
        except ValueError:
            self._wrong(f"{where}.{name}", f"one of {', '.join(kind)}", value)
            return None

    def _checked(
        self, where: str, check: Callable[[str, object], None], name: str, value: object
    ) -> None:
        try:
            check(name, value)
        except ValueError as error:
            self._mistakes.append(f"{where}: {error}, not {value!r}.")
