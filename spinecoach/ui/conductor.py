"""Drives a workout in the window: wakes the session at its deadlines and sends its frames.

It alone reads the clock of the workout. One precise timer fires at the session's next deadline,
another asks for a frame while something moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind

if TYPE_CHECKING:
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.performance import Performance
    from spinecoach.core.workout.ports import Clock
    from spinecoach.core.workout.timeline import Timeline

FRAME_MS = 16
STILL_MS = 33
"""Milliseconds between two frames: 16 (sixty a second), or 33 while only rings and strip move."""

MOVING = frozenset({State.RUNNING, State.RESUMING})


class Conductor(QObject):
    """Runs one performance on one clock."""

    frame_changed = Signal(object)
    """A new `Frame` to draw."""

    finished = Signal(object)
    """The workout is over; carries its `Summary`."""

    def __init__(
        self, performance: Performance, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._performance = performance
        self._clock = clock
        self._deadline: float | None = None
        self._block = 0
        self._wake = QTimer(self)
        self._wake.setSingleShot(True)
        self._wake.setTimerType(Qt.TimerType.PreciseTimer)
        self._wake.timeout.connect(self._arrived)
        self._draw = QTimer(self)
        self._draw.setInterval(FRAME_MS)
        self._draw.setTimerType(Qt.TimerType.PreciseTimer)
        self._draw.timeout.connect(self._show)

    @property
    def performance(self) -> Performance:
        """The performance that it drives."""
        return self._performance

    @property
    def frame(self) -> Frame:
        """The frame of this moment."""
        return self._performance.frame(self._clock.now())

    def send(self, event: Event) -> bool:
        """Pass an event on, with the present second; return whether it was done."""
        return self._handle(event, self._clock.now())

    def can(self, event: Event) -> bool:
        """Return whether an event would be done now."""
        return self._performance.session.can(event, self._clock.now())

    def change(self, timeline: Timeline, index: int) -> bool:
        """Go on with another timeline at one of its blocks; return whether it was done.

        It is done only in a pause.
        """
        done = self._performance.change(timeline, index).done
        self._plan()
        self._show()
        return done

    def jump(self, index: int) -> bool:
        """Move to the start of a block; return whether it was done. It is done only in a pause."""
        done = self._performance.jump(index).done
        self._plan()
        self._show()
        return done

    def correct(self, digit: int) -> bool:
        """Take a digit as the number of reps that were really done in the set right before."""
        done = self._performance.correct(digit, self._clock.now()).done
        self._show()
        return done

    def tell(self, line: str) -> None:
        """Say a line outside the voice track; "" ends what is being said."""
        self._performance.tell(line)

    def break_off(self) -> None:
        """Stop for good without ending the workout, for example when the window closes.

        What is due by now counts. If no set is left, there would be nothing to continue later, so
        the workout ends.
        """
        if self._deadline is not None and not self._clock.wait_for(self._deadline):
            self._arrived()
        frame = self.frame
        if frame.next_up is None and frame.block.kind is not BlockKind.WORK:
            self.stop()
        self._deadline = None
        self._wake.stop()
        self._draw.stop()
        self._performance.tell("")

    def stop(self) -> None:
        """End the workout without asking; what was done is kept."""
        if not self._performance.over:
            self.send(Event.STOP)
            self.send(Event.STOP)

    def _arrived(self) -> None:
        if self._deadline is not None:
            self._handle(Event.WAKE, self._clock.arrive(self._deadline))

    def _handle(self, event: Event, now: float) -> bool:
        was_over = self._performance.over
        done = self._performance.handle(event, now).done
        self._plan()
        # Every block has at least one frame, however slow the machine.
        fresh = self.frame.index != self._block
        if fresh or event is not Event.WAKE or not self._draw.isActive():
            self._show()
        if self._performance.over and not was_over:
            self.finished.emit(self._performance.summary())
        return done

    def _plan(self) -> None:
        """Set the timers to what the session wants next."""
        self._deadline = self._performance.session.next_deadline()
        if self._deadline is None:
            self._wake.stop()
        else:
            # Rounded down: an early wake-up counts as on time.
            self._wake.start(int(self._clock.wait_for(self._deadline) * 1000))
        if self._performance.session.state in MOVING:
            if not self._draw.isActive():
                self._draw.start()
        else:
            self._draw.stop()

    def _show(self) -> None:
        frame = self.frame
        self._block = frame.index
        wanted = FRAME_MS if frame.moves else STILL_MS
        if wanted != self._draw.interval():
            self._draw.setInterval(wanted)
        self.frame_changed.emit(frame)
