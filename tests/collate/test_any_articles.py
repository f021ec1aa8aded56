"""What holds for any articles: nothing is lost, nothing invented, nothing depends on order, and
nothing fails.
"""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.collate import align, collate
from builder.collate.shortening import LEFT_OUT
from builder.core.article import Article, Paragraph
from builder.core.event import Event
from builder.core.outlet import Outlet

PIECES = (
    *(
        "The port",
        "will stay open",
        "for grain exports,",
        "and the ferry",
        "was closed",
        "in 2006.",
        "Anna Berg",
        "said that",
        '"We',
        "never",
    ),
    *(
        "leave",
        'early,"',
        "she said",
        "on Monday.",
        "“Their",
        "(the ships - ABC)",
        "work",
        "goes on.”",
        "According to",
        "the ministry,",
    ),
    *(
        "$2.7 billion",
        "This was",
        "reported by",
        "the News Agency ABC.",
        "Then",
        "in late May",
        "at the time.",
        "UN Charter",
        "[sic]",
        "—",
        "?",
    ),
    *("United Nations Charter", "Minister"),
)
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)
PARAGRAPH = st.builds(Paragraph, text=TEXT, foreign=st.booleans(), edited=st.booleans())
OUTLETS = (
    Outlet(id="abc", name="News Agency ABC", sign="ABC", kind="agency"),
    Outlet(id="b", name="B", sign="B"),
    Outlet(id="c", name="C", sign="C"),
)


@st.composite
def articles(draw):
    return tuple(
        Article(
            id=name,
            title=draw(TEXT),
            outlet=name,
            published=draw(st.sampled_from(["2023-03-06", "2023-03-06T13:13+00:00", "2023", None])),
            published_basis=draw(st.sampled_from(["stated", "inferred"])),
            paragraphs=tuple(draw(st.lists(PARAGRAPH, max_size=4))),
        )
        for name in draw(st.sampled_from([("abc",), ("abc", "b"), ("abc", "b", "c")]))
    )


def shown(coverage):
    """Return every passage that the coverage holds of a body, foreign and announced ones left out."""
    for line in coverage.comparisons[0].statements:
        for cell in line.cells:
            yield from (
                passage
                for passage in (cell.passage, *cell.others)
                if passage is not None and passage.paragraph >= 0
            )
    yield from coverage.unique
    yield from (one.passage for one in coverage.similar)
    yield from (dated.passage for dated in coverage.dated if dated.kind == "recalled")


@settings(
    derandomize=True, deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)
@given(articles())
def test_coverage_of_anything(given_articles):
    event = Event(
        id="e",
        title="e",
        date="2023-03-06",
        articles=tuple(article.id for article in given_articles),
    )

    coverage = collate(event, given_articles, OUTLETS)

    own = {article.id: article for article in given_articles}
    places = [(p.article, p.paragraph, p.span) for p in shown(coverage)]
    assert len(places) == len(set(places))
    for passage in shown(coverage):
        assert (
            own[passage.article]
            .paragraphs[passage.paragraph]
            .text[passage.span.start : passage.span.end]
            == passage.text
        )
        assert not own[passage.article].paragraphs[passage.paragraph].foreign
    for (left, at, before), (right, there, after) in pairwise(sorted(places)):
        assert (left, at) != (right, there) or before.end <= after.start
    for comparison in coverage.comparisons:
        for line in comparison.statements:
            assert [cell.article for cell in line.cells] == list(coverage.articles)
            for cell in line.cells:
                if cell.passage is not None:
                    assert (
                        "".join(
                            segment.text for segment in cell.segments if segment.mark != "omitted"
                        )
                        == cell.passage.text
                    )
                    assert not (cell.presence == "verbatim" and cell.passage.edited)
    assert coverage == collate(event, given_articles[::-1], OUTLETS[::-1])


@settings(
    derandomize=True, deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)
@given(articles())
def test_what_a_coverage_says_in_two_places_agrees(given_articles):
    """No passage is shared here and one article's own there, and no text is called the base that is
    none.
    """
    event = Event(
        id="e",
        title="e",
        date="2023-03-06",
        articles=tuple(article.id for article in given_articles),
    )

    coverage = collate(event, given_articles, OUTLETS)

    for comparison in coverage.comparisons:
        for line in comparison.statements:
            for cell in line.cells:
                assert (cell.presence == "base") == (cell.article == line.base)
                assert (cell.presence == "similar") == (cell.nearest is not None)
                assert cell.nearest is None or (
                    cell.passage is None and cell.nearest.article == cell.article
                )
                assert cell.presence != "paraphrased" or (
                    not cell.differences and {one.mark for one in cell.segments} <= {"same", "note"}
                )
    shares = {one.article: one for one in coverage.shares}
    for one in coverage.shares:
        assert abs(one.verbatim + one.edited + one.paraphrase + one.similar + one.own - 1) < 0.001
    near = {
        (one.passage.article, one.passage.paragraph, one.passage.span) for one in coverage.similar
    }
    for passage in coverage.unique:
        assert (passage.article, passage.paragraph, passage.span) not in near
        if any(token.isalnum() for token in passage.text):
            assert shares[passage.article].verbatim < 1
            assert shares[passage.article].paraphrase < 1
    for fragment in (*coverage.all_report, *coverage.one_reports):
        assert all(part in fragment.passage.text for part in fragment.text.split(LEFT_OUT))
    for fragment in coverage.one_reports:
        assert fragment.articles == (fragment.passage.article,)
        assert (
            fragment.passage.article,
            fragment.passage.paragraph,
            fragment.passage.span,
        ) not in near
    full = {article for article in coverage.articles if article not in dict(coverage.short)}
    assert all(full <= set(fragment.articles) for fragment in coverage.all_report)


@settings(
    derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
@given(articles())
def test_alignment_of_anything(given_articles):
    """Every aligned passage stands where its offsets say, in the article's text or in its title."""
    texts = {
        article.id: "\n\n".join(paragraph.text for paragraph in article.paragraphs)
        for article in given_articles
    }
    titles = {article.id: article.title for article in given_articles}

    found = align(given_articles)

    for member in [member for members in found.statements for member in members]:
        text = titles[member.id] if member.title else texts[member.id]
        assert text[member.start : member.end] == member.text
