"""An HTML page -> the values that it states about itself: meta elements, JSON-LD, canonical link, time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from builder.model.capture import Metadatum
from builder.text.characters import fold_space

if TYPE_CHECKING:
    from bs4 import Tag

#: Longest value that is kept, and how many there may be.
MAX_VALUE: Final = 2000
MAX_VALUES: Final = 400
#: What is read from the JSON-LD description of an article.
_ARTICLE_KEYS: Final = (
    *("headline", "datePublished", "dateModified", "author", "creator", "publisher", "description", "keywords"),
    *("image", "url", "inLanguage"),
)
_ARTICLE: Final = re.compile(r"Article|NewsArticle|BlogPosting|Report|LiveBlog", re.IGNORECASE)
_MAX_JSON_DEPTH: Final = 12


def metadata(source: str) -> tuple[Metadatum, ...]:
    """Return what the page with this source says about itself, in the order of the page; names in lower case."""
    from bs4 import BeautifulSoup, SoupStrainer  # noqa: PLC0415 - HTML captures only

    soup = BeautifulSoup(source, "lxml", parse_only=SoupStrainer(list(_ELEMENTS)))
    found: list[Metadatum] = []
    for element in soup.find_all(list(_ELEMENTS)):
        for name, value in _ELEMENTS[element.name](element):
            text = fold_space(value)[:MAX_VALUE]
            if text and len(found) < MAX_VALUES:
                found.append(Metadatum(name=name.lower(), value=text))
    return tuple(dict.fromkeys(found))


def _title(element: Tag) -> Iterator[tuple[str, str]]:
    yield "title", element.get_text()


def _meta(element: Tag) -> Iterator[tuple[str, str]]:
    name = next((_value(element, key) for key in ("property", "name", "itemprop", "http-equiv") if _value(element, key)), "")
    if name:
        yield name, _value(element, "content")


def _link(element: Tag) -> Iterator[tuple[str, str]]:
    if "canonical" in _value(element, "rel").lower().split():
        yield "link:canonical", _value(element, "href")


def _script(element: Tag) -> Iterator[tuple[str, str]]:
    if _value(element, "type").strip().lower() == "application/ld+json":
        yield from _json_ld(element.string or "")


def _time(element: Tag) -> Iterator[tuple[str, str]]:
    yield "time", _value(element, "datetime") or element.get_text()


#: The elements in which a page speaks about itself, and how each says it.
_ELEMENTS: Final[dict[str, Callable[[Tag], Iterator[tuple[str, str]]]]] = {
    "title": _title,
    "meta": _meta,
    "link": _link,
    "script": _script,
    "time": _time,
}


def _value(element: Tag, name: str) -> str:
    """Return an attribute as one text; ``rel`` and its like are lists of words."""
    value = element.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def _json_ld(source: str) -> Iterator[tuple[str, str]]:
    try:
        # Control characters inside strings are common on real pages.
        data = json.loads(source.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return
    for thing in _articles(data, 0):
        for key in _ARTICLE_KEYS:
            for value in _values(thing.get(key), 0):
                yield f"json-ld:{key}", value


def _articles(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_JSON_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict):
        if _ARTICLE.search(str(data.get("@type", ""))[:200]):
            yield data
        else:
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _articles(data.get(key), depth + 1)


def _values(value: Any, depth: int) -> Iterator[str]:
    """Yield the texts of a value: of a thing its name (of a picture its address), of a list those of its members."""
    if isinstance(value, str | int | float):
        yield str(value)
    elif depth < _MAX_JSON_DEPTH and isinstance(value, list):
        for item in value:
            yield from _values(item, depth + 1)
    elif isinstance(value, dict):
        for key in ("name", "url", "@id"):
            if isinstance(value.get(key), str):
                yield value[key]
                return
