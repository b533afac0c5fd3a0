"""Which of the languages that there are is nearest to what a person reads."""

from __future__ import annotations

import pytest

from spinecoach.core.phrases.language_tags import language_of, nearest, tag_of

OFFERED = ("de", "en", "es-419", "es-es", "fr", "pt-BR", "fr")


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("de_AT.UTF-8@euro", "de-at"),
        ("sr@latin", "sr"),
        ("pt-BR", "pt-br"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("", ""),
    ],
)
def test_a_locale_is_spelled_as_a_tag(name: str, tag: str) -> None:
    assert tag_of(name) == tag


def test_a_country_speaks_a_language() -> None:
    assert [language_of(tag) for tag in ("de-AT", "pt_BR", "en")] == ["de", "pt", "en"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["fr"], "fr"),
        (["de_CH.UTF-8"], "de"),
        (["pt-br"], "pt-BR"),
        (["pt-PT"], "pt-BR"),  # another country's, rather than none
        (["tlh", "fr-FR"], "fr"),
        (["C"], "en"),
        (["en_GB.UTF-8", "de"], "en"),
        (["tlh"], ""),
        ([], ""),
        (["es"], "es-es"),  # that of its own country
    ],
)
def test_the_first_language_that_is_there_is_taken(wanted: list[str], found: str) -> None:
    assert nearest(wanted, OFFERED) == found
