"""Settings: every change is kept at once, and says so only when it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.label import centred, label
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent, QWheelEvent

    from spinecoach.ui.services import Services

RATE = (110, 180)
"""Words a minute (content reference, section 8)."""

PERCENT = frozenset({"pace"})
"""Settings that are factors and shown as per cent."""

THEMES = {"As the system": "system", "Light": "light", "Dark": "dark"}
SETS = {"As the exercise says": 0, "1 set": 1, "2 sets": 2, "3 sets": 3}
TARGETS = {"3 days a week": 3, "4 days a week": 4, "5 days a week": 5}
TALK = {
    "Everything": "full",
    "Less": "brief",
    "Numbers only": "numbers",
    "Tones only": "tones",
}

WIDEST = 760
"""Pixels beyond which the form grows no wider."""


class CalmSlider(QSlider):
    """A slider that the wheel does not touch, so that scrolling the page changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class CalmComboBox(QComboBox):
    """A list of choices that the wheel does not touch."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class SettingsPage(QScrollArea):
    """One form; what a control is set to is kept through the settings port at once."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.notice = NoticeBar()
        sheet = QWidget()
        sheet.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(40, 12, 40, 32)
        self._column.setSpacing(10)
        self._column.addWidget(self.notice)
        self._build_voice()
        self._build_workout()
        self._build_looks()
        self._column.addStretch(1)
        self.setWidget(centred(sheet))

    # -- building ----------------------------------------------------------------

    def _build_voice(self) -> None:
        form = self._section("Voice")
        self.voice = self._combo(form, "Voice", {"The system's own": ""}, "voice")
        self.rate = self._slider(form, "Speed", RATE, "rate", "{} words a minute")
        self.volume = self._slider(form, "Volume", (0, 100), "volume", "{} %")
        self.muted = self._check(form, "Voice off, captions only", "muted")
        self.talk = self._combo(form, "Says", TALK, "verbosity")
        self.try_voice = Button("Try the voice")
        self.try_voice.clicked.connect(self._services.try_voice)
        form.addRow("", self.try_voice)

    def _build_workout(self) -> None:
        form = self._section("Workout")
        self.sets = self._combo(form, "Sets", SETS, "sets")
        self.pace = self._slider(form, "Pace", (50, 200), "pace", "{} %")
        self.target = self._combo(form, "Target", TARGETS, "target_days")

    def _build_looks(self) -> None:
        form = self._section("Looks")
        self.theme = self._combo(form, "Theme", THEMES, "theme")
        self.reduced_motion = self._check(form, "Less motion", "reduced_motion")

    def _section(self, title: str) -> QFormLayout:
        self._column.addSpacing(10)
        self._column.addWidget(label(title, size=1.4, weight=QFont.Weight.Bold))
        form = QFormLayout()
        form.setHorizontalSpacing(28)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._column.addLayout(form)
        return form

    def _combo(
        self,
        form: QFormLayout,
        name: str,
        values: Mapping[str, object],
        setting: str,
    ) -> QComboBox:
        box = CalmComboBox()
        box.setAccessibleName(name)
        for text, value in values.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(getattr(self._services.settings.get(), setting))))
        box.activated.connect(lambda _: self._change(setting, box.currentData()))
        form.addRow(label(name), box)
        return box

    def _slider(
        self, form: QFormLayout, name: str, span: tuple[int, int], setting: str, unit: str
    ) -> QSlider:
        """A slider with its value in words; `PERCENT` settings are kept as a hundredth of it."""
        scale = 100 if setting in PERCENT else 1
        slider = CalmSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName(name)
        slider.setRange(*span)
        slider.setPageStep(max(1, (span[1] - span[0]) // 7))
        slider.setValue(round(getattr(self._services.settings.get(), setting) * scale))
        value = label(unit.format(slider.value()))
        value.setMinimumWidth(value.fontMetrics().horizontalAdvance(unit.format(span[1])) + 4)

        def moved(to: int) -> None:
            value.setText(unit.format(to))
            self._change(setting, to / scale if scale > 1 else to)

        slider.valueChanged.connect(moved)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(slider, stretch=1)
        row.addWidget(value)
        form.addRow(label(name), row)
        return slider

    def _check(self, form: QFormLayout, name: str, setting: str) -> QCheckBox:
        box = QCheckBox(name)
        box.setChecked(bool(getattr(self._services.settings.get(), setting)))
        box.toggled.connect(lambda on: self._change(setting, on))
        form.addRow("", box)
        return box

    # -- keeping -----------------------------------------------------------------

    def _change(self, setting: str, value: object) -> None:
        try:
            preferences = self._services.settings.change(**{setting: value})
        except ValueError as error:
            self.notice.tell(str(error))
            return
        self.notice.tell("")
        self._services.changed(preferences)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what may have changed elsewhere: the voices are known late, M mutes too."""
        super().showEvent(event)
        chosen = self._services.settings.get()
        self._list_voices(chosen.voice)
        for box, on in ((self.muted, chosen.muted),):
            box.blockSignals(True)  # noqa: FBT003
            box.setChecked(on)
            box.blockSignals(False)  # noqa: FBT003
        for combo, value in ((self.sets, chosen.sets),):
            combo.setCurrentIndex(max(0, combo.findData(value)))

    def _list_voices(self, chosen: str) -> None:
        """Fill the list of voices; until the engine has answered it holds its own choice only."""
        for voice in self._services.voice.voices():
            if self.voice.findData(voice.id) < 0:
                self.voice.addItem(voice.name, voice.id)
        self.voice.setCurrentIndex(max(0, self.voice.findData(chosen)))
