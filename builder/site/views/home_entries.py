"""Event -> its entry on the home page: a telling sentence, headlines, who carries what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec
from markupsafe import Markup

from builder.core.coverage import Cell, Segment, Statement
from builder.site.catalog import event_day
from builder.site.library import Library
from builder.site.markup import marked, number_word, plain
from builder.site.views import words
from builder.site.views.event import wording_shown
from builder.site.views.lead import Headline, headlines
from builder.site.views.matrix import Matrix, matrix
from builder.site.views.sayings import PersonLine, quoted_in

#: Headlines shown of one event.
_HEADLINES: Final = 8
#: Wordings shown of one sentence, and the longest sentence that is worth showing.
_WORDINGS: Final = 4
_LONGEST: Final = 330


class SentenceWording(msgspec.Struct, frozen=True, kw_only=True):
    """One article's wording of the sentence."""

    sign: str
    language: str
    html: Markup


class SentencePair(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence in several wordings, with its differences."""

    #: "One sentence, three wordings".
    title: str
    wordings: tuple[SentenceWording, ...]
    #: The kinds of difference that occur.
    marks: tuple[str, ...]
    base: str
    url: str


class EventEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One event in the digest."""

    title: str
    url: str
    date: str
    place: str
    #: Numbers and their words.
    counts: tuple[tuple[str, str], ...]
    pair: SentencePair | None
    headlines: tuple[Headline, ...]
    #: Headlines that are not shown.
    more: str
    matrix: Matrix
    #: Shown instead of the matrix when there is nothing to compare.
    quoted: tuple[PersonLine, ...]
    note: str
    #: One article alone: a short entry.
    alone: bool


def entry(library: Library, identifier: str) -> EventEntry:
    """Return the entry of an event, where every person has an address.

    It is that of the page that the person would have.
    """
    event = library.events[identifier]
    articles = library.columns(event.id)
    shown = headlines(library, event.id)
    return EventEntry(
        title=event.title,
        url=library.urls.event(event.id),
        date=event_day(library, event),
        place=event.place or "",
        counts=counts(library, event.id),
        pair=_pair(library, event.id),
        headlines=shown[:_HEADLINES],
        more=f"{len(shown) - _HEADLINES} more" if len(shown) > _HEADLINES else "",
        matrix=matrix(library, event.id, here=False),
        quoted=quoted_in(library, event.id) if len(articles) == 1 else (),
        note=_note(library, event.id),
        alone=len(articles) == 1,
    )


def counts(library: Library, event: str) -> tuple[tuple[str, str], ...]:
    """Return an event in numbers, each with its word."""
    articles = library.columns(event)
    outlets = len({library.articles[article].outlet or article for article in articles})
    pairs = [(len(articles), "article"), (outlets, "outlet")]
    coverage = library.coverages.get(event)
    if coverage and len(articles) > 1:
        pairs.append((len(coverage.voices.groups), "independent voice"))
        if wording_shown(library, event) and (
            differences := words.difference_total(library, event)
        ):
            pairs.append((differences, "difference"))
    return tuple((str(number), word if number == 1 else f"{word}s") for number, word in pairs)


def _note(library: Library, event: str) -> str:
    """Return why nothing is compared; "" when something is."""
    coverage = library.coverages.get(event)
    if len(library.columns(event)) > 1:
        return (
            ""
            if library.statements(event)
            else "No sentence of one report was found again in another."
        )
    names = (
        dict.fromkeys(
            credit.name for credit in coverage.credits if credit.kind in ("report", "agency")
        )
        if coverage
        else {}
    )
    credited = f" It credits {', '.join(f'“{name}”' for name in names)}." if names else ""
    return f"One article: nothing to compare yet.{credited}"


def _pair(library: Library, event: str) -> SentencePair | None:
    """Return the most telling sentence: widely carried, short, few but real differences."""
    found = [
        (score, statement)
        for statement in library.statements(event)
        if (score := _score(statement)) > 0
    ]
    if not found:
        return None
    statement = max(found, key=lambda one: (one[0], -one[1].number))[1]
    distinct: dict[str, Cell] = {}
    for cell in _told(statement):
        if cell.article in library.articles:
            distinct.setdefault(plain(cell.segments), cell)
    cells = list(distinct.values())[:_WORDINGS]
    marks = [
        segment.mark
        for cell in cells
        for segment in cell.segments
        if segment.mark in ("reworded", "added", "omitted", "moved")
    ]
    return SentencePair(
        title=f"One sentence, {number_word(len(cells))} wordings",
        wordings=tuple(
            SentenceWording(
                sign=library.sign(cell.article),
                language=library.articles[cell.article].language,
                html=marked(cell.segments),
            )
            for cell in cells
        ),
        marks=tuple(dict.fromkeys(marks)),
        base=library.sign(statement.base),
        url=library.statement(event, statement.anchor),
    )


def _told(statement: Statement) -> list[Cell]:
    told = [
        cell
        for cell in statement.cells
        if cell.segments and cell.presence in ("base", "reworded", "verbatim", "indirect")
    ]
    return sorted(told, key=lambda cell: cell.presence != "base")


def _score(statement: Statement) -> float:
    cells = _told(statement)[:_WORDINGS]
    texts = [cell.passage.text for cell in cells if cell.passage]
    if len(cells) < 2 or max(map(len, texts), default=0) > _LONGEST or cells[0].presence != "base":  # noqa: PLR2004 - a pair
        return 0
    others = [_share(cell.segments) for cell in cells[1:]]
    quoted = sum(cell.passage.speech in ("direct", "mixed") for cell in cells if cell.passage)
    telling = sum(0 < share < 0.5 for share in others)  # noqa: PLR2004 - beyond a half, two sentences are not one
    return (telling + quoted + len(statement.entries) / 10 - sum(others)) if telling else 0


def _share(segments: Iterable[Segment]) -> float:
    lengths = [(len(segment.text), segment.mark not in ("same", "note")) for segment in segments]
    total = sum(length for length, _ in lengths)
    return sum(length for length, differs in lengths if differs) / total if total else 0.0
