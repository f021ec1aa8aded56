"""The alignment cases of the tests -> articles read, and which of their passages say the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.collate.collation import read_all
from builder.core.article import Article, Paragraph
from builder.lang.sentences import sentences
from builder.lang.tokens import words

CASES: Final = Path(__file__).parent.parent / "tests" / "cases"
#: A sentence stands for one of the captures with which it shares so many of the words of the
#: shorter one.
SHARED: Final = 0.8
#: ... when that has so many words; a shorter text is a beginning.
FEWEST_WORDS: Final = 3
#: Two clauses are nearly as near as the nearest two of their sentences when they have so much of
#: that.
NEARLY: Final = 0.5
#: Beginnings or whole sentences that say the same, each with its article; with "weak" no label is
#: given.
Statement = tuple[bool, Sequence[tuple[str, str]]]


def cases() -> Iterator[tuple[tuple[ReadArticle, ...], list[Statement]]]:
    """Yield every case: its articles read and its statements."""
    for path in sorted((CASES / "eval-alignment").glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        articles = [
            _article(row, row["text"].split("\n\n"), case["language"]) for row in case["articles"]
        ]
        statements: list[Statement] = [
            (True, [(article, start) for article, starts in one.items() for start in starts])
            for one in case["statements"]
        ]
        yield read_all(articles), statements
    yield _captures()
    yield from _conflicts()


def _captures() -> tuple[tuple[ReadArticle, ...], list[Statement]]:
    """Return the captures of one event, whose pairs of sentences are labelled one by one."""
    gold = json.loads((CASES / "collate" / "alignment.json").read_text(encoding="utf-8"))
    rows = json.loads((CASES / "collate" / "captures.json").read_text(encoding="utf-8"))
    texts = {one["id"]: (one["doc"], one["text"]) for one in gold["sentences"]}
    articles = [
        _article(row, row["body"], "en")
        for row in rows
        if row["id"] in {doc for doc, _ in texts.values()}
    ]
    return read_all(articles), [
        (pair["level"] != "weak", [texts[pair["a"]], texts[pair["b"]]]) for pair in gold["pairs"]
    ]


def _conflicts() -> Iterator[tuple[tuple[ReadArticle, ...], list[Statement]]]:
    """Yield the cases of conflicts, which are of one statement: two texts of as many sentences, the
    first with the first, and so on.
    """
    for path in sorted((CASES / "collate" / "conflicts").glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            texts = [
                [case[side][slice(*span)] for span in sentences(case[side])]
                for side in "ab"
                if isinstance(case.get(side), str)
            ]
            if case.get("conflicts") and len(texts) == len("ab") and len(texts[0]) == len(texts[1]):
                articles = [
                    _article({"id": name, "title": ""}, [" ".join(own)], "en")
                    for name, own in zip("ab", texts, strict=True)
                ]
                yield (
                    read_all(articles),
                    [(True, [("a", one), ("b", other)]) for one, other in zip(*texts, strict=True)],
                )


def _article(row: Mapping[str, Any], paragraphs: Sequence[str], language: str) -> Article:
    own = tuple(Paragraph(text=text) for text in paragraphs)
    return Article(id=row["id"], title=row["title"], language=language, paragraphs=own)


def worths(
    units: Sequence[PassageUnit],
    near: Mapping[tuple[int, int], float],
    reads: Sequence[ReadArticle],
    statements: Sequence[Statement],
) -> dict[tuple[int, int], float | None]:
    """Return what pairs of units are worth: 1 for two of one statement, ``None`` where a case says
    nothing of them, else 0.

    ``near`` tells how alike the pairs are.  A case names sentences: of the clauses of two that say
    the same, those do that are each other's nearest, and nearly as near as the nearest two; of the
    others nothing is known.
    """
    texts = {
        (read.article.id, number): read.text[slice(*one.span)]
        for read in reads
        for number, one in enumerate(read.sentences)
    }
    sentence = [(unit.passage.article, unit.sentence) for unit in units]
    told = {
        one: _told(one[0], texts.get(one, unit.passage.text), statements)
        for one, unit in zip(sentence, units, strict=True)
    }
    best: dict[Any, float] = {}
    for (i, j), value in near.items():
        for key in ((i, sentence[j]), (j, sentence[i]), (sentence[i], sentence[j])):
            best[key] = max(value, best.get(key, value))
    found: dict[tuple[int, int], float | None] = {}
    for (i, j), value in near.items():
        common = told[sentence[i]] & told[sentence[j]]
        nearest = value >= max(
            best[i, sentence[j]], best[j, sentence[i]], NEARLY * best[sentence[i], sentence[j]]
        )
        found[i, j] = (
            0.0
            if not common
            else 1.0
            if nearest and any(statements[number][0] for number in common)
            else None
        )
    return found


def _told(article: str, sentence: str, statements: Sequence[Statement]) -> frozenset[int]:
    """Return the numbers of the statements that a sentence is of."""
    return frozenset(
        number
        for number, (_, members) in enumerate(statements)
        if any(own == article and _stands_for(sentence, text) for own, text in members)
    )


def _stands_for(sentence: str, text: str) -> bool:
    """Tell whether a sentence begins with a text, or nearly has its words."""
    own, other = set(words(sentence)), set(words(text))
    alike = len(own & other) >= SHARED * min(len(own), len(other))
    return sentence.startswith(text) or (alike and len(other) >= FEWEST_WORDS)
