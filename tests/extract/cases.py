"""Reads the cases below ``tests/cases/extract`` and compares drafts with what they expect."""

import itertools

from builder.core.outlet import Outlet
from builder.extract import normalize
from builder.extract.formats import read_bytes

#: Fields that a case need not name when they are empty.
EMPTY = {
    "outlet_name": "",
    "outlet_basis": "unknown",
    "domain": None,
    "url": None,
    "published": None,
    "published_basis": "unknown",
    "updated": None,
    "authors": [],
    "signoff": None,
    "dateline": None,
    "credits": [],
    "description": None,
    "tags": [],
    "image": None,
    "image_caption": None,
    "image_credit": None,
    #: Numbers of the foreign paragraphs, from 1.
    "foreign": [],
}


def outlets_of(record):
    return tuple(Outlet(**outlet) for outlet in record.get("outlets", ()))


def draft_of(data, name, outlets=()):
    return normalize(read_bytes(data, name), outlets)


def shown(draft):
    """Return a draft as the fields that a case names."""
    article = draft.article
    fields = {key: getattr(article, key) for key in EMPTY if hasattr(article, key)}
    fields = {
        key: list(value) if isinstance(value, tuple) else value for key, value in fields.items()
    }
    foreign = [
        number for number, paragraph in enumerate(article.paragraphs, 1) if paragraph.foreign
    ]
    return {
        "title": article.title,
        "language": article.language,
        **fields,
        "outlet_name": draft.outlet_name,
        "domain": draft.domain,
        "foreign": foreign,
        "body": [paragraph.text for paragraph in article.paragraphs],
    }


def full(expected):
    """Return what a case expects with its empty fields."""
    return EMPTY | expected


def owners(draft):
    """Return the spans of paragraphs, owning findings and drops: a finding inside another owner
    owns nothing.
    """
    taken = [paragraph.span for paragraph in draft.article.paragraphs] + [
        drop.span for drop in draft.drops
    ]
    found = []
    for finding in draft.findings:
        span = finding.span
        if span is not None and not any(
            span.start < other.end and other.start < span.end for other in taken + found
        ):
            found.append(span)
    return sorted(taken + found)


def check_conservation(capture, draft):
    """Fail unless every non-blank character of the capture has exactly one owner."""
    spans = owners(draft)
    for one, two in itertools.pairwise(spans):
        assert one.end <= two.start, (
            f"two owners: {capture.text[two.start : min(one.end, two.end)]!r}"
        )
    position = 0
    for span in [*spans, None]:
        rest = capture.text[position : span.start if span else len(capture.text)]
        assert not rest.strip(), f"no owner: {rest.strip()[:80]!r}"
        position = span.end if span else position
