"""One article more or less regroups its neighborhood, and the result is that of a run over
everything.
"""

import pytest
from eval.grouping_score import rows
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builder.cluster import cluster, count
from builder.cluster.clusters import ApartPair
from builder.cluster.collection import Collection
from builder.cluster.features import languages
from builder.core.article import Article, Paragraph


def article(row):
    return Article(
        id=row["id"],
        title=row["title"],
        published=row["date"] or None,
        published_basis="stated" if row["date"] else "unknown",
        language=row["lang"],
        paragraphs=(Paragraph(text=row["text"]),),
    )


ARTICLES = [article(row) for row in rows()]
TABLE = count(ARTICLES)


@pytest.mark.parametrize("step", [2, 3, 5])
def test_articles_added_one_by_one_group_as_all_at_once(step):
    late = ARTICLES[::step]
    grown = Collection([item for item in ARTICLES if item not in late], TABLE)

    for item in late:
        grown.update((), [item])

    assert grown.groups() == cluster(ARTICLES, TABLE)


@given(st.data())
@settings(derandomize=True, deadline=None, max_examples=60)
def test_any_change_gives_what_a_full_run_gives(data):
    """Some articles come, some go, some lose their dates, and an editor binds or parts some: in
    three steps, in any order.
    """
    drawn = st.lists(st.sampled_from(range(len(ARTICLES))), unique=True, max_size=8)
    chosen = data.draw(
        st.lists(st.sampled_from(range(len(ARTICLES))), unique=True, min_size=10, max_size=40)
    )
    there = {ARTICLES[i].id: ARTICLES[i] for i in chosen}
    kept = Collection(there.values(), TABLE)
    for _ in range(3):
        gone = {ARTICLES[i].id for i in data.draw(drawn)} & there.keys()
        # So is the last one in its language.
        left = (item for name, item in there.items() if name not in gone)
        gone = gone if languages(left) == languages(there.values()) else set()
        fresh = [ARTICLES[i] for i in data.draw(drawn)]
        fresh = [
            replace(item, published=None) if data.draw(st.booleans()) else item
            for item in fresh
            # One in another language is a reason for a new collection.
            if item.id not in there and languages([item]) <= languages(there.values())
        ]
        there = {name: item for name, item in there.items() if name not in gone} | {
            item.id: item for item in fresh
        }
        never = {
            ApartPair(*sorted((ARTICLES[i].id, ARTICLES[i + 1].id)))
            for i in data.draw(drawn)
            if i + 1 < len(ARTICLES)
        }
        bound = {ARTICLES[i].id for i in data.draw(drawn)}

        kept.update(gone, fresh)

        whole = Collection(there.values(), TABLE)
        assert kept.groups(never, bound) == whole.groups(never, bound)
        names = sorted(there)
        assert all(
            kept.score(one, other) == whole.score(one, other) for one in names for other in names
        )
        assert all(kept.near([name]) == whole.near([name]) for name in names)


def test_an_article_about_something_else_touches_nobody():
    grown = Collection(ARTICLES, TABLE)
    before = grown.groups()

    moved = grown.update(
        (),
        [
            Article(
                id="zebra",
                title="Zebra born",
                published="2031-06-01",
                paragraphs=(Paragraph(text="A zebra was born."),),
            )
        ],
    )

    assert moved == {"zebra"}
    assert set(grown.groups()) == {*before, ("zebra",)}
