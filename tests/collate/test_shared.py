"""What all report: a whole clause that every report has, or words that each prints, wherever they
stand.
"""

import pytest

from builder.collate import collate
from builder.core.article import Article, Paragraph
from builder.core.event import Event

FILLER = {
    "a": "The harbor master of Lund has kept silent for a week and gives no interviews.",
    "b": "Tickets for the summer have been sold since March at the kiosk beside the church.",
    "c": "Fishermen complained about the price of diesel in a letter to the province.",
}


def coverage_of(**texts):
    """Return the coverage of one event; ``texts`` are the sentences of each article, a sentence of
    its own put behind them.
    """
    articles = tuple(
        Article(
            id=name,
            title=f"Headline {name.upper()}",
            outlet=name,
            published="2023-03-06",
            paragraphs=tuple(Paragraph(text=text) for text in (*sentences, FILLER[name])),
        )
        for name, sentences in texts.items()
    )
    return collate(
        Event(id="e", title="Ferry", date="2023-03-06", articles=tuple(texts)), articles, ()
    )


@pytest.mark.parametrize(
    ("texts", "clause"),
    [
        (
            {
                "a": [
                    "The northern ferry line will close on Friday, the board announced after a meeting that went on until midnight."
                ],
                "b": ["The northern ferry line will close on Friday."],
                "c": ["The northern ferry line will close on Friday, nobody knows for how long."],
            },
            "The northern ferry line will close on Friday",
        ),
        (
            {
                "a": [
                    "Ada Renn resigned as chairwoman of the ferry board on Monday, and the crews in Lund cheered for an hour."
                ],
                "b": [
                    "Ada Renn resigned as chairwoman of the ferry board on Monday, a spokesman said."
                ],
                "c": ["Ada Renn, 61, resigned as chairwoman of the ferry board on Monday."],
            },
            "Ada Renn resigned as chairwoman of the ferry board on Monday",
        ),
    ],
)
def test_what_all_report_is_the_clause_that_all_have_most_of(texts, clause):
    (fragment,) = coverage_of(**texts).all_report

    assert fragment.text == clause
    assert fragment.text in fragment.passage.text
    assert set(fragment.articles) == set(texts)


@pytest.mark.parametrize(
    ("clause", "before", "after"),
    [
        (
            "the fares were ruinous to the trust between crews and passengers",
            "Renn told the board that",
            "and had to go.",
        ),
        (
            "nobody asked for a bridge that nobody will cross",
            "In her letter the mayor wrote:",
            "Her deputy agrees.",
        ),
        (
            "the horn is loud enough to wake the whole northern harbor",
            "A teacher said on Monday that",
            "every morning.",
        ),
    ],
)
def test_a_clause_that_every_report_quotes_is_found_wherever_it_stands(clause, before, after):
    """The sentences around it differ, so that no statement holds them all."""
    coverage = coverage_of(
        a=[f"{before} “{clause},” {after}"],
        b=[
            f"Nothing was decided in the evening. “{clause.capitalize()}”: thus one of two dozen letters that arrived before noon."
        ],
        c=[
            f"Some islanders found that “{clause}” when asked at the pier by students of the school for navigation last week."
        ],
    )

    assert [fragment.text.casefold().rstrip(",.") for fragment in coverage.all_report] == [clause]
    assert set(coverage.all_report[0].articles) == {"a", "b", "c"}


@pytest.mark.parametrize(
    "last", ["The crews cheered.", "The crews did not cheer.", "The crews may cheer."]
)
def test_what_one_report_tells_otherwise_is_not_what_all_report(last):
    told = "The crews of the northern line cheered loudly on Friday."
    otherwise = last.replace("cheered.", "cheered on Monday.")
    coverage = coverage_of(a=[told], b=[told], c=[otherwise])

    assert told not in {fragment.text for fragment in coverage.all_report}


def test_no_quotation_is_told_twice():
    words = "“The board has sold the ferry to a company from Lund,” the mayor said."
    again = "“The board has sold the ferry to a company from Lund,” she said on Monday to islanders at the pier."
    coverage = coverage_of(a=[words, again], b=[again], c=[words])

    assert len(coverage.all_report) == 1


@pytest.mark.parametrize(
    "shared",
    [
        "in the harbor of Lund",
        "Harbor Board of the Northern Province",
        "on Friday after a meeting in the",
    ],
)
def test_names_and_small_words_in_common_tell_nothing(shared):
    coverage = coverage_of(
        a=[f"A rudder cracked {shared} night."],
        b=[f"Nobody had paid for the new engines {shared} winter."],
        c=[f"Children were singing {shared} rain."],
    )

    assert coverage.all_report == ()


def test_what_no_report_has_in_common_is_told_by_none():
    coverage = coverage_of(a=[], b=[], c=[])

    assert coverage.all_report == ()
    assert {fragment.text for fragment in coverage.one_reports} == set(FILLER.values())


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Lund has sold the ferry to a company from the mainland.",
        "“The board has sold the ferry to a company from Lund,” the mayor said.",
        "Harbor workers found a cracked rudder under the old ferry on Friday.",
    ],
)
def test_a_report_alone_is_not_the_only_one_that_has_something(sentence):
    """Nothing is compared with it yet."""
    coverage = coverage_of(a=[sentence])

    assert coverage.all_report == coverage.one_reports == ()
    assert any(passage.text in sentence for passage in coverage.unique)


@pytest.mark.parametrize(
    "sentence",
    [
        "during the annual meeting in the harbor of Lund",
        "who on Monday had unveiled a plan of her own for the line",
        "The mayor of Lund, who on Monday unveiled a plan of her own",
    ],
)
def test_what_one_reports_is_a_clause(sentence):
    """A stretch without a main verb is not called what one reports."""
    coverage = coverage_of(
        a=["The ferry stopped on Monday.", sentence], b=["The ferry stopped on Monday."]
    )

    assert sentence not in {fragment.text for fragment in coverage.one_reports}


@pytest.mark.parametrize(
    "sentence",
    [
        "Others soon criticized the mayor.",
        "The mayor was quite sorry.",
        "Surely this never happened to a Dane.",
    ],
)
def test_what_one_reports_says_more_than_a_few_words(sentence):
    """So little may stand elsewhere in any words."""
    coverage = coverage_of(a=[sentence], b=["Nobody had paid for the new engines."])

    assert sentence.removesuffix(".") not in {
        fragment.text.removesuffix(".") for fragment in coverage.one_reports
    }
