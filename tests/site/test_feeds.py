"""Feeds as readers of feeds take them: valid, dated by change, and never written anew."""

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest
import sample
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from lxml import etree
from msgspec.structs import replace
from sample import TEMPLATES

from builder.core.coverage import Segment
from builder.core.digest import Change
from builder.core.settings import Settings
from builder.site import render
from builder.site.feed_items import edited

ATOM = etree.RelaxNG(etree.parse(Path(__file__).with_name("schemas") / "atom.rng"))
#: JSON Feed 1.1, as far as it says must.
JSON_FEED = Draft202012Validator({
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string"},
        "feed_url": {"type": "string"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string"},
                    "date_modified": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                },
            },
        },
    },
})  # fmt: skip
#: The articles of the meeting, in order.
ARTICLES = next(one for one in sample.digest().events if one.id == sample.MEETING).articles


def history(*days):
    """Return a history in which the articles of the meeting came one by one."""
    first = Change(
        number=1,
        kind="event-added",
        id=sample.MEETING,
        event=sample.MEETING,
        detail=ARTICLES[0],
        date=days[0],
    )
    found = [first]
    for article, day in zip(ARTICLES[1:], days[1:], strict=False):
        for kind, name, detail in (
            ("article-added", article, f"{article}.txt"),
            ("event-changed", sample.MEETING, f"+{article}"),
        ):
            found.append(
                Change(
                    number=len(found) + 1,
                    kind=kind,
                    id=name,
                    event=sample.MEETING,
                    detail=detail,
                    date=day,
                )
            )
    return tuple(found)


def made(changes, base="https://digest.example.org", **other):
    settings = Settings(republish="full", base_url=base)
    site = render(sample.digest(history=changes, settings=settings, **other), TEMPLATES)
    return {file.path: file.data for file in site.files}


def items(files, path):
    return json.loads(files[path])["items"]


@pytest.fixture(scope="module")
def files():
    return made(history("2026-05-04", "2026-05-06", "2026-05-06"))


@pytest.mark.parametrize("base", ["", "https://digest.example.org", "https://example.org/below"])
def test_every_feed_is_valid_in_both_formats(base):
    found = made(history("2026-05-04", "2026-05-06"), base)
    names = {path.rpartition(".")[0] for path in found if path.endswith((".xml", "/feed.json"))}
    names = {name for name in names if name != "sitemap" and not name.endswith(".tei")}

    assert len(names) == 2 + 2 + 5 + len([path for path in names if path.startswith("people/")])
    assert any(path.startswith("people/") for path in names)
    for name in names:
        atom, told = found[f"{name}.xml"], json.loads(found[f"{name}.json"])
        read = feedparser.parse(
            io.BytesIO(atom),
            response_headers={"content-type": "application/atom+xml; charset=utf-8"},
        )

        assert ATOM.validate(etree.fromstring(atom)), (name, ATOM.error_log)
        assert not read.bozo, (name, read.get("bozo_exception"))
        assert list(map(str, JSON_FEED.iter_errors(told))) == []
        assert [entry.id for entry in read.entries] == [one["id"] for one in told["items"]]
        assert [entry.title for entry in read.entries] == [one["title"] for one in told["items"]]


def test_an_entry_is_dated_by_the_change_and_the_newest_is_first(files):
    found = items(files, "feed.json")
    days = [one["date_modified"][:10] for one in found]

    assert days == ["2026-05-06"] * (len(days) - 1) + ["2026-05-04"]
    assert [one["date_modified"] for one in found] == sorted(
        (one["date_modified"] for one in found), reverse=True
    )


def test_a_history_without_days_is_older_than_one_with_them():
    """Of an old line the day of its event is known, from which it was no earlier."""
    old = tuple(replace(one, date="") for one in history("", "", ""))
    new = Change(
        number=len(old) + 1,
        kind="article-changed",
        id=ARTICLES[0],
        event=sample.MEETING,
        detail="title",
        date="2020-01-01",
    )
    days = [one["date_modified"][:10] for one in items(made((*old, new)), "feed.json")]

    assert days == ["2020-01-01", *[sample.MEETING[:10]] * len(old)]


@pytest.mark.parametrize("path", ["feed.json", f"events/{sample.MEETING}/feed.json"])
def test_no_entry_is_written_anew_when_more_comes(path):
    before = items(made(history("2026-05-04", "2026-05-06")), path)
    after = items(made(history("2026-05-04", "2026-05-06", "2026-05-07", "2026-05-09")), path)

    assert len(after) == len(before) + 4
    assert after[-len(before) :] == before
    assert len({one["id"] for one in after}) == len(after)


def test_an_entry_says_what_came(files):
    joined, added, *_ = items(files, "feed.json")

    assert joined["content_html"].startswith("<p>with</p><ul><li><strong>")
    assert f"/articles/{ARTICLES[2]}/" in joined["content_html"]
    assert f"/articles/{ARTICLES[2]}/" in added["content_html"]
    assert f"/articles/{ARTICLES[1]}/" not in joined["content_html"]


@pytest.mark.parametrize(
    ("segments", "html"),
    [
        ([Segment(text="The "), Segment(text="<mayor>", mark="reworded", base="king")],
         "The <del>king</del> <ins>&lt;mayor&gt;</ins>"),
        ([Segment(text="so", mark="omitted"), Segment(text=" it is", mark="moved")],
         "<del>so</del> it is"),
        ([Segment(text="new", mark="added")], "<ins>new</ins>"),
    ],
)  # fmt: skip
def test_a_difference_is_told_without_styles(segments, html):
    assert edited(segments) == html


def test_conflicts_and_people_have_feeds_of_their_own(files):
    conflicts = items(files, "conflicts.json")
    (person, *_) = sorted(
        path for path in files if path.startswith("people/") and path.endswith("feed.json")
    )
    quoted = items(files, person)

    assert quoted
    assert all("<blockquote" in one["content_html"] for one in (*conflicts, *quoted))
    assert all(one["date_modified"] for one in (*conflicts, *quoted))


def test_each_page_names_its_feeds(files):
    outlet = next(
        path for path in files if path.startswith("outlets/") and path.endswith("feed.xml")
    )
    person = next(
        path for path in files if path.startswith("people/") and path.endswith("feed.xml")
    )
    for path, feed in (
        ("index.html", "/conflicts"),
        (f"events/{sample.MEETING}/index.html", f"/events/{sample.MEETING}/feed"),
        *(
            (one.replace("feed.xml", "index.html"), f"/{one.removesuffix('.xml')}")
            for one in (outlet, person)
        ),
    ):
        page = BeautifulSoup(files[path], "lxml")
        named = {
            (one["type"], one["href"])
            for one in page.select("link[rel=alternate]:not([type$=oembed])")
        }

        assert {
            ("application/atom+xml", "/feed.xml"),
            ("application/feed+json", "/feed.json"),
            ("application/atom+xml", f"{feed}.xml"),
            ("application/feed+json", f"{feed}.json"),
        } <= named
        assert {href.lstrip("/") for _, href in named} <= files.keys()


def test_more_changes_than_a_feed_holds_leave_the_newest():
    many = tuple(
        Change(
            number=number,
            kind="article-changed",
            id=ARTICLES[0],
            event=sample.MEETING,
            detail="title",
            date="2026-05-04",
        )
        for number in range(1, 61)
    )
    found = items(made(many), "feed.json")
    times = [datetime.fromisoformat(one["date_modified"]) for one in found]

    assert len(found) == 50
    assert times[0] == datetime(2026, 5, 4, tzinfo=UTC) + timedelta(seconds=60)
    assert [one["id"].rpartition("-")[2] for one in found[:2]] == ["60", "59"]
