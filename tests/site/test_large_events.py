"""A large event: its page shows what most articles carry, numbered pages show all, and every link
to a statement leads to its page.
"""

import re

import pytest
from sample import TEMPLATES, html_pages

from builder.collate import collate
from builder.core.article import Article, Paragraph
from builder.core.digest import Digest
from builder.core.event import Event, Grouping
from builder.core.outlet import Outlet
from builder.core.settings import Settings
from builder.site import render

SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu")
EVENT = "2024-05-02-everything"


def word(number):
    """Return an invented word of its own for a number below 1,000."""
    return "".join(SYLLABLES[int(figure)] for figure in f"{number:03}")


def text(number):
    """Return a sentence of invented words that shares none with those of other numbers."""
    words = [word((number * 9 + k) % 1000) for k in range(9)]
    return f"{words[0].capitalize()} {' '.join(words[1:])}."


@pytest.fixture(scope="module")
def pages():
    articles = []
    for number in range(14):
        told = [text(k) for k in range(80) if k < 6 or (k + number) % 4 == 0]
        articles.append(
            Article(
                id=f"o{number:02}-report",
                title=f"Report {number}",
                outlet=f"o{number:02}",
                published="2024-05-02",
                published_basis="stated",
                paragraphs=tuple(Paragraph(text=one) for one in told),
            )
        )
    event = Event(
        id=EVENT,
        title="Everything",
        date="2024-05-02",
        articles=tuple(article.id for article in articles),
    )
    outlets = tuple(
        Outlet(id=f"o{number:02}", name=f"Outlet {number}", sign=f"O{number}")
        for number in range(14)
    )
    digest = Digest(
        settings=Settings(),
        outlets=outlets,
        articles=tuple(articles),
        captures=(),
        drafts=(),
        events=(event,),
        storylines=(),
        grouping=Grouping(events=(event,)),
        coverages=(collate(event, tuple(articles), outlets),),
    )
    return html_pages(render(digest, TEMPLATES))


def anchors(html):
    return re.findall(r'id="(s-[0-9a-f]{8})"', html)


def test_the_page_shows_what_most_articles_carry(pages):
    page = pages[f"/events/{EVENT}/"]

    assert len(anchors(page)) == 20
    assert "14 carry it" in page or "all 14 carry it" in page
    assert "20 of 80 statements" in page


def test_the_numbered_pages_show_all_statements_once(pages):
    parts = [
        anchors(html)
        for url, html in sorted(pages.items())
        if url.startswith(f"/events/{EVENT}/statements/")
    ]

    assert [len(part) for part in parts] == [36, 36, 8]
    assert len({anchor for part in parts for anchor in part}) == 80
    assert set(anchors(pages[f"/events/{EVENT}/"])) <= {anchor for part in parts for anchor in part}


def test_every_link_to_a_statement_leads_to_it(pages):
    for url, html in pages.items():
        for target, anchor in re.findall(r'href="([^"#]*)#(s-[0-9a-f]{8})"', html):
            assert anchor in anchors(pages[target or url]), (url, target, anchor)


def test_against_another_base_stands_what_it_carries(pages):
    page = pages[f"/events/{EVENT}/against/o03/"]

    assert anchors(page)
    assert len(anchors(page)) < 30


def test_a_passage_that_many_print_alike_stands_once_in_its_statement(pages):
    page = pages[f"/events/{EVENT}/"]
    passages = [
        re.findall(r'<p class="passage[^>]*>(.*?)</p>', part)
        for part in page.split('<section class="statement"')[1:]
    ]

    assert all(len(found) == len(set(found)) for found in passages)
    assert "<strong>Verbatim</strong>" in page


def test_what_stands_above_the_table_is_folded_and_all_there(pages):
    above = pages[f"/events/{EVENT}/"].partition('id="side-by-side"')[0]
    opened = re.sub(r"<details.*?</details>", "", above, flags=re.DOTALL)

    assert len(re.findall(r"headlines-title", above)) == 14
    assert len(re.findall(r"headlines-title", opened)) == 4
    assert 'href="#side-by-side">table' in above
    assert above.count('class="matrix-carriers"') == 20
    assert opened.count('class="matrix-carriers"') == 8
