"""Held entries are written together, each whole; what contradicts the rest is kept aside."""

from __future__ import annotations

import json
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history.file import open_history
from spinecoach.adapters.history.held import REFUSED, Held, keep_aside, write_all
from spinecoach.core.trouble import Trouble, TroubleKind
from tests.histories import SUNDAY

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

ADD = "INSERT INTO excused_days VALUES (?, ?, '2026-11-29')"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_history(tmp_path / "history.db", SUNDAY)) as db:
        yield db


def days(db: sqlite3.Connection) -> list[str]:
    return [row[0] for row in db.execute("SELECT day FROM excused_days ORDER BY day")]


def test_an_entry_is_written_whole_or_kept_aside_whole(
    db: sqlite3.Connection, tmp_path: Path
) -> None:
    good = Held([(ADD, ("a", "ill")), (ADD, ("b", "ill"))])
    bad = Held([(ADD, ("c", "ill")), (ADD, ("d", None))])
    last = Held([(ADD, ("e", "ill"))])
    aside = partial(keep_aside, tmp_path / "history.db", SUNDAY)
    written, refused = write_all(db, [good, bad, last], aside)
    assert (written, days(db)) == ([good, last], ["a", "b", "e"])
    (trouble,) = refused.values()
    assert trouble is not None
    assert (trouble.kind, trouble.path) == (
        TroubleKind.HISTORY_REFUSED,
        str(tmp_path / REFUSED),
    )
    (line,) = (tmp_path / REFUSED).read_text().splitlines()
    assert json.loads(line)["statements"] == [[ADD, ["c", "ill"]], [ADD, ["d", None]]]


def test_what_cannot_be_kept_aside_is_still_held(db: sqlite3.Connection, tmp_path: Path) -> None:
    (tmp_path / REFUSED).mkdir()
    bad = Held([(ADD, ("d", None))])
    written, refused = write_all(db, [bad], partial(keep_aside, tmp_path / "history.db", SUNDAY))
    assert (written, refused) == ([], {0: None})


@pytest.mark.parametrize("again", [True, False])
def test_only_what_is_written_again_may_be_there_already(
    db: sqlite3.Connection, *, again: bool
) -> None:
    db.execute(ADD, ("a", "ill"))
    db.commit()
    told = Trouble(TroubleKind.HISTORY_REFUSED)
    _, refused = write_all(db, [Held([(ADD, ("a", "ill"))], again=again)], lambda *_: told)
    assert refused == ({} if again else {0: told})
