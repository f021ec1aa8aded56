"""Whatever ends a build, the site is whole, the old one or the new one, and the next build gives
what a build from nothing gives.

`make torture` tries many more points.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from builds import differing, new_builds
from digests import REPOSITORY, command, environment
from torture import POINTS

from builder.engine import Jobs
from builder.paths import Paths
from builder.pipeline.build import build
from builder.pipeline.options import Options

#: At how many points of a build it is killed, and at so many moments.
KILLS = 6 * POINTS or 2
CAPTURES = 8


class Faulty:
    """A digest in two states: as it was built, and as an editor left it then; and a process that
    builds it, badly.
    """

    def __init__(self, root: Path) -> None:
        self.builds = new_builds(root / "digest", CAPTURES)
        self._kept = root / "kept"
        line = [sys.executable, str(REPOSITORY / "tests" / "faults.py")]
        self._process = subprocess.Popen(
            line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
        )
        assert self.build().startswith("exit 0")
        for name in ("seeds", "content"):
            shutil.copytree(self.builds.root / name, self._kept / name)
        self.old = self.builds.written()
        self.edit()
        said = self.build()
        assert said.startswith("exit 0")
        self.points = int(said.rpartition(" ")[2])
        self.new = self.builds.written()
        self.restore()

    def build(self, mode: str = "run", point: float = 0) -> str:
        """Build and return how it ended."""
        self._process.stdin.write(f"{self.builds.root} {mode} {point}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def edit(self) -> None:
        """Add, change and remove captures, and write into two articles, one of which has lost its
        capture.
        """
        first, second, *_ = self.builds.files("seeds/*.txt")
        text = (self.builds.root / first).read_text(encoding="utf-8")
        (self.builds.root / first).unlink()
        self.builds.add("seeds/new.txt", text.replace("bridge", "viaduct"))
        self.builds.append(second, "\nA line more was added to it in the evening.\n")
        for article in self.builds.files("content/articles/*.md")[-2:]:
            self.builds.append(article, "Edited.\n")

    def restore(self) -> None:
        """Bring back what was there before the edit, and build it."""
        for name in ("seeds", "content"):
            shutil.rmtree(self.builds.root / name)
            shutil.copytree(self._kept / name, self.builds.root / name)
        assert self.build().startswith("exit 0")
        assert differing(self.builds.written(), self.old) == []

    def is_whole(self) -> bool:
        """Tell whether the site is the old one or the new one."""
        found, old, new = (
            {name: one for name, one in files.items() if name.startswith("site/")}
            for files in (self.builds.written(), self.old, self.new)
        )
        return found in (old, new)

    def mends_itself(self) -> None:
        """Build once more, and see that all is as if nothing had happened."""
        assert self.build().startswith("exit 0")
        assert differing(self.builds.written(), self.new) == []
        hidden = {path.name for path in self.builds.root.iterdir() if path.name.startswith(".")}
        assert hidden <= {".cache", ".site-spare", ".gitignore", ".python-version"}

    def close(self) -> None:
        """End the process."""
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@pytest.fixture(scope="module")
def digest(tmp_path_factory) -> Iterator[Faulty]:
    found = Faulty(tmp_path_factory.mktemp("faults"))
    yield found
    found.close()


@pytest.fixture
def faulty(digest) -> Iterator[Faulty]:
    """Return a digest that was edited since it was built."""
    digest.edit()
    yield digest
    digest.restore()


@pytest.mark.parametrize("share", [(number + 1) / (KILLS + 1) for number in range(KILLS)])
def test_killed_anywhere(faulty, share):
    assert faulty.build("kill", round(faulty.points * share)) == "killed by 9"
    assert faulty.is_whole()
    faulty.mends_itself()


@pytest.mark.parametrize("point", range(8, 16 if not POINTS else 88, 4))
def test_killed_while_content_is_written(faulty, point):
    assert faulty.build("kill", point) == "killed by 9"
    assert faulty.is_whole()
    faulty.mends_itself()


@pytest.mark.parametrize(
    "seconds",
    [0.01 * (number + 1) for number in range(KILLS if POINTS else 1)],
)
def test_killed_at_any_time(faulty, seconds):
    faulty.build("alarm", seconds)
    assert faulty.is_whole()
    faulty.mends_itself()


@pytest.mark.parametrize(
    ("mode", "point"),
    [
        ("EIO:content/", 5),
        ("EXDEV:content/", 9),
        ("ENOSPC+:content/", 7),
        ("ENOSPC+:.site-spare/", 30),
        ("EIO:.site-spare/", 60),
        ("EPERM+", 3),
    ],
)
def test_a_disk_that_refuses(faulty, mode, point):
    said = faulty.build(mode, point)

    assert said.startswith("MachineError"), said
    assert faulty.is_whole()
    faulty.mends_itself()


def _half(store: Path) -> None:
    os.truncate(store, store.stat().st_size // 2)


def _overwritten(store: Path) -> None:
    data = bytearray(store.read_bytes())
    data[len(data) // 3 : len(data) // 2] = b"\xa5" * (len(data) // 2 - len(data) // 3)
    store.write_bytes(data)


def _other_tables(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.executescript(
            "DROP TABLE results; DROP TABLE units; CREATE TABLE results (other TEXT);"
        )


def _other_values(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.executescript(
            "UPDATE notes SET value = x'c1' WHERE name != 'run'; UPDATE results SET value = x'c1';"
        )


def _other_digests(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.executescript(
            "UPDATE results SET digest = x'00'; UPDATE units SET parts = x'c1'; UPDATE notes SET value = x'c1';"
        )


@pytest.mark.parametrize(
    "damage", [_half, _overwritten, _other_tables, _other_values, _other_digests]
)
def test_a_damaged_store(faulty, damage: Callable[[Path], None]):
    store = faulty.builds.root / ".cache" / "store.sqlite"
    for ending in ("-wal", "-shm"):
        store.with_name(store.name + ending).unlink(missing_ok=True)
    damage(store)

    faulty.mends_itself()


def test_two_builds_at_once(faulty):
    both = [
        subprocess.Popen(
            command(faulty.builds.root, "build"), env=environment(), stderr=subprocess.DEVNULL
        )
        for _ in range(2)
    ]
    codes = sorted(process.wait() for process in both)

    assert codes in ([0, 0], [0, 4])
    faulty.mends_itself()


def test_what_is_edited_while_a_build_runs_is_built_by_the_next(faulty, tmp_path):
    """Though it was read before the edit, the build must not take the edited file for the one that
    it read.
    """
    # From a store that no other test has damaged.
    shutil.rmtree(faulty.builds.root / ".cache")
    capture = faulty.builds.files("seeds/*.txt")[2]

    def edit(stage) -> None:
        if stage.name == "group":
            faulty.builds.append(capture, "\nA line was added to it while the build ran.\n")

    build(Paths.of(faulty.builds.root), Options(jobs=Jobs(engine="inline")), listener=edit)
    clean = faulty.builds.copy(tmp_path / "clean")
    redone = faulty.builds.build()
    clean.build()

    assert redone["read"] == {capture}
    assert differing(faulty.builds.written(), clean.written()) == []
