"""Chooses the language: as typed, else as set, else the system's, if its catalogue exists.

If a catalogue cannot be read, that is logged and English is used.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from spinecoach.core.phrases.language_tags import SOURCE, nearest
from spinecoach.core.phrases.phrases import Phrases

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from spinecoach.core.phrases.commands import CommandPhrases

SYSTEM = "system"
"""The value of the setting that leaves the choice to the system."""

DRAFTS = frozenset({"it", "pt-br"})
"""Languages that are translated in part: offered, but never taken because the system speaks them.

What is missing is in English.
"""


def phrases_for(data_dir: Path | None, typed: str = "", *, data: Path | None = None) -> Phrases:
    """Return all sentences in the language for this person.

    `data_dir` is the folder named on the command line, if any, `typed` the language, `data` the
    folder of one of several people.
    """
    return _phrases(language_for(data_dir, typed, data=data), data_dir)


def language_for(data_dir: Path | None, typed: str = "", *, data: Path | None = None) -> str:
    """Return the tag of the language: of the offered ones, the nearest to the wanted one."""
    from spinecoach.adapters.files.settings import kept_language
    from spinecoach.app.run.paths import Paths

    wanted = typed or kept_language(data or Paths.of(data_dir).data)
    if wanted == SYSTEM:
        from spinecoach.adapters.system.languages import preferred

        return nearest(preferred(), {*languages()} - DRAFTS) or SOURCE
    return nearest([wanted], languages()) or SOURCE


def add_option(
    parser: argparse.ArgumentParser, words: CommandPhrases, *, explained: bool = False
) -> None:
    """Allow `--language`, which `parse` has read before; only the main help explains it."""
    from argparse import SUPPRESS

    parser.add_argument(
        "--language",
        type=partial(_tag, words),
        default=SUPPRESS,
        metavar=words.a_language(),
        help=words.language(", ".join(languages())) if explained else SUPPRESS,
    )


def add_person(
    parser: argparse.ArgumentParser, words: CommandPhrases, *, explained: bool = False
) -> None:
    """Allow `--person`, which `parse` has read before; it is explained in the main help alone."""
    from argparse import SUPPRESS

    parser.add_argument(
        "--person",
        default="" if explained else SUPPRESS,
        metavar=words.a_name(),
        help=words.person() if explained else SUPPRESS,
    )


def _tag(words: CommandPhrases, typed: str) -> str:
    """Return the tag of the language that was typed; raises `ArgumentTypeError`."""
    tag = nearest([typed], languages())
    if not tag:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(words.language_wanted(typed, ", ".join(languages())))
    return tag


def languages() -> Sequence[str]:
    """Return the tags of all languages that can be chosen."""
    from spinecoach import assets
    from spinecoach.adapters.files.catalogues import offered

    try:
        return offered(assets.locale_dir())
    except assets.AssetError:
        return [SOURCE]  # the code that needs the missing files reports them


def names(data_dir: Path | None = None) -> dict[str, str]:
    """Return all languages that can be chosen, each by its own name."""
    return {tag: _phrases(tag, data_dir).common.language() for tag in languages()}


def _phrases(language: str, data_dir: Path | None) -> Phrases:
    if language == SOURCE:
        return Phrases()
    from spinecoach import assets
    from spinecoach.adapters.files.catalogues import CatalogueError, read

    try:
        return Phrases(read(assets.locale_dir(), language), language)
    except CatalogueError as error:
        from spinecoach.app.run.failure import log

        log(error, data_dir)
        return Phrases()
