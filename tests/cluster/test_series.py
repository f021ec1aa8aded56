"""A topic is no event: reports of a series, the legs of a tie, another case of the same kind stay
apart, however small the digest.
"""

import json
from itertools import groupby
from pathlib import Path

import pytest
from cluster.test_collection import article
from eval.grouping_score import rows

from builder.cluster import cluster
from builder.core.article import Article, Paragraph

KINDS = json.loads(
    (Path(__file__).parents[1] / "cases" / "cluster" / "series.json").read_text(encoding="utf-8")
)
#: Articles of a small digest.
DIGEST = 25


def reports(kind):
    """Return the articles of a case, with the happening of each in its id."""
    return [
        Article(
            id=f"{happening}-{k}",
            title=title,
            language=kind["language"],
            published=day,
            published_basis="stated",
            paragraphs=(Paragraph(text=text),),
        )
        for k, (happening, day, title, text) in enumerate(kind["articles"])
    ]


def happenings(articles):
    """Return the groups in which each happening's articles stand alone."""
    ordered = sorted(articles, key=lambda one: one.id)
    return {
        frozenset(one.id for one in group)
        for _, group in groupby(ordered, key=lambda one: one.id.split("-")[0])
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind["teaches"])
def test_another_happening_of_the_same_kind_is_another_event(kind):
    articles = reports(kind)

    assert {frozenset(group) for group in cluster(articles)} == happenings(articles)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind["teaches"])
def test_so_it_is_in_a_digest_of_other_reports(kind):
    articles = reports(kind)
    others = [article(row) for row in rows()][: DIGEST - len(articles)]

    found = {
        frozenset(name for name in group if name in {one.id for one in articles})
        for group in cluster([*articles, *others])
    }

    assert found - {frozenset()} == happenings(articles)
