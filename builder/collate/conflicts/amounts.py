"""Two quantities of one matter -> whether they conflict, agree, or differ in print only."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from builder.core.conflict import Reason
from builder.lang.quantities import Quantity

#: A figure is another one rounded when it differs by so large a share, at most.
ROUNDED: Final = Decimal("0.1")
#: Figures under it are counted out, never rounded without a word.
COUNTED_OUT: Final = 100
#: Two units say the same amount when they differ by so large a share, at most.
CONVERTED: Final = Decimal("0.06")
_HOUR: Final = 60

#: What comparing two quantities can come to.
Verdict = Literal["agree", "conflict"]


def compared(one: Quantity, other: Quantity) -> Verdict | Reason:
    """Return whether two quantities agree or conflict, or why they need not conflict."""
    if one.unit.dimension == "clock":
        return _clocks(one, other)
    if one.unit.dimension == "pair":
        return "agree" if (one.value, one.other) == (other.value, other.other) else "conflict"
    if one.value * one.unit.factor == other.value * other.unit.factor and "range" not in (
        one.hedge,
        other.hedge,
    ):
        return "agree" if one.unit.factor == other.unit.factor else "unit"
    if _overlap(one, other):
        return _loose(one, other)
    if one.unit.factor != other.unit.factor:
        return (
            "unit"
            if abs(one.low - other.low) <= CONVERTED * max(one.low, other.low)
            else "conflict"
        )
    return "rounded" if _rounded(one, other) or _rounded(other, one) else "conflict"


def _overlap(one: Quantity, other: Quantity) -> bool:
    return (one.high is None or other.low <= one.high) and (
        other.high is None or one.low <= other.high
    )


def _loose(one: Quantity, other: Quantity) -> Verdict | Reason:
    """Return what makes two quantities that can mean the same look different."""
    kinds = {one.hedge, other.hedge}
    if kinds & {"least", "most"}:
        return "bound"
    if "range" in kinds:
        return "range"
    return "rounded"


def _rounded(exact: Quantity, rough: Quantity) -> bool:
    """Tell whether ``rough`` is ``exact`` rounded to the digits that it prints."""
    if (
        exact.hedge in ("least", "most", "range")
        or rough.hedge in ("least", "most", "range")
        or not rough.value
    ):
        return False
    step = rough.step
    if step >= 1 and rough.value >= COUNTED_OUT:
        # Noughts at the end of a large figure may have been written for digits.
        while not rough.value % (step * 10):
            step *= 10
    if step <= exact.step or abs(exact.value - rough.value) > ROUNDED * rough.value:
        return False
    return abs(exact.value - rough.value) * 2 <= step


def _clocks(one: Quantity, other: Quantity) -> Verdict | Reason:
    """Compare two times of day."""
    turn = min(one.step, other.step)
    apart = abs(one.value - other.value) % turn
    apart = min(apart, turn - apart)
    if not apart:
        return "agree"
    if "about" in (one.hedge, other.hedge):
        reach = sum(
            abs(clock.high - clock.value) for clock in (one, other) if clock.high is not None
        )
        if apart <= reach:
            return "about"
    if apart % _HOUR == 0 and one.zone != other.zone:
        return "zone"
    return "conflict"
