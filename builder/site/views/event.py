"""What all pages of one event share: its head, its facts, the links between its views."""

from __future__ import annotations

from typing import Literal

import msgspec
from markupsafe import Markup

from builder.core.coverage import Comparison
from builder.site.catalog import event_day
from builder.site.citations import sentence
from builder.site.cited import cited_event
from builder.site.library import Library
from builder.site.markup import counted
from builder.site.prose import prose
from builder.site.schema import schema_address
from builder.site.views import words
from builder.site.views.derivation import voices
from builder.site.views.page import FeedLink, Link, feed_links

#: How a comparison is shown: as the table, as full texts, as a list of differences.
Mode = Literal["statements", "texts", "differences"]


class EventHead(msgspec.Struct, frozen=True, kw_only=True):
    """Title, date and place of an event."""

    title: str
    url: str
    #: "Monday 6 March 2023"; "Date unknown".
    date: str
    place: str
    #: Its storyline; ``None`` when it belongs to none.
    storyline: Link | None
    #: "event 2 of 2".
    position: str
    #: What an editor wrote about it.
    note: Markup


class Reporter(msgspec.Struct, frozen=True, kw_only=True):
    """One article among those that report an event."""

    sign: str
    url: str
    #: "inferred", "too short to compare"; "" for none.
    note: str


class LabeledNumber(msgspec.Struct, frozen=True, kw_only=True):
    """A labeled number."""

    label: str
    value: str
    #: Where more of it is, and the word for that: "why", "table"; "" for nowhere.
    url: str = ""
    link: str = ""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """The row of facts under an event's title."""

    numbers: tuple[LabeledNumber, ...]
    reporters: tuple[Reporter, ...]


class Cite(msgspec.Struct, frozen=True, kw_only=True):
    """How to cite, reuse and follow an event."""

    text: str
    cite: tuple[Link, ...]
    #: The same of its articles, statements, quotations and conflicts, each with its own address.
    parts: tuple[Link, ...]
    data: tuple[Link, ...]
    captures: Link
    follow: Link


def head(library: Library, event: str) -> EventHead:
    """Return the head of an event's pages."""
    record = library.events[event]
    line = library.storylines.get(record.storyline or "")
    known = line.events if line else ()
    position = f"event {known.index(event) + 1} of {len(known)}" if event in known else ""
    return EventHead(
        title=record.title,
        url=library.urls.event(event),
        date=event_day(library, record, weekday=True),
        place=record.place or "",
        storyline=Link(url=library.urls.storyline(line.id), text=line.title) if line else None,
        position=position,
        note=prose(record.note),
    )


def facts(library: Library, event: str) -> Facts:
    """Return the row of facts."""
    articles = library.columns(event)
    coverage = library.coverages.get(event)
    outlets = len({library.articles[article].outlet or article for article in articles})
    numbers = [
        LabeledNumber(label="Articles", value=f"{len(articles):,}"),
        LabeledNumber(label="Outlets", value=f"{outlets:,}"),
    ]
    if coverage and len(articles) > 1:
        numbers += [
            LabeledNumber(
                label="Independent voices", value=voices(coverage), url="#voices", link="why"
            ),
            LabeledNumber(
                label="Statements compared",
                value=f"{len(library.statements(event)):,}",
                url="#side-by-side",
                link="table",
            ),
        ]
        if wording_shown(library, event):
            total = f"{words.difference_total(library, event):,}"
            numbers.append(
                LabeledNumber(
                    label="Differences in wording",
                    value=total,
                    url=library.urls.differences(event),
                    link="list",
                )
            )
    short = dict(coverage.short) if coverage else {}
    return Facts(
        numbers=tuple(numbers),
        reporters=tuple(
            _reporter(library, article, short=article in short) for article in articles
        ),
    )


def wording_shown(library: Library, event: str) -> bool:
    """Whether any wording of an event may be shown, so that differences can be counted."""
    return any(library.policies[article] != "link" for article in library.columns(event))


def _reporter(library: Library, article: str, *, short: bool) -> Reporter:
    inferred = library.articles[article].outlet_basis == "inferred"
    notes = ["inferred"] * inferred + ["too short to compare"] * short
    return Reporter(
        sign=library.sign(article), url=library.urls.article(article), note=", ".join(notes)
    )


def address(
    library: Library, event: str, comparison: Comparison, mode: Mode, fragment: str = ""
) -> str:
    """Return where a comparison is shown in this mode; ``fragment`` names a statement."""
    key = "" if comparison.base == library.base(event) else library.key(comparison.base)
    if mode == "texts":
        return library.urls.texts(event)
    if mode == "differences":
        return library.urls.differences(event, key)
    if key:
        return library.urls.against(event, key, fragment)
    return (
        library.statement(event, fragment)
        if fragment
        else library.urls.event(event, "side-by-side")
    )


def modes(
    library: Library, event: str, comparison: Comparison, current: Mode | None = None
) -> tuple[Link, ...]:
    """Return the links between the three modes of a comparison."""
    names: dict[Mode, str] = {"statements": "Statements", "texts": "Full texts"}
    if wording_shown(library, event):
        names["differences"] = (
            f"List of {counted(words.differences_in(comparison.statements), 'difference')}"
        )
    return tuple(
        Link(url=address(library, event, comparison, mode), text=text, current=mode == current)
        for mode, text in names.items()
    )


def bases(
    library: Library, event: str, current: Comparison, mode: Mode = "statements"
) -> tuple[Link, ...]:
    """Return the links between the base texts, in the same mode."""
    coverage = library.coverages.get(event)
    if coverage is None or len(coverage.comparisons) < 2:  # noqa: PLR2004 - a choice needs two
        return ()
    return tuple(
        Link(
            url=address(library, event, one, mode),
            text=library.sign(one.base),
            current=one.base == current.base,
        )
        for one in coverage.comparisons
    )


def cite(library: Library, event: str) -> Cite:
    """Return how to cite, reuse and follow an event."""
    urls = library.urls
    total = len(library.columns(event))
    return Cite(
        text=sentence(cited_event(library, event)),
        cite=(
            Link(url=urls.event_file(event, "cite.bib"), text="BibTeX"),
            Link(url=urls.event_file(event, "cite.ris"), text="RIS"),
            Link(url=urls.event_file(event, "cite.csl.json"), text="CSL-JSON"),
        ),
        parts=(
            Link(url=urls.event_file(event, "citations.bib"), text="BibTeX"),
            Link(url=urls.event_file(event, "citations.ris"), text="RIS"),
            Link(url=urls.event_file(event, "citations.csl.json"), text="CSL-JSON"),
            *(
                (Link(url=urls.embed(event), text="Text and frame"),)
                if total > 1 and library.statements(event)
                else ()
            ),
        ),
        data=(
            Link(url=urls.event_file(event, "coverage.json"), text="JSON"),
            Link(url=urls.event_file(event, "cells.csv"), text="CSV"),
            Link(url=urls.event_file(event, "statements.tei.xml"), text="TEI"),
            Link(url=urls.event_file(event, "statements.collatex.json"), text="CollateX"),
            Link(url=urls.event_file(event, "event.ninjs.json"), text="ninjs"),
            Link(url=schema_address("coverage"), text="Schema"),
        ),
        captures=Link(
            url=urls.event_file(event, "articles.csv"),
            text=f"{total} file{'s' if total != 1 else ''} with SHA-256",
        ),
        follow=Link(url=urls.event_file(event, "feed.xml"), text="Feed of changes"),
    )


def feeds(library: Library, event: str) -> tuple[FeedLink, ...]:
    """Return the feed of an event's changes, in both formats."""
    return feed_links(
        library.urls.event_file(event, "feed"), f"Changes: {library.events[event].title}"
    )
