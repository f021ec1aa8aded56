"""Statements and texts -> the clauses that every report supports, quoted at the top.

Nothing is rewritten: each fragment is of one passage, words left out inside it marked by dots, and
each report has a sentence that says all of it (:mod:`builder.collate.support`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.collate.complete import stands_alone
from builder.collate.fragments import count
from builder.collate.nearest import Counterparts
from builder.collate.quoted_alike import quoted_alike
from builder.collate.shortening import shortened
from builder.collate.standalone import standalone
from builder.collate.support import Support
from builder.core.coverage import Fragment, Statement
from builder.core.passage import HEADLINE, Passage
from builder.lang.stems import stopwords
from builder.lang.synonyms import concept
from builder.lang.tagging import can_tag
from builder.lang.tokens import words

#: Of more full reports than this, what half of them have counts as what all report.
FEW_REPORTS: Final = 5
#: When not even half of them agree: fragments shown, at most, each with more reports than this.
WIDEST: Final = 3
FEWEST_REPORTS: Final = 2
#: Of more than :data:`FEW_REPORTS` the statements with most witnesses are looked through, so many.
STATEMENTS: Final = 24
#: Fragments shown, at most.
MOST_SHARED: Final = 4
#: Two fragments that share so large a share of the shorter one's words say the same: one is told.
SAME: Final = 0.5
#: A passage, and a stretch of it that can be read alone.
Clause = tuple[PassageUnit, str]
#: What it takes from a fragment that it is a headline, in words: the reports' own sentences come
#: first.
_HEADLINE: Final = 8


class _Line(NamedTuple):
    """A clause that can be read alone, and the articles that support it."""

    text: str
    passage: Passage
    articles: tuple[str, ...]


def all_report(
    statements: Sequence[Statement],
    full: Sequence[str],
    reads: Sequence[ReadArticle],
    support: Support,
    counterparts: Counterparts,
) -> tuple[Fragment, ...]:
    """Return what every report has, or else every one of the ``full`` reports.

    At most :data:`MOST_SHARED` clauses.

    Many reports seldom agree in anything: of more than :data:`FEW_REPORTS` what at least half of
    them have is told, and when that is nothing, what most of them have, :data:`WIDEST` at most.
    """
    languages = {read.article.id: read.article.language for read in reads}
    order = [*full, *(article for article in languages if article not in full)]
    if len(full) > FEW_REPORTS:
        found = _lines(_clauses(_widest(statements, reads), languages, support), order, support)
        half = [one for one in found if 2 * len(set(full).intersection(one.articles)) >= len(full)]
        most = [one for one in found if len(one.articles) > FEWEST_REPORTS]
        lines = (
            _distinct(half, languages, full)[:MOST_SHARED]
            or _distinct(most, languages, full)[:WIDEST]
        )
    else:
        units = [unit for read in reads for unit in read.units if not unit.foreign]
        clauses = list(_clauses(units, languages, support))
        found = [one for one in _lines(clauses, order, support) if set(full) <= set(one.articles)]
        found = found or [
            *_shortened(clauses, full, order, languages, support),
            *_quoted(reads, full),
        ]
        found = found or [
            one
            for one in _nearly(clauses, order, support, counterparts)
            if set(full) <= set(one.articles)
        ]
        every = [one for one in found if len(one.articles) == len(order)]
        lines = _distinct(every or found, languages, full)[:MOST_SHARED]
    columns = {article: place for place, article in enumerate(order)}
    return tuple(
        Fragment(
            text=one.text, passage=one.passage, statement=_statement(one, statements),
            articles=tuple(sorted(one.articles, key=columns.__getitem__)),
        )
        for one in lines
    )  # fmt: skip


def _widest(statements: Sequence[Statement], reads: Sequence[ReadArticle]) -> list[PassageUnit]:
    """Return the passages of the statements that most articles carry."""
    carried = [
        [p for cell in one.cells if cell.passage for p in (cell.passage, *cell.others)]
        for one in statements
    ]
    carried.sort(key=lambda passages: -len({passage.article for passage in passages}))
    places = {_place(passage) for passages in carried[:STATEMENTS] for passage in passages}
    return [unit for read in reads for unit in read.units if _place(unit.passage) in places]


def _place(passage: Passage) -> tuple[str, int, int]:
    return passage.article, passage.paragraph, passage.span.start


def _lines(clauses: Iterable[Clause], order: Sequence[str], support: Support) -> list[_Line]:
    """Return the clauses that another article supports, too."""
    return [
        _Line(text, unit.passage, articles)
        for unit, text in clauses
        if len(articles := support.supporters(text, unit.passage.article, order)) > 1
    ]


def _nearly(
    clauses: Iterable[Clause], order: Sequence[str], support: Support, counterparts: Counterparts
) -> Iterator[_Line]:
    """Yield the clauses that another article supports, or has most of; no headlines.

    It has most of them in the passage that most probably says the same.
    """
    for unit, text in (one for one in clauses if one[0].passage.paragraph != HEADLINE):
        articles = support.supporters(text, unit.passage.article, order, counterparts(unit))
        if len(articles) > 1:
            yield _Line(text, unit.passage, articles)


def _shortened(
    clauses: Iterable[Clause],
    full: Sequence[str],
    order: Sequence[str],
    languages: Mapping[str, str],
    support: Support,
) -> Iterator[_Line]:
    """Yield the clauses that all of ``full`` support without the words that some lack."""
    for unit, text in clauses:
        article = unit.passage.article
        missing = (
            support.missing(text, article, full)
            if article in full and can_tag(languages[article])
            else None
        )
        line = shortened(text, missing.places, missing.names) if missing and missing.places else ""
        if line and stands_alone(line, languages[article]):
            articles = support.supporters(line, article, order)
            if set(full) <= set(articles):
                yield _Line(line, unit.passage, articles)


def _quoted(reads: Sequence[ReadArticle], full: Sequence[str]) -> Iterator[_Line]:
    """Yield the words that all of ``full`` quote."""
    told = [read for read in reads if read.article.id in full]
    return (
        (_Line(text, unit.passage, tuple(full)) for unit, text in quoted_alike(told))
        if len(told) > 1
        else iter(())
    )


def _clauses(
    units: Iterable[PassageUnit], languages: Mapping[str, str], support: Support
) -> Iterator[Clause]:
    """Yield the clauses of passages that can be read alone."""
    for unit in units:
        if unit.passage.paragraph == HEADLINE or support.begins(unit):
            yield from (
                (unit, text) for text in standalone(unit.passage, languages[unit.passage.article])
            )


def _distinct(
    lines: Sequence[_Line], languages: Mapping[str, str], full: Sequence[str]
) -> list[_Line]:
    """Return lines that do not repeat one another, the best supported first.

    Of equally supported ones the longest is first.
    """
    first = {article: -place for place, article in enumerate(full)}
    worth = {
        one: (len(one.articles), _length(one), first.get(one.passage.article, -len(full)))
        for one in lines
    }
    kept: list[tuple[frozenset[str], _Line]] = []
    for one in sorted(
        worth, key=lambda one: (*(-part for part in worth[one]), one.passage.paragraph, one.text)
    ):
        language = languages[one.passage.article]
        own = frozenset(
            concept(word, language) for word in words(one.text) if word not in stopwords(language)
        )
        if all(len(own & other) < SAME * min(len(own), len(other)) for other, _ in kept):
            kept.append((own, one))
    return [one for _, one in kept]


def _length(one: _Line) -> int:
    return count(one.text) - _HEADLINE * (one.passage.paragraph == HEADLINE)


def _statement(line: _Line, statements: Sequence[Statement]) -> int | None:
    """Return the number of the statement of a line's passage.

    Of several, it is the one that most of the line's articles carry.
    """
    best: tuple[int, int | None] = (1, None)
    for one in statements:
        passages = {
            cell.article: (cell.passage, *cell.others) for cell in one.cells if cell.passage
        }
        if line.passage.article in passages and any(
            _place(p) == _place(line.passage) for p in passages[line.passage.article]
        ):
            shared = len(passages.keys() & set(line.articles))
            best = max(best, (shared, one.number), key=lambda found: found[0])
    return best[1]
