"""Changes of posture, in steps that are said one at a time."""

from __future__ import annotations

from enum import StrEnum

from spinecoach.core.exercise.pose import Posture


class Move(StrEnum):
    """One step of a change of posture; `core.phrases.spoken` has its sentence."""

    TO_THE_SIDE = "to_the_side"
    TO_HANDS_AND_KNEES = "to_hands_and_knees"
    PAUSE = "pause"
    STAND_UP = "stand_up"
    COME_DOWN = "come_down"
    ONTO_BACK = "onto_back"
    ONTO_FRONT = "onto_front"
    ROLL_TO_FRONT = "roll_to_front"
    ROLL_TO_BACK = "roll_to_back"


SECONDS = {
    Move.TO_THE_SIDE: 5.0,
    Move.TO_HANDS_AND_KNEES: 6.0,
    Move.PAUSE: 5.0,
    Move.STAND_UP: 6.0,
    Move.COME_DOWN: 7.0,
    Move.ONTO_BACK: 9.0,
    Move.ONTO_FRONT: 8.0,
    Move.ROLL_TO_FRONT: 8.0,
    Move.ROLL_TO_BACK: 8.0,
}
"""The least seconds of each step."""

_GET_UP = (Move.TO_THE_SIDE, Move.TO_HANDS_AND_KNEES, Move.PAUSE, Move.STAND_UP)

MOVES: dict[tuple[Posture, Posture], tuple[Move, ...]] = {
    (Posture.SUPINE, Posture.PRONE): (Move.ROLL_TO_FRONT,),
    (Posture.SUPINE, Posture.ALL_FOURS): _GET_UP[:2],
    (Posture.SUPINE, Posture.STANDING): _GET_UP,
    (Posture.PRONE, Posture.SUPINE): (Move.ROLL_TO_BACK,),
    (Posture.PRONE, Posture.ALL_FOURS): _GET_UP[:2],
    (Posture.PRONE, Posture.STANDING): _GET_UP,
    (Posture.ALL_FOURS, Posture.SUPINE): (Move.ONTO_BACK,),
    (Posture.ALL_FOURS, Posture.PRONE): (Move.ONTO_FRONT,),
    (Posture.ALL_FOURS, Posture.STANDING): _GET_UP[2:],
    (Posture.STANDING, Posture.SUPINE): (Move.COME_DOWN, Move.ONTO_BACK),
    (Posture.STANDING, Posture.PRONE): (Move.COME_DOWN, Move.ONTO_FRONT),
    (Posture.STANDING, Posture.ALL_FOURS): (Move.COME_DOWN,),
}
"""The steps between two postures.

At least twenty seconds from the floor to standing (docs/reference.md, section 2.5).
"""
