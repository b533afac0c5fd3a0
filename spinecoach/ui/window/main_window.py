"""The window: a row of tabs, and the open page.

It only navigates: `ui.flows` leads to a workout and through it. Only Today exists at the start;
every other page is built when it is first opened.
"""

from __future__ import annotations

import sys
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from spinecoach.core.workout.window_keymap import (
    IN_WORKOUT,
    TABS,
    WindowCommand,
    plain_command,
)
from spinecoach.ui.pages.today.page import TodayPage
from spinecoach.ui.widgets.tab_order import without_proxies
from spinecoach.ui.window.full_screen import FullScreen
from spinecoach.ui.window.page_stack import PageStack
from spinecoach.ui.window.tabs import Tab, TabBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.people import Person
    from spinecoach.core.coaching.starter import Begun
    from spinecoach.core.coaching.workouts import CutOff, Practice
    from spinecoach.core.workout.performance import Summary
    from spinecoach.ui.flows.plan_flow import PlanFlow
    from spinecoach.ui.flows.start_flow import StartFlow
    from spinecoach.ui.flows.summary_flow import SummaryFlow
    from spinecoach.ui.media.headset_key import HeadsetKey
    from spinecoach.ui.pages.exercises.page import ExercisesPage
    from spinecoach.ui.pages.progress.page import ProgressPage
    from spinecoach.ui.pages.progress.workout_editor import Kept
    from spinecoach.ui.pages.routine.page import RoutinePage
    from spinecoach.ui.pages.settings.page import SettingsPage
    from spinecoach.ui.pages.summary.page import SummaryPage
    from spinecoach.ui.pages.when_to_stop import WhenToStopPage
    from spinecoach.ui.pages.who_trains import WhoTrainsPage
    from spinecoach.ui.pages.workout.page import WorkoutPage
    from spinecoach.ui.services import Services
    from spinecoach.ui.window.keys_panel import KeysPanel
    from spinecoach.ui.window.reminder import Reminder
    from spinecoach.ui.window.running import Running


class Renewal(Enum):
    """Why the window is rebuilt."""

    LANGUAGE = "language"
    ARCHIVE = "archive"
    ARCHIVE_UNDONE = "archive undone"
    PERSON = "person"
    SHARED = "shared"


class MainWindow(QMainWindow):
    """Owns the pages and navigates between them; `first_painted` is emitted once Today is shown.

    After it is closed, `renewal` says why it must be rebuilt; None = it was closed for good.
    `next_person` is who trains then, if it is somebody else.
    """

    first_painted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._running: Running | None = None
        self._headset: HeadsetKey | None = None
        self._reminder: Reminder | None = None
        self._painted = False
        self._closing = False
        self._waiting = ""
        self.renewal: Renewal | None = None
        self.next_person: Person | None = None
        self._screen = FullScreen(self)
        self.setWindowTitle("SpineCoach")
        self.today = TodayPage(services)
        self.today.start_wanted.connect(self.start_workout)
        self.today.routine_wanted.connect(self._change_routine)
        self.today.exercise_wanted.connect(self._show_exercise)
        self.today.notices.unfinished_wanted.connect(self._go_back)
        self.today.notices.go_on_wanted.connect(self.start_workout)
        self._build()
        self._screen.restore(services.settings.get().window)
        if services.never_asked:
            self._start_flow.ask_first_questions()

    def _build(self) -> None:
        self._nav = TabBar(self._services.phrases)
        self._nav.wanted.connect(self.go)
        self._nav.person_wanted.connect(lambda: self._open(self.who))
        self._show_person()
        self._stack = PageStack(self.today)
        self.today.setAccessibleName(self._services.phrases.window.does(WindowCommand.TODAY))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._nav)
        column.addWidget(self._stack, stretch=1)
        self.setCentralWidget(whole)

    def _show_person(self) -> None:
        """Show who trains if there are several."""
        if self._services.shared or self._nav.person is not None:
            household = self._services.people
            self._nav.show_person(household.current if household.people.several else None)

    # -- keys --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Carry out a key that no widget used."""
        from PySide6.QtGui import QKeySequence  # not before the first paint: it has many names

        command = plain_command(QKeySequence(event.key()).toString())
        if command is None or not self._obey(command):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Let Tab stop at everything on the open page."""
        with without_proxies(self.open_page):
            return super().focusNextPrevChild(next)

    def _obey(self, command: WindowCommand) -> bool:
        """Do what a key stands for; return whether that was possible."""
        if self._running is not None and command not in IN_WORKOUT:
            return False
        if command in TABS:
            self.go(Tab(command.value))
            return True
        return {
            WindowCommand.BACK: self._step_back,
            WindowCommand.UNDO: self._stack.undo,
            WindowCommand.KEYS: self._list_keys,
            WindowCommand.FULL_SCREEN: self._fill_screen,
            WindowCommand.QUIT: self.close,
        }[command]()

    def _step_back(self) -> bool:
        """Go back: from a page to the tab that led to it, from a tab to Today."""
        tab = self._nav.tab
        at_tab = self.open_page is self.__dict__.get(tab.value)
        if at_tab and tab is Tab.TODAY:
            return False
        self.go(Tab.TODAY if at_tab else tab)
        return True

    def _list_keys(self) -> bool:
        if self._running is None:
            self.keys.toggle()
            return True
        from spinecoach.core.workout.commands import Command
        from spinecoach.core.workout.keymap import WORKING

        if self.workout.context in WORKING:
            self.workout.wanted.emit(Command.HELP)
        return True

    def _fill_screen(self) -> bool:
        self._screen.toggle()
        return True

    @cached_property
    def keys(self) -> KeysPanel:
        """The list of keys, which covers the open page."""
        from spinecoach.ui.window.keys_panel import KeysPanel

        return KeysPanel(self._stack, self._services.phrases)

    # -- pages -------------------------------------------------------------------

    @cached_property
    def _start_flow(self) -> StartFlow:
        """The flow from Start to the first movement."""
        from spinecoach.ui.flows.start_flow import StartFlow

        flow = StartFlow(self._services, self._open)
        flow.ready.connect(self._begin)
        flow.cut_off_left.connect(self.today.offer_to_go_on)
        flow.today_wanted.connect(lambda: self.go(Tab.TODAY))
        flow.lists_wanted.connect(lambda: self.go(Tab.STOP))
        flow.practice_left.connect(lambda: self.go(Tab.EXERCISES))
        return flow

    @cached_property
    def stop(self) -> WhenToStopPage:
        """The page with the lists "When to stop"."""
        from spinecoach.ui.pages.when_to_stop import WhenToStopPage

        return WhenToStopPage(self._services.phrases)

    @cached_property
    def exercises(self) -> ExercisesPage:
        """The page about the exercises."""
        from spinecoach.ui.pages.exercises.page import ExercisesPage

        page = ExercisesPage(self._services)
        page.practice_wanted.connect(self.start_workout)
        return page

    def _show_exercise(self, own: str) -> None:
        self.go(Tab.EXERCISES)
        self.exercises.open_exercise(own)

    @cached_property
    def progress(self) -> ProgressPage:
        """The page about what was done."""
        from spinecoach.ui.pages.progress.page import ProgressPage

        its = self._services
        return ProgressPage(
            its.records.past, its.settings, its.phrases, first_weekday=its.first_weekday
        )

    @cached_property
    def settings(self) -> SettingsPage:
        """The settings page."""
        from spinecoach.ui.pages.settings.page import SettingsPage

        page = SettingsPage(self._services)
        page.questions_wanted.connect(self._start_flow.ask_first_questions)
        page.routine_wanted.connect(self._change_routine)
        page.language_changed.connect(lambda: self._renew(Renewal.LANGUAGE))
        page.archive_brought_in.connect(lambda: self._renew(Renewal.ARCHIVE))
        page.archive_undone.connect(lambda: self._renew(Renewal.ARCHIVE_UNDONE))
        page.keys_changed.connect(self._forget_workout)
        page.keys.waits.connect(self._wait_for_headset)
        page.people_changed.connect(self._show_person)
        page.person_wanted.connect(self.let_train)
        return page

    @cached_property
    def who(self) -> WhoTrainsPage:
        """The page that asks who trains."""
        from spinecoach.ui.pages.who_trains import WhoTrainsPage

        page = WhoTrainsPage(self._services.people, self._services.phrases)
        page.chosen.connect(self.let_train)
        return page

    def let_train(self, person: Person) -> None:
        """Let somebody train: the window is built anew for them, never in mid-workout."""
        if person.own == self._services.people.current.own:
            self.go(Tab.TODAY)
        elif self._running is None:
            self.next_person = person
            self._renew(Renewal.PERSON)

    def come_back(self, renewal: Renewal) -> None:
        """Open the settings at the change for which the window was rebuilt."""
        self.go(Tab.SETTINGS)
        if renewal is not Renewal.LANGUAGE:
            self.settings.show_archive()
        if renewal is Renewal.ARCHIVE_UNDONE:
            self.settings.archive.tell_undone()

    def open_file(self, path: str) -> None:
        """Show what a plan or an archive would bring, after a running workout; nothing changes."""
        from spinecoach.core.coaching.plan import ENDING

        if self._running is not None:
            self._waiting = path
        elif path.endswith(ENDING):
            self._plan_flow.open_file(path)
        else:
            self.go(Tab.SETTINGS)
            self.settings.archive.open_file(path)
            self.settings.show_archive()

    @cached_property
    def _plan_flow(self) -> PlanFlow:
        """Leads from the file of a plan to the routine in use."""
        from spinecoach.ui.flows.plan_flow import PlanFlow

        flow = PlanFlow(self._services, self._open)
        flow.changed.connect(self._show_other_routine)
        flow.kept.connect(self.today.notices.tell_kept)
        flow.left.connect(lambda: self.go(Tab.TODAY))
        return flow

    def _show_other_routine(self) -> None:
        """Show routine and exercises again: they may be others now."""
        self.today.refresh()
        self.today.prepare()
        if (exercises := self.__dict__.get("exercises")) is not None:
            exercises.refresh()

    def _renew(self, renewal: Renewal) -> None:
        """Close the window to rebuild it; nothing that was done is lost."""

        def close() -> None:
            self.renewal = renewal if self.close() else None

        QTimer.singleShot(0, close)  # later, since the page goes with the window

    @cached_property
    def routine(self) -> RoutinePage:
        """The page on which the routine is edited."""
        from spinecoach.ui.pages.routine.page import RoutinePage

        page = RoutinePage(self._services)
        page.done.connect(lambda: self.go(Tab.TODAY))
        page.changed.connect(self.today.refresh)
        page.changed.connect(self.today.prepare)
        page.plan_opened.connect(self.open_file)
        return page

    def _change_routine(self) -> None:
        self._open(self.routine)

    @cached_property
    def workout(self) -> WorkoutPage:
        """The workout page."""
        from spinecoach.ui.figure import FigureWidget
        from spinecoach.ui.pages.workout.page import WorkoutPage

        phrases = self._services.phrases
        return WorkoutPage(FigureWidget(phrases), phrases)

    def _wait_for_headset(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        """Let a headset's button be the key that the settings wait for (Linux)."""
        if self._headset is None and sys.platform == "linux":
            from spinecoach.ui.media.headset_key import HeadsetKey

            self._headset = HeadsetKey(self._services.phrases)
            self._headset.pressed.connect(self.settings.keys.press)
        if self._headset is not None:
            self._headset.listen(on=on)

    def _forget_workout(self) -> None:
        """Let the workout page be built anew: its buttons and lists name keys."""
        page = self.__dict__.pop("workout", None)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    @cached_property
    def _summary_flow(self) -> SummaryFlow:
        """The flow after the end of a workout."""
        from spinecoach.ui.flows.summary_flow import SummaryFlow

        flow = SummaryFlow(self._services)
        page = flow.page
        page.today_wanted.connect(lambda: self.go(Tab.TODAY))
        page.progress_wanted.connect(lambda: self.go(Tab.PROGRESS))
        page.elsewhere_wanted.connect(self._add_elsewhere)
        page.lists_wanted.connect(lambda: self.go(Tab.STOP))
        return flow

    @property
    def summary(self) -> SummaryPage:
        """The summary page."""
        return self._summary_flow.page

    def _add_elsewhere(self) -> None:
        """Open the form for a workout done elsewhere."""
        self.go(Tab.PROGRESS)
        self.progress.write_down()

    def go(self, tab: Tab) -> None:
        """Open a page; Today updates its plan, because the settings may have changed."""
        self._start_flow.leave()
        if tab is Tab.TODAY:
            self.today.renew()
            self._offer_unfinished()
            self._remind()
        self._nav.select(tab)
        page = getattr(self, tab.value)
        page.setAccessibleName(self._services.phrases.window.does(WindowCommand(tab.value)))
        self._open(page)
        if self._waiting:  # a file that was opened in a workout
            path, self._waiting = self._waiting, ""
            self.open_file(path)

    def _open(self, page: QWidget) -> None:
        kept = self._stack.leave()
        if "keys" in self.__dict__:
            self.keys.hide()
        self._nav.setVisible(page is not self.__dict__.get("workout"))
        self._stack.open(page)
        if kept is not None:
            self._tell_kept(kept)

    def _tell_kept(self, kept: Kept) -> None:
        to = self.progress if self._at_progress else self.today.notices
        to.tell_kept(kept)

    @property
    def _at_progress(self) -> bool:
        return self.open_page is self.__dict__.get("progress")

    @property
    def open_page(self) -> QWidget:
        """The open page."""
        return self._stack.page

    # -- the workout -------------------------------------------------------------

    def start_workout(self, of: CutOff | Practice | None = None) -> None:
        """Start a workout: today's, the rest of one that was cut off, or a practice."""
        if self._running is None:
            self._start_flow.start(of)

    def _begin(self, begun: Begun) -> None:
        from spinecoach.ui.window.running import Running

        self.today.stop_watching()
        self._running = running = Running(begun, self.workout, self._services)
        running.flow.conductor.finished.connect(self._finished)
        running.flow.full_screen_wanted.connect(self._screen.toggle)
        running.window_wanted.connect(self.come_forward)
        self._open(self.workout)
        self._screen.begin(fill=self._services.settings.get().full_screen)
        running.begin()
        if begun.captions:
            self.workout.tell(self._services.phrases.start.voice_too_slow())

    def _finished(self, summary: Summary) -> None:
        feeling = self._detach()
        self._screen.end()
        self._summary_flow.show(summary, feeling)
        self._open(self.summary)

    def _detach(self) -> Feeling | None:
        """Detach from the running workout; return the answers given in it, None if none runs."""
        running, self._running = self._running, None
        return running.end() if running is not None else None

    # -- the window itself -------------------------------------------------------

    def come_forward(self) -> None:
        """Come to the front: a second process was started and asked this one to."""
        from spinecoach.ui.window.frame import come_forward

        come_forward(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint and, once that is on the screen, begin everything slow."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        """Build what was not needed for the first paint."""
        self.first_painted.emit()
        from spinecoach.ui.window import after_first_paint

        after_first_paint.equip(self, self._services, self._obey)
        self.today.renew()
        self.today.offer_to_go_on()
        self._offer_unfinished()
        self._remind()

    def show_news(self) -> None:
        """Show what came from elsewhere, on the page that is open.

        Routines, dumbbells and settings change only where somebody looks at Today.
        """
        if self.open_page is self.today and self._services.records.take_in_shared():
            self._services.changed(self._services.settings.get())
            self._renew(Renewal.SHARED)
        elif self.open_page is self.today:
            self.today.renew()
        elif self._at_progress:
            self.progress.refresh()

    def _remind(self) -> None:
        """Start or stop the reminder, according to the settings."""
        if self._reminder is not None:
            self._reminder.refresh()
        elif self._services.settings.get().reminder:
            from datetime import datetime

            from spinecoach.ui.window.reminder import Reminder

            self._reminder = Reminder(self._services, datetime.now, self.windowIcon(), self)
            self._reminder.wanted.connect(self._begin_reminded)
            self._reminder.look()

    def _begin_reminded(self) -> None:
        self.come_forward()
        if self._running is None:
            self.go(Tab.TODAY)

    def _go_back(self) -> None:
        self._start_flow.go_back()

    def _offer_unfinished(self) -> None:
        """Show on Today which page was left unfinished, such as the questions about health."""
        self.today.notices.offer_unfinished(*self._start_flow.unfinished())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Interrupt a workout, which the next start offers to resume; keep the window's size.

        A form with unsaved input keeps the window open once. So do changes that are saved because
        the window closes: the person sees that and can undo them.
        """
        progress = self.__dict__.get("progress")
        if progress is not None and progress.holds_back_close():
            self.go(Tab.PROGRESS)
            progress.show_unsaved()
            event.ignore()
            return
        if (kept := self._stack.leave()) is not None and not self._closing:
            self._closing = kept.undo is None  # refused changes: the next time it closes anyway
            if not self._at_progress:
                self.go(Tab.TODAY)
            self._tell_kept(kept)
            event.ignore()
            return
        if self._running is not None:
            self._running.flow.conductor.break_off()
        self._detach()
        self._start_flow.leave()
        self.today.stop_watching()
        self._services.settings.change(window=self._screen.shape)
        super().closeEvent(event)
