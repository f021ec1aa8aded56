"""A file of content/ -> its record, and a line for each fault in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builder.core.errors import Diagnostic, Rejected
from builder.core.outcome import ContentRecord
from builder.editor import disk
from builder.editor.document import Document, read_document
from builder.editor.documents import MAX_FILE_BYTES
from builder.editor.frontmatter import Malformed
from builder.editor.schema import Schema, read_fields
from builder.editor.value_kinds import ID
from builder.lang.slugs import slug

#: What files say, by their paths.
Records = Mapping[str, ContentRecord]


@dataclass(slots=True)
class ContentReader:
    """What has been found so far."""

    root: Path
    #: Path -> what a file says that has not changed since it was read without a complaint.
    known: Records = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    #: Path -> keys that cannot be read, with what is legible of them.
    damaged: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    #: Paths of those among them whose records do not do without.
    serious: set[str] = field(default_factory=set)

    def read(self, folder: str) -> Iterable[Document]:
        """Return the documents of ``folder``; what cannot be read becomes a diagnostic."""
        found = []
        for path in disk.files(self.root / folder, ".md"):
            name = f"{folder}/{path.name}"
            if name in self.known:
                continue
            if not ID.fullmatch(id_of(name)):
                self.broken.append(name)
                remedy = f"rename it to {slug(id_of(name), 20)}.md"
                self.diagnostics.append(
                    Diagnostic(
                        path=name,
                        what="a file's name becomes an address: small letters, digits, hyphens",
                        remedy=remedy,
                    )
                )
                continue
            try:
                found.append(read_document(name, disk.read_text(path, name, MAX_FILE_BYTES)))
            except Malformed as error:
                self.broken.append(name)
                remedy = "mend the file; it is left alone until then"
                self.diagnostics.append(
                    Diagnostic(path=name, line=error.line, what=error.what, remedy=remedy)
                )
            except Rejected as error:
                self.broken.append(name)
                self.diagnostics.append(error.diagnostic)
        self.documents.update((document.path, document) for document in found)
        return found

    def fields(self, document: Document, schema: Schema) -> dict[str, Any]:
        """Return the fields of ``document`` that can be read; keep what is wrong with the others."""
        read = read_fields(document, schema)
        self.diagnostics.extend(read.diagnostics)
        if read.illegible:
            self.damaged[document.path] = read.illegible
        if read.illegible.keys() - read.spare:
            self.serious.add(document.path)
        return dict(read.values)

    def text(self, path: str) -> str:
        """Return the text of a broken file; "" when there is none that can be read."""
        try:
            return disk.read_text(self.root / path, path, MAX_FILE_BYTES)
        except Rejected:
            return ""

    def broken_in(self, folder: str) -> Iterable[tuple[str, str]]:
        """Yield id and path of each broken file of ``folder``; of one whose name is not an id, the id
        that it should have.
        """
        for path in self.broken:
            if path.startswith(f"{folder}/"):
                name = id_of(path)
                yield name if ID.fullmatch(name) else slug(name, 20), path


def id_of(path: str) -> str:
    """Return the id that the file at ``path`` gives its record."""
    return path.rpartition("/")[2].removesuffix(".md")
