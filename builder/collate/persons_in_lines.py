"""A line of an event -> the persons that it names, by surname, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from builder.collate.entailment import SoughtName, Word
from builder.lang.given_names import is_given_name
from builder.lang.offices import COURTESIES, FULL_TITLES, HONORIFICS, SHORT_TITLES, TITLES

#: Words of a name are no further apart (characters).
_GAP: Final = 4


def surnames_in(words: Sequence[Word]) -> Iterator[str]:
    """Yield the last words of names that begin with a given name or follow a courtesy."""
    for place, (first, second) in enumerate(pairwise(words)):
        title = first.token.folded in COURTESIES or first.token.folded in SHORT_TITLES
        third = words[place + 2] if place + 2 < len(words) else None
        goes_on = (
            third is not None
            and third.named
            and third.token.folded not in HONORIFICS
            and _adjoin(second, third)
        )
        named = (
            second.named
            and not second.joined
            and len(second.key) > 1
            and second.token.folded not in HONORIFICS
            and _adjoin(first, second)
        )
        if (
            named
            and not goes_on
            and (title or (first.token.text[0].isupper() and is_given_name(first.token.text)))
        ):
            yield second.key
        elif named and goes_on and third is not None and title:
            yield third.key


def _adjoin(left: Word, right: Word) -> bool:
    return right.token.start - left.token.end <= _GAP


def names_in_line(words: Sequence[Word], people: AbstractSet[str]) -> Iterator[SoughtName]:
    """Yield the persons that a line names, each with all words of name and titles."""
    at = 0
    while at < len(words):
        end = at
        while (
            end < len(words)
            and (words[end].named or words[end].token.folded in TITLES)
            and (end == at or _adjoin(words[end - 1], words[end]))
        ):
            end += 1
        last = next(
            (k for k in range(end - 1, at - 1, -1) if words[k].key in people and words[k].named),
            None,
        )
        if last is not None:
            given = next(
                (
                    word.token.text
                    for word in words[at:last]
                    if word.named and is_given_name(word.token.text)
                ),
                "",
            )
            called = {
                FULL_TITLES.get(word.token.folded, word.token.folded) for word in words[at:last]
            } & TITLES
            yield SoughtName(range(at, end), words[last].key, given, frozenset(called))
        at = max(end, at + 1)
