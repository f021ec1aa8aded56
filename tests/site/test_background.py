"""Background that several reports recall: a folded table of its own, nowhere else on the page,
under the policies of the outlets.
"""

import json

import pytest
import sample
from bs4 import BeautifulSoup
from msgspec.structs import replace
from sample import TEMPLATES, html_pages

from builder.site import render

RECALLED = sample.passage("001.s13")
COUNTERPART = "004.s10"


def with_background(rows=1, **changes):
    """Return the sample with one recalled fact in two reports, or several copies of it."""
    digest = sample.digest(**changes)
    alone, whole = digest.coverages
    row = sample.statement(
        1,
        "created in 2006",
        RECALLED,
        {sample.identifier("004"): COUNTERPART},
        columns=whole.articles,
    )
    background = tuple(
        replace(row, number=number, anchor=f"s-b{number}") for number in range(1, rows + 1)
    )
    return replace(digest, coverages=(alone, replace(whole, background=background)))


def page_of(digest):
    return BeautifulSoup(
        html_pages(render(digest, TEMPLATES))[f"/events/{sample.MEETING}/"], "lxml"
    )


def section_of(page):
    heading = page.find(id="background")
    return heading and heading.find_parent("section")


def test_background_stands_in_a_folded_table_of_its_own():
    section = section_of(page_of(with_background()))
    table = section.select_one("details:not([open]) table.statements")

    assert section.summary.get_text() == "1 recalled fact"
    assert [cell.get_text(" ", strip=True) for cell in table.select("thead th a")]
    assert RECALLED.text in table.get_text()
    assert sample.passage(COUNTERPART).text.split()[-1] in table.get_text()


def test_without_background_there_is_no_section():
    assert section_of(page_of(sample.digest())) is None


def test_what_stands_there_is_not_set_aside_as_well():
    page = page_of(with_background())

    assert RECALLED.text not in page.find(id="aside").find_parent("section").get_text()


def test_of_very_much_the_page_shows_a_part_and_says_so():
    section = section_of(page_of(with_background(rows=24)))

    assert section.summary.get_text() == "24 recalled facts, those 20 that most articles carry"
    assert len(section.select("tbody.statement")) == 20


def test_it_stands_in_the_data():
    site = render(with_background(), TEMPLATES)
    (data,) = (
        json.loads(file.data)
        for file in site.files
        if file.path == f"events/{sample.MEETING}/coverage.json"
    )

    assert [row["name"] for row in data["coverage"]["background"]] == ["created in 2006"]


@pytest.mark.parametrize(("policy", "shown"), [("full", True), ("excerpt", True), ("link", False)])
def test_the_policy_of_an_outlet_holds_there_too(policy, shown):
    outlets = tuple(
        sample.replaced(one, republish=policy) if one.id == "gsv" else one
        for one in sample.digest().outlets
    )

    assert (
        RECALLED.text in section_of(page_of(with_background(outlets=outlets))).get_text()
    ) is shown
