"""Every kind of file gives the captures in it, each with its name, digest and time; what is none is refused by its name."""

import gzip
import hashlib

import brotli
import pytest
from packing import SENTENCES, letter, mailbox, page, record, rss, zipped

from builder.core.errors import Rejected
from builder.extract import normalize
from builder.extract.formats import captures_of
from builder.extract.formats import format as limits
from builder.extract.formats.registry import FORMATS, format_of

URL = "https://orsapost.example/news/ferry"
OTHER = "https://orsapost.example/news/bridge"
LATER = "2031-02-13T08:30:00Z"


def told(data, name):
    """Return name, time and basis of each capture, and the diagnostics."""
    read = captures_of(data, name)
    return [(one.path, one.captured, one.captured_basis) for one in read.captures], [
        str(one) for one in read.diagnostics
    ]


@pytest.mark.parametrize(
    "pack",
    [bytes, gzip.compress, lambda data: gzip.compress(data[:300]) + gzip.compress(data[300:])],
)
@pytest.mark.parametrize("name", ["day.warc", "day.warc.gz", "day.dat"])
def test_a_web_archive_gives_its_pages_with_their_times(pack, name):
    data = record(page(), URL) + record(page("The bridge is closed"), OTHER, LATER)
    captures, diagnostics = told(pack(data), name)

    assert captures == [
        (f"{name}#{URL}", "2031-02-12T10:00:00Z", "record"),
        (f"{name}#{OTHER}", LATER, "record"),
    ]
    assert diagnostics == []


def test_two_captures_of_one_address_are_told_apart_by_their_time():
    captures, _ = told(
        b"".join(record(page(), URL, when) for when in ("2031-02-12T10:00:00Z", LATER, LATER)),
        "a.warc",
    )

    assert [name for name, *_ in captures] == [
        f"a.warc#{URL}",
        f"a.warc#20310213083000/{URL}",
        f"a.warc#2/{URL}",
    ]


def test_the_digest_of_a_part_is_that_of_what_was_sent():
    (capture,) = captures_of(record(page(), URL), "a.warc").captures

    assert capture.sha256 == hashlib.sha256(page()).hexdigest()
    assert capture.container == "a.warc"


@pytest.mark.parametrize(
    ("coded", "more"),
    [
        (gzip.compress(page()), "Content-Encoding: gzip\r\n"),
        (brotli.compress(page()), "Content-Encoding: br\r\n"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page()), "Transfer-Encoding: chunked\r\n"),
    ],
)
def test_codings_of_the_server_are_undone(coded, more):
    (capture,) = captures_of(record(coded, URL, more=more), "a.warc").captures

    assert SENTENCES[0] in capture.text


def test_the_charset_of_the_server_outranks_that_of_the_page():
    source = page(
        "Мост открыт", ("Мост через залив открыт снова, сказал мэр.",), '<meta charset="utf-8">'
    ).decode()
    (capture,) = captures_of(
        record(source.encode("cp1251"), URL, kind="text/html; charset=windows-1251"), "a.warc"
    ).captures

    assert capture.text.startswith("Мост открыт")


def test_what_is_no_page_is_passed_over():
    others = [
        record(b"\x89PNG", f"{URL}.png", kind="image/png"),
        record(page(), OTHER, status="404 Not Found"),
        record(b"x", "dns:orsa"),
    ]
    captures, diagnostics = told(b"".join([*others, record(page(), URL)]), "a.warc")

    assert ([name for name, *_ in captures], diagnostics) == ([f"a.warc#{URL}"], [])


def test_a_record_that_says_as_before_is_another_capture_of_the_page():
    data = record(page(), URL, more="X-Digest: 1\r\n") + record(b"", URL, LATER, revisit=True)
    first, second = captures_of(data, "a.warc").captures

    assert (first.text, first.sha256) == (second.text, second.sha256)
    assert second.captured == LATER


@pytest.mark.parametrize("left", [40, 250, 600])
def test_an_archive_that_breaks_off_gives_what_is_whole_and_says_so(left):
    captures, diagnostics = told(record(page(), URL) + record(page(), OTHER)[:left], "a.warc")

    assert [name for name, *_ in captures] == [f"a.warc#{URL}"]
    assert left < 300 or any("breaks off" in line for line in diagnostics)


def test_a_small_archive_cannot_fill_the_memory(monkeypatch):
    monkeypatch.setattr("builder.extract.formats.warc.MAX_UNPACKED_BYTES", 5000)
    monkeypatch.setattr("builder.extract.formats.warc.MAX_SAVED_BYTES", 3000)
    large = record(
        gzip.compress(page(sentences=SENTENCES * 50)), OTHER, more="Content-Encoding: gzip\r\n"
    )
    captures, diagnostics = told(
        record(page(), URL) + large + large * 20 + record(page(), URL), "a.warc"
    )

    assert [name for name, *_ in captures] == [f"a.warc#{URL}"]
    assert "larger than" in diagnostics[0]
    assert "unpacks to more than" in diagnostics[-1]


def test_a_visited_page_of_a_wacz_is_one_and_a_frame_is_none():
    pages = b'{"format": "json-pages-1.0"}\n{"url": "%s", "title": "x"}\nno json\n' % URL.encode()
    warc = gzip.compress(record(page(), URL)) + gzip.compress(
        record(page("Advertisement"), "https://ads.example/frame")
    )
    files = {"archive/data.warc.gz": warc, "pages/pages.jsonl": pages, "datapackage.json": b"{}"}

    assert [name for name, *_ in told(zipped(files), "a.wacz")[0]] == [f"a.wacz#{URL}"]
    files["pages/pages.jsonl"] = pages.replace(b"/news/ferry", b"/moved")
    assert len(told(zipped(files), "b.wacz")[0]) == 2


def test_saved_pages_in_a_zip_have_their_paths_and_times():
    saved = {
        "Orsa/Ferry line.html": page(),
        "Orsa/Ferry line_files/frame.html": page("x"),
        "__MACOSX/._a.html": b"x",
        "a/b.png": b"\x89PNG",
    }
    captures, diagnostics = told(
        zipped(saved | {"notes.txt": b"A ferry line.\n\n" + SENTENCES[0].encode()}), "saved.zip"
    )

    expected = [
        ("saved.zip#Orsa/Ferry%20line.html", "2031-02-12T10:00", "archive"),
        ("saved.zip#notes.txt", "2031-02-12T10:00", "archive"),
    ]
    assert (captures, diagnostics) == (expected, [])


@pytest.mark.parametrize(
    "hostile",
    [
        "../../etc/passwd.html",
        "/abs.html",
        "a\nseeds/b.txt: error: forged.html",
        "a/../../b.html",
        "x" * 900 + ".html",
        "\u202egnp.html",
    ],
)
def test_the_name_of_a_part_is_one_line_and_leads_nowhere(hostile):
    (capture,) = captures_of(zipped({hostile: page()}), "a.zip").captures
    name = capture.path.partition("#")[2]

    assert name.isascii()
    assert name.isprintable()
    assert " " not in name
    assert len(name) <= limits.MAX_NAME
    assert not {"", ".", ".."} & set(name.split("/"))


def test_archives_in_archives_and_bombs_are_not_opened(monkeypatch):
    with pytest.raises(Rejected, match="no page that can be read"):
        captures_of(zipped({"a.html": zipped({"b.html": page()})}), "a.zip")
    monkeypatch.setattr("builder.extract.formats.zipped.MAX_SAVED_BYTES", 10_000)
    captures, diagnostics = told(
        zipped({"bomb.html": b"<html>" + b" " * 5_000_000, "a.html": page()}), "a.zip"
    )
    assert [name for name, *_ in captures] == ["a.zip#a.html"]
    assert "larger than" in diagnostics[0]


def test_letters_are_read_alone_and_in_a_mailbox():
    (alone,) = captures_of(letter(page()), "n.eml").captures
    captures, _ = told(mailbox(letter(page()), letter(page("The bridge is closed"), 2)), "n.mbox")

    assert (alone.path, alone.captured, alone.captured_basis) == (
        "n.eml",
        "2031-02-12T10:00+01:00",
        "message",
    )
    assert SENTENCES[0] in alone.text
    assert [name for name, *_ in captures] == [
        "n.mbox#n1@orsapost.example",
        "n.mbox#n2@orsapost.example",
    ]


def test_an_article_that_begins_with_lines_of_facts_is_no_letter():
    text = (
        b"Title: Ferry line approved\nDate: 12 February 2031\nFrom: Orsa Post\n\n"
        + SENTENCES[0].encode()
    )

    assert format_of(text, "a.txt").name == "plain text"


def test_a_feed_gives_its_reports_in_full_with_what_it_states_of_them():
    whole = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    feed = rss(
        (URL, "Second ferry line &amp; more", whole + "<script>alert(1)</script>"),
        (OTHER, "Bridge", "It is closed."),
    )
    ((capture,), (note,)) = captures_of(feed, "feed.xml")
    article = normalize(capture, ()).article

    assert capture.path == f"feed.xml#{URL}"
    assert (article.title, article.url, article.published) == (
        "Second ferry line & more",
        URL,
        "2031-02-12T09:00+00:00",
    )
    assert [paragraph.text for paragraph in article.paragraphs] == list(SENTENCES)
    assert (note.severity, "1 of 2 entries" in note.what) == ("note", True)


def test_a_feed_of_teasers_is_told_and_one_that_grows_is_refused():
    with pytest.raises(Rejected, match="no report in full"):
        captures_of(rss((URL, "Ferry", "Two boats.")), "feed.rss")
    with pytest.raises(Rejected, match=r"XML data|words of its own"):
        captures_of(
            b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]>' + rss((URL, "A", "&a;"))[21:],
            "feed.rss",
        )


def test_a_browser_s_note_says_where_and_when_a_page_was_saved():
    note = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Wed Feb 12 2031 10:00:00 GMT+0100 (CET)\n-->"
    (capture,) = captures_of(
        page().replace(b"<html>", b"<html>" + note.encode()), "a.html"
    ).captures

    assert (capture.captured, capture.captured_basis) == ("2031-02-12T09:00+00:00", "page")


def test_a_page_of_the_internet_archive_has_its_own_address_and_time():
    (capture,) = captures_of(
        record(page(), f"https://web.archive.org/web/20310212100000id_/{URL}", LATER), "a.warc"
    ).captures

    assert (capture.captured, capture.captured_basis) == ("2031-02-12T10:00+00:00", "record")
    assert ("given:url", URL) in {(datum.name, datum.value) for datum in capture.metadata}


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b'{"title": "Ferry"}', "a.txt", "JSON data"),
        (b'[{"title": "Ferry"}]', "a", "JSON data"),
        (b'{"a": 1}\n{"a": 2}\n', "a.txt", "JSON data"),
        (b'<?xml version="1.0"?>\n<urlset><url/></urlset>', "sitemap.txt", "XML data"),
        (b"name,date\nFerry,2031\n", "a.csv", r"a table \(CSV\)"),
        (b"{\\rtf1 Ferry}", "a.txt", "a document in RTF"),
        (b"%PDF-1.7", "a.html", "a PDF document"),
        (b"Rar!\x1a\x07\x00", "a", r"compressed \(RAR\)"),
        (b"bplist00\xd1", "a.webarchive", "a web archive of Safari"),
        (b"body { color: red }", "page.css", "a style sheet"),
        (
            zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}),
            "a.docx",
            "an office document",
        ),
        (
            zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b"x"}),
            "a.zip",
            "an electronic book",
        ),
    ],
)
def test_what_is_none_is_refused_by_its_name(data, name, what):
    with pytest.raises(Rejected, match=what):
        captures_of(data, name)


@pytest.mark.parametrize(
    "text",
    [
        "[1]\n\nA note stands first in this article about ferries.",
        "{Orsa} The ferry line was approved.",
        "# Ferry line approved\n\nTwo boats.",
    ],
)
def test_texts_that_look_a_little_like_data_are_read(text):
    assert captures_of(text.encode(), "a.txt").captures[0].media == "text"


def test_every_format_has_a_name_for_people_and_a_limit():
    assert len({one.name for one in FORMATS}) == len(FORMATS)
    assert all(0 < one.largest <= limits.MAX_CONTAINER_BYTES for one in FORMATS)
