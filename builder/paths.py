"""Where a digest keeps its things."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

#: How names of files begin that are being written into content/; a program that was killed leaves
#: one behind.
PART: Final = ".digest-part-"


def bundled(name: str) -> Path:
    """Return a file or folder that comes with the program.

    It is beside the package in a checkout, inside it in a wheel.
    """
    package = Path(__file__).parent
    inside = package / "bundled" / name
    return inside if inside.exists() else package.parent / name


class Paths(msgspec.Struct, frozen=True, kw_only=True):
    """The folders of one digest, all below ``root``."""

    root: Path
    templates: Path

    @property
    def seeds(self) -> Path:
        """Captures as received."""
        return self.root / "seeds"

    @property
    def content(self) -> Path:
        """Markdown that people may edit."""
        return self.root / "content"

    @property
    def site(self) -> Path:
        """The generated site."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """Results that may be thrown away at any time."""
        return self.root / ".cache"

    @classmethod
    def of(cls, root: Path) -> Paths:
        """Return the folders of the digest at ``root``.

        A digest without templates of its own uses the program's.
        """
        own = root / "templates"
        return cls(root=root, templates=own if own.is_dir() else bundled("templates"))
