"""A place line or the end of a report -> the agencies whose marks are printed there: "NORTHPORT (NNA) -", "(nna)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from builder.collate.sources.credit_words import (
    ZONES,
)
from builder.collate.sources.crediting import CAPITAL, CreditedName, Known, is_newsroom, unknown

#: "Northport (Xyz) - ", "NORTHPORT, 3 May (Xyz) -", "Northport, 3 May. /Xyz/."
_PLACE_MARK: Final = re.compile(
    rf"\A(?:{CAPITAL}[^()/\n]{{0,60}}?\s*)?(?:\((?P<round>[^()\d\n]{{2,40}})\)\s?[-–—:]|/(?P<slashes>[^/\d\n]{{2,40}})/\s?[-–—.])"
)
#: "(XYZ) The port ...": a mark without a dash.
_FIRST_MARK: Final = re.compile(rf"\A\((?P<round>{CAPITAL}[^()\d\n]{{1,30}})\)\s(?={CAPITAL})")
#: "(xyz)", "/XYZ/", "(xyz/abc)" after the last sentence.
_END_MARK: Final = re.compile(
    r"(?:[.!?…]|\A)[”\"»]?\s*(?:\((?P<round>[^()\d\s]{2,30})\)|/(?P<slashes>[^/\d\s]{2,20})/|\[(?P<square>[^\[\]\d\s]{2,30})\])\s*\Z"
)
#: An agency's code has so many letters, all small or all capitals; two letters are somebody's
#: initials.
_CODE: Final = range(3, 7)


def mark_before(text: str, known: Known = unknown) -> CreditedName | None:
    """Return the agency whose mark is in brackets after a report's opening place."""
    match = _PLACE_MARK.match(text)
    if match is not None:
        name = (match["round"] or match["slashes"]).strip()
        # "(WXY/Agency)": a station with an agency's report.
        name = next((part for part in name.split("/") if is_newsroom(part, known)), name)
        sure = is_newsroom(name, known)
        fits = name[:1].isupper() and not name.endswith(".") and name not in ZONES
        return (
            CreditedName(name, match.group().strip(" -–—:."), unsure=not sure)
            if sure or fits or _coded(name)
            else None
        )
    match = _FIRST_MARK.match(text)
    return (
        CreditedName(match["round"], match.group().strip())
        if match and is_newsroom(match["round"], known)
        else None
    )


def marks_behind(text: str, known: Known = unknown) -> Iterator[CreditedName]:
    """Yield agencies marked in brackets at a report's end; an unknown code is unsure."""
    match = _END_MARK.search(text[-60:])
    if match:
        names = match["round"] or match["slashes"] or match["square"]
        for name in names.split("/"):
            sure = is_newsroom(name, known)
            if sure or _coded(name):
                yield CreditedName(name, match.group().strip(' .!?…”"»'), unsure=not sure)


def _coded(name: str) -> bool:
    """Tell whether a word can be an agency's code."""
    return (
        name.isalpha()
        and len(name) in _CODE
        and (name.isupper() or name.islower())
        and name.upper() not in ZONES
    )
