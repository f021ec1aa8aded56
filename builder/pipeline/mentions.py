"""Which outlets matter to which texts: a change of any other outlet leaves what was made of them as
it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from builder.core.outlet import Outlet
from builder.engine import Engine, Unit, digest_of
from builder.pipeline.stages import MENTION


def mentioned(
    engine: Engine, texts: Mapping[str, tuple[bytes, tuple[str, ...]]], outlets: Sequence[Outlet]
) -> dict[str, frozenset[str]]:
    """Return the ids of the outlets that matter to each of ``texts``, given by name with a digest
    of what they stand in.
    """
    bare = tuple(replace(outlet, rules=()) for outlet in outlets)
    names = digest_of(bare)
    units = [
        Unit(
            name=name,
            parts={"the text": digest, "the names of the outlets": names},
            make=lambda found=found: (found, bare),  # type: ignore[misc]
        )
        for name, (digest, found) in texts.items()
    ]
    return {
        name: frozenset(kept.value.outlets)
        for name, kept in zip(texts, engine.run(MENTION, units), strict=True)
    }


def known_outlets(
    records: Mapping[str, Outlet], names: Iterable[str]
) -> tuple[tuple[Outlet, ...], dict[str, bytes]]:
    """Return the outlets of ``names`` that are among ``records``, in their order, and the digest of
    each as a part of a unit.
    """
    wanted = set(names)
    found = tuple(outlet for name, outlet in records.items() if name in wanted)
    return found, {f"outlet {outlet.id}": digest_of(outlet) for outlet in found}
