"""What the scripts that learn from public pages share: the halves of the sites, the set's own
scoring, its captures, the written weights.

A folder of public pages holds gold.jsonl, eval.py, captures/STYLE.jsonl.gz and html/ID.html.gz.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent


def half(site: str) -> int:
    """Return 0 for sites that are tuned on, 1 for those held back."""
    return int(hashlib.sha1(site.encode()).hexdigest(), 16) % 2  # noqa: S324 - no secret, only a stable split


def fold(site: str, folds: int) -> int:
    """Return in which of so many folds a site is judged by weights of the others."""
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % folds  # noqa: S324 - the same


def scorer(folder: Path) -> ModuleType:
    """Return the public set's own scoring module."""
    spec = importlib.util.spec_from_file_location("public_eval", folder / "eval.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "eval.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def golds(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what is known of each page, by its id."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as rows:
        return {page["id"]: page for page in map(json.loads, rows)}


def captures(folder: Path, style: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of the captures of a style."""
    with gzip.open(folder / "captures" / f"{style}.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield row["id"], row["text"]


def write_weights(name: str, weights: Mapping[str, Any]) -> None:
    """Write a file of weights, as the program reads them."""
    file = ROOT / "builder" / "weights" / f"{name}.json"
    file.write_text(
        json.dumps(weights, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )
