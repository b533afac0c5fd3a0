"""The list of workouts and the form beside it, on a history in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout, QToolTip

from spinecoach.core.coaching.weights import POUND
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.checks import FutureDayError, OutOfRangeError
from spinecoach.ui.pages.progress.workout_editor import set_before
from spinecoach.ui.pages.progress.workouts import BOTH, NARROWEST, PAGE_DAYS, WorkoutsView
from spinecoach.ui.style.theme import grown
from tests.histories import SUNDAY, with_plank, years
from tests.ui.past import PastForTests

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from spinecoach.core.record.logbook import LoggedWorkout

    Opened = Callable[[list[LoggedWorkout]], WorkoutsView]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    def opened(workouts: list[LoggedWorkout]) -> WorkoutsView:
        past = PastForTests(workouts)
        view = WorkoutsView(past, past, Phrases())
        qtbot.addWidget(view)
        view.resize(1200, 700)
        view.refresh(SUNDAY.date())
        view.show()
        return view

    return opened


def past(view: WorkoutsView) -> PastForTests:
    assert isinstance(view._past, PastForTests)
    return view._past


def listed(view: WorkoutsView) -> list[LoggedWorkout]:
    """The workouts of the list, from the top."""
    return view._listed


# --- listed ----------------------------------------------------------------------------------


def test_the_newest_workout_is_at_the_top_and_selected(opened: Opened) -> None:
    view = opened(workouts := years(4))
    assert listed(view) == workouts[::-1]
    assert view.selected == workouts[-1]
    assert view.editor.isVisible()


def test_an_empty_history_has_nothing_selected_and_nothing_to_delete(opened: Opened) -> None:
    view = opened([])
    assert view.selected is None
    assert view.list.isHidden()
    view._delete()
    assert view.notice.text == ""
    assert past(view).deleted == {}


def test_the_list_goes_back_a_year_and_another_one_at_each_wish(opened: Opened) -> None:
    view = opened(workouts := years(160))
    for pages in (1, 2, 3):
        since = SUNDAY.date() - timedelta(days=PAGE_DAYS * pages)
        assert listed(view) == [w for w in workouts[::-1] if w.day >= since]
        assert view.more.isVisible() is (workouts[0].day < since)
        view.more.click()


def test_the_selected_workout_stays_selected_when_the_history_is_read_anew(opened: Opened) -> None:
    view = opened(years(4))
    view.list.setCurrentRow(3)
    selected = view.selected
    view.refresh(SUNDAY.date() + timedelta(days=1))
    assert view.selected == selected
    assert view.list.currentRow() == 3


@pytest.mark.parametrize("narrower", [0, 1])
def test_the_form_is_below_the_list_if_there_is_no_room_beside_it(
    opened: Opened, narrower: int
) -> None:
    view = opened(years(1))
    view.resize(grown(BOTH) - narrower, 900)
    way = QBoxLayout.Direction
    assert view._row.direction() is (way.TopToBottom if narrower else way.LeftToRight)


# --- corrected -------------------------------------------------------------------------------


def test_a_set_has_a_field_for_each_thing_that_is_counted_in_it(opened: Opened) -> None:
    workout = with_plank(years(1)[0])
    *_, plank, walk = workout.sets
    march = replace(walk, id="march", reps=2, target_reps=2, seconds=1800.26)
    view = opened([replace(workout, sets=(plank, walk, march))])
    assert [
        {name: field.text() for name, field in row.fields.items()} for row in view.editor.rows
    ] == [
        {"seconds": "60 seconds", "weight_kg": "no weight"},
        {"distance_m": "2500 metres", "weight_kg": "no weight"},
        {
            "reps": "2 of 2 reps",
            "seconds": "1800.3 seconds",
            "distance_m": "2500 metres",
            "weight_kg": "no weight",
        },
    ]
    assert not view.editor.unsaved


def test_seconds_and_metres_are_corrected_and_can_be_taken_back(opened: Opened) -> None:
    view = opened([with_plank(years(1)[0])])
    assert view.selected is not None
    workout = view.selected
    view.editor.rows[-2].fields["seconds"].setValue(75.5)
    view.editor.rows[-1].fields["distance_m"].setValue(0)
    view.list.setFocus()
    view.refresh(SUNDAY.date())
    *_, plank, walk = past(view).kept[workout.id].sets
    assert (plank.seconds, walk.distance_m) == (75.5, None)
    view.notice.action.click()
    assert past(view).kept[workout.id].sets == tuple(
        replace(item, changed=item in workout.sets[-2:]) for item in workout.sets
    )


def test_what_a_set_was_before_is_said_with_all_that_was_counted() -> None:
    plank = replace(with_plank(years(1)[0]).sets[-2], id="p", seconds=None)
    originals = {("p", "seconds"): "60.5", ("p", "distance_m"): None, ("p", "weight_kg"): None}
    assert set_before(Phrases(), plank, originals, "kg") == "60.5 seconds, 0 metres, no weight"


def test_a_set_and_a_note_are_corrected_and_marked(opened: Opened) -> None:
    view = opened(years(4))
    assert view.selected is not None
    workout = view.selected.id
    fields = view.editor.rows[0].fields
    fields["reps"].setValue(3)
    fields["weight_kg"].setValue(4.5)
    view.editor.scales["effort"].give(5)
    view.editor.note.setPlainText("Stiff today.")
    view.editor.save.click()
    kept = past(view).kept[workout]
    assert (kept.sets[0].reps, kept.sets[0].weight_kg) == (3, 4.5)
    assert (kept.effort, kept.note) == (5, "Stiff today.")
    assert view.list.currentItem().text().endswith(", changed")
    assert view.editor.mark.text().startswith("Changed. Before: ")


def test_a_number_that_was_refused_is_told_before_a_correction_is_saved(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QToolTip, "showText", lambda *_: None)
    view = opened(years(4))
    assert view.selected is not None
    workout = view.selected.id
    effort = view.editor.scales["effort"]
    effort.give(7)
    effort.selectAll()
    QTest.keyClicks(effort, "1,5")
    effort.interpretText()
    view.editor.save.click()
    assert view.editor.wrong.text == "Please type a whole number from 0 to 10."
    assert past(view).kept[workout].effort != 7
    view.editor.save.click()
    assert past(view).kept[workout].effort == 7


def test_a_refused_value_is_said_and_nothing_is_kept(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(years(4))

    def refuse(*_: object, **__: object) -> None:
        raise FutureDayError(date(2026, 11, 30))

    view.editor.note.setPlainText("Stiff.")
    monkeypatch.setattr(past(view), "change_workout", refuse)
    view.editor.save.click()
    assert view.editor.wrong.text == (
        "Not saved. 2026-11-30 has not come yet: choose an earlier day."
    )


def test_a_correction_is_kept_when_another_workout_is_selected(opened: Opened) -> None:
    view = opened(years(4))
    assert view.selected is not None
    workout, reps = view.selected, view.selected.sets[0].reps
    view.editor.rows[0].fields["reps"].setValue(reps + 2)
    view.list.setCurrentRow(1)
    assert past(view).kept[workout.id].sets[0].reps == reps + 2
    assert view.notice.text.endswith("were saved.")
    assert ", changed" in view.list.item(0).text()
    assert view.selected.id != workout.id
    view.notice.action.click()
    assert past(view).kept[workout.id].sets[0].reps == reps
    assert view.notice.text == ""


def test_a_correction_that_cannot_be_is_not_lost_without_a_word(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OutOfRangeError("note", 2000)

    view = opened(years(4))
    view.editor.note.setPlainText("Stiff.")
    monkeypatch.setattr(past(view), "change_workout", refuse)
    view.list.setCurrentRow(1)
    assert view.notice.text.endswith("were not saved. A note is a text of at most 2000 characters.")
    assert not view.notice.action.isVisible()


def test_a_row_that_is_selected_already_leads_back_from_the_form(opened: Opened) -> None:
    view = opened(years(4))
    view.add.click()
    view.list.itemClicked.emit(view.list.currentItem())
    assert view.editor.isVisible()


def test_a_workout_moves_to_another_day(opened: Opened) -> None:
    view = opened(years(4))
    assert view.selected is not None
    workout = view.selected
    view.editor.day.setDate(view.editor.day.date().addDays(-1))
    view.editor.save.click()
    assert past(view).kept[workout.id].day == workout.day - timedelta(days=1)


def test_a_deleted_workout_comes_back_with_undo(opened: Opened) -> None:
    view = opened(years(4))
    count = view.list.count()
    view.editor.delete.click()
    assert view.list.count() == count - 1
    assert view.notice.text.endswith("was deleted.")
    view.notice.action.click()
    assert view.list.count() == count
    assert view.notice.text == ""
    assert len(past(view).kept) == count


def test_a_workout_done_elsewhere_is_added(opened: Opened) -> None:
    view = opened([])
    assert view.editor.title.text() == "Your workouts will be listed here."
    view.add.click()
    form = view.new
    form.save.click()
    assert form.wrong.text == "Not saved: an exercise has no name."
    assert not past(view).kept
    form.lines[0].name.setText("  Goblet   squat ")
    form.lines[0].sets.setValue(2)
    form.lines[0].weight.setValue(12.5)
    form.more.click()
    form.lines[1].name.setText("Superman")
    form.lines[1].reps.setValue(15)
    form.more.click()
    form.lines[2].out.click()
    form.day.setDate(form.day.date().addDays(-2))
    form.title.setText("In the park")
    form.note.setPlainText("With a friend.")
    form.save.click()
    (added,) = past(view).kept.values()
    assert (added.title, added.note) == ("In the park", "With a friend.")
    assert added.day == SUNDAY.date() - timedelta(days=2)
    assert [(item.title, item.reps, item.weight_kg) for item in added.sets] == [
        ("Goblet squat", 10, 12.5),
        ("Goblet squat", 10, 12.5),
        ("Superman", 15, None),
    ]
    assert view.selected == added
    assert view.notice.text == "The workout of 20 November 2026 was added."


def test_a_form_that_is_left_adds_nothing(opened: Opened) -> None:
    view = opened(years(4))
    before = dict(past(view).kept)
    view.add.click()
    assert view.new.isVisible()
    view.new.lines[0].name.setText("Superman")
    view.new.leave.click()
    assert view.editor.isVisible()
    assert past(view).kept == before


def test_pounds_are_shown_and_kept_as_the_kilograms_they_are(opened: Opened) -> None:
    view = opened(years(4))
    past(view).change(unit="lb")
    view.refresh(SUNDAY.date())
    assert view.selected is not None
    workout = view.selected
    row = next(row for row in view.editor.rows if row.done.weight_kg)
    assert row.fields["weight_kg"].suffix() == " lb"
    assert row.changes == {}
    view.editor.save.click()
    assert past(view).kept[workout.id].sets == workout.sets
    view.editor.rows[0].fields["weight_kg"].setValue(10)
    view.editor.save.click()
    assert past(view).kept[workout.id].sets[0].weight_kg == 10 * POUND


def test_an_earlier_year_is_listed_on_demand(opened: Opened) -> None:
    view = opened(years(80))
    assert past(view).first_day() is not None
    before = view.list.count()
    view.more.click()
    assert view.list.count() > before
    assert view.more.isHidden()


def test_every_correction_is_told_to_the_page(opened: Opened, qtbot: QtBot) -> None:
    view = opened(years(4))
    with qtbot.waitSignal(view.changed):
        view.editor.delete.click()
    with qtbot.waitSignal(view.changed):
        view.notice.action.click()
    view.editor.note.setPlainText("Stiff.")  # of the next one, which stays selected
    with qtbot.waitSignal(view.changed):
        view.list.setCurrentRow(0)


def test_a_form_that_needs_more_room_than_half_is_put_below_the_list(
    opened: Opened, qtbot: QtBot
) -> None:
    view = opened(years(4))
    assert view._row.direction() is QBoxLayout.Direction.LeftToRight
    view.write_down()
    view.new.more.setMinimumWidth(view.width() - grown(NARROWEST) // 2)
    qtbot.waitUntil(lambda: view._right.minimumSizeHint().width() > view.new.more.minimumWidth())
    view.write_down()
    assert view._row.direction() is QBoxLayout.Direction.TopToBottom


def test_a_long_name_goes_on_in_the_next_line_of_the_list(opened: Opened) -> None:
    view = opened([replace(workout, title="Back and more " * 9) for workout in years(1)[-2:]])
    assert view.list.horizontalScrollBar().maximum() == 0
