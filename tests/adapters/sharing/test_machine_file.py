"""The file of a machine: the same bytes each time, and nothing from a file that is not whole."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.archive.container import HISTORY, ArchiveFault, pack
from spinecoach.adapters.sharing.machine_file import (
    KIND,
    MACHINE,
    MachineFile,
    digest_of,
    packed,
    printable,
    unpacked,
)
from spinecoach.core.record.archive import RefusalKind

FILE = MachineFile("aaaaaaaa", "laptop", b"{}", "2026")


def test_a_file_is_read_as_it_was_written_and_has_the_same_bytes_each_time() -> None:
    assert unpacked(packed(FILE)) == FILE
    assert packed(FILE) == packed(FILE)
    assert digest_of(packed(FILE)) != digest_of(packed(FILE._replace(name="desk")))


@given(st.integers(0, len(packed(FILE)) - 1))
def test_half_a_file_is_none(length: int) -> None:
    with pytest.raises(ArchiveFault):
        unpacked(packed(FILE)[:length])


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"machine": "x", "name": ""},
        {"machine": "aaaaaaaa", "name": 7},
        {"machine": "aaaaaaaa", "name": "", "part": "../2026"},
        [],
    ],
)
def test_a_file_that_names_no_machine_is_none(told: object) -> None:
    content = pack({HISTORY: b"{}", MACHINE: json.dumps(told).encode()}, KIND)
    with pytest.raises(ArchiveFault) as fault:
        unpacked(content)
    assert fault.value.refusal == (RefusalKind.DAMAGED, MACHINE)


def test_a_file_of_an_earlier_version_holds_the_whole_history() -> None:
    told = json.dumps({"machine": "aaaaaaaa", "name": "laptop"}).encode()
    assert unpacked(pack({HISTORY: b"{}", MACHINE: told}, KIND)) == FILE._replace(part="")


def test_a_file_of_a_newer_version_says_so() -> None:
    content = pack({HISTORY: b"{}", MACHINE: b"{}"}, KIND._replace(version=2))
    with pytest.raises(ArchiveFault) as fault:
        unpacked(content)
    assert fault.value.refusal.kind is RefusalKind.NEWER


def test_a_name_is_one_short_line() -> None:
    assert printable(" my\n\x1b[31mlap\u202etop ") == "my[31mlaptop"
    assert len(printable("x" * 300)) == 40
