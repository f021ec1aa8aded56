"""Two articles -> whether they report two happenings of one kind.

Days of a market, legs of a tie, a shock and its aftershock.

Reports of a series are as alike as reports of one event: the same words, names and places, with
other figures. What tells them apart is that each tells its own day, and that what both count has
another figure in each: "0.4 | percent" and "0.3 | percent", "412 | centimeters" and "397 |
centimeters".  Reports of one event that are a day apart share a figure, or count other things
(measured on AllSides roundups, the Gun Violence Archive and BASIL: no two reports of one event
differ so). Streets in two headlines tell two accidents of one day apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from builder.cluster.words import first_part
from builder.core.article import Article
from builder.lang.calendars import calendar
from builder.lang.languages import all_words
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import Token, tokens

#: Of an article, so many words and marks are looked at: its headline and its lead.
OPENING: Final = 110
#: What a score counts, which no word says.
_SCORE: Final = "#"
#: So many figures for one thing are a report about figures.
_SEVERAL: Final = 2
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_THOUSANDS: Final = re.compile(r"[.,](?=\d{3}(?:[.,]|\Z))")
_HYPHENS: Final = "-–"
#: What a street is; no court, no square: these name bodies and events as well.
_WAYS: Final = all_words(lambda words: words.happenings.streets)

#: What is counted -> the figures given for it.
Counted = Mapping[str, frozenset[str]]


def counted(article: Article) -> Counted:
    """Return what the headline and lead of an article count.

    It is told by the word after each figure and the word before it.
    """
    items = tokens(f"{article.title}\n{first_part(article)[: OPENING * 12]}")[:OPENING]
    found: dict[str, set[str]] = defaultdict(set)
    i = 0
    while i < len(items):
        end = _score_end(items, i)
        if end > i + 1:
            found[_SCORE].add(f"{items[i].text}-{items[end - 1].text}")
        elif (
            items[i].kind == "number"
            and ":" not in items[i].text
            and not _YEAR.fullmatch(items[i].text)
        ):
            for name in _beside(items, i, article.language):
                found[name].add(_plain(items[i].text))
        i = end
    return {name: frozenset(values) for name, values in sorted(found.items())}


def ways(article: Article) -> frozenset[str]:
    """Return the streets that the headline names: the word before "Street"."""
    items = tokens(article.title)
    return frozenset(
        name.folded
        for name, kind in pairwise(items)
        if kind.folded in _WAYS and kind.text[0].isupper() and name.text[0].isupper()
    )


def in_series(one: Counted, other: Counted) -> bool:
    """Tell whether two articles share no figure, and give other figures for the same thing.

    It is measured (a fraction), a score, or counted twice at least: one number alone may have
    grown, as that of the dead does.
    """
    figures = [{value for values in counts.values() for value in values} for counts in (one, other)]
    if not figures[0].isdisjoint(figures[1]):
        return False
    return any(
        name == _SCORE or _measured(one[name], other[name])
        for name in sorted(one.keys() & other.keys())
    )


def _measured(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether both give fractions, or several figures each, for one thing."""
    if all(any("." in value for value in values) for values in (one, other)):
        return True
    return min(len(one), len(other)) >= _SEVERAL


def _score_end(items: tuple[Token, ...], i: int) -> int:
    """Return the index after the score ("2-0") that begins at ``i``, else the next one."""
    if (
        items[i].kind != "number"
        or i + 2 >= len(items)
        or items[i + 1].text not in _HYPHENS
        or items[i + 2].kind != "number"
    ):
        return i + 1
    return (
        i + 3
        if items[i].end == items[i + 1].start and items[i + 1].end == items[i + 2].start
        else i + 1
    )


def _beside(items: tuple[Token, ...], i: int, language: str) -> list[str]:
    """Return the stems of the words beside a figure that say what it counts; of a day none do."""
    # The word before counts for fractions alone ("magnitude 5.8"): before other figures comes "at
    # least".
    led = i > 0 and "." in _plain(items[i].text)
    beside = [(f"<{_name(items[i - 1], language)}", items[i - 1])] if led else []
    beside += [(_name(items[i + 1], language), items[i + 1])] if i + 1 < len(items) else []
    months = calendar(language).months
    if any(token.folded in months for _, token in beside):
        return []
    return [
        name
        for name, token in beside
        if token.text == "%" or (token.kind == "word" and token.folded not in stopwords(language))
    ]


def _name(token: Token, language: str) -> str:
    return stem(token.folded, language)


def _plain(figure: str) -> str:
    """Return a figure without marks between thousands and with a point before its fraction."""
    return _THOUSANDS.sub("", figure).replace(",", ".")
