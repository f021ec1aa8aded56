"""Bytes of a file in content/ <-> front matter, body, and the digests of what the program wrote
there.

``generated`` is how the program knows its own words from a person's. It holds two digests: of the
front matter, as a short digest a field, and of the body. Each is the digest of what the program
last *proposed*, which decides two questions without any other memory:

- a field whose text no longer has its digest was **edited**; so was one that is there without a digest, or is gone;
- a proposal that no longer has its digest is **new**: the capture or the rules changed under an edited field.

A file without ``generated`` was written by a person from its first to its last word.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from msgspec.structs import replace

from builder.editor.body import normal
from builder.editor.frontmatter import KeyNode, KeyTable, Listing, Malformed, Node, Scalar, parse
from builder.editor.writer import Value, emit
from builder.lang.characters import CONTROLS

GENERATED: Final = "generated"
BODY: Final = "body"
_RULE: Final = "---"
_KEY: Final = re.compile(r"([a-z_]{1,40})[ \t]*:")


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One Markdown file of content/ as it is on disk."""

    #: Below the digest's root, with forward slashes: ``content/events/x.md``.
    path: str
    text: str
    front: KeyTable
    #: The raw lines of the front matter, without the rules around them.
    raw_front: str
    body: str
    #: 1-based line on which the body begins.
    body_line: int
    #: Field -> digest of what the program last proposed for it; ``None``: the program never wrote
    #: this file.
    fields: Mapping[str, str] | None = None
    body_digest: str = ""

    @property
    def edited(self) -> tuple[str, ...]:
        """Names of the fields that a person changed, and ``body``."""
        present = {
            entry.key: value_of(entry.node)
            for entry in self.front.entries
            if entry.key != GENERATED
        }
        written = self.fields or {}
        names = [
            key
            for key in (*present, *(key for key in written if key not in present))
            if digest_of(present.get(key)) != written.get(key, "")
        ]
        return (*names, BODY) if self.body_digest != digest_of_body(self.body) else tuple(names)


def read_document(path: str, text: str) -> Document:
    """Return the document in ``text``; a file without front matter is all body.

    Raises :class:`~builder.editor.frontmatter.Malformed` with a line of the file.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _RULE:
        if _KEY.match(lines[0]) and any(line.rstrip() == _RULE for line in lines):
            raise Malformed(1, "the front matter never begins: a line '---' is missing")
        return _printable(
            Document(
                path=path, text=text, front=KeyTable(1, ()), raw_front="", body=text, body_line=1
            )
        )
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _RULE), None)
    if end is None:
        raise Malformed(1, "the front matter never ends: a line '---' is missing")
    raw = "\n".join(lines[1:end]) + "\n"
    # The empty line in front stands for the opening rule, so that lines count as in the file.
    front = parse("\n" + raw)
    document = Document(
        path=path,
        text=text,
        front=front,
        raw_front=raw,
        body="\n".join(lines[end + 1 :]),
        body_line=end + 2,
    )
    return _printable(_with_digests(document))


def _printable(document: Document) -> Document:
    """Return ``document``; raise for a control character in what a person wrote below the front
    matter.
    """
    control = CONTROLS.search(document.body)
    if control and document.body_digest != digest_of_body(document.body):
        line = document.body_line + document.body.count("\n", 0, control.start())
        raise Malformed(line, f"forbidden character U+{ord(control[0]):04X}")
    return document


def salvaged(path: str, text: str) -> tuple[Document, frozenset[str]]:
    """Return what can be read of a file whose front matter is malformed, field by field, and the
    keys of the fields that cannot.
    """
    lines = text.split("\n")
    front = lines[1:] if lines[0].rstrip() == _RULE else lines
    end = next((number for number, line in enumerate(front) if line.rstrip() == _RULE), len(front))
    chunks: list[list[str]] = [[]]
    for line in front[:end]:
        if _KEY.match(line):
            chunks.append([])
        chunks[-1].append(line)
    entries: dict[str, KeyNode] = {}
    # Where the file breaks off, the last value may, too.
    last = _KEY.match(chunks[-1][0]) if end == len(front) and chunks[-1] else None
    lost: set[str] = {last[1]} if last else set()
    for key, chunk in (
        (match[1], chunk) for chunk in chunks if chunk and (match := _KEY.match(chunk[0]))
    ):
        try:
            found = parse("\n".join(chunk) + "\n").entries
        except Malformed:
            found = ()
        # Of two fields of one name, nobody knows which was meant.
        if key in entries or len(found) != 1:
            lost.add(key)
        else:
            entries[key] = found[0]
    kept = tuple(entry for key, entry in entries.items() if key not in lost)
    return _with_digests(
        Document(path=path, text=text, front=KeyTable(1, kept), raw_front="", body="", body_line=1)
    ), frozenset(lost)


def _with_digests(document: Document) -> Document:
    """Return ``document`` with what its ``generated`` says; a damaged one counts as absent, so
    everything as a person's.
    """
    node = document.front.get(GENERATED)
    if not isinstance(node, KeyTable):
        return document
    front, body = node.get("front"), node.get(BODY)
    if not isinstance(front, Scalar) or not isinstance(body, Scalar):
        return document
    pairs = (word.partition("=") for word in front.text.split())
    return replace(
        document, fields={key: digest for key, _, digest in pairs}, body_digest=body.text
    )


def value_of(node: Node) -> Value:
    """Return ``node`` as a plain value, as the writer takes it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, KeyTable):
        return {
            entry.key: entry.node.text if isinstance(entry.node, Scalar) else ""
            for entry in node.entries
        }
    tables = [item for item in node.items if isinstance(item, KeyTable)]
    if tables:
        return tuple(
            {
                entry.key: entry.node.text if isinstance(entry.node, Scalar) else ""
                for entry in item.entries
            }
            for item in tables
        )
    return tuple(item.text for item in node.items if isinstance(item, Scalar))


def digest_of(value: Value | None) -> str:
    """Return eight hexadecimal digits for a field's value; "" for an absent one."""
    if value is None or value in ("", (), {}):
        return ""
    plain = json.dumps(value, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(plain.encode("ascii")).hexdigest()[:8]


def digest_of_body(body: str) -> str:
    """Return sixteen hexadecimal digits for a body, blind to blank lines and blanks at the ends of
    lines.
    """
    return hashlib.sha256(normal(body).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def generated(values: Mapping[str, Value], body: str) -> dict[str, str]:
    """Return the value of ``generated`` for a proposal."""
    return {
        "front": " ".join(f"{key}={digest_of(value)}" for key, value in values.items()),
        BODY: digest_of_body(body),
    }


def compose(values: Mapping[str, Value], body: str, marks: Mapping[str, str] | None = None) -> str:
    """Return the text of a file; ``marks`` is its ``generated`` (``None``: of these very values;
    empty: it has none).
    """
    marks = generated(values, body) if marks is None else marks
    end = "\n" + body if body.strip() else ""
    last = emit([(GENERATED, marks)]) if marks else ""
    return f"{_RULE}\n{emit(values.items())}{last}{_RULE}\n{end}"


def rewrite(
    document: Document,
    values: Mapping[str, Value],
    changed: Iterable[str],
    body: str,
    marks: Mapping[str, str],
) -> str:
    """Return ``document`` with the ``changed`` fields as in ``values`` (absent there: removed),
    every other line as it is.

    A person's comments and quotation marks survive; new fields go in front of ``generated``.
    """
    chunks = _chunks(document)
    new = [key for key in changed if key in values and key not in chunks]
    for key in changed:
        if key in chunks:
            chunks[key] = emit([(key, values[key])]) if key in values else ""
    tail = chunks.pop(GENERATED, "")
    kept = "".join(
        line for line in tail.splitlines(keepends=True)[1:] if line.lstrip().startswith("#")
    )
    front = (
        "".join(chunks.values())
        + "".join(emit([(key, values[key])]) for key in new)
        + kept
        + emit([(GENERATED, marks)])
    )
    return f"{_RULE}\n{front}{_RULE}\n{body}"


def _chunks(document: Document) -> dict[str, str]:
    """Return the raw lines of each field; lines in front of the first one are under ""."""
    lines = document.raw_front.splitlines(keepends=True)
    starts = [(entry.key, entry.line - 2) for entry in document.front.entries]
    if len({start for _, start in starts}) < len(starts):
        # Fields that share a line (flow style) are written anew.
        return {
            entry.key: emit([(entry.key, value_of(entry.node))]) for entry in document.front.entries
        }
    ends = [start for _, start in starts[1:]] + [len(lines)]
    chunks = {"": "".join(lines[: starts[0][1]])} if starts else {"": ""}
    chunks.update(
        {key: "".join(lines[start:end]) for (key, start), end in zip(starts, ends, strict=True)}
    )
    return chunks


def strings(node: Node | None) -> tuple[tuple[str, int], ...]:
    """Return the strings of a list (or the one string) with their lines; what is not a string is left
    out.
    """
    if node is None:
        return ()
    items = node.items if isinstance(node, Listing) else (node,)
    return tuple((item.text, item.line) for item in items if isinstance(item, Scalar) and item.text)
