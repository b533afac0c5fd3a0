"""The person's choices outlive the program, and a broken file outlives nothing but itself."""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.files.settings import CHOICES, FILE_NAME, RANGES, JsonSettings, check
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.track import Verbosity

if TYPE_CHECKING:
    from pathlib import Path


def on_sunday() -> datetime:
    return datetime(2026, 11, 22, 11, 12, 42)  # noqa: DTZ001


def test_without_a_file_all_choices_are_the_defaults(tmp_path: Path) -> None:
    settings = JsonSettings(tmp_path)
    assert settings.get() == Preferences()
    assert settings.trouble == ""
    assert list(tmp_path.iterdir()) == []


def test_a_choice_is_there_at_the_next_start(tmp_path: Path) -> None:
    JsonSettings(tmp_path).change(rate=150, theme="dark", variants={"superman": "legs-only"})
    again = JsonSettings(tmp_path).get()
    assert (again.rate, again.theme, again.variants) == (150, "dark", {"superman": "legs-only"})
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_keys_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"hologram": true, "rate": 120}')
    JsonSettings(tmp_path).change(rate=130)
    assert json.loads((tmp_path / FILE_NAME).read_text()) == {"hologram": True, "rate": 130}


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", "null", '"words"', "\x00\x00", "{'a': 1}"])
def test_a_damaged_file_is_set_aside_with_a_word(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    settings = JsonSettings(tmp_path, on_sunday)
    assert settings.get() == Preferences()
    aside = tmp_path / "settings-damaged-2026-11-22T111242.json"
    assert aside.read_text() == text
    assert str(aside) in settings.trouble
    settings.change(rate=120)
    assert JsonSettings(tmp_path).get().rate == 120


def test_a_file_that_is_no_text_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe\x80")
    assert "damaged" in JsonSettings(tmp_path).trouble


def test_one_value_out_of_its_range_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"rate": 900, "volume": 40}')
    settings = JsonSettings(tmp_path)
    assert (settings.get().rate, settings.get().volume) == (140, 40)
    assert "rate must be a whole number from 110 to 180, not 900" in settings.trouble


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("rate", 181, "from 110 to 180"),
        ("rate", 140.5, "a whole number"),
        ("rate", True, "a whole number"),
        ("pace", 0.49, "from 0.5 to 2"),
        ("pace", float("nan"), "from 0.5 to 2"),
        ("target_days", 0, "from 1 to 7"),
        ("target_days", 8, "from 1 to 7"),
        ("theme", "pink", "one of system, light, dark"),
        ("unit", "stone", "one of kg, lb"),
        ("week_start", "friday", "one of monday, sunday, saturday, not friday"),
        ("days", "mon someday", "“someday” is no day"),
        ("days", "mon tue wed thu fri sat sun", "at most six days"),
        ("reminder", "24:00", "a time such as 07:30, not 24:00"),
        ("reminder", "7:3", "a time such as 07:30"),
        ("reminder", "seven", "a time such as 07:30"),
        ("after", "x" * 61, "at most 60 letters"),
        ("theme", 3, "a word"),
        ("muted", 1, "true or false"),
        ("variants", {"superman": 3}, "a variant for each exercise"),
        ("speed", 3, "no setting called speed"),
    ],
)
def test_a_wrong_value_is_named_with_its_range_and_changes_nothing(
    tmp_path: Path, name: str, value: object, words: str
) -> None:
    settings = JsonSettings(tmp_path)
    with pytest.raises(ValueError, match=words):
        settings.change(**{name: value})
    assert settings.get() == Preferences()
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_the_choice_holds_until_the_end(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file, not a folder")
    settings = JsonSettings(in_the_way)
    assert settings.change(volume=30).volume == 30
    assert settings.get().volume == 30
    assert "cannot be kept" in settings.trouble


def test_a_failed_write_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = JsonSettings(tmp_path)
    settings.change(rate=120)

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full_disk)
        settings.change(rate=170)
        assert "no space left" in settings.trouble
        assert JsonSettings(tmp_path).get().rate == 120
    settings.change(volume=50)
    assert settings.trouble == ""
    assert JsonSettings(tmp_path).get().rate == 170


def test_every_default_lies_in_its_range() -> None:
    for name, default in Preferences._field_defaults.items():
        assert check(name, default) == ""
    assert CHOICES["verbosity"] == tuple(Verbosity)


@given(st.sampled_from(sorted(RANGES)), st.integers() | st.floats() | st.text() | st.none())
def test_no_number_out_of_its_range_gets_in(name: str, value: object) -> None:
    least, greatest = RANGES[name]
    if check(name, value) == "":
        assert isinstance(value, (int, float))
        assert least <= value <= greatest
