"""Importing a file: what it would add, what it leaves open, and what it added."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QPushButton

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.imported import Answers, DayOrder, OpenQuestion, Preview, WeightUnit
from spinecoach.ui.pages.settings.import_row import ImportRow
from spinecoach.ui.widgets import long_work
from tests.ui.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

PHRASES = Phrases().exchange


class Opened:
    """The row with what it said."""

    def __init__(self, qtbot: QtBot, vault: Vault) -> None:
        self.row = ImportRow(vault, PHRASES)
        self.said: list[str] = []
        self.row.said.connect(self.said.append)
        qtbot.addWidget(self.row)
        self.row.show()


def choose(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))


def test_an_import_shows_what_it_would_add_before_it_does(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(qtbot, vault := Vault())
    choose(monkeypatch, "/home/me/wrong.csv")
    opened.row.open.click()
    assert opened.row.add.isHidden()
    assert opened.said[-1] == "x is empty."
    choose(monkeypatch, "/home/me/good.json")
    opened.row.open.click()
    assert opened.said[-1] == "New: 3 workouts with 9 sets, None."
    assert opened.row.focusWidget() is opened.row.add
    with qtbot.waitSignal(opened.row.changed):
        opened.row.add.click()
    assert vault.asked[-1] == ("take in",)
    assert opened.said[-1] == "3 workouts were added."


def test_what_a_file_leaves_open_is_answered_before_anything_is_added(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(qtbot, vault := Vault())
    vault.asks = set(OpenQuestion)
    row = opened.row
    choose(monkeypatch, "/home/me/good.json")
    row.open.click()
    assert not row.unit.isHidden()
    assert row.focusWidget() is row.unit
    assert row.add.isHidden()
    row.day_order.setCurrentIndex(row.day_order.findData(DayOrder.MONTH_FIRST))
    row.day_order.activated.emit(2)
    assert not row.add.isHidden()
    row.unit.setCurrentIndex(row.unit.findData(WeightUnit.LB))
    row.activity.setCurrentIndex(1)
    row.activity.activated.emit(1)
    assert vault.asked[-1][2] == Answers(WeightUnit.LB, DayOrder.MONTH_FIRST, activity=True)
    assert "they count as days of exercise" in opened.said[-1]
    row.add.setFocus()
    row.add.click()
    assert row.day_order.isHidden()
    assert row.focusWidget() is row.open


def test_only_what_a_file_leaves_open_is_asked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(qtbot, vault := Vault())
    row = opened.row
    fields = {
        OpenQuestion.UNIT: row.unit,
        OpenQuestion.DAY_ORDER: row.day_order,
        OpenQuestion.ACTIVITY: row.activity,
    }
    choose(monkeypatch, "/home/me/good.json")
    for ask, field in fields.items():
        vault.asks = {ask}
        row.open.click()
        assert [each for each in fields.values() if not each.isHidden()] == [field]


def test_another_file_is_asked_about_anew(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Opened(qtbot, vault := Vault())
    row = opened.row
    vault.asks = {OpenQuestion.DAY_ORDER}
    choose(monkeypatch, "/home/me/good.json")
    row.open.click()
    row.day_order.setCurrentIndex(1)
    row.day_order.activated.emit(1)
    choose(monkeypatch, "/home/me/other.json")
    row.open.click()
    assert vault.asked[-1] == ("preview", "/home/me/other.json", Answers())
    assert row.day_order.currentData() is None
    assert row.add.isHidden()


def test_a_choice_that_is_cancelled_reads_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(qtbot, vault := Vault())
    choose(monkeypatch, "")
    opened.row.open.click()
    assert (vault.asked, opened.said) == ([], [])


class Slow(Vault):
    """Reads for long, and fails at a file that is broken."""

    def preview(
        self, path: str, answers: Answers, progress: Callable[[float], None] | None = None
    ) -> Preview:
        assert progress is not None
        progress(0.255)
        assert QGuiApplication.overrideCursor() is not None
        if path.endswith("broken"):
            raise MemoryError
        return super().preview(path, answers)


def test_a_long_reading_tells_how_far_it_is_and_the_pointer_is_busy(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(qtbot, Slow())
    choose(monkeypatch, "/home/me/good.json")
    opened.row.open.click()
    assert opened.said[0] == PHRASES.reading(26)
    assert QGuiApplication.overrideCursor() is None


def test_a_long_reading_can_be_cancelled_and_brings_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Endless(Vault):
        def preview(
            self, path: str, answers: Answers, progress: Callable[[float], None] | None = None
        ) -> Preview:
            assert progress is not None
            for share in count(0, 0.01):  # ends by the wish of the person alone
                progress(min(share, 1.0))
            raise AssertionError(path, answers)

    monkeypatch.setattr(long_work, "PATIENCE", 0)
    opened = Opened(qtbot, Endless())

    def press_cancel(words: str) -> None:
        if words == PHRASES.reading(30):
            dialog = opened.row.findChild(QProgressDialog)
            assert dialog is not None
            assert dialog.isVisible()
            assert dialog.labelText() == PHRASES.reading(29)
            dialog.findChildren(QPushButton)[0].click()

    opened.row.said.connect(press_cancel)
    choose(monkeypatch, "/home/me/good.json")
    opened.row.open.click()
    assert opened.said[-2:] == [PHRASES.reading(30), PHRASES.nothing_added()]
    assert opened.row.add.isHidden()
    assert QGuiApplication.overrideCursor() is None


def test_a_long_adding_tells_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Endless(Vault):
        def take_in(self, progress: Callable[[float], None] | None = None) -> str:
            assert progress is not None
            for share in count(0, 0.01):  # ends by the wish of the person alone
                progress(min(share, 1.0))
            return "added"

    monkeypatch.setattr(long_work, "PATIENCE", 0)
    opened = Opened(qtbot, Endless())

    def press_cancel(words: str) -> None:
        if words == PHRASES.adding(30):
            dialogs = opened.row.findChildren(QProgressDialog)
            (dialog,) = (each for each in dialogs if each.isVisible())
            dialog.findChildren(QPushButton)[0].click()

    opened.row.said.connect(press_cancel)
    choose(monkeypatch, "/home/me/good.json")
    opened.row.open.click()
    opened.row.add.click()
    assert opened.said[-2:] == [PHRASES.adding(30), PHRASES.nothing_added()]
    assert QGuiApplication.overrideCursor() is None


def test_the_pointer_is_free_again_whatever_happens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(qtbot, Slow())
    choose(monkeypatch, "/home/me/broken")
    with pytest.raises(MemoryError):
        opened.row._choose()
    assert QGuiApplication.overrideCursor() is None
