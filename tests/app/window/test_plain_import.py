"""Qt's watch over imports ends, and the imports go on; `tests/ui/test_start` sees it in a start."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from spinecoach.app.window.plain_import import import_plainly

if TYPE_CHECKING:
    import pytest


def test_imports_are_as_they_were_before_qt_was_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    import PySide6.QtCore  # noqa: F401

    watched = vars(builtins)["__feature_import__"]
    monkeypatch.setattr(builtins, "__import__", watched)  # another test may have ended it
    import_plainly()
    assert builtins.__import__ is not watched
    import json.decoder

    assert json.decoder.JSONDecoder().decode("[1]") == [1]


def test_a_qt_that_keeps_no_import_of_its_own_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import PySide6.QtCore  # noqa: F401

    plain = vars(builtins)["__orig_import__"]
    monkeypatch.setattr(builtins, "__import__", plain)  # the watch needs what is taken away
    monkeypatch.delattr(builtins, "__orig_import__")
    import_plainly()
    assert builtins.__import__ is plain
