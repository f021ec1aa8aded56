"""The abbreviation of a zone tells an offset where it means one, or where the country tells which."""

import pytest

from builder.lang.dates import find_dates
from builder.lang.zones import SHARED, ZONES, country_of, names


@pytest.mark.parametrize(
    ("text", "country", "stamp"),
    [
        ("5 May 2031 10:32 CEST", "", "2031-05-05T10:32+02:00"),
        ("5 May 2031, 10:32 JST", "US", "2031-05-05T10:32+09:00"),
        ("May 5, 2031 at 10:32 AM (AEST)", "", "2031-05-05T10:32+10:00"),
        ("5 May 2031 10:32 EST", "", "2031-05-05T10:32"),
        ("5 May 2031 10:32 EST", "US", "2031-05-05T10:32-05:00"),
        ("5 May 2031 10:32 EST", "AU", "2031-05-05T10:32+10:00"),
        ("5 May 2031 10:32 BST", "GB", "2031-05-05T10:32+01:00"),
        ("5 May 2031 10:32 BST", "BD", "2031-05-05T10:32+06:00"),
        ("February 03, 2031 07:18 IST", "IN", "2031-02-03T07:18+05:30"),
        ("February 03, 2031 07:18 IST", "IE", "2031-02-03T07:18+01:00"),
        ("February 03, 2031 07:18 IST", "DE", "2031-02-03T07:18"),
        ("7:18 PM EDT, February 3, 2031", "US", "2031-02-03T19:18-04:00"),
        ("7:18 PM ET, February 3, 2031", "US", "2031-02-03T19:18"),
        ("5 May 2031 10:32 ET", "US", "2031-05-05T10:32"),
        ("5 May 2031 10:32 Best of the week", "", "2031-05-05T10:32"),
        ("5 May 2031 10:32 ISTANBUL", "IN", "2031-05-05T10:32"),
        ("5 May 2031 EST", "US", "2031-05-05"),
    ],
)
def test_a_zone_is_that_of_who_prints_it(text, country, stamp):
    (mention,) = find_dates(text, "en")

    assert str(mention.placed(country)) == stamp


@pytest.mark.parametrize(
    ("host", "country"),
    [
        ("lake.co.uk", "GB"),
        ("lake.com.au", "AU"),
        ("post.in", "IN"),
        ("lake.com", ""),
        ("lake.io", ""),
        ("10.0.0.1", ""),
        (None, ""),
    ],
)
def test_a_host_tells_its_country(host, country):
    assert country_of(host) == country


def test_each_abbreviation_means_one_offset_or_is_listed_with_its_countries():
    assert not ZONES.keys() & SHARED.keys()
    assert len(set(names())) == len(names())
