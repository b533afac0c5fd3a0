"""Read back the CSV that `csv_writer.our_csv` writes: rows become entries of a document of ours.

What the CSV does not contain (plan, pace, when a workout ended) is missing. A workout then begins
with its first set. The ids are kept, so workouts that are in the history already are recognised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from spinecoach.adapters.exchange.csv_writer import OURS, as_written
from spinecoach.adapters.exchange.document_reader import read_entries
from spinecoach.adapters.exchange.source import CsvTable
from spinecoach.adapters.exchange.values import number
from spinecoach.core.exercise.names import exercise_of

if TYPE_CHECKING:
    from datetime import datetime

    from spinecoach.adapters.exchange.source import Source
    from spinecoach.core.record.imported import Incoming

NUMBERS = frozenset({
    *("set", "attempt", "target_reps", "reps", "weight_kg", "seconds", "distance_m", "rpe"),
    *("assisted_kg", "pain_before", "pain_after", "effort"),
})  # fmt: skip


def read_our_table(source: Source, now: datetime) -> Incoming:
    """Read a CSV of ours; raises `ImportFault` if nothing can be taken from it."""
    rows = CsvTable(source, lambda header: len(set(header) & set(OURS))).rows()
    _, header = next(rows)
    entries: dict[str, dict[str, object]] = {}
    for _, cells in rows:
        row = {name: _value(name, cell) for name, cell in zip(header, cells, strict=False)}
        _add(entries, row)
    return read_entries(entries.values(), now)


def _value(name: str, cell: str) -> object:
    """Return a cell as a document has it; what should be a number and is not stays a text."""
    text = as_written(cell)
    found = number(text) if name in NUMBERS else None
    if found is None:
        return text or None
    return int(found) if found.is_integer() else found


def _add(entries: dict[str, dict[str, object]], row: dict[str, object]) -> None:
    """Add a set to its workout; the first set makes the workout."""
    offset = str(row.get("utc_offset")).removeprefix("UTC")
    began = f"{row.get('date')}T{row.get('time')}{offset}"
    workout = entries.setdefault(
        str(row.get("workout_id")),
        {
            "id": row.get("workout_id"),
            "title": row.get("workout"),
            "began": began,
            "ending": "complete",
            "sets": [],
            **{key: row.get(key) for key in ("origin", "pain_before", "pain_after", "effort")},
            "note": row.get("note") or "",
        },
    )
    sets = cast("list[object]", workout["sets"])
    workout["planned_sets"] = len(sets) + 1
    title = row.get("exercise")
    sets.append({
        **row,
        "id": row.get("set_id"),
        "began": began,
        "exercise": exercise_of(str(title)) if title else None,
        "title": title,
        "number": row.get("set"),
        "rep_seconds": [number(one) for one in str(row.get("rep_seconds") or "").split()],
        "extra": {
            "kind": row.get("set_type"),
            "superset": row.get("superset") and str(row["superset"]),
            "rpe": row.get("rpe"),
            "note": row.get("set_note"),
            "assisted_kg": row.get("assisted_kg"),
        },
    })  # fmt: skip
