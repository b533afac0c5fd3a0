"""The personal form keeps what is typed, and explains what it cannot keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.mistake import Expected, Found, Mistake, Seen, Wanted
from spinecoach.ui.pages.first_run.personal_form import PersonalForm
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.reader import Reader


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def form(qtbot: QtBot, stage: Stage) -> PersonalForm:
    form = PersonalForm(stage)
    qtbot.addWidget(form)
    form.show()
    return form


def chosen(form: PersonalForm) -> list[int]:
    return [number for number, button in form.days.items() if button.isChecked()]


def test_the_days_that_are_chosen_are_the_target(form: PersonalForm, stage: Stage) -> None:
    for number, button in form.days.items():
        if button.isChecked() != (number in (0, 2, 4, 6)):
            button.click()
    assert chosen(form) == [0, 2, 4, 6]
    assert stage.settings.get().target_days == 4
    assert form.notice.text == ""


def test_a_week_without_a_day_of_rest_is_not_kept(form: PersonalForm, stage: Stage) -> None:
    for button in form.days.values():
        if not button.isChecked():
            button.click()
    assert len(chosen(form)) == 6
    assert stage.settings.get().target_days == 6
    assert "one is for rest" in form.notice.text


def test_dumbbells_are_kept_in_kilograms_whatever_the_unit(
    form: PersonalForm, stage: Stage
) -> None:
    form.dumbbells.setText("2, 5, 3")
    assert form.keep()
    assert stage.profile.weights() == (2.0, 3.0, 5.0)
    form.unit.chosen.emit("lb")
    assert stage.settings.get().unit == "lb"
    assert form.dumbbells.text().startswith("4.4")
    assert form.keep()
    assert stage.profile.weights() == (2.0, 3.0, 5.0)  # a rounded pound is no other dumbbell


def test_a_wrong_weight_is_explained_and_the_old_ones_stay(
    form: PersonalForm, stage: Stage
) -> None:
    form.dumbbells.setText("2, 3")
    assert form.keep()
    form.dumbbells.setText("two stones")
    assert not form.keep()
    assert form.refusals[form.dumbbells].text()
    assert not form.refusals[form.dumbbells].isHidden()
    assert stage.profile.weights() == (2.0, 3.0)
    form.dumbbells.setText("2, 3")
    assert form.keep()
    assert form.refusals[form.dumbbells].isHidden()


def test_a_time_is_kept_however_it_is_typed(form: PersonalForm, stage: Stage) -> None:
    for typed in ("7.30", "730", "7:30 am"):
        stage.settings.change(reminder="")
        form.reminder.setText(typed)
        form.reminder.editingFinished.emit()
        assert stage.settings.get().reminder == form.reminder.text() == "07:30"


def test_what_is_no_time_is_explained_below_its_own_field_which_is_marked(
    qtbot: QtBot, form: PersonalForm, stage: Stage, reader: Reader
) -> None:
    form.show()
    before = form.reminder.grab().toImage()
    stage.settings.refuses = Mistake(
        ("reminder",), Expected(Wanted.TIME_OF_DAY), Found(Seen.VALUE, "soon")
    )
    form.reminder.setText("soon")
    form.reminder.editingFinished.emit()
    words = form.refusals[form.reminder]
    qtbot.waitUntil(lambda: words.height() > 0)
    assert words.text().startswith("Enter a time")
    assert reader.heard == [words.text()]
    assert form.reminder.accessibleDescription() == words.text()
    assert form.reminder.geometry().bottom() < words.geometry().top() < form.height()
    assert form.refusals[form.dumbbells].isHidden()
    form.reminder.setText("")
    assert form.reminder.grab().toImage() != before


def test_what_it_hangs_on_and_the_reminder_are_kept(form: PersonalForm, stage: Stage) -> None:
    form.after.setText("  the morning coffee ")
    form.reminder.setText("07:30")
    form.reminder.editingFinished.emit()
    kept = stage.settings.get()
    assert (kept.after, kept.reminder) == ("the morning coffee", "07:30")
    assert stage.told[-1] == kept


def test_nothing_changes_by_looking(form: PersonalForm, stage: Stage) -> None:
    before = stage.settings.get()
    assert form.keep()
    assert stage.settings.get() == before
    assert stage.told == []


def test_the_voice_can_be_tried_where_it_belongs(qtbot: QtBot, stage: Stage) -> None:
    first = PersonalForm(stage)
    qtbot.addWidget(first)
    first.try_voice.click()
    assert stage.tried == 1
    later = PersonalForm(stage, voice=False)
    qtbot.addWidget(later)
    assert later.try_voice.parent() is None
