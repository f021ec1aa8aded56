"""Articles of one event -> its collation: readings, cast, other times, statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from builder.collate.alignment.candidates import UnitCandidate
from builder.collate.alignment.features import (
    PassageFeatures,
    expansions,
    features,
    joined_words,
    name_words,
)
from builder.collate.alignment.passages import PassageUnit, ReadArticle, read_article
from builder.collate.alignment.statements import Statements, align_units
from builder.collate.background import background_of, is_background
from builder.collate.dated import set_apart
from builder.collate.people import Cast, cast_of
from builder.collate.times import Apart, EventDay, day_of
from builder.core.article import Article
from builder.core.outlet import Outlet
from builder.lang.language import primary


@dataclass(frozen=True, kw_only=True)
class Collation:
    """Everything about an event's texts that the other finders start from."""

    reads: tuple[ReadArticle, ...]
    #: Language of each article.
    languages: Mapping[str, str]
    day: EventDay | None
    cast: Cast
    #: Abbreviations that the event explains: folded abbreviation -> the folded words that it is
    #: for.
    known: Mapping[str, tuple[str, ...]]
    #: By article id and unit number: units about another time.
    apart: Mapping[tuple[str, int], Apart]
    candidates: tuple[UnitCandidate, ...]
    statements: Statements
    #: The passages about earlier times, and those of them that say the same: aligned among
    #: themselves only.
    recalled: tuple[UnitCandidate, ...]
    background: Statements

    @property
    def behind(self) -> Collation:
        """The same event with what its reports recall in the place of what they report."""
        return replace(self, candidates=self.recalled, statements=self.background)

    def counterparts(self, unit: PassageUnit) -> dict[str, tuple[PassageUnit, float]]:
        """Return by article the likeliest counterpart of ``unit``, and its probability.

        There is none for a unit that is not compared.
        """
        place = self._places.get((unit.passage.article, unit.number))
        best: dict[str, tuple[PassageUnit, float]] = {}
        for other, probability in (
            self.statements.beside.get(place, ()) if place is not None else ()
        ):
            there = self.candidates[other].unit
            if there.passage.article not in best or probability > best[there.passage.article][1]:
                best[there.passage.article] = (there, probability)
        return best

    @cached_property
    def _places(self) -> Mapping[tuple[str, int], int]:
        return {(one.article, one.unit.number): place for place, one in enumerate(self.candidates)}


def collation(
    articles: Sequence[Article], outlets: Sequence[Outlet] = (), date: str | None = None
) -> Collation:
    """Read all articles of an event and align their passages.

    ``date`` is the event's day; without one it is the day that most articles have.  The result does
    not depend on the order of articles.
    """
    return aligned(read_all(articles, outlets), date)


def read_all(
    articles: Sequence[Article], outlets: Sequence[Outlet] = ()
) -> tuple[ReadArticle, ...]:
    """Read articles, in the order of their ids."""
    signs = frozenset(
        name.casefold()
        for outlet in outlets
        for name in (outlet.name, outlet.sign, *outlet.aliases)
    )
    return tuple(
        read_article(article, signs) for article in sorted(articles, key=lambda article: article.id)
    )


def aligned(reads: tuple[ReadArticle, ...], date: str | None = None) -> Collation:
    """Find what passages of articles say the same; ``date`` as in :func:`collation`."""
    day = day_of(date, _common_day([read.article for read in reads]))
    known = expansions(_texts(reads), _language(reads))
    times = set_apart(reads, day)
    cast = cast_of(reads)
    candidates, recalled = candidates_of(reads, known, times)
    return Collation(
        reads=reads, languages={read.article.id: read.article.language for read in reads}, day=day, cast=cast, known=known, apart=times,
        candidates=candidates, statements=align_units(candidates), recalled=recalled, background=background_of(recalled, times),
    )  # fmt: skip


def candidates_of(
    reads: Sequence[ReadArticle],
    known: Mapping[str, tuple[str, ...]],
    times: Mapping[tuple[str, int], Apart],
) -> tuple[tuple[UnitCandidate, ...], tuple[UnitCandidate, ...]]:
    """Return the passages that may be part of a statement, and those that recall.

    They come article by article and in reading order.

    ``known`` are the abbreviations that the event explains, ``times`` the units about another time.
    """
    measured = _measured(reads, known) if len(reads) > 1 else _unmeasured
    now: list[UnitCandidate] = []
    recalled: list[UnitCandidate] = []
    for read in reads:
        language = read.article.language
        for unit in (*read.units, *read.removed):
            one = times.get((read.article.id, unit.number))
            made = UnitCandidate(
                unit=unit,
                features=measured(unit.words, language),
                language=primary(language),
            )
            if _compared(unit, one):
                now.append(made)
            elif is_background(unit, one):
                recalled.append(made)
    return tuple(now), tuple(recalled)


def _measured(
    reads: Sequence[ReadArticle], known: Mapping[str, tuple[str, ...]]
) -> Callable[[str, str], PassageFeatures]:
    """Return what gives the features of the words of a unit in a language."""
    joined = joined_words(_texts(reads))
    named = name_words(
        (unit.words for read in reads for unit in read.units), known, _language(reads)
    )
    return cache(
        lambda words, language: features(words, known, joined, named=named, language=language)
    )


def _unmeasured(_words: str, _language: str) -> PassageFeatures:
    """Return the features of words that are compared with none: those of a report alone."""
    return PassageFeatures(stems=frozenset(), wording=frozenset(), numbers=frozenset())


def _texts(reads: Sequence[ReadArticle]) -> list[str]:
    return [text for read in reads for text in (read.article.title, read.text)]


def _language(reads: Sequence[ReadArticle]) -> str:
    return reads[0].article.language if reads else "en"


def _compared(unit: PassageUnit, one: Apart | None) -> bool:
    """Tell whether a unit can be part of a statement; ``one`` is what sets it apart."""
    return not unit.foreign and (one is None or one.announced) and unit.passage.speech != "credit"


def _common_day(articles: Sequence[Article]) -> str | None:
    """Return the day that most articles have, the earliest of the commonest.

    Inferred dates count only when there is no other.
    """
    stated = [a.published for a in articles if a.published and a.published_basis != "inferred"]
    days = Counter(value[:10] for value in stated or [a.published for a in articles if a.published])
    return min(days, key=lambda day: (-days[day], day)) if days else None
