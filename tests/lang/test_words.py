"""Tokens, stems and numbers of likeness: what comparisons rest on."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.lang.similarity import Shelf, containment, idf, weighted_jaccard
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import between, folded, spelling, tokens, word_tokens, words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Russia’s $2.7 billion", ["Russia’s", "$", "2.7", "billion"]),
        ("the U.S. Army's Mi-17", ["the", "U.S.", "Army's", "Mi", "-", "17"]),
        ("ultra-modern, 20th", ["ultra", "-", "modern", ",", "20th"]),
        ("на 15:42 часа", ["на", "15:42", "часа"]),
        ("東京です", ["東", "京", "で", "す"]),
        ("", []),
    ],
)
def test_tokens(text, parts):
    assert [token.text for token in tokens(text)] == parts


FIGURES = json.loads(
    (Path(__file__).parents[1] / "cases" / "lang" / "figures.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("forms", FIGURES["same"], ids=lambda forms: forms[0])
def test_ways_to_print_a_figure_are_the_same_word(forms):
    found = [words(form) for form in forms]

    assert all(len(one) == 1 for one in found), found
    assert len(set(found)) == 1, found


@pytest.mark.parametrize(("one", "other"), FIGURES["different"])
def test_other_figures_are_other_words(one, other):
    assert words(one) != words(other)


@pytest.mark.parametrize("case", FIGURES["beside"], ids=lambda case: case["text"])
def test_what_stands_beside_a_figure_makes_it_a_time(case):
    assert words(case["text"]) == tuple(case["folded"])


@settings(derandomize=True, deadline=None)
@given(st.text())
def test_tokens_stand_where_they_say(text):
    """Between tokens there is nothing but white space and characters that are neither letters nor
    marks.
    """
    at = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= at
        assert not any(character.isalnum() for character in text[at : token.start])
        at = token.end


#: What a cut can part, and what it makes of a figure.
PIECES = st.sampled_from(
    [
        *"7.:'—“ア",
        "30",
        "h",
        "am",
        "p.m",
        " ",
        "\u00a0",
        "Uhr",
        "kl",
        "on",
        "the",
        "U.",
        "don’t",
        "café",
        "1,000",
        "20th",
    ]
)


@given(st.lists(PIECES, max_size=16).map("".join), st.data())
def test_the_words_of_a_stretch_are_those_of_its_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = between(text, word_tokens(text), start, end)

    alone = word_tokens(text[start:end])
    assert [token.folded for token in found] == [token.folded for token in alone]
    assert [(token.start - start, token.end - start) for token in found] == [
        (token.start, token.end) for token in alone
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [("U.S.", "US"), ("Müller", "muller"), ("don’t", "don't"), ("STRASSE", "Straße")],
)
def test_folding_makes_equal(left, right):
    assert folded(left) == folded(right)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("honour", "honor"),
        ("organisations", "organizations"),
        ("centre", "center"),
        ("defence", "defense"),
        ("programme", "program"),
    ],
)
def test_spellings_are_one(british, american):
    assert spelling(british) == spelling(american)
    assert stem(british) == stem(american)


def test_stems():
    assert stem("strengthening") == stem("strengthened")
    assert stem("Russia’s") == stem("Russia")
    assert stem("Länder", "de") == stem("Land", "de")
    assert stem("WORD", "xx") == "word"
    assert (
        stem("όταν", "el") == "οταν"
    )  # all ending to the stemmer; grouping reads the first character of each stem
    assert "the" in stopwords("en-GB")
    assert not stopwords("xx")


def test_likeness():
    left, right = frozenset("abc"), frozenset("bcd")
    weights = {"a": 1.0, "b": 2.0, "c": 1.0, "d": 1.0}

    assert weighted_jaccard(left, right, weights) == pytest.approx(3 / 5)
    assert containment(frozenset("b"), left, weights) == 1
    assert weighted_jaccard(frozenset(), frozenset(), weights) == 0
    assert idf([["a", "b"], ["a"]])["b"] > idf([["a", "b"], ["a"]])["a"] > 0


SETS = st.lists(st.frozensets(st.sampled_from("abcdefghij"), max_size=6), max_size=14)


@settings(derandomize=True, deadline=None)
@given(SETS, st.sampled_from([0.2, 0.3, 0.5, 0.8]), st.sampled_from([1, 2]))
def test_no_pair_is_missed(sets, share, fewest):
    """The prefix filter is exact: it yields the pairs that have enough in common, and no other."""
    shelf = Shelf(sets, idf(sets))

    found = list(shelf.overlapping(share, fewest))

    wanted = [
        (i, j)
        for j in range(len(sets))
        for i in range(j)
        if len(sets[i] & sets[j]) >= fewest and shelf.share(i, j) >= share - 1e-9
    ]
    assert set(found) == set(wanted)
    assert len(found) == len(set(found))


@settings(derandomize=True, deadline=None)
@given(SETS)
def test_a_feature_that_all_have_leads_nowhere(sets):
    """With a crowd of none only the rarest features are looked up, and what is found is still true."""
    shelf = Shelf(sets, idf(sets))

    for i, j in shelf.overlapping(0.3, crowd=0, least=1):
        assert shelf.share(i, j) >= 0.3


def test_words():
    assert words("The U.S. isn’t “here”") == ("the", "us", "isn't", "here")
