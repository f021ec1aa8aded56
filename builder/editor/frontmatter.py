"""Text of a YAML front matter -> a small tree of nodes, each with its line.

``yaml.safe_load`` is not safe for text from outside: merge keys and aliases explode, deep nesting
ends the interpreter, dates and numbers raise errors that are no ``YAMLError``, and the last of two
equal keys silently wins. So only PyYAML's event stream is used, which neither resolves nor
recurses, and everything that front matter does not need is refused: anchors, aliases, merge keys,
tags, equal keys, several documents. Every scalar stays the string that was written: ``no`` is
``no`` and ``13:13`` is ``13:13``; only ``null`` and ``~`` are nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import msgspec
import yaml

from builder.core.limits import MAX_FRONT_MATTER_BYTES

#: Deeper nesting than this has no use in front matter.
_MAX_DEPTH: Final = 8
#: Characters that YAML takes for line ends or refuses, and that could smuggle in a second key.
FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufeff\ufffe\uffff\ud800-\udfff]"
)


#: What version control writes around two versions of a line.
_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?: |$)", re.MULTILINE)

#: The parser of libyaml where PyYAML was built with it.
_QUICK: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Malformed(Exception):
    """The text is not front matter; ``line`` is 1-based in the text given."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


class Scalar(msgspec.Struct, frozen=True):
    """A string as written, quotation marks and escapes resolved."""

    line: int
    text: str


class Listing(msgspec.Struct, frozen=True):
    """A sequence of nodes."""

    line: int
    items: tuple[Node, ...]


class KeyTable(msgspec.Struct, frozen=True):
    """Keys and their nodes, in the order written."""

    line: int
    entries: tuple[KeyNode, ...]

    def get(self, key: str) -> Node | None:
        """Return the node of ``key``, or ``None``."""
        return next((entry.node for entry in self.entries if entry.key == key), None)

    def line_of(self, key: str) -> int:
        """Return the line of ``key``; the table's own line when it has no such key."""
        return next((entry.line for entry in self.entries if entry.key == key), self.line)


Node = Scalar | Listing | KeyTable


class KeyNode(NamedTuple):
    """One key of a table."""

    key: str
    line: int
    node: Node


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    line: int
    table: bool
    nodes: list[tuple[int, Node]] = field(default_factory=list)

    def close(self) -> Node:
        if not self.table:
            return Listing(self.line, tuple(node for _, node in self.nodes))
        return KeyTable(self.line, tuple(_entries(self.nodes)))


def parse(text: str) -> KeyTable:
    """Return the table that ``text`` holds; lines count from 1 at its start.

    Raises :class:`Malformed` for everything else, and nothing else, in time linear in the text.
    """
    _gate(text)
    try:
        return _table(yaml.parse(text, Loader=_QUICK))
    except (yaml.YAMLError, ValueError, OverflowError, IndexError, Malformed):
        # The parser in C is ten times as fast, the one in Python says better what is wrong.
        return _slowly(text)


def _slowly(text: str) -> KeyTable:
    events = _Followed(yaml.parse(text, Loader=yaml.SafeLoader))
    try:
        return _table(events)
    except yaml.MarkedYAMLError as error:
        raise _malformed(error, events.last) from error
    except (yaml.YAMLError, ValueError, OverflowError, IndexError) as error:
        raise Malformed(1, f"not valid YAML: {str(error).splitlines()[0]}") from error


def _table(events: Iterable[yaml.Event]) -> KeyTable:
    root = _tree(events)
    if root is None:
        return KeyTable(1, ())
    if not isinstance(root, KeyTable):
        raise Malformed(root.line, "front matter must be a list of 'key: value' lines")
    return root


class _Followed:
    """Events of YAML, the last one kept: an error that comes behind it may have begun with it."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self.last: yaml.Event | None = None

    def __iter__(self) -> Iterator[yaml.Event]:
        for event in self._events:
            self.last = event
            yield event


def _malformed(error: yaml.MarkedYAMLError, last: yaml.Event | None) -> Malformed:
    """Return what is wrong, with the line on which it begins: an open quotation mark is found out
    only where the next one is.
    """
    mark = error.problem_mark or error.context_mark
    where = mark.line + 1 if mark else 1
    if isinstance(last, yaml.ScalarEvent) and last.style and last.start_mark and last.end_mark:
        begun, ended = last.start_mark.line + 1, last.end_mark.line + 1
        if begun < ended == where:
            return Malformed(
                begun,
                f"not valid YAML: a quotation mark opens here and closes in line {where} only",
            )
    if error.context_mark and (error.context or "").startswith(_OPENED):
        return Malformed(
            error.context_mark.line + 1, f"not valid YAML: {error.context}: {error.problem}"
        )
    return Malformed(where, f"not valid YAML: {error.problem or error.context}")


#: How PyYAML calls what was opened and never closed.
_OPENED: Final = (
    "while scanning a quoted scalar",
    "while parsing a flow",
    "while scanning a simple key",
)


def _gate(text: str) -> None:
    """Refuse what must not reach the parser: too much text, and characters that it takes for line
    ends.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_FRONT_MATTER_BYTES:
        raise Malformed(1, f"front matter is longer than {MAX_FRONT_MATTER_BYTES} bytes")
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        raise Malformed(line, "two versions of the file were merged here and nobody chose")
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        raise Malformed(
            text.count("\n", 0, forbidden.start()) + 1,
            f"forbidden character U+{ord(forbidden[0]):04X}",
        )


def _tree(events: Iterable[yaml.Event]) -> Node | None:
    """Build the nodes from the event stream with a stack of its own."""
    stack: list[_Open] = []
    root: Node | None = None
    for event in events:
        node = _step(event, stack)
        if node is None:
            continue
        if stack:
            stack[-1].nodes.append((node.line, node))
        elif root is not None:
            raise Malformed(node.line, "a second YAML document")
        else:
            root = node
    return root


def _step(event: yaml.Event, stack: list[_Open]) -> Node | None:
    """Take one event; return the node that it completes."""
    line = event.start_mark.line + 1 if event.start_mark else 1
    if isinstance(event, yaml.AliasEvent):
        raise Malformed(line, "aliases are not allowed")
    if isinstance(event, yaml.NodeEvent):
        _plain(event, line)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(
            line, "" if not event.style and event.value in _NOTHING else _checked(event.value, line)
        )
    if isinstance(event, yaml.CollectionStartEvent):
        if len(stack) >= _MAX_DEPTH:
            raise Malformed(line, "nested too deep")
        stack.append(_Open(line, isinstance(event, yaml.MappingStartEvent)))
    elif isinstance(event, yaml.CollectionEndEvent):
        return stack.pop().close()
    return None


#: How YAML writes no value, without quotation marks.
_NOTHING: Final = ("~", "null", "Null", "NULL")


def _plain(event: yaml.NodeEvent, line: int) -> None:
    if event.anchor is not None:
        raise Malformed(line, "anchors are not allowed")
    if getattr(event, "tag", None) is not None:
        raise Malformed(line, "tags are not allowed")


def _checked(text: str, line: int) -> str:
    """Refuse what an escape sequence smuggled in."""
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        raise Malformed(line, f"forbidden character U+{ord(forbidden[0]):04X}")
    return text


def _entries(nodes: list[tuple[int, Node]]) -> Iterator[KeyNode]:
    seen: set[str] = set()
    for (line, key), (_, node) in zip(nodes[::2], nodes[1::2], strict=True):
        if not isinstance(key, Scalar):
            raise Malformed(line, "a key must be a word")
        if key.text == "<<":
            raise Malformed(line, "merge keys are not allowed")
        if key.text in seen:
            raise Malformed(line, f"key '{key.text}' stands twice")
        seen.add(key.text)
        yield KeyNode(key.text, line, node)
