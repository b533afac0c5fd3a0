"""What a person chose is there at the next start, and a broken file costs nothing but itself."""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.files.json_file import LARGEST
from spinecoach.adapters.files.settings import CHOICES, FILE_NAME, RANGES, JsonSettings, check
from spinecoach.core.exercise.exercise import SETS
from spinecoach.core.mistake import WrongValueError, dotted
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.record.adherence import WEEK_STARTS
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.track import Verbosity

if TYPE_CHECKING:
    from pathlib import Path


def on_sunday() -> datetime:
    return datetime(2026, 11, 22, 11, 12, 42)  # noqa: DTZ001


def in_words(trouble: Trouble | None) -> str:
    return "" if trouble is None else Phrases().troubles.sentence(trouble)


def test_without_a_file_all_choices_are_the_defaults(tmp_path: Path) -> None:
    settings = JsonSettings(tmp_path)
    assert settings.get() == Preferences()
    assert settings.trouble is None
    assert list(tmp_path.iterdir()) == []


def test_a_choice_is_there_at_the_next_start(tmp_path: Path) -> None:
    JsonSettings(tmp_path).change(
        rate=150, theme="dark", variants={"superman": "legs-only"}, voices={"de": "gmw/de"}
    )
    again = JsonSettings(tmp_path).get()
    assert (again.rate, again.theme, again.variants) == (150, "dark", {"superman": "legs-only"})
    assert again.voice_for("de") == "gmw/de"
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
    assert str(aside) in in_words(settings.trouble)
    settings.change(rate=120)
    assert JsonSettings(tmp_path).get().rate == 120


def test_a_file_that_is_no_text_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe\x80")
    assert "damaged" in in_words(JsonSettings(tmp_path).trouble)


def test_one_value_out_of_its_range_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"rate": 900, "volume": 40}')
    settings = JsonSettings(tmp_path)
    assert (settings.get().rate, settings.get().volume) == (140, 40)
    assert "rate: expected a whole number from 110 to 180, found 900" in in_words(settings.trouble)


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
        ("days", "mon someday", "one to six days"),
        ("days", "mon tue wed thu fri sat sun", "one to six days"),
        ("reminder", "24:00", "a time such as 07:30, found '24:00'"),
        ("week_start", "friday", "one of monday, sunday, saturday, found 'friday'"),
        ("reminder", "7:3", "a time such as 07:30"),
        ("reminder", "seven", "a time such as 07:30"),
        ("after", "x" * 61, "at most 60 characters"),
        ("theme", 3, "one of system, light, dark"),
        ("muted", 1, "true or false"),
        ("variants", {"superman": 3}, "variants.superman: expected a text"),
        ("voices", {"de": 3}, "voices.de: expected a text"),
        ("keys", {"next": ["f13"]}, "keys.next: expected a text"),
        ("speed", 3, "a key that means nothing here"),
    ],
)
def test_a_wrong_value_is_named_with_its_range_and_changes_nothing(
    tmp_path: Path, name: str, value: object, words: str
) -> None:
    settings = JsonSettings(tmp_path)
    with pytest.raises(WrongValueError) as caught:
        settings.change(**{name: value})
    (mistake,) = caught.value.mistakes
    told = Phrases().packs.mistake(dotted(mistake.path), mistake.expected, mistake.found)
    assert words in told
    assert settings.get() == Preferences()
    assert list(tmp_path.iterdir()) == []


def test_if_nothing_can_be_written_the_choice_holds_until_the_end(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file, not a folder")
    settings = JsonSettings(in_the_way)
    assert settings.change(volume=30).volume == 30
    assert settings.get().volume == 30
    assert "cannot be kept" in in_words(settings.trouble)


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
        assert "No space left" in in_words(settings.trouble)
        assert JsonSettings(tmp_path).get().rate == 120
    settings.change(volume=50)
    assert settings.trouble is None
    assert JsonSettings(tmp_path).get().rate == 170


def test_every_default_lies_in_its_range() -> None:
    for name, default in Preferences._field_defaults.items():
        assert check(name, default) == []
    assert CHOICES["verbosity"] == tuple(Verbosity)
    assert CHOICES["week_start"] == ("", *WEEK_STARTS)
    assert RANGES["sets"] == (0, SETS[1])


@given(st.sampled_from(sorted(RANGES)), st.integers() | st.floats() | st.text() | st.none())
def test_no_number_out_of_its_range_gets_in(name: str, value: object) -> None:
    least, greatest = RANGES[name]
    if not check(name, value):
        assert isinstance(value, (int, float))
        assert least <= value <= greatest


@pytest.mark.parametrize(
    "text",
    [
        '{"window": "\u00f6"}',
        '{"window": "\\ud800"}',
        '{"after": "\\ud800", "rate": 120}',
        '{"rate": ' + "9" * 400 + "}",
        '{"pace": NaN}',
        '{"variants": {"superman": "\\ud800"}}',
    ],
)
def test_a_value_that_no_program_can_use_costs_only_itself(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    settings = JsonSettings(tmp_path)
    assert settings.get()._replace(rate=140) == Preferences()
    assert settings.trouble is not None
    assert settings.trouble.kind is TroubleKind.VALUES_WRONG
    assert in_words(settings.trouble)


def test_half_a_character_of_somebody_elses_is_kept(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"note": "\\ud800"}', encoding="utf-8")
    JsonSettings(tmp_path).change(rate=120)
    assert json.loads((tmp_path / FILE_NAME).read_text())["note"] == "\ud800"


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders")
def test_a_pipe_or_a_folder_in_its_place_is_told_and_waited_for_by_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE_NAME)
    trouble = JsonSettings(tmp_path).trouble
    assert trouble is not None
    assert trouble.kind is TroubleKind.NO_REGULAR_FILE


@pytest.mark.parametrize(
    "text", ["9" * 5000, '{"rate": ' + "9" * 5000 + "}", '{"a":' * 60 + "1" + "}" * 60]
)
def test_what_cannot_be_read_whole_is_set_aside(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    assert "damaged" in in_words(JsonSettings(tmp_path, on_sunday).trouble)


def test_a_file_beyond_all_size_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"note": "' + "x" * LARGEST + '"}')
    assert "damaged" in in_words(JsonSettings(tmp_path, on_sunday).trouble)


def test_keys_of_a_person_are_kept_and_those_of_a_later_version_too(tmp_path: Path) -> None:
    own = {"next": "f13 right", "time_left": "", "of_a_later_version": "z"}
    JsonSettings(tmp_path).change(keys=own)
    settings = JsonSettings(tmp_path)
    assert settings.get().keys == own
    assert settings.trouble is None
