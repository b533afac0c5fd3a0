"""Keys change the volume by steps, and say so; louder turns the voice on."""

from __future__ import annotations

import pytest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.loudness import change_volume, loudness


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


class Chosen:
    """What a person chose; it writes down what happens in which order."""

    trouble = None

    def __init__(self, volume: int, *, muted: bool) -> None:
        self.preferences = Preferences(volume=volume, muted=muted)
        self.happened: list[str] = []

    def get(self) -> Preferences:
        return self.preferences

    def change(self, **changes: object) -> Preferences:
        self.preferences = self.preferences._replace(**changes)  # type: ignore[arg-type]
        return self.preferences

    def follow(self, preferences: Preferences) -> None:
        assert preferences == self.preferences
        self.happened.append(f"{preferences.volume}{' muted' if preferences.muted else ''}")


@pytest.mark.parametrize(
    ("command", "muted", "happened"),
    [
        (Command.MUTE, False, ["Voice off.", "50 muted"]),
        (Command.MUTE, True, ["Voice off.", "50", "Voice on."]),
        (Command.LOUDER, False, ["60", "Louder."]),
        (Command.LOUDER, True, ["60", "Louder."]),
        (Command.SOFTER, False, ["40", "Softer."]),
        (Command.SOFTER, True, ["40 muted"]),
    ],
)
def test_that_the_voice_goes_off_is_said_before_everything_else_after_it_can_be_heard(
    command: Command, happened: list[str], *, muted: bool
) -> None:
    chosen = Chosen(50, muted=muted)
    after = change_volume(command, chosen, chosen.follow, chosen.happened.append, Phrases())
    assert chosen.happened == happened
    assert after == chosen.preferences
