"""The search for the tags of a sentence gives what the library's own gives."""

import pytest
from HanTa.HanoverTagger import HanoverTagger

from builder.lang.tagging import tagged


@pytest.fixture(scope="module")
def library():
    return HanoverTagger("morphmodel_en.pgz")


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor sells old ferry to company from Lund",
        "The mayor 's ferry has been sold , and nobody knows to whom",
        "Islanders protest as Norwick board unfreezes 12 crossings",
        "Qwzrtx blorps the grumbling zzyx in 1987",
        "FERRY SOLD",
        "said that",
        "?",
    ],
)
def test_tags_are_those_of_the_library(library, sentence):
    words = sentence.split()

    assert list(tagged(words)) == library.tag_sent(words, taglevel=0)


def test_no_words_have_no_tags():
    assert tagged([]) == ()
