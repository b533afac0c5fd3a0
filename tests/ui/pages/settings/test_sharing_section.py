"""A history on several machines: a folder, how it stands, one press for each conflict."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.ui.pages.settings.sharing_section import MOST_SHOWN, SharingSection
from tests.ui.fellows import NOTE, SHARED, Fellows

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, fellows: Fellows) -> SharingSection:
    section = SharingSection(fellows, Phrases(), lambda: "kg")
    qtbot.addWidget(section)
    section.show()
    return section


def test_at_first_the_history_is_here_alone_and_there_is_one_button(qtbot: QtBot) -> None:
    section = shown(qtbot, Fellows())
    assert section.state.text() == "Your history is on this machine alone."
    assert section.choose.isVisible()
    hidden = (section.read, section.stop, section.asked)
    assert not any(part.isVisible() for part in hidden)


def test_a_folder_is_chosen_read_and_given_up(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = shown(qtbot, fellows := Fellows())
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    section.choose.click()
    assert fellows.asked == []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/stick")
    section.choose.click()
    assert section.state.text().startswith("Shared through /stick, as “laptop”.")
    section.read.click()
    section.stop.click()
    assert fellows.asked == [("share", "/stick"), ("read",), ("end",)]
    assert section.notice.text.endswith("What lies in /stick stays there.")
    assert not section.stop.isVisible()


def test_answers_about_health_travel_by_a_switch_of_their_own(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = shown(qtbot, fellows := Fellows())
    assert not section.answers.isChecked()
    assert "do not" in section.travels.text()
    assert section.answers_stay.isHidden()
    section.answers.setChecked(True)
    assert fellows.asked == []
    assert "your answers about your health travel." in section.travels.text()
    assert not section.answers_stay.isHidden()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/stick")
    section.choose.click()
    section.answers.setChecked(False)
    assert fellows.asked == [("share", "/stick", "answers"), ("share", "/stick")]
    assert "do not" in section.travels.text()


def test_what_cannot_be_kept_is_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = Trouble(TroubleKind.FILE_NOT_KEPT, "/data/sharing.json", "No space left on device")
    section = shown(qtbot, fellows := Fellows(state=SHARED, fails=failed))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/stick")
    for button in (section.choose, section.stop):
        button.click()
        assert "No space left on device" in section.notice.text
    assert fellows.state == SHARED


def test_what_was_read_last_is_shown_as_soon_as_another_thread_read_it(qtbot: QtBot) -> None:
    section = shown(qtbot, fellows := Fellows())
    fellows.state = SHARED
    with qtbot.waitSignal(section.changed):
        reading = threading.Thread(target=fellows.listeners[0], args=(True,))
        reading.start()
        reading.join()
    assert "Last read from “desk” on 22 November, 09:12: 3 new workouts." in section.state.text()


def test_nothing_new_changes_nothing_else(qtbot: QtBot) -> None:
    section = shown(qtbot, fellows := Fellows())
    with qtbot.assertNotEmitted(section.changed):
        fellows.listeners[0](False)  # noqa: FBT003 - as the thread calls it
    assert section.state.text() == "Your history is on this machine alone."


def test_what_two_machines_changed_is_settled_by_one_press(qtbot: QtBot) -> None:
    section = shown(qtbot, fellows := Fellows(state=SHARED, open=[NOTE]))
    assert section.asked.text() == "1 thing was changed on two machines. Which is right?"
    assert [button.text() for button in section.versions] == [
        "sore (this machine)",
        "stiff (desk)",
    ]
    with qtbot.waitSignal(section.changed):
        section.versions[1].click()
    assert fellows.asked == [("choose", "note", "stiff")]
    assert section.notice.text == "Kept, and told to the other machines."
    assert section.versions == []
    assert not section.asked.isVisible()


def test_many_things_are_asked_a_few_at_a_time(qtbot: QtBot) -> None:
    section = shown(qtbot, Fellows(state=SHARED, open=[NOTE] * 30))
    assert section.asked.text().startswith("30 things")
    assert len(section.versions) == 2 * MOST_SHOWN
