"""How a key changes the volume, and what is said to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.workout.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.ports import Settings
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences

VOLUME = (Command.MUTE, Command.LOUDER, Command.SOFTER)
"""The commands that change how loud it is."""

STEP = 10
"""By how much of 100 one key press changes the volume."""


def loudness(command: Command, volume: int, *, muted: bool) -> tuple[int, bool]:
    """Return volume (0 to 100) and whether it is muted after MUTE, LOUDER or SOFTER.

    LOUDER also turns the voice on; SOFTER does not.
    """
    if command is Command.MUTE:
        return volume, not muted
    louder = command is Command.LOUDER
    changed = volume + STEP if louder else volume - STEP
    return max(0, min(100, changed)), muted and not louder


def change_volume(
    command: Command,
    settings: Settings,
    follow: Callable[[Preferences], None],
    tell: Callable[[str], None],
    phrases: Phrases,
) -> Preferences:
    """Keep what MUTE, LOUDER or SOFTER changes, and say it aloud; return the choices after it.

    `follow` applies the choices to the sound. "Voice off" is said before the voice is muted, so
    that it is heard.
    """
    if command is Command.MUTE:
        tell(phrases.spoken.voice_off())
    before = settings.get()
    volume, muted = loudness(command, before.volume, muted=before.muted)
    after = settings.change(volume=volume, muted=muted)
    follow(after)
    if not after.muted:
        tell(volume_answer(command, phrases))
    return after


def volume_answer(command: Command, phrases: Phrases) -> str:
    """Return the answer to MUTE, LOUDER or SOFTER that is said if the voice is on after it."""
    said = phrases.spoken
    match command:
        case Command.MUTE:
            return said.voice_on()
        case Command.LOUDER:
            return said.louder()
    return said.softer()
