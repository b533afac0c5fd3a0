"""Stops PySide6 from inspecting every import.

PySide6 reads the source of each module that is imported after it, to find out whether that module
uses Qt. It does so for its `__feature__` names, which we do not use. The sources stay in
`linecache`: this costs a tenth of the start, and 6 MB.
"""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Load Qt, then restore Python's own import."""
    import PySide6.QtCore  # noqa: F401 - it begins to watch

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
