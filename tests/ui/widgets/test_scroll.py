"""Pages never scroll sideways, with large letters and in narrow windows too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.phrases.progress import ProgressView
from spinecoach.core.workout.performance import Done, Summary
from spinecoach.ui.pages.before import BeforePage
from spinecoach.ui.pages.first_run.page import FirstRunPage
from spinecoach.ui.pages.progress.page import ProgressPage
from spinecoach.ui.pages.routine.page import RoutinePage
from spinecoach.ui.pages.settings.page import SettingsPage
from spinecoach.ui.pages.summary.page import SummaryPage
from spinecoach.ui.pages.today.page import TodayPage
from spinecoach.ui.pages.when_to_stop import WhenToStopPage
from spinecoach.ui.widgets.scroll import ScrollPage, SlimScrollBar
from tests.core.scenes import plan_workout
from tests.histories import SUNDAY, years
from tests.ui.past import PastForTests
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

LETTERS = 16
"""Letter size in pixels on a small screen with the system's usual font size."""


@pytest.fixture(params=[100, 150, 200], ids=lambda percent: f"letters {percent} %")
def percent(request: pytest.FixtureRequest) -> Iterator[int]:
    """The app with letters of that size."""
    before = QApplication.font()
    font = QFont(before)
    font.setPixelSize(LETTERS * request.param // 100)
    QApplication.setFont(font)
    yield request.param
    QApplication.setFont(before)


def progress(view: ProgressView) -> ProgressPage:
    past = PastForTests(years(20))
    page = ProgressPage(past, past, Phrases(), first_weekday=lambda: 0, today=SUNDAY.date)
    page.look_at(view)
    return page


def summary() -> SummaryPage:
    stage = Stage()
    plan = plan_workout(stage.packs.exercises(), stage.settings.get())
    past = PastForTests([])
    page = SummaryPage(past, past, Phrases())
    done = tuple(Done(planned, planned.sets, planned.reps) for planned in plan)
    page.show_summary(Summary(done, 4, 700.0, complete=True), "")
    page.ask(Feeling())
    return page


PAGES: dict[str, Callable[[], QWidget]] = {
    "today": lambda: TodayPage(Stage()),
    "before": lambda: BeforePage(Phrases()),
    "first run": lambda: FirstRunPage(Stage()),
    "routine": lambda: RoutinePage(Stage()),
    "settings": lambda: SettingsPage(Stage()),
    "summary": summary,
    "when to stop": lambda: WhenToStopPage(Phrases()),
    **{f"progress: {view}": partial(progress, view) for view in ProgressView},
}


@pytest.mark.parametrize("name", list(PAGES))
def test_no_page_scrolls_sideways(qtbot: QtBot, percent: int, name: str) -> None:
    page = PAGES[name]()
    qtbot.addWidget(page)
    widths = (896, 1366) if percent < 200 else (1366,)
    for width in widths:
        page.resize(width, 640)
        page.show()
        assert page.width() == width  # nothing is wider than the window
        shown = [page] if isinstance(page, ScrollPage) else []
        for scroll in (*shown, *page.findChildren(ScrollPage)):
            if scroll.isVisible():
                assert scroll.horizontalScrollBar().maximum() == 0


def test_tab_does_not_stop_at_a_page_that_keys_can_scroll(qtbot: QtBot) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    page.setWidget(QLabel("line\n" * 200))
    page.resize(300, 200)
    page.show()
    assert page.focusPolicy() is Qt.FocusPolicy.NoFocus
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0


@pytest.mark.parametrize("upright", [True, False])
def test_a_scroll_bar_is_slim_and_shows_the_position(qtbot: QtBot, *, upright: bool) -> None:
    bar = SlimScrollBar(upright=upright)
    qtbot.addWidget(bar)
    along, across = bar.sizeHint().height(), bar.sizeHint().width()
    assert (along > across) is upright
    bar.setRange(0, 100)
    bar.resize(*((across, 200) if upright else (200, along)))
    first = bar.grab().toImage()
    bar.setValue(100)
    assert bar.grab().toImage() != first
