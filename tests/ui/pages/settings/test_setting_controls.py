"""A control shows what is saved; what is chosen in it is saved at once, or refused beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from spinecoach.core.mistake import Expected, Found, Mistake, Seen, Wanted
from spinecoach.core.preferences import PACE, RATE
from spinecoach.ui.pages.settings.setting_controls import SettingControls
from spinecoach.ui.widgets.controls import Switch
from spinecoach.ui.widgets.form import Form
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

REFUSED = Mistake(("rate",), Expected(Wanted.WHOLE, 110, 180), Found(Seen.VALUE, "900"))


class Shown:
    """Three controls on a form, as they are when the settings are opened."""

    def __init__(self) -> None:
        self.stage = Stage(rate=150, pace=0.75, muted=True, theme="dark")
        self.form = Form()
        self.page = QWidget()
        self.page.setLayout(self.form)
        self.controls = SettingControls(self.stage, self.page)
        self.controls.add_slider(self.form, "Speed", "rate", RATE, str)
        self.controls.add_slider(self.form, "Pace", "pace", PACE, str)
        self.controls.add_switch(self.form, "Muted", "muted")
        self.controls.add_choice(self.form, "Theme", "theme", {"Dark": "dark", "Light": "light"})
        self.changed: list[str] = []
        self.controls.changed.connect(self.changed.append)
        self.controls.refused.connect(self.show_kept)
        self.show_kept()
        self.page.show()

    def show_kept(self) -> None:
        self.controls.refresh(self.stage.settings.get())


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    shown = Shown()
    qtbot.addWidget(shown.page)
    return shown


def test_what_is_saved_is_shown_and_showing_it_saves_nothing(shown: Shown) -> None:
    controls = shown.controls
    assert controls.sliders["rate"].value() == 150
    assert controls.sliders["pace"].value() == 75  # per cent
    assert controls.switches["muted"].isChecked()
    assert controls.choices["theme"].value == "dark"
    assert (shown.changed, shown.stage.told) == ([], [])


def test_a_change_is_saved_passed_on_and_told_once(shown: Shown) -> None:
    shown.controls.sliders["pace"].setValue(125)
    assert shown.stage.settings.get().pace == 1.25
    assert [preferences.pace for preferences in shown.stage.told] == [1.25]
    assert shown.changed == ["pace"]


def test_a_refused_value_is_explained_at_its_control_until_another_one_is_saved(
    shown: Shown,
) -> None:
    shown.stage.settings.refuses = REFUSED
    slider, refusal = shown.controls.sliders["rate"], shown.controls.refusals["rate"]
    slider.setValue(180)
    assert not refusal.isHidden()
    assert refusal.text() == slider.accessibleDescription()
    assert "from 110 to 180, not 900" in refusal.text()
    assert (slider.value(), shown.changed, shown.stage.told) == (150, [], [])
    shown.stage.settings.refuses = None
    slider.setValue(160)
    assert refusal.isHidden()
    assert slider.accessibleDescription() == ""


def test_a_refusal_can_be_shown_at_another_control_than_the_settings_own(shown: Shown) -> None:
    voice = Switch("Voice")
    shown.controls.add_refusal(shown.form, "voice", voice)
    shown.stage.settings.refuses = REFUSED
    shown.controls.change("voices", {"de": "karl"}, at="voice")
    assert shown.controls.refusals["voice"].text() == voice.accessibleDescription() != ""


def test_a_setting_without_a_control_here_is_saved_and_its_refusal_shown_nowhere(
    shown: Shown,
) -> None:
    shown.controls.change("listen", value=True)
    assert shown.stage.settings.get().listen
    shown.stage.settings.refuses = REFUSED
    shown.controls.change("listen", value=False)
    assert shown.stage.settings.get().listen
    assert shown.changed == ["listen"]
