"""The workout: looked up at once, read from three metres, never touched.

The page draws frames and turns keys into events; it knows no time and decides
nothing. Every size is a part of the page's height, so a small laptop and a
large screen show the same picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QWidget

from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.pages.workout.hurt_overlay import HurtOverlay
from spinecoach.ui.pages.workout.notice_line import NoticeLine
from spinecoach.ui.pages.workout.rep_counter import RepCounter
from spinecoach.ui.pages.workout.tools import Tools
from spinecoach.ui.pages.workout.workout_strip import WorkoutStrip
from spinecoach.ui.style.theme import lettering
from spinecoach.ui.widgets.lettering import Lettering
from spinecoach.ui.widgets.overlay import CountInOverlay, KeysOverlay, Overlay, QuietButton
from spinecoach.ui.widgets.ring import LOUD_DIGITS, Ring
from spinecoach.ui.words.workout import SETTING_UP, WAITING, where, whole_seconds, words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from spinecoach.core.workout.frame import Frame
    from spinecoach.ui.conductor import Conductor
    from spinecoach.ui.figure import FigureWidget

TITLE_CAP = 0.055
COUNT_CAP = 0.205
CUE_CAP = 0.088
PHASE_CAP = 0.08
BREATH_CAP = 0.046
CAPTION_CAP = 0.032
ALONE_CAP = 0.06
HURT_CAP = 0.024
"""Heights of capitals as parts of the page's height (content reference, section 9).

`ALONE_CAP` is a caption's where nobody speaks: it is the only voice then.
"""

MARGIN = 0.045
"""White space at the page's edges, as a part of its height."""

RING = 0.25
"""Diameter of the ring of a phase, as a part of the page's height."""

SPLIT = 0.59
"""Where the figure ends and the count begins, as a part of the page's width."""

WIDEST_RING = 0.45
"""The same ring's diameter at most, as a part of the count's room."""

SMALL_RING = 0.17
"""Diameter of the ring of a warm-up, a set-up or a move, as a part of the page's height."""

TOOL = 0.062
"""Width of a tool as a part of the page's height."""

STRIP_LEAST = 0.22
"""A strip that would be less of the page's width than that gets a row of its own."""

KEYS = {
    Qt.Key.Key_Space: Event.TOGGLE,
    Qt.Key.Key_MediaPlay: Event.TOGGLE,
    Qt.Key.Key_MediaPause: Event.TOGGLE,
    Qt.Key.Key_MediaTogglePlayPause: Event.TOGGLE,
    Qt.Key.Key_Right: Event.SKIP,
    Qt.Key.Key_PageDown: Event.SKIP,
    Qt.Key.Key_MediaNext: Event.SKIP,
    Qt.Key.Key_Left: Event.BACK,
    Qt.Key.Key_PageUp: Event.BACK,
    Qt.Key.Key_MediaPrevious: Event.BACK,
    Qt.Key.Key_R: Event.REPEAT,
    Qt.Key.Key_Question: Event.TOGGLE,
    Qt.Key.Key_Escape: Event.STOP,
    Qt.Key.Key_MediaStop: Event.STOP,
}
"""What the keys say; a presenter's remote sends the page keys, a headset the media keys."""

ANSWERS = {
    Qt.Key.Key_S: Event.STOP,
    Qt.Key.Key_Y: Event.STOP,
    Qt.Key.Key_N: Event.KEEP_GOING,
    Qt.Key.Key_Escape: Event.KEEP_GOING,
    Qt.Key.Key_Space: Event.KEEP_GOING,
    Qt.Key.Key_MediaPlay: Event.KEEP_GOING,
    Qt.Key.Key_MediaPause: Event.KEEP_GOING,
    Qt.Key.Key_MediaTogglePlayPause: Event.KEEP_GOING,
}
"""What the keys say while the page asks whether to stop; Enter presses the filled button."""

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class WorkoutPage(QWidget):
    """Draws the frames of the workout that is attached.

    `mute_wanted`, `full_screen_wanted` and `hurt_wanted` are raised by their keys:
    they concern more than this page.
    """

    mute_wanted = Signal()
    full_screen_wanted = Signal()
    hurt_wanted = Signal()

    def __init__(self, figure: FigureWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Workout")
        self._conductor: Conductor | None = None
        self._muted = False
        self._still = False
        self._silent = False
        self._away = (True, True, True)
        self.figure = figure
        figure.setParent(self)
        self._build_words()
        self.counter = RepCounter(self)
        self.ring = Ring(self)
        self.countdown = Ring(self, digits=LOUD_DIGITS)
        self.left = Ring(self)
        self.strip = WorkoutStrip(self)
        self.tools = Tools(self)
        self.tools.pressed.connect(self._press)
        self.notice = NoticeLine(self)
        self._build_overlays()

    def _build_words(self) -> None:
        right, soft = Qt.AlignmentFlag.AlignRight, QPalette.ColorRole.PlaceholderText
        heavy, medium = QFont.Weight.Bold, QFont.Weight.Medium
        self.title = Lettering(self, weight=heavy, elide=True)
        self.progress = Lettering(self, weight=medium, align=right, colour=soft)
        self.sentence = Lettering(self, weight=heavy, wrap=True)
        self.phase = Lettering(self, weight=heavy, colour=QPalette.ColorRole.Accent)
        self.breath = Lettering(self, weight=medium)
        self.cue = Lettering(self, weight=heavy)
        self.caption = Lettering(self, colour=soft)
        self.following = Lettering(self, weight=medium, align=right, colour=soft)

    def _build_overlays(self) -> None:
        self.paused = KeysOverlay(self, "Paused")
        self.paused.add_button("Go on (Space)", lambda: self._send(Event.RESUME), primary=True)
        self.paused.add_button("Stop (Esc)", lambda: self._send(Event.STOP))
        self.asking = Overlay(self, "Stop here?", "What you did is kept.")
        keep = "Keep going (Space)"
        self.asking.add_button(keep, lambda: self._send(Event.KEEP_GOING), primary=True)
        self.asking.add_button("Stop (S)", lambda: self._send(Event.STOP))
        self.resuming = CountInOverlay(self)
        self.hurt = QuietButton("It hurts (H)", parent=self)
        self.hurt.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hurt.clicked.connect(self.hurt_wanted)
        self.hurting = HurtOverlay(self)
        self._overlays = (self.hurting, self.asking, self.paused, self.resuming)

    # -- the workout -------------------------------------------------------------

    def attach(self, conductor: Conductor) -> None:
        """Show this workout from now on."""
        self.detach()
        self._conductor = conductor
        self.notice.tell("")
        conductor.frame_changed.connect(self.show_frame)
        self.show_frame(conductor.frame)

    def detach(self) -> None:
        """Let go of the workout."""
        if self._conductor is not None:
            self._conductor.frame_changed.disconnect(self.show_frame)
            self.notice.tell("")
            self._conductor = None

    def tell(self, trouble: str) -> None:
        """Say what went wrong, for a while."""
        self.notice.tell(trouble)

    def untell(self, trouble: str) -> None:
        """Put that notice away: it is not so any more."""
        if self.notice.text == trouble:
            self.notice.tell("")

    def show_muted(self, *, muted: bool) -> None:
        """Show whether the voice is off."""
        self._muted = muted
        if self._conductor is not None:
            self.show_frame(self._conductor.frame)

    def show_silent(self, *, silent: bool) -> None:
        """Show captions large where nobody speaks: muted, without a voice or without a device."""
        if silent is not self._silent:
            self._silent = silent
            self._place()

    def show_still(self, *, still: bool) -> None:
        """Show key poses instead of movement, and rings in whole seconds."""
        self._still = still
        self.figure.set_reduced_motion(reduced=still)

    def show_frame(self, frame: Frame) -> None:
        """Draw the moment."""
        self._show_words(frame)
        self._show_numbers(frame)
        self._show_state(frame)
        self.figure.show_frame(frame)
        self.strip.show_frame(frame)

    def _show_words(self, frame: Frame) -> None:
        written = words(frame)
        filling = frame.block.kind in SETTING_UP
        self.title.write(written.title)
        self.progress.write(written.progress)
        self.sentence.write(written.cue if filling else "")
        self.cue.write("" if filling else written.cue)
        self.phase.write(written.phase)
        self.breath.write(written.breath)
        self.caption.write(written.caption)
        self.following.write(written.following)

    def _show_numbers(self, frame: Frame) -> None:
        kind = frame.block.kind
        working = kind is BlockKind.WORK
        for widget in (self.counter, self.ring, self.phase, self.breath):
            widget.setVisible(working)
        self.countdown.setVisible(kind in WAITING)
        self.sentence.setVisible(kind in SETTING_UP)
        self.left.setVisible(kind in SETTING_UP and kind is not BlockKind.FINISH)
        if working:
            self.counter.show_rep(frame.rep, frame.block.reps)
            left = frame.span_left
            held = frame.hold_left is not None
            self._turn(self.ring, left, frame.span.seconds, loud=held)
        elif kind in WAITING:
            self._turn(self.countdown, frame.left, frame.block.seconds, loud=True)
        else:
            self._turn(self.left, frame.left, frame.block.seconds, loud=False)

    def _turn(self, ring: Ring, left: float, seconds: float, *, loud: bool) -> None:
        whole = whole_seconds(left)
        part = (whole if self._still else left) / seconds
        ring.show_time(whole, min(1.0, part), loud=loud)

    def _show_state(self, frame: Frame) -> None:
        self.paused.setVisible(frame.state is State.PAUSED and self.hurting.isHidden())
        if frame.state is State.PAUSED:
            self.paused.tell("Paused", where(frame))
        self.asking.setVisible(frame.state is State.ASKING and self.hurting.isHidden())
        self.resuming.setVisible(frame.state is State.RESUMING)
        if frame.state is State.RESUMING:
            self.resuming.show_count(frame.count_in)
        moving = frame.state in {State.RUNNING, State.RESUMING}
        self.tools.show_state(moving=moving, muted=self._muted)
        away = (self.hurting.isHidden(), self.asking.isHidden(), self.paused.isHidden())
        if away != self._away:
            self._away = away
            self._show_ways_round()

    def _show_ways_round(self) -> None:
        """While an overlay waits for an answer, Tab leads through its buttons and no others."""
        policy = Qt.FocusPolicy.TabFocus if all(self._away) else Qt.FocusPolicy.NoFocus
        for button in (self.hurt, *self.tools.buttons):
            button.setFocusPolicy(policy)
        # In a pause one may skip and come back; while something is asked a tool does nothing.
        hurting_away, asking_away, _ = self._away
        self.tools.setEnabled(hurting_away and asking_away)
        self.hurt.setEnabled(hurting_away)

    # -- keys --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn a key into an event; keys that mean nothing here go on to the window."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat() or not self._press(key):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere gives the page its keys back."""
        super().mousePressEvent(event)
        self.setFocus()

    def _press(self, key: Qt.Key) -> bool:
        if self._conductor is None:
            return False
        if key in ENTER:
            return any(over.enter() for over in self._overlays if not over.isHidden())
        if not self.hurting.isHidden():
            return self.hurting.press(key)
        if key is Qt.Key.Key_H:
            self.hurt_wanted.emit()
            return True
        keys = ANSWERS if self._conductor.frame.state is State.ASKING else KEYS
        if key in keys:
            self._send(keys[key])
            return True
        return keys is KEYS and self._press_round(key)

    def _press_round(self, key: Qt.Key) -> bool:
        """Take a key that concerns more than the workout."""
        if key is Qt.Key.Key_M:
            self.mute_wanted.emit()
        elif key is Qt.Key.Key_F:
            self.full_screen_wanted.emit()
        else:
            return False
        return True

    def _send(self, event: Event) -> None:
        if self._conductor is not None:
            self._conductor.send(event)

    # -- layout ------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything by parts of the page."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._place_stage()
        self._place_words()
        self._place_foot()
        self._size_letters()

    def _band(self, top: float, bottom: float, left: float = 0.0, right: float = 1.0) -> QRect:
        """The rectangle between parts of the height and parts of the width inside the margins."""
        height = self.height()
        margin = round(height * MARGIN)
        inner = self.width() - 2 * margin
        begin, end = margin + round(inner * left), margin + round(inner * right)
        return QRect(begin, round(height * top), end - begin, round(height * (bottom - top)))

    def _place_stage(self) -> None:
        self.notice.setGeometry(self._band(0.008, 0.046))
        self.title.setGeometry(self._band(0.05, 0.13, 0, 0.74))
        self.progress.setGeometry(self._band(0.05, 0.13, 0.74, 1))
        self.figure.setGeometry(self._band(0.14, 0.62 if self._silent else 0.665, 0, SPLIT - 0.02))
        right = SPLIT
        self.sentence.setGeometry(self._band(0.14, 0.86, right, 1))
        self.countdown.setGeometry(self._band(0.14, 0.675, right, 1))
        left = self._band(0.7, 0.7 + SMALL_RING)
        self.left.setGeometry(left.left(), left.top(), left.height(), left.height())
        top = 0.135 if self._silent else 0.145
        count = self._band(top, top + 0.305, right, 1)
        ring = round(min(self.height() * RING, count.width() * WIDEST_RING))
        self.counter.setGeometry(count.adjusted(0, 0, -ring, 0))
        self.ring.setGeometry(count.right() + 1 - ring, count.top(), ring, ring)
        waiting = QRect(0, round(self.height() * 0.13), self.width(), round(self.height() * 0.77))
        for overlay in self._overlays:
            overlay.setGeometry(waiting)

    def _place_words(self) -> None:
        """What is read in a set; where nobody speaks, the rest gives the caption room."""
        if self._silent:
            self.phase.setGeometry(self._band(0.45, 0.556, SPLIT, 1))
            self.breath.setGeometry(self._band(0.557, 0.629, SPLIT, 1))
            self.cue.setGeometry(self._band(0.63, 0.758))
            self.caption.setGeometry(self._band(0.76, 0.846))
            self.following.setGeometry(self._band(0.846, 0.898))
        else:
            self.phase.setGeometry(self._band(0.475, 0.585, SPLIT, 1))
            self.breath.setGeometry(self._band(0.59, 0.665, SPLIT, 1))
            self.cue.setGeometry(self._band(0.685, 0.815))
            self.caption.setGeometry(self._band(0.82, 0.885, 0, 0.5))
            self.following.setGeometry(self._band(0.82, 0.885, 0.5, 1))

    def _place_foot(self) -> None:
        """The strip, then what one may press; on a narrow page the strip lies above it."""
        height, foot = self.height(), self._band(0.905, 0.97)
        gap, tools = round(height * 0.025), height * TOOL * len(self.tools.buttons)
        hurt = self._write_hurt(1.0)
        alone = foot.width() - tools - hurt - 2 * gap < STRIP_LEAST * foot.width()
        if alone:
            foot = self._band(0.934, 0.988)
            part = min(1.0, (foot.width() - gap) / (tools + hurt))
            tools, hurt = tools * part, self._write_hurt(part)
        tools = int(tools)
        self.hurt.setGeometry(foot.right() - tools - gap - hurt, foot.top(), hurt, foot.height())
        self.tools.setGeometry(foot.right() + 1 - tools, foot.top(), tools, foot.height())
        strip = foot.adjusted(0, 0, -tools - hurt - 2 * gap, 0)
        self.strip.setGeometry(self._band(0.9, 0.932) if alone else strip)

    def _write_hurt(self, part: float) -> int:
        """Write the button in a part of its size; return how wide it is."""
        cap = self.height() * HURT_CAP * part
        self.hurt.setFont(lettering(self.font(), cap, QFont.Weight.DemiBold))
        return self.hurt.sizeHint().width()

    def _size_letters(self) -> None:
        height = self.height()
        self.counter.set_cap(height * COUNT_CAP)
        sizes = {
            self.title: TITLE_CAP,
            self.progress: TITLE_CAP,
            self.sentence: CUE_CAP,
            self.cue: CUE_CAP,
            self.phase: PHASE_CAP,
            self.breath: BREATH_CAP,
            self.caption: ALONE_CAP if self._silent else CAPTION_CAP,
            self.following: CAPTION_CAP,
        }
        for letters, part in sizes.items():
            letters.set_cap(height * part)
