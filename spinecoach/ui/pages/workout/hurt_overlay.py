"""The overlay of the conversation about pain (`core.coaching.pain_flow`).

It shows the current prompt and emits which button was pressed; it decides nothing. Every answer has
a key, which is shown on its button.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Signal

from spinecoach.core.coaching.pain_flow import CONTEXTS, PATIENCE, Topic
from spinecoach.core.workout.commands import Command, Number
from spinecoach.core.workout.keymap import Context, button_label
from spinecoach.ui.widgets.lists import StopLists
from spinecoach.ui.widgets.overlay import GAP, MARGIN, Overlay
from spinecoach.ui.widgets.ring import Ring
from spinecoach.ui.widgets.scale import Scale
from spinecoach.ui.words.workout import whole_seconds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.coaching.pain_flow import Prompt
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.ui.widgets.overlay import QuietButton

RING = 0.2
TALL_RING = 0.16
"""Diameter of the ring that shows how long the question waits, as a share of the height; and that
on an overlay that is higher than wide, where the ring is below the question and not beside it."""

NUMBER_CAP = 0.075
"""Height of the scale's numbers as a share of the overlay's height."""

NUMBER_WIDTH = 0.3
"""The greatest height of a number, as a share of the width of its button."""

SMALL = 0.6
"""If one row leaves less than this share of the height of a number, there are two rows."""


class Bands(NamedTuple):
    """Top and bottom of what is below a question with a scale, as shares of the height."""

    line: tuple[float, float]
    scale: tuple[float, float]
    buttons: tuple[float, float]
    ring: tuple[float, float]


BROAD = Bands((0.265, 0.355), (0.38, 0.76), (0.79, 0.99), (0.0, 0.0))
TALL = Bands((0.285, 0.37), (0.38, 0.68), (0.86, 0.98), (0.69, 0.85))

ANSWERS = {
    Context.NUMBER: (Command.CANCEL,),
    Context.CHOICE: (Command.EASIER, Command.SKIP_EXERCISE, Command.STOP, Command.GO_ON),
    Context.PREPARING: (Command.GO_ON, Command.CANCEL, Command.STOP),
    Context.TOLD_TO_STOP: (Command.STOP,),
}
"""The buttons of each kind of question; a prompt shows those that are possible."""

FILLED = frozenset({Context.CHOICE, Context.TOLD_TO_STOP})
"""The contexts in which the button to stop is filled, so that Enter presses it."""


class HurtOverlay(Overlay):
    """Shows one prompt after the other; `wanted` carries the wish of the pressed button."""

    HEAD = (0.0, 0.26)
    TALL_HEAD = (0.0, 0.28)

    wanted = Signal(object)

    def __init__(self, parent: QWidget, phrases: Phrases) -> None:
        super().__init__(parent, phrases.pain.how_much(), phrases.pain.press_a_number())
        self._phrases = phrases
        self._prompt: Prompt | None = None
        words = phrases.pain
        meanings = dict(words.pain_words())
        self.scale = Scale(words.pain(), meanings, words.number_name, parent=self, fills=True)
        self.scale.answered.connect(lambda number: self.wanted.emit(Number(number)))
        self.ring = Ring(phrases, self)
        self.ring.hide()
        self.answers: dict[tuple[Context, Command], QuietButton] = {}
        for context, commands in ANSWERS.items():
            for command in commands:
                self._add_answer(context, command)
        self.buttons = []
        self.lists = StopLists(phrases, self, whole=False, signs=False)
        self.lists.hide()

    def _add_answer(self, context: Context, command: Command) -> None:
        said = self._phrases.workout.answer(context, command)
        text = button_label(context, command, said, self._phrases)
        filled = command is Command.STOP and context in FILLED
        self.add_button(text, partial(self.wanted.emit, command), primary=filled)
        self.buttons[-1].hide()
        self.answers[context, command] = self.buttons[-1]

    def show_prompt(self, prompt: Prompt | None, left: float | None = None) -> None:
        """Show what is asked, and how many seconds it still waits (None: without limit)."""
        before, self._prompt = self._prompt, prompt
        if prompt is None:
            self.hide()
            return
        if before is None or (before.topic, before.answers) != (prompt.topic, prompt.answers):
            self._show_question(prompt)
        self.scale.show_chosen(prompt.number)
        self._show_patience(left)

    def _show_question(self, prompt: Prompt) -> None:
        context = CONTEXTS[prompt.topic]
        self.lists.setVisible(prompt.topic is Topic.TOO_MUCH)
        self.scale.setVisible(context is Context.NUMBER)
        self.buttons = [self.answers[context, answer] for answer in prompt.answers]
        for button in self.answers.values():
            button.setVisible(button in self.buttons)
        self.primary = self.answers[context, Command.STOP] if context in FILLED else None
        self.tell(*self._words(prompt))
        self.show()
        self.raise_()
        self.lay_out()
        self.take_focus()

    def _words(self, prompt: Prompt) -> tuple[str, str]:
        """Return the headline and the line below it."""
        its = self._phrases.workout
        match prompt.topic:
            case Topic.AFTER:
                title = prompt.about.title if prompt.about else ""
                return its.pain_after(title), self._phrases.pain.press_or_wait()
            case Topic.CHOICE:
                return its.what_now(), self._phrases.pain.warning_signs()
            case Topic.PREPARING:
                return its.preparing_easier(), its.goes_on_when_ready()
            case Topic.TOO_MUCH:
                words = self._phrases.pain
                risen = prompt.rising
                return "", words.risen_and_excused() if risen else words.stop_and_excused()
            case _:
                return self._phrases.pain.how_much(), self._phrases.pain.press_a_number()

    def _show_patience(self, left: float | None) -> None:
        """Show how many seconds a question still waits; no ring if there is no limit."""
        if self.ring.isHidden() is not (left is None):
            self.ring.setVisible(left is not None)
            self.lay_out()
        if left is not None:
            self.ring.show_time(whole_seconds(left), left / PATIENCE, loud=True)

    def lay_out(self) -> None:
        """Lay out a question with its scale, an offer with its long line, a stop with its lists."""
        super().lay_out()
        self.line.set_cap(self.height() * 0.05)
        if not self.lists.isHidden():
            self._lay_out_lists()
        elif self.scale.isHidden():
            tall = self.height() > self.width()
            self.line.setGeometry(self._band((0.26, 0.48) if tall else (0.26, 0.5)))
            self._place_buttons(self._band((0.5, 0.98) if tall else (0.56, 0.98)))
        else:
            self._lay_out_scale()

    def _lay_out_lists(self) -> None:
        """Lay out what to do at the top, then the lists, then the button to stop."""
        self.line.setGeometry(self._band((0.03, 0.2)))
        room = self._band((0.24, 0.76))
        self.lists.fit(room.width(), room.height(), self.height() * 0.036)
        self.lists.setGeometry(room)
        self._place_buttons(self._band((0.78, 0.97)))

    def _lay_out_scale(self) -> None:
        """Lay out the question with its ring, the scale, and the button that goes back."""
        height = self.height()
        tall = height > self.width()
        bands = TALL if tall else BROAD
        room = self._band(self.TALL_HEAD if tall else self.HEAD)
        self.headline.setGeometry(room)
        if not self.ring.isHidden():
            side = round(height * (TALL_RING if tall else RING))
            if tall:
                place = self._band(bands.ring)
                left = place.center().x() - side // 2
                self.ring.setGeometry(QRect(left, place.top(), side, side))
            else:
                # Equal room on the left and on the right, where the ring is: the words stay in
                # the middle.
                aside = side + round(height * GAP)
                self.ring.setGeometry(QRect(room.right() + 1 - side, room.top(), side, side))
                self.headline.setGeometry(room.adjusted(aside, 0, -aside, 0))
        self.line.setGeometry(self._band(bands.line))
        self._place_scale(self._band(bands.scale))
        self._place_buttons(self._band(bands.buttons))

    def _place_scale(self, room: QRect) -> None:
        """Place the scale in the middle of its room, with keys that are squares at most."""
        height = self.height()
        numbers = self.scale.buttons
        widest = (
            (self.width() - 2 * min(height, self.width()) * MARGIN) / len(numbers) * NUMBER_WIDTH
        )
        two_rows = widest < height * NUMBER_CAP * SMALL
        self.scale.set_rows(2 if two_rows else 1)
        cap = min(height * NUMBER_CAP * SMALL, widest * 2) if two_rows else widest
        self.scale.set_cap(min(height * NUMBER_CAP, cap))
        high = min(room.height(), self.scale.most_height(room.width()))
        over = room.height() - high
        self.scale.setGeometry(room.adjusted(0, over // 2, 0, over // 2 - over))
