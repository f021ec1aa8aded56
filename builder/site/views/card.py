"""Event -> what its share card shows: counts, one difference, the headlines."""

from __future__ import annotations

from typing import Final

import msgspec

from builder.core.coverage import Entry, Statement
from builder.site.catalog import day_and_place
from builder.site.library import Library
from builder.site.views import words
from builder.site.views.event import wording_shown
from builder.site.views.home_entries import counts

#: Longest reading that can be read at a glance, and the shortest that is more than a particle
#: (characters).
_LONGEST: Final = 26
_SHORTEST: Final = 4
_READINGS: Final = 3


class CardReading(msgspec.Struct, frozen=True, kw_only=True):
    """A wording and who has it."""

    text: str
    signs: str


class CardDifference(msgspec.Struct, frozen=True, kw_only=True):
    """A place where wordings differ."""

    #: The phrase in which it is.
    phrase: str
    readings: tuple[CardReading, ...]


class CardHeadline(msgspec.Struct, frozen=True, kw_only=True):
    """A headline as printed, and the name of its language for where it cannot be drawn."""

    sign: str
    text: str
    language: str


class CardView(msgspec.Struct, frozen=True, kw_only=True):
    """One card."""

    site: str
    title: str
    #: "6 March 2023, Moscow".
    date: str
    counts: tuple[tuple[str, str], ...]
    #: The first one that the typefaces can draw is shown.
    differences: tuple[CardDifference, ...]
    headlines: tuple[CardHeadline, ...]


def card_view(library: Library, event: str) -> CardView:
    """Return the card of an event."""
    record = library.events[event]
    return CardView(
        site=library.settings.title,
        title=record.title,
        date=day_and_place(library, record),
        counts=counts(library, event),
        differences=card_differences(library, event),
        headlines=tuple(
            CardHeadline(
                sign=library.sign(article),
                text=library.articles[article].title,
                language=words.language_name(library.articles[article].language, library.language),
            )
            for article in library.columns(event)
        ),
    )


def card_differences(library: Library, event: str) -> tuple[CardDifference, ...]:
    """Return the most telling difference of an event; none if no wording may be shown."""
    found = _difference(library, event) if wording_shown(library, event) else None
    return (
        (CardDifference(phrase=found[0].name, readings=_readings(library, found[1])),)
        if found
        else ()
    )


def _difference(library: Library, event: str) -> tuple[Statement, Entry] | None:
    """Return the most visible difference: few words on each side, carried by many."""
    found = [
        (_telling(entry), -number, statement, entry)
        for number, (statement, entry) in enumerate(
            (one, entry) for one in library.statements(event) for entry in one.entries
        )
        if len([reading for reading in entry.readings if reading.text]) > 1
        and all(len(one.text) <= _LONGEST for one in entry.readings)
    ]
    best = max(found, key=lambda one: one[:2], default=None)
    return (best[2], best[3]) if best else None


def _telling(entry: Entry) -> tuple[int, bool, int]:
    texts = [reading.text for reading in entry.readings if reading.text]
    return (
        sum(len(one.witnesses) for one in entry.readings),
        min(map(len, texts)) >= _SHORTEST,
        -sum(map(len, texts)),
    )


def _readings(library: Library, entry: Entry) -> tuple[CardReading, ...]:
    return tuple(
        CardReading(
            text=one.text, signs=", ".join(library.sign(article) for article in one.witnesses)
        )
        for one in entry.readings[:_READINGS]
        if one.text
    )
