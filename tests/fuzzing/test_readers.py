"""Any bytes and any text: each reader gives something, or refuses by name; nothing else is ever raised."""

# ruff: noqa: E501 -- what texts are made of stands in one piece

from __future__ import annotations

import contextlib
import gzip
import json
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packing import letter, mailbox, page, record, rss, zipped
from torture import examples, sampled

from builder import quotations
from builder.core.errors import Rejected
from builder.core.outcome import SeedFile
from builder.editor.document import read_document
from builder.editor.frontmatter import Malformed, parse
from builder.editor.schema import ARTICLE, EVENT, OUTLET, PAGE, STORYLINE, read_fields
from builder.extract import normalize
from builder.extract.formats import captures_of
from builder.fetch.answers import Failed
from builder.fetch.feeds import feed_of
from builder.lang.dates import find_dates
from builder.lang.sentences import sentences
from builder.pipeline.sidecars import parsed
from builder.site.prose import prose

URL = "https://orsapost.example/news/ferry"
FEED = rss((URL, "Ferry", "".join(f"<p>{one} The boat crosses the bay.</p>" * 9 for one in "ab")))
SITEMAP = (
    b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    b'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://orsapost.example/a</loc>'
    b"<news:news><news:publication_date>2031-02-12</news:publication_date><news:title>A</news:title></news:news></url></urlset>"
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "url": URL, "title": "Ferry", "date_published": "2031-02-12"}],
    }
).encode()
#: One whole file of each format.
FILES = {
    "a.txt": b"Second ferry line approved\n\n12 February 2031\n\nBy Ann Lee\n\nThe harbor council approved it on Monday.\n",
    "a.html": page(head='<meta name="author" content="Ann Lee"><link rel=canonical href="/x">'),
    "a.warc": record(page(), URL),
    "a.warc.gz": gzip.compress(record(page(), URL), mtime=0),
    "a.zip": zipped({"a.html": page()}),
    "a.eml": letter(page()),
    "a.mbox": mailbox(letter(page()), letter(page("Another"), 2)),
    "a.rss": FEED,
}
FEEDS = {"rss": FEED, "sitemap": SITEMAP, "json": JSON_FEED, "gzip": gzip.compress(FEED, mtime=0)}
#: What texts are made of that readers look for.
PIECES = (
    *string.printable[:95:7], *"\n\n\t\r\0\x1b\u2028\u202e\ufeff\ud800", "“", "”", "«", "»", "—", "„", "'", '"', "…", "12 ", "May ", "2031", "31.02.2031 ", "Monday ",
    "said ", "she said, ", "told reporters ", "according to ", "By ", "(", ")", "[", "](", "https://", "a@b.example", "http://u:p@h/", "%00", "##", "* ", "- ", "> ", "```",
    "---\n", "title: ", ": ", "|\n", "&a ", "*a ", "!!x ", "<<: ", "{", "}", "<p>", "</p>", "<script>", "<!--", "]]>", "&#0;", "&amp;", "水", "١٢", "ß", "é", "a\u0301", "🏳️‍🌈", "The ferry ", "Mayor Ann Lee ",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map("".join)
many = settings(
    derandomize=True,
    deadline=None,
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def read(data: bytes, name: str) -> None:
    """Read a file as a build does, up to the drafts of its articles."""
    with contextlib.suppress(Rejected):
        for capture in captures_of(data, name).captures:
            with contextlib.suppress(Rejected):
                normalize(capture, ())


@pytest.mark.parametrize("name", FILES)
def test_each_byte_of_a_capture(name):
    """Cut off at it, or with a bit of it changed."""
    good = FILES[name]
    for place in sampled(range(len(good)), 12):
        read(good[:place], name)
        read(good[:place] + bytes([good[place] ^ (1 << place % 8)]) + good[place + 1 :], name)


@many
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=300), st.integers(0, 2000))
def test_any_bytes_in_a_capture(name, noise, place):
    good = FILES[name]
    read(good[:place] + noise + good[place + len(noise) // 2 :], name)
    read(noise, name)


@many
@given(TEXT)
def test_any_text_is_a_capture_or_none(text):
    data = text.encode("utf-8", "surrogatepass")
    read(data, "a.txt")
    read(b"<html><body>" + data, "a.html")


@many
@given(st.sampled_from(sorted(FEEDS)), st.binary(max_size=200), st.integers(0, 800))
def test_any_bytes_in_a_feed(kind, noise, place):
    good = FEEDS[kind]
    for data in (good[:place] + noise + good[place:], good[:place], noise):
        with contextlib.suppress(Failed):
            feed_of(data, URL)


@many
@given(TEXT)
def test_any_text_of_a_file_of_content(text):
    with contextlib.suppress(Malformed):
        parse(text)
    for schema in (ARTICLE, EVENT, OUTLET, PAGE, STORYLINE):
        with contextlib.suppress(Malformed, Rejected):
            read_fields(read_document("content/x/a.md", f"---\ntitle: A\n{text}"), schema)
            read_fields(read_document("content/x/a.md", text), schema)
    parsed(text, "seeds/a.txt.yaml")


@many
@given(TEXT, st.sampled_from(["en", "de", "ru", "ja", "ar", ""]))
def test_any_text_of_a_report(text, language):
    list(find_dates(text, language))
    assert all(0 <= one.start < one.end <= len(text) for one in sentences(text, language))
    quotations(text, language)


@many
@given(TEXT)
def test_any_text_of_an_editor(text):
    shown = str(prose(text))
    assert "<script" not in shown
    assert "javascript:" not in shown.lower() or "href" not in shown


@many
@given(st.binary(max_size=400))
def test_any_sidecar(data):
    from builder.pipeline.work.reading import reading_of  # noqa: PLC0415 -- as a worker loads it

    reading_of(SeedFile("a.txt", FILES["a.txt"], data))
