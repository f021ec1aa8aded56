"""Time the whole road from raw captures to the searchable site, by stage and by size of the digest.

    python bench/road.py [--sizes 300 3000] [--jobs N] [--keep FOLDER]

For each size an invented digest is built cold, unchanged, with one article edited, with an outlet's
note edited and with a template changed; processor time is of all processes together, memory that of
the largest.  The exponent is the slope of processor time over number of articles, both in
logarithms, between the smallest and the largest size: 1 is linear.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))

from corpus import fill
from measuring import Cost, cost_of, program, table

REPOSITORY: Final = Path(__file__).parent.parent
#: Kinds of builds, in the order in which they are run.
KINDS: Final = (
    "cold",
    "unchanged",
    "one article edited",
    "an outlet's note edited",
    "a template changed",
)


def made(root: Path, number: int) -> Path:
    """Make a digest of ``number`` captures at ``root``, with templates of its own."""
    cost_of([sys.executable, "-m", "builder", "init", root], REPOSITORY)
    fill(root / "seeds", number)
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    return root


def edit_article(root: Path) -> None:
    """Add a sentence to the first article, as an editor would."""
    article = min((root / "content" / "articles").glob("*.md"))
    article.write_text(
        article.read_text(encoding="utf-8").rstrip("\n") + "\n\nThe mayor will visit on Friday.\n",
        encoding="utf-8",
    )


def edit_outlet(root: Path) -> None:
    """Write another note into the first outlet's file."""
    outlet = min((root / "content" / "outlets").glob("*.md"))
    outlet.write_text(
        outlet.read_text(encoding="utf-8").rstrip("\n") + "\n\nFounded by two printers.\n",
        encoding="utf-8",
    )


def edit_template(root: Path) -> None:
    """Change the frame of all pages by a comment, so that each is drawn again."""
    layout = root / "templates" / "pages" / "layout.html"
    layout.write_text(
        layout.read_text(encoding="utf-8").replace("<body", "<!-- changed --><body", 1),
        encoding="utf-8",
    )


def nothing(_root: Path) -> None:
    """Edit nothing."""


_EDITS: Final[tuple[Callable[[Path], None], ...]] = (
    nothing,
    nothing,
    edit_article,
    edit_outlet,
    edit_template,
)


def costs(root: Path, options: Sequence[str]) -> dict[str, Cost]:
    """Return the cost of each kind of build of the digest at ``root``, one after the other;
    profiles are left beside it.
    """
    found = {}
    for kind, edit in zip(KINDS, _EDITS, strict=True):
        edit(root)
        profile = root.parent / f"{root.name} {kind}.json"
        found[kind] = cost_of(
            program(root, "build", "--profile", profile, *options), root, PYTHONPATH=str(REPOSITORY)
        )
    return found


def stages(profile: Path) -> dict[str, float]:
    """Return the processor time of each step of a recorded build (seconds)."""
    events = json.loads(profile.read_text(encoding="utf-8"))["traceEvents"]
    return {event["name"]: event["args"]["cpu_s"] for event in events}


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the slope of time over size between the first and the last size, in logarithms."""
    return math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def measured(sizes: Sequence[int], options: Sequence[str], kept: Path | None) -> str:
    """Return the report on digests of ``sizes`` articles, as Markdown."""
    by_size: dict[int, dict[str, Cost]] = {}
    steps: dict[int, dict[str, float]] = {}
    stored: dict[int, float] = {}
    with _folder(kept) as folder:
        for size in sizes:
            root = made(folder / f"{size}", size)
            by_size[size] = costs(root, options)
            steps[size] = stages(folder / f"{size} cold.json")
            stored[size] = (
                sum(path.stat().st_size for path in (root / ".cache").rglob("*.sqlite*")) / 1e6
            )
    head = [f"{size:,} articles" for size in sizes]
    builds = {kind: [f"{by_size[size][kind].cpu:.1f}" for size in sizes] for kind in KINDS}
    cold = [by_size[size]["cold"].cpu for size in sizes]
    rows = {
        **{f"{kind}, CPU s": cells for kind, cells in builds.items()},
        "cold, CPU ms an article": [
            f"{1000 * seconds / size:.0f}" for size, seconds in zip(sizes, cold, strict=True)
        ],
        "cold, wall s": [f"{by_size[size]['cold'].wall:.1f}" for size in sizes],
        "peak of the largest process, MB": [
            f"{max(cost.peak for cost in by_size[size].values()):.0f}" for size in sizes
        ],
        "store, MB": [f"{stored[size]:.0f}" for size in sizes],
    }
    by_step = {
        step: [f"{1000 * steps[size].get(step, 0) / size:.1f}" for size in sizes]
        for step in steps[sizes[-1]]
    }
    parts = [
        table(head, rows),
        "Processor time of a cold build by step, ms an article:",
        table(head, by_step),
    ]
    if len(sizes) > 1:
        parts.append(
            f"Exponent of a cold build from {sizes[0]:,} to {sizes[-1]:,} articles: {exponent(sizes, cold):.2f}."
        )
    return "\n\n".join(parts)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", nargs="+", type=int, default=[300, 3000], metavar="N")
    parser.add_argument("--jobs", metavar="N", default="")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="Leave the digests and profiles there."
    )
    options = parser.parse_args()
    print(
        measured(
            sorted(options.sizes), ["--jobs", options.jobs] if options.jobs else [], options.keep
        )
    )


if __name__ == "__main__":
    main()
