"""What a person edited is shown beside the capture's wording, and marked."""

import sample
from bs4 import BeautifulSoup
from sample import TEMPLATES, html_pages

from builder.core.article import Drop, Paragraph
from builder.core.capture import Span
from builder.site import render


def page_with(paragraph):
    digest = sample.digest()
    edited = sample.identifier("003")
    articles = tuple(
        sample.replaced(one, paragraphs=(paragraph, *one.paragraphs[1:]), edited=("title",))
        if one.id == edited
        else one
        for one in digest.articles
    )
    text = html_pages(render(sample.digest(articles=articles), TEMPLATES))[f"/articles/{edited}/"]
    return BeautifulSoup(text, "lxml")


def test_changed_words_are_marked_in_both_wordings():
    page = page_with(
        Paragraph(
            text="The bridge opens in May.", edited=True, captured="The bridge opens in spring."
        )
    )
    first = page.select_one("#p1")

    assert "Edited by a person" in first.get_text()
    assert first.select_one("ins").get_text() == "edited: May"
    assert first.select_one("del").get_text() == "captured: spring"


def test_an_added_paragraph_says_that_the_capture_lacks_it():
    page = page_with(Paragraph(text="Added.", edited=True))

    assert "The capture does not have this paragraph." in page.select_one("#p1").get_text()


def test_a_long_edit_is_shown_without_marks():
    page = page_with(Paragraph(text="word " * 4000, edited=True, captured="other " * 4000))

    assert page.select_one("#p1 ins") is None


def test_neighbors_that_one_rule_dropped_are_shown_together():
    number = sample.article_gold("003")["capture"]
    drops = (Drop(span=Span(0, 4), rule="menu"), Drop(span=Span(5, 11), rule="menu"))
    drafts = tuple(
        (path, sample.replaced(draft, drops=drops) if path == number else draft)
        for path, draft in sample.digest().drafts
    )
    text = html_pages(render(sample.digest(drafts=drafts), TEMPLATES))[
        f"/articles/{sample.identifier('003')}/capture/"
    ]

    assert [
        tag.get_text()
        for tag in BeautifulSoup(text, "lxml").select(".stretch.dropped .stretch-text")
    ] == ["Menu\n| Home"]


def test_sentences_of_an_edited_paragraph_keep_their_anchors():
    """The table and the search lead to sentences: an editor's change must not take their places
    away.
    """
    digest = sample.digest()
    name = sample.identifier("001")
    articles = tuple(
        edited(article, 1, "honest", "candid") if article.id == name else article
        for article in digest.articles
    )
    page = html_pages(render(sample.digest(articles=articles), sample.TEMPLATES))[
        f"/articles/{name}/"
    ]
    found = BeautifulSoup(page, "lxml")

    assert found.select_one("#p2s1 ins").get_text() == "edited: candid"
    assert found.select_one("#p2s2")
    assert found.select_one(".paragraph-edited del").get_text() == "captured: honest"


def edited(article, number, before, after):
    """Return an article with a word of one paragraph changed, as content/ reads it."""
    paragraph = article.paragraphs[number]
    assert before in paragraph.text
    changed = sample.replaced(
        paragraph, text=paragraph.text.replace(before, after), edited=True, captured=paragraph.text
    )
    return sample.replaced(
        article,
        paragraphs=(*article.paragraphs[:number], changed, *article.paragraphs[number + 1 :]),
    )
