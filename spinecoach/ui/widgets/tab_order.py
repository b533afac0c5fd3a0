"""The order of the Tab key: the visible order, however late a part of a page is built."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout

TAB = 1
"""`Qt.FocusPolicy.TabFocus`, by number (see `ui.style.paint`)."""


def follow_layout(layout: QLayout) -> None:
    """Let Tab stop at the widgets of a layout in the order in which they lie there."""
    for before, after in pairwise(_stops(layout)):
        QWidget.setTabOrder(before, after)


@contextmanager
def without_proxies(page: QWidget) -> Iterator[None]:
    """Let Tab lead onto a page as if nothing on it had a focus proxy.

    A proxy says where a page begins, but from outside Qt would jump to it, past all that is before.
    """
    named = [(one, one.focusProxy()) for one in (page, *page.findChildren(QWidget))]
    inner = [(one, proxy) for one, proxy in named if proxy and one.isAncestorOf(proxy)]
    for one, _ in inner:
        one.setFocusProxy(None)  # type: ignore[arg-type] # None = no proxy, whatever the stub says
    try:
        yield
    finally:
        for one, proxy in inner:
            one.setFocusProxy(proxy)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = item.widget() if item is not None else None
        if widget is not None and widget.focusPolicy().value & TAB:
            yield widget
        inner = widget.layout() if widget is not None else item.layout() if item else None
        if inner is not None:
            yield from _stops(inner)
