"""Articles, credits, previews -> how many voices report independently of one another, and how we know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from builder.collate.credits import REPORT_CREDITS
from builder.model.coverage import Credit, Direction, Reuse, Voices
from builder.text.tokens import folded

#: Shared wording from which two texts are taken for versions of one (share of 4-word sequences, of the shorter text).
SAME_TEXT: Final = 0.6
#: Credits that name nobody.
_ANY: Final = frozenset(
    ("agencies", "news agencies", "agency", "agenturen", "agences", "agencias", "agenzie", "агентства", "وكالات", "סוכנויות")
)
#: How the direction of shared wording is told.
_DIRECTIONS: Final[Mapping[Direction, str]] = {
    "credit": "credited", "agency": "marked as an agency's", "time": "published later", "unknown": "direction unknown",
}  # fmt: skip


def voices_of(
    order: Sequence[str], credits_: Sequence[Credit], reuse: Sequence[Reuse], short: AbstractSet[str], signs: Mapping[str, str]
) -> Voices:
    """Return the groups of articles that count as one voice: by a stated credit, or by nearly the same text.

    ``order`` are the article ids in column order, ``short`` those too short to be a voice, ``signs`` what each article is called in
    the reasons.
    """
    silent = tuple(article for article in order if article in short)
    speaking = [article for article in order if article not in short]
    #: Article -> the article that stands for its group.
    group = {article: article for article in speaking}
    reasons = [*_join_credited(group, credits_, signs), *_join_outside(group, credits_, signs), *_join_alike(group, reuse, signs)]
    outside = (c for c in credits_ if c.kind in REPORT_CREDITS and c.source is None and c.article in group)
    reasons += [f"{signs[credit.article]} credits {credit.name}, which is not among these reports." for credit in outside]
    reasons += [f"{signs[article]} is too short to count as a voice of its own." for article in silent]
    sizes = Counter(group.values())
    alone = [signs[article] for article in speaking if sizes[group[article]] == 1]
    if alone and len(speaking) > 1:
        reasons.append(f"{_enumerated(alone)} {'credits' if len(alone) == 1 else 'credit'} no other report.")
    groups = tuple(tuple(a for a in speaking if group[a] == root) for root in dict.fromkeys(group.values()))
    return Voices(groups=groups, silent=silent, reasons=tuple(dict.fromkeys(reasons)))


def _join_credited(group: dict[str, str], credits_: Sequence[Credit], signs: Mapping[str, str]) -> list[str]:
    """Join the articles that credit one another; return a reason for each."""
    reasons = []
    for credit in credits_:
        if credit.kind in REPORT_CREDITS and credit.article in group and credit.source is not None and credit.source in group:
            _join(group, credit.article, credit.source)
            reasons.append(f"{signs[credit.article]} credits {signs[credit.source]}: one voice.")
    return reasons


def _join_outside(group: dict[str, str], credits_: Sequence[Credit], signs: Mapping[str, str]) -> list[str]:
    """Join the articles that credit the same outlet, which is not among them; "agencies" may be different ones."""
    first: dict[str, Credit] = {}
    reasons = []
    for credit in credits_:
        if credit.kind not in REPORT_CREDITS or credit.source is not None or credit.article not in group or folded(credit.name) in _ANY:
            continue
        other = first.setdefault(credit.outlet or folded(credit.name), credit)
        if group[other.article] != group[credit.article]:
            _join(group, credit.article, other.article)
            reasons.append(f"{signs[other.article]} and {signs[credit.article]} both credit {credit.name}: one voice.")
    return reasons


def _join_alike(group: dict[str, str], reuse: Sequence[Reuse], signs: Mapping[str, str]) -> list[str]:
    """Join the articles of nearly the same text that are not yet one voice; return a reason for each."""
    reasons = []
    for shared in reuse:
        both = shared.article in group and shared.source in group
        if both and shared.share >= SAME_TEXT and group[shared.article] != group[shared.source]:
            _join(group, shared.article, shared.source)
            share = f"{round(100 * shared.share)}%"
            told = _DIRECTIONS[shared.direction]
            reasons.append(f"{signs[shared.article]} shares {share} of its wording with {signs[shared.source]}: one voice, {told}.")
    return reasons


def _join(group: dict[str, str], one: str, other: str) -> None:
    """Make one group of the groups of two articles."""
    old, new = group[one], group[other]
    for article, root in group.items():
        if root == old:
            group[article] = new


def _enumerated(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
