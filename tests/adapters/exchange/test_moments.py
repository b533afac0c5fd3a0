"""Dates in the words and the order of many phones."""

from __future__ import annotations

from datetime import datetime

import pytest

from spinecoach.adapters.exchange.moments import MomentReader, Survey
from spinecoach.core.record.imported import DayOrder


def read(*texts: str, order: DayOrder | None = None) -> list[str]:
    survey = Survey()
    for text in texts:
        survey.look(text)
    reader = MomentReader(survey, order)
    return [f"{reader.read(text):%Y-%m-%d %H:%M}" for text in texts]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("22 Dec 2025, 08:00", "2025-12-22 08:00"),
        ("Apr 17, 2026, 5:46 PM", "2026-04-17 17:46"),
        ("Apr 17, 2026, 12:05\u202fAM", "2026-04-17 00:05"),
        ("17 de abr. de 2026, 17:46", "2026-04-17 17:46"),
        ("5 Mai 2026, 07:34", "2026-05-05 07:34"),
        ("7 f\u00e9vr. 2026, 18:00", "2026-02-07 18:00"),
        ("7 juil. 2026, 18h30", "2026-07-07 18:30"),
        ("7 juin 2026 \u00e0 18:00", "2026-06-07 18:00"),
        ("3. M\u00e4rz 2026 um 08:05", "2026-03-03 08:05"),
        ("3. Mrz. 2026, 08:05", "2026-03-03 08:05"),
        ("17 abr 2026, 5:46 p. m.", "2026-04-17 17:46"),
        ("17 ago 2026, 05:46", "2026-08-17 05:46"),
        ("17 mrt 2026 05:46", "2026-03-17 05:46"),
        ("17 pa\u017a 2026, 05:46", "2026-10-17 05:46"),
        ("17 \u044f\u043d\u0432. 2026 \u0433., 05:46", "2026-01-17 05:46"),
        ("17 \u015eub 2026 05:46", "2026-02-17 05:46"),
        ("2026\u5e744\u670817\u65e5 17:46", "2026-04-17 17:46"),
        ("2026\u5e744\u670817\u65e5 \u5348\u5f8c5\u664246\u5206", "2026-04-17 17:46"),
        ("2026. 4. 17. \uc624\ud6c4 5:46", "2026-04-17 17:46"),
        ("17 \u0e40\u0e21.\u0e22. 2026 17:46", "2026-04-17 17:46"),
        ("17 \u0e21\u0e35.\u0e04. 2569 17:46", "2026-03-17 17:46"),
        ("17 \u0e2a.\u0e04. 2568 17:46 \u0e19.", "2025-08-17 17:46"),
        ("2569-04-17 05:46:00", "2026-04-17 05:46"),
        ("2567-02-29", "2024-02-29 12:00"),
        ("17.04.2026 05:46", "2026-04-17 05:46"),
        ("17.4.2026 5.46", "2026-04-17 05:46"),
        ("5/5/2025 10:00", "2025-05-05 10:00"),
        ("4/17/26 10:00", "2026-04-17 10:00"),
        ("2025-11-22 5:46:10 PM", "2025-11-22 17:46"),
        ("2025-11-22", "2025-11-22 12:00"),
        ("2015/05/25 7:37 PM", "2015-05-25 19:37"),
        ("08:00 17-04-2026", "2026-04-17 08:00"),
    ],
)
def test_a_date_is_read_as_the_phone_wrote_it(text: str, moment: str) -> None:
    assert read(text) == [moment]


def test_a_zone_of_the_file_holds() -> None:
    survey = Survey()
    found = MomentReader(survey, None).read("2026-07-06T17:00:00Z")
    assert found == datetime.fromisoformat("2026-07-06T17:00:00+00:00")
    assert MomentReader(survey, None).read("2026-07-06 17:00:00 +0000") == found


@pytest.mark.parametrize(
    "text",
    [
        "Fri, 17 Apr 2026 17:46:00 GMT",
        "2026-04-17 17:46:00 UTC",
        "17/04/2026 19:46 +0200",
        "Fri Apr 17 2026 19:46:00 GMT+0200 (CEST)",
        "17. Apr. 2026, 16:46 UTC\u22121",
        "17 Apr 2026 11:46 PM UTC+06:00",
        "17:46 GMT 17-04-2026",
    ],
)
def test_a_zone_behind_a_date_in_words_holds_too(text: str) -> None:
    survey = Survey()
    survey.look(text)
    found = MomentReader(survey, None).read(text)
    assert found == datetime.fromisoformat("2026-04-17T17:46:00+00:00")


def test_a_day_ends_at_24_and_a_leap_second_is_the_last_of_its_minute() -> None:
    assert read("31 Dec 2025, 24:00") == ["2026-01-01 00:00"]
    assert read("2025-12-31 24:00:00") == ["2026-01-01 00:00"]
    survey = Survey()
    assert MomentReader(survey, None).read("2016-12-31 23:59:60").second == 59


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17 Apr 2026, 24:05",
        "17 Apr 2026, 23:59:61",
        "yesterday",
        "31 Feb 2025, 08:00",
        "22 Nov 20255, 08:00",
        "45:99",
        "x" * 100,
        "12 2025",
        "0001-01-01",
        "9" * 50,
        "13/13/2025",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    survey = Survey()
    survey.look(text)
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        MomentReader(survey, None).read(text)


def test_one_day_after_the_twelfth_shows_the_order_of_all() -> None:
    assert read("4/5/2026 10:00", "13/5/2026 10:00")[0] == "2026-05-04 10:00"
    assert read("4/5/2026 10:00", "5/13/2026 10:00")[0] == "2026-04-05 10:00"


def test_if_day_and_month_could_be_swapped_the_person_says_which() -> None:
    survey = Survey()
    survey.look("4/5/2026 10:00")
    assert survey.asks_order
    assert read("4/5/2026 10:00", order=DayOrder.MONTH_FIRST) == ["2026-04-05 10:00"]
    assert read("4/5/2026 10:00", order=DayOrder.DAY_FIRST) == ["2026-05-04 10:00"]
    survey.look("5/13/2026 10:00")
    assert not survey.asks_order


@pytest.mark.parametrize(
    ("order", "moment"),
    [
        (None, "2022-11-26 12:00"),
        (DayOrder.DAY_FIRST, "2022-11-26 12:00"),
        (DayOrder.YEAR_FIRST, "2026-11-22 12:00"),
    ],
)
def test_if_a_year_of_two_digits_may_come_first_the_person_says_so(
    order: DayOrder | None, moment: str
) -> None:
    survey = Survey()
    survey.look("26/11/22")
    assert survey.asks_order
    assert read("26/11/22", order=order) == [moment]


@pytest.mark.parametrize(
    "texts",
    [
        ["26/11/22", "27/11/22"],  # the year changes less often than the day
        ["26/11/22", "26/11/23", "26/11/24"],
        ["26/11/2022"],
        ["26.11.22"],
        ["11/26/22"],
        ["22/11/22"],
    ],
)
def test_a_date_that_shows_where_its_year_stands_is_not_asked_about(texts: list[str]) -> None:
    survey = Survey()
    for text in texts:
        survey.look(text)
    assert not survey.asks_order


@pytest.mark.parametrize("texts", [["04/08/02"], ["04/08/02", "04/08/03"], ["4/8/26", "5/8/27"]])
def test_few_dates_of_two_digits_each_do_not_show_where_the_year_stands(texts: list[str]) -> None:
    survey = Survey()
    for text in texts:
        survey.look(text)
    assert survey.asks_order
    assert read(*texts, order=DayOrder.MONTH_FIRST)[0][4:7] == f"-0{texts[0].strip('0')[0]}"


def test_a_month_in_the_words_of_another_language_is_read_if_it_can_be_no_other() -> None:
    # Two files put together: of the other language only what means one month everywhere.
    assert read("17 Apr 2026", "18 Apr 2026", "3 ao\u00fbt 2026")[2] == "2026-08-03 12:00"
    with pytest.raises(ValueError, match="no date"):
        read("17 Apr 2026", "18 M\u00e4rz 2026", "3 lis 2026")


def test_a_name_of_two_months_is_read_in_the_language_of_the_others() -> None:
    # "lis" is November in Polish and October in Croatian.
    assert read("17 lis 2026", "17 pa\u017a 2026")[0] == "2026-11-17 12:00"
    assert read("17 lis 2026", "17 velj 2026")[0] == "2026-10-17 12:00"
    survey = Survey()
    survey.look("17 lis 2026")
    assert survey.asks_language


def test_many_odd_words_are_looked_up_in_no_time() -> None:
    survey = Survey()
    for number in range(3000):
        survey.look(f"17 jan{chr(97 + number % 26)}{number:x}q 2026")
    assert not survey.asks_language


@pytest.mark.parametrize(
    ("texts", "moments"),
    [
        (["26. 11. 22. \uc624\ud6c4 5:46"], ["2026-11-22 17:46"]),  # Korean
        (["26/11/22", "26/11/24", "26/12/1"], ["2026-11-22 12:00", "2026-11-24 12:00"]),  # Basque
        (["22.11.26 17:46", "24.11.26 17:46"], ["2026-11-22 17:46", "2026-11-24 17:46"]),
        (["11/22/25 10:00", "11/23/26 10:00"], ["2025-11-22 10:00", "2026-11-23 10:00"]),
    ],
)
def test_a_year_of_two_digits_is_found_wherever_it_stands(
    texts: list[str], moments: list[str]
) -> None:
    assert read(*texts)[: len(moments)] == moments
