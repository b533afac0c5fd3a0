"""The summary page: what was done, that it is kept, and where to go from here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from spinecoach.app.run.language import phrases_for
from spinecoach.core.coaching.pain import Feeling, easier
from spinecoach.core.coaching.week_plan import week_plan
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.record.logbook import DayDone
from spinecoach.core.record.tempo import Drift, Tempo
from spinecoach.core.workout.performance import Done, Summary
from spinecoach.ui.pages.summary.page import SummaryPage
from spinecoach.ui.style.theme import READING_SCALE, apply_fonts, reading_scale, scaled
from tests.core.scenes import plan_workout
from tests.histories import years
from tests.languages import phrases_of, stretched
from tests.ui.past import PastForTests
from tests.ui.reader import Role
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from spinecoach.core.coaching.week_plan import WeekPlan
    from spinecoach.core.record.logbook import LoggedWorkout
    from tests.ui.reader import Reader


WINDOWS = ((1024, 640), (1366, 768), (1280, 1024), (1080, 1920), (1920, 1080), (3840, 2160))
LETTERS = (1.0, 1.5, 2.0)
LANGUAGES = ("en", "de", "es", "fr")

TABS = 52
"""The height of the window's tabs at usual letters, in pixels."""

CRAMPED = {(640, 2.0)}
"""The window, by its height, whose letters leave no room for a whole question."""


def summary(*, complete: bool = True) -> Summary:
    plan = plan_workout(SHELF.exercises(), Preferences(sets=2))
    done = [Done(planned, 2, 2 * planned.reps) for planned in plan]
    if not complete:
        done[1:] = [Done(plan[1], 1, 15), *(Done(planned, 0, 0) for planned in plan[2:])]
    return Summary(tuple(done), 8, 1110.0, complete)


@pytest.fixture
def page(qtbot: QtBot) -> SummaryPage:
    past = PastForTests([])
    page = SummaryPage(past, past, Phrases())
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


def table(page: SummaryPage) -> list[list[str]]:
    rows = []
    for row in range(4):
        items = [page.table.itemAtPosition(row, column) for column in range(3)]
        cells = dict.fromkeys(item.widget() for item in items if item is not None)
        rows.append([cell.text() for cell in cells if isinstance(cell, QLabel)])
    return rows


def test_a_whole_workout_is_summed_up_and_saved(page: SummaryPage) -> None:
    page.show_summary(summary(), "")
    assert page.headline.text() == "Workout done"
    assert page.facts.text() == "8 of 8 sets, 72 reps, 18 minutes"
    assert table(page)[1] == ["Superman", "2 of 2 sets", "24 reps"]
    titles = [one for one in page.findChildren(QLabel) if one.text() == "Superman"]
    # A screen reader says a row as a whole.
    assert [one.accessibleName() for one in titles] == ["Superman, 2 of 2 sets, 24 reps"]
    assert page.kept.text() == "Saved."
    assert page.notice.text == ""


@pytest.fixture
def letters() -> Iterator[Callable[[float], None]]:
    """Make the app's letters so many times as large as the usual ones, as people choose it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    usual = app.font()
    apply_fonts(app)
    drawn = app.font()
    yield lambda size: app.setFont(scaled(drawn, size))
    app.setFont(usual)


def in_sight(part: QWidget) -> bool:
    """Return whether the whole of a part is seen without scrolling."""
    return part.visibleRegion().boundingRect() == part.rect()


@pytest.mark.parametrize(
    ("size", "language"),
    [*product(WINDOWS[:2], LANGUAGES), *product(WINDOWS[2:], LANGUAGES[:1])],
    ids=lambda one: one if isinstance(one, str) else f"{one[0]}x{one[1]}",
)
def test_each_question_is_in_sight_with_its_answers_and_the_buttons_below(
    qtbot: QtBot, letters: Callable[[float], None], size: tuple[int, int], language: str
) -> None:
    """In the smallest window with the largest letters, all but the buttons at the foot may hide."""
    for large in LETTERS:
        letters(large * reading_scale(min(size)) / READING_SCALE)
        past = PastForTests([])
        page = SummaryPage(past, past, phrases_for(None, language))
        qtbot.addWidget(page)
        page.resize(size[0], size[1] - round(TABS * large))
        page.show()
        page.show_summary(summary(), "")
        page.show_week(week(23, 25), 3)
        page.ask(Feeling())
        wrong = set()
        while page.questions.asking:
            QApplication.processEvents()
            asked = page.questions
            scale = asked.pain if asked.pain.isVisible() else asked.effort
            answers = {"scale": scale} if scale.isVisible() else asked.slips
            parts = {"question": asked.question, "next": asked.skip} | answers
            parts |= {button.text(): button for button in (page.to_progress, page.to_today)}
            wrong |= {name for name, part in parts.items() if not in_sight(part)}
            asked.skip.click()
        if (min(size), large) not in CRAMPED:
            assert not wrong, (large, wrong)
        assert not wrong & {page.to_progress.text(), page.to_today.text()}, (large, wrong)


def test_where_not_all_has_room_the_question_comes_first(
    qtbot: QtBot, letters: Callable[[float], None]
) -> None:
    letters(2.0)
    past = PastForTests([])
    page = SummaryPage(past, past, Phrases())
    qtbot.addWidget(page)
    page.resize(1024, 500)
    page.show()
    page.show_summary(summary(), "")
    page.show_week(week(23, 25), 3)
    page.ask(Feeling())
    QApplication.processEvents()
    assert not in_sight(page.headline)
    assert in_sight(page.questions.question)
    assert all(in_sight(number) for number in page.questions.pain.buttons[:6])


@pytest.mark.parametrize("size", [(1366, 768), (1600, 1000), (1920, 1080)])
def test_however_long_the_words_of_a_language_no_row_is_cut(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    past = PastForTests([])
    page = SummaryPage(past, past, phrases_of(stretched))
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.show_summary(summary(complete=False), "")
    page.ask(Feeling())
    QApplication.processEvents()
    items = (page.table.itemAt(number) for number in range(page.table.count()))
    cells = [cell for item in items if item is not None and (cell := item.widget())]
    assert len(cells) == 3 * 4
    assert [cell.width() < cell.minimumSizeHint().width() for cell in cells] == [False] * 12


def test_if_a_row_is_too_wide_it_stands_under_the_name(page: SummaryPage) -> None:
    page.show_summary(summary(), "")
    page.resize(260, 700)
    (title,), (sets, reps, *_) = table(page)[:2]
    assert (title, sets, reps) == ("Dumbbell pullover", "2 of 2 sets", "16 reps")
    page.resize(1366, 700)
    assert table(page)[0] == ["Dumbbell pullover", "2 of 2 sets", "16 reps"]


def test_a_stopped_workout_shows_all_that_was_done(page: SummaryPage) -> None:
    page.show_summary(summary(complete=False), "")
    assert page.headline.text() == "Stopped here"
    assert table(page)[1:3] == [
        ["Superman", "1 of 2 sets", "15 of 24 reps"],
        ["Shoulder squeezes", "0 of 2 sets", "0 of 16 reps"],
    ]


def test_half_a_set_counts_and_says_how_many_reps_it_had(page: SummaryPage) -> None:
    planned = replace(summary().done[0].planned, sets=1, reps=4)
    page.show_summary(Summary((Done(planned, 1, 2),), 1, 60.0, complete=False), "")
    assert table(page)[0] == ["Dumbbell pullover", "1 of 1 set", "2 of 4 reps"]


def test_an_exercise_that_went_on_in_an_easier_variant_stands_there_once(page: SummaryPage) -> None:
    planned = replace(summary().done[0].planned, sets=1, reps=8)
    gentler = easier(planned)
    assert gentler is not None
    ways = (Done(planned, 1, 8), Done(replace(gentler, reps=6), 1, 6))
    page.show_summary(Summary(ways, 2, 60.0, complete=True), "")
    assert table(page)[:2] == [["Dumbbell pullover", "2 of 2 sets", "14 reps"], []]


def test_what_could_not_be_saved_is_said_honestly(page: SummaryPage) -> None:
    page.show_summary(summary(), "The disk is full. Free some space.")
    assert page.kept.isHidden()
    assert "could not be saved" in page.notice.text
    assert "The disk is full" in page.notice.text


def test_a_second_workout_takes_the_place_of_the_first(page: SummaryPage) -> None:
    page.show_summary(summary(), "The disk is full.")
    page.show_summary(summary(complete=False), "")
    assert table(page)[3] == ["Bent-over row", "0 of 2 sets", "0 of 16 reps"]
    assert page.notice.text == ""
    assert not page.kept.isHidden()


def test_one_button_leads_to_the_chart_and_one_to_today(qtbot: QtBot, page: SummaryPage) -> None:
    with qtbot.waitSignal(page.progress_wanted):
        page.to_progress.click()
    with qtbot.waitSignal(page.today_wanted):
        page.to_today.click()


# --- putting right ---------------------------------------------------------------------------


@pytest.fixture
def kept(page: SummaryPage) -> LoggedWorkout:
    """A workout that the history holds and the page sums up."""
    past = past_of(page)
    workout = years(3)[-1]
    past.kept[workout.id] = workout
    page.show_summary(summary(), "", workout.id)
    page.ask(Feeling(pain_after=2))
    return workout


def past_of(page: SummaryPage) -> PastForTests:
    assert isinstance(page._past, PastForTests)
    return page._past


def test_another_workout_done_elsewhere_is_one_press_away(qtbot: QtBot, page: SummaryPage) -> None:
    with qtbot.waitSignal(page.elsewhere_wanted):
        page.elsewhere.click()


def test_what_was_not_kept_cannot_be_put_right(page: SummaryPage) -> None:
    page.show_summary(summary(), "The disk is full.")
    assert page.correct.isHidden()


def test_a_set_and_a_note_are_put_right_where_they_are_summed_up(
    page: SummaryPage, kept: LoggedWorkout
) -> None:
    page.correct.click()
    assert page.editor.isVisible()
    assert page.questions.isHidden()
    page.editor.rows[0].fields["reps"].setValue(1)
    page.editor.scales["effort"].give(5)
    page.editor.note.setPlainText("Stiff today.")
    page.editor.save.click()
    now = past_of(page).kept[kept.id]
    assert (now.sets[0].reps, now.effort, now.note) == (1, 5, "Stiff today.")
    assert page.editor.isHidden() or not page.editor.isVisible()
    assert page.facts.text().startswith(f"{now.done_sets} of 8 sets, {now.reps} reps")
    assert page.kept.text() == "Saved, with your changes."
    assert page.questions.isVisible()
    assert page.questions.feeling.effort == 5  # what is asked next goes on from here


def test_in_a_large_window_the_corrections_have_the_letters_of_the_page(
    page: SummaryPage, kept: LoggedWorkout
) -> None:
    page.resize(1920, 1500)
    page.correct.click()
    titles = [words for words in page.editor.findChildren(QLabel) if words.isVisible()]
    sizes = {round(words.font().pointSizeF(), 1) for words in titles}
    assert len(kept.sets) < len(titles)
    assert min(sizes) > QApplication.font().pointSizeF()
    page.correct.click()
    assert page.facts.font().pointSizeF() > 1.25 * QApplication.font().pointSizeF()


def test_after_the_last_answer_one_enter_too_many_changes_nothing(
    qtbot: QtBot, page: SummaryPage, kept: LoggedWorkout
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.questions.skip.setFocus()
    while page.questions.asking:
        page.questions.skip.click()
    assert page.focusWidget() is page.to_progress
    assert page.editor.isHidden()
    assert past_of(page).kept[kept.id] == kept


def test_nothing_is_changed_by_looking(page: SummaryPage, kept: LoggedWorkout) -> None:
    page.correct.click()
    page.editor.note.setPlainText("No.")
    page.correct.click()
    assert past_of(page).kept[kept.id] == kept
    assert not page.editor.isVisible()
    assert page.questions.isVisible()


def test_a_correction_that_nobody_saved_is_kept_and_can_be_undone(
    page: SummaryPage, kept: LoggedWorkout
) -> None:
    page.correct.click()
    assert page.leave() is None  # nothing was changed
    page.correct.click()
    page.correct.click()
    page.editor.rows[0].fields["reps"].setValue(kept.sets[0].reps + 2)
    told = page.leave()
    assert told is not None
    assert told.words.endswith("were saved.")
    assert past_of(page).kept[kept.id].sets[0].reps == kept.sets[0].reps + 2
    assert page.leave() is None
    assert told.undo is not None
    told.undo()
    assert past_of(page).kept[kept.id].sets[0].reps == kept.sets[0].reps


def test_a_deleted_workout_comes_back_with_undo(page: SummaryPage, kept: LoggedWorkout) -> None:
    page.correct.click()
    page.editor.delete.click()
    assert not past_of(page).kept
    assert page.notice.text == "This workout was deleted."
    assert page.correct.isHidden()
    page.notice.action.click()
    assert past_of(page).kept[kept.id] == kept
    assert page.notice.text == ""
    assert page.correct.isVisible()


WEDNESDAY = date(2026, 11, 25)


def week(*done: int) -> WeekPlan:
    """The week of three days as it is on Wednesday, with workouts on these days of November."""
    days = [DayDone(date(2026, 11, day), 8, 8) for day in done]
    return week_plan(days, frozenset({0, 2, 4}), WEDNESDAY, first_day=date(2026, 11, 2))


def test_it_opens_with_the_week_and_what_comes_next(page: SummaryPage) -> None:
    page.show_summary(summary(), "")
    page.show_week(week(23, 25), 3)
    assert page.week.text() == "Day 2 of 3 is done. Next: Friday."
    page.show_week(week(23), 3)
    assert page.week.text() == "Today is one of your days."


def test_what_comes_next_is_read_with_the_page(page: SummaryPage, reader: Reader) -> None:
    page.show_summary(summary(), "")
    page.show_week(week(23, 25), 3)
    assert reader.read(page.week).role is Role.StaticText  # Orca reads no headings with a page


def test_the_questions_come_before_the_table_and_are_larger(page: SummaryPage) -> None:
    page.show_summary(summary(), "")
    page.show_week(week(23, 25), 3)
    page.ask(Feeling())
    QApplication.processEvents()
    order = [page.headline, page.week, page.questions, page.facts]
    tops = [part.mapTo(page, QPoint(0, 0)).y() for part in order]
    assert tops == sorted(tops)
    number, facts = page.questions.pain.buttons[0], page.facts
    assert number.font().pointSizeF() > facts.font().pointSizeF()


@pytest.mark.parametrize("width", [1366, 420])
def test_an_exercise_at_own_pace_has_its_tempo_in_a_line_of_its_own(
    page: SummaryPage, width: int
) -> None:
    page.resize(width, 900)
    own = summary()
    tempo = Tempo(4.0, Drift.SLOWER)
    page.show_summary(replace(own, done=(replace(own.done[0], tempo=tempo), *own.done[1:])), "")
    told = Phrases().common.capitalised(Phrases().common.tempo(tempo))
    (line,) = [one for one in page.findChildren(QLabel) if one.text() == told]
    title = own.done[0].planned.title
    (name,) = [one for one in page.findChildren(QLabel) if one.text() == title]
    assert name.accessibleName().endswith(told)
    QApplication.processEvents()
    assert line.x() == name.x()
    assert line.y() > name.y()
    cells = [item.widget() for at in range(page.table.count()) if (item := page.table.itemAt(at))]
    assert len({(cell.x(), cell.y()) for cell in cells if cell}) == len(cells)


def test_what_the_history_holds_of_the_tempo_goes_before_what_was_seen(qtbot: QtBot) -> None:
    own = summary()
    exercise = own.done[0].planned.exercise.id
    logged = replace(years(1)[0], id="w")
    sets = (replace(logged.sets[0], exercise=exercise, reps=2, rep_seconds=(9.0, 9.0)),)
    past = PastForTests([replace(logged, sets=sets)])
    page = SummaryPage(past, past, Phrases())
    qtbot.addWidget(page)
    page.show_summary(own, "", "w")
    told = Phrases().common.capitalised(Phrases().common.tempo(Tempo(9.0)))
    assert [one.text() for one in page.findChildren(QLabel) if one.text() == told] == [told]
