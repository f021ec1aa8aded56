"""Host of a page -> the outlet whose it is, or the name on the page that it begins like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from builder.core.outlet import Outlet
from builder.extract.inferred import PublisherCandidate, source_of
from builder.extract.lines.line import Line
from builder.extract.page import Page
from builder.extract.vocabulary import HEADINGS
from builder.lang.characters import ascii_letters, letters

#: Longest name of an outlet in words.
NAME_WORDS: Final = 8
#: Letters that a name and a host must begin with alike.
HOST_LETTERS: Final = 4
#: So many initials of a name may stand for it in a host.
INITIALS: Final = 3


def named_by_host(
    page: Page, host: str | None, outlets: Sequence[Outlet]
) -> Iterator[PublisherCandidate]:
    """Yield the name whose first word the page's host begins with: of an outlet's file, else of a
    line outside the body.
    """
    if host is None:
        return
    outlet = by_host(host, outlets)
    if outlet:
        yield PublisherCandidate(
            outlet.name, "domain", "host", f"the page's address is on {host}, which is the outlet's"
        )
        return
    lines = [
        line for line in (*page.before, *page.tail) if is_name(line) and _fits(line.text, host)
    ]
    counts = Counter(line.text for line in lines)
    if lines:
        line = max(lines, key=lambda one: (counts[one.text], -one.index))
        yield PublisherCandidate(
            line.text,
            "domain",
            "host",
            f"a name outside the text begins like the page's host {host}",
            line.span,
        )
    elif source_of(page, outlets) is None:
        # The feed of a known outlet tells more than a bare host.
        yield PublisherCandidate(
            host, "domain", "host", "the page names no publisher, but its address has a host"
        )


def by_host(host: str | None, outlets: Sequence[Outlet]) -> Outlet | None:
    """Return the outlet whose file lists the host."""
    return next((outlet for outlet in outlets if host and host in outlet.domains), None)


def _fits(name: str, host: str) -> bool:
    label = letters(host.split(".", maxsplit=1)[0])
    words = [ascii_letters(word) for word in name.split()]
    whole = "".join(words)
    initials = "".join(word[:1] for word in words)
    same = whole and (label.startswith(whole) or whole.startswith(label))
    short = len(initials) >= INITIALS and label.startswith(initials)
    return bool(same or short or (len(words[0]) >= HOST_LETTERS and label.startswith(words[0])))


def is_name(line: Line) -> bool:
    """Tell whether a line can be a publisher's name: a few words, a capital first, no sentence."""
    if line.shape != "short" or line.kind == "item" or line.words > NAME_WORDS:
        return False
    if line.text[-1] in ":," or HEADINGS.fullmatch(line.text):
        return False
    if line.closed and not line.text.endswith(('"', "”", "»", ")")):
        return False
    return line.text[:1].isalpha() and not line.text[:1].islower()
