"""Articles for the tests of grouping: the five captures as their gold says, and a small invented
collection.
"""

import json
from pathlib import Path

import pytest

from builder.core.article import Article, Paragraph

CASES = Path(__file__).parents[1] / "cases" / "cluster"


def article(row):
    """Make the article of a row of a case."""
    first = row.get("foreign_from")
    body = tuple(
        Paragraph(text=text, foreign=first is not None and number + 1 >= first)
        for number, text in enumerate(row["body"])
    )
    published = row["published"]
    return Article(
        id=row.get("id") or row["capture"][:3],
        title=row["title"],
        outlet=row.get("outlet", ""),
        published=published,
        published_basis="stated" if published else "unknown",
        dateline=row.get("dateline"),
        credits=tuple(row.get("credits", ())),
        paragraphs=body,
    )


@pytest.fixture(scope="session")
def captures():
    """Return the articles of the five captures, with the numbers of the captures as ids."""
    return [
        article(row) for row in json.loads((CASES / "captures.json").read_text(encoding="utf-8"))
    ]


@pytest.fixture(scope="session")
def small():
    """Return eight invented articles about five events, with the events that a reader sees in them."""
    rows = json.loads((CASES / "small.json").read_text(encoding="utf-8"))
    gold = {}
    for row in rows:
        gold.setdefault(row["event"], []).append(row["id"])
    return [article(row) for row in rows], sorted(tuple(sorted(group)) for group in gold.values())


@pytest.fixture(scope="session")
def matters():
    """Return twelve invented articles: two matters that go on, and the same people in other
    matters.
    """
    return [
        article(row) for row in json.loads((CASES / "storylines.json").read_text(encoding="utf-8"))
    ]
