"""An outlet's rules, which an editor wrote into its file -> the blocks of a capture that remain, and why the others go.

The program needs none of them for an ordinary page; they are for clutter that only one outlet prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from builder.model.article import Drop
from builder.model.capture import Capture
from builder.model.outlet import OutletRule

#: The name under which a block goes that an editor's rule drops.
RULE: Final = "rule of the outlet's file"


def in_force(rules: Sequence[OutletRule], published: str | None) -> tuple[OutletRule, ...]:
    """Return the rules that hold for an article of that day; a rule with a first day never holds for an undated one."""
    return tuple(rule for rule in rules if rule.marker and (rule.since is None or (published is not None and published >= rule.since)))


def edited(capture: Capture, rules: Sequence[OutletRule]) -> tuple[Capture, tuple[Drop, ...]]:
    """Return the capture without the blocks that the rules drop, and the drops."""
    keep = [True] * len(capture.blocks)
    for rule in rules:
        hits = [number for number, block in enumerate(capture.blocks) if rule.marker in block.text]
        for first, end in _ranges(rule, hits, len(keep)):
            keep[first:end] = [False] * (end - first)
    for rule in rules:
        if rule.action == "keep":
            keep = [kept or rule.marker in block.text for kept, block in zip(keep, capture.blocks, strict=True)]
    blocks = tuple(block for kept, block in zip(keep, capture.blocks, strict=True) if kept)
    gone = tuple(Drop(span=block.span, rule=RULE) for kept, block in zip(keep, capture.blocks, strict=True) if not kept)
    return replace(capture, blocks=blocks), gone


def is_kept(block_text: str, rules: Sequence[OutletRule]) -> bool:
    """Tell whether an editor wants a line of the body kept, whatever it looks like."""
    return any(rule.action == "keep" and rule.marker in block_text for rule in rules)


def _ranges(rule: OutletRule, hits: Sequence[int], size: int) -> list[tuple[int, int]]:
    """Return the half-open ranges of blocks that a rule drops."""
    if not hits or rule.action == "keep":
        return []
    if rule.action == "drop":
        return [(hit, hit + 1) for hit in hits]
    return [(hits[0], size)] if rule.action == "drop-after" else [(0, hits[-1] + 1)]
