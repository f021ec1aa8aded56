"""Groups and the events that they should be -> B-cubed and pairwise precision, recall and F1 (Bagga
and Baldwin 1998).
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from builder.core.errors import Diagnostic
from builder.pipeline.corpora import cluster

CASES = Path(__file__).parents[1] / "cases" / "eval-grouping" / "articles.jsonl"
FLOORS = Path(__file__).with_name("grouping_floors.json")


def rows(path=CASES):
    """Return the articles of the cases, each with its event."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def grouped(path=CASES):
    """Return the number of the group of each article."""
    found = list(cluster(path))
    assert not [row for row in found if isinstance(row, Diagnostic)]
    return {row["id"]: row["cluster"] for row in found}


def as_sets(groups):
    """Return groups without their numbers."""
    members = {}
    for name, number in groups.items():
        members.setdefault(number, set()).add(name)
    return {frozenset(group) for group in members.values()}


def measured(gold, groups):
    """Return the measures of ``groups`` against ``gold``, both id -> name."""
    wanted, found = Counter(gold.values()), Counter(groups[name] for name in gold)
    both = Counter((gold[name], groups[name]) for name in gold)
    precision = sum(n * n / found[group] for (_, group), n in both.items()) / len(gold)
    recall = sum(n * n / wanted[event] for (event, _), n in both.items()) / len(gold)
    true, guessed, there = (
        sum(n * (n - 1) / 2 for n in counter.values()) for counter in (both, found, wanted)
    )
    return {
        "b3 precision": precision,
        "b3 recall": recall,
        "b3 f1": 2 * precision * recall / (precision + recall),
        "pair f1": 2 * true / (guessed + there),
    }
