"""The alignment cases of the tests -> articles read, and which of their passages say the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from builder.collate.alignment.passages import Read, Unit
from builder.collate.collation import read_all
from builder.model.article import Article, Paragraph
from builder.text.sentences import sentences
from builder.text.tokens import words

CASES: Final = Path(__file__).parent.parent / "tests" / "cases"
#: A passage stands for a sentence of the captures with which it shares so many of the words of the shorter one.
SHARED: Final = 0.8
#: ... when that has so many words; a shorter text is a beginning.
FEWEST_WORDS: Final = 3
#: A clause with less of the words of its sentence may say something else than the sentence is labelled for.
WHOLE: Final = 0.5
#: Beginnings or whole sentences of passages that say the same, each with its article; with "weak" no label is given.
Statement = tuple[bool, Sequence[tuple[str, str]]]


def cases() -> Iterator[tuple[tuple[Read, ...], list[Statement]]]:
    """Yield every case: its articles read and its statements."""
    for path in sorted((CASES / "eval-alignment").glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        articles = [_article(row, row["text"].split("\n\n"), case["language"]) for row in case["articles"]]
        statements = [(True, [(article, start) for article, starts in one.items() for start in starts]) for one in case["statements"]]
        yield read_all(articles), statements
    yield _captures()
    yield from _conflicts()


def _captures() -> tuple[tuple[Read, ...], list[Statement]]:
    """Return the captures of one event, whose pairs of sentences are labelled one by one."""
    gold = json.loads((CASES / "collate" / "alignment.json").read_text(encoding="utf-8"))
    rows = json.loads((CASES / "collate" / "captures.json").read_text(encoding="utf-8"))
    texts = {one["id"]: (one["doc"], one["text"]) for one in gold["sentences"]}
    articles = [_article(row, row["body"], "en") for row in rows if row["id"] in {doc for doc, _ in texts.values()}]
    return read_all(articles), [(pair["level"] != "weak", [texts[pair["a"]], texts[pair["b"]]]) for pair in gold["pairs"]]


def _conflicts() -> Iterator[tuple[tuple[Read, ...], list[Statement]]]:
    """Yield the cases of conflicts, which are of one statement: two texts of as many sentences, the first with the first, and so on."""
    for path in sorted((CASES / "collate" / "conflicts").glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            texts = [[case[side][slice(*span)] for span in sentences(case[side])] for side in "ab" if isinstance(case.get(side), str)]
            if case.get("conflicts") and len(texts) == len("ab") and len(texts[0]) == len(texts[1]):
                articles = [_article({"id": name, "title": ""}, [" ".join(own)], "en") for name, own in zip("ab", texts, strict=True)]
                yield read_all(articles), [(True, [("a", one), ("b", other)]) for one, other in zip(*texts, strict=True)]


def _article(row: Mapping[str, Any], paragraphs: Sequence[str], language: str) -> Article:
    own = tuple(Paragraph(text=text) for text in paragraphs)
    return Article(id=row["id"], title=row["title"], language=language, paragraphs=own)


def worth_of(left: Unit, right: Unit, statements: Sequence[Statement]) -> float | None:
    """Return 1 for two passages of one statement, ``None`` where a case says nothing of them or they have little of it, else 0."""
    found = [(told, min(_share(left, members), _share(right, members))) for told, members in statements]
    held = [told and share >= WHOLE for told, share in found if share > 0]
    return 0.0 if not held else 1.0 if any(held) else None


def _share(unit: Unit, members: Sequence[tuple[str, str]]) -> float:
    """Return how much of a statement's text a passage has, 0 when it does not stand for it."""
    own = set(words(unit.passage.text))
    texts = (text for article, text in members if article == unit.passage.article and _stands_for(unit.passage.text, text))
    return max((len(own & (whole := set(words(text)))) / len(whole) for text in texts), default=0.0)


def _stands_for(passage: str, text: str) -> bool:
    """Tell whether a passage begins with a text, or nearly has its words."""
    own, other = set(words(passage)), set(words(text))
    alike = len(own & other) >= SHARED * min(len(own), len(other))
    return passage.startswith(text) or (alike and len(other) >= FEWEST_WORDS)
