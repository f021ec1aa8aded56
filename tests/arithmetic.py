"""A stage for tests of the engine, in a module that workers can import."""

import time
from dataclasses import dataclass

from builder.engine import Stage

RUN: list[int] = []
#: Processor time that :func:`busy` takes (seconds).
BUSY_SECONDS = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Twice a number."""

    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """Half a number."""

    half: int


def doubled(number: int) -> Double:
    """Return twice the number, and keep count."""
    RUN.append(number)
    return Double(value=2 * number)


def halved(double: Double) -> Half:
    """Return half of what was doubled."""
    return Half(half=double.value // 2)


def busy(number: int) -> Double:
    """Use :data:`BUSY_SECONDS` of processor time."""
    start = time.process_time()
    while time.process_time() - start < BUSY_SECONDS:
        pass
    return Double(value=2 * number)


def failing(number: int) -> Double:
    """Raise."""
    raise ZeroDivisionError(number)


DOUBLE = Stage(name="double", module=__name__, function="doubled", result=Double)
FACED = Stage(name="faced", module=__name__, function="doubled", result=Double, face="halved")
BUSY = Stage(name="busy", module=__name__, function="busy", result=Double)
FAIL = Stage(name="fail", module=__name__, function="failing", result=Double)
