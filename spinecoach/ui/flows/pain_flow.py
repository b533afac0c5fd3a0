"""What is said about pain in mid-workout, and what becomes of it.

One `PainTalk` lives as long as a workout. It stops the movement the moment H is
pressed, asks, and follows the rules of `core.coaching.pain`; where it hurt before, it
asks after each exercise as well, and goes on by itself where nobody answers.
Every answer is kept at once, and every question is spoken too: whoever lies on the
mat only hears it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from spinecoach.core.coaching.pain import (
    ASK_AFTER,
    ASK_HURT,
    CHOOSE,
    CHOOSE_EASIER,
    Advice,
    Feeling,
    advice_after,
    asks_between,
    easier,
    stop_words,
)
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.pages.workout.hurt_overlay import Way

if TYPE_CHECKING:
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Planned
    from spinecoach.ui.conductor import Conductor
    from spinecoach.ui.pages.workout.hurt_overlay import HurtOverlay
    from spinecoach.ui.services import Services

PATIENCE_MS = 20_000
"""So long the question after an exercise waits before the workout goes on by itself."""

TICK_MS = 100
"""How often its ring moves."""

BETWEEN = "Press a number, or wait: it goes on by itself."


class PainTalk(QObject):
    """The talk of one workout; `feeling` is all that was said so far."""

    def __init__(
        self,
        overlay: HurtOverlay,
        conductor: Conductor,
        services: Services,
        feeling: Feeling,
    ) -> None:
        super().__init__(conductor)
        self.feeling = feeling
        self._overlay = overlay
        self._conductor = conductor
        self._services = services
        self._readings = [] if feeling.pain_before is None else [feeling.pain_before]
        self._about: Planned | None = None
        self._current: Planned | None = None
        self._between = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._go_on)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_patience)
        overlay.answered.connect(self._take)
        overlay.chosen.connect(self._do)
        conductor.frame_changed.connect(self._watch)

    def hurt(self) -> None:
        """Stop the movement at once and ask how much it hurts."""
        if self._conductor.frame.state in {State.FINISHED, State.STOPPED, State.IDLE}:
            return
        self._wait_no_more()
        self._between = False
        self._about = self._conductor.frame.planned or self._current
        self._overlay.ask("How much does it hurt?")
        self._conductor.send(Event.PAUSE)
        self._conductor.tell(ASK_HURT)

    def end(self) -> None:
        """Put the overlay away; the workout is over."""
        self._wait_no_more()
        self._overlay.hide()
        self._overlay.answered.disconnect(self._take)
        self._overlay.chosen.disconnect(self._do)

    # -- answers -----------------------------------------------------------------

    def _take(self, number: int) -> None:
        self._wait_no_more()
        self._readings.append(number)
        if self._about is not None:
            name = self._about.exercise.id
            said = {**self.feeling.exercises}
            said[name] = max(number, said.get(name, 0))
            self._keep(replace(self.feeling, exercises=said))
        if advice_after(self._readings) is Advice.STOP:
            words = stop_words(self._readings)
            self._overlay.tell_stop(words)
            self._conductor.tell(words)
        elif self._between:
            self._go_on()
        else:
            gentler = self._about is not None and easier(self._about) is not None
            self._overlay.offer(easier=gentler)
            self._conductor.tell(CHOOSE_EASIER if gentler else CHOOSE)

    def _do(self, way: Way) -> None:
        match way:
            case Way.GO_ON:
                self._go_on()
            case Way.NOTHING:
                # After an exercise that is an answer; H was only pressed by mistake.
                if self._between:
                    self._take(0)
                else:
                    self._go_on()
            case Way.STOP:
                self._keep(replace(self.feeling, excused=True))
                self._overlay.hide()
                self._conductor.stop()
            case Way.SKIP:
                self._skip()
                self._go_on()
            case Way.EASIER:
                self._services.gentler(self._conductor, self._go_on)

    def _go_on(self) -> None:
        self._wait_no_more()
        self._overlay.scale.clear()
        self._overlay.hide()
        self._conductor.tell("")
        self._conductor.send(Event.RESUME)

    def _skip(self) -> None:
        """Skip all that belongs to this exercise."""
        left = self._about
        while left is not None and self._conductor.frame.planned is left:
            self._conductor.send(Event.SKIP)

    def _keep(self, feeling: Feeling) -> None:
        self.feeling = feeling
        self._services.feel(feeling)

    # -- between exercises -------------------------------------------------------

    def _watch(self, frame: Frame) -> None:
        """Ask when an exercise is over, where it hurt before the workout."""
        if frame.state is not State.RUNNING or frame.block.kind is BlockKind.FINISH:
            return
        before, self._current = self._current, frame.planned
        if before is None or frame.planned is None or not asks_between(self.feeling.pain_before):
            return
        if before.exercise.id == frame.planned.exercise.id:
            return
        if all(before is not planned for planned in frame.timeline.plan):
            return  # it was the warm-up
        self._about, self._between = before, True
        self._overlay.ask(f"Pain after {before.title}?", BETWEEN)
        self._conductor.send(Event.PAUSE)
        self._conductor.tell(ASK_AFTER)
        self._patience.start()
        self._tick.start()
        self._show_patience()

    def _show_patience(self) -> None:
        """Let the ring tell how long the question still waits."""
        # A coarse timer may promise a little more than was asked of it.
        left = min(PATIENCE_MS, max(0, self._patience.remainingTime()))
        self._overlay.show_patience(left / 1000, PATIENCE_MS / 1000)

    def _wait_no_more(self) -> None:
        self._patience.stop()
        self._tick.stop()
