"""Searches the settings: only rows whose words match stay visible, with their headings."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from spinecoach.ui.widgets.form import Form
from spinecoach.ui.widgets.grid import GAP, section
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtWidgets import QLayoutItem


def plain(text: str) -> str:
    """Return a text as it is compared: small letters and digits, without accents and signs."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    letters = (part for part in parts if not unicodedata.combining(part))
    return "".join(letter if letter.isalnum() else " " for letter in letters)


def matches(query: str, words: str) -> bool:
    """Return whether every word of the query is contained in the words."""
    searched = plain(words)
    return all(word in searched for word in plain(query).split())


class Group(QWidget):
    """Settings below one heading; `search` hides the rows that do not match.

    A row is found by all its texts (name, values, explanations) and by the heading of its group,
    all of a group by what stands in it beside its rows.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._away: set[QWidget] = set()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.column.addWidget(section(title))

    def search(self, query: str) -> bool:
        """Show the rows that match; hide the group and return False if there is none."""
        for widget in filter(isValid, self._away):  # a section may have been built anew meanwhile
            widget.show()
        self._away = set()
        rows = [(row, list(_parts(row))) for row in self._rows()]
        in_rows = {part for _, parts in rows for part in parts}
        beside = set(self.findChildren(QWidget)) - in_rows
        if any(matches(query, words) for words in (self._title, " ".join(_words(beside)))):
            self.show()
            return True
        found = False
        for row, parts in rows:
            if matches(query, f"{self._title} {' '.join(_words(parts))}"):
                found = True
            else:
                for widget in row:
                    if not widget.isHidden():
                        widget.hide()
                        self._away.add(widget)
        self.setVisible(found)
        return found

    def _rows(self) -> Iterator[Sequence[QWidget]]:
        """Yield the widgets of each row, with the explanations below it."""
        for form in self.findChildren(Form):
            rows: list[list[QWidget]] = []
            for name, control in form.rows:
                widgets = [*_widgets(name), *_widgets(control)]
                tells = name is None and all(_only_tells(widget) for widget in widgets)
                if rows and tells:
                    rows[-1] += widgets
                elif widgets:
                    rows.append(widgets)
            yield from rows


def _widgets(item: QLayoutItem | None) -> Iterator[QWidget]:
    """Yield the widgets of an item of a form: one, or all in a row."""
    if item is None:
        return
    widget, layout = item.widget(), item.layout()
    if widget is not None:
        yield widget
    elif isinstance(layout, QLayout):
        for at in range(layout.count()):
            yield from _widgets(layout.itemAt(at))


def _only_tells(widget: QWidget) -> bool:
    """Return whether a widget is a sentence or a notice, and not a control."""
    return isinstance(widget, QLabel | NoticeBar)


def _parts(widgets: Iterable[QWidget]) -> Iterator[QWidget]:
    """Yield widgets with all that is in them."""
    for widget in widgets:
        yield from (widget, *widget.findChildren(QWidget))


def _words(parts: Iterable[QWidget]) -> Iterator[str]:
    """Yield the texts of widgets and their descriptions for screen readers."""
    for part in parts:
        yield part.accessibleName()
        yield part.accessibleDescription()
        yield part.toolTip()
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        elif isinstance(part, QLineEdit):
            yield f"{part.text()} {part.placeholderText()}"
        elif isinstance(part, QComboBox):
            yield from (part.itemText(at) for at in range(part.count()))
