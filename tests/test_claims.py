"""No text on the screen or in speech claims to treat, to prevent, to diagnose or to see.

Everything that can be shown or said is read: the strings of the program but
its docstrings, and every word of the exercise files (docs/reference.md,
section 4: intended use is read from all that a program says).
"""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]

CLAIMS = re.compile(
    r"""\b(
    treat(s|ed|ing|ment)? | reliev\w+ | relief | rehab\w* | therap\w+ | prevent\w* | injur\w+
    | diagnos\w+ | cur(e|es|ed|ing) | heal(s|ed|ing)? | cleared | patients? | prescri\w+
    | safe\ for\ you | pain-free | fix(es)?\ your | medical
    | I\ (can\ )?see | we\ see | good\ form | perfect\ form | looking\ good | looks\ good
    | well\ done | great\ job | watch(es|ing)?\ you
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that would make a claim, or that only somebody with eyes may say."""

DENIALS = ("does not diagnose, treat or prevent", "diagnoses nothing")
"""Where such a word may stand: in saying that it is not so."""


def shown_strings(path: Path) -> Iterator[tuple[int, str]]:
    """All strings of a module but its docstrings, which nobody is shown."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    silent = {id(statement.value) for statement in nodes if isinstance(statement, ast.Expr)}
    for node in nodes:
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
        ):
            yield node.lineno, node.value


def words_of(value: object) -> Iterator[str]:
    """Every word of a TOML file, keys included: a key may be a sentence that is shown."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)


def claims(text: str) -> list[str]:
    for denial in DENIALS:
        text = text.replace(denial, "")
    return [found.group() for found in CLAIMS.finditer(text)]


def test_the_program_claims_nothing() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {made}"
        for path in sorted((ROOT / "spinecoach").rglob("*.py"))
        for line, text in shown_strings(path)
        if (made := claims(text))
    ]
    assert found == []


@pytest.mark.parametrize("folder", ["exercises", "exercises-optional"])
def test_the_exercises_claim_nothing(folder: str) -> None:
    packs = sorted((ROOT / "resources" / folder).glob("*.toml"))
    assert packs
    for pack in packs:
        content = tomllib.loads(pack.read_text(encoding="utf-8"))
        content.pop("sources", None)  # titles of papers, not ours
        found = [claim for text in words_of(content) for claim in claims(text)]
        assert (pack.name, found) == (pack.name, [])


@pytest.mark.parametrize(
    "text",
    [
        "This routine treats back pain.",
        "Prevents injuries",
        "Good form, keep going",
        "I see you move",
        "relief for your back",
    ],
)
def test_a_claim_is_found_if_there_is_one(text: str) -> None:
    assert claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "It does not diagnose, treat or prevent any condition.",
        "Nice work.",
        "Keep your chest still.",
    ],
)
def test_what_claims_nothing_passes(text: str) -> None:
    assert claims(text) == []
