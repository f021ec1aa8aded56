"""Learn the weights of builder/extract/formats/marking.py from public pages, cross-validate them,
and time the reading of pages.

    python -m train.html_blocks FOLDER learn                 # writes builder/weights/html_blocks.json from all pages
    python -m train.html_blocks FOLDER validate              # by site: within half 0, within all, and half 1 with a model of half 0
    python -m train.html_blocks FOLDER time                  # against the library's own time, in the same process

FOLDER holds gold.jsonl, eval.py and html/ID.html.gz. Needs numpy and scikit-learn, which the
program itself does not.
"""

from __future__ import annotations

import argparse
import gzip
import logging
import math
import random
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np
import trafilatura

from builder.core.errors import Rejected
from builder.extract import normalize
from builder.extract.formats import read_bytes
from builder.extract.formats.elements import pieces_of
from builder.extract.formats.html import extracted_from, parsed, read_html
from builder.extract.formats.looks import Traits, WordWeights, first_words, word_traits, words_near
from builder.extract.formats.marking import NAME, decided, hints_of
from builder.extract.formats.metadata import stated
from builder.extract.formats.pieces import Piece
from builder.extract.formats.traits import Hints, traits
from builder.learn.forests import Forest
from train.public import golds, half, scorer, write_weights

FOLDS: Final = 5
#: A word counts that this many sites use, with weights drawn towards even odds by so many imagined
#: sites.
FEWEST_SITES: Final = 4
PRIOR: Final = 2.0
#: Weaker words are left out (logarithm of the odds).
WEAKEST: Final = 0.4
TREES: Final = {
    "max_iter": 150,
    "learning_rate": 0.08,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 40,
    "l2_regularization": 20.0,
    "max_features": 0.3,
}
#: A piece is the report's when so much of it is in the gold.
IN_GOLD: Final = 0.5
FEW_TOKENS: Final = 4
SOURCES: Final[dict[str, Callable[[Piece], Collection[str]]]] = {
    "near": words_near,
    "around": lambda piece: piece.frame.words,
    "first": lambda piece: first_words(piece.text),
}


@dataclass
class Example:
    """A page with its gold."""

    name: str
    site: str
    pieces: list[Piece]
    hints: Hints
    labels: list[bool]
    #: Each piece counts by the root of its tokens, each page the same.
    weights: list[float]


def examples(folder: Path, gold: Sequence[dict[str, Any]], score: ModuleType) -> list[Example]:
    """Read all pages once."""
    found = []
    for page in gold:
        root = parsed(source_of(folder, page["id"]), page["id"])
        pieces = pieces_of(root)
        if not pieces:
            continue
        labels = in_gold([piece.text for piece in pieces], page["body"], score)
        sizes = [math.sqrt(max(1, len(score.tokens(piece.text)))) for piece in pieces]
        whole = sum(size for size, label in zip(sizes, labels, strict=True) if label) or sum(sizes)
        hints = hints_of(pieces, extracted_from(root, None)[0], stated(root))
        found.append(
            Example(
                page["id"], page["site"], pieces, hints, labels, [size / whole for size in sizes]
            )
        )
    return found


def source_of(folder: Path, name: str) -> str:
    """Return the source of a page."""
    return gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode(
        "utf-8", "replace"
    )


def in_gold(texts: Sequence[str], body: str, score: ModuleType) -> list[bool]:
    """Return for each text whether it is a paragraph of the gold, or most of it is there and
    was not yet used up.
    """
    runs, paragraphs = score.shingles(body), score.paragraphs(body)
    found = []
    for text in texts:
        folded, own = score.fold(text), score.shingles(text)
        whole = paragraphs[folded] > 0
        held = (
            sum((own & runs).values()) >= IN_GOLD * sum(own.values())
            and len(score.tokens(text)) >= FEW_TOKENS
        )
        found.append(bool(own) and (whole or held))
        if found[-1]:
            paragraphs[folded] -= whole
            runs -= own
    return found


def learned_words(pages: Iterable[Example]) -> Callable[[str], WordWeights]:
    """Return a function that gives the weights of words as all sites but one have them."""
    counts: dict[str, Any] = {
        name: defaultdict(lambda: defaultdict(lambda: [0.0, 0.0])) for name in SOURCES
    }
    for page in pages:
        for piece, label, weight in zip(page.pieces, page.labels, page.weights, strict=True):
            for name, words in SOURCES.items():
                for word in words(piece):
                    sums = counts[name][word][page.site]
                    sums[0] += weight * label
                    sums[1] += weight

    def without(site: str) -> WordWeights:
        return WordWeights(**{name: _weighed(by_word, site) for name, by_word in counts.items()})

    return without


def _weighed(by_word: dict[str, Any], left_out: str) -> dict[str, float]:
    found = {}
    for word, sites in by_word.items():
        shares = [sums[0] / sums[1] for site, sums in sites.items() if site != left_out]
        if len(shares) >= FEWEST_SITES:
            mean = (sum(shares) + PRIOR / 2) / (len(shares) + PRIOR)
            odds = math.log(mean / (1 - mean))
            if abs(odds) >= WEAKEST:
                found[word] = round(odds, 2)
    return found


def figures(page: Example, words: WordWeights, cache: dict[str, list[Traits]] = {}) -> list[Traits]:  # noqa: B006 - a cache
    """Return the traits of a page; only those of words are reckoned anew."""
    if page.name not in cache:
        cache[page.name] = traits(page.pieces, page.hints, WordWeights({}, {}, {}))
    own = [word_traits(piece, words) for piece in page.pieces]
    found = [one | two for one, two in zip(cache[page.name], own, strict=True)]
    for number, one in enumerate(found):
        for step, side in ((-1, "before"), (1, "behind")):
            other = own[number + step] if 0 <= number + step < len(own) else None
            one |= {
                f"{name} {side}": other[name] if other else -1.0
                for name in ("around least", "first words")
            }
    return found


def learn(pages: Sequence[Example]) -> dict[str, Any]:
    """Return the weights learned from ``pages``; the words of each page's own site do not count
    while it is learned from.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - loads for a second, and only learning needs it

    without = learned_words(pages)
    rows = [one for page in pages for one in figures(page, without(page.site))]
    names = sorted(rows[0])
    weights = np.array([weight for page in pages for weight in page.weights])
    model = HistGradientBoostingClassifier(random_state=0, early_stopping=False, **TREES)
    model.fit(
        [[row[name] for name in names] for row in rows],
        [label for page in pages for label in page.labels],
        sample_weight=weights / weights.mean(),
    )
    words = without("")
    trees = [_tree(predictor.nodes, 0) for (predictor,) in model._predictors]  # noqa: SLF001 - the library offers no other way
    return {
        "start": round(float(model._baseline_prediction[0, 0]), 4),  # noqa: SLF001 - the same
        "traits": names,
        "trees": trees,
        "words": {"around": words.around, "first": words.first, "near": words.near},
    }


def _tree(nodes: Any, at: int) -> Any:
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    border = float(f"{node['num_threshold']:.5g}")
    return [
        int(node["feature_idx"]),
        border,
        _tree(nodes, node["left"]),
        _tree(nodes, node["right"]),
    ]


def bodies(weights: dict[str, Any], pages: Iterable[Example]) -> dict[str, str]:
    """Return the text that the weights choose of each page."""
    forest, words = Forest.of(weights), WordWeights(**weights["words"])
    found = {}
    for page in pages:
        chances = forest.chances(figures(page, words))
        marks = decided(page.pieces, chances)
        found[page.name] = "\n\n".join(
            piece.text for piece, mark in zip(page.pieces, marks, strict=True) if mark
        )
    return found


def validated(pages: Sequence[Example]) -> dict[str, str]:
    """Return the text of each page, chosen by weights of other sites."""
    sites = sorted({page.site for page in pages})
    random.Random(1).shuffle(sites)  # noqa: S311 - no secret
    found: dict[str, str] = {}
    for fold in range(FOLDS):
        tested = set(sites[fold::FOLDS])
        weights = learn([page for page in pages if page.site not in tested])
        found |= bodies(weights, [page for page in pages if page.site in tested])
    return found


def report(
    name: str, gold: Sequence[dict[str, Any]], found: dict[str, str], score: ModuleType
) -> None:
    """Print body and paragraph figures."""
    sums = score.summarise(
        [score.score_one(page, {"body": found.get(page["id"], "")}) for page in gold]
    )
    print(
        f"{name:34} {len(gold)} pages",
        *(f"{key}={sums[key]:.4f}" for key in ("precision", "recall", "f1", "page_f1", "para_f1")),
        flush=True,
    )


def validate(folder: Path, gold: Sequence[dict[str, Any]], score: ModuleType) -> None:
    """Print the figures of the chosen text."""
    pages = examples(folder, gold, score)
    zero = [page for page in pages if half(page.site) == 0]
    held = [page for page in pages if half(page.site) == 1]
    report(
        "half 0, by site",
        [page for page in gold if half(page["site"]) == 0],
        validated(zero),
        score,
    )
    report(
        "half 1, weights of half 0",
        [page for page in gold if half(page["site"]) == 1],
        bodies(learn(zero), held),
        score,
    )
    report("all, by site", gold, validated(pages), score)


def write(folder: Path, gold: Sequence[dict[str, Any]], score: ModuleType) -> None:
    """Write the weights learned from all pages."""
    about = {
        "what": "which blocks of an HTML page are the report: weights of words in attributes and of first words, and boosted trees",
        "from": f"{len(gold)} public web pages with gold bodies (zyte article extraction benchmark, fundus, wcxb); figures only, no text",
        "by": "python -m train.html_blocks FOLDER learn",
        "with": "scikit-learn HistGradientBoostingClassifier",
    }
    weights = {"about": about, **learn(examples(folder, gold, score))}
    write_weights(NAME, weights)


def clock(folder: Path, gold: Sequence[dict[str, Any]], _: ModuleType) -> None:
    """Print the processor time of reading and normalizing a page, and of the library on the same
    pages, taken in turns.
    """
    logging.disable(logging.CRITICAL)
    sums = {"library": 0.0, "read": 0.0, "read and normalize": 0.0}
    sources = [source_of(folder, page["id"]) for page in gold]
    read_html(sources[0], "", None)
    for source in sources:
        start = time.process_time()
        trafilatura.bare_extraction(source, include_comments=False, with_metadata=True)
        between = time.process_time()
        try:
            capture = read_bytes(source.encode(), "a.html", media="html")
            read = time.process_time()
            normalize(capture, ())
        except Rejected:
            read = time.process_time()
        sums["library"] += between - start
        sums["read"] += read - between
        sums["read and normalize"] += time.process_time() - between
    for name, seconds in sums.items():
        print(
            f"{name:20} {1000 * seconds / len(sources):6.1f} ms a page, {seconds / sums['library']:.2f} of the library's"
        )


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("task", choices=("learn", "validate", "time"))
    asked = parser.parse_args()
    gold = list(golds(asked.folder).values())
    {"learn": write, "validate": validate, "time": clock}[asked.task](
        asked.folder, gold, scorer(asked.folder)
    )


if __name__ == "__main__":
    main()
