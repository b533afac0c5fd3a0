"""The kinds of input that are damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz import fuzz_files, fuzz_history, fuzz_imports, fuzz_worker

if TYPE_CHECKING:
    from tests.fuzz.limits import Case

KINDS: dict[str, Case] = {
    "packs": fuzz_files.damage_pack,
    "settings": fuzz_files.damage_settings,
    "profile": fuzz_files.damage_profile,
    "imports": fuzz_imports.damage_import,
    "worker": fuzz_worker.damage_protocol,
    "history": fuzz_history.damage_history,
}
