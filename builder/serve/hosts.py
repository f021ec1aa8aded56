"""Header rules of ``netlify.toml`` -> the same for hosts that have files of their own for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from builder.serve.headers import HeaderRule


def pages_headers(rules: Iterable[HeaderRule]) -> str:
    """Return the rules as a file ``_headers``, which Cloudflare Pages reads.

    It joins the values of all rules that match, so that a rule takes a header away before it sets
    what another one has set.
    """
    rules = tuple(rules)
    return "".join(
        f"{rule.paths}\n"
        + "".join(f"  ! {name}\n" for name, _ in rule.headers if name in _around(rule, rules))
        + "".join(f"  {name}: {value}\n" for name, value in rule.headers)
        for rule in rules
    )


def _around(rule: HeaderRule, rules: Iterable[HeaderRule]) -> frozenset[str]:
    """Return the headers that other rules set for the paths of a rule."""
    prefix = rule.paths.removesuffix("*")
    return frozenset(
        name
        for other in rules
        if other is not rule and prefix.startswith(other.paths.removesuffix("*"))
        for name, _ in other.headers
    )


def nginx(rules: Iterable[HeaderRule]) -> str:
    """Return the rules as locations for the ``server`` of an nginx.

    A location with headers of its own has none of those around it, so that each repeats them.
    """
    rules = tuple(rules)
    parts = ["error_page 404 /404.html;\n"]
    for rule in rules:
        prefix = rule.paths.removesuffix("*")
        merged = {
            name: value
            for other in rules
            if prefix.startswith(other.paths.removesuffix("*"))
            for name, value in other.headers
        }
        lines = [
            f"  add_header {name} {_quoted(value)} always;\n" for name, value in merged.items()
        ]
        parts.append(
            f"location {prefix} {{\n  try_files $uri $uri/index.html =404;\n{''.join(lines)}}}\n"
        )
    return "".join(parts)


def _quoted(value: str) -> str:
    """Return a value as nginx reads it."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


#: What each host is called on the command line, and what makes its rules.
HOSTS: Final = {"cloudflare": pages_headers, "nginx": nginx}
