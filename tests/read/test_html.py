"""An HTML page: what a reader sees becomes the text layer, what the page says of itself the metadata; scripts become nothing."""

import contextlib

import pytest

from builder.errors import Rejected
from builder.read import read_bytes
from builder.read.html import MAX_TAGS
from builder.read.worker import Worker

PAGE = """<!DOCTYPE html><html lang="de-AT"><head><title>Title | Site</title>
<meta property="og:title" content="Title"><meta name="DC.date" content="2024-05-12">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":[{"name":"A B"},"C D"],"image":{"url":"https://a.example/p.jpg"}}]}</script>
<script type="application/ld+json">{broken</script>
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<h1>Title</h1><p>One <b>bold</b> and <a href="/x">linked</a>
word.<br>A line of its own.</p>
<div>Loose<br><br>Apart</div><!-- comment -->Tail
<p hidden>Not shown</p><script>alert(1)</script><figure><figcaption>Caption</figcaption></figure></body></html>"""


@pytest.fixture(scope="module")
def capture():
    return read_bytes(PAGE.encode(), "a.html")


def test_blocks(capture):
    found = [(block.kind, block.place, block.text) for block in capture.blocks]

    assert found == [
        ("item", "nav", "Home"),
        ("heading", "h1", "Title"),
        ("text", "", "One bold and linked word."),
        ("text", "", "A line of its own."),
        ("text", "", "Loose"),
        ("text", "", "Apart"),
        ("text", "", "Tail"),
        ("text", "hidden", "Not shown"),
        ("text", "figcaption", "Caption"),
    ]
    assert all(capture.text[block.span.start : block.span.end] == block.text for block in capture.blocks)
    assert capture.blocks[0].linked == 1.0


def test_metadata(capture):
    found = {(datum.name, datum.value) for datum in capture.metadata}

    assert {
        ("html:lang", "de-AT"),
        ("title", "Title | Site"),
        ("og:title", "Title"),
        ("dc.date", "2024-05-12"),
        ("json-ld:author", "A B"),
        ("json-ld:author", "C D"),
        ("json-ld:image", "https://a.example/p.jpg"),
    } <= found


def test_a_page_is_told_by_its_beginning():
    assert read_bytes(PAGE.encode(), "a.txt").media == "html"
    assert read_bytes(b"<b>no page, only a line</b>", "a.txt").media == "text"


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>x</script></body></html>", "<html><!-- only a comment --></html>"])
def test_a_page_without_text_is_rejected(page):
    with pytest.raises(Rejected, match=r"holds no text|is empty"):
        read_bytes(page.encode(), "a.html")


def test_a_page_of_too_many_tags_is_rejected():
    with pytest.raises(Rejected, match="tags"):
        read_bytes(b"<html><body>" + b"<i>" * (MAX_TAGS + 1), "a.html")


@pytest.mark.parametrize("unit", ["<div>", "<p ", "<!--", "<a>", "&", "<![CDATA[", "<table>", "</", "<li>x", "<b><i>"])
def test_hostile_pages_end(unit):
    with contextlib.suppress(Rejected):
        read_bytes(b"<html><body>" + unit.encode() * 5000 + b"x", "a.html")


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_is_read():
    with Worker(seconds=0) as worker:
        with pytest.raises(Rejected, match="took longer"):
            worker.read(PAGE, "seeds/a.html", None)
        worker.seconds = 20
        assert worker.read(PAGE, "seeds/a.html", None).blocks
        with pytest.raises(Rejected, match="is empty"):
            worker.read("", "seeds/b.html", None)
