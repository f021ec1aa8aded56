"""Which article was certainly published before which, and in what words that is told."""

import pytest

from builder.collate import collate
from builder.collate.sources.chronology import order_of
from builder.core.article import Article, Paragraph
from builder.core.coverage import Credit
from builder.core.event import Event
from builder.core.outlet import Outlet


@pytest.mark.parametrize(
    "words", ["reported by the Harbor Agency", "This was reported by the Harbor Agency."]
)
def test_a_credit_tells_an_order_in_one_sentence(words):
    credit = Credit(
        article="b", name="Harbor Agency", kind="report", source="a", outlet="a", words=words
    )

    (pair,) = order_of((), (credit,), {"a": "Agency", "b": "Tribune"})

    assert (pair.earlier, pair.later) == ("a", "b")
    assert pair.reason == f"Tribune credits Agency: “{words.rstrip('.')}”."


def test_articles_of_one_outlet_and_of_none_are_called_as_on_the_page():
    """Numbered in column order, or unknown; never by an id."""
    texts = ("Zorda opens the lumdi of Orsa.", "Krenvo closes the harbor.", "Nobody saw the ferry.")
    outlets = ("krenvo", "krenvo", "")
    articles = tuple(
        Article(
            id=f"article-{number}",
            title=text,
            outlet=outlet,
            published=f"2031-02-0{2 + 3 * number}",
            published_basis="stated",
            paragraphs=(Paragraph(text=text),),
        )
        for number, (text, outlet) in enumerate(zip(texts, outlets, strict=True))
    )
    event = Event(id="event", title="Event", articles=tuple(article.id for article in articles))

    coverage = collate(event, articles, (Outlet(id="krenvo", name="Krenvo", sign="Krenvo"),))

    told = " ".join(one.reason for one in coverage.order) + " ".join(coverage.voices.reasons)
    assert all(name in told for name in ("Krenvo (1)", "Krenvo (2)", "unknown"))
    assert "article-" not in told
