"""A build asks no other machine, runs no other program, and opens nothing outside of the digest but
itself.

What Python's audit events tell of each process of a build; what the search binary does by itself is
its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import pytest
from builds import new_builds
from digests import REPOSITORY, environment

PROGRAM = """
import json, os, sys
told = []
def hook(event, arguments):
    if event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile"):
        told.append([event, str(arguments[0])])
    elif event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        told.append([event, str(arguments[1:])])
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        told.append([event, os.path.realpath(os.fsdecode(arguments[0]))])
sys.addaudithook(hook)
from builder import cli
try:
    cli.main(sys.argv[1:])
finally:
    print(json.dumps(told))
"""
#: What Python itself and its libraries look at, wherever they are installed, and the system's tables.
SYSTEM = ("/dev/", "/proc/", "/sys/", "/etc/ld.so", "/etc/localtime", "/usr/share/zoneinfo", "/usr/lib", "/lib")  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return the events of a build, and its folder."""
    root = tmp_path_factory.mktemp("outside") / "digest"
    builds = new_builds(root, 4)
    builds.add(
        "seeds/page.html",
        "<html><head><link rel=stylesheet href=http://127.0.0.1:9/x.css></head><body>"
        "<img src=http://127.0.0.1:9/x.gif><p>Words of a page.</p></body></html>",
    )
    line = [sys.executable, "-c", PROGRAM, "--root", str(root), "build", "--engine", "inline"]
    run = subprocess.run(
        line, env=environment(), capture_output=True, text=True, check=False, cwd=root
    )
    assert run.returncode in (0, 1), run.stderr
    return json.loads(run.stdout.splitlines()[-1]), root


def test_a_build_asks_nobody_and_runs_only_the_search_binary(told):
    events, _ = told
    asked = [one for one in events if one[0].startswith("socket.")]
    started = {Path(one[1]).name for one in events if one[0] == "subprocess.Popen"}
    others = [one for one in events if one[0].startswith("os.")]

    assert asked == []
    assert {name.removesuffix(".exe") for name in started} <= {"pagefind", "pagefind_extended"}
    assert others == []


def test_a_build_opens_nothing_outside_of_the_digest(told):
    events, root = told
    own = [
        root,
        REPOSITORY,
        Path(sys.prefix),
        Path(sys.base_prefix),
        *map(Path, sysconfig.get_paths().values()),
    ]
    allowed = (*SYSTEM, *(f"{path.resolve()}/" for path in own))

    opened = {path for event, path in events if event == "open"}
    outside = [path for path in sorted(opened) if not f"{path}/".startswith(allowed)]
    # Where the system keeps unnamed files for a while, and Jinja, for this user alone, what it
    # has made of the program's templates.
    spare = Path(tempfile.gettempdir())
    made = spare / "_jinja2-cache-"
    assert [path for path in outside if not _is_spare(Path(path), spare, made)] == []


def _is_spare(path: Path, spare: Path, made: Path) -> bool:
    return spare in (path, path.parent) or str(path).startswith(str(made))
