"""Building again and again in one process, as `serve` does, takes no more memory each time."""

import json
import subprocess
import sys

from builds import new_builds
from digests import environment
from torture import POINTS

#: So many builds until all that an edit needs is loaded and every cache is full, and so many more.
FIRST, MORE = (200, 1000) if POINTS else (12, 24)
#: What a build may leave behind on average, fragments of the allocator included (bytes).
MOST = 20_000 if POINTS else 300_000
PROGRAM = """
import gc, json, sys
from pathlib import Path
from builder.paths import Paths
from builder.pipeline.serving import Builds

root, first, more = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
builds = Builds(Paths.of(root))
capture = sorted(root.glob("seeds/*.txt"))[0]
article = sorted(root.glob("content/articles/*.md"))[-1]
text, written = capture.read_text(), article.read_text()
pages = []

def taken():
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

for number in range(first + more):
    if number == first:
        before = taken()
    # A text of its own each time, in turns in a capture and by an editor.
    if number % 2:
        capture.write_text(f"{text}\\nVisitor number {number} of Vale was let in at noon, the council said.\\n")
    else:
        article.write_text(f"{written}\\nAn editor's line {number} *here*.\\n")
    assert builds().exit_code == 0
    pages.append(len(list((root / "site").rglob("*"))))
print(json.dumps([before, taken(), pages[0], pages[-1]]))
"""


def test_a_thousand_builds_take_the_memory_of_one(tmp_path):
    builds = new_builds(tmp_path / "digest", 4)
    builds.build()
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(builds.root), str(FIRST), str(MORE)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    before, after, first, last = json.loads(run.stdout)

    assert (after - before) / MORE < MOST
    assert abs(last - first) < 10
