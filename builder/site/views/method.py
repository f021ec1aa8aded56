"""Rules of the program -> the method page: the code's own thresholds and what they gave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

import msgspec
from markupsafe import Markup

from builder.core.digest import Digest, Rule
from builder.site.markup import counted
from builder.site.overview import Overview
from builder.site.prose import prose
from builder.site.views.figures import Look, ShareBars, Tone, figure, ordered, outlet_link
from builder.site.views.legend import Legend, legend
from builder.site.views.page import Link, PageShell
from builder.site.views.site_pages import SitePages
from builder.site.views.words import DATE_BASIS

#: Title of each stage, and what it does in plain words; every number is in its rules.
_STAGES: Final = {
    "read": (
        "Reading captures",
        (
            "A capture is a page as it was received: plain text, HTML, or a page saved with its pictures. It is never changed. "
            "Here its text is found and cut into lines or blocks."
        ),
    ),
    "normalize": (
        "From capture to article",
        (
            "From everything on a page the report is taken out: its headline, outlet, authors, date and paragraphs. "
            "Where a text is republished in full, the page of its capture shows what was left out, and the rule behind each piece."
        ),
    ),
    "content": (
        "What people may edit",
        "Everything found is kept in files that a person may correct. An edit is marked as such and survives every build.",
    ),
    "group": (
        "Which articles report the same event",
        (
            "Articles are together when they share rare words and names and are close in time. "
            "Each event says why its articles are together and which one nearly joined; an editor can overrule it."
        ),
    ),
    "collate": (
        "Comparing what they print",
        (
            "Sentences that say the same are set side by side, and each is compared word by word with one of them, the base text. "
            "Also told: who speaks, who credits whom, how much wording is shared, and what is about another time."
        ),
    ),
    "render": (
        "Making the pages",
        "Every sentence on a page is quoted from a capture, or written by the program from what it counted.",
    ),
    "index": (
        "Search",
        "Search finds passages and statements. It runs in the browser; the words that are looked for are sent nowhere.",
    ),
}
_KEPT: Final[dict[str, tuple[Look, Tone]]] = {
    "report": ("solid", "ink"),
    "foreign text": ("hatched", "ink"),
    "dropped": ("line", "soft"),
}
_DATES: Final[dict[str, tuple[Look, Tone]]] = {
    "stated": ("solid", "ink"),
    "metadata": ("solid", "soft"),
    "url": ("hatched", "ink"),
    "inferred": ("framed", "ink"),
    "unknown": ("line", "soft"),
}


class StageRules(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of one stage."""

    anchor: str
    title: str
    lead: str
    #: "18 rules and thresholds".
    summary: str
    rules: tuple[Rule, ...]


class MethodView(msgspec.Struct, frozen=True, kw_only=True):
    """How it is made."""

    page: PageShell
    #: What the signs of the comparisons mean.
    legend: Legend
    stages: tuple[StageRules, ...]
    #: Pairs of label and number: what the rules gave in this digest.
    counts: tuple[tuple[str, str], ...]
    #: What editors add to the page.
    note: Markup
    #: How the dates of the articles are known.
    dates: ShareBars
    #: How much of the captures is report.
    kept: ShareBars


def views(pages: SitePages) -> Iterator[MethodView]:
    """Yield the method page."""
    site = pages.library
    note = next((page.body for page in site.digest.pages if page.id == "method"), "")
    yield MethodView(
        page=pages.page(
            "method",
            "/method/",
            "Method",
            "Every rule and threshold behind these pages, as the program has it.",
        ),
        legend=legend(),
        stages=_stages(site.digest),
        counts=_counts(site),
        note=prose(note),
        dates=_date_shares(site),
        kept=_kept_shares(site),
    )


def _stages(digest: Digest) -> tuple[StageRules, ...]:
    found: dict[str, list[Rule]] = {stage: [] for stage in _STAGES}
    for rule in digest.rules:
        found[rule.stage].append(rule)
    return tuple(
        StageRules(
            anchor=stage,
            title=_STAGES[stage][0],
            lead=_STAGES[stage][1],
            summary=counted(len(rules), "rule with its threshold", "rules with their thresholds"),
            rules=tuple(rules),
        )
        for stage, rules in found.items()
        if rules
    )


def _kept_shares(site: Overview) -> ShareBars:
    """Return how much of each outlet's captures is report, foreign text and dropped.

    In characters.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in (one for summary in site.summaries.values() for one in summary.kept):
        counts = {"report": one.report, "foreign text": one.foreign, "dropped": one.dropped}
        found[site.articles[one.article].outlet or one.article].update(counts)
    rows = [(outlet_link(site, outlet), counts) for outlet, counts in found.items()]
    return figure(ordered(rows), _KEPT, {name: name for name in _KEPT}, percent=True)


def _date_shares(site: Overview) -> ShareBars:
    """Return how the dates of all articles are known, in one bar."""
    bases = Counter(str(article.published_basis) for article in site.articles.values())
    whole = Link(url="", text=counted(bases.total(), "article"))
    return figure(
        [(whole, bases)], _DATES, {str(basis): word for basis, word in DATE_BASIS.items()}
    )


def _counts(site: Overview) -> tuple[tuple[str, str], ...]:
    found = site.summaries.values()
    republish = Counter(site.policies.values())
    part = (
        ""
        if republish.keys() <= {"full"}
        else f" of the {republish['full']:,} that are republished in full"
    )
    drops = site.drops + sum(one.drops for one in found)
    dropped = ((f"Stretches of captures dropped{part}", f"{drops:,}"),) if republish["full"] else ()
    confirmed = sum(event.status == "confirmed" for event in site.events.values())
    return (
        ("Captures", f"{site.captures:,}"),
        ("Articles", f"{len(site.articles):,}"),
        *dropped,
        ("Paragraphs set aside as foreign text", f"{sum(one.foreign for one in found):,}"),
        ("Paragraphs edited by a person", f"{sum(one.edited for one in found):,}"),
        ("Events", f"{counted(len(site.events), 'event')}, {confirmed} confirmed by an editor"),
        ("Statements compared", f"{sum(one.statements for one in found):,}"),
        ("Differences in wording", f"{sum(one.differences for one in found):,}"),
        (
            "Republished",
            ", ".join(f"{count} {policy}" for policy, count in sorted(republish.items()))
            or "nothing yet",
        ),
    )
