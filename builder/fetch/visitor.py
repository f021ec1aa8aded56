"""Address -> the answer of its server, or why there is none: redirects followed and checked,
robots.txt kept to, tries repeated, everything bounded.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple, Self
from urllib.parse import urljoin

import httpx2

from builder.core.sidecar import time_text
from builder.extract.formats.registry import largest
from builder.fetch.answers import BY_HAND, Answer, Failed, Failure
from builder.fetch.bodies import too_large, whole
from builder.fetch.guard import origin_of, usable
from builder.fetch.hosts import Host, Policy
from builder.fetch.kinds import name_of
from builder.fetch.robots import MAX_ROBOTS_BYTES, Robots, robots_of

#: More redirects than a browser follows.
MAX_REDIRECTS: Final = 10
#: Redirects of a robots.txt that are followed (RFC 9309, 2.3.1.2).
ROBOTS_REDIRECTS: Final = 5
_OK: Final = (200, 203)
_UNCHANGED: Final = 304
_MOVED: Final = (301, 302, 303, 307, 308)
_BUSY: Final = (429, 503)
#: Errors of the server that may be gone in a moment.
_PASSING: Final = (429, 500, 502, 503, 504)
_GONE: Final = (404, 410)
_LATER: Final = "run again later"


class Ask(NamedTuple):
    """How one address is asked for."""

    #: Sent along, to ask whether something changed, or to say what is sent.
    headers: Mapping[str, str] = {}
    #: What is sent to it; nothing: it is only read.
    content: bytes = b""
    #: It is a service that an editor named, and no page: robots.txt does not speak of it.
    service: bool = False


PLAIN: Final = Ask()


class Visitor:
    """Asks servers, each by one connection; to be used as an asynchronous context."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._hosts: dict[str, Host] = {}
        self._robots: dict[str, Robots | Failed] = {}
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close all connections."""
        await self._open.aclose()

    async def visit(self, url: str, ask: Ask = PLAIN) -> Answer | Failure:
        """Return what the server answers, or why there is no page; never raises for what a server
        does. An answer with the status 304 has no data.
        """
        pause = self._policy.pause
        for left in reversed(range(self._policy.tries)):
            try:
                return await self._followed(usable(url), ask)
            except Failed as failed:
                wait = failed.wait
                if wait is None or wait > self._policy.most_wait or not left:
                    return Failure(
                        url=url, what=failed.what, remedy=failed.remedy, wait=wait or 0.0
                    )
            await asyncio.sleep(max(wait, pause))
            pause *= 2
        raise AssertionError("the last try returns")

    async def _followed(self, url: str, ask: Ask) -> Answer:
        """Follow redirects to an answer."""
        seen: set[tuple[str, str]] = set()
        asked = url
        for _ in range(MAX_REDIRECTS + 1):
            host = self._host(url)
            if not ask.service:
                await self._permitted(host, url)
            async with host.turn:
                if not seen:
                    (await host.client()).cookies.clear()
                answer = await self._exchanged(host, url, ask)
            if isinstance(answer, Answer):
                return Answer(
                    url=asked, final_url=url, time=answer.time, status=answer.status,
                    headers=answer.headers, data=answer.data,
                )  # fmt: skip
            if (url, answer) in seen:
                raise Failed("the server redirects in a circle", BY_HAND)
            seen.add((url, answer))
            try:
                url = usable(urljoin(url, answer))
            except Failed as failed:
                what = f"the server redirects to {answer[:200]!r}: {failed.what}"
                raise Failed(what, BY_HAND) from failed
        raise Failed(f"the server redirects more than {MAX_REDIRECTS} times", BY_HAND)

    def _host(self, url: str) -> Host:
        origin = origin_of(url)
        if origin not in self._hosts:
            host = self._hosts[origin] = Host(origin, self._policy)
            self._open.push_async_callback(host.close)
        return self._hosts[origin]

    async def _permitted(self, host: Host, url: str) -> None:
        """Raise where the robots.txt of the host forbids the page, or could not be read."""
        async with host.turn:
            if host.origin not in self._robots:
                self._robots[host.origin] = await self._read_robots(host)
            robots = self._robots[host.origin]
        if isinstance(robots, Failed):
            if robots.wait is not None:
                # A try later may read it.
                self._robots.pop(host.origin, None)
            raise robots
        host.delay = robots.delay
        if not robots.allow(url):
            raise Failed("the site's robots.txt forbids programs to fetch this page", BY_HAND)

    async def _read_robots(self, host: Host) -> Robots | Failed:
        """Return what the robots.txt of a host says; a host that fails to answer forbids all."""
        place = f"{host.origin}/robots.txt"
        try:
            for _ in range(ROBOTS_REDIRECTS + 1):
                answer = await self._exchanged(host, place, PLAIN, MAX_ROBOTS_BYTES)
                if isinstance(answer, Answer):
                    return robots_of(answer.data)
                place = usable(urljoin(place, answer))
                if origin_of(place) != host.origin:
                    return robots_of(await self._elsewhere(place))
        except _Refused as refused:
            return (
                robots_of(b"")
                if refused.permits
                else Failed(f"{place} cannot be read: {refused.what}", _LATER, wait=refused.wait)
            )
        except Failed as failed:
            return failed
        return robots_of(b"")

    async def _elsewhere(self, place: str) -> bytes:
        """Return a robots.txt to which another host redirected."""
        host = Host(origin_of(place), self._policy)
        try:
            answer = await self._exchanged(host, place, PLAIN, MAX_ROBOTS_BYTES)
        finally:
            await host.close()
        return answer.data if isinstance(answer, Answer) else b""

    async def _exchanged(
        self, host: Host, url: str, ask: Ask, most: int | None = None
    ) -> Answer | str:
        """Return the answer to one request, or where the server redirects to; the host's turn is
        held.
        """
        await host.rested()
        client = await host.client()
        try:
            async with (
                asyncio.timeout(self._policy.patience),
                client.stream(
                    "POST" if ask.content else "GET",
                    url,
                    headers=dict(ask.headers),
                    content=ask.content or None,
                ) as response,
            ):
                return await self._answer(host, url, response, most)
        except TimeoutError as error:
            seconds = f"{self._policy.patience:.0f} s"
            raise Failed(f"no whole answer within {seconds}", _LATER, wait=0) from error
        except httpx2.TimeoutException as error:
            raise Failed("the server is silent", _LATER, wait=0) from error
        except httpx2.ConnectError as error:
            raise Failed(f"no connection: {_plainly(error)}", _LATER, wait=0) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise Failed(f"the answer is damaged: {_plainly(error)}", _LATER, wait=0) from error
        finally:
            if host.delay:
                host.rest(host.delay)

    async def _answer(
        self, host: Host, url: str, response: httpx2.Response, most: int | None
    ) -> Answer | str:
        code = response.status_code
        status = f"{code} {response.reason_phrase}".strip()
        if code in _MOVED and "location" in response.headers:
            return str(response.headers["location"])
        if code not in (*_OK, _UNCHANGED):
            wait = _asked_wait(response)
            if code in _BUSY and wait:
                host.rest(wait)
            raise _refusal(code, status, wait)
        named = dict(response.headers.items())
        most = most or largest(name_of(url, named.get("content-type", "")))
        length = named.get("content-length", "")
        if length.isdecimal() and int(length) > most and code != _UNCHANGED:
            raise too_large(most)
        data = b""
        if code != _UNCHANGED:
            data = await whole(response.aiter_raw(), named.get("content-encoding", ""), most)
        now = time_text(datetime.now(UTC))
        return Answer(url=url, final_url=url, time=now, status=status, headers=named, data=data)


class _Refused(Failed):
    """A server answered with an error."""

    def __init__(self, what: str, remedy: str, wait: float | None, *, permits: bool) -> None:
        super().__init__(what, remedy, wait=wait)
        #: As the answer to a request for robots.txt, it forbids nothing (RFC 9309, 2.3.1.3).
        self.permits = permits


def _refusal(code: int, status: str, wait: float) -> _Refused:
    """Return what is told of an error of a server."""
    if code in _PASSING:
        told = f"; it asks to come back in {wait:.0f} s" if wait else ""
        busy = "the server is busy" if code in _BUSY else "the server failed"
        return _Refused(f"{busy}: {status}{told}", _LATER, wait, permits=False)
    permits = 400 <= code < 500  # noqa: PLR2004 - errors of whoever asks
    if code in _GONE:
        remedy = "check the address"
        return _Refused(f"there is no such page: {status}", remedy, None, permits=permits)
    if permits:
        return _Refused(f"the server refuses: {status}", BY_HAND, None, permits=True)
    return _Refused(f"the server gives no page: {status}", BY_HAND, None, permits=False)


def _asked_wait(response: httpx2.Response) -> float:
    """Return the seconds that a server asks to wait, as a number or as a time; 0 for none."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _plainly(error: Exception) -> str:
    """Return what a library says of an error, on one line."""
    return " ".join(str(error).split())[:200] or type(error).__name__
