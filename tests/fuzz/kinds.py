"""The kinds of input that are damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz import (
    fuzz_archive,
    fuzz_files,
    fuzz_history,
    fuzz_imports,
    fuzz_listening,
    fuzz_plan,
    fuzz_sharing,
    fuzz_worker,
)

if TYPE_CHECKING:
    from tests.fuzz.limits import Case

KINDS: dict[str, Case] = {
    "packs": fuzz_files.damage_pack,
    "settings": fuzz_files.damage_settings,
    "profile": fuzz_files.damage_profile,
    "people": fuzz_files.damage_people,
    "keys": fuzz_files.damage_keys,
    "imports": fuzz_imports.damage_import,
    "archive": fuzz_archive.damage_archive,
    "plan": fuzz_plan.damage_plan,
    "sharing": fuzz_sharing.damage_shared,
    "worker": fuzz_worker.damage_protocol,
    "listening": fuzz_listening.damage_listening,
    "history": fuzz_history.damage_history,
}
