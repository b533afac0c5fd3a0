"""The pages of the window, of which one is open."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from spinecoach.ui.pages.progress.workout_editor import Kept
    from spinecoach.ui.window.fade import Fade


class PageStack(QStackedWidget):
    """Opens one page after the other, `first` at the beginning; a page is added once.

    A page may have `leave`, which saves what was typed on it, and `take_back`, which undoes its
    latest change.
    """

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self._first = first
        self.addWidget(first)

    @property
    def page(self) -> QWidget:
        """The open page."""
        return self.currentWidget() or self._first

    @cached_property
    def _fade(self) -> Fade:
        from spinecoach.ui.window.fade import Fade

        return Fade(self)

    def open(self, page: QWidget) -> None:
        """Show a page and give it the focus."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        if page is not self.page and self.isVisible():
            self._fade.begin()
        # Otherwise the stack would first give the focus, and so a screen reader, another widget.
        if (focus := self.window().focusWidget()) is not None:
            focus.clearFocus()
        self.setCurrentWidget(page)
        (page.focusProxy() or page).setFocus()

    def leave(self) -> Kept | None:
        """Save what was typed on the open page; return what to say about it."""
        leave = getattr(self.page, "leave", None)
        return leave() if leave is not None else None

    def undo(self) -> bool:
        """Undo the latest change of the page, or press its latest undo button."""
        from spinecoach.ui.widgets.notice_bar import NoticeBar

        take_back = getattr(self.page, "take_back", None)
        if take_back is not None and take_back():
            return True
        bars = [bar for bar in self.page.findChildren(NoticeBar) if bar.undoes]
        for bar in bars[-1:]:
            bar.action.click()
        return bool(bars)
