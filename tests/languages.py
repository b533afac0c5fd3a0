"""A language that nobody speaks, with every sentence of the phrase book: English with accents.

Where a test sees a text without an accent, no phrase book was asked, or one in English.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from devtools import catalogues

if TYPE_CHECKING:
    from pathlib import Path


def pseudo(text: str) -> str:
    """An English sentence as no language has it, longer and with accents; placeholders stay."""
    letters = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
    parts = [part if part.startswith("{") else part.translate(letters) for part in split(text)]
    return f"«{''.join(parts)}~»"


def split(text: str) -> list[str]:
    """The pieces of a sentence between and inside its placeholders."""
    return [piece for piece in text.replace("{", "\0{").replace("}", "}\0").split("\0") if piece]


def translate(catalogue: Catalog) -> None:
    """Translate every sentence of a catalogue."""
    for message in catalogue:
        if isinstance(message.id, str):
            message.string = pseudo(message.id) if message.id else message.string
        else:
            message.string = tuple(map(pseudo, message.id))


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
def compiled(tag: str) -> bytes:
    """Return the compiled catalogue of a whole language."""
    catalogue = Catalog(locale=tag, charset="utf-8")
    catalogue.update(catalogues.collected(catalogues.PHRASES))
    translate(catalogue)
    return catalogues.as_mo(catalogue)
