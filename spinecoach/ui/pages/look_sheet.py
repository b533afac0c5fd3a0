"""The look at the whole workout before it begins: each part with its dose, weight and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from spinecoach.core.coaching.outline import OutlineKind, outline_of
from spinecoach.core.phrases.outline import part_words
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.minutes import whole_minutes
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.controls import Switch
from spinecoach.ui.widgets.filling import FillingPage
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import at_left, heading
from spinecoach.ui.widgets.label import label, read_as_one
from spinecoach.ui.widgets.picture import Picture

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from spinecoach.core.coaching.outline import OutlinePart
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.timeline import Timeline

WIDEST = 1640
LIST = 1400
GAP = (24, 8)
"""Pixels: the most width of the sheet and of its list, and the gap between columns and rows."""

SHARES = (0, 2, 4, 0)
"""The shares of the columns in the width of the list: picture, part, how it is done, time.
"""

PICTURE_SHARE = 0.085
SMALLEST = 64
"""The share of the sheet's height for the picture of an exercise; the pixels below which there is
none, so that the list stays in view."""

ASPECT = 1.9
"""The width of the place of a picture, divided by its height."""


class LookSheet(FillingPage):
    """Shows a timeline part by part; `commands` are its buttons with what each stands for.

    `skip` leaves the warm-up out today, `always` shows this sheet before every workout.
    """

    grows_beyond = True
    shrinks = True

    def __init__(self, phrases: Phrases) -> None:
        super().__init__(widest=WIDEST)
        self._phrases = phrases
        words = phrases.start
        read_as(self, "Grouping")
        self.title = heading()
        self.facts = label("", size=1.1)
        self.pain = label("")
        self.start = Button(phrases.today.start(), ButtonKind.PRIMARY)
        self.start.setAccessibleName(phrases.today.start_the_workout())
        self.change = Button("")
        self.later = Button(words.not_today())
        self.commands = {
            self.start: Command.GO_ON,
            self.change: Command.BACK,
            self.later: Command.CANCEL,
        }
        self.skip = Switch(words.skip_warm_up())
        self.always = Switch(words.look_always())
        self._pictures: list[Picture] = []
        self.list = QWidget()
        self.list.setAccessibleName(words.parts())
        read_as(self.list, "List")
        self._rows = QGridLayout(self.list)
        self._rows.setContentsMargins(0, 8, 0, 8)
        self._rows.setHorizontalSpacing(GAP[0])
        self._rows.setVerticalSpacing(GAP[1])
        for column, share in enumerate(SHARES):
            self._rows.setColumnStretch(column, share)
        for part in (self.title, self.facts, self.pain):
            self.column.addWidget(part)
        self.column.addLayout(Flow(*self.commands, gap=14))
        self.column.addWidget(self.skip)
        self.column.addWidget(at_left(self.list, LIST))
        self.column.addWidget(self.always)
        self.column.addStretch(1)
        self.setFocusProxy(self.start)

    def show_pain(self, number: int | None) -> None:
        """Show the number that was given for the pain, to be changed; None = none was."""
        words = self._phrases.start
        self.pain.setVisible(number is not None)
        if number is None:
            self.change.setText(words.answer_after_all())
        else:
            self.pain.setText(words.pain_now(number))
            self.change.setText(words.change_number(number))
        self.change.updateGeometry()

    def show_timeline(self, timeline: Timeline, unit: str) -> None:
        """Show all parts; weights are in `unit`, "kg" or "lb"."""
        name = self._phrases.common.routine(timeline.title)
        self.setAccessibleName(name)
        self.title.setText(name)
        minutes = whole_minutes(timeline.seconds)
        facts = self._phrases.today.exercises_and_time(len(timeline.plan), minutes)
        self.facts.setText(facts)
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._pictures = []
        for row, part in enumerate(outline_of(timeline)):
            self._add(row, part, unit)
        self._size_pictures()
        self.fill()

    def _add(self, row: int, part: OutlinePart, unit: str) -> None:
        rests = part.kind is OutlineKind.REST
        weight = QFont.Weight.Normal if rests else QFont.Weight.DemiBold
        name, how = part_words(part, self._phrases, unit)
        long = self._phrases.start.clock(part.seconds)
        cells = (
            label(name, weight=weight, soft=rests),
            label(how, soft=True),
            label(long, soft=rests, wrap=False),
        )
        told = self._phrases.common.comma_listed([text for text in (name, how, long) if text])
        read_as_one(cells, told)
        if part.kind is OutlineKind.EXERCISE:
            picture = Picture(part.planned[0].movement)
            self._pictures.append(picture)
            self._rows.addWidget(picture, row, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        for column, cell in enumerate(cells, 1):
            side = Qt.AlignmentFlag.AlignRight if cell is cells[-1] else Qt.AlignmentFlag(0)
            self._rows.addWidget(cell, row, column, middle | side)

    def _size_pictures(self) -> None:
        """Scale the pictures with the sheet; leave them out if there is little room."""
        high = round(self.height() * PICTURE_SHARE)
        for picture in self._pictures:
            picture.setVisible(high >= grown(SMALLEST))
            picture.setFixedSize(round(high * ASPECT), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Size the pictures for the room that there is."""
        super().resizeEvent(event)
        self._size_pictures()
