"""The map shows and names the muscles that work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.figure.body_map import BACK, FRONT, BodyMap
from tests.ui.figure.pictures import SUPERMAN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def body(qtbot: QtBot) -> BodyMap:
    widget = BodyMap(Phrases())
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    return widget


def spots(body: BodyMap) -> dict[Muscle, QPointF]:
    """Where on the map each working muscle is found."""
    found: dict[Muscle, QPointF] = {}
    for x in range(0, body.width(), 3):
        for y in range(0, body.height(), 3):
            muscle = body.muscle_at(QPointF(x, y))
            if muscle is not None:
                found.setdefault(muscle, QPointF(x, y))
    return found


def test_every_muscle_that_a_pack_may_name_has_its_place() -> None:
    assert set(FRONT) | set(BACK) == set(Muscle)
    assert not set(FRONT) & set(BACK)


def test_working_muscles_can_be_pointed_at_and_others_not(body: BodyMap) -> None:
    body.show_muscles([Muscle.ERECTOR_SPINAE], [Muscle.HAMSTRINGS])
    assert set(spots(body)) == {Muscle.ERECTOR_SPINAE, Muscle.HAMSTRINGS}


def test_each_muscle_can_be_pointed_at(body: BodyMap) -> None:
    for muscle in Muscle:
        body.show_muscles([muscle], [])
        assert set(spots(body)) == {muscle}


def test_a_screen_reader_reads_all_muscles(body: BodyMap) -> None:
    body.show_muscles(SUPERMAN.primary, SUPERMAN.secondary)
    told = body.accessibleDescription()
    assert body.accessibleName() == "Map of the working muscles"
    assert told.startswith("Works most: along the spine and deep at the spine. Helps: ")
    assert all(
        Phrases().exercises.place_of(muscle) in told
        for muscle in (*SUPERMAN.primary, *SUPERMAN.secondary)
    )
    body.show_muscles([Muscle.RHOMBOIDS], [])
    assert body.accessibleDescription() == "Works most: between the shoulder blades."


def test_the_pointer_shows_the_name_of_a_muscle(
    body: BodyMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, text, _widget: shown.append(text))
    monkeypatch.setattr(QToolTip, "hideText", lambda: shown.append(""))
    body.show_muscles([Muscle.ERECTOR_SPINAE], [Muscle.HAMSTRINGS])
    found = spots(body)
    for place in (found[Muscle.ERECTOR_SPINAE], found[Muscle.HAMSTRINGS], QPointF(0, 0)):
        point = place.toPoint()
        hover = QHelpEvent(QHelpEvent.Type.ToolTip, point, body.mapToGlobal(point))
        QApplication.sendEvent(body, hover)
    assert shown == [
        "Along the spine (erector spinae): works most",
        "Back of the thighs (hamstrings): helps",
        "",
    ]


def test_what_works_most_and_what_helps_look_different(body: BodyMap) -> None:
    body.show_muscles([Muscle.HAMSTRINGS], [])
    most = body.grab().toImage()
    body.show_muscles([], [Muscle.HAMSTRINGS])
    helps = body.grab().toImage()
    body.show_muscles([], [])
    nothing = body.grab().toImage()
    assert most != helps
    assert helps != nothing
    assert nothing != most
