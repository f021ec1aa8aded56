"""A capture and its draft, and what a person wrote into the article's file -> the article: an id
that is fixed, a person's words kept, every paragraph anchored in the capture.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from msgspec.structs import replace

from builder.core.article import Article
from builder.core.outcome import Placed, Placement
from builder.editor.anchors import anchored, removed, unanchored
from builder.editor.document import BODY
from builder.editor.schema import ARTICLE, storable
from builder.lang.slugs import slug

#: Fields that follow the capture, whatever a person wrote there.
MACHINE: Final = ("capture", "capture_sha256", "versions")


def placed(item: Placement) -> Placed:
    """Return the article of a capture."""
    proposal = _proposal(item)
    article = _merged(item, proposal)
    return Placed(
        article=article,
        proposal=None if article == proposal else proposal,
        unread=unanchored(article, item.capture.text),
    )


def _proposal(item: Placement) -> Article:
    """Return the article as the program would write it."""
    article, capture = item.draft.article, item.capture
    own = {
        "id": item.id,
        "aliases": item.aliases,
        "capture": capture.path,
        "capture_sha256": capture.sha256,
        "versions": item.versions,
        "edited": (),
    }
    return replace(article, **{**storable(article, ARTICLE), **own})


def _merged(item: Placement, proposal: Article) -> Article:
    """Return ``proposal`` with the fields and the body that a person changed."""
    disk = item.written
    if disk is None or not disk.edited:
        return proposal
    fields = [
        field.key
        for field in ARTICLE.fields
        if field.key in disk.edited and field.key not in MACHINE
    ]
    merged = replace(
        proposal,
        **{key: getattr(disk, key) for key in fields},
        edited=(*fields, *(name for name in disk.edited if name == BODY)),
    )
    if merged.outlet != proposal.outlet:
        merged = replace(merged, outlet=outlet_id(merged.outlet, item.outlets))
    if "published" in fields and "published_basis" not in fields:
        # An editor who writes a date states it.
        merged = replace(merged, published_basis="stated" if merged.published else "unknown")
    if BODY in disk.edited:
        paragraphs = anchored(disk.paragraphs, proposal.paragraphs, item.capture.text)
        merged = replace(
            merged, paragraphs=paragraphs, removed=removed(paragraphs, proposal.paragraphs)
        )
    return merged


def unmatched(article: Article, text: str | None, outlets: Collection[str]) -> Article:
    """Return an article that normalize made nothing of this time: its words are proved by the
    capture's text, or by nothing.
    """
    article = replace(article, outlet=outlet_id(article.outlet, outlets))
    return replace(article, paragraphs=anchored(article.paragraphs, (), text or ""))


def outlet_id(named: str, known: Collection[str]) -> str:
    """Return the id of an outlet that a person wrote into an article, by its id or by its name."""
    return named if named in known or not named else slug(named)
