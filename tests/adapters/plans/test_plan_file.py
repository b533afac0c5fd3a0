"""A plan as a file: what is packed comes out, and what is wrong is refused whole."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinecoach.adapters.archive.container import PERSON, ArchiveFault, pack
from spinecoach.adapters.plans.plan_file import KIND, ROUTINE, read, written
from spinecoach.core.coaching.plan import Plan
from spinecoach.core.coaching.routine import Item, Routine
from spinecoach.core.record.archive import RefusalKind

BACK = Routine(
    "Back", (Item("superman", "legs-only", 2, 10, note="slowly"), Item("row", weight_kg=4.0))
)
FILES = {"exercises/row.toml": b"id = 'row'", "exercises/row.de.toml": b"title = 'Rudern'"}
WHOLE = written(Plan(BACK, "Praxis Müller"), FILES)


def refused(content: bytes) -> RefusalKind:
    with pytest.raises(ArchiveFault) as caught:
        read(content)
    return caught.value.refusal.kind


def holding(**values: object) -> bytes:
    """A plan whose own file says something else."""
    own = json.loads(ZipFile(BytesIO(WHOLE)).read(ROUTINE))
    return pack({ROUTINE: json.dumps({**own, **values}).encode()}, KIND)


def test_what_is_packed_comes_out_and_the_same_plan_gives_the_same_bytes() -> None:
    assert read(WHOLE) == (Plan(BACK, "Praxis Müller"), FILES)
    assert written(Plan(BACK, "Praxis Müller"), dict(reversed(FILES.items()))) == WHOLE


def test_a_plan_is_no_archive_of_a_person_and_an_archive_no_plan() -> None:
    assert refused(pack({"history.json": b"{}"}, PERSON)) is RefusalKind.FOREIGN


@pytest.mark.parametrize(
    "values",
    [
        {"routine": None},
        {"routine": {"name": "Back", "items": []}},
        {"routine": {"name": "Back", "items": [{"exercise": "a", "sets": 11}]}},
        {"routine": {"name": "x" * 61, "items": [{"exercise": "a"}]}},
        {"routine": {"name": "a\u001b[2J", "items": [{"exercise": "a"}]}},
        {"routine": {"name": "Back", "items": [{"exercise": "a", "note": "x" * 121}]}},
        {"routine": {"name": "Back", "items": [{"exercise": f"e{n}"} for n in range(31)]}},
        {"author": "x" * 201},
        {"author": 7},
    ],
)
def test_a_plan_with_anything_wrong_in_it_is_refused(values: dict[str, object]) -> None:
    assert refused(holding(**values)) is RefusalKind.DAMAGED


def test_what_a_plan_says_beside_what_is_known_is_left_alone() -> None:
    assert read(holding(later="x"))[0] == Plan(BACK, "Praxis Müller")


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff"])
def test_a_plan_without_its_routine_is_refused(content: bytes) -> None:
    assert refused(pack({ROUTINE: content}, KIND)) is RefusalKind.DAMAGED
    assert refused(pack({"exercises/a.toml": content}, KIND)) is RefusalKind.DAMAGED


@pytest.mark.parametrize("name", ["history.json", "../plan.json", "exercises/../a.toml"])
def test_nothing_else_may_be_in_it(name: str) -> None:
    both = {ROUTINE: ZipFile(BytesIO(WHOLE)).read(ROUTINE), name: b"{}"}
    assert refused(pack(both, KIND)) is RefusalKind.LEADS_ELSEWHERE


def test_a_bomb_is_refused() -> None:
    bomb = pack({"exercises/a.toml": bytes(KIND.most_bytes + 1)}, KIND)
    assert len(bomb) < 100_000
    assert refused(bomb) is RefusalKind.TOO_LARGE


@given(st.integers(0, len(WHOLE) - 1))
@settings(max_examples=60)
def test_half_a_plan_brings_nothing(length: int) -> None:
    refused(WHOLE[:length])


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
@settings(max_examples=100)
def test_a_plan_with_one_byte_changed_is_refused_or_the_same(at: int, by: int) -> None:
    changed = WHOLE[:at] + bytes([WHOLE[at] ^ by]) + WHOLE[at + 1 :]
    try:
        found = read(changed)
    except ArchiveFault:
        return
    assert found == (Plan(BACK, "Praxis Müller"), FILES)
