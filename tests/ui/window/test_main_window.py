"""The window: places to go, a workout that fills it, and a size that it remembers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.coaching.plan import PlanPart, PlanPreview, Standing
from spinecoach.core.coaching.routine import Item, Routine
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.cues import RepDone, WorkoutEnded
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.performance import Summary
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.pages.plan import PlanPage
from spinecoach.ui.pages.progress.workouts import WorkoutsView
from spinecoach.ui.pages.summary.page import SummaryPage
from spinecoach.ui.pages.today.page import TodayPage
from spinecoach.ui.pages.workout.page import WorkoutPage
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.window.main_window import MainWindow, Renewal
from spinecoach.ui.window.tabs import Tab
from tests.core.coaching.records import cut_off
from tests.core.coaching.voices import Rendering
from tests.core.scenes import ROW, exercise
from tests.histories import years
from tests.ui.chest import NEW, Chest
from tests.ui.family import BEN, CY, family
from tests.ui.in_front import in_front
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


NO_VOICE = Trouble(TroubleKind.SPEECH_ENGINE_HANGS)
NO_DEVICE = Trouble(TroubleKind.NO_SOUND_DEVICE)


def said(trouble: Trouble) -> str:
    return Phrases().troubles.sentence(trouble)


@pytest.fixture
def stage() -> Stage:
    return Stage(sets=1)


@pytest.fixture
def window(qtbot: QtBot, stage: Stage) -> Iterator[MainWindow]:
    with in_front(MainWindow(stage), qtbot) as window:
        yield window


def tell_troubles(window: MainWindow) -> None:
    """Let the running workout look at once whether anything is wrong."""
    assert window._running is not None
    window._running.flow.tell_troubles()


def start(window: MainWindow) -> None:
    QTest.keyClick(window.today.start, Qt.Key.Key_Return)
    assert isinstance(window.open_page, WorkoutPage)


def test_it_opens_with_today_and_start_has_the_focus(window: MainWindow) -> None:
    assert isinstance(window.open_page, TodayPage)
    assert window.focusWidget() is window.today.start


def test_the_window_has_the_icon(window: MainWindow) -> None:
    assert window.windowIcon().availableSizes()


@pytest.mark.parametrize("place", list(Tab))
def test_every_place_is_one_press_away(window: MainWindow, place: Tab) -> None:
    window._nav.buttons[place].click()
    assert window.open_page is getattr(window, place.value)
    assert [to for to, tab in window._nav.buttons.items() if tab.isChecked()] == [place]


@pytest.mark.parametrize("place", list(Tab))
def test_the_keyboard_goes_straight_to_a_place(window: MainWindow, place: Tab) -> None:
    window.go(Tab.EXERCISES if place is not Tab.EXERCISES else Tab.SETTINGS)
    met: list[object] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    note = application.focusChanged.connect(lambda _, now: met.append(now))
    window.go(place)
    application.focusChanged.disconnect(note)
    page = getattr(window, place.value)
    assert [one for one in met if one is not None] == [page.focusProxy() or page]


def test_the_places_have_their_names(window: MainWindow) -> None:
    names = [tab.text() for tab in window._nav.buttons.values()]
    assert names == ["Today", "Exercises", "Progress", "Settings", "When to stop"]


def test_only_today_is_built_at_start(qtbot: QtBot, stage: Stage) -> None:
    window = MainWindow(stage)
    qtbot.addWidget(window)
    built = [place for place in Tab if place.value in vars(window)]
    assert built == [Tab.TODAY]


def test_the_plan_is_kept_for_the_next_start(window: MainWindow, stage: Stage) -> None:
    assert window.isVisible()
    assert stage.remembered is not None
    assert len(stage.remembered.cards) == 4


@pytest.mark.parametrize(("chosen", "weekday"), [("monday", 0), ("sunday", 6), ("saturday", 5)])
def test_a_week_begins_on_the_chosen_day_on_every_page(
    qtbot: QtBot, stage: Stage, chosen: str, weekday: int
) -> None:
    stage.settings.change(week_start=chosen)
    window = MainWindow(stage)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    window.go(Tab.PROGRESS)
    planned = window.today.week.tiles[0].day
    assert planned is not None
    view = window.progress.weeks_view
    days = {planned.date, view.chart.weeks[-1].start, view.calendar.first}
    assert {day.weekday() for day in days} == {weekday}
    window.close()


def test_from_the_summary_the_form_for_a_workout_done_elsewhere_opens(
    window: MainWindow, stage: Stage
) -> None:
    start(window)
    stage.pass_seconds(4000)
    window.summary.elsewhere.click()
    assert window.open_page is window.progress
    assert isinstance(window.progress.view, WorkoutsView)
    assert window.progress.view.new.isVisibleTo(window.progress)


def test_the_summary_corrects_the_workout_that_is_just_over(
    window: MainWindow, stage: Stage
) -> None:
    start(window)
    done = replace(years(1)[-1], id=stage.workouts.under_way)
    stage.past.kept[done.id] = done
    stage.pass_seconds(4000)
    window.summary.correct.click()
    window.summary.editor.rows[0].fields["reps"].setValue(3)
    window.go(Tab.TODAY)
    assert stage.past.kept[done.id].sets[0].reps == 3


def test_a_form_with_something_unsaved_holds_the_window_open_once(window: MainWindow) -> None:
    window.go(Tab.PROGRESS)
    window.progress.write_down()
    view = window.progress.view
    assert isinstance(view, WorkoutsView)
    view.new.lines[0].name.setText("Goblet squat")
    window.go(Tab.TODAY)
    assert not window.close()
    assert window.open_page is window.progress
    assert view.new.isVisibleTo(window.progress)
    assert window.progress.notice.text.startswith("The workout that you began to write down")
    assert window.close()


@pytest.mark.parametrize("place", [Tab.PROGRESS, Tab.TODAY])
def test_a_correction_that_nobody_saved_is_kept_on_the_way_out_and_told_there(
    window: MainWindow, stage: Stage, place: Tab
) -> None:
    workout = years(1)[-1]
    stage.past.kept[workout.id] = workout
    window.summary.show_summary(Summary((), 0, 0.0, complete=True), "", workout.id)
    window._open(window.summary)
    window.summary.correct.click()
    window.summary.editor.rows[0].fields["reps"].setValue(3)
    window._nav.buttons[place].click()
    assert stage.past.kept[workout.id].sets[0].reps == 3
    told = next(bar for bar in window.open_page.findChildren(NoticeBar) if bar.text)
    assert told.text.endswith("were saved.")
    told.action.click()
    assert stage.past.kept[workout.id].sets[0].reps == workout.sets[0].reps


@pytest.mark.parametrize("reps", [3, None], ids=["saved", "nothing changed"])
def test_a_correction_holds_the_window_open_until_it_was_told(
    window: MainWindow, stage: Stage, reps: int | None
) -> None:
    workout = years(1)[-1]
    stage.past.kept[workout.id] = workout
    window.summary.show_summary(Summary((), 0, 0.0, complete=True), "", workout.id)
    window._open(window.summary)
    window.summary.correct.click()
    if reps is None:
        assert window.close()
        return
    window.summary.editor.rows[0].fields["reps"].setValue(reps)
    assert not window.close()
    assert stage.past.kept[workout.id].sets[0].reps == reps
    told = next(bar for bar in window.open_page.findChildren(NoticeBar) if bar.text)
    assert told.text.endswith("were saved.")
    told.action.click()
    assert stage.past.kept[workout.id].sets[0].reps == workout.sets[0].reps
    assert window.close()


def test_what_happens_to_the_history_meanwhile_is_told_once_on_today(
    window: MainWindow, stage: Stage
) -> None:
    window.go(Tab.PROGRESS)
    stage.history_files.news = [Trouble(TroubleKind.HISTORY_REPLACED, "history.db")]
    for _ in range(2):
        window.go(Tab.TODAY)
        told = [bar.text for bar in window.today.findChildren(NoticeBar)]
        assert sum(text.startswith("Another file took the place") for text in told) == 1


def test_a_workout_fills_the_window_until_its_summary(window: MainWindow, stage: Stage) -> None:
    start(window)
    assert window._nav.isHidden()
    stage.pass_seconds(4000)
    assert isinstance(window.open_page, SummaryPage)
    assert window.summary.headline.text() == "Workout done"
    assert not window._nav.isHidden()
    assert stage.history.records[-1] == WorkoutEnded(complete=True)
    assert window._running is None


def test_a_workout_can_be_stopped_and_another_begun(window: MainWindow, stage: Stage) -> None:
    start(window)
    stage.pass_to(BlockKind.WORK, 20)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Y):
        QTest.keyClick(window.open_page, key)
    assert window.summary.headline.text() == "Stopped here"
    window.summary.to_today.click()
    start(window)
    assert stage.conductor is not None
    assert stage.conductor.frame.state is State.RUNNING


def test_a_second_start_while_one_is_running_changes_nothing(
    window: MainWindow, stage: Stage
) -> None:
    start(window)
    first = stage.conductor
    window.start_workout()
    assert stage.conductor is first


def test_m_turns_the_voice_off_and_on_and_is_kept(window: MainWindow, stage: Stage) -> None:
    start(window)
    QTest.keyClick(window.open_page, Qt.Key.Key_M)
    assert stage.settings.get().muted
    assert stage.told[-1].muted
    QTest.keyClick(window.open_page, Qt.Key.Key_M)
    assert not stage.settings.get().muted


def test_a_workout_is_full_screen_until_its_end(window: MainWindow) -> None:
    start(window)
    assert window.isFullScreen()
    QTest.keyClick(window.open_page, Qt.Key.Key_Escape)
    QTest.keyClick(window.open_page, Qt.Key.Key_S)
    assert isinstance(window.open_page, SummaryPage)
    assert not window.isFullScreen()


@pytest.mark.parametrize("fills", [True, False])
def test_f_toggles_full_screen_and_the_end_of_the_workout_restores_it(
    window: MainWindow, stage: Stage, *, fills: bool
) -> None:
    stage.settings.change(full_screen=fills)
    start(window)
    QTest.keyClick(window.open_page, Qt.Key.Key_F)
    assert window.isFullScreen() is not fills
    stage.pass_seconds(4000)
    assert not window.isFullScreen()


def test_a_window_that_was_full_screen_before_a_workout_stays_so(
    window: MainWindow, stage: Stage
) -> None:
    window.showFullScreen()
    start(window)
    stage.pass_seconds(4000)
    assert window.isFullScreen()
    window.showNormal()


@pytest.mark.parametrize("why", ["muted", "no voice", "no device"])
def test_captions_are_large_if_there_is_no_audio(
    window: MainWindow, stage: Stage, why: str
) -> None:
    start(window)
    stage.pass_to(BlockKind.WORK, 2)
    page = window.workout
    small = page.caption.cap_height
    if why == "muted":
        QTest.keyClick(page, Qt.Key.Key_M)
    elif why == "no voice":
        stage.voice.trouble = NO_VOICE
    else:
        stage.speaker.trouble = NO_DEVICE
    tell_troubles(window)
    assert page.caption.cap_height > 1.5 * small


def test_a_change_of_the_sound_device_is_told_while_it_is_news(
    window: MainWindow, stage: Stage
) -> None:
    start(window)
    tell_troubles(window)
    assert window.workout.notice.text == ""
    stage.speaker.news = news = Trouble(TroubleKind.SOUND_ON_ANOTHER_DEVICE)
    tell_troubles(window)
    assert window.workout.notice.text == said(news)
    stage.speaker.news = None
    tell_troubles(window)
    assert window.workout.notice.text == ""


def test_a_workout_can_go_on_after_the_window_was_closed(window: MainWindow, stage: Stage) -> None:
    start(window)
    stage.pass_to(BlockKind.WORK, 20)
    window.close()
    assert isinstance(stage.history.records[-1], RepDone)
    assert window._running is None


def test_closing_after_the_last_set_ends_the_workout(window: MainWindow, stage: Stage) -> None:
    start(window)
    stage.pass_to(BlockKind.FINISH)
    window.close()
    assert isinstance(stage.history.records[-1], WorkoutEnded)


def opened_after_a_cut_off(qtbot: QtBot, stage: Stage) -> MainWindow:
    stage.history.left = cut_off()
    stage.packs.shelf = [exercise("superman"), exercise("bent-over-row", ROW)]
    window = MainWindow(stage)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    return window


def test_enter_goes_on_with_a_workout_that_was_cut_off_and_begins_no_other(
    qtbot: QtBot, stage: Stage
) -> None:
    window = opened_after_a_cut_off(qtbot, stage)
    focus = window.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Go on from there"
    window.go(Tab.SETTINGS)
    window.go(Tab.TODAY)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert stage.history.id == "old"
    assert window.open_page is window.workout
    assert window.today.focusProxy() is window.today.start
    window.close()


def test_what_is_said_after_going_on_is_kept_with_that_workout(qtbot: QtBot, stage: Stage) -> None:
    window = opened_after_a_cut_off(qtbot, stage)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    window.summary.felt.emit(Feeling(pain_after=3, effort=6))
    assert stage.training.about[-1] == "old"
    assert stage.training.felt[-1] == Feeling(pain_after=3, effort=6)
    window.close()


def test_going_to_another_page_while_the_voice_is_prepared_begins_nothing_later(
    window: MainWindow, stage: Stage
) -> None:
    stage.voice.rendering = rendering = Rendering(done=3)
    window.start_workout()
    window.go(Tab.SETTINGS)
    rendering.done = 10
    window._start_flow._poll.timeout.emit()
    assert stage.conductor is None
    assert window.open_page is window.settings


def test_closing_the_window_while_the_voice_is_prepared_begins_nothing_later(
    window: MainWindow, stage: Stage
) -> None:
    stage.voice.rendering = rendering = Rendering(done=3)
    window.start_workout()
    window.close()
    rendering.done = 10
    window._start_flow._poll.timeout.emit()
    assert stage.conductor is None


def test_after_it_was_closed_in_a_workout_it_opens_as_a_window(qtbot: QtBot, stage: Stage) -> None:
    window = MainWindow(stage)
    qtbot.addWidget(window)
    window.show()
    window.resize(700, 500)
    start(window)
    assert window.isFullScreen()
    window.close()
    again = MainWindow(stage)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (700, 500)


def test_the_size_is_remembered(qtbot: QtBot, window: MainWindow, stage: Stage) -> None:
    window.resize(700, 500)
    size = window.size()
    window.close()
    again = MainWindow(stage)
    qtbot.addWidget(again)
    assert again.size() == size


def test_a_damaged_size_falls_back_to_one_that_fits_the_screen(qtbot: QtBot) -> None:
    window = MainWindow(Stage(window="no such shape"))
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_second_copy_brings_it_forward(window: MainWindow) -> None:
    window.showMinimized()
    window.come_forward()
    assert not window.isMinimized()
    assert window.isVisible()


def test_at_the_end_it_is_said_that_it_is_saved_and_what_is_asked(
    window: MainWindow, stage: Stage
) -> None:
    start(window)
    stage.asks = True
    stage.pass_seconds(4000)
    said = stage.speaker.said
    assert said[-1] == "Saved. First day this week. " + stage.phrases.pain.aloud(PainLine.AFTER)
    window.summary.questions.pain.answered.emit(2)
    assert said[-1] == stage.phrases.pain.aloud(PainLine.EFFORT)


def test_a_card_of_today_opens_its_exercise(window: MainWindow) -> None:
    window.today._cards[2].click()
    assert window.open_page is window.exercises
    assert window.exercises.shown is not None
    assert window.exercises.shown.sheet.exercise.id == "shoulder-squeezes"


def test_an_exercise_is_practised_from_its_page_and_kept_as_a_practice(
    window: MainWindow, stage: Stage
) -> None:
    window.exercises.open_exercise("superman")
    window.go(Tab.EXERCISES)
    assert window.exercises.shown is not None
    window.exercises.shown.sheet.practise.click()
    assert isinstance(window.open_page, WorkoutPage)
    assert (stage.history.title, stage.history.practice) == ("Practice: Superman", True)
    stage.pass_seconds(4000)
    assert isinstance(window.open_page, SummaryPage)


def test_a_plan_is_shown_used_and_then_today_tells_it(stage: Stage, window: MainWindow) -> None:
    window.go(Tab.EXERCISES)
    stage.plans.brings = PlanPreview(
        "a.spineplan",
        None,
        "",
        Routine("Back", ()),
        (PlanPart(Item("superman"), stage.packs.exercises()[1], Standing.HERE),),
    )
    window.open_file("/home/me/a.spineplan")
    page = window.open_page
    assert isinstance(page, PlanPage)
    page.use.click()
    assert isinstance(window.open_page, TodayPage)
    (bar,) = [bar for bar in window.today.findChildren(NoticeBar) if bar.undoes]
    assert bar.text == "“Back” is now the routine in use."
    assert window._stack.undo()
    assert stage.plans.asked[-1] == ("undo",)


def test_a_plan_that_comes_in_a_workout_waits_for_its_end(stage: Stage, window: MainWindow) -> None:
    start(window)
    window.open_file("/home/me/a.spineplan")
    assert isinstance(window.open_page, WorkoutPage)
    assert stage.plans.asked == []
    window._finished(Summary((), 0, 0.0, complete=False))
    assert isinstance(window.open_page, SummaryPage)
    window.go(Tab.TODAY)
    assert isinstance(window.open_page, PlanPage)


def test_a_key_that_was_changed_holds_in_the_next_workout_and_is_named_there(
    window: MainWindow, stage: Stage
) -> None:
    start(window)
    stage.pass_to(BlockKind.WORK)
    QTest.keyClick(window.workout, Qt.Key.Key_F13)
    assert window.workout.overlays.paused.isHidden()  # it means nothing yet
    QTest.keyClick(window.workout, Qt.Key.Key_Escape)
    QTest.keyClick(window.workout, Qt.Key.Key_S)
    before = window.workout
    window.go(Tab.SETTINGS)
    add = window.settings.keys.rows[Command.TOGGLE].add
    add.setFocus()
    add.click()
    QTest.keyClick(add, Qt.Key.Key_F13)
    window.go(Tab.TODAY)
    start(window)
    assert window.workout is not before
    stage.pass_to(BlockKind.WORK)
    QTest.keyClick(window.workout, Qt.Key.Key_F13)
    assert not window.workout.overlays.paused.isHidden()
    assert window.workout.overlays.paused.buttons[0].text() == "Go on (F13)"
    assert "F13: pause, and go on" in window.workout.overlays.paused.accessibleDescription()
    assert any(tool.toolTip() == "Go on (F13)" for tool in window.workout.tools.buttons)


# --- several people --------------------------------------------------------------------------


@pytest.fixture
def shared(stage: Stage) -> Stage:
    """Ben trains, beside Anna and Cy."""
    stage.people = family(BEN.own, last=BEN.own)
    return stage


def test_who_is_alone_sees_no_name(window: MainWindow) -> None:
    assert window._nav.person is None


def test_another_one_trains_as_soon_as_the_window_is_built_anew(
    qtbot: QtBot, shared: Stage, window: MainWindow
) -> None:
    assert shared.people.current == BEN
    assert window._nav.person is not None
    window._nav.person.click()
    assert window.open_page is window.who
    QTest.keyClick(window.who, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.renewal is Renewal.PERSON
    assert window.next_person == CY


def test_who_trains_already_goes_on(shared: Stage, window: MainWindow) -> None:
    assert shared.people.current == BEN
    window._nav.person_wanted.emit()
    QTest.keyClick(window.who, Qt.Key.Key_2)
    assert window.open_page is window.today
    assert window.isVisible()


def test_esc_leads_back_from_the_question_who_trains(shared: Stage, window: MainWindow) -> None:
    assert shared.people.current == BEN
    window.go(Tab.PROGRESS)
    window._nav.person_wanted.emit()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.open_page is window.progress


def test_nobody_else_trains_in_the_middle_of_a_workout(shared: Stage, window: MainWindow) -> None:
    assert shared.people.current == BEN
    start(window)
    assert not window._nav.isVisible()
    window.let_train(CY)
    QApplication.processEvents()
    assert window.next_person is None
    assert window.isVisible()


def test_a_form_that_is_not_saved_holds_back_the_next_person(
    qtbot: QtBot, shared: Stage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shared.people.current == BEN
    window.go(Tab.PROGRESS)
    monkeypatch.setattr(window.progress, "holds_back_close", lambda: True)
    window.let_train(CY)
    qtbot.waitUntil(lambda: window.next_person is not None)
    QApplication.processEvents()
    assert window.renewal is None
    monkeypatch.undo()


def test_who_is_added_in_the_settings_is_seen_at_once(window: MainWindow, stage: Stage) -> None:
    window.go(Tab.SETTINGS)
    section = window.settings.people
    section.own_name.setText("Anna")
    section.new_name.setText("Ben")
    section.add.click()
    assert window._nav.person is not None
    assert window._nav.person.text() == "Anna"
    section.choice.buttons["n1"].click()
    section.remove.click()
    assert stage.people.people.names == ("Anna",)
    assert window._nav.person is None


def test_after_an_archive_was_brought_in_that_and_its_undo_are_in_sight(
    window: MainWindow, stage: Stage
) -> None:
    stage.chest.undoable = "a.spinecoach"
    window.come_back(Renewal.ARCHIVE)
    QApplication.processEvents()
    notice = window.settings.archive.notice
    assert notice.undoes
    assert notice.visibleRegion().boundingRect() == notice.rect()
    stage.chest.undoable = ""
    window.come_back(Renewal.ARCHIVE_UNDONE)
    QApplication.processEvents()
    assert notice.text.startswith("Undone")
    assert not notice.undoes
    assert notice.visibleRegion().boundingRect() == notice.rect()


def test_an_archive_that_is_opened_first_of_all_is_in_sight(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Chest, "preview", lambda *_: NEW)  # too quick to tell how far it is
    window.open_file("/home/me/a.spinecoach")
    QApplication.processEvents()
    for part in (window.settings.archive.bring_in, window.settings.archive.notice):
        assert part.visibleRegion().boundingRect() == part.rect()
