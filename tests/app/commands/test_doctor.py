"""`spinecoach doctor` looks at every part, says what to do and changes nothing."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.people import JsonPeople
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.listening import weights
from spinecoach.adapters.sharing.choice import SharingChoice
from spinecoach.app import main
from spinecoach.app.commands import doctor
from spinecoach.app.commands.doctor import CHECKS, Examined, look
from spinecoach.app.run.paths import Paths
from spinecoach.core.coaching.people import Person
from spinecoach.core.finding import Component, Finding, Verdict
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from tests.disks import may_mount, small_disk
from tests.histories import WallClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SLOW = (Component.SOUND, Component.VOICE, Component.LISTENING)
"""What plays, renders or reads much: tried by itself."""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what plays and renders."""
    for part in SLOW:
        monkeypatch.setitem(CHECKS, part, lambda _: iter(()))


def found(folder: Path, *parts: Component) -> dict[Component, list[Finding]]:
    place = Examined(Paths.of(folder), Phrases())
    return {part: list(CHECKS[part](place)) for part in parts}


def printed(
    capsys: pytest.CaptureFixture[str], folder: Path, *options: str
) -> tuple[int, dict[str, dict[str, str]]]:
    code = main(["doctor", "--json", *options, "--data-dir", str(folder)])
    return code, {each["part"]: each for each in json.loads(capsys.readouterr().out)}


def test_every_part_is_looked_at() -> None:
    assert set(CHECKS) == set(Component)


@pytest.mark.usefixtures("quick")
def test_if_all_is_well_each_part_is_told_and_the_exit_code_is_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, parts = printed(capsys, tmp_path)
    assert code == 0
    alone = {part.value for part in Component if part not in (*SLOW, Component.PEOPLE)}
    assert set(parts) == alone
    assert {each["verdict"] for each in parts.values()} <= {"good", "note"}
    assert "Qt 6" in parts["qt"]["words"]
    assert parts["window"]["words"] == "Windows can be shown (offscreen)."
    assert parts["history"]["words"] == "0 workouts."


@pytest.mark.usefixtures("quick")
def test_in_the_terminal_a_part_is_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--data-dir", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "History (in order): 0 workouts.\n" in out
    assert out.endswith("\nEverything is in order.\n")


@pytest.mark.usefixtures("quick")
def test_a_damaged_history_is_named_and_not_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"this was a history" * 400)
    name = next(tmp_path.iterdir())
    before = name.read_bytes()
    code, parts = printed(capsys, tmp_path)
    assert code == 1
    assert parts["history"]["verdict"] == "wrong"
    assert name.read_bytes() == before


def test_workouts_are_counted(tmp_path: Path) -> None:
    SqliteHistory(tmp_path).close()
    assert found(tmp_path, Component.HISTORY) == {Component.HISTORY: [Finding(Component.HISTORY)]}


def test_an_exercise_that_cannot_be_read_is_named_beside_the_others(tmp_path: Path) -> None:
    own = tmp_path / "exercises"
    own.mkdir(parents=True)
    (own / "90-mine.toml").write_text("id = 7")
    wrong, *_, good = found(tmp_path, Component.EXERCISES)[Component.EXERCISES]
    assert (wrong.verdict, good.verdict) == (Verdict.WRONG, Verdict.GOOD)
    assert "90-mine.toml" in Phrases().doctor.found(wrong)
    assert good.number >= 4


def test_damaged_files_of_choices_are_named_and_not_moved(tmp_path: Path) -> None:
    names = ("settings.json", "equipment.json", "routines.json", "readiness.json")
    for name in names:
        (tmp_path / name).write_text("{")
    told = found(tmp_path, Component.VOICE, Component.SETTINGS)[Component.SETTINGS]
    assert {one.trouble.path for one in told if one.trouble} == {str(tmp_path / n) for n in names}
    assert all((tmp_path / name).read_text() == "{" for name in names)


def test_settings_out_of_range_are_named(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"rate": 9000}')
    (wrong,) = found(tmp_path, Component.SETTINGS)[Component.SETTINGS]
    assert wrong.trouble is not None
    assert wrong.trouble.kind is TroubleKind.VALUES_WRONG


def test_a_folder_that_is_not_there_yet_is_judged_by_the_one_that_is(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    (good,) = found(folder, Component.FOLDER)[Component.FOLDER]
    assert (good.verdict, good.name) == (Verdict.GOOD, str(folder))
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    (wrong,) = found(tmp_path, Component.FOLDER)[Component.FOLDER]
    assert Phrases().doctor.found(wrong) == f"{tmp_path} cannot be written: Read-only file system."


@may_mount
def test_a_disk_without_room_for_a_workout_is_named(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "600k") as disk:
        (good,) = found(disk, Component.FOLDER)[Component.FOLDER]
        (disk / "film").write_bytes(bytes(400_000))
        (wrong,) = found(disk, Component.FOLDER)[Component.FOLDER]
    assert (good.verdict, wrong.verdict) == (Verdict.GOOD, Verdict.WRONG)
    assert wrong.reason == os.strerror(errno.ENOSPC)


def test_a_library_that_is_missing_comes_with_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "spinecoach.app.run.display.why_no_window", lambda _: "libxcb-cursor.so.0 is away."
    )
    monkeypatch.setattr("spinecoach.app.run.display.library_error", lambda: "libxcb-cursor.so.0")
    monkeypatch.setattr(
        "spinecoach.adapters.system.system_packages.install_missing", lambda: "apt-get this"
    )
    monkeypatch.setattr(doctor, "CHECKS", {Component.WINDOW: CHECKS[Component.WINDOW]})
    assert main(["doctor", "--data-dir", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "libxcb-cursor.so.0 is away.\nType: apt-get this\n" in out
    assert out.endswith("\n1 thing needs to be fixed.\n")


def test_without_a_display_the_window_is_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "spinecoach.app.run.display.why_no_window", lambda _: "There is no display here."
    )
    monkeypatch.setattr("spinecoach.app.run.display.library_error", lambda: "")
    (note,) = found(tmp_path, Component.WINDOW)[Component.WINDOW]
    assert note.verdict is Verdict.NOTE


def test_a_check_that_breaks_off_is_told_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_: Examined) -> Iterator[Finding]:
        raise RuntimeError("the bus has left")

    monkeypatch.setattr(
        doctor, "CHECKS", {Component.DESKTOP: breaks, Component.LOG: CHECKS[Component.LOG]}
    )
    first, second = look(Examined(Paths.of(tmp_path), Phrases()))
    assert Phrases().doctor.found(first) == "This could not be checked: the bus has left."
    assert (second.part, second.verdict) == (Component.LOG, Verdict.GOOD)


def test_the_voice_speaks_a_sentence_and_is_measured(tmp_path: Path) -> None:
    (good, *notes) = found(tmp_path, Component.VOICE)[Component.VOICE]
    assert not notes
    assert good.seconds > 1.0
    assert good.number > 0
    assert "rendered a sentence of" in Phrases().doctor.found(good)


def test_a_voice_that_is_missing_is_told_by_its_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble = Trouble(TroubleKind.NO_SPEECH_ENGINE, reason="none")
    monkeypatch.setattr("spinecoach.adapters.speech.voice.SpeechVoice.clip", lambda *_: None)
    monkeypatch.setattr("spinecoach.adapters.speech.voice.SpeechVoice.trouble", trouble)
    assert found(tmp_path, Component.VOICE)[Component.VOICE] == [
        Finding(Component.VOICE, Verdict.WRONG, trouble=trouble)
    ]


def test_spoken_commands_are_looked_at_if_they_were_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "is_installed", lambda: False)
    assert found(tmp_path, Component.LISTENING) == {Component.LISTENING: []}
    JsonSettings(tmp_path).change(listen=True)
    (gone,) = found(tmp_path, Component.LISTENING)[Component.LISTENING]
    assert gone.verdict is Verdict.NOTE
    assert gone.trouble == Trouble(TroubleKind.LISTENING_MISSING, reason=weights.PACKAGE)
    monkeypatch.setattr(weights, "is_installed", lambda: True)
    monkeypatch.setattr(weights, "folder", lambda: tmp_path)
    (wrong,) = found(tmp_path, Component.LISTENING)[Component.LISTENING]
    assert wrong.trouble == Trouble(TroubleKind.LISTENING_DAMAGED, reason="model.bin")
    monkeypatch.setattr(weights, "check", lambda place: place)
    (heard,) = found(tmp_path, Component.LISTENING)[Component.LISTENING]
    assert heard.name or heard.trouble == Trouble(TroubleKind.NO_MICROPHONE)


def test_sound_is_left_out_if_no_tone_is_wanted(tmp_path: Path) -> None:
    place = Examined(Paths.of(tmp_path), Phrases(), with_tone=False)
    assert list(CHECKS[Component.SOUND](place)) == []


def test_a_folder_that_the_history_is_shared_through_is_named_or_its_loss_noted(
    tmp_path: Path,
) -> None:
    (nothing,) = found(tmp_path, Component.SHARING)[Component.SHARING]
    assert (nothing.verdict, nothing.name) == (Verdict.GOOD, "")
    stick = tmp_path / "stick"
    stick.mkdir()
    SharingChoice(tmp_path, WallClock()).share(stick)
    (good,) = found(tmp_path, Component.SHARING)[Component.SHARING]
    assert (good.verdict, good.name, good.number) == (Verdict.GOOD, str(stick), 0)
    SharingChoice(tmp_path, WallClock()).share(stick, answers=True)
    assert found(tmp_path, Component.SHARING)[Component.SHARING][0].number == 1
    stick.rmdir()
    (away,) = found(tmp_path, Component.SHARING)[Component.SHARING]
    assert away.verdict is Verdict.NOTE
    assert away.reason


def test_a_folder_that_only_others_write_to_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SharingChoice(tmp_path, WallClock()).share(tmp_path)
    monkeypatch.setattr("os.access", lambda *_: False)
    (note,) = found(tmp_path, Component.SHARING)[Component.SHARING]
    assert (note.verdict, note.reason) == (Verdict.NOTE, "Permission denied")


def test_without_a_log_folder_that_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file")
    (note,) = found(tmp_path, Component.LOG)[Component.LOG]
    assert note.verdict is Verdict.NOTE


def test_the_home_folder_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    finding = Finding(Component.LOG, name=str(tmp_path / "log"))
    assert doctor.as_object(finding, Phrases())["words"] == "~/log"


@pytest.mark.usefixtures("quick")
def test_the_files_of_each_of_several_people_are_looked_at_and_nobody_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = JsonPeople(tmp_path)
    ben, cy = people.add("Ben", "Anna"), people.add("Cy")
    assert isinstance(ben, Person)
    assert isinstance(cy, Person)
    (people.folder(ben) / "settings.json").write_text('{"rate": 9000}')
    SqliteHistory(people.folder(ben)).close()
    people.folder(cy).rmdir()
    assert main(["doctor", "--data-dir", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert f"The folder {people.folder(cy)} of one person is missing" in out
    assert "Settings (to fix)" in out
    assert out.count("History (in order)") == 2
    assert not any(name in out for name in ("Anna", "Ben", "Cy"))
    assert main(["doctor", "--data-dir", str(tmp_path), "--person", "anna"]) == 1
    out = capsys.readouterr().out
    assert "Settings (in order)" in out
    assert out.count("History (in order)") == 1


@pytest.mark.usefixtures("quick")
def test_people_are_counted_and_a_wrong_list_quotes_no_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = JsonPeople(tmp_path)
    people.add("Ben", "Anna")
    _, parts = printed(capsys, tmp_path)
    assert parts["people"]["words"] == "2 people train here."
    listed = (tmp_path / "people.json").read_text(encoding="utf-8")
    (tmp_path / "people.json").write_text(listed.replace("Ben", "Anna"), encoding="utf-8")
    code, parts = printed(capsys, tmp_path)
    assert code == 1
    assert "people.json" in parts["people"]["words"]
    assert "Anna" not in parts["people"]["words"]
