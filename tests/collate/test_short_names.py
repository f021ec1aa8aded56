"""The short name of a statement: a phrase of its passage that begins and ends well, and that no
other statement of the table has.
"""

import json
from pathlib import Path

import pytest
from apparatus import statement_of
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.collate import collate
from builder.collate.naming.short_names import SHORT_LENGTH, distinct
from builder.core.article import Article, Paragraph
from builder.core.event import Event

CASES = json.loads(
    (Path(__file__).parents[1] / "cases" / "collate" / "short_names.json").read_text(
        encoding="utf-8"
    )
)
PRINTED = (
    "the port Harbor will close in May 2,000 boats of Anna Berg, and . said “we reject it” U.S. "
    "l'usine 港口 关闭的 了 ميناء والسفن порт ฅ"
)
WORDS = st.sampled_from(["", *PRINTED.split()])
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(lambda words: " ".join(words) + ".")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["short name"])
def test_a_short_name_is_a_telling_phrase(case):
    assert (
        statement_of(case["passages"], language=case["language"]).short_name == case["short name"]
    )


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=2, max_size=4),
    st.sampled_from(("en", "de", "fr", "ar", "zh", "und")),
)
def test_short_names_are_words_of_the_passage_and_each_is_another(texts, language):
    """The rules that hold for any text: as printed, short, never empty, no two alike unless their
    passages are.
    """
    articles = tuple(
        Article(
            id=str(k),
            title=parts[0],
            outlet=str(k),
            published="2023-03-06",
            language=language,
            paragraphs=(Paragraph(text=" ".join(parts)),),
        )
        for k, parts in enumerate(texts)
    )
    coverage = collate(
        Event(id="event", title="Event", articles=tuple(article.id for article in articles)),
        articles,
        (),
    )
    for comparison in coverage.comparisons:
        passages = {}
        for line in comparison.statements:
            (base,) = [cell.passage.text for cell in line.cells if cell.article == line.base]
            printed = line.short_name.replace("\u00a0", " ").rstrip("…").strip()
            assert printed
            assert printed in " ".join(base.split())
            assert len(line.short_name) <= SHORT_LENGTH
            passages.setdefault(line.short_name.casefold(), []).append(
                "".join(filter(str.isalnum, base)).casefold()
            )
        assert all(len(set(alike)) == 1 for alike in passages.values())


def test_the_better_name_goes_to_the_statement_above():
    """Where two statements want one name, the later one takes its second best; when all are taken,
    one is shared.
    """
    assert distinct([("old port", "port"), ("Old port", "harbor"), ("old port",)]) == (
        "old port",
        "harbor",
        "old port",
    )


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        (
            "The council has delayed its hearing for the harbor amid growing questions about Dr. Anna Berg’s past conduct and ability.",
            "Councillors wait before they hear Anna Berg to look further into her record.",
            "Anna Berg",
        ),
        (
            "Friday brought no end to the Krenvo Bridge's troubles, which began with a crack in one of its nine piers.",
            "A crack in a pier: the Krenvo Bridge stays closed after Friday.",
            "Krenvo Bridge",
        ),
        (
            "A court in Orsa threw out Lee Park's lawsuit against the port authority over its cranes.",
            "Lee Park has lost his lawsuit against the port authority of Orsa.",
            "Lee Park's lawsuit against the port authority",
        ),
    ],
)
def test_a_name_does_not_end_with_whose_something_is(first, second, name):
    assert statement_of({"A": first, "B": second}, language="en").name == name
