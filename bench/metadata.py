"""Learn how much each sign of a title, a date or an author counts, and write the figures to ``builder/weights/``.

    python bench/metadata.py DATA CASES [--half N] [--dry]

DATA holds public news pages with their titles, dates and authors: ``gold.jsonl`` (``id site title date author states`` a line),
``captures/<style>.jsonl.gz`` (``id text``: the same pages as text in several styles) and ``html/<id>.html.gz``.
CASES is ``tests/cases``. Only figures leave this script, never text of a page.
First the figures are cross-validated: five folds by site, each judged by weights learned from the other four.
Then the weights are learned from all sites (with ``--half N`` only from the sites of that half, to judge the other one) and written.
Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from public import golds, half, write_weights

from builder.errors import Rejected
from builder.normalize.address import address
from builder.normalize.body import Stretch
from builder.normalize.dated import days
from builder.normalize.layout import page_of
from builder.normalize.ledger import Ledger
from builder.normalize.outlet import publisher
from builder.normalize.page import Page
from builder.normalize.people import people
from builder.normalize.author_signs import signs as author_signs
from builder.normalize.byline import written
from builder.normalize.published import none as no_date
from builder.normalize.published import signs as date_signs
from builder.normalize.title_signs import NONE, best_place, context_of, signs
from builder.normalize.wordings import wordings
from builder.read import documents, read_bytes
from builder.text.dates import parse_iso

FOLDS = 5
#: How strongly weights are held near zero, the smallest that is written, and the fewest pages that must show a sign.
RIDGE = 4.0
SMALLEST = 0.03
FEWEST_PAGES = 5
#: A page of the program's own cases counts as so many others.
CASE_COUNTS = 3.0


#: The cost of some weights, and its slope.
Loss = Callable[[np.ndarray], tuple[float, np.ndarray]]


class Sample(NamedTuple):
    """One page as one field sees it: the signs of its candidates, and which of them are right."""

    style: str
    site: str
    signs: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    #: The page states the field, so that a miss is a miss.
    stated: bool
    counts: float
    #: All that the field should hold is among the candidates.
    complete: bool = True
    #: How the candidates that are chosen follow from the scores, where each is judged alone.
    chosen: Callable[[Sequence[float]], Sequence[bool]] | None = None


class Row(NamedTuple):
    """One page with what it should give."""

    style: str
    site: str
    page: Page
    #: The stretches among which the headline was sought before the body was known exactly, and that of the body itself.
    stretches: Sequence[Stretch]
    gold: Mapping[str, Any]
    stated: frozenset[str]


def folded(text: str) -> str:
    """Return a text as titles and names are compared."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def rows(data: Path, cases: Path) -> Iterator[Row]:
    """Yield all pages of the data in all styles, and the program's own cases."""
    gold = golds(data)
    for path in sorted((data / "captures").glob("*.jsonl.gz")):
        style = path.name.split(".")[0]
        for name, capture in documents(path, lambda _: None):
            yield from _row(style, gold[name], capture, frozenset(gold[name]["states"].get(style, ())))
    for path in sorted((data / "html").glob("*.html.gz")):
        one = gold[path.name.removesuffix(".html.gz")]
        try:
            capture = read_bytes(gzip.decompress(path.read_bytes()), path.name, media="html")
        except Rejected:
            continue
        yield from _row("html", one, capture, frozenset(("title", "date", "author")))
    for path in sorted(cases.glob("*/*/expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        one = expected.get("expected", expected)
        for file in path.parent.glob("capture.*") if one.get("body") else ():
            gold_of_case = {"title": one.get("title"), "date": one.get("published", one.get("date")), "site": path.parent.name}
            gold_of_case["author"] = one.get("authors", one.get("author"))
            yield from _row("case", gold_of_case, read_bytes(file.read_bytes(), file.name), frozenset(("title", "date", "author")))


def _row(style: str, gold: Mapping[str, Any], capture: Any, stated: frozenset[str]) -> Iterator[Row]:
    try:
        page = page_of(capture)
    except Rejected:
        return
    yield Row(style, gold["site"], page, tuple(dict.fromkeys([page.weighed or page.stretch, page.stretch])), gold, stated)


def title_samples(row: Row) -> Iterator[Sample]:
    """Yield a page as its title sees it, once for each stretch in front of which a headline is sought."""
    wanted = folded(row.gold.get("title") or "")
    page = row.page
    for stretch in row.stretches if wanted else ():
        found = list(wordings(page.lines, stretch, page.capture.metadata).values())
        texts = [best_place(one, stretch).text if one.places else one.stated[0].text for one in found]
        right = [folded(text) == wanted for text in texts]
        # What the title is called elsewhere teaches nothing; that an article-only capture has none does.
        if any(right) or (row.style in ("clean", "case") and "title" not in row.stated):
            every = [*signs(found, context_of(page.lines, stretch, page.capture.metadata)), NONE]
            yield Sample(row.style, row.site, every, [*right, not any(right)], "title" in row.stated, _counts(row) / len(row.stretches))


def date_samples(row: Row) -> Iterator[Sample]:
    """Yield a page as its date sees it; where the page does not name the day, silence is right."""
    wanted = parse_iso(str(row.gold.get("date") or "")[:10])
    page = row.page
    if wanted is None or wanted.day is None:
        return
    found = days(page, address(page, Ledger(page.capture.text, page.lines))[0])
    right = [one.first_day == wanted.first_day and any(place.stamp.day for place in one.places) for one in found]
    # A day earlier or later is a matter of time zones, and teaches nothing.
    if any(right) or all(abs((one.first_day - wanted.first_day).days) > 1 for one in found):
        every = [*date_signs(found, page), no_date(found)]
        yield Sample(row.style, row.site, every, [*right, not any(right)], "date" in row.stated, _counts(row))


def author_samples(row: Row) -> Iterator[Sample]:
    """Yield a page as its authors see it: each person is judged alone."""
    names = row.gold.get("author")
    if names is None:
        return
    page = row.page
    ledger = Ledger(page.capture.text, page.lines)
    outlet = publisher(page, address(page, ledger)[1], (), (), ledger)
    wanted = {folded(name) for name in ([names] if isinstance(names, str) else names)}
    found = people(page, outlet.names)
    right = [folded(person.name) in wanted for person in found]
    complete = wanted <= {folded(person.name) for person in found}
    if found or wanted:
        yield Sample(
            row.style,
            row.site,
            author_signs(found, page),
            right,
            "author" in row.stated and bool(wanted),
            _counts(row),
            complete,
            partial(written, found),
        )


def _counts(row: Row) -> float:
    return CASE_COUNTS if row.style == "case" else 1.0


FIELDS: Mapping[str, Callable[[Row], Iterable[Sample]]] = {"title": title_samples, "published": date_samples, "authors": author_samples}
#: Fields whose candidates are judged each alone, since several may be right.
EACH = ("authors",)


def learn(samples: Sequence[Sample], *, each: bool) -> dict[str, float]:
    """Return the weights under which the right candidates are the surest.

    Logistic regression with a ridge: over the candidates of a page together, or over ``each`` alone.
    """
    pages: dict[str, int] = defaultdict(int)
    for sample in samples:
        for name in {name for one in sample.signs for name in one}:
            pages[name] += 1
    names = sorted(name for name, count in pages.items() if count >= FEWEST_PAGES)
    samples = [sample for sample in samples if sample.signs]
    table = _table(samples, names)
    loss = (_each if each else _together)(samples, table)
    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {name: round(float(one), 2) for name, one in zip(names, best.x, strict=True) if abs(one) >= SMALLEST}


def _table(samples: Sequence[Sample], names: Sequence[str]) -> csr_matrix:
    number = {name: at for at, name in enumerate(names)}
    each = [(at, number[name], value) for at, one in enumerate(_flat(samples)) for name, value in one.items() if name in number and value]
    row, column, value = (np.array(part) for part in zip(*each, strict=True))
    return csr_matrix((value, (row.astype(int), column.astype(int))), shape=(sum(len(one.signs) for one in samples), len(names)))


def _each(samples: Sequence[Sample], table: csr_matrix) -> Loss:
    right = np.array([one for sample in samples for one in sample.right], float)
    counts = np.array([sample.counts for sample in samples for _ in sample.right])
    turned = table.T.tocsr()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        sure = 1 / (1 + np.exp(-scores))
        cost = counts * (np.logaddexp(0, scores) - right * scores)
        return float(cost.sum() + RIDGE / 2 * weights @ weights), turned @ (counts * (sure - right)) + RIDGE * weights

    return loss


def _together(samples: Sequence[Sample], table: csr_matrix) -> Loss:
    lengths = np.array([len(sample.signs) for sample in samples])
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    of = np.repeat(np.arange(len(samples)), lengths)
    right = np.array([one for sample in samples for one in sample.right], float)
    counts = np.array([sample.counts for sample in samples])
    turned = table.T.tocsr()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        every, good = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts) + 1e-300
        slope = turned @ ((powers / every[of] - powers * right / good[of]) * counts[of])
        return float(-(counts * np.log(good / every)).sum() + RIDGE / 2 * weights @ weights), slope + RIDGE * weights

    return loss


def _flat(samples: Iterable[Sample]) -> Iterator[Mapping[str, float]]:
    for sample in samples:
        yield from sample.signs


def cross_validate(samples: Sequence[Sample], *, each: bool) -> dict[str, tuple[int, float]]:
    """Return for each style the number of pages that state the field, and the share of them that is right."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = learn([sample for sample in samples if _fold(sample.site) != fold], each=each)
        for sample in samples:
            if _fold(sample.site) == fold and sample.stated:
                scores = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in sample.signs]
                hits[sample.style].append(_hit(sample, scores))
    return {style: (len(found), sum(found) / len(found)) for style, found in sorted(hits.items())}


def _hit(sample: Sample, scores: Sequence[float]) -> bool:
    if sample.chosen:
        return sample.complete and list(sample.chosen(scores)) == list(sample.right)
    return sample.right[int(np.argmax(scores))]


def _fold(site: str) -> int:
    return int(hashlib.sha1(f"fold {site}".encode()).hexdigest(), 16) % FOLDS  # noqa: S324 - no secret, only a split


def main() -> None:
    """Read the command line, cross-validate, learn, write."""
    parser = argparse.ArgumentParser(description="Learn the weights of the metadata's signs.")
    parser.add_argument("data", type=Path)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--field", choices=tuple(FIELDS), action="append")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    kept: dict[str, list[Sample]] = {name: [] for name in options.field or FIELDS}
    for row in rows(options.data, options.cases):
        if options.half is None or row.style == "case" or half(row.site) == options.half:
            for name, samples in kept.items():
                samples.extend(FIELDS[name](row))
    for name, samples in kept.items():
        for style, (count, share) in cross_validate(samples, each=name in EACH).items():
            print(f"{name:<8} {style:<11} {count:4} pages  {share:.3f}")
        if not options.dry:
            _write(name, learn(samples, each=name in EACH), len({sample.site for sample in samples}))


def _write(name: str, weights: Mapping[str, float], sites: int) -> None:
    about = {
        "learned by": "bench/metadata.py",
        "learned from": f"{name}s of public news pages and of the program's own cases, {sites} sites in all, as text and as HTML",
        "method": "logistic regression with a ridge over the candidates of a page",
        "meaning": "how much each sign counts for a candidate; figures only, no text of any page",
    }
    write_weights(name, {"about": about, "weights": weights})


if __name__ == "__main__":
    main()
