"""Pages with their search records -> shards, each indexed only when a record in it changed.

A shard is a stretch of time; one that holds too much is divided, from the whole digest down to a
month, and a month by digests of its events. So a small digest is one shard, and a change in one
event changes no other shard unless its own has to be divided. All records of one page, and of one
event unless it is too large, are in one shard.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from builder.core.page import Findable, SearchRecord
from builder.engine.stages import digest_of

#: A shard with more text than this is divided (characters): it is indexed in about half a second.
MOST_TEXT: Final = 500_000
#: Pages of one event stay together until a shard has been divided this often by events, then they
#: are divided, too.
EVENT_CUTS: Final = 8
#: A shard is divided no further than this.
MOST_CUTS: Final = 24
#: The shard of a digest that needs no division, and what stands for the time of records without
#: one.
WHOLE: Final = "all"
UNDATED: Final = "undated"
#: What a record of search is dated by, and the filter that names its event.
DATE: Final = "date"
EVENT: Final = "event"
_MONTH: Final = re.compile(r"(?!0000)(\d{4})-(0[1-9]|1[0-2])\b")


class _Part(NamedTuple):
    """One page, whose records are never divided, and its possible shards, largest first."""

    page: Findable
    shards: tuple[str, ...]


def shards(pages: Iterable[Findable], most: int = MOST_TEXT) -> Mapping[str, tuple[Findable, ...]]:
    """Return the pages of each shard by its name, sorted by their addresses."""
    found = sorted(pages, key=lambda one: one.page)
    months = _months(found)
    parts = [_part(page, months[page.group]) for page in found]
    return {name: tuple(part.page for part in own) for name, own in _divided(parts, 0, most)}


def findable(records: Iterable[SearchRecord]) -> tuple[Findable, ...]:
    """Return the pages that records lead into, each with its records in the order given."""
    pages: dict[str, list[SearchRecord]] = defaultdict(list)
    for record in records:
        pages[page_of(record)].append(record)
    return tuple(
        Findable(
            page=page,
            group=_group(page, found),
            records=len(found),
            size=sum(len(record.content) for record in found),
            month=_month(found),
            digest=digest_of(found),
        )
        for page, found in pages.items()
    )


def page_of(record: SearchRecord) -> str:
    """Return the address of the page that a record leads into."""
    return record.url.partition("#")[0]


def _divided(parts: list[_Part], depth: int, most: int) -> Iterator[tuple[str, list[_Part]]]:
    inside: dict[str, list[_Part]] = defaultdict(list)
    for part in parts:
        inside[part.shards[depth]].append(part)
    for name, own in sorted(inside.items()):
        deeper = depth + 1 < min(len(part.shards) for part in own)
        if deeper and len(own) > 1 and sum(part.page.size for part in own) > most:
            yield from _divided(own, depth + 1, most)
        else:
            yield name, own


def _part(page: Findable, month: str) -> _Part:
    spans = (WHOLE, *_spans(month))
    return _Part(
        page=page,
        shards=(*spans, *(f"{spans[-1]}-{cuts}" for cuts in _cuts(page.group, page.page))),
    )


def _group(page: str, records: list[SearchRecord]) -> str:
    """Return what a page's records stay together with: their event, or just the page."""
    events = {
        value
        for record in records
        for name, values in record.filters
        if name == EVENT
        for value in values
    }
    return min(events, default=page)


def _month(records: list[SearchRecord]) -> str:
    dates = (value for record in records for name, value in record.sort if name == DATE)
    return min((month[0] for date in dates if (month := _MONTH.match(date))), default="")


def _months(pages: Iterable[Findable]) -> dict[str, str]:
    """Return the month of each group's earliest record; "" for a group without a date."""
    found: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        found[page.group] += [page.month] if page.month else []
    return {group: min(months, default="") for group, months in found.items()}


def _spans(month: str) -> Iterator[str]:
    """Yield the periods around ``2023-03``: 2020s, 2023, 2023-h1, 2023-q1, 2023-03."""
    if not month:
        yield UNDATED
        return
    year, number = month[:4], int(month[5:])
    yield f"{year[:3]}0s"
    yield year
    yield f"{year}-h{(number + 5) // 6}"
    yield f"{year}-q{(number + 2) // 3}"
    yield month


def _cuts(group: str, page: str) -> Iterator[str]:
    """Yield ever longer words of a and b: the bits of digests of a group, then a page."""
    bits = (_bits(group)[:EVENT_CUTS] + _bits(page))[:MOST_CUTS]
    for length in range(1, len(bits) + 1):
        yield bits[:length]


def _bits(text: str) -> str:
    number = int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    )
    return f"{number:064b}".translate({ord("0"): "a", ord("1"): "b"})
