"""What was changed afterwards, on several machines: every edit is kept, and the latest one holds.

A workout is recorded once, by one machine. What is changed later is an `Edit` of one field: a
corrected number, a note, the time it began, that it was deleted or is not, the excuse of a day.
Edits are never changed and never removed, so machines merge by putting their sets of edits
together. In whatever order, and however often that happens, all end with the same set.

- The value of a field is that of its latest edit. Stamps are those of a hybrid logical clock: the
  time on the wall, but never before the latest stamp that the machine knows, with a counter and the
  machine behind it. So an edit is later than all that it was made over, however wrong the clocks.
- An edit names the stamps that it was made over. Two edits of which neither was made over the other
  are a conflict where their values differ: neither machine knew of the other. The later one holds
  until the person chooses.
- An edit without a mark behind its time is one of an earlier version, or of an older document. It
  gives way to every later one without a conflict: nobody knows what it was made over.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.record.checks import MEASURES, SCALES, is_original, writable

if TYPE_CHECKING:
    from collections.abc import Iterable

DELETED = "deleted"
"""The field that says whether a workout is deleted: `YES` or ""."""

EXCUSE = "excuse"
"""The field of a day, without a workout: why it is excused, "" if it is not."""

BEGAN = "began_utc"
"""The field of the time at which a workout began, UTC: it was moved to another day."""

SETTING, ROUTINE, CHOSEN, DECLINED, DUMBBELLS, EXERCISE, ANSWERS = OF_PERSON = (
    "setting",
    "routine",
    "routine in use",
    "not now",
    "dumbbells",
    "exercise",
    "answers",
)
"""The fields of a person, without a workout: what stands in files beside the history. `item` names
the setting, routine, question or exercise; the value is JSON, "" for what is as at first or was
removed. A question that was answered "not now" is always `YES`. Answers about health are told to
others only if the person wants that."""

YES = "1"

OF_WORKOUT = (*SCALES, "note", BEGAN, DELETED)
OF_SET = ("reps", *MEASURES)

LONGEST_REASON = 200
"""Characters of the reason of an excuse, and of the name of a person's thing."""

LONGEST_THING = 500_000
"""Characters of a person's thing: an exercise with its words in all languages."""

GREATEST = 1e6
"""No number of a setting or a dumbbell is as great; JSON from elsewhere may have 1e999 and NaN."""

MOST_IN_A_MS = 0xFFFF
"""Edits with one time on one machine."""

TIME = re.compile(r"(?:19|[2-8]\d)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
"""A time (UTC) as the history writes it, from 1900 on."""

STAMP = re.compile(rf"({TIME.pattern})/([0-9a-f]{{4}})-([0-9a-f]{{8}})", re.ASCII)
"""A stamp as a machine makes it: the time (UTC), a counter, the machine."""

UNMARKED = "/"
"""What is behind the time of an edit of an earlier version; the time alone may be "" there."""


class Place(NamedTuple):
    """What an edit changes.

    `item` is the id of the set, "" for the workout itself; without a workout it is a day, or the
    name of a person's thing.
    """

    workout: str
    item: str
    field: str


class Edit(NamedTuple):
    """One change of one field.

    `value` is a text, "" where a number is not known any more. `over` are the stamps of the edits
    of the same place that the person saw when this one was made.
    """

    place: Place
    stamp: str
    value: str
    over: tuple[str, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether a machine that knows of edits made it."""
        return not self.stamp.endswith(UNMARKED)


def order(edit: Edit) -> tuple[str, str, tuple[str, ...]]:
    """Return by what edits of one place are ordered: the greatest holds."""
    return edit.stamp, edit.value, edit.over


def made_at(stamp: str) -> str:
    """Return the time of a stamp (UTC, as the history writes it)."""
    return stamp.partition("/")[0]


def machine_of(stamp: str) -> str:
    """Return the id of the machine that made a stamp; "" if it has no mark."""
    found = STAMP.fullmatch(stamp)
    return found[3] if found else ""


def unmarked(at: str) -> str:
    """Return the stamp of an edit of which only the time is known, or "" for not even that."""
    return at + UNMARKED


def next_stamp(now: str, latest: str, machine: str) -> str:
    """Return a stamp later than `latest`, which is that of the latest edit known ("" = none).

    `now` is the time (UTC, as the history writes it). A damaged `latest` is passed over.
    """
    at, _, mark = latest.partition("/")
    if now > at or not is_time(at):
        return f"{now}/0000-{machine}"
    found = STAMP.fullmatch(latest)
    counter = int(mark[:4], 16) + 1 if found else 0
    if counter > MOST_IN_A_MS:
        return f"{_a_ms_later(at)}/0000-{machine}"
    return f"{at}/{counter:04x}-{machine}"


def _a_ms_later(at: str) -> str:
    later = datetime.fromisoformat(at) + timedelta(milliseconds=1)
    return later.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def is_time(text: str) -> bool:
    """Return whether a text is a time (UTC) as the history writes it."""
    try:
        return bool(TIME.fullmatch(text)) and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def is_stamp(text: str) -> bool:
    """Return whether a machine can have made a stamp."""
    return bool(STAMP.fullmatch(text)) and is_time(made_at(text))


def is_edit(edit: Edit) -> bool:
    """Return whether a history may take an edit: a place, a stamp and a value that can be."""
    return not wrong_part(edit)


def wrong_part(edit: Edit) -> str:
    """Return the name of the first part for which a history may not take an edit; "" if it may."""
    at = made_at(edit.stamp)
    if not (is_stamp(edit.stamp) if edit.marked else at == "" or is_time(at)):
        return "stamp"
    if not all(edit.marked and is_stamp(one) and one < edit.stamp for one in edit.over):
        return "over"
    return _wrong_place(edit.place) or ("" if _fits(edit.place, edit.value) else "value")


def _wrong_place(place: Place) -> str:
    workout, item, field = place
    if workout:
        return "" if field in (OF_SET if item else OF_WORKOUT) else "field"
    if field in OF_PERSON:
        return "" if _is_text(item, LONGEST_REASON) else "item"
    if field != EXCUSE:
        return "field"
    return "" if _is_day(item) else "item"


def _fits(place: Place, value: str) -> bool:
    """Return whether a text can be the value of a place, which is known."""
    if place.workout:
        return _is_value(place.field, value)
    if place.field == EXCUSE:
        return _is_text(value, LONGEST_REASON)
    return _is_thing(place.field, value)


def is_first_value(item: str, field: str, value: str | None) -> bool:
    """Return whether a text can have stood in a field of a set ("" = of a workout) at first."""
    return field in (OF_SET if item else OF_WORKOUT) and is_original(field, value)


def _is_value(field: str, value: str) -> bool:
    """Return whether a text is a value of a field, in the one way in which it is written."""
    if field == DELETED:
        return value in {"", YES}
    if field == BEGAN:
        return is_time(value)
    unknown = is_unknown(field, value)
    if not is_original(field, None if unknown else value):
        return False
    if field == "note" or unknown:
        return True
    return value == str(float(value) if field in MEASURES else int(value))


def is_unknown(field: str, value: str) -> bool:
    """Return whether a value stands for a number that is not known."""
    return not value and field != "note"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_text(text: str, longest: int) -> bool:
    return len(text) <= longest and writable(text)


def _is_thing(field: str, value: str) -> bool:
    """Return whether a text can be the value of a person's thing."""
    if field == DECLINED:
        return value == YES
    if not value or field == CHOSEN:
        return _is_text(value, LONGEST_REASON)
    try:
        found = json.loads(value) if _is_text(value, LONGEST_THING) else None
    except (ValueError, RecursionError):
        return False
    if field == DUMBBELLS:
        return isinstance(found, list) and all(map(_is_number, found))
    if field == SETTING:
        return isinstance(found, bool | str | list | dict) or _is_number(found)
    return isinstance(found, dict)


def _is_number(found: object) -> bool:
    if isinstance(found, bool) or not isinstance(found, int | float):
        return False
    return abs(found) < GREATEST


def by_place(edits: Iterable[Edit]) -> dict[Place, list[Edit]]:
    """Return edits by what they change, the latest last."""
    found: dict[Place, list[Edit]] = {}
    for edit in sorted(edits, key=order):
        found.setdefault(edit.place, []).append(edit)
    return found


def heads(edits: list[Edit]) -> list[Edit]:
    """Return the edits of one place over which none was made, the latest last.

    `edits` are all of the place, the latest last.
    """
    replaced = {stamp for edit in edits for stamp in edit.over}
    latest = edits[-1:]
    return [
        edit for edit in edits if edit.stamp not in replaced and (edit.marked or edit == latest[0])
    ]


class Conflict(NamedTuple):
    """One field that machines changed, none of which knew of the other; the last one holds."""

    place: Place
    edits: tuple[Edit, ...]


def conflicts(edits: Iterable[Edit]) -> list[Conflict]:
    """Return the fields in which values are in conflict, each value once, with its latest edit."""
    found = []
    for place, of_place in by_place(edits).items():
        values = {edit.value: edit for edit in heads(of_place)}
        if len(values) > 1:
            found.append(Conflict(place, tuple(sorted(values.values(), key=order))))
    return found
