"""Addresses of one page give one key, whatever form of it they name; those of two pages never do."""

import pytest

from builder.extract.page_keys import form_of, page_keys

PAGE = "https://orsapost.example/news/2031/ferry-line"


@pytest.mark.parametrize(
    ("address", "form"),
    [
        (PAGE, ""),
        (f"{PAGE}/", ""),
        (f"{PAGE}#comments", ""),
        (PAGE.replace("https", "http"), ""),
        (PAGE.replace("https://", "https://www."), ""),
        (PAGE.replace("orsapost", "ORSAPOST"), ""),
        (f"{PAGE}/index.html", ""),
        (f"{PAGE}?utm_source=feed&utm_medium=rss", ""),
        (f"{PAGE}?fbclid=IwAR0x&gclid=1x", ""),
        (PAGE.replace("https://", "https://m."), "mobile"),
        (PAGE.replace("https://", "https://amp."), "AMP"),
        (f"{PAGE}/amp", "AMP"),
        (f"{PAGE}.amp", "AMP"),
        (f"{PAGE}?amp=1", "AMP"),
        (f"{PAGE}?outputType=amp", "AMP"),
        (PAGE.replace("/news", "/amp/news"), "AMP"),
        (f"{PAGE}/print", "print"),
        (f"{PAGE}?print=true&utm_campaign=x", "print"),
        (f"{PAGE}?view=print", "print"),
        (PAGE.replace("/news", "/drucken/news"), "print"),
        ("https://www.google.com/amp/s/" + PAGE.removeprefix("https://"), "AMP"),
        ("https://orsapost-example.cdn.ampproject.org/c/s/" + PAGE.removeprefix("https://"), "AMP"),
        (f"https://web.archive.org/web/20310212100000/{PAGE}", ""),
        (f"https://web.archive.org/web/20310212100000id_/{PAGE}?utm_source=x", ""),
    ],
)
def test_all_addresses_of_a_page_have_one_key(address, form):
    assert page_keys([address]) == page_keys([PAGE])
    assert form_of(address) == form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PAGE, f"{PAGE}-2"),
        (PAGE, PAGE.replace("orsapost", "lakepost")),
        ("https://a.example/story?id=17", "https://a.example/story?id=18"),
        ("https://a.example/story.php?cid=4711", "https://a.example/story.php?cid=4712"),
        ("https://news.a.example/x", "https://sport.a.example/x"),
        ("https://a.example/print", "https://a.example/news"),
        ("https://m.example/x", "https://amp.example/x"),
        (f"{PAGE}?page=2", PAGE),
    ],
)
def test_addresses_of_two_pages_have_two(one, other):
    assert set(page_keys([one])).isdisjoint(page_keys([other]))


@pytest.mark.parametrize(
    "address",
    ["", "orsapost", "https://orsapost.example", "https://orsapost.example/", "https://orsapost.example/index.html",
     "ftp://orsapost.example/x", "https://[broken/x", "javascript:alert(1)", "/news/ferry"],
)  # fmt: skip
def test_a_front_page_and_what_is_no_address_have_none(address):
    assert page_keys([address]) == ()


def test_one_page_may_go_by_several_keys():
    assert len(page_keys([PAGE, f"{PAGE}?utm_source=x", "https://orsapost.example/n/17"])) == 2
