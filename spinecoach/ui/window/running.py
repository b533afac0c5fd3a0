"""The running workout, and what controls it besides its page: headset, lock screen, voice."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from spinecoach.ui.flows.workout_flow import WorkoutFlow

if TYPE_CHECKING:
    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.starter import Begun
    from spinecoach.ui.flows.spoken_commands import SpokenCommands
    from spinecoach.ui.media.controls import MediaControls
    from spinecoach.ui.pages.workout.page import WorkoutPage
    from spinecoach.ui.services import Services


class Running(QObject):
    """One workout from its first second to its last.

    `window_wanted` is emitted when somebody outside, such as a lock screen, asks for the window.
    """

    window_wanted = Signal()

    def __init__(self, begun: Begun, page: WorkoutPage, services: Services) -> None:
        super().__init__()
        self._page = page
        self._services = services
        conductor = services.conduct(begun.performance)
        self.flow = WorkoutFlow(conductor, page, services, begun.feeling)
        self._controls: list[MediaControls | SpokenCommands] = []

    def begin(self) -> None:
        """Begin, once the page is open."""
        self.flow.begin()
        self._show_outside()
        self._listen()

    def end(self) -> Feeling | None:
        """Detach from it; return the answers about pain that were given in it."""
        for control in self._controls:
            control.end()
        self._controls.clear()
        self.flow.end()
        return self.flow.feeling

    def _show_outside(self) -> None:
        """Let headsets and lock screens control the workout, where a desktop has a session bus."""
        if sys.platform == "linux":
            from spinecoach.ui.media.controls import MediaControls

            controls = MediaControls(self.flow, self._page, self._services)
            controls.window_wanted.connect(self.window_wanted)
            self._controls.append(controls)

    def _listen(self) -> None:
        """Let the workout be controlled by voice, if that is switched on."""
        preferences = self._services.settings.get()
        if preferences.listen:
            from spinecoach.ui.flows.spoken_commands import SpokenCommands
            from spinecoach.ui.sound.microphone import Microphone

            microphone = partial(Microphone, name=preferences.microphone)
            spoken = SpokenCommands(self.flow, self._page, self._services, microphone)
            spoken.begin()
            self._controls.append(spoken)
