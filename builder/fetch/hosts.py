"""One host that is asked: one connection, one request at a time, its robots.txt, its wish to be left
alone for a while.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

import httpx2
import msgspec

from builder.fetch.answers import Failed
from builder.fetch.bodies import CODINGS
from builder.fetch.guard import addresses_of

#: How many addresses of one host are tried when it does not answer.
MAX_ADDRESSES: Final = 3
ACCEPT: Final = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/feed+json, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.5"
)


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How servers are asked."""

    #: How the program calls itself, with a page about it where there is one.
    agent: str
    #: Hosts that may lie in a private network.
    allowed: Collection[str] = ()
    #: One request is given up after so long, waiting for earlier ones not counted (seconds).
    patience: float = 60.0
    #: A silent server is given up after so long (seconds).
    silence: float = 20.0
    #: A server that asks to come back later is waited for no longer than this (seconds).
    most_wait: float = 120.0
    #: How often one address is asked for before it is given up.
    tries: int = 3
    #: The wait before the second try; it doubles with each (seconds).
    pause: float = 1.0


class _Pinned(httpx2.AsyncBaseTransport):
    """Connects to addresses that were looked at, whatever the name resolves to meanwhile."""

    def __init__(self, addresses: tuple[str, ...]) -> None:
        self._addresses = addresses[:MAX_ADDRESSES]
        # Of the environment, a transport takes the certificates to trust and no proxy.
        self._inner = httpx2.AsyncHTTPTransport(
            trust_env=True, limits=httpx2.Limits(max_connections=1)
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask the first address that can be reached; certificates are checked for the name."""
        *others, last = self._addresses
        for address in others:
            with suppress(httpx2.ConnectError, httpx2.ConnectTimeout):
                return await self._asked(request, address)
        return await self._asked(request, last)

    async def _asked(self, request: httpx2.Request, address: str) -> httpx2.Response:
        pinned = httpx2.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": request.url.host},
        )
        return await self._inner.handle_async_request(pinned)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()


@dataclass(slots=True)
class Host:
    """One origin; ``turn`` is held by whoever asks it."""

    origin: str
    policy: Policy
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    #: Time of the event loop before which it is not asked again.
    rests_until: float = 0.0
    #: Wait between two requests that its robots.txt asks for (seconds).
    delay: float = 0.0
    _client: httpx2.AsyncClient | None = None

    async def client(self) -> httpx2.AsyncClient:
        """Return the client with the one connection to the host; raises :class:`Failed` where the
        host may not be asked.
        """
        if self._client is None:
            addresses = await addresses_of(self.origin, self.policy.allowed)
            try:
                transport = _Pinned(addresses)
            except OSError as error:
                what = f"the certificates to trust cannot be read: {error}"
                raise Failed(what, "check the file that SSL_CERT_FILE names") from error
            self._client = httpx2.AsyncClient(
                transport=transport,
                trust_env=False,
                follow_redirects=False,
                timeout=self.policy.silence,
                headers={
                    "User-Agent": self.policy.agent,
                    "Accept": ACCEPT,
                    "Accept-Language": "*",
                    "Accept-Encoding": ", ".join(CODINGS),
                },
            )
        return self._client

    async def rested(self) -> None:
        """Wait until the host may be asked again."""
        left = self.rests_until - asyncio.get_running_loop().time()
        if left > self.policy.most_wait:
            raise Failed(
                f"{self.origin} asks to be left alone for {left:.0f} s", "run again then", wait=left
            )
        if left > 0:
            await asyncio.sleep(left)

    def rest(self, seconds: float) -> None:
        """Leave the host alone for so long."""
        until = asyncio.get_running_loop().time() + seconds
        self.rests_until = max(self.rests_until, until)

    async def close(self) -> None:
        """Close the connection."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None
