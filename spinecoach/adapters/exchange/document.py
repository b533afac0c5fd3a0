"""Write the whole history as one JSON document; `document_reader` reads it back without loss.

The document is described by `resources/schemas/history.schema.json` (JSON Schema 2020-12). In
short: `format` is "spinecoach-history", `version` is 1, `workouts` are objects with their `sets`,
times are ISO 8601 with the offset of where the person was. What was corrected has its first values
in `originals` and the time of its last correction in `edited`; `excused_edited` has the time of
each excuse. A day that is there and not in `excused_days` had its excuse taken back. In an archive
`deleted_workouts` are those that were deleted, each with the time of that in `deleted`, and `edits`
all edits that were ever made: whoever hands an export to somebody else does not hand out what was
deleted or written over.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from spinecoach.core.record.logbook import NO_EXTRA, values_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date

    from spinecoach.core.record.edits import Edit
    from spinecoach.core.record.logbook import Excuse, LoggedSet, LoggedWorkout

    Originals = Mapping[str, Mapping[tuple[str, str], str | None]]
    Edited = Mapping[str, Mapping[tuple[str, str], str]]

Value = TypeVar("Value")

FORMAT = "spinecoach-history"
VERSION = 1

ENTRY = (b'{"id"', b'{"workout"')
"""How the line of a workout or of an edit begins."""


def document(
    workouts: Iterable[LoggedWorkout],
    originals: Originals,
    excuses: Mapping[date, Excuse],
    edited: Edited | None = None,
    deleted: Iterable[tuple[LoggedWorkout, str]] = (),
    edits: Iterable[Edit] | None = None,
) -> bytes:
    """Return everything as a document; see the docstring of the module for its form.

    `edits` are all that were ever made; None where the document does not tell them.
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode
    told = {day.isoformat(): excuses[day] for day in sorted(excuses)}
    head = {
        "format": FORMAT,
        "version": VERSION,
        "excused_days": {day: excuse.reason for day, excuse in told.items() if excuse.reason},
        "excused_edited": {day: excuse.at for day, excuse in told.items() if excuse.at},
    }

    def told_of(workout: LoggedWorkout) -> dict[str, Any]:
        stamps = (edited or {}).get(workout.id, {})
        return _workout(workout, originals.get(workout.id, {}), stamps)

    # One line for each workout: quick to write, and two exports can be compared line by line.
    lines = ",\n".join(encode(told_of(workout)) for workout in workouts)
    gone = ",\n".join(encode({**told_of(one), "deleted": at}) for one, at in deleted)
    more = f', "deleted_workouts": [\n{gone}\n]' if gone else ""
    if edits is not None:
        made = ",\n".join(encode(_edit(edit)) for edit in edits)
        more += f', "edits": [\n{made}\n]'
    text = encode(head)
    return f'{text[:-1]}{more}, "workouts": [\n{lines}\n]}}\n'.encode()


def _workout(
    workout: LoggedWorkout,
    originals: Mapping[tuple[str, str], str | None],
    edited: Mapping[tuple[str, str], str],
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
        "activity": workout.activity,
        "revision": workout.revision,
        "originals": _own(originals, ""),
        "edited": _own(edited, ""),
        "pace": workout.pace,
        "plan": [values_of(entry) for entry in workout.plan],
        "felt": [values_of(entry) for entry in workout.felt],
        "sets": [_set(item, originals, edited) for item in workout.sets],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    workout, item, field = edit.place
    own = {"workout": workout, "item": item, "field": field}
    return {**own, "stamp": edit.stamp, "value": edit.value, "over": edit.over}


def what_differs(content: bytes, known: Container[bytes]) -> bytes:
    """Return a document without the lines of it that are known, as another document.

    Each workout and each edit is a line: two machines that agree about one write the same.
    """
    kept: list[bytes] = []
    for line in content.split(b"\n"):
        if line.startswith(ENTRY) and line.removesuffix(b",") in known:
            continue
        if line.startswith(b"]") and kept:
            kept[-1] = kept[-1].removesuffix(b",")
        kept.append(line)
    return b"\n".join(kept)


def lines_of(content: bytes) -> frozenset[bytes]:
    """Return the lines of a document that stand for one workout or one edit."""
    lines = content.split(b"\n")
    return frozenset(line.removesuffix(b",") for line in lines if line.startswith(ENTRY))


def _set(
    item: LoggedSet,
    originals: Mapping[tuple[str, str], str | None],
    edited: Mapping[tuple[str, str], str],
) -> dict[str, Any]:
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
        "seconds": item.seconds,
        "distance_m": item.distance_m,
        # Only where it is known: of all other sets versions without it write the same line.
        **({"rep_seconds": item.rep_seconds} if item.rep_seconds else {}),
        "extra": {} if item.extra is NO_EXTRA else item.extra.told(),
        "originals": _own(originals, item.id),
        "edited": _own(edited, item.id),
    }


def _own(values: Mapping[tuple[str, str], Value], item: str) -> dict[str, Value]:
    """Return the values of one set ("" = of the workout itself), by field."""
    if not values:
        return {}
    return {name: value for (owner, name), value in sorted(values.items()) if owner == item}
