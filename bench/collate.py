"""Rows of articles -> how long collating large events takes; pairs of texts -> how well likeness
and reuse tell them apart.

    python bench/collate.py time DATA.jsonl [--sizes 125 500 2000] [--whole]
    python bench/collate.py reuse FOLDER

``time`` grows an event of each size from the largest events of ``DATA.jsonl`` (``growing.py``),
each in a process of its own: seconds of processor time for reading (sentences, quotations,
speakers), aligning (features, likeness, statements), and with ``--whole`` for the whole coverage;
the exponent is that of aligning.  ``reuse`` scores what the public functions say of ``FOLDER``'s
``pairs.jsonl`` (sentences that mean the same or not: half of them, by a digest of their ids, is for
choosing, the other for judging), ``short.jsonl`` (answers that reuse a source or not) and
``passages.jsonl`` (passages planted in other texts), with the ``eval.py`` beside the folder.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent.parent))

from growing import grown
from likeness import likeness

from builder.collate import collate
from builder.collate.collation import aligned, read_all
from builder.core.article import Article, Paragraph
from builder.core.event import Event
from builder.lang.sentences import sentences
from train.public import half

SIZES: Final = (125, 500, 2000)
#: A detection joins sentences with so many characters between them, and is no shorter than so many.
GAP: Final = 150
SHORTEST: Final = 90
#: Sentences that count as reused are at least so alike.
ALIKE: Final = 0.36
Row = dict[str, Any]


def main() -> None:
    """Read the command line and run one of the two."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("time", "reuse"))
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.what == "reuse":
        reuse(options.data)
    elif options.one:
        print(json.dumps(measured(options.data, options.one, whole=options.whole)))
    else:
        times(options.data, options.sizes, whole=options.whole)


def times(data: Path, sizes: Sequence[int], *, whole: bool) -> None:
    """Print a line a size."""
    print(
        f"{'articles':>9} {'passages':>9} {'statements':>10} {'read s':>7} {'align s':>8} {'whole s':>8} {'MB':>6} {'exponent':>8}"
    )
    known: tuple[int, float] | None = None
    for size in sizes:
        command = [
            sys.executable,
            __file__,
            "time",
            str(data),
            "--one",
            str(size),
            *(["--whole"] if whole else []),
        ]
        found = json.loads(
            subprocess.run(command, check=True, capture_output=True, text=True).stdout
        )
        exponent = (
            f"{math.log(found['align'] / known[1]) / math.log(size / known[0]):8.2f}"
            if known
            else ""
        )
        known = (size, found["align"])
        print(
            f"{size:9,} {found['passages']:9,} {found['statements']:10,} {found['read']:7.1f} {found['align']:8.1f} {found['whole']:8.1f}"
            f" {found['megabytes']:6.0f} {exponent}",
            flush=True,
        )


def measured(data: Path, size: int, *, whole: bool) -> Row:
    """Return what collating an event of ``size`` articles costs, in seconds of processor time."""
    articles = tuple(islice(grown(data), size))
    started = time.process_time()
    reads = read_all(articles)
    read = time.process_time()
    found = aligned(reads)
    done = time.process_time()
    if whole:
        collate(
            Event(id="event", title="Event", articles=tuple(article.id for article in articles)),
            articles,
            (),
        )
    return {
        "passages": len(found.candidates),
        "statements": len(found.statements.groups),
        "read": read - started,
        "align": done - read,
        "whole": time.process_time() - done,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def reuse(folder: Path) -> None:
    """Print the scores of all three sets."""
    scoring = _scoring(folder)
    pairs = _rows(folder, "pairs")
    texts = list(dict.fromkeys(row[side] for row in pairs.values() for side in "ab"))
    place = {text: index for index, text in enumerate(texts)}
    measure = likeness(texts)
    scored = {
        name: {"id": name, "score": measure(place[row["a"]], place[row["b"]])}
        for name, row in pairs.items()
    }
    for name, wanted in (("chosen on", {0}), ("held back", {1}), ("all", {0, 1})):
        own = {key: row for key, row in pairs.items() if half(key) in wanted}
        print("pairs", name, json.dumps(scoring.pairs(own, scored)))
    short = _rows(folder, "short")
    print(
        "short",
        json.dumps(
            scoring.short(
                short, {name: {"id": name, "score": _share(row)} for name, row in short.items()}
            )
        ),
    )
    passages = _rows(folder, "passages")
    started = time.process_time()
    found = {
        name: {"id": name, "alignments": list(_detected(row))} for name, row in passages.items()
    }
    each = (time.process_time() - started) / len(passages)
    print("passages", json.dumps(scoring.passages(passages, found)), f"{each * 1000:.0f} ms a pair")


def _share(row: Row) -> float:
    """Return how much of an answer's wording its source has."""
    articles = (_article("answer", row["text"]), _article("source", row["source"]))
    found = collate(Event(id="event", title="Event", articles=("answer", "source")), articles, ())
    return next((one.share for one in found.reuse if one.article == "answer"), 0.0)


def _detected(row: Row) -> Iterator[Row]:
    """Yield the stretches of the derived text that the source has too: sentences that are alike and
    are near one another in both.
    """
    derived, source = (
        [(span, row[side][slice(*span)]) for span in sentences(row[side])]
        for side in ("derived", "source")
    )
    measure = likeness([text for _, text in (*derived, *source)])
    open_: list[list[int]] = []
    for i, ((start, end), _) in enumerate(derived):
        for j, ((from_, to), _) in enumerate(source):
            if measure(i, len(derived) + j) < ALIKE:
                continue
            near = next(
                (
                    one
                    for one in open_
                    if start - one[1] <= GAP and one[2] - GAP <= to and from_ <= one[3] + GAP
                ),
                None,
            )
            if near is None:
                open_.append([start, end, from_, to])
            else:
                near[1], near[2], near[3] = max(near[1], end), min(near[2], from_), max(near[3], to)
    for start, end, from_, to in open_:
        if end - start >= SHORTEST:
            yield {"der": [start, end], "src": [from_, to]}


def _article(name: str, text: str) -> Article:
    return Article(
        id=name,
        title="",
        outlet=name,
        paragraphs=tuple(Paragraph(text=paragraph) for paragraph in text.split("\n\n")),
    )


def _rows(folder: Path, name: str) -> dict[str, Row]:
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def _scoring(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reuse_eval", folder.parent / "eval.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder.parent / "eval.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
