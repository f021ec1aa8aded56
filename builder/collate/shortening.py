"""A line and those of its words that not all reports have -> the line without them.

Left out are adjectives and adverbs, phrases that say where, when or whose, and what a person is
called before the name: what is so with them is so without them. Nothing is left out of a quotation,
nor where a word reaches over what follows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from builder.lang.languages import all_words, words_of
from builder.lang.parts_of_speech import NOUNS, noun_phrase, tag_set
from builder.lang.tagging import TAGGED, tagged
from builder.lang.tokens import Token, word_tokens
from builder.lang.wordlists import CHANGING

#: What replaces words left out inside a line.
LEFT_OUT: Final = " … "
#: Places where words are left out of a line, at most: with more it reads as a list of words.
MOST_GAPS: Final = 2
#: What follows one of these may belong to it: nothing is left out.
_SCOPED: Final = all_words(lambda words: words.lines.scoped)
_MODIFIERS: Final = tag_set("AJ0 AV0")
#: English prepositions that say where or when, even right after a verb.
_FREE: Final = frozenset(words_of(TAGGED).lines.free)
#: What follows the noun that it belongs to: an attorney general is not a general.
_POSTPOSED: Final = frozenset(words_of(TAGGED).lines.postposed)
_QUOTES: Final = '"“”'
HYPHENS: Final = ("-", "‐", "‑")
_BEFORE_NAMES: Final = tag_set("AT0 AJ0 NN0 NN1 NN2 NP0")


def reaches_over(items: Iterable[Token]) -> bool:
    """Tell whether a word turns around or opens what follows, which is then needed."""
    return any(token.folded in _SCOPED or token.folded.endswith("n't") for token in items)


def shortened(line: str, missing: Collection[int], names: Sequence[range]) -> str:
    """Return a line without the words at some places, and what depends on them.

    "" where the line cannot do without.

    ``names`` are the places of the persons that it names.
    """
    items = word_tokens(line)
    if reaches_over(items):
        return ""
    tags = tagged([token.text for token in items])
    first = _role(items, tags, missing, names)
    dropped: set[int] = set()
    for place in sorted(missing):
        if place >= first and place not in dropped:
            span = _span(place, line, items, tags, first)
            if span is None:
                return ""
            dropped.update(span)
    return _cut(line, items, dropped, first)


def _role(
    items: Sequence[Token], tags: Sequence[str], missing: Collection[int], names: Sequence[range]
) -> int:
    """Return where a line begins without what its first person is called.

    The beginning where nothing of that is missing.
    """
    start = next(
        (place for name in names[:1] for place in name if items[place].text[0].isupper()), 0
    )
    before = any(place < start for place in missing) and all(
        tag in _BEFORE_NAMES for tag in tags[:start]
    )
    return start if before else 0


def _span(
    place: int, line: str, items: Sequence[Token], tags: Sequence[str], first: int
) -> range | None:
    """Return the shortest stretch with a word that a clause can do without, or ``None``."""
    own = _compound(place, items, line)
    behind = tags[own.stop] if own.stop < len(items) else ""
    compound = (
        tags[place] == "NN1"
        and behind in ("NN1", "NN2")
        and items[own.stop].folded not in _POSTPOSED
    )
    modifies = len(own) > 1 or tags[place] in _MODIFIERS or compound
    small = all(items[k].text[0].islower() and items[k].folded not in CHANGING for k in own)
    if (
        modifies
        and small
        and (behind in NOUNS | _MODIFIERS or (tags[place] == "AV0" and behind.startswith("V")))
    ):
        return own
    for start in range(place, first, -1):
        if tags[start] == "PRP" or (tags[start] == "PRF" and start < place):
            loose = items[start].folded in _FREE or tags[start - 1] in NOUNS
            end = _phrase_end(start, tags) if loose else None
            if end is not None and end > place:
                return range(start, end)
        elif tags[start].startswith(("V", "CJ", "PNQ", "TO")):
            break
    return None


def _compound(place: int, items: Sequence[Token], line: str) -> range:
    """Return the places of the words that hyphens join to one."""
    first = last = place
    while first and _joined(items, first, line):
        first -= 1
    while last + 1 < len(items) and _joined(items, last + 1, line):
        last += 1
    return range(first, last + 1)


def _joined(items: Sequence[Token], place: int, line: str) -> bool:
    return line[items[place - 1].end : items[place].start] in HYPHENS


def _phrase_end(start: int, tags: Sequence[str]) -> int | None:
    """Return the index after a preposition's phrase and its "of" phrases.

    ``None`` where it is a list's.
    """
    end = noun_phrase(start + 1, tags)
    while end is not None and end < len(tags) and tags[end] == "PRF":
        end = noun_phrase(end + 1, tags)
    return None if end is None or (end < len(tags) and tags[end] in ("CJC", "PNQ", "CJT")) else end


def _cut(line: str, items: Sequence[Token], dropped: AbstractSet[int], first: int) -> str:
    """Return the kept words of a line, with dots for others; "" if a quotation is cut."""
    gaps = [place for place in sorted(dropped) if place - 1 not in dropped]
    inside = [gap for gap in gaps if not set(range(gap, len(items))) <= dropped]
    if len(inside) > MOST_GAPS or len(dropped) + first >= len(items):
        return ""
    text, at = "", items[first].start
    for gap in gaps:
        end = next(place for place in range(gap, len(items) + 1) if place not in dropped)
        left, right = items[gap].start, items[end].start if end < len(items) else len(line)
        if any(mark in line[at:right] for mark in _QUOTES):
            return ""
        text += line[at:left].rstrip() + (LEFT_OUT if end < len(items) else "")
        at = right
    return (text + line[at:]).strip()
