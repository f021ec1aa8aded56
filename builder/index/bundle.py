"""Site folder and search records -> ``site/pagefind/``, the bundle that the search page loads.

A record is a passage, not a page, so that a result leads to the sentence;
its text is known already, so no page is parsed again.
"""

from __future__ import annotations

import contextlib
import fnmatch
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from builder.errors import MachineError
from builder.index.descriptions import described
from builder.index.order import ENTRY, Files, in_order
from builder.index.service import BUNDLE, PATIENCE, bundle_of
from builder.model.digest import Rule
from builder.model.page import SearchRecord

#: What Pagefind ships for other search pages than ours.
UNUSED: Final = ("pagefind-component-ui.*", "pagefind-modular-ui.*", "pagefind-ui.*", "pagefind-highlight.js", "playground/*")
#: A bundle without one of these does not work, whatever exit code came with it.
NEEDED: Final = ("pagefind.js", "pagefind-worker.js", ENTRY)
#: What JSON, gzip and CBOR raise on something that is none of them, or is of another shape.
UNREADABLE: Final = (ValueError, KeyError, IndexError, TypeError, AttributeError, EOFError, zlib.error)

RULES: Final = (
    Rule(
        stage="index",
        name="What is searched",
        text="Each passage is a record of its own, so that a result leads to the sentence and not to the top of a page.",
    ),
    Rule(
        stage="index",
        name="Patience",
        value=f"{PATIENCE:.0f} s",
        text="A search binary that says nothing for this long is ended; the build fails and the published site stays as it was.",
    ),
)


def index(site_dir: Path, records: tuple[SearchRecord, ...], *, language: str = "en", patience: float = PATIENCE) -> int:
    """Write a fresh ``site_dir/pagefind/`` for ``records`` and return their number.

    ``language`` is the one that the site itself speaks:
    Pagefind keeps an index a language and a page searches its own only, so all records go into that one.
    The bundle depends on the records alone, not on their order.
    Filter values should be ids: Pagefind 1.5 shows a value with a quotation mark, a backslash or a control character, but never matches it.
    Without records there is no bundle: Pagefind is not called, and the search page has to live without it.
    Raises `MachineError` when the binary fails or gives a bundle that cannot work.
    """
    folder = site_dir / BUNDLE
    # What was there stays searchable otherwise, passages that are gone included.
    shutil.rmtree(folder, ignore_errors=True)
    usable = tuple(sorted((record for record in records if record.content.strip()), key=_key))
    if usable:
        with _whole_or_none(folder):
            _write(folder, _needed(bundle_of(_binary(), usable, language=language, patience=patience), usable))
    return len(usable)


def _key(record: SearchRecord) -> tuple[object, ...]:
    return (record.url, record.content, record.meta, record.filters, record.sort)


def _binary() -> Path:
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - needed by a build with search only

        return Path(get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise MachineError(BUNDLE, "there is no search binary", remedy="install pagefind-bin") from error


def _needed(files: Files, records: tuple[SearchRecord, ...]) -> Files:
    """Return what our search page loads, described and in order."""
    missing = [name for name in NEEDED if not files.get(name)]
    if missing:
        raise MachineError(BUNDLE, f"the search binary gave no {' and no '.join(missing)}", remedy="reinstall pagefind-bin")
    used = {path: data for path, data in files.items() if not any(fnmatch.fnmatch(path, pattern) for pattern in UNUSED)}
    return in_order(described(used, records))


def _write(folder: Path, files: Files) -> None:
    for path, data in sorted(files.items()):
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            raise ValueError(f"{path} leads out of the bundle")
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


@contextlib.contextmanager
def _whole_or_none(folder: Path) -> Iterator[None]:
    """Turn every way in which a bundle can fail into a `MachineError`, and leave no half of it behind."""
    try:
        yield
    except MachineError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise MachineError(BUNDLE, f"the search index cannot be written: {error.strerror}", remedy="see to the disk") from error
    except UNREADABLE as error:
        shutil.rmtree(folder, ignore_errors=True)
        what = f"the search binary gave an index that cannot be read: {error}"
        raise MachineError(BUNDLE, what, remedy="reinstall pagefind-bin") from error
