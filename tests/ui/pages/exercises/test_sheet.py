"""One exercise on its sheet: the selected variant is shown, moving and in stills."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QLabel

from spinecoach.core.coaching.routine import Item
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.figure.body_map import BodyMap
from spinecoach.ui.pages.exercises.sheet import ExerciseSheet
from spinecoach.ui.pages.exercises.stills import Still
from spinecoach.ui.style.theme import grown
from tests.ui.figure.pictures import EXERCISES, SQUEEZES, SUPERMAN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.exercise.exercise import Exercise, Movement, Variant
    from spinecoach.core.exercise.pose import Pose

ALL_VARIANTS = [
    pytest.param(exercise, variant, id=f"{exercise.id}--{variant.id if variant else 'standard'}")
    for exercise in EXERCISES.values()
    for variant in (None, *exercise.variants)
]


def sheet_of(qtbot: QtBot, exercise: Exercise) -> ExerciseSheet:
    sheet = ExerciseSheet(exercise, Phrases())
    qtbot.addWidget(sheet)
    return sheet


def poses(sheet: ExerciseSheet) -> list[Pose]:
    """Return what the stills show, in order."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [still.scene.pose for still in sheet.findChildren(Still) if still.scene is not None]


def told(sheet: ExerciseSheet) -> list[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [line.text() for line in sheet.findChildren(QLabel)]


@pytest.mark.parametrize(("exercise", "variant"), ALL_VARIANTS)
def test_every_variant_has_a_still_of_each_phase_and_step_with_its_text(
    qtbot: QtBot, exercise: Exercise, variant: Variant | None
) -> None:
    sheet = sheet_of(qtbot, exercise)
    sheet.variants.buttons[variant.id if variant else ""].click()
    movement: Movement = (variant or exercise).movement
    assert sheet.movement is movement
    ends = [phase.pose for phase in movement.phases]
    assert poses(sheet) == ends + [step.pose for step in movement.steps]
    words = told(sheet)
    assert all(f"“{cue}”" in words for phase in movement.phases for cue in phase.cues)
    assert all(f"{n}.  {step.say}" in words for n, step in enumerate(movement.steps, start=1))


@pytest.mark.parametrize(("exercise", "variant"), ALL_VARIANTS)
def test_the_moving_figure_does_the_selected_variant(
    qtbot: QtBot, exercise: Exercise, variant: Variant | None
) -> None:
    sheet = sheet_of(qtbot, exercise)
    sheet.show_variant(variant)
    movement = (variant or exercise).movement
    assert sheet.player.scene is not None
    assert sheet.player.scene.pose == movement.start
    sheet.player.rep.setCurrentTime(round(movement.phases[0].seconds * 1000) - 1)
    assert sheet.player.scene.posture is movement.posture
    assert sheet.player.scene.pose != movement.start


def test_the_selected_variant_is_shown_with_its_reason_and_its_dose(qtbot: QtBot) -> None:
    sheet = sheet_of(qtbot, SUPERMAN)
    assert sheet.heading.text() == "Standard"
    assert sheet.why.isHidden()
    assert sheet.dose.text() == "2 sets of 12 to 15 reps, 60 seconds of rest"
    sheet.variants.buttons["opposite-arm-and-leg"].click()
    assert sheet.heading.text() == "Opposite arm and leg, easier"
    assert sheet.why.text() == SUPERMAN.variant("opposite-arm-and-leg").why
    assert not sheet.why.isHidden()
    assert sheet.dose.text() == "2 sets of 6 to 8 reps, 60 seconds of rest"
    sheet.variants.buttons["dumbbells-in-hands"].click()
    assert "two light dumbbells" in sheet.needs.text()
    sheet.variants.buttons[""].click()
    assert sheet.variant is None
    assert sheet.why.isHidden()


def test_what_needs_nothing_says_so(qtbot: QtBot) -> None:
    sheet = sheet_of(qtbot, SQUEEZES)
    sheet.variants.buttons["standing-squeeze"].click()
    assert sheet.needs.text() == "Needs: nothing"


def test_the_current_phase_is_written_below_the_figure(qtbot: QtBot) -> None:
    sheet = sheet_of(qtbot, SUPERMAN)
    assert (sheet.phase.text(), sheet.breath.text()) == ("Lift", "2 seconds, breathe out")
    sheet.player.rep.setCurrentTime(2500)
    assert (sheet.phase.text(), sheet.breath.text()) == ("Hold", "3 seconds, keep breathing")


def test_the_figure_can_be_paused_and_played(qtbot: QtBot) -> None:
    sheet = sheet_of(qtbot, SUPERMAN)
    sheet.show()
    sheet.pause.click()
    assert sheet.pause.text() == "Play"
    assert not sheet.player.moving
    sheet.variants.buttons["legs-only"].click()
    assert not sheet.player.moving
    sheet.pause.click()
    assert sheet.pause.text() == "Pause"
    assert sheet.player.moving


def test_an_exercise_without_variants_has_no_choice(qtbot: QtBot) -> None:
    sheet = sheet_of(qtbot, replace(SUPERMAN, variants=(), synonyms=(), corrections=()))
    assert sheet.variants.isHidden()
    assert "When it goes wrong" not in told(sheet)


def test_the_map_shows_the_muscles_of_the_exercise(qtbot: QtBot) -> None:
    for exercise in EXERCISES.values():
        sheet = sheet_of(qtbot, exercise)
        (body,) = sheet.findChildren(BodyMap)
        assert Phrases().exercises.place_of(exercise.primary[0]) in body.accessibleDescription()


def test_an_exercise_in_another_language_says_so(qtbot: QtBot) -> None:
    said = "The words of this exercise are in another language: German."
    assert said in told(sheet_of(qtbot, replace(SUPERMAN, language="de")))
    for own in ("", "en", "en-gb"):
        words = told(sheet_of(qtbot, replace(SUPERMAN, language=own)))
        assert not any("another language" in line for line in words)


def test_muscles_stand_in_plain_words_with_the_latin_beside_them(qtbot: QtBot) -> None:
    words = told(sheet_of(qtbot, SUPERMAN))
    at = words.index("Along the spine")
    assert words[at - 1 : at + 2] == ["Work most", "Along the spine", "erector spinae"]


def test_the_shown_variant_is_in_the_routine_or_can_be_used_there(qtbot: QtBot) -> None:
    sheet = sheet_of(qtbot, SUPERMAN)
    assert sheet.used.text() == "Not in your routine."
    assert not sheet.use.isHidden()
    sheet.show_item(Item("superman", "legs-only"))
    assert sheet.used.text() == "Your routine has “Legs only”."
    with qtbot.waitSignal(sheet.use_wanted) as wanted:
        sheet.use.click()
    assert wanted.args == [""]
    sheet.variants.buttons["legs-only"].click()
    assert sheet.used.text() == "This is in your routine."
    assert sheet.use.isHidden()


def test_the_note_of_the_routine_is_shown(qtbot: QtBot) -> None:
    sheet = sheet_of(qtbot, SUPERMAN)
    assert sheet.note.isHidden()
    sheet.show_item(Item("superman", note="No higher than the shoulder"))
    assert not sheet.note.isHidden()
    assert sheet.note.text() == "Note in your routine: No higher than the shoulder"
    sheet.show_item(Item("superman"))
    assert sheet.note.isHidden()


def test_the_shown_variant_can_be_practised(qtbot: QtBot) -> None:
    sheet = sheet_of(qtbot, SUPERMAN)
    sheet.variants.buttons["legs-only"].click()
    with qtbot.waitSignal(sheet.practise_wanted) as wanted:
        sheet.practise.click()
    assert wanted.args == ["legs-only"]


def test_a_movement_of_the_warm_up_is_shown_without_dose_and_without_a_place_in_the_routine(
    qtbot: QtBot,
) -> None:
    sheet = ExerciseSheet(SUPERMAN, Phrases(), loose=True)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.heading.text().startswith("A part of the warm-up.")
    assert not any(one.isVisible() for one in (sheet.practise, sheet.use, sheet.used, sheet.dose))


@pytest.mark.parametrize("width", [1200, 500])
def test_what_has_no_room_beside_stands_below(qtbot: QtBot, width: int) -> None:
    sheet = sheet_of(qtbot, SUPERMAN)
    sheet.resize(grown(width), 4000)
    sheet.arrange(grown(width), grown(700))
    sheet.show()
    below = sheet.variants.y() > sheet.player.mapTo(sheet, sheet.player.rect().bottomLeft()).y()
    assert below is (width == 500)
    assert sheet.minimumSizeHint().width() <= grown(width)


def test_the_moving_figure_grows_with_the_page(qtbot: QtBot) -> None:
    sheet = sheet_of(qtbot, SUPERMAN)
    sheet.arrange(grown(1560), grown(600))
    usual = sheet.player.height()
    sheet.arrange(grown(1560), grown(1100))
    assert sheet.player.height() > 1.4 * usual


def test_what_is_told_begins_on_the_edge_of_its_heading(qtbot: QtBot) -> None:
    sheet = sheet_of(qtbot, SUPERMAN)
    sheet.resize(grown(1560), 4000)
    sheet.arrange(grown(1560), grown(1100))
    sheet.show()
    edges = {part.mapTo(sheet, QPoint()).x() for part in (sheet.heading, sheet.dose, sheet.needs)}
    assert edges == {sheet.passages[0].mapTo(sheet, QPoint()).x()}
    right = {
        part.mapTo(sheet, part.rect().topRight()).x() for part in (sheet.variants, sheet.practise)
    }
    assert len(right) == 1
