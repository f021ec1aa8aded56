"""``netlify.toml`` -> the response headers of the published site, for the local one.

What the policy forbids in production has to fail on the editor's machine already:
search is dead without one word of it, and a policy in a ``<meta>`` behaves differently.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import msgspec

from builder.core.errors import UsageError

#: Caching is what a development server must not do, and a promise of HTTPS cannot be kept on plain
#: HTTP.
NOT_LOCAL: Final = frozenset({"cache-control", "strict-transport-security"})

HTML: Final = "text/html; charset=utf-8"
#: What the table of this machine may not know or may call something else.
TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": HTML,
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".pagefind": "application/wasm",
}


class HeaderRule(msgspec.Struct, frozen=True, kw_only=True):
    """The headers of the paths that match ``pattern``."""

    pattern: re.Pattern[str]
    #: The same as it is written: "/assets/*".
    paths: str
    #: Pairs of name and value.
    headers: tuple[tuple[str, str], ...]


def read_headers(path: Path) -> tuple[HeaderRule, ...]:
    """Return the header rules of a ``netlify.toml``; none if there is no such file.

    Raises `UsageError` when the file is not TOML or its headers have another shape.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("headers", [])
        return tuple(_rule(table["for"], table["values"]) for table in tables)
    except FileNotFoundError:
        return ()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            path.name,
            f"its headers cannot be read: {error}",
            remedy="see the documentation of Netlify",
        ) from error


def headers_for(rules: tuple[HeaderRule, ...], path: str) -> dict[str, str]:
    """Return the production headers of the URL path ``path`` that make sense locally."""
    return {
        name: value
        for rule in rules
        if rule.pattern.fullmatch(path)
        for name, value in rule.headers
        if name.lower() not in NOT_LOCAL
    }


def _rule(pattern: str, values: dict[str, str]) -> HeaderRule:
    # "*" stands for the rest of the path, as in "/assets/*".
    expression = ".*".join(map(re.escape, pattern.split("*")))
    return HeaderRule(
        pattern=re.compile(expression, re.DOTALL),
        paths=pattern,
        headers=tuple((name, str(value)) for name, value in values.items()),
    )
