"""Hostile texts stay text: in pages, data, feeds and linked data."""

import pytest
import sample
from bs4 import BeautifulSoup
from sample import TEMPLATES, html_pages

from builder.core.digest import TextPage
from builder.core.outlet import Outlet
from builder.site import render
from builder.site.prose import prose
from builder.site.urls import contact_link, outside

PAYLOADS = [
    line for line in (sample.CASES / "hostile.txt").read_text(encoding="utf-8").splitlines() if line
]


def poisoned(payload):
    digest = sample.digest()
    articles = tuple(
        sample.replaced(
            one,
            title=payload,
            description=payload,
            tags=(payload,),
            dateline=payload,
            url=payload,
            credits=(payload,),
        )
        for one in digest.articles
    )
    events = tuple(
        sample.replaced(one, title=payload, note=payload, place=payload) for one in digest.events
    )
    outlets = tuple(
        Outlet(id=one.id, name=payload, sign=payload, note=payload, homepage=payload)
        for one in digest.outlets
    )
    return sample.digest(
        articles=articles,
        events=events,
        outlets=outlets,
        pages=(TextPage(id="about", title=payload, body=payload),),
    )


def active(text):
    """Return what a browser would run or load from elsewhere in a page."""
    page = BeautifulSoup(text, "lxml")
    scripts = [
        tag
        for tag in page.find_all("script")
        if not str(tag.get("src", "")).startswith("/assets/")
        and tag.get("type") != "application/ld+json"
    ]
    handlers = [
        (tag.name, name)
        for tag in page.find_all(True)
        for name in tag.attrs
        if name.startswith("on")
    ]
    links = [
        value
        for tag in page.find_all(True)
        for name, value in tag.attrs.items()
        if name in ("href", "src")
        and str(value).split(":")[0].strip().lower() in ("javascript", "data", "vbscript", "file")
    ]
    others = page.find_all(["iframe", "object", "embed", "base", "img", "form", "style"])
    return (
        scripts + handlers + links + [tag for tag in others if tag.get("data-module") != "search"]
    )


@pytest.mark.parametrize("payload", ["\n".join(PAYLOADS)])
def test_nothing_in_a_text_becomes_active(payload):
    site = render(poisoned(payload), TEMPLATES)
    for address, text in html_pages(site).items():
        assert active(text) == [], address
        assert "{{" not in text or "7*7" in text, address


def test_linked_data_cannot_be_left():
    site = render(poisoned("</script><script>alert(1)</script>"), TEMPLATES)
    for address, text in html_pages(site).items():
        assert "<script>alert" not in text, address


@pytest.mark.parametrize("payload", PAYLOADS)
def test_notes_are_sanitized(payload):
    assert active(f"<body>{prose(payload)}</body>") == []


def test_markdown_that_takes_long_is_shown_as_it_stands():
    assert prose("[" * 50_000).startswith("<p>[[[[")
    assert prose("> " * 500 + "deep").startswith("<p>&gt;")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://user:secret@example.org/a?b=c", "https://example.org/a?b=c"),
        ("https://example.org:8080/", "https://example.org:8080/"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/", None),
        ("https://", None),
        ("https://[::1", None),
        ("", None),
        (None, None),
    ],
)
def test_which_addresses_may_be_linked(address, expected):
    assert outside(address) == expected


def test_the_contact_may_be_an_address_of_either_kind():
    assert contact_link("desk@example.org") == "mailto:desk@example.org"
    assert contact_link("https://example.org/contact") == "https://example.org/contact"
    assert contact_link("by post") is None
