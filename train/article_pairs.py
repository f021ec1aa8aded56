"""Rows of articles with the event of each -> builder/weights/article_pairs.json, the weights of the
score of two articles.

    python -m train.article_pairs DATA.jsonl [--half 0] [--fold]

``DATA.jsonl`` holds ``id set date lang source title text cluster`` a line.  Needs numpy and
scikit-learn, which the program does not. ``--half 0`` learns from the one half of the events and
prints the figures of both; ``--fold`` prints figures for which each article's event was left out of
learning (four folds of whole stretches of time, so that events alike stay together).  Neither
writes the file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from msgspec.structs import replace
from sklearn.linear_model import LogisticRegression

from builder.cluster.clusters import joined, linked
from builder.cluster.collection import Collection
from builder.cluster.evidence import CONDITIONS, FIGURES, conditions
from builder.cluster.features import ArticleFeatures
from builder.cluster.scores import CUT, LEAST_LIKELY
from builder.core.article import Article, Paragraph

TARGET: Final = Path(__file__).parent.parent / "builder" / "weights" / "article_pairs.json"
#: Weight of all pairs of a set, so that the largest does not drown the others.
SETS: Final = {"allsides": 1.0, "gva": 1.0, "basil": 0.3, "ecb": 0.6, "uci14": 0.4}
#: Strength of the penalty (scikit-learn's C).
PENALTY: Final = 0.01
FOLDS: Final = 4
#: Days of a stretch of time.
STRETCH: Final = 45
#: Sizes of the small collections that are learned from too, how many of each, and what they weigh
#: together.
SMALL: Final = (4, 6, 9, 15, 30, 60, 120)
DRAWS: Final = 60
SMALL_WEIGHT: Final = 0.25
#: The same for copies without capitals and copies without dates.
PLAIN_WEIGHT: Final = 0.08
UNDATED_WEIGHT: Final = 0.04
#: Fifths of the articles that lose their dates in such a copy.
UNDATED_FIFTHS: Final = 2
#: A column that varies less than this, and a weight below it, tells nothing.
TINY: Final = 1e-4
Row = dict[str, Any]


class Table(NamedTuple):
    """The pairs of one collection."""

    items: tuple[ArticleFeatures, ...]
    first: np.ndarray
    second: np.ndarray
    #: A row a pair, a column for each figure under each condition.
    values: np.ndarray
    same: np.ndarray
    weight: np.ndarray


def main() -> None:
    """Learn, and write or report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", type=int)
    parser.add_argument("--fold", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    whole, tables = _tables(rows)
    if options.half is not None:
        for cut in (CUT - 0.04, CUT, CUT + 0.04):
            _halves(rows, whole, tables, options.half, cut)
    elif options.fold:
        _folds(rows, whole, tables)
    else:
        _write(_learned(tables, rows, lambda _: True), rows)


def _tables(rows: list[Row]) -> tuple[Table, list[Table]]:
    """Return the table of the whole collection, and all tables that are learned from."""
    whole = _table(rows, [_article(row) for row in rows], 1.0)
    plain = [
        replace(
            _article(row),
            title=row["title"].lower(),
            paragraphs=(Paragraph(text=row["text"].lower()),),
        )
        for row in rows
    ]
    tables = [whole, _table(rows, plain, PLAIN_WEIGHT)]
    some = [
        row
        for row in rows
        if row["set"] in ("allsides", "gva", "basil") and _hash(row["cluster"]) % 3 == 0
    ]
    tables.append(_table(some, [_some_dates(row) for row in some], UNDATED_WEIGHT))
    small = list(_small(rows))
    tables += [
        _table(chosen, [_article(row) for row in chosen], SMALL_WEIGHT / len(small))
        for chosen in small
    ]
    tables += [
        _table(chosen, [_some_dates(row) for row in chosen], SMALL_WEIGHT / len(small) / 2)
        for chosen in small
    ]
    return whole, tables


def _small(rows: list[Row]) -> Iterator[list[Row]]:
    """Yield small collections of whole events: neighbors in time of one set."""
    by_set: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_set[row["set"]][row["cluster"]].append(row)
    for size in SMALL:
        for draw in range(DRAWS):
            name = sorted(by_set)[draw % len(by_set)]
            events = sorted(
                by_set[name],
                key=lambda event: (
                    _block(by_set[name][event][0]),
                    by_set[name][event][0]["date"] or "",
                    event,
                ),
            )
            at = _hash(f"{size}-{draw}") % len(events)
            chosen: list[Row] = []
            while len(chosen) < size and at < len(events):
                chosen += by_set[name][events[at]][: max(4, size // 3)]
                at += 1
            if len({row["cluster"] for row in chosen}) > 1:
                yield chosen


def _some_dates(row: Row) -> Article:
    """Return the article, without its date in two cases of five."""
    article = _article(row)
    return replace(article, published=None) if _hash(row["id"]) % 5 < UNDATED_FIFTHS else article


def _article(row: Row) -> Article:
    return Article(
        id=row["id"],
        title=row["title"],
        outlet=row["source"],
        published=row["date"] or None,
        published_basis="stated" if row["date"] else "unknown",
        language=row["lang"] or "en",
        paragraphs=(Paragraph(text=row["text"]),),
    )


def _table(rows: Sequence[Row], articles: Sequence[Article], share: float) -> Table:
    found = Collection(articles)
    ordered = sorted(row["id"] for row in rows)
    items = tuple(found[name] for name in ordered)
    place = {name: index for index, name in enumerate(ordered)}
    row = {item["id"]: item for item in rows}
    met = list(found.pairs())
    first = np.array([place[one] for one, _, _ in met])
    second = np.array([place[other] for _, other, _ in met])
    values = np.zeros((len(met), len(FIGURES) * len(CONDITIONS)), np.float32)
    for number, (one, other, figures) in enumerate(met):
        values[number] = np.outer(
            figures, conditions(found[one], found[other], found.rarity)
        ).ravel()
    same = np.array([_event(row[one]) == _event(row[other]) for one, other, _ in met], bool)
    sets = [row[one]["set"] for one, _, _ in met]
    positive = Counter(name for name, true in zip(sets, same, strict=True) if true)
    weight = np.array([SETS[name] / max(1, positive[name]) for name in sets]) * share * 5000
    return Table(items, first, second, values, same, weight)


def _event(row: Row) -> str:
    return f"{row['set']} {row['cluster']}"


def _learned(tables: Sequence[Table], rows: Sequence[Row], chosen: Any) -> np.ndarray:
    """Return the weights learned from the pairs of which ``chosen`` takes both articles."""
    taken = {row["id"]: chosen(row) for row in rows}
    masks = []
    for table in tables:
        mine = np.array([taken[item.id] for item in table.items], bool)
        masks.append(
            mine[table.first] & mine[table.second] if len(table.first) else np.zeros(0, bool)
        )
    values = np.concatenate([table.values[mask] for table, mask in zip(tables, masks, strict=True)])
    same = np.concatenate([table.same[mask] for table, mask in zip(tables, masks, strict=True)])
    weight = np.concatenate([table.weight[mask] for table, mask in zip(tables, masks, strict=True)])
    scale = values.std(axis=0)
    scale[scale < TINY] = np.inf
    model = LogisticRegression(C=PENALTY, max_iter=120, tol=1e-3, fit_intercept=False)
    constant = np.ones((len(values), 1), np.float32) * 10  # hardly penalized
    model.fit(np.hstack([values / scale.astype(np.float32), constant]), same, sample_weight=weight)
    found: np.ndarray = (model.coef_[0][:-1] / scale).reshape(len(FIGURES), len(CONDITIONS))
    found[0, 0] += 10 * model.coef_[0][-1]
    return found


def _grouped(table: Table, likely: np.ndarray, cut: float) -> dict[str, int]:
    scores: dict[int, dict[int, float]] = defaultdict(dict)
    for i, j, value in zip(
        table.first.tolist(), table.second.tolist(), likely.tolist(), strict=True
    ):
        if value >= LEAST_LIKELY:
            scores[i][j] = scores[j][i] = value * CUT / cut
    groups = list(linked(list(enumerate(table.items)), scores, ()))
    dated, undated = (
        [group for group in groups if (table.items[group[0]].days is None) == bare]
        for bare in (False, True)
    )
    return {
        table.items[i].id: number
        for number, group in enumerate(joined(dated, undated, scores, ()))
        for i in group
    }


def _likely(table: Table, weights: np.ndarray) -> np.ndarray:
    odds: np.ndarray = table.values @ weights.ravel().astype(np.float32)
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def _halves(rows: list[Row], whole: Table, tables: Sequence[Table], half: int, cut: float) -> None:
    weights = _learned(tables, rows, lambda row: _half(row) == half)
    groups = _grouped(whole, _likely(whole, weights), cut)
    for number in (half, 1 - half):
        print(
            f"half {number}, cut {cut:.2f}: {_figures([row for row in rows if _half(row) == number], groups)}"
        )


def _folds(rows: list[Row], whole: Table, tables: Sequence[Table]) -> None:
    fold = {row["id"]: _hash(f"f{row['set']}{_block(row)}") % FOLDS for row in rows}
    mine = np.array([fold[item.id] for item in whole.items])
    low = np.minimum(mine[whole.first], mine[whole.second])
    likely = np.zeros(len(low))
    for left_out in range(FOLDS):
        weights = _learned(tables, rows, lambda row: fold[row["id"]] != left_out)  # noqa: B023 -- called at once
        likely = np.where(low == left_out, _likely(whole, weights), likely)
    for cut in (0.3, 0.34, 0.38, 0.42, 0.46):
        print(f"folds, cut {cut:.2f}: {_figures(rows, _grouped(whole, likely, cut))}", flush=True)


def _figures(rows: Sequence[Row], groups: dict[str, int]) -> str:
    """Return B-cubed F1 and pairwise F1: the means over the sets with bodies, then of each set."""
    by_set: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_set[row["set"]].append(row)
    found = {name: _f1(members, groups) for name, members in by_set.items()}
    four = [found[name] for name in found if name != "uci14"]
    mean = f"B3 {100 * sum(b for b, _ in four) / len(four):.2f} pair {100 * sum(p for _, p in four) / len(four):.2f}"
    return f"{mean} | " + " ".join(
        f"{name} {100 * b:.1f}/{100 * p:.1f}" for name, (b, p) in found.items()
    )


def _f1(rows: Sequence[Row], groups: dict[str, int]) -> tuple[float, float]:
    gold, guess = (
        Counter(row["cluster"] for row in rows),
        Counter(groups[row["id"]] for row in rows),
    )
    both = Counter((row["cluster"], groups[row["id"]]) for row in rows)
    precision = sum(n * n / guess[g] for (_, g), n in both.items()) / len(rows)
    recall = sum(n * n / gold[c] for (c, _), n in both.items()) / len(rows)
    true, found, wanted = (
        sum(n * (n - 1) / 2 for n in counter.values()) for counter in (both, guess, gold)
    )
    return 2 * precision * recall / (precision + recall), 2 * true / (found + wanted)


def _half(row: Row) -> int:
    return _hash(row["set"] + row["cluster"]) % 2


def _block(row: Row) -> str:
    """Return the stretch of time of an article, or the matter of an undated one (the event's name
    up to its last part).
    """
    if row["set"] == "uci14":
        return str(row["cluster"])
    return (
        str(date.fromisoformat(row["date"]).toordinal() // STRETCH)
        if row["date"]
        else row["cluster"].rpartition("-")[0]
    )


def _hash(text: str) -> int:
    return int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(), 16)


def _write(weights: np.ndarray, rows: Sequence[Row]) -> None:
    table = {
        figure: {
            condition: round(float(value), 4)
            for condition, value in zip(CONDITIONS, line, strict=True)
            if abs(value) >= TINY
        }
        for figure, line in zip(FIGURES, weights, strict=True)
    }
    numbers = Counter(row["set"] for row in rows)
    about = {
        "what": "weights of a log-linear model: how likely two articles report one event; a row a figure, a column a condition",
        "learned from": ", ".join(
            f"{name} ({number} articles)" for name, number in sorted(numbers.items())
        ),
        "with": "train/article_pairs.py, logistic regression (scikit-learn)",
    }
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(
        json.dumps({"about": about, "weights": table}, indent=1, sort_keys=True) + "\n",
        encoding="utf-8",
    )
    print(f"{TARGET.name}: {sum(map(len, table.values()))} weights")


if __name__ == "__main__":
    main()
