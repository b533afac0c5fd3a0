"""Translates argparse's own texts (headings, errors) into the language of the program.

argparse asks gettext for each of them, but no catalogue for it exists. Here it asks the phrase book
instead; texts that a later Python has changed stay English.
"""

from __future__ import annotations

import argparse
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spinecoach.core.phrases.command_help import CommandHelpPhrases


@contextmanager
def argparse_speaks(words: CommandHelpPhrases) -> Iterator[None]:
    """Let argparse use our words while a command line is parsed."""
    known, names = texts(words), vars(argparse)
    before = names["_"]
    names["_"] = lambda text: known.get(text, text)
    try:
        yield
    finally:
        names["_"] = before


def texts(words: CommandHelpPhrases) -> Mapping[str, str]:
    """Return our words for each text of argparse, with its placeholders."""
    choice = "invalid choice: %(value)r (choose from %(choices)s)"
    unclear = "ambiguous option: %(option)s could match %(matches)s"
    return {
        "usage: ": words.usage(),
        "positional arguments": words.positional_arguments(),
        "options": words.options(),
        "show this help message and exit": words.show_help(),
        "show program's version number and exit": words.show_version(),
        "%(prog)s: error: %(message)s\n": words.mistake("%(prog)s", "%(message)s") + "\n",
        "argument %(argument_name)s: %(message)s": words.of_argument(
            "%(argument_name)s", "%(message)s"
        ),
        "invalid %(type)s value: %(value)r": words.wrong_value("%(type)s", "%(value)r"),
        choice: words.wrong_choice("%(value)r", "%(choices)s"),
        "the following arguments are required: %s": words.wanted("%s"),
        "one of the arguments %s is required": words.one_wanted("%s"),
        "unrecognized arguments: %s": words.unknown("%s"),
        "expected one argument": words.value_wanted(),
        "expected at least one argument": words.values_wanted(),
        "ignored explicit argument %r": words.no_value_wanted("%r"),
        "not allowed with argument %s": words.not_together("%s"),
        unclear: words.unclear("%(option)s", "%(matches)s"),
    }
