"""Signs of a candidate and learned weights -> how sure the candidate is, and which signs spoke for
it.

A candidate for a field (a title, a date, a name) is described by a few dozen signs, numbers mostly
between 0 and 1. Each sign has one weight for the field, learned from pages whose fields are known;
the sum of weighted signs is the candidate's score.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from builder.core.resources import weights

#: Signs that a reason names, and the least that a sign must add to the score to be named.
MOST_REASONS: Final = 4
LEAST_NAMED: Final = 0.3

Signs = Mapping[str, float]


def score(model: str, signs: Signs) -> float:
    """Return the sum of the signs, each times its weight in ``model``; a sign that the model does
    not know counts nothing.
    """
    known: Mapping[str, float] = weights(model)["weights"]
    return sum(known.get(name, 0.0) * value for name, value in signs.items())


def shares(scores: Sequence[float]) -> list[float]:
    """Return how sure each of several candidates is of which one is right (softmax): positive
    numbers whose sum is 1.
    """
    top = max(scores, default=0.0)
    powers = [math.exp(one - top) for one in scores]
    total = sum(powers)
    return [power / total for power in powers]


def chance(value: float) -> float:
    """Return how sure a candidate is that is judged by itself (logistic function), 0 to 1."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, value))))


def reasons(model: str, signs: Signs, words: Mapping[str, str]) -> str:
    """Return the signs that spoke most for a candidate, in ``words``."""
    known: Mapping[str, float] = weights(model)["weights"]
    added = {name: known.get(name, 0.0) * value for name, value in signs.items() if name in words}
    best = sorted(
        (name for name, points in added.items() if points >= LEAST_NAMED),
        key=lambda name: (-added[name], name),
    )
    return "; ".join(dict.fromkeys(words[name] for name in best[:MOST_REASONS]))


def on(names: Iterable[str]) -> dict[str, float]:
    """Return the named signs, each of them 1."""
    return dict.fromkeys(names, 1.0)
