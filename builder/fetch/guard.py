"""Host -> the addresses at which it may be asked: none inside a private network, unless that host
was allowed by its name.

An address that an editor pastes, or a page that redirects, must not reach what only this machine
can see. So the name is resolved here, every address that it has is looked at, and the connection
goes to one of these very addresses: a name that resolves otherwise a moment later gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

from builder.fetch.answers import Failed

Address = IPv4Address | IPv6Address
#: Addresses of IPv6 in which a gateway finds one of IPv4 (RFC 6052).
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
_PORTS: Final = {"http": 80, "https": 443}
#: A longer address is a slip (characters).
MAX_URL: Final = 2000


def usable(text: str) -> str:
    """Return an address as it is asked for: host in small letters, no fragment; raise
    :class:`Failed` for what is not an address of a page.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise Failed(f"no address of a page: {error}", "copy it from the browser again") from error
    if parts.scheme.lower() not in _PORTS or not host or len(text) > MAX_URL:
        raise Failed("no address of a page", "it must begin with https:// or http://")
    if "@" in parts.netloc:
        raise Failed(
            "the address holds a name or password, which sidecars would publish",
            "take it out, or save the page in your browser and add the file",
        )
    if any(character.isspace() or not character.isprintable() for character in text.strip()):
        raise Failed("the address holds a blank", "copy it from the browser again")
    return urlunsplit(_plain(parts, host, port))


def _plain(parts: SplitResult, host: str, port: int | None) -> tuple[str, str, str, str, str]:
    scheme = parts.scheme.lower()
    name = f"[{host}]" if ":" in host else host
    place = name if port in (None, _PORTS[scheme]) else f"{name}:{port}"
    return scheme, place, parts.path or "/", parts.query, ""


def origin_of(url: str) -> str:
    """Return scheme, host and port of an address: ``https://news.example``."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


async def addresses_of(url: str, allowed: Collection[str]) -> tuple[str, ...]:
    """Return the addresses of the host of ``url``, in the order to try them.

    ``allowed`` are hosts that may be private, with or without their port. Raises :class:`Failed`
    for a host that does not exist or that leads to a private address.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        what = f"the host {host} is not found"
        raise Failed(what, "check the address and the connection", wait=0) from error
    addresses = tuple(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))
    private = [one for one in addresses if not is_public(ip_address(one))]
    if private and not {host, parts.netloc.lower()} & set(allowed):
        raise Failed(
            f"the host {host} leads to {private[0]}, inside a private network",
            f"if that is meant, run again with --allow {host}",
        )
    return addresses


def is_public(address: Address) -> bool:
    """Tell whether everybody can reach an address; one inside of another counts."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast
