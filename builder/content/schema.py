"""Front matter of a document <-> typed fields, with a diagnostic for each thing that is wrong.

A field that is wrong is left out and named with its line; the rest of the file counts.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, NamedTuple
from urllib.parse import urlsplit

from builder.content.document import GENERATED, Document, strings
from builder.content.frontmatter import FORBIDDEN, Entry, Listing, Scalar, Table
from builder.content.writer import Value
from builder.errors import Diagnostic
from builder.text.dates import parse_iso

Kind = Literal["text", "list", "choice", "stamp", "day", "url", "table", "rules", "country", "language", "contact", "id", "ids"]


class Field(NamedTuple):
    """One key of a kind of file."""

    key: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()


class Schema(NamedTuple):
    """The keys of a kind of file, in the order in which they are written."""

    fields: tuple[Field, ...]
    required: tuple[str, ...] = ()


#: What a record is called: the stem of its file, and a part of its address.
ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,198}[a-z0-9])?")
REPUBLISH: Final = ("full", "excerpt", "link")
ARTICLE: Final = Schema(
    (
        Field("title"),
        Field("outlet"),
        Field("outlet_basis", "choice", ("stated", "domain", "inferred", "unknown")),
        Field("url", "url"),
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
        Field("image", "url"),
        Field("image_caption"),
        Field("image_credit"),
        Field("truncated"),
        Field("aliases", "ids"),
        Field("capture"),
        Field("capture_sha256"),
    ),
    required=("title",),
)
EVENT: Final = Schema(
    (
        Field("title"),
        Field("date", "day"),
        Field("place"),
        Field("status", "choice", ("proposed", "confirmed")),
        Field("articles", "list"),
        Field("never_with", "list"),
        Field("storyline", "id"),
        Field("aliases", "ids"),
    ),
    required=("title",),
)
STORYLINE: Final = Schema((Field("title"), Field("aliases", "ids")), required=("title",))
OUTLET: Final = Schema(
    (
        Field("name"),
        Field("sign"),
        Field("kind"),
        Field("country", "country"),
        Field("homepage", "url"),
        Field("domains", "list"),
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
        Field("people", "list"),
        Field("private", "list"),
    )
)
_ACTIONS: Final = ("drop", "drop-after", "drop-before", "keep")
_RULE_KEYS: Final = ("marker", "action", "since", "until")
_RULE_REMEDY: Final = f"write 'marker', 'action' ({', '.join(_ACTIONS)}) and, if it did not always hold, 'since' or 'until' with a date"
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_MAIL: Final = re.compile(r"[^\s@<>\"'?&:]{1,64}@[A-Za-z0-9.-]{1,250}")
_ID_REMEDY: Final = "use small letters, digits and hyphens, as in the name of a file"
_DAY: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class Read(NamedTuple):
    """What a document says."""

    values: Mapping[str, Any]
    diagnostics: tuple[Diagnostic, ...]
    #: Keys whose value is wrong: they count as absent, and not as a person's wish.
    invalid: frozenset[str]


def read_fields(document: Document, schema: Schema) -> Read:
    """Return the valid fields of ``document`` under their keys, and a diagnostic for each that is not."""
    known = {field.key: field for field in schema.fields}
    values: dict[str, Any] = {}
    found: list[Diagnostic] = []
    invalid: set[str] = set()
    for entry in document.front.entries:
        if entry.key == GENERATED:
            continue
        if entry.key not in known:
            found.append(_unknown(document.path, entry, known))
            continue
        if known[entry.key].kind == "rules":
            values[entry.key], bad = _rules(entry)
            found.extend(Diagnostic(path=document.path, line=line, what=f"{entry.key}: {what}", remedy=_RULE_REMEDY) for line, what in bad)
            continue
        value, wrong = _value(entry, known[entry.key])
        if wrong:
            invalid.add(entry.key)
            severity: Literal["error", "warning"] = "warning" if known[entry.key].kind == "url" else "error"
            found.append(
                Diagnostic(path=document.path, line=entry.line, severity=severity, what=f"{entry.key}: {wrong[0]}", remedy=wrong[1])
            )
        elif value not in (None, "", ()):
            values[entry.key] = value
    found.extend(
        Diagnostic(path=document.path, line=document.front.line, what=f"'{key}' is missing", remedy=f"add a line '{key}: ...'")
        for key in schema.required
        if key not in values
    )
    return Read(values, tuple(found), frozenset(invalid))


def _unknown(path: str, entry: Entry, known: Mapping[str, Field]) -> Diagnostic:
    near = difflib.get_close_matches(entry.key[:80], known, n=1)
    remedy = f"did you mean '{near[0]}'?" if near else "remove it"
    return Diagnostic(path=path, line=entry.line, severity="warning", what=f"unknown key '{entry.key[:80]}'", remedy=remedy)


def _value(entry: Entry, field: Field) -> tuple[Any, tuple[str, str] | None]:
    """Return the value of ``entry`` or what is wrong with it and how to mend it."""
    if field.kind == "list":
        return _list(entry)
    if field.kind == "ids":
        return _ids(entry)
    if field.kind == "table":
        return _table(entry)
    if not isinstance(entry.node, Scalar):
        return None, ("one value is wanted here", f"write '{field.key}: ...' on one line")
    text = entry.node.text.strip()
    wrong = _wrong(text, field) if text else None
    return (None, wrong) if wrong else (text, None)


def _wrong(text: str, field: Field) -> tuple[str, str] | None:
    if field.kind == "choice" and text not in field.choices:
        return f"'{text}' is none of {', '.join(field.choices)}", "write one of them"
    if field.kind not in _TESTS:
        return None
    right, what, remedy = _TESTS[field.kind]
    return None if right(text) else (f"'{text}' is {what}", remedy)


def safe_url(text: str) -> bool:
    """Tell whether ``text`` is a web address that may be published: http or https, a host, no credentials."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc and not re.search(r"\s", text)
    except ValueError:
        return False


#: Kind -> what its text must pass, what it is otherwise, and what to do.
_TESTS: Final[Mapping[str, tuple[Callable[[str], object], str, str]]] = {
    "stamp": (parse_iso, "no date", "write it like 2023-03-06 or 2023-03-06T13:13+00:00"),
    "day": (lambda text: _DAY.fullmatch(text) and parse_iso(text), "no day", "write it like 2023-03-06"),
    "country": (re.compile("[A-Z]{2}").fullmatch, "no country code", "write two capital letters (ISO 3166-1)"),
    "id": (ID.fullmatch, "no id", _ID_REMEDY),
    "language": (_LANGUAGE.fullmatch, "no language tag", "write it like en or pt-BR"),
    "contact": (lambda text: safe_url(text) or _MAIL.fullmatch(text), "no e-mail address and no address of a page", "write one of them"),
    "url": (safe_url, "no address to link to", "write one that begins with http:// or https:// and holds no password"),
}


def _list(entry: Entry) -> tuple[Any, tuple[str, str] | None]:
    node = entry.node
    if isinstance(node, Table) or (isinstance(node, Listing) and any(not isinstance(item, Scalar) for item in node.items)):
        return None, ("a list is wanted here", "write one '- item' a line")
    return tuple(text.strip() for text, _ in strings(node)), None


def _ids(entry: Entry) -> tuple[Any, tuple[str, str] | None]:
    names, wrong = _list(entry)
    bad = next((name for name in names or () if not ID.fullmatch(name)), None)
    return (names, wrong) if bad is None else (None, (f"'{bad}' is no id", _ID_REMEDY))


def _table(entry: Entry) -> tuple[Any, tuple[str, str] | None]:
    if isinstance(entry.node, Scalar) and not entry.node.text:
        return (), None
    if not isinstance(entry.node, Table) or any(not isinstance(item.node, Scalar) for item in entry.node.entries):
        return None, ("a table is wanted here", "write one 'field: source' a line, indented")
    return tuple((item.key, item.node.text) for item in entry.node.entries if isinstance(item.node, Scalar)), None


def _rules(entry: Entry) -> tuple[tuple[dict[str, str], ...], tuple[tuple[int, str], ...]]:
    """Return the rules that can be obeyed, and line and fault of each that cannot: one slip does not bring all the clutter back."""
    if isinstance(entry.node, Scalar) and not entry.node.text:
        return (), ()
    if not isinstance(entry.node, Listing):
        return (), ((entry.line, "a list of rules is wanted here"),)
    good: list[dict[str, str]] = []
    bad: list[tuple[int, str]] = []
    for number, item in enumerate(entry.node.items, 1):
        rule = {one.key: one.node.text for one in item.entries if isinstance(one.node, Scalar)} if isinstance(item, Table) else {}
        fault = _fault(rule) if isinstance(item, Table) and len(rule) == len(item.entries) else "it is no table"
        if fault:
            bad.append((item.line, f"number {number} of the list is not obeyed, since {fault}"))
        else:
            good.append(rule)
    return tuple(good), tuple(bad)


def _fault(rule: Mapping[str, str]) -> str:
    """Return why a rule cannot be obeyed, "" when it can."""
    unknown = next((key for key in rule if key not in _RULE_KEYS), None)
    if unknown:
        return f"'{unknown[:40]}' is none of {', '.join(_RULE_KEYS)}"
    if not rule.get("marker", "").strip():
        return "it has no marker"
    if rule.get("action") not in _ACTIONS:
        return f"its action '{rule['action'][:40]}' is none of {', '.join(_ACTIONS)}" if rule.get("action") else "it has no action"
    undated = next((key for key in ("since", "until") if key in rule and parse_iso(rule[key]) is None), None)
    return f"{undated} '{rule[undated][:40]}' is no date" if undated else ""


def values_of(record: Any, schema: Schema) -> dict[str, Value]:
    """Return the fields of ``record`` as the writer takes them, in the schema's order; what is absent or unknown is left out."""
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
    if dataclasses.is_dataclass(value[0]):
        return tuple({name: _plain(text) for name, text in dataclasses.asdict(item).items() if text} for item in value)
    return tuple(_plain(item) for item in value)
