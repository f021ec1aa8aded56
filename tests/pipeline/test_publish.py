"""site/ is always whole: the old one or the new one."""

from __future__ import annotations

import pytest

from builder.errors import MachineError
from builder.pipeline.publish import staging


def write(site, *paths):
    """Publish a site in which each file holds its own path."""
    with staging(site) as stage:
        for path in paths:
            stage.put(path, path.encode())


def test_a_finished_site_takes_the_place_of_the_old_one(tmp_path):
    site = tmp_path / "site"
    for word in (b"old", b"new"):
        with staging(site) as stage:
            stage.put("a/index.html", word)

    assert (site / "a" / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failed_build_leaves_the_old_site(tmp_path):
    site = tmp_path / "site"
    with staging(site) as stage:
        stage.put("index.html", b"old")

    with pytest.raises(MachineError, match="no place inside"):
        write(site, "index.html", "../index.html")

    assert (site / "index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_disk_that_refuses_is_an_error_of_the_machine(tmp_path):
    with pytest.raises(MachineError, match="cannot be written"), staging(tmp_path / "missing" / "site"):
        pass


def test_what_an_ended_build_left_behind_is_removed(tmp_path):
    (tmp_path / ".site-left").mkdir()

    with staging(tmp_path / "site"):
        pass

    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("path", ["../out.html", "/etc/out.html", "a/../../out.html"])
def test_no_file_leaves_the_site(tmp_path, path):
    with pytest.raises(MachineError, match="no place inside"), staging(tmp_path / "site") as stage:
        stage.put(path, b"")


@pytest.mark.parametrize("paths", [("a.html", "a.html"), ("a", "a/b.html"), ("a/b.html", "a"), ("a/b", "a/b/c/d.html")])
def test_two_sources_for_one_address_are_refused(tmp_path, paths):
    with pytest.raises(MachineError, match="two sources"):
        write(tmp_path / "site", *paths)


@pytest.fixture
def site(tmp_path):
    """Return a site of two files, and what is known of it."""
    with staging(tmp_path / "site") as stage:
        files = [stage.put("a/index.html", b"one"), stage.put("b/index.html", b"two")]
    return tmp_path / "site", files, stage.files


def test_what_stands_there_already_is_linked_and_not_written(site):
    folder, files, known = site
    before = (folder / "a" / "index.html").stat().st_ino
    with staging(folder, known) as stage:
        assert stage.holds(files)
        stage.keep(files[:1])
        stage.put("b/index.html", b"two")

    assert stage.written == 0
    assert (folder / "a" / "index.html").stat().st_ino == before
    assert (folder / "b" / "index.html").read_bytes() == b"two"


def test_a_file_that_somebody_changed_in_place_is_not_taken_over(site):
    folder, files, known = site
    (folder / "a" / "index.html").write_bytes(b"ONE")
    with staging(folder, known) as stage:
        assert not stage.holds(files)
        stage.put("a/index.html", b"one")

    assert (folder / "a" / "index.html").read_bytes() == b"one"


def test_where_files_cannot_be_linked_they_are_copied(site, monkeypatch):
    folder, files, known = site
    monkeypatch.setattr("os.link", lambda *_, **__: (_ for _ in ()).throw(OSError("no links here")))
    with staging(folder, known) as stage:
        stage.keep(files)

    assert (folder / "b" / "index.html").read_bytes() == b"two"
