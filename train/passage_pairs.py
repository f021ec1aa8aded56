"""Gold of aligned passages -> weights that tell which two passages of an event say the same
(``builder/weights/passage_pairs.json``).

    python -m train.passage_pairs FOLDER            how well it does, with folds by topic
    python -m train.passage_pairs FOLDER --write    learns from everything and writes the weights

What the whole alignment makes of such weights is measured by ``passage_folds.py``.

``FOLDER`` holds ``eval.py`` and ``dev/*.jsonl``: events whose pairs of sentences are labelled
``positive`` (say the same), ``partial`` (share an action) or ``negative``, and ``judged.jsonl``,
pairs read by eye.  Most pairs have no label; those that share little count a little as negative.
Beside each event, drawings of a few of its articles are learned from, because most events of a
digest have few reports; and the invented cases and the captures of the tests, whose every pair is
labelled, because public gold has neither other languages nor agency copy. Gradient-boosted trees
(LightGBM); needs ``pip install -e '.[learn]'``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import lightgbm
import numpy as np

from builder.collate.alignment.candidates import UnitCandidate, compared
from builder.collate.alignment.pairs import FEATURES, Pairs
from builder.collate.alignment.passages import ReadArticle
from builder.collate.collation import candidates_of, read_all
from builder.core.article import Article, Paragraph
from train.passage_cases import Statement, cases, worths

WEIGHTS: Final = Path(__file__).parent.parent / "builder" / "weights" / "passage_pairs.json"
FOLDS: Final = 6
#: What a pair that shares an action but says something else of it is worth, beside 1 for the same.
PARTIAL: Final = 0.2
#: What a pair without label counts, how alike its stems may be to count at all (weighted Jaccard),
#: and of so many one is learned from.
UNLABELLED: Final = 0.2
UNLIKE: Final = 0.25
ONE_OF: Final = 4
#: Drawings of an event's articles that are learned from: how many articles, how many drawings.
DRAWINGS: Final = ((2, 3), (3, 4), (5, 2))
PARAMETERS: Final = {
    "objective": "cross_entropy", "learning_rate": 0.08, "num_leaves": 12, "min_data_in_leaf": 80, "feature_fraction": 0.6,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "seed": 1, "deterministic": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
ROUNDS: Final = 150
#: What a pair of the cases counts.
CASE: Final = 50.0
Gold = Mapping[tuple[Any, Any], float | None]


@dataclass(frozen=True, slots=True)
class Sample:
    """The pairs of one event, or of a drawing of its articles."""

    topic: str
    table: np.ndarray
    worth: np.ndarray
    counts: np.ndarray


def main() -> None:
    """Read the command line; print the figures or write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    samples = samples_of(options.folder)
    if options.write:
        WEIGHTS.write_text(
            json.dumps(weights_of(learn(samples)), indent=None, separators=(",", ":")) + "\n",
            encoding="utf-8",
        )
        print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size:,} bytes")
    else:
        for name, value in _judged(samples):
            print(f"{name:24} {value:.3f}")


def events_of(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the events of the gold."""
    for path in sorted((folder / "dev").glob("*.jsonl")):
        if path.stem != "judged":
            yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def samples_of(folder: Path) -> list[Sample]:
    """Return everything that is learned from; the topic of the cases is "cases"."""
    return [
        *(sample for event in events_of(folder) for sample in _samples(folder, event)),
        *(_labelled(reads, statements) for reads, statements in cases()),
    ]


def _samples(folder: Path, event: dict[str, Any]) -> Iterator[Sample]:
    """Yield an event and some drawings of its articles."""
    scoring = _scoring(folder)
    gold = _gold(folder, scoring.Event(event), scoring.key)
    reads = read_all([article_of(article) for article in event["articles"]])
    yield _sample(event, reads, gold, scoring)
    chance = random.Random(event["id"])  # noqa: S311 -- drawings for learning, the same each time
    for size, count in DRAWINGS:
        for _ in range(count if len(reads) > size else 0):
            yield _sample(
                event,
                tuple(sorted(chance.sample(reads, size), key=lambda read: read.article.id)),
                gold,
                scoring,
            )


def _sample(
    event: dict[str, Any], reads: tuple[ReadArticle, ...], gold: Gold, scoring: ModuleType
) -> Sample:
    candidates, _ = candidates_of(reads, {}, {})
    whole = scoring.Event(event)
    sentences = [whole.sentences(span_of(candidate, reads)) for candidate in candidates]
    parts = list(Pairs(compared(candidates)).tables())
    if not parts:
        return Sample(event["topic"], np.zeros((0, len(FEATURES))), np.zeros(0), np.zeros(0))
    left, right, table = (np.concatenate(part) for part in zip(*parts, strict=True))
    near = table[:, FEATURES.index("stems jaccard")]
    found_worth = [
        _worth(sentences[i], sentences[j], gold, whole) for i, j in zip(left, right, strict=True)
    ]
    best = _best(found_worth, near)
    worth = np.array([0.0 if one is None else one[1] for one in found_worth])
    counts = np.array([
        (UNLABELLED if near[at] < UNLIKE and at % ONE_OF == 0 else 0.0) if one is None else float(one[1] < 1 or best[one[0]] == at)
        for at, one in enumerate(found_worth)
    ])  # fmt: skip
    return Sample(event["topic"], table, worth, counts)


def _labelled(reads: tuple[ReadArticle, ...], statements: Sequence[Statement]) -> Sample:
    """Return a case: passages of one statement say the same, those of none do not; what is neither
    rewarded nor punished has no label.
    """
    candidates, _ = candidates_of(reads, {}, {})
    left, right, table = (
        np.concatenate(part) for part in zip(*Pairs(compared(candidates)).tables(), strict=True)
    )
    near = dict(
        zip(
            zip(left.tolist(), right.tolist(), strict=True),
            table[:, FEATURES.index("stems jaccard")].tolist(),
            strict=True,
        )
    )
    worth = worths([candidate.unit for candidate in candidates], near, reads, statements).values()
    counts = np.array([0.0 if one is None else CASE for one in worth])
    return Sample("cases", table, np.array([one or 0.0 for one in worth]), counts)


def _best(found: Sequence[tuple[Any, float] | None], near: np.ndarray) -> dict[Any, int]:
    """Return, of the clauses of two sentences that say the same, the pair that is most alike: only
    that one is learned from.
    """
    best: dict[Any, int] = {}
    for at, one in enumerate(found):
        if one is not None and (one[0] not in best or near[at] > near[best[one[0]]]):
            best[one[0]] = at
    return best


def _worth(
    left: Sequence[Any], right: Sequence[Any], gold: Gold, event: Any
) -> tuple[Any, float] | None:
    """Return the labelled pair of sentences that two passages belong to, and what it is worth: the
    worthiest of several.
    """
    pairs = (event.pair(one, other) for one in left for other in right)
    known = [(pair, worth) for pair in pairs if (worth := gold.get(pair)) is not None]
    return max(known, key=lambda one: one[1], default=None)


def _gold(folder: Path, event: Any, key: Any) -> dict[Any, float | None]:
    """Return what each labelled pair of an event is worth; judgments by eye go before labels."""
    worth = {"positive": 1.0, "same": 1.0, "partial": PARTIAL, "negative": 0.0, "different": 0.0}
    gold: dict[Any, float | None] = {pair: worth[label] for pair, label in event.label.items()}
    for line in (folder / "dev" / "judged.jsonl").read_text(encoding="utf-8").splitlines():
        judged = json.loads(line)
        if judged["event"] == event.id:
            gold[event.pair(key(judged["a"]), key(judged["b"]))] = worth[judged["verdict"]]
    return gold


def learn(samples: Sequence[Sample]) -> Any:
    """Return the trees that were learned from samples."""
    table, worth, counts = (
        np.concatenate([getattr(sample, name) for sample in samples])
        for name in ("table", "worth", "counts")
    )
    kept = counts > 0
    return lightgbm.train(
        PARAMETERS, lightgbm.Dataset(table[kept], worth[kept], weight=counts[kept]), ROUNDS
    )


def _judged(samples: Sequence[Sample]) -> Iterator[tuple[str, float]]:
    """Yield the area under the curve of labelled pairs, each topic scored by what was learned from
    others; whole events and drawings.
    """
    topics = sorted({sample.topic for sample in samples})
    right: list[np.ndarray] = []
    wrong: list[np.ndarray] = []
    for fold in range(FOLDS):
        model = learn([sample for sample in samples if topics.index(sample.topic) % FOLDS != fold])
        for sample in samples:
            if topics.index(sample.topic) % FOLDS == fold and len(sample.table):
                scores = model.predict(sample.table)
                labelled = sample.counts >= 1
                right.append(scores[labelled & (sample.worth == 1)])
                wrong.append(scores[labelled & (sample.worth < 1)])
    good, bad = np.concatenate(right), np.sort(np.concatenate(wrong))
    below = (np.searchsorted(bad, good, "left") + np.searchsorted(bad, good, "right")) / 2
    yield "same against other pairs", float(below.mean() / len(bad))


def weights_of(model: Any) -> dict[str, Any]:
    """Return learned trees as the program reads them."""
    trees = model.dump_model()["tree_info"]
    return {
        "about": {
            "what": "gradient-boosted trees: how likely two passages of an event say the same",
            "learned from": "ECB+ (annotation CC BY 3.0) and 393 pairs read by eye; figures only",
            "with": "train/passage_pairs.py, LightGBM",
        },
        "features": list(FEATURES),
        "trees": [_tree(tree["tree_structure"]) for tree in trees],
    }


def _tree(node: Mapping[str, Any]) -> Any:
    if "leaf_value" in node and "split_feature" not in node:
        return round(node["leaf_value"], 5)
    return [
        node["split_feature"],
        float(f"{node['threshold']:.5g}"),
        _tree(node["left_child"]),
        _tree(node["right_child"]),
    ]


def article_of(row: Mapping[str, Any]) -> Article:
    """Return an article of the gold."""
    paragraphs = tuple(Paragraph(text=text) for text in row["text"].split("\n\n"))
    return Article(
        id=row["id"],
        title=row["title"] or "",
        language="en",
        published=row["date"] or None,
        paragraphs=paragraphs,
    )


def span_of(candidate: UnitCandidate, reads: Sequence[ReadArticle]) -> list[Any]:
    """Return where a passage is as the gold counts it: code points in the whole text, or in the
    title.
    """
    passage = candidate.unit.passage
    if passage.paragraph < 0:
        return [passage.article, passage.span.start, passage.span.end, "title"]
    article = next(read.article for read in reads if read.article.id == passage.article)
    start = sum(len(paragraph.text) + 2 for paragraph in article.paragraphs[: passage.paragraph])
    return [passage.article, start + passage.span.start, start + passage.span.end]


def _scoring(folder: Path) -> ModuleType:
    """Load the scorer beside the gold."""
    spec = importlib.util.spec_from_file_location("scoring", folder / "eval.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder}: no eval.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
