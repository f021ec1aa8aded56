"""When a passage's act was: each case is a sentence of a report of 6 May 2031, with its date, or
null for the event's own time.
"""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meeting import CASES

from builder.collate import collate
from builder.collate.collation import collation
from builder.collate.times import EventDay, own_time
from builder.core.article import Article, Paragraph
from builder.core.event import Event
from builder.lang.languages import codes
from builder.lang.tenses import tense

DAY = EventDay(date(2031, 5, 6), date(2031, 5, 6))
ROWS = json.loads((CASES / "times.json").read_text(encoding="utf-8"))
NOW = (
    "The council meets in the old hall by the harbor.",
    "Crews praised the plan for the long pier.",
    "Nobody spoke against the fee for large ships.",
    "The mayor thanked all who came to the hall.",
)
#: Passages about another time, and passages about now that only name a date.
APART = (
    ("The pier was built in {year}.", "{year}"),
    ("In April {year} the port was closed for a week.", "{year}-04"),
    ("The hall was bought by the town on 3 June {year}.", "{year}-06-03"),
)
NAMED = (
    "The bridge built in {year} is closed to lorries.",
    "The school, which was opened in {year}, has too few rooms.",
    "Anna Berg has led the council since {year}.",
    "The treaty of {year} allows it.",
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']}-{row['text'][:40]}")
def test_case(row):
    found = own_time(row["text"], DAY, row["language"])

    assert (found.date if found else None) == row["date"]
    assert bool(found and found.announced) == row.get("announced", False)


@pytest.mark.parametrize(
    "case",
    json.loads((CASES / "periods.json").read_text(encoding="utf-8")),
    ids=lambda case: case["name"],
)
def test_a_period_that_the_reports_are_about_is_no_other_time(case):
    articles = [
        Article(
            id=f"a{number}", title=title, outlet=f"o{number}", outlet_basis="stated", published=case["date"], published_basis="stated",
            language=case["language"], paragraphs=tuple(Paragraph(text=text) for text in texts),
        )
        for number, (title, *texts) in enumerate(case["reports"])
    ]  # fmt: skip
    found = collation(articles, date=case["date"])
    then = {
        unit.passage.text
        for read in found.reads
        for unit in read.units
        if (read.article.id, unit.number) in found.apart
    }

    assert then >= set(case.get("then", ()))
    assert not then & set(case.get("now", ()))


@settings(derandomize=True, deadline=None, max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from(APART), st.integers(1950, 2028)), max_size=3),
    st.lists(st.tuples(st.sampled_from(NAMED), st.integers(1950, 2028)), max_size=3),
    st.randoms(use_true_random=False),
)
def test_planted_dates(apart, named, chance):
    """What is dated apart is recalled with its date, wherever it is planted; what only names a date
    stays with the event.
    """
    texts = [
        *NOW,
        *(text.format(year=year) for (text, _), year in apart),
        *(text.format(year=year) for text, year in named),
    ]
    chance.shuffle(texts)
    report = Article(
        id="a", title="Council meets", outlet="a", outlet_basis="stated", published="2031-05-06", published_basis="stated",
        paragraphs=tuple(Paragraph(text=text) for text in texts),
    )  # fmt: skip

    coverage = collate(
        Event(id="e", title="Council", date="2031-05-06", articles=("a",)), (report,), ()
    )

    planted = {text.format(year=year): stamp.format(year=year) for (text, stamp), year in apart}
    recalled = {
        dated.passage.text: dated.date for dated in coverage.dated if dated.kind == "recalled"
    }
    assert planted.items() <= recalled.items()
    assert not {text.format(year=year) for text, year in named} & set(recalled)


@pytest.mark.parametrize("language", codes())
def test_patterns_of_every_language_are_linear(language):
    """Forty thousand characters of what patterns begin with cost no more than a second or two."""
    words = tense(language)
    for run in ("a ", ", who ", "has ", "created in ", "1 ", "было "):
        for pattern in words:
            pattern.search(run * (40_000 // len(run)))
