"""The five captures as articles, and the coverage of the four that report one meeting."""

import json

import pytest
from meeting import CASES, EVENT, article

from builder.collate import collate
from builder.core.outlet import Outlet


@pytest.fixture(scope="session")
def rows():
    """Return the rows of the captures."""
    return json.loads((CASES / "captures.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def captures(rows):
    """Return the articles by the number of their capture, foreign text fenced."""
    return {row["id"]: article(row) for row in rows}


@pytest.fixture(scope="session")
def outlets(rows):
    """Return the outlets of the captures."""
    return tuple(Outlet(**row["outlet"]) for row in rows)


@pytest.fixture(scope="session")
def meeting(captures, outlets):
    """Return the coverage of the event of four captures."""
    return collate(EVENT, tuple(captures[number] for number in EVENT.articles), outlets)
