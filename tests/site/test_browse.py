"""Lists of events: every one is there once, addresses stay good, and the filters need no script."""

import re

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace
from sample import TEMPLATES, crowd, html_pages

from builder.core.outlet import Outlet
from builder.site import render
from builder.site.event_lists import EventList, leaves

COUNTRIES = ("SE", "FR", "")


def made(number):
    """Return pages of a digest with ``number`` events; outlet ``o01`` reports every second one."""
    digest = crowd(3)
    articles, events = [], []
    for place in range(number):
        own = [
            replace(
                article,
                id=f"{article.id}-{place}",
                published=f"2031-{place % 12 + 1:02}-{place % 28 + 1:02}",
                language=("sv", "fr", "en")[index],
            )
            for index, article in enumerate(digest.articles)
            if index == 0 or place % 2
        ]
        articles += own
        events.append(
            replace(
                digest.events[0],
                id=f"e{place:03}",
                title=f"Event {place:03}",
                date=f"20{10 + place // 12}-{place % 12 + 1:02}-05",
                articles=tuple(one.id for one in own),
            )
        )
    outlets = [
        replace(outlet, country=country or None)
        for outlet, country in zip(digest.outlets, COUNTRIES, strict=True)
    ]
    whole = replace(
        digest,
        outlets=tuple(outlets),
        articles=tuple(articles),
        events=tuple(events),
        coverages=(),
        storylines=(),
        grouping=replace(digest.grouping, events=tuple(events), receipts=(), inferences=()),
    )
    return html_pages(render(whole, TEMPLATES))


@pytest.fixture(scope="module")
def pages():
    return made(130)


def titles(page):
    return [one.get_text() for one in BeautifulSoup(page, "lxml").select(".event-lines h2")]


def test_every_event_is_in_the_list_once_newest_first(pages):
    followed, url = [], "/browse/"
    while url:
        followed += titles(pages[url])
        older = BeautifulSoup(pages[url], "lxml").select_one(".neighbors a[rel=prev]")
        url = older["href"] if older else ""

    assert followed == [f"Event {place:03}" for place in reversed(range(130))]


@pytest.mark.parametrize("total", [0, 1, 50, 74, 75, 76, 124, 125, 130, 1000])
def test_pages_are_counted_from_the_oldest_event(total):
    """A new event changes the first page alone, whatever the number."""
    events = tuple(str(number) for number in reversed(range(total)))
    found = leaves(EventList(key="newest", events=events))
    later = leaves(EventList(key="newest", events=("new", *events)))

    assert tuple(event for leaf in found for event in leaf.events) == events
    assert set(found[1:]) <= set(later)
    assert [leaf.number for leaf in found] == [0, *range(len(found) - 1, 0, -1)]
    assert len(found[0].events) < 75


def test_a_list_can_be_narrowed_without_a_script(pages):
    first = BeautifulSoup(pages["/browse/"], "lxml")
    filters = {
        fold.summary.get_text(): {
            re.sub(r"\s+", " ", item.get_text().strip()): item.a["href"]
            for item in fold.select("li")
        }
        for fold in first.select(".list-filters details")
    }

    assert list(filters) == ["Outlet", "Country of the outlet", "Language"]
    assert filters["Country of the outlet"] == {
        "France 65 events": "/browse/country/fr/",
        "Sweden 130 events": "/browse/country/se/",
    }
    assert set(filters["Language"].values()) == {
        f"/browse/language/{one}/" for one in ("sv", "fr", "en")
    }
    assert titles(pages["/browse/country/fr/"]) == [
        f"Event {place:03}" for place in range(129, 0, -2)
    ]
    assert "newest first" in pages["/browse/outlet/o01/"]


def test_the_most_reported_come_first_in_a_list_of_their_own(pages):
    found = titles(pages["/browse/reported/"])

    assert len(found) == 65
    assert not [title for title in found if int(title[-3:]) % 2 == 0], "one report alone"


def test_no_list_of_conflicts_without_one(pages):
    assert "/browse/conflict/" not in pages
    assert "/browse/conflict/" not in pages["/browse/"]


def test_a_few_outlets_need_no_letters_and_many_have_them():
    digest = crowd(2)
    many = [
        Outlet(id=f"x{number}", name=f"{letter}{number} Post", sign=f"{letter}{number}")
        for number, letter in enumerate("ABCÅД9" * 12)
    ]
    found = html_pages(render(replace(digest, outlets=(*digest.outlets, *many)), TEMPLATES))
    index = BeautifulSoup(found["/outlets/"], "lxml")

    assert len(index.select(".index > li")) == 60
    links = {link.get_text(): link["href"] for link in index.select(".letters a")}
    assert links["A"] == "/browse/outlets/a/"
    assert {"Cyrillic", "Other"} <= set(links)
    listed = BeautifulSoup(found["/browse/outlets/a/"], "lxml").select(".index h2")
    assert len(listed) == 24, "A and Å are one letter"
    assert "/browse/outlets/" not in html_pages(render(digest, TEMPLATES))["/outlets/"]
