"""Addresses -> their answers: hosts beside one another, the pages of one host one after another."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from builder.fetch.answers import Answer, Failed, Failure
from builder.fetch.guard import origin_of, usable
from builder.fetch.hosts import Policy
from builder.fetch.visitor import Visitor

#: Hosts that are asked at the same time.
MAX_HOSTS: Final = 8

Handler = Callable[[Answer | Failure], None]


def travel(
    urls: Iterable[str],
    policy: Policy,
    handle: Handler,
    headers: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Ask for each address and hand what came of it to ``handle`` as soon as it is there;
    ``headers`` are sent along, by the address.
    """
    try:
        asyncio.run(_travelled(urls, policy, handle, headers or {}))
    except BaseExceptionGroup as found:
        # What went wrong while an answer was handled is told as anywhere else.
        raise found.exceptions[0] from None


async def _travelled(
    urls: Iterable[str],
    policy: Policy,
    handle: Handler,
    headers: Mapping[str, Mapping[str, str]],
) -> None:
    lanes: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        try:
            lanes[origin_of(usable(url))].append(url)
        except Failed as failed:
            handle(Failure(url=url, what=failed.what, remedy=failed.remedy))
    together = asyncio.Semaphore(MAX_HOSTS)
    async with Visitor(policy) as visitor, asyncio.TaskGroup() as group:
        for lane in lanes.values():
            asks = [(url, headers.get(url, {})) for url in lane]
            group.create_task(_lane(asks, visitor, together, handle))


async def _lane(
    asks: Iterable[tuple[str, Mapping[str, str]]],
    visitor: Visitor,
    together: asyncio.Semaphore,
    handle: Handler,
) -> None:
    async with together:
        for url, headers in asks:
            handle(await visitor.visit(url, headers))
