"""Module -> digest of the code that runs in it.

That is the project's own modules that it imports, directly or through others, the data files beside them that they name,
and the versions of the libraries that they use.
Nothing is kept by hand: imports are read from the syntax trees, lazy ones too, and what they say is remembered by file.
"""

from __future__ import annotations

import ast
import hashlib
import sys
from collections.abc import Iterator
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Final

import msgspec

from builder.engine.stages import DIGEST_BYTES, digest_of_bytes
from builder.engine.store import Stat, Store

#: The function through which a module reads data that a library brings along; its first argument names the library.
_PACKAGED: Final = "packaged"


class Source(msgspec.Struct, frozen=True):
    """What matters of one file of the program."""

    digest: bytes
    #: Dotted names that it imports, of modules or of things in them.
    imports: tuple[str, ...]
    #: Its string constants that could name a data file.
    strings: tuple[str, ...]


class Codes:
    """The code of the package in the folder ``root``, as it stands on disk."""

    def __init__(self, root: Path, store: Store) -> None:
        """Look at the files of the package; those that changed since ``store`` knew them are read."""
        self._package = root.name
        self._data: dict[str, bytes] = {}
        self._sources = self._read(root, store)
        self._closures: dict[str, bytes] = {}
        self._store = store

    def of(self, module: str) -> bytes:
        """Return the digest of the code of a module, given by its dotted name."""
        if module not in self._closures:
            self._closures[module] = self._digest(module)
        return self._closures[module]

    @cached_property
    def program(self) -> bytes:
        """The digest of the program and its data, the same on every machine."""
        named = {**{name: source.digest for name, source in self._sources.items()}, **self._data}
        return digest_of_bytes(b"".join(name.encode() + b"\0" + digest for name, digest in sorted(named.items())))

    @cached_property
    def machine(self) -> bytes:
        """The digest of the program, of Python and of everything that is installed beside it."""
        return digest_of_bytes(self.program + sys.version.encode() + self._environment)

    def _read(self, root: Path, store: Store) -> dict[str, Source]:
        known = msgspec.msgpack.decode(store.note("code") or b"\x80", type=dict[str, tuple[Stat, Source]])
        found: dict[str, tuple[Stat, Source]] = {}
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root.parent).as_posix()
            if path.suffix not in (".py", ".js", ".json") or not path.is_file():
                continue
            stat = Stat.of(path.stat())
            seen = known.get(name)
            source = seen[1] if seen and seen[0] == stat else _source(path)
            found[name] = (stat, source)
        if found != known:
            store.keep("code", msgspec.msgpack.encode(found))
        self._data = {name: source.digest for name, (_, source) in found.items() if not name.endswith(".py")}
        return {_dotted(name): source for name, (_, source) in found.items() if name.endswith(".py")}

    def _digest(self, module: str) -> bytes:
        modules = self.modules(module)
        state = hashlib.blake2b(sys.version.encode(), digest_size=DIGEST_BYTES)
        strings = {text for name in modules for text in self._sources[name].strings}
        for name in sorted(modules):
            state.update(name.encode() + b"\0" + self._sources[name].digest)
        for name, digest in sorted(self._data.items()):
            if Path(name).stem in strings:
                state.update(name.encode() + b"\0" + digest)
        roots = {imported.partition(".")[0] for name in modules for imported in self._sources[name].imports}
        for library in sorted(roots - {self._package} - sys.stdlib_module_names):
            state.update(f"{library} {' '.join(self._versions.get(library, ()))}\0".encode())
        return state.digest()

    def modules(self, module: str) -> set[str]:
        """Return the modules of the program that ``module`` imports, directly or through others, and itself."""
        reached: set[str] = set()
        waiting = [module]
        while waiting:
            name = waiting.pop()
            if name in reached or name not in self._sources:
                continue
            reached.add(name)
            waiting += self._sources[name].imports
        return reached

    @cached_property
    def _versions(self) -> dict[str, tuple[str, ...]]:
        """Module of a library → what is installed under that name; worked out anew when anything was installed."""
        environment = self._environment
        kept = self._store.note("libraries")
        if kept and kept.startswith(environment):
            return msgspec.msgpack.decode(kept[len(environment) :], type=dict[str, tuple[str, ...]])
        packages = metadata.packages_distributions()
        found = {name: tuple(sorted(f"{one}=={metadata.version(one)}" for one in set(names))) for name, names in packages.items()}
        self._store.keep("libraries", environment + msgspec.msgpack.encode(found))
        return found

    @cached_property
    def _environment(self) -> bytes:
        """The digest of the names of what is installed; a name holds the version."""
        names = sorted(path.name for folder in sys.path if Path(folder).is_dir() for path in Path(folder).glob("*.dist-info"))
        return digest_of_bytes("\n".join(names).encode())


def _dotted(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _source(path: Path) -> Source:
    data = path.read_bytes()
    if path.suffix != ".py":
        return Source(digest=digest_of_bytes(data), imports=(), strings=())
    tree = ast.parse(data)
    return Source(digest=digest_of_bytes(data), imports=tuple(sorted(set(_imports(tree)))), strings=tuple(sorted(set(_strings(tree)))))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == _PACKAGED and node.args:
            first = node.args[0]
            yield from [first.value] if isinstance(first, ast.Constant) and isinstance(first.value, str) else []


def _strings(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value
