"""Counts -> figures that are drawn and said: bars of shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, Literal

import msgspec

from builder.site.catalog import Catalog
from builder.site.markup import PRESENCE_LEGEND, SPEECH, percent_words
from builder.site.views.page import Link

#: How a part is drawn: each look can be told from the others without its color.
Look = Literal["solid", "hatched", "framed", "topped", "line", "dotted"]
#: Whether it is a difference: the only thing that has a color.
Tone = Literal["ink", "soft", "blue", "orange"]

_PRESENCE: Final[dict[str, tuple[Look, Tone]]] = {
    "base": ("solid", "ink"),
    "verbatim": ("solid", "soft"),
    "reworded": ("hatched", "blue"),
    "paraphrased": ("solid", "blue"),
    "indirect": ("framed", "blue"),
    "headline": ("topped", "blue"),
    "similar": ("hatched", "soft"),
    "absent": ("line", "orange"),
    "short": ("dotted", "soft"),
    "language": ("dotted", "ink"),
    "removed": ("dotted", "blue"),
}
_SPEECH: Final[dict[str, tuple[Look, Tone]]] = {
    "direct": ("solid", "ink"),
    "mixed": ("hatched", "ink"),
    "indirect": ("framed", "ink"),
}
#: Rows drawn of one figure.
MOST_ROWS: Final = 24


class BarPart(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a bar; ``x`` and ``width`` are per cent of the whole."""

    look: Look
    tone: Tone
    x: str
    width: str


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """What a look means."""

    look: Look
    tone: Tone
    word: str


class BarRow(msgspec.Struct, frozen=True, kw_only=True):
    """One bar, and the same in words."""

    name: Link
    parts: tuple[BarPart, ...]
    #: "4 reworded, 1 absent".
    words: str


class ShareBars(msgspec.Struct, frozen=True, kw_only=True):
    """Bars that each stand for a whole."""

    looks: tuple[Key, ...]
    rows: tuple[BarRow, ...]


def presence_shares(rows: Iterable[tuple[Link, Counter[str]]]) -> ShareBars:
    """Return how statements are carried, a bar a row."""
    return figure(
        rows, _PRESENCE, {str(presence): word for presence, word in PRESENCE_LEGEND.items()}
    )


def ordered(rows: Iterable[tuple[Link, Counter[str]]]) -> list[tuple[Link, Counter[str]]]:
    """Return rows, those that count most first."""
    return sorted(rows, key=lambda row: (-row[1].total(), row[0].text.casefold(), row[0].url))


def way_shares(rows: Iterable[tuple[Link, Counter[str]]]) -> ShareBars:
    """Return in which ways words are given, a bar a row."""
    return figure(rows, _SPEECH, {str(speech): word for speech, word in SPEECH.items()})


def outlet_link(catalog: Catalog, outlet: str) -> Link:
    """Return the page of an outlet, or of an article without one."""
    if outlet in catalog.outlets:
        return Link(
            url=catalog.urls.outlet(outlet),
            text=catalog.outlets[outlet].sign or catalog.outlets[outlet].name,
        )
    return Link(url=catalog.urls.article(outlet), text=catalog.sign(outlet))


def figure(
    rows: Iterable[tuple[Link, Counter[str]]],
    looks: Mapping[str, tuple[Look, Tone]],
    names: Mapping[str, str],
    *,
    percent: bool = False,
) -> ShareBars:
    """Return a figure of every row that counts something, with the keys that occur."""
    told = [(name, counts) for name, counts in rows if any(counts[kind] for kind in looks)][
        :MOST_ROWS
    ]
    used = [kind for kind in looks if any(counts[kind] for _, counts in told)]
    return ShareBars(
        looks=tuple(
            Key(look=looks[kind][0], tone=looks[kind][1], word=names[kind]) for kind in used
        ),
        rows=tuple(_row(name, counts, looks, names, percent=percent) for name, counts in told),
    )


def _row(
    name: Link,
    counts: Counter[str],
    looks: Mapping[str, tuple[Look, Tone]],
    names: Mapping[str, str],
    *,
    percent: bool,
) -> BarRow:
    total = sum(counts[kind] for kind in looks)
    parts, words, start = [], [], 0
    for kind, (look, tone) in looks.items():
        if counts[kind]:
            parts.append(
                BarPart(
                    look=look,
                    tone=tone,
                    x=f"{start / total:.2%}",
                    width=f"{counts[kind] / total:.2%}",
                )
            )
            words.append(
                f"{percent_words(counts[kind] / total) if percent else format(counts[kind], ',')} {names[kind]}"
            )
            start += counts[kind]
    return BarRow(name=name, parts=tuple(parts), words=", ".join(words))
