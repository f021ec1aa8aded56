"""Site -> the path on its host below which it is published, and what it is called without it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit


def below_of(site: Path) -> str:
    """Return the path below which ``site`` is published, such as "/news"; "" for a whole host.

    It is read from what the site tells robots, since each build may change it.
    """
    with suppress(OSError, ValueError):
        for line in (site / "robots.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("Sitemap: "):
                return urlsplit(line.removeprefix("Sitemap: ")).path.rpartition("/")[0]
    return ""


def inside(path: str, below: str) -> str:
    """Return what a path of the host is called on the site; as it is when it is not below."""
    return path[len(below) :] if below and path.startswith(f"{below}/") else path
