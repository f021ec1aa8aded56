"""Front matter of a document <-> typed fields, with a diagnostic for each thing that is wrong.

A field that cannot be read is named with its line, and is never taken for an empty one: what
becomes of its record is for :mod:`builder.editor.load` to say.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, NamedTuple

import msgspec

from builder.core.errors import Diagnostic
from builder.editor.document import GENERATED, Document
from builder.editor.frontmatter import FORBIDDEN, KeyNode, KeyTable, Scalar
from builder.editor.kinds import Fault, Field, read_entry, shown, valid
from builder.editor.writer import Value
from builder.lang.addresses import without_credentials
from builder.lang.characters import is_seen


class Schema(NamedTuple):
    """The keys of a kind of file, in the order in which they are written."""

    fields: tuple[Field, ...]
    required: tuple[str, ...] = ()


REPUBLISH: Final = ("full", "excerpt", "link")
ARTICLE: Final = Schema(
    (
        Field("title"),
        Field("outlet", "outlet"),
        Field("outlet_basis", "choice", ("stated", "domain", "inferred", "unknown")),
        Field("url", "url", spare=True),
        Field("published", "stamp"),
        Field("published_basis", "choice", ("stated", "metadata", "url", "inferred", "unknown")),
        Field("updated", "stamp"),
        Field("language", "language"),
        Field("authors", "list"),
        Field("signoff"),
        Field("dateline"),
        Field("credits", "list"),
        Field("description"),
        Field("tags", "list"),
        Field("image", "url", spare=True),
        Field("image_caption"),
        Field("image_credit"),
        Field("truncated"),
        Field("aliases", "ids"),
        Field("capture", "capture"),
        Field("capture_sha256", "digest"),
        Field("version", "capture"),
        Field("versions", "list"),
    ),
    required=("title",),
)
EVENT: Final = Schema(
    (
        Field("title"),
        Field("title_source", "id"),
        Field("date", "day"),
        Field("place"),
        Field("status", "choice", ("proposed", "confirmed")),
        Field("articles", "list"),
        Field("never_with", "list"),
        Field("storyline", "id"),
        Field("aliases", "ids"),
    ),
    required=("title", "articles"),
)
STORYLINE: Final = Schema((Field("title"), Field("aliases", "ids")), required=("title",))
OUTLET: Final = Schema(
    (
        Field("name"),
        Field("sign"),
        Field("kind"),
        Field("country", "country"),
        Field("homepage", "url", spare=True),
        Field("domains", "hosts"),
        Field("aliases", "list"),
        Field("language", "language"),
        Field("funding"),
        Field("republish", "choice", REPUBLISH),
        Field("rules", "rules"),
        Field("references", "table"),
    ),
    required=("name",),
)
PAGE: Final = Schema((Field("title"),), required=("title",))
SITE: Final = Schema(
    (
        Field("title"),
        Field("base_url", "url"),
        Field("language", "language"),
        Field("description"),
        Field("republish", "choice", REPUBLISH),
        Field("contact", "contact"),
        Field("archives", "list"),
        Field("timestamps", "url"),
        Field("people", "list"),
        Field("private", "list"),
        Field("tables", "choice", ("facts", "all")),
    )
)
#: From this likeness on (Ratcliff and Obershelp's), an unknown key is a slip for one that the file
#: lacks.
_SLIP: Final = 0.75


class ReadDocument(NamedTuple):
    """What a document says."""

    values: Mapping[str, Any]
    diagnostics: tuple[Diagnostic, ...]
    #: Keys whose value cannot be read, with what is legible of it (``None``: nothing); of a spare
    #: field, nothing counts.
    illegible: Mapping[str, Any]
    #: Those among them that the record does without.
    spare: frozenset[str]


def read_table(path: str, table: KeyTable, schema: Schema) -> ReadDocument:
    """Return the fields of a table that is in no front matter; ``path`` is how diagnostics call it."""
    return read_fields(
        Document(path=path, text="", front=table, raw_front="", body="", body_line=1), schema
    )


def read_fields(document: Document, schema: Schema) -> ReadDocument:
    """Return the fields of ``document`` that can be read, under their keys, and a diagnostic for
    each that cannot.
    """
    known = {field.key: field for field in schema.fields}
    present = {entry.key for entry in document.front.entries}
    values: dict[str, Any] = {}
    illegible: dict[str, Any] = {}
    found: list[Diagnostic] = []
    for entry in document.front.entries:
        if entry.key == GENERATED:
            found.extend(_marks(document, entry))
        elif entry.key not in known:
            slip = _slip(entry.key, known.keys() - present)
            illegible |= {slip: None} if slip else {}
            found.append(_unknown(document.path, entry, known, slip))
        else:
            value, faults = read_entry(entry, known[entry.key])
            found.extend(_told(document.path, known[entry.key], fault) for fault in faults)
            if faults:
                illegible[entry.key] = value
            elif value not in (None, "", ()):
                values[entry.key] = value
    missing = [
        key
        for key in schema.required
        if key not in values and key not in illegible and not _emptied(document, known[key])
    ]
    found.extend(_missing(document, key) for key in missing)
    illegible |= dict.fromkeys(missing)
    return ReadDocument(
        values, tuple(found), illegible, frozenset(key for key in illegible if known[key].spare)
    )


def _marks(document: Document, entry: KeyNode) -> Iterable[Diagnostic]:
    """Yield a warning when the digests of what the program wrote cannot be read: then every word
    counts as a person's.
    """
    if document.fields is None:
        what = f"{GENERATED}: cannot be read, so the whole file counts as written by a person"
        yield Diagnostic(
            path=document.path,
            line=entry.line,
            severity="warning",
            what=what,
            remedy="restore it from version control",
        )


def _slip(key: str, absent: Iterable[str]) -> str:
    """Return the key that ``key`` was meant to be; "" for none."""
    return next(iter(difflib.get_close_matches(key[:80], sorted(absent), n=1, cutoff=_SLIP)), "")


def _unknown(path: str, entry: KeyNode, known: Mapping[str, Field], slip: str) -> Diagnostic:
    near = slip or next(
        iter(difflib.get_close_matches(entry.key[:80], [*known, GENERATED], n=1)), ""
    )
    severity: Literal["error", "warning"] = "error" if slip and not known[slip].spare else "warning"
    remedy = f"did you mean '{near}'?" if near else "remove it"
    return Diagnostic(
        path=path,
        line=entry.line,
        severity=severity,
        what=f"unknown key '{shown(entry.key)}'",
        remedy=remedy,
    )


def _told(path: str, field: Field, fault: Fault) -> Diagnostic:
    severity: Literal["error", "warning"] = "warning" if field.spare else "error"
    return Diagnostic(
        path=path,
        line=fault.line,
        severity=severity,
        what=f"{field.key}: {fault.what}",
        remedy=fault.remedy,
    )


def _emptied(document: Document, field: Field) -> bool:
    """Tell whether a list is empty since a person wrote that it is, or never wrote one; else it got
    lost.
    """
    node = document.front.get(field.key)
    written = field.key in (document.fields or ())
    return field.kind in ("list", "ids") and (
        not isinstance(node, Scalar | KeyTable) if node else not written
    )


def _missing(document: Document, key: str) -> Diagnostic:
    remedy = _REMEDIES.get(key, f"add a line '{key}: ...'")
    return Diagnostic(
        path=document.path,
        line=document.front.line_of(key),
        what=f"'{key}' is missing",
        remedy=remedy,
    )


_REMEDIES: Final = {
    "articles": "list their ids, one '- id' a line; 'articles: []' where there are none"
}


def storable(record: Any, schema: Schema) -> dict[str, Any]:
    """Return the fields of ``record`` that say what a file of this kind may not, each with the
    nearest that it may.

    What the program found on a page is written into content/ and read from there again: it must be
    what a person could write.
    """
    empty = {
        field.name: field.default
        for field in msgspec.structs.fields(record)
        if field.default is not msgspec.NODEFAULT
    }
    changed: dict[str, Any] = {}
    for field in schema.fields:
        value = getattr(record, field.key)
        plain = _storable(value, field)
        if plain != value:
            changed[field.key] = empty.get(field.key, "") if plain is None else plain
    return changed


def _storable(value: Any, field: Field) -> Any:
    if isinstance(value, tuple):
        return tuple(text for item in value if is_seen(text := _publishable(item)))
    if not isinstance(value, str):
        return value
    plain = _publishable(value) if field.kind == "text" else FORBIDDEN.sub("\ufffd", value)
    return plain if valid(plain, field) else None


def _publishable(text: str) -> str:
    return without_credentials(FORBIDDEN.sub("\ufffd", text))


def values_of(record: Any, schema: Schema) -> dict[str, Value]:
    """Return the fields of ``record`` as the writer takes them, in the schema's order; what is
    absent or unknown is left out.
    """
    values: dict[str, Value] = {}
    for field in schema.fields:
        value = _plain(getattr(record, field.key))
        absent = value in (None, "", (), {}) or (field.kind == "choice" and value == "unknown")
        if not absent:
            values[field.key] = value
    return values


def _plain(value: Any) -> Any:
    """Return ``value`` as strings, tuples and tables, without characters that front matter refuses."""
    if isinstance(value, str):
        return FORBIDDEN.sub("\ufffd", " ".join(value.split())) if value else value
    if not isinstance(value, tuple) or not value:
        return value
    if isinstance(value[0], tuple):
        return {_plain(name): _plain(text) for name, text in value}
    if isinstance(value[0], msgspec.Struct):
        return tuple(
            {name: _plain(text) for name, text in msgspec.structs.asdict(item).items() if text}
            for item in value
        )
    return tuple(_plain(item) for item in value)
