"""The section about spoken commands: what they are, how to get them, which microphone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.controls import Switch
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from spinecoach.ui.services import Services


class ListeningSection(QWidget):
    """`changed` carries the name of a setting and its value.

    If the extra is not installed, the section says how to install it instead of showing the switch.
    The microphones are listed only while the switch is on, because that loads QtMultimedia.
    """

    changed = Signal(str, object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        its = self._phrases = services.phrases.listening
        self.switch = Switch(its.switch())
        self.switch.toggled.connect(lambda on: self.changed.emit("listen", on))
        self.switch.toggled.connect(self._show_microphones)
        self.missing = label("", size=0.9)
        self.microphone: Choice | None = None
        self._form = Form()
        self._form.add("", self.switch)
        self._form.add("", self.missing, WHOLE)
        self._form.add("", label(its.privacy(), size=0.9, soft=True), WHOLE)
        self._form.add("", label(its.words(), size=0.9, soft=True), WHOLE)
        if services.phrases.language != "en":
            self._form.add("", label(its.english_only(), size=0.9), WHOLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._form)

    def refresh(self) -> None:
        """Show the settings and whether spoken commands can work."""
        extra = self._services.sound.missing_extra
        self.missing.setText(self._phrases.missing(extra) if extra else "")
        self.missing.setVisible(extra is not None)
        kept = self._services.settings.get()
        # A person who switched it on must be able to switch it off.
        self.switch.setEnabled(extra is None or kept.listen)
        self.switch.setChecked(kept.listen)
        if self.microphone is not None:
            self.microphone.show_value(kept.microphone)

    def _show_microphones(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        if not on or self.microphone is not None:
            return
        its, kept = self._phrases, self._services.settings.get().microphone
        names = dict.fromkeys((*self._services.sound.microphones(), *([kept] if kept else [])))
        values: dict[str, object] = {its.microphone_system(): "", **{name: name for name in names}}
        self.microphone = Choice(its.microphone(), values)
        self.microphone.chosen.connect(lambda name: self.changed.emit("microphone", name))
        self._form.add(its.microphone(), self.microphone, WHOLE)
        self.microphone.show_value(kept)
