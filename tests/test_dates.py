"""Which texts are dates, what days they can mean, how they sort, and how they are said in Swedish."""

from __future__ import annotations

import datetime

import pytest

from actionplans.model.dates import MONTHS, PartialDate, in_words, span_in_words


def _date(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2014", PartialDate(2014)),
        ("2014-11", PartialDate(2014, 11)),
        ("2014-11-03", PartialDate(2014, 11, 3)),
        ("2017~", PartialDate(2017, about=True)),
        ("2017-05~", PartialDate(2017, 5, about=True)),
        ("2017-05-31~", PartialDate(2017, 5, 31, about=True)),
        ("1800", PartialDate(1800)),
        ("2199-12-31", PartialDate(2199, 12, 31)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        ("2000-02-29", PartialDate(2000, 2, 29)),
    ],
)
def test_a_date_is_read_with_its_precision_and_written_back_the_same(written: str, read: PartialDate) -> None:
    assert _date(written) == read
    assert str(read) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "~",
        "14",
        "20145",
        "1799-12-31",
        "2200",
        "0000",
        "2014-0",
        "2014-1",
        "2014-00",
        "2014-13",
        "2014-11-00",
        "2014-11-3",
        "2014-11-31",
        "2014-11-32",
        "2014-00-03",
        "2023-02-29",
        "1900-02-29",
        "2014-11-03-",
        "2014--03",
        "2014/11/03",
        "20141103",
        "03-11-2014",
        "2014-11-03T00:00",
        "2014~~",
        "~2014",
        "2014 ~",
        " 2014",
        "2014 ",
        "2014\n",
        "-2014",
        "2014-11–03",
        "２０１４",
        "november 2014",
        "ongoing",
    ],
)
def test_anything_else_is_not_a_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        _date(text)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-11", "2014-11-01", "2014-11-30"),
        ("2014-12", "2014-12-01", "2014-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2014-11-03", "2014-11-03", "2014-11-03"),
        ("2017~", "2017-01-01", "2017-12-31"),
    ],
)
def test_a_date_can_mean_every_day_of_its_period(written: str, first: str, last: str) -> None:
    assert _date(written).first_day.isoformat() == first
    assert _date(written).last_day.isoformat() == last


def test_a_calendar_day_is_an_exact_date() -> None:
    assert PartialDate.of(datetime.date(2024, 2, 29)) == PartialDate(2024, 2, 29)


def test_dates_sort_by_time_and_the_vaguer_before_the_more_exact() -> None:
    in_order = ["1999-12-31", "2014", "2014-01", "2014-01-01", "2014-01-02", "2014-02", "2014-11-03", "2015"]
    assert [str(date) for date in sorted(map(_date, reversed(in_order)), key=lambda date: date.sort_key)] == in_order


def test_about_does_not_change_the_order() -> None:
    assert _date("2017~").sort_key == _date("2017").sort_key


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2014", "2014"),
        ("2014-11", "november 2014"),
        ("2014-11-03", "3 november 2014"),
        ("2017~", "omkring 2017"),
        ("2017-05~", "omkring maj 2017"),
        ("2017-05-31~", "omkring 31 maj 2017"),
    ],
)
def test_a_date_is_said_in_swedish(written: str, said: str) -> None:
    assert in_words(_date(written)) == said


def test_a_calendar_day_is_said_in_swedish() -> None:
    assert in_words(datetime.date(2023, 3, 1)) == "1 mars 2023"


def test_every_month_has_its_swedish_name() -> None:
    assert [in_words(PartialDate(2023, month)).partition(" ")[0] for month in range(1, 13)] == list(MONTHS)
    assert MONTHS[0] == "januari"
    assert MONTHS[11] == "december"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2021-12-01", None, "1 december 2021"),
        ("2021-12-01", "2021-12-01", "1 december 2021"),
        ("2021-12", "2021-12", "december 2021"),
        ("2021", "2021", "2021"),
        ("2017~", "2017~", "omkring 2017"),
        ("2021-12-01", "2021-12-02", "1–2 december 2021"),
        ("2023-05-31", "2023-06-02", "31 maj–2 juni 2023"),
        ("2022-12-31", "2023-01-01", "31 december 2022–1 januari 2023"),
        ("2021-12-01", "2022-12-01", "1 december 2021–1 december 2022"),
        ("2023-05", "2023-06", "maj–juni 2023"),
        ("2022-12", "2023-01", "december 2022–januari 2023"),
        ("2014", "2016", "2014–2016"),
    ],
)
def test_a_span_of_equally_exact_dates_says_nothing_twice(start: str, end: str | None, said: str) -> None:
    assert span_in_words(_date(start), _date(end) if end else None) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2023-05-04", "2023-05", "4 maj–maj 2023"),
        ("2023-05", "2023-05-04", "maj–4 maj 2023"),
        ("2023-05-31", "2023-06", "31 maj–juni 2023"),
        ("2023-05", "2023-06-02", "maj–2 juni 2023"),
        ("2023", "2023-06", "2023–juni 2023"),
        ("2023-06", "2023", "juni 2023–2023"),
        ("2014", "2016-06-30", "2014–30 juni 2016"),
    ],
)
def test_a_span_of_unequally_exact_dates_says_each_as_exactly_as_it_is_known(start: str, end: str, said: str) -> None:
    assert span_in_words(_date(start), _date(end)) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2017~", "2019", "omkring 2017–2019"),
        ("2017", "2019~", "2017–omkring 2019"),
        ("2017~", "2017", "omkring 2017–2017"),
        ("2021-12-01~", "2021-12-02", "omkring 1 december 2021–2 december 2021"),
        ("2023-05", "2023-06~", "maj 2023–omkring juni 2023"),
    ],
)
def test_a_span_says_which_of_its_dates_is_about(start: str, end: str, said: str) -> None:
    assert span_in_words(_date(start), _date(end)) == said
