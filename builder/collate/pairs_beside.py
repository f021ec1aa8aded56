"""The passages of an event -> which of them most probably say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from builder.collate.alignment.passages import ReadArticle
from builder.collate.entailment import Word
from builder.lang.given_names import is_given_name

#: Words that say something together are this near one another (words).
_BESIDE: Final = 3


def sentences_of(read: ReadArticle) -> Iterator[tuple[int, str]]:
    """Yield the headline of a report and its sentences with their numbers, without foreign text."""
    foreign = {unit.sentence for unit in read.units if unit.foreign}
    yield -1, read.article.title
    yield from (
        (number, read.text[slice(*one.span)])
        for number, one in enumerate(read.sentences)
        if number not in foreign
    )


def near_pairs(words: Sequence[Word], people: AbstractSet[str]) -> Iterator[frozenset[str]]:
    """Yield the pairs of nearby words that tell something; persons' names do not."""
    telling = [
        (place, word.key)
        for place, word in enumerate(words)
        if word.needed
        and word.key not in people
        and not (word.named and is_given_name(word.token.text))
    ]
    for number, (place, key) in enumerate(telling):
        yield from (
            frozenset((key, other))
            for there, other in telling[number + 1 :]
            if there - place <= _BESIDE and other != key
        )
