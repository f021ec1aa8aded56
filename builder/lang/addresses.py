"""Text -> the same text without the names and passwords that are in its web addresses."""

from __future__ import annotations

import re
from typing import Final

#: What is between the two slashes and the host of an address, up to the last "@" (RFC 3986,
#: 3.2.1); the slashes may be escaped as in JSON, an apostrophe as in HTML.
_CREDENTIALS: Final = re.compile(
    r"(?P<slashes>//|\\/\\/)(?!@)(?P<who>(?:[^/?#\s\"<>\\]|&#\d{1,4};)+)@", re.ASCII
)
#: Characters of which a replacement takes as many bytes.
_PLAIN: Final = re.compile(r"[!-~]")


def has_credentials(text: str) -> bool:
    """Tell whether an address in ``text`` holds a user's name or password."""
    return _CREDENTIALS.search(text) is not None


def without_credentials(text: str, instead: str = "") -> str:
    """Return ``text`` with ``instead`` in the place of each user's name and password in an address."""
    if "@" not in text:
        return text
    return _CREDENTIALS.sub(lambda found: found["slashes"] + instead, text)


def masked(text: str) -> str:
    """Return ``text``, as long as it is, with "x" for each sign of a name and password in an
    address: two reports that print different ones do not differ by them.
    """
    return _CREDENTIALS.sub(
        lambda found: found["slashes"] + _PLAIN.sub("x", found["who"]) + "@", text
    )
