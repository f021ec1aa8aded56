"""Small words around quoted ones: names cut between phrases, quotation marks that are not doubled, pairs told once."""

import pytest
import sample

from builder.render.library import library
from builder.render.markup import fragment_of, short_name, unquoted
from builder.render.views.derivation import derivation

NAMES = (
    ("constant priorities of Russian foreign policy", 34, "constant priorities\u00a0…"),
    ("mutually respectful relations with the countries of the world", 36, "mutually respectful relations\u00a0…"),
    ('Group of Strategic Vision "Russia - Islamic World"', 36, "Group of Strategic Vision\u00a0…"),
    ("a short name", 36, "a short name"),
    ("unbreakablenameoflettersthatneverends", 20, "unbreakablenameoflettersthatneverends"),
)
QUOTED = (
    ('"Their policy."', "Their policy."),
    ('"We reject what they impose.".', "We reject what they impose."),
    ('led by others,"', "led by others"),
    ("“Russia is a power", "Russia is a power"),
    ('the group "Islamic World"', 'the group "Islamic World"'),
    ('"One" and "two"', '"One" and "two"'),
    ('"', ""),
    ("", ""),
)


@pytest.mark.parametrize(("name", "limit", "expected"), NAMES)
def test_a_long_name_is_cut_between_phrases(name, limit, expected):
    assert short_name(name, limit, "en") == expected


@pytest.mark.parametrize(("printed", "expected"), QUOTED)
def test_marks_of_the_page_are_not_doubled_by_ours(printed, expected):
    assert unquoted(printed) == expected


def test_a_fragment_still_says_where_it_goes_on():
    assert fragment_of('He said: "We agree on peace."', '"We agree') == "… We agree …"


def test_each_pair_is_told_once_and_the_credited_one_first():
    records = library(sample.digest())
    found = derivation(records, records.coverages[sample.MEETING])
    pairs = [frozenset((bar.sign, bar.source)) for bar in (*found.bars, *found.more)]

    assert len(pairs) == len(set(pairs))
    assert (found.bars[0].sign, found.bars[0].source) == ("MINA", "TASS")
    assert found.agreement
