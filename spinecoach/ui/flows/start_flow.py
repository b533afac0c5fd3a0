"""From Start to a workout in the window: shows the steps of `core.coaching.starter`."""

from __future__ import annotations

from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from spinecoach.core.coaching.readiness import Clearance
from spinecoach.core.coaching.starter import ALOUD, ENDS, POLL, Starter, StartStep
from spinecoach.core.workout.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from spinecoach.core.coaching.workouts import CutOff, Practice
    from spinecoach.core.workout.commands import Number
    from spinecoach.ui.pages.before import BeforePage
    from spinecoach.ui.pages.first_run.page import FirstRunPage
    from spinecoach.ui.services import Services

UNSEEN = 6
"""Checks before a wait for lines is shown: a shorter wait (0.3 s) would only flicker."""

QUESTIONS = frozenset({StartStep.QUESTIONS, StartStep.PROFESSIONAL})
"""The steps that the page of the first run shows."""


class StartFlow(QObject):
    """Opens one page after the other by `show`; `ready` carries the `Begun` workout.

    `today_wanted` and `lists_wanted` lead to other pages; `cut_off_left` is emitted when a workout
    that was cut off was not continued, `practice_left` when a practice was not begun.
    """

    ready = Signal(object)
    today_wanted = Signal()
    lists_wanted = Signal()
    cut_off_left = Signal()
    practice_left = Signal()

    def __init__(self, services: Services, show: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._services = services
        self._show = show
        self._starter: Starter | None = None
        self._of: CutOff | Practice | None = None
        self._looks = 0
        self._poll = QTimer(self)
        self._poll.setInterval(round(POLL * 1000))
        self._poll.timeout.connect(self._look)
        self.first_run: FirstRunPage | None = None

    # -- the questions before the first workout ----------------------------------

    def ask_first_questions(self) -> None:
        """Open the page with the questions."""
        from spinecoach.ui.pages.first_run.page import FirstRunPage

        if self.first_run is not None:
            self.first_run.deleteLater()
        self.first_run = page = FirstRunPage(self._services)
        page.done.connect(self._questions_done)
        page.lists_wanted.connect(self.lists_wanted)
        self._show(page)
        page.begin()

    def _questions_done(self) -> None:
        """Continue the start that waited for the answers; without one, go to Today."""
        if self._starter is None or self._starter.step not in QUESTIONS:
            self.today_wanted.emit()
        elif self._services.coach.clearance() is Clearance.READY:
            self.handle(Command.GO_ON)
        else:
            self.handle(Command.CANCEL)

    def unfinished(self) -> tuple[str, str]:
        """Return which page was left unfinished: a sentence and the label of its button, or "", "".

        The personal form is offered only once again.
        """
        page, words = self.first_run, self._services.phrases.start
        match self._services.coach.clearance():
            case Clearance.UNASKED:
                return words.unfinished_questions(), words.answer_them()
            case Clearance.ASK_FIRST:
                return words.unfinished_professional(), words.have_asked()
        if page is not None and page.in_form:
            page.in_form = False
            return words.unfinished_personal(), words.make_it_yours()
        return "", ""

    def go_back(self) -> None:
        """Open the page that was left unfinished."""
        page = self.first_run
        ready = self._services.coach.clearance() is Clearance.READY
        if page is not None and page.sheet is page.personal and ready:
            self._show(page)
            page.begin()
        else:
            self.ask_first_questions()

    # -- a start -----------------------------------------------------------------

    def start(self, of: CutOff | Practice | None = None) -> None:
        """Begin the start of a workout: today's, the rest of one that was cut off, a practice."""
        self.leave()
        services = self._services
        self._of = of
        if "before" in self.__dict__:
            self.before.looking.skip.setChecked(False)  # it was switched on for another day
        coach, workouts = services.coach, services.workouts
        looks = coach.asks and services.settings.get().look_first
        self._starter = Starter(coach, workouts, monotonic(), of=of, looks=looks)
        self._follow()

    def leave(self) -> None:
        """Cancel the start at any step, so that no workout begins later."""
        starter, self._starter = self._starter, None
        self._poll.stop()
        if starter is not None and starter.handle(Command.CANCEL, monotonic()):
            self._tell_cut_off()

    def handle(self, wish: Command | Number) -> bool:
        """Take an answer; return whether it was possible."""
        done = self._starter is not None and self._starter.handle(wish, monotonic())
        if done:
            self._follow()
        return done

    @cached_property
    def before(self) -> BeforePage:
        """The page that asks whether anything hurts."""
        from spinecoach.ui.pages.before import BeforePage

        page = BeforePage(self._services.phrases)
        page.wanted.connect(self.handle)
        page.looking.skip.toggled.connect(self._skip_warm_up)
        page.looking.always.toggled.connect(self._look_always)
        return page

    def _show_workout(self, starter: Starter) -> None:
        """Show the whole workout as it will be."""
        services = self._services
        unit = services.settings.get().unit
        self.before.looking.show_timeline(services.workouts.timeline(starter.plan), unit)

    def _skip_warm_up(self, skip: bool) -> None:  # noqa: FBT001 - as Qt hands it over
        if self._starter is not None:
            self._starter.warm_up(wanted=not skip)
            self._show_workout(self._starter)

    def _look_always(self, wanted: bool) -> None:  # noqa: FBT001 - as Qt hands it over
        if wanted != self._services.settings.get().look_first:
            self._services.changed(self._services.settings.change(look_first=wanted))

    def _look(self) -> None:
        """Check the lines; show the wait once it lasts."""
        if self._starter is None:
            return
        self._looks += 1
        if self._starter.poll(monotonic()) is not StartStep.LINES:
            self._follow()
        elif self._looks >= UNSEEN:
            self.before.waiting.show_progress(*self._starter.progress)
            if self._looks == UNSEEN:
                self._show_before(self._starter)

    def _follow(self) -> None:
        """Show what is asked now, or emit the workout that is ready."""
        starter = self._starter
        if starter is None:
            return
        if starter.step is StartStep.LINES:
            self._looks = 0
            self._poll.start()
            return
        self._poll.stop()
        if starter.step in ENDS:
            self._starter = None
        if starter.begun is not None:
            self.ready.emit(starter.begun)
        elif starter.step is StartStep.LEFT:
            from spinecoach.core.coaching.workouts import Practice

            practised = isinstance(self._of, Practice)
            self._tell_cut_off()
            (self.practice_left if practised else self.today_wanted).emit()
        elif starter.step in QUESTIONS:
            self.ask_first_questions()
        else:
            self._show_before(starter)

    def _show_before(self, starter: Starter) -> None:
        if starter.step is StartStep.LOOK:
            looking = self.before.looking
            looking.skip.setVisible(bool(starter.plan.warm_up) or looking.skip.isChecked())
            looking.always.setChecked(True)
            self._show_workout(starter)
        self.before.show_step(starter.step, starter.feeling.pain_before)
        self._show(self.before)
        self.before.begin()
        line = ALOUD.get(starter.step)
        if line is not None:
            self._services.workouts.say(self._services.phrases.pain.aloud(line))

    def _tell_cut_off(self) -> None:
        """Let a workout that was not continued be offered again."""
        from spinecoach.core.coaching.workouts import CutOff

        of, self._of = self._of, None
        if isinstance(of, CutOff):
            self.cut_off_left.emit()
