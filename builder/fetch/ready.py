"""A digest on disk -> what a run of ``add`` or ``watch`` needs of it: its settings, the addresses of
its articles, how servers are asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import Final

from msgspec.structs import replace

from builder import __version__, intake
from builder.core.errors import Rejected, UsageError
from builder.core.limits import MAX_BODY_BYTES, MAX_FRONT_MATTER_BYTES
from builder.core.settings import Settings
from builder.editor import SITE_FILE, disk
from builder.editor.document import read_document
from builder.editor.frontmatter import Malformed, Scalar, parse
from builder.editor.load_articles import ARTICLES
from builder.editor.schema import SITE, read_table
from builder.fetch.hosts import Policy
from builder.fetch.robots import ROBOT
from builder.paths import Paths

#: The lock that keeps two runs from putting captures into one digest at a time.
LOCK: Final = "lock-fetch"
WHO: Final = "add or watch"


def settings_of(paths: Paths) -> Settings:
    """Return what site.yaml says; raise :class:`~builder.core.errors.UsageError` where there is no
    digest or a line is wrong.
    """
    if not paths.content.is_dir() and not paths.seeds.is_dir():
        raise UsageError(
            str(paths.root), "no digest here", remedy="run init, or name the folder with --root"
        )
    if not intake.is_there(paths.root / SITE_FILE):
        return Settings()
    try:
        front = parse(disk.read_text(paths.root / SITE_FILE, SITE_FILE, MAX_FRONT_MATTER_BYTES))
    except Malformed as error:
        raise UsageError(SITE_FILE, error.what, line=error.line) from error
    except Rejected as error:
        raise UsageError(SITE_FILE, error.diagnostic.what) from error
    read = read_table(SITE_FILE, front, SITE)
    for wrong in read.diagnostics:
        if wrong.severity == "error":
            raise UsageError(wrong.path, wrong.what, line=wrong.line, remedy=wrong.remedy)
    return Settings(**read.values)


def policy_for(paths: Paths, allowed: Collection[str], patience: float | None) -> Policy:
    """Return how servers are asked on behalf of the digest; ``patience`` is for one page (seconds).

    Raises as :func:`settings_of`.
    """
    settings = settings_of(paths)
    about = f" (+{settings.base_url})" if settings.base_url else ""
    policy = Policy(
        agent=f"{ROBOT}/{__version__}{about}",
        allowed=frozenset(one.lower() for one in allowed),
    )
    if patience is None:
        return policy
    return replace(policy, patience=patience, silence=min(patience, policy.silence))


def written_addresses(paths: Paths) -> dict[str, str]:
    """Return the articles, as paths below the digest, by the addresses of their pages."""
    return dict(_addresses(paths))


def _addresses(paths: Paths) -> Iterator[tuple[str, str]]:
    for path in disk.files(paths.root / ARTICLES, ".md"):
        name = f"{ARTICLES}/{path.name}"
        # A file that cannot be read is a matter of the next build.
        with suppress(Malformed, Rejected):
            document = read_document(name, disk.read_text(path, name, MAX_BODY_BYTES))
            url = document.front.get("url")
            if isinstance(url, Scalar) and url.text:
                yield url.text, name
