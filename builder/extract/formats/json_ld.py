"""The text of a JSON-LD script -> names and values of what it says of an article, or of its page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

#: Characters of a type.
MAX_TYPE: Final = 200
#: What is read from the JSON-LD description of an article, and of a page.
_ARTICLE_KEYS: Final = (
    *(
        "headline",
        "alternativeHeadline",
        "name",
        "datePublished",
        "dateCreated",
        "dateModified",
        "author",
        "creator",
        "publisher",
    ),
    *(
        "description",
        "keywords",
        "articleSection",
        "image",
        "url",
        "inLanguage",
        "isAccessibleForFree",
    ),
)
_PAGE_KEYS: Final = ("headline", "name", "datePublished", "dateModified", "author", "inLanguage")
_ARTICLE: Final = re.compile(r"Article|NewsArticle|BlogPosting|Report|LiveBlog", re.IGNORECASE)
_PAGE: Final = re.compile(r"WebPage|ItemPage", re.IGNORECASE)
_MAX_DEPTH: Final = 12


def said_in_json(source: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of what a description says of an article, or of its page; nothing where
    it cannot be read.
    """
    try:
        # Control characters inside strings are common on real pages.
        data = json.loads(source.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return
    things = list(_things(data, 0))
    known = {
        thing["@id"]: thing
        for thing in things
        if isinstance(thing.get("@id"), str) and isinstance(thing.get("name"), str)
    }
    for thing in things:
        kind = str(thing.get("@type", ""))[:MAX_TYPE]
        keys, prefix = (
            (_ARTICLE_KEYS, "json-ld") if _ARTICLE.search(kind) else (_PAGE_KEYS, "json-ld-page")
        )
        if prefix == "json-ld":
            yield from (("json-ld:articlebody", text) for text in _bodies(thing))
        yield from ((f"{prefix}:type", one) for one in _values(thing.get("@type"), known, 0))
        if prefix == "json-ld" or _PAGE.search(kind):
            for key in keys:
                yield from (
                    (f"{prefix}:{key}", value) for value in _values(thing.get(key), known, 0)
                )


def _bodies(thing: dict[str, Any]) -> Iterator[str]:
    """Yield the text of an article, and those of the updates of a live report."""
    updates = thing.get("liveBlogUpdate")
    for one in (thing, *(updates if isinstance(updates, list) else ())):
        if isinstance(one, dict) and isinstance(one.get("articleBody"), str):
            yield one["articleBody"]


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the things that a description names at its top, in a graph, or as the matter of a page."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _things(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(data.get(key), depth + 1)


def _values(value: Any, known: dict[str, dict[str, Any]], depth: int) -> Iterator[str]:
    """Yield the texts of a value: of a thing its name (of a picture its address), of a list those
    of its members.
    """
    if isinstance(value, str | int | float):
        yield str(value)
    elif depth < _MAX_DEPTH and isinstance(value, list):
        for item in value:
            yield from _values(item, known, depth + 1)
    elif isinstance(value, dict):
        other = value.get("@id")
        thing = known.get(other, value) if isinstance(other, str) and "name" not in value else value
        for key in ("name", "url", "@id"):
            if isinstance(thing.get(key), str | list):
                yield from _values(thing[key], known, depth + 1)
                return
