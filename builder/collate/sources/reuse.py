"""Articles read -> how much wording each shares with each other one, and what is its own.

Names are masked, and only text about the event counts.

A passage is *verbatim* in another article that has nearly all its 4-word sequences, *edited* in one
that has a good part of them, *paraphrased* in one that carries the same statement in other words,
else the article's own (after Clough, Gaizauskas, Piao & Wilks 2002, METER: Measuring Text Reuse,
who tell wholly, partly and not derived apart).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from msgspec.structs import replace

from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.core.capture import Span
from builder.core.coverage import Direction, Reuse, Shares
from builder.lang.tokens import word_tokens

#: Words in a sequence.
SEQUENCE: Final = 4
#: A passage whose sequences another article has to so large a share is there word for word, or
#: edited.
VERBATIM: Final = 0.8
EDITED: Final = 0.3
#: Replaces a name; no token holds this character.
_MASK: Final = "\x00name"
#: Article id and unit number.
Key = tuple[str, int]
Sequences = frozenset[tuple[str, ...]]
#: The units of one statement by article.
Row = Mapping[str, Sequence[PassageUnit]]
#: How another article has a passage: 0 word for word, 1 edited, 2 in other words.
_CLASSES: Final = 3


class _Text(NamedTuple):
    """One passage: its number of words, its sequences, who carries the same statement."""

    size: int
    sequences: Sequences
    carriers: frozenset[str]


def reuse_of(
    reads: Sequence[ReadArticle],
    rows: Sequence[Mapping[str, Sequence[PassageUnit]]],
    set_apart: frozenset[Key],
    known: Mapping[tuple[str, str], Direction],
) -> tuple[tuple[Reuse, ...], tuple[Shares, ...]]:
    """Return the shared wording of every ordered pair that has any, and each one's own.

    The greatest share comes first.

    ``rows`` are the units of each statement by article; ``set_apart`` are the units about other
    times, left out with foreign text; ``known`` tells how it is known that the first article of a
    pair came before the second. A sequence of nothing but names and one word is left out: all
    reports of an event share names.
    """
    if len(reads) == 1:
        return (), tuple(_alone(reads[0], set_apart))
    carriers = _carriers(rows)
    texts = {read.article.id: _texts(read, carriers, set_apart) for read in reads}
    wholes = {read.article.id: _whole(read, set_apart) for read in reads}
    holders = _holders(wholes)
    passages = _holders(
        {
            article: frozenset[tuple[str, ...]]().union(*(text.sequences for text in own))
            for article, own in texts.items()
        }
    )
    carried = Counter((min(a, b), max(a, b)) for row in rows for a in row for b in row if a < b)
    pairs: list[Reuse] = []
    shares: list[Shares] = []
    for article, own in texts.items():
        if own:
            counts = [_held(text.sequences, passages, article) for text in own]
            total, words = _held(wholes[article], holders, article), _words(own, counts)
            size = (len(wholes[article]), sum(text.size for text in own))
            for source in sorted({*total, *words}):
                one = _pair(
                    (article, source), total[source], words.get(source, [0] * _CLASSES), size
                )
                statements = carried[min(article, source), max(article, source)]
                pairs.append(
                    replace(
                        one,
                        statements=statements,
                        direction=known.get((source, article), "unknown"),
                    )
                )
            shares.append(_shares(article, own, counts))
    return tuple(
        sorted(pairs, key=lambda reuse: (-reuse.share, reuse.article, reuse.source))
    ), tuple(shares)


def _pair(pair: tuple[str, str], total: int, words: Sequence[int], size: tuple[int, int]) -> Reuse:
    """Return the reuse of a pair; ``size``: an article's sequences and words, counted."""
    verbatim, edited, paraphrase = (round(count / max(size[1], 1), 4) for count in words)
    share = round(total / max(size[0], 1), 4)
    return Reuse(
        article=pair[0],
        source=pair[1],
        share=share,
        verbatim=verbatim,
        edited=edited,
        paraphrase=paraphrase,
    )


def _carriers(rows: Sequence[Row]) -> dict[Key, frozenset[str]]:
    """Return who else carries one of each unit's statements, by article id and number.

    A unit may be part of several.
    """
    found: defaultdict[Key, set[str]] = defaultdict(set)
    for row in rows:
        for article, units in row.items():
            for unit in units:
                found[article, unit.number] |= row.keys() - {article}
    return {key: frozenset(others) for key, others in found.items()}


def _texts(
    read: ReadArticle, carriers: Mapping[Key, frozenset[str]], set_apart: frozenset[Key]
) -> list[_Text]:
    """Return the passages of an article's body about the event, editorial notes left out."""
    found = []
    for unit in read.units:
        key = (read.article.id, unit.number)
        if _is_own(key, unit, set_apart):
            text = " ".join(_between(unit.passage.text, unit.notes))
            size, sequences = len(word_tokens(text)), sequences_of([text])
            found.append(_Text(size, sequences, carriers.get(key, frozenset())))
    return found


def _is_own(key: Key, unit: PassageUnit, set_apart: frozenset[Key]) -> bool:
    return unit.sentence >= 0 and not unit.foreign and key not in set_apart


def _alone(read: ReadArticle, set_apart: frozenset[Key]) -> Iterator[Shares]:
    """Yield the shares of a lone report, all its own, if it says something of the event."""
    if any(_is_own((read.article.id, unit.number), unit, set_apart) for unit in read.units):
        yield Shares(article=read.article.id, verbatim=0.0, edited=0.0, paraphrase=0.0, own=1.0)


def _whole(read: ReadArticle, set_apart: frozenset[Key]) -> Sequences:
    """Return the sequences of an article, which run across a paragraph's sentences."""
    left_out: defaultdict[int, list[Span]] = defaultdict(list)
    foreign: set[int] = set()
    for unit in read.units:
        place, start = unit.passage.paragraph, unit.passage.span.start
        if unit.foreign:
            foreign.add(place)
        elif (read.article.id, unit.number) in set_apart:
            left_out[place].append(unit.passage.span)
        else:
            left_out[place] += (Span(start + note.start, start + note.end) for note in unit.notes)
    paragraphs = enumerate(paragraph.text for paragraph in read.article.paragraphs)
    return sequences_of(
        [
            " ".join(_between(text, left_out[place]))
            for place, text in paragraphs
            if place not in foreign
        ]
    )


def _between(text: str, left_out: Sequence[Span]) -> list[str]:
    """Return the stretches of a text that are not left out."""
    parts, at = [], 0
    for start, end in sorted(left_out):
        parts.append(text[at:start])
        at = max(at, end)
    return [*parts, text[at:]]


def _holders(owned: Mapping[str, Sequences]) -> dict[tuple[str, ...], list[str]]:
    """Return the articles that have each sequence."""
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for article, sequences in owned.items():
        for sequence in sequences:
            holders[sequence].append(article)
    return holders


def _held(
    sequences: Sequences, holders: Mapping[tuple[str, ...], Sequence[str]], article: str
) -> Counter[str]:
    """Return how many of the sequences each other article has."""
    counts = Counter(chain.from_iterable(holders[sequence] for sequence in sequences))
    del counts[article]
    return counts


def _class(text: _Text, count: int, *, carried: bool) -> int | None:
    """Return how a passage is reused by an article with so many sequences, or ``None``."""
    part = count / len(text.sequences) if text.sequences else 0.0
    if part >= VERBATIM:
        return 0
    if part >= EDITED:
        return 1
    return 2 if carried else None


def _words(own: Sequence[_Text], counts: Sequence[Counter[str]]) -> dict[str, list[int]]:
    """Return, by source, the words of passages there: verbatim, edited and reworded."""
    words: dict[str, list[int]] = {}
    for text, held in zip(own, counts, strict=True):
        for source in {*held, *text.carriers}:
            found = _class(text, held[source], carried=source in text.carriers)
            if found is not None:
                words.setdefault(source, [0] * _CLASSES)[found] += text.size
    return words


def _shares(article: str, own: Sequence[_Text], counts: Sequence[Counter[str]]) -> Shares:
    """Return what any other article has of one: each passage counts where it is nearest."""
    words = [0] * _CLASSES
    size = sum(text.size for text in own)
    for text, held in zip(own, counts, strict=True):
        found = _class(text, max(held.values(), default=0), carried=bool(text.carriers))
        if found is not None:
            words[found] += text.size
    verbatim, edited, paraphrase = (round(count / max(size, 1), 4) for count in words)
    rest = round(1 - verbatim - edited - paraphrase, 4)
    return Shares(
        article=article, verbatim=verbatim, edited=edited, paraphrase=paraphrase, own=max(0.0, rest)
    )


def sequences_of(texts: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return the sequences of folded words of the texts, none across two texts.

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
            if sequence.count(_MASK) < SEQUENCE - 1:
                found.add(sequence)
    return frozenset(found)
