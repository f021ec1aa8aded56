"""content/people.yaml <-> what the editors say of people: merge, split, rename, remove, keep
private.

Of an entry that cannot be read, every name that is legible is kept off the lists, and of a file
that cannot be read, everybody: whom it hides must not come up because of a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from msgspec.structs import replace

from builder import intake
from builder.core.errors import Diagnostic, Rejected
from builder.core.limits import MAX_FRONT_MATTER_BYTES
from builder.core.person import People, PersonEntry
from builder.core.settings import Settings
from builder.editor import disk
from builder.editor.frontmatter import KeyNode, KeyTable, Listing, Malformed, Node, Scalar, parse
from builder.editor.kinds import Field, shown
from builder.editor.schema import Schema, read_table
from builder.editor.value_kinds import ID
from builder.lang.slugs import slug
from builder.paths import Paths

PEOPLE_FILE: Final = "content/people.yaml"
PERSON: Final = Schema((
    Field("name"),
    Field("aliases", "list"),
    Field("role"),
    Field("status", "choice", ("public", "private", "none")),
    Field("events", "ids"),
    Field("articles", "ids"),
    Field("since", "day"),
    Field("until", "day"),
))  # fmt: skip
_REMEDY: Final = "until then nobody is listed, since whom the file hides cannot be read"


class Loaded(NamedTuple):
    """The file as it is on disk."""

    people: People = People()
    diagnostics: tuple[Diagnostic, ...] = ()


def load_people(paths: Paths) -> Loaded:
    """Return what the file says, and a diagnostic for each thing that is wrong in it; no file:
    nothing.
    """
    path = paths.root / PEOPLE_FILE
    if not intake.is_there(path):
        return Loaded()
    try:
        table = parse(disk.read_text(path, PEOPLE_FILE, MAX_FRONT_MATTER_BYTES))
    except Malformed as error:
        return Loaded(
            People(unclear=True),
            (Diagnostic(path=PEOPLE_FILE, line=error.line, what=error.what, remedy=_REMEDY),),
        )
    except Rejected as error:
        return Loaded(People(unclear=True), (error.diagnostic,))
    found = [_entry(entry) for entry in table.entries]
    return Loaded(
        People(entries=tuple(one for one, _ in found)),
        tuple(wrong for _, several in found for wrong in several),
    )


def with_people(settings: Settings, people: People) -> tuple[Settings, People]:
    """Return both with what the other says: the ids under ``private`` and ``people`` in site.yaml
    are entries without a word more.
    """
    private = tuple(PersonEntry(id=name, status="private") for name in settings.private)
    listed = tuple(entry.id for entry in people.entries if entry.status == "public")
    return replace(settings, people=(*settings.people, *listed)), replace(
        people, entries=(*private, *people.entries)
    )


def _entry(entry: KeyNode) -> tuple[PersonEntry, tuple[Diagnostic, ...]]:
    fault = _fault(entry)
    if fault:
        return _withheld(entry), (fault,)
    front = entry.node if isinstance(entry.node, KeyTable) else KeyTable(entry.line, ())
    read = read_table(PEOPLE_FILE, front, PERSON)
    return (
        _withheld(entry)
        if read.illegible
        else PersonEntry(id=entry.key, line=entry.line, **read.values)
    ), read.diagnostics


def _fault(entry: KeyNode) -> Diagnostic | None:
    """Return what is wrong with the entry as a whole."""
    if not ID.fullmatch(entry.key):
        what, remedy = (
            f"'{shown(entry.key)}' is not an id",
            "begin the entry with small letters, digits and hyphens, as in the page's address",
        )
    elif not isinstance(entry.node, KeyTable):
        what, remedy = (
            f"{entry.key}: a table is wanted here",
            "write one 'field: value' a line, indented",
        )
    else:
        return None
    return Diagnostic(path=PEOPLE_FILE, line=entry.line, what=what, remedy=remedy)


def _withheld(entry: KeyNode) -> PersonEntry:
    """Return an entry that keeps every name private that an entry with a fault names."""
    name = entry.key if ID.fullmatch(entry.key) else slug(entry.key, 20)
    return PersonEntry(
        id=name, aliases=(entry.key, *_strings(entry.node)), status="private", line=entry.line
    )


def _strings(node: Node) -> Iterator[str]:
    """Yield everything that is written below ``node``, keys and values."""
    if isinstance(node, Scalar):
        yield from (part.strip() for part in node.text.split(",") if part.strip())
    for item in node.items if isinstance(node, Listing) else ():
        yield from _strings(item)
    for one in node.entries if isinstance(node, KeyTable) else ():
        yield one.key
        yield from _strings(one.node)
