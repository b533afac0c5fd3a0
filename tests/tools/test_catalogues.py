"""Translators get every sentence of the phrase book, and the program reads what they write."""

from __future__ import annotations

import gettext
import shutil
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from devtools import catalogues
from devtools.catalogues import languages
from devtools.language_check import PACKS, flaws_by_language

from spinecoach.core.phrases.phrases import Phrases
from tests.adapters.packs.test_words_files import GERMAN, NUMBERS, put
from tests.languages import translated

NAMES = 46
"""Months in two lengths, days in three, and the decimal sign."""

GROUPS = ("catalogue", "charts", "common", "numbers", "today")

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog


@pytest.fixture(scope="module")
def source() -> Catalog:
    return catalogues.collected(catalogues.PHRASES)


@pytest.fixture
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of languages of our own, without exercises, so that the real one stays as it is.

    Its sentences are those of a few groups: all take a second at each turn.
    """
    phrases = tmp_path / "phrases"
    phrases.mkdir()
    for group in GROUPS:
        shutil.copy(catalogues.PHRASES / f"{group}.py", phrases)
    monkeypatch.setattr(catalogues, "PHRASES", phrases)
    folder = tmp_path / "resources" / "locale"
    for packs in PACKS:
        (folder.parent / packs).mkdir(parents=True)
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "LOCALE", folder)
    monkeypatch.setattr(catalogues, "TEMPLATE", folder / "spinecoach.pot")
    return folder


def test_the_template_holds_every_sentence(source: Catalog) -> None:
    """Whoever changes a sentence runs `packaging/dev.py words`."""
    assert catalogues.TEMPLATE.read_bytes() == catalogues.as_po(source)


def test_every_language_is_up_to_date_and_compiled(source: Catalog) -> None:
    for path in catalogues.LOCALE.glob("*/LC_MESSAGES/*.po"):
        fresh = catalogues.updated(path, source)
        assert path.read_bytes() == catalogues.as_po(fresh)
        assert path.with_suffix(".mo").read_bytes() == catalogues.as_mo(fresh)


def test_a_language_is_begun_translated_and_read_by_the_program(locale: Path) -> None:
    assert catalogues.main(["de"]) == 0
    path = locale / "de" / "LC_MESSAGES" / "spinecoach.po"
    before = gettext.translation("spinecoach", locale, ["de"])
    assert Phrases(before).today.start() == "Start"  # nothing is translated yet
    translated(path)
    assert catalogues.main([]) == 0
    phrases = Phrases(gettext.GNUTranslations(BytesIO(path.with_suffix(".mo").read_bytes())))
    assert phrases.today.start() == "«Stárt~»"
    assert phrases.today.sets_of(2, 8) == "«2 séts óf 8~»"
    assert phrases.today.pace_slow() == "«Slów~»"


def test_a_sentence_that_changed_is_fuzzy_and_shown_in_english(locale: Path) -> None:
    catalogues.main(["de"])
    path = locale / "de" / "LC_MESSAGES" / "spinecoach.po"
    translated(path)
    text = path.read_text(encoding="utf-8")
    old = 'msgid "Change the routine"'
    assert old in text
    path.write_text(text.replace(old, 'msgid "Change this routine"'), encoding="utf-8")
    catalogues.main([])
    phrases = Phrases(gettext.GNUTranslations(BytesIO(path.with_suffix(".mo").read_bytes())))
    assert phrases.today.change_routine() == "Change the routine"


def test_a_guess_for_a_new_sentence_that_holds_other_values_is_left_out(locale: Path) -> None:
    catalogues.main(["de"])
    path = locale / "de" / "LC_MESSAGES" / "spinecoach.po"
    translated(path)
    text = path.read_text(encoding="utf-8")
    old = 'msgid "{things} and {last}"'
    assert old in text
    for now, before in ((old, 'msgid "{things} and {least}"'), ("ánd {last}", "ánd {least}")):
        text = text.replace(now, before)
    path.write_text(text, encoding="utf-8")
    catalogues.main([])
    fresh = path.read_text(encoding="utf-8")
    assert f'{old}\nmsgstr ""' in fresh
    catalogues.main([])
    assert path.read_text(encoding="utf-8") == fresh


def test_a_language_keeps_what_was_translated_when_it_is_begun_again(locale: Path) -> None:
    catalogues.main(["de"])
    path = locale / "de" / "LC_MESSAGES" / "spinecoach.po"
    translated(path)
    catalogues.main(["de"])
    assert "«Stárt~»" in path.read_text(encoding="utf-8")


def test_what_is_no_language_is_said_so(locale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogues.main(["../x"]) == 2
    assert "no language tag" in capsys.readouterr().err
    assert not list(locale.glob("*/"))


def test_a_sentence_is_found_wherever_it_is_called_and_a_variable_called_text_is_none() -> None:
    source = """
def capitalised(self, text):
    return text[:1].upper() + text[1:]

def shown(self):
    # Translators: a day.
    return self.text("Monday"), self.plural("a", "b", len(text)), self.in_context("x", "y")
"""
    assert list(catalogues.literals(source)) == [
        ("text", ["Monday"], ["Translators: a day."]),
        ("plural", ["a", "b"], ["Translators: a day."]),
        ("in_context", ["x", "y"], ["Translators: a day."]),
    ]


def test_a_sentence_that_is_no_literal_is_refused_with_its_line() -> None:
    with pytest.raises(ValueError, match="line 2: a sentence is written out"):
        list(catalogues.literals("\nself.text(words)"))


# --- the check ---------------------------------------------------------------------------------


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    capsys.readouterr()
    assert catalogues.main(["--check", *words]) == 1
    return capsys.readouterr().out.splitlines()


def begun(locale: Path, *, whole: bool = False) -> Path:
    catalogues.main(["de"])
    path = locale / "de" / "LC_MESSAGES" / "spinecoach.po"
    if whole:
        translated(path)
    return path


def test_a_language_begins_with_the_months_and_the_decimal_sign_of_its_country(
    locale: Path,
) -> None:
    text = begun(locale).read_text(encoding="utf-8")
    assert 'msgid "December"\nmsgstr "Dezember"' in text
    assert 'msgid "Mon"\nmsgstr "Mo"' in text
    assert 'msgctxt "decimal sign"\nmsgid "."\nmsgstr ","' in text


def test_the_check_counts_what_is_not_translated_and_names_it(
    locale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(locale)
    source = catalogues.collected(catalogues.PHRASES)
    lines = told(capsys, "de")
    assert "de: 'Days a week': is not translated" in lines
    assert lines[-1] == f"de: {len(source) - NAMES} missing, 0 wrong"


def test_the_check_names_placeholders_that_differ_and_lines_that_are_too_long_to_hear(
    locale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = begun(locale, whole=True)
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("«{things} ánd {last}~»", "{dinge} und {last}"),
        ("«Zéró.~»", "so viele wie es nur geben kann und noch viele mehr als das"),
        ("«{number} %~»", "{number %"),
    ):
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    lines = told(capsys)
    assert any("'{things} and {last}'" in line and "dinge, things" in line for line in lines)
    assert any("'Zero.'" in line and "12 words at most" in line for line in lines)
    assert any("'{number} %'" in line and "expected '}'" in line for line in lines)


def test_the_check_wants_the_narrow_space_of_french_signs(
    locale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogues.main(["fr"])
    path = locale / "fr" / "LC_MESSAGES" / "spinecoach.po"
    written = path.read_text(encoding="utf-8")
    for text, wrong in (("Jours\u202f!", False), ("Jours !", True), ("« Jours\u202f»", True)):
        changed = written.replace('"Days a week"\nmsgstr ""', f'"Days a week"\nmsgstr "{text}"')
        path.write_text(changed, encoding="utf-8")
        assert any("U+202F" in line for line in told(capsys, "fr")) is wrong


def test_the_check_wants_the_months_of_the_country(
    locale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(locale, whole=True)
    assert any("'May'" in line and "in CLDR 'Mai'" in line for line in told(capsys))


def test_the_check_looks_at_the_words_of_every_exercise(
    locale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(locale)
    folder = locale.parent / "exercises"
    put(folder, "10-wall.toml", NUMBERS)
    assert "de: resources/exercises/10-wall.de.toml: is not there" in told(capsys)
    put(folder, "10-wall.de.toml", GERMAN.replace("Nase zur Wand", "Die Nase ganz nah zur Wand"))
    (line,) = (line for line in told(capsys) if "10-wall" in line)
    assert "at most 4 words" in line
    put(folder, "10-wall.de.toml", GERMAN)
    assert not [line for line in told(capsys) if "10-wall" in line]


def test_the_check_wants_the_sources_of_every_fact_in_the_language(
    locale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(locale)
    folder = locale.parent / "exercises"
    put(folder, "10-wall.toml", f'{NUMBERS}[sources]\n"reps" = "a study"\n"tempo" = "our own"\n')
    put(folder, "10-wall.de.toml", f'{GERMAN}[sources]\n"Tempo" = "eigene Wahl"\n')
    (line,) = (line for line in told(capsys) if "10-wall" in line)
    assert line.endswith("names the sources of 1 facts of 2")
    put(folder, "10-wall.de.toml", f'{GERMAN}[sources]\n"Wdh." = "eine Studie"\n"Tempo" = "wir"\n')
    assert not [line for line in told(capsys) if "10-wall" in line]


def test_the_check_of_a_language_that_was_never_begun_says_how(
    locale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del locale
    assert "packaging/dev.py words de" in told(capsys, "de")[0]


def test_no_language_of_ours_has_anything_wrong() -> None:
    """What is missing is shown in English; what is wrong would be shown."""
    found = flaws_by_language(languages())
    assert set(found) >= {"de", "es", "fr"}
    assert [flaw for flaws in found.values() for flaw in flaws if not flaw.lacking] == []
