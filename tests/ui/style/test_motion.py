"""What may move, and a move from its beginning to its end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QVariantAnimation
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle

from spinecoach.ui.style.motion import begin, let_move, may_move, move


class Calm(QProxyStyle):
    """The style of a system that was asked for less motion."""

    def styleHint(self, hint: QStyle.StyleHint, *_rest: object) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint)


@pytest.mark.usefixtures("qapp")
def test_nothing_moves_until_it_is_let() -> None:
    assert not may_move()


@pytest.mark.usefixtures("moving")
def test_a_person_lets_things_move_or_stand_still() -> None:
    assert may_move()
    let_move(moves=False)
    assert not may_move()


@pytest.mark.usefixtures("moving")
def test_the_wish_of_the_system_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    calm = Calm()
    monkeypatch.setattr(QApplication, "style", lambda: calm)
    assert not may_move()


@pytest.mark.usefixtures("qapp")
def test_a_move_goes_all_the_way_and_then_rests() -> None:
    owner, seen = QObject(), list[float]()
    made = move(owner, 100, seen.append)
    assert made.state() is QVariantAnimation.State.Stopped
    begin(made)
    made.setCurrentTime(50)
    made.setCurrentTime(100)
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.0, 1.0)
    assert made.state() is QVariantAnimation.State.Stopped
