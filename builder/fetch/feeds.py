"""Bytes of a feed (RSS, Atom, JSON Feed) or of a sitemap for news -> its entries."""

from __future__ import annotations

import json
import re
import zlib
from calendar import timegm
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin

from builder.core.errors import Rejected
from builder.extract.formats.worker import Worker
from builder.fetch.answers import Failed
from builder.fetch.guard import usable

#: More entries of one feed are not looked at.
MAX_ENTRIES: Final = 2000
#: Parts of a sitemap that are read, the newest first.
_MAX_PARTS: Final = 5
#: A packed sitemap unpacks to no more (bytes).
MAX_UNPACKED: Final = 50_000_000
_GZIP: Final = b"\x1f\x8b"
_SPACE: Final = b"\xef\xbb\xbf \t\r\n"
_HEAD: Final = 4000
_DEFINES: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
_SITEMAP: Final = re.compile(rb"<(?:\w{1,20}:)?(urlset|sitemapindex)[\s>]")
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_NEWS: Final = "http://www.google.com/schemas/sitemap-news/"
_FEEDS: Final = ("application/rss+xml", "application/atom+xml", "application/feed+json")


class FeedEntry(NamedTuple):
    """One entry: where it leads, and what it says of the page."""

    url: str
    title: str
    summary: str = ""
    #: When it was published, else updated; ``None`` where the feed does not say.
    time: datetime | None = None


class ReadFeed(NamedTuple):
    """What a source gave."""

    entries: tuple[FeedEntry, ...]
    #: Addresses of further parts of a sitemap.
    parts: tuple[str, ...] = ()


def feed_of(data: bytes, url: str) -> ReadFeed:
    """Return the entries of a feed that was found at ``url``; raise :class:`Failed` for what is
    none.
    """
    data = _unpacked(data).lstrip(_SPACE)
    head = data[:_HEAD]
    if head.startswith(b"{"):
        return ReadFeed(_usable(_of_json(data), url))
    if _DEFINES.search(head):
        raise Failed("the feed defines words of its own and is not read", "name another feed")
    sitemap = _SITEMAP.search(head)
    if sitemap:
        return _of_sitemap(data, url)
    if _HTML.search(head):
        raise _a_page(data, url)
    return ReadFeed(_usable(_of_feed(data), url))


def feed_apart(data: bytes, url: str, worker: Worker) -> ReadFeed:
    """Return the same from a process that can be ended; raise :class:`Failed` as well where it had
    to be.
    """
    try:
        found = worker.run(url, worker.seconds, _feed_or_failed, data, url)
    except Rejected as rejected:
        raise Failed(rejected.diagnostic.what, "name another feed") from rejected
    if isinstance(found, Failed):
        raise found
    return found


def _feed_or_failed(data: bytes, url: str) -> ReadFeed | Failed:
    try:
        return feed_of(data, url)
    except Failed as failed:
        return failed


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return data
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        found = unpacker.decompress(data, MAX_UNPACKED)
    except zlib.error as error:
        raise Failed(f"the feed is damaged: {error}", "run again later", wait=0) from error
    if not unpacker.eof:
        raise Failed("the feed is too large, or breaks off", "name another feed")
    return found


def _of_feed(data: bytes) -> Iterator[FeedEntry]:
    import feedparser  # noqa: PLC0415 - slow to load

    read = feedparser.parse(BytesIO(data))
    if not read.get("version") and not read.entries:
        raise Failed("what came is not a feed", "check the address")
    for entry in read.entries[:MAX_ENTRIES]:
        # An entry that has only the later time answers with it, but not for ever.
        parsed = entry.get("published_parsed" if "published_parsed" in entry else "updated_parsed")
        yield FeedEntry(
            str(entry.get("link") or ""),
            _plain(entry.get("title")),
            _plain(entry.get("summary")),
            _moment(parsed),
        )


def _of_json(data: bytes) -> Iterator[FeedEntry]:
    try:
        read = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Failed("what came is not a feed: broken JSON", "check the address") from error
    items = read.get("items") if isinstance(read, dict) else None
    if not isinstance(items, list) or "jsonfeed" not in str(read.get("version")):
        raise Failed("what came is JSON, but no JSON Feed", "check the address")
    for item in items[:MAX_ENTRIES]:
        if isinstance(item, Mapping):
            summary = item.get("summary") or item.get("content_text") or item.get("content_html")
            when = item.get("date_published") or item.get("date_modified")
            yield FeedEntry(
                str(item.get("url") or item.get("external_url") or ""),
                _plain(item.get("title")),
                _plain(summary),
                _iso(when),
            )


def _of_sitemap(data: bytes, url: str) -> ReadFeed:
    from lxml import etree  # noqa: PLC0415 - sitemaps only

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root is None:
        raise Failed("the sitemap is damaged", "run again later", wait=0)
    if etree.QName(root).localname == "sitemapindex":
        parts = [(_child(one, "lastmod"), _child(one, "loc")) for one in root]
        newest = sorted(parts, key=lambda part: part[0], reverse=True)[:_MAX_PARTS]
        return ReadFeed((), tuple(urljoin(url, place) for _, place in newest if place))
    found = []
    for one in root[: 25 * MAX_ENTRIES]:
        news = next((child for child in one if _is_news(child)), None)
        if news is not None:
            title, when = _child(news, "title"), _child(news, "publication_date")
            found.append(FeedEntry(_child(one, "loc"), _plain(title), "", _iso(when)))
    if not found and len(root):
        raise Failed(
            "the sitemap lists pages, but no news",
            "name the site's sitemap for news, or a feed",
        )
    return ReadFeed(_usable(found[:MAX_ENTRIES], url))


def _is_news(element: Any) -> bool:
    tag = element.tag
    return isinstance(tag, str) and tag.startswith(f"{{{_NEWS}") and tag.endswith("}news")


def _child(element: Any, name: str) -> str:
    """Return the text of the first child called ``name``, whatever its namespace; "" for none."""
    for child in element:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == name:
            return (child.text or "").strip()
    return ""


def _a_page(data: bytes, url: str) -> Failed:
    """Return what is told of a page in the place of a feed: which feed it names, if any."""
    from lxml import html  # noqa: PLC0415 - as above

    root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    for link in root.iter("link"):
        if str(link.get("type", "")).lower() in _FEEDS and link.get("href"):
            place = urljoin(url, str(link.get("href")))[:500]
            return Failed("what came is a page, no feed", f"its feed may be {place}")
    return Failed("what came is a page, no feed", "look for a link 'RSS' on the site")


def _usable(entries: Iterable[FeedEntry], url: str) -> tuple[FeedEntry, ...]:
    """Return the entries that lead to a page, each page once."""
    found: dict[str, FeedEntry] = {}
    for entry in entries:
        try:
            place = usable(urljoin(url, entry.url)) if entry.url else ""
        except (Failed, ValueError):
            continue
        if place:
            found.setdefault(place, entry._replace(url=place))
    return tuple(found.values())


def _plain(text: object) -> str:
    """Return text without elements, on one line."""
    return " ".join(unescape(_TAG.sub(" ", str(text or ""))).split())


def _moment(parsed: Any) -> datetime | None:
    """Return a time as feedparser reads it, which is in UTC."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _iso(text: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
