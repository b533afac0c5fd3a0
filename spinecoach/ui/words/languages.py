"""The names of languages, by their tags."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def language_name(tag: str) -> str:
    """Return the English name of a tag's language ("en-gb": "English"), or the tag itself."""
    language = QLocale.codeToLanguage(tag.partition("-")[0])
    if language in {QLocale.Language.AnyLanguage, QLocale.Language.C}:
        return tag
    return QLocale.languageToString(language)
