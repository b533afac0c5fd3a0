"""The part of the routine's page that hands it over: as a plan for somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spinecoach.core.coaching.plan import ENDING, LONGEST_AUTHOR
from spinecoach.core.coaching.routine import mistakes, one_line
from spinecoach.ui.pages.routine.item_card import labelled
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.controls import Switch
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import section
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.routine import Routine
    from spinecoach.ui.services import Services

AUTHOR = 420
"""Pixels across the field for who a plan is from."""


class HandOver(QWidget):
    """Saves what `routine` returns as a plan; `plan_opened` carries the path of another's plan."""

    plan_opened = Signal(str)

    def __init__(self, services: Services, routine: Callable[[], Routine]) -> None:
        super().__init__()
        self._services = services
        self._routine = routine
        self._words = its = services.phrases.plan
        self.author = Field()
        self.author.setAccessibleName(its.author())
        self.author.setPlaceholderText(its.author_hint())
        self.author.setMaxLength(LONGEST_AUTHOR)
        self.author.setMinimumWidth(grown(AUTHOR))
        self.weights = Switch(its.with_weights())
        self.save = Button(its.save())
        self.save.clicked.connect(self._save)
        self.open = Button(its.open_a_file())
        self.open.clicked.connect(self._open)
        self.notice = NoticeBar(services.phrases)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(section(its.hand_over()))
        column.addWidget(label(its.explained()))
        column.addLayout(Flow(labelled(its.author(), self.author), self.weights, gap=16))
        column.addLayout(Flow(self.save, self.open, gap=12))
        column.addWidget(self.notice)

    def _save(self) -> None:
        routine, its = self._routine(), self._words
        if wrong := mistakes(routine):
            self.notice.tell(self._services.phrases.routine.mistake(wrong[0]))
            return
        path, _ = QFileDialog.getSaveFileName(
            self, its.save_title(), f"{_file_name(routine.name)}{ENDING}", self._filter()
        )
        if not path:
            return
        path = path if path.endswith(ENDING) else path + ENDING
        author, with_weights = one_line(self.author.text()), self.weights.isChecked()
        trouble = self._services.plans.save(path, routine, author, with_weights=with_weights)
        told = self._services.phrases.troubles
        self.notice.tell(told.cause(trouble) if trouble is not None else its.saved(path))

    def _open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self._words.open_a_file(), "", self._filter())
        if path:
            self.plan_opened.emit(path)

    def _filter(self) -> str:
        return f"{self._words.files()} (*{ENDING})"


def _file_name(name: str) -> str:
    """Return a name without what no file system takes."""
    return "".join(char if char.isalnum() or char in " -_" else "-" for char in name).strip()
