"""Something similar and passages in other words: shown as what they are, counted as what they are,
and withheld where they must be.
"""

import pytest
import sample
from bs4 import BeautifulSoup
from msgspec.structs import replace
from sample import TEMPLATES, html_pages

from builder.core.capture import Span
from builder.core.coverage import Segment
from builder.core.passage import Passage
from builder.policy.republish import restrict
from builder.site import render


def nearest(digest, article):
    """Return the first passage of an article's text."""
    text = next(one for one in digest.articles if one.id == article).paragraphs[0].text
    return Passage(article=article, paragraph=0, span=Span(0, len(text)), text=text)


def with_similar(**changes):
    """Return the sample in which the first cell not found is something similar, and the first
    reworded one in other words.
    """
    digest = sample.digest(**changes)
    coverage = next(one for one in digest.coverages if one.event == sample.MEETING)
    first, done = coverage.comparisons[0], set()

    def changed(cell):
        if cell.presence == "absent" and "absent" not in done:
            done.add("absent")
            return replace(cell, presence="similar", nearest=nearest(digest, cell.article))
        if cell.presence == "reworded" and "reworded" not in done:
            done.add("reworded")
            plain = (Segment(text=cell.passage.text),)
            return replace(cell, presence="paraphrased", segments=plain, differences=())
        return cell

    statements = tuple(
        replace(one, cells=tuple(map(changed, one.cells))) for one in first.statements
    )
    comparisons = (replace(first, statements=statements), *coverage.comparisons[1:])
    found = replace(coverage, comparisons=comparisons)
    return replace(
        digest, coverages=tuple(found if one is coverage else one for one in digest.coverages)
    )


@pytest.fixture(scope="module")
def page():
    pages = html_pages(render(with_similar(), TEMPLATES))
    return BeautifulSoup(pages[f"/events/{sample.MEETING}/"], "lxml")


def test_something_similar_is_quoted_whole_and_linked_without_a_mark(page):
    (cell,) = page.select("td.cell.similar")

    assert cell.select_one(".state strong").get_text() == "Something similar"
    assert "#p1s1" in cell.select_one("a.pilcrow")["href"]
    assert cell.select_one(".passage").get_text().startswith("“")
    assert cell.select("mark, ins, del, .differences") == []


def test_a_passage_in_other_words_stands_plainly(page):
    (cell,) = page.select("td.cell.paraphrased")

    assert cell.select_one(".state strong").get_text() == "In other words"
    assert cell.select("mark, ins, del, .differences") == []


def test_something_similar_counts_neither_as_carried_nor_as_missing(page):
    row = page.select_one("td.cell.similar").find_parent("tbody")
    carried = len(row.select("td.cell")) - len(
        row.select("td.cell.similar, td.cell.absent, td.cell.short")
    )

    assert "something similar in 1" in row.select_one(".statement-count").get_text()
    assert int(row["data-carriers"]) == carried
    assert int(row["data-absent"]) == len(row.select("td.cell.absent"))


@pytest.mark.parametrize("policy", ["excerpt", "link"])
def test_the_nearest_passage_of_a_text_that_may_not_be_shown_is_not_shown(policy):
    digest = with_similar()
    (cell,) = [
        cell
        for one in digest.coverages
        if one.event == sample.MEETING
        for row in one.comparisons[0].statements
        for cell in row.cells
        if cell.nearest
    ]
    outlet = next(one.outlet for one in digest.articles if one.id == cell.article)
    closed = replace(
        digest,
        outlets=tuple(
            replace(one, republish=policy) if one.id == outlet else one for one in digest.outlets
        ),
    )

    shown = [
        c
        for one in restrict(closed).coverages
        for t in one.comparisons
        for row in t.statements
        for c in row.cells
        if c.nearest
    ]
    kept = {one.id: one for one in restrict(closed).articles}
    for found in shown:
        text = kept[found.article].paragraphs[found.nearest.paragraph].text
        assert text[found.nearest.span.start : found.nearest.span.end] == found.nearest.text
    assert policy == "excerpt" or shown == []
