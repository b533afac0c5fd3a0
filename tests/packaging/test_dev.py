"""`dev.py` on an old Python prints one clear line instead of a traceback."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import dev

if TYPE_CHECKING:
    import pytest


def test_an_old_python_names_the_one_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version_info", (3, 9, 2))
    monkeypatch.setattr("sys.argv", ["packaging/dev.py", "run"])
    monkeypatch.setattr("shutil.which", lambda name: name if name == "python3.12" else None)
    assert dev.too_old() == (
        "SpineCoach needs Python 3.11 or newer; this is 3.9. Type: python3.12 packaging/dev.py run"
    )


def test_where_there_is_no_newer_one_the_line_says_where_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    line = dev.too_old()
    assert "python.org" in line
    assert "\n" not in line


def test_an_old_python_can_read_the_door() -> None:
    ast.parse(Path(dev.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))
