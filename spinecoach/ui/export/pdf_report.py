"""The report for a physiotherapist: two pages with the weeks, how it felt, and what was done.

The first page has the chart of the weeks and the charts of pain and effort, the
second the sums of the exercises and the latest workouts. The charts are those of
the progress page. The same history gives the same bytes: the date in the file is
the end of the period, not the day on which the file was made. As on the progress
page, a week is judged from the day after its last day on.

The file names its language, and its text has no ligatures, so it can be searched and read aloud. It
has no tags (headings, tables): Qt 6.11 writes none, and every library that does needs another set
of system libraries to draw our charts.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QLabel, QWidget

from spinecoach.core.phrases.charts import ChartSpan
from spinecoach.core.phrases.report import ReportColumn
from spinecoach.core.record.adherence import SHOWN_WEEKS, Week, WeekVerdict, week_start, weeks
from spinecoach.core.record.logbook import tempo_in
from spinecoach.ui.export.pdf_file import finished, font, writer_into
from spinecoach.ui.local_week import chosen_first_weekday
from spinecoach.ui.pages.progress.courses import FeelingsView
from spinecoach.ui.pages.progress.week_chart import WeekChart
from spinecoach.ui.style.theme import LIGHT, palette_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spinecoach.core.coaching.ports import HistoryReader
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.record.logbook import DayDone, FeltDay, LoggedSet, LoggedWorkout

    Period = tuple[date, date]

LINES = 34
"""How many workouts the table of the second page has room for."""

ALWAYS = (date.min, date.max)

NEVER = date(1970, 1, 1)
"""The period of a report without a workout."""

UNKNOWN = "\N{EN DASH}"


class ReportOptions(NamedTuple):
    """Whom a report is made for: the sentences, the person's target, how weeks begin, and today.

    `first_weekday` is 0 for Monday, `unit` the one of weights, "kg" or "lb".
    """

    phrases: Phrases
    target_days: int
    first_weekday: int
    today: date
    unit: str


def options_for(preferences: Preferences, today: date, phrases: Phrases) -> ReportOptions:
    """Return the options of a person with these preferences."""
    first_weekday = chosen_first_weekday(preferences)
    return ReportOptions(phrases, preferences.target_days, first_weekday, today, preferences.unit)


class _Sheet(NamedTuple):
    """The painter of the page, and the width of the page in dots."""

    painter: QPainter
    width: int


class _Part:
    """The part of a history that lies in a period."""

    def __init__(self, past: HistoryReader, first: date, last: date) -> None:
        self._past = past
        self.first, self.last = first, last

    def days(self, since: date) -> Sequence[DayDone]:
        """Return the days of the period from `since` on."""
        found = self._past.days(max(since, self.first))
        return [day for day in found if day.day <= self.last]

    def felt_days(self, since: date) -> Sequence[FeltDay]:
        """Return the days of the period from `since` on of which pain or effort is known."""
        found = self._past.felt_days(max(since, self.first))
        return [day for day in found if day.day <= self.last]

    def first_day(self) -> date | None:
        """Return the day of the first workout of the period; None if there is none."""
        first = self._past.first_day()
        return None if first is None or first > self.last else max(first, self.first)


def render(
    past: HistoryReader,
    options: ReportOptions,
    workouts: Sequence[LoggedWorkout],
    period: Period = ALWAYS,
) -> bytes:
    """Return the report about the workouts of a period, oldest first; needs a `QApplication`.

    A period that is open at an end is bounded by the first and the last workout.
    """
    first, last = period
    first = first if first > date.min else (workouts[0].day if workouts else NEVER)
    last = last if last < date.max else (workouts[-1].day if workouts else max(first, NEVER))
    part = _Part(past, first, last)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = writer_into(buffer, options.phrases.report.document(), f"spinecoach:{first}:{last}")
    with QPainter(writer) as painter:
        sheet = _Sheet(painter, writer.width())
        _first_page(sheet, part, options)
        writer.newPage()
        _second_page(sheet, workouts, options)
    return finished(bytes(buffer.data().data()), last, options.phrases.language)


def _first_page(sheet: _Sheet, part: _Part, options: ReportOptions) -> None:
    phrases = options.phrases
    history = _weeks_of(part, options)
    top = _write(sheet, 0, phrases.report.title(), 22, bold=True)
    span = phrases.common.capitalised(phrases.progress.period(part.first, part.last))
    top = _write(sheet, top, span if part.first > NEVER else phrases.report.empty(), 12)
    top = _write(sheet, top + 20, phrases.progress.headline(history), 14, bold=True)
    top = _write(sheet, top, _over_all(history, phrases), 11)
    drawn = history[:-1] if history[-1].start > part.last else history
    chart = WeekChart(phrases)
    chart.show_weeks(drawn[-SHOWN_WEEKS:])
    top = _draw(sheet, top + 10, chart, 0.44)
    top = _write(sheet, top + 30, phrases.report.how_it_felt(), 14, bold=True)
    feelings = FeelingsView(part, phrases)
    feelings.span.show_value(ChartSpan.ALL)
    feelings.refresh(part.last)
    for picture in (feelings.pain, feelings.effort):
        picture.setParent(None)
        picture.selected = -1
        top = _draw(sheet, top + 16, picture, 0.26)
    _write(sheet, top + 20, phrases.report.about(), 8)


def _weeks_of(part: _Part, options: ReportOptions) -> tuple[Week, ...]:
    """Return all weeks of a period, and the next one if the last week is over.

    A week that the end of the period cuts short is the current one for the reader, and so is the
    one whose last day is today: there is still time to keep it.
    """
    first_weekday = options.first_weekday
    after = max(part.last, min(options.today, part.last + timedelta(days=1)))
    begun = week_start(max(part.first_day() or part.last, part.first), first_weekday)
    span = (week_start(after, first_weekday) - begun).days // 7 + 1
    return weeks(
        part.days(part.first),
        today=after,
        target=options.target_days,
        count=max(SHOWN_WEEKS + 1, span),
        first_weekday=first_weekday,
        first_day=part.first_day(),
    )


def _over_all(history: Sequence[Week], phrases: Phrases) -> str:
    """Say the latest mean and the streak, and how many weeks of the whole period were kept."""
    judged = [week for week in history if week.adherence is not None]
    kept = sum(week.verdict is WeekVerdict.KEPT for week in judged)
    said = [phrases.progress.standing(history)]
    if len(judged) > SHOWN_WEEKS:
        said.append(phrases.progress.whole_period(kept, len(judged)))
    return " ".join(filter(None, said))


def _draw(sheet: _Sheet, top: int, widget: QWidget, height: float) -> int:
    """Draw a widget as wide as the page and `height` times as high; return the lower edge."""
    size = QSize(900, round(900 * height))
    widget.setPalette(palette_of(LIGHT._replace(ground="#ffffff")))
    widget.setFont(font(10, bold=False))
    for words in widget.findChildren(QLabel):
        words.setFont(font(9, bold=False))
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    widget.resize(size)
    widget.show()
    painter, factor = sheet.painter, sheet.width / size.width()
    painter.save()
    painter.translate(0, top)
    painter.scale(factor, factor)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.restore()
    widget.close()
    return top + round(size.height() * factor)


SUMS = (
    ReportColumn.EXERCISE,
    ReportColumn.WORKOUTS,
    ReportColumn.SETS,
    ReportColumn.REPS,
    ReportColumn.FIRST_WEIGHT,
    ReportColumn.LATEST_WEIGHT,
)
LIST = (
    ReportColumn.DAY,
    ReportColumn.SETS,
    ReportColumn.REPS,
    ReportColumn.PAIN,
    ReportColumn.EFFORT,
    ReportColumn.NOTE,
)
"""The columns of the two tables; the first has also the tempo if any is known."""

FREE_TEXT = {ReportColumn.EXERCISE, ReportColumn.NOTE}
"""Columns that are cut if a row is wider than the page."""

GAP = 12
"""Dots between two columns."""


def _head(phrases: Phrases, columns: Iterable[ReportColumn]) -> tuple[str, ...]:
    return tuple(phrases.report.column(column) for column in columns)


def _second_page(sheet: _Sheet, workouts: Sequence[LoggedWorkout], options: ReportOptions) -> None:
    phrases = options.phrases
    words = phrases.report
    top = _write(sheet, 0, words.what_was_done(), 22, bold=True)
    top = _write(sheet, top, words.workouts(len(workouts)), 12)
    sums = _sums(workouts, phrases, options.unit)
    columns = (*SUMS, ReportColumn.TEMPO)[: len(sums[0]) if sums else len(SUMS)]
    top = _table(sheet, top + 20, columns, [_head(phrases, columns), *sums])
    title = words.list_of_workouts(whole=len(workouts) <= LINES)
    top = _write(sheet, top + 40, title, 14, bold=True)
    latest = list(reversed(workouts))[:LINES]
    rows = [_head(phrases, LIST), *(_row(workout, phrases) for workout in latest)]
    _table(sheet, top + 10, LIST, rows)


def _sums(workouts: Sequence[LoggedWorkout], phrases: Phrases, unit: str) -> list[tuple[str, ...]]:
    """Return one row for each exercise, the one with the most reps first.

    The last column is the tempo; it is left out if none is known.
    """
    titles: dict[str, str] = {}
    numbers: dict[str, list[int]] = {}
    measured: dict[str, list[float]] = {}
    weights: dict[str, list[float]] = {}
    timed: dict[str, list[LoggedSet]] = {}
    for workout in workouts:
        for exercise in dict.fromkeys(item.exercise for item in workout.sets):
            numbers.setdefault(exercise, [0, 0, 0])[0] += 1
        for item in workout.sets:
            titles[item.exercise] = item.title
            numbers[item.exercise][1] += item.counts
            numbers[item.exercise][2] += item.reps
            much = measured.setdefault(item.exercise, [0.0, 0.0])
            much[0] += item.seconds or 0.0
            much[1] += item.distance_m or 0.0
            if item.weight_kg:
                weights.setdefault(item.exercise, []).append(item.weight_kg)
            if item.rep_seconds:
                timed.setdefault(item.exercise, []).append(item)
    order = sorted(numbers, key=lambda exercise: (-numbers[exercise][2], exercise))[:12]
    tempos = [tempo_in(timed.get(exercise, ())) for exercise in order]
    return [
        (
            titles[exercise],
            *(str(number) for number in numbers[exercise][:2]),
            str(numbers[exercise][2])
            if numbers[exercise][2] or not any(measured[exercise])
            else phrases.common.amount(0, *measured[exercise]),
            *(
                phrases.common.weight(weights[exercise][end], unit)
                if exercise in weights
                else UNKNOWN
                for end in (0, -1)
            ),
            *([phrases.report.tempo(tempo) if tempo else UNKNOWN] if any(tempos) else []),
        )
        for exercise, tempo in zip(order, tempos, strict=True)
    ]


def _row(workout: LoggedWorkout, phrases: Phrases) -> tuple[str, ...]:
    words, day = phrases.report, phrases.common.long_date(workout.day)
    felt = not workout.pain_before is workout.pain_after is None
    pain = words.pain(_given(workout.pain_before), _given(workout.pain_after))
    return (
        words.changed(day) if workout.changed else day,
        words.sets(workout.done_sets, workout.planned_sets),
        str(workout.reps),
        pain if felt else UNKNOWN,
        _given(workout.effort),
        " ".join(workout.note.split()),
    )


def _given(value: int | None) -> str:
    return UNKNOWN if value is None else str(value)


def _table(
    sheet: _Sheet, top: int, columns: Sequence[ReportColumn], rows: Sequence[Sequence[str]]
) -> int:
    """Draw rows, the first as a header; cut free texts that are too long; return the lower edge."""
    painter, widths = sheet.painter, _widths(sheet.painter, sheet.width, columns, rows)
    for number, row in enumerate(rows):
        painter.setFont(font(9, bold=number == 0))
        high = round(painter.fontMetrics().height() * 1.55)
        left = 0.0
        for width, text in zip(widths, row, strict=True):
            cell = QRectF(left, top, width - GAP + 1, high)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(cell.width())
            )
            painter.setPen(QColor(LIGHT.ink))
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignVCenter), shown)
            left += width
        top += high
        painter.setPen(QColor(LIGHT.line))
        painter.drawLine(0, top, sheet.width, top)
    return top


def _widths(
    painter: QPainter, width: int, columns: Sequence[ReportColumn], rows: Sequence[Sequence[str]]
) -> list[float]:
    """Return the width of each column, all together `width`: that of its widest text and a gap.

    What is left over is shared; what is missing is taken from the free text.
    """
    widest = [0.0] * len(columns)
    for number, row in enumerate(rows):
        painter.setFont(font(9, bold=number == 0))
        needed = map(painter.fontMetrics().horizontalAdvance, row)
        widest = [max(pair) for pair in zip(widest, needed, strict=True)]
    over = width - sum(widest) - GAP * len(columns)
    sharing = FREE_TEXT if over < 0 else set(columns)
    shares = sum(column in sharing for column in columns)
    return [
        wide + GAP + (over / shares if column in sharing else 0)
        for column, wide in zip(columns, widest, strict=True)
    ]


def _write(sheet: _Sheet, top: int, text: str, size: int, *, bold: bool = False) -> int:
    """Write a paragraph; return the lower edge."""
    painter = sheet.painter
    painter.setFont(font(size, bold=bold))
    painter.setPen(QColor(LIGHT.ink))
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    room = painter.boundingRect(QRect(0, top, sheet.width, 2000), flags, text)
    painter.drawText(room, flags, text)
    return room.bottom() + round(size * 0.6)
