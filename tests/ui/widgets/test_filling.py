"""A page with little text is read from afar: its letters grow as long as nothing has to scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.filling import SIZES, FillingPage
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import HEADING, heading, limit_width
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel
    from pytestqt.qtbot import QtBot

LARGE, SMALL = (2400, 1500), (500, 200)


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    """A page that asks one thing, with a label that lies deeper than the others."""
    made = Sheet("Does anything hurt?", "Press a number.")
    inner = QWidget()
    inner_column = QVBoxLayout(inner)
    inner_column.addWidget(label("Stop at once if pain is sharp.", size=1.3))
    made.column.addWidget(inner)
    made.finish(Button("Go on", ButtonKind.PRIMARY), Button("Not today"))
    qtbot.addWidget(made)
    return made


def sizes(page: QWidget) -> list[float]:
    """Return the letter sizes of everything on a page, relative to the app's."""
    usual = QApplication.font().pointSizeF()
    shown = [*page.findChildren(type(label(""))), *page.findChildren(Button)]
    return [round(widget.font().pointSizeF() / usual, 2) for widget in shown]


def headline_of(sheet: Sheet) -> QLabel:
    """The heading of a sheet."""
    return next(iter(sheet.findChildren(type(label("")))))


def test_in_a_large_window_all_but_the_heading_is_larger(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet.resize(*SMALL)
    sheet.show()
    usual = sizes(sheet)
    monkeypatch.setattr(Sheet, "grows_beyond", False)
    sheet.resize(*LARGE)
    assert sizes(sheet) == [
        HEADING,
        *(pytest.approx(SIZES[-1] * one, abs=0.02) for one in usual[1:]),
    ]


def test_on_a_large_screen_the_heading_of_a_question_grows_too_and_stays_the_largest(
    sheet: Sheet,
) -> None:
    sheet.resize(*LARGE)
    sheet.show()
    headline, *others = sizes(sheet)
    assert headline > 1.3 * HEADING
    assert others[0] > SIZES[-1]
    assert headline > max(others)
    for width in range(LARGE[0], 300, -100):
        sheet.resize(width, LARGE[1])
        QApplication.processEvents()
        grew = sizes(sheet)[0] > HEADING
        assert (
            not grew or headline_of(sheet).height() < 2 * headline_of(sheet).fontMetrics().height()
        )


def test_in_a_small_window_they_are_as_large_as_on_every_page_again(sheet: Sheet) -> None:
    sheet.resize(*SMALL)
    sheet.show()
    usual = sizes(sheet)
    for size in (LARGE, SMALL) * 3:
        sheet.resize(*size)
    assert sizes(sheet) == usual


@pytest.mark.parametrize("high", range(200, 900, 50))
def test_they_grow_no_more_than_leaves_everything_in_view(sheet: Sheet, high: int) -> None:
    sheet.resize(*SMALL)
    sheet.show()
    scrolled = sheet.verticalScrollBar().maximum() > 0
    sheet.resize(900, high)
    QApplication.processEvents()
    grew = sizes(sheet)[1] > 1.1
    assert scrolled
    assert not (grew and sheet.verticalScrollBar().maximum() > 0)


def test_nor_if_the_buttons_need_another_row_with_larger_letters(qtbot: QtBot) -> None:
    sheet = Sheet("Does anything hurt?", "Press a number.")
    sheet.finish(*(Button(f"Go on with less weight {number}") for number in range(4)))
    qtbot.addWidget(sheet)
    sheet.resize(*SMALL)
    sheet.show()
    usual = sizes(sheet)[-1]
    for high in range(200, 420, 5):
        sheet.resize(1000, high)
        QApplication.processEvents()
        assert sizes(sheet)[-1] == usual or sheet.verticalScrollBar().maximum() == 0, high


def test_nor_do_they_grow_so_far_that_a_row_of_buttons_breaks(qtbot: QtBot) -> None:
    sheet = Sheet("Take it easy", "Fewer reps.")
    first, last = Button("Start gently", ButtonKind.PRIMARY), Button("Change the number (4)")
    sheet.finish(first, last)
    qtbot.addWidget(sheet)
    sheet.show()
    for width in range(700, 2000, 100):
        sheet.resize(width, 1500)
        QApplication.processEvents()
        assert first.geometry().bottom() > last.y(), width
    assert sizes(sheet)[-1] > SIZES[-1]


@pytest.fixture
def crowded(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Sheet:
    """A page that shrinks, with more than a small window holds, and its buttons on a foot."""
    monkeypatch.setattr(Sheet, "shrinks", True)
    sheet = Sheet("Does anything hurt?", "Press a number.")
    for number in range(4):
        sheet.column.addWidget(label(f"Line {number}"))
    sheet.stand_on(Flow(Button("Go on", ButtonKind.PRIMARY), Button("Not today")))
    qtbot.addWidget(sheet.whole)
    return sheet


def test_before_a_page_scrolls_its_large_letters_give_way_but_none_gets_smaller_than_the_apps(
    crowded: Sheet,
) -> None:
    crowded.whole.resize(600, 1000)
    crowded.whole.show()
    QApplication.processEvents()
    scrolled = {}
    for high in range(600, 150, -10):
        crowded.whole.resize(600, high)
        QApplication.processEvents()
        headline, *others = sizes(crowded)
        scrolled[high] = crowded.verticalScrollBar().maximum() > 0
        assert min(headline, *others) >= 1.0
        assert not scrolled[high] or headline <= 0.55 * HEADING
    tight = [high for high, scrolls in scrolled.items() if not scrolls]
    crowded.whole.resize(600, min(tight))
    QApplication.processEvents()
    assert sizes(crowded)[0] < 0.8 * HEADING


def test_what_stands_on_the_foot_is_always_in_sight(crowded: Sheet) -> None:
    buttons = crowded.whole.findChildren(Button)
    crowded.whole.show()
    for size in ((600, 1000), (600, 220), (400, 500), LARGE):
        crowded.whole.resize(*size)
        QApplication.processEvents()
        for button in buttons:
            assert button.visibleRegion().boundingRect() == button.rect(), size
    assert sizes(crowded.whole)[-1] > 1.2  # with letters as large as those of the page


def test_on_a_tight_page_they_stand_in_one_row_and_the_window_may_be_as_small_as_before(
    crowded: Sheet,
) -> None:
    crowded.whole.show()
    crowded.whole.resize(*LARGE)
    QApplication.processEvents()
    crowded.whole.resize(260, 240)
    QApplication.processEvents()
    assert crowded.whole.width() == 260
    first, last = crowded.whole.findChildren(Button)
    assert first.geometry().bottom() > last.y()
    crowded.whole.resize(*LARGE)
    QApplication.processEvents()
    assert sizes(crowded.whole)[-1] > SIZES[-1]


def test_what_may_be_so_wide_at_usual_letters_may_be_wider_at_larger_ones(sheet: Sheet) -> None:
    field = Field()
    limit_width(field, 200)
    sheet.column.insertWidget(2, field)
    sheet.resize(*SMALL)
    sheet.show()
    usual, high = field.maximumWidth(), field.minimumHeight()
    sheet.resize(*LARGE)
    assert field.maximumWidth() == pytest.approx(sizes(sheet)[1] / 1.1 * usual, rel=0.02)
    assert field.minimumHeight() > 1.3 * high
    sheet.resize(*SMALL)
    assert (field.maximumWidth(), field.minimumHeight()) == (usual, high)


def test_what_is_added_later_gets_the_same_letters(qtbot: QtBot) -> None:
    page = FillingPage()
    page.column.addWidget(heading("Today"))
    early: QLabel = label("Warm-up")
    page.column.addWidget(early)
    qtbot.addWidget(page)
    page.resize(*LARGE)
    page.show()
    late = label("Rest")
    page.column.addWidget(late)
    late.show()
    page.fill()
    assert late.font().pointSizeF() == early.font().pointSizeF()
    assert late.font().pointSizeF() > QApplication.font().pointSizeF()


def test_a_page_with_little_room_is_laid_out_in_few_sizes(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[float] = []
    overflow = Sheet._overflow

    def note(page: Sheet, size: float) -> int:
        tried.append(size)
        return overflow(page, size)

    monkeypatch.setattr(Sheet, "_overflow", note)
    sheet.resize(*SMALL)
    sheet.show()
    assert tried == [SIZES[1]]  # each costs the first start of all some milliseconds
