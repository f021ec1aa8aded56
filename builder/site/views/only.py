"""Coverage -> what one report alone has: quoted first, then every passage without a counterpart.

Of an event's only report there is nothing to compare: its own words are simply what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from builder.core.capture import Span
from builder.core.coverage import Coverage, Fragment
from builder.core.passage import HEADLINE, Passage
from builder.site.library import Library
from builder.site.markup import counted
from builder.site.views import words
from builder.site.views.aside import PassageView, elsewhen, passage_view, place_of
from builder.site.views.lead import Quote, quote_view

#: Fragments quoted of one article, and their length together (characters); passages of an event's
#: only article that are open.
_QUOTED: Final = 2
_QUOTED_LENGTH: Final = 130
_OPEN: Final = 2
#: Articles whose passages are here, and passages of each when there are more articles.
_MOST_ARTICLES: Final = 12
_MOST_PASSAGES: Final = 8


class OnlyGroup(msgspec.Struct, frozen=True, kw_only=True):
    """What only one article says."""

    anchor: str
    sign: str
    #: "12 sentences"; "" where it alone has parts of sentences only, or where nothing is quoted.
    count: str
    #: What it alone has, in whole clauses, and passages that are open.
    quotes: tuple[Quote, ...]
    shown: tuple[PassageView, ...]
    more: tuple[PassageView, ...]
    #: What is only in the article, in words, and its address; "" for nothing.
    rest: str
    url: str


class OnlyOne(msgspec.Struct, frozen=True, kw_only=True):
    """What one report alone has, by article."""

    groups: tuple[OnlyGroup, ...]
    #: Whose passages are not here, in a sentence; "" when all are.
    left: str


def only_one(library: Library, coverage: Coverage) -> OnlyOne:
    """Return what each article alone has, in column order.

    A text in another language than the base text is left out: that its words are nowhere else
    tells nothing.
    """
    own = {
        article: _own(library, coverage, article)
        for article in coverage.articles
        if len(coverage.articles) == 1 or not words.unlike(library, coverage, article)
    }
    quoted = {article: _quoted(coverage, article) for article in own}
    notes = {
        place_of(one.passage): elsewhen(library, one)
        for one in coverage.dated
        if one.kind != "foreign"
    }
    having = [article for article in own if own[article] or quoted[article]]
    many = len(having) > _MOST_ARTICLES
    return OnlyOne(
        groups=tuple(
            _group(library, coverage, (own[article], quoted[article]), article, notes, many=many)
            for article in (having[:_MOST_ARTICLES] if many else having)
        ),
        left=f"Those of {_MOST_ARTICLES} of {len(having)} articles are here; each article’s page marks its own."
        if many
        else "",
    )


def _group(
    library: Library,
    coverage: Coverage,
    has: tuple[list[Passage], list[Fragment]],
    article: str,
    notes: Mapping[tuple[str, int, Span], str],
    *,
    many: bool,
) -> OnlyGroup:
    own, quoted = has
    said = {place_of(one.passage) for one in quoted}
    left = [passage for passage in own if place_of(passage) not in said]
    held = left[:_MOST_PASSAGES] if many else left
    views = tuple(
        passage_view(library, passage, notes.get(place_of(passage), "")) for passage in held
    )
    opened = _OPEN if len(coverage.articles) == 1 else 0
    return OnlyGroup(
        anchor=f"only-{library.key(article)}",
        sign=library.sign(article),
        count=counted(len(own), "sentence") if own and (quoted or opened) else "",
        quotes=tuple(quote_view(library, coverage, one, signed=False) for one in quoted),
        shown=views[:opened],
        more=views[opened:],
        rest=f"{len(left) - len(views)} more in the article" if len(left) > len(views) else "",
        url=library.urls.article(article),
    )


def _quoted(coverage: Coverage, article: str) -> list[Fragment]:
    """Return what is quoted of an article that others lack: two fragments, or a long one."""
    own = [one for one in coverage.one_reports if one.passage.article == article][:_QUOTED]
    return own if sum(len(one.text) for one in own) <= _QUOTED_LENGTH else own[:1]


def passages_alone(library: Library, coverage: Coverage) -> Iterator[Passage]:
    """Yield the passages without a counterpart, those of statements that one carries among them."""
    yield from coverage.unique
    for statement in library.statements(coverage.event):
        if words.carried_alone(statement.cells):
            yield from (cell.passage for cell in statement.cells if cell.passage)


def _own(library: Library, coverage: Coverage, article: str) -> list[Passage]:
    """Return the passages of one article without a counterpart, in reading order.

    If it is the event's only article, the words that it quotes are among them.
    """
    alone = len(coverage.articles) == 1
    quoted = [one.passage for one in coverage.quoted if alone and one.passage.paragraph != HEADLINE]
    own = [one for one in passages_alone(library, coverage) if one.article == article]
    return sorted(
        {(one.paragraph, one.span): one for one in (*quoted, *own)}.values(),
        key=lambda one: (one.paragraph, one.span),
    )
