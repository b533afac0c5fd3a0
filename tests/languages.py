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
    from collections.abc import Callable, Iterable, Mapping, Sequence
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


@cache
def _sentences(language: str) -> Mapping[re.Pattern[str], re.Pattern[str]]:
    """The English sentences whose words a language says otherwise, and how it says them."""
    path = assets.locale_dir() / language / "LC_MESSAGES" / f"{catalogues.DOMAIN}.po"
    catalogue = read_po(BytesIO(path.read_bytes()), locale=Locale.parse(language, sep="-"))
    return {
        _pattern(english): _pattern(own)
        for message in catalogue
        for english, own in zip(_forms(message.id), _forms(message.string), strict=False)
        if re.search("[A-Za-z]{2}", re.sub("{.*?}", "", english)) and english != own
    }


def _forms(text: str | Sequence[str] | None) -> Sequence[str]:
    return (text,) if isinstance(text, str) else text or ()


def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile(".+".join(map(re.escape, re.split("{.*?}", sentence.strip()))), re.DOTALL)


def left_in_english(texts: Iterable[str], language: str) -> set[str]:
    """The texts that are an English sentence of ours, and none of the language."""
    sentences = _sentences(language)
    own = {*sentences.values()}
    return {
        text
        for text in {text.strip() for text in texts}
        if any(english.fullmatch(text) for english in sentences)
        and not any(said.fullmatch(text) for said in own)
    }
