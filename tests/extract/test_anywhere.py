"""Alternatives are found as their regular expression finds them, whatever a text is first asked for."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.extract.anywhere import Anywhere, _needed
from builder.extract.refusals import notices, truncation
from builder.extract.vocabulary import LEGAL

CONSENT = notices._CONSENT
USED = (notices._ERROR, *CONSENT, truncation._WALL, LEGAL)


@pytest.mark.parametrize(
    ("alternative", "needed"),
    [
        (r"\bharbou?r (?:is )?closed\b", ("closed",)),
        (r"\b(?:log|sign) ?in\b", ("log", "sign")),
        (r"\b(?:the|our) (?:quay|wharf)s?\b", ("quay", "wharf")),
        (r"\(h\)", ("(h)",)),
        (r"\b(?:ferr(?:y|ies)|boats?)\b", ("ferr", "boat")),
        (r"(?:old )?quay", ("quay",)),
        (r"piers{0,2}\b.{2,4}x+ray", ("pier",)),
        (r"\d{4}.", ()),
        (r"Straße\w* ISLAK", ("strasse",)),
    ],
)
def test_the_letters_that_an_alternative_needs(alternative, needed):
    assert _needed(alternative) == needed


@pytest.mark.parametrize("found", USED)
def test_letters_are_known_of_every_pattern_in_use(found):
    assert "" not in found._needed


@pytest.mark.parametrize("found", USED)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_what_the_pattern_matches_is_found(found, data):
    text = data.draw(st.from_regex(found._pattern))
    assert found.search(text) is not None


@given(text=st.text(st.sampled_from("KkıİiI lLoOsSſ-ing"), max_size=12))
def test_letters_that_are_one_without_case_are_found(text):
    pattern = r"lock|kiosk|\bsign ?in"
    assert bool(Anywhere(pattern).search(text)) == bool(re.search(pattern, text, re.IGNORECASE))
