"""Data files that come with the program and its libraries, as constant as its code.

They never change while it runs, so that a pure stage may ask for them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def packaged(package: str, name: str) -> str:
    """Return the text of the file ``name`` that the library ``package`` brings along."""
    return (resources.files(package) / name).read_text(encoding="utf-8")


@cache
def names_in(package: str, folder: str) -> tuple[str, ...]:
    """Return the names of the files in a folder of ``package``, in order."""
    return tuple(sorted(one.name for one in (resources.files(package) / folder).iterdir()))


@cache
def weights(name: str) -> Mapping[str, Any]:
    """Return the learned figures in ``builder/weights/<name>.json``.

    Each file says at its head what it was learned from and which script of ``train/`` wrote it.
    """
    found: Mapping[str, Any] = json.loads(packaged("builder", f"weights/{name}.json"))
    return found
