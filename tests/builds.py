"""A digest of invented captures that is built again and again, and what each build worked out anew."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from digests import REPOSITORY, contents, new_digest
from newsroom import fill

from builder.core.report import RunReport
from builder.engine import Jobs, Journal
from builder.paths import Paths
from builder.pipeline.build import build
from builder.pipeline.options import Options

INPUTS = ("seeds", "content", "templates")


class Builds:
    """The digest at ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.journal = Journal()
        self.report = RunReport()

    def build(
        self, jobs: Jobs | None = None, advanced: Callable[[str, int, int], None] | None = None
    ) -> dict[str, set[str]]:
        """Build and return the units that were worked out, by stage; ``advanced`` is told of each
        batch, as the journal tells it.
        """
        self.journal = Journal()
        self.journal.advanced = advanced or self.journal.advanced
        self.report = build(
            Paths.of(self.root), Options(jobs=jobs or Jobs(engine="inline")), journal=self.journal
        )
        redone = defaultdict(set)
        for told, _ in self.journal.reasons:
            stage, _, unit = told.partition(" ")
            redone[stage].add(unit)
        return dict(redone)

    def copy(self, target: Path) -> Builds:
        """Return a digest of the same inputs that was never built."""
        for name in INPUTS:
            shutil.copytree(self.root / name, target / name)
        return Builds(target)

    def written(self) -> dict[str, str]:
        """Return the checksum of every file that builds write."""
        return {
            f"{name}/{path}": digest
            for name in ("site", "content")
            for path, digest in contents(self.root / name).items()
        }

    def add(self, name: str, text: str) -> None:
        """Write a file of the digest."""
        file = self.root / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def append(self, name: str, text: str) -> None:
        """Write more into a file of the digest."""
        self.add(name, (self.root / name).read_text(encoding="utf-8") + text)

    def replace(self, name: str, old: str, new: str) -> None:
        """Write ``new`` for ``old`` in a file of the digest."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.add(name, text.replace(old, new, 1))

    def files(self, pattern: str) -> list[str]:
        """Return the names of files of the digest."""
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.glob(pattern))


def new_builds(root: Path, number: int) -> Builds:
    """Return a digest of ``number`` invented captures, with templates of its own, that was not
    built yet.
    """
    new_digest(root)
    fill(root, number)
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    return Builds(root)


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return the names of the files that only one has, or of which the other has another one."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
