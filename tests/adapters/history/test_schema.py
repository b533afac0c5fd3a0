"""Migration from any version to the latest, in one transaction; the result is like a new file."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from spinecoach.adapters.history import schema as history_schema
from spinecoach.adapters.history.schema import APPLICATION_ID, MIGRATIONS, migrate, version


def fresh() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def tables(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Every table with its columns."""
    return db.execute(
        "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"
        " WHERE t.type = 'table' ORDER BY t.name, c.cid"
    ).fetchall()


@pytest.mark.parametrize("start", range(len(MIGRATIONS) + 1))
def test_every_version_comes_up_to_the_same_tables(
    start: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(fresh()) as old, closing(fresh()) as new:
        with monkeypatch.context() as patch:
            patch.setattr(history_schema, "MIGRATIONS", MIGRATIONS[:start])
            migrate(old)
        assert version(old) == start
        migrate(old)
        migrate(new)
        assert tables(old) == tables(new)
        assert version(old) == len(MIGRATIONS)
        assert old.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_migrating_twice_changes_nothing() -> None:
    with closing(fresh()) as db:
        migrate(db)
        before = tables(db)
        migrate(db)
        assert tables(db) == before


def test_a_broken_migration_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(fresh()) as db:
        migrate(db)
        before = tables(db)
        broken = (*MIGRATIONS, "CREATE TABLE moods (day TEXT); SELECT * FROM nowhere")
        monkeypatch.setattr(history_schema, "MIGRATIONS", broken)
        with pytest.raises(sqlite3.OperationalError):
            migrate(db)
        assert (tables(db), version(db)) == (before, len(MIGRATIONS))
