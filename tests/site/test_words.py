"""Small words around quoted ones: quotation marks that are not doubled, pairs told once."""

import pytest
import sample

from builder.site.library import library
from builder.site.markup import fragment_of, unquoted
from builder.site.views.derivation import derivation

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
