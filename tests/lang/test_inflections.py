"""The past tense of English verbs of news, and none that is only guessed."""

import pytest

from builder.lang.inflections import past_tense


@pytest.mark.parametrize(
    ("verb", "past"),
    [
        ("signs", "signed"),
        ("bans", "banned"),
        ("denies", "denied"),
        ("plays", "played"),
        ("urges", "urged"),
        ("hears", "heard"),
        ("wins", "won"),
    ],
)
def test_past(verb, past):
    assert past_tense(verb) == past


@pytest.mark.parametrize("word", ["blorts", "mayor", "mayoral"])
def test_no_guess(word):
    assert past_tense(word) == ""
