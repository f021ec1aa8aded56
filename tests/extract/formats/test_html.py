"""An HTML page: what a reader sees becomes the text layer, what the page says of itself the
metadata; scripts become nothing.
"""

import contextlib
import json

import pytest

from builder.core.errors import Rejected
from builder.extract.formats import read_bytes
from builder.extract.formats.html import MAX_TAGS
from builder.extract.formats.worker import Worker

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
    assert all(
        capture.text[block.span.start : block.span.end] == block.text for block in capture.blocks
    )
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


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><script>x</script></body></html>",
        "<html><!-- only a comment --></html>",
    ],
)
def test_a_page_without_text_is_rejected(page):
    with pytest.raises(Rejected, match=r"holds no text|is empty"):
        read_bytes(page.encode(), "a.html")


def test_a_page_of_too_many_tags_is_rejected():
    with pytest.raises(Rejected, match="tags"):
        read_bytes(b"<html><body>" + b"<i>" * (MAX_TAGS + 1), "a.html")


@pytest.mark.parametrize(
    "unit", ["<div>", "<p ", "<!--", "<a>", "&", "<![CDATA[", "<table>", "</", "<li>x", "<b><i>"]
)
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


def test_characters_that_were_misread_when_the_page_was_saved_are_restored():
    text = "“We’ll cross the café’s bridge”, she said – “at last”."
    page = f"<html><body><p>{text}</p></body></html>"

    assert read_bytes(page.encode().decode("latin-1").encode(), "a.html").text == text
    assert read_bytes(page.encode(), "a.html").text == text
    assert read_bytes(
        "<html><body><p>Ã© is how é looks when misread, Â© is ©.</p></body></html>".encode(),
        "a.html",
    ).text.startswith("Ã© is")


SENTENCES = [
    f"Sentence number {number} says that the bridge over the river opened again on Monday."
    for number in range(9)
]


def test_a_page_that_waits_for_a_script_is_read_without_scripts():
    hidden = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    page = f"<html><body><div id=root></div><noscript>{hidden}</noscript></body></html>"
    long = f"<html><body><p>{'A word and another one. ' * 20}</p><noscript>Switch scripts on.</noscript></body></html>"

    assert [block.text for block in read_bytes(page.encode(), "a.html").blocks] == SENTENCES
    assert "Switch" not in read_bytes(long.encode(), "a.html").text


@pytest.mark.parametrize(
    "body",
    [
        "\n".join(SENTENCES),
        "".join(f"<p>{one.replace('bridge', '<em>bridge</em>')}</p>" for one in SENTENCES),
        "<br/>".join(SENTENCES),
    ],
    ids=["lines", "paragraphs", "breaks"],
)
def test_a_text_that_the_page_only_states_to_programs_is_read(body):
    stated = json.dumps({"@type": "NewsArticle", "articleBody": body})
    page = f'<html><head><script type="application/ld+json">{stated}</script></head><body><h1>Bridge opens</h1><p>TEXT</p></body></html>'
    waiting = read_bytes(page.replace("TEXT", "Subscribe to read on.").encode(), "a.html")
    shown = read_bytes(page.replace("TEXT", "</p><p>".join(SENTENCES)).encode(), "a.html")

    assert [block.text for block in waiting.blocks if block.main] == SENTENCES
    assert len(shown.blocks) == 1 + len(SENTENCES)


def test_the_rows_of_a_table_stay_together_and_a_layout_table_does_not():
    table = "<table><tr><th>Place</th><th>Votes</th></tr><tr><td>North<br>Town</td><td><b>12</b></td></tr></table>"
    layout = "<table><tr><td><p>Left.</p></td><td><p>Right.</p></td></tr></table>"

    assert read_bytes(f"<html><body>{table}{layout}</body></html>".encode(), "a.html").text.split(
        "\n\n"
    ) == [
        "Place Votes",
        "North Town 12",
        "Left.",
        "Right.",
    ]


def test_a_line_break_parts_lines_but_not_a_sentence_wrapped_by_hand():
    page = "<html><body><p>The bridge over<br>the river is open.<br>A new line.<br><br>a third</p><pre>One\nTwo</pre></body></html>"

    assert read_bytes(page.encode(), "a.html").text.split("\n\n") == [
        "The bridge over the river is open.",
        "A new line.",
        "a third",
        "One",
        "Two",
    ]


def test_all_that_a_page_states_is_handed_over():
    page = """<html><head><script type="application/ld+json">{"@graph": [
    {"@type": "WebPage", "datePublished": "2024-05-01"}, {"@type": "Person", "@id": "#p", "name": "A. Writer"},
    {"@type": ["NewsArticle"], "headline": "H", "author": {"@id": "#p"}, "dateCreated": "2024-04-30"}]}</script>
    <script>window.data = {"publishedAt": "2024-05-02T10:00:00Z"}</script></head><body><h1>Bridge <i>opens</i></h1>
    <span itemprop="author"><a rel="author" href="/x">B. Writer</a></span><meta itemprop="dateModified" content="2024-05-03">
    <p class="article__byline">By C. Writer</p>
    <div class="pub-date">4 May 2024</div><time datetime="2024-05-05">yesterday</time></body></html>"""
    found = {(datum.name, datum.value) for datum in read_bytes(page.encode(), "a.html").metadata}

    assert {
        ("json-ld-page:datepublished", "2024-05-01"),
        ("json-ld:author", "A. Writer"),
        ("json-ld:datecreated", "2024-04-30"),
        ("script:publishedat", "2024-05-02T10:00:00Z"),
        ("h1", "Bridge opens"),
        ("itemprop:author", "B. Writer"),
        ("rel:author", "B. Writer"),
        ("datemodified", "2024-05-03"),
        ("class:author", "By C. Writer"),
        ("class:date", "4 May 2024"),
        ("time", "2024-05-05"),
    } <= found


def test_the_reader_ends_quietly_when_nobody_waits_for_its_answer(capfd):
    with Worker() as worker:
        worker.read(PAGE, "seeds/a.html", None)
        worker._connection.send((PAGE, "seeds/a.html", None))
        worker._connection.close()
        worker._process.join(20)

        assert worker._process.exitcode == 0
    assert capfd.readouterr().err == ""
