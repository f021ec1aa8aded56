"""A unit that may be part of a statement, with what it is compared by."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from builder.collate.alignment.features import PassageFeatures
from builder.collate.alignment.pairs import ComparedPassage
from builder.collate.alignment.passages import PassageUnit


class UnitCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """A unit that may be aligned, with what it is compared by."""

    unit: PassageUnit
    features: PassageFeatures
    #: Primary tag of its article's language: passages are compared within one language.
    language: str

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.unit.passage.article

    @property
    def headline(self) -> bool:
        """Whether it is its article's headline."""
        return self.unit.passage.speech == "headline"


def compared(candidates: Sequence[UnitCandidate]) -> list[ComparedPassage]:
    """Return what is compared of candidates, which come article by article."""
    numbers: dict[str, int] = {}
    return [
        ComparedPassage(
            features=one.features,
            article=numbers.setdefault(one.article, len(numbers)),
            headline=one.headline,
            speech=one.unit.passage.speech in ("direct", "mixed", "indirect"),
        )
        for one in candidates
    ]
