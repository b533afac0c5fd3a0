"""Backups, export and import, by their buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.settings.history_section import HistorySection
from tests.ui.vault import ONE, Vault

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def opened(qtbot: QtBot, vault: Vault) -> HistorySection:
    section = HistorySection(vault, Phrases())
    qtbot.addWidget(section)
    section.show()
    return section


def test_without_a_backup_it_says_when_there_will_be_one(qtbot: QtBot) -> None:
    section = opened(qtbot, Vault())
    assert section.backups.currentText() == Phrases().settings.no_backup()
    assert not section.restore.isEnabled()
    section.back_up.click()
    assert section.backups.currentText() == "21 November 2026, 252 workouts"
    assert section.notice.text == f"Backed up to {ONE.path}."


def test_a_backup_is_restored(qtbot: QtBot) -> None:
    section = opened(qtbot, vault := Vault(ONE))
    with qtbot.waitSignal(section.changed):
        section.restore.click()
    assert vault.asked == [("restore", ONE)]
    assert section.notice.text == "Restored: the history has 252 workouts now."


@pytest.mark.parametrize(
    ("path", "chosen", "asked"),
    [
        ("/home/me/a", "For Hevy (*.csv)", ("export", "hevy", "/home/me/a.csv", 12)),
        ("/home/me/a.PDF", "", ("export", "pdf", "/home/me/a.PDF", 12)),
    ],
)
def test_the_history_is_exported_in_the_form_that_was_chosen(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    chosen: str,
    asked: tuple[object, ...],
) -> None:
    section = opened(qtbot, vault := Vault())
    section.span.setCurrentText("The last 12 weeks")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, chosen))
    section.export.click()
    assert vault.asked == [asked]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    section.export.click()
    assert len(vault.asked) == 1


def test_a_file_that_may_hold_more_is_replaced_only_on_demand(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = opened(qtbot, vault := Vault(partial=True))
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: ("/home/me/a.json", "For Hevy (*.csv)")
    )
    section.export.click()
    assert vault.asked == []
    assert "stays as it is" in section.notice.text
    section.notice.action.click()
    assert [asked[0] for asked in vault.asked] == ["export"]
    assert "252 workouts are in" in section.notice.text
