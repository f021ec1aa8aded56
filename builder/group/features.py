"""Articles -> what grouping compares: weighted stems, a day or an interval of days, and whether there is a body at all.

Foreign text is left out: an old report below the new one pulls an article away from its event (measured on capture 002: cosine .63 to .50).
Words are stems without function words; term frequency counts by its logarithm, document frequency is smoothed,
so that the words of a collection of five articles keep some weight although most of them stand in every article.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from builder.model.article import Article
from builder.model.frequencies import Frequencies
from builder.text.dates import parse_iso
from builder.text.stems import stem, stopwords
from builder.text.tokens import words

#: Version of the way in which stems are made; see :class:`~builder.model.frequencies.Frequencies`.
VERSION: Final = 1
#: A table counted on fewer than a half of the articles there are now tells too little about them.
OUTGROWN: Final = 2
#: The event stands in the first part of a report; what follows is background (characters).
MAX_CHARACTERS: Final = 2500
#: A body with fewer words than this is no body (a video's caption, "Read more"): the headline counts alone.
MIN_BODY_WORDS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """One article as grouping sees it."""

    id: str
    #: Unit vector: stem -> weight.
    vector: Mapping[str, float]
    #: First and last day that it can have been published, as ordinals; ``None`` when undated.
    days: tuple[int, int] | None
    #: There is no body.
    bare: bool

    def gap(self, other: Features) -> int | None:
        """Return the whole days between the two articles, 0 where their intervals touch; ``None`` when either is undated."""
        if self.days is None or other.days is None:
            return None
        return max(0, other.days[0] - self.days[1], self.days[0] - other.days[1])


def count(articles: Iterable[Article]) -> Frequencies:
    """Return in how many of ``articles`` each stem stands; stems of one article are left out, as unknown ones are read like them."""
    counter: Counter[str] = Counter()
    total = 0
    for article in articles:
        total += 1
        counter.update(set(stems_of(article)))
    return Frequencies(
        version=VERSION, articles=total, counts=tuple(sorted((name, number) for name, number in counter.items() if number > 1))
    )


def refreshed(kept: Frequencies | None, articles: Sequence[Article]) -> Frequencies:
    """Return the committed table while it serves; a new one when there is none, stems are made otherwise, or the digest has outgrown it.

    One new article never changes the table, so it cannot move other events; only a digest twice as large does.
    """
    serves = kept is not None and kept.version == VERSION and len(articles) <= OUTGROWN * kept.articles
    return kept if kept is not None and serves else count(articles)


def features(articles: Sequence[Article], frequencies: Frequencies | None = None) -> tuple[Features, ...]:
    """Return the features of ``articles``, sorted by id; without ``frequencies`` the articles are their own collection."""
    if frequencies is None or frequencies.version != VERSION:
        frequencies = count(articles)
    known = dict(frequencies.counts)
    total = frequencies.articles
    return tuple(_features(article, known, total) for article in sorted(articles, key=lambda article: article.id))


def _features(article: Article, known: Mapping[str, int], total: int) -> Features:
    counter = Counter(stems_of(article))
    weights = {name: (1 + math.log(number)) * _idf(known.get(name, 1), total) for name, number in counter.items()}
    norm = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    vector = {name: weights[name] / norm for name in sorted(weights)}
    bare = len(_body(article).split(None, MIN_BODY_WORDS)) < MIN_BODY_WORDS
    return Features(id=article.id, vector=vector, days=days_of(article), bare=bare)


def _idf(number: int, total: int) -> float:
    return math.log((1 + max(total, number)) / (1 + number)) + 1


def stems_of(article: Article) -> tuple[str, ...]:
    """Return the stems of the title and of the first part of the article's own text, in reading order."""
    language = article.language
    ignored = stopwords(language)
    text = f"{article.title}\n{_body(article)[:MAX_CHARACTERS]}"
    return tuple(stem(word, language) for word in words(text) if word not in ignored and (len(word) > 1 or not word.isascii()))


def _body(article: Article) -> str:
    return "\n".join(paragraph.text for paragraph in article.paragraphs if not paragraph.foreign)


def days_of(article: Article) -> tuple[int, int] | None:
    """Return the first and the last day of publication as ordinals; an inferred date counts as none, unless a person wrote it."""
    inferred = article.published_basis == "inferred" and "published" not in article.edited
    stamp = parse_iso(article.published) if article.published and not inferred else None
    return (stamp.first_day.toordinal(), stamp.last_day.toordinal()) if stamp else None
