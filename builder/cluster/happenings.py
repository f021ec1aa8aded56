"""Articles -> the happening that they name, with the articles that say so.

"meeting of the Xxx Group", "trial of Xxx". A happening is a noun that newsrooms use for something
that happens, a preposition, and a name. Readers recognize an event by exactly that, and it belongs
to no single newsroom when several print it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from builder.cluster.naming import own_text
from builder.cluster.words import FIRST_CHARACTERS
from builder.core.article import Article
from builder.lang.languages import all_words, gathered, words_of
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import Token, tokens
from builder.lang.wordlists import JOINERS

#: Nouns for what happens; an event in a language without them gets its title from names.
NOUNS: Final = all_words(lambda words: words.happenings.nouns)
#: What leads from the noun to the name; those in front are preferred.
LINKS: Final = gathered(lambda words: words.happenings.links)
#: Where nobody else bears it out, the happening is in the first lines (characters).
LEAD: Final = 600
#: A name of more words is a sentence in capitals.
_MAX_NAME: Final = 11


class HappeningMention(NamedTuple):
    """One place where an article names a happening."""

    noun: str
    link: str
    #: As printed, "the" in front included.
    name: str
    #: Stems of the name's words.
    stems: tuple[str, ...]


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """A happening, as most articles print it, and the articles that name it."""

    noun: str
    link: str
    name: str
    articles: tuple[str, ...]

    def __str__(self) -> str:
        """Return the phrase as a title begins."""
        return f"{self.noun} {self.link} {self.name}"


def happenings(articles: Sequence[Article]) -> tuple[Happening, ...]:
    """Return the happenings that articles name, by number of articles, then fullness."""
    found: dict[tuple[str, tuple[str, ...]], list[tuple[str, HappeningMention]]] = defaultdict(list)
    reach = LEAD if len(articles) == 1 else FIRST_CHARACTERS
    for article in sorted(articles, key=lambda article: article.id):
        for phrase in phrases(own_text(article)[:reach], article.language):
            found[(stem(phrase.noun), phrase.stems)].append((article.id, phrase))
    made = [_happening(uses) for uses in found.values()]
    return tuple(
        sorted(
            made,
            key=lambda item: (
                -len(item.articles),
                -_fullness(item),
                LINKS.index(item.link),
                str(item),
            ),
        )
    )


def _fullness(item: Happening) -> int:
    return min(len(item.name.split()), 6)


def _happening(uses: Sequence[tuple[str, HappeningMention]]) -> Happening:
    forms = Counter((phrase.noun, phrase.link, phrase.name) for _, phrase in uses)
    noun, link, name = min(forms, key=lambda form: (-forms[form], form))
    return Happening(
        noun=noun, link=link, name=name, articles=tuple(sorted({article for article, _ in uses}))
    )


def nouns(articles: Sequence[Article]) -> Mapping[str, tuple[str, ...]]:
    """Return each noun for what happens with the ids of the articles that use it."""
    used: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if words_of(article.language).happenings.nouns:
            for token in tokens(f"{article.title}\n{own_text(article)}"):
                if token.folded in NOUNS:
                    used[token.folded].add(article.id)
    return {noun: tuple(sorted(ids)) for noun, ids in sorted(used.items())}


def phrases(text: str, language: str) -> Iterator[HappeningMention]:
    """Yield the happenings that ``text`` names, in reading order."""
    if not words_of(language).happenings.nouns:
        return
    items = tokens(text)
    for i, token in enumerate(items[:-2]):
        # A headline's capital noun ("Summit of ...") names a happening as well as a small one does.
        if token.folded in NOUNS and items[i + 1].folded in LINKS and not _part_of_name(items, i):
            start = i + 3 if items[i + 2].folded in ("the", "a", "an") else i + 2
            end = _name_end(items, start)
            # "The anniversary of Some One's speech" is not an anniversary of Some One.
            if end > start and not items[end - 1].folded.endswith("'s"):
                first = items[i + 2].start if items[i + 2].folded == "the" else items[start].start
                name = " ".join(text[first : items[end - 1].end].split())
                yield HappeningMention(
                    token.folded, items[i + 1].folded, name, _stems(items[start:end], language)
                )


def _part_of_name(items: Sequence[Token], i: int) -> bool:
    """Tell whether the noun ends a longer name: "Moscow Peace Conference on ...".

    The longer name is then the happening's own.
    """
    return (
        i > 0
        and items[i].text[:1].isupper()
        and items[i - 1].text[:1].isupper()
        and items[i - 1].end + 1 == items[i].start
    )


def _stems(items: Sequence[Token], language: str) -> tuple[str, ...]:
    return tuple(
        stem(token.folded, language)
        for token in items
        if token.kind != "punctuation" and token.folded not in stopwords(language)
    )


def _name_end(items: Sequence[Token], start: int) -> int:
    """Return the index after the name that begins at ``start``; ``start`` when none does."""
    end = start
    i = start
    while i < len(items) and i - start < _MAX_NAME:
        token = items[i]
        if token.kind == "word" and token.text[:1].isupper():
            end = i = i + 1
            if token.folded.endswith("'s"):
                break
        elif end > start and (token.folded in JOINERS or _dash(items, i)):
            i += 1
        else:
            break
    return end


def _dash(items: Sequence[Token], i: int) -> bool:
    """Tell whether a hyphen or a dash joins two parts of a name: both neighbors are capital."""
    return (
        items[i].text in "-‐‑–—"
        and i + 1 < len(items)
        and items[i - 1].text[:1].isupper()
        and items[i + 1].text[:1].isupper()
    )
