"""`spinecoach share`: two data folders and a folder between them, by what one types."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.app import main
from spinecoach.core.coaching.readiness import HealthQuestion, Readiness
from spinecoach.core.record.sharing import ENDING
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, *_ = years(2)


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Two data folders with a workout each, and the folder between them."""
    for name, workout in (("laptop", FIRST), ("desk", SECOND)):
        with closing(SqliteHistory(tmp_path / name, WallClock(), wait=None)) as history:
            history.add([workout])
    (tmp_path / "folder").mkdir()
    return tmp_path / "laptop", tmp_path / "desk", tmp_path / "folder"


def share(home: Path, *words: str) -> int:
    return main(["share", *words, "--data-dir", str(home)])


def workouts(home: Path) -> int:
    with closing(SqliteHistory(home, WallClock(), only_read=True)) as history:
        return len(history.workouts())


def test_two_histories_become_one_and_part_again(
    homes: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    laptop, desk, folder = homes
    assert share(laptop, "start", str(folder)) == 0
    assert "No other machine has written anything there yet." in capsys.readouterr().out
    assert share(desk, "start", str(folder)) == 0
    assert "1 new workout." in capsys.readouterr().out
    assert share(laptop, "now") == 0
    assert workouts(laptop) == workouts(desk) == 2
    capsys.readouterr()
    assert share(laptop, "status") == 0
    assert f"Shared through {folder}" in capsys.readouterr().out
    assert share(laptop, "stop") == 0
    assert "stays there" in capsys.readouterr().out
    assert share(laptop, "stop") == 0
    assert "on this machine alone" in capsys.readouterr().out


def test_answers_about_health_travel_only_where_that_is_asked_for(
    homes: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    laptop, desk, folder = homes
    said = Readiness(date(2026, 11, 22), frozenset({HealthQuestion.BACK}), professional=True)
    JsonProfile(laptop).answer(said)
    assert share(laptop, "start", str(folder)) == 0
    assert "answers about your health and what belongs" in capsys.readouterr().out
    assert share(desk, "start", str(folder), "--with-answers") == 0
    assert "what you answered earlier" in capsys.readouterr().out
    assert JsonProfile(desk).readiness() is None
    assert share(laptop, "start", str(folder), "--with-answers") == 0
    assert share(desk, "now") == 0
    assert JsonProfile(desk).readiness() == said
    capsys.readouterr()
    assert share(desk, "status") == 0
    assert "your answers about your health travel." in capsys.readouterr().out


def test_two_answers_about_health_are_shown_by_their_days(
    homes: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    laptop, desk, folder = homes
    for home, day in ((laptop, 20), (desk, 22)):
        JsonProfile(home).answer(Readiness(date(2026, 11, day)))
        assert share(home, "start", str(folder), "--with-answers") == 0
    told = capsys.readouterr().out
    assert "1: Your answers about your health: " in told
    assert "those of 20 November 2026" in told
    assert share(desk, "start", str(folder)) == 0  # without them it is no question
    assert "Your answers about your health: " not in capsys.readouterr().out


def test_a_conflict_is_listed_and_chosen_by_two_numbers(
    homes: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    laptop, desk, folder = homes
    for home in (laptop, desk):
        share(home, "start", str(folder))
    share(laptop, "now")
    for home, note in ((laptop, "sore"), (desk, "stiff")):
        with closing(SqliteHistory(home, WallClock(), wait=None)) as history:
            history.corrections.change_workout(FIRST.id, note=note)
    for home in (laptop, desk, laptop):
        capsys.readouterr()
        share(home, "now")
    told = capsys.readouterr().out
    assert "1 thing was changed on two machines. Which is right?" in told
    assert "1: The note of" in told
    number = 1 + (told.index("sore") > told.index("stiff"))
    assert share(laptop, "choose", "1", "3") == 1
    assert share(laptop, "choose", "2", "1") == 1
    assert share(laptop, "choose", "1", str(number)) == 0
    share(desk, "now")
    capsys.readouterr()
    assert share(desk, "status") == 0
    assert "two machines" not in capsys.readouterr().out
    with closing(SqliteHistory(desk, WallClock(), only_read=True)) as history:
        found = history.workout(FIRST.id)
        assert found is not None
        assert found.note == "sore"


def test_a_folder_that_is_not_there_is_named(
    homes: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    laptop, _, folder = homes
    assert share(laptop, "start", str(folder / "nowhere")) == 1
    assert "is no folder" in capsys.readouterr().err
    share(laptop, "start", str(folder))
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    capsys.readouterr()
    assert share(laptop, "now") == 1
    assert "The folder cannot be used just now" in capsys.readouterr().out


def test_the_status_tells_of_a_folder_that_is_away_and_of_odd_files_in_it(
    homes: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    laptop, _, folder = homes
    assert share(laptop, "start", str(folder)) == 0
    (folder / f"notes{ENDING}").write_text("of another program")
    capsys.readouterr()
    assert share(laptop, "status") == 0
    assert f"notes{ENDING}" in capsys.readouterr().out
    folder.rename(folder.with_name("unplugged"))
    assert share(laptop, "status") == 1
    assert "The folder cannot be used just now" in capsys.readouterr().out
    (laptop / "sharing.json").write_text("{")
    assert share(laptop, "status") == 1
    assert "sharing.json is damaged" in capsys.readouterr().out


def test_while_the_coach_runs_only_the_status_is_told(
    homes: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    laptop, _, folder = homes
    lock = Instance.acquire(laptop)
    assert lock is not None
    try:
        assert share(laptop, "status") == 0
        for words in (("start", str(folder)), ("now",), ("choose", "1", "1"), ("stop",)):
            assert share(laptop, *words) == 1
    finally:
        lock.release()
    assert capsys.readouterr().err.count("running") >= 1


def test_what_cannot_be_kept_is_said(
    homes: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    laptop, _, folder = homes
    (laptop / "sharing.json").mkdir()
    (laptop / "sharing.json" / "x").mkdir()
    assert share(laptop, "start", str(folder)) == 1
    assert share(laptop, "stop") == 1
    assert capsys.readouterr().err


def test_without_a_history_there_is_nothing_to_tell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert share(tmp_path / "nothing", "status") == 1
    assert capsys.readouterr().err
