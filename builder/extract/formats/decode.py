"""Bytes of a capture -> its text, with the codec that decoded it and what is worth a warning.

Order (whatwg): byte order mark, strict UTF-8, the charset that an HTML page declares, a legacy
encoding told from the bytes. A byte that no codec knows becomes one replacement character, and the
rest is kept.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from builder.core.errors import Rejected
from builder.extract.formats.mojibake import better
from builder.extract.formats.others import no_text

#: UTF-32 first: its mark begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
#: A larger share of control characters than this is not a text.
MAX_CONTROL_SHARE: Final = 0.02
#: A legacy text with at least this share of ASCII among its letters is taken for Western European.
WESTERN_SHARE: Final = 0.75
_LEGACY: Final = (
    *("cp1251", "koi8_r", "cp1256", "cp1253", "cp1255", "cp1250", "cp1254", "cp874"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
#: Codecs of Python whose names browsers take for larger sets of characters.
_LARGER: Final = {"shift_jis": "cp932", "euc_kr": "cp949", "gbk": "gb18030", "big5": "big5hkscs"}
#: Encodings of browsers that no legacy page has.
_NO_LEGACY: Final = ("utf-", "replacement", "x-user-defined")
#: Bytes at the beginning from which a legacy encoding is told, and those in which a page declares
#: its charset.
_DETECTION_BYTES: Final = 32_000
_DECLARATION_BYTES: Final = 4096
#: So many lines are named in which bytes were lost.
_MOST_LINES: Final = 20
#: Bytes below this are the same in every encoding that is looked for.
_ASCII_END: Final = 0x80


class Decoded(NamedTuple):
    """The text of a file and how it was decoded."""

    text: str
    encoding: str
    #: Bytes of the byte order mark.
    mark_bytes: int = 0
    #: Positions of replacement characters, each of which stands for one byte.
    replaced: tuple[int, ...] = ()
    #: One sentence for an editor, "" when all is well, and the line that it is about.
    warning: str = ""
    line: int | None = None


def decode(data: bytes, path: str, *, html: bool = False) -> Decoded:
    """Return the text of ``data``; raise :class:`Rejected` for a file that is empty or no text."""
    if not data.strip():
        raise Rejected(
            path,
            "the file is empty" if not data else "the file holds nothing but blanks",
            remedy="capture the page again",
        )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], path, encoding, len(mark))
    _refuse_binary(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _no_utf8(data, _declared(data) if html else None)


def _marked(data: bytes, path: str, encoding: str, mark_bytes: int) -> Decoded:
    decoded = _replacing(data, encoding)
    if decoded.replaced and encoding.startswith("utf-32"):
        raise Rejected(
            path, "the byte order mark says UTF-32, the rest does not", remedy="save it as UTF-8"
        )
    text = decoded.text
    if not text.strip():
        raise Rejected(
            path, "the file holds nothing but a byte order mark", remedy="capture the page again"
        )
    if "\x00" in text:
        raise Rejected(
            path,
            "the file is not text: it holds NUL characters",
            remedy="save the page as text or HTML",
        )
    return decoded._replace(mark_bytes=mark_bytes)


def _refuse_binary(data: bytes, path: str) -> None:
    other = no_text(data)
    if other:
        raise Rejected(
            path, f"the file is {other}, not text", remedy="save the page as text or HTML"
        )
    if b"\x00" in data:
        raise Rejected(
            path, "the file is not text: it holds NUL bytes", remedy="save the page as text or HTML"
        )
    sample = data[:_DETECTION_BYTES]
    if len(_CONTROL.findall(sample)) > MAX_CONTROL_SHARE * len(sample):
        raise Rejected(
            path,
            "the file is not text: it is full of control characters",
            remedy="save the page as text or HTML",
        )


def _declared(data: bytes) -> str | None:
    import webencodings  # noqa: PLC0415 - needed for pages that are no UTF-8 only
    from bs4.dammit import EncodingDetector  # noqa: PLC0415 - the same

    said = EncodingDetector.find_declared_encoding(data[:_DECLARATION_BYTES], is_html=True)
    meant = webencodings.lookup((said or "").strip())
    # A page that can be scanned for its charset is not UTF-16.
    return (
        None
        if meant is None or meant.name.startswith(_NO_LEGACY)
        else _as_browsers(meant.codec_info.name)
    )


def _as_browsers(codec: str) -> str:
    """Return the codec that browsers use under the name of an older and smaller one (Encoding
    Standard, 4.2 and 5).
    """
    return _LARGER.get(codec, codec)


def _no_utf8(data: bytes, declared: str | None) -> Decoded:
    """Decode what is no UTF-8: with a few stray bytes when most of it is, else by its declared or
    most likely legacy encoding.
    """
    if declared:
        codec = better(data, declared)
        lie = f"the page says that it is {declared}; it was read as {codec}"
        return _warned(_replacing(data, codec), lie if codec != declared else "")
    decoded = _replacing(data, "utf-8")
    multibyte = sum(character > "\x7f" for character in decoded.text) - len(decoded.replaced)
    if multibyte >= len(decoded.replaced):
        return _warned(decoded)
    codec = better(data, _legacy(data))
    return _warned(_replacing(data, codec), f"the file is not UTF-8: it was read as {codec}")


def _warned(decoded: Decoded, what: str = "") -> Decoded:
    """Return ``decoded`` with a warning that tells what was done, and each byte that was lost."""
    count = len(decoded.replaced)
    if not count:
        return decoded._replace(warning=what)
    lines = _lines_of(decoded.text, decoded.replaced)
    told = ", ".join(map(str, lines[:_MOST_LINES])) + (" …" if len(lines) > _MOST_LINES else "")
    lost = (
        f"{count} {'bytes' if count > 1 else 'byte'} could not be decoded as {decoded.encoding} and "
        f"{'are' if count > 1 else 'is'} shown as \ufffd"
    )
    places = f" (lines {told})" if len(lines) > 1 else ""
    return decoded._replace(warning="; ".join(filter(None, (what, lost + places))), line=lines[0])


def _lines_of(text: str, places: Iterable[int]) -> list[int]:
    """Return the 1-based lines in which the places are, each once."""
    found: list[int] = []
    line, at = 1, 0
    for place in places:
        line, at = line + text.count("\n", at, place), place
        if not found or found[-1] != line:
            found.append(line)
    return found


def _legacy(data: bytes) -> str:
    """Return the codec that the bytes look like; Western European where most letters are ASCII."""
    letters = sum(chr(byte).isalpha() for byte in data[:_DETECTION_BYTES] if byte < _ASCII_END)
    high = sum(byte >= _ASCII_END for byte in data[:_DETECTION_BYTES])
    if letters >= WESTERN_SHARE * (letters + high):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - needed for legacy files only

    best = from_bytes(data[:_DETECTION_BYTES], cp_isolation=list(_LEGACY)).best()
    return _as_browsers(best.encoding) if best else "cp1252"


def _replacing(data: bytes, encoding: str) -> Decoded:
    """Decode ``data``, with one replacement character for each byte that is none of the encoding."""
    pieces: list[str] = []
    replaced: list[int] = []
    start = length = 0
    for bad in _bad_bytes(data, encoding):
        good = data[start:bad].decode(encoding)
        pieces += [good, "\ufffd"]
        length += len(good)
        replaced.append(length)
        length += 1
        start = bad + 1
    pieces.append(data[start:].decode(encoding))
    return Decoded("".join(pieces), encoding, replaced=tuple(replaced))


def _bad_bytes(data: bytes, encoding: str) -> Iterable[int]:
    """Return the positions of undecodable bytes; each call of the decoder goes on behind the last
    one, so the time is linear.
    """
    bad: list[int] = []

    def note(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        bad.extend(range(error.start, error.end))
        return "", error.end

    codecs.register_error("note-bad-bytes", note)
    data.decode(encoding, "note-bad-bytes")
    return bad
