"""Files of other programs: what can be read comes in, everything else is named by its line."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.exchange.csv_writer import hevy_csv, strong_csv
from spinecoach.adapters.exchange.fault import MOST_MISTAKES
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.record.imported import (
    Answers,
    DayOrder,
    Flaw,
    FlawKind,
    OpenQuestion,
    Remark,
    WeightUnit,
)
from spinecoach.core.record.limits import LONGEST_NOTE
from spinecoach.core.record.logbook import SetExtra
from tests.adapters.exchange.files import (
    FITBOD,
    FITNOTES,
    HEVY,
    PULL,
    ROW,
    STRONG,
    STRONG_6,
    STRONGLIFTS,
    faults,
    flaws,
    read_or_refused,
    taken,
    written,
)
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.core.record.logbook import LoggedWorkout


# --- taken in --------------------------------------------------------------------------------


def test_a_hevy_file_brings_its_workouts(tmp_path: Path) -> None:
    second = PULL.replace('0,"normal",""', '1,"normal","5.5"').replace('"8"', '"6"')
    (workout,) = taken(written(tmp_path, HEVY, PULL, second)).workouts
    assert (workout.title, workout.seconds, workout.planned_sets) == ("Morning", 2400, 2)
    assert [(s.exercise, s.number, s.reps, s.weight_kg) for s in workout.sets] == [
        ("pull-up", 1, 8, None),
        ("pull-up", 2, 6, 5.5),
    ]


def test_pounds_of_hevy_become_kilograms(tmp_path: Path) -> None:
    header = HEVY.replace("weight_kg", "weight_lbs")
    (workout,) = taken(written(tmp_path, header, PULL.replace('"","8"', '"10","8"'))).workouts
    assert workout.sets[0].weight_kg == 4.536


def test_a_timed_set_stays_timed_and_a_distance_is_kept(tmp_path: Path) -> None:
    plank = PULL.replace('"8",,,', ",,60,")
    run = PULL.replace('"8",,,', ",2.5,,")
    (workout,) = taken(written(tmp_path, HEVY, plank, run)).workouts
    assert [(s.reps, s.seconds, s.distance_m) for s in workout.sets] == [
        (0, 60.0, None),
        (0, None, 2500.0),
    ]
    assert workout.done_sets == 2


def test_what_is_not_used_here_is_kept_and_told(tmp_path: Path) -> None:
    odd = PULL.replace(',"",0,"normal"', '1,"slow",0,"warmup"').replace(",,,", ",,,8.5")
    found = taken(written(tmp_path, HEVY, odd, PULL))
    assert found.workouts[0].sets[0].extra == SetExtra("warmup", "1", 8.5, "slow")
    assert found.remarks == {Remark.KEPT: 1}


def test_the_letters_of_strong_are_kinds_and_its_timers_and_notes_no_sets(tmp_path: Path) -> None:
    letters = [ROW.replace(",1,10,", f",{letter},10,") for letter in "WDF"]
    timer = ROW.replace(",1,10,12,0,0,", ",Rest Timer,,,,90,")
    note = ROW.replace(",1,10,12,0,0,", ",Note,,,,,Felt good")
    found = taken(written(tmp_path, STRONG, ROW, *letters, note, timer))
    sets = found.workouts[0].sets
    assert [item.extra.kind for item in sets] == ["", "warmup", "dropset", "failure"]
    assert sets[-1].extra.note == "Felt good"
    assert found.remarks[Remark.REST_TIMERS] == 1


def test_two_long_notes_of_a_set_are_one_that_a_history_takes(tmp_path: Path) -> None:
    long = "x" * (LONGEST_NOTE - 2)
    noted = ROW.replace(",0,0,,", f",0,0,{long},")
    second = ROW.replace(",1,10,12,0,0,", f",Note,,,,,{long}")
    (workout,) = taken(written(tmp_path, STRONG, noted, second)).workouts
    assert len(workout.sets[0].extra.note) == LONGEST_NOTE


def test_the_present_form_of_strong_is_read(tmp_path: Path) -> None:
    line = '"1";"2025-09-01 10:34:00";"Back";"2440";"Superman";"1";"10,5";"15";"";"0";"0";"";""'
    found = taken(written(tmp_path, STRONG_6, line))
    (workout,) = found.workouts
    assert (workout.seconds, workout.sets[0].weight_kg, workout.sets[0].reps) == (2440, 10.5, 15)
    assert OpenQuestion.UNIT not in found.asks


def test_a_strong_file_in_another_language_is_known_by_its_order(tmp_path: Path) -> None:
    header = (
        "Datum;Name;Dauer;\u00dcbung;Reihenfolge;Gewicht (lbs);Wdh.;Entfernung;Sekunden;Notizen;"
        "Notizen zum Training;RPE"
    )
    found = taken(written(tmp_path, header, ROW.replace(",", ";")))
    assert found.workouts[0].sets[0].weight_kg == 4.536
    assert found.workouts[0].seconds == 3900


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1h 5m", 3900),
        ("45m", 2700),
        ("1:05:00", 3900),
        ("1:05", 3900),
        ("3900", 3900),
        ("1 Std. 5 Min.", 3900),
        ("1 \u0447 5 \u043c\u0438\u043d", 3900),
        ("83h 31m", None),
        ("soon", None),
        ("9" * 400 + "m", None),
        ("", None),
    ],
)
def test_a_duration_is_read_or_the_end_is_left_open(
    tmp_path: Path, text: str, seconds: float | None
) -> None:
    found = taken(written(tmp_path, STRONG, ROW.replace("1h 5m", text)))
    assert found.workouts[0].seconds == seconds
    assert found.remarks.get(Remark.OPEN_END, 0) == (seconds is None and text != "")


def test_heavy_and_long_sets_come_in(tmp_path: Path) -> None:
    press = ROW.replace(",1,10,12,", ",1,640,10,")
    jumps = ROW.replace(",1,10,12,", ",1,0,1500.0,")
    assisted = ROW.replace(",1,10,12,", ",1,-20,6,")
    (workout,) = taken(written(tmp_path, STRONG, press, jumps, assisted)).workouts
    assert [(s.reps, s.weight_kg, s.extra.assisted_kg) for s in workout.sets] == [
        (10, 640.0, None),
        (1500, None, None),
        (6, None, 20.0),
    ]


def test_a_distance_without_a_unit_is_in_miles_for_who_lifts_pounds(tmp_path: Path) -> None:
    path = written(tmp_path, STRONG, ROW.replace(",0,0,", ",2,0,"))
    for unit, metres in ((WeightUnit.KG, 2000.0), (WeightUnit.LB, 3218.7)):
        assert taken(path, Answers(unit)).workouts[0].sets[0].distance_m == metres


def test_a_weight_of_0_is_none_in_all_programs_but_hevy(tmp_path: Path) -> None:
    hevy = written(tmp_path, HEVY, PULL.replace('"","8"', '"0","8"'))
    assert taken(hevy).workouts[0].sets[0].weight_kg == 0.0
    strong = written(tmp_path, STRONG, ROW.replace(",10,", ",0,"))
    assert taken(strong).workouts[0].sets[0].weight_kg is None


def test_a_weight_without_a_unit_is_asked_about(tmp_path: Path) -> None:
    path = written(tmp_path, STRONG, ROW)
    assert OpenQuestion.UNIT in taken(path).asks
    assert taken(path, Answers(WeightUnit.LB)).workouts[0].sets[0].weight_kg == 4.536
    assert (
        OpenQuestion.UNIT not in taken(written(tmp_path, STRONG, ROW.replace(",10,", ",0,"))).asks
    )


def test_days_and_months_that_could_be_swapped_are_asked_about(tmp_path: Path) -> None:
    path = written(tmp_path, STRONG, ROW.replace("2025-11-22 08:00:00", "4/5/2025 10:00"))
    assert OpenQuestion.DAY_ORDER in taken(path).asks
    found = taken(path, Answers(day_order=DayOrder.MONTH_FIRST))
    assert f"{found.workouts[0].day}" == "2025-04-05"
    assert OpenQuestion.DAY_ORDER not in found.asks


def test_fitnotes_is_read(tmp_path: Path) -> None:
    lines = ("2025-05-05,Row,Back,10,lbs,12,,,,slow", "2025-05-05,Run,Cardio,,,,2,mi,0:20:00,")
    (workout,) = taken(written(tmp_path, FITNOTES, *lines)).workouts
    first, run = workout.sets
    assert (first.weight_kg, first.extra.note) == (4.536, "slow")
    assert (run.seconds, run.distance_m) == (1200.0, 3218.7)


def test_stronglifts_is_read(tmp_path: Path) -> None:
    line = "2015/05/25,1,Workout A,,87,Squat,10,1,7:37 PM,8:37 PM,,5,20,4,22.5"
    found = taken(written(tmp_path, STRONGLIFTS, line))
    (workout,) = found.workouts
    assert (workout.title, f"{workout.began:%H:%M}", workout.seconds) == (
        "Workout A",
        "19:37",
        3600,
    )
    assert [(s.reps, s.weight_kg) for s in workout.sets] == [(5, 20.0), (4, 22.5)]
    assert OpenQuestion.UNIT not in found.asks


def test_a_file_like_those_of_fitbod_is_read_and_what_is_not_kept_is_named(tmp_path: Path) -> None:
    lines = (
        "2025-11-20 17:11:07 +0000,Dumbbell Row,12,10,0.0,0.0,0.0,0.0,true,slow,2.0",
        "2025-11-20 17:19:00 +0000,Plank,0,0.0,60.0,0.0,0.0,0.0,false,,2.0",
    )
    found = taken(written(tmp_path, FITBOD, *lines))
    (workout,) = found.workouts
    row, plank = workout.sets
    assert (row.weight_kg, row.extra.kind, row.extra.note) == (10.0, "warmup", "slow")
    assert (plank.seconds, plank.weight_kg, plank.extra.kind) == (60.0, None, "")
    assert found.unread == ["multiplier"]


def test_a_time_beside_the_day_is_that_of_the_set_and_the_day_is_one_workout(
    tmp_path: Path,
) -> None:
    lines = ("2025-11-20,18:04,Row,12,10", "2025-11-20,18:01,Squat,5,20", "2025-11-21,9:00,Row,8,")
    found = taken(written(tmp_path, "Date,Time,Exercise,Reps,Weight", *lines))
    assert [f"{workout.began:%d %H:%M}" for workout in found.workouts] == ["20 18:01", "21 09:00"]
    assert [item.title for item in found.workouts[0].sets] == ["Squat", "Row"]
    assert all(item.seconds is None for workout in found.workouts for item in workout.sets)


def test_a_column_that_is_empty_in_every_row_is_not_named(tmp_path: Path) -> None:
    lines = (f"{STRONG},Mood,Place", f"{ROW},0.0,", f"{ROW},-,home")
    assert taken(written(tmp_path, *lines)).unread == ["Place"]
    assert taken(written(tmp_path, HEVY, PULL)).unread == []
    line = '"1";"2025-09-01 10:34:00";"Back";"2440";"Superman";"1";"10,5";"15"'
    assert taken(written(tmp_path, STRONG_6, line)).unread == []


@pytest.mark.parametrize(
    ("distance", "metres"), [("1,500", None), ("1,5", 1.5), ("1500,0", 1500.0)]
)
def test_a_distance_that_may_be_two_is_left_out(
    tmp_path: Path, distance: str, metres: float | None
) -> None:
    row = f'2025-05-05,Row,Cardio,,,12,"{distance}",m,,'
    assert taken(written(tmp_path, FITNOTES, row)).workouts[0].sets[0].distance_m == metres


@pytest.mark.parametrize(
    ("text", "reps"), [("12.000", 12), ("12,000", 12), ("8.000", 8), ("12,0", 12)]
)
def test_a_sign_that_cannot_separate_thousands_is_a_decimal_one(
    tmp_path: Path, text: str, reps: int
) -> None:
    assert taken(written(tmp_path, HEVY, PULL.replace("8", text, 4))).workouts[0].reps == reps


def test_a_note_of_the_workout_may_stand_in_any_of_its_rows(tmp_path: Path) -> None:
    noted = ROW.replace(",,,", ",,slept badly,")
    for lines in ((ROW, noted), (noted, ROW)):
        (workout,) = taken(written(tmp_path, STRONG, *lines)).workouts
        assert workout.note == "slept badly"


def test_cells_missing_at_the_end_are_empty(tmp_path: Path) -> None:
    assert taken(written(tmp_path, STRONG, ROW.rstrip(","))).workouts[0].reps == 12


def test_a_workout_that_ends_when_it_begins_has_an_open_end(tmp_path: Path) -> None:
    row = PULL.replace("08:40", "08:00")
    found = taken(written(tmp_path, HEVY, row))
    assert (found.workouts[0].ended, found.remarks) == (None, {})


@pytest.mark.parametrize("reps", ['""', "-", "\N{EN DASH}"])
def test_a_row_without_reps_time_or_distance_is_no_set_and_is_named(
    tmp_path: Path, reps: str
) -> None:
    found = taken(written(tmp_path, HEVY, PULL.replace('"8"', reps), PULL))
    assert [len(workout.sets) for workout in found.workouts] == [1]
    assert flaws(found.mistakes) == (Flaw(FlawKind.NOTHING_DONE, 2, "reps"),)


def test_a_quote_that_is_never_closed_makes_no_set_of_the_rest_of_its_row(tmp_path: Path) -> None:
    found = taken(written(tmp_path, HEVY, PULL.replace('"Pull Up"', '"Pull Up'), PULL))
    assert [item.title for item in found.workouts[0].sets] == ["Pull Up"]
    assert found.left_out == 1


def test_rows_between_two_lonely_quotation_marks_are_not_lost_without_a_word(
    tmp_path: Path,
) -> None:
    inch = ROW.replace(",,,", ',"5 inch,,')
    found = taken(written(tmp_path, STRONG, ROW, inch, ROW, ROW, inch, ROW))
    assert [len(workout.sets) for workout in found.workouts] == [2]
    assert (found.left_out, flaws(found.mistakes)[0].kind) == (4, FlawKind.OPEN_QUOTE)
    note = ROW.replace(",,,", ',"first line,\r\n2025-11-22 was good",,')
    assert taken(written(tmp_path, STRONG, note)).left_out == 0


@pytest.mark.parametrize(
    ("weight", "kilograms"), [("12.5 kg", 12.5), ("10LBS", 4.536), ('"12,5kg"', 12.5)]
)
def test_a_unit_beside_its_number_is_the_unit_of_the_row(
    tmp_path: Path, weight: str, kilograms: float
) -> None:
    found = taken(written(tmp_path, STRONG, ROW.replace(",10,", f",{weight},")))
    assert found.workouts[0].sets[0].weight_kg == kilograms
    assert OpenQuestion.UNIT not in found.asks


@pytest.mark.parametrize(("unit", "metres"), [("mi.", 4828.0), ("KM", 3000.0), ("laps", None)])
def test_a_distance_is_of_the_unit_of_its_row_or_left_out(
    tmp_path: Path, unit: str, metres: float | None
) -> None:
    found = taken(written(tmp_path, FITNOTES, f"2025-11-22,Run,Cardio,,lbs.,9,3,{unit},,"))
    assert found.workouts[0].sets[0].distance_m == metres
    assert (Remark.ODD_VALUE in found.remarks) is (metres is None)


@pytest.mark.parametrize("nothing", ["-", "null", "NaN", "N/A"])
def test_a_program_may_write_a_word_for_an_empty_cell(tmp_path: Path, nothing: str) -> None:
    found = taken(written(tmp_path, STRONG, ROW.replace(",10,12,0", f",{nothing},12,{nothing}")))
    assert (found.workouts[0].sets[0].weight_kg, found.remarks) == (None, {})


def test_an_unknown_unit_beside_a_number_is_named_with_its_column(tmp_path: Path) -> None:
    (flaw,) = faults(written(tmp_path, STRONG, ROW.replace(",10,", ",1 stone,")))
    assert (flaw.kind, flaw.value, flaw.place) == (FlawKind.UNIT, "stone", "Weight")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("Duration", 2), ("Duration (sec)", 2), ("Duration (min)", 120), ("Duration (hours)", 7200)],
)
def test_a_workout_lasts_as_the_unit_of_its_column_says(
    tmp_path: Path, header: str, seconds: int
) -> None:
    lines = (STRONG.replace("Duration", header), ROW.replace("1h 5m", "2"))
    assert taken(written(tmp_path, *lines)).workouts[0].seconds == seconds


def test_the_time_of_day_has_a_column_of_its_own_with_or_without_its_form(tmp_path: Path) -> None:
    header = STRONGLIFTS.replace(" (h:mm)", "").replace(" (yyyy/mm/dd)", "")
    row = "2015/05/25,1,A,,87,Squat,10,1,7:37 PM,8:37 PM,,5,20,4,22.5"
    (workout,) = taken(written(tmp_path, header, row)).workouts
    assert (f"{workout.began:%H:%M}", workout.seconds) == ("19:37", 3600)


def test_an_end_before_the_beginning_is_left_open_and_told(tmp_path: Path) -> None:
    found = taken(written(tmp_path, HEVY, PULL.replace("08:40", "07:40")))
    assert (found.workouts[0].ended, found.remarks) == (None, {Remark.OPEN_END: 1})


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only POSIX can change the zone")
def test_a_workout_ends_in_the_hour_that_comes_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        row = PULL.replace("22 Nov 2025, 08:00", "26 Oct 2025, 02:50")
        row = row.replace("22 Nov 2025, 08:40", "26 Oct 2025, 02:10")
        (workout,) = taken(written(tmp_path, HEVY, row)).workouts
    finally:
        monkeypatch.undo()
        time.tzset()
    assert workout.seconds == 20 * 60


@pytest.mark.parametrize(
    ("row", "odd"),
    [
        ("0,0:00,,,0", 0),
        ("5.2,1800,,,10", 0),
        ("0,0,,,11", 1),
        ('0,"1,800",,,', 1),
        ('"1,5",0,,,', 0),
        ("1e300,0,,,", 1),
        ("0,99999999999,,,", 1),
        ("far,,,,", 1),
    ],
)
def test_a_time_distance_or_effort_that_cannot_be_right_is_left_out_and_told(
    tmp_path: Path, row: str, odd: int
) -> None:
    found = taken(written(tmp_path, STRONG, ROW.replace("12,0,0,,,", f"12,{row}")))
    assert (found.workouts[0].reps, found.remarks.get(Remark.ODD_VALUE, 0)) == (12, odd)


def test_a_part_of_a_rep_is_told(tmp_path: Path) -> None:
    found = taken(written(tmp_path, HEVY, PULL.replace('"8"', '"8.5"')))
    assert (found.workouts[0].reps, found.remarks) == (8, {Remark.HALF_REPS: 1})


@pytest.mark.parametrize("write", [hevy_csv, strong_csv])
def test_what_we_write_for_others_comes_in_elsewhere_and_goes_out_alike(
    tmp_path: Path,
    write: Any,  # noqa: ANN401
) -> None:
    plank = PULL.replace('"8",,,', ",2.5,60,7").replace("normal", "warmup")
    mixed = [*taken(written(tmp_path, HEVY, plank)).workouts, *map(with_our_ids, years(8))]
    path = tmp_path / "out.csv"
    path.write_bytes(write(mixed))
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as history:
        history.take_in(found := taken(path), found.workouts)
        assert write(history.workouts()) == path.read_bytes()


def test_our_own_export_for_others_doubles_nothing_when_it_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "hevy.csv"
    path.write_bytes(hevy_csv(years(4)))
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as history:
        history.add(years(4))
        history.corrections.delete(years(4)[0].id)
        assert history.new_among(taken(path)) == []


# --- left out or refused ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "kind", "place"),
    [
        (PULL.replace('"8"', '"eight"'), FlawKind.REPS, "reps"),
        (PULL.replace('"8"', '"-8"'), FlawKind.REPS, "reps"),
        (PULL.replace('"8"', '"1e9"'), FlawKind.REPS, "reps"),
        (PULL.replace("22 Nov 2025, 08:00", "22 Foo 2025"), FlawKind.TIME, "start_time"),
        (PULL.replace("22 Nov 2025, 08:00", "31 Feb 2025"), FlawKind.TIME, "start_time"),
        (PULL.replace("22 Nov 2025, 08:00", "2 Nov 2031"), FlawKind.FUTURE, "start_time"),
        (PULL.replace("22 Nov 2025, 08:00", "2 Nov 1931"), FlawKind.FUTURE, "start_time"),
        (PULL.replace("22 Nov 2025, 08:00", "1404-08-02 08:00"), FlawKind.CALENDAR, "start_time"),
        (PULL.replace("22 Nov 2025, 08:00", "0007-11-20 08:00"), FlawKind.CALENDAR, "start_time"),
        (
            PULL.replace("22 Nov", "2 \u0622\u0628\u0627\u0646 1404"),
            FlawKind.CALENDAR,
            "start_time",
        ),
        (PULL.replace('"8"', '"8-10"'), FlawKind.REPS, "reps"),
        (PULL.replace('"8"', '"1,500"'), FlawKind.THOUSANDS, "reps"),
        (PULL.replace('"8"', '"1,000"'), FlawKind.THOUSANDS, "reps"),
        (PULL.replace('"8"', '"1.500"'), FlawKind.THOUSANDS, "reps"),
        (PULL.replace('"","8"', '"1,050","8"'), FlawKind.THOUSANDS, "weight_kg"),
        (PULL.replace('"","8"', '"1900","8"'), FlawKind.WEIGHT, "weight_kg"),
        (PULL.replace("Pull Up", ""), FlawKind.NO_NAME, "exercise_title"),
        (PULL + ',"more"', FlawKind.EXTRA_CELLS, "14"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_others_come_in(
    tmp_path: Path, row: str, kind: FlawKind, place: str
) -> None:
    found = taken(written(tmp_path, HEVY, PULL, row))
    (mistake,) = flaws(found.mistakes)
    assert (mistake.kind, mistake.line, mistake.place) == (kind, 3, place)
    assert (found.left_out, found.workouts[0].reps) == (1, 8)
    assert faults(written(tmp_path, HEVY, row))[0].kind is kind


def test_an_unknown_unit_is_named(tmp_path: Path) -> None:
    (mistake,) = faults(written(tmp_path, STRONG + ",Weight Unit", ROW + ",stone"))
    assert (mistake.kind, mistake.value) == (FlawKind.UNIT, "stone")


def test_the_first_mistakes_are_named_and_all_are_counted(tmp_path: Path) -> None:
    wrong = PULL.replace('"8"', '"x"')
    found = taken(written(tmp_path, HEVY, PULL, *[wrong] * 300))
    assert (len(found.mistakes), found.left_out) == (MOST_MISTAKES, 300)


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (("Date,Weight,Reps", "1,2,3"), "exercise"),
        (("Date,Exercise,Weight", "1,2,3"), "reps"),
        (("Date,Exercise,Seconds,Wdh.", "2025-11-22,Row,0,8"), "reps"),
        (("one", "two"), "began"),
        (("one",), "began"),
    ],
)
def test_a_file_of_other_columns_is_told_what_it_lacks(
    tmp_path: Path, lines: tuple[str, ...], place: str
) -> None:
    (mistake,) = faults(written(tmp_path, *lines))
    assert (mistake.kind, mistake.place) == (FlawKind.NO_COLUMN, place)


def test_an_import_that_cannot_be_written_leaves_nothing_half_done(tmp_path: Path) -> None:
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)) as history:
        twice = [*years(4), years(4)[0]]  # the second one breaks the transaction
        history.add(twice)
        assert history.trouble
        history.store.forget_held()
        assert history.workouts() == []


@given(
    st.lists(
        st.lists(
            st.text(max_size=12) | st.sampled_from(PULL.replace('"', "").split(",")), max_size=15
        ),
        max_size=6,
    )
)
def test_any_table_under_a_good_header_is_read_or_refused_by_name(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "table.csv"
    lines = [",".join(f'"{cell}"' for cell in row) for row in table]
    path.write_text("\n".join([HEVY, *lines]), encoding="utf-8", errors="surrogatepass")
    read_or_refused(path)


def with_our_ids(workout: LoggedWorkout) -> LoggedWorkout:
    """Call the pullover as the exercise of the program is called."""
    sets = (replace(s, exercise=s.exercise.replace("pull", "dumbbell-pull")) for s in workout.sets)
    return replace(workout, sets=tuple(sets))
