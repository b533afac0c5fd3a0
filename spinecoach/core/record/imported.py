"""The content of a file of workouts, before and after it is compared with the history.

Files are read by `adapters.exchange`; what was found is kept here as plain values, and
`core.phrases.exchange` has the words for them. So the window and the command line use the same
words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from spinecoach.core.mistake import Mistake
    from spinecoach.core.record.edits import Edit
    from spinecoach.core.record.logbook import Excuse, LoggedWorkout

    Originals = dict[tuple[str, str], str | None]
    Stamps = dict[tuple[str, str], str]


class WeightUnit(StrEnum):
    """What weights are measured in."""

    KG = "kg"
    LB = "lb"


class DayOrder(StrEnum):
    """Which comes first in a date of numbers, such as 4/5/2026 or 26/11/22."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"


class OpenQuestion(StrEnum):
    """A question that the file does not answer and only the person can."""

    UNIT = "unit"
    DAY_ORDER = "day order"
    ACTIVITY = "activity"  # whether workouts of other exercises count as days of exercise


class Remark(StrEnum):
    """Something in the file that is changed when it is taken over, or is not taken over."""

    ENCODING = "encoding"  # the file is not Unicode: letters may be wrong
    LANGUAGE = "language"  # month names that mean different months in several languages
    OPEN_END = "open end"  # a workout whose end cannot be right
    HALF_REPS = "half reps"
    ODD_VALUE = "odd value"  # a time, distance or RPE of a set that cannot be right
    REST_TIMERS = "rest timers"
    KEPT = "kept"  # set types, supersets, RPE, distances, notes: kept, and exported again


class FlawKind(StrEnum):
    """What is wrong with a file or with one place in a table."""

    UNREADABLE = "unreadable"  # `value` is what the system says
    NO_FILE = "no file"
    EMPTY = "empty"
    NO_TEXT = "no text"
    NO_IMPORT = "no import"  # an archive or a plan of ours
    ENCODING = "encoding"
    TOO_LARGE = "too large"
    LONG_LINE = "long line"
    NO_CSV = "no csv"
    NO_JSON = "no json"
    TOO_DEEP = "too deep"
    ENDLESS_NUMBER = "endless number"
    NOT_OURS = "not ours"
    NEWER = "newer"
    NO_COLUMN = "no column"
    EXTRA_CELLS = "extra cells"
    TIME = "time"
    CALENDAR = "calendar"  # a year of another calendar, or a mistyped one
    FUTURE = "future"
    OPEN_QUOTE = "open quote"
    REPS = "reps"
    THOUSANDS = "thousands"  # a sign that may separate thousands or decimals
    NOTHING_DONE = "nothing done"
    WEIGHT = "weight"
    UNIT = "unit"
    NO_NAME = "no name"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong; in a document of ours it is a `Mistake`.

    It is not a `Mistake`: fourteen of the kinds concern a whole file and have no place in it, and
    their sentences ask for the right file or the newer program. The others have a line and a column
    of another program's table. As expected and found values they would need more kinds in
    `core.mistake` than they are here, and those sentences would be lost.

    `line` is 0 for the whole file; `place` is a column; `value` is what stands there, shortened.
    """

    kind: FlawKind
    line: int = 0
    place: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """The person's answers about a file; None if there was no answer."""

    unit: WeightUnit | None = None
    day_order: DayOrder | None = None
    activity: bool = False


@dataclass(slots=True)
class Incoming:
    """What a file holds.

    `originals` are the first values of corrected fields, by workout, then by set ("" = the workout
    itself) and field; `edited` says in the same way when each was corrected last (UTC, as the
    history writes it). `mistakes` are the first of `left_out` rows or workouts that cannot be read.
    `unread` are the names of its columns that hold something and are not read. `deleted` are
    workouts that were deleted, each with the time of that (UTC). `edits` are all that were ever
    made, None where a file does not tell them.
    """

    workouts: list[LoggedWorkout]
    excuses: dict[date, Excuse] = field(default_factory=dict)
    originals: dict[str, Originals] = field(default_factory=dict)
    edited: dict[str, Stamps] = field(default_factory=dict)
    mistakes: list[Flaw | Mistake] = field(default_factory=list)
    left_out: int = 0
    unread: list[str] = field(default_factory=list)
    remarks: dict[Remark, int] = field(default_factory=dict)
    asks: set[OpenQuestion] = field(default_factory=set)
    deleted: list[tuple[LoggedWorkout, str]] = field(default_factory=list)
    edits: list[Edit] | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would change in the history.

    `refused` says why nothing can be taken from the file; everything else is then empty. `unit` is
    what weights without a unit are taken for, `others` how many new workouts hold none of our
    exercises, `unexcused` how many excused days lose their excuse, `deleted` how many workouts that
    are here were deleted elsewhere, `tombstones` how many were deleted there and are not here at
    all.
    """

    name: str
    refused: tuple[Flaw | Mistake, ...] = ()
    new: int = 0
    sets: int = 0
    first: date | None = None
    last: date | None = None
    known: int = 0
    corrected: int = 0
    excused: int = 0
    unexcused: int = 0
    others: int = 0
    mistakes: tuple[Flaw | Mistake, ...] = ()
    left_out: int = 0
    unread: tuple[str, ...] = ()
    remarks: tuple[tuple[Remark, int], ...] = ()
    asks: frozenset[OpenQuestion] = frozenset()
    unit: WeightUnit = WeightUnit.KG
    activity: bool = False
    deleted: int = 0
    tombstones: int = 0

    @property
    def must_answer(self) -> bool:
        """Whether a question must be answered before anything may be added."""
        return OpenQuestion.DAY_ORDER in self.asks

    @property
    def anything(self) -> bool:
        """Whether there is something to be added."""
        return bool(self.new) or self.merges

    @property
    def merges(self) -> bool:
        """Whether something changes or excuses what is here already, or keeps it deleted."""
        changes = (self.corrected, self.excused, self.unexcused)
        return any((*changes, self.deleted, self.tombstones))
