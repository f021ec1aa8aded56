"""Articles, credits, previews -> how many voices report independently, and how we know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from builder.collate.sources.crediting import names_nobody
from builder.collate.sources.credits import REPORT_CREDITS
from builder.core.coverage import Credit, Direction, Reuse, Voices
from builder.lang.tokens import folded

#: Shared wording from which two texts are taken for versions of one (share of 4-word sequences, of
#: the shorter text).
SAME_TEXT: Final = 0.6
#: How the direction of shared wording is told.
_DIRECTIONS: Final[Mapping[Direction, str]] = {
    "credit": "credited", "agency": "marked as an agency's", "time": "published later", "unknown": "direction unknown",
}  # fmt: skip


def voices_of(
    order: Sequence[str],
    credits_: Sequence[Credit],
    reuse: Sequence[Reuse],
    short: AbstractSet[str],
    signs: Mapping[str, str],
) -> Voices:
    """Return the groups of articles that count as one voice.

    A stated credit, or nearly the same text, makes them one.

    Words that somebody gave to another newsroom make no article that quotes them an echo of it.

    ``order`` are the article ids in column order, ``short`` those too short to be a voice,
    ``signs`` what each article is called in the reasons.
    """
    told = {credit.article for credit in credits_ if credit.told}
    credits_ = [credit for credit in credits_ if not credit.told]
    silent = tuple(article for article in order if article in short)
    speaking = [article for article in order if article not in short]
    joined = _Joined(speaking)
    reasons = [
        *_join_credited(joined, credits_, signs),
        *_join_outside(joined, credits_, signs),
        *_join_alike(joined, reuse, signs),
    ]
    outside = (
        c for c in credits_ if c.kind in REPORT_CREDITS and c.source is None and c.article in joined
    )
    reasons += [
        f"{signs[credit.article]} credits {credit.name}, which is not among these reports."
        for credit in outside
    ]
    reasons += [
        f"{signs[article]} is too short to count as a voice of its own." for article in silent
    ]
    groups = joined.groups()
    alone = [signs[group[0]] for group in groups if len(group) == 1 and group[0] not in told]
    if alone and len(speaking) > 1:
        verb = "credits" if len(alone) == 1 else "credit"
        reasons.append(f"{_enumerated(alone)} {verb} no other report of this event.")
    return Voices(groups=groups, silent=silent, reasons=tuple(dict.fromkeys(reasons)))


class _Joined:
    """Articles that are joined into groups; each is alone at first."""

    def __init__(self, articles: Sequence[str]) -> None:
        self._group = {article: [article] for article in articles}

    def __contains__(self, article: str) -> bool:
        return article in self._group

    def together(self, one: str, other: str) -> bool:
        """Tell whether two articles are in one group."""
        return self._group[one] is self._group[other]

    def join(self, one: str, other: str) -> None:
        """Make one group of the groups of two articles.

        The smaller one moves, so that many joins take little more than linear time.
        """
        small, large = sorted((self._group[one], self._group[other]), key=len)
        if small is not large:
            large.extend(small)
            self._group.update(dict.fromkeys(small, large))

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups in the order of their first articles."""
        found: dict[int, list[str]] = {}
        for article, group in self._group.items():
            found.setdefault(id(group), []).append(article)
        return tuple(map(tuple, found.values()))


def _join_credited(
    joined: _Joined, credits_: Sequence[Credit], signs: Mapping[str, str]
) -> list[str]:
    """Join the articles that credit one another; return a reason for each."""
    reasons = []
    for credit in credits_:
        if (
            credit.kind in REPORT_CREDITS
            and credit.article in joined
            and credit.source is not None
            and credit.source in joined
        ):
            joined.join(credit.article, credit.source)
            reasons.append(f"{signs[credit.article]} credits {signs[credit.source]}: one voice.")
    return reasons


def _join_outside(
    joined: _Joined, credits_: Sequence[Credit], signs: Mapping[str, str]
) -> list[str]:
    """Join the articles that credit the same outlet outside.

    "agencies" may be different ones.
    """
    first: dict[str, Credit] = {}
    reasons = []
    for credit in credits_:
        if (
            credit.kind not in REPORT_CREDITS
            or credit.source is not None
            or credit.article not in joined
            or names_nobody(credit.name)
        ):
            continue
        other = first.setdefault(credit.outlet or folded(credit.name), credit)
        if not joined.together(other.article, credit.article):
            joined.join(credit.article, other.article)
            reasons.append(
                f"{signs[other.article]} and {signs[credit.article]} both credit {credit.name}: one voice."
            )
    return reasons


def _join_alike(joined: _Joined, reuse: Sequence[Reuse], signs: Mapping[str, str]) -> list[str]:
    """Join articles of nearly the same text that are not yet one voice, with reasons."""
    reasons = []
    for shared in reuse:
        both = shared.article in joined and shared.source in joined
        if (
            both
            and shared.share >= SAME_TEXT
            and not joined.together(shared.article, shared.source)
        ):
            joined.join(shared.article, shared.source)
            share = f"{round(100 * shared.share)}%"
            told = _DIRECTIONS[shared.direction]
            reasons.append(
                f"{signs[shared.article]} shares {share} of its wording with {signs[shared.source]}: one voice, {told}."
            )
    return reasons


def _enumerated(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
