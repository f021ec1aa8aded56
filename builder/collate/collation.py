"""Articles of one event -> its collation: each article read, the cast, what is set apart, and the statements they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from builder.collate.alignment.features import expansions, features, joined_words
from builder.collate.alignment.passages import Read, Unit, read_article
from builder.collate.alignment.statements import Candidate, Statements, align_units
from builder.collate.background import background_of, is_background
from builder.collate.dated import set_apart
from builder.collate.people import Cast, cast_of
from builder.collate.times import Apart, Day, day_of
from builder.model.article import Article
from builder.model.outlet import Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """Everything about an event's texts that the other finders start from."""

    reads: tuple[Read, ...]
    #: Language of each article.
    languages: Mapping[str, str]
    day: Day | None
    cast: Cast
    #: Abbreviations that the event explains: folded abbreviation -> the folded words that it stands for.
    known: Mapping[str, tuple[str, ...]]
    #: By article id and unit number: units about another time.
    apart: Mapping[tuple[str, int], Apart]
    candidates: tuple[Candidate, ...]
    statements: Statements
    #: The passages about earlier times, and those of them that say the same: aligned among themselves only.
    recalled: tuple[Candidate, ...]
    background: Statements

    @property
    def behind(self) -> Collation:
        """The same event with what its reports recall in the place of what they report."""
        return replace(self, candidates=self.recalled, statements=self.background)


def collation(articles: Sequence[Article], outlets: Sequence[Outlet] = (), date: str | None = None) -> Collation:
    """Read all articles of an event and align their passages.

    ``date`` is the event's day; without one it is the day that most articles have.  The result does not depend on the order of articles.
    """
    return aligned(read_all(articles, outlets), date)


def read_all(articles: Sequence[Article], outlets: Sequence[Outlet] = ()) -> tuple[Read, ...]:
    """Read articles, in the order of their ids."""
    signs = frozenset(name.casefold() for outlet in outlets for name in (outlet.name, outlet.sign, *outlet.aliases))
    return tuple(read_article(article, signs) for article in sorted(articles, key=lambda article: article.id))


def aligned(reads: tuple[Read, ...], date: str | None = None) -> Collation:
    """Find what passages of articles say the same; ``date`` as in :func:`collation`."""
    day = day_of(date, _common_day([read.article for read in reads]))
    texts = [text for read in reads for text in (read.article.title, read.text)]
    language = reads[0].article.language if reads else "en"
    known, joined = expansions(texts, language), joined_words(texts)
    times = set_apart(reads, day)
    cast = cast_of(reads)
    measured = cache(partial(features, known=known, joined=joined))

    def candidate(unit: Unit, language: str, time: str) -> Candidate:
        words = measured(unit.words, language=language)
        return Candidate(unit=unit, features=words, person=cast.id_of(unit.passage.person), time=time)

    candidates = tuple(
        candidate(unit, read.article.language, _time(unit, one))
        for read in reads
        for unit in (*read.units, *read.removed)
        if _compared(unit, one := times.get((read.article.id, unit.number)))
    )
    recalled = tuple(
        candidate(unit, read.article.language, "")
        for read in reads
        for unit in read.units
        if is_background(unit, times.get((read.article.id, unit.number)))
    )
    return Collation(
        reads=reads, languages={read.article.id: read.article.language for read in reads}, day=day, cast=cast, known=known, apart=times,
        candidates=candidates, statements=align_units(candidates), recalled=recalled, background=background_of(recalled, times),
    )  # fmt: skip


def _time(unit: Unit, one: Apart | None) -> str:
    """Return the date that a unit is compared under; one that stands in another clause of its sentence need not hold for it."""
    return one.date if one and not (unit.clause and one.inherited) else ""


def _compared(unit: Unit, one: Apart | None) -> bool:
    """Tell whether a unit can be part of a statement; ``one`` is what sets it apart."""
    return not unit.foreign and (one is None or one.announced) and unit.passage.speech != "credit"


def _common_day(articles: Sequence[Article]) -> str | None:
    """Return the day that most articles have, the earliest of the commonest; inferred dates count only when there is no other."""
    stated = [a.published for a in articles if a.published and a.published_basis != "inferred"]
    days = Counter(value[:10] for value in stated or [a.published for a in articles if a.published])
    return min(days, key=lambda day: (-days[day], day)) if days else None
