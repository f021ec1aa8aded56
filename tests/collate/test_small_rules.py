"""The small rules that lines, clauses and credits are told by, each by itself."""

import pytest

from builder.collate.alignment.clauses import clauses
from builder.collate.complete import stands_alone
from builder.collate.conflicts.amounts import compared
from builder.collate.conflicts.clauses import clauses_of
from builder.collate.fragments import bare, finite_verbs
from builder.collate.headline_clauses import headline_clauses
from builder.collate.quoting.contents import trimmed
from builder.collate.shortening import reaches_over
from builder.collate.sources.agency_marks import mark_before, marks_behind
from builder.core.capture import Span
from builder.lang.quantities import quantities
from builder.lang.tokens import word_tokens
from builder.policy.privacy import public_role


@pytest.mark.parametrize(
    "line",
    [
        "The mayor closed the harbor on Monday",
        "Anna Berg told the crew that she would stay",
        "Ferries were lost off Northmere",
    ],
)
def test_a_clause_that_says_who_does_what_can_be_read_alone(line):
    assert stands_alone(line, "en")


@pytest.mark.parametrize(
    "line",
    [
        "He closed the harbor on Monday",
        "Because the harbor closed on Monday",
        "The mayor closed the harbor, which",
        "said the mayor closed the harbor",
        "The mayor “closed the harbor on Monday",
        "The mayor closed the harbor:",
    ],
)
def test_a_stretch_that_needs_something_around_it_cannot(line):
    assert not stands_alone(line, "en")


def test_a_headline_gives_its_clause_without_a_newsrooms_view():
    found = headline_clauses("In a blow to the mayor, court halts harbor plan after protest", "en")

    assert list(found) == ["court halts harbor plan after protest", "court halts harbor plan"]


def test_a_headline_in_a_language_that_is_not_tagged_is_given_whole():
    assert list(headline_clauses("Gericht stoppt Hafenplan nach Protest", "de")) == [
        "Gericht stoppt Hafenplan nach Protest"
    ]


@pytest.mark.parametrize(
    "title", ["Will the court halt the plan?", "Harbor plan: court halts it", "Court halts plan"]
)
def test_a_headline_that_asks_or_is_too_short_gives_nothing(title):
    assert list(headline_clauses(title, "en")) == []


@pytest.mark.parametrize(
    "line", ["Not all ships left", "The crew didn't board", "Only two ferries sailed"]
)
def test_a_word_that_reaches_over_what_follows(line):
    assert reaches_over(word_tokens(line))
    assert not reaches_over(word_tokens("The old ferry sailed"))


def test_a_sentence_of_two_long_clauses_is_cut_at_its_and():
    text = "The old ferry has sailed at dawn from Northmere, and the mayor of the town will wait for it"

    first, second = clauses(text, Span(0, len(text)))

    assert text[first.start : first.end] == "The old ferry has sailed at dawn from Northmere,"
    assert text[second.start : second.end].startswith("and the mayor")


@pytest.mark.parametrize(
    "text",
    ["The ferry sailed, and the mayor waited", "Ferries, ships, and a tug of the town sailed away"],
)
def test_a_short_clause_and_a_list_stay_whole(text):
    assert len(list(clauses(text, Span(0, len(text))))) == 1


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The mayor closed the harbor", [2]),
        ("Ferries remain idle", [1]),
        ("The old harbor of Northmere", []),
    ],
)
def test_finite_verbs(text, verbs):
    assert finite_verbs(word_tokens(text), "en") == verbs


def test_marks_at_the_ends_of_a_line_fall_out():
    assert bare("“The harbor is closed,”") == "The harbor is closed"


def test_marks_around_quoted_words_are_not_quoted():
    text = "He said “ closed, ” today"

    assert [text[start:end] for start, end in trimmed(text, [Span(8, 19)])] == ["closed"]


@pytest.mark.parametrize(
    "text", ["NORTHPORT (NNA) - The port closed.", "Northport, 3 May (NNA) - The port closed."]
)
def test_an_agency_is_marked_behind_the_place(text):
    found = mark_before(text)

    assert found is not None
    assert found.name == "NNA"
    assert found.unsure


def test_agencies_are_marked_at_the_end():
    assert [one.name for one in marks_behind("The port closed. (nna/xyz)")] == ["nna", "xyz"]
    assert list(marks_behind("The port (the old one) closed.")) == []
    assert mark_before("The port closed.") is None


def test_a_clause_ends_at_marks_and_conjunctions():
    text = "The port closed because the crew left; nobody came"

    found = [text[start:end].strip() for start, end in clauses_of(text, "en")]

    assert found[0] == "The port closed"
    assert found[-1] == "nobody came"


def quantity(text):
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 ferries", "about 12 ferries"),
        ("1,250 tons", "1.25 thousand tons"),
        ("at least 12 ferries", "14 ferries"),
    ],
)
def test_figures_that_may_mean_the_same_do_not_conflict(one, other):
    assert compared(quantity(one), quantity(other)) != "conflict"


@pytest.mark.parametrize(
    ("one", "other"),
    [("12 ferries", "14 ferries"), ("3 miles", "3 kilometers"), ("at most 12", "14")],
)
def test_figures_that_cannot_mean_the_same_conflict(one, other):
    assert compared(quantity(one), quantity(other)) == "conflict"


@pytest.mark.parametrize(
    "role", ["witness", "mother of three", "a resident of Northmere", "one of the victims"]
)
def test_a_private_role_makes_nobody_public(role):
    assert not public_role(role)


@pytest.mark.parametrize("role", ["mayor", "chairwoman of the harbor board", "foreign minister"])
def test_an_office_does(role):
    assert public_role(role)
