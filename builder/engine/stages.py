"""What is worked on: a stage is a pure function, a unit one input of it, and a key says whether two inputs are the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Final, Generic, TypeVar

import msgspec

Input = TypeVar("Input")
Result = TypeVar("Result")

#: Bytes of a digest: among 10^12 values, two of one digest are less likely than a broken memory chip.
DIGEST_BYTES: Final = 16


def _plain(value: Any) -> str:
    """Return a string of a class of its own as a plain one."""
    if isinstance(value, str):
        return str.__str__(value)
    raise NotImplementedError


def _of_class(kind: type, value: Any) -> Any:
    """Return a string as one of its own class."""
    if issubclass(kind, str) and isinstance(value, str):
        return kind(value)
    raise NotImplementedError


_ENCODER: Final = msgspec.msgpack.Encoder(order="deterministic", enc_hook=_plain)


def encoded(value: object) -> bytes:
    """Return a record as MessagePack, equal for equal values: fields by name, sets and mappings sorted.

    A lone surrogate, which no UTF-8 holds, is written as its escape.
    """
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return _ENCODER.encode(
            _escaped(
                msgspec.to_builtins(
                    value, order="deterministic", enc_hook=_plain, builtin_types=(bytes,)
                )
            )
        )


def decoded(data: bytes, kind: type[Result]) -> Result:
    """Return the record of class ``kind`` in ``data``; raises ``msgspec.DecodeError`` when there is none."""
    found: Result = msgspec.msgpack.decode(data, type=kind, dec_hook=_of_class)
    return found


def digest_of(value: object) -> bytes:
    """Return the digest of a value: of bytes as they are, of a record by its fields."""
    return digest_of_bytes(value if isinstance(value, bytes) else encoded(value))


def digest_of_bytes(data: bytes) -> bytes:
    """Return the digest of ``data``."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).digest()


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_escaped(key): _escaped(item) for key, item in value.items()}
    return [_escaped(item) for item in value] if isinstance(value, (list, tuple)) else value


class Stage(msgspec.Struct, Generic[Input, Result], frozen=True, kw_only=True):
    """A pure function at the top of a module: its result follows from its argument and its code alone."""

    name: str
    #: Where the function is; it is imported when a unit is to be run, and not before.
    module: str
    function: str
    #: What is kept of it, as msgspec knows it, which the function returns unless the engine is told to settle it first.
    result: type[Result]
    #: The function beside it that gives the face of a result: the little of it that every build reads.  "": the result is its own face.
    face: str = ""

    def __call__(self, one: Input) -> Any:
        """Run the function."""
        return getattr(import_module(self.module), self.function)(one)

    def face_of(self, result: Any) -> Any:
        """Return the face of a result."""
        return getattr(import_module(self.module), self.face)(result) if self.face else result

    def made(self, one: Input) -> tuple[bytes, bytes]:
        """Run the function and return its result and the face of this, encoded as they travel and are kept; "": the result itself."""
        found = self(one)
        return encoded(found), encoded(self.face_of(found)) if self.face else b""

    def decoded(self, data: bytes) -> Result:
        """Return the result in ``data``; raises ``msgspec.DecodeError`` when there is none."""
        return decoded(data, self.result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Generic[Input]):
    """One input of a stage."""

    #: What a person calls it: "seeds/x.txt", "events/x".
    name: str
    #: What the input consists of, by name: the digest of each part.  Equal parts mean an equal input.
    parts: Mapping[str, bytes]
    #: Makes the input; called for the units that are run, and for no others.
    make: Callable[[], Input] = field(compare=False)

    def key(self, stage: str, code: bytes) -> bytes:
        """Return the key of this unit's result in the stage named, whose code has the digest
        ``code``.
        """
        parts = [stage.encode(), b"\0", code]
        for label, digest in sorted(self.parts.items()):
            parts += (label.encode("utf-8", "surrogatepass"), b"\0", digest)
        return hashlib.blake2b(b"".join(parts), digest_size=DIGEST_BYTES).digest()
