"""Text -> the stretches of somebody's words, without attributions that interrupt them.

They are between marks or after a dash.

``– Rynna jest za płytka – powiedział Jan Wilk. – Musimy ją pogłębić.`` and ``« Le port ferme, a dit
le maire, et il faut attendre. »`` have an attribution inside what their marks enclose; a mark that
nothing closes ends at its attribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from builder.core.capture import Span
from builder.lang.grammar import Grammar, grammar
from builder.lang.offices import office_of
from builder.lang.quotes import QuotedStretch
from builder.lang.tokens import Token, tokens
from builder.lang.verbs import attributing, reporting

#: The dash at the beginning of a line, and what it opens with: a hyphen needs a blank after it.
_OPENING: Final = re.compile(
    r"^[ \t\u00a0]*(?:[–—―][ \t\u00a0]?|-[ \t\u00a0])(?=[^\s–—―-])", re.MULTILINE
)
#: The dash after an attribution.
_RESUMED: Final = re.compile(r"[–—―](?P<mark>[.,:;])?\s?")
_DASHES: Final = frozenset("–—―-")
_STOPS: Final = frozenset(".!?…")
#: An attribution has its verb among so many words, and so many words at most when it ends with it
#: ("Anna Mäki sanoi").
_VERB_WITHIN: Final = 2
_VERB_LAST: Final = 7
#: Words of an attribution in apposition ("a dit Ada Roux, capitaine du port, ..."), at most.
_APPOSITION: Final = 8


def spoken(text: str, marked: Sequence[QuotedStretch], language: str) -> list[QuotedStretch]:
    """Return the stretches of speech of ``text``, sorted, in linear time.

    ``marked`` are its outermost stretches between marks.
    """
    words = grammar(language)
    found: list[QuotedStretch] = []
    for stretch in marked:
        if (words.incise and stretch.closed) or not (stretch.closed or stretch.continued):
            found += _parted(text, stretch, language)
        else:
            found.append(stretch)
    if words.dash:
        found = _beside_dashes(text, found, language)
    return found


def _parted(text: str, stretch: QuotedStretch, language: str) -> Iterator[QuotedStretch]:
    """Yield what is left of a stretch between marks around the attributions between its commas."""
    start = stretch.start
    for aside in _asides(
        text, stretch.start + 1, stretch.end - stretch.closed, language, commas=True
    ):
        yield QuotedStretch(start, aside.start, 0, closed=True)
        if not stretch.closed:
            return
        start = aside.end + (text[aside.end] == ",")
    if any(character.isalnum() for character in text[start : stretch.end]):
        yield stretch._replace(start=start)


def _beside_dashes(text: str, marked: list[QuotedStretch], language: str) -> list[QuotedStretch]:
    """Add the speech of the lines that open with a dash; marks inside it are nested."""
    own = [stretch for line in _lines(text) for stretch in _of_line(text, line, language)]
    kept = (
        [
            mark
            for mark in marked
            if not any(one.start <= mark.start and mark.end <= one.end for one in own)
        ]
        if own
        else marked
    )
    return sorted((*kept, *own))


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines that open with a dash, from it on."""
    for match in _OPENING.finditer(text):
        end = text.find("\n", match.end())
        yield Span(
            match.start() + len(match.group()) - len(match.group().lstrip()),
            end if end >= 0 else len(text),
        )


def _of_line(text: str, line: Span, language: str) -> Iterator[QuotedStretch]:
    """Yield the speech of a line that opens with a dash, if an attribution is near."""
    whole = grammar(language).dash == "open"
    asides = list(_asides(text, line.start + 1, line.end, language, commas=True, dashes=True))
    if not asides:
        if text[: line.start].rstrip(" \t\n–—―-").endswith(":"):
            yield QuotedStretch(line.start, line.end, 0, closed=True)
        return
    start: int | None = line.start
    for aside in asides:
        if start is not None and start < aside.start:
            yield QuotedStretch(start, aside.start, 0, closed=True)
        start = aside.end if whole else _resumed(text, aside.end, line.end)
    if start is not None and start < line.end:
        yield QuotedStretch(start, line.end, 0, closed=True)


def _resumed(text: str, start: int, end: int) -> int | None:
    """Return where speech continues after an attribution, or ``None``.

    It continues at the next dash, or after one with the mark of the speech after it ("—.").
    """
    match = _RESUMED.search(text, start, end)
    if match is None or match.end() >= end:
        return None
    return match.end() if match.group("mark") else match.start()


def _asides(
    text: str, start: int, end: int, language: str, *, commas: bool, dashes: bool = False
) -> Iterator[Span]:
    """Yield the attributions inside speech, each from its comma or dash to its end."""
    items = tokens(text[start:end])
    verbs = attributing(language) if dashes else reporting(language)
    words = grammar(language)
    k = 1
    while k < len(items):
        dash = (
            dashes
            and items[k].text in _DASHES
            and not (items[k].start == items[k - 1].end and _glued(items, k))
        )
        comma = commas and items[k].text == ","
        if (dash or comma) and (stop := _aside_end(items, k + 1, verbs, words)):
            last = items[stop - 1].end
            yield Span(start + items[k].start, start + last)
            k = stop
        k += 1


def _glued(items: Sequence[Token], k: int) -> bool:
    return k + 1 < len(items) and items[k + 1].start == items[k].end


def _aside_end(items: Sequence[Token], first: int, verbs: frozenset[str], words: Grammar) -> int:
    """Return the index after the attribution that begins at ``first``; 0 when none does.

    It has a verb of saying among its first words or at its end, and a capital, a pronoun or an
    article for who says it.
    """
    while first < len(items) and items[first].text in (*_DASHES, ","):
        first += 1
    stop = first
    while stop < len(items) and items[stop].text not in (*_STOPS, ",", ";", ":", "–", "—", "―"):
        stop += 1
    own = [item.folded for item in items[first:stop]]
    at = [
        n
        for n, word in enumerate(own)
        if word in verbs and not (n and own[n - 1] in words.determiners)
    ]
    ends = (
        bool(at)
        and (at[-1] == len(own) - 1 or own[at[-1] + 1] in words.prepositions)
        and at[-1] < _VERB_LAST
    )
    if not at or not (at[0] < _VERB_WITHIN + (own[0] in words.inverted | words.pronouns) or ends):
        return 0
    named = any(
        item.text[:1].isupper() or item.folded in words.pronouns | words.determiners
        for item in items[first:stop]
    )
    if (
        not named
        or (own[0] in words.stops and own[0] not in words.inverted)
        or (words.fixed_order and not _first_is_name(items[first:stop], at[0]))
    ):
        return 0
    return _with_apposition(items, stop, words)


def _first_is_name(own: Sequence[Token], verb: int) -> bool:
    """Tell whether an attribution without marks has a name at the right place."""
    rest = own[verb + 1 :] if verb == 0 else own[:verb]
    return any(item.text[:1].isupper() for item in rest)


def _with_apposition(items: Sequence[Token], stop: int, words: Grammar) -> int:
    """Take an apposition into an attribution: "a dit Ada Roux, capitaine du port, | et il"."""
    if stop >= len(items) or items[stop].text != ",":
        return stop
    end = next(
        (
            n
            for n in range(stop + 1, min(len(items), stop + 2 + _APPOSITION))
            if items[n].text in (",", *_STOPS)
        ),
        0,
    )
    own = items[stop + 1 : end]
    office = (
        any(office_of(item.folded) or item.text[:1].isupper() for item in own)
        and own[0].folded not in words.stops
    )
    return (
        end
        if end and office and not any(item.folded in words.finite | words.pronouns for item in own)
        else stop
    )
