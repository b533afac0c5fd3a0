"""Everything in one file, by its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.archive import (
    ArchivePart,
    ArchivePartKind,
    ArchivePreview,
    NotOpened,
    OtherSetting,
    Undone,
)
from spinecoach.core.record.outcomes import WouldLose
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.pages.settings.archive_section import ArchiveSection
from tests.ui.chest import KEY, Chest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def opened(qtbot: QtBot, chest: Chest) -> ArchiveSection:
    section = ArchiveSection(chest, Phrases())
    qtbot.addWidget(section)
    section.show()
    return section


@pytest.fixture(autouse=True)
def files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/home/me/all", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/home/me/a", ""))


def test_everything_is_saved_without_the_answers_unless_they_are_wanted(qtbot: QtBot) -> None:
    section = opened(qtbot, chest := Chest())
    section.save.click()
    assert section.notice.text == (
        "Everything of yours is in /home/me/all.spinecoach, with 252 workouts."
    )
    section.answers.setChecked(True)
    section.save.click()
    path = "/home/me/all.spinecoach"
    assert chest.asked == [("save", path, False, "", False), ("save", path, True, "", False)]


def test_a_passphrase_is_explained_and_typed_twice(qtbot: QtBot) -> None:
    section = opened(qtbot, chest := Chest())
    assert section.forgotten.isHidden()
    section.lock.setChecked(True)
    assert not section.forgotten.isHidden()
    section.save.click()
    assert section.notice.text == "Type a passphrase, or save the file without one."
    section.passphrase.setText(KEY)
    section.again.setText("open")
    section.save.click()
    assert section.notice.text.startswith("The two passphrases are not the same.")
    assert chest.asked == []
    section.again.setText(KEY)
    section.save.click()
    assert chest.asked == [("save", "/home/me/all.spinecoach", False, KEY, False)]
    assert section.passphrase.text() == section.again.text() == ""


def test_what_is_not_saved_is_said(qtbot: QtBot) -> None:
    trouble = Trouble(TroubleKind.EXPORT_FAILED, "/home/me", "no")
    section = opened(qtbot, Chest(saves=trouble))
    section.save.click()
    assert "/home/me" in section.notice.text
    assert section.notice.action.isHidden()


def test_a_file_that_may_hold_more_is_written_over_only_on_demand(qtbot: QtBot) -> None:
    chest = Chest(saves=WouldLose("/home/me/all.spinecoach", 3))
    section = opened(qtbot, chest)
    section.save.click()
    assert "stays as it is" in section.notice.text
    chest.saves = None
    section.notice.action.click()
    assert [asked[-1] for asked in chest.asked] == [False, True]
    assert section.notice.text.startswith("Everything of yours is in")


def test_a_file_is_shown_before_it_is_brought_in_and_that_is_undone(qtbot: QtBot) -> None:
    section = opened(qtbot, chest := Chest())
    section.open.setFocus()
    section.open.click()
    assert section.notice.text.startswith("New routines: Morning.")
    assert section.focusWidget() is section.bring_in
    assert chest.asked == [("preview", "/home/me/a", "")]
    assert section.key.isHidden()
    with qtbot.waitSignal(section.changed):
        section.bring_in.click()
    assert section.notice.text == "a was brought in, with 3 new workouts."
    assert section.focusWidget() is section.notice.action
    assert section.bring_in.isHidden()
    with qtbot.waitSignal(section.undone):
        section.notice.action.click()
    assert chest.asked[1:] == [("take in",), ("undo",)]
    assert section.notice.text == "Undone: everything is as it was before."


def test_what_was_brought_in_by_the_window_before_can_still_be_undone(qtbot: QtBot) -> None:
    section = opened(qtbot, chest := Chest(undoable="mine", undoes=Undone.CHANGED))
    assert section.notice.text == "mine was brought in. You can undo that."
    assert section.notice.undoes
    with qtbot.assertNotEmitted(section.undone):
        section.notice.action.click()
    assert chest.asked == [("undo",)]
    assert chest.before in section.notice.text


def test_a_file_with_nothing_new_is_not_brought_in(qtbot: QtBot) -> None:
    section = opened(qtbot, Chest(brings=ArchivePreview("a")))
    section.open_file("/home/me/a")
    assert section.notice.text == "Everything in the file is here already."
    assert section.bring_in.isHidden()


def test_a_locked_file_asks_for_its_passphrase(qtbot: QtBot) -> None:
    section = opened(qtbot, chest := Chest())
    section.open_file("/home/me/locked")
    assert not section.key.isHidden()
    assert section.bring_in.isHidden()
    section.key.setText("open barley")
    section.unlock.click()
    assert section.notice.text == "This passphrase does not open a, or the file is damaged."
    section.key.setText(KEY)
    section.key.returnPressed.emit()
    assert section.key.isHidden()
    assert not section.bring_in.isHidden()
    assert chest.asked[-1] == ("preview", "/home/me/locked", KEY)


@pytest.mark.parametrize("trouble", [None, Trouble(TroubleKind.BACKUP_NOT_MADE, "/data", "full")])
def test_what_cannot_be_brought_in_is_said(qtbot: QtBot, trouble: Trouble | None) -> None:
    section = opened(qtbot, Chest(comes=NotOpened(trouble)))
    section.open.click()
    with qtbot.assertNotEmitted(section.changed):
        section.bring_in.click()
    assert section.notice.text.endswith("Nothing was added.")
    assert ("/data" in section.notice.text) is (trouble is not None)


def test_no_file_chosen_is_no_file_asked_for(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    section = opened(qtbot, chest := Chest())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    section.save.click()
    section.open.click()
    assert chest.asked == []


OTHER = ArchivePreview(
    "a",
    parts=(
        ArchivePart(
            ArchivePartKind.SETTINGS,
            different=("pace", "theme"),
            settings=(OtherSetting("pace", 0.8, 1.0), OtherSetting("theme", "dark", "light")),
        ),
    ),
)


@pytest.mark.parametrize("asked", [("take in",), ("take in", "keep")])
def test_settings_that_differ_are_shown_first_and_one_s_own_can_stay(
    qtbot: QtBot, asked: tuple[str, ...]
) -> None:
    section = opened(qtbot, chest := Chest(brings=OTHER))
    section.open.click()
    assert "Pace: 80 % in the file, 100 % here" in section.notice.text
    assert "Theme: Dark in the file, Light here" in section.notice.text
    assert section.keep.isVisible()
    section.keep.setChecked("keep" in asked)
    section.bring_in.click()
    assert chest.asked[-1] == asked
    assert section.keep.isHidden()


def test_where_no_setting_differs_nothing_is_asked_about_them(qtbot: QtBot) -> None:
    section = opened(qtbot, Chest())
    section.open.click()
    assert section.keep.isHidden()


def test_a_saving_that_is_cancelled_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    section = opened(qtbot, chest := Chest())
    shown: list[str] = []
    monkeypatch.setattr(QProgressDialog, "setLabelText", lambda _, text: shown.append(text))
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda _: True)
    section.save.click()
    assert (shown, chest.asked) == (["Saving the file: 50 %."], [])
    assert section.notice.text == "Nothing was saved."


@pytest.mark.parametrize("button", ["open", "bring_in"])
def test_long_work_is_shown_and_cancelled(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    section = opened(qtbot, Chest())
    section.open.click()
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda _: True)
    getattr(section, button).click()
    assert section.notice.text == "Nothing was added."
    assert section.bring_in.isHidden()
