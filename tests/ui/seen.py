"""What a person can see of a window: every text with its place, what is cut, what overlaps."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)

from spinecoach.ui.widgets.lettering import Lettering

if TYPE_CHECKING:
    from collections.abc import Iterator

HAIR = 2
"""Pixels by which two texts may touch, and one may stand out of its place."""


def texts_of(widget: QWidget) -> Iterator[str]:
    """Each text that a widget shows, or tells to a pointer or a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, (QLabel, QAbstractButton, Lettering)):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, (QComboBox, QAbstractItemView)) and (model := widget.model()):
        for row in range(model.rowCount()):
            yield str(model.index(row, 0).data() or "")


def shown(window: QWidget) -> list[QWidget]:
    """Return the widgets of a window that are on the screen, or would be after scrolling."""
    return [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window)]


def cut(window: QWidget) -> list[str]:
    """Return the texts that do not have the room that they need."""
    return [
        f"{type(widget).__name__} {text_of(widget)!r} {widget.width()}x{widget.height()}"
        for widget in shown(window)
        if text_of(widget) and (is_cut(widget) or sticks_out(widget, window))
    ]


def text_of(widget: QWidget) -> str:
    """Return what is written on a label or a button."""
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton, Lettering)) else ""


def is_cut(widget: QWidget) -> bool:
    """Whether a text needs more room than its widget has."""
    if isinstance(widget, Lettering):
        return widget.elided
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + HAIR
    if isinstance(widget, QAbstractButton) and type(widget).__module__.startswith("spinecoach"):
        # They draw themselves, with as much air around the text as there is room for.
        needed = widget.fontMetrics().size(0, widget.text())
        return needed.width() > widget.width() or needed.height() > widget.height()
    needed = widget.minimumSizeHint()
    return needed.width() > widget.width() + HAIR or needed.height() > widget.height() + HAIR


def sideways(window: QWidget) -> list[str]:
    """Return the parts of a window that one has to scroll to the left and right."""
    areas = [widget for widget in shown(window) if isinstance(widget, QAbstractScrollArea)]
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return [
        type(area).__name__
        for area in areas
        if area.horizontalScrollBar().maximum() > 0 and area.horizontalScrollBarPolicy() is not off
    ]


def sticks_out(widget: QWidget, window: QWidget) -> bool:
    """Whether part of a widget lies left or right of where one can look."""
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    room, above = window.rect(), widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            room = QRect(above.mapTo(window, QPoint()), above.size())
            break
        above = above.parentWidget()
    return place.left() < room.left() - HAIR or place.right() > room.right() + HAIR


def cut_rows(window: QWidget) -> list[str]:
    """Return the rows of lists whose text is wider than the list and does not wrap."""
    return [
        f"{text!r} in a list of {view.viewport().width()} pixels"
        for view in window.findChildren(QListView)
        if view.isVisible() and not view.wordWrap() and (model := view.model())
        for text in (str(model.index(row, 0).data() or "") for row in range(model.rowCount()))
        if view.fontMetrics().horizontalAdvance(text) > view.viewport().width()
    ]


def overlapping(window: QWidget) -> list[tuple[str, str]]:
    """Return the pairs of texts of one parent that lie on one another."""
    texts = [widget for widget in shown(window) if text_of(widget)]
    return [
        (text_of(one), text_of(other))
        for one, other in combinations(texts, 2)
        if one.parentWidget() is other.parentWidget() and touch(one.geometry(), other.geometry())
    ]


def touch(one: QRect, other: QRect) -> bool:
    """Whether two places share more than a hair."""
    both = one.intersected(other)
    return both.width() > HAIR and both.height() > HAIR
