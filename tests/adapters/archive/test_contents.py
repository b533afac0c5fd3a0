"""What a person has beside the history: gathered, compared with what is here, brought in."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.archive.container import ArchiveFault
from spinecoach.adapters.archive.contents import bring_in, compare, gather, stage
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.packs.library import PackLibrary
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.core.coaching.routine import Item, Routine, Routines
from spinecoach.core.record.archive import ArchivePart, ArchivePartKind

if TYPE_CHECKING:
    from pathlib import Path

MORNING = Routine("Morning", (Item("superman", sets=3),))
EVENING = Routine("Evening", (Item("superman", sets=2),))
ANSWERS = Readiness(date(2026, 11, 1), frozenset(), professional=False)
DOG = "bird-dog"


def library(folder: Path) -> PackLibrary:
    own = folder / "exercises"
    shelf = PackShelf(assets.exercises_dir(), own)
    return PackLibrary(shelf, own, assets.optional_exercises_dir())


def somebody(folder: Path) -> Path:
    """A person with settings, routines, dumbbells, answers and an exercise of their own."""
    JsonSettings(folder).change(theme="dark", unit="lb", volume=35, window="000", voice="a voice")
    profile = JsonProfile(folder)
    profile.keep_routines(Routines((MORNING, EVENING), "Evening", ("sets",)))
    profile.own((2.0, 4.5))
    profile.answer(ANSWERS)
    assert library(folder).offer(DOG) == ()
    return folder


def compared(files: dict[str, bytes], here: Path) -> dict[ArchivePartKind, ArchivePart]:
    with stage(files) as staged:
        return {part.kind: part for part in compare(staged, here, frozenset(), "en")}


def brought_in(files: dict[str, bytes], here: Path) -> None:
    with stage(files) as staged:
        bring_in(staged, JsonSettings(here), JsonProfile(here), library(here))


def test_on_a_new_machine_all_of_it_comes_in_and_gives_the_same_files_again(
    tmp_path: Path,
) -> None:
    files = gather(somebody(tmp_path / "a"), answers=True)
    parts = compared(files, tmp_path / "b")
    assert set(parts[ArchivePartKind.SETTINGS].different) == {"theme", "unit"}
    assert parts[ArchivePartKind.ROUTINES].new == ("Morning", "Evening")
    assert parts[ArchivePartKind.DUMBBELLS].new == parts[ArchivePartKind.ANSWERS].new == ("",)
    assert parts[ArchivePartKind.EXERCISES].new == ("Bird dog",)
    assert not (tmp_path / "b").exists()
    brought_in(files, tmp_path / "b")
    assert gather(tmp_path / "b", answers=True) == files
    assert compared(files, tmp_path / "b") == {}
    profile = JsonProfile(tmp_path / "b")
    assert (profile.readiness(), profile.routines().chosen) == (ANSWERS, "Evening")


def test_an_exercise_goes_along_whatever_its_writer_called_its_file(tmp_path: Path) -> None:
    named = gather(somebody(tmp_path / "a"), answers=True)
    for own in (tmp_path / "a" / "exercises").iterdir():
        own.rename(own.with_name(own.name.replace(DOG, "Der Hund, u\u0308ber Kreuz")))
    files = gather(tmp_path / "a", answers=True)
    assert files == named
    brought_in(files, tmp_path / "b")
    assert gather(tmp_path / "b", answers=True) == files
    assert compared(files, tmp_path / "a") == {}


def test_what_belongs_to_the_machine_stays_there(tmp_path: Path) -> None:
    files = gather(somebody(tmp_path / "a"), answers=False)
    JsonSettings(tmp_path / "b").change(volume=90, voice="another voice")
    brought_in(files, tmp_path / "b")
    kept = JsonSettings(tmp_path / "b").get()
    assert (kept.theme, kept.volume, kept.voice, kept.window) == ("dark", 90, "another voice", "")


def test_the_answers_about_health_go_along_only_if_that_is_wished(tmp_path: Path) -> None:
    files = gather(somebody(tmp_path / "a"), answers=False)
    assert "readiness.json" not in files
    brought_in(files, tmp_path / "b")
    assert JsonProfile(tmp_path / "b").readiness() is None


def test_what_is_different_here_is_named_and_what_is_here_alone_stays(
    tmp_path: Path,
) -> None:
    files = gather(somebody(tmp_path / "a"), answers=True)
    here = somebody(tmp_path / "b")
    profile = JsonProfile(here)
    noon = Routine("Noon", MORNING.items)
    other = Routine("Evening", MORNING.items)
    profile.keep_routines(Routines((noon, other), "Noon", ("reps",)))
    profile.own((7.0,))
    profile.answer(Readiness(date(2026, 11, 2), frozenset(), professional=True))
    pack = here / "exercises" / f"{DOG}.toml"
    pack.write_text(pack.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")
    parts = compared(files, here)
    assert ArchivePartKind.SETTINGS not in parts
    assert parts[ArchivePartKind.ROUTINES] == ArchivePart(
        ArchivePartKind.ROUTINES, ("Morning",), ("Evening",)
    )
    for kind in (ArchivePartKind.DUMBBELLS, ArchivePartKind.ANSWERS):
        assert parts[kind].different == ("",)
    assert parts[ArchivePartKind.EXERCISES].different == ("Bird dog",)
    brought_in(files, here)
    saved = JsonProfile(here).routines()
    assert {one.name: one for one in saved.saved} == {
        "Noon": noon,
        "Evening": EVENING,
        "Morning": MORNING,
    }
    assert (saved.chosen, saved.declined) == ("Evening", ("reps", "sets"))


def test_an_archive_with_less_takes_nothing_away(tmp_path: Path) -> None:
    JsonSettings(tmp_path / "a").change(theme="dark")
    files = gather(tmp_path / "a", answers=True)
    assert set(files) == {"settings.json"}
    here = somebody(tmp_path / "b")
    before = gather(here, answers=True)
    assert set(compared(files, here)) == {ArchivePartKind.SETTINGS}
    brought_in(files, here)
    after = gather(here, answers=True)
    assert {**after, "settings.json": b""} == {**before, "settings.json": b""}


def test_the_routine_in_use_comes_along(tmp_path: Path) -> None:
    files = gather(somebody(tmp_path / "a"), answers=False)
    here = somebody(tmp_path / "b")
    JsonProfile(here).keep_routines(Routines((MORNING, EVENING), "Morning", ("sets",)))
    assert compared(files, here)[ArchivePartKind.ROUTINES].different == ("Evening",)


def test_an_exercise_that_cannot_be_used_is_named_and_left_out(tmp_path: Path) -> None:
    files = gather(somebody(tmp_path / "a"), answers=False)
    files["exercises/broken.toml"] = b"title = 3"
    with stage(files) as staged:
        *_, part = compare(staged, tmp_path / "b", frozenset({DOG}), "en")
        bring_in(staged, JsonSettings(tmp_path / "b"), JsonProfile(tmp_path / "b"),
                 library(tmp_path / "b"))  # fmt: skip
    assert set(part.unusable) == {"Bird dog", "broken"}
    assert library(tmp_path / "b").added() == {DOG}


@pytest.mark.parametrize("content", [b"{", b"[]", None])
@pytest.mark.parametrize("name", ["settings.json", "routines.json", "equipment.json"])
def test_a_file_that_makes_no_sense_refuses_all_of_it(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    files = gather(somebody(tmp_path / "a"), answers=False)
    odd = b'{"volume": 3e9, "theme": 1, "routines": [1], "weights_kg": ["x"]}'
    with pytest.raises(ArchiveFault) as caught:
        compared({**files, name: odd if content is None else content}, tmp_path / "b")
    assert caught.value.refusal.detail == name


def test_other_files_among_the_exercises_stay_behind(tmp_path: Path) -> None:
    own = somebody(tmp_path / "a") / "exercises"
    shutil.copy(own / f"{DOG}.toml", own / "with a blank.toml")
    (own / "notes.txt").write_text("mine", encoding="utf-8")
    found = {name for name in gather(tmp_path / "a", answers=False) if name.startswith("exercises")}
    assert f"exercises/{DOG}.de.toml" in found
    assert found == {f"exercises/{path.name}" for path in own.glob(f"{DOG}.*")}
