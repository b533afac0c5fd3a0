"""After damage the newest good backup is offered, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.ui.pages.today.restore_bar import NO_BACKUP, RestoreBar
from tests.ui.vault import ONE, Vault

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOTICE = "The history was damaged and begins anew."


def test_the_newest_good_backup_is_offered_and_restored(qtbot: QtBot) -> None:
    bar = RestoreBar(vault := Vault(ONE, notice=NOTICE))
    qtbot.addWidget(bar)
    bar.show()
    assert bar.words.text() == NOTICE
    assert "of 21 November 2026 and holds 252 workouts" in bar.more.text()
    bar.restore.click()
    assert vault.asked == [("restore", ONE)]
    assert bar.words.text() == "Restored."
    assert bar.restore.isHidden()
    bar.away.click()
    assert bar.isHidden()


def test_without_a_backup_it_says_so(qtbot: QtBot) -> None:
    bar = RestoreBar(Vault(notice=NOTICE))
    qtbot.addWidget(bar)
    assert bar.more.text() == NO_BACKUP
    assert bar.restore.isHidden()
    assert bar.away.text() == "OK"
