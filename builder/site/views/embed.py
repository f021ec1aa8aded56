"""Event -> a page of its statements and conflicts, each of which can be shared or shown in a frame.

A frame shows the one that its address names, by style alone; the page needs no script. What a
reader takes along is text with its citation, or the code of such a frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape as attribute
from typing import Final

import msgspec
from markupsafe import Markup, escape

from builder.core.conflict import Conflict
from builder.core.coverage import SILENT, Cell, Statement
from builder.site import parts
from builder.site.catalog import event_day
from builder.site.cited import last_change
from builder.site.library import Library
from builder.site.markup import counted, marked, shortened
from builder.site.urls import at_text, outside
from builder.site.views import words
from builder.site.views.conflicts import KINDS
from builder.site.views.page import Link, Pages, PageShell

#: Wordings that a frame shows; the others are on the page of the event.
_MOST_WORDINGS: Final = 6
#: Width and height of a frame (CSS pixels).
FRAME_WIDTH: Final = 640
FRAME_HEIGHT: Final = 480


class SharedText(msgspec.Struct, frozen=True, kw_only=True):
    """A wording, with who prints it and where."""

    signs: str
    #: When the first of them was published, in words.
    date: str
    language: str
    html: Markup
    #: Its sentence on this site, and at the outlet; "" where nobody knows.
    url: str
    outlet: str


class EmbedItem(msgspec.Struct, frozen=True, kw_only=True):
    """A statement or a conflict."""

    anchor: str
    #: "Statement 3" or "Figure".
    title: str
    #: What a statement is called, in words of the base text; "" for a conflict.
    name: str
    language: str
    texts: tuple[SharedText, ...]
    #: "2 more wordings"; "" when all are here.
    more: str
    #: Its place on the page of the event.
    url: str
    #: The same with the site's address, where that is known.
    address: str
    #: As text with its citation.
    text: str
    #: The code of a frame; "" while the site has no address.
    code: str


class EmbedView(msgspec.Struct, frozen=True, kw_only=True):
    """What can be shared of an event."""

    page: PageShell
    event: Link
    date: str
    items: tuple[EmbedItem, ...]


def embeddable(library: Library, event: str) -> bool:
    """Tell whether there is anything of an event to share."""
    return len(library.columns(event)) > 1 and bool(library.statements(event))


def embed_view(pages: Pages, event: str) -> EmbedView:
    """Return the page of what can be shared of an event."""
    library = pages.library
    record = library.events[event]
    return EmbedView(
        page=pages.page(
            "embed",
            library.urls.embed(event),
            f"Share: {record.title}",
            "Statements and conflicts, each as text with its citation and for a frame.",
            hidden=True,
        ),
        event=Link(url=library.urls.event(event), text=record.title),
        date=event_day(library, record, ""),
        items=tuple(_items(library, event)),
    )


def frame_code(library: Library, event: str, anchor: str, title: str) -> str:
    """Return the code of a frame that shows one statement or conflict, or the first of all."""
    source = library.urls.absolute(library.urls.embed(event, anchor))
    return (
        f'<iframe src="{attribute(source)}" title="{attribute(title)}" '
        f'width="{FRAME_WIDTH}" height="{FRAME_HEIGHT}" loading="lazy"></iframe>'
    )


def _items(library: Library, event: str) -> Iterator[EmbedItem]:
    coverage = library.coverages.get(event)
    for conflict in coverage.conflicts if coverage else ():
        yield _conflict(library, event, conflict)
    for statement in parts.front(library.statements(event)):
        if is_shared(statement):
            yield _statement(library, event, statement)


def is_shared(statement: Statement) -> bool:
    """Tell whether several reports carry a statement in words that may be shown."""
    return sum(_carries(cell) for cell in statement.cells) > 1


def _carries(cell: Cell) -> bool:
    return cell.presence not in SILENT and cell.passage is not None


def _conflict(library: Library, event: str, conflict: Conflict) -> EmbedItem:
    texts = tuple(
        _text(
            library,
            [side.passage.article],
            escape(side.passage.text),
            library.passage_url(side.passage),
            side.passage.text,
        )
        for side in conflict.sides
    )
    said = [
        (text.signs, side.passage.text) for text, side in zip(texts, conflict.sides, strict=True)
    ]
    where = library.urls.event(event, conflict.anchor)
    return _item(
        library, event, conflict.anchor, (KINDS[conflict.kind], "", ""), texts, where, said
    )


def _statement(library: Library, event: str, statement: Statement) -> EmbedItem:
    wordings: dict[str, list[Cell]] = {}
    for cell in sorted(statement.cells, key=lambda one: one.presence != "base"):
        if cell.passage and _carries(cell):
            wordings.setdefault(cell.passage.text, []).append(cell)
    texts = tuple(
        _text(
            library,
            [cell.article for cell in cells],
            marked(cells[0].segments) if cells[0].segments else escape(text),
            library.passage_url(cells[0].passage) if cells[0].passage else "",
            text,
        )
        for text, cells in wordings.items()
    )
    said = [(text.signs, words_) for text, words_ in zip(texts, wordings, strict=True)]
    named = (
        f"Statement {statement.number}",
        statement.name,
        library.articles[statement.base].language,
    )
    where = library.statement(event, statement.anchor)
    return _item(library, event, statement.anchor, named, texts, where, said)


def _text(library: Library, articles: list[str], html: Markup, url: str, text: str) -> SharedText:
    article = library.articles[articles[0]]
    original = outside(article.url)
    return SharedText(
        signs=", ".join(map(library.sign, articles)),
        date=words.published(library, article),
        language=article.language,
        html=html,
        url=url,
        outlet=at_text(original, text) if original else "",
    )


def _item(  # noqa: PLR0917 -- what an item is made of
    library: Library,
    event: str,
    anchor: str,
    named: tuple[str, str, str],
    texts: tuple[SharedText, ...],
    where: str,
    said: Iterable[tuple[str, str]],
) -> EmbedItem:
    title, name, language = named
    whole, rest = f"{title}: {name}" if name else title, len(texts) - _MOST_WORDINGS
    record, address = library.events[event], library.urls.absolute(where)
    lines = [f"{signs}: “{text}”" for signs, text in said]
    changed = last_change(library)
    source = [record.title, event_day(library, record, ""), library.settings.title, address]
    source += [f"as of {changed}"] if changed else []
    return EmbedItem(
        anchor=anchor,
        title=title,
        name=name,
        language=language,
        texts=texts[:_MOST_WORDINGS],
        more=counted(rest, "more wording") if rest > 0 else "",
        url=where,
        address=address,
        text="\n".join([whole, *lines, f"— {', '.join(filter(None, source))}"]),
        code=frame_code(library, event, anchor, f"{shortened(whole)} – {library.settings.title}")
        if library.settings.base_url
        else "",
    )
