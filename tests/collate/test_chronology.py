"""Which article was certainly published before which, and in what words that is told."""

import pytest

from builder.collate.sources.chronology import order_of
from builder.core.coverage import Credit


@pytest.mark.parametrize(
    "words", ["reported by the Harbor Agency", "This was reported by the Harbor Agency."]
)
def test_a_credit_tells_an_order_in_one_sentence(words):
    credit = Credit(
        article="b", name="Harbor Agency", kind="report", source="a", outlet="a", words=words
    )

    (pair,) = order_of((), (credit,), {"a": "Agency", "b": "Tribune"})

    assert (pair.earlier, pair.later) == ("a", "b")
    assert pair.reason == f"Tribune credits Agency: “{words.rstrip('.')}”."
