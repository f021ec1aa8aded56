"""Time the whole road from raw captures to the searchable site, by stage and by size of the digest.

    python bench/road.py [--sizes 300 3000] [--jobs N] [--workers 1 2 4] [--keep FOLDER] [--write]

For each size an invented digest is built cold, unchanged, with one article edited, with an outlet's
note edited and with a template changed, and one article is edited while a process keeps what it has
read, as ``serve`` does; processor time is of all processes together, memory that of the largest.
The exponent is the slope of processor time over number of articles, both in logarithms, between the
smallest and the largest size: 1 is linear.  ``--workers`` builds the smallest digest with so many
Dask workers of this machine.  ``--keep`` leaves the digests and what they cost, so that a run that
was broken off continues from there.  ``--write`` puts the report into RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
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
#: The kind that is built in a process which stays.
WARM: Final = "one article edited, warm"
#: Numbers of Dask workers that are not measured.
MODELED: Final = (16, 64)
RESULTS: Final = Path(__file__).parent / "RESULTS.md"
HEADING: Final = "# The whole road"


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


def edit_warm(root: Path) -> None:
    """Add another sentence to the first article."""
    article = min((root / "content" / "articles").glob("*.md"))
    with article.open("a", encoding="utf-8") as file:
        file.write("\nThe council meets on Monday.\n")


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
    """Return the cost of each kind of build of the digest at ``root``, one after the other; those
    that were measured already are taken.  Profiles and costs are left beside it.
    """
    notes = root.parent / f"{root.name} costs.json"
    found = (
        {kind: Cost(**cost) for kind, cost in json.loads(notes.read_text("utf-8")).items()}
        if notes.exists()
        else {}
    )
    for kind, edit in zip(KINDS, _EDITS, strict=True):
        if kind not in found:
            edit(root)
            profile = root.parent / f"{root.name} {kind}.json"
            line = program(root, "build", "--profile", profile, *options)
            found[kind] = cost_of(line, root, PYTHONPATH=str(REPOSITORY))
            _note(notes, found)
    if WARM not in found:
        line = [sys.executable, __file__, "--warm", root]
        cost_of(line, root, PYTHONPATH=str(REPOSITORY))
        told = json.loads((root.parent / f"{root.name} warm.json").read_text("utf-8"))
        found[WARM] = Cost(**told)
        _note(notes, found)
    return found


def _note(file: Path, found: dict[str, Cost]) -> None:
    file.write_text(json.dumps({kind: asdict(cost) for kind, cost in found.items()}), "utf-8")


def warm(root: Path) -> None:
    """Edit an article in a process that has built the digest before, and leave the cost beside it."""
    from builder.paths import Paths  # noqa: PLC0415 - in a process of its own
    from builder.pipeline.serving import Builds  # noqa: PLC0415

    builds = Builds(Paths.of(root))
    builds()
    builds.rehearse()
    edit_warm(root)
    before, start = os.times(), time.perf_counter()
    builds()
    after = os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cost = Cost(cpu=cpu, wall=time.perf_counter() - start, peak=peak)
    (root.parent / f"{root.name} warm.json").write_text(json.dumps(asdict(cost)), "utf-8")


def by_workers(folder: Path, size: int, workers: Sequence[int]) -> str:
    """Return what cold builds with Dask workers cost, and a model of more of them, as Markdown."""
    walls, rows = [], {}
    for number in workers:
        root = made(folder / f"{size} by {number}", size)
        line = program(root, "build", "--engine", "dask", "--jobs", number)
        cost = cost_of(line, root, PYTHONPATH=str(REPOSITORY))
        walls.append(cost.wall)
        rows[f"{number}"] = [f"{cost.wall:.0f}", f"{cost.cpu:.0f}"]
    parallel, serial = fitted([1 / number for number in workers], walls)
    for number in MODELED:
        rows[f"{number} (model)"] = [f"{serial + parallel / number:.0f}", ""]
    return "\n\n".join(
        [
            f"{size:,} articles with Dask workers of one machine:",
            table(["wall s", "CPU s"], rows),
            (
                f"The model, no measurement: {serial:.0f} s of one process alone and {parallel:.0f} s "
                "shared by all, fitted to the rows above; it knows no network."
            ),
        ]
    )


def fitted(xs: Sequence[float], ys: Sequence[float]) -> tuple[float, float]:
    """Return slope and intercept of the line nearest to points (least squares)."""
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / (spread or 1.0)
    return slope, mean_y - slope * mean_x


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


def measured(
    sizes: Sequence[int], options: Sequence[str], kept: Path | None, workers: Sequence[int] = ()
) -> str:
    """Return the report on digests of ``sizes`` articles, as Markdown."""
    by_size: dict[int, dict[str, Cost]] = {}
    steps: dict[int, dict[str, float]] = {}
    stored: dict[int, float] = {}
    with _folder(kept) as folder:
        for size in sizes:
            root = folder / f"{size}"
            if not (root / "seeds").exists():
                made(root, size)
            by_size[size] = costs(root, options)
            steps[size] = stages(folder / f"{size} cold.json")
            stored[size] = (
                sum(path.stat().st_size for path in (root / ".cache").rglob("*.sqlite*")) / 1e6
            )
        shared = by_workers(folder, sizes[0], workers) if workers else ""
    head = [f"{size:,} articles" for size in sizes]
    kinds = (*KINDS, WARM)
    builds = {kind: [f"{by_size[size][kind].cpu:.2f}" for size in sizes] for kind in kinds}
    cold = [by_size[size]["cold"].cpu for size in sizes]
    rows = {
        **{f"{kind}, CPU s": cells for kind, cells in builds.items()},
        "cold, CPU ms an article": [
            f"{1000 * seconds / size:.0f}" for size, seconds in zip(sizes, cold, strict=True)
        ],
        "cold, wall s": [f"{by_size[size]['cold'].wall:.1f}" for size in sizes],
        **{
            f"{kind}, peak of the largest process, MB": [
                f"{by_size[size][kind].peak:.0f}" for size in sizes
            ]
            for kind in ("cold", "one article edited", WARM)
        },
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
    return "\n\n".join([*parts, *([shared] if shared else [])])


def write(report: str) -> None:
    """Put the report into RESULTS.md, in place of the one that is there; what else is there stays."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    others = text.partition(f"{HEADING}\n")[0].rstrip()
    RESULTS.write_text(f"{others}\n\n{HEADING}\n\n{report}\n".lstrip(), encoding="utf-8")


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
    parser.add_argument("--workers", nargs="+", type=int, default=[], metavar="N")
    parser.add_argument("--write", action="store_true", help="Write the report into RESULTS.md.")
    parser.add_argument("--warm", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.warm:
        warm(options.warm)
        return
    jobs = ["--jobs", options.jobs] if options.jobs else []
    report = measured(sorted(options.sizes), jobs, options.keep, options.workers)
    if options.write:
        write(f"{datetime.now(tz=UTC):%Y-%m-%d}, {os.cpu_count()} cores.\n\n{report}")
    print(report)


if __name__ == "__main__":
    main()
