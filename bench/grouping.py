"""Rows of articles -> how long grouping takes, and how much memory, for 1,000, 10,000 and 100,000
articles.

    python bench/grouping.py DATA.jsonl [--sizes 1000 10000 100000] [--whole] [--add 20]

The corpus is grown from ``DATA.jsonl`` (``id date lang source title text`` a line): each copy is
shifted in time behind the one before, and its names and numbers are exchanged for others, so that
copies are other events of the same kinds. Each size runs in a process of its own.  ``--whole``
times everything that a build calls (titles, receipts, storylines), otherwise the groups alone.
``--add`` takes in so many articles one by one, gives the slowest (seconds of processor time) and
says whether the result is that of a run over all articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import pickle
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent.parent))

from builder.cluster import Memory, cluster, count, group
from builder.cluster.collection import Collection
from builder.core.article import Article, Paragraph
from builder.core.frequencies import Frequencies

SIZES: Final = (1000, 10_000, 100_000)
_WORD: Final = re.compile(r"[A-Z][a-z]{2,}|\d+")
_SYLLABLES: Final = (
    "ba",
    "de",
    "fi",
    "go",
    "lu",
    "ma",
    "ne",
    "pi",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
    "zo",
    "kra",
    "sten",
    "mor",
    "lin",
    "dal",
    "hov",
)
Row = dict[str, Any]


def main() -> None:
    """Run each size in a process of its own and print a line a size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--add", type=int)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.add:
        for size in options.sizes:
            _grow(options.data, size, options.add, whole=options.whole)
        return
    if options.one:
        _measure(options.data, options.one, whole=options.whole)
        return
    print(
        f"{'articles':>9} {'events':>8} {'seconds':>8} {'processor':>9} {'MB':>6} {'exponent':>8}"
    )
    known: tuple[int, float] | None = None
    for size in options.sizes:
        command = [
            sys.executable,
            __file__,
            str(options.data),
            "--one",
            str(size),
            *(["--whole"] if options.whole else []),
        ]
        found = json.loads(
            subprocess.run(command, check=True, capture_output=True, text=True).stdout
        )
        exponent = (
            f"{math.log(found['processor'] / known[1]) / math.log(size / known[0]):8.2f}"
            if known
            else ""
        )
        known = (size, found["processor"])
        print(
            f"{size:9,} {found['events']:8,} {found['seconds']:8.1f} {found['processor']:9.1f} {found['megabytes']:6.0f} {exponent}",
            flush=True,
        )


def _measure(data: Path, size: int, *, whole: bool) -> None:
    articles = tuple(islice(grown(data), size))
    started, used = time.perf_counter(), time.process_time()
    number = (
        len(group(articles, (), (), count(articles)).events) if whole else len(cluster(articles))
    )
    found = {
        "events": number,
        "seconds": time.perf_counter() - started,
        "processor": time.process_time() - used,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(found))


def _grow(data: Path, size: int, number: int, *, whole: bool) -> None:
    """Take in ``number`` articles one by one, and say how long each took and whether the result is
    that of a full run.
    """
    articles = tuple(islice(grown(data), size))
    late = articles[:: size // number][:number]
    chosen = {article.id for article in late}
    there = {article.id: article for article in articles if article.id not in chosen}
    table = count(articles)
    run: Any = _everything if whole else _groups_alone
    built, kept = _timed(lambda: _first(there, table, whole=whole))
    wrote, kept_bytes = _timed(lambda: pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))
    read, kept = _timed(lambda: pickle.loads(kept_bytes))  # noqa: S301 -- written a moment ago
    took = []
    for article in late:
        there[article.id] = article
        seconds, found = _timed(lambda: run(kept, there, (article,), table))  # noqa: B023 -- called at once
        took.append(seconds)
    again = _first(there, table, whole=whole)
    same = found == run(again, there, (), table)
    print(
        f"{size:,} articles: first {built:.1f} s; kept in {len(kept_bytes) / 1e6:.0f} MB, written in {wrote:.1f} s, read in {read:.1f} s; "
        f"{number} added, {max(took):.2f} s the slowest, {sum(took) / number:.2f} s each;",
        "the result is that of a full run" if same else "THE RESULT DIFFERS FROM A FULL RUN",
        flush=True,
    )


def _first(there: dict[str, Article], table: Frequencies, *, whole: bool) -> Memory | Collection:
    """Return what a run over all articles leaves for the next one."""
    if not whole:
        kept = Collection(there.values(), table)
        kept.groups()
        return kept
    memory = Memory()
    group(there.values(), (), (), table, memory)
    return memory


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.process_time()
    found = work()
    return time.process_time() - started, found


def _groups_alone(
    kept: Any, _there: dict[str, Article], fresh: Iterable[Article], _table: Frequencies
) -> Any:
    kept.update((), fresh)
    return kept.groups()


def _everything(
    kept: Any, there: dict[str, Article], _fresh: Iterable[Article], table: Frequencies
) -> Any:
    return group(there.values(), (), (), table, kept)


def grown(data: Path) -> Iterator[Article]:
    """Yield the articles of ``data`` again and again, each copy later than the one before and with
    other names and numbers.
    """
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    days = [date.fromisoformat(row["date"]) for row in rows if row["date"]]
    span = (max(days) - min(days)).days + 1
    small = {word for row in rows for word in re.findall(r"\b[a-z]+\b", row["text"])}
    # Sets of different years lie one over another in each copy: a thousand articles are a sample of
    # all of them.
    rows.sort(key=lambda row: _number(row.get("cluster", row["id"])))
    copy = 0
    while True:
        for row in rows:
            yield _other(row, copy, span, small)
        copy += 1


def _other(row: Row, copy: int, span: int, small: set[str]) -> Article:
    def exchanged(match: re.Match[str]) -> str:
        word = match[0]
        if not copy or word.lower() in small:
            return word
        number = _number(f"{copy} {word}")
        if word.isdigit():
            return str(number % 10 ** len(word)).zfill(len(word))
        return "".join(_SYLLABLES[number // 20**i % 20] for i in range(3)).capitalize()

    published = (
        date.fromisoformat(row["date"]) + timedelta(days=copy * span) if row["date"] else None
    )
    return Article(
        id=f"{row['id']}-{copy}",
        title=_WORD.sub(exchanged, row["title"]),
        outlet=row["source"],
        published=published.isoformat() if published else None,
        published_basis="stated" if published else "unknown",
        language=row["lang"] or "en",
        paragraphs=(Paragraph(text=_WORD.sub(exchanged, row["text"])),),
    )


def _number(text: str) -> int:
    return int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:15], 16)


if __name__ == "__main__":
    main()
