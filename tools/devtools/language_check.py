"""What a language still lacks, and what in it is wrong: `packaging/dev.py words --check`.

The sentences: all there, none fuzzy, the same placeholders as in English, spoken lines of no more
words than are taken in at once, months and days as CLDR has them, no space where the language has a
narrow one at which no line ends. The exercises: a words file for
each, with the sources of all facts, and nothing wrong in it.
"""

from __future__ import annotations

import re
import string
import tomllib
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol

from devtools import catalogues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

    from spinecoach.core.mistake import Problem

SPOKEN = ("spoken.py", "numbers.py")
"""The parts of the phrase book that are heard."""

LONGEST_LINE = 12
"""Words of the longest spoken line (docs/reference.md, section 8)."""

WRONG_SPACE = {"fr": re.compile(r"[ \u00a0](?=[:;?!»](?!\)))|« ")}
"""A space that stands before or after a sign where another one belongs (docs/glossary/fr.md)."""

PACKS = ("exercises", "exercises-optional", "warm-up")

ENGLISH = Locale("en")


class Flaw(NamedTuple):
    """What is wrong with one sentence or file; `lacking` tells that it is not there yet."""

    place: str
    what: str
    lacking: bool = False


def flaws_by_language(tags: Sequence[str]) -> dict[str, list[Flaw]]:
    """Return everything that each language lacks or has wrong.

    A check of an exercise reads its words in all languages, so it is made once for all.
    """
    from spinecoach.adapters.packs.shelf import problems_of

    look = cache(problems_of)
    return {tag: _flaws(tag, look) for tag in tags}


def _flaws(language: str, look: Callable[[Path], Sequence[Problem]]) -> list[Flaw]:
    path = catalogues.LOCALE / language / "LC_MESSAGES" / f"{catalogues.DOMAIN}.po"
    if not path.is_file():
        return [Flaw(str(path), f"is not there: packaging/dev.py words {language}", lacking=True)]
    locale = Locale.parse(language, sep="-")
    catalogue = read_po(BytesIO(path.read_bytes()), locale=str(locale))
    found = [flaw for message in catalogue if message.id for flaw in of_message(message)]
    found += _of_spaces(catalogue, language)
    return [*found, *_of_names(catalogue, locale), *_of_packs(language, look)]


def of_message(message: Message) -> Iterator[Flaw]:
    """Return what is wrong with the translation of one sentence."""
    source = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    place = repr(source[0])
    forms = catalogues.forms(message)
    if not all(forms):
        yield Flaw(place, "is not translated", lacking=True)
        return
    if message.fuzzy:
        yield Flaw(place, "is fuzzy: look at it and remove the mark", lacking=True)
    every = fields(" ".join(source))
    needed = fields(source[-1]) - ({"number"} if len(source) > 1 else set())
    for form in forms:
        try:
            its = fields(form)
        except ValueError as error:
            yield Flaw(place, f"{form!r}: {error}")
            continue
        wrong = (needed - its) | (its - every)
        if wrong:
            yield Flaw(place, f"{form!r}: these placeholders differ: {', '.join(sorted(wrong))}")
    if any(place.endswith(SPOKEN) for place, _ in message.locations):
        for form in forms:
            if len(form.split()) > max(LONGEST_LINE, len(source[-1].split())):
                yield Flaw(place, f"{form!r}: is spoken, {LONGEST_LINE} words at most")


def _of_spaces(catalogue: Catalog, language: str) -> Iterator[Flaw]:
    """Return the sentences with a space at which a line may end and must not."""
    if wrong := WRONG_SPACE.get(language):
        for message in catalogue:
            for form in catalogues.forms(message) if message.id else ():
                if wrong.search(form):
                    yield Flaw(repr(form), "has a wide space beside a sign: U+202F stands there")


def fields(text: str) -> set[str]:
    """Return the names of the placeholders of a sentence; raises `ValueError` for a broken one."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _of_names(catalogue: Catalog, locale: Locale) -> Iterator[Flaw]:
    """Return where months, days and the decimal sign are not as CLDR has them."""
    for (context, english), usual in usual_names(locale).items():
        message = catalogue.get(english, context)
        if message is None or not message.string:
            continue
        found = str(message.string)
        # CLDR writes some names without a capital, and some short ones with a full stop.
        if found.rstrip(".").casefold() != usual.rstrip(".").casefold():
            yield Flaw(repr(english), f"is {found!r}, in CLDR {usual!r}")


def usual_names(locale: Locale) -> dict[tuple[str | None, str], str]:
    """Return what CLDR calls months, days and the decimal sign, by context and English text."""
    long, short = get_month_names("wide", "format", ENGLISH), range(1, 13)
    months = get_month_names("wide", "format", locale)
    short_months = get_month_names("abbreviated", "stand-alone", locale)
    english_days = get_day_names("wide", "stand-alone", ENGLISH)
    days = get_day_names("wide", "stand-alone", locale)
    short_days = get_day_names("abbreviated", "stand-alone", locale)
    english_letters = get_day_names("narrow", "stand-alone", ENGLISH)
    letters = get_day_names("narrow", "stand-alone", locale)
    return {
        ("decimal sign", "."): get_decimal_symbol(locale),
        **{("long month" if long[n] == "May" else None, long[n]): months[n] for n in short},
        **{("short month", long[n][:3]): short_months[n] for n in short},
        **{(None, english_days[n]): days[n] for n in range(7)},
        **{(None, english_days[n][:3]): short_days[n] for n in range(7)},
        **{(f"the letter of {english_days[n]}", english_letters[n]): letters[n] for n in range(7)},
    }


def _of_packs(language: str, look: Callable[[Path], Sequence[Problem]]) -> Iterator[Flaw]:
    """Return the exercises without a words file, and what is wrong in those files."""
    from spinecoach.adapters.packs.shelf import words_files
    from spinecoach.core.phrases.phrases import Phrases

    for pack in packs():
        words = words_files(pack).get(language)
        place = str(pack.relative_to(catalogues.ROOT).with_suffix(f".{language}.toml"))
        if words is None:
            yield Flaw(place, "is not there", lacking=True)
            continue
        for problem in look(pack):
            if problem.file == str(words):
                yield Flaw(place, Phrases().packs.problem(problem))
        named, needed = (len(_sources(file)) for file in (words, pack))
        if named != needed:
            yield Flaw(place, f"names the sources of {named} facts of {needed}", lacking=True)


def _sources(pack: Path) -> dict[str, str]:
    """Return where the facts of an exercise come from, in the words of one file."""
    sources: dict[str, str] = tomllib.loads(pack.read_text(encoding="utf-8")).get("sources", {})
    return sources


def packs() -> list[Path]:
    """Return the files of all exercises of ours."""
    from spinecoach.adapters.packs.shelf import pack_files

    resources = catalogues.LOCALE.parent
    return [pack for folder in PACKS for pack in pack_files(resources / folder)]
