"""Candidates with their signs, and which of them are right -> weights under which the right ones
are the surest.

Logistic regression with a ridge over the candidates of a page together, silence among them. Needs
numpy and scipy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

#: How strongly weights are held near zero, the smallest that is written, and the fewest pages that
#: must show a sign.
RIDGE = 4.0
SMALLEST = 0.03
FEWEST_PAGES = 5


class Sample(NamedTuple):
    """One page as one field sees it: the signs of its candidates, silence last, and which of them
    are right.
    """

    style: str
    site: str
    signs: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    #: How much the page counts in learning; 0: it is only judged.
    counts: float
    #: Tells from the candidates' scores whether the field is right; ``None``: the page does not
    #: state it, and is not judged.
    hit: Callable[[Sequence[float]], bool] | None = None


def learn(samples: Sequence[Sample]) -> dict[str, float]:
    """Return the weight of each sign."""
    samples = [sample for sample in samples if sample.counts and any(sample.right)]
    pages: dict[str, int] = defaultdict(int)
    for sample in samples:
        for name in {name for one in sample.signs for name in one}:
            pages[name] += 1
    names = sorted(name for name, count in pages.items() if count >= FEWEST_PAGES)
    best = minimize(
        _loss(samples, names),
        np.zeros(len(names)),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 500},
    )
    return {
        name: round(float(one), 2)
        for name, one in zip(names, best.x, strict=True)
        if abs(one) >= SMALLEST
    }


def _loss(
    samples: Sequence[Sample], names: Sequence[str]
) -> Callable[[np.ndarray], tuple[float, np.ndarray]]:
    """Return the cost of some weights, and its slope."""
    table = _table(samples, names)
    lengths = np.array([len(sample.signs) for sample in samples])
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    of = np.repeat(np.arange(len(samples)), lengths)
    right = np.array([one for sample in samples for one in sample.right], float)
    counts = np.array([sample.counts for sample in samples])
    turned = table.T.tocsr()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        every, good = (
            np.add.reduceat(powers, starts),
            np.add.reduceat(powers * right, starts) + 1e-300,
        )
        slope = turned @ ((powers / every[of] - powers * right / good[of]) * counts[of])
        return float(
            -(counts * np.log(good / every)).sum() + RIDGE / 2 * weights @ weights
        ), slope + RIDGE * weights

    return loss


def _table(samples: Sequence[Sample], names: Sequence[str]) -> csr_matrix:
    number = {name: at for at, name in enumerate(names)}
    flat = [one for sample in samples for one in sample.signs]
    each = [
        (at, number[name], value)
        for at, one in enumerate(flat)
        for name, value in one.items()
        if name in number and value
    ]
    row, column, value = (np.array(part) for part in zip(*each, strict=True))
    return csr_matrix((value, (row.astype(int), column.astype(int))), shape=(len(flat), len(names)))


def judged(samples: Sequence[Sample], weights: Mapping[str, float]) -> Iterator[tuple[str, bool]]:
    """Yield the style of each page that states the field, and whether these weights find it."""
    for sample in samples:
        if sample.hit:
            yield (
                sample.style,
                sample.hit(
                    [
                        sum(weights.get(name, 0.0) * value for name, value in one.items())
                        for one in sample.signs
                    ]
                ),
            )
