"""What the signs of a line's company say: makers of pictures, echoes, comments, labels beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.extract.formats import read_bytes
from builder.extract.layout import densest
from builder.extract.lines.joining import lines_of
from builder.extract.lines.line_signs import signs_of

CASES = sorted((Path(__file__).parent.parent / "cases" / "signs").glob("*.json"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_line_shows_the_signs_of_its_company(file):
    case = json.loads(file.read_text(encoding="utf-8"))
    lines = lines_of(read_bytes(case["text"].encode(), "page.txt").blocks, "en", whole=False)
    shown = signs_of(lines, densest(lines), "en")[case["line"]]
    assert set(case["signs"]) <= set(shown), shown
    assert not set(case["never"]) & set(shown)
