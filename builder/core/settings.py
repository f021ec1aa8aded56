"""What an editor set for the whole digest in ``content/site.yaml``."""

from __future__ import annotations

from typing import Literal

import msgspec

Republish = Literal["full", "excerpt", "link"]
#: Which tables of the whole digest a build makes: those of facts, or those of statements, quotations
#: and conflicts too, with the database of them all.
Tables = Literal["facts", "all"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What ``content/site.yaml`` says."""

    title: str = "Coverage Digest"
    #: Absolute address of the published site without a slash at the end; "" when not yet known.
    base_url: str = ""
    #: BCP 47 tag of the language that the site itself speaks.
    language: str = "en"
    description: str = "How each outlet reported the same event, statement by statement"
    #: How much of an article may be published when its outlet's file does not say.
    republish: Republish = "excerpt"
    #: Where readers report errors and ask for removal: an e-mail address or a URL; "" when none is
    #: given.
    contact: str = ""
    #: Services that keep a copy of a page when its address is put behind theirs.
    archives: tuple[str, ...] = ()
    #: Service that stamps digests with the time (RFC 3161); "" for none.
    timestamps: str = ""
    #: Person ids that get a page although fewer than two outlets quote them.
    people: tuple[str, ...] = ()
    #: Person ids that never get a page.
    private: tuple[str, ...] = ()
    #: Which tables of the whole digest are published; ``None``: all unless there are many articles.
    tables: Tables | None = None
