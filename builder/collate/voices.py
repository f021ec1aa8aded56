"""Articles, credits, previews -> how many voices report independently of one another, and how we know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from builder.collate.credits import REPORT_CREDITS
from builder.model.coverage import Credit, Reuse, Voices

#: Shared wording from which two texts are taken for versions of one (share of 4-word sequences, of the shorter text).
SAME_TEXT = 0.6


def voices_of(
    order: Sequence[str], credits_: Sequence[Credit], reuse: Sequence[Reuse], short: AbstractSet[str], signs: Mapping[str, str]
) -> Voices:
    """Return the groups of articles that count as one voice: by a stated credit, or by nearly the same text."""
    silent = tuple(article for article in order if article in short)
    speaking = [article for article in order if article not in short]
    group = {article: article for article in speaking}
    reasons = []
    for credit in credits_:
        if credit.kind in REPORT_CREDITS and credit.source in group and credit.article in group:
            _join(group, credit.article, str(credit.source))
            reasons.append(f"{signs[credit.article]} credits {signs[str(credit.source)]}: one voice.")
    for shared in reuse:
        if (
            shared.share >= SAME_TEXT
            and shared.article in group
            and shared.source in group
            and group[shared.article] != group[shared.source]
        ):
            _join(group, shared.article, shared.source)
            percent = round(100 * shared.share)
            reasons.append(
                f"{signs[shared.article]} shares {percent}% of its wording with {signs[shared.source]}: one voice, direction unknown."
            )
    outside = (c for c in credits_ if c.kind in REPORT_CREDITS and c.source is None and c.article in group)
    reasons += [f"{signs[credit.article]} credits {credit.name}, which is not among these reports." for credit in outside]
    reasons += [f"{signs[article]} is too short to count as a voice of its own." for article in silent]
    alone = [signs[a] for a in speaking if sum(group[b] == group[a] for b in speaking) == 1]
    if alone and len(speaking) > 1:
        reasons.append(f"{_listed(alone)} {'credits' if len(alone) == 1 else 'credit'} no other report.")
    groups = tuple(tuple(a for a in speaking if group[a] == root) for root in dict.fromkeys(group[a] for a in speaking))
    return Voices(groups=groups, silent=silent, reasons=tuple(dict.fromkeys(reasons)))


def _join(group: dict[str, str], one: str, other: str) -> None:
    old, new = group[one], group[other]
    for article, root in group.items():
        if root == old:
            group[article] = new


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
