"""What readers are told of the versions of an article, and that no word of one becomes active or escapes its outlet's policy."""

import csv
import io
import json

import pytest
import sample
from bs4 import BeautifulSoup
from sample import TEMPLATES
from test_hostile import PAYLOADS, active
from versions_of_sample import NAME, added, changed, removed, versions

from builder.core.digest import Change
from builder.site import render

MEETING = sample.MEETING
TOLD = Change(
    number=90, kind="article-version", id=NAME, event=MEETING, detail=f"{'b' * 16} later.html"
)


def files(*changes, policy="full", history=(TOLD,), **options):
    digest = sample.digest()
    outlets = tuple(
        sample.replaced(one, republish=policy) if one.id == "gsv" else one for one in digest.outlets
    )
    articles = tuple(
        sample.replaced(one, versions=("first.html", "later.html")) if one.id == NAME else one
        for one in digest.articles
    )
    known = sample.digest(
        articles=articles,
        outlets=outlets,
        versions=(versions(*changes, **options),),
        history=(*digest.history, *history),
    )
    return {file.path: file.data for file in render(known, TEMPLATES).files}


def page(made, path):
    return BeautifulSoup(made[path].decode(), "lxml")


def test_the_article_s_page_shows_its_versions_newest_first():
    made = files(changed("ten", "twelve"), added("More of it."), removed("Less of it."))
    shown = page(made, f"articles/{NAME}/index.html")
    newest, first = shown.select(".version")

    assert (
        newest.select_one("h3").get_text(" ", strip=True)
        == "Version 2 Changed silently the text above"
    )
    assert (
        "Captured 8 March 2023, 10:00 UTC; other words, the same times stated, no note."
        in newest.get_text()
    )
    assert "Headline changed, 1 sentence changed, 1 added, 1 removed." in newest.get_text()
    assert [one.get_text(" ", strip=True) for one in newest.select(".version-changes .version-place")] == [
        "¶ 2 changed", "¶ 3 added", "¶ 1 before removed",
    ]  # fmt: skip
    assert newest.select_one("mark").get_text() == "twelve"
    assert newest.select_one("del").get_text() == "removed: Less of it."
    assert (
        "captured 8 March 2023, 10:00 UTC, by its record in the archive; print address"
        in newest.get_text()
    )
    assert (first["id"], first.select_one(".version-kind").get_text()) == ("v1", "First captured")
    assert shown.select_one(".event-date a")["href"] == "#versions"


def test_the_event_s_page_and_its_feed_lead_to_what_changed():
    made = files(changed("ten", "twelve"))
    report = page(made, f"events/{MEETING}/index.html").select_one(".changed-reports > li")
    feed = made[f"events/{MEETING}/feed.xml"].decode()

    assert report.find("ul").a["href"] == f"/articles/{NAME}/#v2"
    assert report.find("ul").get_text(" ", strip=True).startswith("Changed silently")
    assert (
        "captured 8 March 2023, 10:00 UTC: headline changed, 1 sentence changed"
        in report.get_text()
    )
    assert "GSV: changed silently" in feed
    assert "&lt;ins&gt;" in feed
    assert f"/articles/{NAME}/#v2" in feed
    assert "GSV: changed silently" in made["feed.xml"].decode()


@pytest.mark.parametrize(
    "history",
    [
        (Change(number=90, kind="article-version", id=NAME, detail=f"{'a' * 16} first.html"),),
        (Change(number=90, kind="article-version", id=NAME, detail="c123 gone.html"),),
        (Change(number=90, kind="article-version", id="gone", detail=f"{'b' * 16} x.html"),),
        (Change(number=90, kind="article-version", id=NAME),),
    ],
)
def test_a_capture_that_brought_no_change_is_no_news(history):
    made = files(changed("ten", "twelve"), history=history)

    assert "change-90" not in made["feed.xml"].decode()
    assert "change-90" not in made[f"events/{MEETING}/feed.xml"].decode()


def test_an_article_that_was_captured_once_has_no_versions():
    made = files(changed("ten", "twelve"))
    other = page(made, f"articles/{sample.identifier('002')}/index.html")

    assert other.select(".version, #versions") == []
    assert other.select_one(".event-date a") is None


@pytest.mark.parametrize("payload", ["\n".join(PAYLOADS), *PAYLOADS[:4], "=cmd|' /C calc'!A0"])
def test_no_word_of_a_version_becomes_active(payload):
    made = files(
        changed(payload, payload),
        added(payload),
        removed(payload),
        note=payload,
        title=payload,
        path=f"x#{payload}",
    )

    for path, data in made.items():
        if path.endswith(".html"):
            assert active(data.decode()) == [], path
    rows = list(csv.reader(io.StringIO(made["data/versions.csv"].decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t"))]
    assert json.loads(made["data/digest.json"])["versions"][0]["versions"][1]["note"] == payload


WORDS = [f"Sentence number {number} of it." for number in range(6)]


@pytest.mark.parametrize(
    ("policy", "shown", "note"), [("full", 6, True), ("excerpt", 3, True), ("link", 0, False)]
)
def test_the_policy_of_an_outlet_holds_for_what_changed_too(policy, shown, note):
    made = files(*map(added, WORDS), policy=policy, note="Correction: it was ten.")
    text = b"\n".join(
        data for path, data in made.items() if not path.endswith((".woff2", ".png", ".db"))
    ).decode()
    article = page(made, f"articles/{NAME}/index.html")

    assert [words for words in WORDS if words in text] == WORDS[:shown]
    assert ("Correction: it was ten." in text) == note
    assert "6 sentences added" in article.get_text()
    assert ("not republished here" in article.select_one(".version").get_text()) == (
        shown < len(WORDS)
    )


def test_tables_and_json_hold_every_capture():
    made = files(changed("ten", "twelve"), added("More."))
    rows = list(csv.DictReader(io.StringIO(made["data/versions.csv"].decode("utf-8-sig"))))

    kept = ("version", "kind", "capture", "form", "sentences_changed", "sentences_added")
    assert [tuple(row[key] for key in kept) for row in rows] == [
        ("1", "first", "first.html", "", "0", "0"),
        ("2", "silent", "later.html", "print", "1", "1"),
    ]
    event = json.loads(made[f"events/{MEETING}/coverage.json"])
    assert event["versions"] == json.loads(made["data/digest.json"])["versions"]
    assert made[f"events/{MEETING}/versions.csv"] == made["data/versions.csv"]
