"""A plan as a file: a routine, who it is from, and the exercises that the program has not.

The file is an archive (`adapters.archive.container`): all of it is looked at in memory, within
bounds, and nothing is taken from one in which anything is wrong.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from spinecoach.adapters.archive.container import (
    AN_EXERCISE,
    ArchiveFault,
    ArchiveKind,
    pack,
    unpack,
)
from spinecoach.adapters.files.json_file import object_in
from spinecoach.adapters.files.profile import routine_of
from spinecoach.adapters.files.table import Table
from spinecoach.core.coaching.plan import LONGEST_AUTHOR, Plan
from spinecoach.core.record.archive import RefusalKind

if TYPE_CHECKING:
    from collections.abc import Mapping

ROUTINE = "plan.json"
"""The file in it with the routine and its author."""

MOST_BYTES = 20_000_000
"""Bytes of a plan, and of all that is in it: thirty long exercises in many languages."""

KIND = ArchiveKind(
    "spinecoach-plan", 1, re.compile(rf"plan\.json|{AN_EXERCISE}"), ROUTINE, MOST_BYTES
)


def written(plan: Plan, exercises: Mapping[str, bytes]) -> bytes:
    """Return the file of a plan with the files of exercises, by their names in it."""
    values = {"author": plan.author, "routine": asdict(plan.routine)}
    text = json.dumps(values, indent=2, sort_keys=True, ensure_ascii=False)
    return pack({ROUTINE: text.encode() + b"\n", **exercises}, KIND)


def read(content: bytes) -> tuple[Plan, dict[str, bytes]]:
    """Return the plan that a file holds, and its other files; raises `ArchiveFault`."""
    files = unpack(content, KIND)
    values = object_in(files.pop(ROUTINE))
    if values is None:
        raise ArchiveFault(RefusalKind.DAMAGED, ROUTINE)
    table = Table(values, (), [])
    author = table.text("author", characters=LONGEST_AUTHOR, empty=True, default="")
    routine = routine_of(table.table("routine"))
    if routine is None or table.mistakes:
        raise ArchiveFault(RefusalKind.DAMAGED, ROUTINE)
    return Plan(routine, author), files
