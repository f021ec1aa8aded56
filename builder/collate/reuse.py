"""Articles read -> how much wording each shares with each other one: 4-word sequences, names masked, the event's text only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from builder.collate.passages import Read
from builder.model.coverage import Reuse
from builder.text.tokens import tokens

#: Words in a sequence.
SEQUENCE: Final = 4
_MASK: Final = "\x00name"


def reuse_of(reads: Sequence[Read], carried: Mapping[tuple[str, str], int], set_apart: frozenset[tuple[str, int]]) -> tuple[Reuse, ...]:
    """Return the shared wording of every ordered pair that shares any, the greatest share first.

    ``carried`` counts the statements of a pair of articles; ``set_apart`` are the units about other times, left out with foreign text.
    A sequence of nothing but names and one word is left out: names are shared by all reports of an event.
    """
    sequences = {read.article.id: shingles(_texts(read, set_apart)) for read in reads}
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
    return [
        " ".join(unit.passage.text[a:b] for a, b in _without_notes(unit.notes, len(unit.passage.text)))
        for unit in read.units
        if unit.sentence >= 0 and not unit.foreign and (read.article.id, unit.number) not in set_apart
    ]


def _without_notes(notes: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    spans, at = [], 0
    for start, end in notes:
        spans.append((at, start))
        at = end
    return [*spans, (at, length)]


def shingles(texts: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return the sequences of the texts with capitalized words inside a sentence masked; none crosses from one text to the next."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        masked: list[str] = []
        for k, token in enumerate(t for t in tokens(text) if t.kind != "punctuation"):
            name = k > 0 and token.text[:1].isupper()
            if not (name and masked and masked[-1] == _MASK):
                masked.append(_MASK if name else token.folded)
        for i in range(len(masked) - SEQUENCE + 1):
            sequence = tuple(masked[i : i + SEQUENCE])
            if sum(word != _MASK for word in sequence) > 1:
                found.add(sequence)
    return frozenset(found)
