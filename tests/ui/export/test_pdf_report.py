"""The report for a physiotherapist: two pages, vector, the same bytes each time."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.files.catalogues import read
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.phrases.report import ReportColumn
from spinecoach.core.record.adherence import WeekVerdict, weeks
from spinecoach.core.record.tempo import Drift, Tempo
from spinecoach.ui.export.pdf_report import (
    LINES,
    LIST,
    SUMS,
    UNKNOWN,
    ReportOptions,
    _Part,
    _sums,
    _weeks_of,
    render,
)
from tests.histories import with_plank, years
from tests.ui.export.pdf_text import text_of
from tests.ui.past import PastForTests

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.record.logbook import LoggedWorkout

OPTIONS = ReportOptions(
    Phrases(), target_days=3, first_weekday=0, today=date(2027, 1, 1), unit="kg"
)


def slower(workout: LoggedWorkout) -> LoggedWorkout:
    """Return a workout at own pace that became slower."""
    times = (3.0,) * 3 + (4.0,) * 2 + (5.0,) * 3
    return replace(workout, sets=tuple(replace(s, reps=8, rep_seconds=times) for s in workout.sets))


def drawing(content: bytes) -> bytes:
    """Everything that the pages draw, unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
    unpacked = []
    for stream in streams:
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            continue  # metadata and the like
    return b"".join(unpacked)


def test_it_always_has_two_pages(qtbot: QtBot) -> None:
    del qtbot
    for count in (0, 1, 60):
        past = PastForTests(years(count))
        content = render(past, OPTIONS, past.workouts(date.min, date.max))
        assert content.startswith(b"%PDF-")
        assert len(re.findall(rb"/Type /Page\b", content)) == 2


def test_it_names_its_language_and_shows_its_title(qtbot: QtBot) -> None:
    del qtbot
    past = PastForTests(years(1))
    content = render(
        past, OPTIONS._replace(phrases=Phrases(language="de")), past.workouts(date.min, date.max)
    )
    catalogues = re.findall(
        rb"(\d+) 0 obj\n<<\n/Type /Catalog\n(.*?)>>\nendobj", content, re.DOTALL
    )
    assert [number for number, _ in catalogues] == [catalogues[0][0]] * 2  # the later one counts
    assert b"/Lang (de)" in catalogues[-1][1]
    assert b"/DisplayDocTitle true" in catalogues[-1][1]
    begin = int(re.findall(rb"startxref\n(\d+)", content)[-1])
    table = re.match(rb"xref\n(\d+) 1\n(\d{10}) 00000 n \n", content[begin:])
    assert table is not None
    number, place = table.groups()
    assert content[int(place) :].startswith(number + b" 0 obj\n<<\n/Type /Catalog")
    assert b"/Prev " in content[begin:]


def test_no_text_holds_a_ligature_or_a_tab(qtbot: QtBot) -> None:
    del qtbot
    note = "The office floor was stiff: difficult."
    past = PastForTests([replace(workout, note=note) for workout in years(2)])
    content = render(past, OPTIONS, past.workouts(date.min, date.max))
    maps = b"".join(re.findall(rb"begincmap.*?endcmap", content, re.DOTALL))
    letters = {letter.upper() for letter in re.findall(rb"<([0-9A-Fa-f]{4})>", maps)}
    assert {b"0020", b"0066", b"0069"} <= letters  # a space, an f, an i
    assert not letters & {b"0009", b"FB00", b"FB01", b"FB02", b"FB03"}


def test_a_plank_is_summed_up_in_seconds() -> None:
    sums = {
        row[0]: row[3] for row in _sums([with_plank(one) for one in years(1)[:2]], Phrases(), "kg")
    }
    assert sums["Plank"] == "120 seconds"
    assert sums["Walk"] == "5000 metres"
    assert sums["Superman"].isdecimal()


def test_the_tempo_has_a_column_if_any_exercise_was_done_at_own_pace(qtbot: QtBot) -> None:
    del qtbot
    workout, *others = years(4)
    first, *sets = workout.sets
    timed = replace(first, rep_seconds=(9.0,) * first.reps)
    past = PastForTests([replace(workout, sets=(timed, *sets)), *others])
    sums = {row[0]: row[-1] for row in _sums(past.workouts(date.min, date.max), Phrases(), "kg")}
    told = Phrases().report.tempo(Tempo(9.0))
    assert {title: cell for title, cell in sums.items() if cell != UNKNOWN} == {first.title: told}
    own = Phrases().report.column(ReportColumn.TEMPO)
    written = text_of(render(past, OPTIONS, past.workouts(date.min, date.max)))
    assert own in written
    assert told in written
    without = PastForTests(years(4))
    assert own not in text_of(render(without, OPTIONS, without.workouts(date.min, date.max)))


@pytest.mark.parametrize(
    ("unit", "weights"), [("kg", ("1.25 kg", "2 kg")), ("lb", ("2.76 lb", "4.41 lb"))]
)
def test_first_and_latest_weight_are_in_the_persons_unit(
    unit: str, weights: tuple[str, str]
) -> None:
    heavy = [
        replace(one, sets=tuple(replace(item, weight_kg=kg) for item in one.sets))
        for one, kg in zip(years(1)[:2], (1.25, 2.0), strict=True)
    ]
    assert {row[-2:] for row in _sums(heavy, Phrases(), unit)} == {weights}


def test_it_is_drawn_and_holds_no_bitmap_of_the_charts(qtbot: QtBot) -> None:
    del qtbot
    past = PastForTests(years(20))
    content = render(past, OPTIONS, past.workouts(date.min, date.max))
    assert b"/Subtype /Image" not in content
    assert drawing(content).count(b" re\n") + drawing(content).count(b" l\n") > 300


def test_the_same_history_gives_the_same_bytes_and_no_date_of_printing(qtbot: QtBot) -> None:
    del qtbot
    past = PastForTests(years(20))
    first = render(past, OPTIONS, past.workouts(date.min, date.max))
    assert render(past, OPTIONS, past.workouts(date.min, date.max)) == first
    stamps = set(re.findall(rb"D:(\d{14})|Date=\"([-\dT:]{19})", first))
    last = years(20)[-1].day
    assert stamps == {
        (f"{last:%Y%m%d}120000".encode(), b""),
        (b"", f"{last:%Y-%m-%d}T12:00:00".encode()),
    }


def test_another_period_is_another_report(qtbot: QtBot) -> None:
    del qtbot
    past = PastForTests(years(20))
    whole = render(past, OPTIONS, past.workouts(date.min, date.max))
    part = render(past, OPTIONS, past.workouts(date(2026, 10, 1), date(2026, 10, 31)))
    assert part != whole
    assert b"D:202610" in part


def test_a_week_that_is_not_over_is_not_judged(qtbot: QtBot) -> None:
    del qtbot
    past = PastForTests(years(20))
    wednesday, sunday = date(2026, 11, 11), date(2026, 11, 15)
    under_way = _weeks_of(_Part(past, date(2026, 6, 1), wednesday), OPTIONS)
    assert (under_way[-1].verdict, under_way[-1].start) == (WeekVerdict.CURRENT, date(2026, 11, 9))
    over = _weeks_of(_Part(past, date(2026, 6, 1), sunday), OPTIONS)
    assert over[-2].start == date(2026, 11, 9)
    assert over[-2].verdict in (WeekVerdict.KEPT, WeekVerdict.MISSED)


def test_a_saturday_evening_is_not_over_if_weeks_begin_on_sunday(qtbot: QtBot) -> None:
    """Somebody prints the report on the last day of a week: the window does not judge it either."""
    del qtbot
    saturday = date(2026, 11, 14)
    past = PastForTests([workout for workout in years(20) if workout.day <= saturday])
    american = OPTIONS._replace(first_weekday=6)
    part = _Part(past, date(2026, 6, 1), saturday)
    shown = weeks(
        past.days(date.min),
        today=saturday,
        target=3,
        count=13,
        first_weekday=6,
        first_day=past.first_day(),
    )
    today = _weeks_of(part, american._replace(today=saturday))
    assert today[-1].verdict is WeekVerdict.CURRENT
    assert OPTIONS.phrases.progress.headline(today) == OPTIONS.phrases.progress.headline(shown)
    tomorrow = _weeks_of(part, american._replace(today=date(2026, 11, 15)))
    assert (tomorrow[-2].start, tomorrow[-1].verdict) == (today[-1].start, WeekVerdict.CURRENT)


def test_nothing_outside_the_period_is_reported(qtbot: QtBot) -> None:
    del qtbot
    past = PastForTests(years(30))
    first, last = date(2026, 8, 3), date(2026, 9, 13)
    part = _Part(past, first, last)
    assert part.first_day() == first
    for days in (part.days(date.min), part.felt_days(date.min)):
        assert days
        assert all(first <= found.day <= last for found in days)
    judged = [week for week in _weeks_of(part, OPTIONS) if week.adherence is not None]
    assert judged[0].start >= first
    assert len(judged) <= 6


def test_a_period_is_drawn_the_same_whatever_came_after_it(qtbot: QtBot) -> None:
    del qtbot
    last = date(2026, 9, 13)
    later = PastForTests(years(30))
    then = PastForTests([workout for workout in years(30) if workout.day <= last])
    made = [
        render(past, OPTIONS, past.workouts(date.min, last), (date.min, last))
        for past in (later, then)
    ]
    assert made[0] == made[1]


def test_more_workouts_than_there_is_room_for_fill_the_table_and_no_third_page(
    qtbot: QtBot,
) -> None:
    del qtbot
    assert len(years(60)) > LINES
    past = PastForTests(years(60))
    assert (
        len(re.findall(rb"/Type /Page\b", render(past, OPTIONS, past.workouts(date.min, date.max))))
        == 2
    )


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_no_day_and_no_head_is_cut_and_of_a_long_note_the_rest(qtbot: QtBot, language: str) -> None:
    del qtbot
    phrases = Phrases(read(assets.locale_dir(), language), language)
    note = "The last two of each set were hard, the right shoulder more than the left one."
    past = PastForTests([slower(replace(one, note=note, changed=True)) for one in years(20)])
    workouts = past.workouts(date.min, date.max)
    written = text_of(render(past, OPTIONS._replace(phrases=phrases), workouts))
    for column in (*SUMS, ReportColumn.TEMPO, *LIST):
        assert phrases.report.column(column) in written
    for workout in workouts[-LINES:]:
        assert phrases.report.changed(phrases.common.long_date(workout.day)) in written
    assert written.count("…") == LINES
    assert note[:20] in written
    cell = phrases.report.tempo(Tempo(4.0, Drift.SLOWER))
    assert " ".join(cell.split()) in " ".join(written.split())
    span = phrases.progress.period(workouts[0].day, workouts[-1].day)
    assert phrases.common.capitalised(span) in written, "a line of its own"


def test_its_weeks_begin_on_the_day_of_its_reader(qtbot: QtBot) -> None:
    del qtbot
    past = PastForTests(years(20))
    part = _Part(past, date(2026, 6, 1), date(2026, 11, 15))
    found = _weeks_of(part, OPTIONS._replace(first_weekday=6))
    assert {week.start.weekday() for week in found} == {6}
