"""The section about spoken commands: how to get them, what they are, which microphone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.ports import ListenerExtra
from spinecoach.ui.pages.settings.listening_section import ListeningSection
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, stage: Stage) -> ListeningSection:
    section = ListeningSection(stage)
    qtbot.addWidget(section)
    section.refresh()
    section.show()
    return section


def text(section: ListeningSection) -> str:
    return "\n".join(one.text() for one in section.findChildren(QLabel) if not one.isHidden())


def test_it_is_off_and_says_what_it_is(qtbot: QtBot) -> None:
    section = shown(qtbot, Stage())
    assert section.switch.isEnabled()
    assert not section.switch.isChecked()
    assert "nothing is kept or sent" in text(section)
    assert "coach, pause" in text(section)
    assert "118" not in text(section)
    assert section.microphone is None  # nothing was loaded for them


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        (ListenerExtra(command="pip install more"), "type pip install more,"),
        (ListenerExtra(package="more 1.0"), "install the package more 1.0 from"),
        (ListenerExtra(archive="more.zip", folder="/home/me"), "unpack it in /home/me,"),
    ],
)
def test_if_it_is_not_installed_it_says_what_to_do(
    qtbot: QtBot, extra: ListenerExtra, told: str
) -> None:
    stage = Stage()
    stage.missing_extra = extra
    section = shown(qtbot, stage)
    assert told in text(section)
    assert not section.switch.isEnabled()


def test_who_has_switched_it_on_can_switch_it_off_without_it(qtbot: QtBot) -> None:
    stage = Stage(listen=True)
    stage.missing_extra = ListenerExtra(command="pip install more")
    section = shown(qtbot, stage)
    assert section.switch.isEnabled()
    assert section.switch.isChecked()


def test_switched_on_it_offers_the_microphones(qtbot: QtBot) -> None:
    section = shown(qtbot, Stage())
    with qtbot.waitSignal(section.changed) as kept:
        section.switch.click()
    assert kept.args == ["listen", True]
    assert section.microphone is not None
    assert list(section.microphone.buttons) == ["", "Built-in", "Headset"]
    assert section.microphone.value == ""
    with qtbot.waitSignal(section.changed) as kept:
        section.microphone.buttons["Headset"].click()
    assert kept.args == ["microphone", "Headset"]


def test_a_microphone_that_is_not_plugged_in_stays_chosen(qtbot: QtBot) -> None:
    section = shown(qtbot, Stage(listen=True, microphone="In the drawer"))
    assert section.microphone is not None
    assert section.microphone.value == "In the drawer"
    section.refresh()
    assert section.microphone.value == "In the drawer"


@pytest.mark.parametrize(("language", "says"), [("en", False), ("de", True)])
def test_in_another_language_it_says_that_the_words_are_english(
    qtbot: QtBot, language: str, *, says: bool
) -> None:
    stage = Stage()
    stage.phrases = Phrases(language=language)
    assert ("Only English words" in text(shown(qtbot, stage))) is says
