"""The section about the keys of a workout: a row for each command, with its keys.

What may be changed is in `core.workout.own_keys`. One row at a time waits for a key; a key that
another command has is asked about in the row.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.keymap import LISTED, key_label
from spinecoach.core.workout.own_keys import given, irremovable, owner, refusal, removed
from spinecoach.ui.pages.settings.key_row import KeyRow
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinecoach.core.workout.keymap import Keymap
    from spinecoach.ui.services import Services


class KeysSection(QWidget):
    """`changed` carries the keys that differ from the standard, as `Preferences.keys` has them.

    `waits` tells whether a key is waited for, from wherever it may come.
    """

    changed = Signal(object)
    waits = Signal(bool)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._phrases = services.phrases
        its = self._phrases.keys
        self.rows = {command: self._row(command) for command in LISTED}
        self.standard = Button(its.standard())
        self.standard.clicked.connect(self._reset)
        self.notice = NoticeBar(self._phrases)
        form = Form()
        form.add("", label(its.about(), size=0.9, soft=True), WHOLE)
        for command, row in self.rows.items():
            form.add(self._does(command), row, WHOLE)
        form.add("", self.standard)
        form.add("", self.notice, WHOLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        # Before the page is seen: a button that is added later lays out the whole page at once.
        self.refresh()

    def _row(self, command: Command) -> KeyRow:
        row = KeyRow(self._does(command), self._phrases)
        row.pressed.connect(partial(self._take, command))
        row.remove_wanted.connect(partial(self._remove, command))
        row.waits.connect(self.waits)
        return row

    def _does(self, command: Command) -> str:
        return self._phrases.common.capitalised(self._phrases.workout.does(command))

    @property
    def _keymap(self) -> Keymap:
        return self._phrases.keymap

    def refresh(self) -> None:
        """Show the keys that are kept, and which of them can be taken away."""
        keymap = self._keymap
        for command, row in self.rows.items():
            row.show_keys(
                {key: irremovable(keymap, command, key) is None for key in keymap.keys[command]}
            )
        self.standard.setEnabled(bool(self._services.settings.get().keys))

    def press(self, key: str) -> None:
        """Take a key that came from elsewhere than the keyboard, such as a headset's."""
        for row in self.rows.values():
            row.press(key)

    # -- changes -----------------------------------------------------------------

    def _take(self, command: Command, key: str) -> None:
        """Give a key to a command, or ask or say in its row why that is not done."""
        keymap, row, its = self._keymap, self.rows[command], self._phrases.keys
        called = key_label(key, self._phrases)
        loser = owner(keymap, command, key)
        why = refusal(keymap, command, key)
        if why is not None:
            row.tell(its.refused(why, called, self._does(loser or Command.TOGGLE)))
        elif loser is not None:
            alone = len(keymap.keys[loser]) == 1
            ask = its.in_use_alone if alone else its.in_use
            row.ask(ask(called, self._does(loser)), partial(self._give, command, key))
        else:
            self._give(command, key)

    def _give(self, command: Command, key: str) -> None:
        self._change(given(self._keymap, command, key))
        called = key_label(key, self._phrases)
        self.rows[command].tell(self._phrases.keys.given(called, self._does(command)))

    def _remove(self, command: Command, key: str) -> None:
        """Take a key away from a command, or say why it stays."""
        its, called = self._phrases.keys, key_label(key, self._phrases)
        why = irremovable(self._keymap, command, key)
        if why is None:
            self._change(removed(self._keymap, command, key))
            said = its.taken(called, self._does(command))
        else:
            said = its.refused(why, called, self._does(command))
        self.rows[command].tell(said)

    def _reset(self) -> None:
        before = self._services.settings.get().keys
        self._change({})
        self.notice.tell(self._phrases.keys.standard_is_back(), partial(self._take_back, before))
        self.notice.action.setFocus()  # the button that was pressed is disabled now

    def _take_back(self, keys: Mapping[str, str] | None) -> None:
        self._change(keys)
        self.standard.setFocus()

    def _change(self, keys: Mapping[str, str] | None) -> None:
        for row in self.rows.values():
            row.tell("")
        self.notice.tell("")
        self.changed.emit(keys)
        self.refresh()
