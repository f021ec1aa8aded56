"""Rules of the program -> the method page: thresholds as they stand in the code, and what they gave here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from builder.model.digest import Digest, Rule
from builder.render.library import Library
from builder.render.markup import counted
from builder.render.prose import prose
from builder.render.views import words
from builder.render.views.figures import Shares, date_shares, kept_shares
from builder.render.views.page import Page, Pages

#: Title of each stage, and what it does in plain words; every number stands in its rules.
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
        "Everything found stands in files that a person may correct. An edit is marked as such and survives every build.",
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
    "render": ("Making the pages", "Every sentence on a page is quoted from a capture, or written by the program from what it counted."),
    "index": ("Search", "Search finds passages and statements. It runs in the browser; the words that are looked for are sent nowhere."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRules:
    """The rules of one stage."""

    anchor: str
    title: str
    lead: str
    #: "18 rules and thresholds".
    summary: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """How it is made."""

    page: Page
    stages: tuple[StageRules, ...]
    #: Pairs of label and number: what the rules gave in this digest.
    counts: tuple[tuple[str, str], ...]
    #: What editors add to the page.
    note: Markup
    #: How the dates of the articles are known.
    dates: Shares
    #: How much of the captures is report.
    kept: Shares


def method_view(pages: Pages) -> MethodView:
    """Return the method page."""
    library = pages.library
    note = next((page.body for page in library.digest.pages if page.id == "method"), "")
    return MethodView(
        page=pages.page("method", "/method/", "Method", "Every rule and threshold behind these pages, as it stands in the program."),
        stages=_stages(library.digest),
        counts=_counts(library),
        note=prose(note),
        dates=date_shares(library),
        kept=kept_shares(library),
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


def _counts(library: Library) -> tuple[tuple[str, str], ...]:
    digest = library.digest
    statements = sum(len(library.statements(event)) for event in library.events)
    foreign = sum(paragraph.foreign for article in digest.articles for paragraph in article.paragraphs)
    edited = sum(paragraph.edited for article in digest.articles for paragraph in article.paragraphs)
    drops = sum(len(draft.drops) for _, draft in digest.drafts)
    republish = Counter(library.policies.values())
    part = "" if republish.keys() <= {"full"} else f" of the {republish['full']:,} that are republished in full"
    dropped = ((f"Stretches of captures dropped{part}", f"{drops:,}"),) if republish["full"] else ()
    confirmed = sum(event.status == "confirmed" for event in library.events.values())
    return (
        ("Captures", f"{len(digest.captures):,}"),
        ("Articles", f"{len(digest.articles):,}"),
        *dropped,
        ("Paragraphs set aside as foreign text", f"{foreign:,}"),
        ("Paragraphs edited by a person", f"{edited:,}"),
        ("Events", f"{counted(len(library.events), 'event')}, {confirmed} confirmed by an editor"),
        ("Statements compared", f"{statements:,}"),
        ("Differences in wording", f"{sum(words.difference_total(library, event) for event in library.events):,}"),
        ("Republished", ", ".join(f"{count} {policy}" for policy, count in sorted(republish.items())) or "nothing yet"),
    )
