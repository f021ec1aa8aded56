"""A stage for tests of the engine, in a module that workers can import."""

from dataclasses import dataclass

from builder.engine import Stage

RUN: list[int] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Twice a number."""

    value: int


def doubled(number: int) -> Double:
    """Return twice the number, and keep count."""
    RUN.append(number)
    return Double(value=2 * number)


def failing(number: int) -> Double:
    """Raise."""
    raise ZeroDivisionError(number)


DOUBLE = Stage(name="double", module=__name__, function="doubled", result=Double)
FAIL = Stage(name="fail", module=__name__, function="failing", result=Double)
