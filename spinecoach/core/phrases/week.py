"""The week of a person's days: what each day is, what to do today, reminders."""

from __future__ import annotations

from spinecoach.core.coaching.week_plan import DayAdvice, DayKind, DaysMistake, NextDay
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.common import CommonPhrases


class WeekPhrases(PhraseGroup):
    """The week of a person's days: what each day is, what to do today, reminders."""

    # -- the days ----------------------------------------------------------------

    def day(self, weekday: int, kind: DayKind) -> str:
        """Say what a day of the week is: "Monday: done"; 0 = Monday."""
        return self.text("{day}: {kind}", day=self._day(weekday), kind=self._kind(kind))

    def today(self, weekday: int, kind: DayKind) -> str:
        """Say what today is: "Monday: planned, today"."""
        return self.text("{day}: {kind}, today", day=self._day(weekday), kind=self._kind(kind))

    def after(self, anchor: str) -> str:
        """Say what the workouts come after: "the morning coffee", as the person typed it."""
        return self.text("After: {anchor}", anchor=anchor)

    def _day(self, weekday: int) -> str:
        return CommonPhrases(self._catalogue).weekday(weekday)

    def _kind(self, kind: DayKind) -> str:
        match kind:
            case DayKind.DONE:
                return self.in_context("a day of the week", "done")
            case DayKind.PARTIAL:
                return self.in_context("a day of the week", "begun")
            case DayKind.EXCUSED:
                return self.in_context("a day of the week", "excused")
            case DayKind.TODAY | DayKind.PLANNED:
                return self.in_context("a day of the week", "planned")
            case DayKind.REST:
                return self.in_context("a day of the week", "rest")

    # -- advice for today --------------------------------------------------------

    def advice(self, advice: DayAdvice, following: NextDay) -> str:
        """Say what to do today, and when the next workout is."""
        return self._whatever_follows(advice) or self._with(advice, self._following(following))

    def day_of(self, number: int, of: int, following: NextDay) -> str:
        """Say after a workout which day of the week's it was, and when the next workout is."""
        day = self._following(following)
        if number > of:
            return self.plural(
                "{number} day done this week. Next: {day}.",
                "{number} days done this week. Next: {day}.",
                number,
                day=day,
            )
        return self.text(
            "Day {number} of {of} is done. Next: {day}.", number=number, of=of, day=day
        )

    def _whatever_follows(self, advice: DayAdvice) -> str:
        if advice is DayAdvice.OWN_DAY:
            return self.text("Today is one of your days.")
        if advice is DayAdvice.CATCH_UP:
            return self.text("Not one of your days, but a good day to catch up.")
        if advice is DayAdvice.REST_BEFORE_TOMORROW:
            return self.text("Rest today, tomorrow is better.")
        return ""

    def _with(self, advice: DayAdvice, day: str) -> str:
        if advice is DayAdvice.NEWCOMER:
            return self.text("Your first day is {day}, but you can start today.", day=day)
        if advice is DayAdvice.DONE:
            return self.text("Done for today. Next: {day}.", day=day)
        if advice is DayAdvice.EXCUSED:
            return self.text("Today is excused. Next: {day}, if you feel well.", day=day)
        if advice is DayAdvice.REST:
            return self.text("Rest today. Next: {day}.", day=day)
        if advice is DayAdvice.WEEK_DONE:
            return self.text("This week's days are done. Next: {day}.", day=day)
        return self.text("A rest day. Next: {day}.", day=day)

    def _following(self, day: NextDay) -> str:
        if day.tomorrow:
            return self.text("tomorrow")
        if day.next_week:
            return self.text("{day} next week", day=self._day(day.weekday))
        return self._day(day.weekday)

    # -- choosing days -----------------------------------------------------------

    def days_mistake(self, mistake: DaysMistake) -> str:
        """Say what is wrong with a choice of days."""
        match mistake:
            case DaysMistake.NONE:
                return self.text("Choose at least one day.")
            case DaysMistake.NO_REST:
                return self.text("Choose at most six days: one is for rest.")

    # -- the reminder ------------------------------------------------------------

    def reminder(self) -> str:
        """Return the title of the reminder."""
        return self.text("Time for your spine")

    def reminder_text(self, minutes: int) -> str:
        """Return what the reminder says."""
        return self.plural(
            "Today is one of your days: about {number} minute.",
            "Today is one of your days: about {number} minutes.",
            minutes,
        )

    def begin(self) -> str:
        """Return the entry of the reminder's menu that opens the window."""
        return self.text("Begin")

    def snooze(self) -> str:
        """Return the entry of the reminder's menu that puts it off."""
        return self.text("In half an hour")

    def not_today(self) -> str:
        """Return the entry of the reminder's menu that hides it."""
        return self.text("Not today")
