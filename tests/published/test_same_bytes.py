"""The same news give the same bytes, however a machine hashes, lists, sorts, speaks and shares out
the work.

In this digest names, outlets and days recur: where an order is taken from a set, or two things tie,
it shows here.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from builds import Builds, differing, new_builds
from dask_cluster import cluster
from digests import REPOSITORY, environment

from builder.engine import Jobs, engine

CAPTURES = 100
#: A build of so many, on a busy machine (seconds).
PATIENCE = 230

#: Environment, folder, and what the build is told of each machine.
MACHINES: dict[str, tuple[dict[str, str], str, tuple[str, ...]]] = {
    "together": (
        {
            "PYTHONHASHSEED": "7",
            "TZ": "Pacific/Kiritimati",
            "LANG": "C",
            "LC_ALL": "C",
        },
        "änderswo mit Leerzeichen/digest",
        ("--jobs", "3"),
    ),
}


def built(digest: Builds, variables: dict[str, str], words: tuple[str, ...]) -> dict[str, str]:
    """Build a digest in a process of its own, which lists folders backwards, and return what it
    wrote.
    """
    line = [
        sys.executable,
        str(REPOSITORY / "tests" / "backwards.py"),
        "--root",
        str(digest.root),
        "build",
        *words,
    ]
    run = subprocess.run(
        line,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert run.returncode == 0, run.stderr
    return digest.written()


@pytest.fixture(scope="module")
def news(tmp_path_factory) -> Builds:
    """Return a digest that is not built."""
    return new_builds(tmp_path_factory.mktemp("news") / "digest", CAPTURES)


@pytest.fixture(scope="module")
def expected(news, tmp_path_factory) -> dict[str, str]:
    """Return what this process writes."""
    digest = news.copy(tmp_path_factory.mktemp("here") / "digest")
    digest.build()
    assert len(digest.files("content/articles/*.md")) == CAPTURES
    return digest.written()


def test_names_outlets_and_days_recur(expected):
    """Else there is nothing to be sure of."""
    assert sum(name.startswith("site/people/") for name in expected) > 8
    assert sum(name.startswith("site/outlets/") for name in expected) > 8
    assert sum(name.startswith("content/events/") for name in expected) > 20


@pytest.mark.parametrize("machine", MACHINES)
def test_another_machine_writes_the_same_bytes(news, expected, tmp_path, machine):
    variables, folder, words = MACHINES[machine]

    assert differing(built(news.copy(Path(tmp_path, folder)), variables, words), expected) == []


def test_dask_workers_write_the_same_bytes_though_one_is_killed(
    news, expected, tmp_path, monkeypatch
):
    """Two real workers, of which one dies while the articles are written: its units are done again
    by the other.
    """
    digest = news.copy(tmp_path / "digest")
    # All that can be shared out is.
    monkeypatch.setattr(engine, "POOL_PAYS_FROM", 2)
    with cluster(tmp_path, workers=2) as dask:

        def advanced(stage: str, done: int, of: int) -> None:
            if stage == "normalize" and 0 < done < of and len(dask.workers) == 2:
                dask.kill()

        digest.build(Jobs(engine="dask", scheduler=dask.address), advanced)
        assert [worker.poll() for worker in dask.workers] == [None]

    assert all(
        digest.journal.tallies[stage].worked for stage in ("read", "normalize", "collate", "pages")
    )
    assert differing(digest.written(), expected) == []
