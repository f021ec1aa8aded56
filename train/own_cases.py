"""The program's own invented cases of pages, which it learns from beside public ones."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent.parent / "tests" / "cases" / "extract"
CASES: Final = sorted(path.parent for path in FOLDER.glob("*/expected.json"))
SEEDS: Final = [case for case in CASES if case.name.startswith("seed-")]
#: Words to exchange for others, by which the same article must be found.
TABLES: Final[list[dict[str, str]]] = json.loads(
    (FOLDER / "exchange.json").read_text(encoding="utf-8")
)


def capture_file(case: Path) -> Path:
    """Return the capture of a case."""
    return next(iter(case.glob("capture.*")))


def load(case: Path) -> dict[str, Any]:
    """Return what a case holds besides its capture."""
    found: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return found


def exchanger(table: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that exchanges all words of ``table`` at once, longest first, also in lower
    case and in capitals.
    """
    words: dict[str, str] = {}
    for old, new in table.items():
        if old.isalpha():
            words |= {old.lower(): new.lower(), old.upper(): new.upper()}
    words |= table
    longest = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest)))
    return lambda text: pattern.sub(lambda match: words[match[0]], text)


def exchanged(value: Any, exchange: Callable[[str], str]) -> Any:
    """Return a value of a case with its words exchanged."""
    if isinstance(value, str):
        return exchange(value)
    return [exchanged(item, exchange) for item in value] if isinstance(value, list) else value
