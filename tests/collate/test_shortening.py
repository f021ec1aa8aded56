"""What not all reports have falls out of a line only where the rest is still so, and still reads."""

import pytest

from builder.collate.alignment.passages import read_article
from builder.collate.headline_clauses import headline_clauses
from builder.collate.quoted_alike import quoted_alike
from builder.collate.shortening import shortened
from builder.core.article import Article, Paragraph
from builder.lang.tokens import word_tokens


def without(line, words, names=()):
    places = [
        place for place, token in enumerate(word_tokens(line)) if token.folded in words.split()
    ]
    return shortened(line, places, names)


@pytest.mark.parametrize(
    ("line", "words", "short"),
    [
        ("Ada Renn closed a noisy harbor.", "noisy", "Ada Renn closed a … harbor."),
        (
            "The town council approved the ferry bill.",
            "town",
            "The … council approved the ferry bill.",
        ),
        (
            "Ada Renn opened a four-day ferry festival.",
            "four day",
            "Ada Renn opened a … ferry festival.",
        ),
        ("The council of Lund approved the bill.", "lund", "The council … approved the bill."),
        (
            "The crews in the harbor of Lund left the ferry.",
            "harbor",
            "The crews … left the ferry.",
        ),
        ("Ada Renn quickly closed the line.", "quickly", "Ada Renn … closed the line."),
    ],
)
def test_what_a_clause_can_do_without_falls_out(line, words, short):
    assert without(line, words) == short


def test_a_line_begins_with_the_name_where_what_comes_before_is_not_shared():
    assert (
        without("Bold talk show host Ada Renn closed the line.", "bold talk", [range(4, 6)])
        == "Ada Renn closed the line."
    )


@pytest.mark.parametrize(
    ("kind", "line", "words"),
    [
        (
            "it says something else without",
            "Ada Renn, a former mayor, left the alleged thief.",
            "alleged",
        ),
        ("it says something else without", "The vice president closed the line.", "vice"),
        ("it says something else without", "Ada Renn met a possible heir.", "possible"),
        ("the head of a phrase", "The council approved the bill.", "council"),
        ("the act", "The council approved the bill.", "approved"),
        ("one of a list", "The crews in Lund and Norr left the ferry.", "norr"),
        ("a word that reaches over it", "No crew of the northern line left.", "northern"),
        (
            "a word that reaches over it",
            "Nobody knows whether the northern line is closed.",
            "northern",
        ),
        ("inside a quotation", "Ada Renn called it “a noisy harbor” then.", "noisy"),
        (
            "inside a quotation",
            "Ada Renn quickly called it “a noisy harbor” then.",
            "quickly noisy",
        ),
        ("what the verb needs", "Ada Renn relied on Olga Dahl to close the line.", "dahl olga"),
    ],
)
def test_nothing_else_does(kind, line, words):
    assert without(line, words) == "", kind


@pytest.mark.parametrize(
    ("headline", "clause"),
    [
        (
            "Council Reaches Deal on Ferry Fares, Setting Up Hard Choice for Renn",
            "Council Reaches Deal on Ferry Fares",
        ),
        ("Ferry captain arrested in Lund, faces trial in Malmö", "Ferry captain arrested in Lund"),
        ("Ada Renn Wins Harbor Vote by Wide Margin", "Ada Renn Wins Harbor Vote"),
    ],
)
def test_the_first_clause_of_a_headline(headline, clause):
    assert clause in list(headline_clauses(headline, "en"))


@pytest.mark.parametrize(
    "headline",
    [
        "No ferry sails on Monday after fire in Lund",
        "Trial of ferry captain in Lund after the fire",
        "Ferry line is closed, harbor officials say",
    ],
)
def test_a_headline_is_not_cut_elsewhere(headline):
    assert list(headline_clauses(headline, "en")) == [headline]


@pytest.mark.parametrize(
    "headline",
    [
        "Who closed the ferry line in Lund?",
        "Ada Renn, a mayor of Lund who has …",
        "Renn: ferry line stays shut",
    ],
)
def test_a_headline_that_states_nothing_whole_is_no_line(headline):
    assert list(headline_clauses(headline, "en")) == []


def alike(*texts):
    articles = [
        Article(id=f"a{n}", title="Ferry", outlet=f"o{n}", paragraphs=(Paragraph(text=text),))
        for n, text in enumerate(texts)
    ]
    return {line for _, line in quoted_alike([read_article(article) for article in articles])}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a ferry that never once sailed on time", True),
        ("the loudest harbor in the whole province", True),
        ("The Quiet Harbor of Lund Bay", False),
        ("a noisy harbor", False),
        ("give up the right to sail on Sundays", False),
        ("closing the harbor as we know it", False),
    ],
)
def test_words_that_all_quote(words, found):
    """A name and a word or two are no statement."""
    texts = (
        f"Ada Renn called it “{words}” on Friday.",
        f"“It is {words}, and I know it,” she said.",
        f"She spoke of “{words},” twice.",
    )
    assert (words in alike(*texts)) is found


def test_words_that_one_does_not_quote_are_not_told():
    assert not alike(
        "Renn called it “a ferry that never once sailed on time”.",
        "To Renn it was a ferry that never once sailed on time.",
    )


@pytest.mark.parametrize("before", ["is not", "will never call it", "denied that it is"])
def test_quoted_words_that_one_denies_are_not_told(before):
    own = "“a ferry that never once sailed on time”"
    assert not alike(
        f"It is {own}, Renn said.", f"To her it {before} {own}.", f"She spoke of {own}, twice."
    )
