"""The lists of "When to stop": symptoms, and what to do, in large plain words."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.core import pain
from spinecoach.ui.widgets.label import label


class StopLists(QWidget):
    """Emergency, urgent, and whom to ask first: the most pressing first."""

    def __init__(self, parent: QWidget | None = None, *, whole: bool = True) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(22)
        column.addWidget(label(pain.WARNING_SIGNS, size=1.1))
        row = QHBoxLayout()
        row.setSpacing(36)
        row.addLayout(_list(pain.EMERGENCY_LEAD, pain.EMERGENCY), stretch=1)
        row.addLayout(_list(pain.URGENT_LEAD, pain.URGENT), stretch=1)
        column.addLayout(row)
        if whole:
            column.addLayout(_list(pain.ASK_ALSO_LEAD, pain.ASK_ALSO))


def _list(lead: str, lines: tuple[str, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(label(lead, size=1.15, weight=QFont.Weight.DemiBold))
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label("•", size=1.1, wrap=False))
        row.addWidget(label(line, size=1.1), stretch=1)
        column.addLayout(row)
    column.addStretch(1)
    return column
