"""An event's date is as exact on its pages as its articles make it: a year is no first of January."""

from __future__ import annotations

import re

import pytest
import sample
from msgspec.structs import replace

from builder.site import render
from builder.site.moments import date_words, moment


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


def test_no_page_and_no_search_result_has_a_day_of_events_and_articles_that_name_a_year():
    known = sample.digest()
    digest = replace(
        known,
        events=tuple(replace(event, date=event.date and event.date[:4]) for event in known.events),
        articles=tuple(
            replace(article, published="2023", published_basis="stated")
            for article in known.articles
        ),
    )
    site = render(digest, sample.TEMPLATES)
    # Ticks of an axis, and what lies before the first day that is drawn, claim nothing.
    invented = re.compile(r"(?<!before )\b1 January 202[23]|(?<!1 )January 202[23]")
    texts = {
        url: re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)
        for url, page in sample.html_pages(site).items()
    }

    assert {url for url, text in texts.items() if invented.search(text)} == set()
    assert [
        value for record in site.records for _, value in record.meta if invented.search(value)
    ] == []
