"""Where a digest keeps its things, what an editor set in ``content/site.yaml``, and the limits on input."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final, Literal

Republish = Literal["full", "excerpt", "link"]

#: A capture, an edited body or a front matter larger than this is refused before anything parses it (bytes).
MAX_CAPTURE_BYTES: Final = 5_000_000
MAX_BODY_BYTES: Final = 1_000_000
MAX_FRONT_MATTER_BYTES: Final = 64_000
#: A capture that is not read in this time is given up (seconds of wall clock).
MAX_READ_SECONDS: Final = 20.0


def bundled(name: str) -> Path:
    """Return a file or folder that comes with the program: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).parent
    inside = package / "bundled" / name
    return inside if inside.exists() else package.parent / name


#: How names of files begin that are being written into content/; a program that was killed leaves one behind.
PART: Final = ".digest-part-"


@cache
def packaged(package: str, name: str) -> str:
    """Return the text of a data file that a library brings along; like weights it never changes while the program runs."""
    return (resources.files(package) / name).read_text(encoding="utf-8")


@cache
def weights(name: str) -> Mapping[str, Any]:
    """Return the learned figures in ``builder/weights/<name>.json``.

    They are part of the program like its code, and never change while it runs: a pure stage may ask for them.
    Each file says at its head what it was learned from and which script of ``bench/`` wrote it.
    """
    found: Mapping[str, Any] = json.loads((Path(__file__).parent / "weights" / f"{name}.json").read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
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
        """Return the folders of the digest at ``root``; one without templates of its own uses the program's."""
        own = root / "templates"
        return cls(root=root, templates=own if own.is_dir() else bundled("templates"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What ``content/site.yaml`` says."""

    title: str = "Coverage Digest"
    #: Absolute address of the published site without a slash at the end; "" when not yet known.
    base_url: str = ""
    #: BCP 47 tag of the language that the site itself speaks.
    language: str = "en"
    description: str = "How each outlet reported the same event, statement by statement"
    #: How much of an article may be published when its outlet's file does not say.
    republish: Republish = "excerpt"
    #: Where readers report errors and ask for removal: an e-mail address or a URL; "" when none is given.
    contact: str = ""
    #: Person ids that get a page although fewer than two outlets quote them.
    people: tuple[str, ...] = ()
    #: Person ids that never get a page.
    private: tuple[str, ...] = ()
