"""Text -> the same text without the names and passwords that stand in its web addresses."""

from __future__ import annotations

import re
from typing import Final

#: What stands between the scheme and the host of an address.
_CREDENTIALS: Final = re.compile(r"://[^/?#\s@\"'<>]{1,500}@")


def has_credentials(text: str) -> bool:
    """Tell whether an address in ``text`` holds a user's name or password."""
    return _CREDENTIALS.search(text) is not None


def without_credentials(text: str, instead: str = "") -> str:
    """Return ``text`` with ``instead`` in the place of each user's name and password in an address."""
    return _CREDENTIALS.sub(f"://{instead}", text)
