"""Everything that the window needs from the rest of the program, in one hand.

`app` builds it once; pages take from it what they use. All of it is ports and
plain functions, so a test hands in its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from spinecoach.core.logbook import LoggedWorkout
    from spinecoach.core.ports import History, Packs, Preferences, Settings, Speaker, Voice
    from spinecoach.ui.conductor import Conductor


@dataclass(frozen=True, slots=True)
class CutOff:
    """A workout in which the program ended too early, and the three ways out of it.

    `go_on` builds the rest of it, ready for its START; None where nothing is left.
    """

    workout: LoggedWorkout
    go_on: Callable[[], Conductor] | None
    keep: Callable[[], None]
    discard: Callable[[], None]


def nothing_cut_off() -> CutOff | None:
    """All is well: no workout was cut off."""
    return None


@dataclass(frozen=True, slots=True)
class Services:
    """What the window is built on.

    `begin` builds the workout that the settings ask for, ready for its START;
    `changed` is told of every change of the settings, to set the voice and the
    sound accordingly; `try_voice` says a sentence the way a workout does;
    `progress` builds the page that looks back, when it is first opened;
    `cut_off` is asked once, after the first paint.
    """

    packs: Packs
    history: History
    settings: Settings
    voice: Voice
    speaker: Speaker
    begin: Callable[[], Conductor]
    changed: Callable[[Preferences], None]
    try_voice: Callable[[], None]
    progress: Callable[[], QWidget]
    cut_off: Callable[[], CutOff | None] = nothing_cut_off

    def troubles(self) -> tuple[str, ...]:
        """What is wrong with the voice, the sound and the history, one sentence each."""
        found = (self.voice.trouble, self.speaker.trouble, self.history.trouble)
        return tuple(dict.fromkeys(trouble for trouble in found if trouble))
