"""Bytes of one file -> the captures in it: decoded, cut into blocks, with what is worth a warning."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from msgspec.structs import replace

from builder.core.capture import GIVEN_OUTLET, GIVEN_URL, Capture, Metadatum
from builder.core.errors import Diagnostic, Rejected
from builder.core.limits import MAX_CAPTURE_BYTES, MAX_OPEN_SECONDS
from builder.core.sidecar import Sidecar
from builder.extract.formats.decode import decode
from builder.extract.formats.format import CapturePart, Media, Parts
from builder.extract.formats.html import PAGE_ENDINGS, looks_like_html, read_html
from builder.extract.formats.plain import blocks
from builder.extract.formats.registry import all_parts, is_parsed, parts_of
from builder.extract.formats.saved import Origin, lightened, noted_origin, unarchived
from builder.extract.formats.worker import Worker
from builder.lang.addresses import masked, without_credentials

#: Digits of a time of capture that tell two captures of one address apart: to the second.
_STAMP: Final = 14
#: What the header of an answer says of its charset.
_CHARSET: Final = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{1,40})", re.IGNORECASE)

#: Marks that put the letters behind them in another order (Unicode Standard Annex 9, 2).
_REORDERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


class ReadFile(NamedTuple):
    """The captures in a file, and what is worth telling of it."""

    captures: tuple[Capture, ...]
    diagnostics: tuple[Diagnostic, ...]


def captures_of(
    data: bytes,
    path: str,
    *,
    sidecar: Sidecar | None = None,
    folder: str = "seeds/",
    worker: Worker | None = None,
) -> ReadFile:
    """Return the captures in ``data``; raise :class:`Rejected` when there is none.

    ``sidecar`` tells where and when the file was fetched, if it was. What other programs' parsers
    read is read by ``worker`` where one is given, else in this process; ``folder`` is before
    the path in diagnostics. In a file that may hold many, what is wrong with one is a warning.
    """
    captures: list[Capture] = []
    told: list[Diagnostic] = []
    taken: set[str] = set()
    for found in _parts_of(data, f"{folder}{path}", worker):
        if isinstance(found, Diagnostic):
            told.append(found)
            continue
        part = _accompanied(found, sidecar) if sidecar else found
        name = _name(path, part, taken)
        taken.add(name)
        try:
            capture, warnings = capture_of(part, name, folder=folder, worker=worker)
        except Rejected as error:
            if not part.name:
                raise
            told.append(replace(error.diagnostic, severity="warning"))
            continue
        digest = hashlib.sha256(part.data if part.name else data).hexdigest()
        captures.append(replace(capture, sha256=digest, container=path if part.name else ""))
        told.extend(warnings)
    if not captures:
        remedy = "; ".join(one.what for one in told[:1]) or "capture the pages again"
        raise Rejected(f"{folder}{path}", "the file holds no page that can be read", remedy=remedy)
    return ReadFile(tuple(captures), tuple(told))


def _parts_of(data: bytes, name: str, worker: Worker | None) -> Parts:
    if worker is None or not is_parsed(data, name):
        return parts_of(data, name)
    return worker.run(name, MAX_OPEN_SECONDS, all_parts, data, name)


def _accompanied(part: CapturePart, sidecar: Sidecar) -> CapturePart:
    """Return a part with what the sidecar of its file tells of it: of one among others only by
    which outlet's feed the file came.
    """
    part = part._replace(outlet=sidecar.outlet)
    if part.name or not sidecar.address:
        return part
    charset = _CHARSET.search(sidecar.content_type)
    return part._replace(
        url=part.url or sidecar.address,
        charset=part.charset or (charset[1] if charset else None),
        captured=part.captured or sidecar.fetched or None,
        basis=part.basis if part.captured else "sidecar",
    )


def _name(path: str, part: CapturePart, taken: Collection[str]) -> str:
    """Return the name of a capture; of several with one name, the later ones have their time in
    front of it, or a number where that does not tell them apart.
    """
    if not part.name:
        return path
    stamp = "".join(one for one in part.captured or "" if one.isdigit())[:_STAMP]
    own = without_credentials(part.name)
    names = [f"{path}#{own}", *([f"{path}#{stamp}/{own}"] if stamp else [])]
    number = 2
    while names[-1] in taken:
        names.append(f"{path}#{number}/{own}")
        number += 1
    return next(name for name in names if name not in taken)


def capture_of(
    part: CapturePart, path: str, *, folder: str = "seeds/", worker: Worker | None = None
) -> tuple[Capture, tuple[Diagnostic, ...]]:
    """Return the capture that a part of a file is, and its warnings; raise :class:`Rejected` when
    it cannot be read.

    The address and the time that the part came with outrank those that a browser noted in the page.
    """
    name = f"{folder}{path}"
    html = part.media == "html" or (part.media is None and path.lower().endswith(PAGE_ENDINGS))
    data = lightened(part.data, name) if html else _no_larger(part.data, name)
    decoded = decode(_in_utf8(data, part.charset), name, html=html)
    decoded = decoded._replace(text=masked(decoded.text))
    html = html or (part.media is None and looks_like_html(decoded.text))
    noted = noted_origin(decoded.text) if html else Origin()
    carried = Origin(part.url or noted.url, part.captured or noted.captured, noted.basis)
    origin = unarchived(carried._replace(basis=part.basis) if part.captured else carried)
    warnings = (
        (
            Diagnostic(
                path=name,
                line=decoded.line,
                what=decoded.warning,
                severity="warning",
                remedy="save it as UTF-8",
            ),
        )
        if decoded.warning
        else ()
    )
    capture = Capture(
        path=path,
        sha256=hashlib.sha256(part.data).hexdigest(),
        media="html" if html else "text",
        encoding=decoded.encoding,
        mark_bytes=decoded.mark_bytes,
        text=decoded.text,
        blocks=(),
        replaced=decoded.replaced,
        captured=origin.captured,
        captured_basis=origin.basis if origin.captured else "unknown",
    )
    whole = _with_blocks(capture, name, origin.url, worker)
    if part.outlet:
        given = Metadatum(name=GIVEN_OUTLET, value=part.outlet)
        whole = replace(whole, metadata=(*whole.metadata, given))
    return whole, (*warnings, *_reordering(decoded.text, name))


def _reordering(text: str, name: str) -> Iterator[Diagnostic]:
    """Yield what is told of marks that put letters in another order than they are written in."""
    marks = [match.start() for match in _REORDERING.finditer(text)]
    if marks:
        what = "marks that change the order of letters: pages show the text without them"
        line = text.count("\n", 0, marks[0]) + 1
        yield Diagnostic(path=name, line=line, severity="note", what=f"{len(marks)} {what}")


def _no_larger(data: bytes, path: str) -> bytes:
    if len(data) > MAX_CAPTURE_BYTES:
        most = f"{MAX_CAPTURE_BYTES // 1_000_000} MB"
        raise Rejected(path, f"the file is larger than {most}", remedy="save the article alone")
    return data


def _in_utf8(data: bytes, charset: str | None) -> bytes:
    """Return text in UTF-8 of which the charset is stated by what carried it; where that is wrong,
    it is left to the decoder.
    """
    if not charset:
        return data
    import webencodings  # noqa: PLC0415 - parts of archives and letters only

    known = webencodings.lookup(charset)
    if known is None or known.name == "utf-8":
        return data
    try:
        text: str = known.codec_info.decode(data, "strict")[0]
    except ValueError:
        return data
    return text.encode("utf-8", "replace")


def _with_blocks(capture: Capture, name: str, url: str | None, worker: Worker | None) -> Capture:
    if capture.media == "text":
        address = (Metadatum(name=GIVEN_URL, value=url),) if url else ()
        return replace(capture, blocks=blocks(capture.text), metadata=address)
    page = worker.read(capture.text, name, url) if worker else read_html(capture.text, name, url)
    if not page.blocks:
        raise Rejected(name, "the page holds no text", remedy="save it after it has loaded")
    return replace(capture, text=page.text, blocks=page.blocks, metadata=page.metadata, replaced=())


def read_bytes(
    data: bytes, path: str, *, media: Media | None = None, url: str | None = None
) -> Capture:
    """Return the capture in ``data``, of several the first; raise :class:`Rejected` for what is
    empty, no text, or too hostile to parse.
    """
    if media:
        return capture_of(CapturePart(data, media=media, url=url), path)[0]
    return captures_of(data, path).captures[0]
