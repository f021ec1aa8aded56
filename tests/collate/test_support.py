"""What all report holds in every report: the same agent, act, force, day, figure and place; and it
stands alone.
"""

import pytest

from builder.collate.alignment.passages import read_article
from builder.collate.standalone import standalone
from builder.collate.support import Support
from builder.core.article import Article, Paragraph
from builder.core.capture import Span
from builder.core.passage import Passage


def support_of(**texts):
    """Return what looks for lines in articles of these texts, each a paragraph."""
    articles = [
        Article(id=name, title="Ferry", outlet=name, paragraphs=(Paragraph(text=text),))
        for name, text in texts.items()
    ]
    return Support([read_article(article) for article in articles], {})


def supported(line, own, other):
    return support_of(a=own, b=other).supporters(line, "a", ("a", "b"))


SAID = "Mayor Ada Renn closed the northern ferry line on Friday."


@pytest.mark.parametrize(
    "other",
    [
        "On Friday Mayor Ada Renn closed the northern ferry line.",
        "The northern ferry line, which opened in 1980, was closed on Friday by Ada Renn.",
        "Ada Renn has been mayor for a year. She closed the northern ferry line on Friday, to loud cheers.",
    ],
)
def test_a_sentence_that_says_all_of_a_line_supports_it(other):
    assert supported(SAID, SAID, other) == ("a", "b")


@pytest.mark.parametrize(
    ("kind", "other"),
    [
        ("denied", "Mayor Ada Renn has not closed the northern ferry line on Friday."),
        ("denied", "Mayor Ada Renn never closed the northern ferry line on Friday."),
        ("denied", "Mayor Ada Renn denied that she had closed the northern ferry line on Friday."),
        ("planned", "Mayor Ada Renn will close the northern ferry line on Friday."),
        ("planned", "Mayor Ada Renn plans to close the northern ferry line on Friday."),
        ("planned", "Mayor Ada Renn threatened to close the northern ferry line on Friday."),
        ("doubted", "Mayor Ada Renn allegedly closed the northern ferry line on Friday."),
        ("doubted", "Critics claim that Mayor Ada Renn closed the northern ferry line on Friday."),
        (
            "doubted",
            "Nobody knows whether Mayor Ada Renn closed the northern ferry line on Friday.",
        ),
        ("another day", "Mayor Ada Renn closed the northern ferry line on Monday."),
        ("another place", "Mayor Ada Renn closed the southern ferry line on Friday."),
        ("another act", "Mayor Ada Renn praised the northern ferry line on Friday."),
        ("another person", "Mayor Olga Dahl closed the northern ferry line on Friday."),
        ("a sister", "Mayor Eva Renn closed the northern ferry line on Friday."),
        ("another agent", "Olga Dahl closed the northern ferry line of Mayor Ada Renn on Friday."),
        (
            "another who",
            "Olga Dahl became mayor after Ada Renn. She closed the northern ferry line on Friday.",
        ),
    ],
)
def test_a_sentence_that_says_something_else_does_not(kind, other):
    assert supported(SAID, SAID, other) == ("a",), kind


@pytest.mark.parametrize(("own", "other"), [("12", "13"), ("1,200", "1,300"), ("three", "four")])
def test_another_figure_supports_nothing(own, other):
    line = "The fire destroyed {} boats in the harbor."
    assert supported(line.format(own), line.format(own), line.format(own)) == ("a", "b")
    assert supported(line.format(own), line.format(own), line.format(other)) == ("a",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody denied that the board had sold the old ferry.",
        "Critics doubt whether the board had sold the old ferry.",
        "The mayor refused to say if the board had sold the old ferry.",
    ],
)
def test_a_line_cut_from_what_governs_it_is_supported_by_none(sentence):
    assert supported("the board had sold the old ferry", sentence, sentence) == ()


def lines(text, speech="narration"):
    passage = Passage(article="a", paragraph=0, span=Span(0, len(text)), text=text, speech=speech)
    return list(standalone(passage, "en"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Ada Renn, the mayor of Lund, closed the northern line.",
            "Ada Renn … closed the northern line.",
        ),
        ("Ada Renn on Friday closed the northern line.", "Ada Renn … closed the northern line."),
        (
            "Ada Renn (Harbor Party) closed the northern line.",
            "Ada Renn … closed the northern line.",
        ),
        ("The board closed the line after a fire in the engine room.", "The board closed the line"),
        ("The board closed the line, and the crews in Lund cheered.", "the crews in Lund cheered."),
        ("The crews cheered.", None),
    ],
)
def test_lines_of_a_passage(text, line):
    assert line in lines(text) if line else lines(text) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("a pronoun without its name", "She closed the northern line."),
        ("a pronoun without its name", "It’s the end of the northern line."),
        ("a pronoun without its name", "That closed the northern line."),
        ("a verb of saying at its end", "The end of the line, the mayor said"),
        ("a verb of saying at its end", "the sale of the ferry, the board told"),
        ("a verb of saying at its end", "The northern line, Ada Renn added"),
        ("an open quotation mark", "The mayor called the northern line “a burden"),
        ("an open quotation mark", 'The mayor called the northern line "a burden'),
        (
            "an open quotation mark",
            'guarded secret" and reports that "even his crews knew nothing.',
        ),
        ("before a colon", "The mayor gave three reasons for it:"),
        ("before an abbreviation", "The northern line was closed by former Rep."),
        ("before an abbreviation", "The northern line was praised by Sen."),
        ("before an abbreviation", "The northern line was opened by Dr."),
        ("no verb", "the northern line of the province"),
        ("only the verb of another clause", "The mayor who closed the northern line"),
        ("only the verb of another clause", "The doubts that have been raised"),
        ("no subject", "violates the rights of the crews"),
        ("no subject", "motivated by the same goals"),
        (
            "only the verb of another clause",
            "any plan until the board has met and the crews have agreed",
        ),
        ("what is said is left open", "The mayor told Quaypost News"),
        ("what is said is left open", "The mayor told the crews"),
        ("what is said is left open", "Ada Renn told a reporter"),
        ("its source is cut", "He closed the line, according to Quaypost"),
        ("its source is cut", "The board sold the ferry, according to Ada Renn"),
        ("its source is cut", "The line is closed, according to the crews"),
        ("a question", "Who closed the northern line?"),
        ("it hangs on another sentence", "But the mayor closed the northern line."),
    ],
)
def test_what_cannot_stand_alone_is_no_line(kind, text):
    assert text not in lines(text), kind


@pytest.mark.parametrize(
    "reach",
    [
        "No ferry sailed on Monday.",
        "Every crew left the harbor on Monday.",
        "The ferry is the first in Lund.",
    ],
)
def test_nothing_is_cut_where_a_word_reaches_over_what_follows(reach):
    """That no ferry sailed on Monday does not say that none sailed."""
    assert lines(reach) == [reach]


@pytest.mark.parametrize(
    "text", ["the board had closed the line", "the ferry was sold", "all crews had left the harbor"]
)
def test_what_somebody_is_said_to_have_said_keeps_its_source(text):
    assert lines(text, "indirect") == []
    assert lines(f"The mayor said {text}.", "indirect")


@pytest.mark.parametrize(
    "other",
    [
        "Ada Renn closed the ferry line. The crews of the northern line heard of it on Friday.",
        "Mayor Ada Renn closed the line for good. It was the northern ferry, and the day was Friday.",
        "The northern ferry is old. Mayor Ada Renn closed the line on Friday.",
    ],
)
def test_what_adds_to_who_does_what_may_stand_in_the_next_sentence(other):
    assert supported(SAID, SAID, other) == ("a", "b")


@pytest.mark.parametrize(
    ("kind", "line", "other"),
    [
        (
            "the act elsewhere",
            SAID,
            "Mayor Ada Renn praised the crews. The northern ferry line was closed by Olga Dahl on Friday.",
        ),
        (
            "to whom",
            "Ada Renn apologized to Olga Dahl for the fire.",
            "Ada Renn apologized for the fire. She respects Olga Dahl.",
        ),
        (
            "a figure",
            "Ada Renn closed 12 ferry lines in Lund.",
            "Ada Renn closed ferry lines. In Lund 12 are left.",
        ),
    ],
)
def test_two_sentences_are_not_mixed(kind, line, other):
    assert supported(line, line, other) == ("a",), kind


@pytest.mark.parametrize(
    ("line", "other", "same"),
    [
        ("Governor Ada Renn was beaten on Friday.", "On Friday Olga Dahl defeated Ada Renn.", True),
        (
            "Governor Ada Renn was beaten on Friday.",
            "Ada Renn was defeated on Friday, by far.",
            True,
        ),
        (
            "Governor Ada Renn was beaten on Friday.",
            "Ada Renn defeated Olga Dahl on Friday.",
            False,
        ),
        ("Governor Ada Renn was arrested in Lund.", "Ada Renn arrested three men in Lund.", False),
    ],
)
def test_who_suffers_is_not_who_acts(line, other, same):
    assert (supported(line, line, other) == ("a", "b")) is same


@pytest.mark.parametrize(
    ("office", "other", "same"),
    [
        ("Gov.", "Ada Renn spoke. The governor named Olga Dahl, who had been Renn’s aide.", True),
        ("Sen.", "Ada Renn spoke. The senator named Olga Dahl, who had been Renn’s aide.", True),
        ("Gov.", "Ada Renn spoke. The chairman named Olga Dahl, who had been Renn’s aide.", False),
    ],
)
def test_an_office_stands_for_who_holds_it(office, other, same):
    line = f"{office} Ada Renn named Olga Dahl."
    assert (supported(line, line, other) == ("a", "b")) is same


def test_words_made_alike_are_no_synonyms():
    """What is of a state is not stated, and legislation is no legislator."""
    assert supported(
        "The state legislators met in Lund.",
        "The state legislators met in Lund.",
        "The legislation was said to meet Lund.",
    ) == ("a",)


@pytest.mark.parametrize(
    ("line", "other", "echoed"),
    [
        (
            "The two sides issued identical, banal statements.",
            "Both offices sent identical statements of one sentence.",
            True,
        ),
        (
            "The 49-year-old teaches at Quaymouth Harbor College.",
            "Ada Renn, a professor at Quaymouth Harbor College, won.",
            True,
        ),
        ("Crews painted the rusty anchor green.", "A rusty old anchor hangs above the door.", True),
        (
            "Crews painted the rusty anchor green.",
            "The anchor is new, and nothing else in the long hall of Lund is rusty.",
            False,
        ),
        ("Ada Renn painted the anchor.", "Ada Renn slept.", False),
        ("Crews painted the rusty anchor green.", "Crews slept.", False),
    ],
)
def test_telling_words_that_stand_near_one_another_elsewhere_are_nobodys_own(line, other, echoed):
    assert support_of(a=line, b=other).echoed(line, "a") is echoed


def test_what_all_the_reports_are_about_is_no_echo():
    topic = "The harbor board spoke. The harbor board ate. The harbor board slept."
    assert not support_of(a="The harbor board bought green paint.", b=topic, c=topic).echoed(
        "The harbor board bought green paint.", "a"
    )
