"""Dates keep exactly the precision that is printed, and no number becomes a date by accident."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.lang.calendars import calendar
from builder.lang.dates import find_dates, find_weekdays
from builder.lang.stamps import find_url_date, parse_iso


@pytest.mark.parametrize(
    ("text", "language", "value", "words"),
    [
        ("06 March 2023", "en", "2023-03-06", "06 March 2023"),
        ("at noon on February 2, 2006, he said", "en", "2006-02-02", "February 2, 2006"),
        ("in Moscow, February 2006.", "en", "2006-02", "February 2006"),
        ("created in 2006 and headed", "en", "2006", "2006"),
        ("In 2019, the volume reached $2.7 billion", "en", "2019", "2019"),
        ("Back in April, the", "en", "XXXX-04", "April"),
        ("in late May, which", "en", "XXXX-05", "late May"),
        ("since the 1950s and", "en", "195X", "1950s"),
        ("on May 5 he", "en", "XXXX-05-05", "May 5"),
        ("6. März 2023, 15:42 Uhr", "de", "2023-03-06", "6. März 2023, 15:42"),
        ("6 марта 2023 г.", "ru", "2023-03-06", "6 марта 2023"),
        ("le 1er février 2024", "fr", "2024-02-01", "1er février 2024"),
        ("el 6 de marzo de 2023", "es", "2023-03-06", "6 de marzo de 2023"),
        ("6 مارس 2023", "ar", "2023-03-06", "6 مارس 2023"),
        ("2024年4月24日", "zh", "2024-04-24", "2024年4月24日"),
        ("25/06/2023", "en", "2023-06-25", "25/06/2023"),
        ("Veröffentlicht am 27.04.24 um 07:39 Uhr", "de", "2024-04-27", "27.04.24 um 07:39"),
        ("Publié le 27/04/24 à 07:39", "fr", "2024-04-27", "27/04/24 à 07:39"),
        # The lunar Hijri calendar, as Umm al-Qura counts it.
        ("18 ذو القعدة 1447 هـ", "ar", "2026-05-05", "18 ذو القعدة 1447 هـ"),
        ("١ رمضان ١٤٤٥هـ", "ar", "2024-03-11", "١ رمضان ١٤٤٥هـ"),
        ("10 ذي الحجة 1446", "ar", "2025-06-06", "10 ذي الحجة 1446"),
        ("on 1 Ramadan 1445 AH, he said", "en", "2024-03-11", "1 Ramadan 1445 AH"),
    ],
)
def test_one_date(text, language, value, words):
    (mention,) = find_dates(text, language)

    assert (mention.value, mention.words) == (value, words)
    assert text[mention.span.start : mention.span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2023",
        "2023-13-45",
        "in 2020 people",
        "a Su-35",
        "$2024",
        "you may 15 march",
        "1.2023.4",
        "31 Ramadan 1445",
        "12 Ramadan 1999",
        "",
    ],
)
def test_no_date(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2023-03-06T13:13+0000", "2023-03-06T13:13+00:00"),
        ("24 Oct 2022 15:42", "2022-10-24T15:42"),
        ("March 6, 2023, 3:42 PM GMT", "2023-03-06T15:42+00:00"),
        ("2023-03-06 13:13:55.123+01:00", "2023-03-06T13:13+01:00"),
        ("6 March 2023, 25:61", "2023-03-06"),
    ],
)
def test_the_time_is_kept_as_stated(text, stamp):
    (mention,) = find_dates(text)

    assert str(mention.stamp) == stamp


@pytest.mark.parametrize(
    ("text", "language", "stamp"),
    [
        ("5 May 2031 10:32 GMT+7", "en", "2031-05-05T10:32+07:00"),
        ("5 May 2031 10:32 UTC+05:30", "en", "2031-05-05T10:32+05:30"),
        ("May 5, 2031, 3:20 pm (UTC\u22123)", "en", "2031-05-05T15:20-03:00"),
        ("5 May 2031 10:32 GMT-5", "en", "2031-05-05T10:32-05:00"),
        ("10:32, 5 May 2031", "en", "2031-05-05T10:32"),
        ("3:20 PM | May 5, 2031", "en", "2031-05-05T15:20"),
        ("5.5.2031 klo 10.32", "fi", "2031-05-05T10:32"),
        ("2031 m. gegužės 5 d. 10:32", "lt", "2031-05-05T10:32"),
        ("2031. gada 5. maijā", "lv", "2031-05-05"),
        ("2031. május 5. 10:32", "hu", "2031-05-05T10:32"),
        ("5 أيار/مايو 2031", "ar", "2031-05-05"),
        ("٥ مايو ٢٠٣١", "ar", "2031-05-05"),
        ("2031年5月5日 10時32分", "ja", "2031-05-05T10:32"),
        ("2031年5月5日午後3時20分", "ja", "2031-05-05T15:20"),
        ("2031년 5월 5일 오후 3:20", "ko", "2031-05-05T15:20"),
        # Other calendars: the Buddhist era, the reigns of Japan, Minguo, the solar Hijra.
        ("5 พฤษภาคม 2574 10:32 น.", "th", "2031-05-05T10:32"),
        ("5 พฤษภาคม 2031", "th", "2031-05-05"),
        ("令和13年5月5日", "ja", "2031-05-05"),
        ("昭和64年1月7日", "ja", "1989-01-07"),
        ("平成元年1月8日", "ja", "1989-01-08"),
        ("民國120年5月5日", "zh", "2031-05-05"),
        ("دوشنبه ۱۵ اردیبهشت ۱۴۱۰ ساعت ۱۰:۳۲", "fa", "2031-05-05T10:32"),
        ("30 اسفند ۱۴۰۸", "fa", "2030-03-20"),
    ],
)
def test_days_as_newspapers_elsewhere_print_them(text, language, stamp):
    (mention,) = find_dates(text, language)

    assert str(mention.stamp) == stamp
    assert text[mention.span.start : mention.span.end] == mention.words


def test_a_time_behind_one_date_is_not_that_of_the_next():
    assert [str(mention.stamp) for mention in find_dates("5 May 2031 10:32 | 6 May 2031")] == [
        "2031-05-05T10:32",
        "2031-05-06",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [("30 اسفند ۱۴۰۹", "fa"), ("32 اردیبهشت ۱۴۱۰", "fa"), ("令和13年13月5日", "ja")],
)
def test_a_day_that_another_calendar_does_not_have_is_none(text, language):
    assert find_dates(text, language) == ()


def test_an_all_number_date_names_its_other_reading():
    (mention,) = find_dates("03/06/2023")

    assert (mention.value, mention.alternative) == ("2023-03-06", "2023-06-03")


@pytest.mark.parametrize(
    ("published", "precision", "first", "last", "weekday"),
    [
        ("2023", "year", "2023-01-01", "2023-12-31", None),
        ("2024-02", "month", "2024-02-01", "2024-02-29", None),
        ("2023-12", "month", "2023-12-01", "2023-12-31", None),
        ("2023-03-06", "day", "2023-03-06", "2023-03-06", 0),
        ("2023-03-06T13:13+00:00", "minute", "2023-03-06", "2023-03-06", 0),
    ],
)
def test_stamp(published, precision, first, last, weekday):
    stamp = parse_iso(published)

    assert (stamp.precision, str(stamp.first_day), str(stamp.last_day), stamp.weekday) == (
        precision,
        first,
        last,
        weekday,
    )
    assert str(stamp) == published


@pytest.mark.parametrize(
    "text", ["2023-02-30", "0000-01-01", "today", "2023-03-06T", "2023-03-06/.."]
)
def test_no_stamp(text):
    assert parse_iso(text) is None


@pytest.mark.parametrize(
    ("url", "stamp"),
    [
        ("https://a.example/20230306/title-1108079679.html", "2023-03-06"),
        ("https://a.example/2023/mar/06/title", "2023-03-06"),
        ("https://a.example/2023/03/title", "2023-03"),
        ("https://a.example/title-1108079679.html", "None"),
        ("https://2023.example/title", "None"),
    ],
)
def test_the_date_of_an_address(url, stamp):
    assert str(find_url_date(url)) == stamp


def test_weekdays():
    assert [
        (day.weekday, day.words) for day in find_weekdays("said on Monday; am Dienstag", "de")
    ] == [(0, "Monday"), (1, "Dienstag")]


@settings(derandomize=True, deadline=None)
@given(st.dates(min_value=dt.date(1500, 1, 1), max_value=dt.date(2199, 12, 31)))
def test_every_day_is_read_back(day):
    month = list(calendar("en").months)[day.month - 1].capitalize()
    for text in (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
    ):
        assert [mention.value for mention in find_dates(text)] == [day.isoformat()]


@pytest.mark.parametrize(
    "unit", ["1", " ", "/", "(", "March ", "in March ", "1990s ", "2023-", "12."]
)
def test_long_runs_take_linear_time(unit):
    find_dates(unit * 30_000)
    find_url_date(unit * 30_000)
