"""Capture -> draft."""

from __future__ import annotations

from itertools import chain

from builder.core.article import RULE_FIELD, Draft
from builder.core.capture import Capture
from builder.core.errors import Rejected
from builder.core.outcome import Normalized, Outline, Outlined
from builder.core.outlet import Outlet
from builder.engine.stages import digest_of
from builder.extract import normalize
from builder.lang.tokens import words


def draft_of(item: tuple[Capture, tuple[Outlet, ...], str] | Normalized) -> Normalized:
    """Normalize one capture, given with the outlets known and the id of its own where an editor
    wrote it; or return what is known to come of it.
    """
    if isinstance(item, Normalized):
        return item
    try:
        return Normalized(draft=normalize(*item))
    except Rejected as error:
        return Normalized(rejected=error.diagnostic)


def outlined(normalized: Normalized) -> Outlined:
    """Return what every build has to know of what a capture gave."""
    draft = normalized.draft
    return Outlined(outline=outline(draft) if draft else None, rejected=normalized.rejected)


def outline(draft: Draft) -> Outline:
    """Return what every build has to know of a draft."""
    article = draft.article
    own = (one.text for one in article.paragraphs if not one.foreign)
    said = chain.from_iterable(words(text) for text in (article.title, *own))
    idle = (one for one in draft.findings if one.field == RULE_FIELD and not one.chosen)
    return Outline(
        id=article.id,
        outlet=article.outlet,
        outlet_name=draft.outlet_name,
        published=article.published,
        updated=article.updated,
        truncated=article.truncated is not None,
        addresses=draft.addresses,
        form=draft.form,
        words=digest_of((article.outlet, *said)),
        disobeyed=tuple(finding.value for finding in idle),
        drops=len(draft.drops),
    )
