"""An editor's rules about one outlet's clutter, and two captures of one page."""

import pytest
from cases import check_conservation

from builder.model.outlet import Outlet, OutletRule
from builder.normalize import RULES, normalize
from builder.read import read_bytes

PAGE = """Norhaven Post

Bridge reopens after repairs

12 May 2024

The bridge over the river Velm was opened again on Sunday after two years of repairs, the mayor said.

Our puzzle of the day: how many bridges does the river have, and who has counted them all?

"It was worth the wait," said a cyclist who had been the first to cross it in the early morning.

Voices

Norhaven Post
"""
FIRST, PUZZLE, LAST = (part for part in PAGE.split("\n\n") if len(part) > 60)


def bodies(*rules):
    outlet = Outlet(id="post", name="Norhaven Post", sign="Post", rules=rules)
    capture = read_bytes(PAGE.encode(), "a.txt")
    draft = normalize(capture, (outlet,))
    check_conservation(capture, draft)
    assert (draft.article.outlet, draft.article.published) == ("post", "2024-05-12")
    return [paragraph.text for paragraph in draft.article.paragraphs]


def rule(marker, action, since=None):
    return OutletRule(marker=marker, action=action, since=since)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ((), [FIRST, PUZZLE, LAST]),
        ((rule("puzzle of the day", "drop"),), [FIRST, LAST]),
        ((rule("puzzle of the day", "drop-after"),), [FIRST]),
        ((rule("puzzle of the day", "drop", "2024-05-01"),), [FIRST, LAST]),
        ((rule("puzzle of the day", "drop", "2025-01-01"),), [FIRST, PUZZLE, LAST]),
        ((rule("puzzle", "drop"), rule("how many", "keep")), [FIRST, PUZZLE, LAST]),
        ((rule("no such words", "drop"),), [FIRST, PUZZLE, LAST]),
    ],
)
def test_rules_of_an_outlet(rules, expected):
    assert bodies(*rules) == expected


def test_every_rule_says_what_it_does():
    assert all(one.stage == "normalize" and one.text.endswith(".") for one in RULES)
