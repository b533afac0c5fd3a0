"""Every page, in small, wide and tall windows, with letters up to twice as large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from spinecoach.ui.style.theme import scaled
from spinecoach.ui.window.main_window import MainWindow
from tests.ui import seen
from tests.ui.every_page import PAGES, busy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

SIZES = ((1024, 640), (1240, 760), (1080, 1920), (2560, 1440))


@pytest.fixture(params=[1.0, 1.5, 2.0])
def letters(request: pytest.FixtureRequest) -> Iterator[float]:
    """The size of the system's letters, against the usual one."""
    before = QApplication.font()
    QApplication.setFont(scaled(before, request.param))
    yield request.param
    QApplication.setFont(before)


@pytest.mark.usefixtures("letters")
def test_nothing_is_cut_and_nothing_scrolls_sideways(qtbot: QtBot) -> None:
    window = MainWindow(busy())
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    faults = []
    for size in SIZES:
        window.resize(*size)
        for name, show in PAGES.items():
            show(window)
            for _ in range(2):  # what is cut to the new width may need another height
                QCoreApplication.processEvents()
            found = (
                *seen.cut(window),
                *seen.cut_rows(window),
                *(f"{one} on {other}" for one, other in seen.overlapping(window)),
                *seen.sideways(window),
            )
            faults += [f"{name} {size}: {fault}" for fault in found]
    window.close()
    assert faults == []
