"""Articles -> what grouping compares: counted stems, days, ages, whether there is a body.

Foreign text is left out: an old report below the new one pulls an article away from its event
(measured on capture 002: cosine .63 to .50).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from builder.cluster.rarity import Rarity, factor
from builder.cluster.series import Counted, counted, in_series, ways
from builder.cluster.words import (
    CAPITAL,
    FEW_USES,
    KEY,
    LEAD_SHIFT,
    MIN_BODY_WORDS,
    TITLE_SHIFT,
    WHOLE_USES,
    ArticleWords,
    article_words,
    first_part,
    names_for,
)
from builder.core.article import Article
from builder.core.frequencies import Frequencies
from builder.lang.dates import find_dates, find_weekdays
from builder.lang.language import primary
from builder.lang.stamps import Stamp, parse_iso

#: Version of the way in which stems are made; see :class:`~builder.core.frequencies.Frequencies`.
VERSION: Final = 3
#: A table counted on fewer than a half of the articles there are now tells too little about them.
OUTGROWN: Final = 2
#: Days are looked for in the first part of the body (characters).
_DATED: Final = 1500
#: Years back that a day without a year may lie, as "2 December" printed in January.
_AHEAD: Final = 30
#: Characters before and after the digits of a day that can belong to it: "Wednesday, September
#: 27th, 2023".
_BEFORE: Final = 30
_BEHIND: Final = 16
_DIGITS: Final = re.compile(r"\d+")

#: Share of a text's length that its names and figures are, as far as a text in another language can
#: have them.
CROSSED: Final = 0.7

_AGE: Final = re.compile(
    r"(?<!\d)(?P<age>\d{1,3})[ -](?:year|month)s?[ -]old|(?<=, )(?P<bare>\d{1,2})(?=[,.;)])"
)


class ArticleFeatures(msgspec.Struct, frozen=True, kw_only=True):
    """One article as grouping sees it."""

    id: str
    #: Stem -> its use, packed as in :mod:`builder.cluster.words`; in the order of the alphabet, so
    #: that sums are always the same.
    terms: Mapping[str, int]
    #: Lengths of the weighted vectors of whole, lead and headline.
    norms: tuple[float, float, float]
    #: Sums of the rarity of all stems, and of the headline's.
    mass: tuple[float, float]
    #: First and last day that it can have been published, as ordinals; ``None`` when undated.
    days: tuple[int, int] | None
    #: The days that it tells of, as ordinals.
    told: frozenset[int]
    #: The ages that it states.
    ages: frozenset[int]
    #: What its headline and lead count, and the streets in its headline: see
    #: :mod:`builder.cluster.series`.
    counted: Counted
    ways: frozenset[str]
    #: It prints figures; words with a capital.
    figures: bool
    capitals: bool
    #: Words in the body.
    size: int
    language: str = ""
    #: In a collection of several languages: the same with the keys of names in the place of their
    #: stems.
    abroad: Mapping[str, int] = msgspec.field(default_factory=dict)

    def crosses(self, other: ArticleFeatures) -> bool:
        """Tell whether the two differ in language: their names are known by their keys."""
        return self.language != other.language and bool(self.abroad and other.abroad)

    def uses(self, *, crossing: bool) -> Mapping[str, int]:
        """Return what is compared with an article in the same language, or in another one."""
        return self.abroad if crossing else self.terms

    def lengths(self, *, crossing: bool) -> tuple[float, float, float]:
        """Return the lengths of the compared vectors; across languages they are shorter."""
        return tuple(CROSSED * norm for norm in self.norms) if crossing else self.norms  # type: ignore[return-value]

    def apart(self, other: ArticleFeatures) -> bool:
        """Tell whether the two report two happenings of one kind.

        Both are dated and tell other figures of other days, or other streets.
        """
        if (
            self.gap(other) is not None
            and self.ways
            and other.ways
            and self.ways.isdisjoint(other.ways)
        ):
            return True
        own = (
            bool(self.gap(other))
            and bool(self.told)
            and bool(other.told)
            and self.told.isdisjoint(other.told)
        )
        return own and in_series(self.counted, other.counted)

    @property
    def bare(self) -> bool:
        """The article has no body."""
        return self.size < MIN_BODY_WORDS

    def gap(self, other: ArticleFeatures) -> int | None:
        """Return the days between two articles, 0 if they touch; ``None`` if undated."""
        if self.days is None or other.days is None:
            return None
        return max(0, other.days[0] - self.days[1], self.days[0] - other.days[1])


def count(articles: Iterable[Article]) -> Frequencies:
    """Return in how many of ``articles`` each stem occurs, if in more than one.

    Unknown stems are read like those of one article.
    """
    articles = tuple(articles)
    keyed = len(languages(articles)) > 1
    return _counted(names_for(article, keyed=keyed) for article in articles)


def languages(articles: Iterable[Article]) -> frozenset[str]:
    """Return the languages of ``articles``."""
    return frozenset(primary(article.language) for article in articles)


def _counted(collections: Iterable[Iterable[str]]) -> Frequencies:
    counter: Counter[str] = Counter()
    total = 0
    for names in collections:
        total += 1
        counter.update(names)
    return Frequencies(
        version=VERSION,
        articles=total,
        counts=tuple(sorted((name, number) for name, number in counter.items() if number > 1)),
    )


def refreshed(kept: Frequencies | None, articles: Sequence[Article]) -> Frequencies:
    """Return the committed table while it serves, else a new one.

    It does not serve when stems are made otherwise, or the digest has outgrown it. One new article
    never changes the table, so it cannot move other events; only a digest twice as large does.
    """
    serves = (
        kept is not None and kept.version == VERSION and len(articles) <= OUTGROWN * kept.articles
    )
    if (
        serves
        and kept is not None
        and len(languages(articles)) > 1
        and not any(name.startswith(KEY) for name, _ in kept.counts)
    ):
        serves = (
            False  # the first article in another language: names are compared by keys from now on
        )
    return kept if kept is not None and serves else count(articles)


def features(
    articles: Iterable[Article], frequencies: Frequencies | None = None
) -> tuple[tuple[ArticleFeatures, ...], Rarity]:
    """Return the features of ``articles``, sorted by id, and how telling each stem is.

    Without ``frequencies``, or with a table of another version, the articles are their own
    collection.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    keyed = len(languages(ordered)) > 1
    words = [article_words(article, keyed=keyed) for article in ordered]
    if frequencies is None or frequencies.version != VERSION:
        frequencies = _counted({*said.terms, *said.abroad} for said in words)
    rarity = Rarity(frequencies)
    return tuple(
        _features(article, said, rarity) for article, said in zip(ordered, words, strict=True)
    ), rarity


def features_of(article: Article, rarity: Rarity, *, keyed: bool) -> ArticleFeatures:
    """Return one article's features; ``keyed``: the collection has several languages."""
    return _features(article, article_words(article, keyed=keyed), rarity)


def _features(article: Article, said: ArticleWords, rarity: Rarity) -> ArticleFeatures:
    text = first_part(article)
    headline = [name for name, packed in said.terms.items() if packed >> TITLE_SHIFT & FEW_USES]
    return ArticleFeatures(
        id=article.id,
        terms=said.terms,
        norms=_norms(said.terms, rarity),
        mass=(
            math.fsum(rarity[name] for name in said.terms),
            math.fsum(rarity[name] for name in headline),
        ),
        days=days_of(article),
        told=_told(text[:_DATED], article.language, days_of(article)),
        ages=frozenset(
            int(match["age"] or match["bare"])
            for match in _AGE.finditer(f"{article.title}\n{text}")
        ),
        counted=counted(article),
        ways=ways(article),
        figures=any(name[0].isdigit() for name in said.terms),
        capitals=any(packed & CAPITAL for packed in said.terms.values()),
        size=said.size,
        language=primary(article.language),
        abroad=said.abroad,
    )


def _norms(terms: Mapping[str, int], rarity: Rarity) -> tuple[float, float, float]:
    whole, lead, title = [], [], []
    for name, use in terms.items():
        weight = rarity[name]
        whole.append((factor(use & WHOLE_USES) * weight) ** 2)
        if number := use >> LEAD_SHIFT & FEW_USES:
            lead.append((factor(number) * weight) ** 2)
        if number := use >> TITLE_SHIFT & FEW_USES:
            title.append((factor(number) * weight) ** 2)
    return (
        math.sqrt(math.fsum(whole)) or 1.0,
        math.sqrt(math.fsum(lead)) or 1.0,
        math.sqrt(math.fsum(title)) or 1.0,
    )


def days_of(article: Article) -> tuple[int, int] | None:
    """Return the first and last day of publication as ordinals, unless only inferred."""
    inferred = article.published_basis == "inferred" and "published" not in article.edited
    stamp = None if inferred else parse_iso(article.published)
    return (stamp.first_day.toordinal(), stamp.last_day.toordinal()) if stamp else None


def _told(text: str, language: str, days: tuple[int, int] | None) -> frozenset[int]:
    """Return the days in ``text``; incomplete ones are the last before publication."""
    published = days[1] if days and days[0] == days[1] else None
    found = {
        stamp.first_day.toordinal()
        for part in _around_figures(text)
        for mention in find_dates(part, language)
        if (stamp := mention.stamp or _completed(mention.value, published))
        and stamp.day is not None
    }
    if published is not None:
        weekday = date.fromordinal(published).weekday()
        found |= {
            published - (weekday - mention.weekday) % 7 for mention in find_weekdays(text, language)
        }
    return frozenset(found)


def _around_figures(text: str) -> Iterator[str]:
    """Yield the words around digits, which may print a day: looking is slow."""
    start = end = 0
    for match in _DIGITS.finditer(text):
        if match.start() - _BEFORE > end:
            if end:
                yield text[start:end]
            start = text.find(" ", match.start() - _BEFORE, match.start()) + 1 or match.start()
        end = match.end() + _BEHIND
    if end:
        yield text[start:end]


def _completed(value: str, published: int | None) -> Stamp | None:
    """Return the day ``XXXX-12-01`` with the year in which it was last before ``published``."""
    if published is None or not value.startswith("XXXX-"):
        return None
    year = date.fromordinal(published).year
    stamps = [parse_iso(value.replace("XXXX", f"{number:04}")) for number in (year, year - 1)]
    return next(
        (stamp for stamp in stamps if stamp and stamp.first_day.toordinal() <= published + _AHEAD),
        None,
    )
