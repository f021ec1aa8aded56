"""Lines of a page -> the signs by which each is told to be part of the report or not.

A sign is a short name for something that holds of a line: what it looks like by itself, what is
around it, where it is, and which of its words and names the surest part of the text has too.
The weights of the signs are learned (:mod:`builder.extract.lines.marking`), so a sign here need not
be sure, only cheap.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from builder.extract.lines.body import LineRange
from builder.extract.lines.company import company
from builder.extract.lines.line import MOSTLY_LINKS, Line
from builder.extract.lines.surroundings import Surroundings
from builder.extract.vocabulary import CREDIT_BEHIND, CREDIT_TAIL
from builder.lang.characters import letters
from builder.lang.languages import alternatives
from builder.lang.stems import stopwords

#: Borders between the classes of a figure.
_WORDS: Final = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 70)
_COARSE_WORDS: Final = (3, 6, 10, 16, 28)
_LINKED: Final = (0.01, 0.2, 0.4, 0.6, 0.8, 0.99)
_CAPITALS: Final = (0.01, 0.15, 0.3, 0.5, 0.7, 0.99)
_DIGITS: Final = (0.001, 0.03, 0.1, 0.25)
_FUNCTION_WORDS: Final = (0.01, 0.15, 0.25, 0.35, 0.45)
_LETTERS: Final = (3.5, 4.2, 4.8, 5.5, 6.5, 8.0)
_PASSED: Final = (0.001, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.999)
_NEAR_WORDS: Final = (1, 20, 50, 100, 200, 400)
_NEAR_TEXT: Final = (1, 30, 90)
_WIDE_TEXT: Final = (1, 60, 200)
#: Lines above and below a line of which the running text is counted, in company with the line's
#: looks and by itself.
_REACHES: Final = (4, 15)
_ALONE: Final = (3, 8, 20)
#: So many words of a line count.
_MOST_WORDS: Final = 60
#: A line of so many words is a long one.
_LONG: Final = 12
#: Columns of indentation that are told apart.
_COLUMNS: Final = 5
#: Characters of the end of a line that are looked at for a credit.
_TAIL: Final = 120
_READER: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.page.reader)})\b", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"https?://|www\.|@\w")
_QUOTES: Final = re.compile(r"[“”\"„«»]")
_DIGIT: Final = re.compile(r"\d")
_LAST: Final = {
    **dict.fromkeys("。।۔", "."),
    "؟": "?",
    **dict.fromkeys("”\"»’'“", "q"),
    **dict.fromkeys(")]", ")"),
    **dict.fromkeys(";-–—|", "-"),
    **{mark: mark for mark in ".?!…:,"},
}
_FIRST: Final = {**dict.fromkeys("“\"„«‘'", "q"), **dict.fromkeys("([", "(")}


def signs_of(lines: Sequence[Line], stretch: LineRange | None, language: str) -> list[list[str]]:
    """Return the signs of each line; ``stretch`` is where running text most outweighs the rest.
    Linear in the text.
    """
    around = Surroundings(lines, stretch)
    spellings = [letters(line.text) for line in lines]
    printed = Counter(spellings)
    copies = [printed[spelling] for spelling in spellings]
    common = stopwords(language)
    own = [
        _own(line, around.column, count, common) for line, count in zip(lines, copies, strict=True)
    ]
    parts = zip(
        own,
        _context(lines),
        _text_around(lines),
        around.signs(),
        company(lines, copies),
        strict=True,
    )
    return [[sign for part in all_parts for sign in part] for all_parts in parts]


def step(figure: float, borders: Sequence[float]) -> int:
    """Return the class of a figure: how many of the borders it reaches."""
    return bisect_right(borders, figure)


def looks(line: Line) -> str:
    """Return in one word what a line looks like: shape, length, end, mark and links."""
    link = "L" if line.linked > MOSTLY_LINKS else "l" if line.linked > MOSTLY_LINKS / 2.4 else ""
    if line.shape not in ("text", "short"):
        return line.shape[:3] + ("c" if line.closed else "") + link
    mark = {"item": "i", "heading": "h", "text": ""}[line.kind]
    return (
        f"{line.shape[0]}{step(line.words, _COARSE_WORDS)}{'c' if line.closed else 'o'}{mark}{link}"
    )


def rough_looks(line: Line) -> str:
    """Return the same with fewer classes, for lines in company."""
    link = "L" if line.linked > MOSTLY_LINKS else ""
    if line.shape not in ("text", "short"):
        return line.shape[:2] + link
    return f"{line.shape[0]}{'w' if line.words > _LONG + 3 else 'n'}{'c' if line.closed else 'o'}{'i' if line.kind != 'text' else ''}{link}"


def last_mark(text: str) -> str:
    """Return the class of the last character."""
    mark = text[-1:]
    return _LAST.get(mark) or ("0" if mark.isdigit() else "a" if mark.isalpha() else "x")


def first_mark(text: str) -> str:
    """Return the class of the first character."""
    mark = text[:1]
    return _FIRST.get(mark) or (
        "a" if mark.islower() else "0" if mark.isdigit() else "A" if mark.isalpha() else "x"
    )


def _own(line: Line, column: int, copies: int, common: frozenset[str]) -> list[str]:
    """Return what holds of a line by itself."""
    text = line.text
    words = text.split()
    count = max(1, len(words))
    length = "w" if line.words >= _LONG else "s"
    first, last = first_mark(text), last_mark(text)
    indent = max(-_COLUMNS, min(_COLUMNS, line.indent - column))
    capitals = sum([word[0].isupper() for word in words]) / count
    function = sum(map(common.__contains__, text.lower().split())) / count
    tail = text[-_TAIL:]
    tests = (
        ("upper", text.isupper()),
        ("date", bool(line.dates)),
        (f"again {length}", copies > 1),
        ("quote", bool(_QUOTES.search(text))),
        (f"comma {min(2, text.count(','))}", "," in text),
        ("bar", "|" in text),
        ("rights", "©" in text),
        ("credit in brackets", bool(CREDIT_TAIL.search(tail))),
        ("credit behind", bool(CREDIT_BEHIND.search(tail))),
        ("reader", bool(_READER.search(text))),
        ("address", bool(_ADDRESS.search(text))),
    )
    return [
        f"words {step(line.words, _WORDS)}",
        f"looks {looks(line)}",
        f"shape {line.shape}",
        f"kind {line.kind}",
        f"ends {last}",
        f"from {first} to {last} {length}",
        f"linked {step(line.linked, _LINKED)}",
        f"indent {indent}",
        f"gap {min(line.gap, 4)}",
        f"capitals {step(capitals, _CAPITALS)} {length}",
        f"digits {step(len(_DIGIT.findall(text)) / max(1, len(text)), _DIGITS)}",
        f"function words {step(function, _FUNCTION_WORDS)} {length}",
        f"letters {step(len(text) / count, _LETTERS)}",
        *(name for name, holds in tests if holds),
    ]


def _context(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    """Return what the two lines before and behind each line look like."""
    rough = ["^", "^", *(rough_looks(line) for line in lines), "$", "$"]
    found: list[tuple[str, ...]] = []
    for at, line in enumerate(lines):
        two, one, own, next_one, next_two = rough[at : at + 5]
        before = last_mark(lines[at - 1].text) if at else "^"
        behind = first_mark(lines[at + 1].text) if at + 1 < len(lines) else "$"
        exact = looks(line)
        found.append(
            (
                f"{one} > {exact}",
                f"{exact} < {next_one}",
                f"{one} > {own} < {next_one}",
                f"{two} {one} > {own}",
                f"{own} < {next_one} {next_two}",
                f"before {before} from {first_mark(line.text)}",
                f"to {last_mark(line.text)} behind {behind}",
            )
        )
    return found


def _text_around(lines: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """Yield how much running text is around each line, near and farther off."""
    sums = [
        0,
        *accumulate(
            min(line.words, _MOST_WORDS) if line.running and line.closed else 0 for line in lines
        ),
    ]
    whole, last = sums[-1] or 1, len(lines)
    for at, line in enumerate(lines):
        above, below = sums[at], sums[at + 1]
        near, wide = (
            f"{bisect_right(borders, above - sums[max(0, at - reach)])}{bisect_right(borders, sums[min(last, at + 1 + reach)] - below)}"
            for reach, borders in zip(_REACHES, (_NEAR_TEXT, _WIDE_TEXT), strict=True)
        )
        yield (
            f"near {near} {looks(line)}",
            f"wide {wide} {rough_looks(line)}",
            f"near {near} wide {wide}",
            f"passed {bisect_right(_PASSED, above / whole)}",
            *(
                f"text above {reach} {bisect_right(_NEAR_WORDS, above - sums[max(0, at - reach)])}"
                for reach in _ALONE
            ),
            *(
                f"text below {reach} {bisect_right(_NEAR_WORDS, sums[min(last, at + 1 + reach)] - below)}"
                for reach in _ALONE
            ),
        )
