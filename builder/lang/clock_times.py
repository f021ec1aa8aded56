"""A time of day as it is printed -> its minutes since midnight, and after how many it comes again."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_DAY_MINUTES: Final = 1440
_HALF_DAY: Final = 12


def turn_of(match: re.Match[str]) -> Decimal:
    """Return after how many minutes a time comes again: one without "a.m." may be meant of either
    half of the day.
    """
    either = (
        bool(match["hour24"])
        and 1 <= int(match["hour24"]) <= _HALF_DAY
        and not match["hour24"].startswith("0")
    )
    return Decimal(_DAY_MINUTES // 2 if either else _DAY_MINUTES)


def minutes_of(match: re.Match[str]) -> int | None:
    """Return the minutes since midnight of a time; ``None`` for an hour that no clock shows."""
    if match["word"]:
        return _DAY_MINUTES // 2 if match["word"].casefold() == "noon" else 0
    if match["hour24"]:
        return int(match["hour24"]) * 60 + int(match["minute24"])
    hour = int(match["hour"])
    if not 1 <= hour <= _HALF_DAY:
        return None
    return (hour % _HALF_DAY + (_HALF_DAY if match["half"].casefold() == "p" else 0)) * 60 + int(
        match["minute"] or 0
    )
