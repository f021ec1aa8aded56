"""Event -> ninjs, the format of the IPTC for news in JSON: the event, and its reports beside it."""

from __future__ import annotations

import json
from typing import Any, Final

from builder.site.exports.quoted import named_people
from builder.site.library import Library
from builder.site.moments import moment
from builder.site.urls import outside

_VERSION: Final = "3.0"


def ninjs(library: Library, event: str) -> bytes:
    """Return an event as ninjs."""
    record, urls, coverage = library.events[event], library.urls, library.coverages.get(event)
    where = urls.identifier(urls.event(event))
    found: dict[str, Any] = {
        "standard": {
            "name": "ninjs",
            "version": _VERSION,
            "schema": f"http://www.iptc.org/std/ninjs/ninjs-schema_{_VERSION}.json",
        },
        "uri": where,
        "type": "event",
        "language": library.language,
        "title": record.title,
        "eventDetails": {"dates": {"expectedStartDate": record.date}} if record.date else {},
        "associations": [_report(library, article) for article in library.columns(event)],
    }
    if record.place:
        found["places"] = [{"name": record.place}]
    if coverage:
        named = named_people(coverage, library.settings)
        people = [{"name": one.name} for one in coverage.people if one.id in named]
        found |= {"people": people} if people else {}
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def _report(library: Library, identifier: str) -> dict[str, Any]:
    """Return a report as an object associated with the event."""
    article, urls = library.articles[identifier], library.urls
    found: dict[str, Any] = {
        "name": identifier,
        "uri": urls.identifier(urls.article(identifier)),
        "type": "text",
        "language": article.language,
        "title": article.title,
        "headlines": [{"value": article.title}],
    }
    if article.authors:
        found["by"] = ", ".join(article.authors)
    if article.outlet:
        found["infoSources"] = [{"name": library.outlet_of(identifier).name}]
    original = outside(article.url)
    if original:
        found["altIds"] = [{"role": "original", "value": original}]
    created = _time(article.published) if article.published_basis != "inferred" else ""
    return found | ({"contentCreated": created} if created else {})


def _time(published: str | None) -> str:
    """Return a time as ninjs wants it, seconds and zone included; "" for one less exact."""
    found = moment(published)
    return f"{found.time:%Y-%m-%dT%H:%M:%S}+00:00" if found and found.zoned else ""
