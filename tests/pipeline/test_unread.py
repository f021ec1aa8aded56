"""A capture that is there and cannot be read has not been deleted: nothing in content/ goes with it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import Builds, differing, new_builds

from builder.core.errors import MachineError, UsageError
from builder.editor import history, table


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Builds:
    builds = new_builds(tmp_path_factory.mktemp("unread") / "digest", 4)
    (builds.root / "seeds" / "deep").mkdir()
    for name in builds.files("seeds/*.txt")[2:]:
        shutil.move(builds.root / name, builds.root / "seeds" / "deep")
    builds.build()
    builds.build()
    return builds


@pytest.fixture
def digest(built, tmp_path) -> Builds:
    """Return a copy of a digest that was built."""
    shutil.copytree(built.root, tmp_path / "digest")
    return Builds(tmp_path / "digest")


def _half_copied(capture: Path) -> None:
    capture.write_bytes(b"")


def _other_file(capture: Path) -> None:
    capture.write_bytes(b"%PDF-1.7\n" + bytes(99))


def _linked(capture: Path) -> None:
    capture.rename(capture.parents[2] / "elsewhere.txt")
    capture.symlink_to(capture.parents[2] / "elsewhere.txt")


def _pipe(capture: Path) -> None:
    capture.unlink()
    os.mkfifo(capture)


def _linked_folder(capture: Path) -> None:
    capture.parent.rename(capture.parents[2] / "elsewhere")
    capture.parent.symlink_to(capture.parents[2] / "elsewhere")


@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("spoil", [_half_copied, _other_file, _linked, _pipe, _linked_folder])
def test_the_article_waits_until_its_capture_is_mended(
    digest, spoil: Callable[[Path], None], edited
):
    """It is named and not published; its file and its event stay byte for byte."""
    name = digest.files("seeds/deep/*.txt")[0]
    if edited:
        for article in digest.files("content/articles/*.md"):
            digest.append(article, "A line of an editor.\n")
        digest.build()
    before = digest.written()
    good = shutil.copytree(digest.root / "seeds", digest.root.parent / "good")
    spoil(digest.root / name)
    digest.build()

    told = [one for one in digest.report.diagnostics if one.path.startswith("seeds/")]
    assert [one.severity for one in told] == ["error"]
    assert (digest.root / told[0].path).name in name
    assert not [path for path in differing(digest.written(), before) if path.startswith("content/")]

    for folder in (digest.root / "seeds" / "deep", digest.root / "seeds"):
        folder.unlink() if folder.is_symlink() else shutil.rmtree(folder)
    shutil.copytree(good, digest.root / "seeds")
    digest.build()
    assert differing(digest.written(), before) == []


def test_a_folder_that_is_closed_is_not_empty(digest, monkeypatch):
    """A digest whose captures cannot be had at all is not built."""
    before = digest.written()
    opened = os.scandir

    def closed(path="."):
        if str(path).endswith("seeds"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path)

    monkeypatch.setattr(os, "scandir", closed)
    digest.add("content/pages/boats.md", "---\ntitle: Boats\n---\n\nWords.\n")
    with pytest.raises(MachineError, match="seeds: error: cannot be read: Permission denied"):
        digest.build()
    monkeypatch.undo()
    (digest.root / "content" / "pages" / "boats.md").unlink()
    assert differing(digest.written(), before) == []


@pytest.mark.parametrize("path", [history.PATH, table.PATH])
def test_what_content_remembers_is_not_begun_anew_where_it_cannot_be_read(digest, path):
    """A new article is written; what is mended later knows of it then."""
    good = (digest.root / path).read_bytes()
    (digest.root / path).write_bytes(good + b"\xff\xfe")
    digest.add(
        "seeds/tram.txt",
        (digest.root / digest.files("seeds/*.txt")[0]).read_text().replace("a", "o"),
    )
    articles = digest.files("content/articles/*.md")
    digest.build()

    assert (digest.root / path).read_bytes() == good + b"\xff\xfe"
    assert [one.path for one in digest.report.diagnostics if one.severity == "error"] == [path]
    assert len(digest.files("content/articles/*.md")) == len(articles) + 1
    (digest.root / path).write_bytes(good)
    digest.build()
    told = (digest.root / history.PATH).read_text(encoding="utf-8")
    assert {Path(one).stem for one in digest.files("content/articles/*.md")} <= {
        change["id"] for change in map(json.loads, told.splitlines())
    }


def test_captures_behind_a_link_that_leads_out_are_not_read(digest):
    shutil.move(digest.root / "seeds", digest.root.parent / "elsewhere")
    (digest.root / "seeds").symlink_to(digest.root.parent / "elsewhere")
    with pytest.raises(UsageError, match="seeds: error: a link that leads out of the digest"):
        digest.build()
