"""A language that nobody speaks, with every sentence of the phrase book: English with accents.

Where a test sees a text without an accent, no phrase book was asked, or one in English.
"""

from __future__ import annotations

import re
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from typing import TYPE_CHECKING

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from devtools import catalogues

from spinecoach import assets
from spinecoach.core.phrases.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path


LETTERS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")


def pseudo(text: str) -> str:
    """An English sentence as no language has it, longer and with accents; placeholders stay."""
    parts = [part if part.startswith("{") else part.translate(LETTERS) for part in split(text)]
    return f"«{''.join(parts)}~»"


def stretched(text: str) -> str:
    """The same with every vowel twice: a language that is about 40 % longer than English."""
    parts = [
        part if part.startswith("{") else re.sub("[aeiou]", twice, part) for part in split(text)
    ]
    return f"«{''.join(parts)}»"


def from_right(text: str) -> str:
    """The same in a script that is read from right to left: as if every letter were Hebrew."""
    parts = [
        part if part.startswith("{") else re.sub("[A-Za-z]", hebrew, part) for part in split(text)
    ]
    return "".join(parts)


def hebrew(letter: re.Match[str]) -> str:
    """A Hebrew letter in the place of a Latin one."""
    return chr(ord("א") + (ord(letter[0].lower()) - ord("a")) % 26)


def twice(vowel: re.Match[str]) -> str:
    """A vowel twice, with accents."""
    return 2 * vowel[0].translate(LETTERS)


def split(text: str) -> list[str]:
    """The pieces of a sentence between and inside its placeholders."""
    return [piece for piece in text.replace("{", "\0{").replace("}", "}\0").split("\0") if piece]


def translate(catalogue: Catalog, into: Callable[[str], str] = pseudo) -> None:
    """Translate every sentence of a catalogue."""
    for message in catalogue:
        if isinstance(message.id, str):
            message.string = into(message.id) if message.id else message.string
        else:
            message.string = tuple(map(into, message.id))


def translated(path: Path) -> None:
    """Fill in a `.po` file as a translator would."""
    catalogue = read_po(BytesIO(path.read_bytes()), locale="de")
    translate(catalogue)
    path.write_bytes(catalogues.as_po(catalogue))


def put_language(folder: Path, tag: str = "de") -> Path:
    """Put the compiled catalogue of a whole language into a folder; return its path."""
    path = folder / tag / "LC_MESSAGES" / "spinecoach.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(compiled(tag))
    return path


@cache
def collected() -> Catalog:
    """Return the sentences of the phrase book, with the words of the latest language."""
    return catalogues.collected(catalogues.PHRASES)


@cache
def compiled(tag: str, into: Callable[[str], str] = pseudo) -> bytes:
    """Return the compiled catalogue of a whole language."""
    catalogue = Catalog(locale=tag, charset="utf-8")
    catalogue.update(collected())
    translate(catalogue, into)
    return catalogues.as_mo(catalogue)


@cache
def phrases_of(into: Callable[[str], str], tag: str = "de") -> Phrases:
    """Return all sentences in a language that nobody speaks; `tag` names its rule for plurals."""
    return Phrases(GNUTranslations(BytesIO(compiled(tag, into))), "xx")


class Sentences:
    """Sentences of one language, some with placeholders in which anything may stand."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._all = {sentence.strip() for sentence in sentences}
        self._open = [
            (one[: one.index("{")], one[one.rindex("}") + 1 :], one)
            for one in self._all
            if "{" in one
        ]

    def has(self, text: str) -> bool:
        """Whether a text is one of the sentences."""
        return text in self._all or any(
            text.startswith(begin) and text.endswith(end) and _pattern(one).fullmatch(text)
            for begin, end, one in self._open
        )


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile(".+".join(map(re.escape, re.split("{.*?}", sentence))), re.DOTALL)


@cache
def _sentences(language: str) -> tuple[Sentences, Sentences]:
    """The English sentences whose words a language says otherwise, and how it says them."""
    path = assets.locale_dir() / language / "LC_MESSAGES" / f"{catalogues.DOMAIN}.po"
    catalogue = read_po(BytesIO(path.read_bytes()), locale=Locale.parse(language, sep="-"))
    pairs = [
        (english, own)
        for message in catalogue
        for english, own in zip(_forms(message.id), _forms(message.string), strict=False)
        if re.search("[A-Za-z]{2}", re.sub("{.*?}", "", english)) and english != own
    ]
    return Sentences(english for english, _ in pairs), Sentences(own for _, own in pairs)


def _forms(text: str | Sequence[str] | None) -> Sequence[str]:
    return (text,) if isinstance(text, str) else text or ()


@cache
def _is_left_in_english(text: str, language: str) -> bool:
    english, own = _sentences(language)
    return english.has(text) and not own.has(text)


def left_in_english(texts: Iterable[str], language: str) -> set[str]:
    """The texts that are an English sentence of ours, and none of the language."""
    return {text for text in map(str.strip, texts) if _is_left_in_english(text, language)}
