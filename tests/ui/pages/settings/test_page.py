"""Settings: every change is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from spinecoach.core.mistake import Expected, Found, Mistake, Seen, Wanted
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.ports import VoiceChoice
from spinecoach.ui.pages.settings.page import SettingsPage
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.fixture
def stage() -> Stage:
    return Stage(sets=2, rate=150, muted=True, theme="dark")


@pytest.fixture
def page(qtbot: QtBot, stage: Stage) -> SettingsPage:
    page = SettingsPage(stage)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


def test_showing_what_is_kept_changes_nothing(page: SettingsPage, stage: Stage) -> None:
    assert page.controls.sliders["rate"].value() == 150
    assert page.controls.switches["muted"].isChecked()
    assert page.controls.choices["sets"].value == 2
    assert page.controls.choices["theme"].value == "dark"
    assert page.controls.sliders["pace"].value() == 100
    assert stage.told == []


def test_who_opens_the_page_is_at_its_top_whatever_can_be_undone(
    page: SettingsPage, stage: Stage
) -> None:
    stage.chest.undoable = "a.spinecoach"
    page.hide()
    page.show()
    QCoreApplication.processEvents()
    assert page.archive.notice.undoes
    assert page.verticalScrollBar().value() == 0


def test_what_a_section_says_below_the_window_is_brought_into_sight(page: SettingsPage) -> None:
    section = page.archive
    QCoreApplication.processEvents()
    page.ensureWidgetVisible(section.open)
    section.notice.tell("\n".join(["Much is new."] * 9))
    QCoreApplication.processEvents()
    assert section.notice.visibleRegion().boundingRect() == section.notice.rect()


@pytest.mark.parametrize(
    ("change", "setting", "value"),
    [
        (lambda page: page.controls.sliders["rate"].setValue(110), "rate", 110),
        (lambda page: page.controls.sliders["volume"].setValue(30), "volume", 30),
        (lambda page: page.controls.switches["muted"].click(), "muted", False),
        (lambda page: page.controls.switches["quiet"].click(), "quiet", True),
        (
            lambda page: page.controls.choices["verbosity"].buttons["brief"].click(),
            "verbosity",
            "brief",
        ),
        (lambda page: page.controls.choices["sets"].buttons[3].click(), "sets", 3),
        (lambda page: page.controls.sliders["pace"].setValue(75), "pace", 0.75),
        (lambda page: page.personal.form.days[1].click(), "target_days", 4),
        (lambda page: page.controls.choices["theme"].buttons["light"].click(), "theme", "light"),
        (lambda page: page.controls.switches["reduced_motion"].click(), "reduced_motion", True),
        (lambda page: page.controls.switches["full_screen"].click(), "full_screen", False),
    ],
)
def test_every_change_is_kept_and_passed_on_at_once(
    page: SettingsPage,
    stage: Stage,
    change: Callable[[SettingsPage], None],
    setting: str,
    value: object,
) -> None:
    change(page)
    assert getattr(stage.settings.get(), setting) == value
    assert getattr(stage.told[-1], setting) == value
    assert len(stage.told) == 1


def test_the_rate_is_from_110_to_180(page: SettingsPage) -> None:
    assert (page.controls.sliders["rate"].minimum(), page.controls.sliders["rate"].maximum()) == (
        110,
        180,
    )


def test_voices_are_listed_when_they_are_known(qtbot: QtBot) -> None:
    stage = Stage()
    known, stage.voice.choices = stage.voice.choices, ()
    page = SettingsPage(stage)
    qtbot.addWidget(page)
    page.show()
    assert page.voice.count() == 1
    stage.voice.choices = known
    page.hide()
    page.show()
    assert [page.voice.itemText(at) for at in range(page.voice.count())][1:] == [
        "English",
        "English (Great Britain)",
        "English (America)",
    ]


def test_another_voice_is_kept(page: SettingsPage, stage: Stage) -> None:
    page.voice.activated.emit(page.voice.findData("en-us"))
    assert stage.settings.get().voice == "en-us"


def test_the_voice_of_another_language_is_kept_beside_that_for_english(qtbot: QtBot) -> None:
    stage = Stage(voice="en-us")
    stage.phrases = Phrases(language="de")
    stage.voice.choices = (VoiceChoice("de", "Karl", "de"),)
    page = SettingsPage(stage)
    qtbot.addWidget(page)
    page.show()
    page.voice.activated.emit(page.voice.findData("de"))
    kept = stage.settings.get()
    assert (kept.voice, kept.voices) == ("en-us", {"de": "de"})
    page.refresh()
    assert page.voice.currentData() == "de"


def test_a_voice_that_cannot_speak_the_lines_says_why_beside_the_list_and_is_not_kept(
    page: SettingsPage, stage: Stage
) -> None:
    karl = VoiceChoice(
        "de", "Karl", "de", Trouble(TroubleKind.VOICE_SPEAKS_ANOTHER_LANGUAGE, reason="Karl")
    )
    stage.voice.choices = (*stage.voice.choices, karl)
    page.refresh()
    page.voice.activated.emit(page.voice.findData("de"))
    assert page.voice.why.isVisible()
    assert "“Karl” does not speak English" in page.voice.why.text()
    assert page.voice.geometry().right() < page.voice.why.geometry().left()
    assert stage.settings.get().voice == ""
    assert stage.told == []


def test_a_missing_voice_falls_back_to_the_systems_own(qtbot: QtBot) -> None:
    stage = Stage(voice="gone")
    stage.voice.choices = (VoiceChoice("en-gb", "English", "en-gb"),)
    page = SettingsPage(stage)
    qtbot.addWidget(page)
    page.show()
    assert page.voice.currentIndex() == 0


def test_the_voice_can_be_tried(page: SettingsPage, stage: Stage) -> None:
    page.try_voice.click()
    assert stage.tried == 1


def test_a_refused_value_is_put_back_and_explained_beside_its_field(
    qtbot: QtBot, page: SettingsPage, stage: Stage
) -> None:
    stage.settings.refuses = Mistake(
        ("rate",), Expected(Wanted.WHOLE, 110, 180), Found(Seen.VALUE, "900")
    )
    page.controls.sliders["rate"].setValue(180)
    refusal = page.controls.refusals["rate"]
    assert refusal.isVisible()
    assert refusal.text() == "This was not saved: Enter a whole number from 110 to 180, not 900."
    assert page.controls.sliders["rate"].accessibleDescription() == refusal.text()
    qtbot.waitUntil(lambda: refusal.height() > 0)
    assert 0 < refusal.geometry().top() - page.controls.sliders["rate"].geometry().bottom() < 40
    assert page.controls.sliders["rate"].value() == 150
    stage.settings.refuses = None
    page.controls.sliders["rate"].setValue(160)
    assert refusal.isHidden()
    assert page.controls.sliders["rate"].accessibleDescription() == ""


def test_a_change_by_a_key_is_shown(page: SettingsPage, stage: Stage) -> None:
    stage.settings.change(muted=False)
    page.hide()
    page.show()
    assert not page.controls.switches["muted"].isChecked()


def test_every_control_has_a_name(page: SettingsPage) -> None:
    controls = [page.voice, *page.controls.sliders.values(), *page.controls.choices.values()]
    assert all(control.accessibleName() for control in controls)
    assert all(switch.text() for switch in page.controls.switches.values())


def test_another_language_is_kept_and_the_window_told(
    page: SettingsPage, stage: Stage, qtbot: QtBot
) -> None:
    assert page.controls.choices["language"].value == "system"
    with qtbot.waitSignal(page.language_changed):
        page.controls.choices["language"].buttons["xx"].click()
    assert stage.settings.get().language == "xx"
    with qtbot.assertNotEmitted(page.language_changed):
        page.controls.choices["language"].buttons["xx"].click()
        page.controls.choices["theme"].buttons["light"].click()


def test_if_there_is_one_language_nothing_is_asked(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "languages", lambda: {"en": "English"})
    page = SettingsPage(stage)
    qtbot.addWidget(page)
    assert "language" not in page.controls.choices


def test_a_choice_in_a_section_of_its_own_is_kept_and_told(
    page: SettingsPage, stage: Stage
) -> None:
    page.listening.switch.click()
    assert stage.settings.get().listen
    assert stage.told[-1].listen


def test_a_section_that_is_built_anew_during_a_search_is_whole_after_it(
    qtbot: QtBot, stage: Stage
) -> None:
    page = SettingsPage(stage)
    qtbot.addWidget(page)
    page.show()
    page.search.setText("new person")
    section = page.people
    section.own_name.setText("Anna")
    section.new_name.setText("Ben")
    section.add.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page.search.clear()
    assert section.choice.isVisible()
    assert section.new_name.isVisible()
