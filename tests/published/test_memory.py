"""Where memory ends, whatever is being loaded or done: one line, exit code 3, and no traceback."""

import resource
import shutil
import subprocess
import sys

import pytest
from builds import differing, new_builds
from digests import command, environment
from torture import POINTS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such limit")
#: Memory that a process may address (MB), from what Python needs to what a build needs.
LIMITS = range(40, 900, 20) if POINTS else (70, 160, 300)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    builds = new_builds(tmp_path_factory.mktemp("memory") / "digest", 3)
    builds.build()
    return builds


@pytest.mark.parametrize("most", LIMITS)
def test_too_little_memory_is_told_in_one_line(built, tmp_path, most):
    root = shutil.copytree(built.root, tmp_path / "digest")
    (root / "seeds" / "new.txt").write_text(
        (root / built.files("seeds/*.txt")[0]).read_text().replace("bridge", "viaduct")
    )
    before = {name: one for name, one in built.written().items() if name.startswith("content/")}
    bytes_ = most * 1_000_000
    run = subprocess.run(
        command(root, "build", "--engine", "inline"),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (bytes_, bytes_)),
    )
    said = run.stderr.strip()

    assert "Traceback" not in said, said
    assert run.returncode in (0, 3), (run.returncode, said)
    if run.returncode == 3:
        assert len(said.splitlines()) == 1, said
        after = type(built)(root).written()
        site = {name: one for name, one in built.written().items() if name.startswith("site/")}
        found = {name: one for name, one in after.items() if name.startswith("site/")}
        assert differing(found, site) == []
        assert before.keys() <= after.keys()
