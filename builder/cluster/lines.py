"""An article -> its headline and first sentences, as words with their content stems."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from builder.cluster.words import LEAD_WORDS, first_part
from builder.core.article import Article
from builder.lang.abbreviations import abbreviation
from builder.lang.calendars import calendar
from builder.lang.names import TIME_WORDS
from builder.lang.offices import HONORIFICS, TITLES
from builder.lang.stems import is_function_word, stem
from builder.lang.tokens import Token, is_unspaced, tokens

HYPHENS: Final = "-‐‑"
_STOPS: Final = ".!?…\n。！？؟।"
#: Marks before which no sentence ends.
_GOES_ON: Final = "),;–—"
#: A capital after these marks says nothing.
_OPENERS: Final = '"“”‘«„:–—-'
#: Words in quotation marks, within a paragraph.
_QUOTED: Final = re.compile("[“\"][^“”\"\\n]*[”\"]|(?<!\\w)['‘][^'’\\n]*['’](?!\\w)")


class PrintedWord(NamedTuple):
    """A word, a compound joined by hyphens, or a mark."""

    text: str
    folded: str
    #: Of the parts that carry matter; none for function words, days and marks.
    stems: tuple[str, ...]
    start: int
    end: int
    #: It begins a sentence, where a capital says nothing.
    opens: bool
    mark: bool


class PrintedLine(NamedTuple):
    """A headline or a sentence."""

    text: str
    words: tuple[PrintedWord, ...]
    headline: bool
    #: It begins within the lead.
    lead: bool

    def between(self, first: int, last: int) -> str:
        """Return the text from the word ``first`` to the word ``last``."""
        return self.text[self.words[first].start : self.words[last].end]

    def quoted(self, word: PrintedWord) -> bool:
        """Tell whether a word is between quotation marks."""
        return any(span.start() < word.start < span.end() for span in _QUOTED.finditer(self.text))

    @property
    def stems(self) -> frozenset[str]:
        """All stems of the line."""
        return frozenset(name for word in self.words for name in word.stems)


def read_lines(article: Article, language: str) -> Iterator[PrintedLine]:
    """Yield the headline and the sentences of the first part of an article."""
    yield PrintedLine(
        article.title,
        tuple(_words(article.title, tokens(article.title), language)),
        headline=True,
        lead=False,
    )
    text = first_part(article)
    seen = 0
    for items in _sentences(text, language):
        found = tuple(_words(text, items, language))
        yield PrintedLine(text, found, headline=False, lead=seen < LEAD_WORDS)
        seen += len(items)


def _sentences(text: str, language: str) -> Iterator[list[Token]]:
    """Yield the tokens of each sentence: a stop, or an end of a paragraph, parts two."""
    found: list[Token] = []
    items = list(tokens(text))
    for i, token in enumerate(items):
        if found and "\n" in text[found[-1].end : token.start]:
            yield found
            found = []
        found.append(token)
        if token.text in _STOPS and not _abbreviated(
            found, items[i + 1] if i + 1 < len(items) else None, language
        ):
            yield found
            found = []
    if found:
        yield found


def _abbreviated(items: Sequence[Token], after: Token | None, language: str) -> bool:
    """Tell whether a full stop belongs to the word before it: "Rep.", "J.", "(D-Xx.) said"."""
    if len(items) < 2 or items[-1].text != "." or items[-2].end != items[-1].start:  # noqa: PLR2004 -- a word and its stop
        return False
    word = items[-2]
    goes_on = after is not None and (after.text in _GOES_ON or after.text[:1].islower())
    return goes_on or shortened(word.text, word.folded, language)


def shortened(text: str, folded: str, language: str) -> bool:
    """Tell whether a word, printed and folded, is a short form with a full stop."""
    return (
        len(text) == 1
        or folded in TITLES
        or folded in HONORIFICS
        or abbreviation(text, language) is not None
    )


def _words(text: str, items: Sequence[Token], language: str) -> Iterator[PrintedWord]:
    """Yield the words of a line, each compound as one."""
    i = 0
    while i < len(items):
        end = i + 1
        while end + 1 < len(items) and items[end].text in HYPHENS and _touch(items, end):
            end += 2
        yield _word(text, items[i:end], language, opens=i == 0 or items[i - 1].text in _OPENERS)
        i = end


def _touch(items: Sequence[Token], i: int) -> bool:
    return (
        items[i - 1].end == items[i].start
        and items[i].end == items[i + 1].start
        and items[i + 1].kind != "punctuation"
    )


def _word(text: str, parts: Sequence[Token], language: str, *, opens: bool) -> PrintedWord:
    whole = text[parts[0].start : parts[-1].end]
    mark = len(parts) == 1 and parts[0].kind == "punctuation"
    stems = tuple(
        stem(part.folded, language)
        for part in parts
        if part.kind != "punctuation" and not _idle(part, language)
    )
    folded = (
        "-".join(part.folded for part in parts if part.kind != "punctuation") if not mark else whole
    )
    return PrintedWord(whole, folded, stems, parts[0].start, parts[-1].end, opens, mark)


def _idle(token: Token, language: str) -> bool:
    """Tell whether a word carries no matter: a function word, a day, a letter."""
    dated = calendar(language)
    timed = (
        token.folded in TIME_WORDS
        or token.folded in dated.weekdays
        or (token.folded in dated.months and token.text[:1].isupper())
    )
    return (
        timed
        or is_function_word(token, language)
        or (len(token.folded) == 1 and not is_unspaced(token) and not token.folded.isdigit())
    )
