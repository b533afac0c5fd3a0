"""Long work says how far it is, and ends where the person cancels it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from spinecoach.core.phrases.exchange import ExchangePhrases
from spinecoach.ui.widgets.long_work import Cancelled, long_work

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = ExchangePhrases()


def test_each_share_is_said_and_nothing_stays_behind(qtbot: QtBot) -> None:
    parent, said = QWidget(), list[str]()
    qtbot.addWidget(parent)
    with long_work(parent, "Reading", WORDS, WORDS.reading, said.append) as progress:
        dialog = parent.findChild(QProgressDialog)
        assert dialog is not None
        for share in (0.1, 1.0):
            progress(share)
        assert (dialog.value(), dialog.labelText()) == (99, WORDS.reading(100))
        assert QApplication.overrideCursor() is not None
    assert said == [WORDS.reading(10), WORDS.reading(100)]
    assert QApplication.overrideCursor() is None
    assert dialog.isHidden()


def test_cancel_ends_the_work(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    with long_work(parent, "Reading", WORDS, WORDS.reading, lambda _: None) as progress:
        dialog = parent.findChild(QProgressDialog)
        assert dialog is not None
        dialog.cancel()
        with pytest.raises(Cancelled):
            progress(0.5)
    assert QApplication.overrideCursor() is None
