"""The charts: titles, explanations, and what each point shows, in a sentence.

What a chart shows is also said. The same sentence stands below it and is read by a screen reader.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.coaching.weights import ENTERED_DECIMALS
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.common import CommonPhrases
from spinecoach.core.record.adherence import BAND

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class Measure(Enum):
    """What a chart shows over time."""

    REPS = auto()
    SECONDS = auto()
    METRES = auto()
    WEIGHT = auto()
    VOLUME = auto()
    PAIN_BEFORE = auto()
    PAIN_AFTER = auto()
    EFFORT = auto()


class ChartSpan(Enum):
    """How far back a chart goes; the value is a number of days, 0 = everything."""

    QUARTER = 84
    YEAR = 366
    ALL = 0


class Grouping(Enum):
    """What one point of a line stands for."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()


class CourseEnds(NamedTuple):
    """The first and the last point of a line, in a unit ("" = none)."""

    measure: Measure
    first: float
    last: float
    unit: str = ""


class ChartPhrases(PhraseGroup):
    """The charts: titles, explanations, and what each point shows, in a sentence."""

    @cached_property
    def _common(self) -> CommonPhrases:
        return CommonPhrases(self._catalogue)

    # -- the weeks ---------------------------------------------------------------

    def days_a_week(self) -> str:
        """Name the chart of the weeks."""
        return self.text("Days a week")

    def week_legend(self, target: int) -> str:
        """Explain what the chart of the weeks shows."""
        return self.plural(
            "Shaded: the {least} to {most} days a week that the routine is made for. "
            "Dashed: your own target, {number} day. Half blocks: days done in part.",
            "Shaded: the {least} to {most} days a week that the routine is made for. "
            "Dashed: your own target, {number} days. Half blocks: days done in part.",
            target,
            least=BAND[0],
            most=BAND[1],
        )

    def no_week_yet(self) -> str:
        """Say what the empty chart of the weeks will show."""
        return self.text("Each day that you do will be a block here, week by week.")

    def year_of_days(self) -> str:
        """Name the calendar of a year."""
        return self.text("A year of days")

    # -- courses over time -------------------------------------------------------

    def how_far_back(self) -> str:
        """Name the choice of a span for a screen reader."""
        return self.text("How far back")

    def span(self, span: ChartSpan) -> str:
        """Return the label of the button that chooses a span."""
        return {
            ChartSpan.QUARTER: self.text("12 weeks"),
            ChartSpan.YEAR: self.text("A year"),
            ChartSpan.ALL: self.in_context("how far back", "All"),
        }[span]

    def exercise(self) -> str:
        """Name the choice of an exercise for a screen reader."""
        return self.text("Exercise")

    def reps_a_day(self) -> str:
        """Return the title of the chart of reps."""
        return self.text("Reps a day")

    def seconds_a_day(self) -> str:
        """Return the title of the chart of the time of sets that count seconds."""
        return self.text("Seconds a day")

    def metres_a_day(self) -> str:
        """Return the title of the chart of the distance of sets that count metres."""
        return self.text("Metres a day")

    def heaviest_weight(self, unit: str) -> str:
        """Return the title of the chart of weights."""
        return self.text("Heaviest weight a day, {unit}", unit=unit)

    def volume(self, unit: str) -> str:
        """Return the title of the chart of the sum of reps times weight."""
        return self.text("Weight moved a day, {unit}", unit=unit)

    def what_is_drawn(self) -> str:
        """Name the choice among the charts for a screen reader."""
        return self.text("What is drawn")

    def choice(self, measure: Measure) -> str:
        """Return the label of the button that shows a chart."""
        return {
            Measure.REPS: self.in_context("a chart", "Reps"),
            Measure.SECONDS: self.in_context("a chart", "Seconds"),
            Measure.METRES: self.in_context("a chart", "Metres"),
            Measure.WEIGHT: self.in_context("a chart", "Weight"),
            Measure.VOLUME: self.in_context("a chart", "Weight moved"),
            Measure.EFFORT: self.in_context("a chart", "Effort"),
        }.get(measure, self.in_context("a chart", "Pain"))

    def pain(self) -> str:
        """Return the title of the chart of pain."""
        return self.text("Pain, 0 to 10")

    def effort(self) -> str:
        """Return the title of the chart of effort."""
        return self.text("Effort, 0 to 10")

    def line(self, measure: Measure) -> str:
        """Return the name at the end of a line if a chart has two; "" if it has one."""
        match measure:
            case Measure.PAIN_BEFORE:
                return self.in_context("a line of the chart of pain", "before")
            case Measure.PAIN_AFTER:
                return self.in_context("a line of the chart of pain", "after")
            case _:
                return ""

    def grouping(self, grouping: Grouping) -> str:
        """Explain what a point of a line stands for; "" if it is a day."""
        match grouping:
            case Grouping.WEEK:
                return self.text(
                    "Each point is the average of a week; its bar goes from the lowest day to the "
                    "highest."
                )
            case Grouping.MONTH:
                return self.text(
                    "Each point is the average of a month; its bar goes from the lowest day to the "
                    "highest."
                )
            case _:
                return ""

    def value(self, measure: Measure, value: float, unit: str) -> str:
        """Say what one day holds: "weight 3 kg"."""
        number = self.decimal(value)
        counted = {
            Measure.REPS: self._common.reps,
            Measure.SECONDS: self._common.seconds,
            Measure.METRES: self._common.metres,
        }
        if measure in counted:
            return counted[measure](round(value))
        match measure:
            case Measure.WEIGHT:
                return self.text("weight {number} {unit}", number=number, unit=unit)
            case Measure.VOLUME:
                return self.text("{number} {unit} moved", number=number, unit=unit)
            case Measure.PAIN_BEFORE:
                return self.text("pain {number} before", number=number)
            case Measure.PAIN_AFTER:
                return self.text("pain {number} after", number=number)
            case _:
                return self.text("effort {number}", number=number)

    def day(self, day: date, values: Sequence[str]) -> str:
        """Say what one day holds in a chart; `values` are made by `value`."""
        return self.text(
            "{date}: {values}.",
            date=self._common.long_date(day),
            values=self._common.listed(values),
        )

    def change(self, grouping: Grouping, change: CourseEnds) -> str:
        """Say where a line began and where it is now: "Effort: 5 in the first week, 6 in ..."."""
        values = {
            "what": self._what(change.measure),
            "first": self._amount(change.measure, change.first, change.unit),
            "last": self._amount(change.measure, change.last, change.unit),
        }
        match grouping:
            case Grouping.WEEK:
                return self.text("{what}: {first} in the first week, {last} in the last.", **values)
            case Grouping.MONTH:
                return self.text(
                    "{what}: {first} in the first month, {last} in the last.", **values
                )
            case _:
                return self.text("{what}: {first} on the first day, {last} on the last.", **values)

    def _what(self, measure: Measure) -> str:
        match measure:
            case Measure.PAIN_BEFORE:
                return self.text("Pain before")
            case Measure.PAIN_AFTER:
                return self.text("Pain after")
            case _:
                return self.choice(measure)

    def _amount(self, measure: Measure, number: float, unit: str) -> str:
        decimals = ENTERED_DECIMALS if measure is Measure.WEIGHT else 1
        amount = self.decimal(round(number, decimals))
        if not unit:
            return amount
        return self.text("{number} {unit}", number=amount, unit=unit)

    def one_day(self) -> str:
        """Say why a chart with one day has no line."""
        return self.text("There is one day so far. A line needs two.")

    def no_day(self) -> str:
        """Say that a chart has nothing to show."""
        return self.text("There is nothing to show here yet.")

    def nothing_in_span(self, latest: date) -> str:
        """Say that a chart has nothing to show of the chosen time, and how to see what there is."""
        return self.text(
            "There is nothing in this time. The latest day is {date}: “{all}” shows it.",
            date=self._common.long_date(latest),
            all=self.span(ChartSpan.ALL),
        )

    def no_exercise(self) -> str:
        """Say, before there is any history, what the charts of exercises will show."""
        return self.text("Your reps, weights and volume in each exercise will appear here.")

    def no_feeling(self) -> str:
        """Say, before there is any history, what the charts of pain and effort will show."""
        return self.text("The pain and effort that you report will appear here.")
