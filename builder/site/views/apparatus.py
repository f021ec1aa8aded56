"""The apparatus of a statement -> its places of variation under a row of the table."""

from __future__ import annotations

from typing import Final

import msgspec

from builder.core.coverage import Entry, Reading
from builder.site.library import Library
from builder.site.markup import shortened

#: A reading of more articles than this counts them in a long table; the passages above it name
#: them.
_MOST_SIGNS: Final = 3


class ReadingView(msgspec.Struct, frozen=True, kw_only=True):
    """A wording and who has it; ``text`` is "" where they omit the words."""

    text: str
    signs: tuple[str, ...]
    #: "24 articles" where they are too many to be named.
    count: str


class EntryView(msgspec.Struct, frozen=True, kw_only=True):
    """One place of variation: the base's reading, then the others."""

    base: ReadingView
    others: tuple[ReadingView, ...]


def entry_view(library: Library, entry: Entry, *, many: bool) -> EntryView:
    """Return a place of variation; in a long table (``many``) articles are counted.

    That is, those of a reading that many of them have.
    """
    base, *others = (_reading(library, one, many=many) for one in entry.readings)
    return EntryView(base=base, others=tuple(others))


def _reading(library: Library, reading: Reading, *, many: bool) -> ReadingView:
    signs = tuple(library.sign(article) for article in reading.witnesses)
    counted_only = many and len(signs) > _MOST_SIGNS
    return ReadingView(
        text=shortened(reading.text),
        signs=() if counted_only else signs,
        count=f"{len(signs)} articles" if counted_only else "",
    )
