"""A digest in a folder, built as far as content/ goes, with captures that a test invents."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from invented import HARBOR, MAYOR

from builder.cluster import group, refreshed
from builder.core.article import Article, Draft, Paragraph
from builder.core.capture import Capture
from builder.editor import check, infer, load, reconcile, save, scaffold
from builder.lang.anchoring import anchor
from builder.lang.slugs import slug
from builder.paths import Paths


@dataclass
class Digest:
    """A digest below ``root``; ``pages`` maps capture paths to title, paragraphs and further
    fields.
    """

    root: Path
    pages: dict = field(default_factory=dict)
    began: int = 0

    @property
    def paths(self):
        """Return the folders."""
        return Paths.of(self.root)

    def drafts(self):
        """Return a capture and its draft for each page, as read and normalize would."""
        for path, (title, paragraphs, given) in sorted(self.pages.items()):
            fields = dict(given)
            taken = {key: fields.pop(key) for key in ("captured",) if key in fields}
            known = {key: fields.pop(key) for key in ("addresses", "form") if key in fields}
            text = "\n\n".join((title, *paragraphs))
            capture = Capture(
                path=path,
                sha256=hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest(),
                media="text",
                encoding="utf-8",
                text=text,
                blocks=(),
                **taken,
            )
            spans = anchor(paragraphs, text)
            body = tuple(
                Paragraph(text=paragraph, span=span)
                for paragraph, span in zip(paragraphs, spans, strict=True)
            )
            name = fields.get("outlet_name", "Orsa Post")
            values = {
                "published": "2024-05-06",
                "published_basis": "stated",
                "outlet": slug(name),
                "outlet_basis": "stated",
            } | {key: value for key, value in fields.items() if key != "outlet_name"}
            article = Article(
                id=f"{slug(name)}-{slug(title)}",
                title=title,
                capture=path,
                capture_sha256=capture.sha256,
                paragraphs=body,
                **values,
            )
            yield capture, Draft(article=article, outlet_name=name, **known)

    def build(self, *, dry=False):
        """Build content/ and return the changes, all diagnostics, and the articles."""
        content = load(self.paths)
        pairs = list(self.drafts())
        reconciled = reconcile(
            content, (capture for capture, _ in pairs), (draft for _, draft in pairs if draft)
        )
        table = refreshed(content.frequencies, reconciled.articles)
        grouping = group(reconciled.articles, reconciled.events, content.storylines, table)
        self.articles = {
            article.id: article for article in infer(reconciled.articles, grouping.inferences)
        }
        self.events = {event.id: event for event in grouping.events}
        self.changes = save(
            self.paths, content, reconciled, self.articles.values(), grouping, table, dry=dry
        )
        self.diagnostics = [
            str(diagnostic)
            for diagnostic in (
                *content.diagnostics,
                *reconciled.diagnostics,
                *self.changes.diagnostics,
            )
        ]
        self.checked = [
            str(diagnostic) for diagnostic in check(self.paths, load(self.paths), reconciled)
        ]
        return [written.path for written in self.changes.files]

    def file(self, name):
        """Return the path of a file of content/."""
        return self.root / "content" / name

    def named(self, name):
        """Return what the last build said of a file or folder of content/."""
        return [line for line in self.diagnostics if line.startswith(f"content/{name}")]

    def told(self):
        """Return kind, id and detail of the lines that the history got since the digest was new."""
        return [
            (change.kind, change.id, change.detail)
            for change in load(self.paths).history[self.began :]
        ]

    def edit(self, name, old, new):
        """Change a file of content/ as a person does."""
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text
        self.file(name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def digest(tmp_path):
    """Build a digest of two articles about two events."""
    scaffold(tmp_path)
    digest = Digest(tmp_path)
    digest.pages["bridge.txt"] = ("Bridge opened in Orsa", MAYOR, {})
    digest.pages["ferry.txt"] = (
        "Ferry line approved",
        HARBOR,
        {"published": "2024-07-01", "outlet_name": "Lund Herald"},
    )
    digest.build()
    digest.began = len(load(digest.paths).history)
    return digest
