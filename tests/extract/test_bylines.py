"""A byline names its people whole, and nobody else."""

from __future__ import annotations

import pytest
from cases import draft_of

from builder.extract.authors.names import names_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Joel Schramm, Sr., and Tara Denning, MD", ["Joel Schramm Sr.", "Tara Denning"]),
        ("By John Kale Jr. and Mia Voss, Esq.", ["John Kale Jr.", "Mia Voss"]),
        ("By Ada Renn, Ph.D.", ["Ada Renn"]),
        ("By Tom Ford III, Senior Reporter", ["Tom Ford III"]),
        ("By Mia Voss, Ann Lee, and Tom Ford", ["Mia Voss", "Ann Lee", "Tom Ford"]),
        ("Anna Berg, OBE | 5 May 2031", ["Anna Berg"]),
    ],
)
def test_what_stands_behind_a_name_parts_none_and_is_nobody(line, names):
    """Degrees and orders are left out, "Sr." and "III" belong to the name."""
    assert [one.name for one in names_in(line)] == names


PARAGRAPHS = (
    "The harbor board of Northmere will let its ferries run until two in the morning from next spring, after months of complaints.",
    "“Nobody should have to sleep on a bench because the last boat left at ten,” said Ada Renn, who chairs the board.",
    "The extra crews will cost the town about two million crowns a year. Half of it comes from a fund for rural transport.",
    "Residents of the eastern bank had asked for later crossings since the footbridge was closed for repairs in January.",
)
PULLED = "Nobody should have to sleep on a bench because the last boat left at ten"


def authors(inside, above="", paragraphs=PARAGRAPHS):
    """Return the authors of a page with ``inside`` behind its second paragraph."""
    first, second, *rest = [f"<p>{one}</p>" for one in paragraphs]
    body = "".join((first, second, inside, *rest))
    page = (
        "<html><head><title>Night ferries | Quay Ledger</title></head><body><article><h1>Night ferries</h1>"
        f'{above}<p class="meta">5 May 2031</p>{body}</article></body></html>'
    )
    return draft_of(page.encode(), "page.html").article.authors


@pytest.mark.parametrize("above", ["", '<p class="byline">By Mia Voss</p>'])
@pytest.mark.parametrize(
    "inside",
    [
        f'<figure class="pullquote"><blockquote><p>{PULLED}</p><cite>Ada Renn, harbor board</cite></blockquote></figure>',
        f"<blockquote><p>{PULLED}</p><footer>Ada Renn</footer></blockquote>",
        f'<aside class="pullquote"><p>{PULLED}</p><span class="author">Ada Renn</span></aside>',
        f"<div><p>“{PULLED}”</p><p>Ada Renn, harbor board</p></div>",
        f"<div><h3>{PULLED}</h3><p>Ada Renn</p></div>",
        '<div class="comment"><span class="author" itemprop="author">Ole Vik</span><p>At last! I have waited for this for years.</p></div>',
    ],
)
def test_who_is_quoted_or_comments_is_no_author(inside, above):
    assert authors(inside, above) == (("Mia Voss",) if above else ())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Son Güncelleme", []),
        ("Last Updated", []),
        ("By November", []),
        ("In der Pflanze", []),
        ("In the Garden", []),
        ("Anna KleinRedakteurin", ["Anna Klein"]),
        ("Ada RennCorrespondent", ["Ada Renn"]),
        ("Mia VossJournaliste", ["Mia Voss"]),
        ("Sam Quilleythoughtsstreamsportfolio", []),
        ("There will be two trains by night.", []),
        ("Habrá dos trenes por semana.", []),
        ("Gesungen wird dort von allen", []),
        ("By Harbor Press", ["Harbor Press"]),
        ("By Will Smith", ["Will Smith"]),
        ("Jan van der Berg", ["Jan van der Berg"]),
    ],
)
def test_words_of_a_page_are_no_name_and_none_is_glued_to_one(line, names):
    assert [one.name for one in names_in(line)] == names
