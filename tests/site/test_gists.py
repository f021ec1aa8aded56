"""The sentence with which a section begins says what its records prove, and nothing else."""

import re

import pytest
import sample
from msgspec.structs import replace

from builder.core.article import Paragraph
from builder.core.coverage import Cell, Precedence, Statement, Voices
from builder.core.event import NearMiss, Reason, Receipt
from builder.site.library import library
from builder.site.views.gists import gists
from builder.site.views.matrix import short_sign
from builder.site.views.receipts import why


def told(text):
    """Return a sentence without its markup."""
    return re.sub(r"<[^>]+>", "", str(text))


def invented(titles=("Zorda opens lumdi", "Krenvo closes zorda", "A lumdi for zorda"), **changes):
    """Return the gists of an event of some reports in one language, by its headlines."""
    digest = sample.crowd(len(titles))
    articles = tuple(
        replace(article, title=title, language="en")
        for article, title in zip(digest.articles, titles, strict=True)
    )
    (coverage,) = digest.coverages
    coverage = replace(coverage, **changes)
    digest = replace(digest, articles=articles, coverages=(coverage,))
    return gists(library(digest), coverage)


@pytest.mark.parametrize(
    ("titles", "gist"),
    [
        (
            ("Zorda opens lumdi", "Krenvo closes Zorda", "A lumdi for Zorda"),
            "“Zorda” stands in all three headlines.",
        ),
        (("Zorda opens lumdi", "Lumdi of Zorda"), "“Zorda” and “lumdi” stand in both headlines."),
        (
            ("The zorda opens", "The krenvo closes", "The lumdi of the valley"),
            "No two headlines share a word, small words aside.",
        ),
        (
            ("Ann Lee’s zorda opens", "Zorda of Ann Lee"),
            "“Ann Lee” and “zorda” stand in both headlines.",
        ),
        (
            ("Lee and Ann open zorda", "Ann Lee opens zorda"),
            "“Lee”, “Ann” and “zorda” stand in both headlines.",
        ),
        (("A zorda-krenvo opens", "No zorda-krenvo"), "“zorda-krenvo” stands in both headlines."),
        (("Zorda opens", "Krenvo opens", "A lumdi falls"), ""),
        (("Zorda opens", "Krenvo opened"), ""),
    ],
)
def test_headlines_share_a_word_only_where_each_prints_it(titles, gist):
    assert told(invented(titles).headlines) == gist


def row(number, presences):
    cells = tuple(
        Cell(article=f"o{index:02}-bridge", presence=presence)
        for index, presence in enumerate(presences)
    )
    return Statement(
        number=number,
        anchor=f"s-{number:08}",
        name="zorda",
        short_name="zorda",
        base="o00-bridge",
        cells=cells,
    )


def with_rows(rows, **changes):
    digest = sample.crowd(3)
    (coverage,) = digest.coverages
    comparison = replace(coverage.comparisons[0], statements=tuple(rows))
    articles = tuple(replace(one, language="en") for one in digest.articles)
    coverage = replace(coverage, comparisons=(comparison,), **changes)
    return gists(library(replace(digest, articles=articles, coverages=(coverage,))), coverage)


def test_a_statement_is_in_all_reports_only_where_each_that_can_tell_carries_it():
    rows = [row(1, ["base", "reworded", "verbatim"]), row(2, ["base", "similar", "verbatim"])]

    assert with_rows(rows).all_report == "1 of 2 statements is in all three reports."
    assert with_rows(rows[1:]).all_report == "None of 1 statement is in all three reports."
    short = with_rows(
        [row(1, ["base", "short", "reworded"])], short=(("o01-bridge", "It has one sentence."),)
    )
    assert short.all_report == "1 of 1 statement is in both full reports."


def test_statements_in_more_than_one_report_are_counted():
    rows = [row(1, ["base", "paraphrased", "absent"]), row(2, ["base", "absent", "absent"])]

    assert with_rows(rows).statements == ("1 of 2 statements is in more than one report.")


def test_a_report_came_first_only_where_it_precedes_all_others():
    before = [
        Precedence(earlier="o00-bridge", later=f"o0{number}-bridge", reason="Dated.")
        for number in (1, 2)
    ]

    assert "came first" in told(invented(order=tuple(before)).order)
    assert told(invented(order=tuple(before[:1])).order) == (
        "Dates and credits do not tell which came first."
    )


def naming(articles, name="Ann Lee"):
    """Return articles that all print a name."""
    return tuple(
        replace(article, paragraphs=(Paragraph(text=f"Here {name} opens the zorda."),))
        for article in articles
    )


def reasons(*held):
    """Return the plain sentence about reasons, each with how many of three articles have it."""
    digest = sample.crowd(3)
    names = tuple(article.id for article in digest.articles)
    made = tuple(
        Reason(kind=kind, text="In figures.", quote=quote, articles=names[:count], value=value)
        for kind, quote, count, value in held
    )
    (event,) = digest.events
    grouping = replace(digest.grouping, receipts=(Receipt(event=event.id, reasons=made),))
    articles = naming(digest.articles)
    known = library(replace(digest, articles=articles, coverages=(), grouping=grouping))
    return told(why(known, event.id).plain)


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        (
            [("date", "", 3, 1.0), ("people", "Ann Lee", 3, None), ("phrase", "zorda lumdi krenvo", 3, None)],
            "These three appeared within a day, name Ann Lee, and share the phrase zorda lumdi krenvo, which no other article here has.",
        ),
        (
            [("date", "", 2, 0.0), ("people", "Ann Lee", 3, None), ("phrase", "zorda lumdi krenvo", 2, None)],
            ("These three name Ann Lee. Two of them appeared on the same day. "
            "Two of them share the phrase zorda lumdi krenvo, which no other article here has."),
        ),
        ([("date", "", 2, 2.0), ("people", "Ann Lee", 2, None)], "Two appeared within 2 days."),
        ([("people", "Ann Lee, Glad Zorda", 3, None)], "These three name Ann Lee."),
        ([("people", "Ann Lee, Lee", 3, None)], "These three name Ann Lee and Lee."),
        ([("people", "Glad Zorda", 3, None)], ""),
        ([("date", "", 3, 40.0), ("people", "Ann Lee", 3, None)], "These three name Ann Lee."),
        ([("date", "", 3, 0.0), ("phrase", "", 3, None)], "These three appeared on the same day."),
    ],
)  # fmt: skip
def test_receipts_say_of_all_only_what_holds_for_all(held, sentence):
    assert reasons(*held) == sentence


@pytest.mark.parametrize(
    ("published", "days"), [("2024-06-01", "93 days"), ("2024-06", "at least 93 days")]
)
def test_what_nearly_joined_says_for_and_against_in_one_sentence(published, days):
    digest = sample.crowd(3)
    (event,) = digest.events
    *inside, near = naming(digest.articles)
    near = replace(near, published=published, published_basis="stated")
    miss = NearMiss(
        article=near.id,
        score=0.2,
        days=93,
        reasons=(
            Reason(kind="people", text="In figures.", quote="Ann Lee"),
            Reason(kind="wording", text="In figures.", value=0.0),
        ),
    )
    inside = [replace(one, published="2024-02-29") for one in inside]
    event = replace(event, articles=tuple(one.id for one in inside), date="2024-02-29")
    grouping = replace(
        digest.grouping, events=(event,), receipts=(Receipt(event=event.id, nearly=(miss,)),)
    )
    known = library(
        replace(digest, articles=(*inside, near), events=(event,), grouping=grouping, coverages=())
    )

    (view,) = why(known, event.id).nearly
    assert told(view.plain) == (
        f"It names Ann Lee, but appeared {days} apart and shares no run of four words."
    )


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("The Northern Valley Intelligencer", "NVI"),
        ("The Harbor Times", "Harbor Times"),
        ("The Daily Harbor", "Daily Harbor"),
        ("Lune Today (2)", "Lune Today (2)"),
        ("ZBN Harbor News", "ZBN"),
        ("La Nota de los Valles Nuevos", "Nota de los …"),
        ("Krenvo", "Krenvo"),
    ],
)
def test_a_sign_over_a_narrow_column_is_one_that_readers_know(name, sign):
    assert " ".join(short_sign(name).split()) == sign


@pytest.mark.parametrize(
    ("groups", "told_of"),
    [
        (1, "The three count as one independent voice, as far as credits and shared wording tell."),
        (
            3,
            "The three count as three independent voices, as far as credits and shared wording tell.",
        ),
    ],
)
def test_voices_are_counted(groups, told_of):
    names = [f"o0{number}-bridge" for number in range(3)]
    held = [(name,) for name in names] if groups == 3 else [tuple(names)]

    assert told(invented(voices=Voices(groups=tuple(held))).voices) == told_of
