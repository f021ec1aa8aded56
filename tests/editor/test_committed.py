"""The committed content/ of this repository is what a build writes, and nobody's edit is lost in
it.
"""

from pathlib import Path

import pytest

from builder.editor import check, load, save
from builder.paths import Paths
from builder.pipeline.gather import gather
from builder.pipeline.progress import Progress
from builder.pipeline.workshop import workshop

PATHS = Paths.of(Path(__file__).parents[2])


@pytest.fixture(scope="module")
def gathered():
    """Return what a build of this repository finds before it writes anything."""
    with workshop(PATHS) as engine:
        return gather(PATHS, Progress(), engine)


def test_a_build_would_write_nothing(gathered):
    """When it would, run ``python -m builder build`` and commit content/."""
    changes = save(
        PATHS,
        gathered.content,
        gathered.reconciled,
        gathered.articles,
        gathered.grouping,
        gathered.frequencies,
        dry=True,
    )

    assert "".join(written.diff for written in changes.files) == ""


def test_an_editor_has_nothing_to_mend(gathered):
    # Where the site will stand, and whom its readers write to, is for whoever publishes it.
    told = [
        str(line)
        for line in (*gathered.diagnostics, *check(PATHS, load(PATHS), gathered.reconciled))
    ]

    assert [line for line in told if "is a placeholder" not in line] == []
