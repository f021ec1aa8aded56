"""Learn the weights of builder/extract/lines/marking.py from public pages, cross-validate them, and
measure the whole of normalize.

    python -m train.lines FOLDER learn       # writes builder/weights/lines.json from all pages
    python -m train.lines FOLDER validate    # by site: within half 0, within all, and half 1 with a model of half 0
    python -m train.lines FOLDER measure     # the program as it is: a row for each style of capture, and the time for a page

FOLDER holds gold.jsonl, eval.py and captures/STYLE.jsonl.gz. Needs the extra ``learn``, which the
program itself does not.
"""

from __future__ import annotations

import argparse
import re
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from builder.core.errors import Rejected
from builder.extract import normalize
from builder.extract.bare import is_bare
from builder.extract.formats import read_bytes
from builder.extract.layout import densest, language_of
from builder.extract.lines.joining import lines_of
from builder.extract.lines.line import Line
from builder.extract.lines.line_signs import signs_of
from builder.extract.lines.marking import NAME, decided
from builder.learn.chains import Chain
from train.public import captures, fold, golds, half, scorer, write_weights

#: Pages cut short, for learning only.
SHORTENED: Final = "shortened"
STYLES: Final = ("lynx", "w3m", "html2text", "inscriptis", "bs4meta", "innertext", "clean")
FOLDS: Final = 5
#: Penalties of the learner on the size of weights (absolute, squared), rounds, and how often a sign
#: must have been seen.
LEARNER: Final = {"c1": 5.0, "c2": 10.0, "max_iterations": 70, "feature.minfreq": 20}
#: The words of labels are signs when they are on the pages of so many sites: then they are no
#: site's own.
WORD_SIGNS: Final = ("says ", "under ", "over ")
MAKER_SIGNS: Final = ("under maker ", "over maker ")
MIN_SITES: Final = 12
#: A word inside a sentence, and how often a name is written with a capital for once without.
INSIDE: Final = re.compile(r"(?<=[a-z,] )[^\W\d_]+")
MOST_SMALL: Final = 4
#: Lines of a page that is learned from in all styles; a longer one counts in fewer of them, but in
#: a third at least.
USUAL_LINES: Final = 220
MIN_SHARE: Final = 1 / 3
#: Weaker signs are left out.
WEAKEST: Final = 0.02
#: A run of so many tokens is sought in the gold; one that is there more often tells nothing.
RUN: Final = 4
MOST_PLACES: Final = 30
#: A line is the report's when so much of it is in the gold.
IN_GOLD: Final = 0.5


class Match(NamedTuple):
    """Where a line may be in the gold: half-open range of tokens, and how many agree."""

    line: int
    start: int
    end: int
    tokens: int


@dataclass
class Example:
    """A capture with its gold."""

    style: str
    gold: dict[str, Any]
    lines: Sequence[Line]
    signs: list[list[str]]
    labels: list[str]


class Lined(NamedTuple):
    """A capture whose report is known: its number in its style, its lines, and where in the gold
    those of the report stand.
    """

    order: int
    page: dict[str, Any]
    language: str
    lines: list[Line]
    places: dict[int, Match]


def lined(
    folder: Path, gold: Mapping[str, dict[str, Any]], style: str, score: ModuleType
) -> Iterator[Lined]:
    """Yield the captures of a style whose report is known."""
    for order, (name, text) in enumerate(captures(folder, style)):
        page = gold[name]
        if text.strip() and page.get("body"):
            capture = read_bytes(text.encode(), "capture.txt")
            language = language_of(capture)
            lines = lines_of(capture.blocks, language, whole=False)
            yield Lined(
                order,
                page,
                language,
                list(lines),
                placed([line.text for line in lines], page["body"], score),
            )


def examples(folder: Path, gold: Mapping[str, dict[str, Any]], score: ModuleType) -> list[Example]:
    """Read all captures once; those of an article alone are not labelled line by line, and are left
    out.
    """
    found = []
    for number, style in enumerate(STYLES):
        for order, page, language, lines, places in lined(folder, gold, style, score):
            if is_bare(lines):
                continue
            found.append(
                example(style, page, lines, [line.index in places for line in lines], language)
            )
            if order % len(STYLES) == number:
                found.append(shortened(found[-1], 2 + order % 3, language))
    return found


def example(
    style: str, page: dict[str, Any], lines: Sequence[Line], stood: Sequence[bool], language: str
) -> Example:
    """Return the lines with their signs and labels."""
    labels = ["in" if label else "out" for label in stood]
    return Example(style, page, lines, signs_of(lines, densest(lines), language), labels)


def shortened(whole: Example, size: int, language: str) -> Example:
    """Return a page whose report stops after ``size`` lines: news is often shorter than what such
    sets hold.
    """
    stood = [label == "in" for label in whole.labels]
    places = [number for number, label in enumerate(stood) if label]
    last = places[min(size, len(places)) - 1] if places else len(stood)
    kept = [number for number in range(len(stood)) if number <= last or number > places[-1]]
    lines = [replace(whole.lines[number], index=order) for order, number in enumerate(kept)]
    return example(SHORTENED, whole.gold, lines, [stood[number] for number in kept], language)


def placed(texts: Sequence[str], body: str, score: ModuleType) -> dict[int, Match]:
    """Return where in the gold the lines stand that do: the chain of matches in one order that
    covers most tokens.
    """
    gold = score.fold(body).split()
    matches = [
        match
        for number, text in enumerate(texts)
        for match in _matches(number, score.fold(text).split(), gold, _index(gold))
    ]
    matches.sort(key=lambda match: (match.line, -match.start))
    best = [(0, -1)] * (len(gold) + 2)
    sums: list[int] = []
    links: list[int] = []
    at = 0
    while at < len(matches):
        line = [
            number
            for number in range(at, len(matches))
            if number < at + 12 and matches[number].line == matches[at].line
        ]
        before = [max(best[: min(len(gold), matches[number].start + 2) + 1]) for number in line]
        for number, (covered, link) in zip(line, before, strict=True):
            sums.append(covered + matches[number].tokens)
            links.append(link)
        for number in line:
            end = matches[number].end
            best[end] = max(best[end], (sums[number], number))
        at += len(line)
    chosen = {}
    number = max(range(len(sums)), key=sums.__getitem__, default=-1)
    while number >= 0:
        chosen[matches[number].line] = matches[number]
        number = links[number]
    return chosen


_indexed: dict[int, tuple[Sequence[str], dict[tuple[str, ...], list[int]]]] = {}


def _index(gold: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """Return where each run of one to four tokens is; the last gold asked for is remembered."""
    if id(gold) not in _indexed:
        _indexed.clear()
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for length in range(1, RUN + 1):
            for start in range(len(gold) - length + 1):
                places[tuple(gold[start : start + length])].append(start)
        _indexed[id(gold)] = (gold, places)
    return _indexed[id(gold)][1]


def _matches(
    line: int, own: Sequence[str], gold: Sequence[str], places: Mapping[tuple[str, ...], list[int]]
) -> Iterator[Match]:
    """Yield the places of the gold at which at least half of a line is, a few words changed or
    not.
    """
    if not own:
        return
    length = min(RUN, len(own))
    shifts: Counter[int] = Counter()
    for start in range(len(own) - length + 1):
        found = places.get(tuple(own[start : start + length]), ())
        if len(found) <= MOST_PLACES:
            shifts.update(place - start for place in found)
    for shift, count in shifts.most_common(6):
        near = sum(
            other + length - 1
            for apart, other in shifts.items()
            if apart != shift and abs(apart - shift) <= 6  # noqa: PLR2004 -- words
        )
        tokens = min(count + length - 1 + near, len(own))
        if tokens >= IN_GOLD * len(own):
            yield Match(line, max(0, shift), min(len(gold), shift + len(own)), tokens)


def learned(pages: Sequence[Example]) -> dict[str, Any]:
    """Return the weights of a linear chain: ``signs`` and ``changes``."""
    import pycrfsuite  # noqa: PLC0415 - for learning only

    trainer = pycrfsuite.Trainer(verbose=False, params=LEARNER)
    chosen = [page for page in pages if _counts(page)]
    rare = _rare(chosen)
    for page in chosen:
        kept = [[sign for sign in line if sign not in rare] for line in page.signs]
        trainer.append(pycrfsuite.ItemSequence(kept), page.labels)
    with tempfile.NamedTemporaryFile() as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
    signs: dict[str, float] = defaultdict(float)
    for (sign, label), weight in info.state_features.items():
        signs[sign] += weight if label == "in" else -weight
    changes = [
        info.transitions.get(pair, 0.0)
        for pair in (("out", "out"), ("out", "in"), ("in", "out"), ("in", "in"))
    ]
    return {
        "signs": {
            sign: round(weight, 2)
            for sign, weight in sorted(signs.items())
            if abs(weight) >= WEAKEST
        },
        "changes": [round(weight, 3) for weight in changes],
    }


def _counts(page: Example) -> bool:
    """Tell whether a page is learned from in this style: long ones in some of them, so that they do
    not outweigh the others.
    """
    place = fold(f"{page.style} {page.gold['id']}", 1000) / 1000
    return place < max(MIN_SHARE, USUAL_LINES / max(1, len(page.lines)))


def _rare(pages: Sequence[Example]) -> set[str]:
    """Return the words of labels that are on the pages of few sites, or are names."""
    sites: dict[str, set[str]] = defaultdict(set)
    names = _names(pages)
    for page in pages:
        for sign in {sign for line in page.signs for sign in line if sign.startswith(WORD_SIGNS)}:
            sites[sign].add(page.gold["site"])
    few = {
        sign
        for sign, own in sites.items()
        if len(own) < MIN_SITES or sign.rpartition(" ")[2] in names
    }
    return {sign for sign in few if not sign.startswith(MAKER_SIGNS)}


def _names(pages: Sequence[Example]) -> set[str]:
    """Return the words that English sentences write with a capital; pages of other languages do so
    with other words, too.
    """
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for page in pages:
        if page.gold["lang"] == "en":
            for line in page.lines:
                if line.running:
                    capital.update(
                        word.casefold() for word in INSIDE.findall(line.text) if word[0].isupper()
                    )
                    small.update(word for word in INSIDE.findall(line.text) if word[0].islower())
    return {word for word, count in capital.items() if count > MOST_SMALL * small[word]}


def judged(
    pages: Sequence[Example], weights: Mapping[str, Any], score: ModuleType
) -> dict[str, list[Any]]:
    """Return the scores of the marked lines of each page, by style."""
    chain = Chain.of(weights)
    found: dict[str, list[Any]] = defaultdict(list)
    for page in pages:
        if page.style == SHORTENED:
            continue
        marks = decided(page.lines, densest(page.lines), chain.chances(page.signs))
        body = "\n\n".join(line.text for line, mark in zip(page.lines, marks, strict=True) if mark)
        found[page.style].append(score.score_one(page.gold, {"body": body}))
    return found


def crossed(pages: Sequence[Example], score: ModuleType) -> dict[str, list[Any]]:
    """Return the scores of all pages, each judged by weights of other sites."""
    found: dict[str, list[Any]] = defaultdict(list)
    for number in range(FOLDS):
        weights = learned([page for page in pages if fold(page.gold["site"], FOLDS) != number])
        for style, rows in judged(
            [page for page in pages if fold(page.gold["site"], FOLDS) == number], weights, score
        ).items():
            found[style] += rows
    return found


def validate(folder: Path, gold: Mapping[str, dict[str, Any]], score: ModuleType) -> None:
    """Print the cross-validated figures of the marks alone, before the rules of normalize see them."""
    pages = examples(folder, gold, score)
    tuned = [page for page in pages if half(page.gold["site"]) == 0]
    held = [page for page in pages if half(page.gold["site"]) == 1]
    table("half 0, cross-validated by site", crossed(tuned, score), score)
    table("half 1, weights of half 0", judged(held, learned(tuned), score), score)
    table("all, cross-validated by site", crossed(pages, score), score)


def table(name: str, rows: Mapping[str, list[Any]], score: ModuleType) -> None:
    """Print a row for each style, and the mean of all but the last, which holds articles alone."""
    print(name)
    sums = {style: score.summarise(found) for style, found in rows.items()}
    for style, one in sums.items():
        print(
            f"  {style:10} {len(rows[style]):4} "
            + "  ".join(f"{key} {one[key]:.3f}" for key in SHOWN if one.get(key) is not None)
        )
    pages = [one for style, one in sums.items() if style != STYLES[-1]]
    print(
        "  mean            "
        + "  ".join(
            f"{key} {sum(one[key] for one in pages) / len(pages):.3f}"
            for key in SHOWN
            if key in pages[0]
        )
    )


SHOWN: Final = ("f1", "precision", "recall", "para_f1", "title", "date", "date_wrong", "author")


def measure(folder: Path, gold: Mapping[str, dict[str, Any]], score: ModuleType) -> None:
    """Print what the program makes of the captures, a field counted where its style states it, and
    the time and memory it takes.
    """
    rows: dict[str, list[Any]] = defaultdict(list)
    for style in STYLES:
        start, count = time.process_time(), 0
        found = {}
        for count, (name, text) in enumerate(captures(folder, style), 1):  # noqa: B007 - counted for the mean
            found[name] = extracted(text)
        spent = 1000 * (time.process_time() - start) / max(1, count)
        for name, page in gold.items():
            stated = {
                key: value
                if key not in ("title", "date", "author") or key in page["states"].get(style, ())
                else None
                for key, value in page.items()
            }
            rows[style].append(score.score_one(stated, found.get(name, {})))
        print(f"{style:10} {spent:6.1f} ms a page")
    table("the program", rows, score)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def extracted(text: str) -> dict[str, Any]:
    """Return what the program makes of one capture; nothing when it refuses it."""
    try:
        draft = normalize(read_bytes(text.encode(), "capture.txt"), ())
    except Rejected:
        return {}
    article = draft.article
    body = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
    authors = ", ".join((*article.authors, *draft.newsrooms)) or None
    return {"title": article.title, "date": article.published, "author": authors, "body": body}


def learn(folder: Path, gold: Mapping[str, dict[str, Any]], score: ModuleType) -> None:
    """Write the weights learned from all pages."""
    about = {
        "learned by": "train/lines.py",
        "learned from": f"{len(gold)} public news pages as plain text in {len(STYLES) - 1} styles; figures only, no text of them",
        "method": "linear-chain conditional random field with two labels (Lafferty, McCallum and Pereira 2001), L1 and L2 penalties",
        "meaning": "signs: logarithm of the odds that a line with the sign is part of the report; changes: out-out, out-in, in-out, in-in",
    }
    write_weights(NAME, {"about": about, **learned(examples(folder, gold, score))})


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    commands: dict[str, Callable[[Path, Mapping[str, dict[str, Any]], ModuleType], None]]
    commands = {"learn": learn, "validate": validate, "measure": measure}
    parser.add_argument("command", choices=sorted(commands))
    given = parser.parse_args()
    commands[given.command](given.folder, golds(given.folder), scorer(given.folder))


if __name__ == "__main__":
    main()
