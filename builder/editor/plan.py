"""A document on disk and what the program would write now -> what to write so that no word of a
person is lost.

=================  ==========================  ======================================================================
a person           the proposal                 outcome
=================  ==========================  ======================================================================
left the field     is as before                nothing is written
left the field     is new                      the field is rewritten, every other line stays as it is
changed the field  is as before                nothing is written
changed the field  is new                      the person's field stays; the proposal goes to ``<file>.new``, once
=================  ==========================  ======================================================================

The body is one field in this.  "As before" is what ``generated`` in the file remembers (see
:mod:`builder.editor.document`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from builder.editor.document import (
    BODY,
    GENERATED,
    Document,
    compose,
    digest_of,
    digest_of_body,
    generated,
    rewrite,
    value_of,
)
from builder.editor.writer import Value


class Plan(NamedTuple):
    """What happens to one file."""

    #: The new text; ``None``: the file stays.
    text: str | None = None
    #: Fields that the program changes, ``body`` among them.
    changed: tuple[str, ...] = ()
    #: Fields of a person under which the proposal changed.
    conflicts: tuple[str, ...] = ()


def plan(
    document: Document | None, values: Mapping[str, Value], body: str, machine: Iterable[str] = ()
) -> Plan:
    """Return what to do with ``document`` when the program proposes ``values`` and ``body``.

    ``machine`` are fields that follow the program whatever a person wrote there.
    """
    if document is None:
        return Plan(compose(values, body), (*values, BODY))
    if document.fields is None:
        return Plan()
    machine = tuple(machine)
    edited = set(document.edited) - set(machine)
    marks = generated(values, body)
    new = _new(document, values, body)
    overruled = tuple(
        key for key in machine if key not in new and not _same(document, key, values, body)
    )
    changed = (*(key for key in new if key not in edited), *overruled)
    conflicts = tuple(
        key for key in new if key in edited and not _same(document, key, values, body)
    )
    if marks == _marks(document) and not overruled:
        return Plan()
    return Plan(_text(document, values, body, changed, marks), changed, conflicts)


def plan_effective(document: Document | None, values: Mapping[str, Value]) -> Plan:
    """Return what to do with ``document`` when ``values`` hold a person's fields already, as those
    of events and storylines do.

    The body is the editor's note: the program proposes none.
    """
    if document is None:
        return Plan(compose(values, ""), tuple(values))
    if document.fields is None:
        return Plan()
    edited = set(document.edited)
    changed = tuple(key for key in _new(document, values, "") if key not in edited and key != BODY)
    if not changed:
        return Plan()
    kept = {key: document.fields.get(key, "") for key in edited if key != BODY}
    digests = {**{key: digest_of(value) for key, value in values.items()}, **kept}
    front = " ".join(f"{key}={digest}" for key, digest in digests.items() if digest)
    return Plan(
        _text(document, values, "", changed, {"front": front, BODY: document.body_digest}), changed
    )


def unsettled(
    document: Document, values: Mapping[str, Value], body: str, machine: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the fields in which a person's words are still others than those proposed."""
    machine = tuple(machine)
    return tuple(
        key
        for key in document.edited
        if key not in machine and not _same(document, key, values, body)
    )


def _new(document: Document, values: Mapping[str, Value], body: str) -> tuple[str, ...]:
    """Return the names of the fields whose proposal is not the last one."""
    before = document.fields or {}
    keys = (*values, *(key for key in before if key not in values))
    new = tuple(key for key in keys if digest_of(values.get(key)) != before.get(key, ""))
    return (*new, BODY) if digest_of_body(body) != document.body_digest else new


def _same(document: Document, key: str, values: Mapping[str, Value], body: str) -> bool:
    """Tell whether the file says already what is proposed."""
    if key == BODY:
        return digest_of_body(document.body) == digest_of_body(body)
    node = document.front.get(key)
    return digest_of(value_of(node) if node else None) == digest_of(values.get(key))


def _marks(document: Document) -> dict[str, str]:
    return {
        "front": " ".join(f"{key}={digest}" for key, digest in (document.fields or {}).items()),
        BODY: document.body_digest,
    }


def _text(
    document: Document,
    values: Mapping[str, Value],
    body: str,
    changed: tuple[str, ...],
    marks: Mapping[str, str],
) -> str:
    """Return the new text: in the program's own form where the file has it, else with every other
    line as it is.
    """
    present = {
        entry.key: value_of(entry.node)
        for entry in document.front.entries
        if entry.key != GENERATED
    }
    canonical = document.text == compose(
        present, document.body.removeprefix("\n"), _marks(document)
    )
    new_body = "\n" + body if BODY in changed else document.body
    if not canonical:
        return rewrite(document, values, [key for key in changed if key != BODY], new_body, marks)
    merged = {
        key: values[key] if key in changed else present[key]
        for key in values
        if key in changed or key in present
    }
    merged |= {
        key: value for key, value in present.items() if key not in values and key not in changed
    }
    return compose(merged, new_body.removeprefix("\n"), marks)
