"""One page is open; leaving it saves what was typed, and its latest change can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.window.page_stack import PageStack

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Page(QWidget):
    """A page with a field that has the focus, and two bars."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.setFocusProxy(self.field)
        self.bars = (NoticeBar(Phrases()), NoticeBar(Phrases()))
        self.undone: list[str] = []
        column = QVBoxLayout(self)
        for each in (self.field, *self.bars):
            column.addWidget(each)


class EditedPage(Page):
    """A page with changes that it can take back, and saves when it is left."""

    changes = 1

    def leave(self) -> str:
        return "saved"

    def take_back(self) -> bool:
        self.changes -= 1
        return self.changes >= 0


@pytest.fixture
def stack(qtbot: QtBot) -> PageStack:
    stack = PageStack(Page())
    qtbot.addWidget(stack)
    stack.show()
    return stack


def test_a_page_that_is_opened_has_the_focus_and_is_added_once(stack: PageStack) -> None:
    first, second = stack.page, Page()
    for page in (second, first, second):
        stack.open(page)
        assert stack.page is page
        assert stack.focusWidget() is page.focusProxy()
    assert stack.count() == 2


def test_only_a_page_that_saves_says_what_was_saved(stack: PageStack) -> None:
    assert stack.leave() is None
    stack.open(EditedPage())
    assert stack.leave() == "saved"  # type: ignore[comparison-overlap]


def test_undo_takes_back_what_the_page_changed_then_presses_its_latest_button(
    stack: PageStack,
) -> None:
    page = EditedPage()
    stack.open(page)
    for bar, name in zip(page.bars, ("first", "second"), strict=True):
        bar.tell(name, partial(page.undone.append, name))
    assert stack.undo()
    assert (page.changes, page.undone) == (0, [])
    assert stack.undo()
    assert page.undone == ["second"]


def test_where_nothing_was_changed_there_is_nothing_to_undo(stack: PageStack) -> None:
    assert not stack.undo()
