"""Phrases that several parts share: durations, numbers of things, lists, days, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.record.tempo import Drift
from spinecoach.core.workout.minutes import whole_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spinecoach.core.exercise.equipment import Equipment
    from spinecoach.core.record.tempo import Tempo


def half_seconds(tempo: Tempo) -> float:
    """Return how long a rep took, to half a second: more would be no truer."""
    return max(0.5, round(tempo.seconds * 2) / 2)


class CommonPhrases(PhraseGroup):
    """Phrases that several parts share: durations, numbers of things, lists, days, dates."""

    # -- the language itself -----------------------------------------------------

    def language(self) -> str:
        """Return the name of the language in itself, as it stands in a list of languages."""
        # Translators: the name of your language, as in a list of languages: Deutsch, español.
        return self.in_context("the name of this language, in itself", "English")

    # -- numbers of things -------------------------------------------------------

    def minutes(self, seconds: float) -> str:
        """Return a duration in whole minutes, at least one: "12 minutes"."""
        return self.plural("{number} minute", "{number} minutes", whole_minutes(seconds))

    def seconds(self, number: int) -> str:
        """Return "1 second", "60 seconds"."""
        return self.plural("{number} second", "{number} seconds", number)

    def seconds_long(self, seconds: float) -> str:
        """Return "1 second", "1.5 seconds": of a phase, which need not be whole."""
        number = self.decimal(seconds)
        # A part of a second is said like several.
        several = round(seconds) if float(seconds).is_integer() else 2
        return self.plural("{long} second", "{long} seconds", several, long=number)

    def metres(self, number: int) -> str:
        """Return "1 metre", "2500 metres"."""
        return self.plural("{number} metre", "{number} metres", number)

    def amount(self, reps: int, seconds: float = 0.0, metres: float = 0.0) -> str:
        """Say how much was done: "12 reps", "60 seconds" or, if neither was counted, metres."""
        if reps or not (seconds or metres):
            return self.reps(reps)
        return self.seconds(round(seconds)) if seconds else self.metres(round(metres))

    def sets(self, number: int) -> str:
        """Return "1 set", "3 sets"."""
        return self.plural("{number} set", "{number} sets", number)

    def sets_of(self, done: int, planned: int) -> str:
        """Return "3 of 4 sets"; of a practice, for which none are planned, "1 set"."""
        if not planned:
            return self.sets(done)
        return self.plural("{done} of {number} set", "{done} of {number} sets", planned, done=done)

    def routine(self, name: str) -> str:
        """Return how a routine is called: the one that everybody begins with, in the language."""
        from spinecoach.core.coaching.first_name import ARTICLE_NAME

        # Translators: the name of the routine of four exercises that everybody begins with.
        return self.text("Strong spine") if name == ARTICLE_NAME else name

    def routine_meant(self, typed: str) -> str:
        """Return the name under which a routine is kept that is called so."""
        from spinecoach.core.coaching.first_name import ARTICLE_NAME

        return ARTICLE_NAME if typed == self.routine(ARTICLE_NAME) else typed

    def named(self, name: str, value: str) -> str:
        """Return a name before what it names: "Strong spine: 3 of 4 sets"."""
        return self.text("{name}: {value}", name=name, value=value)

    def reps(self, number: int) -> str:
        """Return "1 rep", "12 reps"."""
        return self.plural("{number} rep", "{number} reps", number)

    def exercises(self, number: int) -> str:
        """Return "1 exercise", "4 exercises"."""
        return self.plural("{number} exercise", "{number} exercises", number)

    def workouts(self, number: int) -> str:
        """Return "1 workout", "9 workouts"."""
        return self.plural("{number} workout", "{number} workouts", number)

    def days(self, number: int) -> str:
        """Return "1 day", "3 days"."""
        return self.plural("{number} day", "{number} days", number)

    def weeks(self, number: int) -> str:
        """Return "1 week", "12 weeks"."""
        return self.plural("{number} week", "{number} weeks", number)

    def weight(self, kilograms: float, unit: str) -> str:
        """Return a weight in the person's unit, as it was entered: "1.25 kg"."""
        from spinecoach.core.coaching.weights import in_unit  # the first page needs no weights

        return self.text(
            "{number} {unit}", number=self.decimal(in_unit(kilograms, unit)), unit=unit
        )

    def variant_and_weight(self, variant: str, kilograms: float | None, unit: str) -> str:
        """Return how an exercise is done: "Hands clasped, 2 kg"; "" if nothing is to be said."""
        weight = "" if kilograms is None else self.weight(kilograms, unit)
        return self.comma_listed([fact for fact in (variant, weight) if fact])

    def percent(self, number: int) -> str:
        """Return "75 %"."""
        return self.text("{number} %", number=number)

    def tempo(self, tempo: Tempo) -> str:
        """Return how long a rep took, to half a second: "about 4.5 seconds a rep"."""
        long = self.seconds_long(half_seconds(tempo))
        match tempo.drift:
            case Drift.SLOWER:
                return self.text("about {seconds} a rep, slower at the end", seconds=long)
            case Drift.QUICKER:
                return self.text("about {seconds} a rep, quicker at the end", seconds=long)
            case _:
                # Translators: of a set at one's own pace, how long a rep took: "4.5 seconds".
                return self.text("about {seconds} a rep", seconds=long)

    # -- lists -------------------------------------------------------------------

    def listed(self, things: Sequence[str]) -> str:
        """Return things as a list in a sentence: "two dumbbells, a mat and a chair"."""
        if not things:
            return ""
        *before, last = things
        if not before:
            return last
        return self.text("{things} and {last}", things=self.comma_listed(before), last=last)

    def comma_listed(self, things: Sequence[str]) -> str:
        """Return things with commas between them: "lift, hold, lower"."""
        return self.text(", ").join(things)

    def and_more(self, number: int) -> str:
        """Return the end of a list that is cut short: "and 3 more"."""
        return self.plural("and {number} more", "and {number} more", number)

    def equipment(self, equipment: Equipment) -> str:
        """List what to have at hand: "mat, a sturdy chair and two dumbbells"; "" for nothing."""
        dumbbells = {1: self.text("one dumbbell"), 2: self.text("two dumbbells")}
        number = equipment.dumbbells
        return self.listed([*equipment.things, *([dumbbells[number]] if number else [])])

    def capitalised(self, words: str) -> str:
        """Return a pack's word or sentence with a capital first letter, for a place of its own."""
        return words[:1].upper() + words[1:]

    # -- days and dates ----------------------------------------------------------

    def weekday(self, day: int) -> str:
        """Return the name of a weekday, 0 = Monday as in `date.weekday()`."""
        names = (
            self.text("Monday"),
            self.text("Tuesday"),
            self.text("Wednesday"),
            self.text("Thursday"),
            self.text("Friday"),
            self.text("Saturday"),
            self.text("Sunday"),
        )
        return names[day % len(names)]

    def short_weekday(self, day: int) -> str:
        """Return the short name of a weekday, 0 = Monday: "Mon"."""
        names = (
            self.text("Mon"),
            self.text("Tue"),
            self.text("Wed"),
            self.text("Thu"),
            self.text("Fri"),
            self.text("Sat"),
            self.text("Sun"),
        )
        return names[day % len(names)]

    def weekday_letter(self, day: int) -> str:
        """Return the letter that stands for a weekday, 0 = Monday: "M"."""
        letters = (
            self.in_context("the letter of Monday", "M"),
            self.in_context("the letter of Tuesday", "T"),
            self.in_context("the letter of Wednesday", "W"),
            self.in_context("the letter of Thursday", "T"),
            self.in_context("the letter of Friday", "F"),
            self.in_context("the letter of Saturday", "S"),
            self.in_context("the letter of Sunday", "S"),
        )
        return letters[day % len(letters)]

    def long_date(self, day: date) -> str:
        """Return a date written out: "22 November 2026"."""
        return self.text("{day} {month} {year}", day=day.day, month=self._month(day), year=day.year)

    def day_and_month(self, day: date) -> str:
        """Return a date without its year: "22 November"."""
        return self.text("{day} {month}", day=day.day, month=self._month(day))

    def short_date(self, day: date) -> str:
        """Return a date written short, without its year: "22 Nov"."""
        month = self.short_month(day)
        return self.in_context("short date", "{day} {month}", day=day.day, month=month)

    def month_and_year(self, day: date) -> str:
        """Return the month of a date, short, with its year: "Nov 2026"."""
        return self.text("{month} {year}", month=self.short_month(day), year=day.year)

    def short_month(self, day: date) -> str:
        """Return the short name of the month of a date: "Nov"."""
        months = (
            self.in_context("short month", "Jan"),
            self.in_context("short month", "Feb"),
            self.in_context("short month", "Mar"),
            self.in_context("short month", "Apr"),
            self.in_context("short month", "May"),
            self.in_context("short month", "Jun"),
            self.in_context("short month", "Jul"),
            self.in_context("short month", "Aug"),
            self.in_context("short month", "Sep"),
            self.in_context("short month", "Oct"),
            self.in_context("short month", "Nov"),
            self.in_context("short month", "Dec"),
        )
        return months[day.month - 1]

    def _month(self, day: date) -> str:
        months = (
            self.text("January"),
            self.text("February"),
            self.text("March"),
            self.text("April"),
            self.in_context("long month", "May"),
            self.text("June"),
            self.text("July"),
            self.text("August"),
            self.text("September"),
            self.text("October"),
            self.text("November"),
            self.text("December"),
        )
        return months[day.month - 1]

    # -- notices and answers -----------------------------------------------------

    def notice(self, text: str) -> str:
        """Return what a screen reader says of a notice on a page."""
        return self.text("Notice: {text}", text=text)

    def put_away(self) -> str:
        """Return the label of the button that puts a notice away."""
        return self.text("OK")

    def put_away_long(self) -> str:
        """Return the name of that button for a screen reader."""
        return self.text("Put this message away")

    def undo(self) -> str:
        """Return the label of the button that undoes what was done for somebody."""
        return self.text("Undo")
