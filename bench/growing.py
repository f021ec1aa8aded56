"""Rows of articles about many events -> the articles of one large event, grown from the largest
ones.

Full texts of the largest events are taken until :data:`SEEDS` articles are together.  Each further
article is made from five of them, sentence by sentence: taken over as it is, reworded (some words
left out, some in other words), or told anew with other names, figures and words, by a digest of its
text, so that the same size always gives the same event.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent.parent))

from builder.core.article import Article, Paragraph
from builder.lang.sentences import sentences

#: Articles that the others are made of.
SEEDS: Final = 120
#: Words of an article, at least, that counts as a full text.
FULL: Final = 120
#: Articles that a further one is made of, and every other sentence of each of them.
SOURCES: Final = 5
#: Of ten sentences so many are taken over, and so many reworded; the others are told anew.
TAKEN: Final = 3
REWORDED: Final = 4
#: One word in so many is changed where a sentence is reworded.
CHANGED: Final = 6
#: Sentences of a paragraph.
PARAGRAPH: Final = 2
_WORD: Final = re.compile(r"[^\W_]{3,}")
_SYLLABLES: Final = [
    match[0]
    for match in re.finditer(
        r"\w+", "ba de fi go lu ma ne pi ro su ta ve wi zo kra sten mor lin dal hov"
    )
]
Row = dict[str, Any]


def seeds(data: Path, number: int = SEEDS) -> list[Row]:
    """Return full texts of the largest events of ``data`` (``id cluster date lang source title
    text`` a line), event by event.
    """
    events: dict[str, list[Row]] = defaultdict(list)
    with data.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if len(row["text"].split()) >= FULL and row["lang"] == "en":
                events[row["cluster"]].append(row)
    largest = sorted(events, key=lambda event: (-len(events[event]), event))
    return list(islice((row for event in largest for row in events[event]), number))


def grown(data: Path) -> Iterator[Article]:
    """Yield the articles of one event: the seeds first, then made ones without end."""
    rows = seeds(data)
    first = min(date.fromisoformat(row["date"]) for row in rows if row["date"])
    for number, row in enumerate(rows):
        yield _article(
            number, first, row["title"], [row["text"][a:b] for a, b in sentences(row["text"])]
        )
    number = len(rows)
    while True:
        pick = _digest(str(number))
        sources = [rows[pick // len(rows) ** k % len(rows)] for k in range(SOURCES)]
        told = [text for k, row in enumerate(sources) for text in _told(row, number, k % 2)]
        yield _article(number, first, _reworded(sources[0]["title"], number), told)
        number += 1


def _told(row: Row, number: int, parity: int) -> Iterator[str]:
    """Yield every other sentence of a row as article ``number`` has it."""
    for k, (start, end) in enumerate(sentences(row["text"])):
        if k % 2 == parity:
            text = row["text"][start:end]
            lot = _digest(f"{number} {text}") % 10
            yield (
                text
                if lot < TAKEN
                else _reworded(text, number)
                if lot < TAKEN + REWORDED
                else _anew(text, number)
            )


def _reworded(text: str, number: int) -> str:
    """Return a sentence of which one word in :data:`CHANGED` is left out or in other words."""

    def changed(match: re.Match[str]) -> str:
        lot = _digest(f"{number} {text} {match.start()}")
        return (
            match[0]
            if lot % CHANGED
            else ""
            if lot // CHANGED % 2
            else _made(match[0], f"{lot % 40}")
        )

    return re.sub(r" {2,}", " ", _WORD.sub(changed, text)).strip()


def _anew(text: str, number: int) -> str:
    """Return a sentence with most words in other words."""

    def changed(match: re.Match[str]) -> str:
        return match[0] if _digest(match[0]) % 3 == 0 else _made(match[0], f"{number % 50}")

    return _WORD.sub(changed, text)


def _made(word: str, salt: str) -> str:
    number = _digest(f"{salt} {word}")
    if word.isdigit():
        return str(number % 10 ** len(word)).zfill(len(word))
    made = "".join(_SYLLABLES[number // len(_SYLLABLES) ** i % len(_SYLLABLES)] for i in range(3))
    return made.capitalize() if word[0].isupper() else made


def _article(number: int, first: date, title: str, told: list[str]) -> Article:
    paragraphs = [" ".join(told[k : k + PARAGRAPH]) for k in range(0, len(told), PARAGRAPH)]
    return Article(
        id=f"a{number:05}",
        title=title,
        outlet=f"outlet-{number % 400:03}",
        published=(first + timedelta(days=number % 3)).isoformat(),
        published_basis="stated",
        paragraphs=tuple(
            Paragraph(text=" ".join(text.split())) for text in paragraphs if text.strip()
        ),
    )


def _digest(text: str) -> int:
    return int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:15], 16)
