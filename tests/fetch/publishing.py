"""Feeds and sitemaps of entries, as sites publish them: each entry a path, a title and a time."""

import gzip
import json
from datetime import UTC, datetime
from email.utils import format_datetime

NOON = datetime(2031, 2, 12, 12, tzinfo=UTC)


def rss(server, entries):
    items = "".join(
        f"<item><title>{title}</title><link>{server.url(path)}?utm_source=rss</link>"
        f"<pubDate>{format_datetime(when)}</pubDate></item>"
        for path, title, when in entries
    )
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{items}</channel></rss>'
    return text, "application/rss+xml"


def atom(_, entries):
    items = "".join(
        f'<entry><title>{title}</title><link href="{path}"/><id>urn:{path}</id>'
        f"<updated>{when.isoformat()}</updated></entry>"
        for path, title, when in entries
    )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{items}</feed>',
        "application/atom+xml",
    )


def json_feed(server, entries):
    items = [
        {"id": path, "url": server.url(path), "title": title, "date_published": when.isoformat()}
        for path, title, when in entries
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": items}
    return json.dumps(feed), "application/feed+json"


def sitemap(server, entries):
    items = "".join(
        f"<url><loc>{server.url(path)}</loc><news:news><news:title>{title}</news:title>"
        f"<news:publication_date>{when.isoformat()}</news:publication_date></news:news></url>"
        for path, title, when in entries
    )
    names = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return (
        f'<?xml version="1.0"?>\n<!-- made today -->\n<urlset {names}>{items}</urlset>',
        "application/xml",
    )


def packed(server, entries):
    text, _ = sitemap(server, entries)
    return gzip.compress(text.encode()), "application/gzip"


KINDS = {"rss": rss, "atom": atom, "json": json_feed, "sitemap": sitemap, "packed": packed}
