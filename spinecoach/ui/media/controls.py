"""Lets other programs show and control a workout while it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from spinecoach.regular import make_folder
from spinecoach.ui.figure.widget import chosen_look
from spinecoach.ui.media.mpris import Mpris
from spinecoach.ui.media.now_playing import now_playing
from spinecoach.ui.words.workout import strongest

if TYPE_CHECKING:
    from spinecoach.core.workout.frame import Frame
    from spinecoach.ui.flows.workout_flow import WorkoutFlow
    from spinecoach.ui.pages.workout.page import WorkoutPage
    from spinecoach.ui.services import Services

PICTURE = (256, 256)
"""Pixels of the picture for a lock screen; it takes only 10 to 20 ms, so no count comes late."""

QUIET_MS = 400
"""Milliseconds after the start of a part in which no picture is drawn: the voice starts there."""


class MediaControls(QObject):
    """One workout for other programs, until `end`; they see it whenever there is a session bus."""

    window_wanted = Signal()
    """Another program wants the window to come to the front."""

    def __init__(
        self,
        flow: WorkoutFlow,
        page: WorkoutPage,
        services: Services,
    ) -> None:
        super().__init__()
        self._flow = flow
        self._page = page
        self._services = services
        self._moment: tuple[object, ...] = ()
        self._pictures: dict[str, str] = {}
        self._draw = QTimer(self)
        self._draw.setSingleShot(True)
        self._draw.setInterval(QUIET_MS)
        self._draw.timeout.connect(self._draw_picture)
        self._player = Mpris(lambda: flow.frame.elapsed, self._volume)
        self._player.pressed.connect(page.press)
        self._player.volume_wanted.connect(self._set_volume)
        self._player.window_wanted.connect(self.window_wanted)
        flow.conductor.frame_changed.connect(self._show)
        flow.volume_changed.connect(self._player.show_volume)
        self._show(flow.frame)
        self._player.begin()

    @property
    def drawing(self) -> bool:
        """Whether a picture is still to be drawn."""
        return self._draw.isActive()

    def end(self) -> None:
        """Remove the workout from the bus: the buttons belong to other players again."""
        self._draw.stop()
        self._flow.conductor.frame_changed.disconnect(self._show)
        self._flow.volume_changed.disconnect(self._player.show_volume)
        self._player.end()

    def _show(self, frame: Frame) -> None:
        """Tell other programs what has changed; most frames change nothing that they show."""
        moment = (frame.state, frame.index, frame.span_index)
        if moment == self._moment:
            return
        self._moment = moment
        planned = frame.planned
        if planned is not None and planned.exercise.id not in self._pictures:
            self._draw.start()
        self._tell(frame)

    def _tell(self, frame: Frame) -> None:
        own = frame.planned.exercise.id if frame.planned else ""
        now = now_playing(frame, self._services.phrases)
        self._player.show(now, self._pictures.get(own, ""))

    def _draw_picture(self) -> None:
        """Draw the current exercise for other programs; if that fails, they show no picture.

        It is drawn again in each workout, since an exercise and the figure's look may change.
        """
        frame = self._flow.frame
        if frame.planned is None:
            return
        from spinecoach.ui.export.figure_file import RenderError, Wish, render

        exercise, movement = frame.planned.exercise, frame.planned.movement
        folder = Path(self._services.pictures)
        file = folder / f"{exercise.id}.png"
        wish = Wish(phase=strongest(movement).name, size=PICTURE, look=chosen_look())
        try:
            make_folder(folder)
            render(exercise, wish, file)
        except (OSError, RenderError):
            self._pictures[exercise.id] = ""
            return
        self._pictures[exercise.id] = QUrl.fromLocalFile(str(file)).toString()
        self._tell(frame)

    def _volume(self) -> float:
        preferences = self._services.settings.get()
        return 0.0 if preferences.muted else preferences.volume / 100

    def _set_volume(self, volume: float) -> None:
        self._flow.set_volume(round(100 * max(0.0, min(1.0, volume))))
