"""Pages that a browser saved with all their files in one: the page is taken out, its address noted,
and only its own text counts.
"""

import base64
import contextlib
import gzip
import quopri

import pytest

from builder.core.errors import Rejected
from builder.core.limits import MAX_CAPTURE_BYTES
from builder.extract.formats import read_bytes
from builder.extract.formats.format import MAX_SAVED_BYTES
from builder.extract.formats.registry import parts_of
from builder.extract.formats.saved import lightened
from builder.pipeline.documents import documents

SENTENCE = "Die Brücke über den Fluss ist seit Montag wieder offen, sagte die Bürgermeisterin."
PAGE = f"<html><head><title>Brücke offen</title></head><body><h1>Brücke offen</h1><p>{SENTENCE}</p></body></html>"
ADDRESS = "https://paper.example/bridge"


def archive(
    content: bytes, coding: str, charset: str, *, end: str = "\r\n", kind: str = "text/html"
) -> bytes:
    """Return an archive with a picture, a frame, and the page as its third part."""
    head = [
        "From: <Saved by a browser>",
        f"Snapshot-Content-Location: {ADDRESS}",
        "Subject: x",
        "MIME-Version: 1.0",
    ]
    head += [
        "Content-Type: multipart/related;",
        '\ttype="text/html";',
        '\tboundary="----part--x----"',
        "",
        "",
        "------part--x----",
    ]
    frame = [
        "Content-Type: text/html",
        "Content-Location: cid:frame",
        "",
        "<html><body>An advertisement</body></html>",
        "------part--x----",
    ]
    picture = [
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "",
        "iVBORw0KGgo=",
        "------part--x----",
    ]
    page = [
        f'Content-Type: {kind}; charset="{charset}"',
        f"Content-Transfer-Encoding: {coding}",
        f"Content-Location: {ADDRESS}",
        "",
        "",
    ]
    return (
        end.join([*head, *frame, *picture, *page]).encode()
        + content
        + f"{end}------part--x------{end}".encode()
    )


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
@pytest.mark.parametrize(
    ("coding", "encode"),
    [("quoted-printable", quopri.encodestring), ("base64", base64.encodebytes), ("8bit", bytes)],
)
def test_the_page_that_the_archive_names_is_read(coding, encode, charset, end):
    capture = read_bytes(archive(encode(PAGE.encode(charset)), coding, charset, end=end), "a.mhtml")

    assert capture.text == f"Brücke offen\n\n{SENTENCE}"
    assert ("given:url", ADDRESS) in {(datum.name, datum.value) for datum in capture.metadata}


def test_an_archive_is_told_by_its_first_lines_too(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(archive(PAGE.encode(), "8bit", "utf-8")))
    ((_, capture),) = documents(tmp_path / "a.txt.gz")

    assert (capture.media, capture.text.splitlines()[0]) == ("html", "Brücke offen")


def test_a_letter_is_no_archive():
    letter = b"From: a\nSubject: The bridge\nMIME-Version: 1.0\n\nThe bridge is open again, said the mayor on Monday.\n"

    assert read_bytes(letter, "a.txt").media == "text"


def test_an_archive_without_a_page_is_rejected():
    with pytest.raises(Rejected, match="no HTML page"):
        read_bytes(
            archive(b"%PDF", "8bit", "utf-8", kind="application/pdf").replace(
                b"text/html\r\nContent-Location: cid", b"text/css\r\nX"
            ),
            "a.mht",
        )


@pytest.mark.parametrize(
    "comment",
    [
        f"<!-- saved from url=(0028){ADDRESS} -->",
        f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Mon May 13 2024 10:00:00 GMT+0200\n-->",
    ],
)
def test_the_address_that_a_browser_noted_is_given(comment):
    capture = read_bytes(f"<!DOCTYPE html>{comment}{PAGE}".encode(), "a.html")

    assert ("given:url", ADDRESS) in {(datum.name, datum.value) for datum in capture.metadata}


def test_pictures_inside_a_page_do_not_count():
    picture = b'<img src="data:image/png;base64,' + b"iVBO" * (MAX_CAPTURE_BYTES // 3) + b'">'
    style = b"<style>p { color: red } " + b"." * MAX_CAPTURE_BYTES + b"</style>"
    capture = read_bytes(PAGE.encode().replace(b"<p>", picture + style + b"<p>"), "a.html")

    assert capture.text == f"Brücke offen\n\n{SENTENCE}"


def test_text_counts():
    with pytest.raises(Rejected, match="larger than 5 MB"):
        read_bytes(
            PAGE.encode().replace(b"<p>", b"<p>" + b"word " * (MAX_CAPTURE_BYTES // 4)), "a.html"
        )


@pytest.mark.parametrize(
    "unit",
    [
        b"data:",
        b"data:a/b;",
        b"data:image/png;base64,A ",
        b"<style>",
        b"</style>",
        b"<style",
        b"\n--x\n",
        b"\n--x",
        b"A: b\n",
        b"A:\r\n b\r\n",
    ],
)
def test_hostile_archives_end(unit):
    size = MAX_SAVED_BYTES // 6
    for name, head in (
        ("a.html", b""),
        ("a.mhtml", b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n'),
    ):
        with contextlib.suppress(Rejected):
            (part,) = parts_of(head + unit * (size // len(unit)), name)
            assert len(lightened(part.data, name)) <= MAX_CAPTURE_BYTES


def test_archives_in_archives_end():
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (number, number)
        for number in range(2000)
    )

    with pytest.raises(Rejected, match="no HTML page"):
        list(parts_of(b"MIME-Version: 1.0\n" + nested, "a.mht"))
