"""Stops PySide6 from loading and reading what this program does not use.

PySide6 reads the source of each module that is imported after it, to find out whether that module
uses Qt. It does so for its `__feature__` names, which we do not use. The sources stay in
`linecache`: this costs a tenth of the start, and 6 MB.

It also compiles, at each start, the modules that describe its functions to people: their
signatures, and what was wrong with the arguments of a call. This costs another tenth. So these
modules are loaded only when somebody asks.
"""

from __future__ import annotations

import builtins
import sys
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = "shibokensupport.signature"
_LATER = ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
"""Modules of the package that nothing needs until somebody asks for a signature.

`mapping` is not one of them: Qt's own code looks into its dictionary.
"""


def import_plainly() -> None:
    """Load Qt, then restore Python's own import."""
    plain = builtins.__import__

    def importing(name: str, *how: object, **more: object) -> ModuleType:
        if name == _PACKAGE:  # nothing of the package is loaded yet
            builtins.__import__ = plain
            for each in _LATER:
                sys.modules.setdefault(f"{_PACKAGE}.{each}", _Later(f"{_PACKAGE}.{each}"))
        return plain(name, *how, **more)  # type: ignore[arg-type]

    builtins.__import__ = importing
    try:
        import PySide6.QtCore  # noqa: F401 - it begins to watch
    finally:
        builtins.__import__ = getattr(builtins, "__orig_import__", plain)


class _Later(ModuleType):
    """A module of PySide6 that is loaded as soon as something in it is looked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # whoever looks over all modules wants nothing of this one
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        with _findable():
            return getattr(import_module(self.__name__), name)


@contextmanager
def _findable() -> Iterator[None]:
    """Let Python find the package's modules, which PySide6 itself allows only while it begins."""
    importer = sys.modules[_PACKAGE].__loader__
    if not hasattr(importer, "find_spec"):
        yield
        return
    sys.meta_path.insert(0, importer)  # type: ignore[arg-type]
    try:
        yield
    finally:
        sys.meta_path.remove(importer)  # type: ignore[arg-type]
