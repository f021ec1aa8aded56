"""Who publishes articles."""

from __future__ import annotations

from typing import Literal

import msgspec

from builder.core.settings import Republish

#: What a rule of an outlet's file does with a block that contains its marker: drops it, it and all
#: behind or before it, or keeps it.
RuleAction = Literal["drop", "drop-after", "drop-before", "keep"]


class OutletRule(msgspec.Struct, frozen=True, kw_only=True):
    """An editor's rule against clutter that only this outlet prints."""

    #: Words of the block; letter case, kinds of quotation mark and white space do not count.
    marker: str
    action: RuleAction
    #: The rule holds for articles from this day on, and up to that one; ``None``: always. A dated
    #: rule never holds for an undated article.
    since: str | None = None
    until: str | None = None


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """The record of ``content/outlets/<id>.md``; every claim is curated, none inferred."""

    id: str
    name: str
    #: The short name used as its sign in tables and in the apparatus.
    sign: str
    kind: str | None = None
    #: ISO 3166-1 alpha-2.
    country: str | None = None
    homepage: str | None = None
    domains: tuple[str, ...] = ()
    #: Other names under which captures print the outlet.
    aliases: tuple[str, ...] = ()
    language: str | None = None
    funding: str | None = None
    republish: Republish | None = None
    rules: tuple[OutletRule, ...] = ()
    #: Pairs of a field above and the source of its claim (a capture's path, a URL).
    references: tuple[tuple[str, str], ...] = ()
    #: The editor's text about the outlet: Markdown.
    note: str = ""


def proposed(identity: str, name: str) -> Outlet:
    """Return an outlet that an article names and no file describes: its name as printed, no more."""
    return Outlet(id=identity, name=name, sign=name)
