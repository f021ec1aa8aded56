"""Receipt -> why an event's articles are together, what nearly joined, who confirmed it.

First in plain sentences; every reason with its figures is folded below them.
"""

from __future__ import annotations

import msgspec
from markupsafe import Markup
from msgspec.structs import replace

from builder.core.event import NearMiss, Reason
from builder.site.library import Library
from builder.site.markup import percent_words, unquoted
from builder.site.views import words
from builder.site.views.derivation import pairs
from builder.site.views.plain_reasons import language_of, near_in_words, together_in_words


class ReasonView(msgspec.Struct, frozen=True, kw_only=True):
    """One reason in words."""

    quote: str
    #: Language of the quotation.
    language: str
    text: str
    #: Signs of the articles that it speaks of; none when it speaks of all.
    signs: tuple[str, ...]


class NearView(msgspec.Struct, frozen=True, kw_only=True):
    """An article that nearly joined."""

    title: str
    language: str
    url: str
    #: Its outlet and date.
    facts: str
    #: What speaks for it and what against it, in a sentence; empty where no reason is plain.
    plain: Markup
    reasons: tuple[ReasonView, ...]
    #: Its own event.
    event_url: str


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why these."""

    #: Why they are together, in plain sentences.
    plain: Markup
    together: tuple[ReasonView, ...]
    nearly: tuple[NearView, ...]
    status: str


def why(library: Library, event: str) -> Why:
    """Return the receipts of an event in words."""
    receipt = library.receipts.get(event)
    record = library.events[event]
    status = (
        "Confirmed by an editor."
        if record.status == "confirmed"
        else "Proposed by the program, not yet confirmed by an editor."
    )
    changed = [name.replace("body", "note") for name in record.edited if name != "status"]
    return Why(
        plain=together_in_words(library, library.columns(event), receipt.reasons)
        if receipt
        else Markup(),
        together=tuple(
            _reason(library, _same_figure(library, event, one), library.columns(event))
            for one in receipt.reasons
        )
        if receipt
        else (),
        nearly=tuple(
            _near(library, event, miss)
            for miss in receipt.nearly
            if miss.article in library.articles
        )
        if receipt
        else (),
        status=status + (f" An editor changed: {', '.join(changed)}." if changed else ""),
    )


def _same_figure(library: Library, event: str, reason: Reason) -> Reason:
    """Return a reason with the page's own figure for the two nearest articles' wording.

    The figure of grouping counts names as well.
    """
    coverage = library.coverages.get(event)
    if reason.kind != "wording" or coverage is None:
        return reason
    nearest = max(pairs(coverage), key=lambda one: one.share, default=None)
    if nearest is None:
        return replace(
            reason,
            text="Names aside, no two of them share four words in a row.",
            articles=(),
        )
    share = percent_words(nearest.share)
    text = f"Of the shorter text's sequences of four words, {share} occur in the other as well, in the two that are nearest."
    return replace(
        reason, text=text, articles=(nearest.article, nearest.source), value=nearest.share
    )


def _reason(library: Library, reason: Reason, everybody: tuple[str, ...] = ()) -> ReasonView:
    signs = tuple(
        library.sign(article) for article in reason.articles if article in library.articles
    )
    quote = unquoted(reason.quote)
    return ReasonView(
        quote=quote,
        language=language_of(library, reason),
        text=reason.text.rstrip(".") + ":" if quote else reason.text,
        signs=() if set(reason.articles) >= set(everybody) and everybody else signs,
    )


def _near(library: Library, event: str, miss: NearMiss) -> NearView:
    article = library.articles[miss.article]
    other = library.event_of.get(miss.article, "")
    return NearView(
        title=article.title,
        language=article.language,
        url=library.urls.article(article.id),
        facts=f"{library.sign(article.id)}, {words.published(library, article)}",
        plain=near_in_words(library, miss, library.columns(event)),
        reasons=tuple(_reason(library, reason) for reason in miss.reasons),
        event_url=library.urls.event(other) if other else "",
    )
