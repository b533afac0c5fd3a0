"""Qt's watch over imports ends, and the imports go on; `tests/ui/test_start` sees it in a start."""

from __future__ import annotations

import builtins
import subprocess
import sys
from typing import TYPE_CHECKING

from spinecoach.app.window.plain_import import import_plainly
from tests.patience import PATIENCE

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


ASKED = """
import sys
from spinecoach.app.window.plain_import import import_plainly

import_plainly()
from PySide6.QtCore import QPoint, QRect

def loaded():
    return [hasattr(sys.modules["shibokensupport.signature." + each], "__file__")
            for each in ("errorhandler", "layout", "parser")]

print(*loaded())
for wrong in (lambda: QRect("here"), lambda: QPoint().setX("far")):
    try:
        wrong()
    except TypeError as error:
        print(str(error).splitlines()[0])
print(*loaded())
"""


def test_qt_loads_what_describes_its_functions_when_a_call_is_wrong() -> None:
    said = subprocess.check_output([sys.executable, "-c", ASKED], text=True, timeout=PATIENCE)
    assert said.splitlines() == [
        "False False False",
        "'PySide6.QtCore.QRect.__init__' called with wrong argument types:",
        "'PySide6.QtCore.QPoint.setX' called with wrong argument types:",
        "True True True",
    ]
