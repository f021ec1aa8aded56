"""Articles of an event and all others -> the phrases that only they share; shared wording.

Long names ("the Organization of ...") are the same in every report about a matter, so capital words
count for little in a phrase.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from builder.cluster.collection import Collection
from builder.cluster.grams import GRAM, Gram, WordLine, contains, first_lines, grams_of
from builder.cluster.memory import Memory
from builder.cluster.words import phrase_stems
from builder.core.article import Article
from builder.lang.language import primary
from builder.lang.stems import stopwords
from builder.lang.tokens import Token

#: Of a larger event, so many articles are compared word for word.
COMPARED: Final = 12
#: Share of its weight that a capital word keeps in a phrase.
NAME_WEIGHT: Final = 0.6
#: Words of a phrase: more would only cost time.
MAX_PHRASE: Final = 40
#: Phrases shown for one event.
_SHOWN: Final = 3
#: Events whose phrases are looked for in all articles at one time.
_AT_ONCE: Final = 500


class SharedPhrase(msgspec.Struct, frozen=True, kw_only=True):
    """Words that several articles of one event share."""

    #: As the first of them prints it.
    text: str
    words: Gram
    #: Ids, sorted.
    articles: tuple[str, ...]
    weight: float


class OutsidePhrase(NamedTuple):
    """A phrase of an event, and an article outside it that prints it."""

    article: str
    text: str
    words: Gram


class Exclusive(NamedTuple):
    """The most telling phrases of one event that no article outside it prints."""

    phrases: tuple[SharedPhrase, ...] = ()
    #: Others of its phrases.
    elsewhere: tuple[OutsidePhrase, ...] = ()


def exclusive_phrases(
    events: Mapping[str, tuple[str, ...]],
    articles: Mapping[str, Article],
    found: Collection,
    memory: Memory,
) -> dict[str, tuple[SharedPhrase, ...]]:
    """Return for each event the telling phrases that its articles share and no other has.

    ``events`` maps ids to ids of articles. Two or more of them must share a phrase. A new article
    can only take phrases away from events that it is not in.
    """
    keys = {
        name: memory.key("phrases", members) for name, members in events.items() if len(members) > 1
    }
    known = {
        name: entry
        for name, key in keys.items()
        if isinstance(entry := memory.former(key), Exclusive)
    }
    fresh = [articles[name] for name in sorted(memory.fresh)] if known else []
    printed = frozenset(
        gram for article in fresh for line in first_lines(article) for gram in grams_of(line)
    )
    result = {}
    for name, entry in known.items():
        stale = any(
            one.article not in articles
            or (one.article in memory.fresh and not _prints(articles[one.article], one, found))
            for one in entry.elsewhere
        )
        taken = (phrase.words for phrase in entry.phrases if phrase.words[:GRAM] in printed)
        if not stale and not any(_holds(item, words) for words in taken for item in fresh):
            result[name] = memory.keep(keys[name], entry)
    missing = sorted(keys.keys() - result.keys())
    for at in range(0, len(missing), _AT_ONCE):
        chosen = missing[at : at + _AT_ONCE]
        shared = {
            name: _shared_phrases([articles[member] for member in events[name]]) for name in chosen
        }
        search = _Search(
            articles, found, [phrase for phrases in shared.values() for phrase in phrases]
        )
        for name in chosen:
            result[name] = memory.keep(
                keys[name], _exclusive(shared[name], frozenset(events[name]), search)
            )
    return {name: result.get(name, Exclusive()).phrases for name in events}


def _exclusive(
    phrases: Iterable[SharedPhrase], members: frozenset[str], search: _Search
) -> Exclusive:
    """Choose the most telling phrases, by number of articles, then by weight.

    A phrase inside another or printed elsewhere is left out.
    """
    chosen: list[SharedPhrase] = []
    elsewhere: list[OutsidePhrase] = []
    for phrase in sorted(
        phrases, key=lambda phrase: (-len(phrase.articles), -phrase.weight, phrase.words)
    ):
        if any(
            contains(other.words, phrase.words) or contains(phrase.words, other.words)
            for other in chosen
        ):
            continue
        outside = search.outside(phrase, members)
        if outside:
            elsewhere.append(OutsidePhrase(outside, phrase.text, phrase.words))
            continue
        chosen.append(phrase)
        if len(chosen) == _SHOWN:
            break
    return Exclusive(tuple(chosen), tuple(sorted(set(elsewhere))))


class _Search:
    """Phrases -> the articles that print them, found through wanted phrases' stems."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        found: Collection,
        phrases: Sequence[SharedPhrase],
    ) -> None:
        self._articles = articles
        self._found = found
        #: The beginnings of the phrases, and of each article those that it prints: a line is cut
        #: into words once, however many phrases are looked for in it.
        self._beginnings = frozenset(phrase.words[:GRAM] for phrase in phrases)
        self._begun: dict[str, frozenset[Gram]] = {}
        self._languages = sorted({primary(article.language) for article in articles.values()})
        wanted = {
            stem
            for phrase in phrases
            for language in self._languages
            for stem in self._stems(phrase.text, language)[:1]
        }
        self._holders: dict[str, list[str]] = defaultdict(list)
        for name in sorted(articles):
            for stem in wanted & found[name].terms.keys():
                self._holders[stem].append(name)

    def _stems(self, text: str, language: str) -> list[str]:
        """Return the stems that every article with the phrase ``text`` has, the rarest first."""
        rarity = self._found.rarity
        return sorted(phrase_stems(text, language), key=lambda stem: (-rarity[stem], stem))

    def outside(self, phrase: SharedPhrase, members: frozenset[str]) -> str | None:
        """Return the first article outside ``members`` that prints ``phrase``."""
        for language in self._languages:
            stems = self._stems(phrase.text, language)
            for name in self._holders.get(stems[0], ()) if stems else ():
                article = self._articles[name]
                if name in members or primary(article.language) != language:
                    continue
                if (
                    _has(self._found, name, stems)
                    and phrase.words[:GRAM] in self._printed(article)
                    and _holds(article, phrase.words)
                ):
                    return name
        return None

    def _printed(self, article: Article) -> frozenset[Gram]:
        """Return the beginnings of phrases that the first part of an article prints."""
        if article.id not in self._begun:
            grams = {gram for line in first_lines(article) for gram in grams_of(line)}
            self._begun[article.id] = self._beginnings & grams
        return self._begun[article.id]


def _prints(article: Article, phrase: OutsidePhrase, found: Collection) -> bool:
    """Tell whether the first part of ``article`` prints a phrase, as a search would find it."""
    stems = list(phrase_stems(phrase.text, primary(article.language)))
    return bool(stems) and _has(found, article.id, stems) and _holds(article, phrase.words)


def _has(found: Collection, name: str, stems: Iterable[str]) -> bool:
    return all(stem in found[name].terms for stem in stems)


def _holds(article: Article, words: Gram) -> bool:
    """Tell whether the first part of ``article`` prints the phrase."""
    return any(contains(line.folded, words) for line in first_lines(article))


def _shared_phrases(members: Sequence[Article]) -> list[SharedPhrase]:
    """Return the longest phrases that pairs of articles share, with all who have them."""
    compared = sorted(members, key=lambda article: article.id)[:COMPARED]
    lines = {article.id: first_lines(article) for article in compared}
    printed: dict[Gram, tuple[str, float]] = {}
    for index, article in enumerate(compared):
        for other in compared[index + 1 :]:
            for line, first, last in _runs(lines[article.id], lines[other.id]):
                start, end = _trimmed(line, first, last, article.language)
                if end - start >= GRAM:
                    text = line.text[line.tokens[start].start : line.tokens[end - 1].end]
                    printed.setdefault(
                        line.folded[start:end],
                        (text, _weight(line.tokens[start:end], article.language)),
                    )
    return [
        SharedPhrase(text=text, words=words, articles=_holders(words, lines), weight=weight)
        for words, (text, weight) in sorted(printed.items())
    ]


def _runs(
    left: Sequence[WordLine], right: Sequence[WordLine]
) -> Iterator[tuple[WordLine, int, int]]:
    """Yield the maximal runs of words in ``left`` that are in ``right``, too."""
    places: dict[Gram, list[tuple[int, int]]] = defaultdict(list)
    for number, line in enumerate(right):
        for j in range(len(line.folded) - GRAM + 1):
            places[line.folded[j : j + GRAM]].append((number, j))
    for line in left:
        i = 0
        while i <= len(line.folded) - GRAM:
            length = max(
                (
                    _same(line.folded, i, right[number].folded, j)
                    for number, j in places.get(line.folded[i : i + GRAM], ())[:8]
                ),
                default=0,
            )
            if length:
                yield line, i, i + length
            i += max(1, length - GRAM + 1)


def _same(left: Gram, i: int, right: Gram, j: int) -> int:
    length = 0
    while (
        length < MAX_PHRASE
        and i + length < len(left)
        and j + length < len(right)
        and left[i + length] == right[j + length]
    ):
        length += 1
    return length


def _trimmed(line: WordLine, start: int, end: int, language: str) -> tuple[int, int]:
    """Take function words off both ends."""
    ignored = stopwords(language)
    while start < end and line.folded[start] in ignored:
        start += 1
    while end > start and line.folded[end - 1] in ignored:
        end -= 1
    return start, end


def _weight(items: Sequence[Token], language: str) -> float:
    ignored = stopwords(language)
    return sum(
        NAME_WEIGHT if token.text[:1].isupper() else 1.0
        for token in items
        if token.folded not in ignored
    )


def _holders(words: Gram, lines: Mapping[str, Sequence[WordLine]]) -> tuple[str, ...]:
    return tuple(
        sorted(
            name
            for name, found in lines.items()
            if any(contains(line.folded, words) for line in found)
        )
    )
