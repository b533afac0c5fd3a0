"""Two pages for one's physiotherapist: the weeks, how it felt, and what was done.

The first page has the weekly picture and the courses of pain and effort, the
second the exercises in sum and the latest workouts. The pictures are the
progress page's own. The same history gives the same bytes: the file carries the
period's end as its date, not the day on which it was printed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRect, QRectF, QSize, Qt, QUuid
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtWidgets import QWidget

from spinecoach.core.record.adherence import Verdict, Week, week_start, weeks
from spinecoach.ui.pages.progress.courses import SPANS, FeelingsView
from spinecoach.ui.pages.progress.week_chart import WeekChart
from spinecoach.ui.pages.progress.weeks import local_first_weekday
from spinecoach.ui.style.theme import LIGHT, palette_of
from spinecoach.ui.words.phrases import counted
from spinecoach.ui.words.progress import SHOWN_WEEKS, headline, long_date, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.coaching.ports import HistoryReader, Settings
    from spinecoach.core.record.logbook import DayDone, FeltDay, LoggedWorkout

    Period = tuple[date, date]

DPI = 144
FAMILY = "DejaVu Sans"
LINES = 34
"""How many workouts the table of the second page has room for."""

ALWAYS = (date.min, date.max)

NEVER = date(1970, 1, 1)
"""The period of a report without a workout."""

UNKNOWN = "\N{EN DASH}"

WHO = (
    "SpineCoach guides a general fitness routine for adults who are well. This report shows "
    "what a person wrote down; it diagnoses nothing."
)


class _Sheet(NamedTuple):
    """What is drawn on, and how wide it is, in dots."""

    painter: QPainter
    width: int


class _Part:
    """A `Past` of which nothing outside a period is known."""

    def __init__(self, past: HistoryReader, first: date, last: date) -> None:
        self._past = past
        self.first, self.last = first, last

    def days(self, since: date) -> Sequence[DayDone]:
        """The days within, from `since` on."""
        found = self._past.days(max(since, self.first))
        return [day for day in found if day.day <= self.last]

    def felt_days(self, since: date) -> Sequence[FeltDay]:
        """The days within, from `since` on, of which pain or effort is known."""
        found = self._past.felt_days(max(since, self.first))
        return [day for day in found if day.day <= self.last]

    def first_day(self) -> date | None:
        """The day of the first workout within; None where there was none before the end."""
        first = self._past.first_day()
        return None if first is None or first > self.last else max(first, self.first)


def render(
    past: HistoryReader,
    settings: Settings,
    workouts: Sequence[LoggedWorkout],
    period: Period = ALWAYS,
) -> bytes:
    """Draw the report of these workouts of a period, oldest first; needs a `QApplication`.

    A period that is open at an end is bounded by the first and the last workout.
    """
    first, last = period
    first = first if first > date.min else (workouts[0].day if workouts else NEVER)
    last = last if last < date.max else (workouts[-1].day if workouts else max(first, NEVER))
    part = _Part(past, first, last)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(16, 16, 16, 16), QPageLayout.Unit.Millimeter)
    writer.setTitle("SpineCoach report")
    writer.setCreator("SpineCoach")
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, f"spinecoach:{first}:{last}"))))
    with QPainter(writer) as painter:
        sheet = _Sheet(painter, writer.width())
        _first_page(sheet, part, settings)
        writer.newPage()
        _second_page(sheet, workouts)
    return _dated(bytes(buffer.data().data()), last)


def _dated(content: bytes, day: date) -> bytes:
    """Put the period's end in the place of the clock's time, byte for byte as long.

    Qt writes the moment of printing and offers no way to choose another.
    """
    stamp = f"{day:%Y%m%d}120000".encode()
    for name in (b"CreationDate", b"ModDate"):
        content = re.sub(rb"(?<=" + name + rb" \(D:)\d{14}", stamp, content)
    iso = f"{day:%Y-%m-%d}T12:00:00".encode()
    return re.sub(rb'(?<=Date=")\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}', iso, content)


def _first_page(sheet: _Sheet, part: _Part, settings: Settings) -> None:
    history = _weeks_of(part, settings)
    top = _write(sheet, 0, "Exercise report", 22, bold=True)
    span = f"{long_date(part.first)} to {long_date(part.last)}"
    top = _write(sheet, top, span if part.first > NEVER else "No workouts yet", 12)
    top = _write(sheet, top + 20, f"{headline(history)}.", 14, bold=True)
    top = _write(sheet, top, _over_all(history), 11)
    shown = history[:-1] if history[-1].start > part.last else history
    chart = WeekChart()
    chart.show_weeks(shown[-SHOWN_WEEKS:])
    top = _draw(sheet, top + 10, chart, 0.44)
    top = _write(sheet, top + 30, "How it felt", 14, bold=True)
    feelings = FeelingsView(part)
    feelings.span.show_value(SPANS["All"])
    feelings.refresh(part.last)
    for picture in (feelings.pain, feelings.effort):
        picture.setParent(None)
        top = _draw(sheet, top, picture, 0.25)
    _write(sheet, top + 20, WHO, 8)


def _weeks_of(part: _Part, settings: Settings) -> tuple[Week, ...]:
    """All weeks of a period, and the next one where the last has come to its end.

    A week that the period cuts short is under way to whoever reads of it.
    """
    first_weekday, after = local_first_weekday(), part.last + timedelta(days=1)
    begun = week_start(max(part.first_day() or part.last, part.first), first_weekday)
    span = (week_start(after, first_weekday) - begun).days // 7 + 1
    return weeks(
        part.days(part.first),
        today=after,
        target=settings.get().target_days,
        count=max(SHOWN_WEEKS + 1, span),
        first_weekday=first_weekday,
        first_day=part.first_day(),
    )


def _over_all(history: Sequence[Week]) -> str:
    """Say the latest mean and the streak, and how the whole period went."""
    words = standing(history)
    judged = [week for week in history if week.adherence is not None]
    kept = sum(week.verdict is Verdict.KEPT for week in judged)
    if len(judged) > SHOWN_WEEKS:
        words += f" Over the whole period: {kept} of {len(judged)} weeks kept."
    return words


def _draw(sheet: _Sheet, top: int, widget: QWidget, height: float) -> int:
    """Draw a widget over the whole width, so many times as high; return the lower edge."""
    size = QSize(900, round(900 * height))
    widget.setPalette(palette_of(LIGHT._replace(ground="#ffffff")))
    widget.setFont(QFont(FAMILY, 10))
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


def _second_page(sheet: _Sheet, workouts: Sequence[LoggedWorkout]) -> None:
    top = _write(sheet, 0, "What was done", 22, bold=True)
    top = _write(sheet, top, counted(len(workouts), "workout"), 12)
    head = ("Exercise", "Workouts", "Sets", "Reps", "First weight", "Latest weight")
    top = _table(sheet, top + 20, (0.34, 0.13, 0.11, 0.12, 0.15, 0.15), [head, *_sums(workouts)])
    shown = list(reversed(workouts))[:LINES]
    title = "The latest workouts" if len(workouts) > LINES else "The workouts"
    top = _write(sheet, top + 40, title, 14, bold=True)
    rows = [("Day", "Sets", "Reps", "Pain", "Effort", "Note"), *map(_row, shown)]
    _table(sheet, top + 10, (0.2, 0.12, 0.08, 0.13, 0.09, 0.38), rows)


def _sums(workouts: Sequence[LoggedWorkout]) -> list[tuple[str, ...]]:
    """One row for each exercise, the most frequent first."""
    titles: dict[str, str] = {}
    numbers: dict[str, list[int]] = {}
    weights: dict[str, list[float]] = {}
    for workout in workouts:
        for exercise in dict.fromkeys(item.exercise for item in workout.sets):
            numbers.setdefault(exercise, [0, 0, 0])[0] += 1
        for item in workout.sets:
            titles[item.exercise] = item.title
            numbers[item.exercise][1] += item.counts
            numbers[item.exercise][2] += item.reps
            if item.weight_kg:
                weights.setdefault(item.exercise, []).append(item.weight_kg)
    order = sorted(numbers, key=lambda exercise: (-numbers[exercise][2], exercise))
    return [
        (
            titles[exercise],
            *(str(number) for number in numbers[exercise]),
            *(
                f"{weights[exercise][end]:g} kg" if exercise in weights else UNKNOWN
                for end in (0, -1)
            ),
        )
        for exercise in order[:12]
    ]


def _row(workout: LoggedWorkout) -> tuple[str, ...]:
    pain = f"{_given(workout.pain_before)}, then {_given(workout.pain_after)}"
    pain = UNKNOWN if workout.pain_before is workout.pain_after is None else pain
    mark = " *" if workout.changed else ""
    return (
        long_date(workout.day) + mark,
        f"{workout.done_sets} of {workout.planned_sets}",
        str(workout.reps),
        pain,
        _given(workout.effort),
        " ".join(workout.note.split()),
    )


def _given(value: int | None) -> str:
    return UNKNOWN if value is None else str(value)


def _table(sheet: _Sheet, top: int, widths: Sequence[float], rows: Sequence[Sequence[str]]) -> int:
    """Draw rows with a head; what is too long for its cell is cut with an ellipsis."""
    painter = sheet.painter
    for number, row in enumerate(rows):
        painter.setFont(_font(9, bold=number == 0))
        high = round(painter.fontMetrics().height() * 1.55)
        left = 0.0
        for part, text in zip(widths, row, strict=True):
            cell = QRectF(left, top, part * sheet.width - 10, high)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(cell.width())
            )
            painter.setPen(QColor(LIGHT.ink))
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignVCenter), shown)
            left += part * sheet.width
        top += high
        painter.setPen(QColor(LIGHT.line))
        painter.drawLine(0, top, sheet.width, top)
    return top


def _write(sheet: _Sheet, top: int, text: str, size: int, *, bold: bool = False) -> int:
    """Write a paragraph; return its lower edge."""
    painter = sheet.painter
    painter.setFont(_font(size, bold=bold))
    painter.setPen(QColor(LIGHT.ink))
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    room = painter.boundingRect(QRect(0, top, sheet.width, 2000), flags, text)
    painter.drawText(room, flags, text)
    return room.bottom() + round(size * 0.6)


def _font(size: int, *, bold: bool) -> QFont:
    return QFont(FAMILY, size, QFont.Weight.Bold if bold else QFont.Weight.Normal)
