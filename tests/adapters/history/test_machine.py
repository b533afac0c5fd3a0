"""What a history notes of its machine: kept in the history itself, and bounded."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from spinecoach.adapters.history.machine import MOST_READ, MOST_WRITTEN, MachineNotes, ReadFile

if TYPE_CHECKING:
    from spinecoach.adapters.history.sqlite import SqliteHistory

AT = "2026-11-22T12:00:00+01:00"


def test_a_new_history_has_a_mark_and_knows_of_nothing(history: SqliteHistory) -> None:
    notes = MachineNotes(history.store)
    assert len(notes.id) == 8
    assert (notes.written, notes.read) == ([], {})


def test_what_was_written_and_read_is_known_again_up_to_a_bound(history: SqliteHistory) -> None:
    notes = MachineNotes(history.store)
    for number in range(MOST_WRITTEN + 3):
        history.store.write(*notes.write_again("2026", "m", f"{number}"), wait=None)
    assert notes.written == [f"{number}" for number in range(3, MOST_WRITTEN + 3)]
    assert notes.published == {"2026": ["m", f"{MOST_WRITTEN + 2}"]}
    read = {f"{n}": ReadFile(f"{n}", "aaaaaaaa", "laptop", f"{n:04}") for n in range(MOST_READ + 3)}
    history.store.write(notes.keep_read(read), wait=None)
    assert notes.read == {name: read[name] for name in list(read)[3:]}


def test_another_machine_has_another_mark_and_wrote_nothing_yet(history: SqliteHistory) -> None:
    notes = MachineNotes(history.store)
    before = notes.id
    written = notes.write_again("2026", "m", "x")
    history.store.write(*written, *notes.become_another(), wait=None)
    assert notes.id != before
    assert (notes.written, notes.published) == ([], {})


def test_damaged_notes_are_none(history: SqliteHistory) -> None:
    notes = MachineNotes(history.store)
    for damaged in ("[]", "{", '{"a": 7}', '{"a": []}'):
        for name in ("read", "published"):
            history.store.write(
                ("INSERT OR REPLACE INTO machine VALUES (?, ?)", (name, damaged)), wait=None
            )
        assert (notes.read, notes.published) == ({}, {})
    assert ReadFile("x", "m", "n", AT).moment == datetime.fromisoformat(AT)
    assert ReadFile("x", "m", "n", "then").moment is None
