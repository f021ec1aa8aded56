"""Which outlets matter to which texts: a change of any other outlet leaves what was made of them as
it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from builder.core.outlet import Outlet
from builder.engine import Engine, Unit, digest_of
from builder.pipeline.stages import MENTION


def mentioned(
    engine: Engine,
    texts: Mapping[str, tuple[bytes, Callable[[], tuple[str, ...]]]],
    outlets: Sequence[Outlet],
) -> dict[str, tuple[str, ...]]:
    """Return the ids of the outlets that matter to each of ``texts``, given by name with a digest
    of what they are in and a function that reads them.
    """
    bare = tuple(replace(outlet, rules=()) for outlet in outlets)
    names = digest_of(bare)
    units = [
        Unit(
            name=name,
            parts={"the text": digest, "the names of the outlets": names},
            make=lambda found=found: (found(), bare),  # type: ignore[misc]
        )
        for name, (digest, found) in texts.items()
    ]
    return {
        name: kept.value.outlets
        for name, kept in zip(texts, engine.run(MENTION, units), strict=True)
    }


def known_outlets(
    records: Mapping[str, tuple[Outlet, bytes]], names: Iterable[str]
) -> tuple[tuple[Outlet, ...], dict[str, bytes]]:
    """Return the outlets of ``names`` that are among ``records``, by their ids, and the digest of
    each as a part of a unit.
    """
    found = [(name, *records[name]) for name in sorted(set(names)) if name in records]
    return tuple(outlet for _, outlet, _ in found), {
        f"outlet {name}": one for name, _, one in found
    }


def with_digests(outlets: Iterable[Outlet]) -> dict[str, tuple[Outlet, bytes]]:
    """Return outlets by their ids, each with its digest."""
    return {outlet.id: (outlet, digest_of(outlet)) for outlet in outlets}
