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
from builder.render.views.figures import Shares, kept_shares
from builder.render.views.page import Page, Pages

_STAGES: Final = {
    "read": "Reading captures",
    "normalize": "From capture to article",
    "content": "What people may edit",
    "group": "Which articles report the same event",
    "collate": "Comparing what they print",
    "render": "Making the pages",
    "index": "Search",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRules:
    """The rules of one stage."""

    anchor: str
    title: str
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
    #: Pairs of date basis in words and number of articles.
    dates: tuple[tuple[str, int], ...]
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
        dates=_dates(library),
        kept=kept_shares(library),
    )


def _stages(digest: Digest) -> tuple[StageRules, ...]:
    found: dict[str, list[Rule]] = {stage: [] for stage in _STAGES}
    for rule in digest.rules:
        found.setdefault(rule.stage, []).append(rule)
    return tuple(
        StageRules(anchor=stage, title=_STAGES.get(stage, stage.capitalize()), rules=tuple(rules))
        for stage, rules in found.items()
        if rules
    )


def _dates(library: Library) -> tuple[tuple[str, int], ...]:
    bases = Counter(article.published_basis for article in library.articles.values())
    return tuple((words.DATE_BASIS[basis], bases[basis]) for basis in words.DATE_BASIS if bases[basis])  # type: ignore[index]


def _counts(library: Library) -> tuple[tuple[str, str], ...]:
    digest = library.digest
    statements = sum(len(library.statements(event)) for event in library.events)
    foreign = sum(paragraph.foreign for article in digest.articles for paragraph in article.paragraphs)
    edited = sum(paragraph.edited for article in digest.articles for paragraph in article.paragraphs)
    drops = sum(len(draft.drops) for _, draft in digest.drafts)
    republish = Counter(library.policies.values())
    confirmed = sum(event.status == "confirmed" for event in library.events.values())
    return (
        ("Captures", f"{len(digest.captures):,}"),
        ("Articles", f"{len(digest.articles):,}"),
        ("Stretches of captures dropped, each with its rule", f"{drops:,}"),
        ("Paragraphs set aside as foreign text", f"{foreign:,}"),
        ("Paragraphs edited by a person", f"{edited:,}"),
        ("Events", f"{counted(len(library.events), 'event')}, {confirmed} confirmed by an editor"),
        ("Statements compared", f"{statements:,}"),
        ("Differences in wording", f"{sum(words.difference_total(library, event) for event in library.events):,}"),
        ("Republished", ", ".join(f"{count} {policy}" for policy, count in sorted(republish.items())) or "nothing yet"),
    )
