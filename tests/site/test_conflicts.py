"""Where reports differ in fact, on pages, in feeds, data and search: both sides with the places
marked, and withheld where they must be.
"""

import json

import pytest
import sample
from bs4 import BeautifulSoup
from markupsafe import escape
from msgspec.structs import replace
from sample import TEMPLATES, html_pages

from builder.core.capture import Span
from builder.core.conflict import Conflict, ConflictSide, Explained
from builder.policy.republish import restrict
from builder.site import render


def side(passage):
    """Return a side that differs in the first word of a passage."""
    word = passage.text.split()[0]
    return ConflictSide(passage=passage, spans=(Span(0, len(word)),), text=word)


def contested(**changes):
    """Return the sample in which two reports differ in fact, once, and once only seem to."""
    digest = sample.digest(**changes)
    coverage = next(one for one in digest.coverages if one.event == sample.MEETING)
    passages = [
        cell.passage for cell in coverage.comparisons[0].statements[0].cells if cell.passage
    ]
    sides = tuple(side(passage) for passage in passages[:2])
    conflict = Conflict(
        kind="figure", anchor="c-00000001", sides=sides, readings=(0, 1), statement=1
    )
    found = replace(
        coverage,
        conflicts=(conflict,),
        explained=(Explained(kind="figure", reason="rounded", sides=sides),),
    )
    return replace(
        digest, coverages=tuple(found if one is coverage else one for one in digest.coverages)
    )


@pytest.fixture(scope="module")
def site():
    return render(contested(), TEMPLATES)


@pytest.fixture(scope="module")
def page(site):
    return BeautifulSoup(html_pages(site)[f"/events/{sample.MEETING}/"], "lxml")


def file_of(site, path):
    return next(file.data for file in site.files if file.path == path).decode()


def test_both_sides_stand_above_what_all_report_with_the_places_marked(page):
    section = page.select_one("#conflicts").find_parent("section")
    marks = [mark.get_text() for mark in section.select("mark.conflict")]

    assert section.find_next(id="side-by-side")
    assert len(marks) == len(section.select(".conflict-matter dd")) == 2
    assert all("#p" in link["href"] for link in section.select("a.pilcrow"))
    assert "rounded" in section.select_one(".conflicts-none").get_text()


def test_the_cells_of_the_statement_lead_to_the_conflict(page):
    links = [link for link in page.select("td.cell .state a") if link.get_text() == "in conflict"]

    assert links
    assert {link["href"].partition("#")[2] for link in links} == {"c-00000001"}
    assert page.select_one("#c-00000001")


def test_the_home_page_names_the_event_and_its_readings(site):
    home = BeautifulSoup(html_pages(site)["/"], "lxml")
    strip = home.select_one(".conflict-strip")

    assert strip.select_one("a")["href"] == f"/events/{sample.MEETING}/#conflicts"
    assert len(strip.select("bdi.theirs")) == 2


def test_feed_and_data_tell_it(site):
    data = json.loads(file_of(site, f"events/{sample.MEETING}/coverage.json"))

    told = json.loads(file_of(site, "conflicts.json"))["items"]
    assert [one["id"].rpartition("#")[2] for one in told] == [
        one["anchor"] for one in data["coverage"]["conflicts"]
    ]
    for one, conflict in zip(told, data["coverage"]["conflicts"], strict=True):
        assert all(side["text"] in one["title"] for side in conflict["sides"])
        assert all(
            escape(side["passage"]["text"]) in one["content_html"] for side in conflict["sides"]
        )
    assert [one["kind"] for one in data["coverage"]["conflicts"]] == ["figure"]
    assert data["coverage"]["explained"][0]["reason"] == "rounded"


def test_search_finds_what_is_in_conflict(site):
    found = [record for record in site.records if ("facts", ("conflict",)) in record.filters]

    assert len([record for record in found if "/articles/" in record.url]) == 2
    assert any("/events/" in record.url for record in found)


def test_a_side_that_may_not_be_shown_takes_the_conflict_along():
    digest = contested()
    closed = (
        next(one for one in digest.coverages if one.event == sample.MEETING)
        .conflicts[0]
        .sides[0]
        .passage.article
    )
    outlet = next(one.outlet for one in digest.articles if one.id == closed)
    outlets = tuple(
        replace(one, republish="link") if one.id == outlet else one for one in digest.outlets
    )

    coverage = next(
        one
        for one in restrict(replace(digest, outlets=outlets)).coverages
        if one.event == sample.MEETING
    )

    assert coverage.conflicts == coverage.explained == ()
