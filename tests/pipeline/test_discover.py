"""The one door for files: only regular files inside the folder, of limited size, each refusal
named.
"""

import os

import pytest
from packing import page, zipped

from builder.core.errors import Diagnostic
from builder.core.limits import MAX_CAPTURE_BYTES
from builder.core.outcome import SeedFile
from builder.paths import Paths
from builder.pipeline.discover import MAX_DEPTH, bytes_of, chosen, discover, told_by_file
from builder.pipeline.work.reading import reading_of, seen

TEXT = b"Bridge reopens\n\nThe bridge over the river reopened on Monday after long repairs, the mayor said.\n"


@pytest.fixture
def paths(tmp_path):
    (tmp_path / "seeds").mkdir()
    return Paths.of(tmp_path)


def read(paths):
    """Return the captures below ``seeds/`` and the diagnostics of the files there."""
    return chosen(
        seen(reading_of(SeedFile(name, bytes_of(name, path))))
        for name, path in discover(paths.seeds)
    )


def lines(paths):
    captures, diagnostics = read(paths)
    return [capture.path for capture in captures], [str(diagnostic) for diagnostic in diagnostics]


def test_captures_are_sorted_by_path_whatever_their_folder(paths):
    for number, name in enumerate(["b/2.txt", "a.txt", "b/1.txt", "ü.txt"]):
        (paths.seeds / name).parent.mkdir(exist_ok=True)
        (paths.seeds / name).write_bytes(TEXT + b"%d" % number)

    assert lines(paths) == (["a.txt", "b/1.txt", "b/2.txt", "ü.txt"], [])


def test_without_a_folder_there_is_nothing(tmp_path):
    assert read(Paths.of(tmp_path)) == ((), ())


DROPPINGS = [
    ".a.txt.swp",
    "a.txt~",
    "#a.txt#",
    ".#a.txt",
    ".DS_Store",
    "Thumbs.db",
    "a.part",
    "a.orig",
    "README.md",
    "LICENSE",
    ".gitkeep",
]


@pytest.mark.parametrize("name", DROPPINGS)
def test_droppings_are_ignored_without_a_word(paths, name):
    (paths.seeds / name).write_bytes(TEXT)

    assert lines(paths) == ([], [])


def test_links_are_refused_wherever_they_lead(paths):
    (paths.seeds / "real.txt").write_bytes(TEXT)
    (paths.seeds / "away.txt").symlink_to("/etc/hostname")
    (paths.seeds / "inside.txt").symlink_to(paths.seeds / "real.txt")
    (paths.seeds / "loop.txt").symlink_to(paths.seeds / "loop.txt")
    (paths.seeds / "folder").symlink_to("/etc", target_is_directory=True)
    captures, refused = lines(paths)

    assert captures == ["real.txt"]
    links = ("away.txt", "folder", "inside.txt", "loop.txt")
    assert refused == [
        f"seeds/{name}: error: a link, not a file: it is not read (put the capture itself here)"
        for name in links
    ]


def test_a_pipe_does_not_hold_the_build(paths):
    os.mkfifo(paths.seeds / "pipe.txt")

    assert lines(paths) == (
        [],
        [
            "seeds/pipe.txt: error: a named pipe, not a file: it is not read (put the capture itself here)"
        ],
    )


def test_a_huge_file_is_refused(paths):
    (paths.seeds / "huge.txt").write_bytes(b"a" * (MAX_CAPTURE_BYTES + 1))
    captures, (refused,) = lines(paths)

    assert captures == []
    assert "larger than 5 MB" in refused


def test_folders_have_a_limited_depth(paths):
    deep = paths.seeds.joinpath(*["d"] * (MAX_DEPTH + 2))
    deep.mkdir(parents=True)
    (deep / "a.txt").write_bytes(TEXT)
    captures, (refused,) = lines(paths)

    assert captures == []
    assert "a folder, not a file" in refused


def test_a_name_cannot_forge_a_line(paths):
    (paths.seeds / "x\n\x1b[31m.txt").write_bytes(b"")
    _, (refused,) = lines(paths)

    assert "\n" not in refused
    assert "\x1b" not in refused


def test_equal_files_are_all_kept_and_named(paths):
    for name in ("b.txt", "a.txt", "c.txt"):
        (paths.seeds / name).write_bytes(TEXT)
    captures, told = lines(paths)

    assert captures == ["a.txt", "b.txt", "c.txt"]
    assert told == [
        f"seeds/{name}: note: the same bytes as seeds/a.txt: one version of one page"
        for name in ("b.txt", "c.txt")
    ]


def test_bad_files_do_not_cost_the_good_ones(paths):
    (paths.seeds / "good.txt").write_bytes(TEXT)
    (paths.seeds / "empty.txt").write_bytes(b"")
    (paths.seeds / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (paths.seeds / "page.html").write_bytes(b"<html></html>")
    captures, refused = lines(paths)

    assert captures == ["good.txt"]
    assert [line.split(":")[0] for line in refused] == [
        "seeds/empty.txt",
        "seeds/image.txt",
        "seeds/page.html",
    ]


def test_a_file_of_several_pages_is_told_of_once_or_by_its_parts(paths):
    menus = [page("Menu", ("Home", f"News {number}")) for number in range(4)]
    (paths.seeds / "all.zip").write_bytes(zipped({"a.html": menus[0], "b.html": menus[1]}))
    (paths.seeds / "some.zip").write_bytes(zipped({"a.html": menus[2], "b.html": page()}))
    (paths.seeds / "menu.html").write_bytes(menus[3])
    readings = [
        reading_of(SeedFile(name, bytes_of(name, path))) for name, path in discover(paths.seeds)
    ]
    captures, _ = chosen(map(seen, readings))
    refused = {
        one.path: Diagnostic(path=f"seeds/{one.path}", what="no article in it")
        for reading in readings
        for one in reading.captures
        if "Menu" in one.text
    }

    assert sorted(str(one) for one in told_by_file(captures, refused)) == [
        "seeds/all.zip: error: no article in it; pages looked at: 2 (capture the pages of reports)",
        "seeds/menu.html: error: no article in it",
        "seeds/some.zip#a.html: warning: no article in it",
    ]
