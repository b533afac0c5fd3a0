"""The buttons of a headset while the settings wait for a key.

Where a desktop keeps the media keys for players, no window sees them. So the settings are a player
for as long as they wait: what is pressed then goes to them, and to no other player.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from spinecoach.ui.media.mpris import Mpris
from spinecoach.ui.media.now_playing import NowPlaying

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases


class HeadsetKey(QObject):
    """A player that does nothing but tell which of its buttons was pressed, by the key's name."""

    pressed = Signal(str)

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self._asks = phrases.keys.press_now()
        self._player: Mpris | None = None

    def listen(self, *, on: bool) -> None:
        """Appear on the bus as a player that plays, or disappear."""
        if self._player is not None:
            self._player.end()  # for good: each key has a player of its own
            self._player = None
        if not on:
            return
        self._player = Mpris(lambda: 0.0, lambda: 1.0)
        self._player.pressed.connect(self.pressed)
        # A headset says "pause" to what plays, and a desktop chooses that player.
        now = NowPlaying(
            playing=True, part=0, title=self._asks, place="", workout="SpineCoach", seconds=0.0
        )
        self._player.show(now, "")
        self._player.begin()
