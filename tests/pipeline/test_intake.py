"""The gate through which files come in: what is no regular file inside the digest is not read, is
named, and costs nothing else.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import Builds, differing, new_builds

from builder import intake
from builder.core.errors import DigestError, Rejected

SECRET = "what stands outside of it"  # noqa: S105 -- invented


def _link(path: Path) -> None:
    path.symlink_to(path.parents[3] / "secret.txt")


def _link_inside(path: Path) -> None:
    path.symlink_to(path.parents[1] / "seeds" / "other.txt")


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "inner.md").write_text(SECRET, encoding="utf-8")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = os.open(".", os.O_RDONLY)
        os.chdir(path.parent)
        made.bind(path.name)
        os.fchdir(here)
        os.close(here)


def _endless(path: Path) -> None:
    path.touch()
    os.truncate(path, 30_000_000_000)


SPOILS = (_link, _link_inside, _loop, _pipe, _device, _folder, _socket, _endless)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Builds:
    builds = new_builds(tmp_path_factory.mktemp("intake") / "digest", 3)
    builds.build()
    builds.build()
    return builds


@pytest.fixture
def digest(built, tmp_path) -> Builds:
    """Return a digest that was built, beside a secret."""
    import shutil  # noqa: PLC0415 -- here only

    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    shutil.copytree(built.root, tmp_path / "around" / "digest")
    return Builds(tmp_path / "around" / "digest")


@pytest.mark.parametrize("spoil", SPOILS)
@pytest.mark.parametrize(
    "name",
    [
        "seeds/other.txt",
        "content/articles/other.md",
        "content/events/other.md",
        "content/outlets/other.md",
        "content/pages/other.md",
        "content/people.yaml",
        "content/sources.yaml",
        "content/site.yaml",
        "content/history.jsonl",
        "content/frequencies.tsv",
    ],
)
def test_what_is_no_file_inside_is_not_read(digest, spoil: Callable[[Path], None], name):
    path = digest.root / name
    path.unlink(missing_ok=True)
    before = digest.written()
    spoil(path)
    try:
        digest.build()
        told = [str(one) for one in digest.report.diagnostics]
    except DigestError as error:
        told = [str(error)]

    # `watch` alone reads sources.yaml; a folder of seeds/ may hold captures.
    silent = name.endswith("sources.yaml") or (spoil is _folder and name.startswith("seeds/"))
    assert silent or any(line.startswith(f"{name}: ") for line in told), told
    if spoil is _endless:
        path.unlink()
    after = digest.written()
    changed = {one for one in differing(after, before) if one.startswith("content/")}
    assert changed <= {name, f"{name}/inner.md"}
    for file in () if silent else (digest.root / "site").rglob("*.html"):
        assert SECRET not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["seeds", "content", "content/articles", "content/events"])
def test_a_folder_that_leads_out_is_neither_read_nor_written(digest, folder):
    path, elsewhere = digest.root / folder, digest.root.parents[1] / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    (elsewhere / "new.md").write_text(SECRET, encoding="utf-8")
    before = {one: one.stat().st_mtime_ns for one in elsewhere.rglob("*") if one.is_file()}
    digest.add(
        "seeds/later.txt", "Harbor of Orsa opens\n\n8 May 2024\n\nIt was opened at noon.\n"
    ) if folder != "seeds" else None
    with pytest.raises(DigestError, match=rf"^{folder}: error: a link that leads out"):
        digest.build()

    assert {one: one.stat().st_mtime_ns for one in elsewhere.rglob("*") if one.is_file()} == before


def test_a_file_that_grows_while_it_is_read_is_cut_off_at_its_limit(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"x" * 101)
    assert intake.read(file, "a", 101) == b"x" * 101
    with pytest.raises(Rejected, match=r"^a: error: the file is larger than"):
        intake.read(file, "a", 100)


def test_a_disk_that_fails_is_looked_at_again(tmp_path, monkeypatch):
    """A digest of a file that could not be read is never remembered as that of the file."""
    builds = new_builds(tmp_path / "digest", 2)
    name = builds.files("seeds/*.txt")[0]
    os.utime(builds.root / name, (1, 1))
    opening = os.open

    def failing(path, *arguments, **options):
        if str(path).endswith(name):
            raise OSError(5, os.strerror(5))
        return opening(path, *arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", failing)
        builds.build()
        assert any(str(one).startswith(f"{name}: error: cannot be read") for one in builds.report.diagnostics)  # fmt: skip
    redone = builds.build()

    assert redone["read"] == {name}
    assert [str(one) for one in builds.report.diagnostics if one.severity == "error"] == []
