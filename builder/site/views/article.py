"""Article -> its page: passages linked to their counterparts, and where it comes from."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from builder.core.article import Article, Draft, Finding
from builder.core.settings import Republish
from builder.site.citations import highwire, sentence
from builder.site.cited import cited_article
from builder.site.library import Library
from builder.site.markup import bdi, counted, excerpt, joined, link
from builder.site.moments import edtf
from builder.site.urls import outside
from builder.site.views import structured, words
from builder.site.views.changes import ChangeView, of_article
from builder.site.views.elsewhere import Elsewhere, elsewhere
from builder.site.views.page import Link, Pages, PageShell
from builder.site.views.reading import (
    ParagraphView,
    StatementLink,
    headline_statements,
    paragraph_views,
)
from builder.site.views.stretches import removed
from builder.site.views.versions import (
    VersionView,
    captured_words,
    version_count,
    version_views,
)


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact about the text, with how it is known."""

    label: str
    value: Markup
    #: How it is known, or which rule found it.
    basis: str
    #: A person changed it.
    edited: bool = False


class ArticleView(msgspec.Struct, frozen=True, kw_only=True):
    """One article."""

    page: PageShell
    title: str
    #: The headline of the capture when a person changed it; "" otherwise.
    captured_title: str
    language: str
    outlet: Link
    #: "outlet inferred", "credits …".
    notes: tuple[str, ...]
    date: str
    date_reason: str
    event: Link | None
    headline_statements: tuple[StatementLink, ...]
    description: str
    #: Where its sentences occur elsewhere; ``None`` when nothing is compared.
    elsewhere: Elsewhere | None
    paragraphs: tuple[ParagraphView, ...]
    #: Paragraphs of other texts, shown folded.
    foreign: tuple[ParagraphView, ...]
    #: Newest first; empty when it was captured once.
    versions: tuple[VersionView, ...]
    #: "3 versions, 1 changed silently"; "" when there is one text.
    version_count: str
    #: What changed on this page since the article came, newest first.
    changes: tuple[ChangeView, ...]
    facts: tuple[Fact, ...]
    capture: Link
    #: "full", "excerpt" or "link".
    republish: Republish
    original: str
    #: How to cite it, and the files that have this and all of its event.
    citation: str
    citations: tuple[Link, ...]


def article_view(pages: Pages, identifier: str) -> ArticleView:
    """Return the page of an article."""
    library = pages.library
    article = library.articles[identifier]
    event = library.event_of.get(identifier, "")
    views = paragraph_views(library, identifier)
    cited = cited_article(library, identifier)
    sign = library.sign(identifier)
    return ArticleView(
        page=pages.page(
            "article",
            library.urls.article(identifier),
            f"{article.title} ({sign})",
            article.description
            or (excerpt(article.paragraphs[0].text, 160) if article.paragraphs else ""),
            data=structured.article(library, identifier),
            meta=highwire(cited),
            kind="article",
        ),
        title=article.title,
        captured_title=_captured_title(library, article),
        language=article.language,
        outlet=Link(
            url=library.urls.outlet(article.outlet) if article.outlet else "",
            text=library.outlet_of(identifier).name,
        ),
        notes=words.standing(library, article, event),
        date=words.published(library, article),
        date_reason=words.date_reason(library, article),
        event=Link(url=library.urls.event(event), text=library.events[event].title)
        if event
        else None,
        headline_statements=headline_statements(library, identifier),
        description=article.description or "",
        elsewhere=elsewhere(library, article),
        paragraphs=tuple(view for view in views if not view.foreign),
        foreign=tuple(view for view in views if view.foreign),
        versions=version_views(library, identifier),
        version_count=version_count(library, identifier),
        changes=of_article(library, identifier),
        facts=tuple(fact for fact in _facts(library, article) if fact.value),
        capture=Link(url=library.urls.capture(identifier), text=article.capture),
        republish=library.policies[identifier],
        original=outside(article.url) or "",
        citation=sentence(cited),
        citations=tuple(
            Link(url=library.urls.event_file(event, f"citations.{ending}"), text=text)
            for ending, text in (("bib", "BibTeX"), ("ris", "RIS"), ("csl.json", "CSL-JSON"))
            if event
        ),
    )


def _captured_title(library: Library, article: Article) -> str:
    draft = library.drafts.get(article.capture)
    return (
        draft.article.title
        if draft and "title" in article.edited and draft.article.title != article.title
        else ""
    )


def _facts(library: Library, article: Article) -> list[Fact]:
    draft = library.drafts.get(article.capture)
    chosen: dict[str, Finding] = {}
    for finding in draft.findings if draft else ():
        if finding.chosen:
            chosen.setdefault(finding.field, finding)

    def fact(label: str, field: str, value: str | Markup | None, basis: str = "") -> Fact:
        found = chosen.get(field)
        shown = (
            bdi(value)
            if isinstance(value, str) and not isinstance(value, Markup) and value
            else Markup(value or "")  # noqa: S704 -- "" or markup already
        )
        return Fact(
            label=label,
            value=shown,
            basis=basis or (found.reason if found else ""),
            edited=field in article.edited,
        )

    return [
        fact(
            "Outlet",
            "outlet",
            library.outlet_of(article.id).name,
            words.outlet_reason(library, article),
        ),
        fact(
            "Published",
            "published",
            words.published(library, article),
            _date_basis(library, article),
        ),
        fact("Updated", "updated", article.updated),
        fact("Captured", "capture", *captured_words(library, article.capture)),
        fact("Held", "version", _held(article), "an editor named this version"),
        fact("Address", "url", _address(article.url)),
        fact("Authors", "authors", ", ".join(article.authors)),
        fact("Sign-off", "signoff", article.signoff),
        fact("Dateline", "dateline", article.dateline),
        fact("Credits", "credits", "; ".join(article.credits)),
        fact("Language", "language", words.language_name(article.language, library.language)),
        fact("Tags", "tags", joined([bdi(tag) for tag in article.tags])),
        fact("Image caption", "image_caption", article.image_caption),
        fact("Image credit", "image_credit", article.image_credit),
        fact("Kind of page", "page_kind", draft.page_kind if draft else ""),
        fact("Breaks off", "truncated", article.truncated),
        fact("Length", "body", _length(article) if library.policies[article.id] == "full" else ""),
        fact(
            "Removed",
            "body",
            _removed(article, draft),
            "an editor took them out; the capture has them",
        ),
    ]


def _held(article: Article) -> str:
    """Return at which capture an editor holds an article."""
    named = (article.version or "").removeprefix("seeds/")
    return f"at {named}" if named and named == article.capture else ""


def _removed(article: Article, draft: Draft | None) -> str:
    places = removed(article, draft) if draft else ()
    return counted(len(places), "paragraph") if places else ""


def _date_basis(library: Library, article: Article) -> str:
    value = edtf(article.published, article.published_basis)
    return words.date_reason(library, article) + (f" (EDTF {value})" if value else "")


def _address(url: str | None) -> Markup:
    safe = outside(url)
    return link(safe, excerpt(safe, 90)) if safe else Markup()


def _length(article: Article) -> str:
    own = [paragraph for paragraph in article.paragraphs if not paragraph.foreign]
    total = sum(len(paragraph.text.split()) for paragraph in own)
    return f"{counted(total, 'word')} in {counted(len(own), 'paragraph')}"
