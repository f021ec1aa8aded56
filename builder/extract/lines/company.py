"""Lines of a page -> signs of the company that each keeps: words of the labels beside it, makers of
pictures, echoes, comments.

A caption is followed by its picture's maker or ends in the name; a pull quote echoes a paragraph;
comments follow their heading, a day and a button for an answer each; and what "Related" or "Reply"
is over is seldom the report.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from builder.extract.lines.line import Line
from builder.extract.vocabulary import ANSWER_LINE, COMMENTS_LINE, CREDIT_TAIL, PICTURE_WORD

#: A line of so few words is a label, whose words are signs.
_LABEL_WORDS: Final = 6
#: A line of so many words is a long one; one of at least so many may echo another.
_LONG: Final = 12
_ECHO_WORDS: Final = 8
#: Words of a run that is sought in other lines, and characters of a line that are compared.
_RUN: Final = 3
_CHARACTERS: Final = 1200
_ECHOED: Final = (0.001, 0.3, 0.6, 0.9)
#: Lines above and below in which days and answers are counted.
_NEAR: Final = 8
_COUNTS: Final = (1, 2, 3)
_APART: Final = (1, 2, 4, 8)
#: A line printed so often is a button or a label of the page's own.
_OFTEN: Final = 3
#: Words and characters of a line that can name a picture's maker, and the share of them with a
#: capital.
_MAKER_WORDS: Final = 14
_NAME_WORDS: Final = 8
_CAPITALS: Final = 0.75
_NAMES: Final = 0.6
_TAIL: Final = 120
_CREDIT: Final = 70
_WORD: Final = re.compile(r"[^\W\d_]+")
_TOKEN: Final = re.compile(r"\w+")
_PART: Final = re.compile(r"[^\s/|,:]+")
_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]{2,120}[)\]]\.?")
_SENTENCE: Final = re.compile(r"[.!?…][\"”’»)]*\s+[\"“„«(]*[^\W\da-zß-ÿ]")


def company(lines: Sequence[Line], copies: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Yield the signs of each line, in order; ``copies`` says how often each line is printed on the
    page. Linear in the text.
    """
    labels = [(), (), *(_label_words(line) for line in lines), (), ()]
    makers = ["", *(_maker(line) for line in lines), ""]
    echoes = _echoes(lines)
    days = [0, *accumulate(line.shape in ("date", "byline") for line in lines)]
    answers = [
        0,
        *accumulate(
            line.words <= _LABEL_WORDS + 2 and bool(ANSWER_LINE.fullmatch(line.text))
            for line in lines
        ),
    ]
    since, until = _apart(lines, copies)
    comments, last = 0, len(lines)
    for at, line in enumerate(lines):
        low, high = max(0, at - _NEAR), min(last, at + 1 + _NEAR)
        length = "w" if line.words >= _LONG else "s"
        form = length + ("c" if line.closed else "o")
        answered = bisect_right(_COUNTS, answers[high] - answers[low])
        yield (
            *_of_labels(labels[at : at + 5], length),
            *_of_makers(line, makers[at], makers[at + 1], makers[at + 2], form),
            *_of_text(line, echoes[at], form),
            f"days {bisect_right(_COUNTS, days[at] - days[low])} {bisect_right(_COUNTS, days[high] - days[at + 1])} {length}",
            f"comments {comments} {length}",
            *(
                (f"answers {answered} {length} {comments}", f"answers {answered}")
                if answered
                else ()
            ),
            f"since repeated {since[at]} {length}",
            f"until repeated {until[at]} {length}",
        )
        if line.words <= _LABEL_WORDS and COMMENTS_LINE.fullmatch(line.text):
            comments = min(comments + 1, len(_COUNTS))


def _label_words(line: Line) -> tuple[str, ...]:
    return (
        tuple(sorted(set(_WORD.findall(line.text.casefold()))))
        if line.words <= _LABEL_WORDS
        else ()
    )


def _of_labels(near: Sequence[tuple[str, ...]], length: str) -> Iterator[str]:
    """Yield the words of a label, and those of the nearest labels above and below; ``near`` are two
    above, itself, two below.
    """
    two_above, above, own, below, two_below = near
    for word in own:
        yield f"says {word}"
    for word in above or two_above:
        yield f"under {length} {word}"
    for word in below or two_below:
        yield f"over {length} {word}"


def _maker(line: Line) -> str:
    """Return how a line looks like the name of a picture's maker; "" where it does not."""
    text = line.text
    if line.shape == "picture":
        return "labeled"
    if line.words > _MAKER_WORDS or (line.closed and text[-1] not in ".)]"):
        return ""
    if _BRACKETS.fullmatch(text):
        return (
            "picture in brackets"
            if PICTURE_WORD.search(text)
            else "parted in brackets"
            if "/" in text
            else "brackets"
        )
    parts = _PART.findall(text)
    if not parts or line.closed or line.words > _NAME_WORDS or _capitals(parts) < _CAPITALS:
        return ""
    if "/" in text or "©" in text:
        return "parted"
    return "names" if 2 <= len(parts) <= 4 and _capitals(parts) == 1 else ""  # noqa: PLR2004 - first and last names


def _capitals(parts: Sequence[str]) -> float:
    return sum(not part[0].islower() for part in parts) / len(parts)


def _of_makers(line: Line, above: str, own: str, below: str, form: str) -> Iterator[str]:
    if own:
        yield f"maker {own}"
    if below:
        yield f"over maker {below} {form}"
    if above:
        yield f"under maker {above} {form}"
    tail = CREDIT_TAIL.search(line.text[-_TAIL:])
    if tail:
        yield f"ends in brackets {_in_brackets(tail['name'])} {form}"
    elif PICTURE_WORD.search(line.text[-_CREDIT:]):
        yield f"ends with a picture {form}"
    if "©" in line.text[-_CREDIT:]:
        yield f"ends with rights {form}"


def _in_brackets(text: str) -> str:
    """Return what the words in brackets at the end of a line look like."""
    if PICTURE_WORD.search(text):
        return "picture"
    if any(character.isdigit() for character in text):
        return "figures"
    if "/" in text or ":" in text:
        return "parted"
    parts = _PART.findall(text)
    return "names" if parts and _capitals(parts) > _NAMES else "words"


def _of_text(line: Line, echo: float, form: str) -> Iterator[str]:
    sentences = len(_SENTENCE.findall(line.text)) + 1
    yield f"sentences {bisect_right((2, 3, 5), sentences)} {form}"
    yield f"words a sentence {bisect_right((6, 10, 15, 22, 30), line.words / sentences)} {form}"
    if echo:
        yield f"echo {bisect_right(_ECHOED, echo)} {form}"


def _echoes(lines: Sequence[Line]) -> list[float]:
    """Return for each line of some length the share of its runs of words that another line has,
    too.
    """
    runs: list[set[tuple[str, ...]]] = []
    for line in lines:
        words = (
            _TOKEN.findall(line.text[:_CHARACTERS].casefold()) if line.words >= _ECHO_WORDS else []
        )
        runs.append(set(zip(*(words[start:] for start in range(_RUN)), strict=False)))
    counts = Counter(run for own in runs for run in own)
    return [sum(counts[run] > 1 for run in own) / len(own) if own else 0.0 for own in runs]


def _apart(lines: Sequence[Line], copies: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return for each line how far above and below (classes) the next label is that the page prints
    often.
    """
    often = [
        count >= _OFTEN and line.words <= _LABEL_WORDS
        for line, count in zip(lines, copies, strict=True)
    ]
    since = _distances(often)
    until = _distances(often[::-1])[::-1]
    return since, until


def _distances(marks: Sequence[bool]) -> list[int]:
    found: list[int] = []
    distance = _APART[-1]
    for mark in marks:
        found.append(bisect_right(_APART, distance))
        distance = 0 if mark else distance + 1
    return found
