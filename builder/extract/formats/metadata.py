"""The tree of an HTML page -> every value that it states about itself, and the text of the report
where it states that.

Elements of the head, JSON-LD, microdata, time elements, headings, and elements whose class says
that they hold a name or a date. All candidates are handed on under the name of their kind; which of
them is right is not decided here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from builder.core.capture import Metadatum
from builder.extract.formats.json_ld import said_in_json
from builder.extract.formats.pieces import telling_words
from builder.lang.characters import fold_space

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Longest value that is kept, and how many there may be.
MAX_VALUE: Final = 2000
MAX_VALUES: Final = 400
#: Longest text of an element that is taken for a name or a date, and how many elements in it are
#: read.
MAX_LABEL: Final = 200
MAX_INSIDE: Final = 40
#: A stated text is at least so long.
MIN_TEXT: Final = 200
#: Words of classes and ids that announce a name or a date.
_NAME_WORDS: Final = frozenset(
    {
        "byline",
        "bylines",
        "author",
        "authors",
        "writer",
        "autor",
        "autoren",
        "auteur",
        "autore",
        "verfasser",
        "reporter",
    }
)
_DATE_WORDS: Final = frozenset(
    {
        "date",
        "datetime",
        "timestamp",
        "pubdate",
        "published",
        "publish",
        "dateline",
        "datum",
        "fecha",
        "updated",
    }
)
#: The name under which stand those who wrote something else than the report.
OTHERS: Final = "others:name"
#: So many of them are enough.
MAX_OTHERS: Final = 50
#: Elements that quote somebody, and words of classes of those and of readers' comments: who is named
#: in them wrote something else than the report.
QUOTATIONS: Final = ("blockquote", "q")
_OTHERS_WORDS: Final = frozenset(
    {
        "quote",
        "pullquote",
        "blockquote",
        "testimonial",
        "comment",
        "comments",
        "commentlist",
        "commentator",
    }
)
#: Dates in the data of scripts: "datePublished": "2024-05-01T10:00:00Z".
_SCRIPT_DATE: Final = re.compile(
    r"\\?\"(date_?published|published_?(?:at|date|time|on)|publication_?(?:date|time)|publish_?(?:date|time|edat)|pub_?date|first_?published?"
    r"|created_?at|date_?created|date_?modified|modified_?(?:at|date|time)|updated_?at)\\?\"\s{0,3}:\s{0,3}\\?\"(\d{4}-\d\d[^\"\\\\]{0,30})",
    re.IGNORECASE,
)
_MAX_SCRIPT: Final = 300_000
#: Some pages state their text with its elements; these ones end a line.
_BLOCKS: Final = ("p", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6")

Named = Iterator[tuple[str, str]]


class StatedMetadata(NamedTuple):
    """What a page says about itself."""

    metadata: tuple[Metadatum, ...]
    #: Text of the report as the page gives it to programs; "" when it does not.
    text: str

    def values(self, name: str) -> Iterator[str]:
        """Yield the values under ``name``."""
        return (datum.value for datum in self.metadata if datum.name == name)

    def first(self, *names: str) -> str:
        """Return the first value under the first of ``names`` that has one; "" without."""
        values = (datum.value for name in names for datum in self.metadata if datum.name == name)
        return next(values, "")


def stated(root: HtmlElement) -> StatedMetadata:
    """Return what the page says about itself, in its order; names in lower case."""
    found: list[Metadatum] = []
    texts: list[str] = []
    others: list[str] = []
    for element in root.iter():
        if len(found) >= MAX_VALUES:
            break
        for name, value in _said(element):
            if name == "json-ld:articlebody":
                texts.append(value)
            elif name == OTHERS:
                others.append(value)
            elif text := fold_space(value[: 2 * MAX_VALUE])[:MAX_VALUE]:
                found.append(Metadatum(name=name.lower(), value=text))
    whole = "\n".join(texts)
    return StatedMetadata(
        (*dict.fromkeys(found), *_named_others(others)),
        _plain(whole) if len(whole) >= MIN_TEXT else "",
    )


def _named_others(values: Sequence[str]) -> Iterator[Metadatum]:
    """Yield whom quotations and comments name: up to the comma behind which is who that is."""
    names = (fold_space(value.partition(",")[0].strip("—–- ")) for value in values)
    yield from (
        Metadatum(name=OTHERS, value=name)
        for name in islice(dict.fromkeys(filter(None, names)), MAX_OTHERS)
    )


def _plain(source: str) -> str:
    """Return a stated text without its elements, a line for each block."""
    if "<" not in source:
        return html.unescape(source)
    from bs4 import BeautifulSoup  # noqa: PLC0415 - only for pages that state their text with its elements

    soup = BeautifulSoup(source, "lxml")
    for element in soup.find_all(_BLOCKS):
        element.insert_before("\n")
        element.insert_after("\n")
    return soup.get_text()


def _said(element: HtmlElement) -> Named:
    tag = element.tag
    if not isinstance(tag, str):
        return
    if tag in _ELEMENTS:
        yield from _ELEMENTS[tag](element)
    if tag in ("cite", "footer") and next(element.iterancestors(*QUOTATIONS), None) is not None:
        yield OTHERS, _label(element)
    attributes = dict(element.items())
    if not attributes:
        return
    if tag != "meta" and (names := attributes.get("itemprop")):
        yield from _microdata(element, names)
    if (
        "rel" in attributes
        and "author" in attributes["rel"].lower().split()
        and not _of_others(element)
    ):
        yield "rel:author", _label(element)
    dress = attributes.get("class") or attributes.get("id")
    if dress and tag not in ("html", "body", "script"):
        words = telling_words(dress[:MAX_LABEL])
        if not words.isdisjoint(_NAME_WORDS):
            yield OTHERS if _of_others(element) else "class:author", _label(element)
        if not words.isdisjoint(_DATE_WORDS) and not _linked(element):
            yield "class:date", _label(element)


def _of_others(element: HtmlElement) -> bool:
    """Tell whether an element is in a quotation or in a reader's comment."""
    around = (element, *element.iterancestors())
    return any(
        one.tag in QUOTATIONS
        or not telling_words((one.get("class") or "")[:MAX_LABEL]).isdisjoint(_OTHERS_WORDS)
        for one in around
        if one.tag not in ("html", "body")
    )


def _microdata(element: HtmlElement, names: str) -> Named:
    value = element.get("content") or element.get("datetime")
    for name in names.split()[:4]:
        if name.lower() != "articlebody" and not (name == "author" and _of_others(element)):
            yield f"itemprop:{name}", value or _label(element)


def _label(element: HtmlElement) -> str:
    """Return the text of an element that is no longer than a label; "" for any other."""
    texts: list[str] = []
    for number, text in enumerate(element.itertext()):
        texts.append(text)
        if number > MAX_INSIDE or sum(map(len, texts)) > 2 * MAX_LABEL:
            return ""
    whole = fold_space(" ".join(texts))
    return whole if len(whole) <= MAX_LABEL else ""


def _text(element: HtmlElement) -> Named:
    yield str(element.tag), _label(element) or (element.text or "")


def _meta(element: HtmlElement) -> Named:
    name = next(
        (
            value
            for key in ("property", "name", "itemprop", "http-equiv")
            if (value := element.get(key))
        ),
        "",
    )
    if name:
        yield name, element.get("content") or ""


def _link(element: HtmlElement) -> Named:
    if "canonical" in (element.get("rel") or "").lower().split():
        yield "link:canonical", element.get("href") or ""


def _script(element: HtmlElement) -> Named:
    source = element.text or ""
    if (element.get("type") or "").strip().lower() == "application/ld+json":
        yield from said_in_json(source)
    else:
        for match in _SCRIPT_DATE.finditer(source[:_MAX_SCRIPT]):
            yield f"script:{match[1].replace('_', '')}", match[2]


def _time(element: HtmlElement) -> Named:
    # Inside a link it is the day of the page that the link leads to; one that says "modified" is
    # told by its property.
    if not _linked(element) and "modified" not in (element.get("itemprop") or "").lower():
        yield "time", element.get("datetime") or _label(element)


def _linked(element: HtmlElement) -> bool:
    return next(element.iterancestors("a"), None) is not None


#: The elements in which a page speaks about itself, and how each says it.
_ELEMENTS: Final[dict[str, Callable[[HtmlElement], Named]]] = {
    "title": _text,
    "h1": _text,
    "meta": _meta,
    "link": _link,
    "script": _script,
    "time": _time,
}
