"""Time a build of a digest: cold, unchanged, and with one article edited.

    python bench/build.py [ROOT] [--runs N]

Prints the best of N runs of each, in seconds of wall clock and as a share of the cold build in the same run:
the machine may be shared, so read the ratios. Nothing is written into ROOT; everything happens in a copy.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PARTS = ("seeds", "content", "templates")


def timed(root: Path) -> float:
    """Build once and return the seconds it took, the start of the program included."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "builder", "--root", str(root), "--quiet", "build"], check=False)
    return time.perf_counter() - start


def edit(root: Path) -> None:
    """Change a word of the first article, as an editor would."""
    article = min((root / "content" / "articles").glob("*.md"))
    text = article.read_text(encoding="utf-8")
    article.write_text(text.rstrip("\n") + " Edited.\n", encoding="utf-8")


def measure(source: Path) -> dict[str, float]:
    """Return the seconds of each kind of build, in a fresh copy of ``source``."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in PARTS:
            if (source / part).is_dir():
                shutil.copytree(source / part, root / part)
        seconds = {"cold": timed(root), "unchanged": timed(root)}
        edit(root)
        seconds["one edit"] = timed(root)
        return seconds


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", nargs="?", type=Path, default=Path(__file__).parent.parent)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    runs = [measure(options.root) for _ in range(options.runs)]
    best = {kind: min(run[kind] for run in runs) for kind in runs[0]}
    for kind, seconds in best.items():
        print(f"{kind:<10} {seconds:6.2f} s  {seconds / best['cold']:6.1%} of cold")


if __name__ == "__main__":
    main()
