"""Which passages are one statement: the gold of the five captures, and the guards against what only
looks alike.
"""

import itertools
import json
import re

import pytest
from meeting import CASES, EVENT, article
from msgspec.structs import replace

from builder.collate import align, collate
from builder.core.article import Article, Paragraph
from builder.core.event import Event

#: Two-clause sentences count whole in ``align``, so every gold sentence is found by its words.
GOLD = json.loads((CASES / "alignment.json").read_text(encoding="utf-8"))


def words(text):
    return set(re.findall(r"\w+", text.lower()))


def gold_ids(passage):
    """Return the gold sentences that a passage stands for: those of its article that share nearly
    all words with it.
    """
    own = words(passage.text)
    rated = [
        (len(own & other) / len(own | other), sentence["id"])
        for sentence in GOLD["sentences"]
        if sentence["doc"] == passage.id
        and len(own & (other := words(sentence["text"]))) / min(len(own), len(other)) >= 0.8
    ]
    return {max(rated)[1]} if rated else set()


@pytest.fixture(scope="module")
def found(rows):
    """Return the pairs of gold sentences that end up in one statement, no paragraph fenced."""
    articles = tuple(article(row, fenced=False) for row in rows if row["id"] != "003")
    pairs = set()
    for members in align(articles).statements:
        for left, right in itertools.combinations(members, 2):
            if left.id != right.id:
                pairs |= {
                    frozenset(pair) for pair in itertools.product(gold_ids(left), gold_ids(right))
                }
    return pairs


def level(*levels):
    return {frozenset((pair["a"], pair["b"])) for pair in GOLD["pairs"] if pair["level"] in levels}


def test_every_core_pair_is_found(found):
    assert level("core") <= found


def test_hardly_a_pair_is_missing_or_wrong(found):
    judged, wanted = found - level("weak"), level("core", "cross")
    hits = len(judged & wanted)

    assert 2 * hits / (len(judged) + len(wanted)) >= 0.95


def test_no_hard_negative_is_joined(found):
    """The 2006 and 2021 paragraphs of capture 002 stay apart although nothing fences them here."""
    assert not found & {frozenset((pair["a"], pair["b"])) for pair in GOLD["hard_negatives"]}


def test_old_paragraphs_are_recalled_without_fences(rows):
    articles = tuple(article(row, fenced=False) for row in rows if row["id"] != "003")

    recalled = {
        (member.text[:30], date) for member, date in align(articles).recalled if member.id == "002"
    }

    assert {date for _, date in recalled} == {"2006-02-02", "2006-02", "2021-12-01"}
    assert len(recalled) == 9


def event_of(*texts):
    articles = tuple(
        Article(
            id=chr(97 + n),
            title="",
            outlet=chr(97 + n),
            published="2024-05-02",
            published_basis="stated",
            paragraphs=(Paragraph(text=t),),
        )
        for n, t in enumerate(texts)
    )
    return collate(
        Event(id="e", title="e", date="2024-05-02", articles=tuple(a.id for a in articles)),
        articles,
        (),
    )


def rows_of(coverage):
    return [
        sorted(cell.article for cell in line.cells if cell.passage)
        for line in coverage.comparisons[0].statements
    ]


SAME = "The volume of grain exports through the northern port reached $2.7 billion."


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "The volume of grain exports through the northern port reached $3.1 billion.",
            id="figures",
        ),
        pytest.param(
            "The volume of grain exports through the northern port never reached $2.7 billion.",
            id="negation",
        ),
    ],
)
def test_what_differs_in_fact_is_one_statement(other):
    """Another figure or a denial parts nothing: both sides stand in one row."""
    assert rows_of(event_of(SAME, other)) == [["a", "b"]]


def test_another_time_keeps_passages_apart():
    assert (
        rows_of(
            event_of(
                SAME,
                "In 2019, the volume of grain exports through the northern port reached $2.7 billion.",
            )
        )
        == []
    )


@pytest.mark.parametrize("speaker", ["Minister Anna Berg", "Ambassador Carl Dahl"])
def test_a_speaker_parts_nothing(speaker):
    first = '"The northern port will stay open for grain exports," Minister Anna Berg said.'

    assert rows_of(
        event_of(first, f'"The northern port stays open for grain exports," {speaker} said.')
    ) == [["a", "b"]]


def test_one_sentence_carries_what_another_report_says_in_two():
    whole = "Four boats will leave the quay every half hour, the fare stays at three crowns, and the board expects 900 passengers a night."
    parts = "Four boats will leave the quay every half hour, and the fare will stay at three crowns. The board expects 900 riders a night."
    coverage = event_of(whole, parts)

    assert rows_of(coverage) == [["a", "b"]]
    assert not coverage.unique


def test_a_lead_of_two_clauses_belongs_to_two_statements():
    lead = "The northern port will stay open for grain exports, and the ferry line to the islands will be closed in the summer."
    coverage = event_of(
        lead,
        "The northern port will stay open for grain exports. The ferry line to the islands will be closed in summer.",
    )

    assert rows_of(coverage) == [["a", "b"], ["a", "b"]]


def test_a_clause_with_a_contracted_verb_is_one():
    """The words "doesn't" and "didn't" are finite verbs like "does not": the clause belongs to its
    own statement.
    """
    lead = "The northern port will stay open for grain exports, and the ferry line to the islands didn't close in the summer."
    coverage = event_of(
        lead,
        "The northern port will stay open for grain exports. The ferry line to the islands didn't close in summer.",
    )

    assert rows_of(coverage) == [["a", "b"], ["a", "b"]]


def test_order_of_articles_changes_nothing(captures, outlets):
    event = Event(id="e", title="e", date="2023-03-06", articles=("000", "001", "002", "004"))
    articles = tuple(captures[number] for number in event.articles)

    assert collate(event, articles, outlets) == collate(event, articles[::-1], outlets[::-1])


def test_every_passage_is_in_exactly_one_place(meeting, captures):
    """Conservation: a passage is in a statement, unique, similar, recalled, a credit or foreign;
    only attributions are in none.

    It may be in several statements, as one sentence may say several things.
    """
    placed = {
        passage
        for line in meeting.comparisons[0].statements
        for cell in line.cells
        for passage in (*([cell.passage] if cell.passage else []), *cell.others)
        if passage.paragraph >= 0
    }
    recalled = [
        dated.passage
        for dated in meeting.dated
        if dated.kind == "recalled"
        and (
            dated.date
            or dated.passage not in (*meeting.unique, *(one.passage for one in meeting.similar))
        )
    ]
    similar = [one.passage for one in meeting.similar]
    credits_ = [
        credit.evidence
        for credit in meeting.credits
        if credit.evidence and credit.evidence.speech == "credit"
    ]
    everything = [
        (p.article, p.paragraph, p.span)
        for p in (*placed, *meeting.unique, *similar, *recalled, *credits_)
    ]

    assert len(everything) == len(set(everything))
    for number in meeting.articles:
        for index, paragraph in enumerate(captures[number].paragraphs):
            if not paragraph.foreign:
                covered = sorted(
                    span
                    for article_id, at, span in everything
                    if (article_id, at) == (number, index)
                )
                assert all(left.end <= right.start for left, right in itertools.pairwise(covered))
                assert sum(span.end - span.start for span in covered) >= 0.7 * len(paragraph.text)


def test_foreign_text_is_never_compared(meeting):
    compared = [
        cell.passage
        for c in meeting.comparisons
        for line in c.statements
        for cell in line.cells
        if cell.passage
    ]

    assert not [p for p in (*compared, *meeting.unique) if p.article == "002" and p.paragraph >= 3]


def test_an_edited_paragraph_is_never_verbatim():
    texts = ("The talks in Geneva will go on until Friday evening.",) * 2
    articles = [
        Article(
            id=name,
            title="",
            outlet=name,
            paragraphs=(
                Paragraph(
                    text=text, edited=name == "b", captured="The talks." if name == "b" else None
                ),
            ),
        )
        for name, text in zip("ab", texts, strict=True)
    ]
    event = Event(id="e", title="e", articles=("a", "b"))

    (line,) = collate(event, tuple(articles), ()).comparisons[0].statements
    (plain,) = (
        collate(
            event, tuple(replace(a, paragraphs=(Paragraph(text=texts[0]),)) for a in articles), ()
        )
        .comparisons[0]
        .statements
    )

    assert [cell.presence for cell in plain.cells] == ["base", "verbatim"]
    assert [cell.presence for cell in line.cells] == ["base", "reworded"]


def test_what_an_editor_added_is_nobodys_report(captures, outlets):
    added = Paragraph(
        text="The hall was painted blue for the occasion, a visitor said.", edited=True
    )
    articles = tuple(
        replace(captures[number], paragraphs=(*captures[number].paragraphs, added))
        for number in EVENT.articles
    )

    coverage = collate(EVENT, articles, outlets)

    shown = [*coverage.unique, *(fragment.passage for fragment in coverage.one_reports)]
    assert shown
    assert not [passage for passage in shown if "painted" in passage.text]


def test_what_an_editor_took_out_is_not_absent():
    """The outlet did print it: its cell says who took it out, and nobody is said to be the only
    one.
    """
    told, other = (
        Paragraph(text=SAME),
        Paragraph(text="The mayor of the town praised the harbor pilots for their work."),
    )
    articles = (
        Article(id="a", title="", outlet="a", paragraphs=(told, other)),
        Article(id="b", title="", outlet="b", paragraphs=(other,), removed=(told,)),
        Article(
            id="c",
            title="",
            outlet="c",
            paragraphs=(other, Paragraph(text="Pilots wear red.", edited=True, captured=SAME)),
        ),
    )

    coverage = collate(Event(id="e", title="e", articles=("a", "b", "c")), articles, ())

    line = next(
        line
        for line in coverage.comparisons[0].statements
        if line.base == "a" and "grain" in line.name
    )
    assert [cell.presence for cell in line.cells] == ["base", "removed", "removed"]
    assert not [fragment for fragment in coverage.one_reports if "grain" in fragment.text]
    assert not [passage for passage in coverage.unique if passage.text == SAME]


def told(name, title, *paragraphs):
    """Return an invented report."""
    return Article(
        id=name,
        title=title,
        outlet=name,
        paragraphs=tuple(Paragraph(text=text) for text in paragraphs),
    )


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        (
            "Ida Kern Tarnfield Bakery Visit: Senator Shows Support For Firm Amid Row",
            "Last week Ole Brandt posted a photo of his visit to a Tarnfield Bakery in Eastmere on his page.",
        ),
        (
            "Rosa Lund Quelling Stadium Opening: Minister Praises Workers After Long Delay",
            "In spring Per Holt published a picture of his opening of a Quelling Stadium kiosk in Saltby on his page.",
        ),
        (
            "Jon Adler Marle Hospital Tour: Mayor Promises Beds As Protest Grows",
            "Last year Tove Berg shared a film of her tour of a Marle Hospital in Fenwick with friends.",
        ),
    ],
)
def test_a_headline_is_not_carried_by_a_sentence_that_only_names_what_it_names(headline, sentence):
    one = told(
        "one",
        headline,
        "Two loaves were bought on Friday, and hands were shaken with the staff.",
        "Nobody should lose work over this.",
    )
    other = told("other", "A long line at noon", sentence, "People waited around the block.")

    assert [
        members for members in align((one, other)).statements if any(one.title for one in members)
    ] == []


def test_a_headline_is_carried_by_a_sentence_that_says_it():
    one = told(
        "one",
        "Ida Kern visits Tarnfield Bakery to support its workers",
        "Two loaves were bought, and hands were shaken.",
    )
    other = told(
        "other",
        "A long line at noon",
        "Senator Ida Kern visited the Tarnfield Bakery on Friday to support the workers there.",
    )

    assert [
        sorted(passage.id for passage in members) for members in align((one, other)).statements
    ] == [["one", "other"]]
