"""The widget draws the moment of a workout: moving, or still with reduced motion."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from spinecoach.core.coaching.builder import session_of
from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.exercise.pose import Grip, blend
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.motion import PREVIEW_PACE, UPRIGHT
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.figure import FigureWidget, Look, person, set_figure_look
from spinecoach.ui.figure.scene import muscle_at
from spinecoach.ui.figure.stills import of_phase
from spinecoach.ui.figure.widget import scene_of_frame
from tests.core.scenes import plan_workout
from tests.ui.figure.pictures import EXERCISES, ROW, SQUEEZES, SUPERMAN, difference

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.workout.timeline import Block
    from spinecoach.ui.figure import Scene

PREFERENCES = Preferences()
TIMELINE = session_of(
    plan_workout(tuple(EXERCISES.values()), PREFERENCES), PREFERENCES, Phrases(), None
).timeline


def moment(exercise_id: str, kind: BlockKind, position: float, *, mirrored: bool = False) -> Frame:
    """A moment in the first (or first mirrored) block of a kind."""
    for index, block in enumerate(TIMELINE.blocks):
        if (
            block.kind is kind
            and block.planned
            and block.planned.exercise.id == exercise_id
            and block.mirrored is mirrored
        ):
            return Frame(State.RUNNING, TIMELINE, index, position)
    raise LookupError(exercise_id)


def scene_at(frame: Frame, *, still: bool = False) -> Scene:
    assert frame.movement is not None
    return scene_of_frame(frame, frame.movement, still=still)


def in_phase(name: str, progress: float, exercise_id: str = "superman") -> Frame:
    """The moment in the first rep when `progress` of a phase has passed."""
    phases = EXERCISES[exercise_id].movement.phases
    before = 0.0
    for phase in phases:
        if phase.name == name:
            return moment(exercise_id, BlockKind.WORK, before + phase.seconds * progress)
        before += phase.seconds
    raise LookupError(name)


def test_in_the_set_up_the_dumbbell_lies_on_the_floor_until_it_is_taken() -> None:
    intro = moment("dumbbell-pullover", BlockKind.INTRO, 0.0)
    scenes = [scene_at(replace(intro, position=start)) for start in intro.block.starts]
    held_from = next(number for number, scene in enumerate(scenes) if not scene.lying)
    assert [scene.lying for scene in scenes] == [1] * held_from + [0] * (len(scenes) - held_from)
    # It is taken in the last step, after the movement was shown.
    assert intro.block.starts[held_from] > intro.block.seconds / 2
    assert all((scene.grip is Grip.SHARED) != bool(scene.lying) for scene in scenes)


def test_muscles_light_up_with_the_lift_and_fade_with_the_lowering() -> None:
    (primary, *_) = SUPERMAN.primary
    (secondary, *_) = SUPERMAN.secondary
    begin, held, down = (
        scene_at(in_phase(*when)).glow for when in (("Lift", 0.0), ("Hold", 0.5), ("Lower", 0.9))
    )
    assert begin[primary] < down[primary] < held[primary] == 1.0
    assert all(glow[secondary] < glow[primary] for glow in (begin, held, down))


def test_the_arrow_shows_the_movement_and_fades_before_its_end() -> None:
    early, late = scene_at(in_phase("Lift", 0.05)), scene_at(in_phase("Lift", 0.9))
    assert early.arrows
    assert early.arrow_strength > 0.8
    assert not late.arrows


def test_a_hold_shows_the_next_arrow_just_before_it_ends() -> None:
    assert not scene_at(in_phase("Hold", 0.3)).arrows
    announced = scene_at(in_phase("Hold", 0.95))
    assert announced.arrows
    assert announced.arrows == scene_at(in_phase("Lower", 0.1)).arrows


def test_get_ready_shows_the_arrow_of_the_first_movement() -> None:
    scene = scene_at(moment("superman", BlockKind.GET_READY, 1.0))
    assert scene.arrows == scene_at(in_phase("Lift", 0.1)).arrows
    assert not scene.glow


def test_a_hold_breathes_and_does_not_move() -> None:
    holding = [scene_at(in_phase("Hold", t / 20)) for t in range(20)]
    assert len({scene.pose for scene in holding}) == 1
    assert len({scene.breath for scene in holding}) > 2


def test_the_figure_breathes_out_with_the_lift_and_in_with_the_lowering() -> None:
    assert scene_at(in_phase("Lift", 0.0)).breath > scene_at(in_phase("Lift", 0.9)).breath
    assert scene_at(in_phase("Lower", 0.0)).breath < scene_at(in_phase("Lower", 0.9)).breath


def test_the_other_front_foot_is_the_mirrored_picture() -> None:
    assert not scene_at(moment("shoulder-squeezes", BlockKind.WORK, 1.0)).mirrored
    assert scene_at(moment("shoulder-squeezes", BlockKind.WORK, 1.0, mirrored=True)).mirrored


@given(st.floats(0.0, 0.999))
def test_with_reduced_motion_only_key_poses_are_shown(progress: float) -> None:
    for name in ("Lift", "Hold", "Lower"):
        scene = scene_at(in_phase(name, progress), still=True)
        assert scene.pose in {phase.pose for phase in SUPERMAN.movement.phases}
        assert scene.breath == 0.0
    assert scene_at(in_phase("Lift", progress), still=True).arrows


TICK = 0.05
"""Seconds from frame to frame."""


def watched(index: int) -> list[Scene]:
    """Every picture of a block with reduced motion, frame by frame."""
    ticks = range(int(TIMELINE.blocks[index].seconds / TICK))
    frame = Frame(State.RUNNING, TIMELINE, index, 0.0)
    return [scene_at(replace(frame, position=tick * TICK), still=True) for tick in ticks]


def key_poses(block: Block) -> int:
    """How many key poses a block shows: one for each phase or step, one where it waits."""
    if block.kind is not BlockKind.REST or block.planned is None:
        return len(block.spans)
    movement = block.planned.movement
    ends = itertools.accumulate(
        phase.seconds / PREVIEW_PACE for phase in itertools.cycle(movement.phases)
    )
    return 1 + sum(1 for _ in itertools.takewhile(lambda end: end < block.seconds, ends))


@pytest.mark.parametrize("index", range(len(TIMELINE.blocks)))
def test_with_reduced_motion_nothing_in_the_whole_workout_moves_smoothly(index: int) -> None:
    block, scenes = TIMELINE.blocks[index], watched(index)
    planned = block.planned or TIMELINE.plan[-1]
    movement = planned.movement
    known = {phase.pose for phase in movement.phases} | {step.pose for step in movement.steps}
    if block.planned is None:
        known.add(UPRIGHT)
    poses = [pose for pose, _ in itertools.groupby(scene.pose for scene in scenes)]
    assert set(poses) <= known
    assert len(poses) <= key_poses(block)
    assert {scene.breath for scene in scenes} == {0.0}


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_with_reduced_motion_a_rest_steps_through_the_next_exercise_with_arrows(
    exercise_id: str,
) -> None:
    exercise, second = EXERCISES[exercise_id], 0.0
    for phase in exercise.movement.phases:
        lasts = phase.seconds / PREVIEW_PACE
        begin, end = (
            scene_at(moment(exercise_id, BlockKind.REST, second + lasts * part), still=True)
            for part in (0.01, 0.99)
        )
        assert begin == end
        assert begin.pose == phase.pose
        assert begin.arrows == of_phase(exercise, exercise.movement, phase).arrows
        assert begin.arrows or phase.kind in {PhaseKind.ISOMETRIC, PhaseKind.PAUSE}
        second += lasts


def test_with_reduced_motion_each_step_of_the_set_up_is_shown_at_once() -> None:
    intro = moment("bent-over-row", BlockKind.INTRO, 0.0)
    for span, start in zip(intro.block.spans[1:], intro.block.starts[1:], strict=True):
        assert span.step is not None
        assert scene_at(replace(intro, position=start), still=True).pose == span.step.pose


def test_with_reduced_motion_get_ready_shows_the_start_and_the_arrow() -> None:
    ready = scene_at(moment("superman", BlockKind.GET_READY, 1.0), still=True)
    assert ready.pose == SUPERMAN.movement.start
    assert ready.arrows


def test_a_paused_workout_is_a_paused_figure() -> None:
    running = in_phase("Lift", 0.4)
    assert scene_at(replace(running, state=State.PAUSED)) == scene_at(running)


def test_a_widget_without_a_scene_paints_nothing(qtbot: QtBot) -> None:
    widget = FigureWidget(Phrases())
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    image = widget.grab().toImage()
    assert widget.scene is None
    assert image.pixelColor(10, 10) == image.pixelColor(240, 180)


def test_the_widget_shows_a_frame_and_describes_it_for_a_screen_reader(qtbot: QtBot) -> None:
    widget = FigureWidget(Phrases())
    qtbot.addWidget(widget)
    assert widget.accessibleName() == "Figure"
    widget.show_frame(in_phase("Lift", 0.5))
    first = widget.scene
    assert first is not None
    assert widget.accessibleDescription() == (
        "Superman: lift. Works most: along the spine and deep at the spine."
    )
    widget.show_frame(in_phase("Lift", 0.5))
    assert widget.scene is first  # nothing new, nothing to paint
    widget.set_reduced_motion(reduced=True)
    widget.show_frame(in_phase("Lift", 0.5))
    assert widget.scene.pose == SUPERMAN.movement.phases[0].pose


def test_every_figure_has_the_chosen_looks(qtbot: QtBot) -> None:
    first = FigureWidget(Phrases())
    qtbot.addWidget(first)
    first.resize(320, 240)
    first.show_pose(ROW.movement, ROW.movement.start)
    before = first.grab().toImage()
    set_figure_look("deep", "sturdy")
    try:
        after = first.grab().toImage()
        later = FigureWidget(Phrases())
        qtbot.addWidget(later)
        later.resize(320, 240)
        later.show_pose(ROW.movement, ROW.movement.start)
        assert after != before
        assert difference(later.grab().toImage(), after) == 0.0
    finally:
        set_figure_look("medium", "slender")
    assert difference(first.grab().toImage(), before) == 0.0


def test_what_does_not_move_is_not_drawn_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = FigureWidget(Phrases())
    qtbot.addWidget(widget)
    widget.show_pose(ROW.movement, ROW.movement.start)
    for _ in range(8):
        widget.grab()
    drawings: list[object] = []
    monkeypatch.setattr(person, "_draw_legs", lambda *given: drawings.append(given))
    widget.grab()
    assert not drawings
    widget.show_pose(ROW.movement, ROW.movement.steps[0].pose)
    widget.grab()
    assert len(drawings) == 1


def test_a_still_of_a_phase_shows_pose_muscles_and_arrows(qtbot: QtBot) -> None:
    widget = FigureWidget(Phrases())
    qtbot.addWidget(widget)
    squeeze = SQUEEZES.movement.phases[0]
    widget.show_phase(SQUEEZES, SQUEEZES.movement, squeeze)
    assert widget.scene is not None
    assert widget.scene.pose == squeeze.pose
    assert widget.scene.glow
    assert widget.scene.arrows
    assert widget.accessibleDescription() == f"{SQUEEZES.title}: {squeeze.word}"


def lit_pixels(widget: FigureWidget, muscle: Muscle) -> list[QPointF]:
    """Points of a coarse grid at which the widget finds this muscle."""
    grid = itertools.product(range(0, widget.width(), 18), range(0, widget.height(), 4))
    spots = (QPointF(x, y) for x, y in grid)
    return [spot for spot in spots if widget.muscle_at(spot) is muscle]


def test_the_pointer_finds_a_muscle_where_it_is_highlighted_and_nowhere_else(qtbot: QtBot) -> None:
    widget = FigureWidget(Phrases())
    qtbot.addWidget(widget)
    widget.resize(900, 500)
    assert widget.muscle_at(QPointF(450, 250)) is None
    hold = SUPERMAN.movement.phases[1]
    widget.show_phase(SUPERMAN, SUPERMAN.movement, hold)
    back, seat = (
        lit_pixels(widget, muscle) for muscle in (Muscle.ERECTOR_SPINAE, Muscle.GLUTEUS_MAXIMUS)
    )
    assert back
    assert seat
    # The head is on the right: the back is nearer to it than the seat.
    assert max(spot.x() for spot in seat) < max(spot.x() for spot in back)
    assert widget.muscle_at(QPointF(5, 5)) is None
    widget.show_pose(SUPERMAN.movement, hold.pose)
    assert widget.muscle_at(back[0]) is None


def test_in_a_mirrored_figure_the_pointer_finds_muscles_on_the_other_side(qtbot: QtBot) -> None:
    widget = FigureWidget(Phrases())
    qtbot.addWidget(widget)
    widget.resize(900, 500)
    widget.show_phase(SUPERMAN, SUPERMAN.movement, SUPERMAN.movement.phases[1])
    assert widget.scene is not None
    mirrored, rect = replace(widget.scene, mirrored=True), QRectF(widget.rect())
    found = lit_pixels(widget, Muscle.ERECTOR_SPINAE)
    assert found
    for spot in found:
        across = QPointF(900 - spot.x(), spot.y())
        assert muscle_at(rect, mirrored, Look(), across) is Muscle.ERECTOR_SPINAE


def test_the_pointer_over_a_muscle_shows_its_name(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = FigureWidget(Phrases())
    qtbot.addWidget(widget)
    widget.resize(900, 500)
    widget.show_phase(SUPERMAN, SUPERMAN.movement, SUPERMAN.movement.phases[1])
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: told.append(text))
    on, off = lit_pixels(widget, Muscle.ERECTOR_SPINAE)[0].toPoint(), QPoint(5, 5)
    for spot in (on, off):
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, spot, spot))
    assert told == ["Along the spine (erector spinae)", ""]


@pytest.mark.parametrize("size", [(120, 90), (1920, 1080), (200, 900), (1, 1)])
def test_the_figure_can_be_drawn_at_any_size(qtbot: QtBot, size: tuple[int, int]) -> None:
    widget = FigureWidget(Phrases())
    qtbot.addWidget(widget)
    widget.resize(*size)
    pose = blend(ROW.movement.start, ROW.movement.phases[0].pose, 0.5)
    widget.show_pose(ROW.movement, pose, mirrored=True)
    assert not widget.grab().isNull()
