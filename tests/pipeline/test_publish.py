"""site/ is always whole: the old one or the new one."""

from __future__ import annotations

import pytest

from builder.errors import MachineError
from builder.model.page import File
from builder.pipeline.publish import staging, write


def test_a_finished_site_takes_the_place_of_the_old_one(tmp_path):
    site = tmp_path / "site"
    for word in (b"old", b"new"):
        with staging(site) as folder:
            write(folder, (File(path="a/index.html", data=word),))

    assert (site / "a" / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failed_build_leaves_the_old_site(tmp_path):
    site = tmp_path / "site"
    with staging(site) as folder:
        write(folder, (File(path="index.html", data=b"old"),))

    with pytest.raises(MachineError, match="no place inside"), staging(site) as folder:
        write(folder, (File(path="index.html", data=b"half"), File(path="../index.html", data=b"broken")))

    assert (site / "index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_disk_that_refuses_is_an_error_of_the_machine(tmp_path):
    with pytest.raises(MachineError, match="cannot be written"), staging(tmp_path / "missing" / "site"):
        pass


def test_what_an_ended_build_left_behind_is_removed(tmp_path):
    (tmp_path / ".site-left").mkdir()

    with staging(tmp_path / "site") as folder:
        write(folder, ())

    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("path", ["../out.html", "/etc/out.html", "a/../../out.html"])
def test_no_file_leaves_the_site(tmp_path, path):
    with pytest.raises(MachineError, match="no place inside"):
        write(tmp_path, (File(path=path, data=b""),))


def test_two_sources_for_one_address_are_refused(tmp_path):
    with pytest.raises(MachineError, match="two sources"):
        write(tmp_path, (File(path="a.html", data=b"1"), File(path="a.html", data=b"2")))
