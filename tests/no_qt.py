"""A pytest plugin that makes every import of Qt fail: `pytest -p no:pytest-qt -p tests.no_qt`.

The core and the adapters promise to need no Qt. Under this plugin an import fails as on a machine
without Qt, so a test run proves the promise.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    import pytest

SETTINGS = (
    *("qt_api", "qt_qapp_name", "qt_no_exception_capture", "qt_default_raising"),
    *("qt_log_level_fail", "qt_log_ignore"),
)
BLOCKED = frozenset({"PySide6", "shiboken6", "pytestqt"})


class QtIsNotInstalled:
    """A finder, asked before all others, that refuses the packages of Qt."""

    def find_spec(
        self,
        fullname: str,
        _path: Sequence[str] | None = None,
        _target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Raise for a package of Qt; leave every other module to the next finder."""
        if fullname.partition(".")[0] in BLOCKED:
            message = f"No module named {fullname!r} (this test run is without Qt)"
            raise ModuleNotFoundError(message, name=fullname)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Accept the settings of the plugin that stays out: pyproject.toml has them for every run."""
    for name in SETTINGS:
        parser.addini(name, "no meaning without Qt")


def pytest_configure() -> None:
    """Refuse Qt from now on."""
    already = BLOCKED & sys.modules.keys()
    if already:
        message = f"imported before the door was closed: {', '.join(sorted(already))}"
        raise RuntimeError(message)
    sys.meta_path.insert(0, QtIsNotInstalled())
