"""A hand-out on paper: a routine with a still of every step, its doses, and boxes for four weeks.

The first page has what holds for all of it and a box for each day; the exercises follow, none of
their rows is cut by the end of a page. It is read at arm's length, so no letters are smaller than
eleven points, and nothing is told by colour alone.
"""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QRectF, Qt
from PySide6.QtGui import QPageSize, QPainter

from spinecoach.core.coaching.plan import shared_cautions
from spinecoach.core.coaching.routine import movement_of, variant_of
from spinecoach.ui.export.paper import ENDLESS, Paper, PaperBlock, dots
from spinecoach.ui.export.pdf_file import A4, finished, writer_into
from spinecoach.ui.figure.scene import Look, paint_figure
from spinecoach.ui.figure.stills import of_phase, of_step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spinecoach.core.coaching.plan import HandOut
    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.ui.figure.scene import Scene

LETTER = QPageSize.PageSizeId.Letter
LETTER_REGIONS = (
    *("BZ", "CA", "CL", "CO", "CR", "GT", "MX"),
    *("NI", "PA", "PH", "PR", "SV", "US", "VE"),
)
"""Where paper is Letter (CLDR, supplemental data, paperSize); elsewhere it is A4."""

WEEKS = 4
DAYS = 7
BOX_MM = 11.0
MOST_IN_A_ROW = 4
GAP_MM = 4.0
STILLS_MM = (36.0, 30.0, 25.0, 21.0)
"""Millimetres of a box's height, stills in a row, millimetres between them and of their height.

Stills are as high as an exercise has room for on one page.
"""

TITLE, HEADING, TEXT = 24, 16, 11
"""Points of letters."""


class HandOutOptions(NamedTuple):
    """Who a hand-out is made for; `unit` is "kg" or "lb", `first_weekday` 0 for Monday.

    `paper` is "a4" or "letter", `day` the date in the file, `begins` the day of the first box
    (None = the boxes have no dates).
    """

    phrases: Phrases
    unit: str
    first_weekday: int
    paper: str
    day: date
    begins: date | None = None


class _Still(NamedTuple):
    """A picture and what stands below it: a word in bold, then a sentence; either may be ""."""

    scene: Scene
    word: str
    words: str


def paper_of(region: str) -> str:
    """Return the paper of a region, which is two letters: "a4" or "letter"."""
    return "letter" if region in LETTER_REGIONS else "a4"


def paper_here() -> str:
    """Return the paper that is usual in the region of the system."""
    return paper_of(QLocale.system().name().partition("_")[2])


def render(told: HandOut, options: HandOutOptions) -> bytes:
    """Draw a hand-out; needs a `QGuiApplication`. The same one gives the same bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    size = LETTER if options.paper == "letter" else A4
    writer = writer_into(buffer, told.title, f"spinecoach:hand-out:{told.title}", size)
    with QPainter(writer) as painter:
        paper = Paper(writer, painter, lambda number: options.phrases.plan.page(number, told.title))
        _HandOut(paper, told, options).draw()
    return finished(bytes(buffer.data().data()), options.day, options.phrases.language)


class _HandOut:
    """Draws what is told, as its options say."""

    def __init__(self, paper: Paper, told: HandOut, options: HandOutOptions) -> None:
        self._paper = paper
        self._told = told
        self._options = options
        self._words = options.phrases
        self._highest = 0.0

    def draw(self) -> None:
        """Draw all pages."""
        shared = shared_cautions([exercise for _, exercise in self._told.exercises])
        self._paper.put(self._beginning(shared))
        self._paper.put(self._boxes())
        for number, (item, exercise) in enumerate(self._told.exercises, start=1):
            own = [caution for caution in exercise.cautions if caution not in shared]
            self._paper.put(self._on_one_page(number, item, exercise, own))
        self._paper.end()

    # -- the first page ----------------------------------------------------------

    def _beginning(self, shared: Sequence[str]) -> list[PaperBlock]:
        """Return what holds for all of it, and a list of the exercises."""
        told, paper, its = self._told, self._paper, self._words.plan
        author = its.from_whom(told.author) if told.author else ""
        blocks = [
            *paper.paragraph(told.title, TITLE, bold=True),
            *paper.paragraph(author, TEXT + 2),
            *self._cautions(shared),
            *paper.paragraph(self._words.pain.warning_signs(), TEXT, before=dots(2)),
        ]
        for number, (item, exercise) in enumerate(told.exercises, start=1):
            head, dose = self._head(number, item, exercise), self._dose(item, exercise)
            blocks += paper.paragraph(head, TEXT, bold=True, before=dots(2), title=True)
            blocks += paper.paragraph(dose, TEXT)
        return blocks

    def _boxes(self) -> list[PaperBlock]:
        """Return a box for each day of four weeks, in which one writes."""
        title = self._words.plan.tick()
        heading = self._paper.paragraph(title, HEADING, bold=True, before=dots(5), title=True)
        high = 1.5 * self._paper.line(TEXT) + WEEKS * dots(BOX_MM)
        return [*heading, PaperBlock(high, self._draw_boxes)]

    def _draw_boxes(self, top: float) -> None:
        its, paper, painter = self._words, self._paper, self._paper.painter
        line, box = paper.line(TEXT), dots(BOX_MM)
        names = [self._week(number) for number in range(WEEKS)]
        lines = [each for name in names for each in name.splitlines()]
        aside = max(painter.fontMetrics().horizontalAdvance(each) for each in lines) + line
        begins = self._options.begins
        first = self._options.first_weekday if begins is None else begins.weekday()
        across = (paper.width - aside) / DAYS
        for place in range(DAYS):
            day = its.common.short_weekday((first + place) % DAYS)
            room = QRectF(aside + place * across, top, across, 1.5 * line)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), day)
        for number, name in enumerate(names):
            below = top + 1.5 * line + number * box
            painter.drawText(QRectF(0, below, aside, box), int(Qt.AlignmentFlag.AlignVCenter), name)
            for place in range(DAYS):
                painter.drawRect(QRectF(aside + place * across, below, across, box))

    def _week(self, number: int) -> str:
        """Return what stands beside a row of boxes: which week it is, and the date of the first."""
        words, begins = self._words, self._options.begins
        name = words.plan.week(number + 1)
        if begins is None:
            return name
        return f"{name}\n{words.common.short_date(begins + timedelta(weeks=number))}"

    # -- an exercise -------------------------------------------------------------

    def _on_one_page(
        self, number: int, item: Item, exercise: Exercise, cautions: Sequence[str]
    ) -> list[PaperBlock]:
        """Return all of an exercise with the highest stills for which one page has room."""
        blocks: list[PaperBlock] = []
        for high in STILLS_MM:
            self._highest = dots(high)
            blocks = self._exercise(number, item, exercise, cautions)
            if self._paper.fits(blocks):
                break
        return blocks

    def _exercise(
        self, number: int, item: Item, exercise: Exercise, cautions: Sequence[str]
    ) -> list[PaperBlock]:
        its, paper, movement = self._words, self._paper, movement_of(exercise, item)
        steps = [
            _Still(of_step(movement, step), "", its.exercises.step(at, step.say))
            for at, step in enumerate(movement.steps, start=1)
        ]
        phases = [
            _Still(
                of_phase(exercise, movement, phase),
                its.common.capitalised(phase.word),
                its.exercises.phase_facts(phase.seconds, phase.breath),
            )
            for phase in movement.phases
        ]
        head = self._head(number, item, exercise)
        note = its.plan.note(item.note) if item.note else ""
        return [
            *paper.paragraph(head, HEADING, bold=True, before=dots(6), title=True),
            *paper.paragraph(self._dose(item, exercise), TEXT, title=True),
            *paper.paragraph(note, TEXT + 2, bold=True, title=True),
            *self._stills(its.exercises.set_up(), steps),
            *self._stills(its.exercises.one_rep(), phases),
            *self._cautions(cautions),
        ]

    def _stills(self, title: str, stills: Sequence[_Still]) -> list[PaperBlock]:
        """Return pictures in rows of about one length, below their title."""
        rows = ceil(len(stills) / MOST_IN_A_ROW)
        columns = ceil(len(stills) / rows)
        blocks = self._paper.paragraph(title, TEXT, bold=True, before=dots(2), title=True)
        for row in range(rows):
            blocks.append(self._row(stills[row * columns : (row + 1) * columns]))
        return blocks

    def _row(self, stills: Sequence[_Still]) -> PaperBlock:
        gap = dots(GAP_MM)
        across = (self._paper.width - gap * (MOST_IN_A_ROW - 1)) / MOST_IN_A_ROW
        slope = max(still.scene.view.height / still.scene.view.width for still in stills)
        high = min(self._highest, across * slope)
        words = max(self._below(still, across) for still in stills)

        def draw(top: float) -> None:
            for place, still in enumerate(stills):
                self._still(still, QRectF(place * (across + gap), top, across, high))

        return PaperBlock(high + words, draw, dots(2))

    def _still(self, still: _Still, room: QRectF) -> None:
        """Draw a picture that stands on the floor of its room, and its words below."""
        view, painter = still.scene.view, self._paper.painter
        high = min(room.height(), room.width() * view.height / view.width)
        place = QRectF(room.left(), room.bottom() - high, room.width(), high)
        painter.save()
        paint_figure(painter, place, still.scene, Look())
        painter.restore()
        top = room.bottom()
        for text, bold in ((still.word, True), (still.words, False)):
            below = QRectF(room.left(), top, room.width(), ENDLESS)
            top += self._paper.write(below, text, TEXT, bold=bold)

    def _below(self, still: _Still, across: float) -> float:
        """Return how high the words below a still are."""
        word = self._paper.height(still.word, TEXT, bold=True, across=across)
        return word + self._paper.height(still.words, TEXT, across=across)

    def _cautions(self, cautions: Sequence[str]) -> list[PaperBlock]:
        if not cautions:
            return []
        title = self._words.exercises.cautions()
        blocks = self._paper.paragraph(title, TEXT, bold=True, before=dots(2), title=True)
        for caution in cautions:
            blocks += self._paper.paragraph(caution, TEXT)
        return blocks

    def _head(self, number: int, item: Item, exercise: Exercise) -> str:
        variant = variant_of(exercise, item.variant)
        variant_title = variant.title if variant else ""
        return self._words.plan.numbered(number, exercise.title, variant_title)

    def _dose(self, item: Item, exercise: Exercise) -> str:
        return self._words.plan.dose(exercise, item, self._options.unit)
