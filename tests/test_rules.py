"""The rules that the method page tells: each stage says in sentences what it does, each rule once."""

import pytest

from builder import cluster, collate, extract, search
from builder.editor import versions
from builder.extract import formats
from builder.site.rules import RULES

STAGES = {
    "read": formats.RULES,
    "normalize": (*extract.RULES, *versions.RULES),
    "group": cluster.RULES,
    "collate": collate.RULES,
    "render": RULES,
    "index": search.RULES,
}


@pytest.mark.parametrize("stage", STAGES)
def test_every_rule_is_a_sentence_of_its_stage(stage):
    rules = STAGES[stage]

    assert len({rule.name for rule in rules}) == len(rules)
    assert [rule for rule in rules if rule.origin and not rule.value] == []
    assert [rule for rule in rules if rule.stage != stage or not rule.text.endswith(".")] == []
