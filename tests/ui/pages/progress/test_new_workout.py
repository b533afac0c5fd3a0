"""The form for a workout done elsewhere: it adds one workout, or says what is missing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.progress.new_workout import NewWorkout
from tests.histories import years
from tests.ui.past import PastForTests

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.record.logbook import LoggedWorkout

TODAY = datetime.now().astimezone().date()


@pytest.fixture
def form(qtbot: QtBot) -> NewWorkout:
    made = NewWorkout(PastForTests(years(2)), Phrases())
    qtbot.addWidget(made)
    made.begin(TODAY, "lb")
    made.show()
    return made


def added(form: NewWorkout) -> LoggedWorkout | None:
    assert isinstance(form._past, PastForTests)
    return form._past.kept.get("new")


def test_known_exercises_are_offered_as_one_types(form: NewWorkout) -> None:
    known = form.lines[0].name.completer()
    known.setCompletionPrefix("bent")
    assert known.currentCompletion() == "Bent-over row"


def test_a_nameless_exercise_keeps_the_form_open(qtbot: QtBot, form: NewWorkout) -> None:
    form.lines[0].name.setText("Squat")
    form.more.click()
    with qtbot.assertNotEmitted(form.kept):
        form.save.click()
    assert form.wrong.text == "Not saved: an exercise has no name."
    assert added(form) is None
    form.lines[1].out.click()
    assert not form.lines[0].out.isEnabled()  # a workout has one exercise at least
    with qtbot.waitSignal(form.kept):
        form.save.click()
    assert added(form) is not None


def test_a_number_that_was_refused_is_told_before_the_old_one_is_saved(
    qtbot: QtBot, form: NewWorkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QToolTip, "showText", lambda *_: None)
    line = form.lines[0]
    line.name.setText("Squat")
    line.weight.selectAll()
    QTest.keyClicks(line.weight, "1,,5")
    with qtbot.assertNotEmitted(form.kept):
        line.weight.interpretText()  # as where Save takes the keyboard
        form.save.click()
    assert form.wrong.text == "Please type a weight in lb, such as 2.5 or 2,5."
    with qtbot.waitSignal(form.kept):
        form.save.click()


def test_today_is_not_later_than_now_and_another_day_is_at_noon(form: NewWorkout) -> None:
    form.lines[0].name.setText("Squat")
    form.title.setText("   ")
    form.save.click()
    workout = added(form)
    assert workout is not None
    assert workout.title == "Workout"
    assert workout.began <= datetime.now().astimezone()
    form.begin(TODAY, "kg")
    form.lines[0].name.setText("Squat")
    form.day.show_day(TODAY - timedelta(days=3), TODAY)
    form.save.click()
    workout = added(form)
    assert workout is not None
    assert (workout.day, workout.began.hour) == (TODAY - timedelta(days=3), 12)


def test_a_new_form_is_empty_again(form: NewWorkout) -> None:
    form.lines[0].name.setText("Squat")
    form.more.click()
    form.note.setPlainText("Hot.")
    form.begin(TODAY, "kg")
    assert [line.name.text() for line in form.lines] == [""]
    assert form.note.toPlainText() == ""


def test_a_saved_form_has_nothing_unsaved_in_it(form: NewWorkout) -> None:
    form.lines[0].name.setText("Squat")
    assert form.unsaved
    form.save.click()
    assert not form.unsaved


@pytest.mark.parametrize("field", ["name", "title", "note"])
def test_whatever_was_typed_is_unsaved(form: NewWorkout, field: str) -> None:
    assert not form.unsaved
    if field == "name":
        form.lines[0].name.setText("Squat")
    elif field == "title":
        form.title.selectAll()
        form.title.insert("In the park")
    else:
        form.note.setPlainText("Hot.")
    assert form.unsaved
