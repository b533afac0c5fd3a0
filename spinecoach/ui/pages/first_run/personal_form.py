"""The personal form: days, what they come after, dumbbells, a reminder, the voice.

It is on the first run page and in the settings. A day is saved when it is pressed; what is typed is
saved when the field is left. What cannot be saved is explained below the field and changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from spinecoach.core.coaching import week_plan, weights
from spinecoach.core.coaching.typed_time import read_time
from spinecoach.core.mistake import WrongValueError
from spinecoach.ui.style.reading import explain, read_as
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.grid import limit_width
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLabel

    from spinecoach.ui.services import Services

WIDEST_FIELD = 440
"""The greatest width of a field, in pixels at usual letters."""


class PersonalForm(QWidget):
    """Fields in one `grid`, to which further rows may be added.

    `keep` saves what is being typed and returns whether it is valid.
    """

    def __init__(
        self, services: Services, parent: QWidget | None = None, *, voice: bool = True
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._words = words = services.phrases.start
        self.grid = Form(self)
        self.refusals: dict[Field, QLabel] = {}
        self.days = self._build_days()
        self.often = label(self._words.often(), size=0.9, soft=True)
        self.grid.add("", self.often, WHOLE)
        self.notice = NoticeBar(services.phrases)
        self.grid.add("", self.notice, WHOLE)
        self.after = self._field(words.after(), words.after_example())
        self.dumbbells = self._field(words.dumbbells(), "")
        self.unit = Choice(words.unit(), {unit: unit for unit in weights.UNITS})
        self.unit.chosen.connect(self._choose_unit)
        self.grid.add(words.weights_in(), self.unit)
        self.reminder = self._field(words.remind_at(), words.remind_example())
        self.try_voice = Button(words.try_voice())
        self.try_voice.clicked.connect(services.sound.try_voice)
        if voice:
            self.grid.add(words.voice(), self.try_voice)
        for field in (self.after, self.dumbbells, self.reminder):
            field.editingFinished.connect(self.keep)
        self.refresh()

    def refresh(self) -> None:
        """Show what is saved."""
        preferences = self._services.settings.get()
        for number, button in self.days.items():
            button.setChecked(number in self._services.coach.days())
        self.often.setVisible(len(self._chosen()) > week_plan.USUAL)
        self.unit.show_value(preferences.unit)
        self.dumbbells.setPlaceholderText(self._words.weight_of_each(preferences.unit))
        self.dumbbells.setToolTip(self._words.weight_of_each(preferences.unit))
        owned = self._services.coach.profile.weights()
        write = self._services.phrases.common.decimal
        shown = weights.as_typed(owned, preferences.unit, write)
        texts = {
            self.after: preferences.after,
            self.reminder: preferences.reminder,
            self.dumbbells: shown,
        }
        for field, text in texts.items():
            with QSignalBlocker(field):
                field.setText(text)

    def keep(self) -> bool:
        """Save what was typed; say what cannot be saved."""
        try:
            unit = self._services.settings.get().unit
            owned = weights.parse(self.dumbbells.text(), unit)
            if not _alike(owned, self._services.coach.profile.weights(), unit):
                self._services.coach.profile.own(owned)
            self._show_refusal(self.dumbbells, None)
        except WrongValueError as error:
            self._show_refusal(self.dumbbells, error)
            return False
        written = self.reminder.text().strip()
        try:
            self._change(after=self.after.text().strip(), reminder=read_time(written) or written)
        except WrongValueError as error:
            self._show_refusal(self.reminder, error)
            return False
        self._show_refusal(self.reminder, None)
        with QSignalBlocker(self.reminder):
            self.reminder.setText(read_time(written) or written)  # how "730" was understood
        return True

    def _show_refusal(self, field: Field, error: WrongValueError | None) -> None:
        """Say below a field what is wrong with it, and mark it; None = nothing is."""
        words = self.refusals[field]
        field.mark(wrong=error is not None)
        if error is not None:
            first = error.mistakes[0]
            words.setText(self._services.phrases.packs.enter(first.expected, first.found))
        words.setVisible(error is not None)
        explain(field, words.text() if error is not None else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is saved whenever the form is opened."""
        super().showEvent(event)
        self.refresh()

    # -- building ----------------------------------------------------------------

    def _build_days(self) -> dict[int, Button]:
        row = Flow(gap=4)
        buttons = {}
        common = self._services.phrases.common
        for number in range(week_plan.WEEK):
            button = Button(common.short_weekday(number), ButtonKind.CHOICE)
            button.setAccessibleName(common.weekday(number))
            button.clicked.connect(self._choose_days)
            row.addWidget(button)
            buttons[number] = button
        group = _WholeRow()
        group.setLayout(row)
        read_as(group, "Grouping")
        group.setAccessibleName(self._words.days())
        self.grid.add(self._words.days(), group, WHOLE)
        return buttons

    def _field(self, name: str, example: str) -> Field:
        field = Field()
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        limit_width(field, WIDEST_FIELD)
        self.grid.add(name, field, WHOLE)
        self.refusals[field] = words = label("", size=0.9, weight=QFont.Weight.DemiBold)
        words.hide()
        self.grid.add("", words, WHOLE)
        return field

    # -- keeping -----------------------------------------------------------------

    def _chosen(self) -> frozenset[int]:
        return frozenset(number for number, button in self.days.items() if button.isChecked())

    def _choose_days(self) -> None:
        chosen = self._chosen()
        wrong = week_plan.mistake(chosen)
        self.notice.tell(self._services.phrases.week.days_mistake(wrong) if wrong else "")
        if wrong is None:
            self._change(days=week_plan.days_text(chosen), target_days=len(chosen))
        self.refresh()

    def _choose_unit(self, unit: object) -> None:
        if self.keep():
            self._change(unit=unit)
        self.refresh()

    def _change(self, **changes: object) -> None:
        """Save what has changed; raises `ValueError` that names an impossible value."""
        before = self._services.settings.get()
        new = {name: value for name, value in changes.items() if getattr(before, name) != value}
        if new:
            self._services.changed(self._services.settings.change(**new))


class _WholeRow(QWidget):
    """Buttons that stay in one row on a page whose letters grow: there, the letters fit the row."""

    def minimumSizeHint(self) -> QSize:
        """Return the size of one row, if the letters are larger than usual."""
        least = super().minimumSizeHint()
        grew = self.font().pointSizeF() > QApplication.font().pointSizeF()
        return QSize(self.sizeHint().width(), least.height()) if grew else least


def _alike(one: Sequence[float], other: Sequence[float], unit: str) -> bool:
    """Return whether two lists of weights look the same on the screen, which may round them."""
    return [weights.in_unit(kg, unit) for kg in one] == [weights.in_unit(kg, unit) for kg in other]
