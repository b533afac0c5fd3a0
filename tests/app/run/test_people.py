"""Who trains: as typed, as answered, or refused."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.people import JsonPeople
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.app import main
from spinecoach.app.commands.options import parse
from spinecoach.app.run.paths import Paths
from spinecoach.app.run.people import named_by, settle, trains
from tests.app.typist import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.app.commands.options import Options


def typed(home: Path, *arguments: str) -> Options:
    return parse(["export", "--format", "csv", "--out", "-", "--data-dir", str(home), *arguments])


def test_a_name_before_or_after_the_command_says_whose_it_is(home: Path) -> None:
    options = typed(home, "--person", "ben")
    assert options.who is not None
    assert options.who.name == "Ben"
    assert options.phrases.language == "de"
    options = parse(["--person=Anna", "history", "list", "--data-dir", str(home)])
    assert options.who is not None
    assert options.who.name == "Anna"
    assert options.phrases.language == "en"
    options = parse(["--person", "Anna", "--text", "--data-dir", str(home)])
    assert options.who is not None
    assert options.who.own == ""


@pytest.mark.parametrize("command", [[], ["packs", "check", "x.toml"], ["doctor"]])
def test_a_name_that_nobody_has_is_answered_with_the_names(
    home: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(["--data-dir", str(home), *command, "--person", "Eve", "--language", "en"])
    assert "nobody here is called 'Eve': they are Anna, Ben" in capsys.readouterr().err


def test_if_one_alone_trains_no_name_is_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(["--person", "Anna", "--data-dir", str(tmp_path)])
    assert "only one person trains here: leave out --person" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_a_name_the_words_are_those_of_who_trained_last(home: Path) -> None:
    assert parse(["--data-dir", str(home)]).phrases.language == "de"
    assert parse(["--data-dir", str(home), "--language", "fr"]).phrases.language == "fr"


@pytest.mark.parametrize(
    ("answer", "name"),
    [("\n", "Ben"), ("1\n", "Anna"), (" anna \n", "Anna"), ("Eve\n3\n0\n2\n", "Ben")],
)
def test_at_a_terminal_it_is_asked_who_trains(
    home: Path,
    answer: str,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    options = typed(home, "--language", "en")
    assert settle(options)
    assert options.who is not None
    assert options.who.name == name
    asked = capsys.readouterr().err
    assert asked.startswith("Who trains? 1 Anna, 2 Ben (a number or a name; Enter = Ben):")


def test_after_the_answer_everything_is_in_the_language_of_who_trains(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("1\n"))
    options = typed(home)
    assert options.phrases.language == "de"
    assert settle(options)
    assert options.phrases.language == "en"


def test_if_nobody_answers_nothing_is_done_for_anybody(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    SqliteHistory(home).close()
    for stdin in (StringIO("1\n"), Terminal("")):
        monkeypatch.setattr(sys, "stdin", stdin)
        command = ["export", "--format", "csv", "--out", "-", "--language", "en"]
        assert main([*command, "--data-dir", str(home)]) == 1
        assert capsys.readouterr().out == ""
    monkeypatch.setattr(sys, "stdin", StringIO())
    assert main(["--text", "--language", "en", "--data-dir", str(home)]) == 1
    assert "say which with --person. They are Anna, Ben." in capsys.readouterr().err


def test_an_interruption_is_no_answer(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", terminal := Terminal())
    monkeypatch.setattr(terminal, "readline", interrupted)
    assert not settle(typed(home))


def test_each_command_is_about_the_files_of_who_was_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (home, home / "people" / "b1"):
        SqliteHistory(folder).close()
    for name, folder in (("Anna", home), ("Ben", home / "people" / "b1")):
        usual = ["--language", "en", "--person", name, "--data-dir", str(home)]
        assert main(["history", "check", *usual]) == 0
        assert str(folder / "history.db") in capsys.readouterr().out
        assert main(["history", "backup", *usual]) == 0
        assert str(folder / "backups") in capsys.readouterr().out


def test_somebody_whose_folder_is_missing_is_told_and_the_others_go_on(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "people" / "b1" / "settings.json").unlink()
    (home / "people" / "b1").rmdir()
    assert not settle(typed(home, "--person", "Ben", "--language", "en"))
    assert "of one person is missing" in capsys.readouterr().err
    assert settle(typed(home, "--person", "Anna"))


def test_a_damaged_list_is_told_and_it_is_asked_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "people.json").write_text("{")
    monkeypatch.setattr(sys, "stdin", Terminal("2\n"))
    assert settle(options := typed(home, "--language", "en"))
    assert options.who is not None
    assert options.who.own == "b1"
    assert "people.json is damaged" in capsys.readouterr().err


def test_if_the_others_are_gone_nobody_is_asked(home: Path) -> None:
    people = JsonPeople(home)
    people.remove(people.people.everybody[1])
    assert settle(typed(home))


def test_a_name_comes_before_a_number(home: Path) -> None:
    people = JsonPeople(home)
    people.change(people.people.everybody[1]._replace(name="1"))
    found = named_by(people.people, "1")
    assert found is not None
    assert found.own == "b1"


def test_who_has_the_lock_keeps_who_trains(home: Path) -> None:
    trains(Paths.of(home))
    assert JsonPeople(home).people.latest.name == "Anna"
    trains(Paths.of(home).of_person("b1"))
    assert JsonPeople(home).people.latest.name == "Ben"
