"""Courses over time: what of the history is drawn, over which span, and in which unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from spinecoach.core.phrases.charts import ChartSpan, Measure
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.progress.courses import HIGHEST, SHARE, ExercisesView, FeelingsView
from spinecoach.ui.style.theme import grown
from tests.histories import SUNDAY, with_plank, years
from tests.ui.past import PastForTests

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from spinecoach.core.record.logbook import LoggedWorkout
    from spinecoach.ui.pages.progress.course_chart import CourseChart

THIRTY_WEEKS = years(30)


def shown(qtbot: QtBot, view: QWidget) -> None:
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()


def exercises(qtbot: QtBot, workouts: Sequence[LoggedWorkout], unit: str = "kg") -> ExercisesView:
    past = PastForTests(workouts)
    past.change(unit=unit)
    view = ExercisesView(past, past, Phrases())
    view.refresh(SUNDAY.date())
    shown(qtbot, view)
    return view


def feelings(qtbot: QtBot, workouts: Sequence[LoggedWorkout]) -> FeelingsView:
    view = FeelingsView(PastForTests(workouts), Phrases())
    view.refresh(SUNDAY.date())
    shown(qtbot, view)
    return view


def values(chart: CourseChart) -> dict[date, float]:
    (course,) = chart.courses
    return dict(course.values)


# --- exercises -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exercise", "drawn", "words"),
    [("Plank", "Seconds a day", "60 seconds"), ("Walk", "Metres a day", "2500 metres")],
)
def test_an_exercise_that_counts_no_reps_is_drawn_in_what_it_counts(
    qtbot: QtBot, exercise: str, drawn: str, words: str
) -> None:
    view = exercises(qtbot, [with_plank(workout) for workout in years(4)])
    view.exercise.setCurrentText(exercise)
    (chart,) = [chart for chart in (view.reps, view.seconds, view.metres) if chart.isVisible()]
    assert chart.accessibleName() == drawn
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert view.facts.text().endswith(f": {words}.")


def test_an_exercises_course_is_drawn_and_said(qtbot: QtBot) -> None:
    view = exercises(qtbot, THIRTY_WEEKS)
    assert view.exercise.currentText() == "Dumbbell pullover"
    choose(view, "Weight")
    (course,) = view.weight.courses
    assert course.values[0][1] < course.values[-1][1]
    QTest.keyClick(view.weight, Qt.Key.Key_Home)
    assert view.facts.text().endswith(": weight 2 kg.")
    view.exercise.setCurrentText("Superman")
    assert view.weight.isHidden()  # done without a weight
    assert view.volume.isHidden()
    assert view.reps.courses


def test_each_day_has_its_reps_its_heaviest_weight_and_its_volume(qtbot: QtBot) -> None:
    workout = THIRTY_WEEKS[-1]
    sets = (
        replace(workout.sets[0], reps=8, weight_kg=2.0),
        replace(workout.sets[1], reps=6, weight_kg=5.0),
        replace(workout.sets[2], reps=4, weight_kg=None),
    )
    view = exercises(qtbot, [replace(workout, sets=sets)])
    assert values(view.reps) == {workout.day: 18.0}
    assert values(view.weight) == {workout.day: 5.0}
    assert values(view.volume) == {workout.day: 46.0}


def test_weights_are_drawn_in_the_persons_own_unit(qtbot: QtBot) -> None:
    workout = THIRTY_WEEKS[-1]
    sets = (replace(workout.sets[0], reps=10, weight_kg=4.53592),)
    view = exercises(qtbot, [replace(workout, sets=sets)], unit="lb")
    assert values(view.weight) == {workout.day: 10.0}
    assert values(view.volume) == {workout.day: 100.0}
    assert view.weight.courses[0].unit == "lb"


def test_the_selected_exercise_stays_selected_when_the_history_is_read_anew(qtbot: QtBot) -> None:
    view = exercises(qtbot, THIRTY_WEEKS)
    view.exercise.setCurrentText("Superman")
    view.refresh(SUNDAY.date() + timedelta(days=1))
    assert view.exercise.currentText() == "Superman"


def test_without_any_exercise_there_is_none_to_choose(qtbot: QtBot) -> None:
    view = exercises(qtbot, [])
    assert view.exercise.isHidden()
    assert view.weight.isHidden()
    assert view.facts.text() == Phrases().charts.no_exercise()
    assert not view.chart.isVisibleTo(view)  # it would say the same
    view = exercises(qtbot, THIRTY_WEEKS)
    assert view.chart.isVisibleTo(view)


# --- feelings --------------------------------------------------------------------------------


def test_pain_and_effort_are_drawn_on_the_days_that_have_them(qtbot: QtBot) -> None:
    days = THIRTY_WEEKS[-3:]
    felt = [
        replace(days[0], pain_before=2, pain_after=None, effort=None),
        replace(days[1], pain_before=None, pain_after=0, effort=4),
        replace(days[2], pain_before=None, pain_after=None, effort=None),
    ]
    view = feelings(qtbot, felt)
    before, after = view.pain.courses
    assert (before.measure, before.values) == (Measure.PAIN_BEFORE, ((days[0].day, 2.0),))
    assert (after.measure, after.values) == (Measure.PAIN_AFTER, ((days[1].day, 0.0),))
    assert values(view.effort) == {days[1].day: 4.0}


def test_a_chart_is_higher_where_it_is_wider_and_never_steep(qtbot: QtBot) -> None:
    view = feelings(qtbot, THIRTY_WEEKS)
    shares = []
    for size in ((700, 1800), (3600, 1900)):
        view.resize(*size)
        QCoreApplication.processEvents()
        shares.append(view.chart.height() / view.chart.width())
    assert shares == [
        pytest.approx(grown(HIGHEST) / 700, abs=0.05),
        pytest.approx(SHARE, abs=0.02),
    ]


def test_what_lies_before_the_chosen_time_is_named_and_shown_by_all(qtbot: QtBot) -> None:
    old = [replace(one, began=one.began - timedelta(days=800)) for one in THIRTY_WEEKS[-6:]]
    latest = Phrases().common.long_date(old[-1].day)
    for view in (exercises(qtbot, old), feelings(qtbot, old)):
        assert not view.chart.isVisibleTo(view)
        assert latest in view.facts.text()
        view.span.buttons[ChartSpan.ALL].click()
        assert view.chart.isVisibleTo(view)
        assert view.chart.days[-1] == old[-1].day


def test_pain_that_was_told_long_ago_is_named_though_effort_is_known_now(qtbot: QtBot) -> None:
    early, late = THIRTY_WEEKS[0], THIRTY_WEEKS[-1]
    early = replace(early, began=early.began - timedelta(days=800), pain_after=2)
    view = feelings(qtbot, [early, replace(late, pain_before=None, pain_after=None, effort=5)])
    assert Phrases().common.long_date(early.day) in view.facts.text()
    view.what.buttons[Measure.EFFORT].click()
    assert view.facts.text().endswith(": effort 5.")


@pytest.mark.parametrize("view", [exercises, feelings])
def test_where_nothing_was_ever_done_there_is_nothing_to_choose(
    qtbot: QtBot, view: Callable[[QtBot, list[LoggedWorkout]], ExercisesView | FeelingsView]
) -> None:
    for workouts, offered in (([], False), (THIRTY_WEEKS, True)):
        opened = view(qtbot, workouts)
        assert opened.span.isVisibleTo(opened) is offered
        assert opened.what.isVisibleTo(opened) is offered


def test_if_nothing_was_felt_it_says_what_will_be_here(qtbot: QtBot) -> None:
    view = feelings(qtbot, [])
    assert view.facts.text() == Phrases().charts.no_feeling()


# --- both ------------------------------------------------------------------------------------


@pytest.mark.parametrize("span", ChartSpan)
def test_only_the_chosen_span_is_drawn(qtbot: QtBot, span: ChartSpan) -> None:
    workouts = years(160)
    view = feelings(qtbot, workouts)
    view.span.show_value(span)
    view.span.chosen.emit(span)
    first = SUNDAY.date() - timedelta(days=span.value) if span.value else workouts[0].day
    felt = [w.day for w in workouts if w.pain_before is not None and w.day >= first]
    assert [day for day, _ in view.pain.courses[0].values] == felt
    assert "before" in view.facts.text()


def test_a_year_is_drawn_first(qtbot: QtBot) -> None:
    view = feelings(qtbot, years(160))
    assert view.span.value is ChartSpan.YEAR
    assert (SUNDAY.date() - view.pain.days[0]).days <= ChartSpan.YEAR.value


# --- one chart at a time ---------------------------------------------------------------------


def offered(view: ExercisesView | FeelingsView) -> list[str]:
    return [button.text() for button in view.what.buttons.values() if button.isVisible()]


def choose(view: ExercisesView | FeelingsView, words: str) -> None:
    next(button for button in view.what.buttons.values() if button.text() == words).click()


def test_one_chart_is_drawn_at_a_time_and_its_day_is_said(qtbot: QtBot) -> None:
    view = exercises(qtbot, THIRTY_WEEKS)
    assert offered(view) == ["Reps", "Weight", "Weight moved"]
    for words, chart in (
        ("Reps", view.reps),
        ("Weight", view.weight),
        ("Weight moved", view.volume),
    ):
        choose(view, words)
        assert [one for one in (view.reps, view.weight, view.volume) if one.isVisible()] == [chart]
        assert view.facts.text() == chart.facts(chart.selected)


def test_the_chart_that_is_shown_stays_while_the_exercise_has_it(qtbot: QtBot) -> None:
    view = exercises(qtbot, THIRTY_WEEKS)
    choose(view, "Weight")
    view.exercise.setCurrentText("Bent-over row")
    assert view.chart is view.weight
    view.exercise.setCurrentText("Superman")  # done without a weight
    assert offered(view) == ["Reps"]
    assert view.chart is view.reps


def test_a_sentence_says_where_the_lines_began_and_where_they_are(qtbot: QtBot) -> None:
    workouts = THIRTY_WEEKS[-2:]
    felt = [
        replace(workouts[0], pain_before=3, pain_after=2, effort=6),
        replace(workouts[1], pain_before=1, pain_after=0, effort=4),
    ]
    view = feelings(qtbot, felt)
    assert view.change.text() == (
        "Pain before: 3 on the first day, 1 on the last. "
        "Pain after: 2 on the first day, 0 on the last."
    )
    choose(view, "Effort")
    assert view.change.text() == "Effort: 6 on the first day, 4 on the last."


def test_below_two_points_nothing_is_said_of_a_change(qtbot: QtBot) -> None:
    view = feelings(qtbot, THIRTY_WEEKS[-1:])
    assert view.change.isHidden()
