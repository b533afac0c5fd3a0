"""Shows the conversation about pain in the window and carries out what it decides.

The rules are in `core.coaching.pain_flow`; this adds the clock, the screen and the workout.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from spinecoach.core.coaching.pain_flow import Change, Keep, PainFlow, Speak

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.pain_flow import Order
    from spinecoach.core.workout.commands import Wish
    from spinecoach.core.workout.frame import Frame
    from spinecoach.ui.conductor import Conductor
    from spinecoach.ui.pages.workout.page import WorkoutPage
    from spinecoach.ui.services import Services

TICK_MS = 50
"""Milliseconds between two checks of an open question: ring, number, lines."""


class PainPrompts(QObject):
    """The prompts of one workout; `clock` gives seconds that do not run backwards."""

    def __init__(
        self,
        page: WorkoutPage,
        conductor: Conductor,
        services: Services,
        feeling: Feeling,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(conductor)
        self._flow = PainFlow(feeling, lambda frame: services.workouts.begin_change(frame, clock()))
        self._page = page
        self._conductor = conductor
        self._services = services
        self._clock = clock
        self._busy = False
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._look)
        conductor.frame_changed.connect(self._watch)

    @property
    def feeling(self) -> Feeling:
        """All answers so far."""
        return self._flow.feeling

    @property
    def open(self) -> bool:
        """Whether a question is open; wishes are answers to it then."""
        return self._flow.prompt is not None

    @property
    def _listens(self) -> bool:
        """Whether an answer can be spoken."""
        services = self._services
        return services.settings.get().listen and services.sound.listener.ready

    def handle(self, wish: Wish) -> bool:
        """Take a wish; return whether it was done."""
        reply = self._flow.handle(wish, self._conductor.frame, self._clock())
        self._carry_out(reply.orders)
        return reply.done

    def end(self) -> None:
        """End the conversation and its waits; the workout is over."""
        self._tick.stop()
        self._conductor.frame_changed.disconnect(self._watch)
        self._flow.close()
        self._page.show_prompt(None)

    def _look(self) -> None:
        self._watch(self._conductor.frame)

    def _watch(self, frame: Frame) -> None:
        if self._busy:
            return
        orders = self._flow.watch(frame, self._clock())
        if orders or self._tick.isActive():
            self._carry_out(orders)

    def _carry_out(self, orders: tuple[Order, ...]) -> None:
        # An order can change the workout, which sends new frames before the next order is carried
        # out.
        self._busy = True
        self._show()
        for order in orders:
            match order:
                case Speak(line):
                    aloud = self._services.phrases.pain.aloud
                    self._conductor.tell(aloud(line, listens=self._listens) if line else "")
                case Keep(feeling):
                    self._services.workouts.feel(feeling)
                case Change(timeline, index):
                    self._conductor.change(timeline, index)
                case event:
                    self._conductor.send(event)
        self._busy = False

    def _show(self) -> None:
        prompt = self._flow.prompt
        if prompt is None:
            self._tick.stop()
            self._page.show_prompt(None)
            return
        if not self._tick.isActive():
            self._tick.start()
        left = None if prompt.until is None else max(0.0, prompt.until - self._clock())
        self._page.show_prompt(prompt, left)
