"""Body of an answer as it comes over the wire -> its bytes, never more than are wanted."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator
from typing import Final

from builder.fetch.answers import Failed

#: Codings that are asked for and undone; the library zlib stops where it is told to.
CODINGS: Final = ("gzip", "deflate")
_HEADERS: Final = {
    "gzip": zlib.MAX_WBITS | 16,
    "x-gzip": zlib.MAX_WBITS | 16,
    "deflate": zlib.MAX_WBITS,
}


async def whole(pieces: AsyncIterator[bytes], coding: str, most: int) -> bytes:
    """Return a body with its coding undone.

    Raises :class:`Failed` where it would be larger than ``most`` bytes, before or after that, and
    where it is damaged.
    """
    taken = bytearray()
    unpack = _unpacker(coding)
    received = 0
    async for piece in pieces:
        received += len(piece)
        taken += unpack(piece, most + 1 - len(taken)) if unpack else piece
        if max(received, len(taken)) > most:
            raise too_large(most)
    if unpack and received and not unpack.ended:
        raise Failed("the answer breaks off", "run again", wait=0)
    return bytes(taken)


def too_large(most: int) -> Failed:
    """Return what is told of a body larger than ``most`` bytes."""
    return Failed(
        f"the answer is larger than {most // 1_000_000} MB",
        "save the article in your browser and add the file",
    )


class _Unpacker:
    """Undoes one coding, piece by piece."""

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._inner = zlib.decompressobj(_HEADERS[coding])
        self._begun = False

    @property
    def ended(self) -> bool:
        """Whether the end of the body was seen."""
        return self._inner.eof

    def __call__(self, piece: bytes, most: int) -> bytes:
        """Return what ``piece`` unpacks to, at most ``most`` bytes of it."""
        if most <= 0:
            return b""
        try:
            return self._inner.decompress(piece, most)
        except zlib.error as error:
            if self._coding == "deflate" and not self._begun:
                # Some servers leave the header of zlib out.
                self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
                return self._raw(piece, most)
            raise Failed(f"the answer is damaged: {error}", "run again", wait=0) from error
        finally:
            self._begun = True

    def _raw(self, piece: bytes, most: int) -> bytes:
        try:
            return self._inner.decompress(piece, most)
        except zlib.error as error:
            raise Failed(f"the answer is damaged: {error}", "run again", wait=0) from error


def _unpacker(coding: str) -> _Unpacker | None:
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return None
    if coding not in _HEADERS:
        raise Failed(
            f"the server sends the page in the coding {coding[:40]}, which was not asked for",
            "save the page in your browser and add the file",
        )
    return _Unpacker(coding)
