"""Texts of articles -> counted stems, and keys of names to compare languages.

The keys replace the stems of names. Words are stems without function words; number words count as
figures; of a script without blanks, each two neighbors are a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from builder.core.article import Article
from builder.lang.language import UNDETERMINED
from builder.lang.languages import FIRST, words_of
from builder.lang.name_keys import sound_keys
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import Token, is_unspaced, tokens

#: The event is in the first part of a report; what follows is background (characters).
FIRST_CHARACTERS: Final = 2500
#: A body with fewer words than this is not a body (a video's caption, "Read more"): the headline
#: counts alone.
MIN_BODY_WORDS: Final = 12
#: Words of the body that, with the headline, make the lead.
LEAD_WORDS: Final = 70
#: One article's use of one stem is one small number, so that 100,000 articles fit into memory: how
#: often in all (at most 7), in the lead (3), in the headline (3), and whether ever with a capital
#: in the body.
WHOLE_USES: Final = 7
LEAD_SHIFT: Final = 3
TITLE_SHIFT: Final = 5
FEW_USES: Final = 3
CAPITAL: Final = 128
#: Articles whose stems are remembered.
_REMEMBERED: Final = 1024
#: What the key of a name begins with, and no stem does.
KEY: Final = "~"


class ArticleWords(NamedTuple):
    """What an article says: each stem with its use, in the order of the alphabet.

    The order makes sums always the same.
    """

    terms: dict[str, int]
    #: The same for a comparison with another language; empty in a collection of one language.
    abroad: dict[str, int]
    #: Words in the body.
    size: int


@lru_cache(maxsize=_REMEMBERED)
def article_words(article: Article, *, keyed: bool) -> ArticleWords:
    """Return an article's counted stems; ``keyed``: the collection has several languages.

    Remembered: the table of frequencies asks first, then the collection, which holds them anyway.
    """
    language = article.language
    title, text = _plain(article.title), _plain(first_part(article))
    # A headline prints capitals too often to tell a name from a word: there a name is what the body
    # prints as one.
    read = text if len(text) >= MIN_BODY_WORDS else [*text, *title]
    capitals = {token.folded for token in read if token.text[:1].isupper()}
    body = list(_stems(text, language))
    stems = body if read is text else _stems(read, language)
    named = {name for i, name in stems if read[i].text[:1].isupper()}
    terms = _tallied(_stems(title, language), body, named)
    abroad = (
        _tallied(_abroad(title, language, capitals), _abroad(text, language, capitals), named)
        if keyed
        else {}
    )
    return ArticleWords(terms, abroad, len(text))


def _tallied(
    title: Iterable[tuple[int, str]], text: Iterable[tuple[int, str]], named: Container[str]
) -> dict[str, int]:
    """Return the packed use of each stem and key."""
    headline = Counter(name for _, name in title)
    whole, lead = Counter(headline), Counter(headline)
    for i, name in text:
        whole[name] += 1
        if i < LEAD_WORDS:
            lead[name] += 1
    return {
        name: min(whole[name], WHOLE_USES)
        | min(lead[name], FEW_USES) << LEAD_SHIFT
        | min(headline[name], FEW_USES) << TITLE_SHIFT
        | (CAPITAL if name in named or name.startswith(KEY) else 0)
        for name in sorted(whole)
    }


def _abroad(
    items: Sequence[Token], language: str, capitals: Container[str]
) -> Iterator[tuple[int, str]]:
    """Yield the keys of possible names and the stems of other words.

    Each comes with the index of its token.
    """
    for i, name in _stems(items, language):
        token = items[i]
        cased = token.text.lower() != token.text.upper()
        keys = sound_keys(token.text) if not cased or token.folded in capitals else ()
        yield from [(i, f"{KEY}{key}") for key in keys] or [(i, name)]


def names_for(article: Article, *, keyed: bool) -> set[str]:
    """Return what the table of frequencies counts: an article's stems, and keys of names.

    The keys only when ``keyed``.
    """
    found = article_words(article, keyed=keyed)
    return {*found.terms, *found.abroad}


def phrase_stems(text: str, language: str) -> frozenset[str]:
    """Return the stems of all articles in a language that print the words of ``text``.

    They print them somewhere in their first part. A character at the end of ``text`` may have
    another neighbor there.
    """
    return frozenset(
        name for _, name in _stems(_plain(text), language) if len(name) > 1 or name.isdigit()
    )


def stems_of(article: Article) -> tuple[str, ...]:
    """Return the stems of an article's title and own first part, in reading order."""
    language = article.language
    return tuple(
        name
        for text in (article.title, first_part(article))
        for _, name in _stems(_plain(text), language)
    )


def headline_stems(article: Article) -> tuple[str, ...]:
    """Return the stems of the title, in reading order."""
    return tuple(name for _, name in _stems(_plain(article.title), article.language))


def _plain(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.kind != "punctuation"]


def _stems(items: Sequence[Token], language: str) -> Iterator[tuple[int, str]]:
    """Yield the stems of the words that matter, each with the index of its token."""
    ignored = stopwords(language)
    numbers = _numbers(language)
    for i, token in enumerate(items):
        word = token.folded
        if len(word) > 1:
            if word not in ignored:
                stemmed = numbers.get(word) or stem(word, language)
                yield i, _COMMA.sub(".", stemmed) if "," in stemmed else stemmed
        elif is_unspaced(token):
            after = items[i + 1] if i + 1 < len(items) else None
            if after is not None and after.start == token.end and is_unspaced(after):
                yield i, word + after.folded
            elif i == 0 or items[i - 1].end != token.start or not is_unspaced(items[i - 1]):
                yield i, word
        elif word.isdigit():
            yield i, word


#: The comma of a fraction, which other languages print as a point: "9,4 million" (a comma before
#: three digits parts thousands).
_COMMA: Final = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")


@cache
def _numbers(language: str) -> dict[str, str]:
    """Return the number words that reports print as often as their figures; "one" is a pronoun."""
    known = words_of(language if language not in ("", UNDETERMINED) else FIRST)
    return {word: str(number) for word, number in known.numbers.cardinals.items() if number > 1}


def first_part(article: Article) -> str:
    """Return the first part of an article's own text.

    A headline that is printed again above it is not part of it.
    """
    text = "\n".join(paragraph.text for paragraph in article.paragraphs if not paragraph.foreign)[
        :FIRST_CHARACTERS
    ]
    return text.removeprefix(article.title) if article.title else text
