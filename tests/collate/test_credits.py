"""Credits, voices and the direction of shared wording: each case is a small event of invented
reports, named after what it teaches.
"""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meeting import CASES

from builder.collate import collate
from builder.collate.sources.agency_marks import mark_before, marks_behind
from builder.collate.sources.crediting import credited
from builder.core.article import Article, Paragraph
from builder.core.event import Event
from builder.core.outlet import Outlet

FILES = sorted((CASES / "credits").glob("*.json"))
SENTENCES = (
    "The port opens on Monday after two years of work.",
    "Crews were told to wait for the tide at the long pier.",
    "A fee of two coins is asked of every ship that enters.",
    "Nobody knows when the bridge over the canal will be mended.",
    "The harbor master keeps the keys in a box of oak.",
    "Fishing is forbidden until the seals have left the bay.",
)


def event_of(case):
    """Collate the event of a case."""
    articles = tuple(
        Article(
            title="",
            outlet_basis="stated",
            published_basis="stated" if row.get("published") else "unknown",
            paragraphs=tuple(Paragraph(text=text) for text in row["text"].split("\n\n")),
            **{
                key: row[key]
                for key in ("id", "outlet", "published", "dateline", "image_credit", "language")
                if key in row
            },
        )
        for row in case["articles"]
    )
    outlets = tuple(Outlet(**row) for row in case["outlets"])
    return collate(
        Event(id="event", title="Event", articles=tuple(article.id for article in articles)),
        articles,
        outlets,
    )


CREDITING = json.loads((CASES / "crediting.json").read_text(encoding="utf-8"))
known = frozenset(CREDITING["known"]).__contains__


@pytest.mark.parametrize("row", CREDITING["credits"], ids=lambda row: row["text"][:40])
def test_sentences_that_credit(row):
    found = list(credited(row["text"], known))

    assert [one.name for one in found] == row["names"], row["teaches"]
    assert all(one.given == row.get("given", False) for one in found)
    assert all(one.name in one.words and one.words in row["text"] for one in found)


@pytest.mark.parametrize("row", CREDITING["none"], ids=lambda row: row["text"][:40])
def test_sentences_that_credit_nobody(row):
    assert [one.name for one in credited(row["text"], known)] == [], row["teaches"]


@pytest.mark.parametrize("row", CREDITING["marks"], ids=lambda row: row["text"][:40])
def test_marks(row):
    """An agency's mark stands in brackets; so do zones of time, initials, products and states."""
    before = mark_before(row["text"], known)

    assert (before.name if before else None) == row.get("before")
    if "behind" in row:
        assert [[one.name, one.unsure] for one in marks_behind(row["text"], known)] == row["behind"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_case(file):
    case = json.loads(file.read_text(encoding="utf-8"))

    coverage = event_of(case)

    assert (
        sorted(
            [credit.article, credit.kind, credit.name, credit.source] for credit in coverage.credits
        )
        == case["credits"]
    )
    assert len(coverage.voices.groups) + len(coverage.voices.silent) == case["voices"]
    if "direction" in case:
        assert (
            sorted([reuse.article, reuse.source, reuse.direction] for reuse in coverage.reuse)
            == case["direction"]
        )


def test_every_credit_shows_its_words():
    """A credit in the text leads to the sentence that says it."""
    for file in FILES:
        for credit in event_of(json.loads(file.read_text(encoding="utf-8"))).credits:
            assert credit.words
            assert credit.evidence is None or credit.name in credit.evidence.text


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.permutations(SENTENCES), st.integers(0, len(SENTENCES)))
def test_shares_make_up_the_text(order, kept):
    """What is verbatim, edited, paraphrased and own makes up an article; a copied sentence is
    verbatim, a foreign one its own.
    """
    copied = {"id": "a", "outlet": "a", "text": " ".join(SENTENCES)}
    other = {
        "id": "b",
        "outlet": "b",
        "text": " ".join([*order[:kept], "Snow lies on the hills behind the northern town."]),
    }

    coverage = event_of({"articles": [copied, other], "outlets": []})

    shares = {one.article: one for one in coverage.shares}
    assert set(shares) == {"a", "b"}
    for one in shares.values():
        assert abs(one.verbatim + one.edited + one.paraphrase + one.own - 1) < 0.001
    total = sum(len(sentence.split()) for sentence in SENTENCES)
    assert (
        abs(shares["a"].verbatim - sum(len(sentence.split()) for sentence in order[:kept]) / total)
        < 0.02
    )
    assert shares["b"].own > 0


@pytest.mark.parametrize(
    "run", ["A", "A ", "reported by ", "agency ", "(", "/", "Source: ", "laut die ", "«"]
)
def test_hostile_runs_end_soon(run):
    """Runs of one kind cost linear time."""
    text = run * (40_000 // len(run))

    list(credited(text))
    mark_before(text)
    list(marks_behind(text))
