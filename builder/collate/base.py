"""Articles of an event -> the base text that the others are compared with, and why.

The rule, in this order: an outlet that is itself a party or the organizer (its file says so) · the
article that others credit · the one that carries most statements · the earliest · the longest · the
first by id.  A capture too short to compare is never the base.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from builder.collate.sources.credits import REPORT_CREDITS
from builder.core.article import Article
from builder.core.coverage import Credit
from builder.core.outlet import Outlet

#: Kinds of outlet that speak for a party to what happened rather than report it.
PRIMARY_KINDS: Final = frozenset(
    {
        "organisation",
        "organization",
        "organizer",
        "organiser",
        "government",
        "ministry",
        "institution",
        "company",
        "party",
        "official",
        "primary",
    }
)


def choose_base(
    articles: Sequence[Article],
    outlets: Mapping[str, Outlet],
    short: AbstractSet[str],
    credits_: Sequence[Credit],
    carried: Counter[str],
) -> tuple[str, str]:
    """Return the id of the base article and the reason in one sentence."""
    full = [article for article in articles if article.id not in short] or list(articles)
    credited = Counter(
        credit.source for credit in credits_ if credit.source and credit.kind in REPORT_CREDITS
    )
    ranked = sorted(
        full,
        key=lambda a: (
            not _primary(a, outlets),
            -credited[a.id],
            -carried[a.id],
            a.published or "9999",
            -_length(a),
            a.id,
        ),
    )
    first = ranked[0]
    sign = outlets[first.outlet].sign if first.outlet in outlets else first.outlet or first.title
    if len(articles) == 1:
        return first.id, f"{sign} is the only report."
    if _primary(first, outlets):
        return (
            first.id,
            f"{sign} is the base text, because it speaks for a party or the organizer of what is reported and is nearest to the source.",
        )
    if credited[first.id]:
        return first.id, f"{sign} is the base text, because other reports credit it."
    if len({carried[a.id] for a in full}) > 1:
        return (
            first.id,
            f"{sign} is the base text, because it carries most of the shared statements ({carried[first.id]}).",
        )
    which = (
        "of the reports that are long enough to compare"
        if len(full) < len(articles)
        else "of the reports"
    )
    return (
        first.id,
        f"{sign} is the base text, because it is the earliest {which}, or the longest of those equally early.",
    )


def _primary(article: Article, outlets: Mapping[str, Outlet]) -> bool:
    kind = outlets[article.outlet].kind if article.outlet in outlets else None
    return (kind or "").casefold() in PRIMARY_KINDS


def _length(article: Article) -> int:
    return sum(len(paragraph.text) for paragraph in article.paragraphs if not paragraph.foreign)


def column_order(
    articles: Sequence[Article], base: str, short: AbstractSet[str]
) -> tuple[str, ...]:
    """Return article ids: base, full reports by date and id, then those too short."""
    ranked = sorted(
        articles,
        key=lambda a: (
            a.id != base,
            a.id in short,
            a.published_basis == "inferred",
            (a.published or "9999")[:10],
            a.id,
        ),
    )
    return tuple(article.id for article in ranked)
