"""An RSS or Atom file -> the reports that it carries in full, each as a page of its own.

The library feedparser reads every kind of feed, broken ones too, and cleans what entries hold.
An entry of a few words leads to a report and is not one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import unescape
from typing import Any, Final

from markupsafe import Markup

from builder.core.errors import Diagnostic, Rejected
from builder.extract.formats.format import MAX_PARTS, CapturePart, Format, Opener, part_name, told

_FEED: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s{0,50}(?:<\?xml[^>]{0,300}\?>\s{0,50})?(?:<\?xml-stylesheet[^>]{0,500}\?>\s{0,50})?"
    rb"(?:<!--.{0,2000}?-->\s{0,50}){0,3}(?:<!DOCTYPE[^>\[]{0,300}>\s{0,50})?<(?:rss|feed|rdf:RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
#: A feed that defines words of its own could grow without end.
_DEFINES: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
#: A summary of fewer words leads to a report; the content of an entry counts whatever its length.
_MIN_WORDS: Final = 80
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")


def _recognizes(head: bytes) -> bool:
    return _FEED.match(head) is not None


def _parts(data: bytes, path: str, _: Opener) -> Iterator[CapturePart | Diagnostic]:
    import feedparser  # noqa: PLC0415 - feeds only

    if _DEFINES.search(data):
        raise Rejected(path, "the feed defines words of its own", remedy="save it without a DTD")
    read = feedparser.parse(io.BytesIO(data))
    if len(read.entries) > MAX_PARTS:
        yield told(path, f"it holds more than {MAX_PARTS} entries; the rest is not read", "cut it")
    teasers = 0
    for number, entry in enumerate(read.entries[:MAX_PARTS], 1):
        content = _content(entry)
        if not content:
            teasers += 1
            continue
        page = _page(entry, content, read.feed).encode("utf-8", "replace")
        name = part_name(entry.get("link") or entry.get("id") or f"entry {number}")
        yield CapturePart(page, name, "html", "utf-8", _address(entry.get("link")))
    if teasers == len(read.entries):
        what = "the feed holds no report in full" if teasers else "the feed holds no entry"
        raise Rejected(path, what, remedy="save the pages that it leads to")
    if teasers:
        what = (
            f"{teasers} of {len(read.entries)} entries are not reports in full and are passed over"
        )
        yield Diagnostic(path=path, severity="note", what=what)


def _content(entry: Mapping[str, Any]) -> str:
    """Return what an entry holds of its report, as HTML; "" where it only leads to it."""
    whole = max(
        (str(one.get("value") or "") for one in entry.get("content", ())), key=len, default=""
    )
    if whole.strip():
        return _as_html(whole)
    summary = str(entry.get("summary") or "")
    return _as_html(summary) if len(_TAG.sub(" ", summary).split()) >= _MIN_WORDS else ""


def _as_html(content: str) -> str:
    """Return content as HTML; of plain text, each line becomes a paragraph."""
    if "<" in content:
        return content
    lines = (Markup("<p>{}</p>").format(line.strip()) for line in content.splitlines())
    return str(Markup("\n").join(line for line in lines if line != "<p></p>"))


def _page(entry: Mapping[str, Any], content: str, feed: Mapping[str, Any]) -> str:
    """Return an entry as the page that it stands for: what it states, then its content."""
    title = _plain(entry.get("title"))
    stated = {
        "og:site_name": _plain(feed.get("title")),
        "article:published_time": _time(entry.get("published_parsed")),
        "article:modified_time": _time(entry.get("updated_parsed")) if "updated" in entry else "",
        "author": entry.get("author") or "",
        "og:title": title,
    }
    metas = (
        Markup('<meta property="{}" content="{}">').format(name, value)
        for name, value in stated.items()
        if value
    )
    address = _address(entry.get("link"))
    canonical = Markup('<link rel="canonical" href="{}">').format(address) if address else ""
    language = str((feed.get("language") or "")[:20])
    head = Markup('<html lang="{}"><head><title>{}</title>{}{}</head>').format(
        language, title, Markup().join(metas), canonical
    )
    body = Markup("<body><article><h1>{}</h1>\n").format(title)
    return f"{head}{body}{content}</article></body></html>"


def _plain(title: object) -> str:
    """Return a title without its elements."""
    return unescape(_TAG.sub("", str(title or ""))).strip()


def _address(link: object) -> str | None:
    found = str(link or "")
    return found if found.startswith(("http://", "https://")) else None


def _time(parsed: Any) -> str:
    """Return a time as feedparser reads it, which is in UTC, in ISO 8601."""
    try:
        year, month, day, hour, minute = parsed[:5]
        return datetime(year, month, day, hour, minute, tzinfo=UTC).isoformat(timespec="minutes")
    except (TypeError, ValueError):
        return ""


FEED: Final = Format(
    name="a feed (RSS or Atom)",
    endings=(".rss", ".atom"),
    recognizes=_recognizes,
    parts=_parts,
)
