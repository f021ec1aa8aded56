"""Passages of one text and those of others -> the words in a row that every one of the texts prints, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from builder.collate.fragments import bare, count, tells, trimmed
from builder.model.passage import Passage
from builder.text.grammars import grammar
from builder.text.tokens import Token, word_tokens, words

#: Words that every report prints: so many in a row, at least, and so many of content that are no names among them.
RUN_WORDS: Final = 4
RUN_CONTENT: Final = 4
#: So many of these are enough in somebody's words.
RUN_SPOKEN: Final = 3


class Run(NamedTuple):
    """Words in a row of a passage, as printed, and how much they tell: words of content that are no names."""

    text: str
    passage: Passage
    tells: int


def runs(passages: Iterable[Passage], others: Sequence[Sequence[str]], language: str) -> list[Run]:
    """Return the longest runs that stand in some passage of each other text, the most telling first.

    ``others`` are the passages of each other text, each as a :func:`line`.
    """
    found: dict[str, Run] = {}
    for passage in passages:
        for run in _stretches(word_tokens(passage.text), others):
            text = _unopened(trimmed(passage.text[_start(run, language) : run[-1].end], language))
            content = sum(tells(token.text, language) for token in word_tokens(text) if token.text[0].islower())
            if count(text) >= RUN_WORDS and content >= (RUN_SPOKEN if passage.speech in ("direct", "mixed") else RUN_CONTENT):
                found.setdefault(text.casefold(), Run(text, passage, content))
    whole = [run for key, run in found.items() if not any(key != other and key in other for other in found)]
    return sorted(whole, key=lambda run: -run.tells)


def line(text: str) -> str:
    """Return the words of a text in one line, each between blanks."""
    return f" {' '.join(words(text))} "


def _start(run: Sequence[Token], language: str) -> int:
    """Return where a run begins without the preposition in front of it."""
    return run[run[0].folded in grammar(language).prepositions].start


def _unopened(text: str) -> str:
    """Return a stretch from behind a quotation mark on that opens in it and does not close."""
    opened = max(text.rfind("“"), text.rfind('"') if text.count('"') % 2 else -1)
    return bare(text[opened + 1 :]) if opened > text.rfind("”") else text


def _stretches(items: Sequence[Token], others: Sequence[Sequence[str]]) -> Iterator[Sequence[Token]]:
    """Yield the longest stretches of a passage that stand in one passage of each other text."""
    first = 0
    while first + RUN_WORDS <= len(items):
        last = first + RUN_WORDS
        while last <= len(items) and _everywhere(items[first:last], others):
            last += 1
        if last - 1 >= first + RUN_WORDS:
            yield items[first : last - 1]
            first = last - 1
        else:
            first += 1


def _everywhere(run: Sequence[Token], others: Sequence[Sequence[str]]) -> bool:
    wanted = f" {' '.join(token.folded for token in run)} "
    return all(any(wanted in one for one in lines) for lines in others)
