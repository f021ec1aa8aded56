"""site/ is always whole: the old one or the new one; and a build touches what it changes."""

from __future__ import annotations

import ctypes
import os
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.core.errors import MachineError
from builder.pipeline.publish import staging


class Digest:
    """A folder with a site that is published again and again, and what the last build knows of it."""

    def __init__(self, root):
        self.site, self.spare = root / "site", root / ".site-spare"
        self.known = {}

    def publish(self, files: dict[str, bytes]) -> int:
        """Publish ``files``; return how many were written."""
        with staging(self.site, self.known) as stage:
            for path, data in files.items():
                stage.put(path, data)
        self.known = stage.files
        return stage.written


@pytest.fixture
def digest(tmp_path):
    """Return a place for a site, of which nothing is known."""
    return Digest(tmp_path)


def contents(folder) -> dict[str, bytes]:
    """Return what is in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def folders(folder) -> list[str]:
    """Return the folders in a folder."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()
    )


def test_a_finished_site_takes_the_place_of_the_old_one(digest):
    for word in (b"old", b"new"):
        digest.publish({"a/index.html": word})

    assert contents(digest.site) == {"a/index.html": b"new"}
    assert sorted(path.name for path in digest.site.parent.iterdir()) == [".site-spare", "site"]


def test_a_failed_build_leaves_the_old_site(digest):
    digest.publish({"index.html": b"old"})

    with pytest.raises(MachineError, match="no place inside"):
        digest.publish({"index.html": b"half", "../index.html": b"broken"})

    assert contents(digest.site) == {"index.html": b"old"}
    digest.publish({"index.html": b"next"})
    assert contents(digest.site) == {"index.html": b"next"}


def test_a_disk_that_refuses_is_an_error_of_the_machine(tmp_path):
    with pytest.raises(MachineError, match="cannot be written"):
        Digest(tmp_path / "missing").publish({})


def test_what_an_ended_build_left_behind_is_removed(digest):
    (digest.spare / "half" / "way").mkdir(parents=True)
    (digest.spare / "half" / "index.html").write_text("of an ended build")

    digest.publish({"index.html": b"whole"})

    assert contents(digest.site) == {"index.html": b"whole"}
    assert folders(digest.site) == []


@pytest.mark.parametrize("path", ["../out.html", "/etc/out.html", "a/../../out.html"])
def test_no_file_leaves_the_site(digest, path):
    with pytest.raises(MachineError, match="no place inside"):
        digest.publish({path: b""})


@pytest.mark.parametrize(
    "paths", [("a.html", "a.html"), ("a", "a/b.html"), ("a/b.html", "a"), ("a/b", "a/b/c/d.html")]
)
def test_two_sources_for_one_address_are_refused(digest, paths):
    def publish():
        with staging(digest.site) as stage:
            for path in paths:
                stage.put(path, path.encode())

    with pytest.raises(MachineError, match="two sources"):
        publish()


def test_what_stands_there_already_is_not_written_again(digest):
    digest.publish({"a/index.html": b"one", "b/index.html": b"two"})
    before = (digest.site / "a" / "index.html").stat().st_ino
    with staging(digest.site, digest.known) as stage:
        files = [stage.put("b/index.html", b"three")]
        assert not stage.holds(files)
        files = [type(files[0])("a/index.html", digest.known["a/index.html"][1])]
        assert stage.holds(files)
        stage.keep(files)

    assert stage.written == 1
    assert (digest.site / "a" / "index.html").stat().st_ino == before
    assert contents(digest.site) == {"a/index.html": b"one", "b/index.html": b"three"}


def test_a_file_that_somebody_changed_in_place_is_not_taken_over(digest):
    """Not even from the spare, which holds the same file."""
    digest.publish({"a/index.html": b"one"})
    (digest.site / "a" / "index.html").write_bytes(b"ONE, by somebody")
    for written in (1, 0, 0):
        assert digest.publish({"a/index.html": b"one"}) == written
        assert contents(digest.site) == {"a/index.html": b"one"}


def test_where_files_cannot_be_linked_they_are_copied(digest, monkeypatch):
    monkeypatch.setattr(
        os, "link", lambda *_, **__: (_ for _ in ()).throw(OSError("no links here"))
    )
    for written in (1, 0, 0):
        assert digest.publish({"b/index.html": b"two"}) == written
        assert contents(digest.site) == {"b/index.html": b"two"}


@pytest.fixture
def no_exchange(monkeypatch):
    """Take the exchange of two folders in one step from the system."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())


@pytest.mark.usefixtures("no_exchange")
def test_where_folders_cannot_be_exchanged_they_are_renamed(digest):
    for word in (b"1", b"2", b"3"):
        digest.publish({"index.html": word, f"{word.decode()}.html": word})

    assert contents(digest.site) == {"index.html": b"3", "3.html": b"3"}


@pytest.mark.usefixtures("no_exchange")
def test_a_rename_that_fails_half_way_is_taken_back(digest, monkeypatch):
    digest.publish({"index.html": b"old"})
    rename = type(digest.site).rename

    def failing(source, target):
        if source == digest.spare:
            raise OSError(5, "Input/output error")
        return rename(source, target)

    monkeypatch.setattr(type(digest.site), "rename", failing)
    with pytest.raises(MachineError, match="Input/output error"):
        digest.publish({"index.html": b"new"})

    assert contents(digest.site) == {"index.html": b"old"}


PATHS = st.sampled_from(["a", "b", "a/b", "a/c", "a/b/c", "d/e/f", "d/e/g", "d"])
SITES = st.dictionaries(PATHS, st.sampled_from([b"1", b"22", b"333"]), max_size=6).filter(
    lambda files: not any(other.startswith(f"{path}/") for path in files for other in files)
)


def damage(digest):
    for folder in (digest.site, digest.spare):
        for path in sorted(contents(folder))[:1] if folder.exists() else ():
            (folder / path).write_bytes(b"damaged by somebody")


def add(digest):
    for folder in (digest.site, digest.spare):
        (folder / "x" / "y").mkdir(parents=True, exist_ok=True)
        (folder / "x" / "foreign").write_bytes(b"put there by somebody")


def swap(digest):
    """Let a file and a folder of the spare change their natures."""
    shutil.rmtree(digest.spare, ignore_errors=True)
    for path in ("a/b/c/deep", "d", "b/file"):
        (digest.spare / path).parent.mkdir(parents=True, exist_ok=True)
        (digest.spare / path).write_bytes(b"1")


def lose(digest):
    shutil.rmtree(digest.spare, ignore_errors=True)


def forget(digest):
    digest.known = {}


ACCIDENTS = st.sampled_from([lambda _: None, damage, add, swap, lose, forget])


@given(st.lists(st.tuples(SITES, ACCIDENTS), min_size=1, max_size=6))
@settings(derandomize=True, deadline=None)
def test_any_row_of_builds_gives_each_site_as_if_it_were_the_first(tmp_path_factory, builds):
    """Whatever the builds before left in the spare, and whatever somebody did to the two trees
    between two builds.
    """
    digest = Digest(tmp_path_factory.mktemp("tree"))
    for files, accident in builds:
        accident(digest)
        digest.publish(files)
        assert contents(digest.site) == files
        assert folders(digest.site) == sorted(
            {folder for path in files for folder in _around(path)}
        )


def _around(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]
