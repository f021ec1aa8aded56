"""Content, articles and coverages -> what an editor has to do, with the lines to write: the desk.

Nothing here is wrong by itself. A program that says so of a good author or a good conflict is
ignored the next time, so that each kind names only what a person would look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from builder.core.article import Article
from builder.core.conflict import Conflict
from builder.core.coverage import SILENT, Coverage
from builder.core.errors import Diagnostic
from builder.core.outlet import Outlet
from builder.core.task import TASK_KINDS, Task, TaskKind
from builder.editor.load import EVENTS
from builder.editor.load_articles import ARTICLES
from builder.editor.records import Content
from builder.lang.characters import fold
from builder.lang.newsrooms import is_listed
from builder.lang.stamps import parse_iso

#: What is said of an article that was searched whole for a statement.
_SEARCHED: Final = ("similar", "absent")
#: Words of a name at most; a longer author is a sentence.
_LONGEST_NAME: Final = 8
#: Signs and digits that no name has.
_NO_NAME: Final = re.compile(r"[\d@/|:;<>{}=]|\.(?:com|org|net)\b", re.IGNORECASE)
_OPEN: Final = {"year": "-MM-DD", "month": "-DD"}
#: Characters of a side of a conflict.
_SHORT: Final = 60


def tasks(
    content: Content,
    outlets: Iterable[Outlet],
    articles: Iterable[Article],
    coverages: Iterable[Coverage],
) -> tuple[Task, ...]:
    """Return what there is to do, the most urgent kind first, then by file.

    ``articles`` are as they will be published.
    """
    desk = _Desk(content, outlets, articles)
    known = {event.id for event in content.events}
    found = [
        *(task for one in coverages if one.event in known for task in desk.event(one)),
        *desk.articles(),
        *desk.headlines(),
    ]
    order = list(TASK_KINDS)
    return tuple(
        sorted(
            found,
            key=lambda task: (
                order.index(task.kind),
                task.diagnostic.path,
                task.diagnostic.line or 0,
                task.diagnostic.what,
            ),
        )
    )


class _Desk:
    """The records by id, with the files that say them."""

    def __init__(
        self, content: Content, outlets: Iterable[Outlet], articles: Iterable[Article]
    ) -> None:
        self._content = content
        self._outlets = {outlet.id: outlet for outlet in outlets}
        self._articles = {article.id: article for article in articles}

    def event(self, coverage: Coverage) -> Iterator[Task]:
        """Yield what there is to do about the reports of an event."""
        for conflict in coverage.conflicts:
            yield self._conflict(coverage.event, conflict)
        if len(coverage.articles) > 1 and coverage.comparisons:
            cells = [cell for row in coverage.comparisons[0].statements for cell in row.cells]
            carried = {cell.article for cell in cells if cell.presence not in SILENT}
            searched = {cell.article for cell in cells if cell.presence in _SEARCHED}
            for article in coverage.articles:
                if article in self._articles and article in searched - carried:
                    yield self._rowless(coverage.event, article)

    def articles(self) -> Iterator[Task]:
        """Yield what there is to do about articles by themselves."""
        for article in self._articles.values():
            if not article.outlet:
                yield self._unsigned(article)
            stamp = parse_iso(article.published)
            if stamp is None or stamp.precision in _OPEN:
                yield self._dayless(article, stamp.precision if stamp else "")
            for author in article.authors:
                reason = self._wrong(author, article)
                if reason:
                    yield self._author(article, author, reason)

    def headlines(self) -> Iterator[Task]:
        """Yield each event whose title is one newsroom's headline: a person finds better words."""
        for event in self._content.events:
            if event.title_source and event.articles:
                yield self._task(
                    "title",
                    f"{EVENTS}/{event.id}.md",
                    "title",
                    f"the title is the headline of {event.title_source} alone: its articles share too few words for one of ours",
                    "write 'title: ' and who did what, where, in this line; 'title_source' then goes by itself",
                    event=event.id,
                )

    def _conflict(self, event: str, conflict: Conflict) -> Task:
        said = dict.fromkeys(
            f"“{side.text[:_SHORT]}” ({self._sign(side.passage.article)})"
            for side in conflict.sides
        )
        return self._task(
            "conflict",
            f"{EVENTS}/{event}.md",
            "articles",
            f"reports state different facts ({conflict.kind}): {' against '.join(said)}",
            "read both passages on the page; a report about something else goes from 'articles:' to 'never_with:'",
            event=event,
            anchor=conflict.anchor,
        )

    def _rowless(self, event: str, article: str) -> Task:
        return self._task(
            "row",
            f"{EVENTS}/{event}.md",
            "articles",
            f"{article} has no row: none of its sentences was found in another report",
            f"if it is about something else, take it out of 'articles:' and write 'never_with: [{article}]'",
            event=event,
            article=article,
        )

    def _unsigned(self, article: Article) -> Task:
        host = urlsplit(article.url or "").hostname or ""
        known = f" and 'domains: [{host.removeprefix('www.')}]'" if host else ""
        return self._task(
            "outlet",
            f"{ARTICLES}/{article.id}.md",
            "title",
            "no outlet is known: the article is told from others by its headline only",
            "write 'outlet: ' and an id here; a file content/outlets/<id>.md with "
            f"'name: '{known} between two lines '---' lets the program know it by itself",
            article=article.id,
        )

    def _dayless(self, article: Article, precision: str) -> Task:
        if not precision:
            what, value = "no date is known", "YYYY-MM-DD"
        else:
            what = f"only the {precision} is known"
            value = f"{article.published}{_OPEN[precision]}"
        return self._task(
            "date",
            f"{ARTICLES}/{article.id}.md",
            "published",
            f"{what}: the order of the reports cannot be told",
            f"write 'published: {value}' with the day that the page states",
            article=article.id,
        )

    def _author(self, article: Article, author: str, reason: str) -> Task:
        rest = [one for one in article.authors if one != author]
        return self._task(
            "author",
            f"{ARTICLES}/{article.id}.md",
            "authors",
            f"“{author[:_SHORT]}” {reason}",
            f"write 'authors: [{', '.join(rest)}]', or the name as the page prints it",
            article=article.id,
        )

    def _wrong(self, author: str, article: Article) -> str:
        """Return why an author looks like none; "" for one that may be a name."""
        outlet = self._outlets.get(article.outlet)
        names = (outlet.name, outlet.sign, *outlet.aliases) if outlet else ()
        if _NO_NAME.search(author):
            return "has a sign or a figure that no name has"
        if len(author.split()) > _LONGEST_NAME:
            return "is longer than a name"
        if fold(author) in map(fold, names):
            return "is the outlet itself"
        if is_listed(author):
            return "is a newsroom"
        return "begins with a small letter" if author[:1].islower() and " " not in author else ""

    def _sign(self, article: str) -> str:
        found = self._articles.get(article)
        outlet = self._outlets.get(found.outlet) if found else None
        return (outlet.sign or outlet.name) if outlet else article

    def _task(
        self,
        kind: TaskKind,
        path: str,
        field: str,
        what: str,
        remedy: str,
        *,
        event: str = "",
        article: str = "",
        anchor: str = "",
    ) -> Task:
        document = self._content.documents.get(path)
        return Task(
            kind=kind,
            diagnostic=Diagnostic(
                path=path,
                line=document.front.line_of(field) if document else None,
                severity="note",
                what=what,
                remedy=remedy,
            ),
            event=event,
            article=article,
            anchor=anchor,
        )
