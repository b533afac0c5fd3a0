"""The figure repeats one rep while it is visible."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.body.skeleton import solve
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.figure.player import Player
from tests.ui.figure.pictures import EXERCISES, ROW, SUPERMAN, all_movements

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.exercise.exercise import Exercise, Movement, Phase
    from spinecoach.ui.figure import Scene


@pytest.fixture
def player(qtbot: QtBot) -> Player:
    made = Player(Phrases())
    qtbot.addWidget(made)
    made.resize(400, 300)
    return made


def at(player: Player, second: float) -> Scene:
    player.rep.setCurrentTime(round(second * 1000))
    assert player.scene is not None
    return player.scene


@pytest.mark.parametrize(
    ("exercise", "movement"), [pytest.param(e, m, id=name) for name, e, m in all_movements()]
)
def test_a_rep_repeats_without_a_jump(
    player: Player, exercise: Exercise, movement: Movement
) -> None:
    player.play(exercise, movement)
    ticks = round(movement.rep_seconds * 25)
    shown = [at(player, tick / 25) for tick in range(ticks)]
    hands = [solve(s.pose, s.posture, s.grip).near_arm.grip for s in (*shown, shown[0])]
    assert all(abs(complex(*a) - complex(*b)) < 0.09 for a, b in pairwise(hands))


def test_it_shows_muscles_arrows_and_breath_as_in_a_workout(player: Player) -> None:
    player.play(SUPERMAN, SUPERMAN.movement)
    lifting, holding = at(player, 0.2), at(player, 3.8)
    assert lifting.arrows
    assert not holding.arrows
    assert lifting.glow[SUPERMAN.primary[0]] < holding.glow[SUPERMAN.primary[0]]
    assert at(player, 2.1).breath != holding.breath


def test_each_phase_is_announced_once_as_it_begins(player: Player) -> None:
    entered: list[Phase] = []
    player.entered.connect(entered.append)
    player.play(SUPERMAN, SUPERMAN.movement)
    for tick in range(16):
        at(player, tick / 2)
    assert tuple(entered) == SUPERMAN.movement.phases


def test_with_reduced_motion_only_the_phases_ends_are_shown(player: Player) -> None:
    player.set_reduced_motion(reduced=True)
    player.play(SUPERMAN, SUPERMAN.movement)
    lift = SUPERMAN.movement.phases[0]
    assert at(player, 0.1).pose == at(player, 1.9).pose == lift.pose
    assert at(player, 0.1).arrows


def test_it_moves_while_it_is_visible_and_not_held(player: Player) -> None:
    player.play(ROW, ROW.movement)
    assert not player.moving
    player.show()
    assert player.moving
    player.hold(held=True)
    assert not player.moving
    player.hide()
    player.hold(held=False)
    assert not player.moving
    player.show()
    assert player.moving


def test_without_a_rep_there_is_nothing_to_move(player: Player) -> None:
    player.show()
    assert not player.moving
    player.rep.valueChanged.emit(0.5)
    assert player.scene is None


def test_a_screen_reader_reads_the_rep_once_and_not_at_every_phase(player: Player) -> None:
    player.play(EXERCISES["superman"], SUPERMAN.movement)
    told = player.accessibleDescription()
    assert told == "One rep, over and over: lift, hold, lower, relax"
    at(player, 3.0)
    assert player.accessibleDescription() == told
