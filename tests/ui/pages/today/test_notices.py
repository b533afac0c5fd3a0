"""What Today says above the plan: each thing once, until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from spinecoach.core.mistake import NOTHING, Expected, Problem, Wanted
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.pages.progress.workout_editor import Kept
from spinecoach.ui.pages.today.notices import Notices
from spinecoach.ui.pages.today.restore_bar import RestoreBar
from spinecoach.ui.widgets.notice_bar import NoticeBar
from tests.core.coaching.records import cut_off
from tests.core.scenes import ROW, exercise
from tests.ui.stage import Shelf, Stage
from tests.ui.vault import ONE, Vault

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.coaching.workouts import CutOff
    from tests.ui.reader import Reader

LOSS = Trouble(TroubleKind.HISTORY_SET_ASIDE, "/data/history-damaged.db")
TORN = Trouble(TroubleKind.HISTORY_LOG_TORN, "/data/history.db-wal-torn")
FULL = Trouble(TroubleKind.HISTORY_DISK_FULL, "/data")
SLIP = Problem("my.toml", 3, "title", Expected(Wanted.TEXT), NOTHING)


class Head(QWidget):
    """The head of a page, with the notices above everything else."""

    def __init__(self, qtbot: QtBot, stage: Stage) -> None:
        super().__init__()
        self.notices = Notices(stage)
        self.setLayout(self.notices)
        qtbot.addWidget(self)
        self.show()

    @property
    def bars(self) -> list[NoticeBar]:
        return [bar for bar in self.findChildren(NoticeBar) if bar.text]

    @property
    def told(self) -> list[str]:
        return [bar.text for bar in self.bars]


def test_what_is_wrong_is_told_once_and_stays_away_when_closed(qtbot: QtBot) -> None:
    stage = Stage()
    stage.history.trouble = FULL
    stage.packs = Shelf(mistakes=[SLIP])
    head = Head(qtbot, stage)
    head.notices.tell_wrong()
    head.notices.tell_wrong()
    assert head.told == [
        stage.phrases.troubles.sentence(FULL),
        "my.toml:3: title: expected a text, found nothing",
    ]
    for bar in head.bars:
        bar.hide()
    head.notices.tell_wrong()
    assert head.told == []


def test_a_voice_that_is_late_is_no_trouble_before_a_workout(qtbot: QtBot) -> None:
    stage = Stage()
    stage.voice.trouble = Trouble(TroubleKind.VOICE_NOT_READY)
    head = Head(qtbot, stage)
    head.notices.tell_wrong()
    assert head.told == []


def test_exercises_that_are_not_there_are_told_anew_when_others_are(qtbot: QtBot) -> None:
    head = Head(qtbot, stage := Stage())
    head.notices.tell_left_out([])
    assert head.told == []
    for titles in (["Plank"], ["Plank"], ["Plank", "Bridge"]):
        head.notices.tell_left_out(titles)
    said = stage.phrases.today.left_out
    assert head.told == [said(["Plank"]), said(["Plank", "Bridge"])]


def test_a_lost_history_is_offered_once_and_what_became_of_it_told_once(qtbot: QtBot) -> None:
    stage = Stage()
    stage.history_files = Vault(ONE, loss=LOSS)
    stage.history_files.news = [TORN]
    head = Head(qtbot, stage)
    head.notices.tell_history()
    head.notices.tell_history()
    assert len(head.findChildren(RestoreBar)) == 1
    assert head.told == [stage.phrases.troubles.sentence(TORN)]


def test_a_page_that_was_left_has_one_bar_that_goes_with_it(qtbot: QtBot) -> None:
    head = Head(qtbot, Stage())
    head.notices.offer_unfinished("Some questions are open.", "Answer them")
    head.notices.offer_unfinished("One question is open.", "Answer it")
    (bar,) = head.bars
    assert (bar.text, bar.action.text()) == ("One question is open.", "Answer it")
    with qtbot.waitSignal(head.notices.unfinished_wanted):
        bar.action.click()
    head.notices.offer_unfinished("", "")
    assert head.told == []


def test_a_page_that_was_left_is_announced_once(qtbot: QtBot, reader: Reader) -> None:
    head = Head(qtbot, Stage())
    head.show()
    for _ in range(3):  # each time that Today is opened
        head.notices.offer_unfinished("Some questions are open.", "Answer them")
    assert reader.heard == ["Some questions are open."]


def test_saved_changes_can_be_undone_from_here(qtbot: QtBot) -> None:
    head = Head(qtbot, Stage())
    undone: list[bool] = []
    head.notices.tell_kept(Kept("Your changes were saved.", lambda: undone.append(True)))
    (bar,) = head.bars
    assert bar.undoes
    bar.action.click()
    assert undone == [True]


def cut_off_on(stage: Stage) -> CutOff:
    stage.history.left = cut_off()
    stage.packs.shelf = [exercise("superman"), exercise("bent-over-row", ROW)]
    found = stage.workouts.cut_off()
    assert found is not None
    return found


@pytest.mark.parametrize("way", ["keep", "discard"])
def test_a_workout_that_was_cut_off_is_kept_or_discarded(qtbot: QtBot, way: str) -> None:
    stage = Stage()
    head = Head(qtbot, stage)
    bar = head.notices.ask_about(cut_off_on(stage))
    getattr(bar, way).click()
    assert stage.history.settled == [f"{way} old"]
    assert bar.isHidden()


def test_a_workout_that_was_cut_off_goes_on(qtbot: QtBot) -> None:
    stage = Stage()
    head = Head(qtbot, stage)
    bar = head.notices.ask_about(there := cut_off_on(stage))
    with qtbot.waitSignal(head.notices.go_on_wanted) as wanted:
        bar.go_on.click()
    assert wanted.args == [there]
    assert stage.history.settled == []
