"""What the system says of the person's languages."""

from __future__ import annotations

import sys

import pytest

from spinecoach.adapters.system import languages


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({}, []),
        ({"LANG": "de_DE.UTF-8"}, ["de_DE.UTF-8"]),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR"}, ["fr_FR"]),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "es_ES"}, ["es_ES"]),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, ["de_DE.UTF-8"]),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "gsw:de:"}, ["gsw", "de"]),
        ({"LANGUAGE": "fr"}, ["fr"]),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fr"}, ["C.UTF-8"]),
    ],
)
def test_the_variables_of_gettext_name_languages(
    variables: dict[str, str], named: list[str]
) -> None:
    assert languages.of_environment(variables) == named


def test_linux_knows_no_other_place(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*languages.LOCALE, "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert languages.preferred() == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_system_that_does_not_answer_names_none(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*languages.LOCALE, "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    assert languages.preferred() == []


def test_the_list_of_macos_is_read() -> None:
    told = '(\n    "de-DE",\n    "en-DE",\n    fr\n)\n'
    assert languages.listed(told) == ["de-DE", "en-DE", "fr"]
