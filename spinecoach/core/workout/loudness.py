"""How a key changes the volume."""

from __future__ import annotations

from spinecoach.core.workout.commands import Command

VOLUME = (Command.MUTE, Command.LOUDER, Command.SOFTER)
"""The commands that change how loud it is."""

STEP = 10
"""How much louder or softer one key makes it, of 100."""


def loudness(command: Command, volume: int, *, muted: bool) -> tuple[int, bool]:
    """Return volume (0 to 100) and whether it is muted after MUTE, LOUDER or SOFTER.

    Whoever wants it louder wants to hear it; softer turns nothing on.
    """
    if command is Command.MUTE:
        return volume, not muted
    louder = command is Command.LOUDER
    changed = volume + STEP if louder else volume - STEP
    return max(0, min(100, changed)), muted and not louder
