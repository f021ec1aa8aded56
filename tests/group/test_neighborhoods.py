"""One new article regroups its neighborhood, and the result is that of a run over everything."""

import pytest
from eval.grouping_score import rows

from builder.group import cluster, count
from builder.group.neighborhoods import Neighborhoods
from builder.model.article import Article, Paragraph


def article(row):
    return Article(
        id=row["id"],
        title=row["title"],
        published=row["date"] or None,
        published_basis="stated" if row["date"] else "unknown",
        language=row["lang"],
        paragraphs=(Paragraph(text=row["text"]),),
    )


@pytest.mark.parametrize("step", [2, 3, 5])
def test_articles_added_one_by_one_group_as_all_at_once(step):
    articles = [article(row) for row in rows()]
    table = count(articles)
    late = articles[::step]
    grown = Neighborhoods([item for item in articles if item not in late], table)

    for item in late:
        grown.add(item)

    assert grown.groups() == cluster(articles, table)


def test_an_article_about_something_else_touches_nobody():
    articles = [article(row) for row in rows()]
    grown = Neighborhoods(articles, count(articles))
    before = grown.groups()

    found = grown.add(Article(id="zebra", title="Zebra born", published="2031-06-01", paragraphs=(Paragraph(text="A zebra was born."),)))

    assert found == (("zebra",),)
    assert set(grown.groups()) == {*before, ("zebra",)}
