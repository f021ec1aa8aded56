"""Some two thousand payloads through every text of a digest into every file of the site: none lives.

The files are read as those read them who use them: pages by an HTML parser, feeds by one for XML
and one for what their entries hold, tables by spreadsheets, the database by its own library.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import cycle, islice

import lxml.etree
import pytest
from bs4 import BeautifulSoup
from payloads import CALL, payloads
from poisoned import poisoned
from sample import TEMPLATES
from torture import POINTS

from builder.policy.gate import passed_record
from builder.site import render
from builder.site.prose import prose

ALL = tuple(payloads())
#: Texts of a digest take so many payloads at once.
AT_ONCE = 400
ROUNDS = range(0, len(ALL), AT_ONCE) if POINTS else [0, len(ALL) // 2]
RUNS = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data|file|blob|feed|view-source)[\t\n\r]*:", re.IGNORECASE)  # fmt: skip
#: Elements that our own pages have none of; "form", "input" and "select" are those of search.
FOREIGN = (
    "iframe",
    "object",
    "embed",
    "base",
    "img",
    "image",
    "style",
    "math",
    "video",
    "audio",
    "marquee",
    "template",
    "body body",
)


def live_in(html: str) -> list[object]:
    """Return what a browser would run, or load from elsewhere, in a page."""
    page = BeautifulSoup(html, "lxml")
    tags = page.find_all(True)
    found: list[object] = [
        (tag.name, name) for tag in tags for name in tag.attrs if name.startswith("on")
    ]
    for tag in tags:
        for name in ("href", "src", "action", "formaction", "data", "srcset", "background", "xlink:href"):  # fmt: skip
            found += [(tag.name, name)] if RUNS.match(str(tag.get(name, ""))) else []
        if tag.name == "script" and tag.get("type") != "application/ld+json":
            own = str(tag.get("src", "")).startswith("/assets/") and not tag.string
            found += [] if own else [tag]
        if tag.name == "meta" and tag.get("http-equiv", "").lower() == "refresh":
            target = str(tag.get("content", "")).partition("url=")[2]
            found += [] if target.startswith("/") and not target.startswith("//") else [tag]
        if tag.name == "link" and not str(tag.get("href", "")).startswith(
            ("/", "https://digest.example.org/")
        ):
            found.append(tag)
    # The code by which others embed an event holds our own page.
    own = "https://digest.example.org/embed/"
    foreign = [tag for tag in page.find_all(FOREIGN) if not str(tag.get("src", "")).startswith(own)]
    return [*found, *foreign, *page.select("[style]")]


def live(path: str, data: bytes) -> list[object]:
    """Return what of a file whoever uses it would run."""
    ending = path.rpartition(".")[2]
    if ending in ("png", "woff2", "db", "js", "css"):
        return []
    text = data.decode("utf-8")
    if ending == "html":
        scripts = BeautifulSoup(text, "lxml").find_all("script", type="application/ld+json")
        return [*live_in(text), *([] if all(json.loads(one.string) for one in scripts) else ["ld"])]
    if ending in ("xml", "svg", "atom"):
        root = lxml.etree.fromstring(data)
        entries = root.iter("{http://www.w3.org/2005/Atom}content", "{*}summary")
        hints = [one for one in root.iter() if isinstance(one.tag, str)]
        found = [live_in(one.text or "") for one in entries if one.get("type") == "html"]
        found += [
            [(one.tag, name)] for one in hints for name in one.attrib if name.startswith("on")
        ]
        found += [[one.tag] for one in hints if one.tag.rpartition("}")[2] == "script"]
        links = [one.get(name, "") for one in hints for name in ("href", "src", "target", "url")]
        found += [[one] for one in links if RUNS.match(one)]
        return [one for some in found for one in some]
    if ending == "json":
        return list(_in_json(json.loads(text)))
    if ending == "csv":
        cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
        return [cell for cell in cells if re.match(r"[=+@\t\r]|-\D", cell)]
    return []


def _in_json(value: object, key: str = "") -> Iterator[object]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _in_json(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _in_json(one, key)
    elif isinstance(value, str):
        if key in ("content_html", "body_html", "html"):
            yield from live_in(value)
        if key in ("url", "external_url", "@id", "image", "homepage") and RUNS.match(value):
            yield value


@pytest.mark.parametrize("start", ROUNDS)
def test_no_payload_lives_in_any_file(start, tmp_path):
    given = cycle(ALL[start : start + AT_ONCE])
    site = render(poisoned(given), TEMPLATES)
    used = 0
    for file in site.files:
        assert live(file.path, file.data) == [], file.path
        used += file.data.count(CALL.encode())
        if file.path.endswith(".db"):
            _opens(tmp_path / "digest.db", file.data)
    assert used > AT_ONCE
    for record in site.records:
        assert "\0" not in passed_record(record).content


def _opens(path, data: bytes) -> None:
    """Fail for a database that a text has broken."""
    path.write_bytes(data)
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT COUNT(*) FROM articles").fetchone()[0] == 5
    finally:
        connection.close()


def test_no_payload_lives_in_what_an_editor_writes():
    for payload in _some(ALL):
        assert live_in(f"<body>{prose(payload)}</body>") == [], payload
        assert live_in(f"<body>{prose(f'Some *words* {payload} and more.')}</body>") == [], payload


def _some(cases: Sequence[str]) -> Iterator[str]:
    return islice(cases, 0, None, 1 if POINTS else 9)
