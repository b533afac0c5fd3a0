"""Sentences for translators: collect them from the phrase book, keep every language up to date.

    python3 packaging/dev.py words            update and compile all languages
    python3 packaging/dev.py words LANGUAGE   the same, and begin a language by its tag, as "de"

The English sentences are literals in `spinecoach/core/phrases/`, as arguments of the three methods
that `KEYWORDS` names. Babel collects them into `resources/locale/spinecoach.pot`; a language is a
`.po` file beside it, which translators edit, and the `.mo` file made from it, which the program
reads with the standard library. The `.mo` files are committed, since a checkout runs without Babel.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from devtools import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel.messages.catalog import Message

ROOT = Path(stamp.ROOT)
PHRASES = ROOT / "spinecoach" / "core" / "phrases"
LOCALE = ROOT / "resources" / "locale"
DOMAIN = "spinecoach"
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
WIDTH = 100
KEYWORDS = {"text": None, "plural": (1, 2), "in_context": ((1, "c"), 2)}
"""The methods of `PhraseGroup` that take sentences, and which of their arguments these are."""


def main(arguments: Sequence[str]) -> int:
    """Bring template, languages and compiled files up to date; return the exit status."""
    LOCALE.mkdir(exist_ok=True)
    source = collected(PHRASES)
    TEMPLATE.write_bytes(as_po(source))
    if arguments:
        try:
            Locale.parse(arguments[0], sep="-")
        except (UnknownLocaleError, ValueError):
            print(f"{arguments[0]} is no language tag; use one like de or pt-BR.", file=sys.stderr)
            return 2
        begin(arguments[0], source)
    for path in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = updated(path, source)
        path.write_bytes(as_po(catalogue))
        path.with_suffix(".mo").write_bytes(as_mo(catalogue))
        print(f"{catalogue.locale_identifier}: {told(catalogue)}")
    print(f"{TEMPLATE.relative_to(ROOT)}: {len(source)} sentences")
    return 0


def collected(folder: Path) -> Catalog:
    """Return all sentences of the phrase book, in the order of its files."""
    catalogue = Catalog(project="SpineCoach", charset="utf-8", fuzzy=False)
    catalogue.header_comment = "# The sentences of SpineCoach. Made by: packaging/dev.py words"
    found = extract_from_dir(folder, [("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, comments, context in sorted(found, key=lambda one: one[:2]):
        # The file alone: line numbers would change with every edit above.
        catalogue.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalogue


def begin(language: str, source: Catalog) -> None:
    """Write an empty `.po` file for a language that has none yet."""
    path = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if path.exists():
        return
    path.parent.mkdir(parents=True)
    fresh = Catalog(locale=Locale.parse(language, sep="-"), project="SpineCoach", charset="utf-8")
    fresh.update(source)
    path.write_bytes(as_po(fresh))


def updated(path: Path, source: Catalog) -> Catalog:
    """Return a language with new sentences added and old ones dropped.

    A translation of a sentence that changed a little is kept and marked as fuzzy: it is not
    compiled until somebody looked at it, so the program shows the English source.
    """
    catalogue = read_po(BytesIO(path.read_bytes()), locale=path.parts[-3].replace("-", "_"))
    catalogue.update(source)
    catalogue.obsolete.clear()
    return catalogue


def told(catalogue: Catalog) -> str:
    """Return how complete a language is."""
    sentences = [message for message in catalogue if message.id]
    good = sum(all(_forms(message)) and not message.fuzzy for message in sentences)
    return f"{good} of {len(sentences)} sentences"


def _forms(message: Message) -> Sequence[str]:
    """The translations of a sentence: one, or one for each plural form."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as a `.po` file; the same catalogue gives the same bytes."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=WIDTH, omit_header=False, include_lineno=False)
    lines = buffer.getvalue().splitlines(keepends=True)
    dated = (b'"POT-Creation-Date:', b'"PO-Revision-Date:', b'"Generated-By:')
    return b"".join(line for line in lines if not line.startswith(dated))


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as a `.mo` file, without what is fuzzy."""
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
