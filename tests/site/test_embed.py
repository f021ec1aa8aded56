"""What can be shared of an event: a page for frames, text with its citation, a link to the sentence
at the outlet, oEmbed.
"""

import json
from html import unescape
from urllib.parse import unquote

import pytest
import sample
from bs4 import BeautifulSoup
from msgspec.structs import replace
from sample import MEETING, TALKS, TEMPLATES, html_pages

from builder.core.conflict import Conflict, ConflictSide
from builder.core.settings import Settings
from builder.site import render
from builder.site.urls import at_text

BASE = "https://digest.example/news"


def made(base=BASE, **fields):
    digest = sample.digest(
        settings=Settings(republish="full", base_url=base, title="“Digest” & co")
    )
    return render(replace(digest, **fields), TEMPLATES)


@pytest.fixture(scope="module")
def site():
    return made()


def page_of(site):
    return BeautifulSoup(html_pages(site)[f"/embed/{MEETING}/"], "lxml")


def test_an_event_that_several_report_has_a_page_of_what_can_be_shared(site):
    pages = html_pages(site)
    items = page_of(site).select("article.share")
    anchors = [item["id"] for item in items]

    assert f"/embed/{TALKS}/" not in pages, "one report states nothing in several wordings"
    event = BeautifulSoup(pages[f"/events/{MEETING}/"], "lxml")
    assert all(event.find(id=anchor) for anchor in anchors)
    assert len(anchors) == len(set(anchors)) > 3
    for item in items:
        assert len(item.select("dd")) > 1 or "," in item.select_one("dt").get_text()


def test_a_shared_part_is_text_with_every_wording_and_where_it_is_from(site):
    item = page_of(site).select_one("article.share")
    text = item.select_one("[data-text]").get_text()

    assert text.startswith(f"{item.h2.get_text().split()[0]} ")
    for passage in item.select("dd > .theirs"):
        for omitted in passage.select("del, .hidden"):
            omitted.decompose()
    assert text.count("“") >= len(item.select("dd"))
    assert f"“Digest” & co, {BASE}/events/{MEETING}/#{item['id']}" in text
    assert item["data-address"] == f"{BASE}/events/{MEETING}/#{item['id']}"


def test_the_code_of_a_frame_is_whole_whatever_the_title(site):
    item = page_of(site).select_one("article.share")
    code = item.select("pre")[1].get_text()
    frame = BeautifulSoup(code, "lxml").iframe

    assert frame["src"] == f"{BASE}/embed/{MEETING}/#{item['id']}"
    assert frame["title"].endswith("“Digest” & co")
    assert unescape(code) != code, "quotation marks in attributes are escaped"


def test_links_leave_the_frame_and_search_engines_pass_it_over(site):
    page = page_of(site)

    assert {link.get("target") for link in page.select("article.share a")} == {"_top"}
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    assert not page.select_one("header.masthead")
    assert all(
        link["href"].startswith("/news/")
        for link in page.select("article.share a")
        if link["href"].startswith("/")
    )


def test_other_programs_are_told_how_to_embed_an_event(site):
    told = json.loads(
        next(file.data for file in site.files if file.path == f"embed/{MEETING}/oembed.json")
    )
    event = BeautifulSoup(html_pages(site)[f"/events/{MEETING}/"], "lxml")
    link = event.select_one('link[type="application/json+oembed"]')

    assert link["href"] == f"{BASE}/embed/{MEETING}/oembed.json"
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert BeautifulSoup(told["html"], "lxml").iframe["src"] == f"{BASE}/embed/{MEETING}/"
    assert told["thumbnail_url"] == f"{BASE}/events/{MEETING}/card.png"


def test_a_site_without_an_address_tells_no_code_and_no_program():
    site = made(base="")

    assert not [file for file in site.files if file.path.endswith("oembed.json")]
    assert len(page_of(site).select_one("article.share").select("pre")) == 1
    assert "json+oembed" not in html_pages(site)[f"/events/{MEETING}/"]


@pytest.mark.parametrize(
    ("address", "text", "pointed"),
    [
        ("https://a.example/1", "Seven boats sank.", "#:~:text=Seven boats sank."),
        ("https://a.example/1#top", "Seven boats", "#top:~:text=Seven boats"),
        (
            "https://a.example/1",
            "well-known, he said & left",
            "#:~:text=well%2Dknown, he said & left",
        ),
        (
            "https://a.example/1",
            "one two three four five six seven eight nine ten eleven",
            "#:~:text=one two three four five,seven eight nine ten eleven",
        ),
        ("https://a.example/1", "港" * 100 + "口" * 100, "#:~:text=" + "港" * 12 + "," + "口" * 12),
    ],
)
def test_a_link_to_the_outlet_points_at_the_sentence(address, text, pointed):
    found = at_text(address, text)
    directive = found.partition(":~:text=")[2]

    assert found.startswith(address)
    assert unquote(found.removeprefix("https://a.example/1").replace("%2D", "%252D")) == pointed
    assert not set(directive) & set("-& ")


def test_each_statement_on_the_page_of_an_event_leads_to_where_it_is_shared(site):
    pages = html_pages(site)
    event = BeautifulSoup(pages[f"/events/{MEETING}/"], "lxml")
    links = [link["href"] for link in event.select(".statement-name a.statement-count")]
    shared = page_of(site)

    assert links
    for link in links:
        assert link.startswith(f"/news/embed/{MEETING}/#")
        assert shared.find(id=link.partition("#")[2])
    assert "/embed/" not in pages[f"/events/{TALKS}/"]


def test_a_conflict_leads_to_where_it_is_shared_and_stands_there_first():
    digest = sample.digest(settings=Settings(republish="full", base_url=BASE))
    alone, whole = digest.coverages
    cells = whole.comparisons[0].statements[0].cells
    one, other = [cell.passage for cell in cells if cell.passage][:2]
    sides = tuple(ConflictSide(passage=passage, spans=(), text="x") for passage in (one, other))
    conflict = Conflict(
        kind="figure", anchor="c-00000001", sides=sides, readings=(0, 1), statement=1
    )
    site = render(
        replace(digest, coverages=(alone, replace(whole, conflicts=(conflict,)))), TEMPLATES
    )
    event = BeautifulSoup(html_pages(site)[f"/events/{MEETING}/"], "lxml")
    first = page_of(site).select_one("article.share")

    assert event.select_one(".conflict-matter h3 a[href*=embed]")["href"].endswith("#c-00000001")
    assert first["id"] == "c-00000001"
    assert first.h2.get_text() == "Figure"
    assert one.text in first.select_one("[data-text]").get_text()
