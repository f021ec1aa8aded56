"""Signs of things in a row and learned weights -> the chance that each thing is of the sought kind.

A linear-chain conditional random field with two labels (Lafferty, McCallum and Pereira 2001): what
a thing looks like and what its neighbors are decide together. Labels are judged one by one by their
marginal chance (forward-backward), not by the best path, because a page may be interrupted and go
on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec


class Chain(msgspec.Struct, frozen=True):
    """What each sign says for the sought kind (logarithm of odds), and how readily the label
    changes from one thing to the next.
    """

    signs: Mapping[str, float]
    #: Logarithms of the factors for out-out, out-in, in-out, in-in.
    changes: tuple[float, float, float, float]

    @classmethod
    def of(cls, weights: Mapping[str, Any]) -> Chain:
        """Return the chain in a file of weights: ``signs`` (name to figure) and ``changes`` (four
        figures).
        """
        out_out, out_in, in_out, in_in = weights["changes"]
        return cls(weights["signs"], (out_out, out_in, in_out, in_in))

    def chances(self, row: Sequence[Iterable[str]]) -> list[float]:
        """Return for each thing of a row, given the names of its signs, the chance (0 to 1) that it
        is of the sought kind.

        Unknown signs say nothing. Linear in the number of signs.
        """
        weight = self.signs.get
        odds = [sum([weight(sign, 0.0) for sign in signs]) for signs in row]
        stay_out, enter, leave, stay_in = self.changes
        forward: list[float] = []
        # One number carries each message: the logarithm of the odds for "in", all that two labels
        # need.
        for number, own in enumerate(odds):
            forward.append(
                own + (_message(forward[-1], stay_out, enter, leave, stay_in) if number else 0.0)
            )
        backward = 0.0
        found = [0.0] * len(odds)
        for number in range(len(odds) - 1, -1, -1):
            found[number] = _chance(forward[number] + backward)
            backward = _message(odds[number] + backward, stay_out, leave, enter, stay_in)
        return found


def _message(odds: float, stay_out: float, enter: float, leave: float, stay_in: float) -> float:
    """Return what a thing with these odds says about its neighbor."""
    return _sum(enter, stay_in + odds) - _sum(stay_out, leave + odds)


def _sum(one: float, other: float) -> float:
    """Return log(exp(one) + exp(other))."""
    high, low = (one, other) if one > other else (other, one)
    return high + math.log1p(math.exp(low - high))


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds)) if odds > 0 else math.exp(odds) / (1 + math.exp(odds))
