"""Join two histories: all of the first, and what only the other one has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.history import file as history_file
from spinecoach.adapters.history.schema import migrate

if TYPE_CHECKING:
    import sqlite3

STATEMENTS = (
    # A workout that was still running in the first one is more complete in the other.
    "DELETE FROM main.workouts WHERE ending = 'open' AND id IN (SELECT id FROM present.workouts)",
    "CREATE TEMP TABLE since AS SELECT id FROM present.workouts EXCEPT SELECT id FROM workouts",
    "INSERT OR IGNORE INTO main.workouts SELECT * FROM present.workouts WHERE id IN since",
    "DELETE FROM since WHERE id NOT IN (SELECT id FROM main.workouts)",
    "INSERT OR IGNORE INTO main.plans SELECT * FROM present.plans WHERE workout IN since",
    "INSERT OR IGNORE INTO main.sets SELECT * FROM present.sets WHERE workout IN since",
    "INSERT OR IGNORE INTO main.felt SELECT * FROM present.felt WHERE workout IN since",
    "INSERT OR IGNORE INTO main.changes SELECT * FROM present.changes WHERE workout IN since",
    """INSERT OR IGNORE INTO main.edits
       SELECT * FROM present.edits WHERE workout IN since OR workout = ''""",
    """INSERT OR REPLACE INTO main.excused_days
       SELECT p.* FROM present.excused_days p LEFT JOIN main.excused_days m ON m.day = p.day
        WHERE m.day IS NULL OR (p.at_utc, p.reason) > (m.at_utc, m.reason)""",
    "DROP TABLE since",
)
"""An invalid row is copied as it is, if the schema allows it; a row that contradicts the first
history is not copied. If the row of a workout is not copied, nothing of that workout is. Of two
excuses of a day the later one is kept."""


def bring_over(first: bytes, other: bytes) -> sqlite3.Connection:
    """Return, in memory, all of the first history and what only the other one has.

    Both are whole files as `file.snapshot` makes them. Raises `sqlite3.Error`.
    """
    merged = history_file.from_snapshot(first)
    try:
        migrate(merged)
        merged.execute("PRAGMA ignore_check_constraints = ON")
        merged.execute("ATTACH DATABASE ':memory:' AS present")
        merged.deserialize(other, name="present")
        merged.execute("BEGIN")
        for statement in STATEMENTS:
            merged.execute(statement)
        merged.execute("COMMIT")
        merged.execute("DETACH DATABASE present")
    except BaseException:
        merged.close()
        raise
    return merged
