"""The part of the routine's page that hands it over: as a plan, and on paper."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spinecoach.core.coaching.plan import ENDING, LONGEST_AUTHOR
from spinecoach.core.coaching.routine import mistakes, one_line
from spinecoach.ui.local_week import local_today
from spinecoach.ui.pages.routine.item_card import labelled
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.controls import Switch
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import section
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.numbers import DayField

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.routine import Routine
    from spinecoach.core.trouble import Trouble
    from spinecoach.ui.services import Services

PDF = ".pdf"

AUTHOR = 400
"""Pixels across the field for who a plan is from."""


class Write(Protocol):
    """Writes a routine into a file; returns why that failed."""

    def __call__(
        self, path: str, routine: Routine, author: str = "", *, with_weights: bool = False
    ) -> Trouble | None:
        """Write it."""


class HandOver(QWidget):
    """Saves or prints what `routine` returns; `plan_opened` carries the path of another's plan."""

    plan_opened = Signal(str)

    def __init__(
        self,
        services: Services,
        routine: Callable[[], Routine],
        today: Callable[[], date] = local_today,
    ) -> None:
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
        self.dates = Switch(its.with_dates())
        self.begins = DayField(its.first_day(), services.phrases.language)
        self.begins.show_day(today(), date.max)
        began = labelled(its.first_day(), self.begins)
        began.setVisible(False)
        self.dates.toggled.connect(began.setVisible)
        self.save = Button(its.save())
        self.save.clicked.connect(self._save)
        self.print = Button(its.hand_out())
        self.print.clicked.connect(self._print)
        self.open = Button(its.open_a_file())
        self.open.clicked.connect(self._open)
        self.notice = NoticeBar(services.phrases)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(section(its.hand_over()))
        column.addWidget(label(its.explained()))
        self.weights.setMinimumHeight(self.author.sizeHint().height())  # in line with the field
        author = labelled(its.author(), self.author)
        column.addLayout(Flow(author, labelled("", self.weights), gap=16))
        column.addLayout(Flow(self.dates, began, gap=16))
        column.addLayout(Flow(self.save, self.print, self.open, gap=12))
        column.addWidget(self.notice)

    def _save(self) -> None:
        its, plans = self._words, self._services.plans
        path = self._write(plans.save, its.save_title(), ENDING, its.files())
        if path:
            self.notice.tell(its.saved(path))

    def _print(self) -> None:
        its, plans = self._words, self._services.plans
        begins = self.begins.day if self.dates.isChecked() else None
        path = self._write(
            partial(plans.hand_out, begins=begins), its.hand_out_title(), PDF, its.hand_out_files()
        )
        if path:
            self.notice.tell(its.hand_out_saved(path), lambda: _show(path), its.open_it())

    def _write(self, write: Write, title: str, ending: str, files: str) -> str:
        """Ask for a file and write the routine into it; return its path, "" if none was written."""
        routine, phrases = self._routine(), self._services.phrases
        if wrong := mistakes(routine):
            self.notice.tell(phrases.routine.mistake(wrong[0]))
            return ""
        offered = f"{_file_name(routine.name)}{ending}"
        path, _ = QFileDialog.getSaveFileName(self, title, offered, f"{files} (*{ending})")
        if not path:
            return ""
        path = path if path.endswith(ending) else path + ending
        author = one_line(self.author.text())
        trouble = write(path, routine, author, with_weights=self.weights.isChecked())
        if trouble is not None:
            self.notice.tell(phrases.troubles.cause(trouble))
        return "" if trouble is not None else path

    def _open(self) -> None:
        its = self._words
        path, _ = QFileDialog.getOpenFileName(
            self, its.open_a_file(), "", f"{its.files()} (*{ENDING})"
        )
        if path:
            self.plan_opened.emit(path)


def _show(path: str) -> None:
    """Open a document in the program that the system has for it."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def _file_name(name: str) -> str:
    """Return a name without what no file system takes."""
    return "".join(char if char.isalnum() or char in " -_" else "-" for char in name).strip()
