"""``add``: sources into ``seeds/``; nothing is fetched or kept twice."""

from __future__ import annotations

from collections.abc import Iterable

from builder.core.errors import Diagnostic
from builder.fetch.answers import Answer, Failed, Failure
from builder.fetch.guard import usable
from builder.fetch.harvest import Harvest, Meter
from builder.fetch.hosts import Policy
from builder.fetch.journey import travel
from builder.fetch.seedbox import key_of
from builder.fetch.wanted import WantedPage, wanted


def add(  # noqa: PLR0917 -- all that a run is told
    sources: Iterable[str],
    standard_input: bytes,
    harvest: Harvest,
    policy: Policy,
    meter: Meter,
    url: str = "",
) -> None:
    """Put each source in; what came of it is in ``harvest``, also when the run is interrupted.

    ``url`` is the address of the page in the one file that is given.
    """
    pages: list[str] = []
    for one in wanted(sources, standard_input):
        if isinstance(one, Diagnostic):
            harvest.failure(one)
        elif isinstance(one, WantedPage):
            pages.append(one.url)
        else:
            harvest.take_file(one, url)
    fetch(pages, harvest, policy, meter)


def fetch(urls: Iterable[str], harvest: Harvest, policy: Policy, meter: Meter) -> None:
    """Fetch what is not there yet."""
    missing: dict[str, str] = {}
    for url in dict.fromkeys(urls):
        try:
            plain = usable(url)
        except Failed as failed:
            harvest.failure(Diagnostic(path=url, what=failed.what, remedy=failed.remedy))
            continue
        there = "" if harvest.again else harvest.box.holds(plain)
        if there:
            harvest.there(url, f"there already: {there}")
        elif missing.setdefault(key_of(plain), plain) != plain:
            harvest.there(url, f"the same page as {missing[key_of(plain)]}")
    done = 0

    def handle(found: Answer | Failure) -> None:
        nonlocal done
        harvest.take(found)
        done += 1
        meter(done, len(missing))

    travel(missing.values(), policy, handle)
