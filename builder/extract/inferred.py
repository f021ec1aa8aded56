"""Page that names no publisher -> outlets that may be inferred: from an editorial note, the place
line, or the feed that led to the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from builder.core.article import OutletBasis
from builder.core.capture import GIVEN_OUTLET, Span
from builder.core.outlet import Outlet
from builder.extract.dates.dateline import place_line
from builder.extract.page import Page
from builder.lang.characters import letters

#: "(the relations - NAME)": an editor's note signed by the newsroom.
NOTE: Final = re.compile(
    r"\([^()]{1,80}\s[-–—]\s(?P<name>[A-ZА-ЯЁ][\w.&-]{1,30}(?:\s[A-ZА-ЯЁ][\w.&-]{1,30}){0,3})\)"
)


class PublisherCandidate(NamedTuple):
    """A name that may be the publisher's."""

    name: str
    basis: OutletBasis
    rule: str
    reason: str
    span: Span | None = None
    #: It is in a paragraph, which owns its characters.
    cited: bool = False


def inferred(
    page: Page, pictures: Sequence[str], known: Mapping[str, Outlet]
) -> Iterator[PublisherCandidate]:
    """Yield the outlets that may be inferred, the surest first; ``pictures`` are the makers of the
    picture, ``known`` the outlets by the letters of their names.
    """
    yield from _note(page, pictures)
    yield from _placed(page, known)
    yield from _source(page, known)


def source_of(page: Page, outlets: Iterable[Outlet]) -> Outlet | None:
    """Return the outlet whose feed led to the page, if it is one of ``outlets``."""
    given = {value for _, value in page.values(GIVEN_OUTLET)}
    return next((outlet for outlet in outlets if outlet.id in given), None)


def _source(page: Page, known: Mapping[str, Outlet]) -> Iterator[PublisherCandidate]:
    """Yield the outlet whose feed led to the page."""
    outlet = source_of(page, known.values())
    if outlet:
        reason = "the feed that led here is listed as this outlet's; the capture names no publisher"
        yield PublisherCandidate(outlet.name, "inferred", "source of the capture", reason)


def _note(page: Page, pictures: Sequence[str]) -> Iterator[PublisherCandidate]:
    """Yield the newsroom that signs an editorial note, if a picture's credit names it too."""
    for line in page.body:
        for match in NOTE.finditer(line.text):
            name = match["name"]
            if any(
                letters(name) in {letters(part) for part in re.split(r"[/,|]", picture)}
                for picture in pictures
            ):
                reason = "an editorial note in the text and the picture's credit name it; the capture names no publisher"
                yield PublisherCandidate(
                    name,
                    "inferred",
                    "editorial note",
                    reason,
                    page.part(line, *match.span("name")),
                    cited=True,
                )
                return


def _placed(page: Page, known: Mapping[str, Outlet]) -> Iterator[PublisherCandidate]:
    """Yield the known outlet in brackets in the place line of an article-only capture ("TOWN
    (Agency) - ").

    A newsroom that no outlet's file knows is only where the report comes from: anybody may have
    printed it.
    """
    line = next((one for one in page.body if one.running), None)
    cut = place_line(line.text) if line and page.article_only else None
    name = cut.value[slice(*cut.agency)] if cut else ""
    if name and letters(name) in known:
        reason = "the place line names the outlet; the capture names no publisher"
        yield PublisherCandidate(name, "inferred", "place line", reason, cited=True)
