"""Module -> digest of the code that runs in it.

That is the project's own modules that it imports, directly or through others, the data files that
they name, or whose folder beside them they name, and the versions of the libraries that they use. Nothing is kept by hand:
imports are read from the compiled code, lazy ones too, and what they say is remembered by file.
"""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, cached_property, lru_cache
from importlib.machinery import SourceFileLoader
from opcode import opmap
from pathlib import Path
from types import CodeType
from typing import Final

import msgspec

from builder.engine.stages import DIGEST_BYTES, digest_of_bytes
from builder.engine.store import Stat, Store


class Source(msgspec.Struct, frozen=True):
    """What matters of one file of the program."""

    digest: bytes
    #: Dotted names that it imports, of modules or of things in them.
    imports: tuple[str, ...]
    #: Its string constants that could name a data file, or a library that brings data along.
    strings: tuple[str, ...]


class Codes:
    """The code of the package in the folder ``root``, as it is on disk."""

    def __init__(self, root: Path, store: Store) -> None:
        """Look at the files of the package; those that changed since ``store`` knew them are read."""
        self._package = root.name
        self._data: dict[str, bytes] = {}
        self._sources = self._read(root, store)
        self._closures: dict[str, bytes] = {}
        self._store = store

    def of(self, module: str) -> bytes:
        """Return the digest of the code of a module, given by its dotted name."""
        if not self._closures:
            self._closures = self._kept()
        if module not in self._closures:
            self._closures[module] = self._digest(module)
            found = msgspec.msgpack.encode(self._closures)
            self._store.keep("closures", self.machine + found)
        return self._closures[module]

    def _kept(self) -> dict[str, bytes]:
        """Return the digests that were worked out before from the same program and libraries."""
        kept = self._store.note("closures") or b""
        if kept.startswith(self.machine):
            with suppress(msgspec.DecodeError):
                return msgspec.msgpack.decode(kept[len(self.machine) :], type=dict[str, bytes])
        return {}

    @cached_property
    def program(self) -> bytes:
        """The digest of the program and its data, the same on every machine."""
        named = {**{name: source.digest for name, source in self._sources.items()}, **self._data}
        return digest_of_bytes(
            b"".join(name.encode() + b"\0" + digest for name, digest in sorted(named.items()))
        )

    @cached_property
    def machine(self) -> bytes:
        """The digest of the program, of Python and of everything that is installed beside it."""
        return digest_of_bytes(self.program + sys.version.encode() + self._environment)

    def _read(self, root: Path, store: Store) -> dict[str, Source]:
        known: dict[str, tuple[Stat, Source]] = {}
        with suppress(msgspec.DecodeError):
            known = msgspec.msgpack.decode(
                store.note("code") or b"", type=dict[str, tuple[Stat, Source]]
            )
        found: dict[str, tuple[Stat, Source]] = {}
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root.parent).as_posix()
            if path.suffix not in (".py", ".js", ".json", ".toml") or not path.is_file():
                continue
            stat = Stat.of(path.stat())
            seen = known.get(name)
            source = seen[1] if seen and seen[0] == stat else _source(path, stat)
            found[name] = (stat, source)
        if found != known:
            store.keep("code", msgspec.msgpack.encode(found))
        self._data = {
            name: source.digest for name, (_, source) in found.items() if not name.endswith(".py")
        }
        return {
            _dotted(name): source for name, (_, source) in found.items() if name.endswith(".py")
        }

    def _digest(self, module: str) -> bytes:
        modules = self.modules(module)
        state = hashlib.blake2b(sys.version.encode(), digest_size=DIGEST_BYTES)
        strings = {text for name in modules for text in self._sources[name].strings}
        folders = {
            f"{name.rpartition('.')[0].replace('.', '/')}/{text}"
            for name in modules
            for text in self._sources[name].strings
        }
        for name in sorted(modules):
            state.update(name.encode() + b"\0" + self._sources[name].digest)
        for name, digest in sorted(self._data.items()):
            path = Path(name)
            if path.stem in strings or path.parent.as_posix() in folders:
                state.update(name.encode() + b"\0" + digest)
        roots = {
            imported.partition(".")[0]
            for name in modules
            for imported in self._sources[name].imports
        }
        for library in sorted((strings | roots) & self._versions.keys()):
            state.update(f"{library} {' '.join(self._versions[library])}\0".encode())
        return state.digest()

    def modules(self, module: str) -> set[str]:
        """Return the modules of the program that ``module`` imports, directly or through others,
        and itself.
        """
        reached: set[str] = set()
        waiting = [module]
        while waiting:
            name = waiting.pop()
            # "from a import b": the module a.b where there is one, else something in a.
            found = name if name in self._sources else name.rpartition(".")[0]
            if found in reached or found not in self._sources:
                continue
            reached.add(found)
            waiting += self._sources[found].imports
        return reached

    @cached_property
    def _versions(self) -> dict[str, tuple[str, ...]]:
        """Module of a library → what is installed under that name; worked out anew when anything
        was installed.
        """
        environment = self._environment
        kept = self._store.note("libraries")
        if kept and kept.startswith(environment):
            with suppress(msgspec.DecodeError):
                return msgspec.msgpack.decode(
                    kept[len(environment) :], type=dict[str, tuple[str, ...]]
                )
        found = _installed(environment)
        self._store.keep("libraries", environment + msgspec.msgpack.encode(found))
        return found

    @cached_property
    def _environment(self) -> bytes:
        """The digest of the names of what is installed; a name holds the version."""
        names = sorted(folder.name for folder in _distributions())
        return digest_of_bytes("\n".join(names).encode())


def _dotted(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _distributions() -> Iterator[Path]:
    """Yield the folders in which installers say what they installed."""
    return (
        found
        for folder in sys.path
        if Path(folder).is_dir()
        for found in Path(folder).glob("*.dist-info")
    )


@cache
def _installed(_environment: bytes) -> dict[str, tuple[str, ...]]:
    """Return module → the names with versions of what installed it, by the lists of files that
    installers leave (PEP 376): :mod:`importlib.metadata` looks at each of the files, too.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for folder in _distributions():
        name = folder.name.removesuffix(".dist-info")
        record = folder / "RECORD"
        lines = record.read_text(encoding="utf-8").splitlines() if record.is_file() else []
        for top in {line.split(",", 1)[0].split("/", 1)[0] for line in lines}:
            if top != folder.name:
                found[top.partition(".")[0]].add(name)
        found[name.partition("-")[0]].add(name)
    return {module: tuple(sorted(names)) for module, names in found.items()}


@lru_cache(maxsize=4096)
def _source(path: Path, _look: Stat) -> Source:
    """Return what matters of a file, which looks as given."""
    data = path.read_bytes()
    # What Python has compiled already is taken: to parse the whole program costs more than to build
    # a small digest.
    code = (
        SourceFileLoader(path.stem, str(path)).get_code(path.stem) if path.suffix == ".py" else None
    )
    imports: set[str] = set()
    strings: set[str] = set()
    for block in _blocks(code) if code else ():
        imports.update(_imports(block))
        strings.update(
            constant
            for constant in block.co_consts
            if isinstance(constant, str) and constant.isidentifier()
        )
    return Source(
        digest=digest_of_bytes(data), imports=tuple(sorted(imports)), strings=tuple(sorted(strings))
    )


def _blocks(code: CodeType) -> Iterator[CodeType]:
    """Yield the code of a module, of its functions, and of those in them."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _blocks(constant)


def _imports(block: CodeType) -> Iterator[str]:
    """Yield what a block imports: an instruction takes two bytes, that before an import loads the
    names which are taken out of the module.
    """
    code, taken, argument = block.co_code, 0, 0
    # Most functions import nothing, and to look at each instruction takes long.
    if IMPORT not in code:
        return
    for operation, low in zip(code[::2], code[1::2], strict=True):
        argument = argument << 8 | low
        if operation == EXTENDED:
            continue
        if operation == IMPORT:
            module, names = block.co_names[argument], block.co_consts[taken]
            yield from (f"{module}.{name}" for name in names) if names else (module,)
        taken, argument = argument, 0


#: Instructions of Python's machine: an import, and one that makes the next one's argument longer.
IMPORT: Final = opmap["IMPORT_NAME"]
EXTENDED: Final = opmap["EXTENDED_ARG"]
