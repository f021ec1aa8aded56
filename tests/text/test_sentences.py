"""Sentences and quotation marks: where they end, and where they only seem to."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.text.quotes import quoted
from builder.text.sentences import sentences


def split(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["He met Mr. Smith of the U.S. Army.", "They left."], id="abbreviations"),
        pytest.param(["J. R. Smith came on Jan. 3.", "He stayed."], id="initials"),
        pytest.param(["The port, etc., is open.", "It works."], id="etc"),
        pytest.param(["“Is it so?” he asked.", "It is."], id="question-goes-on"),
        pytest.param(["“Really?” Anna Berg said.", "“Stop!” she cried."], id="speaker-after-question"),
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


def test_glued_sentences_are_parted():
    """Capture 000 ends a sentence and begins a call to the reader without a blank."""
    assert split("the head of the Republic.Follow the live feed") == ["the head of the Republic.", "Follow the live feed"]


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet='aA .!?"“”\n,', max_size=80))
def test_nothing_is_lost(text):
    """Sentences hold every character but white space, in order and once."""
    spans = sentences(text)

    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


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
        pytest.param("„Ja“, sagte er. »Nein«, sagte sie.", [("„Ja“", 0), ("»Nein«", 0)], id="german"),
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
