"""An HTML page -> the values that it states about itself: meta elements, JSON-LD, canonical link, time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from builder.model.capture import Metadatum
from builder.text.characters import fold_space

if TYPE_CHECKING:
    from lxml.html import HtmlElement

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


def metadata(root: HtmlElement) -> tuple[Metadatum, ...]:
    """Return what the page says about itself, in the order of the page; names in lower case."""
    found: list[Metadatum] = []
    for name, value in _all(root):
        text = fold_space(value)[:MAX_VALUE]
        if text and len(found) < MAX_VALUES:
            found.append(Metadatum(name=name.lower(), value=text))
    return tuple(dict.fromkeys(found))


def _all(root: HtmlElement) -> Iterator[tuple[str, str]]:
    yield "html:lang", root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    for title in root.iterfind(".//head/title"):
        yield "title", title.text_content()
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        if name:
            yield name, element.get("content") or ""
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield "link:canonical", link.get("href") or ""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            yield from _json_ld(script.text or "")
    for time in root.iter("time"):
        yield "time", time.get("datetime") or time.text_content()


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
