"""Everything about the event of four captures that the coverage page states as a fact."""

from meeting import EVENT
from msgspec.structs import replace

from builder.collate import collate
from builder.collate.shortening import LEFT_OUT
from builder.core.article import Article, Paragraph
from builder.core.event import Event


def cells(coverage, number):
    """Return the presence of each article by statement."""
    line = coverage.comparisons[0].statements[number]
    return {cell.article: cell.presence for cell in line.cells}


def line_with(coverage, words):
    """Return the statement whose base passage has the words."""
    for line in coverage.comparisons[0].statements:
        for cell in line.cells:
            if cell.presence == "base" and words in cell.passage.text:
                return line
    raise AssertionError(words)


def presence(coverage, words):
    return {cell.article: cell.presence for cell in line_with(coverage, words).cells}


def test_the_organizer_is_the_base_and_the_preview_comes_last(meeting):
    assert meeting.articles == ("001", "002", "004", "000")
    assert [comparison.base for comparison in meeting.comparisons] == ["001", "002", "004"]
    assert meeting.comparisons[0].reason


def test_presence(meeting):
    assert presence(meeting, "good, honest, mutually") == {
        "001": "base",
        "002": "reworded",
        "004": "reworded",
        "000": "short",
    }
    assert presence(meeting, "multipolar world order") == {
        "001": "base",
        "002": "reworded",
        "004": "indirect",
        "000": "short",
    }
    assert presence(meeting, "ultra-liberal") == {
        "001": "base",
        "002": "reworded",
        "004": "indirect",
        "000": "short",
    }
    assert presence(meeting, "at the meeting of the leaders")["000"] == "reworded"


def test_what_only_one_prints_amid_a_shared_speech_is_a_row_of_its_own(meeting):
    assert presence(meeting, "cultural and civilizational diversity") == {
        "001": "base",
        "002": "absent",
        "004": "absent",
        "000": "short",
    }
    assert {cell.article: cell.searched for cell in line_with(meeting, "cultural and").cells} == {
        "001": 20,
        "002": 5,
        "004": 13,
        "000": 3,
    }


def test_the_preview_omits_nothing(meeting):
    """A capture that announces what will happen is too short to tell; where it carries a statement
    it has a real cell.
    """
    assert [article for article, _ in meeting.short] == ["000"]
    assert not [
        c
        for line in meeting.comparisons[0].statements
        for c in line.cells
        if c.article == "000" and c.presence == "absent"
    ]


def test_headlines_lead_with_statements(meeting):
    leads, names = (
        dict(meeting.leads),
        {line.number: line.name for line in meeting.comparisons[0].statements},
    )

    assert "respectful relations" in names[leads["001"]]
    assert leads["002"] == leads["004"]
    assert "foreign policy" in names[leads["002"]]


def test_names_of_rows_are_words_of_the_base(meeting):
    for comparison in meeting.comparisons:
        for line in comparison.statements:
            (base,) = [cell.passage.text for cell in line.cells if cell.presence == "base"]
            assert line.name in base
            assert 1 < len(line.name.split()) <= 16


def test_anchors_do_not_depend_on_the_base(meeting):
    anchors = {
        tuple(line.anchor for line in comparison.statements) for comparison in meeting.comparisons
    }

    assert len(anchors) == 1
    assert len(set(next(iter(anchors)))) == len(meeting.comparisons[0].statements)


def test_dated_passages(meeting):
    found = {
        (dated.passage.article, dated.kind, dated.date, dated.words, dated.inferred)
        for dated in meeting.dated
    }

    assert {
        ("000", "recalled", "", "Previously", False),
        ("001", "recalled", "2003", "20th anniversary", True),
        ("001", "announced", "2023-05~", "late May", True),
        ("002", "foreign", "2006-02-02", "February 2, 2006", False),
        ("002", "foreign", "2006-02", "February 2006", False),
        ("002", "foreign", "2021-12-01", "December 1, 2021", False),
        ("004", "recalled", "195X", "1950s", False),
        ("004", "recalled", "2019", "2019", False),
    } <= found
    assert not [dated for dated in meeting.dated if "created in 2006" in dated.passage.text]
    assert all(dated.quote in dated.passage.text for dated in meeting.dated)


def test_credits(meeting):
    found = {
        (credit.article, credit.kind, credit.source, credit.outlet) for credit in meeting.credits
    }

    assert ("004", "report", "002", "tass") in found
    assert ("002", "note", None, "tass") in found
    assert ("001", "photo", None, None) in found
    assert not [
        credit for credit in meeting.credits if credit.kind == "report" and credit.article != "004"
    ]
    (report,) = [credit for credit in meeting.credits if credit.kind == "report"]
    assert report.evidence.text == "This was reported by the Russian News Agency TASS on Monday."
    assert report.evidence.speech == "credit"


def test_a_credit_in_the_front_matter(captures, outlets):
    coverage = collate(
        Event(id="e", title="e", date="2022-10-24", articles=("003",)), (captures["003"],), outlets
    )

    assert next(
        (credit.name, credit.kind, credit.source, credit.evidence) for credit in coverage.credits
    ) == (
        "Agencies",
        "report",
        None,
        None,
    )


def test_voices(meeting):
    assert meeting.voices.groups == (("001",), ("002", "004"))
    assert meeting.voices.silent == ("000",)
    assert any("credits TASS" in reason for reason in meeting.voices.reasons)


def test_order_is_partial(meeting):
    """One credit tells the order of two; the same day tells nothing."""
    assert [(pair.earlier, pair.later) for pair in meeting.order] == [("002", "004")]


def test_clearly_earlier_dates_are_in_order(captures, outlets):
    event = Event(id="e", title="e", articles=("002", "003"))

    (pair,) = collate(event, (captures["002"], captures["003"]), outlets).order

    assert (pair.earlier, pair.later) == ("003", "002")


def test_reuse_is_measured_without_names(meeting):
    shares = {(reuse.article, reuse.source): reuse.share for reuse in meeting.reuse}

    assert shares["004", "002"] > shares["004", "001"] > 0
    assert all(0 < share <= 1 for share in shares.values())


def test_persons_of_all_spellings_are_one(meeting):
    (person,) = meeting.people

    assert (person.id, person.role) == ("sergey-lavrov", "Russian Foreign Minister")
    assert {quoted.passage.article for quoted in meeting.quoted} >= {"001", "002", "004"}


def test_fragments_are_words_of_passages(meeting):
    for fragment in (*meeting.all_report, *meeting.one_reports):
        assert all(part in fragment.passage.text for part in fragment.text.split(LEFT_OUT))
    assert meeting.all_report
    assert meeting.one_reports
    assert {fragment.articles for fragment in meeting.all_report} <= {
        ("001", "002", "004"),
        ("001", "002", "004", "000"),
    }


def test_passages_stand_where_they_say(meeting, captures):
    for passage in (
        *meeting.unique,
        *(dated.passage for dated in meeting.dated),
        *(quoted.passage for quoted in meeting.quoted),
    ):
        assert (
            captures[passage.article]
            .paragraphs[passage.paragraph]
            .text[passage.span.start : passage.span.end]
            == passage.text
        )


def test_one_article_alone_is_not_compared(captures, outlets):
    coverage = collate(
        Event(id="e", title="e", date="2022-10-24", articles=("003",)),
        tuple(captures.values()),
        outlets,
    )

    assert coverage.comparisons[0].statements == ()
    assert coverage.short == ()
    assert len(coverage.unique) + sum(dated.kind == "recalled" for dated in coverage.dated) >= 7
    assert [person.id for person in coverage.people] == ["hissein-brahim-taha", "sergey-lavrov"]
    assert any(dated.date == "2022-04" and dated.inferred for dated in coverage.dated)


def test_an_event_without_articles_and_articles_without_text():
    assert collate(Event(id="e", title="e"), (), ()).articles == ()
    empty = tuple(Article(id=name, title="") for name in "ab")
    assert (
        collate(Event(id="e", title="e", articles=("a", "b")), empty, ()).comparisons[0].statements
        == ()
    )


def test_undated_articles(captures, outlets):
    undated = tuple(
        replace(captures[number], published=None, published_basis="unknown")
        for number in EVENT.articles
    )

    assert collate(replace(EVENT, date=None), undated, outlets).comparisons[0].statements


def test_a_paragraph_printed_a_thousand_times_costs_no_square():
    """Hostile or broken captures: thousands of equal paragraphs in two articles end in seconds."""
    text = "The talks in Geneva will go on until Friday evening, the ministry said."
    articles = tuple(
        Article(id=name, title="Talks in Geneva", paragraphs=(Paragraph(text=text),) * 1000)
        for name in "ab"
    )

    coverage = collate(Event(id="e", title="e", articles=("a", "b")), articles, ())

    assert len(coverage.comparisons[0].statements) >= 1
