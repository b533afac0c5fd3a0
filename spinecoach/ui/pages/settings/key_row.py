"""One row of the keys in the settings: the keys of a command, and what adds one more."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.core.workout.keymap import NamedKey, key_label
from spinecoach.ui.keys import name_of
from spinecoach.ui.style.reading import announce, explain
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QFocusEvent, QHideEvent

    from spinecoach.core.phrases.phrases import Phrases


class KeyButton(Button):
    """A button that, once it was pressed, takes the next key, whatever it is for otherwise.

    `pressed_key` carries the key's name; Esc, a second click or the loss of the focus end the wait.
    """

    pressed_key = Signal(str)
    waits = Signal(bool)

    def __init__(self, text: str, waiting: str) -> None:
        super().__init__(text, ButtonKind.CHOICE)
        self._texts = (text, waiting)
        self.toggled.connect(self._show_wait)

    def _show_wait(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        self.setText(self._texts[on])
        self.updateGeometry()
        self.waits.emit(on)
        if on:
            announce(self, self._texts[True])

    def take(self, key: str) -> None:
        """Take the key, if one is waited for; Esc is none."""
        if self.isChecked() and key:
            self.setChecked(False)
            if key != NamedKey.ESCAPE:
                self.pressed_key.emit(key)

    def event(self, event: QEvent) -> bool:
        """While it waits, keep every key from shortcuts and from moving to the next button."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not (self.isChecked() and event.type() in kinds and isinstance(event, QKeyEvent)):
            return super().event(event)
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.take(name_of(event))
        event.accept()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the wait: the next key is meant for something else."""
        super().focusOutEvent(event)
        self.setChecked(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """End the wait."""
        super().hideEvent(event)
        self.setChecked(False)


class KeyRow(QWidget):
    """The keys of one command, each a button that takes it away; `does` is what the command does.

    `pressed` carries a key that is to be added, `remove_wanted` one that is to be taken away.
    """

    pressed = Signal(str)
    remove_wanted = Signal(str)
    waits = Signal(bool)

    def __init__(self, does: str, phrases: Phrases) -> None:
        super().__init__()
        its = phrases.keys
        self._does = does
        self._phrases = phrases
        self.keys: dict[str, Button] = {}
        self._shown: list[tuple[str, bool]] | None = None
        self.none = label(its.none(), soft=True, wrap=False)
        self.add = KeyButton(its.add(), its.press_now())
        self.add.setAccessibleName(its.add_to(does))
        self.add.pressed_key.connect(self.pressed)
        self.add.waits.connect(self._begin)
        self.words = label("", size=0.9)
        self.replace = Button(its.replace())
        self.replace.clicked.connect(self._agree)
        self.keep = Button(its.keep())
        self.keep.clicked.connect(lambda: self.tell(""))
        self._agreed: Callable[[], None] | None = None
        self._flow = Flow(self.none, self.add, gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._flow)
        column.addWidget(self.words)
        column.addLayout(Flow(self.replace, self.keep, gap=8))
        self.tell("")

    def show_keys(self, keys: Mapping[str, bool]) -> None:
        """Show the keys, each with whether it can be taken away; one that cannot says why."""
        if [*keys.items()] == self._shown:
            return
        self._shown = [*keys.items()]
        its = self._phrases.keys
        self.none.setVisible(not keys)
        if self.window().focusWidget() in self.keys.values():  # even if the window is not active
            self.add.setFocus()
        for button in self.keys.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._flow.removeWidget(self.add)
        self.keys = {}
        for key, removable in keys.items():
            called = key_label(key, self._phrases)
            self.keys[key] = button = Button(its.key_to_remove(called) if removable else called)
            button.setAccessibleName(its.take_away(called, self._does))
            button.setToolTip(its.take_away(called, self._does))
            button.clicked.connect(partial(self.remove_wanted.emit, key))
            self._flow.addWidget(button)
        self._flow.addWidget(self.add)
        # Tab goes through the keys in the order in which they stand.
        order = [*self.keys.values(), self.add]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def press(self, key: str) -> None:
        """Take a key from elsewhere than the keyboard, if one is waited for."""
        self.add.take(key)

    def _begin(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        if on:
            self.tell("")
        self.waits.emit(on)

    # -- answers -----------------------------------------------------------------

    def tell(self, text: str) -> None:
        """Say below the keys what was done, or why it was not; "" says nothing."""
        self._agreed = None
        self._show(text)

    def ask(self, text: str, agreed: Callable[[], None]) -> None:
        """Ask whether another command may lose the key; `agreed` is called at a yes."""
        self._agreed = agreed
        self._show(text)
        self.keep.setFocus()

    def _show(self, text: str) -> None:
        asks = self._agreed is not None
        if not asks and (self.replace.hasFocus() or self.keep.hasFocus()):
            self.add.setFocus()
        self.words.setText(text)
        self.words.setVisible(bool(text))
        self.replace.setVisible(asks)
        self.keep.setVisible(asks)
        for button in (self.replace, self.keep):
            button.setAccessibleDescription(text if asks else "")
        explain(self.add, text)

    def _agree(self) -> None:
        if self._agreed is not None:
            self._agreed()
