"""What is known of the reminder is kept, and a damaged file costs one reminder at most."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.reminder_memory import FILE_NAME, JsonReminderMemory
from spinecoach.core.coaching.reminders import ReminderState

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.fromisoformat("2026-11-16T07:30")


def memory(folder: Path) -> JsonReminderMemory:
    return JsonReminderMemory(folder, lambda: NOW)


@pytest.mark.parametrize(
    "state",
    [
        ReminderState(),
        ReminderState(reminded=date(2026, 11, 16)),
        ReminderState().snooze(NOW),
    ],
)
def test_what_one_process_keeps_the_next_one_knows(tmp_path: Path, state: ReminderState) -> None:
    assert memory(tmp_path).get() == ReminderState()
    memory(tmp_path).keep(state)
    assert memory(tmp_path).get() == state


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"reminded": 3}',
        '{"reminded": "someday"}',
        '{"reminded": null, "snoozed": "2026-13-45"}',
        '{"reminded": ["2026-11-16"]}',
    ],
)
def test_a_damaged_file_knows_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert memory(tmp_path).get() == ReminderState()


def test_a_time_with_an_offset_is_that_of_the_clock_on_the_wall(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"snoozed": "2026-11-16T07:30+05:00"}', encoding="utf-8")
    assert memory(tmp_path).get().due(NOW, "07:30", wanted=True)


def test_if_nothing_can_be_written_nobody_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    memory(tmp_path / "file" / "below").keep(ReminderState(reminded=date(2026, 11, 16)))
