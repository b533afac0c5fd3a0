"""Read a JSON document of ours (see `document`); an invalid workout is left out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from spinecoach.adapters.exchange.document import FORMAT, VERSION
from spinecoach.adapters.exchange.fault import MOST_MISTAKES, ImportFault, mistake
from spinecoach.adapters.exchange.json_stream import JsonStream
from spinecoach.adapters.files.table import Table, describe
from spinecoach.core.mistake import NOTHING, Expected, Found, Mistake, Seen, Wanted
from spinecoach.core.record.checks import above_zero, rep_seconds, set_extra
from spinecoach.core.record.edits import (
    LONGEST_REASON,
    LONGEST_THING,
    Edit,
    Place,
    is_first_value,
    wrong_part,
)
from spinecoach.core.record.imported import FlawKind, Incoming
from spinecoach.core.record.limits import (
    HEAVIEST_KG,
    LONGEST_NOTE,
    LONGEST_TITLE,
    MOST,
    MOST_METRES,
    MOST_REPS,
    MOST_REVISIONS,
    MOST_SECONDS,
    PACE,
    WORST,
)
from spinecoach.core.record.logbook import (
    NO_EXTRA,
    Ending,
    Excuse,
    FeltExercise,
    LoggedSet,
    LoggedWorkout,
    Origin,
    PlannedEntry,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spinecoach.adapters.exchange.source import Source
    from spinecoach.core.record.imported import Originals, Stamps

MOST_SETS = 300_000
"""Sets of a document at most: a hundred years of five workouts a week."""

MOST_OVER = 100
"""Edits at most over which one was made: as many machines changed one field at once."""

NONE_AT_ALL: dict[str, object] = {}
"""A table without anything in it."""

LIKE = itemgetter(
    "exercise",
    "title",
    "number",
    "reps",
    "target_reps",
    "variant",
    "attempt",
    "weight_kg",
    "seconds",
    "distance_m",
)
"""In what one set of a history is often like another one."""

EVER = datetime(8000, 1, 1, tzinfo=UTC)
"""No time is in the future: what the program itself wrote is read whatever its clock showed."""

MINUTE = timedelta(minutes=1)
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
CANONICAL = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
"""A UUID as we write it."""


def read_document(source: Source, now: datetime) -> Incoming:
    """Read a document of ours; raises `ImportFault` if nothing can be taken from it."""
    with source.text() as file:
        return _Reading(now + timedelta(days=1)).incoming(source, JsonStream(file))


def read_entries(entries: Iterable[object], now: datetime) -> Incoming:
    """Read workouts as a document holds them; raises `ImportFault` if none can be read."""
    reading = _Reading(now + timedelta(days=1))
    for number, entry in enumerate(entries):
        reading.take(number, entry)
    return reading.found()


class _Reading:
    """Reads one document, workout by workout."""

    def __init__(self, latest: datetime) -> None:
        self._latest = latest
        self._found = Incoming([])
        self._seen: set[str] = set()
        self._own: list[str] = []  # the ids of the workout and of its sets that are being read
        self._head: dict[str, object] = {}
        self._sets = 0
        self._alike: dict[tuple[object, ...], dict[str, Any]] = {}

    def incoming(self, source: Source, stream: JsonStream) -> Incoming:
        """Return what the document holds; raises `ImportFault` if no workout can be read."""
        number: Counter[str] = Counter()
        for name, value, is_item in stream.members():
            if not is_item:
                self._head[name] = value
            elif name == "workouts":
                if number[name] % 100 == 0:
                    source.tell(number[name] / max(1, source.lines))
                self.take(number[name], value)
            elif name == "deleted_workouts":
                self.take_deleted(number[name], value)
            elif name == "edits":
                self.take_edit(number[name], value)
            number[name] += is_item
        self._check_head(source.path.name)
        self._excused()
        if self._found.edits is None and "edits" in self._head:
            self._found.edits = []  # there were none so far
        return self.found()

    def found(self) -> Incoming:
        """Return what was read; raises `ImportFault` if that is nothing."""
        found = self._found
        if found.mistakes and not (found.workouts or found.edits):
            raise ImportFault(*found.mistakes)
        found.workouts.sort(key=lambda workout: (workout.began, workout.id))
        return found

    def _check_head(self, name: str) -> None:
        if self._head.get("format") != FORMAT:
            raise ImportFault(mistake(FlawKind.NOT_OURS, name))
        version = self._head.get("version")
        if version != VERSION:
            raise ImportFault(mistake(FlawKind.NEWER, version))
        workouts = self._head.get("workouts")
        if not isinstance(workouts, list):
            expected = Expected(Wanted.TABLES)
            raise ImportFault(Mistake(("workouts",), expected, describe(workouts)))

    def take(self, number: int, entry: object) -> None:
        """Read a workout, or leave it out and note what is wrong with it."""
        self._own.clear()
        mistakes: list[Mistake] = []
        holder = Table({"workouts": [entry]}, (), mistakes)
        for table in holder.tables("workouts", first=number):
            self._add(table)
        if mistakes:
            self._seen.difference_update(self._own)
            self._leave_out(mistakes)

    def take_deleted(self, number: int, entry: object) -> None:
        """Read a deleted workout; one without the time of its deletion is left out."""
        before = len(self._found.workouts)
        mistakes: list[Mistake] = []
        stamp = _stamp(entry.get("deleted"), self._latest) if isinstance(entry, dict) else None
        if stamp is None:
            holder = Table({"deleted_workouts": [entry]}, (), mistakes)
            for table in holder.tables("deleted_workouts", first=number):
                table.wrong("deleted", Wanted.MOMENT, describe(table.take("deleted")))
            self._leave_out(mistakes)
            return
        self.take(before, entry)
        self._found.deleted += [(one, stamp) for one in self._found.workouts[before:]]
        del self._found.workouts[before:]

    def take_edit(self, number: int, entry: object) -> None:
        """Take an edit; one that cannot be is left out."""
        edits = self._found.edits = self._found.edits or []
        mistakes: list[Mistake] = []
        holder = Table({"edits": [entry]}, (), mistakes)
        read = [_edit(table) for table in holder.tables("edits", first=number)]
        if mistakes:
            self._leave_out(mistakes)
        else:
            edits += read

    def _add(self, table: Table) -> None:
        """Add a workout, unless a mistake was noted in its table."""
        sets = list(table.tables("sets"))
        workout = self._workout(table, sets)
        originals, edited = _corrections(table, sets, workout, self._latest)
        if table.mistakes:
            return
        self._sets += len(workout.sets)
        if self._sets > MOST_SETS:
            raise ImportFault(mistake(FlawKind.TOO_LARGE))
        self._found.workouts.append(workout)
        if originals:
            self._found.originals[workout.id] = originals
        if edited:
            self._found.edited[workout.id] = edited

    def _leave_out(self, mistakes: list[Mistake]) -> None:
        """Count an entry that is left out, and keep the first of its mistakes."""
        self._found.left_out += 1
        if len(self._found.mistakes) < MOST_MISTAKES:
            self._found.mistakes.append(mistakes[0])

    def _excused(self) -> None:
        """Read the excuses, also those that were removed; one without a valid day is left out."""
        mistakes: list[Mistake] = []
        head = Table(self._head, (), mistakes)
        reasons, stamps = (_inner(head, key) for key in ("excused_days", "excused_edited"))
        if mistakes:
            self._leave_out(mistakes)
        for name in dict.fromkeys([*reasons, *stamps]):
            mistakes.clear()
            try:
                day = date.fromisoformat(name)
            except ValueError:
                reasons.wrong(name, Wanted.DATE, describe(name))
            reason = reasons.verbatim(name, LONGEST_REASON) if name in reasons else ""
            stamp = _stamp(stamps.take(name), self._latest)
            if mistakes:
                self._leave_out(mistakes)
            elif reason or stamp:
                self._found.excuses[day] = Excuse(reason, stamp or "")

    # -- the parts of a workout; what is wrong with one stands in its table's mistakes -----------

    def _workout(self, table: Table, sets: Iterable[Table]) -> LoggedWorkout:
        done = tuple(map(self._set, sets))
        if "sets" not in table:
            table.wrong("sets", Wanted.TABLES, NOTHING)
        began = self._time(table, "began")
        ended = self._time(table, "ended") if table.given("ended") else None
        ending = table.choice("ending", Ending)
        felt = tuple(map(_felt, table.tables("felt")))
        if len({one.exercise for one in felt}) < len(felt):
            table.wrong("felt", Wanted.OWN_ID, describe(felt[-1].exercise))
        return LoggedWorkout(
            id=self._uuid(table),
            title=table.verbatim("title", LONGEST_TITLE),
            began=began,
            ended=max(began, ended) if ended else None,
            planned_sets=table.whole("planned_sets", 0, MOST),
            sets=done,
            # A workout that is still running on the other machine counts as ended here.
            ending=Ending.STOPPED if ending is Ending.OPEN else ending,
            origin=table.choice("origin", Origin),
            target_days=table.whole("target_days", 0, MOST, default=0),
            pain_before=_scale(table, "pain_before"),
            pain_after=_scale(table, "pain_after"),
            effort=_scale(table, "effort"),
            note=table.verbatim("note", LONGEST_NOTE, empty=True, default=""),
            excused=table.take("excused") is True,
            pace=table.number("pace", *PACE, default=1.0),
            plan=tuple(map(_planned, table.tables("plan"))),
            felt=felt,
            activity=table.take("activity") is not False,
            revision=table.whole("revision", 0, MOST_REVISIONS, default=0),
        )

    def _set(self, table: Table) -> LoggedSet:
        """Return a set: what it has in common with an earlier one was checked there."""
        own = self._uuid(table)
        began = self._time(table, "began") if table.given("began") else None
        like = _likeness(table.raw)
        found = self._alike.get(like) if like else None
        if found is None:
            found = _checked(table)
            if like and not table.mistakes:
                self._alike[like] = found
        return LoggedSet(id=own, began=began, **found)

    def _uuid(self, table: Table) -> str:
        value: Any = table.take("id")
        try:
            own = isinstance(value, str) and CANONICAL.fullmatch(value)
            made = value if own else str(UUID(value))
        except (ValueError, TypeError, AttributeError):
            table.wrong("id", Wanted.UUID, describe(value))
            return ""
        if made in self._seen:
            table.wrong("id", Wanted.OWN_ID, Found(Seen.SECOND_TIME, made))
        else:
            self._seen.add(made)
            self._own.append(made)
        return made

    def _time(self, table: Table, key: str) -> datetime:
        value = table.take(key)
        moment = _moment(value)
        if moment is None:
            table.wrong(key, Wanted.MOMENT, describe(value))
        elif moment > self._latest:
            table.wrong(key, Wanted.PAST, describe(value))
        else:
            return moment
        return EARLIEST


def _edit(table: Table) -> Edit:
    """Return an edit; what cannot be in it is noted as a mistake."""
    workout, item, field, stamp, value = (
        table.verbatim(name, LONGEST_THING, empty=True)
        for name in ("workout", "item", "field", "stamp", "value")
    )
    edit = Edit(Place(workout, item, field), stamp, value, table.texts("over"))
    for name, own in (("workout", workout), ("item", item)):
        if workout and own and not CANONICAL.fullmatch(own):
            table.wrong(name, Wanted.UUID, describe(own))
    wrong = "over" if len(edit.over) > MOST_OVER else wrong_part(edit)
    if wrong and not table.mistakes:
        table.wrong(wrong, Wanted.OUR_VALUE, describe(table.take(wrong)))
    return edit


def _checked(table: Table) -> dict[str, Any]:
    """Return the values of a set, apart from its id and the time it began."""
    return {
        "exercise": table.verbatim("exercise", LONGEST_TITLE),
        "title": table.verbatim("title", LONGEST_TITLE),
        "number": table.whole("number", 0, MOST),
        "reps": table.whole("reps", 0, MOST_REPS),
        "target_reps": table.whole("target_reps", 0, MOST),
        "variant": _variant(table),
        "attempt": table.whole("attempt", 0, MOST, default=1),
        "weight_kg": _weight(table),
        "seconds": above_zero(table.take("seconds"), MOST_SECONDS),
        "distance_m": above_zero(table.take("distance_m"), MOST_METRES),
        "rep_seconds": rep_seconds(table.take("rep_seconds")),
        "extra": NO_EXTRA if _nothing(table, "extra") else set_extra(table.take("extra")),
    }


def _likeness(told: Mapping[str, object]) -> tuple[object, ...] | None:
    """Return what sets that are alike have in common; None for a set like no other."""
    try:
        values = LIKE(told)
    except KeyError:
        return None
    kinds = tuple(map(type, values))  # 1, 1.0 and true are equal
    odd = list in kinds or dict in kinds or told.get("rep_seconds") or told.get("extra")
    return None if odd else values + kinds


def _planned(table: Table) -> PlannedEntry:
    return PlannedEntry(
        exercise=table.verbatim("exercise", LONGEST_TITLE),
        title=table.verbatim("title", LONGEST_TITLE),
        variant=_variant(table),
        sets=table.whole("sets", 0, MOST),
        reps=table.whole("reps", 0, MOST),
        rest=table.number("rest", 0, MOST),
        weight_kg=_weight(table),
        pace=table.number("pace", *PACE, default=1.0),
    )


def _felt(table: Table) -> FeltExercise:
    exercise = table.verbatim("exercise", LONGEST_TITLE)
    return FeltExercise(exercise, _scale(table, "pain"), table.take("slipped") is True)


def _variant(table: Table) -> str:
    return table.verbatim("variant", LONGEST_TITLE, empty=True) if table.given("variant") else ""


def _scale(table: Table, key: str) -> int | None:
    return table.whole(key, 0, WORST) if table.given(key) else None


def _weight(table: Table) -> float | None:
    return table.number("weight_kg", 0, HEAVIEST_KG) if table.given("weight_kg") else None


def _inner(table: Table, key: str) -> Table:
    """Return the table of a key; an empty one if it is missing or null."""
    return table.table(key) if table.given(key) else Table({}, (), [])


def _nothing(table: Table, key: str) -> bool:
    """Return whether a table is missing or empty."""
    value = table.take(key, NONE_AT_ALL)
    return value is None or value == NONE_AT_ALL


def _corrections(
    table: Table, sets: Iterable[Table], workout: LoggedWorkout, latest: datetime
) -> tuple[Originals, Stamps]:
    """Return the first values of corrected fields, and when each was corrected."""
    originals: Originals = {}
    edited: Stamps = {}
    ids = ("", *(item.id for item in workout.sets))
    for own, holder in zip(ids, (table, *sets), strict=True):
        if _nothing(holder, "originals") and _nothing(holder, "edited"):
            continue
        values, stamps = _inner(holder, "originals"), _inner(holder, "edited")
        for name in values:
            value: Any = values.take(name)
            text = value is None or isinstance(value, str)
            if not text or not is_first_value(own, name, value):
                values.wrong(name, Wanted.OUR_VALUE, describe(value))
            originals[own, name] = value
            if (stamp := _stamp(stamps.take(name), latest)) is not None:
                edited[own, name] = stamp
    return originals, edited


def _moment(value: object) -> datetime | None:
    """Return an aware time from 1900 on with an offset of whole minutes; None for anything else."""
    try:
        moment = datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        return None
    offset = moment.utcoffset()
    if offset is None or offset % MINUTE:
        return None
    # Times of different zones are compared slowly, and nearly all of them are of this century.
    return moment if moment.year > EARLIEST.year or moment >= EARLIEST else None


def _stamp(value: object, latest: datetime) -> str | None:
    """Return the time of a correction as the history writes it; None if it is invalid.

    A time in the future is invalid: no real correction could ever be later.
    """
    moment = _moment(value)
    if moment is None or moment > latest:
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
