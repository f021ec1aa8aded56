"""The drawing of an article: which of its sentences others carry, and which it has alone."""

from collections import Counter

import pytest
import sample

from builder.core.settings import Settings
from builder.policy.republish import restrict
from builder.site.library import library
from builder.site.views.elsewhere import elsewhere


def drawn(number, **changes):
    known = library(restrict(sample.digest(**changes)))
    return elsewhere(known, known.articles[sample.identifier(number)])


def test_every_sentence_is_drawn_and_counted_in_words():
    """One stretch a sentence in reading order; foreign text has no part in it."""
    found = drawn("002")
    words = {
        "shared": "also elsewhere",
        "only": "only here",
        "told": "about another time",
        "other": "not compared",
    }
    kinds = Counter(bar.kind for bar in found.bars)

    assert sum(float(bar.width.rstrip("%")) for bar in found.bars) == pytest.approx(100, abs=0.1)
    assert kinds["shared"] >= 3
    assert {count.kind: count.text for count in found.counts} == {
        kind: f"{number} sentence{'s' if number != 1 else ''} {words[kind]}"
        for kind, number in kinds.items()
    }


def test_its_shared_wording_is_told_for_each_other_article():
    assert [({bar.sign, bar.source}, bar.percent, bar.note) for bar in drawn("004").shared] == [
        ({"MINA", "TASS"}, "33%", "<bdi>TASS</bdi> credited"),
        ({"MINA", "GSV"}, "16%", ""),
    ]


def test_nothing_is_drawn_of_a_text_that_stands_alone_or_may_not_be_shown():
    assert drawn("003") is None
    assert drawn("002", settings=Settings(republish="excerpt")) is None
