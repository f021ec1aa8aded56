"""robots.txt of a host -> whether a page may be fetched, and how long to wait between two (RFC 9309;
read by the library Protego).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from protego import Protego

#: What the program is called in robots.txt.
ROBOT: Final = "coverage-digest"
#: More of a robots.txt is not read (bytes; RFC 9309 asks for 500 kibibytes at least).
MAX_ROBOTS_BYTES: Final = 512_000
#: A longer wait between two pages than this is not kept to (seconds).
MOST_DELAY: Final = 30.0


class Robots(NamedTuple):
    """What a host wants of robots."""

    rules: Protego

    def allow(self, url: str) -> bool:
        """Tell whether a page may be fetched."""
        return bool(self.rules.can_fetch(url, ROBOT))

    @property
    def delay(self) -> float:
        """Seconds to wait between two pages."""
        return min(float(self.rules.crawl_delay(ROBOT) or 0.0), MOST_DELAY)


def robots_of(data: bytes) -> Robots:
    """Return what a robots.txt says; any other file forbids nothing."""
    return Robots(Protego.parse(data[:MAX_ROBOTS_BYTES].decode("utf-8", "replace")))
