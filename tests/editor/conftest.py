"""A digest in a folder, built as far as content/ goes, with captures that a test invents."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from invented import HARBOR, MAYOR

from builder.cluster import group, refreshed
from builder.core.article import Article, Draft, Paragraph
from builder.core.capture import Capture
from builder.core.outcome import Placement, Sight
from builder.editor import check, held_back, infer, load, matched, reconcile, save, scaffold, tasks
from builder.editor.placing import placed
from builder.editor.versions import Taken
from builder.lang.anchoring import anchor
from builder.lang.slugs import slug
from builder.paths import Paths
from builder.pipeline.work.drafting import outline


def reconciled_with(content, pairs):
    """Return the articles of captures, given with their drafts (``None``: there is none)."""
    known = {capture.path: (capture, draft) for capture, draft in pairs}
    taken = [
        Taken(
            Sight(path, capture.sha256, capture.container, capture.captured, b""),
            outline(draft),
            lambda pair=(capture, draft): pair,
        )
        for path, (capture, draft) in known.items()
        if draft
    ]
    found = matched(content, taken)
    outlets = tuple(outlet.id for outlet in content.outlets)

    def made(one, shown, written):
        return placed(
            Placement(
                id=one.id,
                aliases=found.aliases[one.id],
                versions=tuple(each.path for each in one.versions if len(one.versions) > 1),
                capture=shown.capture,
                draft=shown.draft,
                written=written,
                outlets=outlets,
            )
        )

    newer = {
        one.id: made(one, latest, None).article
        for one in found.matches
        if (latest := held_back(one))
    }
    articles = {one.id: made(one, one.shown, one.article) for one in found.matches}
    return reconcile(
        content, known.keys(), found, articles, newer, lambda path: known[path][0].text
    )


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

    def reconciled(self, content):
        """Return the articles of the pages."""
        return reconciled_with(content, list(self.drafts()))

    def build(self, *, dry=False):
        """Build content/ and return the changes, all diagnostics, and the articles."""
        content = load(self.paths)
        reconciled = self.reconciled(content)
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
        written = load(self.paths)
        to_do = tasks(written, reconciled.outlets, reconciled.articles, ())
        self.checked = [
            str(diagnostic)
            for diagnostic in (
                *check(self.paths, written, reconciled),
                *(task.diagnostic for task in to_do),
            )
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
