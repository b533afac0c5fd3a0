"""The names of languages, by their tags."""

from __future__ import annotations

from PySide6.QtCore import QLocale

SHORTER = {"en": "English", "es": "español"}
"""Names of languages in themselves, if Qt's also name a country: "American English"."""


def language_name(tag: str, spoken: str = "en") -> str:
    """Return the name of a tag's language ("en-gb": "English"), or the tag itself.

    `spoken` is the language of the window: Qt has the names of all languages in English, and each
    in its own language.
    """
    language = QLocale.codeToLanguage(tag.partition("-")[0])
    if language in {QLocale.Language.AnyLanguage, QLocale.Language.C}:
        return tag
    if spoken == "en":
        return QLocale.languageToString(language)
    return SHORTER.get(tag.partition("-")[0]) or QLocale(language).nativeLanguageName()
