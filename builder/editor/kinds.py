"""One entry of a front matter -> its value, or its first fault with its line and what to do about
it.

A value that cannot be read is never taken for an empty one: what is legible of it is handed on
beside the fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, NamedTuple

from builder.editor.document import strings
from builder.editor.frontmatter import KeyNode, KeyTable, Listing, Node, Scalar
from builder.editor.value_kinds import ID, ID_REMEDY, TESTS
from builder.lang.addresses import has_credentials, without_credentials
from builder.lang.characters import is_seen
from builder.lang.stamps import parse_iso

Kind = Literal[
    "text", "list", "choice", "stamp", "day", "url", "table", "rules",
    "country", "language", "contact", "id", "ids", "hosts", "outlet", "capture", "digest",
]  # fmt: skip


class Field(NamedTuple):
    """One key of a kind of file."""

    key: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    #: The record does without it: a wrong value is left out with a warning, and the rest counts.
    spare: bool = False


class Fault(NamedTuple):
    """Why a value cannot be read."""

    line: int
    what: str
    remedy: str


#: A host, in any script; its port counts as part of it.
_HOST: Final = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}(?::\d{1,5})?")
#: So much of a wrong value is repeated to the person who wrote it.
_SHOWN: Final = 60

_ACTIONS: Final = ("drop", "drop-after", "drop-before", "keep")
_RULE_KEYS: Final = ("marker", "action", "since", "until")
_RULE_REMEDY: Final = f"write 'marker', 'action' ({', '.join(_ACTIONS)}) and, if it did not always hold, 'since' or 'until' with a date"


def read_entry(entry: KeyNode, field: Field) -> tuple[Any, tuple[Fault, ...]]:
    """Return the value of ``entry`` and its faults; with a fault, the value is what is legible of
    it (``None``: nothing).
    """
    if field.kind in _COLLECTIONS:
        return _COLLECTIONS[field.kind](entry)
    if not isinstance(entry.node, Scalar):
        return None, (
            Fault(entry.line, "one value is wanted here", f"write '{field.key}: ...' on one line"),
        )
    text = entry.node.text.strip()
    wrong = _wrong(text, field) if text else None
    return (None, (Fault(entry.line, *wrong),)) if wrong else (text, ())


def valid(text: str, field: Field) -> bool:
    """Tell whether ``text`` may be the value of ``field``, which holds one."""
    return not text or _wrong(text, field) is None


def _wrong(text: str, field: Field) -> tuple[str, str] | None:
    if not is_seen(text):
        return "there is nothing to be seen", "write it, or remove the line"
    if field.kind == "choice" and text not in field.choices:
        return f"'{shown(text)}' is not one of {', '.join(field.choices)}", "write one of them"
    if field.kind not in TESTS:
        return (
            (f"'{shown(text)}' holds a password", "take it out of the address")
            if has_credentials(text)
            else None
        )
    right, what, remedy = TESTS[field.kind]
    return None if right(text) else (f"'{shown(text)}' is {what}", remedy)


def shown(text: str) -> str:
    """Return ``text`` as a diagnostic may repeat it: its beginning, without a password."""
    return without_credentials(text[: 4 * _SHOWN], "...@")[:_SHOWN]


def _list(entry: KeyNode) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    node = entry.node
    if isinstance(node, KeyTable):
        return (), (Fault(entry.line, "a list is wanted here", "write one '- item' a line"),)
    items = node.items if isinstance(node, Listing) else (node,)
    fault = next((fault for item in items if (fault := _item_fault(item))), None)
    return tuple(text.strip() for text, _ in strings(node) if is_seen(text)), (
        fault,
    ) if fault else ()


def _item_fault(item: Node) -> Fault | None:
    if isinstance(item, KeyTable) and item.entries:
        key = shown(item.entries[0].key)
        remedy = "take away what follows it, or put the whole in quotation marks"
        return Fault(item.line, f"'{key}:' makes a table of this item", remedy)
    if not isinstance(item, Scalar):
        return Fault(item.line, "an item of the list is not text", "write one '- item' a line")
    if item.text and not is_seen(item.text):
        return Fault(
            item.line, "there is nothing to be seen in this item", "write it, or remove the line"
        )
    if has_credentials(item.text):
        return Fault(
            item.line, f"'{shown(item.text)}' holds a password", "take it out of the address"
        )
    return None


def _ids(entry: KeyNode) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    names, faults = _list(entry)
    good = tuple(name for name in names if ID.fullmatch(name))
    bad = next((name for name in names if not ID.fullmatch(name)), None)
    return good, faults or (
        (Fault(entry.line, f"'{shown(bad)}' is not an id", ID_REMEDY),) if bad is not None else ()
    )


def _hosts(entry: KeyNode) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    names, faults = _list(entry)
    good = tuple(name for name in names if _HOST.fullmatch(name))
    bad = next((name for name in names if name not in good), None)
    if bad is not None:
        faults = faults or (
            Fault(
                entry.line,
                f"'{shown(bad.rpartition('@')[2])}' is not a domain",
                "write it like news.example",
            ),
        )
    return good, faults


def _table(entry: KeyNode) -> tuple[tuple[tuple[str, str], ...], tuple[Fault, ...]]:
    if isinstance(entry.node, Scalar) and not entry.node.text:
        return (), ()
    if not isinstance(entry.node, KeyTable):
        return (), (
            Fault(
                entry.line, "a table is wanted here", "write one 'field: source' a line, indented"
            ),
        )
    pairs: list[tuple[str, str]] = []
    faults: list[Fault] = []
    for one in entry.node.entries:
        text = one.node.text.strip() if isinstance(one.node, Scalar) else ""
        if not isinstance(one.node, Scalar):
            faults.append(
                Fault(
                    one.line,
                    f"'{shown(one.key)}': one value is wanted here",
                    "write one 'field: source' a line, indented",
                )
            )
        elif has_credentials(text):
            faults.append(
                Fault(one.line, f"'{shown(text)}' holds a password", "take it out of the address")
            )
        else:
            pairs.append((one.key, text))
    return tuple(pairs), tuple(faults)


def _rules(entry: KeyNode) -> tuple[tuple[dict[str, str], ...], tuple[Fault, ...]]:
    """Return the rules that can be obeyed, and the fault of each that cannot: one slip does not
    bring all the clutter back.
    """
    if isinstance(entry.node, Scalar) and not entry.node.text:
        return (), ()
    if not isinstance(entry.node, Listing):
        return (), (Fault(entry.line, "a list of rules is wanted here", _RULE_REMEDY),)
    good: list[dict[str, str]] = []
    bad: list[Fault] = []
    for number, item in enumerate(entry.node.items, 1):
        rule = (
            {one.key: one.node.text for one in item.entries if isinstance(one.node, Scalar)}
            if isinstance(item, KeyTable)
            else {}
        )
        fault = (
            _rule_fault(rule)
            if isinstance(item, KeyTable) and len(rule) == len(item.entries)
            else "it is not a table"
        )
        if fault:
            bad.append(
                Fault(
                    item.line,
                    f"number {number} of the list is not obeyed, since {fault}",
                    _RULE_REMEDY,
                )
            )
        else:
            good.append(rule)
    return tuple(good), tuple(bad)


def _rule_fault(rule: Mapping[str, str]) -> str:
    """Return why a rule cannot be obeyed, "" when it can."""
    unknown = next((key for key in rule if key not in _RULE_KEYS), None)
    if unknown:
        return f"'{unknown[:40]}' is not one of {', '.join(_RULE_KEYS)}"
    if not rule.get("marker", "").strip():
        return "it has no marker"
    if rule.get("action") not in _ACTIONS:
        return (
            f"its action '{rule['action'][:40]}' is not one of {', '.join(_ACTIONS)}"
            if rule.get("action")
            else "it has no action"
        )
    undated = next(
        (key for key in ("since", "until") if key in rule and parse_iso(rule[key]) is None), None
    )
    return f"{undated} '{rule[undated][:40]}' is not a date" if undated else ""


#: Kinds that hold more than one value.
_COLLECTIONS: Final[Mapping[str, Callable[[KeyNode], tuple[Any, tuple[Fault, ...]]]]] = {
    "list": _list,
    "ids": _ids,
    "hosts": _hosts,
    "table": _table,
    "rules": _rules,
}
