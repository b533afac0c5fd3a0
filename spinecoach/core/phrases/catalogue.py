"""Where the words of a language come from, and the base of all classes that hold sentences.

Babel finds the sentences by the names of the three methods of `PhraseGroup` that take them
(`text`, `plural`, `in_context`), so a sentence is always written out there as a literal.
`gettext.NullTranslations` and `gettext.GNUTranslations` are catalogues; the core itself reads
no files.
"""

from __future__ import annotations

from typing import Protocol


class Catalogue(Protocol):
    """The words of one language, looked up by their English source."""

    def gettext(self, message: str, /) -> str:
        """Return the translation of a sentence, or the sentence itself."""

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        """Return the form of a sentence that goes with the number."""

    def pgettext(self, context: str, message: str, /) -> str:
        """Return the translation of a sentence that means something else in other places."""


class SourceText:
    """The English source itself."""

    def gettext(self, message: str, /) -> str:
        """Return the sentence."""
        return message

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        """Return `singular` for one, else `plural`."""
        return singular if number == 1 else plural

    def pgettext(self, _context: str, message: str, /) -> str:
        """Return the sentence."""
        return message


ENGLISH = SourceText()


class PhraseGroup:
    """The sentences of one part of the program in one language.

    A translation whose placeholders do not fit is not shown: the English source takes its place.
    """

    def __init__(self, catalogue: Catalogue = ENGLISH) -> None:
        self._catalogue = catalogue

    def text(self, message: str, /, **values: object) -> str:
        """Return a sentence with its values filled in."""
        return _filled(self._catalogue.gettext(message), message, values)

    def plural(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """Return the form of a sentence that goes with `number`, which fills in `{number}`."""
        found = self._catalogue.ngettext(singular, plural, number)
        source = ENGLISH.ngettext(singular, plural, number)
        return _filled(found, source, {"number": number, **values})

    def in_context(self, context: str, message: str, /, **values: object) -> str:
        """Return a short text that one word of English says for several things."""
        return _filled(self._catalogue.pgettext(context, message), message, values)

    def decimal(self, number: float) -> str:
        """Return a number with the decimal sign of the language, without needless digits: "2.5"."""
        # Translators: what stands between the whole part of a number and its decimals.
        return f"{number:g}".replace(".", self.in_context("decimal sign", "."))


def _filled(found: str, source: str, values: dict[str, object]) -> str:
    try:
        return found.format(**values)
    except (KeyError, IndexError, ValueError, AttributeError, TypeError):
        return source.format(**values)
