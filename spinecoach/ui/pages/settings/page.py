"""Settings: every change is kept at once, and says so only when it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.core.preferences import PACE
from spinecoach.ui.pages.settings.about_section import AboutSection
from spinecoach.ui.pages.settings.history_section import HistorySection
from spinecoach.ui.pages.settings.personal_section import YouSection
from spinecoach.ui.pages.settings.voice_list import VoiceList
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.controls import Slider, Switch
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.label import centred, label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.scroll import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from spinecoach.ui.services import Services

RATE = (110, 180)
"""Words a minute (content reference, section 8)."""

SPEED = "{} words a minute"

VOLUME = (0, 100)
"""Per cent."""

TALK = {"Everything": "full", "Less": "brief", "Numbers": "numbers", "Tones": "tones"}
SETS = {"As planned": 0, "1 set": 1, "2 sets": 2, "3 sets": 3}
THEMES = {"Same as the system": "system", "Light": "light", "Dark": "dark"}
SKINS = {"Light": "light", "Medium": "medium", "Tan": "tan", "Deep": "deep"}
BUILDS = {"Slender": "slender", "Sturdy": "sturdy"}

WIDEST = 860
"""Pixels beyond which the form grows no wider."""


class SettingsPage(ScrollPage):
    """One form; what a control is set to is kept through the settings port at once.

    `questions_wanted` and `routine_wanted` lead to the pages of their own.
    """

    questions_wanted = Signal()
    routine_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.notice = NoticeBar()
        sheet = QWidget()
        sheet.setMaximumWidth(grown(WIDEST))
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(40, 18, 40, 32)
        self._column.setSpacing(14)
        self._column.addWidget(self.notice)
        self._build_you()
        self._build_voice()
        self._build_workout()
        self._build_looks()
        self._build_history()
        self._section("About")
        self.about = AboutSection(self._services.folder)
        self._column.addWidget(self.about)
        self._column.addStretch(1)
        self.setWidget(centred(sheet))

    # -- building ----------------------------------------------------------------

    def _build_you(self) -> None:
        self._section("You")
        self.you = YouSection(self._services)
        self.you.questions_wanted.connect(self.questions_wanted)
        self.you.routine_wanted.connect(self.routine_wanted)
        self._column.addWidget(self.you)

    def _build_voice(self) -> None:
        form = self._section("Voice")
        self.voice = VoiceList(self._services.voice.voices)
        self.voice.setAccessibleName("Voice")
        self.voice.chosen.connect(lambda voice: self._change("voice", voice))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.voice)
        row.addWidget(self.voice.why, stretch=1)
        form.add("Voice", row)
        self.rate = self._slider(form, "Speed", RATE, SPEED)
        self.rate.valueChanged.connect(lambda value: self._change("rate", value))
        self.volume = self._slider(form, "Volume", VOLUME, "{} %")
        self.volume.valueChanged.connect(lambda value: self._change("volume", value))
        self.talk = self._choice(form, "It says", TALK, "verbosity")
        self.muted = self._switch(form, "Voice off, captions only", "muted")
        self.try_voice = Button("Try the voice")
        self.try_voice.clicked.connect(self._services.try_voice)
        form.add("", self.try_voice)

    def _build_workout(self) -> None:
        form = self._section("Workout")
        self.sets = self._choice(form, "Sets", SETS, "sets")
        self.warm_up = self._switch(form, "Warm up first", "warm_up")
        self.short_set_up = self._switch(form, "Short set-ups", "short_set_up")
        self.full_screen = self._switch(form, "Full screen while working out", "full_screen")
        self.pace = self._slider(form, "Pace", (round(100 * PACE[0]), round(100 * PACE[1])), "{} %")
        self.pace.valueChanged.connect(lambda value: self._change("pace", value / 100))

    def _build_looks(self) -> None:
        form = self._section("Appearance")
        self.theme = self._choice(form, "Theme", THEMES, "theme")
        self.skin = self._choice(form, "Figure's skin", SKINS, "skin")
        self.build = self._choice(form, "Figure's build", BUILDS, "build")
        self.still = self._switch(form, "Less motion", "reduced_motion")

    def _build_history(self) -> None:
        self._section("History")
        self.history_files = HistorySection(self._services.history_files)
        self._column.addWidget(self.history_files)

    def _section(self, title: str) -> Form:
        self._column.addSpacing(8)
        self._column.addWidget(label(title, size=1.5, weight=QFont.Weight.Bold))
        form = Form()
        self._column.addLayout(form)
        return form

    def _choice(self, form: Form, name: str, values: Mapping[str, object], setting: str) -> Choice:
        choice = Choice(name, values)
        choice.chosen.connect(lambda value: self._change(setting, value))
        form.add(name, choice, WHOLE)
        return choice

    def _switch(self, form: Form, name: str, setting: str) -> Switch:
        switch = Switch(name)
        switch.toggled.connect(lambda on: self._change(setting, on))
        form.add("", switch)
        return switch

    def _slider(self, form: Form, name: str, span: tuple[int, int], unit: str) -> Slider:
        """A slider with its value in words beside it, in a cell that is as wide for all of them."""
        slider = Slider()
        slider.setAccessibleName(name)
        slider.setRange(*span)
        slider.setPageStep(max(1, (span[1] - span[0]) // 7))
        value = label("", wrap=False)
        widest = SPEED.format(RATE[1])
        value.setFixedWidth(value.fontMetrics().horizontalAdvance(widest) + 6)
        slider.valueChanged.connect(lambda to: value.setText(unit.format(to)))
        value.setText(unit.format(slider.value()))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(slider, stretch=1)
        row.addWidget(value)
        form.add(name, row)
        return slider

    # -- keeping -----------------------------------------------------------------

    def _change(self, setting: str, value: object) -> None:
        """Keep a choice; a control that only shows what is chosen already changes nothing."""
        if getattr(self._services.settings.get(), setting) == value:
            return
        try:
            preferences = self._services.settings.change(**{setting: value})
        except ValueError as error:
            self.notice.tell(str(error))
            self.refresh()
            return
        self.notice.tell("")
        self._services.changed(preferences)

    def refresh(self) -> None:
        """Show what is chosen: some of it may have been changed elsewhere, as by the M key."""
        chosen = self._services.settings.get()
        sliders = {
            self.rate: chosen.rate,
            self.volume: chosen.volume,
            self.pace: round(chosen.pace * 100),
        }
        for slider, number in sliders.items():
            slider.setValue(number)
        choices = {
            self.talk: chosen.verbosity,
            self.sets: chosen.sets,
            self.theme: chosen.theme,
            self.skin: chosen.skin,
            self.build: chosen.build,
        }
        for choice, value in choices.items():
            choice.show_value(value)
        switches = {
            self.muted: chosen.muted,
            self.warm_up: chosen.warm_up,
            self.short_set_up: chosen.short_set_up,
            self.full_screen: chosen.full_screen,
            self.still: chosen.reduced_motion,
        }
        for switch, on in switches.items():
            switch.setChecked(on)
        self.voice.show_value(chosen.voice)

    def showEvent(self, event: QShowEvent) -> None:
        """Be right whenever it is opened."""
        super().showEvent(event)
        self.refresh()
