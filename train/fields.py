"""Learn how much each sign of a title, a date or an author counts, and write the figures to
``builder/weights/``.

    python -m train.fields DATA [--field title|published|authors] [--half N] [--dry]

DATA holds public news pages with their titles, dates and authors: ``gold.jsonl`` (``id site title
date author states`` a line), ``captures/<style>.jsonl.gz`` (``id text``: the same pages as text in
several styles) and ``html/<id>.html.gz``. The program's own invented cases
(``tests/cases/extract``, the seeds also with exchanged words) are learned from too, those of
``tests/cases/eval`` never: they are the gate. Only figures leave this script, never text of a page.
First a table is printed: each style judged by weights of other sites (five folds), the sites of
half 1 by weights of half 0, and all by weights of all. Then the weights are learned from all sites
(with ``--half N`` only from that half) and written.
"""

from __future__ import annotations

import argparse
import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from builder.core.capture import Capture
from builder.core.errors import Rejected
from builder.extract.address import address
from builder.extract.authors.author_signs import none as nobody
from builder.extract.authors.author_signs import signs as author_signs
from builder.extract.authors.byline import written
from builder.extract.authors.people import Signatory, people
from builder.extract.dates.date_signs import none as no_date
from builder.extract.dates.date_signs import signs as date_signs
from builder.extract.dates.dated import days
from builder.extract.formats import read_bytes
from builder.extract.layout import page_of
from builder.extract.lines.body import LineRange
from builder.extract.outlet import publisher
from builder.extract.page import Page
from builder.extract.titles.context import context_of
from builder.extract.titles.title_signs import NONE, best_place, signs
from builder.extract.titles.wordings import wordings
from builder.lang.stamps import parse_iso
from train.own_cases import CASES, SEEDS, TABLES, capture_file, exchanged, exchanger, load
from train.public import captures, fold, golds, half, scorer, write_weights
from train.ranking import Sample, judged, learn

FOLDS = 5
STYLES = ("lynx", "w3m", "html2text", "inscriptis", "bs4meta", "innertext", "clean", "html")
#: The program's own cases, and of these the gate's style.
CASE = "case"
STATED = frozenset(("title", "date", "author"))
#: How much a page of the program's own cases counts, a seed among them (what it holds is known),
#: and a page whose authors were taken away: there silence is right.
CASE_COUNTS = 3.0
SEED_COUNTS = 10.0
WITHOUT_AUTHORS = 0.25


class Row(NamedTuple):
    """One page with what it should give."""

    style: str
    site: str
    page: Page
    gold: Mapping[str, Any]
    stated: frozenset[str]
    counts: float = 1.0

    @property
    def stretches(self) -> Sequence[LineRange]:
        """Return where the body was taken to be when the headline was sought, and where it is."""
        return tuple(dict.fromkeys((self.page.weighed or self.page.stretch, self.page.stretch)))


def folded(text: str) -> str:
    """Return a text as titles and names are compared."""
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)
    )
    return " ".join(re.findall(r"\w+", plain.casefold()))


def rows(data: Path) -> Iterator[Row]:
    """Yield all pages of the data in all styles, and the program's own cases."""
    gold = golds(data)
    for style in STYLES[:-1]:
        for name, text in captures(data, style):
            if text.strip():
                yield from _row(
                    style,
                    gold[name],
                    read_bytes(text.encode(), "capture.txt"),
                    frozenset(gold[name]["states"].get(style, ())),
                )
    for path in sorted((data / "html").glob("*.html.gz")):
        one = gold[path.name.removesuffix(".html.gz")]
        try:
            capture = read_bytes(gzip.decompress(path.read_bytes()), path.name, media="html")
        except Rejected:
            continue
        yield from _row(STYLES[-1], one, capture, STATED)
    yield from _cases()


def _cases() -> Iterator[Row]:
    for case in CASES:
        file, expected = capture_file(case), load(case)["expected"]
        counts = SEED_COUNTS if case in SEEDS else CASE_COUNTS
        yield from _row(
            CASE,
            _gold(expected, case.name),
            read_bytes(file.read_bytes(), file.name),
            STATED,
            counts,
        )
    for case in SEEDS:
        for table in TABLES:
            exchange = exchanger(table)
            expected = {
                key: exchanged(value, exchange) for key, value in load(case)["expected"].items()
            }
            capture = read_bytes(
                exchange(capture_file(case).read_bytes().decode()).encode(), "capture.txt"
            )
            yield from _row(CASE, _gold(expected, case.name), capture, STATED, SEED_COUNTS)


def _gold(expected: Mapping[str, Any], site: str) -> dict[str, Any]:
    named = {
        "title": expected["title"],
        "date": expected.get("published"),
        "author": list(expected.get("authors", ())),
    }
    return {**named, "body": expected["body"], "site": site}


def _row(
    style: str,
    gold: Mapping[str, Any],
    capture: Capture,
    stated: frozenset[str],
    counts: float = 1.0,
) -> Iterator[Row]:
    try:
        yield Row(style, gold["site"], page_of(capture), gold, stated, counts)
    except Rejected:
        return


def title_samples(row: Row, _: ModuleType) -> Iterator[Sample]:
    """Yield a page as its title sees it, once for each stretch in front of which a headline is
    sought.
    """
    wanted = folded(row.gold.get("title") or "")
    page = row.page
    for stretch in row.stretches if wanted else ():
        found = list(wordings(page.lines, stretch, page.capture.metadata).values())
        texts = [
            best_place(one, stretch).text if one.places else one.stated[0].text for one in found
        ]
        right = [folded(text) == wanted for text in texts]
        # What the title is called elsewhere teaches nothing; that an article-only capture has none
        # does, and a case whose text begins so.
        silent = (row.style == "clean" and "title" not in row.stated) or (
            row.style == CASE and wanted in folded(row.gold["body"][0])
        )
        every = [*signs(found, context_of(page.lines, stretch, page.capture.metadata)), NONE]
        counts = row.counts / len(row.stretches) if any(right) or silent else 0.0
        yield Sample(
            row.style,
            row.site,
            every,
            [*right, not any(right)],
            counts,
            _best(right) if "title" in row.stated else None,
        )


def _best(right: Sequence[bool]) -> Callable[[Sequence[float]], bool]:
    """Return what tells whether the surest candidate is right, silence being wrong."""
    return lambda scores: [*right, False][max(range(len(scores)), key=scores.__getitem__)]


def date_samples(row: Row, _: ModuleType) -> Iterator[Sample]:
    """Yield a page as its date sees it; where the page does not name the day, silence is right."""
    wanted = parse_iso(str(row.gold.get("date") or "")[:10])
    page = row.page
    if (wanted is None or wanted.day is None) and row.style != CASE:
        return
    found = days(page, address(page).value[0])
    first_day = wanted.first_day if wanted else None
    right = [
        one.first_day == first_day and any(place.stamp.day for place in one.places) for one in found
    ]
    # A day earlier or later is a matter of time zones, and teaches nothing.
    clear = (
        any(right)
        or first_day is None
        or all(abs((one.first_day - first_day).days) > 1 for one in found)
    )
    every = [*date_signs(found, page), no_date(found)]
    hit = _best(right) if "date" in row.stated and wanted else None
    yield Sample(row.style, row.site, every, [*right, not any(right)], row.counts * clear, hit)


def author_samples(row: Row, score: ModuleType) -> Iterator[Sample]:
    """Yield a page as its authors see it, and the same page without them, where nobody is right."""
    names = row.gold.get("author")
    if names is None:
        return
    page = row.page
    found = people(page, publisher(page, address(page).value[1], (), ()).value.names)
    wanted = {folded(name) for name in names}
    right = [folded(person.name) in wanted for person in found]
    words = {word for name in wanted for word in name.split()}
    others = [person for person in found if not words & set(folded(person.name).split())]
    # Somebody who is called nearly so may be the same one.
    clear = any(right) or len(others) == len(found)
    every = author_signs(found, page)

    def hit(scores: Sequence[float]) -> bool:
        named = _named(found, scores)
        return bool(score.names(names) == score.names(", ".join(named)))

    told = "author" in row.stated and bool(wanted)
    yield Sample(
        row.style,
        row.site,
        [*every, nobody(every)],
        [*right, not any(right)],
        row.counts * clear,
        hit if told else None,
    )
    if any(right) and others and row.style != CASE:
        every = author_signs(others, page)
        yield Sample(
            row.style,
            row.site,
            [*every, nobody(every)],
            [*(False for _ in others), True],
            WITHOUT_AUTHORS,
        )


def _named(found: Sequence[Signatory], scores: Sequence[float]) -> list[str]:
    chosen = written(found, scores[:-1], scores[-1])
    return [person.name for person, one in zip(found, chosen, strict=True) if one]


FIELDS: Mapping[str, Callable[[Row, ModuleType], Iterable[Sample]]] = {
    "title": title_samples,
    "published": date_samples,
    "authors": author_samples,
}


def table(name: str, samples: Sequence[Sample]) -> None:
    """Print for each style the number of pages that state the field, and the shares of them that
    are right.
    """
    shares: dict[str, list[list[bool]]] = defaultdict(lambda: [[], [], []])
    for number in range(FOLDS):
        others = learn(
            [one for one in samples if one.style == CASE or fold(one.site, FOLDS) != number]
        )
        _count(shares, 0, [one for one in samples if fold(one.site, FOLDS) == number], others)
    held = learn([one for one in samples if one.style == CASE or half(one.site) == 0])
    _count(shares, 1, [one for one in samples if half(one.site) == 1], held)
    _count(shares, 2, samples, learn(samples))
    print(f"{name:<21} {'crossed':>8} {'half 1':>8} {'learned':>8}")
    means = {
        style: [sum(one) / max(1, len(one)) for one in shares[style]]
        for style in (*STYLES, CASE)
        if style in shares
    }
    plain = [means[style] for style in STYLES[:6] if style in means]
    for style, figures in [
        *means.items(),
        ("mean of plain text", [sum(column) / len(plain) for column in zip(*plain, strict=True)]),
    ]:
        count = len(shares[style][2]) if style in shares else ""
        print(f"  {style:<12} {count:>6} " + " ".join(f"{figure:8.3f}" for figure in figures))


def _count(
    shares: Mapping[str, list[list[bool]]],
    column: int,
    samples: Sequence[Sample],
    weights: Mapping[str, float],
) -> None:
    for style, right in judged(samples, weights):
        shares[style][column].append(right)


def main() -> None:
    """Read the command line, judge, learn, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--field", choices=tuple(FIELDS), action="append")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    kept: dict[str, list[Sample]] = {name: [] for name in options.field or FIELDS}
    score = scorer(options.data)
    for row in rows(options.data):
        for name, samples in kept.items():
            samples.extend(FIELDS[name](row, score))
    for name, samples in kept.items():
        table(name, samples)
        used = [
            one
            for one in samples
            if options.half is None or one.style == CASE or half(one.site) == options.half
        ]
        if not options.dry:
            _write(name, learn(used), len({sample.site for sample in used}))


def _write(name: str, weights: Mapping[str, float], sites: int) -> None:
    about = {
        "learned by": "train/fields.py",
        "learned from": f"{name} of public news pages and of the program's own cases, {sites} sites in all, as text and as HTML",
        "method": "logistic regression with a ridge over the candidates of a page, silence among them",
        "meaning": "how much each sign counts for a candidate; figures only, no text of any page",
    }
    write_weights(name, {"about": about, "weights": weights})


if __name__ == "__main__":
    main()
