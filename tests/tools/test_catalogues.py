"""Translators get every sentence of the phrase book, and the program reads what they write."""

from __future__ import annotations

import ast
import gettext
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from devtools import catalogues

from spinecoach.core.phrases.phrases import Phrases
from tests.languages import translated

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog


@pytest.fixture(scope="module")
def source() -> Catalog:
    return catalogues.collected(catalogues.PHRASES)


@pytest.fixture
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of languages of our own, so that the real one stays as it is."""
    folder = tmp_path / "resources" / "locale"
    folder.parent.mkdir()
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "LOCALE", folder)
    monkeypatch.setattr(catalogues, "TEMPLATE", folder / "spinecoach.pot")
    return folder


def test_the_template_holds_every_sentence(source: Catalog) -> None:
    """Whoever changes a sentence runs `packaging/dev.py words`."""
    assert catalogues.TEMPLATE.read_bytes() == catalogues.as_po(source)


def test_babel_finds_just_the_sentences_that_stand_in_the_code(source: Catalog) -> None:
    """It reads names, not syntax: an argument called `text` once hid the days of the week."""
    written = {
        ast.literal_eval(call.args[call.func.attr == "in_context"])
        for path in catalogues.PHRASES.glob("*.py")
        for call in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(call, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr in catalogues.KEYWORDS
    }
    found = {one.id if isinstance(one.id, str) else one.id[0] for one in source if one.id}
    assert found == written


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
