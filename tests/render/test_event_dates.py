"""An event's date is as exact on its pages as its articles make it: a year is no first of January."""

from __future__ import annotations

import pytest

from builder.render.moments import date_words, moment


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2031", "2031"),
        ("2031-05", "May 2031"),
        ("2031-05-05", "Monday 5 May 2031"),
        ("2031-05-05T10:32+02:00", "Monday 5 May 2031"),
    ],
)
def test_no_day_is_printed_that_is_not_known(date, words):
    found = moment(date)

    assert found
    assert date_words(found, "en", clock=False, weekday=True) == words
    assert found.exact == (len(date) > len("2031-05"))
