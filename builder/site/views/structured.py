"""Records -> linked data for search engines and reference managers (schema.org).

It never holds a verdict about an article.
"""

from __future__ import annotations

from typing import Any

from builder.site.catalog import Catalog
from builder.site.library import Library
from builder.site.moments import moment
from builder.site.urls import outside

_CONTEXT = "https://schema.org"


def event(library: Library, identifier: str) -> dict[str, Any]:
    """Return an event's comparison as a collection of the articles that it compares."""
    record = library.events[identifier]
    items = [
        {"@type": "ListItem", "position": index, "item": _article(library, one)}
        for index, one in enumerate(library.columns(identifier), 1)
    ]
    about: dict[str, Any] = {"@type": "Event", "name": record.title}
    if record.date:
        about["startDate"] = record.date
    if record.place:
        about["location"] = {"@type": "Place", "name": record.place}
    return {
        "@context": _CONTEXT,
        "@type": "CollectionPage",
        "name": record.title,
        "url": library.urls.absolute(library.urls.event(identifier)),
        "inLanguage": library.language,
        "about": about,
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
    }


def _article(library: Library, identifier: str) -> dict[str, Any]:
    """Return a report as its outlet published it."""
    record = library.articles[identifier]
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": record.title,
        "inLanguage": record.language,
    }
    found["url"] = outside(record.url) or library.urls.absolute(library.urls.article(identifier))
    if record.authors:
        found["author"] = [{"@type": "Person", "name": name} for name in record.authors]
    if moment(record.published) and record.published_basis != "inferred":
        found["datePublished"] = record.published
    if moment(record.updated):
        found["dateModified"] = record.updated
    if record.outlet:
        found["publisher"] = {"@type": "Organization", "name": library.outlet_of(identifier).name}
    return found


def article(library: Library, identifier: str) -> dict[str, Any]:
    """Return the report that an article's page is about, and the capture that it is taken from."""
    ours = library.urls.absolute(library.urls.article(identifier))
    return {
        "@context": _CONTEXT,
        **_article(library, identifier),
        "mainEntityOfPage": {"@type": "WebPage", "@id": ours},
        "identifier": f"sha256:{library.articles[identifier].capture_sha256}",
    }


def site(library: Catalog) -> dict[str, Any]:
    """Return the home page: the digest as a list of its newest events."""
    newest = sorted(
        library.events.values(), key=lambda one: (one.date or "", one.id), reverse=True
    )[:20]
    items = [
        {
            "@type": "ListItem",
            "position": index,
            "name": one.title,
            "url": library.urls.absolute(library.urls.event(one.id)),
        }
        for index, one in enumerate(newest, 1)
    ]
    return {
        "@context": _CONTEXT,
        "@type": "CollectionPage",
        "name": library.settings.title,
        "description": library.settings.description,
        "url": library.urls.absolute("/"),
        "inLanguage": library.language,
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
    }
