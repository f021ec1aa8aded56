"""What the signs of a line's company say: makers of pictures, echoes, comments, labels beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.normalize.layout import densest
from builder.normalize.lines.joining import lines_of
from builder.normalize.lines.line_signs import signs_of
from builder.read import read_bytes

CASES = sorted((Path(__file__).parent.parent / "cases" / "signs").glob("*.json"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_line_shows_the_signs_of_its_company(file):
    case = json.loads(file.read_text(encoding="utf-8"))
    lines = lines_of(read_bytes(case["text"].encode(), "page.txt").blocks, "en", whole=False)
    shown = signs_of(lines, densest(lines), "en")[case["line"]]
    assert set(case["signs"]) <= set(shown), shown
    assert not set(case["never"]) & set(shown)
