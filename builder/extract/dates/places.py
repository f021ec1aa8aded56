"""Where a page names a day that may be the day of publication: the records that finding and
choosing share.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final, Literal

import msgspec

from builder.core.capture import Span
from builder.extract.lines.line import Line
from builder.lang.stamps import Stamp

#: A day is announced as that of the publication, of a later change, or not at all.
Label = Literal["published", "updated", ""]
Region = Literal["metadata", "before", "head", "opening", "body", "behind", "address"]

#: Beginning of the names of what the extraction library found.
_EXTRACTED: Final = "extracted:"


class DateOnPage(msgspec.Struct, frozen=True):
    """One place where the page names a day."""

    stamp: Stamp
    region: Region
    label: Label = ""
    line: Line | None = None
    span: Span | None = None
    #: The name of the metadata.
    name: str = ""
    #: The other way to read it; "" when there is only one.
    alternative: str = ""
    #: A day of the week is in the same line: it fits or differs.
    weekday: Literal["fits", "differs", ""] = ""
    #: Number of this date in its line, from 0, and how many there are.
    number: int = 0
    of: int = 1
    #: As printed by another calendar than ours; "" for ours.
    printed: str = ""

    @property
    def extracted(self) -> bool:
        """The extraction library found it, wherever it is on the page."""
        return self.name.startswith(_EXTRACTED)


@dataclass(slots=True)
class DayCandidate:
    """One day and all the places that name it, in the order of the page."""

    first_day: dt.date
    places: list[DateOnPage] = field(default_factory=list)
