"""Sentences and quotation marks: where they end, and where they only seem to."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.lang.quotes import quoted
from builder.lang.sentences import sentences

CASES = json.loads(
    (Path(__file__).parents[1] / "cases" / "lang" / "sentences.json").read_text(encoding="utf-8")
)
#: Written without blanks between sentences.
UNSPACED = {"ja", "zh"}


def split(text, language="en"):
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}-{case['id']}" for case in CASES])
def test_full_stops_that_end_no_sentence(case):
    text = ("" if case["language"] in UNSPACED else " ").join(case["parts"])

    assert split(text, case["language"]) == case["parts"]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["He met Mr. Smith of the U.S. Army.", "They left."], id="abbreviations"),
        pytest.param(["J. R. Smith came on Jan. 3.", "He stayed."], id="initials"),
        pytest.param(["The port, etc., is open.", "It works."], id="etc"),
        pytest.param(["“Is it so?” he asked.", "It is."], id="question-goes-on"),
        pytest.param(
            ["“Really?” Anna Berg said.", "“Stop!” she cried."], id="speaker-after-question"
        ),
        pytest.param(["“The priorities.” he insisted.", "He left."], id="stop-before-he-said"),
        pytest.param(['"We reject it.".', "Next."], id="stop-after-mark"),
        pytest.param(["It costs $2.7 billion…", "He paid."], id="dots"),
        pytest.param(["Das ist z. B. so."], id="german"),
        pytest.param(["こんにちは。", "元気ですか？"], id="japanese"),
    ],
)
def test_split(parts):
    glue = "" if "。" in parts[0] else " "
    assert split(glue.join(parts)) == parts


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["the head of the Republic.", "Follow the live feed"]),
        ("de", ["der Hafen bleibt zu.", "Lesen Sie mehr"]),
        ("ru", ["порт закрыт.", "Читайте также"]),
        ("el", ["το λιμάνι έκλεισε.", "Διαβάστε περισσότερα"]),
    ],
)
def test_glued_sentences_are_parted(language, parts):
    """Capture 000 ends a sentence and begins a call to the reader without a blank."""
    assert split("".join(parts), language) == parts


#: White space of more than one byte, marks of all scripts, abbreviations, ordinals.
PIECES = [*'aA3.!?;…。।“”",’é() \u00a0\u3000\n', "\n\n", "Dr", "Mio", "EE", "U.S", "r", "г", "19"]


@settings(derandomize=True, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.sampled_from(["en", "de", "es", "pl", "uk", "el", "ja", "und", ""]),
)
def test_nothing_is_lost(text, language):
    """Sentences and the white space between them, joined, are the text."""
    spans = sentences(text, language)
    borders = [0, *(at for span in spans for at in span), len(text)]
    between = [text[a:b] for a, b in pairwise(borders)][::2]

    assert borders == sorted(borders)
    assert not any(part.strip() for part in between)
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)


def marked(text):
    return [(text[q.start : q.end], q.depth) for q in quoted(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('He said "no" and "yes".', [('"no"', 0), ('"yes"', 0)], id="straight"),
        pytest.param(
            '"The Group "North - South" works," he said.',
            [('"The Group "North - South" works,"', 0), ('"North - South"', 1)],
            id="nested-straight",
        ),
        pytest.param("“A ‘b’ c,” he said", [("“A ‘b’ c,”", 0), ("‘b’", 1)], id="nested-single"),
        pytest.param("Don't say 'never' in the '90s.", [("'never'", 0)], id="apostrophes"),
        pytest.param("«Да», — сказал он.", [("«Да»", 0)], id="guillemets"),
        pytest.param(
            "„Ja“, sagte er. »Nein«, sagte sie.", [("„Ja“", 0), ("»Nein«", 0)], id="german"
        ),
        pytest.param("”Ja”, sa hon.", [("”Ja”", 0)], id="swedish"),
        pytest.param('A 6" pipe and a slip "here', [], id="inches-and-slips"),
    ],
)
def test_quoted(text, found):
    assert marked(text) == found


def test_a_quotation_of_several_paragraphs_goes_on():
    first, second = quoted('"One.\n\n"Two," he said.')

    assert (first.closed, first.continued) == (False, True)
    assert second.closed
