"""The program runs where the modules of Unix are missing, as on Windows."""

from __future__ import annotations

import json
import subprocess
import sys

from digests import REPOSITORY, environment, laid_out

UNIX_ONLY = ("fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty")
#: What is run first: the modules cannot be imported.  A lock by a file of its own is then the best there is.
HIDDEN = f"""
import sys, warnings
sys.modules.update(dict.fromkeys({UNIX_ONLY!r}))
warnings.simplefilter("ignore")
"""


def run_hidden(root, program: str) -> subprocess.CompletedProcess[str]:
    """Run a program of Python in the folder ``root``."""
    command = [sys.executable, "-c", HIDDEN + program]
    return subprocess.run(
        command,
        env=environment(),
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )


def test_every_module_is_imported_without_them(tmp_path):
    files = sorted(
        path.relative_to(REPOSITORY).with_suffix("")
        for path in (REPOSITORY / "builder").rglob("*.py")
    )
    modules = [
        ".".join(path.parts).removesuffix(".__init__") for path in files if path.name != "__main__"
    ]
    ran = run_hidden(
        tmp_path, f"import importlib\nfor name in {modules!r}: importlib.import_module(name)"
    )

    assert ran.returncode == 0, ran.stderr


def test_a_digest_is_built_without_them(tmp_path):
    root = laid_out(tmp_path / "digest")
    arguments = [
        "--root",
        str(root),
        "build",
        "--engine",
        "inline",
        "--profile",
        str(tmp_path / "trace.json"),
    ]
    ran = run_hidden(root, f"from builder.cli import main\nmain({arguments!r})")

    assert ran.returncode == 0, ran.stderr
    assert (root / "site" / "index.html").is_file()
    assert {
        event["args"]["peak_mb"]
        for event in json.loads((tmp_path / "trace.json").read_text())["traceEvents"]
    } == {0.0}
