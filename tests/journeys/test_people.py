"""Two people on one machine: nothing of one is shown, said or exported for the other."""

from __future__ import annotations

import io
import shutil
import sys
import zipfile
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from spinecoach import assets
from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.files.people import JsonPeople
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history import spool
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.system.private_folder import private_folder
from spinecoach.app import main
from spinecoach.app.run.paths import Paths
from spinecoach.core.coaching.people import Person
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.core.coaching.routine import Item, Routine, Routines
from spinecoach.ui.media.now_playing import now_playing
from spinecoach.ui.widgets.notice_bar import NoticeBar
from tests.histories import years
from tests.journeys.test_pages_in_languages import pages
from tests.journeys.visitor import Visitor
from tests.ui.export.pdf_text import text_of
from tests.ui.seen import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ANNA, BEN = "Annabella", "Benvenuto"
MARKS = {ANNA: "xanthic", BEN: "zephyr"}
"""A word of each that stands in everything that is theirs, and nowhere else."""

WEIGHTS = {ANNA: 7.3, BEN: 9.7}
"""Dumbbells of each in kilograms, as pages show them to a tenth; the other one has not got them."""


def fill(folder: Path, mark: str, weight: float) -> None:
    """Give somebody routines, notes, dumbbells, answers, an exercise and a history of their own."""
    own = folder / "exercises"
    own.mkdir(parents=True)
    pack = (assets.exercises_dir() / "20-superman.toml").read_text(encoding="utf-8")
    pack = pack.replace('id = "superman"', f'id = "{mark}-lift"', 1)
    pack = pack.replace('title = "Superman"', f'title = "The {mark} lift"', 1)
    (own / f"{mark}-lift.toml").write_text(pack, encoding="utf-8")
    JsonSettings(folder).change(after=f"{mark} tea", reminder="07:31")
    profile = JsonProfile(folder)
    profile.own([weight])
    profile.answer(Readiness(date(2026, 11, 1), frozenset(), professional=False))
    items = (
        Item("superman", note=f"the {mark} way"),
        Item(f"{mark}-lift"),
        Item("bent-over-row", weight_kg=weight),
    )
    profile.keep_routines(Routines().with_routine(Routine(f"Rise, {mark}", items)))
    with closing(SqliteHistory(folder, wait=None)) as history:
        history.add(
            [
                replace(
                    workout,
                    note=f"{mark} note",
                    title=f"Rise, {mark}",
                    sets=tuple(replace(one, exercise=f"{mark}-lift") for one in workout.sets),
                )
                for workout in years(3)
            ]
        )
        history.corrections.excuse(date(2026, 11, 5), f"{mark} cold")
        history.backups.make()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of both, as each test finds it."""
    folder = tmp_path_factory.mktemp("both") / "home"
    people = JsonPeople(folder, new=lambda: "b1")
    ben = people.add(BEN, ANNA)
    assert isinstance(ben, Person)
    for person in people.people.everybody:
        fill(people.folder(person), MARKS[person.name], WEIGHTS[person.name])
    return folder


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Path:
    """The data folder of both; the first person's files lie in it."""
    return shutil.copytree(filled, tmp_path / "home")


def folder_of(home: Path, name: str) -> Path:
    return home if name == ANNA else home / "people" / "b1"


def own_files(home: Path, name: str) -> dict[str, bytes]:
    """Return the files of one person, and nobody else's, by their paths below the folder."""
    folder = folder_of(home, name)
    paths = (path for path in folder.rglob("*") if path.is_file())
    found = {str(path.relative_to(folder)): path for path in paths}
    return {
        key: path.read_bytes()
        for key, path in found.items()
        if not key.startswith(("people", "cache", "spinecoach.lock"))
    }


def words_on(window: QWidget) -> Iterator[str]:
    """Each text of a window, also what is hidden now."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from texts_of(widget)
        yield widget.windowTitle()
        if isinstance(widget, QLineEdit):
            yield widget.text()


def seen_by(visitor: Visitor) -> str:
    """Walk all pages and do a workout; return everything that was shown or is to be said."""
    window, services = visitor.window, visitor.services
    seen: list[str] = []
    for _ in pages(window):
        seen += words_on(window)
    window.go(window._nav.tab.TODAY)
    seen += words_on(window)
    window.exercises.open_exercise("superman")
    seen += words_on(window)
    seen += services.workouts.script(services.workouts.plan()).lines
    visitor.window.today.start.setFocus()
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    seen += map(str, vars_of(now_playing(visitor.frame, services.phrases)))
    seen += words_on(window)
    visitor.wait_for("SummaryPage")
    seen += words_on(window)
    return "\n".join(seen)


def vars_of(value: object) -> list[object]:
    return [getattr(value, name) for name in value.__slots__]  # type: ignore[attr-defined]


def assert_only_of(name: str, seen: str) -> None:
    """Their own word is everywhere, the other one's nowhere."""
    (other,) = (each for each in MARKS if each != name)
    assert MARKS[name] in seen
    assert MARKS[other] not in seen
    assert f"{WEIGHTS[name]:g}" in seen
    assert f"{WEIGHTS[other]:g}" not in seen


def assert_left_in_files(home: Path) -> None:
    """No file says anything of somebody else: history, backup, log, cache, clip, or people.json."""
    told = dict.fromkeys(MARKS, 0)
    for path in home.rglob("*"):
        if not path.is_file():
            continue
        content = f"{path}".encode() + path.read_bytes()
        of_ben = path.relative_to(home).is_relative_to("people/b1")
        of_ben |= path.relative_to(home).is_relative_to("cache/people/b1")
        own, other = (BEN, ANNA) if of_ben else (ANNA, BEN)
        assert MARKS[other].encode() not in content, path
        told[own] += MARKS[own].encode() in content
    assert min(told.values()) > 4  # settings, routines, exercise, history, glance


@pytest.mark.parametrize(("name", "other"), [(ANNA, BEN), (BEN, ANNA)])
def test_after_the_other_one_all_pages_show_one_alone(
    qtbot: QtBot, home: Path, name: str, other: str
) -> None:
    theirs = own_files(home, other)
    for who in (other, name):
        with ExitStack() as stack:
            visitor = Visitor(qtbot, Paths.of(home).of_person("" if who == ANNA else "b1"), stack)
            seen = seen_by(visitor)
            bars = visitor.window.findChildren(NoticeBar)
            assert not any(MARKS[other if who == name else name] in bar.text for bar in bars)
            visitor.window.close()
        assert_only_of(who, seen)
        if who == other:
            theirs = own_files(home, other)
    assert own_files(home, other) == theirs
    assert_left_in_files(home)
    caches = {Paths.of(home).of_person(own).cache for own in ("", "b1")}
    assert len(caches) == 2
    for cache in caches:
        mark = MARKS[ANNA if cache == home / "cache" else BEN]
        (glance,) = (path for path in cache.glob("*.json"))
        assert mark in glance.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "other"), [(ANNA, BEN), (BEN, ANNA)])
@pytest.mark.parametrize("form", ["csv", "json", "hevy", "strong", "ics", "pdf", "archive", "list"])
def test_what_is_exported_holds_nothing_of_the_other_one(
    qapp: QApplication,
    home: Path,
    tmp_path: Path,
    name: str,
    other: str,
    form: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del qapp
    out = tmp_path / "out.spinecoach"
    command = {
        "archive": ["archive", "save", str(out), "--with-answers"],
        "list": ["history", "list"],
    }.get(form, ["export", "--format", form, "--out", str(out)])
    assert main([*command, "--person", name, "--data-dir", str(home)]) == 0
    content = out.read_bytes() if out.exists() else capsys.readouterr().out.encode()
    if form == "archive":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(one.encode() + packed.read(one) for one in packed.namelist())
    if form == "pdf":
        content = text_of(content).encode()
    assert MARKS[name].encode() in content
    for secret in (MARKS[other], other, name, "people"):
        assert secret.encode() not in content


def test_a_workout_in_the_terminal_and_the_log_name_nobody_else(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    before = own_files(home, ANNA)
    command = ["--text", "--pace", "1000", "--person", BEN, "--data-dir", str(home)]
    assert main(command) == 0
    assert main(["doctor", "--no-tone", "--person", BEN, "--data-dir", str(home)]) in {0, 1}
    told = capsys.readouterr()
    assert MARKS[BEN] in told.out
    assert MARKS[ANNA] not in told.out + told.err
    changed = {key for key, was in before.items() if own_files(home, ANNA)[key] != was}
    assert changed <= {"people.json"}  # who trained last
    (log,) = (home / "log").glob("*.log")
    text = log.read_text(encoding="utf-8")
    assert not any(secret in text for secret in (*MARKS, *MARKS.values()))


def test_what_waits_to_be_saved_for_one_never_becomes_the_others(
    home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir(mode=0o700)
    private = private_folder(folder, make=True)
    assert private is not None
    waiting = [
        replace(workout, id=str(UUID(int=at + 1))) for at, workout in enumerate(years(1, seed=3))
    ]
    file = next(spool._names(home, private))
    file.write_bytes(document(waiting, {}, {}, {}))
    file.chmod(0o600)
    with closing(SqliteHistory(folder_of(home, BEN), wait=None, elsewhere=(folder,))) as history:
        assert not {workout.id for workout in waiting} & {one.id for one in history.workouts()}
    assert file.exists()
    with closing(SqliteHistory(home, wait=None, elsewhere=(folder,))) as history:
        assert {workout.id for workout in waiting} <= {one.id for one in history.workouts()}
    assert not file.exists()


def test_the_folder_of_one_can_be_carried_by_itself(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(folder_of(home, BEN), alone)
    assert main(["history", "list", "--data-dir", str(alone)]) == 0
    at_home = capsys.readouterr().out.count("\n")
    assert at_home > 0
    assert main(["history", "check", "--data-dir", str(alone)]) == 0
    assert not Paths.of(alone).shared
    assert JsonSettings(alone).get().after == f"{MARKS[BEN]} tea"
    other = tmp_path / "another machine"
    shutil.copytree(alone, other / "people" / "b1")
    assert [one.own for one in JsonPeople(other).people.everybody] == ["", "b1"]
