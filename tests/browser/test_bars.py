"""The measurable promises about every kind of page: no barrier, nothing moves, the console is
silent, and no page is heavy.
"""

import gzip
import re

import pytest
from barriers import barriers
from shifts import moves, watch

#: Bytes sent at most, compressed.
PAGE, SCRIPTS, SEARCH, FONTS = 40_000, 12_000, 60_000, 90_000


@pytest.mark.parametrize("view", [(1440, 100, "light"), (320, 200, "dark")], ids=str)
def test_no_page_is_a_barrier(address, new_page, page_kinds, view):
    """Other widths and schemes: ``quality_axe.py``."""
    width, size, scheme = view

    assert barriers(new_page(width=width, color_scheme=scheme), address, page_kinds, size) == []


@pytest.mark.parametrize("width", [390, 1440])
def test_a_page_arrives_in_silence_and_nothing_moves(
    address, new_page, page_kinds, complaints, width
):
    """No message on the console, no error, no failed request, and no shift of the layout."""
    page = new_page(width=width)
    watch(page)
    moved = []
    for kind, path in sorted(page_kinds.items()):
        page.goto(address + path, wait_until="networkidle")
        moved += [f"{kind}: {move}" for move in moves(page)]

    assert moved == []
    # The browser itself reports the status of the page that is missing on purpose.
    assert [
        line
        for line in complaints
        if page_kinds["missing"] not in line or "404 (Not Found)" not in line
    ] == []


def compressed(file):
    return len(gzip.compress(file.read_bytes(), mtime=0))


def parts(site, path):
    """Return a page with the style sheet and the scripts that it loads, by kind."""
    page = site / path.strip("/") / "index.html"
    loaded = {"page": compressed(page), "css": 0, "js": 0}
    for name, kind in re.findall(
        r'(?:href|src)="(/assets/[^"]+\.(css|js))"', page.read_text(encoding="utf-8")
    ):
        loaded[kind] += compressed(site / name.strip("/"))
    return loaded


def test_no_page_is_heavy(digest, page_kinds):
    site = digest / "site"
    heavy = []
    for kind, path in sorted(page_kinds.items()):
        if kind == "missing":
            continue
        loaded = parts(site, path)
        most = SEARCH if kind == "search" else PAGE if kind == "events/x" else sum(loaded.values())
        if sum(loaded.values()) > most or (kind != "search" and loaded["js"] > SCRIPTS):
            heavy.append(f"{kind}: {loaded}")
    fonts = sum(font.stat().st_size for font in site.glob("assets/fonts/*.woff2"))

    assert heavy == []
    assert fonts <= FONTS
