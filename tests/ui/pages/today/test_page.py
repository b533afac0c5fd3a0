"""Today: what is planned, and one big Start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.core.coaching.overview import Overview, OverviewItem
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.mistake import NOTHING, Expected, Problem, Wanted
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.pages.today.page import TodayPage
from spinecoach.ui.widgets.notice_bar import NoticeBar
from tests.core.coaching.voices import Rendering
from tests.ui.stage import Shelf, Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = Phrases().today


def opened(qtbot: QtBot, stage: Stage) -> TodayPage:
    page = TodayPage(stage)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


def notices(page: TodayPage) -> list[str]:
    return [bar.text for bar in page.findChildren(NoticeBar) if bar.text]


def cards(page: TodayPage) -> list[str]:
    return [card.accessibleName() for card in page._cards if not card.isHidden()]


def test_the_plan_of_the_day_is_in_sight(qtbot: QtBot) -> None:
    page = opened(qtbot, Stage(sets=2))
    assert cards(page) == [
        "Dumbbell pullover, 2 sets of 8",
        "Superman, 2 sets of 12",
        "Shoulder squeezes, 2 sets of 8",
        "Bent-over row, 2 sets of 8",
    ]
    assert page.facts.text().startswith("4 exercises, about ")
    assert "two dumbbells" in page.at_hand.text()
    assert "one dumbbell" not in page.at_hand.text()
    assert page.caution.text() == WORDS.caution()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_whoever_comes_here_starts_with_one_key(qtbot: QtBot, key: Qt.Key) -> None:
    page = opened(qtbot, Stage())
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.start.hasFocus)
    with qtbot.waitSignal(page.start_wanted):
        QTest.keyClick(page.focusWidget(), key)


def test_more_sets_take_longer_and_are_kept(qtbot: QtBot) -> None:
    stage = Stage(sets=1)
    page = opened(qtbot, stage)
    before = page.facts.text()
    page.sets.buttons[3].click()
    assert stage.settings.get().sets == 3
    assert stage.told[-1].sets == 3
    assert "3 sets of 8" in cards(page)[0]
    assert page.facts.text() != before


def test_another_pace_is_kept(qtbot: QtBot) -> None:
    stage = Stage()
    page = opened(qtbot, stage)
    page.pace.buttons[0.75].click()
    assert stage.settings.get().pace == 0.75
    assert page.pace.value == 0.75


def test_a_choice_that_cannot_be_kept_is_told(qtbot: QtBot) -> None:
    stage = Stage()
    page = opened(qtbot, stage)
    trouble = Trouble(TroubleKind.FILE_NOT_KEPT, "settings.json", "disk full")
    stage.settings.trouble = trouble
    page.pace.buttons[0.75].click()
    assert notices(page) == [stage.phrases.troubles.sentence(trouble)]
    assert page.pace.value == 0.75


def test_the_first_time_a_bar_shows_how_far_the_voice_is(qtbot: QtBot) -> None:
    stage = Stage()
    page = opened(qtbot, stage)
    stage.voice.rendering = rendering = Rendering(done=3, total=10)
    page.prepare()
    assert page.bar.isVisible()
    assert (page.bar.value(), page.bar.maximum()) == (3, 10)
    assert page.bar_words.text() == WORDS.preparing()
    rendering.done = 10
    qtbot.waitUntil(page.bar.isHidden)
    assert page.bar_words.text() == ""


def test_a_start_is_never_kept_for_later(qtbot: QtBot) -> None:
    """It is told at once: the start of the workout waits for the voice, not the page."""
    stage = Stage()
    page = opened(qtbot, stage)
    stage.voice.rendering = rendering = Rendering(done=3, total=10)
    page.prepare()
    with qtbot.waitSignal(page.start_wanted):
        page.start.click()
    with qtbot.assertNotEmitted(page.start_wanted):
        rendering.done = 10
        page._poll.timeout.emit()


def test_a_slow_voice_is_shown_as_long_as_it_is_being_prepared(qtbot: QtBot) -> None:
    stage = Stage()
    page = opened(qtbot, stage)
    stage.voice.rendering = Rendering(done=10, total=10)
    stage.voice.trouble = Trouble(TroubleKind.VOICE_NOT_READY)
    page.prepare()
    page.refresh()
    assert page.bar.isVisible()
    assert notices(page) == []
    stage.voice.trouble = None
    page._poll.timeout.emit()
    assert page.bar.isHidden()
    assert not page._poll.isActive()


def test_another_choice_lets_the_voice_begin_anew(qtbot: QtBot) -> None:
    stage = Stage()
    page = opened(qtbot, stage)
    stage.voice.rendering = first = Rendering(done=3, total=10)
    page.prepare()
    stage.voice.rendering = Rendering(done=10, total=10)
    page.sets.buttons[3].click()
    assert first.cancelled


A_SLIP = Problem("my.toml", 3, "title", Expected(Wanted.TEXT), NOTHING)


def test_what_is_wrong_is_told_once_and_can_be_put_away(qtbot: QtBot) -> None:
    stage = Stage()
    stage.voice.trouble = hangs = Trouble(TroubleKind.SPEECH_ENGINE_HANGS)
    stage.history.trouble = Trouble(TroubleKind.HISTORY_NEWER, number=9)
    stage.packs = Shelf(mistakes=[A_SLIP])
    page = opened(qtbot, stage)
    page.notices.tell_wrong()
    assert notices(page) == [
        Phrases().troubles.sentence(hangs),
        Phrases().troubles.sentence(stage.history.trouble),
        "my.toml:3: title: expected a text, found nothing",
    ]
    for bar in page.findChildren(NoticeBar):
        bar.hide()
    page.refresh()
    assert notices(page) == []


def test_without_an_exercise_there_is_nothing_to_start(qtbot: QtBot) -> None:
    stage = Stage()
    stage.packs = Shelf(shelf=(), mistakes=[A_SLIP])
    page = opened(qtbot, stage)
    assert page.headline.text() == "No exercises"
    assert not page.start.isEnabled()
    assert cards(page) == []
    assert notices(page) == ["my.toml:3: title: expected a text, found nothing"]


def test_a_cached_overview_is_shown_before_anything_is_read(qtbot: QtBot) -> None:
    stage = Stage()
    stage.remembered = Overview(
        "Strong spine", 600.0, Equipment(("mat",)), (OverviewItem("Remembered", 1, 5),)
    )
    page = opened(qtbot, stage)
    assert cards(page) == ["Remembered, 1 set of 5"]
    page.refresh()
    assert len(cards(page)) == 4
    assert stage.remembered.cards[0].title == "Dumbbell pullover"


def test_with_large_letters_the_page_scrolls_up_and_down_only(qtbot: QtBot) -> None:
    page = opened(qtbot, Stage())
    page.resize(1366, 400)
    assert page.verticalScrollBar().maximum() > 0
    assert page.horizontalScrollBar().maximum() == 0
