"""Fragments at the top of a page: where a long passage is cut, and what may be called one article's
own.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.collate import collate
from builder.collate.fragments import trimmed
from builder.collate.shortening import LEFT_OUT
from builder.collate.standalone import standalone
from builder.core.article import Article, Paragraph
from builder.core.capture import Span
from builder.core.event import Event
from builder.core.passage import Passage

PREVIOUSLY = (
    "Previously, the ferry company had promised to buy two electric boats for the northern line."
)


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="ab B.,;'\"“”—\n", max_size=120), st.sampled_from(("en", "de", "zh")))
def test_a_fragment_is_part_of_its_passage(text, language):
    """Nothing is ever rewritten."""
    passage = Passage(article="a", paragraph=0, span=Span(0, len(text)), text=text)
    for line in standalone(passage, language):
        assert all(part in text for part in line.split(LEFT_OUT))
    assert trimmed(text, language) in text


@pytest.mark.parametrize("others", [[], [PREVIOUSLY]])
def test_a_recalled_passage_is_one_articles_own_only_when_no_other_has_it(others):
    """Passages about other times are never compared, so that two of them may be one and the same."""
    texts = [
        ["The ferry stopped on Monday after a fire.", PREVIOUSLY],
        ["The ferry stopped on Monday after a fire.", *others],
    ]
    articles = tuple(
        Article(
            id=name,
            title="Ferry stopped",
            outlet=name,
            published="2023-03-06",
            paragraphs=tuple(Paragraph(text=text) for text in parts),
        )
        for name, parts in zip("ab", texts, strict=True)
    )
    coverage = collate(
        Event(id="ferry", title="Ferry", date="2023-03-06", articles=("a", "b")), articles, ()
    )

    assert [passage.text for passage in coverage.unique] == [PREVIOUSLY] * (not others)
    assert [fragment.text for fragment in coverage.one_reports] == [PREVIOUSLY] * (not others)
