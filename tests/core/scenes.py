"""Small exercises and helpers for the tests of the core."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.exercise.exercise import (
    Breath,
    Correction,
    Dose,
    Exercise,
    Level,
    Movement,
    Phase,
    PhaseKind,
    Step,
    Variant,
)
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.exercise.pose import Arm, Grip, Pose, Posture
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.timeline import plan_exercise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spinecoach.core.preferences import Preferences
    from spinecoach.core.workout.cues import Cue
    from spinecoach.core.workout.session import Session
    from spinecoach.core.workout.timeline import Planned

DOWN = Pose(trunk=90.0)
UP = Pose(trunk=90.0, near_arm=Arm(shoulder=170.0), far_arm=Arm(shoulder=170.0))

LIFT = Phase("lift", PhaseKind.CONCENTRIC, 2.0, Breath.OUT, "Lift.", ("Float up.",), UP)
HOLD = Phase("hold", PhaseKind.ISOMETRIC, 3.0, Breath.STEADY, "Hold.", (), UP)
LOWER = Phase("lower", PhaseKind.ECCENTRIC, 2.0, Breath.IN, "Lower.", ("Slowly.",), DOWN)
REST = Phase("rest", PhaseKind.PAUSE, 1.0, Breath.STEADY, "Rest.", (), DOWN)

DOSE = Dose(reps_low=8, reps_high=12, sets=2, rest=60.0)
BACK_LIFT = Movement(
    Posture.PRONE,
    Grip.EMPTY,
    (Step("Lie on your front.", DOWN), Step("Arms along the floor.", UP)),
    (LIFT, HOLD, LOWER, REST),
)
ROW = Movement(
    Posture.STANDING,
    Grip.PAIR,
    (Step("Stand with one foot in front.", DOWN),),
    (LOWER, LIFT),
    switch="Change your front foot.",
)


def exercise(name: str = "superman", movement: Movement = BACK_LIFT, dose: Dose = DOSE) -> Exercise:
    """A whole exercise around a movement, with one easier variant."""
    gentle = Movement(movement.posture, Grip.EMPTY, movement.steps, (LIFT, LOWER))
    return Exercise(
        id=name,
        title=name.capitalize(),
        synonyms=(),
        summary="A scene's exercise.",
        primary=(Muscle.ERECTOR_SPINAE,),
        secondary=(),
        equipment=Equipment(("a mat",)),
        movement=movement,
        dose=dose,
        corrections=(
            Correction("too high", "Long, not high."),
            Correction("looks up", "Eyes on the mat."),
        ),
        cautions=(),
        variants=(Variant("gentle", "Gentle", Level.EASIER, "no hold", Equipment(), gentle, dose),),
        sources=(),
    )


def live(session: Session, until: float | None = None) -> Iterator[tuple[float, Cue]]:
    """Wake the session at each of its deadlines, up to a second or to the end; yield its cues."""
    while (deadline := session.next_deadline()) is not None:
        if until is not None and deadline > until:
            return
        for cue in session.handle(Event.WAKE, deadline).cues:
            yield deadline, cue


def plan_workout(exercises: Iterable[Exercise], preferences: Preferences) -> tuple[Planned, ...]:
    """Plan every exercise in its order, with the number of sets that was chosen."""
    return tuple(plan_exercise(each, None, preferences.sets) for each in exercises)
