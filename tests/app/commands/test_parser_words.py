"""argparse speaks the language of the program: its headings, its help, what it says is wrong."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from gettext import GNUTranslations
from io import BytesIO

import pytest

from spinecoach.app.commands.options import _add_commands, _parser, parse
from spinecoach.app.commands.parser_words import argparse_speaks, texts
from spinecoach.core.phrases.commands import CommandPhrases
from tests.languages import compiled

ENGLISH = CommandPhrases()
PSEUDO = CommandPhrases(GNUTranslations(BytesIO(compiled("de"))))

FOR_PROGRAMMERS = re.compile(
    "conflict|__call__|unknown parser|argument \"-\"|can't open|merge|'required'|option string"
    "|dest=|mutually|cannot have|at most one|not callable|%s arguments?$"
)
"""Texts of argparse about parsers that are built wrongly, or of kinds that we do not have."""


def own_texts() -> set[str]:
    """Every text for which argparse asks gettext."""
    calls = (node for node in ast.walk(ast.parse(inspect.getsource(argparse))))
    return {
        str(call.args[0].value)
        for call in calls
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "_"
        and isinstance(call.args[0], ast.Constant)
    }


def test_all_that_argparse_says_to_people_has_words() -> None:
    missing = own_texts() - set(texts(ENGLISH))
    assert [text for text in missing if not FOR_PROGRAMMERS.search(text)] == []


def test_in_english_argparse_says_what_it_always_says() -> None:
    assert {text: words for text, words in texts(ENGLISH).items() if text != words} == {}


def parsers(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """The parser and those of all its commands."""
    below = (
        command
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for command in action.choices.values()
    )
    return [parser, *(found for command in below for found in parsers(command))]


def test_every_help_is_in_the_language() -> None:
    with argparse_speaks(PSEUDO):
        whole = _parser(PSEUDO)
        _add_commands(whole, PSEUDO)
        shown = [(parser.prog, parser.format_help()) for parser in parsers(whole)]
    commands = {word for program, _ in shown for word in program.split()}
    assert len(shown) > 10
    for program, text in shown:
        # What is ours stands in guillemets; names of commands, options and choices are everyone's.
        rest = re.sub("«[^»]*»", "", text, flags=re.DOTALL)
        rest = re.sub(r"\{[^}]*\}|--?[\w-]+", "", rest.replace(program, ""))
        assert set(re.findall("[A-Za-z]{2,}", rest)) <= {*commands, "ID", "WxH"}, text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["export"], "Diese"),
        (["--pace"], "ein Wert fehlt"),
        (["--version=1"], "nicht erlaubt"),
        (["render", "superman", "--step", "x", "--out", "f"], "ungültiger Wert (int): 'x'"),
        (["export", "--format", "doc"], "ungültige Auswahl: 'doc' (möglich sind 'csv', 'json'"),
        (["render", "x", "--step", "1", "--animate"], "nicht zusammen mit --step erlaubt"),
        (["--nothing"], "unbekannte Argumente: --nothing"),
    ],
)
def test_a_mistake_is_told_in_the_language(
    typed: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(["--language", "de", *typed])
    told = capsys.readouterr().err
    assert told.startswith("Aufruf: spinecoach")
    assert words.casefold() in told.casefold()


def test_argparse_is_left_as_it_was() -> None:
    before = vars(argparse)["_"]
    with pytest.raises(SystemExit, match="2"):
        parse(["--language", "de", "--nothing"])
    assert vars(argparse)["_"] is before


def test_in_french_a_colon_has_its_narrow_space_in_the_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        parse(["--language", "fr", "plan", "print", "--help"])
    told = capsys.readouterr().out
    assert re.findall(r"\w:$", told, re.MULTILINE) == []
    assert re.findall("\u202f:$", told, re.MULTILINE) != []
