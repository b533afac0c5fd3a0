"""Read a table of any program; rows that cannot be read are named and left out."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from spinecoach.adapters.exchange import values
from spinecoach.adapters.exchange.columns import (
    METRES,
    Column,
    Layout,
    foreign_layout,
    layout_of,
    metres_of,
    unit_of,
)
from spinecoach.adapters.exchange.csv_writer import as_written
from spinecoach.adapters.exchange.fault import (
    MOST_MISTAKES,
    ImportFault,
    WrongValue,
    mistake,
    shown,
)
from spinecoach.adapters.exchange.moments import MomentReader, Survey, of_another_calendar
from spinecoach.adapters.exchange.source import CsvTable, Source
from spinecoach.adapters.exchange.table_workouts import Row, What, When, workouts
from spinecoach.core.record.checks import above_zero
from spinecoach.core.record.imported import (
    Answers,
    Flaw,
    FlawKind,
    Incoming,
    OpenQuestion,
    Remark,
    WeightUnit,
)
from spinecoach.core.record.limits import (
    HARDEST_RPE,
    LONGEST_NOTE,
    LONGEST_TITLE,
    LONGEST_WORD,
    MOST_METRES,
    MOST_SECONDS,
)
from spinecoach.core.record.logbook import (
    NO_EXTRA,
    SetExtra,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator


LONGEST_WORKOUT = timedelta(hours=12)
"""If a workout seems to be longer, nobody ended it in time: its end stays unknown."""

EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)
A_DAY = timedelta(days=1)
KINDS = {"w": "warmup", "d": "dropset", "f": "failure"}
"""The words of Hevy for Strong's letters for sets."""

FIRST_ROWS = 20
"""By how many rows the columns are recognised if their names are not."""

EMPTY = frozenset({
    *("-", "\N{EN DASH}", "\N{EM DASH}"),
    *("null", "NULL", "None", "NaN", "nan", "N/A", "n/a", "#N/A"),
})  # fmt: skip
"""How people and programs leave a cell empty."""

NOTHING = "0., -"
"""The characters of a cell that says nothing."""

WHEN = (
    *(Column.WORKOUT, Column.BEGAN, Column.START_TIME, Column.ENDED, Column.END_TIME),
    *(Column.DURATION, Column.NOTE),
)
"""The columns that are the same in all rows of a workout: they are read once for all of them."""

WHAT = (
    *(
        Column.EXERCISE,
        Column.SET,
        Column.KIND,
        Column.WARM_UP,
        Column.WEIGHT,
        Column.UNIT,
        Column.REPS,
    ),
    *(Column.DISTANCE, Column.DISTANCE_UNIT, Column.SECONDS, Column.RPE, Column.SUPERSET),
    Column.SET_NOTE,
)
"""The columns that describe a set; equal ones are read once, as people repeat their sets."""

SURVEYED, READ, GROUPED = (0.0, 0.1), (0.1, 0.5), (0.5, 1.0)
"""The parts of the reading: dates are looked at, then all cells, then workouts are made of them."""

MOST_KEPT = 4096
"""How many different sets are kept in memory."""


class TableReader:
    """Reads one table: its layout and its dates first, then row by row."""

    def __init__(self, source: Source, now: datetime, answers: Answers) -> None:
        self._source = source
        self._latest = now + A_DAY
        self._found = Incoming([])
        self._remarks: Counter[Remark] = Counter()
        self._open_ends: set[tuple[datetime, str]] = set()
        self._found.asks.add(OpenQuestion.ACTIVITY)
        self._unit = answers.unit or WeightUnit.KG
        self._table = CsvTable(source, lambda header: len(layout_of(header).places))
        self._layout = self._find_layout()
        self._columns = tuple(self._layout.places)
        self._cells_of = itemgetter(*self._layout.places.values())
        self._last: tuple[tuple[str | None, ...], When] | None = None
        self._known: dict[tuple[str | None, ...], What] = {}
        survey = self._survey()
        self._moments = MomentReader(survey, answers.day_order)
        if survey.asks_order and answers.day_order is None:
            self._found.asks.add(OpenQuestion.DAY_ORDER)
        if survey.asks_language:
            self._remarks[Remark.LANGUAGE] = 1
        if source.guessed:
            self._remarks[Remark.ENCODING] = 1

    def incoming(self) -> Incoming:
        """Return what the table holds; raises `ImportFault` if no row of it can be read."""
        rows: list[Row] = []
        self._source.part = READ
        before = 0
        for line, cells in self._body():
            lines, before = line - before, line
            try:
                if lines > 1:
                    self._refuse_swallowed(cells)
                self._add(rows, self._fields(cells), cells)
            except WrongValue as wrong:
                self._leave_out(line, wrong)
        found = self._found
        if found.mistakes and not rows:
            self._refuse_without_reps()
            guess = [mistake(FlawKind.ENCODING)] if self._source.guessed else []
            raise ImportFault(*guess, *found.mistakes)
        self._source.part = GROUPED
        found.workouts = list(workouts(rows, self._key(), self._source.tell))
        self._remarks[Remark.OPEN_END] = len(self._open_ends)
        self._remarks[Remark.KEPT] = sum(
            row.what.extra is not NO_EXTRA or row.what.distance_m is not None for row in rows
        )
        found.remarks = {remark: count for remark, count in self._remarks.items() if count}
        return found

    # -- the whole table ---------------------------------------------------------

    def _find_layout(self) -> Layout:
        rows = self._table.rows()
        _, header = next(rows, (0, []))
        self._header = header = [cell.strip() for cell in header]
        if not any(header):
            raise ImportFault(mistake(FlawKind.EMPTY, self._source.path.name))
        layout = layout_of(header)
        if layout.missing:
            first = [[cell.strip() for cell in row] for _, row in islice(rows, FIRST_ROWS)]
            foreign = foreign_layout(header, first)
            if foreign is None:
                place = layout.missing[0]
                raise ImportFault(mistake(FlawKind.NO_COLUMN, self._source.path.name, place))
            layout = foreign
        return layout

    def _survey(self) -> Survey:
        self._source.part = SURVEYED
        survey = Survey()
        unread = self._layout.unknown(self._header)
        places = [self._layout.places.get(column, -1) for column in (Column.BEGAN, Column.ENDED)]
        seen = ["" for _ in places]
        for _, cells in self._body():
            for number, place in enumerate(places):
                if 0 <= place < len(cells) and cells[place] != seen[number]:
                    seen[number] = cells[place]
                    survey.look(cells[place])
            filled = [at for at in unread if at < len(cells) and cells[at].strip(NOTHING)]
            self._found.unread += [shown(unread.pop(at)) for at in filled]
        return survey

    def _body(self) -> Iterator[tuple[int, list[str]]]:
        rows = self._table.rows()
        next(rows, None)
        return rows

    def _key(self) -> Callable[[When], Hashable]:
        """Return what the rows of a workout share: without a name for it, a day is a workout.

        Such tables may hold the time of each set.
        """
        if Column.WORKOUT in self._layout.places:
            return lambda when: (when.began, when.workout)
        return lambda when: when.written.date()

    def _refuse_without_reps(self) -> None:
        """Refuse a file in which nothing was done because no column is known to hold the reps."""
        kinds = {one.kind for one in self._found.mistakes if isinstance(one, Flaw)}
        if kinds == {FlawKind.NOTHING_DONE} and Column.REPS not in self._layout.places:
            raise ImportFault(mistake(FlawKind.NO_COLUMN, self._source.path.name, Column.REPS))

    def _leave_out(self, line: int, wrong: WrongValue) -> None:
        self._found.left_out += 1
        if len(self._found.mistakes) < MOST_MISTAKES:
            place = wrong.mistake.place
            for column, number in self._layout.places.items():
                if column == place:
                    place = self._header[number]  # the person knows the column by its own name
            self._found.mistakes.append(replace(wrong.mistake, line=line, place=place))

    # -- one row -----------------------------------------------------------------

    def _refuse_swallowed(self, cells: list[str]) -> None:
        """Refuse a row with a cell that holds other rows, because a quotation mark is missing."""
        if swallowed := sum(self._is_row(line) for cell in cells for line in cell.splitlines()[1:]):
            self._found.left_out += swallowed
            raise WrongValue(mistake(FlawKind.OPEN_QUOTE))

    def _is_row(self, line: str) -> bool:
        cells = next(csv.reader([line], delimiter=self._table.separator), [])
        day, exercise = (self._layout.places[one] for one in (Column.BEGAN, Column.EXERCISE))
        try:
            return len(cells) > max(day, exercise) and bool(self._moments.read(cells[day]))
        except ValueError:
            return False

    def _fields(self, cells: list[str]) -> dict[Column, str]:
        """Return the cells of a row by their columns; cells missing at the end are empty."""
        width = self._layout.width
        if any(cells[width:]):
            raise WrongValue(mistake(FlawKind.EXTRA_CELLS, f"{len(cells)}", f"{width}"))
        whole = cells if len(cells) >= width else [*cells, *[""] * (width - len(cells))]
        texts = [
            as_written(cell) if cell[:1] == "'" else "" if cell in EMPTY else cell
            for cell in map(str.strip, whole)
        ]
        return dict(zip(self._columns, self._cells_of(texts), strict=True))

    def _add(self, rows: list[Row], row: dict[Column, str], cells: list[str]) -> None:
        """Add the sets of a row; if a row is not a set, its note goes to the set before it."""
        order = row.get(Column.SET, "").casefold()
        if order and not (order.isdecimal() or len(order) == 1):
            note = row.get(Column.SET_NOTE, "")
            last = rows[-1].what if rows else None
            if note and last and last.exercise == row.get(Column.EXERCISE):
                both = "\n".join(filter(None, (last.extra.note, note[:LONGEST_NOTE])))
                extra = replace(last.extra, note=both[:LONGEST_NOTE])
                rows[-1] = Row(rows[-1].when, last._replace(extra=extra))
            else:
                self._remarks[Remark.REST_TIMERS] += 1
            return
        if not self._layout.wide:
            rows.append(self._set(row))
            return
        for pair in self._layout.wide:
            reps, weight = (cells[at].strip() if 0 <= at < len(cells) else "" for at in pair)
            if reps:
                rows.append(self._set(row | {Column.REPS: reps, Column.WEIGHT: weight}))

    def _set(self, row: dict[Column, str]) -> Row:
        key = tuple(map(row.get, WHEN))
        if self._last is None or self._last[0] != key:
            self._last = key, self._when(row)
        own = tuple(map(row.get, WHAT))
        what = self._known.get(own)
        if what is None:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            what = self._known[own] = self._what(row)
        self._remarks.update(what.told)
        return Row(self._last[1], what)

    def _when(self, row: dict[Column, str]) -> When:
        began, written = self._moment(row, Column.BEGAN, Column.START_TIME)
        if not EARLIEST <= began <= self._latest:
            text = row[Column.BEGAN]
            kind = FlawKind.CALENDAR if of_another_calendar(text) else FlawKind.FUTURE
            raise WrongValue(mistake(kind, text, Column.BEGAN))
        title = sys.intern(row.get(Column.WORKOUT, "")[:LONGEST_TITLE])
        note = row.get(Column.NOTE, "")[:LONGEST_NOTE]
        return When(title, began, written, self._ended(row, began, title), note)

    def _what(self, row: dict[Column, str]) -> What:
        seconds = values.duration(row.get(Column.SECONDS, ""), unit=self._layout.spans)
        distance = self._distance(row)
        if not (row.get(Column.REPS) or seconds or distance):
            raise WrongValue(mistake(FlawKind.NOTHING_DONE, "", Column.REPS))
        reps, halved = values.reps(row.get(Column.REPS, ""), Column.REPS)
        number, unit = values.apart(row.get(Column.WEIGHT, ""))
        weight = values.weight_kg(number, self._row_unit(row, number, unit), Column.WEIGHT)
        if not weight and Column.KIND not in self._layout.places:
            weight = None  # all programs but Hevy write 0 for no weight
        seconds_done = above_zero(seconds.total_seconds() if seconds else None, MOST_SECONDS)
        extra = _extra(row, weight)
        beside = {
            Column.SECONDS: seconds_done,
            Column.DISTANCE: distance,
            Column.RPE: extra.rpe,
        }
        odd = any(
            value is None and row.get(column, "").strip("0:., ") for column, value in beside.items()
        )
        return What(
            exercise=sys.intern(values.name(row[Column.EXERCISE], Column.EXERCISE)),
            reps=reps,
            weight_kg=None if weight is not None and weight < 0 else weight,
            seconds=seconds_done,
            distance_m=distance,
            extra=extra,
            told=(Remark.HALF_REPS,) * halved + (Remark.ODD_VALUE,) * odd,
        )

    def _moment(
        self, row: dict[Column, str], day: Column, clock: Column
    ) -> tuple[datetime, datetime]:
        """Return a time of a row: the local one, and as it is written."""
        text = f"{row[day]} {row.get(clock, '')}".strip()
        try:
            return self._moments.read(text), self._moments.written(text)
        except ValueError:
            kind = FlawKind.CALENDAR if of_another_calendar(text) else FlawKind.TIME
            raise WrongValue(mistake(kind, text, day)) from None

    def _ended(self, row: dict[Column, str], began: datetime, title: str) -> datetime | None:
        """Return when a workout ended, None if that is unknown or impossible."""
        text = row.get(Column.ENDED, "") or row.get(Column.END_TIME, "")
        if text:
            try:
                day = Column.ENDED if row.get(Column.ENDED) else Column.BEGAN
                ended, _ = self._moment(row, day, Column.END_TIME)
                if ended < began:  # the hour that comes twice in autumn
                    ended = ended.replace(tzinfo=None, fold=1).astimezone()
            except WrongValue:
                ended = began + LONGEST_WORKOUT * 2
        elif text := row.get(Column.DURATION, ""):
            length = values.duration(text, hours_first=True, unit=self._layout.lengths)
            ended = began + (LONGEST_WORKOUT * 2 if length is None else length)
        else:
            return None
        if not timedelta() <= ended - began <= LONGEST_WORKOUT:
            self._open_ends.add((began, title))
            return None
        return ended if ended > began else None

    def _row_unit(self, row: dict[Column, str], weight: str, beside: str) -> WeightUnit:
        """Return the unit of a weight: what stands `beside` it, else in its column or the file."""
        text = beside or row.get(Column.UNIT, "")
        unit = unit_of(text) if text else self._layout.unit
        if text and unit is None:
            place = Column.WEIGHT if beside else Column.UNIT
            raise WrongValue(mistake(FlawKind.UNIT, text, place))
        if unit is None:
            if values.number(weight):
                self._found.asks.add(OpenQuestion.UNIT)
            return self._unit
        return unit

    def _distance(self, row: dict[Column, str]) -> float | None:
        text = row.get(Column.DISTANCE, "")
        distance = values.number(text)
        if not distance:
            return None
        unit = row.get(Column.DISTANCE_UNIT, "")
        usual = METRES["mi" if self._unit is WeightUnit.LB else "km"]
        factor = metres_of(unit) if unit else self._layout.metres or usual
        if factor is None or 0 < values.grouped(text) * factor <= MOST_METRES:
            return None
        metres = distance * factor
        return above_zero(round(metres, 1), MOST_METRES)


def _extra(row: dict[Column, str], weight: float | None) -> SetExtra:
    """Return what a row says about a set apart from what is counted."""
    order = row.get(Column.SET, "").casefold()
    kind = row.get(Column.KIND, "").casefold() or KINDS.get(order, "")
    if row.get(Column.WARM_UP, "").casefold() == "true":
        kind = KINDS["w"]
    extra = SetExtra(
        kind=kind[:LONGEST_WORD] if kind != "normal" else "",
        superset=row.get(Column.SUPERSET, "")[:LONGEST_WORD],
        rpe=above_zero(values.number(row.get(Column.RPE, "")), HARDEST_RPE),
        note=row.get(Column.SET_NOTE, "")[:LONGEST_NOTE],
        assisted_kg=-weight if weight is not None and weight < 0 else None,
    )
    return extra if extra != NO_EXTRA else NO_EXTRA
