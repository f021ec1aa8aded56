"""What an editor may not republish is in no file of the site and in no search record."""

import sqlite3
from contextlib import closing

import pytest
import sample
from sample import TEMPLATES

from builder.policy.republish import restrict
from builder.site import render

#: Sentences of the sample: aligned with others, first of its text, and neither.
ALIGNED, FIRST, OTHER = (
    "good, honest, mutually respectful",
    "Lavrov emphasized that this year was symbolic",
    "Russia was then granted observer status",
)
MENU = "Menu | Home"


def rows(data):
    """Return all that a database holds as text."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        return "\n".join(connection.iterdump())


def everything(digest):
    site = render(digest, TEMPLATES)
    files = "\n".join(
        rows(file.data) if file.path.endswith(".db") else file.data.decode()
        for file in site.files
        if not file.path.endswith((".woff2", ".txt", ".png"))
    )
    return files + "\n".join(f"{record.content} {record.meta}" for record in site.records)


def with_policy(policy):
    digest = sample.digest()
    outlets = tuple(
        sample.replaced(outlet, republish=policy) if outlet.id == "gsv" else outlet
        for outlet in digest.outlets
    )
    return sample.digest(outlets=outlets)


@pytest.mark.parametrize(
    ("policy", "present", "gone"),
    [
        ("full", (ALIGNED, FIRST, OTHER), ()),
        ("excerpt", (ALIGNED, FIRST), (OTHER,)),
        ("link", (), (ALIGNED, FIRST, OTHER, "led by the United States")),
    ],
)
def test_the_policy_of_an_outlet_holds_everywhere(policy, present, gone):
    text = everything(with_policy(policy))

    assert [words for words in present if words not in text] == []
    assert [words for words in gone if words in text] == []


@pytest.mark.parametrize("policy", ["excerpt", "link"])
def test_the_raw_capture_is_withheld(policy):
    digest = with_policy(policy)
    kept = {capture.path: capture.text for capture in restrict(digest).captures}

    assert kept[sample.article_gold("001")["capture"]] == ""
    assert kept[sample.article_gold("002")["capture"]].startswith(MENU)


@pytest.mark.parametrize("policy", ["excerpt", "link"])
def test_the_captures_of_older_versions_are_withheld_with_it(policy):
    digest = with_policy(policy)
    name, path = sample.identifier("001"), sample.article_gold("001")["capture"]
    (own,) = [one for one in digest.captures if one.path == path]
    draft = dict(digest.drafts)[path]
    digest = sample.replaced(
        digest,
        articles=tuple(
            sample.replaced(one, versions=("older.html", path)) if one.id == name else one
            for one in digest.articles
        ),
        captures=(*digest.captures, sample.replaced(own, path="older.html")),
        drafts=(*digest.drafts, ("older.html", draft)),
    )

    assert own.text not in everything(digest)
    assert OTHER not in everything(digest)


def test_an_outlet_that_says_nothing_follows_the_site():
    text = everything(sample.crowd(3, republish="link"))

    assert "in spring. 1." not in text
    assert sample.TITLE[:40] in text


def test_passages_of_an_excerpt_still_stand_where_they_say():
    """Conservation of places: each passage is the text of its paragraph at its span."""
    digest = restrict(with_policy("excerpt"))
    articles = {article.id: article for article in digest.articles}
    for coverage in digest.coverages:
        cells = [
            cell
            for comparison in coverage.comparisons
            for row in comparison.statements
            for cell in row.cells
        ]
        passages = [
            passage for cell in cells for passage in (cell.passage, *cell.others) if passage
        ] + list(coverage.unique)
        for passage in passages:
            if passage.paragraph >= 0:
                text = articles[passage.article].paragraphs[passage.paragraph].text
                assert text[passage.span.start : passage.span.end] == passage.text


def test_reasons_do_not_quote_texts_that_are_only_linked():
    """The receipts of a grouping and the order told by credits quote the articles too."""
    digest = sample.digest()
    outlets = tuple(sample.replaced(outlet, republish="link") for outlet in digest.outlets)
    open_, closed = restrict(digest), restrict(sample.digest(outlets=outlets))

    def quotes(shown):
        return [
            reason.quote
            for receipt in shown.grouping.receipts
            for reason in receipt.reasons
            if reason.quote
        ]

    def reasons(shown):
        return " ".join(one.reason for coverage in shown.coverages for one in coverage.order)

    assert quotes(open_)
    assert quotes(closed) == []
    assert "“" not in reasons(closed)
