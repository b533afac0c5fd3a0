"""A question at a terminal, and lines that do a terminal no harm."""

from __future__ import annotations

import argparse
import sys
from io import StringIO

import pytest

from spinecoach.app.run.console import agreed, harmless
from spinecoach.core.phrases.phrases import Phrases
from tests.app.typist import Terminal


def options(**more: object) -> argparse.Namespace:
    return argparse.Namespace(phrases=Phrases(), **more)


@pytest.mark.parametrize(
    ("said", "agrees"), [("y\n", True), ("Yes \n", True), ("n\n", False), ("", False)]
)
def test_only_a_yes_agrees(monkeypatch: pytest.MonkeyPatch, said: str, *, agrees: bool) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(said))
    assert agreed(options(), "Shall it?") is agrees
    assert agreed(options(yes=True), "Shall it?")


def test_if_nobody_can_answer_the_option_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("y\n"))
    assert not agreed(options(), "Shall it?")
    assert "--yes" in capsys.readouterr().err


def test_no_character_of_a_file_controls_the_terminal() -> None:
    assert harmless("a\x1b[2Jb\n") == "a�[2Jb�"
