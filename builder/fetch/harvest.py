"""What came of a run of ``add`` or ``watch``: each capture is put in, each failure told, as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePath

from msgspec.structs import replace

from builder.core.errors import Diagnostic, Rejected
from builder.core.sidecar import SIDECAR, TIME_STAMP, Sidecar, time_text
from builder.fetch.answers import BY_HAND, Answer, Failure
from builder.fetch.kinds import checked, ending_of, told_kind
from builder.fetch.landing import astray
from builder.fetch.ready import LOCK, WHO, written_addresses
from builder.fetch.seedbox import Put, Seedbox, name_of_page
from builder.fetch.wanted import WantedFile
from builder.paths import Paths
from builder.pipeline.lock import lock
from builder.pipeline.sidecars import belongs, parsed

Teller = Callable[[Diagnostic], None]
#: Told how many of how many are done.
Meter = Callable[[int, int], None]


@dataclass(slots=True, kw_only=True)
class Harvest:
    """What came of a run, as it comes; each thing is told at once."""

    box: Seedbox
    tell: Teller
    #: Given the path of each capture that was put in.
    print_new: Callable[[str], None]
    #: Fetch a page that is there as well: a later version of it.
    again: bool = False
    #: Paths of the captures that were put in.
    new: list[str] = field(default_factory=list)
    #: Those that were there already, by address or by content.
    known: int = 0
    failed: int = 0
    #: Ids of source and outlet by address, where a source led to it.
    found_by: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return what came of the run in a few words."""
        parts = [f"{len(self.new)} added"]
        if self.known:
            parts.append(f"{self.known} there already")
        if self.failed:
            parts.append(f"{self.failed} failed")
        return ", ".join(parts)

    def failure(self, told: Diagnostic) -> None:
        """Count and tell what went wrong."""
        self.failed += 1
        self.tell(told)

    def there(self, place: str, what: str) -> None:
        """Count and tell what is there already."""
        self.known += 1
        self.tell(Diagnostic(path=place, severity="note", what=what))

    def take(self, found: Answer | Failure) -> None:
        """Put a page in, or tell why there is none."""
        if isinstance(found, Failure):
            self.failure(found.diagnostic)
            return
        kind = found.headers.get("content-type", "")
        name = name_of_page(found.final_url, ending_of(found.url, kind), again=self.again)
        wrong = _no_page(found, name, kind) or astray(found, name)
        if wrong:
            self.failure(wrong)
            return
        source, outlet = self.found_by.get(found.url, ("", ""))
        sidecar = Sidecar(
            url=found.url,
            final_url=found.final_url if found.final_url != found.url else "",
            fetched=found.time,
            status=found.status,
            headers=found.telling,
            source=source,
            outlet=outlet,
        )
        self._put(found.url, name, found.data, sidecar)

    def take_file(self, file: WantedFile, url: str = "") -> None:
        """Put a file in; ``url`` is where its page is, as whoever adds it says."""
        try:
            checked(file.data, file.name, file.place)
        except Rejected as rejected:
            self.failure(replace(rejected.diagnostic, path=file.place))
            return
        there = self.box.holds(url) if url and not self.again else ""
        if there:
            self.there(file.place, f"its page is there already: {there}")
            return
        now = time_text(datetime.now(UTC))
        sidecar = _taken_along(file) or Sidecar(url=url, added=now, file=PurePath(file.name).name)
        put = self._put(file.place, file.name, file.data, sidecar)
        if put.outcome == "new" and file.stamp and sidecar.sha256:
            self.box.write_beside(put.path, TIME_STAMP, file.stamp)

    def _put(self, place: str, name: str, data: bytes, sidecar: Sidecar) -> Put:
        put = self.box.put(name, data, sidecar)
        if put.outcome == "new":
            self.new.append(put.path)
            self.print_new(put.path)
        else:
            self.there(place, f"the same bytes as {put.path}")
        return put


@contextmanager
def harvesting(
    paths: Paths, tell: Teller, print_new: Callable[[str], None], *, again: bool = False
) -> Iterator[Harvest]:
    """Give the harvest of one run; no other run puts captures in meanwhile.

    ``tell`` is given what went otherwise than wanted, ``print_new`` the path of each new capture.
    """
    with lock(paths.cache, LOCK, WHO):
        box = Seedbox(paths, written_addresses(paths))
        yield Harvest(box=box, tell=tell, print_new=print_new, again=again)


def _taken_along(file: WantedFile) -> Sidecar | None:
    """Return the sidecar that lies beside a file that comes from another digest, if it is its own."""
    if not file.sidecar:
        return None
    place = f"{file.place}{SIDECAR}"
    sidecar, told = parsed(file.sidecar.decode("utf-8", "replace"), place)
    if sidecar is None or told or belongs(sidecar, file.data, place):
        return None
    return replace(sidecar, source="", outlet="")


def _no_page(answer: Answer, name: str, kind: str) -> Diagnostic | None:
    """Return why the answer of a server is not a page of any kind that is read."""
    if not answer.data.strip():
        return Diagnostic(path=answer.url, what="the answer is empty", remedy=BY_HAND)
    try:
        checked(answer.data, name, answer.url)
    except Rejected as rejected:
        what = f"{rejected.diagnostic.what} (the server calls it {told_kind(kind)})"
        return replace(rejected.diagnostic, path=answer.url, what=what, line=None)
    return None
