"""Articles read -> how much wording each shares with each other one: 4-word sequences, names masked, the event's text only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from builder.collate.passages import Read, Unit
from builder.model.capture import Span
from builder.model.coverage import Reuse
from builder.text.tokens import word_tokens

#: Words in a sequence.
SEQUENCE: Final = 4
#: Stands for a name; no token holds this character.
_MASK: Final = "\x00name"


def reuse_of(reads: Sequence[Read], carried: Mapping[tuple[str, str], int], set_apart: frozenset[tuple[str, int]]) -> tuple[Reuse, ...]:
    """Return the shared wording of every ordered pair that shares any, the greatest share first.

    ``carried`` counts the statements of a pair of articles; ``set_apart`` are the units about other times, left out with foreign text.
    A sequence of nothing but names and one word is left out: names are shared by all reports of an event.
    """
    sequences = {read.article.id: sequences_of(_texts(read, set_apart)) for read in reads}
    found = []
    for article, own in sequences.items():
        for source, other in sequences.items():
            if article != source and own:
                share = len(own & other) / len(own)
                if share > 0:
                    statements = carried.get((min(article, source), max(article, source)), 0)
                    found.append(Reuse(article=article, source=source, share=round(share, 4), statements=statements))
    return tuple(sorted(found, key=lambda reuse: (-reuse.share, reuse.article, reuse.source)))


def _texts(read: Read, set_apart: frozenset[tuple[str, int]]) -> list[str]:
    """Return the passages of an article's body about the event, editorial notes left out."""
    return [
        " ".join(unit.passage.text[start:end] for start, end in _without_notes(unit))
        for unit in read.units
        if unit.sentence >= 0 and not unit.foreign and (read.article.id, unit.number) not in set_apart
    ]


def _without_notes(unit: Unit) -> list[Span]:
    """Return the stretches of a passage between its notes."""
    spans, at = [], 0
    for start, end in unit.notes:
        spans.append(Span(at, start))
        at = end
    return [*spans, Span(at, len(unit.passage.text))]


def sequences_of(texts: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return the sequences of folded words of the texts; none crosses from one text to the next.

    Capitalized words inside a sentence are masked, several on end by one mask.
    """
    found: set[tuple[str, ...]] = set()
    for text in texts:
        masked: list[str] = []
        for k, token in enumerate(word_tokens(text)):
            name = k > 0 and token.text[:1].isupper()
            if not (name and masked and masked[-1] == _MASK):
                masked.append(_MASK if name else token.folded)
        for i in range(len(masked) - SEQUENCE + 1):
            sequence = tuple(masked[i : i + SEQUENCE])
            if sum(word != _MASK for word in sequence) > 1:
                found.add(sequence)
    return frozenset(found)
