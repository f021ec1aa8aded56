"""Whose page an address is: the part of its host that somebody registers."""

import pytest
from packing import page

from builder.core.outlet import Outlet
from builder.extract import normalize
from builder.extract.address import domain
from builder.extract.formats.captures import capture_of
from builder.extract.formats.format import CapturePart


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.mofa.go.jp/press/1", "mofa.go.jp"),
        ("https://www.diplomatie.gouv.fr/a", "diplomatie.gouv.fr"),
        ("https://news.example.co.uk/", "example.co.uk"),
        ("https://en.example.com/x", "example.com"),
        ("https://www.gov.uk/news", "gov.uk"),
        ("https://paper.blogspot.com/2026/", "paper.blogspot.com"),
        ("https://xn--d1abbgf6aiiy.xn--p1ai/x", "xn--d1abbgf6aiiy.xn--p1ai"),
        ("https://a.b.paper.test/x", "paper.test"),
        ("http://192.0.2.7/x", "192.0.2.7"),
    ],
)
def test_the_public_suffix_list_says_where_a_name_begins(url, expected):
    assert domain(url) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://www.orsapost.example/ferry",
        "http://news.orsapost.example/2031/02/ferry?x=1",
        "https://orsapost.example:8443/",
    ],
)
def test_a_host_states_no_publisher(address):
    """Where a page names no site, the library takes its host for the site's name."""
    part = CapturePart(page(), media="html", url=address)
    article = normalize(capture_of(part, "ferry.html")[0], ()).article

    assert (article.outlet, article.outlet_basis) == ("orsapost-example", "domain")


@pytest.mark.parametrize("known", [True, False])
def test_the_outlet_of_the_feed_counts_where_the_page_names_none(known):
    part = CapturePart(page(), media="html", url="https://cdn.example/1", outlet="orsa-post")
    outlets = (Outlet(id="orsa-post", name="Orsa Post", sign="OP"),) if known else ()
    article = normalize(capture_of(part, "ferry.html")[0], outlets).article

    assert (article.outlet, article.outlet_basis) == (
        ("orsa-post", "inferred") if known else ("cdn-example", "domain")
    )


def test_a_page_that_names_its_publisher_outranks_the_feed():
    head = '<meta property="og:site_name" content="Eastmere Gazette">'
    part = CapturePart(page(head=head), media="html", outlet="orsa-post")
    outlets = (Outlet(id="orsa-post", name="Orsa Post", sign="OP"),)
    article = normalize(capture_of(part, "ferry.html")[0], outlets).article

    assert (article.outlet, article.outlet_basis) == ("eastmere-gazette", "stated")
