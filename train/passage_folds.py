"""Gold of aligned passages -> what the whole alignment makes of it, each topic judged by weights
that were learned from others.

    python -m train.passage_folds FOLDER [--folds 4] [--half 0] [-- OPTIONS of FOLDER/eval.py]

``FOLDER`` is that of ``passage_pairs.py``.  Every event goes through ``align`` with the weights of
its fold, and through the scorer of the gold: recall, false absent, and the area under the curve of
all pairs that are scored, kept or not.  ``--half`` takes every second topic: floors are set on one
half and reported on the other.  With ``-- --similar``, what the wide search finds counts as seen;
with ``-- --sample 60``, joined pairs are printed to be read.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from unittest.mock import patch

from builder.collate import align
from builder.collate.alignment import scoring
from builder.collate.alignment.candidates import compared
from builder.collate.alignment.pairs import Pairs
from builder.collate.alignment.trees import Trees
from builder.collate.collation import candidates_of, read_all
from builder.core.article import Article
from train.passage_pairs import article_of, events_of, learn, samples_of, span_of, weights_of

FOLDS: Final = 4
Row = dict[str, Any]


def main() -> None:
    """Read the command line, align every event and let the scorer of the gold print its figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("options", nargs="*")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        files = {kind: Path(name, f"{kind}.jsonl") for kind in ("gold", "out", "scores")}
        with (
            files["gold"].open("w") as gold,
            files["out"].open("w") as out,
            files["scores"].open("w") as scores,
        ):
            for event, aligned, scored in _aligned(options.folder, options.folds, options.half):
                for file, row in ((gold, event), (out, aligned), (scores, scored)):
                    file.write(json.dumps(row) + "\n")
        given = [part for kind, file in files.items() for part in (f"--{kind}", str(file))]
        judged = ["--judged", str(options.folder / "dev" / "judged.jsonl")]
        subprocess.run(
            [sys.executable, str(options.folder / "eval.py"), *given, *judged, *options.options],
            check=True,
        )


def _aligned(folder: Path, folds: int, half: int | None) -> Iterator[tuple[Row, Row, Row]]:
    """Yield each event, what ``align`` says of it, and the probabilities of all its pairs."""
    events = list(events_of(folder))
    topics = sorted({event["topic"] for event in events})
    samples = samples_of(folder)
    for fold in range(folds):
        own = [
            event
            for event in events
            if topics.index(event["topic"]) % folds == fold
            and _taken(topics.index(event["topic"]), half)
        ]
        others = [
            sample
            for sample in samples
            if sample.topic not in topics or topics.index(sample.topic) % folds != fold
        ]
        trees = Trees(weights_of(learn(others))["trees"]) if own else None
        for event in own:
            articles = [article_of(row) for row in event["articles"]]
            with patch.object(scoring, "learned", lambda trees=trees: trees):
                yield (
                    event,
                    align(articles).data() | {"id": event["id"]},
                    {"id": event["id"], "pairs": list(_scores(articles, trees))},
                )


def _taken(place: int, half: int | None) -> bool:
    return half is None or place % 2 == half


def _scores(articles: Sequence[Article], trees: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the probability of every pair that is scored."""
    reads = read_all(articles)
    candidates, _ = candidates_of(reads, {}, {})
    spans = [span_of(candidate, reads) for candidate in candidates]
    for left, right, table in Pairs(compared(candidates)).tables():
        for i, j, score in zip(
            left.tolist(), right.tolist(), trees.probabilities(table).tolist(), strict=True
        ):
            yield {"a": spans[i], "b": spans[j], "score": score}


if __name__ == "__main__":
    main()
