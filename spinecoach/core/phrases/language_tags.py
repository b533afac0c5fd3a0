"""Language tags ("de", "pt-br"): one spelling, and which of several is nearest to what is wanted.

A tag is written in lower case with hyphens (BCP 47); the first part is the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCE = "en"
"""The language of the phrase book itself."""


def tag_of(name: str) -> str:
    """Return the tag of a language or a POSIX locale: "de-at" of "de_AT.UTF-8@euro".

    "C" and "POSIX" mean the language of the source.
    """
    tag = name.partition(".")[0].partition("@")[0].strip().replace("_", "-").lower()
    return SOURCE if tag in {"c", "posix"} else tag


def language_of(tag: str) -> str:
    """Return the language of a tag without its country or script: "de" of "de-at"."""
    return tag_of(tag).partition("-")[0]


def nearest(wanted: Iterable[str], offered: Iterable[str]) -> str:
    """Return what is offered for the first wanted tag that has something; "" if none has.

    The tag itself is best, then its language, then that of its own country ("fr-fr" for "fr"), then
    another country's. Of several with one tag the first is taken.
    """
    tags: dict[str, str] = {}
    for tag in offered:
        tags.setdefault(tag_of(tag), tag)
    for one in map(tag_of, wanted):
        language = language_of(one)
        if found := tags.get(one) or tags.get(language) or tags.get(f"{language}-{language}"):
            return found
        if relatives := sorted(tag for tag in tags if language_of(tag) == language):
            return tags[relatives[0]]
    return ""
