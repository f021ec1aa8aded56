"""A long index -> links to its pages by letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from builder.site.markup import counted
from builder.site.urls import Urls
from builder.site.views.page import Link

#: An index of more lines than this has a page for each letter, and names the first ones only.
MOST_LINES: Final = 60


class Letters(msgspec.Struct, frozen=True, kw_only=True):
    """Links to the pages of an index by letter; empty for a short one."""

    #: "All 206 people by name".
    title: str
    links: tuple[Link, ...]


def letters(urls: Urls, index: str, lines: Mapping[str, Sequence[Any]], here: str = "") -> Letters:
    """Return the links to an index whose ``lines`` are under headings."""
    total = sum(map(len, lines.values()))
    one = {"people": "person", "outlets": "outlet", "storylines": "storyline"}[index]
    return Letters(
        title=f"All {counted(total, one, index)} by name" if lines else "",
        links=tuple(
            Link(url=urls.index(index, heading), text=heading, current=heading == here)
            for heading in lines
        ),
    )
