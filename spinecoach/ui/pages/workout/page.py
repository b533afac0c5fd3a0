"""The workout page: it is read from three metres, and never touched while a person moves.

The page draws frames and emits what a person wants; it knows neither time nor workout and decides
nothing. `core.workout.keymap` says what a key means, `geometry` where things are on the page.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QWidget

from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.keymap import Context, button_label, context_of
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.keys import name_of
from spinecoach.ui.pages.workout import geometry
from spinecoach.ui.pages.workout.geometry import Geometry, Rooms
from spinecoach.ui.pages.workout.notice_line import NoticeLine
from spinecoach.ui.pages.workout.overlays import Overlays
from spinecoach.ui.pages.workout.read_out import ReadOut
from spinecoach.ui.pages.workout.rep_counter import RepCounter
from spinecoach.ui.pages.workout.tools import Tools
from spinecoach.ui.pages.workout.workout_strip import WorkoutStrip
from spinecoach.ui.style.reading import announce
from spinecoach.ui.style.theme import lettering
from spinecoach.ui.widgets.lettering import Lettering
from spinecoach.ui.widgets.overlay import QuietButton
from spinecoach.ui.widgets.ring import LOUD_DIGITS, Ring
from spinecoach.ui.widgets.wrapping import mirrored
from spinecoach.ui.words.workout import SETTING_UP, WAITING, whole_seconds, words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from spinecoach.core.coaching.pain_flow import Prompt
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Timeline
    from spinecoach.ui.figure import FigureWidget
    from spinecoach.ui.words.workout import Words

STILL = frozenset({State.PAUSED, State.ASKING, State.RESUMING})
"""The states in which an overlay leaves only the figure visible."""

PARTS = (
    *("title", "progress", "detail", "ear", "remaining", "figure", "counter", "ring"),
    *("phase", "breath", "cue", "caption", "following", "countdown", "sentence", "left", "fetch"),
)
"""The parts of the page that are not shown at every moment."""


class WorkoutPage(QWidget):
    """Draws frames and questions; `wanted` carries each `Wish` of a key, a button or the mouse."""

    wanted = Signal(object)

    jump_wanted = Signal(int)
    """A block of the strip was chosen; carries its index."""

    def __init__(
        self, figure: FigureWidget, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(phrases.workout.workout())
        self._phrases = phrases
        self._frame: Frame | None = None
        self._muted = False
        self._still = False
        self._silent = False
        self._standing: object = None
        self._placed: object = None
        self._written: tuple[Timeline, object, Words] | None = None
        self._read_out = ReadOut(phrases)
        self.figure = figure
        figure.setParent(self)
        self._build_words()
        self.counter = RepCounter(phrases, self)
        self.ring = Ring(phrases, self)
        self.countdown = Ring(phrases, self, digits=LOUD_DIGITS)
        self.left = Ring(phrases, self)
        self.strip = WorkoutStrip(phrases, self)
        self.strip.chosen.connect(self.jump_wanted)
        self.tools = Tools(phrases, self)
        self.tools.pressed.connect(self.wanted)
        self.notice = NoticeLine(phrases, self)
        self.notice.chosen.connect(self.wanted)
        self._build_buttons()
        self.overlays = Overlays(self, phrases)
        self.overlays.wanted.connect(self.wanted)

    def _build_words(self) -> None:
        right, soft = Qt.AlignmentFlag.AlignRight, QPalette.ColorRole.PlaceholderText
        heavy, medium = QFont.Weight.Bold, QFont.Weight.Medium
        self.title = Lettering(self, weight=heavy, elide=True)
        self.progress = Lettering(self, weight=medium, align=right, colour=soft)
        self.detail = Lettering(self, colour=soft, elide=True)
        self.remaining = Lettering(self, align=right, colour=soft)
        self.ear = Lettering(self, weight=medium, align=right, colour=QPalette.ColorRole.Accent)
        self.sentence = Lettering(self, weight=medium, wrap=True)
        self.phase = Lettering(self, weight=heavy, colour=QPalette.ColorRole.Accent)
        self.breath = Lettering(self, weight=medium)
        self.cue = Lettering(self, weight=heavy, wrap=True)
        self.caption = Lettering(self, colour=soft)
        self.following = Lettering(self, weight=medium, align=right, colour=soft)
        self.fetch = Lettering(self, weight=medium, wrap=True)

    def _build_buttons(self) -> None:
        its = self._phrases.workout
        self.longer = self._rest_button(Command.LONGER, its.button(Command.LONGER))
        self.go_on = self._rest_button(Command.NEXT, its.go_on_now())
        hurts = button_label(
            Context.WORKOUT, Command.HURTS, its.button(Command.HURTS), self._phrases
        )
        self.hurt = QuietButton(hurts, parent=self)
        self.hurt.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hurt.clicked.connect(partial(self.wanted.emit, Command.HURTS))

    def _rest_button(self, command: Command, label: str) -> QuietButton:
        """Return one of the buttons of a rest."""
        text = button_label(Context.WORKOUT, command, label, self._phrases)
        button = QuietButton(text, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.wanted.emit, command))
        return button

    # -- what is shown -----------------------------------------------------------

    def clear(self) -> None:
        """Show no workout any more: keys do nothing, questions and notices are hidden."""
        self._frame = None
        self.ask_jump("")
        self.notice.tell("")
        self.show_ear("")
        self.show_prompt(None)

    def tell(self, text: str, about: object = None, offered: Command | None = None) -> None:
        """Show a notice for a while; `about` is the value that it is about.

        A click on it means what is `offered`.
        """
        self.notice.tell(text, about, offered)
        self._place_notice()
        if self._silent:
            announce(self.notice, text)

    def withdraw(self, about: object) -> None:
        """Hide the notice about that value, because it is solved."""
        if about is not None and self.notice.about == about:
            self.notice.tell("")

    def show_ear(self, text: str) -> None:
        """Show the state of spoken commands; "" if nothing listens."""
        if text != self.ear.text():
            self.ear.write(text)
            self.ear.setAccessibleName(text)
            self.overlays.paused.show_spoken(listens=bool(text))
            self._placed = None
            self._place_notice()
            if self._frame is not None:
                self._show_words(self._frame)

    def show_muted(self, *, muted: bool) -> None:
        """Show whether the voice is off."""
        self._muted = muted
        if self._frame is not None:
            self.show_frame(self._frame)

    def show_silent(self, *, silent: bool) -> None:
        """Show large captions when there is no audio: muted, no voice or no device."""
        if silent is not self._silent:
            self._silent = silent
            self._place()

    def show_still(self, *, still: bool) -> None:
        """Show key poses instead of movement, and rings in whole seconds."""
        self._still = still
        self.figure.set_reduced_motion(reduced=still)

    def show_prompt(self, prompt: Prompt | None, left: float | None = None) -> None:
        """Show a question about pain, and how many seconds it still waits; None hides it."""
        self.overlays.show_prompt(prompt, left)
        if self._frame is not None:
            self._show_state(self._frame)

    def ask_jump(self, place: str) -> None:
        """Ask whether to jump to that part of the workout; "" hides the question."""
        self.overlays.ask_jump(place)
        if self._frame is not None:
            self._show_state(self._frame)

    @Slot(object)  # see `press`
    def show_frame(self, frame: Frame) -> None:
        """Draw the moment."""
        self._frame = frame
        self._show_words(frame)
        self._show_numbers(frame)
        self._show_state(frame)
        self.figure.show_frame(frame)
        self.strip.show_frame(frame)

    def _show_words(self, frame: Frame) -> None:
        before, written = self._written, self._words(frame)
        if self._written is not before:
            self._write(frame, written)
        self._compose(frame, written)

    def _write(self, frame: Frame, written: Words) -> None:
        telling = frame.block.kind in SETTING_UP
        self.title.write(written.title)
        self.progress.write(written.progress)
        self.detail.write(written.detail)
        self.remaining.write(written.remaining)
        line, other = (self.sentence, self.cue) if telling else (self.cue, self.sentence)
        line.write(written.cue, written.among)
        other.write("")
        self.phase.write(written.phase)
        self.breath.write(written.breath)
        self.caption.write(written.caption)
        self.following.write(written.following)
        self.fetch.write(written.fetch)

    def _words(self, frame: Frame) -> Words:
        """Return the words of a frame, which are usually those of the frame before."""
        minutes = round(frame.remaining / 60)
        place = (frame.index, frame.span_index, frame.caption, minutes, frame.reps_done)
        timeline, before, written = self._written or (None, None, None)
        if written is None or timeline is not frame.timeline or before != place:
            written = words(frame, self._phrases)
            self._written = (frame.timeline, place, written)
            line = self._read_out.next_line(frame)
            if line and self._silent:
                announce(self, line)
        return written

    def _show_numbers(self, frame: Frame) -> None:
        kind = frame.block.kind
        if kind is BlockKind.WORK:
            self.counter.show_rep(frame.rep, frame.block.reps)
            left = frame.span_left
            held = frame.hold_left is not None
            if frame.waits:
                self.ring.show_waiting()
            else:
                self._turn(self.ring, left, frame.span.seconds, loud=held)
        elif frame.waits:
            self.countdown.show_waiting()
        elif kind in WAITING:
            self._turn(self.countdown, frame.left, frame.block.seconds, loud=True)
        else:
            self._turn(self.left, frame.left, frame.block.seconds, loud=False)

    def _turn(self, ring: Ring, left: float, seconds: float, *, loud: bool) -> None:
        whole = whole_seconds(left)
        part = (whole if self._still else left) / seconds
        ring.show_time(whole, min(1.0, part), loud=loud)

    def _show_state(self, frame: Frame) -> None:
        context = context_of(frame)
        standing = (frame.state, self.overlays.asks, self._muted, context)
        if standing == self._standing and frame.state not in STILL:
            return  # called for each frame
        self._standing = standing
        before, shown = self.overlays.shown, self.overlays.show_frame(frame)
        if frame.state in STILL and shown is not self.overlays.hurting:
            self.figure.raise_()
        moving = frame.state in {State.RUNNING, State.RESUMING}
        self.tools.show_state(context, moving=moving, muted=self._muted)
        if shown is not before:
            self._restrict_focus()

    def _restrict_focus(self) -> None:
        """While an overlay waits for an answer, let Tab reach its buttons only."""
        overlays, shown = self.overlays, self.overlays.shown
        free = shown in {None, overlays.resuming}
        policy = Qt.FocusPolicy.TabFocus if free else Qt.FocusPolicy.NoFocus
        for button in (self.hurt, self.longer, self.go_on, *self.tools.buttons):
            button.setFocusPolicy(policy)
        # In a pause the tools can be used to skip; while something is asked, they do nothing.
        self.tools.setEnabled(free or shown is overlays.paused)
        self.hurt.setEnabled(shown is not overlays.hurting)

    # -- keys --------------------------------------------------------------------

    @property
    def answers(self) -> tuple[Command, ...]:
        """What answers the question about pain besides a number; nothing if none is asked."""
        prompt, _ = self.overlays.asks
        return prompt.answers if prompt else ()

    @property
    def context(self) -> Context | None:
        """What the keys mean now; None if there is no workout."""
        if self._frame is None:
            return None
        return self.overlays.context or context_of(self._frame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn a key into a wish; keys that mean nothing here go on to the window."""
        if event.isAutoRepeat() or not self.press(name_of(event)):
            event.ignore()

    @Slot(str, result=bool)
    def press(self, key: str) -> bool:
        """Emit what a key means now, by its name in `keymap`; return whether it means anything.

        Declared a slot: to connect another method, PySide6 changes the class of the page, and Qt
        then tells a screen reader of another page, which is not the one that has the focus.
        """
        context = self.context
        wish = None if context is None else self._phrases.keymap.wish_of(context, key)
        if wish is not None:
            self.wanted.emit(wish)
        return wish is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give the page the focus at a click anywhere; at own pace a click ends a rep."""
        super().mousePressEvent(event)
        self.setFocus()
        if self.context is Context.OWN_PACE:
            self.wanted.emit(Command.REP)

    # -- layout ------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything relative to the size of the page."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Place the parts that are always shown, and lay out the rest for the moment."""
        page = self._geometry
        self._placed = None
        foot = page.foot(len(self.tools.buttons), self._write_hurt)
        self._write_hurt(foot.hurt_cap)
        for name in ("strip", "hurt", "tools"):
            self._put(getattr(self, name), getattr(foot, name))
        self._place_notice()
        side = Qt.AlignmentFlag.AlignLeft if page.tall else Qt.AlignmentFlag.AlignRight
        self.progress.set_align(side)
        self.overlays.place(page)
        self._size_letters(page)
        if self._frame is not None:
            self._show_words(self._frame)

    def _put(self, part: QWidget, place: QRect) -> None:
        """Give a part its place, mirrored in languages that are read from right to left."""
        part.setGeometry(mirrored(place, self.rect(), self))

    def _place_notice(self) -> None:
        page = self._geometry
        needed = self.notice.width_for(page.notice(0.0, 0.0).height())
        self._put(self.notice, page.notice(needed, self._ear_width(page)))

    def _ear_width(self, page: Geometry) -> float:
        """Return how wide the words about spoken commands are, in pixels; 0 if nothing listens."""
        return self.ear.width_at(page.cap(geometry.FACTS_CAP)) if self.ear.text() else 0.0

    @property
    def _geometry(self) -> Geometry:
        return Geometry(self.size(), silent=self._silent)

    def _compose(self, frame: Frame, written: Words) -> None:
        """Place each part that the moment shows, and hide the others."""
        still, words = frame.state in STILL, (written.progress, written.among)
        made_for = (self.size(), self._silent, still, frame.block.kind, words)
        if made_for == self._placed:
            return
        self._placed = made_for
        page = self._geometry
        progress = self.progress.width_at(page.cap(geometry.PROGRESS_CAP))
        rooms = {
            **page.header(progress, self._ear_width(page)),
            **self._rooms(page, frame, written.among),
        }
        if frame.block.kind is BlockKind.FINISH:
            rooms.pop("left", None)
        for name in PARTS:
            part = getattr(self, name)
            if name in rooms:
                self._put(part, rooms[name])
            part.setVisible(name in rooms)
        self._place_rest_buttons(rooms.get("rest_buttons"), page)

    def _place_rest_buttons(self, room: QRect | None, page: Geometry) -> None:
        """Place the buttons of a rest side by side at the far end of their room.

        If their words are too long, both get smaller letters.
        """
        buttons, gap = (self.go_on, self.longer), round(page.cap(geometry.GAP))
        for button in buttons:
            button.setVisible(room is not None)
        if room is None:
            return
        cap, free = page.cap(geometry.HURT_CAP), room.width() - gap
        needed = sum(self._write_button(button, cap) for button in buttons)
        cap *= min(1.0, free / needed)
        end = room.right() + 1
        for button in buttons:
            wide = min(self._write_button(button, cap), free)
            self._put(button, QRect(end - wide, room.top(), wide, room.height()))
            end, free = end - wide - gap, free - wide

    def _rooms(self, page: Geometry, frame: Frame, among: tuple[str, ...]) -> Rooms:
        """Return the places of the parts between header and foot at this moment."""
        kind = frame.block.kind
        if frame.state in STILL:
            return page.still()[0]
        cap, wide = page.cap(geometry.LEAST_CUE_CAP), page.across * page.unit
        if kind in SETTING_UP:
            return page.telling(self.sentence.lines_at(cap, wide, among))
        if kind is BlockKind.GET_READY:
            return page.waiting()
        lines = self.cue.lines_at(cap, wide, among)
        return page.working(lines) if kind is BlockKind.WORK else page.resting(lines)

    def _write_hurt(self, cap: float) -> int:
        return self._write_button(self.hurt, cap)

    def _write_button(self, button: QWidget, cap: float) -> int:
        """Set the letters of a button to capitals of that height; return its width."""
        button.setFont(lettering(self.font(), cap, QFont.Weight.DemiBold))
        return button.sizeHint().width()

    def _size_letters(self, page: Geometry) -> None:
        self.counter.set_cap(page.cap(geometry.COUNT_CAP))
        sizes = {
            self.title: geometry.TITLE_CAP,
            self.progress: geometry.PROGRESS_CAP,
            self.detail: geometry.FACTS_CAP,
            self.remaining: geometry.FACTS_CAP,
            self.ear: geometry.FACTS_CAP,
            self.sentence: geometry.CUE_CAP,
            self.fetch: geometry.BREATH_CAP,
            self.cue: geometry.CUE_CAP,
            self.phase: geometry.PHASE_CAP,
            self.breath: geometry.BREATH_CAP,
            self.following: geometry.CAPTION_CAP,
        }
        for letters, part in sizes.items():
            letters.set_cap(page.cap(part))
        self.caption.set_cap(page.caption_cap)
