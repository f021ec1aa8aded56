"""A project -> the day of what is built, which is told by its last commit and never by a clock."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from builder.editor.changelog import Days
from builder.pipeline.sources import CaptureSource

#: Seconds since 1970 by which whoever builds says what time it is: reproducible-builds.org.
_EPOCH: Final = "SOURCE_DATE_EPOCH"


def days_of(root: Path, sources: Mapping[str, CaptureSource]) -> Days:
    """Return what tells the days of changes in the project at ``root``."""
    seen = {path: source.seed.seen.captured for path, source in sources.items()}
    return Days(
        build=partial(day_of_build, root),
        captured={path: captured for path, captured in seen.items() if captured},
    )


def day_of_build(root: Path) -> str:
    """Return the ISO 8601 day (UTC) that ``SOURCE_DATE_EPOCH`` gives, else that of the last commit
    of the repository in ``root``; "" where there is neither.
    """
    given = os.environ.get(_EPOCH, "")
    if given.isascii() and given.isdigit():
        return _day(int(given))
    return _day(_committed(root)) if (root / ".git").exists() else ""


def _committed(root: Path) -> int:
    """Return when the last commit was made, in seconds since 1970; -1: there is none that can be read."""
    from dulwich.errors import NotGitRepository  # noqa: PLC0415 -- needed when something changed only
    from dulwich.objects import Commit  # noqa: PLC0415 -- as above
    from dulwich.repo import Repo  # noqa: PLC0415 -- as above

    try:
        with Repo(str(root)) as repository:
            found = repository[repository.head()]
    except (NotGitRepository, KeyError, OSError, ValueError, AssertionError):
        return -1
    return found.commit_time if isinstance(found, Commit) else -1


def _day(seconds: int) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds >= 0 else ""
    except (OverflowError, ValueError, OSError):
        return ""
