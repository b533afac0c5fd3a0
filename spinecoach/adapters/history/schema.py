"""The tables of the history file, as one migration after the other.

`PRAGMA user_version` is the number of migrations that were applied. A migration is never changed
after its release; a change of the schema is a new one at the end. Times are UTC in ISO 8601 with
the local offset in minutes beside them; `day` is the local date where the person was. Ids are
UUIDs, so that the histories of two machines can be merged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

APPLICATION_ID = 0x53504E45
"""Marks the file as ours (`PRAGMA application_id`): "SPNE"."""

FIRST = """
CREATE TABLE workouts (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    began_utc TEXT NOT NULL,
    began_offset INTEGER NOT NULL,
    ended_utc TEXT,
    ended_offset INTEGER,
    day TEXT NOT NULL,
    ending TEXT NOT NULL CHECK (ending IN ('open', 'complete', 'stopped')),
    origin TEXT NOT NULL CHECK (origin IN ('coached', 'elsewhere', 'imported')),
    pace REAL NOT NULL DEFAULT 1,
    target_days INTEGER NOT NULL DEFAULT 0,
    planned_sets INTEGER NOT NULL CHECK (planned_sets >= 0),
    pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
    effort INTEGER CHECK (effort BETWEEN 0 AND 10),
    note TEXT NOT NULL DEFAULT '',
    excused INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX workouts_by_day ON workouts (day, began_utc);
CREATE TABLE plans (
    workout TEXT NOT NULL REFERENCES workouts ON DELETE CASCADE,
    position INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    title TEXT NOT NULL,
    variant TEXT NOT NULL,
    sets INTEGER NOT NULL,
    reps INTEGER NOT NULL,
    rest REAL NOT NULL,
    PRIMARY KEY (workout, position)
) WITHOUT ROWID;
CREATE TABLE sets (
    id TEXT NOT NULL UNIQUE,
    workout TEXT NOT NULL REFERENCES workouts ON DELETE CASCADE,
    position INTEGER NOT NULL,
    block INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    title TEXT NOT NULL,
    variant TEXT NOT NULL,
    number INTEGER NOT NULL,
    target_reps INTEGER NOT NULL CHECK (target_reps >= 0),
    reps INTEGER NOT NULL CHECK (reps >= 0),
    weight_kg REAL CHECK (weight_kg >= 0),
    began_utc TEXT,
    ended_utc TEXT,
    PRIMARY KEY (workout, position),
    UNIQUE (workout, block, attempt)
) WITHOUT ROWID;
"""
"""What was planned and what was done."""

CORRECTIONS = """
ALTER TABLE workouts ADD COLUMN deleted_utc TEXT;
CREATE TABLE changes (
    id TEXT PRIMARY KEY,
    at_utc TEXT NOT NULL,
    workout TEXT NOT NULL REFERENCES workouts ON DELETE CASCADE,
    set_id TEXT NOT NULL DEFAULT '',
    field TEXT NOT NULL,
    original TEXT,
    UNIQUE (workout, set_id, field)
) WITHOUT ROWID;
CREATE TABLE excused_days (
    day TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    at_utc TEXT NOT NULL
) WITHOUT ROWID;
"""
"""What was corrected afterwards, with the original values, and the days that are excused."""

FEELINGS = """
ALTER TABLE plans ADD COLUMN weight_kg REAL;
ALTER TABLE plans ADD COLUMN pace REAL NOT NULL DEFAULT 1;
CREATE TABLE felt (
    workout TEXT NOT NULL REFERENCES workouts ON DELETE CASCADE,
    exercise TEXT NOT NULL,
    pain INTEGER CHECK (pain BETWEEN 0 AND 10),
    slipped INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (workout, exercise)
) WITHOUT ROWID;
"""
"""How each exercise felt; the weight and the pace with which it was planned."""

OTHER_PROGRAMS = """
ALTER TABLE workouts ADD COLUMN activity INTEGER NOT NULL DEFAULT 1;
ALTER TABLE sets ADD COLUMN seconds REAL;
ALTER TABLE sets ADD COLUMN distance_m REAL;
ALTER TABLE sets ADD COLUMN extra TEXT NOT NULL DEFAULT ''
"""
"""Whether a workout counts as a day of exercise; and what other programs say about a set: its time,
its distance, and as JSON what is only stored (`core.record.logbook.SetExtra`)."""

TAKEN_BACK = """
ALTER TABLE changes ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0
"""
"""Whether a field has its original value again. The row stays, so that an import on another machine
gets to know it and no table ever shrinks in normal use."""

EDITS = """
ALTER TABLE workouts ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
CREATE TABLE edits (
    workout TEXT NOT NULL,
    set_id TEXT NOT NULL,
    field TEXT NOT NULL,
    stamp TEXT NOT NULL,
    value TEXT NOT NULL,
    over TEXT NOT NULL,
    PRIMARY KEY (workout, set_id, field, stamp, value, over)
) WITHOUT ROWID;
CREATE INDEX edits_by_stamp ON edits (stamp);
CREATE TABLE machine (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO machine VALUES ('id', lower(hex(randomblob(4))));
INSERT OR IGNORE INTO edits
SELECT c.workout, '', c.field, c.at_utc || '/', coalesce(CASE c.field
           WHEN 'pain_before' THEN w.pain_before WHEN 'pain_after' THEN w.pain_after
           WHEN 'effort' THEN w.effort WHEN 'note' THEN w.note ELSE w.began_utc END, ''), ''
  FROM changes c JOIN workouts w ON w.id = c.workout
 WHERE c.set_id = '' AND c.field IN ('pain_before', 'pain_after', 'effort', 'note', 'began_utc');
INSERT OR IGNORE INTO edits
SELECT c.workout, c.set_id, c.field, c.at_utc || '/', coalesce(CASE c.field
           WHEN 'reps' THEN s.reps WHEN 'weight_kg' THEN s.weight_kg
           WHEN 'seconds' THEN s.seconds ELSE s.distance_m END, ''), ''
  FROM changes c JOIN sets s ON s.id = c.set_id
 WHERE c.field IN ('reps', 'weight_kg', 'seconds', 'distance_m');
INSERT OR IGNORE INTO edits SELECT '', day, 'excuse', at_utc || '/', reason, '' FROM excused_days;
INSERT OR IGNORE INTO edits
SELECT id, '', 'deleted', deleted_utc || '/', '1', '' FROM workouts WHERE deleted_utc NOTNULL
"""
"""All edits that were ever made, here or on another machine (`core.record.edits`): the columns that
they change follow from them. An edit of an earlier version has no mark behind its time. A workout's
revision grows with all that its own machine writes about it. What is known of the machine is in a
table of the history: a history that is brought back from a backup knows only what it knew then."""

MIGRATIONS = (FIRST, CORRECTIONS, FEELINGS, OTHER_PROGRAMS, TAKEN_BACK, EDITS)


def version(db: Connection) -> int:
    """Return how many migrations were applied to the file."""
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    return found


def migrate(db: Connection, until: int | None = None) -> None:
    """Apply the missing migrations in one transaction, all or none, `until` a version or all.

    Raises `sqlite3.Error` if that fails; the file is then as it was.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        until = len(MIGRATIONS) if until is None else until
        for script in MIGRATIONS[version(db) : until]:
            for statement in script.split(";"):
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {until}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
