"""Files of seeds/ and content/ -> what they hold: captures with their drafts, and records; each is
read when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

from builder import intake
from builder.core.article import Draft
from builder.core.capture import Capture
from builder.core.errors import Diagnostic, MachineError, Rejected
from builder.core.outcome import (
    ContentRecord,
    FileReading,
    Normalized,
    Outline,
    Outlined,
    SeedFile,
    Seen,
    Sight,
)
from builder.core.outlet import Outlet, proposed
from builder.core.sidecar import SIDECAR
from builder.editor.documents import MAX_FILE_BYTES
from builder.engine import Engine, Kept, Unit, decoded, digest_of
from builder.paths import Paths
from builder.pipeline.discover import bytes_of, chosen, discover, told_by_file
from builder.pipeline.files import Digests
from builder.pipeline.mentions import known_outlets, mentioned, with_digests
from builder.pipeline.sidecars import partner, without_capture
from builder.pipeline.stages import CONTENT, NORMALIZE, READ, Normalizing

#: How deep the files of content/ lie that are looked at one by one.
_LEVELS: Final = 2


class Seed(NamedTuple):
    """One capture, read when it is asked for."""

    seen: Sight
    reading: Kept[FileReading]

    @property
    def capture(self) -> Capture:
        """The capture."""
        for capture in self.reading.value.captures:
            if capture.path == self.seen.path:
                return capture
        raise _changed(self.reading.unit.name)


class CaptureSource(NamedTuple):
    """One capture, and what was made of it: read when it is asked for."""

    seed: Seed
    drafted: Kept[Normalized]
    #: The outlets that it was made with: those that the capture names.
    outlets: tuple[Outlet, ...]

    @property
    def draft(self) -> Draft | None:
        """The draft of its article, if there is one in it."""
        return self.drafted.value.draft

    def read(self) -> tuple[Capture, Draft]:
        """Return the capture and the draft of the article in it; raise where there is none."""
        draft = self.draft
        if draft is None:
            raise _changed(f"seeds/{self.seed.seen.path}")
        return self.seed.capture, draft

    @property
    def outline(self) -> Outline | None:
        """What every build has to know of the draft."""
        return self.drafted.face(Outlined).outline


def records_of(paths: Paths, engine: Engine, files: Digests) -> dict[str, ContentRecord]:
    """Return what the articles and the events of content/ say, where nothing is wrong with them."""
    names = [
        name
        for name in files
        if name.startswith(("content/articles/", "content/events/")) and name.endswith(".md")
    ]
    units = [
        Unit(
            name=name,
            parts={"the name": name.encode("utf-8", "surrogatepass"), "the file": files[name]},
            make=partial(_content_file, paths, name, files[name]),
        )
        for name in names
        if name.count("/") == _LEVELS and not name.rpartition("/")[2].startswith((".", "#", "~"))
    ]
    kept = zip(units, engine.run(CONTENT, units), strict=True)
    found = ((unit.name, one.value) for unit, one in kept)
    return {name: one for name, one in found if one.article or one.event}


def _content_file(paths: Paths, name: str, digest: bytes) -> tuple[str, bytes]:
    """Return a file of content/ with its bytes; with none where these cannot be read, or are others
    now: whoever reads the file then says so.
    """
    try:
        data = intake.read(paths.root / name, name, MAX_FILE_BYTES)
    except Rejected:
        data = b""
    return name, data if digest_of(data) == digest else b""


def seeds_of(
    paths: Paths, engine: Engine, known: Digests
) -> tuple[dict[str, Seed], tuple[Diagnostic, ...]]:
    """Return the captures by their paths, and why the other files hold none."""
    found = dict(discover(paths.seeds))
    belonging = {name: partner(name, found.keys()) for name in found}
    units = [
        _seed_unit(name, found, known) for name, capture in belonging.items() if capture is None
    ]
    readings = [(kept, kept.face(Seen)) for kept in engine.run(READ, units, passing=_passing)]
    captures, diagnostics = chosen(seen for _, seen in readings)
    alone = (without_capture(name) for name, capture in belonging.items() if capture == "")
    diagnostics = (*diagnostics, *alone)
    origin = {one: kept for kept, seen in readings for one in seen.captures}
    return {one.path: Seed(one, origin[one]) for one in captures}, diagnostics


def _passing(face: bytes) -> bool:
    """Tell whether a file could not be read for a reason that may be none the next time."""
    return any(one.passing for one in decoded(face, Seen).diagnostics)


def _seed_unit(name: str, paths: Mapping[str, Path], known: Digests) -> Unit[SeedFile]:
    """Return a file of seeds/ as a unit; ``paths`` are those of all."""
    sidecar = f"{name}{SIDECAR}"
    digests = {one: known.get(f"seeds/{one}", b"") for one in (name, sidecar) if one in paths}
    parts = {"the name": name.encode("utf-8", "surrogatepass"), "the file": digests[name]}
    if sidecar in digests:
        parts["its sidecar"] = digests[sidecar]

    def make() -> SeedFile:
        return SeedFile(name, *(_unchanged(one, paths[one], digests[one]) for one in digests))

    return Unit(name=f"seeds/{name}", parts=parts, make=make)


def _unchanged(name: str, path: Path, digest: bytes) -> bytes | Diagnostic:
    """Return the bytes of a file, or why there are none; raise where they are no longer those that
    the file was known by.
    """
    data = bytes_of(name, path)
    if isinstance(data, bytes) and digest_of(data) != digest:
        raise _changed(f"seeds/{name}")
    return data


def _changed(path: str) -> MachineError:
    """Return what is told of a file that is no longer what the build took it for."""
    return MachineError(path, "changed while the build ran", remedy="build again")


def sources_of(
    engine: Engine,
    seeds: Mapping[str, Seed],
    outlets: tuple[Outlet, ...],
    named: Mapping[str, str],
    before: Mapping[str, CaptureSource] | None = None,
) -> dict[str, CaptureSource]:
    """Return the drafts; ``named`` maps captures to the outlets that an editor wrote into their
    articles, ``before`` has what was found while fewer outlets were known.
    """
    known = {name: outlet.id for outlet in outlets for name in (outlet.id, outlet.name)}
    recognized = tuple(map(_as_recognized, outlets))
    records = with_digests(recognized)
    texts = {name: (seed.seen.digest, partial(_printed, seed)) for name, seed in seeds.items()}
    units, relevant = [], []
    for name, found in mentioned(engine, texts, recognized).items():
        own = known.get(named.get(name, ""), "")
        own_outlets, parts = known_outlets(records, {own, *found})
        parts |= {"the capture": seeds[name].seen.digest, "its outlet": own.encode()}
        source = None if own or before is None else before[name]
        make = partial(_to_normalize, seeds[name], own_outlets, own, source)
        units.append(Unit(name=f"seeds/{name}", parts=parts, make=make))
        relevant.append(own_outlets)
    drafted = engine.run(NORMALIZE, units)
    return {
        name: CaptureSource(seed, kept, own_outlets)
        for (name, seed), kept, own_outlets in zip(seeds.items(), drafted, relevant, strict=True)
    }


def _printed(seed: Seed) -> tuple[str, ...]:
    """Return what a capture prints and states."""
    capture = seed.capture
    return (capture.text, *(stated.value for stated in capture.metadata))


def _to_normalize(
    seed: Seed, outlets: tuple[Outlet, ...], own: str, before: CaptureSource | None
) -> Normalizing:
    """Return what is normalized; or what came of it ``before``, where the outlets known since are
    no others than the one that it proposed itself.
    """
    if before and before.outline:
        new = (*before.outlets, proposed(before.outline.outlet, before.outline.outlet_name))
        if sorted(new, key=_ID) == sorted(outlets, key=_ID):
            return before.drafted.value
    return seed.capture, outlets, own


_ID: Final = attrgetter("id")


def refused(sources: Mapping[str, CaptureSource]) -> tuple[Diagnostic, ...]:
    """Return why captures hold no article."""
    gave = {path: source.drafted.face(Outlined) for path, source in sources.items()}
    why = {path: one.rejected for path, one in gave.items() if one.rejected}
    return tuple(told_by_file((source.seed.seen for source in sources.values()), why))


def _as_recognized(outlet: Outlet) -> Outlet:
    """Return an outlet as normalize knows it: by its names and domains, with its rules."""
    return Outlet(
        id=outlet.id,
        name=outlet.name,
        sign=outlet.sign,
        domains=outlet.domains,
        aliases=outlet.aliases,
        rules=outlet.rules,
    )
