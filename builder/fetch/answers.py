"""What came of asking for an address: an answer, or a failure that is told as one."""

from __future__ import annotations

from typing import Final

import msgspec

from builder.core.errors import Diagnostic

#: Headers of an answer that tell of the page. Others are left out: they may hold cookies, or the
#: address of whoever asked, and sidecars are published.
TELLING: Final = (
    "date", "content-type", "content-language", "content-encoding", "last-modified", "etag",
    "cache-control", "expires", "age", "link", "server", "x-robots-tag", "tdm-reservation",
)  # fmt: skip
#: What an editor can do where no program may, or can, read a page.
BY_HAND: Final = "save the page in your browser and add the file"
#: A longer header is cut (characters).
MAX_HEADER: Final = 1000


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A whole answer of a server."""

    #: The address asked for, and the one that redirects led to.
    url: str
    final_url: str
    #: When it was whole (ISO 8601, UTC, to the second).
    time: str
    #: "200 OK".
    status: str
    #: By names in small letters.
    headers: dict[str, str]
    #: The codings of HTTP are undone.
    data: bytes

    @property
    def telling(self) -> tuple[tuple[str, str], ...]:
        """The headers that are kept, in a fixed order."""
        return tuple(
            (name, self.headers[name][:MAX_HEADER]) for name in TELLING if name in self.headers
        )


class Failed(Exception):
    """An address gave no page; raised wherever that becomes clear."""

    def __init__(self, what: str, remedy: str = "", *, wait: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        #: It may go better after so many seconds; ``None``: it will not.
        self.wait = wait


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """Why an address gave no page."""

    url: str
    what: str
    remedy: str = ""
    #: The server asks to be left alone for so long (seconds).
    wait: float = 0.0

    @property
    def diagnostic(self) -> Diagnostic:
        """What is told of it."""
        return Diagnostic(path=self.url, what=self.what, remedy=self.remedy)
