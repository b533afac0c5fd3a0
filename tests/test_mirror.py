"""The tests stand in the rooms of the program: each module that decides has a file of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "spinecoach"

ELSEWHERE = {
    "core/phrases": "test_every_sentence.py makes each sentence with values of every kind",
}
"""Rooms whose modules need no file each, and why."""

BRANCHES = (
    *(ast.If, ast.IfExp, ast.Match, ast.Try, ast.BoolOp),
    *(ast.For, ast.While, ast.comprehension),
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def decides(path: Path) -> bool:
    """Return whether a function of the module has a branch."""
    functions = (
        one for one in ast.walk(ast.parse(path.read_bytes())) if isinstance(one, FUNCTIONS)
    )
    return any(isinstance(part, BRANCHES) for one in functions for part in ast.walk(one))


def test_a_module_that_decides_has_a_test_file_of_its_name() -> None:
    lacking = []
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE)
        own = TESTS / module.parent / f"test_{module.stem.strip('_')}.py"
        excused = module.parent.as_posix() in ELSEWHERE
        if not excused and not own.is_file() and decides(path):
            lacking.append(own)
    assert lacking == [], "write these"


def test_no_room_is_excused_that_is_not_there() -> None:
    assert all((PACKAGE / room).is_dir() for room in ELSEWHERE)


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        ("def f(x):\n    return x + 1", False),
        ("X = 1 if True else 2", False),  # no function
        ("def f(x):\n    return x or 1", True),
        ("class A:\n    def f(self):\n        for x in self:\n            x()", True),
        ("def f(x):\n    return [y for y in x]", True),
    ],
)
def test_a_module_decides_if_a_function_does(tmp_path: Path, source: str, *, is_one: bool) -> None:
    (tmp_path / "module.py").write_text(source)
    assert decides(tmp_path / "module.py") is is_one
