"""Records -> the JSON Schema of each kind of data file, read from the records' types."""

from __future__ import annotations

import inspect
import types
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import fields

from builder.core.article import Article
from builder.core.capture import Span
from builder.core.coverage import Coverage
from builder.core.event import Event, Inference, Receipt, Storyline
from builder.core.outlet import Outlet
from builder.core.version import Versions

#: Raised when a field changes its meaning or goes.
FORMAT: Final = 2


class PublishedData(msgspec.Struct, frozen=True, kw_only=True):
    """When an article appeared, in EDTF; an inferred day begins an open interval."""

    article: str
    edtf: str


class DigestData(msgspec.Struct, frozen=True, kw_only=True):
    """``/data/digest.json``: what there is.

    Of articles that belong to an event it has only the facts; their texts, what they have in common
    and why they are together is in the event's ``coverage.json``.
    """

    format: int
    site: str
    base_url: str
    language: str
    version: str
    inputs: str
    outlets: tuple[Outlet, ...]
    articles: tuple[Article, ...]
    published: tuple[PublishedData, ...]
    events: tuple[Event, ...]
    storylines: tuple[Storyline, ...]
    inferences: tuple[Inference, ...]
    versions: tuple[Versions, ...]


class CoverageData(msgspec.Struct, frozen=True, kw_only=True):
    """``/events/<id>/coverage.json``."""

    format: int
    event: Event
    articles: tuple[Article, ...]
    published: tuple[PublishedData, ...]
    coverage: Coverage | None
    receipt: Receipt | None
    versions: tuple[Versions, ...]


def _summary(kind: type) -> str:
    """Return the first paragraph of a record's docstring in one line."""
    return " ".join(inspect.cleandoc(kind.__doc__ or "").split("\n\n")[0].split())


#: The kinds of data files: what each is called, and its record.
KINDS: Final[dict[str, type]] = {"digest": DigestData, "coverage": CoverageData}


def schema_address(kind: str) -> str:
    """Return where the schema of a kind of data file is on the site."""
    return f"/data/{kind}.schema.json"


def schema(kind: str, identifier: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of data file, ``$id`` included."""
    definitions: dict[str, Any] = {}
    root = _reference(KINDS[kind], definitions)
    whole = definitions[KINDS[kind].__name__]
    whole["properties"] = {"$schema": {"const": identifier}, **whole["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": identifier,
        "title": f"Coverage Digest: {kind}.json",
        "description": "Spans are half-open pairs of code points.",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _reference(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        hints = get_type_hints(kind)
        definitions[kind.__name__] = {
            "type": "object",
            "description": _summary(kind),
            "properties": {
                field.name: _type(hints[field.name], definitions) for field in fields(kind)
            },
            "required": [field.name for field in fields(kind) if field.required],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


_SIMPLE: Final[dict[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Span: {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
}


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one annotation."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _reference(hint, definitions)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (types.UnionType, Union):
        return {"anyOf": [_type(one, definitions) for one in arguments]}
    if arguments[-1:] == (Ellipsis,):
        return {"type": "array", "items": _type(arguments[0], definitions)}
    return {
        "type": "array",
        "prefixItems": [_type(one, definitions) for one in arguments],
        "items": False,
    }
