"""What the editors say of people: the records of ``content/people.yaml``."""

from __future__ import annotations

from typing import Literal

import msgspec

#: ``public``: has a page however few quote them.  ``private``: a person whom no list names.
#: ``none``: not a person at all.
PersonStatus = Literal["public", "private", "none"]


class PersonEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Who is meant by a name, or by several; without bounds, wherever it is printed."""

    #: The person's own id, a part of the page's address.
    id: str
    #: What lists call the person; ``None``: the name printed most.
    name: str | None = None
    #: Other spellings, and ids under which the program found the person.
    aliases: tuple[str, ...] = ()
    #: What lists say of the person's office; ``None``: as printed.
    role: str | None = None
    status: PersonStatus | None = None
    #: Only there do the names mean this person: ids of events, ids of articles, and days of the
    #: event.
    events: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    #: Where the entry begins in the file.
    line: int | None = None

    @property
    def hidden(self) -> bool:
        """Whether no list may name the person."""
        return self.status in ("private", "none")

    @property
    def bounded(self) -> bool:
        """Whether the names mean this person in some places only."""
        return bool(self.events or self.articles or self.since or self.until)


class People(msgspec.Struct, frozen=True, kw_only=True):
    """All entries, in the order of the file."""

    entries: tuple[PersonEntry, ...] = ()
    #: Whom the file hides cannot be read just now: nobody is listed.
    unclear: bool = False
