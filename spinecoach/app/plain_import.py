"""Lets Qt watch no imports.

PySide6 reads the source of each module that is imported after it, to find out whether that module
uses Qt. It does so for its `__feature__` names, which we do not use. All that is read stays in
`linecache`: a tenth of the start, and 6 MB.
"""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Load Qt, and import everything else as Python does."""
    import PySide6.QtCore  # noqa: F401 - it begins to watch

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
