"""Noun phrases that reports share -> those with which a title can say what an event is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.cluster.phrasing import LINKS
from builder.cluster.printed import Printed
from builder.cluster.subjects import Subject
from builder.lang.loaded import LOADED_NOUNS
from builder.lang.tokens import tokens

#: The mean weight of the words of a phrase, that of the most telling of them; of one that names a
#: happening; of one that is alone.
_TELLING: Final = 0.27
_BEST: Final = 0.28
_HAPPENING: Final = 0.17
_ALONE: Final = 0.4


def telling(matters: Sequence[Subject]) -> list[Subject]:
    """Return the phrases that tell something, in their order."""
    return [
        subject
        for subject in matters
        if (len(subject.stems) > 1 or subject.happens or subject.best >= _ALONE)
        and (
            (subject.mean >= _TELLING and subject.best >= _BEST)
            or (subject.happens and subject.best >= _HAPPENING)
        )
    ]


def neutral(subject: Subject, printed: Printed) -> bool:
    """Tell whether all reports of a small event print all words of a phrase.

    Each tells those that judge in its own words.
    """
    head = _head(subject)
    told = not loaded(subject) or all(
        printed.told(name) == len(printed.articles) for name in subject.stems
    )
    return told and all(map(printed.everywhere, subject.stems)) and printed.common(head)


def loaded(subject: Subject) -> bool:
    """Tell whether a phrase has a noun that judges."""
    return any(token.folded in LOADED_NOUNS for token in tokens(subject.text))


def _head(subject: Subject) -> str:
    """Return the noun that a phrase is about: "fee" of "fee for ships"."""
    parts = [token.folded for token in tokens(subject.text)]
    return parts[next((i for i, word in enumerate(parts) if word in LINKS and i), len(parts)) - 1]
