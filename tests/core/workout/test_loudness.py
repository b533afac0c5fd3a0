"""Keys change the volume by steps, and louder turns the voice on."""

from __future__ import annotations

import pytest

from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.loudness import loudness


@pytest.mark.parametrize(
    ("command", "before", "after"),
    [
        (Command.LOUDER, (80, False), (90, False)),
        (Command.LOUDER, (95, False), (100, False)),
        (Command.LOUDER, (50, True), (60, False)),
        (Command.SOFTER, (50, False), (40, False)),
        (Command.SOFTER, (5, False), (0, False)),
        (Command.SOFTER, (50, True), (40, True)),
        (Command.MUTE, (50, False), (50, True)),
        (Command.MUTE, (50, True), (50, False)),
    ],
)
def test_a_key_changes_the_volume(
    command: Command, before: tuple[int, bool], after: tuple[int, bool]
) -> None:
    volume, muted = before
    assert loudness(command, volume, muted=muted) == after
