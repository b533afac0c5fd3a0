"""What covers the middle of the workout page: a pause, a question, the count after it.

At most one is shown. A question about pain hides all others; where to jump is asked in a pause.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.keymap import Context, button_label
from spinecoach.ui.pages.workout.hurt_overlay import HurtOverlay
from spinecoach.ui.widgets.overlay import CountInOverlay, KeysOverlay, Overlay
from spinecoach.ui.words.workout import where

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.coaching.pain_flow import Prompt
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.frame import Frame
    from spinecoach.ui.pages.workout.geometry import Geometry

SIZE = 0.75
"""The size to which the letters are relative, in units of the page."""


class Overlays(QObject):
    """The overlays of a page; `wanted` carries each `Wish` of their buttons.

    `shown` is the one that covers the page now, None if none does.
    """

    wanted = Signal(object)

    def __init__(self, page: QWidget, phrases: Phrases) -> None:
        super().__init__(page)
        self._phrases = phrases
        self._prompt: Prompt | None = None
        self._jump = ""
        self.shown: Overlay | None = None
        its = phrases.workout
        self.paused = KeysOverlay(page, phrases)
        self._add_button(self.paused, Context.PAUSED, Command.TOGGLE, its.button(Command.GO_ON))
        self._add_button(self.paused, Context.PAUSED, Command.STOP)
        self.asking = Overlay(page, its.stop_here(), its.what_you_did_is_kept())
        self._add_button(self.asking, Context.STOPPING, Command.KEEP_GOING)
        self._add_button(self.asking, Context.STOPPING, Command.STOP)
        self.jumping = Overlay(page, "")
        self._add_button(self.jumping, Context.JUMPING, Command.CONFIRM, its.jump())
        self._add_button(self.jumping, Context.JUMPING, Command.CANCEL, its.stay())
        self.resuming = CountInOverlay(page, phrases)
        self.hurting = HurtOverlay(page, phrases)
        self.hurting.wanted.connect(self.wanted)

    def _add_button(
        self, overlay: Overlay, context: Context, command: Command, label: str = ""
    ) -> None:
        """Add a button with its key; the first button of an overlay is filled."""
        said = label or self._phrases.workout.button(command)
        text = button_label(context, command, said, self._phrases)
        overlay.add_button(
            text, partial(self.wanted.emit, command), primary=overlay.primary is None
        )

    @property
    def asks(self) -> tuple[Prompt | None, str]:
        """What is asked: the question about pain, and where to jump."""
        return self._prompt, self._jump

    @property
    def context(self) -> Context | None:
        """What the keys mean while a question is open; None if none is."""
        if self._prompt is not None:
            return self._prompt.context
        return Context.JUMPING if self.shown is self.jumping else None

    def show_prompt(self, prompt: Prompt | None, left: float | None) -> None:
        """Show a question about pain, and how many seconds it still waits; None hides it."""
        self._prompt = prompt
        self.hurting.show_prompt(prompt, left)

    def ask_jump(self, place: str) -> None:
        """Ask in a pause whether to jump to that part of the workout; "" asks no more."""
        self._jump = place
        if place:
            self.jumping.tell(self._phrases.workout.jump_to(place), "")

    def show_frame(self, frame: Frame) -> Overlay | None:
        """Show the overlay that belongs to the moment, and return it."""
        self.shown = self._of(frame.state)
        # The words first: a screen reader says them as soon as the overlay gets the focus.
        if frame.state is State.PAUSED:
            self.paused.tell(self._phrases.workout.paused(), where(frame, self._phrases))
        if frame.state is State.RESUMING:
            self.resuming.tell(self._phrases.workout.ready(), where(frame, self._phrases))
            self.resuming.show_count(frame.count_in)
        for overlay in (self.jumping, self.paused, self.asking, self.resuming):
            overlay.setVisible(overlay is self.shown)
        return self.shown

    def _of(self, state: State) -> Overlay | None:
        if self._prompt is not None:
            return self.hurting
        if state is State.PAUSED:
            return self.jumping if self._jump else self.paused
        return {State.ASKING: self.asking, State.RESUMING: self.resuming}.get(state)

    def place(self, page: Geometry) -> None:
        """Place all of them over the middle of the page, beside and below the still figure."""
        _, aside, below = page.still()
        self.hurting.setGeometry(page.overlay)
        for overlay in (self.asking, self.jumping, self.paused, self.resuming):
            overlay.setGeometry(page.overlay)
            overlay.stand_aside(aside, below, page.unit * SIZE)
