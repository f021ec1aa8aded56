"""How much is tried: a little by ``make test``, all of it or many times more by ``make torture``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

#: Set by ``make torture``: at how many points of a build it is killed; 0 in ``make test``.
POINTS = int(os.environ.get("TORTURE_POINTS", "0"))


def examples(few: int) -> int:
    """Return how many invented inputs are tried where ``make test`` tries so few."""
    return few * (POINTS or 1)


def sampled(cases: Sequence[T], few: int) -> Sequence[T]:
    """Return all cases, or about so few of them, spread evenly."""
    return cases if POINTS else cases[:: max(1, len(cases) // few)]
