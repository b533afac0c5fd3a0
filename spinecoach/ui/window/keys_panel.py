"""The list of keys: it lies over the open page until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QHBoxLayout

from spinecoach.core.workout.keymap import NamedKey
from spinecoach.core.workout.window_keymap import SHORTCUTS
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.columns import Columns
from spinecoach.ui.widgets.filling import FillingPage
from spinecoach.ui.widgets.form import BESIDE, WHOLE, Form
from spinecoach.ui.widgets.grid import heading
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.phrases.phrases import Phrases


class KeysPanel(FillingPage):
    """Covers `over`, whatever its size; Esc and the button close it.

    The focus then goes back to where it was.
    """

    grows_beyond = True
    _over: QWidget | None = None
    """What it covers; None while it is built, when Qt already passes events to it."""

    def __init__(self, over: QWidget, phrases: Phrases) -> None:
        super().__init__(over)
        words = phrases.window
        self._over = over
        self._before: QWidget | None = None
        self.setAccessibleName(words.keys())
        read_as(self, "Grouping")
        self.close_it = Button(words.close())
        self.close_it.clicked.connect(self.hide)
        self.setFocusProxy(self.close_it)
        of_window = [(_named(keys[0], phrases), command) for command, keys in SHORTCUTS.items()]
        self.listed = (*words.moving_keys(), *((key, words.does(of)) for key, of in of_window))
        # A screen reader reads them with the button: it leaves out texts of one or two words.
        told = [phrases.workout.key_does(key, does) for key, does in self.listed]
        self.close_it.setAccessibleDescription(phrases.common.listed(told))
        lists = Form(), Form()
        for number, (key, does) in enumerate(self.listed):
            lists[number >= len(words.moving_keys())].add(key, label(does), WHOLE)
        for one in lists:
            one.align_names(lists)
        # The button is above the lists: with large letters they are longer than the window.
        head = QHBoxLayout()
        head.addWidget(heading(words.keys()), stretch=1)
        head.addWidget(self.close_it)
        self.column.addLayout(head)
        self.column.addLayout(Columns(*lists, least=BESIDE, gap=22))
        self.column.addStretch(1)
        self.hide()
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what it covers."""
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        if self._over is not None:
            self.resize(self._over.size())

    def toggle(self) -> None:
        """Show the list, or hide it."""
        if not self.isHidden():
            self.hide()
            return
        self._before = self.window().focusWidget()
        self._cover()
        self.show()
        self.raise_()
        self.setFocus()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Keep the focus: the page below is covered."""
        del next
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back."""
        super().hideEvent(event)
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Esc; pass other keys on."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background, which covers the page."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self.palette().window())


def _named(keys: str, phrases: Phrases) -> str:
    """Return how a shortcut is written on this system, with the names that our texts use.

    In some languages Qt has others: "Control" and "Escape" in Spanish.
    """
    own = {"Ctrl": phrases.window.control_key(), "Esc": phrases.workout.key(NamedKey.ESCAPE)}
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    for name, ours in own.items():
        shown = shown.replace(QCoreApplication.translate("QShortcut", name), ours)
    return shown
