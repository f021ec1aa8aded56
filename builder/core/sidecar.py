"""What is kept beside a capture of how it came into ``seeds/``: the file ``<name>.yaml``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, NamedTuple

import msgspec

#: What is behind the name of a capture in the names of its sidecar and its time stamp.
SIDECAR: Final = ".yaml"
TIME_STAMP: Final = ".tsr"


def time_text(when: datetime) -> str:
    """Return a moment as sidecars have it: ISO 8601, UTC, to the second."""
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


class ArchivedCopy(NamedTuple):
    """Where a web archive keeps the page as well, and from when its copy is (ISO 8601)."""

    url: str
    time: str


class Sidecar(msgspec.Struct, frozen=True, kw_only=True):
    """How a file came into ``seeds/``; a field of which nothing is known is empty."""

    #: The address that was asked for, without a fragment.
    url: str = ""
    #: The address that redirects led to, where it is another one.
    final_url: str = ""
    #: When the answer was whole (ISO 8601, UTC).
    fetched: str = ""
    #: When a file that somebody had already was put in (ISO 8601, UTC), and what it was called.
    added: str = ""
    file: str = ""
    #: Status of the answer, and those of its headers that tell of the page, in small letters.
    status: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    #: Hexadecimal SHA-256 and number of the bytes of the capture; codings of HTTP are undone.
    sha256: str = ""
    bytes: str = ""
    #: Ids of the source in ``content/sources.yaml`` that led to the page, and of its outlet.
    source: str = ""
    outlet: str = ""
    #: Other addresses that gave the same bytes.
    also: tuple[str, ...] = ()
    archived: tuple[ArchivedCopy, ...] = ()
    #: When a service stamped the bytes (ISO 8601, UTC), and its address; the stamp lies beside.
    stamped: str = ""
    stamped_by: str = ""

    @property
    def address(self) -> str:
        """The address at which the page is; "" where none is known."""
        return self.final_url or self.url

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address at which the same bytes were found."""
        return tuple(one for one in (self.url, self.final_url, *self.also) if one)

    @property
    def content_type(self) -> str:
        """What the server called the page; "" where it said nothing."""
        return dict(self.headers).get("content-type", "")
