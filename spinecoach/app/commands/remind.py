"""`spinecoach remind`: reminds once while the program is closed, by a notification with buttons.

The system's timer runs it each day at the person's time. It looks at the settings, then at the
history, and is quiet if the day is done or excused, or if no training is due. Rules and memory are
those of the window's reminder (`core.coaching.reminders`): nobody is reminded twice, and while a
window is open, the window reminds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from spinecoach.adapters.files.reminder_memory import JsonReminderMemory
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.system.desktop_notice import (
    CLICKED,
    DesktopNotice,
    NoNoticeError,
)
from spinecoach.adapters.system.instance_lock import in_use
from spinecoach.app.commands.usual_options import add_command, paths_of
from spinecoach.app.run.program import OWN, command_line, remind_command
from spinecoach.session_bus import NoBusError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from typing import NoReturn

    from spinecoach.app.run.paths import Paths
    from spinecoach.core.coaching.coach import Coach
    from spinecoach.core.phrases.commands import CommandPhrases
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.record.logbook import DayDone

BEGIN, LATER = "begin", "later"
"""The answers of the notification's buttons."""

LOOK_S = 30.0
"""Seconds between two looks while the notification waits, or is put off."""

PATIENCE_S = 120.0
"""Seconds after the begin of a session in which its desktop learns to show notifications."""

STAY_S = 60.0
AGAIN_S = 900.0
"""Seconds between two looks of the command that stays: at the clock, and at the history."""


def register(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], words: CommandPhrases
) -> None:
    """Add the command to the program's parser."""
    from spinecoach.adapters.system.schedule import STAY

    remind = add_command(commands, words, "remind", words.remind(), run)
    remind.add_argument(STAY, action="store_true", help=words.remind_stay())
    # The folder of one of several people: it stays the same if their name is changed.
    remind.add_argument(OWN, default="", help=argparse.SUPPRESS)
    remind.set_defaults(of_person=False)  # it finds out whose files are meant


def run(options: argparse.Namespace) -> int:
    """Remind if it is time; return 1 if that was not possible."""
    from spinecoach.app.run.language import phrases_for

    paths, phrases = paths_of(options), options.phrases
    if options.own:
        if _name_of(paths, options.own) is None:
            sys.stdout.write(f"{phrases.commands.remind_not_now()}\n")
            return 0  # they train here no more
        paths = paths.of_person(options.own)
        language = getattr(options, "language", "")
        phrases = phrases_for(options.data_dir, language, data=paths.data)
    reminding = Reminding(paths, phrases)
    if options.stay:
        stay(reminding, remind_command(paths))
    return reminding.run()


def stay(
    reminding: Reminding,
    command: Sequence[str],
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Look at the clock for ever, and run the command whenever it may be time.

    That keeps this process small: what reads the history is loaded by the other one.
    """
    while True:
        if reminding.may_be_time():
            subprocess.run(command, check=False)  # noqa: S603 - our own program
            sleep(AGAIN_S)
        sleep(STAY_S)


class Notice(Protocol):
    """A notification from `show` to `close` (`DesktopNotice`)."""

    def show(self) -> None:
        """Show it; raise `NoBusError` or `NoNoticeError` if that is not possible."""

    def wait(self, seconds: float) -> str | None:
        """Wait for an answer; return it, "" if it was put away, None if nothing happened yet.

        Raise `NoNoticeError` if the desktop is gone, with the notification.
        """

    def close(self) -> None:
        """Take it away."""


class Reminding:
    """One person, and the notification that reminds them.

    `notice` makes a notification, `start` runs the program in place of this one.
    """

    def __init__(
        self,
        paths: Paths,
        phrases: Phrases,
        *,
        now: Callable[[], datetime] = datetime.now,
        notice: Callable[[str, str, Mapping[str, str]], Notice] | None = None,
        sleep: Callable[[float], None] = time.sleep,
        start: Callable[[Sequence[str]], None] | None = None,
    ) -> None:
        self._paths = paths
        self._phrases = phrases
        self._now = now
        self._notice = notice or self._notice_here
        self._sleep = sleep
        self._start = start or _become
        self._memory = JsonReminderMemory(paths.data, now)

    # -- whether it is time ------------------------------------------------------

    def may_be_time(self) -> bool:
        """Return whether all but the history says so; quick, and nothing is loaded for it."""
        at = JsonSettings(self._paths.data, only_read=True).get().reminder
        if in_use(self._paths.home):  # a window reminds by itself, and a workout needs no reminder
            return False
        return self._memory.get().due(self._now(), at, wanted=True)

    def _minutes_wanted(self) -> int | None:
        """Return how long today's workout takes; None if none is planned, or it is done."""
        from spinecoach.core.coaching.builder import Around, estimate
        from spinecoach.core.coaching.week_plan import week_plan
        from spinecoach.core.workout.minutes import whole_minutes

        today = self._now().date()
        done, first_day = self._done(today)
        coach, chosen = self._coach(), JsonSettings(self._paths.data, only_read=True).get()
        begins = _first_weekday(chosen)
        week = week_plan(done, coach.days(), today, first_weekday=begins, first_day=first_day)
        if not week.wanted_today:
            return None
        plan = coach.plan()
        around = Around(warm_up=coach.warm_up(), own_pace=coach.routine().own_pace)
        return whole_minutes(estimate(plan, chosen, self._phrases, around).seconds) if plan else 1

    def _done(self, today: date) -> tuple[Sequence[DayDone], date | None]:
        """Return the latest days with a workout or an excuse, and the first day of all.

        A history that cannot be read counts as empty: the person is reminded on the days that they
        chose, and the window then says what is wrong.
        """
        from spinecoach.adapters.history import FILE_NAME
        from spinecoach.adapters.history.sqlite import SqliteHistory
        from spinecoach.core.coaching.coach import LOOK_BACK

        if not (self._paths.data / FILE_NAME).exists():
            return (), None
        with closing(SqliteHistory(self._paths.data, only_read=True)) as history:
            found = history.days(today - LOOK_BACK), history.first_day()
            if history.trouble is None:
                return found
            sys.stderr.write(f"{self._phrases.troubles.cause(history.trouble)}\n")
            return (), None

    def _coach(self) -> Coach:
        """Return the coach for what needs no history."""
        from spinecoach.adapters.files.profile import JsonProfile
        from spinecoach.app.services.exercises import PersonExercises
        from spinecoach.core.coaching.coach import Coach

        data = self._paths.data
        exercises = PersonExercises(data, self._phrases.language)
        return Coach(
            exercises.packs,
            JsonSettings(data, only_read=True),
            JsonProfile(data, only_read=True),
            _no_history,
            lambda: self._now().date(),
            warm_ups=exercises.warm_ups,
        )

    # -- the notification --------------------------------------------------------

    def run(self) -> int:
        """Remind if it is time, and do what is answered; return 1 if that was not possible."""
        its = self._phrases.commands
        while True:
            minutes = self._minutes_wanted() if self.may_be_time() else None
            if minutes is None:
                sys.stdout.write(f"{its.remind_not_now()}\n")
                return 0
            before = self._memory.get()
            self._memory.keep(before.after_reminding(self._now()))
            try:
                answer = self._ask(minutes)
            except (NoBusError, NoNoticeError) as error:
                self._memory.keep(before)  # so the next run tries again
                sys.stderr.write(f"{its.remind_not_possible(str(error))}\n")
                return 1
            if answer in {CLICKED, BEGIN}:
                self._start(self._program())
            if answer != LATER or not self._wait_until_later():
                return 0

    def _program(self) -> list[str]:
        """Return the command line that opens the window of this person."""
        name = _name_of(self._paths, self._paths.own) if self._paths.shared else None
        return command_line(self._paths.named, person=name or "")

    def _ask(self, minutes: int) -> str:
        """Show the notification; return the answer, "" if none comes or none is needed any more."""
        its = self._phrases.week
        buttons = {CLICKED: its.begin(), BEGIN: its.begin(), LATER: its.snooze()}
        notice = self._notice(its.reminder(), its.reminder_text(minutes), buttons)
        self._show(notice)
        today = self._now().date()
        try:
            while (answer := self._wait(notice)) is None:
                if in_use(self._paths.home) or self._now().date() != today:
                    return ""
        finally:
            notice.close()
        return answer

    def _wait(self, notice: Notice) -> str | None:
        """Wait for an answer; show it again if the desktop has begun again meanwhile."""
        try:
            return notice.wait(LOOK_S)
        except NoNoticeError:
            self._show(notice)
            return None

    def _notice_here(self, title: str, words: str, buttons: Mapping[str, str]) -> Notice:
        if sys.platform in {"darwin", "win32"}:
            from spinecoach.app.commands.tray_notice import TrayNotice

            return TrayNotice(title, words, self._phrases, BEGIN, LATER)
        return DesktopNotice(title, words, buttons)

    def _show(self, notice: Notice) -> None:
        """Show it; a desktop that is just beginning is asked again."""
        for _ in range(round(PATIENCE_S / LOOK_S)):
            try:
                notice.show()
            except NoNoticeError:
                self._sleep(LOOK_S)
            else:
                return
        notice.show()

    def _wait_until_later(self) -> bool:
        """Put the reminder off; return False if half an hour later is another day."""
        state = self._memory.get().snooze(self._now())
        self._memory.keep(state)
        if state.snoozed is None:
            return False
        while self._now() < state.snoozed:
            self._sleep(LOOK_S)
        return True


def _name_of(paths: Paths, own: str) -> str | None:
    """Return the name of the person whose folder has that name; None if there is none."""
    from spinecoach.app.run.people import found

    person = found(paths).people.of(own)
    return None if person is None else person.name


def _first_weekday(chosen: Preferences) -> int:
    """Return the day on which a week begins; without Qt nobody knows what is usual here."""
    from spinecoach.core.record.adherence import MONDAY, first_weekday

    if chosen.week_start:
        return first_weekday(chosen.week_start, MONDAY)
    try:
        from spinecoach.ui.local_week import chosen_first_weekday
    except ImportError:
        return MONDAY
    return chosen_first_weekday(chosen)


def _no_history() -> NoReturn:
    raise LookupError


def _become(command: Sequence[str]) -> None:
    """Run the program in place of this one, so that whatever started this one waits for it."""
    if sys.platform == "win32":
        subprocess.run(command, check=False)  # noqa: S603 - our own program
    else:
        os.execv(command[0], [*command])  # noqa: S606 - our own program
