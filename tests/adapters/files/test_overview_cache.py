"""What Today showed is recalled only if nothing has changed since."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.overview_cache import FILE_NAME, OverviewCache
from spinecoach.core.coaching.overview import Overview, OverviewItem
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.preferences import Preferences

if TYPE_CHECKING:
    from pathlib import Path

SEEN = Overview("Strong spine", 1092.5, Equipment(("mat",), 2), (OverviewItem("Superman", 2, 12),))
CHOSEN = Preferences()


@pytest.fixture
def exercises(tmp_path: Path) -> Path:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "superman.toml").write_text("title = 'Superman'", encoding="utf-8")
    return folder


@pytest.fixture
def cached_overview(tmp_path: Path, exercises: Path) -> OverviewCache:
    return OverviewCache(tmp_path / "cache", exercises)


def test_what_was_kept_is_recalled(cached_overview: OverviewCache) -> None:
    cached_overview.keep(CHOSEN, SEEN)
    assert cached_overview.recall(CHOSEN) == SEEN


def test_the_first_time_nothing_is_known(cached_overview: OverviewCache) -> None:
    assert cached_overview.recall(CHOSEN) is None


@pytest.mark.parametrize(
    "other",
    [
        Preferences(sets=3),
        Preferences(pace=1.5),
        Preferences(variants={"superman": "legs-only"}),
        Preferences(short_set_up=True),
    ],
)
def test_other_settings_make_another_workout(
    cached_overview: OverviewCache, other: Preferences
) -> None:
    cached_overview.keep(CHOSEN, SEEN)
    assert cached_overview.recall(other) is None


def test_settings_that_do_not_matter_change_nothing(cached_overview: OverviewCache) -> None:
    cached_overview.keep(CHOSEN, SEEN)
    assert cached_overview.recall(Preferences(theme="dark", volume=10, window="AdnQyw==")) == SEEN


def test_a_changed_exercise_file_makes_it_unknown(
    cached_overview: OverviewCache, exercises: Path
) -> None:
    cached_overview.keep(CHOSEN, SEEN)
    os.utime(exercises / "superman.toml", (1, 1))
    assert cached_overview.recall(CHOSEN) is None


def test_a_new_exercise_file_makes_it_unknown(
    cached_overview: OverviewCache, exercises: Path
) -> None:
    cached_overview.keep(CHOSEN, SEEN)
    (exercises / "row.toml").touch()
    assert cached_overview.recall(CHOSEN) is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "no json", "[]", "{}", '{"key": 1}', "null"),
        b"\xff\xfe".decode("latin-1"),
        pytest.param("[" * 100_000, id="nested too deeply"),
    ],
)
def test_a_damaged_file_is_as_good_as_none(
    cached_overview: OverviewCache, tmp_path: Path, text: str
) -> None:
    cached_overview.keep(CHOSEN, SEEN)
    (tmp_path / "cache" / FILE_NAME).write_text(text, encoding="latin-1")
    assert cached_overview.recall(CHOSEN) is None


def test_damaged_cards_are_as_good_as_none(cached_overview: OverviewCache, tmp_path: Path) -> None:
    cached_overview.keep(CHOSEN, SEEN)
    file = tmp_path / "cache" / FILE_NAME
    kept = json.loads(file.read_text(encoding="utf-8"))
    for wrong in ({"cards": [["Superman"]]}, {"seconds": float("nan")}, {"title": "\ud800"}):
        file.write_text(json.dumps(kept | wrong), encoding="utf-8")
        assert cached_overview.recall(CHOSEN) is None


def test_if_nothing_can_be_written_nothing_is_kept(tmp_path: Path, exercises: Path) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    cached_overview = OverviewCache(tmp_path / "cache", exercises)
    cached_overview.keep(CHOSEN, SEEN)
    assert cached_overview.recall(CHOSEN) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes with a name")
def test_a_pipe_in_its_place_holds_nothing_back(
    cached_overview: OverviewCache, tmp_path: Path
) -> None:
    (tmp_path / "cache").mkdir()
    os.mkfifo(tmp_path / "cache" / FILE_NAME)
    cached_overview.keep(CHOSEN, SEEN)
    assert cached_overview.recall(CHOSEN) == SEEN


def test_what_was_kept_in_one_language_is_not_shown_in_another(
    tmp_path: Path, exercises: Path
) -> None:
    OverviewCache(tmp_path / "cache", exercises, language="de").keep(CHOSEN, SEEN)
    assert OverviewCache(tmp_path / "cache", exercises).recall(CHOSEN) is None
    assert OverviewCache(tmp_path / "cache", exercises, language="de").recall(CHOSEN) == SEEN
