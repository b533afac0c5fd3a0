"""The language: as typed, else as set, else the system's, of those that there are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.app import main
from spinecoach.app.commands.options import parse
from spinecoach.app.run.language import DRAFTS, language_for, languages, names, phrases_for
from tests.languages import put_language

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The compiled catalogue of the one language that there is beside English."""
    folder = tmp_path / "locale"
    monkeypatch.setattr(assets, "locale_dir", lambda: folder)
    return put_language(folder)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of a person who set nothing yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def settle(data: Path, language: object) -> None:
    (data / "settings.json").write_text(json.dumps({"language": language}), encoding="utf-8")


@pytest.mark.usefixtures("catalogue")
def test_what_is_typed_comes_before_what_is_set_and_that_before_the_system(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert language_for(data) == "en"
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    assert language_for(data) == "de"
    settle(data, "en")
    assert language_for(data) == "en"
    assert language_for(data, "de") == "de"
    settle(data, "system")
    assert language_for(data) == "de"


def test_a_draft_is_taken_if_it_is_chosen_and_not_because_the_system_speaks_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "it_IT.UTF-8")
    assert language_for(data) == "en"
    monkeypatch.setenv("LANGUAGE", "it:fr")
    assert language_for(data) == "fr"
    settle(data, "it")
    assert language_for(data) == "it"
    assert names()["it"] == "Italiano (bozza)"
    assert {*languages()} > DRAFTS


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("odd", [7, "", "tlh", None])
def test_a_setting_that_names_no_language_there_is_leaves_english(data: Path, odd: object) -> None:
    settle(data, odd)
    assert phrases_for(data).language == "en"


@pytest.mark.usefixtures("catalogue")
def test_settings_that_cannot_be_read_stay_as_they_are(data: Path) -> None:
    path = data / "settings.json"
    path.write_text("{", encoding="utf-8")
    assert phrases_for(data).language == "en"
    assert [path.name for path in data.iterdir()] == ["settings.json"]


@pytest.mark.usefixtures("catalogue")
def test_the_words_are_those_of_the_language(data: Path) -> None:
    phrases = phrases_for(data, "de")
    assert (phrases.language, phrases.today.start()) == ("de", "«Stárt~»")
    assert phrases_for(data).today.start() == "Start"
    assert names() == {"de": "«Énglísh~»", "en": "English"}


def test_a_damaged_catalogue_is_logged_and_english_takes_its_place(
    catalogue: Path, data: Path
) -> None:
    catalogue.write_bytes(b"no catalogue")
    phrases = phrases_for(data, "de")
    assert (phrases.language, phrases.today.start()) == ("en", "Start")
    (log,) = data.rglob("*.log")
    assert str(catalogue.name) in log.read_text(encoding="utf-8")


def test_without_its_own_files_the_program_speaks_english(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise assets.AssetError("nothing here")

    monkeypatch.setattr(assets, "locale_dir", missing)
    assert languages() == ["en"]
    assert phrases_for(data, "de").language == "en"


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    "typed",
    [
        ["--language", "de", "history", "check"],
        ["history", "check", "--language=de_DE.UTF-8"],
    ],
)
def test_a_command_answers_in_the_language_wherever_it_is_typed(
    data: Path, capsys: pytest.CaptureFixture[str], typed: list[str]
) -> None:
    assert main(["--data-dir", str(data), *typed]) == 0
    assert "é" in capsys.readouterr().out


@pytest.mark.usefixtures("catalogue")
def test_the_help_is_in_the_language_that_is_set(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(data, "de")
    with pytest.raises(SystemExit, match="0"):
        main(["--data-dir", str(data), "--help"])
    shown = capsys.readouterr().out
    assert "cóách" in shown
    assert "de, en" in shown


@pytest.mark.usefixtures("catalogue")
def test_a_language_that_is_not_there_is_refused_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(["--language", "tlh"])
    assert "expected one of de, en, not 'tlh'" in capsys.readouterr().err


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("typed", [["--language"], ["--language", "--text"]])
def test_an_option_without_its_language_is_refused(
    capsys: pytest.CaptureFixture[str], typed: list[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(typed)
    assert "--language" in capsys.readouterr().err
