"""Addresses -> their answers: hosts beside one another, the pages of one host one after another."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from builder.fetch.answers import Answer, Failed, Failure
from builder.fetch.guard import origin_of, usable
from builder.fetch.hosts import Policy
from builder.fetch.visitor import PLAIN, Ask, Visitor

#: Hosts that are asked at the same time.
MAX_HOSTS: Final = 8
#: Answers that wait to be handled; a run that is killed asks for their pages again.
MAX_WAITING: Final = 1

Handler = Callable[[Answer | Failure], None]


def travel(
    urls: Iterable[str],
    policy: Policy,
    handle: Handler,
    asks: Mapping[str, Ask] | None = None,
) -> None:
    """Ask for each address and hand what came of it to ``handle`` as soon as it is there; ``asks``
    are those that are asked for in a way of their own.
    """
    try:
        asyncio.run(_travelled(urls, policy, handle, asks or {}))
    except BaseExceptionGroup as found:
        # What went wrong while an answer was handled is told as anywhere else.
        raise found.exceptions[0] from None


async def _travelled(
    urls: Iterable[str],
    policy: Policy,
    handle: Handler,
    asks: Mapping[str, Ask],
) -> None:
    lanes: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        try:
            lanes[origin_of(usable(url))].append(url)
        except Failed as failed:
            handle(Failure(url=url, what=failed.what, remedy=failed.remedy))
    together = asyncio.Semaphore(MAX_HOSTS)
    found: asyncio.Queue[Answer | Failure | None] = asyncio.Queue(MAX_WAITING)
    async with Visitor(policy) as visitor, asyncio.TaskGroup() as group:
        group.create_task(_handled(found, handle))
        async with asyncio.TaskGroup() as asking:
            for lane in lanes.values():
                own = [(url, asks.get(url, PLAIN)) for url in lane]
                asking.create_task(_lane(own, visitor, together, found))
        await found.put(None)


async def _lane(
    asks: Iterable[tuple[str, Ask]],
    visitor: Visitor,
    together: asyncio.Semaphore,
    found: asyncio.Queue[Answer | Failure | None],
) -> None:
    """Ask one host for one page after another."""
    async with together:
        for url, ask in asks:
            await found.put(await visitor.visit(url, ask))


async def _handled(found: asyncio.Queue[Answer | Failure | None], handle: Handler) -> None:
    """Hand over what came, one after another, while the next pages are on their way."""
    while (one := await found.get()) is not None:
        await asyncio.to_thread(handle, one)
