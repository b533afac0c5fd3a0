"""Controls of single settings: a change is saved at once; a refusal is shown at the control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from spinecoach.core.mistake import WrongValueError
from spinecoach.core.preferences import RATE
from spinecoach.ui.style.reading import explain
from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.controls import Slider, Switch
from spinecoach.ui.widgets.form import WHOLE
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QLabel, QWidget

    from spinecoach.core.preferences import Preferences
    from spinecoach.ui.services import Services
    from spinecoach.ui.widgets.form import Form


class SettingControls(QObject):
    """Builds the controls, each by the name of its setting, and saves what is chosen in them.

    `changed` carries the name of a setting after it was saved; `refused` is emitted after a value
    was not taken, to show again what is saved.
    """

    changed = Signal(str)
    refused = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._phrases = services.phrases.settings
        self.choices: dict[str, Choice] = {}
        self.sliders: dict[str, Slider] = {}
        self.switches: dict[str, Switch] = {}
        self.refusals: dict[str, QLabel] = {}
        self._explained: dict[str, QWidget] = {}

    def add_choice(self, form: Form, name: str, setting: str, values: Mapping[str, object]) -> None:
        """Add a choice between values, each with its words."""
        self.choices[setting] = choice = Choice(name, values)
        choice.chosen.connect(lambda value: self.change(setting, value))
        form.add(name, choice, WHOLE)
        self.add_refusal(form, setting, choice)

    def add_switch(self, form: Form, name: str, setting: str) -> None:
        """Add a switch for yes or no."""
        self.switches[setting] = switch = Switch(name)
        switch.toggled.connect(lambda on: self.change(setting, on))
        form.add("", switch)
        self.add_refusal(form, setting, switch)

    def add_slider(
        self,
        form: Form,
        name: str,
        setting: str,
        span: tuple[float, float],
        told: Callable[[int], str],
    ) -> None:
        """Add a slider with its value in words beside it, in a cell for the longest of them.

        `span` is the range of the setting; `told` puts what the slider shows into words.
        """
        self.sliders[setting] = slider = Slider()
        slider.setAccessibleName(name)
        least, most = (_shown(setting, value) for value in span)
        slider.setRange(least, most)
        slider.setPageStep(max(1, (most - least) // 7))
        value = label("", wrap=False)
        widest = self._phrases.words_a_minute(RATE[1])
        value.setFixedWidth(value.fontMetrics().horizontalAdvance(widest) + 6)
        slider.valueChanged.connect(lambda to: value.setText(told(to)))
        value.setText(told(slider.value()))
        slider.valueChanged.connect(lambda to: self.change(setting, _kept(setting, to)))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(slider, stretch=1)
        row.addWidget(value)
        form.add(name, row)
        self.add_refusal(form, setting, slider)

    def add_refusal(self, form: Form, setting: str, control: QWidget) -> None:
        """Add the line below a control that says why a value was refused."""
        self._explained[setting] = control
        self.refusals[setting] = words = label("", size=0.9)
        words.hide()
        form.add("", words, WHOLE)

    def change(self, setting: str, value: object, at: str = "") -> None:
        """Save a choice; a control that shows the saved value changes nothing.

        A refusal is shown at the control with the name `at`, by default the setting's.
        """
        at = at or setting
        if getattr(self._services.settings.get(), setting) == value:
            return
        try:
            preferences = self._services.settings.change(**{setting: value})
        except WrongValueError as error:
            first = error.mistakes[0]
            wanted = self._services.phrases.packs.enter(first.expected, first.found)
            self.refused.emit()
            self._show_refusal(at, self._phrases.not_kept(wanted))
            return
        self._show_refusal(at, "")
        self._services.changed(preferences)
        self.changed.emit(setting)

    def refresh(self, kept: Preferences) -> None:
        """Show what is saved."""
        for setting, slider in self.sliders.items():
            slider.setValue(_shown(setting, getattr(kept, setting)))
        for setting, choice in self.choices.items():
            choice.show_value(getattr(kept, setting))
        for setting, switch in self.switches.items():
            switch.setChecked(getattr(kept, setting))

    def _show_refusal(self, setting: str, text: str) -> None:
        """Show why a choice was refused; a section of its own has nothing that can be."""
        if setting in self.refusals:
            self.refusals[setting].setText(text)
            self.refusals[setting].setVisible(bool(text))
            explain(self._explained[setting], text)


def _shown(setting: str, value: float) -> int:
    """Return the value of a setting's slider: the pace is in per cent."""
    return round(value * 100) if setting == "pace" else round(value)


def _kept(setting: str, value: int) -> float:
    """Return a slider's value as it is saved."""
    return value / 100 if setting == "pace" else value
