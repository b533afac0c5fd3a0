"""What other machines did is shown where it belongs, and never into a workout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.ui.window.main_window import MainWindow, Renewal
from spinecoach.ui.window.tabs import Tab
from tests.patience import PATIENCE
from tests.ui.fellows import SHARED
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.fellows.state = SHARED
    return stage


def opened(qtbot: QtBot, stage: Stage) -> MainWindow:
    window = MainWindow(stage)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    return window


def test_a_shared_history_is_read_after_the_first_paint(qtbot: QtBot, stage: Stage) -> None:
    opened(qtbot, stage)
    assert stage.fellows.asked == [("start",)]


def test_one_that_is_not_shared_is_left_alone(qtbot: QtBot) -> None:
    stage = Stage()
    opened(qtbot, stage)
    assert (stage.fellows.asked, stage.fellows.listeners) == ([], [])


@pytest.mark.parametrize(
    ("place", "page", "shows"),
    [(Tab.TODAY, "today", "renew"), (Tab.PROGRESS, "progress", "refresh")],
)
def test_news_are_shown_on_the_page_that_is_open(
    qtbot: QtBot,
    stage: Stage,
    monkeypatch: pytest.MonkeyPatch,
    place: Tab,
    page: str,
    shows: str,
) -> None:
    window = opened(qtbot, stage)
    window.go(place)
    told: list[str] = []
    monkeypatch.setattr(getattr(window, page), shows, lambda: told.append(shows))
    (listener,) = stage.fellows.listeners[:1]
    listener(False)  # noqa: FBT003 - as the thread calls it
    assert told == []
    listener(True)  # noqa: FBT003
    assert len(told) == 1


def test_a_routine_from_elsewhere_is_there_as_soon_as_today_is_looked_at(
    qtbot: QtBot, stage: Stage
) -> None:
    window = opened(qtbot, stage)
    stage.fellows.brings.append(True)
    window.go(Tab.PROGRESS)
    stage.fellows.listeners[0](True)  # noqa: FBT003
    assert stage.fellows.brings == [True]  # not while somebody looks at something else
    window.go(Tab.TODAY)
    stage.fellows.listeners[0](True)  # noqa: FBT003
    qtbot.waitUntil(lambda: window.renewal is Renewal.SHARED, timeout=int(PATIENCE * 1000))
    assert len(stage.told) == 1  # what changes at once is told


def test_news_change_no_other_page(qtbot: QtBot, stage: Stage) -> None:
    window = opened(qtbot, stage)
    window.go(Tab.STOP)
    page = window.open_page
    stage.fellows.listeners[0](True)  # noqa: FBT003
    assert window.open_page is page
