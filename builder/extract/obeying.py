"""The draft of a capture and the rules of its outlet -> the draft as the rules want it, and which of
them are not obeyed.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builder.core.article import RULE_FIELD, Draft, Drop, Finding
from builder.core.capture import Capture
from builder.core.errors import Rejected
from builder.core.outlet import Outlet, OutletRule
from builder.extract.drafting import drafted
from builder.extract.editing import (
    RULE,
    fates_of,
    holes,
    is_kept,
    name_of,
    remaining,
    with_kept,
    without_paragraphs,
)


def obeyed(
    capture: Capture, draft: Draft, rules: Sequence[OutletRule], outlets: Sequence[Outlet]
) -> Draft:
    """Return ``draft`` as the rules want it: made anew without the blocks that they drop, with
    those that they keep.

    A rule without which there would be an article and with which there is none is noted and not
    obeyed.
    """
    try:
        return _obeyed(capture, draft, rules, outlets)
    except Rejected:
        ruinous = [
            rule
            for rule in rules
            if rule.action != "keep" and _ruins(capture, draft, rule, outlets)
        ]
    # Rules that only together leave nothing are not obeyed.
    ruinous = ruinous or [rule for rule in rules if rule.action != "keep"]
    rest = [rule for rule in rules if rule not in ruinous]
    second = obeyed(capture, draft, rest, outlets) if rest else draft
    reason = "it would leave nothing of the article, so it is not obeyed"
    notes = tuple(
        Finding(field=RULE_FIELD, value=rule.marker, rule=RULE, reason=reason, chosen=False)
        for rule in ruinous
    )
    return replace(second, findings=(*second.findings, *notes))


def _obeyed(
    capture: Capture, draft: Draft, rules: Sequence[OutletRule], outlets: Sequence[Outlet]
) -> Draft:
    fates = fates_of(capture, draft, rules)
    if not any(fates) and not any(is_kept(block.text, rules) for block in capture.blocks):
        return draft
    simple = (
        without_paragraphs(capture, draft, fates)
        if all(rule.action != "keep" for rule in rules)
        else None
    )
    if simple:
        return simple
    second = drafted(remaining(capture, fates), outlets, rules)
    inside = holes(second, capture, fates)
    if inside:
        # What stood around them would be joined to words that are not in the capture: they stay.
        fates = [None if number in inside else rule for number, rule in enumerate(fates)]
        second = drafted(remaining(capture, fates), outlets, rules)
    gone = [
        Drop(span=block.span, rule=name_of(rule))
        for rule, block in zip(fates, capture.blocks, strict=True)
        if rule
    ]
    second = with_kept(second, remaining(capture, fates), rules)
    return replace(second, drops=tuple(sorted((*second.drops, *gone), key=lambda drop: drop.span)))


def _ruins(capture: Capture, draft: Draft, rule: OutletRule, outlets: Sequence[Outlet]) -> bool:
    try:
        drafted(remaining(capture, fates_of(capture, draft, [rule])), outlets, [rule])
    except Rejected:
        return True
    return False
