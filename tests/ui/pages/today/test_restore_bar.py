"""After damage the newest good backup is offered until somebody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.pages.today.restore_bar import RestoreBar
from tests.ui.vault import ONE, Vault

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LOSS = Trouble(TroubleKind.HISTORY_SET_ASIDE, "/data/history-damaged.db")


def opened(qtbot: QtBot, vault: Vault) -> RestoreBar:
    bar = RestoreBar(vault, LOSS, Phrases())
    qtbot.addWidget(bar)
    bar.show()
    return bar


def test_the_newest_good_backup_is_offered_and_restored(qtbot: QtBot) -> None:
    bar = opened(qtbot, vault := Vault(ONE, loss=LOSS))
    assert bar.words.text() == Phrases().troubles.sentence(LOSS)
    assert "of 21 November 2026 and holds 252 workouts" in bar.more.text()
    bar.restore.click()
    assert vault.asked == [("restore", ONE)]
    assert bar.words.text() == "Restored: the history has 252 workouts now."
    assert bar.restore.isHidden()
    assert bar.leave.isHidden()
    bar.away.click()
    assert bar.isHidden()


def test_not_now_leaves_the_question_for_the_next_start(qtbot: QtBot) -> None:
    bar = opened(qtbot, vault := Vault(ONE, loss=LOSS))
    bar.away.click()
    assert bar.isHidden()
    assert (vault.loss, vault.asked) == (LOSS, [])


def test_leaving_the_history_as_it_is_settles_the_question(qtbot: QtBot) -> None:
    bar = opened(qtbot, vault := Vault(ONE, loss=LOSS))
    bar.leave.click()
    assert bar.isHidden()
    assert (vault.loss, vault.asked) == (None, [])


def test_without_a_backup_it_says_so(qtbot: QtBot) -> None:
    bar = opened(qtbot, Vault(loss=LOSS))
    assert bar.more.text() == "There is no backup to restore."
    assert bar.restore.isHidden()
