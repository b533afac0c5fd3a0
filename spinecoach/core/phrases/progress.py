"""The progress page: its headline, weeks and days in sentences, excused days, its buttons."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach.core.coaching.week_plan import USUAL
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.common import CommonPhrases
from spinecoach.core.record.adherence import (
    BAND,
    GUIDELINE_DAYS,
    ON_TRACK,
    SHOWN_WEEKS,
    Mark,
    Week,
    WeekVerdict,
    days_left,
    latest_judged,
    mean_adherence,
    streak,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LEAST_STREAK = 2
"""One kept week alone is no streak."""


class ProgressView(Enum):
    """The views of the progress page."""

    WEEKS = auto()
    EXERCISES = auto()
    FEELINGS = auto()
    WORKOUTS = auto()


class Reason(Enum):
    """The reasons that a person can give for a day; the values are what the history keeps."""

    ILL = "ill"
    TRAVELLING = "travelling"
    OTHER = "other"


class ProgressPhrases(PhraseGroup):
    """The progress page: its headline, weeks and days in sentences, excused days, its buttons."""

    @cached_property
    def _common(self) -> CommonPhrases:
        return CommonPhrases(self._catalogue)

    # -- the weeks in sum --------------------------------------------------------

    def headline(self, history: Sequence[Week]) -> str:
        """Say how many of the last twelve judged weeks were kept."""
        shown = [week for week in history[-SHOWN_WEEKS - 1 :] if week.adherence is not None]
        shown = shown[-SHOWN_WEEKS:]
        kept = sum(week.verdict is WeekVerdict.KEPT for week in shown)
        if not shown:
            return self._not_yet(begun=any(week.done or week.partial for week in history))
        if not kept:
            return self._none_kept(sum(week.done for week in shown), len(shown))
        if len(shown) == 1:
            return self.text("You kept your days last week")
        return self.text(
            "You kept your days in {kept} of the last {weeks} weeks", kept=kept, weeks=len(shown)
        )

    def _not_yet(self, *, begun: bool) -> str:
        if begun:
            return self.text("Your first weeks have begun")
        return self.text("Your weeks will appear here")

    def _none_kept(self, done: int, weeks: int) -> str:
        if not done:
            return self.text("A fresh start: this week counts")
        if weeks == 1:
            return self.plural(
                "You did {number} day last week", "You did {number} days last week", done
            )
        return self.plural(
            "You did {number} day in the last {weeks} weeks",
            "You did {number} days in the last {weeks} weeks",
            done,
            weeks=weeks,
        )

    def how_weeks_are_kept(self) -> str:
        """Say, before there is any history, what will be counted."""
        return self.text(
            "Each workout fills a day, and enough days make a week that you kept. "
            "One missed week in four does not end your streak."
        )

    def summary(self, history: Sequence[Week], today: date) -> str:
        """Say the mean of four weeks, the streak, and how the current week stands."""
        now = self.current_week(history[-1], today) if history else ""
        return " ".join(filter(None, (self.standing(history), now)))

    def standing(self, history: Sequence[Week]) -> str:
        """Say the mean of four weeks and the streak; "" if there is neither."""
        return " ".join(filter(None, (self.mean(history), self.streak(history))))

    def mean(self, history: Sequence[Week]) -> str:
        """Say which part of the person's own target was reached in the last four weeks."""
        mean = mean_adherence(history)
        if mean is None:
            return ""
        share, weeks = self._common.percent(round(mean * 100)), len(latest_judged(history))
        if mean >= ON_TRACK:
            return self.plural(
                "On track: {share} of your target days last week.",
                "On track: {share} of your target days in the last {number} weeks.",
                weeks,
                share=share,
            )
        return self.plural(
            "{share} of your target days last week.",
            "{share} of your target days in the last {number} weeks.",
            weeks,
            share=share,
        )

    def streak(self, history: Sequence[Week]) -> str:
        """Say how many weeks in a row were kept; "" if there is nothing to be proud of."""
        run = streak(history)
        if not run.unbroken and run.kept:
            return self.plural(
                "You kept {kept} of the last {number} week.",
                "You kept {kept} of the last {number} weeks.",
                run.weeks,
                kept=run.kept,
            )
        if run.kept < LEAST_STREAK:
            return ""
        if run.free == 0:
            return self.plural(
                "{number} week kept in a row.", "{number} weeks kept in a row.", run.kept
            )
        return self.plural(
            "Streak: {kept} weeks kept, {number} week off.",
            "Streak: {kept} weeks kept, {number} weeks off.",
            run.free,
            kept=run.kept,
        )

    def whole_period(self, kept: int, weeks: int) -> str:
        """Say how many weeks of a long period were kept."""
        return self.plural(
            "{kept} of {number} week kept over the whole period.",
            "{kept} of {number} weeks kept over the whole period.",
            weeks,
            kept=kept,
        )

    def current_week(self, week: Week, today: date) -> str:
        """Say how the current week stands, without a judgement and without the impossible."""
        if week.done > BAND[1]:
            return self.plural(
                "{number} day done this week: plan a rest day.",
                "{number} days done this week: plan a rest day.",
                week.done,
            )
        if week.done >= week.due:
            return self._kept_already(week)
        said = self._to_go(week, days_left(week, today, rest_between=week.target <= USUAL))
        if week.done < GUIDELINE_DAYS:
            return said
        counts = self.text(
            "{days} strength days a week are the guideline for adults, "
            "so this week counts already.",
            days=GUIDELINE_DAYS,
        )
        return f"{said} {counts}"

    def _kept_already(self, week: Week) -> str:
        if not week.done:
            return self.text("This week is excused.")
        return self.plural(
            "{number} day done this week: your days are kept.",
            "{number} days done this week: your days are kept.",
            week.done,
        )

    def _to_go(self, week: Week, left: int) -> str:
        missing = week.due - week.done
        if missing <= left:
            return self.plural(
                "{number} day done this week, {missing} to go.",
                "{number} days done this week, {missing} to go.",
                week.done,
                missing=missing,
            )
        if left > 1:
            return self.plural(
                "{number} day done this week; you can still do {left}.",
                "{number} days done this week; you can still do {left}.",
                week.done,
                left=left,
            )
        if left:
            return self.plural(
                "{number} day done this week; you can still do one more.",
                "{number} days done this week; you can still do one more.",
                week.done,
            )
        return self.plural(
            "{number} day done this week.", "{number} days done this week.", week.done
        )

    # -- one week, one day -------------------------------------------------------

    def week_facts(self, week: Week) -> str:
        """Say everything about one week."""
        done = [
            self._common.weekday((week.start + timedelta(days=number)).weekday())
            for number, mark in enumerate(week.marks)
            if mark is Mark.DONE
        ]
        said = [self._days_of(week), self.verdict(week.verdict)]
        if done:
            said.append(self.text("Done: {days}.", days=self._common.listed(done)))
        if week.partial:
            said.append(
                self.plural("{number} day in part.", "{number} days in part.", week.partial)
            )
        if week.excused:
            said.append(
                self.plural("{number} day excused.", "{number} days excused.", week.excused)
            )
        return " ".join(said)

    def _days_of(self, week: Week) -> str:
        return self.plural(
            "{week}: {number} day done, your target {target}.",
            "{week}: {number} days done, your target {target}.",
            week.done,
            week=self.span(week),
            target=week.target,
        )

    def verdict(self, verdict: WeekVerdict) -> str:
        """Say what a week comes to."""
        return {
            WeekVerdict.KEPT: self.text("This week was kept."),
            WeekVerdict.MISSED: self.text("This week was not kept."),
            WeekVerdict.EXCUSED: self.text("This week is excused."),
            WeekVerdict.CURRENT: self.text("This week is not over yet."),
            WeekVerdict.FIRST: self.text("This was your first week."),
            WeekVerdict.BEFORE: self.text("You had not begun yet."),
        }[verdict]

    def span(self, week: Week) -> str:
        """Name a week by its first and last day: "16 to 22 November 2026"."""
        first, last = week.start, self._common.long_date(week.end)
        if first.year != week.end.year:
            return self.period(week.start, week.end)
        if first.month != week.end.month:
            return self.text(
                "{first} to {last}", first=self._common.day_and_month(first), last=last
            )
        return self.in_context("days of one month", "{first} to {last}", first=first.day, last=last)

    def period(self, first: date, last: date) -> str:
        """Name a period by its first and last day."""
        return self.text(
            "{first} to {last}",
            first=self._common.long_date(first),
            last=self._common.long_date(last),
        )

    def day_facts(self, day: date, mark: Mark) -> str:
        """Say what one day holds."""
        values = {
            "weekday": self._common.weekday(day.weekday()),
            "date": self._common.long_date(day),
        }
        match mark:
            case Mark.DONE:
                return self.text("{weekday}, {date}: done.", **values)
            case Mark.PARTIAL:
                return self.text("{weekday}, {date}: done in part.", **values)
            case Mark.EXCUSED:
                return self.text("{weekday}, {date}: excused.", **values)
            case _:
                return self.text("{weekday}, {date}: free.", **values)

    def mark(self, mark: Mark) -> str:
        """Say in one word, beside its sign, what a day is."""
        return {
            Mark.DONE: self.in_context("a day", "done"),
            Mark.PARTIAL: self.in_context("a day", "in part"),
            Mark.EXCUSED: self.in_context("a day", "excused"),
            Mark.NONE: self.in_context("a day", "free"),
        }[mark]

    # -- excused days ------------------------------------------------------------

    def excuse_facts(self, mark: Mark, reason: str | None) -> str:
        """Say whether a day is excused and why, or what an excuse would do."""
        match reason:
            case None:
                return self._what_an_excuse_does(mark)
            case "ill":
                return self.text("Excused because you were ill. It does not count against you.")
            case "travelling":
                return self.text(
                    "Excused because you were travelling. It does not count against you."
                )
            case "pain":
                return self.text("Excused because it hurt. It does not count against you.")
            case _:
                return self.text("Excused. It does not count against you.")

    def _what_an_excuse_does(self, mark: Mark) -> str:
        if mark is Mark.DONE:
            return self.text("This day counts: there is nothing to excuse.")
        if mark is Mark.EXCUSED:
            return self.text("Excused already: that workout was stopped because it hurt.")
        return self.text("An excused day lowers its week's target by one. Why?")

    # -- the page ----------------------------------------------------------------

    def view(self, view: ProgressView) -> str:
        """Return the label of the button that shows a view."""
        return {
            ProgressView.WEEKS: self.text("Weeks"),
            ProgressView.EXERCISES: self.in_context("a view of the progress", "Exercises"),
            ProgressView.FEELINGS: self.text("Pain and effort"),
            ProgressView.WORKOUTS: self.in_context("a view of the progress", "Workouts"),
        }[view]

    def views(self) -> str:
        """Name the choice among the views for a screen reader."""
        return self.text("What to look at")

    def save_picture(self) -> str:
        """Return the label of the button that saves what is shown."""
        return self.text("Save the picture…")

    def copy_picture(self) -> str:
        """Return the label of the button that copies what is shown."""
        return self.text("Copy the picture")

    def picture_copied(self) -> str:
        """Say that the picture can be pasted now."""
        return self.text("The picture is copied. Paste it where you want it.")

    def picture_dialog(self) -> str:
        """Return the title of the dialogue that asks where to save."""
        return self.text("Save the picture")

    def picture_kinds(self) -> str:
        """Return the kinds of file for the dialogue, as Qt wants them."""
        return self.text("Picture (*.png);;Drawing (*.svg)")

    def picture_saved(self, path: str) -> str:
        """Say where the picture is."""
        return self.text("The picture is in {path}.", path=path)

    def picture_not_saved(self, path: str, reason: str) -> str:
        """Say that the picture could not be written."""
        return self.text(
            "The picture cannot be written to {path}: {reason}", path=path, reason=reason
        )

    def earlier(self) -> str:
        """Return the label of the button that shows earlier weeks."""
        return self.text("← Earlier")

    def later(self) -> str:
        """Return the label of the button that shows later weeks."""
        return self.text("Later →")

    def excuse_a_day(self) -> str:
        """Return the label of the button that opens the bar for an excuse."""
        return self.text("Excuse a day…")

    def day_to_excuse(self) -> str:
        """Name the field of the day for a screen reader."""
        return self.text("Day to excuse")

    def reason(self, reason: Reason) -> str:
        """Return the label of the button that excuses a day for a reason."""
        return {
            Reason.ILL: self.text("Ill"),
            Reason.TRAVELLING: self.text("Travelling"),
            Reason.OTHER: self.text("Another reason"),
        }[reason]

    def reason_long(self, reason: Reason) -> str:
        """Name that button for a screen reader."""
        return self.text("Excuse the day: {reason}", reason=self.reason(reason))

    def take_excuse_back(self) -> str:
        """Return the label of the button that removes an excuse."""
        return self.text("Take the excuse back")

    def close(self) -> str:
        """Return the label of the button that closes the bar."""
        return self.text("Close")
