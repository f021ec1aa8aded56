"""Sidecars of captures: text of ``seeds/<name>.yaml`` <-> the record, and whether it still belongs
to the bytes beside it.

A sidecar that cannot be read, or that belongs to other bytes, says nothing about its capture: an
address or a time that is not sure would be a false claim.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from typing import Final

from builder.core.errors import Diagnostic
from builder.core.sidecar import SIDECAR, TIME_STAMP, ArchivedCopy, Sidecar
from builder.editor.frontmatter import Malformed, parse
from builder.editor.kinds import Field
from builder.editor.schema import Schema, read_table
from builder.editor.writer import Value, emit

FIELDS: Final = Schema((
    Field("url", "url", spare=True),
    Field("final_url", "url", spare=True),
    Field("fetched", "stamp", spare=True),
    Field("added", "stamp", spare=True),
    Field("file", spare=True),
    Field("status", spare=True),
    Field("headers", "table", spare=True),
    Field("sha256", "digest", spare=True),
    Field("bytes", spare=True),
    Field("source", "id", spare=True),
    Field("outlet", "id", spare=True),
    Field("also", "list", spare=True),
    Field("archived", "table", spare=True),
    Field("stamped", "stamp", spare=True),
    Field("stamped_by", "url", spare=True),
))  # fmt: skip
_HEADING: Final = "# How this capture came here; written by the program, kept as proof.\n"
_UNUSED: Final = "its address and time do not count until then"


def partner(name: str, names: Collection[str]) -> str | None:
    """Return the capture among ``names`` beside which the file ``name`` stands as its sidecar or
    time stamp; "" for one whose capture is missing, ``None`` for a file of another kind.
    """
    for ending in (SIDECAR, TIME_STAMP):
        capture = name.removesuffix(ending)
        if capture == name:
            continue
        if capture in names:
            return capture
        if "." in capture.rpartition("/")[2]:
            return ""
    return None


def without_capture(name: str) -> Diagnostic:
    """Return what is told of a sidecar or time stamp whose capture is missing."""
    capture = name.removesuffix(SIDECAR).removesuffix(TIME_STAMP)
    return Diagnostic(
        path=f"seeds/{name}",
        severity="warning",
        what=f"there is no capture {capture} beside it",
        remedy="put the capture back, add its address again, or delete this file",
    )


def parsed(text: str, path: str) -> tuple[Sidecar | None, tuple[Diagnostic, ...]]:
    """Return what a sidecar says, ``None`` where it cannot be read, and what is wrong with it;
    ``path`` is how diagnostics call it.
    """
    try:
        front = parse(text)
    except Malformed as error:
        wrong = Diagnostic(
            path=path,
            line=error.line,
            severity="warning",
            what=f"the sidecar cannot be read: {error.what}",
            remedy=f"restore it from version control; {_UNUSED}",
        )
        return None, (wrong,)
    read = read_table(path, front, FIELDS)
    values = dict(read.values)
    values["archived"] = tuple(ArchivedCopy(*pair) for pair in values.get("archived", ()))
    return Sidecar(**values), read.diagnostics


def belongs(sidecar: Sidecar, data: bytes, path: str) -> Diagnostic | None:
    """Return what is wrong where a sidecar is not that of these bytes."""
    if not sidecar.sha256:
        what, remedy = "the sidecar has no digest", "restore it from version control"
    elif hashlib.sha256(data).hexdigest() == sidecar.sha256:
        return None
    else:
        what = "the capture is not the bytes that its sidecar tells of"
        remedy = "restore the capture from version control, or delete the sidecar"
    return Diagnostic(path=path, severity="warning", what=what, remedy=f"{remedy}; {_UNUSED}")


def text_of(sidecar: Sidecar) -> str:
    """Return the text of a sidecar, always the same for the same record."""
    return _HEADING + emit(_values(sidecar))


def _values(sidecar: Sidecar) -> Iterator[tuple[str, Value]]:
    for field in FIELDS.fields:
        value = getattr(sidecar, field.key)
        if value:
            yield field.key, dict(value) if field.kind == "table" else value
