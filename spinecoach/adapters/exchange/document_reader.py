"""Read a JSON document of ours (see `document`); a workout that makes no sense is left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from spinecoach.adapters.exchange.document import FORMAT, VERSION
from spinecoach.adapters.exchange.fault import MOST_MISTAKES, ImportFault, WrongValue, mistake
from spinecoach.adapters.exchange.json_stream import JsonStream
from spinecoach.core.record.checks import (
    OutOfRangeError,
    above_zero,
    check_set,
    check_workout,
    is_original,
    set_extra,
    writable,
)
from spinecoach.core.record.incoming import FlawKind, Incoming
from spinecoach.core.record.limits import MOST, MOST_METRES, MOST_SECONDS, PACE
from spinecoach.core.record.logbook import (
    Ending,
    FeltExercise,
    LoggedSet,
    LoggedWorkout,
    Origin,
    PlannedEntry,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spinecoach.adapters.exchange.source import Source

    Fields = Mapping[str, Any]

Part = TypeVar("Part")

LONGEST_TEXT = 200
"""Characters of a name at most."""

MOST_SETS = 300_000
"""Sets of a document at most: a hundred years of five workouts a week."""

MINUTE = timedelta(minutes=1)
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)


def read_document(source: Source, now: datetime) -> Incoming:
    """Read a document of ours; raises `ImportFault` where it brings nothing."""
    with source.text() as file:
        return _Reading(now + timedelta(days=1)).incoming(source, JsonStream(file))


class _Reading:
    """Reads one document, workout by workout."""

    def __init__(self, latest: datetime) -> None:
        self._latest = latest
        self._found = Incoming([])
        self._seen: set[str] = set()
        self._own: list[str] = []  # the ids of the workout that is read now
        self._head: dict[str, Any] = {}
        self._sets = 0

    def incoming(self, source: Source, stream: JsonStream) -> Incoming:
        """Return what the document holds; raises `ImportFault` where no workout can be read."""
        number = 0
        for name, value, is_item in stream.members():
            if not is_item:
                self._head[name] = value
            elif name == "workouts":
                self._take(number, value)
                number += 1
                if number % 100 == 0:
                    source.tell(number / max(1, source.lines))
        self._check_head(source.path.name)
        self._excused(self._head.get("excused_days", {}))
        found = self._found
        if found.mistakes and not found.workouts:
            raise ImportFault(*found.mistakes)
        found.workouts.sort(key=lambda workout: (workout.began, workout.id))
        return found

    def _check_head(self, name: str) -> None:
        if self._head.get("format") != FORMAT:
            raise ImportFault(mistake(FlawKind.NOT_OURS, name))
        version = self._head.get("version")
        if version != VERSION:
            raise ImportFault(mistake(FlawKind.NEWER, version))
        if not isinstance(self._head.get("workouts"), list):
            raise ImportFault(mistake(FlawKind.LIST, self._head.get("workouts"), "workouts"))

    def _take(self, number: int, entry: object) -> None:
        """Take a workout, or leave it out and name what is wrong with it."""
        self._own.clear()
        try:
            workout = self._workout(f"workouts[{number}]", entry)
        except WrongValue as wrong:
            self._seen.difference_update(self._own)
            self._leave_out(wrong)
            return
        self._sets += len(workout.sets)
        if self._sets > MOST_SETS:
            raise ImportFault(mistake(FlawKind.TOO_LARGE))
        self._found.workouts.append(workout)

    def _leave_out(self, wrong: WrongValue) -> None:
        self._found.left_out += 1
        if len(self._found.mistakes) < MOST_MISTAKES:
            self._found.mistakes.append(wrong.mistake)

    def _excused(self, days: object) -> None:
        """Take the excused days; one that is no day is left out."""
        if not isinstance(days, dict):
            self._leave_out(_wrong(FlawKind.OBJECT, days, "excused_days"))
            return
        for day in days:
            try:
                self._found.excused[_date(day)] = _text(days, day, "excused_days")
            except WrongValue as wrong:
                self._leave_out(wrong)

    # -- the parts of a workout --------------------------------------------------

    def _workout(self, where: str, value: object) -> LoggedWorkout:
        entry = _object(value, where)
        sets = tuple(
            self._set(f"{where}.sets[{number}]", item)
            for number, item in enumerate(_list(entry, "sets", where))
        )
        began = self._time(entry, "began", where)
        ended = self._time(entry, "ended", where) if entry.get("ended") is not None else None
        scales = {
            name: _checked(check_workout, name, entry.get(name), f"{where}.{name}")
            for name in ("pain_before", "pain_after", "effort")
        }
        ending = _one_of(Ending, entry, "ending", where)
        workout = LoggedWorkout(
            id=self._uuid(entry, where),
            title=_text(entry, "title", where),
            began=began,
            ended=max(began, ended) if ended else None,
            planned_sets=_count(entry, "planned_sets", where),
            sets=sets,
            # A workout that goes on elsewhere is over here.
            ending=Ending.STOPPED if ending is Ending.OPEN else ending,
            origin=_one_of(Origin, entry, "origin", where),
            target_days=_count({"target_days": 0, **entry}, "target_days", where),
            note=_checked(check_workout, "note", entry.get("note", ""), f"{where}.note"),
            excused=entry.get("excused") is True,
            pace=_number({"pace": 1.0, **entry}, "pace", where, PACE),
            plan=_parts(_planned, {"plan": [], **entry}, "plan", where),
            felt=_parts(_felt, {"felt": [], **entry}, "felt", where),
            activity=entry.get("activity") is not False,
            **scales,
        )
        if len({one.exercise for one in workout.felt}) < len(workout.felt):
            raise _wrong(FlawKind.TWICE, "", f"{where}.felt")
        self._corrections(workout.id, entry, where)
        return workout

    def _set(self, where: str, value: object) -> LoggedSet:
        item = _object(value, where)
        weight = _checked(check_set, "weight_kg", item.get("weight_kg"), f"{where}.weight_kg")
        variant = item.get("variant")
        return LoggedSet(
            id=self._uuid(item, where),
            exercise=_text(item, "exercise", where),
            title=_text(item, "title", where),
            number=_count(item, "number", where),
            reps=_checked(check_set, "reps", item.get("reps"), f"{where}.reps"),
            target_reps=_count(item, "target_reps", where),
            variant=_text(item, "variant", where) if variant else "",
            attempt=_count({"attempt": 1, **item}, "attempt", where),
            weight_kg=None if weight is None else float(weight),
            began=self._time(item, "began", where) if item.get("began") is not None else None,
            seconds=above_zero(item.get("seconds"), MOST_SECONDS),
            distance_m=above_zero(item.get("distance_m"), MOST_METRES),
            extra=set_extra(item.get("extra")),
        )

    def _corrections(self, workout: str, entry: Fields, where: str) -> None:
        """Keep the first values of what was corrected, and when; raises `WrongValue`."""
        originals: dict[tuple[str, str], str | None] = {}
        edited: dict[tuple[str, str], str] = {}
        owners: list[tuple[str, Fields, str, tuple[str, ...]]]
        owners = [("", entry, where, WORKOUT_ORIGINALS)]
        owners += [
            (item["id"], item, f"{where}.sets[{number}]", SET_ORIGINALS)
            for number, item in enumerate(entry["sets"])
        ]
        for owner, holder, place, known in owners:
            values = _object(holder.get("originals") or {}, f"{place}.originals")
            stamps = _object(holder.get("edited") or {}, f"{place}.edited")
            for name, value in values.items():
                text = value is None or isinstance(value, str)
                if name not in known or not text or not is_original(name, value):
                    raise _wrong(FlawKind.ORIGINAL, value, f"{place}.originals.{name}")
                originals[str(UUID(owner)) if owner else "", name] = value
                if (stamp := _stamp(stamps.get(name))) is not None:
                    edited[str(UUID(owner)) if owner else "", name] = stamp
        if originals:
            self._found.originals[workout] = originals
        if edited:
            self._found.edited[workout] = edited

    def _uuid(self, holder: Fields, where: str) -> str:
        value = holder.get("id")
        try:
            made = str(UUID(value))
        except (ValueError, TypeError, AttributeError):
            raise _wrong(FlawKind.UUID, value, f"{where}.id") from None
        if made in self._seen:
            raise _wrong(FlawKind.TWICE, value, f"{where}.id")
        self._seen.add(made)
        self._own.append(made)
        return made

    def _time(self, holder: Fields, name: str, where: str) -> datetime:
        value = holder.get(name)
        moment = _moment(value)
        if moment is None or moment < EARLIEST:
            raise _wrong(FlawKind.TIME, value, f"{where}.{name}")
        if moment > self._latest:
            raise _wrong(FlawKind.FUTURE, value, f"{where}.{name}")
        return moment


# -- single values, each refused by its place ----------------------------------------


def _wrong(kind: FlawKind, value: object, place: str) -> WrongValue:
    return WrongValue(mistake(kind, value, place))


def _object(value: object, place: str) -> Fields:
    if isinstance(value, dict):
        return value
    raise _wrong(FlawKind.OBJECT, value, place)


def _list(holder: Fields, name: str, where: str) -> list[Any]:
    value = holder.get(name)
    if isinstance(value, list):
        return value
    raise _wrong(FlawKind.LIST, value, f"{where}.{name}")


def _parts(
    read: Callable[[Fields, str], Part], holder: Fields, name: str, where: str
) -> tuple[Part, ...]:
    """Read a list of objects."""
    places = ((f"{where}.{name}[{n}]", item) for n, item in enumerate(_list(holder, name, where)))
    return tuple(read(_object(item, place), place) for place, item in places)


def _planned(item: Fields, where: str) -> PlannedEntry:
    weight = _checked(check_set, "weight_kg", item.get("weight_kg"), f"{where}.weight_kg")
    return PlannedEntry(
        exercise=_text(item, "exercise", where),
        title=_text(item, "title", where),
        variant=_text(item, "variant", where) if item.get("variant") else "",
        sets=_count(item, "sets", where),
        reps=_count(item, "reps", where),
        rest=_number(item, "rest", where),
        weight_kg=weight,
        pace=_number({"pace": 1.0, **item}, "pace", where, PACE),
    )


def _felt(item: Fields, where: str) -> FeltExercise:
    pain = _checked(check_workout, "pain_after", item.get("pain"), f"{where}.pain")
    return FeltExercise(_text(item, "exercise", where), pain, item.get("slipped") is True)


def _text(holder: Fields, name: str, where: str) -> str:
    value = holder.get(name)
    if isinstance(value, str) and 0 < len(value) <= LONGEST_TEXT and writable(value):
        return value
    raise _wrong(FlawKind.SHORT_TEXT, value, f"{where}.{name}")


def _count(holder: Fields, name: str, where: str) -> int:
    value = holder.get(name)
    if type(value) is int and 0 <= value <= MOST:
        return value
    raise _wrong(FlawKind.COUNT, value, f"{where}.{name}")


def _number(holder: Fields, name: str, where: str, span: tuple[float, float] = (0, MOST)) -> float:
    value = holder.get(name)
    number = None if isinstance(value, bool) else value
    if isinstance(number, (int, float)) and span[0] <= number <= span[1]:
        return float(number)
    raise _wrong(FlawKind.NUMBER, value, f"{where}.{name}")


def _one_of(kind: type[Kind], holder: Fields, name: str, where: str) -> Kind:
    try:
        return kind(str(holder.get(name)))
    except ValueError:
        raise _wrong(FlawKind.CHOICE, holder.get(name), f"{where}.{name}") from None


def _checked(check: Callable[[str, object], None], name: str, value: Any, place: str) -> Any:  # noqa: ANN401
    """Return a value that the core's check lets pass."""
    try:
        check(name, value)
    except OutOfRangeError:
        raise _wrong(OUT_OF_RANGE.get(name, FlawKind.SCALE), value, place) from None
    return value


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _wrong(FlawKind.DATE, text, "excused_days") from None


def _moment(value: object) -> datetime | None:
    """Return an aware time with an offset of whole minutes; None for all else."""
    try:
        moment = datetime.fromisoformat(value if isinstance(value, str) else "")
        offset = moment.utcoffset()
        if offset is None or offset % MINUTE:
            return None
        moment.astimezone()  # the first and the last years have no room for an offset
    except (ValueError, OverflowError, OSError):
        return None
    return moment


def _stamp(value: object) -> str | None:
    """Return a time of a correction as the history writes it; None for what is none."""
    moment = _moment(value)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z" if moment else None


Kind = TypeVar("Kind", Ending, Origin)

OUT_OF_RANGE = {
    "note": FlawKind.NOTE,
    "reps": FlawKind.REPS,
    "weight_kg": FlawKind.WEIGHT,
}
"""What is wrong with a value that a check refuses, by field; else it is a pain or an effort."""

WORKOUT_ORIGINALS = ("pain_before", "pain_after", "effort", "note", "began_utc")
SET_ORIGINALS = ("reps", "weight_kg")
"""The fields that can be corrected."""
