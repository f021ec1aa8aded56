"""Receipt -> why an event's articles are together, what nearly joined, who confirmed it.

First in a plain sentence made of the reasons that hold for all of them; every reason with its
figures is folded below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from markupsafe import Markup
from msgspec.structs import replace

from builder.core.event import NearMiss, Reason, ReasonKind
from builder.site.library import Library
from builder.site.markup import counted, excerpt, number_word, percent_words, unquoted
from builder.site.moments import moment
from builder.site.views import words
from builder.site.views.derivation import pairs

#: Days between articles, at most, that speak for one event; characters of the words that are quoted
#: in a sentence.
_NEAR_DAYS: Final = 14
_LONGEST: Final = 90
_QUOTATION: Final = Markup('<q class="theirs" lang="{}">{}</q>')
_NAME: Final = Markup('<bdi class="theirs" lang="{}">{}</bdi>')


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
        plain=_plain(library, event, receipt.reasons) if receipt else Markup(),
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


def _plain(library: Library, event: str, reasons: Sequence[Reason]) -> Markup:
    """Return what all articles have in common in one sentence, then a phrase that some share."""
    columns = library.columns(event)
    if len(columns) == 1:
        return Markup()
    told = [one for one in reasons if one.quote or (one.kind == "date" and _is_near(one))]
    everybody = [one for one in told if set(one.articles) >= set(columns)]
    common = list(_common(library, everybody))
    these = Markup("These {}").format(number_word(len(columns)))
    sentences = [Markup("{} {}.").format(these, _enumerated(common))] if common else []
    date = next((one for one in told if one.kind == "date"), None)
    if date and date not in everybody and len(date.articles) > 1:
        sentences.append(
            Markup("{} {}.").format(
                number_word(len(date.articles)).capitalize() + (" of them" if common else ""),
                _dated(date),
            )
        )
    phrase = next((one for one in told if one.kind == "phrase" and one not in everybody), None)
    if phrase and not any(one.kind == "phrase" for one in everybody):
        some = number_word(len(phrase.articles))
        sentences.append(
            Markup("{} of them share the phrase {}, which no other article here has.").format(
                some.capitalize(), _quoted(library, phrase)
            )
        )
    return Markup(" ").join(sentences)


def _common(library: Library, reasons: Sequence[Reason]) -> Iterator[Markup]:
    """Yield what the first reason of each kind says, as the end of a sentence."""
    first: dict[ReasonKind, Reason] = {}
    for one in reasons:
        first.setdefault(one.kind, one)
    if date := first.get("date"):
        yield _dated(date)
    if people := first.get("people"):
        yield Markup("name {}").format(_quoted(library, people, marks=False))
    if place := first.get("place"):
        yield Markup("name the place {}").format(_quoted(library, place, marks=False))
    if phrase := first.get("phrase"):
        yield Markup("share the phrase {}, which no other article here has").format(
            _quoted(library, phrase)
        )


def _dated(reason: Reason) -> Markup:
    """Return how near in time articles appeared, as the end of a sentence."""
    days = int(reason.value or 0)
    if not days:
        return Markup("appeared on the same day")
    return Markup("appeared within {}").format("a day" if days == 1 else counted(days, "day"))


def _is_near(date: Reason) -> bool:
    """Tell whether articles appeared so near in time that it speaks for their being together."""
    return (date.value or 0) <= _NEAR_DAYS


def _enumerated(parts: Sequence[Markup]) -> Markup:
    """Return "a, b and c"."""
    *most, last = parts
    return Markup(" and ").join([Markup(", ").join(most), last]) if most else last


def _quoted(library: Library, reason: Reason, *, marks: bool = True) -> Markup:
    """Return the words of a reason as printed, in their language."""
    view = _reason(library, reason)
    form = _QUOTATION if marks else _NAME
    return form.format(view.language, excerpt(view.quote, _LONGEST))


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
        language=next(
            (
                library.articles[article].language
                for article in reason.articles
                if article in library.articles
            ),
            library.language,
        ),
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
        plain=_near_plain(
            library, miss, exact=_exact(library, miss.article, *library.columns(event))
        ),
        reasons=tuple(_reason(library, reason) for reason in miss.reasons),
        event_url=library.urls.event(other) if other else "",
    )


def _near_plain(library: Library, miss: NearMiss, *, exact: bool) -> Markup:
    """Return what speaks for an article that nearly joined, and what against it.

    ``exact``: of each article the day is known, so that the days between them can be counted.
    """
    reasons = {one.kind: one for one in reversed(miss.reasons)}
    if "editor" in reasons:
        return Markup("An editor keeps it out of this event.")
    people = reasons.get("people")
    speaks = Markup("names {}").format(_quoted(library, people, marks=False)) if people else None
    against = (
        [
            Markup("appeared {}{} apart").format(
                "" if exact else "at least ", counted(miss.days, "day")
            )
        ]
        if miss.days
        else []
    )
    wording = reasons.get("wording")
    if wording is not None and wording.value is not None:
        share = percent_words(wording.value)
        against.append(
            Markup("shares {} of its runs of four words").format(
                share if share.startswith("under") else f"at most {share}"
            )
            if wording.value
            else Markup("shares no run of four words")
        )
    if not against:
        return Markup("It {}.").format(speaks) if speaks else Markup()
    told = _enumerated(against)
    return (
        Markup("It {}, but {}.").format(speaks, told) if speaks else Markup("It {}.").format(told)
    )


def _exact(library: Library, *articles: str) -> bool:
    """Tell whether the dates that articles bear are days."""
    dates = (moment(library.articles[article].published) for article in articles)
    return all(date.exact for date in dates if date)
