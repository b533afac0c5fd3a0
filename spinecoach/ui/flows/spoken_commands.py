"""Controls a workout by voice: connects microphone, recogniser and `core.workout.ear`.

The rules are in `core.workout.ear`; this adds the clock, the microphone and the screen.

Where an answer alone suffices, sound is ignored while our own line and its echo sound, or the coach
would answer its own question. Elsewhere it is not: a command begins with "coach", which no line of
ours does, and between counts there is no gap for one. With a count a second, no command of 8 was
understood while every count made us deaf. Now 14 of 16 are if the person wears headphones, 10 if
the counts reach the microphone 6 dB softer than the words, and 5 if they are as loud.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from spinecoach.core.trouble import TroubleKind
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.ear import (
    MOVES_ON,
    OFFERED,
    Acknowledge,
    Ask,
    Do,
    Ear,
    EarStatus,
    Refuse,
)
from spinecoach.core.workout.events import EVENTS
from spinecoach.core.workout.heard import MOVING
from spinecoach.core.workout.keymap import Context, key_label
from spinecoach.ui.flows.workout_flow import nothing_to_change

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.ear import Order
    from spinecoach.core.workout.ports import Listener
    from spinecoach.ui.flows.workout_flow import WorkoutFlow
    from spinecoach.ui.pages.workout.page import WorkoutPage
    from spinecoach.ui.services import Services

    class Mike(Protocol):
        """A microphone; the real one is `ui.sound.microphone.Microphone`."""

        @property
        def trouble(self) -> Trouble | None:
            """Why no sound comes from it; None if it works."""

        @property
        def open(self) -> bool:
            """Whether it is open."""

        @property
        def other(self) -> str:
            """The name of a better one; "" if this one is good or the only one."""

        def begin(self) -> None:
            """Open it."""

        def use(self, name: str) -> None:
            """Open another one in its place."""

        def end(self) -> None:
            """Close it."""


TICK_MS = 25
"""Milliseconds between two checks for what was heard: a part of the delay of the freeze."""

STRETCH = 3.5
"""Seconds of sound in which a command is looked for, and the time until it is found."""

ECHO = 0.25
"""Seconds after our own line in which a room still sounds."""

UNSPOILED = 0.6
"""Seconds after which the loudness that the recogniser measures is that of the room again: of its
last seconds, a fifth was without our line."""


class SpokenCommands(QObject):
    """The spoken commands of one workout, from `begin` to `end`.

    `mike` makes a microphone that passes its sound to the function that it gets.
    """

    def __init__(
        self,
        flow: WorkoutFlow,
        page: WorkoutPage,
        services: Services,
        mike: Callable[[Callable[[bytes], None]], Mike],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._flow = flow
        self._page = page
        self._services = services
        self._clock = clock
        self._ear = Ear()
        self._listener: Listener = services.sound.listener
        self._mike = mike(self._take)
        self._spoke_until = 0.0
        self._deaf = False
        self._loud = False
        self._told: tuple[Trouble, ...] = ()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.look)

    def begin(self) -> None:
        """Open the microphone and load the recogniser."""
        self._listener.begin()
        self._mike.begin()
        self._tick.start()
        self._flow.change_microphone = self._take_other

    def end(self) -> None:
        """Close the microphone and end the recogniser."""
        self._flow.change_microphone = nothing_to_change
        self._tick.stop()
        self._mike.end()
        self._listener.close()
        self._page.show_ear("")

    def look(self) -> None:
        """Carry out what was heard since the last call, and show what is being done."""
        context = self._page.context
        if context is None:
            return
        now, listener = self._clock(), self._listener
        self._be_deaf_while_we_ask(context, now)
        listener.listen_for(self._ear.phrases(context))
        heard = listener.heard()
        if heard is not None:
            moving = context in MOVING
            beside_us = now < self._spoke_until + STRETCH
            orders = self._ear.hear(
                heard,
                context,
                now,
                moving=moving,
                beside_us=beside_us,
                impossible=self._impossible,
            )
            self._carry_out(orders)
        still = self._page.context not in MOVING
        self._carry_out(self._ear.watch(now, paused=still))
        self._tell_troubles()
        self._page.show_ear(self._status(self._page.context or context, now))

    @property
    def _impossible(self) -> tuple[Command, ...]:
        """The wishes to move on that would not be done now."""
        can = self._flow.conductor.can
        return tuple(one for one in MOVES_ON if not can(EVENTS[one]))

    def _take(self, sound: bytes) -> None:
        if not self._deaf:
            self._listener.take(sound)

    def _be_deaf_while_we_ask(self, context: Context, now: float) -> None:
        if self._services.sound.speaker.sounding:
            self._spoke_until = now + ECHO
        if now >= self._spoke_until + UNSPOILED:
            self._loud = self._listener.loud
        deaf = now < self._spoke_until and not self._ear.called(context)
        if deaf and not self._deaf:
            self._listener.deaf()
        self._deaf = deaf

    def _carry_out(self, orders: tuple[Order, ...]) -> None:
        its = self._services.phrases.listening
        for order in orders:
            match order:
                case Do(wish):
                    if not self._flow.handle(wish) and wish in OFFERED:
                        self._refuse()
                case Refuse(_):
                    self._refuse()
                case Acknowledge(wish):
                    self._flow.conductor.tell(its.said(wish))
                case Ask(wish):
                    self._flow.conductor.tell(its.asked(wish))
                    self._page.tell(its.asked(wish))

    def _refuse(self) -> None:
        """Say that a wish is not possible now: who lies face down does not read it."""
        not_now = self._services.phrases.workout.not_now()
        self._flow.conductor.tell(not_now)
        self._page.tell(not_now)

    def _status(self, context: Context, now: float) -> str:
        """Return what is shown; "" if nothing listens, so that it is never wrong."""
        its, listener, about = self._services.phrases.listening, self._listener, self._ear.about
        if listener.trouble or not self._mike.open:
            return ""
        if not listener.ready:
            return its.getting_ready()
        if self._mike.trouble and self._mike.trouble.kind is TroubleKind.MICROPHONE_SILENT:
            return its.hears_nothing()
        status = self._ear.status(now, loud=self._loud, deaf=self._deaf)
        if about is not None and status in {EarStatus.HEARD, EarStatus.ASKING}:
            words = self._ear.hints(context)
            return its.heard(about) if status is EarStatus.HEARD else its.asking(about, words)
        others = {
            EarStatus.NOT_UNDERSTOOD: its.not_understood(),
            EarStatus.TOO_LOUD: its.too_loud(),
            EarStatus.DEAF: its.deaf(),
        }
        return others.get(status) or self._hint(context)

    def _hint(self, context: Context) -> str:
        """Return that it listens, with what may be said here."""
        its, words = self._services.phrases.listening, self._ear.hints(context, self._page.answers)
        if context is Context.NUMBER:
            return its.listening_for_number(*words)
        return its.listening_for(words)

    def _tell_troubles(self) -> None:
        """Say each trouble once in a workout, and no longer than it lasts."""
        deaf = self._listener.trouble
        if deaf and self._mike.open:
            self._mike.end()  # nobody listens any more
        found = (deaf, None if deaf else self._mike.trouble)
        for told in self._told:
            if told not in found:
                self._page.withdraw(told)
        for trouble in found:
            if trouble is not None and trouble not in self._told:
                self._told = (*self._told, trouble)
                if trouble.kind is TroubleKind.MICROPHONE_NARROW and self._mike.other:
                    self._offer(trouble, self._mike.other)
                else:
                    self._page.tell(self._services.phrases.troubles.sentence(trouble), trouble)

    def _offer(self, trouble: Trouble, other: str) -> None:
        """Offer another microphone by its key and a click."""
        phrases, command = self._services.phrases, Command.MICROPHONE
        keys = phrases.keymap.keys_of(Context.WORKOUT, command)
        key = key_label(keys[0], phrases) if keys else ""
        told = phrases.listening.telephone(trouble.reason, other, key)
        self._page.tell(told, trouble, command)

    def _take_other(self) -> bool:
        """Listen by the better microphone from now on, in later workouts too."""
        other = self._mike.other
        if not other:
            return False
        self._services.settings.change(microphone=other)
        self._mike.use(other)
        self._page.tell(self._services.phrases.listening.listens_by(other))
        return True
