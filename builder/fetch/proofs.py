"""What an editor may have made of each new capture besides: a copy in a web archive, a stamp of the
time (RFC 3161). Without either, the capture is as good; so a service that fails costs a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin

from msgspec.structs import replace

from builder import intake
from builder.core.errors import Diagnostic, UsageError
from builder.core.sidecar import SIDECAR, TIME_STAMP, ArchivedCopy, time_text
from builder.editor import SITE_FILE
from builder.extract.formats.format import MAX_CONTAINER_BYTES
from builder.fetch.answers import Answer, Failed, Failure
from builder.fetch.guard import usable
from builder.fetch.harvest import Harvest, Meter
from builder.fetch.hosts import Policy
from builder.fetch.journey import travel
from builder.fetch.ready import settings_of
from builder.fetch.visitor import Ask
from builder.paths import Paths
from builder.pipeline.proof import kept_captures
from builder.pipeline.stamps import question, refusal, time_of_stamp

_STAMP: Final = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/")
_REFRESH: Final = re.compile(r"\A\s*\d+\s*;\s*url=(\S+)", re.IGNORECASE)
_LATER: Final = "the capture is kept without it"


def prove(paths: Paths, harvest: Harvest, policy: Policy, meter: Meter) -> None:
    """Have the new captures archived and stamped, as site.yaml says."""
    settings = settings_of(paths)
    if settings.timestamps:
        _stamp(paths, settings.timestamps, harvest, policy, meter)
    for service in settings.archives:
        _archive(service, harvest, policy, meter)


def _stamp(paths: Paths, service: str, harvest: Harvest, policy: Policy, meter: Meter) -> None:
    for number, capture in enumerate(harvest.new, 1):
        data = intake.read(paths.root / capture, capture, MAX_CONTAINER_BYTES)
        headers = {"Content-Type": "application/timestamp-query"}
        ask = Ask(headers, question(data), service=True)
        (found,) = _asked([service], policy, ask)
        wrong = found.what if isinstance(found, Failure) else refusal(found.data, data)
        if isinstance(found, Answer) and not wrong:
            harvest.box.write_beside(capture, TIME_STAMP, found.data)
            sidecar = harvest.box.sidecar(capture)
            if sidecar:
                time = time_of_stamp(found.data)
                stamped = replace(sidecar, stamped=time, stamped_by=service)
                harvest.box.amend(capture, stamped)
        else:
            _warn(harvest, capture, f"no time stamp from {service}: {wrong}")
        meter(number, len(harvest.new))


def _archive(service: str, harvest: Harvest, policy: Policy, meter: Meter) -> None:
    known = {path: harvest.box.sidecar(path) for path in harvest.new}
    fetched = {path: one.url for path, one in known.items() if one and one.fetched}
    try:
        pages = {usable(f"{service}{url}"): path for path, url in fetched.items()}
    except Failed as failed:
        what = f"archives: {service[:80]!r}: {failed.what}"
        raise UsageError(SITE_FILE, what, remedy=failed.remedy) from failed
    done = 0

    def handle(found: Answer | Failure) -> None:
        nonlocal done
        done += 1
        meter(done, len(pages))
        path = pages[found.url]
        copy = _copy(found) if isinstance(found, Answer) else None
        sidecar = harvest.box.sidecar(path)
        if copy and sidecar:
            harvest.box.amend(path, replace(sidecar, archived=(*sidecar.archived, copy)))
        else:
            wrong = found.what if isinstance(found, Failure) else "it names no copy"
            _warn(harvest, path, f"no archived copy from {service}: {wrong}")

    travel(pages, policy, handle, dict.fromkeys(pages, Ask(service=True)))


def _copy(answer: Answer) -> ArchivedCopy | None:
    """Return the copy that a web archive made or found: where the answer led to, and the time that
    the archive names (Memento, RFC 7089).
    """
    named = answer.headers.get("content-location") or ""
    onward = _REFRESH.match(answer.headers.get("refresh", ""))
    place = urljoin(answer.final_url, named or (onward[1] if onward else ""))
    time = _memento_time(answer) or _time_in(place)
    if place == answer.url and not time:
        return None
    return ArchivedCopy(place, time)


def _memento_time(answer: Answer) -> str:
    try:
        found = parsedate_to_datetime(answer.headers.get("memento-datetime", ""))
    except (ValueError, TypeError):
        return ""
    return time_text(found)


def _time_in(place: str) -> str:
    """Return the time in the address of a copy; "" for none."""
    found = _STAMP.search(place)
    try:
        when = datetime.strptime(f"{found[1]}+0000", "%Y%m%d%H%M%S%z") if found else None
    except ValueError:
        return ""
    return time_text(when) if when else ""


def lost_copies(paths: Paths, policy: Policy) -> Iterator[Diagnostic]:
    """Ask for the archived copies that sidecars name, and yield an error for each that is gone or
    that is of another time.
    """
    known = {
        copy.url: (proof.name, copy)
        for proof in kept_captures(paths)
        for copy in (proof.sidecar.archived if proof.sidecar else ())
    }
    for found in _asked(list(known), policy, Ask(service=True)):
        name, copy = known[found.url]
        if isinstance(found, Failure):
            wrong = f"cannot be read: {found.what}"
        elif copy.time and _memento_time(found) not in ("", copy.time):
            wrong = f"is of another time: {_memento_time(found)}"
        else:
            continue
        what = f"the archived copy {copy.url} {wrong}"
        yield Diagnostic(path=f"seeds/{name}{SIDECAR}", what=what, remedy="look for another copy")


def _asked(urls: list[str], policy: Policy, ask: Ask) -> list[Answer | Failure]:
    found: list[Answer | Failure] = []
    travel(urls, policy, found.append, dict.fromkeys(urls, ask))
    return found


def _warn(harvest: Harvest, path: str, what: str) -> None:
    harvest.tell(Diagnostic(path=path, severity="warning", what=what, remedy=_LATER))
