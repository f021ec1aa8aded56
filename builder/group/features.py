"""Articles -> what grouping compares: counted stems, days, ages, and whether there is a body at all.

Foreign text is left out: an old report below the new one pulls an article away from its event (measured on capture 002: cosine .63 to .50).
Words are stems without function words; number words count as figures; of a script without blanks, each two neighbors are a word.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from builder.group.rarity import Rarity, factor
from builder.model.article import Article
from builder.model.frequencies import Frequencies
from builder.text.dates import Stamp, find_dates, find_weekdays, parse_iso
from builder.text.stems import primary, stem, stopwords
from builder.text.tokens import Token, tokens
from builder.text.wordlists import NUMBER_WORDS

#: Version of the way in which stems are made; see :class:`~builder.model.frequencies.Frequencies`.
VERSION: Final = 2
#: A table counted on fewer than a half of the articles there are now tells too little about them.
OUTGROWN: Final = 2
#: The event stands in the first part of a report; what follows is background (characters).
MAX_CHARACTERS: Final = 2500
#: A body with fewer words than this is no body (a video's caption, "Read more"): the headline counts alone.
MIN_BODY_WORDS: Final = 12
#: Words of the body that, with the headline, make the lead.
LEAD_WORDS: Final = 70
#: Days are looked for in the first part of the body (characters).
_DATED: Final = 1500
#: Years back that a day without a year may lie, as "2 December" printed in January.
_AHEAD: Final = 30
#: Characters before and behind the digits of a day that can belong to it: "Wednesday, September 27th, 2023".
_BEFORE: Final = 30
_BEHIND: Final = 16
_DIGITS: Final = re.compile(r"\d+")

#: One article's use of one stem is one small number, so that 100,000 articles fit into memory:
#: how often in all (at most 7), in the lead (3), in the headline (3), and whether ever with a capital in the body.
WHOLE: Final = 7
LEAD_SHIFT: Final = 3
TITLE_SHIFT: Final = 5
FEW: Final = 3
CAPITAL: Final = 128

_AGE: Final = re.compile(r"(?<!\d)(?P<age>\d{1,3})[ -](?:year|month)s?[ -]old|(?<=, )(?P<bare>\d{1,2})(?=[,.;)])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """One article as grouping sees it."""

    id: str
    #: Stem -> its use, packed as above; in the order of the alphabet, so that sums are always the same.
    terms: Mapping[str, int]
    #: Lengths of the weighted vectors of whole, lead and headline.
    norms: tuple[float, float, float]
    #: Sums of the rarity of all stems, and of the headline's.
    mass: tuple[float, float]
    #: First and last day that it can have been published, as ordinals; ``None`` when undated.
    days: tuple[int, int] | None
    #: The days that it speaks of, as ordinals.
    told: frozenset[int]
    #: The ages that it states.
    ages: frozenset[int]
    #: It prints figures; words with a capital.
    figures: bool
    capitals: bool
    #: Words in the body.
    size: int

    @property
    def bare(self) -> bool:
        """There is no body."""
        return self.size < MIN_BODY_WORDS

    def gap(self, other: Features) -> int | None:
        """Return the whole days between the two articles, 0 where their intervals touch; ``None`` when either is undated."""
        if self.days is None or other.days is None:
            return None
        return max(0, other.days[0] - self.days[1], self.days[0] - other.days[1])


def count(articles: Iterable[Article]) -> Frequencies:
    """Return in how many of ``articles`` each stem stands; stems of one article are left out, as unknown ones are read like them."""
    return _counted(set(stems_of(article)) for article in articles)


def _counted(collections: Iterable[Iterable[str]]) -> Frequencies:
    counter: Counter[str] = Counter()
    total = 0
    for names in collections:
        total += 1
        counter.update(names)
    return Frequencies(
        version=VERSION, articles=total, counts=tuple(sorted((name, number) for name, number in counter.items() if number > 1))
    )


def refreshed(kept: Frequencies | None, articles: Sequence[Article]) -> Frequencies:
    """Return the committed table while it serves; a new one when there is none, stems are made otherwise, or the digest has outgrown it.

    One new article never changes the table, so it cannot move other events; only a digest twice as large does.
    """
    serves = kept is not None and kept.version == VERSION and len(articles) <= OUTGROWN * kept.articles
    return kept if kept is not None and serves else count(articles)


def features(articles: Iterable[Article], frequencies: Frequencies | None = None) -> tuple[tuple[Features, ...], Rarity]:
    """Return the features of ``articles``, sorted by id, and how telling each stem is.

    Without ``frequencies``, or with a table of another version, the articles are their own collection.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    uses = [_uses(article) for article in ordered]
    if frequencies is None or frequencies.version != VERSION:
        frequencies = _counted(list(use.terms) for use in uses)
    rarity = Rarity(frequencies)
    return tuple(_features(article, use, rarity) for article, use in zip(ordered, uses, strict=True)), rarity


def features_of(article: Article, rarity: Rarity) -> Features:
    """Return the features of one article in a collection that is known."""
    return _features(article, _uses(article), rarity)


class _Uses(NamedTuple):
    """What an article's text alone tells."""

    terms: dict[str, int]
    #: Words in the body.
    size: int
    told: frozenset[int]
    ages: frozenset[int]


def _features(article: Article, use: _Uses, rarity: Rarity) -> Features:
    headline = [name for name, packed in use.terms.items() if packed >> TITLE_SHIFT & FEW]
    return Features(
        id=article.id,
        terms=use.terms,
        norms=_norms(use.terms, rarity),
        mass=(math.fsum(rarity[name] for name in use.terms), math.fsum(rarity[name] for name in headline)),
        days=days_of(article),
        told=use.told,
        ages=use.ages,
        figures=any(name[0].isdigit() for name in use.terms),
        capitals=any(packed & CAPITAL for packed in use.terms.values()),
        size=use.size,
    )


def _uses(article: Article) -> _Uses:
    """Return the packed use of each stem of an article, and the facts that its text states."""
    body = first_part(article)
    title, text = _plain(article.title), _plain(body)
    headline = Counter(name for _, name in _stems(title, article.language))
    whole, lead, capitals = Counter(headline), Counter(headline), set()
    for i, name in _stems(text, article.language):
        whole[name] += 1
        if i < LEAD_WORDS:
            lead[name] += 1
        if text[i].text[:1].isupper():
            capitals.add(name)
    if len(text) < MIN_BODY_WORDS:
        capitals |= {name for i, name in _stems(title, article.language) if title[i].text[:1].isupper()}
    terms = {name: _packed(whole[name], lead[name], headline[name], name in capitals) for name in sorted(whole)}
    ages = frozenset(int(match["age"] or match["bare"]) for match in _AGE.finditer(f"{article.title}\n{body}"))
    return _Uses(terms, len(text), _told(body[:_DATED], article.language, days_of(article)), ages)


def _packed(whole: int, lead: int, title: int, capital: bool) -> int:  # noqa: FBT001 -- one of four parts
    return min(whole, WHOLE) | min(lead, FEW) << LEAD_SHIFT | min(title, FEW) << TITLE_SHIFT | (CAPITAL if capital else 0)


def _norms(terms: Mapping[str, int], rarity: Rarity) -> tuple[float, float, float]:
    whole, lead, title = [], [], []
    for name, use in terms.items():
        weight = rarity[name]
        whole.append((factor(use & WHOLE) * weight) ** 2)
        if number := use >> LEAD_SHIFT & FEW:
            lead.append((factor(number) * weight) ** 2)
        if number := use >> TITLE_SHIFT & FEW:
            title.append((factor(number) * weight) ** 2)
    return (math.sqrt(math.fsum(whole)) or 1.0, math.sqrt(math.fsum(lead)) or 1.0, math.sqrt(math.fsum(title)) or 1.0)


def phrase_stems(text: str, language: str) -> frozenset[str]:
    """Return the stems that every article of that language has in which the words of ``text`` stand somewhere in its first part.

    A character at the end of ``text`` may have another neighbor there.
    """
    return frozenset(name for _, name in _stems(_plain(text), language) if len(name) > 1 or name.isdigit())


def stems_of(article: Article) -> tuple[str, ...]:
    """Return the stems of the title and of the first part of the article's own text, in reading order."""
    language = article.language
    return tuple(name for text in (article.title, first_part(article)) for _, name in _stems(_plain(text), language))


def _plain(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.kind != "punctuation"]


def _stems(items: Sequence[Token], language: str) -> Iterator[tuple[int, str]]:
    """Yield the stems of the words that matter, each with the index of its token."""
    ignored = stopwords(language)
    numbers = _NUMBERS if primary(language) in ("en", "und", "") else {}
    for i, token in enumerate(items):
        word = token.folded
        if len(word) > 1:
            if word not in ignored:
                yield i, numbers.get(word) or stem(word, language)
        elif _unspaced(token):
            after = items[i + 1] if i + 1 < len(items) else None
            if after is not None and after.start == token.end and _unspaced(after):
                yield i, word + after.folded
            elif i == 0 or items[i - 1].end != token.start or not _unspaced(items[i - 1]):
                yield i, word
        elif word.isdigit():
            yield i, word


#: Number words that stand in reports as often as their figures; "one" is a pronoun.
_NUMBERS: Final = {word: str(number) for word, number in NUMBER_WORDS.items() if number > 1}


def _unspaced(token: Token) -> bool:
    """Tell whether the token is a character of a script without blanks between words."""
    return len(token.text) == 1 and token.kind == "word" and not token.text.isascii()


def first_part(article: Article) -> str:
    """Return the first part of the article's own text; a headline that is printed again above it is no part of it."""
    text = "\n".join(paragraph.text for paragraph in article.paragraphs if not paragraph.foreign)[:MAX_CHARACTERS]
    return text.removeprefix(article.title) if article.title else text


def days_of(article: Article) -> tuple[int, int] | None:
    """Return the first and the last day of publication as ordinals; an inferred date counts as none, unless a person wrote it."""
    inferred = article.published_basis == "inferred" and "published" not in article.edited
    stamp = parse_iso(article.published) if article.published and not inferred else None
    return (stamp.first_day.toordinal(), stamp.last_day.toordinal()) if stamp else None


def _told(text: str, language: str, days: tuple[int, int] | None) -> frozenset[int]:
    """Return the days that ``text`` speaks of; a day of the week is the last one before publication, a day without a year too."""
    published = days[1] if days and days[0] == days[1] else None
    found = {
        stamp.first_day.toordinal()
        for part in _around_figures(text)
        for mention in find_dates(part, language)
        if (stamp := mention.stamp or _completed(mention.value, published)) and stamp.day is not None
    }
    if published is not None:
        weekday = date.fromordinal(published).weekday()
        found |= {published - (weekday - mention.weekday) % 7 for mention in find_weekdays(text, language)}
    return frozenset(found)


def _around_figures(text: str) -> Iterator[str]:
    """Yield the stretches of ``text`` in which a day can be printed: whole words around each run of digits, for looking is slow."""
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
    return next((stamp for stamp in stamps if stamp and stamp.first_day.toordinal() <= published + _AHEAD), None)
