"""The figure outside a workout: it does one rep, over and over, at the exercise's own pace.

Qt's animation keeps the time, so nothing here reads a clock. The rep stands still while the
widget is hidden or held.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QVariantAnimation, Signal

from spinecoach.core.workout.motion import phase_at
from spinecoach.ui.figure.stills import of_moment, of_phase, pointing
from spinecoach.ui.figure.widget import FADE, FigureWidget, breath

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.exercise.exercise import Exercise, Movement, Phase
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.ui.figure.scene import Scene


class Player(FigureWidget):
    """Plays one rep; `entered` carries each phase as it begins."""

    entered = Signal(object)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(phrases, parent)
        self._rep_of: tuple[Exercise, Movement] | None = None
        self._phase: Phase | None = None
        self.held = False
        self.rep = QVariantAnimation(self)
        self.rep.setStartValue(0.0)
        self.rep.setLoopCount(-1)
        self.rep.valueChanged.connect(self._show_second)

    def play(self, exercise: Exercise, movement: Movement) -> None:
        """Begin with the first phase of `movement`, which is the exercise's own or a variant's."""
        self.rep.stop()
        self._rep_of, self._phase = (exercise, movement), None
        words = [phase.word for phase in movement.phases]
        self.setAccessibleDescription(self._phrases.figure_repeats(words))
        self.rep.setEndValue(movement.rep_seconds)
        self.rep.setDuration(round(movement.rep_seconds * 1000))
        self._show_second(0.0)
        self._update_motion()

    def hold(self, *, held: bool) -> None:
        """Stand still where the rep is, or go on from there."""
        self.held = held
        self._update_motion()

    @property
    def moving(self) -> bool:
        """Whether the rep goes on now."""
        return self.rep.state() is QVariantAnimation.State.Running

    def _update_motion(self) -> None:
        """Move while the widget is visible and not held."""
        state = QVariantAnimation.State
        moves = self.isVisible() and not self.held and self._rep_of is not None
        if moves and self.rep.state() is state.Paused:
            self.rep.resume()
        elif moves and self.rep.state() is state.Stopped:
            self.rep.start()
        elif not moves and self.moving:
            self.rep.pause()

    def showEvent(self, event: QShowEvent) -> None:
        """Move again."""
        super().showEvent(event)
        self._update_motion()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still while hidden."""
        super().hideEvent(event)
        self._update_motion()

    def _show_second(self, second: float) -> None:
        """Show the moment `second` seconds after the rep began."""
        if self._rep_of is None:
            return
        exercise, movement = self._rep_of
        phase, progress = phase_at(movement, second)
        self._show(self._scene_of(exercise, movement, phase, progress))
        if phase is not self._phase:
            self._phase = phase
            self.entered.emit(phase)

    def _scene_of(
        self, exercise: Exercise, movement: Movement, phase: Phase, progress: float
    ) -> Scene:
        if self._still:
            return of_phase(exercise, movement, phase)
        scene = of_moment(exercise, movement, phase, progress)
        scene = replace(scene, breath=breath(phase, progress))
        return pointing(scene, movement, phase, 1.0 - progress / FADE)
