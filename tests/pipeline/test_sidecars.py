"""What a sidecar says of its capture counts, is shown and is proved; one that says nothing sure
counts for nothing.
"""

import hashlib
import re

import pytest
from digests import laid_out, run_builder
from packing import SENTENCES, page

from builder.core.outcome import SeedFile
from builder.core.sidecar import ArchivedCopy, Sidecar
from builder.pipeline.sidecars import parsed, partner, text_of
from builder.pipeline.work.reading import reading_of

LAMP = page(
    "Lighthouse gets a new lamp",
    (
        "The lighthouse at Orsa was given a new lamp on Tuesday, the first one in forty years.",
        "Its light is seen from twenty miles away, and it takes a tenth of the current.",
        "Keeper Anna Berg said that nobody would miss the old one.",
    ),
)
ADDRESS = "https://www.orsapost.example/bay/second-ferry?lang=en"
TIME = "2031-02-12T10:05:30Z"


def sidecar_of(data, **facts):
    """Return the sidecar of a page as it is fetched."""
    known = {
        "url": ADDRESS,
        "fetched": TIME,
        "status": "200 OK",
        "headers": (("content-type", "text/html; charset=utf-8"), ("etag", '"7: #x"')),
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": str(len(data)),
    }
    return Sidecar(**{**known, **facts})


def read(data, sidecar, name="ferry.html"):
    """Return the captures of a file with this sidecar, and what is told."""
    beside = sidecar if isinstance(sidecar, bytes) else text_of(sidecar).encode()
    found = reading_of(SeedFile(name, data, beside))
    return found.captures, [str(one) for one in found.diagnostics]


@pytest.mark.parametrize(
    "sidecar",
    [
        Sidecar(),
        sidecar_of(b"x"),
        sidecar_of(b"y", final_url="https://a.example/æ", also=("https://b.example/?x=1&y=#",)),
        Sidecar(added=TIME, file="Zeitung: 'Seite' #1 \"neu\".html", sha256="0" * 64),
        Sidecar(url=ADDRESS, archived=(ArchivedCopy("https://old.example/1/x", TIME),)),
        Sidecar(headers=(("link", '<x>; rel="a", <y>'), ("server", "no"), ("age", "0123"))),
    ],
)
def test_what_was_written_is_read(sidecar):
    assert parsed(text_of(sidecar), "x.yaml") == (sidecar, ())


def test_address_and_time_come_from_the_sidecar():
    data = page()
    ((capture,), told) = read(data, sidecar_of(data))

    assert told == []
    assert (capture.captured, capture.captured_basis) == (TIME, "sidecar")
    assert ("given:url", ADDRESS) in [(one.name, one.value) for one in capture.metadata]
    assert capture.sidecar == sidecar_of(data)


def test_the_address_of_a_page_is_where_redirects_led():
    data = page()
    final = "https://orsapost.example/2031/second-ferry"
    ((capture,), _) = read(data, sidecar_of(data, final_url=final))

    assert [one.value for one in capture.metadata if one.name == "given:url"] == [final]


def test_text_without_elements_has_its_address_too():
    data = "\n\n".join(("Second ferry line approved", *SENTENCES)).encode()
    ((capture,), _) = read(data, sidecar_of(data), "ferry.txt")

    assert [one.value for one in capture.metadata if one.name == "given:url"] == [ADDRESS]


@pytest.mark.parametrize("charset", ["iso-8859-2", '"ISO-8859-2"', "latin2; x=y"])
def test_the_charset_that_the_server_named_counts(charset):
    data = page("Dźwięk przy żródle, książę śpi").decode().encode("iso-8859-2")
    headers = (("content-type", f"text/html; Charset={charset}"),)
    ((capture,), told) = read(data, sidecar_of(data, headers=headers))

    assert told == []
    assert "książę śpi" in capture.text


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda text: text.replace("sha256: ", "sha256: 0"), "sha256: '0"),
        (lambda text: re.sub("sha256: .*\n", "", text), "the sidecar has no digest"),
        (lambda text: re.sub("sha256: .*\n", f"sha256: {'a' * 64}\n", text), "is not the bytes"),
        (
            lambda text: text.replace("status", "<<<<<<< one\nstatus"),
            "cannot be read: two versions",
        ),
        (lambda text: text.replace("fetched: ", "fetched: [[["), "cannot be read: not valid YAML"),
        (lambda _: "x" * 70_000, "cannot be read"),
        (lambda _: "", "the sidecar has no digest"),
    ],
)
def test_a_sidecar_that_is_not_sure_says_nothing(spoil, told):
    data = page()
    ((capture,), lines) = read(data, spoil(text_of(sidecar_of(data))).encode())

    assert capture.captured is None
    assert capture.sidecar is None
    assert "given:url" not in [one.name for one in capture.metadata]
    assert any(told in line for line in lines)
    assert all(line.startswith("seeds/ferry.html.yaml:") for line in lines)
    assert all(": warning: " in line for line in lines)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.html.yaml", "a.html"),
        ("a.html.tsr", "a.html"),
        ("b/a.txt.yaml", "b/a.txt"),
        ("gone.html.yaml", ""),
        ("gone.warc.gz.tsr", ""),
        ("notes.yaml", None),
        ("a.html", None),
    ],
)
def test_whose_sidecar_a_file_is(name, expected):
    assert partner(name, {"a.html", "b/a.txt", name}) == expected


@pytest.fixture
def digest(tmp_path):
    """Return a digest in which one page was fetched."""
    root = laid_out(tmp_path / "digest")
    data = LAMP
    (root / "seeds/lamp.html").write_bytes(data)
    (root / "seeds/lamp.html.yaml").write_text(text_of(sidecar_of(data)), encoding="utf-8")
    return root


def test_the_site_shows_the_sidecar_and_an_edit_of_it(digest):
    def shown():
        built = run_builder(digest, "build")
        assert built.returncode == 0, built.stderr
        (article,) = (
            path for path in digest.glob("content/articles/*.md") if "lighthouse" in path.name
        )
        folder = digest / "site/articles" / article.stem
        whole = (folder / "index.html").read_text() + (folder / "capture/index.html").read_text()
        return article.read_text(), whole

    article, pages = shown()
    assert f"url: {ADDRESS}" in article
    assert "captured" in pages.lower()
    assert "when it was fetched" in pages
    assert "How it came here" in pages
    assert hashlib.sha256(LAMP).hexdigest() in pages
    assert "12 February 2031, 10:05 UTC" in pages

    sidecar = digest / "seeds/lamp.html.yaml"
    sidecar.write_text(sidecar.read_text().replace("second-ferry", "third-ferry"))
    article, pages = shown()
    assert "third-ferry" in article
    assert "third-ferry" in pages
    assert "second-ferry?" not in article + pages

    sidecar.unlink()
    article, pages = shown()
    assert "third-ferry" not in article
    assert "How it came here" not in pages


def test_verify_takes_a_capture_to_its_sidecar(digest):
    assert run_builder(digest, "build").returncode == 0
    proved = run_builder(digest, "verify")
    assert proved.returncode == 0, proved.stderr

    capture = digest / "seeds/lamp.html"
    capture.write_bytes(capture.read_bytes().replace(b"twenty miles", b"thirty miles"))
    built = run_builder(digest, "build")
    assert "seeds/lamp.html.yaml: warning: the capture is not the bytes" in built.stderr
    found = run_builder(digest, "verify")
    assert found.returncode == 1
    assert "seeds/lamp.html.yaml: error: the capture is not the bytes" in found.stderr


def test_a_sidecar_without_its_capture_is_told_and_hurts_nobody(digest):
    (digest / "seeds/lamp.html").unlink()
    built = run_builder(digest, "build")

    assert built.returncode == 0, built.stderr
    assert "seeds/lamp.html.yaml: warning: there is no capture lamp.html" in built.stderr
