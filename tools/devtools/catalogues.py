"""Sentences for translators: collect them from the phrase book, keep every language up to date.

    python3 packaging/dev.py words            update and compile all languages
    python3 packaging/dev.py words LANGUAGE   the same, and begin a language by its tag, as "de"
    python3 packaging/dev.py words --check    say what each language lacks and what is wrong in it
    python3 packaging/dev.py words --check LANGUAGE   the same of one language

The English sentences are literals in `spinecoach/core/phrases/`, as arguments of the three methods
that `METHODS` names. They are collected into `resources/locale/spinecoach.pot`; a language is a
`.po` file beside it, which translators edit, and the `.mo` file made from it, which the program
reads with the standard library. The `.mo` files are committed, since a checkout runs without Babel.
"""

from __future__ import annotations

import ast
import re
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from devtools import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from babel.messages.catalog import Message

ROOT = Path(stamp.ROOT)
PHRASES = ROOT / "spinecoach" / "core" / "phrases"
LOCALE = ROOT / "resources" / "locale"
DOMAIN = "spinecoach"
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
WIDTH = 100
CHECK = "--check"
NOTE = "Translators:"
"""How a comment above a sentence begins that is meant for translators."""

VALUE = re.compile(r"\{\w+")
"""How the place of a value in a sentence begins."""

BRACES = "python-brace-format"
"""The flag of a sentence with such places."""

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The date in every compiled file: the true one would change it at each run."""

IN_CONTEXT = "in_context"
METHODS = {"text": 1, "plural": 2, IN_CONTEXT: 2}
"""The methods of `PhraseGroup` that take sentences, and how many texts each takes first."""


def main(arguments: Sequence[str]) -> int:
    """Bring template, languages and compiled files up to date; return the exit status."""
    if list(arguments[:1]) == [CHECK]:
        return checked(arguments[1:] or languages())
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


def languages() -> list[str]:
    """Return the tags of all languages that were begun."""
    return sorted(path.parts[-3] for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def checked(tags: Sequence[str]) -> int:
    """Print what is missing and wrong in each of the languages; return 1 if anything is."""
    from devtools.language_check import flaws_by_language

    any_found = False
    for tag, found in flaws_by_language(tags).items():
        any_found = any_found or bool(found)
        for flaw in found:
            print(f"{tag}: {flaw.place}: {flaw.what}")
        lacking = sum(flaw.lacking for flaw in found)
        print(f"{tag}: {lacking} missing, {len(found) - lacking} wrong")
    return int(any_found)


def collected(folder: Path) -> Catalog:
    """Return all sentences of the phrase book, in the order of its files."""
    catalogue = Catalog(project="SpineCoach", charset="utf-8", fuzzy=False)
    catalogue.header_comment = "# The sentences of SpineCoach. Made by: packaging/dev.py words"
    for path in sorted(folder.glob("*.py")):
        for method, texts, notes in literals(path.read_text(encoding="utf-8")):
            context = texts.pop(0) if method == IN_CONTEXT else None
            message = texts[0] if len(texts) == 1 else tuple(texts)
            # The file alone: line numbers would change with every edit above.
            catalogue.add(message, locations=[(path.name, 0)], auto_comments=notes, context=context)
    return catalogue


def literals(source: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Return the method, the texts and the notes for translators of each call in a module.

    Babel's own reader of Python takes the next parenthesis behind a variable called `text` for
    the call of a method of that name, and loses what follows.
    """
    lines = source.splitlines()
    calls = [call for call in ast.walk(ast.parse(source)) if isinstance(call, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(call.func, ast.Attribute) and call.func.attr in METHODS:
            texts = [
                argument.value
                for argument in call.args[: METHODS[call.func.attr]]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ]
            if len(texts) < METHODS[call.func.attr]:
                raise ValueError(f"line {call.lineno}: a sentence is written out as a literal")
            above = lines[call.lineno - 2].strip(" #")
            yield call.func.attr, texts, [above] if above.startswith(NOTE) else []


def begin(language: str, source: Catalog) -> None:
    """Write a `.po` file for a language that has none yet: empty but for months and days."""
    from devtools.language_check import usual_names

    path = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if path.exists():
        return
    path.parent.mkdir(parents=True)
    locale = Locale.parse(language, sep="-")
    fresh = Catalog(locale=locale, project="SpineCoach", charset="utf-8")
    fresh.update(source)
    for (context, english), usual in usual_names(locale).items():
        if (message := fresh.get(english, context)) is not None:
            message.string = usual
    path.write_bytes(as_po(fresh))


def updated(path: Path, source: Catalog) -> Catalog:
    """Return a language with new sentences added and old ones dropped.

    A translation of a sentence that changed a little is kept and marked as fuzzy: it is not
    compiled until somebody looked at it, so the program shows the English source.
    """
    catalogue = read_po(BytesIO(path.read_bytes()), locale=path.parts[-3].replace("-", "_"))
    catalogue.update(source)
    catalogue.obsolete.clear()
    for message in catalogue:
        if message.id:
            tidy(message)
    return catalogue


def tidy(message: Message) -> None:
    """Keep of what was guessed for a new sentence only what a translator can start from.

    Babel takes the translation of the sentence that is most alike, with its flags, even if it holds
    other values or none at all: then an empty one is better.
    """
    values = {name for text in texts(message.id) for name in VALUE.findall(text)}
    guessed = {name for text in forms(message) for name in VALUE.findall(text)}
    if message.fuzzy and (not any(forms(message)) or guessed != values):
        message.string = "" if isinstance(message.id, str) else ()
        message.flags.discard("fuzzy")
    message.flags.discard(BRACES)
    if message.python_brace_format:
        message.flags.add(BRACES)


def texts(message_id: str | Sequence[str]) -> Sequence[str]:
    """Return the texts of a sentence: one, or singular and plural."""
    return [message_id] if isinstance(message_id, str) else message_id


def told(catalogue: Catalog) -> str:
    """Return how complete a language is."""
    sentences = [message for message in catalogue if message.id]
    good = sum(all(forms(message)) and not message.fuzzy for message in sentences)
    return f"{good} of {len(sentences)} sentences"


def forms(message: Message) -> Sequence[str]:
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
    """Return a catalogue as a `.mo` file, without what is fuzzy; the same gives the same bytes."""
    catalogue.creation_date = catalogue.revision_date = UNDATED
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
