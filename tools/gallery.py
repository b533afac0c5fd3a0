"""Show every page and every kind of moment as pictures: sizes, themes, letters.

A page can only be judged by looking at it. The window is the real one, on a folder of its own
with twelve weeks of history; one PNG for each picture goes into OUT_DIR/SIZE-THEME-LETTERS:

    python3 packaging/dev.py gallery OUT_DIR [NAME ...] [--size 1366x768] [--theme dark]
                                     [--letters 150] [--language de]

NAME draws only pictures whose name holds it; the options but the language may be repeated, and
without them everything is drawn, in English.
"""

from __future__ import annotations

import argparse
import os
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.app.run.language import languages, phrases_for
from spinecoach.app.run.paths import Paths
from spinecoach.app.window.services import WindowServices
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.pain_flow import CONTEXTS, Prompt, Topic
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.core.coaching.starter import StartStep
from spinecoach.core.exercise.names import title_elsewhere
from spinecoach.core.phrases.language_tags import SOURCE
from spinecoach.core.workout.commands import Number
from spinecoach.core.workout.ear import Ear
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.keymap import Context
from spinecoach.core.workout.own_pace import waiting
from spinecoach.core.workout.performance import Done, Summary
from spinecoach.core.workout.timeline import BlockKind, Waits
from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.pages.workout.hurt_overlay import ANSWERS
from spinecoach.ui.pages.workout.page import WorkoutPage
from spinecoach.ui.style.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    READING_SCALE,
    apply_fonts,
    palette_of,
    reading_scale,
    scaled,
)
from spinecoach.ui.window.main_window import MainWindow
from spinecoach.ui.window.tabs import Tab
from spinecoach.ui.words.workout import part
from tests.ui.moments import basic_variants, moments, standing_still

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QFont

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Timeline
    from tests.ui.moments import Moment

SIZES = ("1024x640", "1280x1024", "1366x768", "1920x1080", "2560x1440", "3840x2160", "1080x1920")
THEMES = {"light": LIGHT, "dark": DARK}
CONTRASTS = {"light-contrast": LIGHT_CONTRAST, "dark-contrast": DARK_CONTRAST}
"""The colours to draw, and those of a system set to more contrast, drawn only if asked for."""

LETTERS = (100, 150, 200)
"""Letter sizes in per cent of the system's."""

REHEARSAL = 1000.0
"""A pace other than 1 is silent (`app.window.services`)."""

TODAY = datetime(2026, 11, 25, 18, 0, tzinfo=timezone(timedelta(hours=1)))
"""A Wednesday, with a workout on Monday."""

WEEKS = 12


@dataclass(frozen=True)
class Shot:
    """One picture: its name, and what brings the widget that is drawn onto the screen."""

    name: str
    show: Callable[[], QWidget]


def seed(services: WindowServices) -> None:
    """Fill the history: Mondays, Wednesdays and most Fridays, with weights that rise."""
    history = services.records.history
    exercises = services.exercises.packs.exercises()
    for week in range(WEEKS):
        for day in (0, 2, 4)[: 2 if week % 4 == 1 else 3]:
            began = TODAY - timedelta(days=TODAY.weekday() + 7 * (WEEKS - 1 - week) - day)
            if began < TODAY:
                weight = 4.0 + week // 4
                sets = [
                    (one.title, 8 + week % 3, weight if one.movement.grip.carries else None)
                    for one in exercises
                    for _ in range(2)
                ]
                history.write_down(began, "Strong spine", sets)
    services.coach.profile.answer(Readiness(TODAY.date(), frozenset()))
    services.coach.profile.own((5.0, 7.5))


def spoken(frame: Frame, phrases: Phrases) -> Frame:
    """Return a frame with its caption as the voice says it."""
    said = phrases.spoken.said(frame.caption) if frame.caption else ""
    return replace(frame, caption=said)


def of_workout(page: WorkoutPage, phrases: Phrases) -> Iterator[Shot]:
    """Yield every kind of moment of a workout, at the coach's pace and at one's own."""
    timeline = basic_variants(phrases)
    work = first_set(timeline)

    def shown(moment: Moment) -> Callable[[], QWidget]:
        def show() -> QWidget:
            page.show_frame(spoken(moment.frame, phrases))
            return page

        return show

    for moment in moments(timeline):
        yield Shot(f"workout-{moment.name}", shown(moment))
    for still in standing_still(timeline, work):
        yield Shot(f"workout-{still.name}", shown(still))
    for moment in moments(waiting(timeline, Waits(reps=True, ready=True))):
        if moment.frame.waits and moment.frame.index <= work:
            yield Shot(f"workout-own-pace-{moment.name}", shown(moment))


def first_set(timeline: Timeline) -> int:
    """Return the index of the first set."""
    return next(n for n, block in enumerate(timeline.blocks) if block.kind is BlockKind.WORK)


def of_page(page: WorkoutPage, phrases: Phrases) -> Iterator[Shot]:
    """Yield a set with what the page shows besides the moment: a notice, a light, a question."""
    timeline = basic_variants(phrases)
    work = first_set(timeline)
    frames = [moment.frame for moment in moments(timeline) if moment.frame.index == work]
    frame = spoken(frames[-1], phrases)

    def plain() -> WorkoutPage:
        page.tell("")
        page.show_silent(silent=False)
        page.show_ear("")
        page.ask_jump("")
        page.show_prompt(None)
        page.show_frame(frame)
        return page

    def noticed() -> QWidget:
        plain().tell("There is no sound device: large captions are shown in its place.")
        return page

    def silent() -> QWidget:
        plain().show_silent(silent=True)
        return page

    def listening() -> QWidget:
        plain().show_ear(phrases.listening.listening_for(Ear().hints(Context.WORKOUT)))
        return page

    def jumping() -> QWidget:
        plain().show_frame(replace(frame, state=State.PAUSED))
        page.ask_jump(part(timeline.blocks[-2], phrases))
        return page

    def asked(topic: Topic) -> Callable[[], QWidget]:
        def show() -> QWidget:
            prompt = Prompt(topic, tuple(ANSWERS[CONTEXTS[topic]]), frame.block.planned)
            plain().show_prompt(prompt, 7.0 if topic is Topic.AFTER else None)
            return page

        return show

    yield Shot("workout-notice", noticed)
    yield Shot("workout-silent", silent)
    yield Shot("workout-listening", listening)
    yield Shot("workout-jumping", jumping)
    for topic in CONTEXTS:
        yield Shot(f"workout-asked-{topic}".replace(" ", "-"), asked(topic))


def of_window(window: MainWindow, services: WindowServices) -> Iterator[Shot]:
    """Yield the pages of the window."""

    def at(place: Tab) -> Callable[[], QWidget]:
        def show() -> QWidget:
            window.go(place)
            return window

        return show

    window.progress._today = TODAY.date  # noqa: SLF001 - the same day on all pages
    for place in Tab:
        yield Shot(f"page-{place}", at(place))

    def routine() -> QWidget:
        window.go(Tab.TODAY)
        window.today.routine_wanted.emit()
        return window

    def plan() -> QWidget:
        file = str(Path(services.folder) / "back.spineplan")
        services.plans.save(file, services.coach.routine(), "Practice Miller: for four weeks")
        window.open_file(file)
        return window

    def first_run() -> QWidget:
        window.go(Tab.SETTINGS)
        window.settings.questions_wanted.emit()
        return window

    yield Shot("page-routine", routine)
    yield Shot("page-plan", plan)
    yield Shot("page-first-run", first_run)


def of_start(window: MainWindow) -> Iterator[Shot]:
    """Yield what is asked and shown before a workout."""

    def before() -> QWidget:
        window.go(Tab.TODAY)
        window.start_workout()
        return window

    def look() -> QWidget:
        before()
        window._start_flow.handle(Number(1))  # noqa: SLF001 - as a key of the page does
        return window

    def step(at: StartStep) -> Callable[[], QWidget]:
        def show() -> QWidget:
            before()
            window._start_flow.before.show_step(at, 4)  # noqa: SLF001 - whatever leads there
            window._start_flow.before.waiting.show_progress(3, 10)  # noqa: SLF001
            return window

        return show

    yield Shot("page-before", before)
    yield Shot("page-look", look)
    for asked in (StartStep.EASE, StartStep.PAUSE, StartStep.TOO_MUCH, StartStep.LINES):
        yield Shot(f"page-before-{asked}".replace(" ", "-"), step(asked))


def of_end(window: MainWindow, services: WindowServices) -> Iterator[Shot]:
    """Yield the page after a workout: each of its questions, and the correction."""

    def summary() -> QWidget:
        timeline = basic_variants(services.phrases)
        sets = [
            (title_elsewhere(one.exercise.id, one.exercise.id), one.reps - 1, one.weight_kg)
            for one in timeline.plan
            for _ in one.numbers
        ]
        services.records.history.write_down(TODAY, "Strong spine", sets)
        done = tuple(Done(one, one.sets, one.sets * one.reps - 2) for one in timeline.plan)
        told = Summary(done, timeline.planned_sets, timeline.seconds, complete=True)
        latest = services.records.past.workouts(TODAY.date() - timedelta(7), TODAY.date())[-1].id
        window.summary.show_summary(told, "", latest)
        week = services.coach.week(services.first_weekday())
        window.summary.show_week(week, len(services.coach.days()))
        window.summary.ask(Feeling())
        window._open(window.summary)  # noqa: SLF001 - only the end of a workout leads there
        return window

    def effort() -> QWidget:
        summary()
        window.summary.questions.skip.click()
        return window

    def form() -> QWidget:
        effort()
        window.summary.questions.skip.click()
        return window

    def thanks() -> QWidget:
        form()
        window.summary.questions.skip.click()
        return window

    def correction() -> QWidget:
        summary()
        window.summary.correct.click()
        return window

    yield Shot("page-summary", summary)
    yield Shot("page-summary-effort", effort)
    yield Shot("page-summary-form", form)
    yield Shot("page-summary-thanks", thanks)
    yield Shot("page-summary-correction", correction)


def draw(folder: Path, size: tuple[int, int], names: list[str], phrases: Phrases) -> int:
    """Draw all pictures whose name holds one of `names`; return how many."""
    with TemporaryDirectory() as home, ExitStack() as closing:
        paths = Paths.of(Path(home))
        settings = JsonSettings(paths.data)
        services = WindowServices(
            paths, settings, REHEARSAL, closing, asks=True, now=lambda: TODAY, phrases=phrases
        )
        seed(services)
        window = MainWindow(services)
        page = WorkoutPage(FigureWidget(phrases), phrases)
        count = 0
        before_and_after = (*of_start(window), *of_end(window, services))
        workout, pages = of_workout(page, phrases), of_window(window, services)
        for picture in (*workout, *of_page(page, phrases), *pages, *before_and_after):
            if names and not any(name in picture.name for name in names):
                continue
            widget = picture.show()
            widget.resize(*size)
            widget.show()
            if widget is page:
                page.setFocus()  # as the window does, and not its first button
            for _ in range(3):  # what is first painted begins what is slow, such as the week
                QCoreApplication.processEvents()
            widget.grab().save(str(folder / f"{picture.name}.png"))
            count += 1
        for widget in (page, window):
            widget.close()
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return count


def letters_of(app: QApplication, font: QFont, theme: str, per_cent: int, side: int) -> None:
    """Give the app its colours, and its letters with the system's at `per_cent`.

    They are as large as on a screen whose shorter side is `side` pixels.
    """
    app.setPalette(palette_of((THEMES | CONTRASTS)[theme]))
    app.setFont(scaled(font, per_cent / 100 * reading_scale(side) / READING_SCALE))


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="dev.py gallery", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="parts of names; everything when none is given")
    parser.add_argument("--size", action="append", choices=SIZES)
    parser.add_argument("--theme", action="append", choices=sorted(THEMES | CONTRASTS))
    parser.add_argument("--letters", action="append", type=int, choices=LETTERS)
    parser.add_argument("--language", default=SOURCE, metavar="TAG", choices=languages())
    options = parser.parse_args()
    phrases = phrases_for(None, options.language)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    apply_fonts(app)
    font = app.font()
    looks = product(options.size or SIZES, options.theme or THEMES, options.letters or LETTERS)
    for size, theme, per_cent in looks:
        folder = options.folder / f"{size}-{theme}-{per_cent}"
        folder.mkdir(parents=True, exist_ok=True)
        wide, high = map(int, size.split("x"))
        letters_of(app, font, theme, per_cent, min(wide, high))
        print(folder, draw(folder, (wide, high), options.names, phrases))
    app.quit()


if __name__ == "__main__":
    main()
