"""Coverage -> who credits whom, and how much wording articles share: never one figure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec
from markupsafe import Markup

from builder.core.coverage import Coverage, Credit, Direction, Reuse
from builder.core.passage import HEADLINE
from builder.site.library import Library
from builder.site.markup import bdi, counted, joined, percent_words, unquoted

#: Pairs drawn at once; the others unfold.
_SHOWN: Final = 8
#: Pairs of reports with the most in common, open.
_OPEN_BARS: Final = 4
#: Pairs on the page, those that are folded among them; the data files have all.
_MOST: Final = 40
#: Articles named that credit no other report; more are counted.
_MOST_NAMED: Final = 12
#: Kinds of credit that say where the report comes from.
REPORTS: Final = ("report", "agency")
#: How the direction of shared wording is known: by a credit, by an agency's mark, by clearly
#: different dates.
_DIRECTIONS: Final[dict[Direction, str]] = {
    "credit": "{} credited",
    "agency": "{}’s mark",
    "time": "{} earlier",
    "unknown": "",
}
_KINDS: Final = {
    "report": "its report",
    "agency": "its report",
    "note": "a signed note",
    "photo": "picture",
}


class CreditView(msgspec.Struct, frozen=True, kw_only=True):
    """One article saying where it has something from."""

    sign: str
    source: str
    #: What is credited: its report, its picture.
    what: str
    #: The credited article is among those of the event.
    known: bool
    #: The sentence or line that says so; "" when it is apart from the text.
    quote: str
    language: str
    url: str
    place: str


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """Shared wording of one pair."""

    sign: str
    #: The other article of the pair.
    source: str
    percent: str
    #: For the drawing.
    width: str
    #: How it is known which of the two came first; empty when it is not.
    note: Markup


class Derivation(msgspec.Struct, frozen=True, kw_only=True):
    """Credits, reuse, and the count of independent voices."""

    credits: tuple[CreditView, ...]
    #: Credits of pictures and signed notes.
    others: tuple[CreditView, ...]
    #: Articles that credit no other report, in one sentence; "" when there is none.
    silent: Markup
    bars: tuple[Bar, ...]
    more: tuple[Bar, ...]
    #: A note on the pairs that are not shown; "" if there are none.
    left: str
    #: Whether credits and shared wording agree, in sentences.
    agreement: tuple[Markup, ...]
    voices: str
    reasons: tuple[str, ...]


def derivation(library: Library, coverage: Coverage) -> Derivation:
    """Return where the articles of an event have their reports from."""
    shared = pairs(coverage)
    reports, others = credit_views(library, coverage)
    bars = tuple(shared_bar(library, one) for one in shared)
    crediting = {credit.article for credit in coverage.credits if credit.kind in REPORTS}
    silent = [library.sign(article) for article in coverage.articles if article not in crediting]
    return Derivation(
        credits=reports,
        others=others,
        silent=_silent(silent)
        if len(coverage.articles) > 1 and not coverage.voices.reasons
        else Markup(),
        bars=bars[:_OPEN_BARS],
        more=bars[_OPEN_BARS:_MOST],
        left=f"{counted(len(bars) - _MOST, 'further pair')} with less in common."
        if len(bars) > _MOST
        else "",
        agreement=_agreement(library, coverage, shared),
        voices=voices(coverage),
        reasons=coverage.voices.reasons,
    )


def credit_views(
    library: Library, coverage: Coverage
) -> tuple[tuple[CreditView, ...], tuple[CreditView, ...]]:
    """Return the credits of an event: of reports, and of pictures and signed notes."""
    found = _ordered(coverage)
    reports = tuple(_credit(library, credit) for credit in found if credit.kind in REPORTS)
    return reports, _once(
        _credit(library, credit) for credit in found if credit.kind not in REPORTS
    )


def pairs(coverage: Coverage) -> list[Reuse]:
    """Return each pair once, with the share of the shorter text, the credited ones first.

    In a pair the later article comes first, if it is known which that is.
    """
    best: dict[frozenset[str], float] = {}
    for one in coverage.reuse:
        pair = frozenset((one.article, one.source))
        best[pair] = max(best.get(pair, 0), one.share)
    crediting = credited(coverage)
    known = {
        (one.article, one.source): one.direction
        for one in coverage.reuse
        if one.direction != "unknown"
    }
    place = {article: index for index, article in enumerate(coverage.articles)}
    found = []
    for pair, share in best.items():
        first, second = sorted(pair, key=place.__getitem__)
        if (second, first) in crediting or (
            (second, first) in known and (first, second) not in known
        ):
            first, second = second, first
        direction: Direction = (
            "credit" if (first, second) in crediting else known.get((first, second), "unknown")
        )
        found.append(Reuse(article=first, source=second, share=share, direction=direction))
    return sorted(
        found,
        key=lambda one: (
            (one.article, one.source) not in crediting,
            -one.share,
            place[one.article],
            place[one.source],
        ),
    )


def credited(coverage: Coverage) -> frozenset[tuple[str, str]]:
    """Return which article credits which other one of the event with its report."""
    return frozenset(
        (credit.article, credit.source)
        for credit in coverage.credits
        if credit.kind in REPORTS and credit.source
    )


def _agreement(library: Library, coverage: Coverage, shared: list[Reuse]) -> tuple[Markup, ...]:
    """Return, for each credit among the articles, whether its wording is the nearest."""
    found = []
    for article, source in sorted(
        credited(coverage), key=lambda one: (coverage.articles.index(one[0]), one[1])
    )[:_SHOWN]:
        shares = {
            other: one.share
            for one in shared
            for other in {one.article, one.source} - {article}
            if article in (one.article, one.source)
        }
        nearest = max(shares, key=lambda other: (shares[other], other == source), default="")
        who, whom, whose = (
            bdi(library.sign(one)) if one else Markup() for one in (article, source, nearest)
        )
        if nearest == source:
            found.append(
                Markup(
                    "Credit and wording agree: {} credits {} and is nearest to it in wording."
                ).format(who, whom)
            )
        elif nearest:
            found.append(
                Markup(
                    "Credit and wording differ: {} credits {}, but is nearest to {} in wording."
                ).format(who, whom, whose)
            )
        else:
            found.append(
                Markup("{} credits {}, but shares no run of words with it.").format(who, whom)
            )
    if shared and not found:
        found.append(
            Markup(
                "No article here credits another one: shared wording alone does not tell who had it from whom."
            )
        )
    return tuple(found)


def _once(found: Iterable[CreditView]) -> tuple[CreditView, ...]:
    """Return the credits without those that would read the same."""
    return tuple(
        {
            (credit.sign, credit.what, credit.quote or credit.source): credit for credit in found
        }.values()
    )


def voices(coverage: Coverage) -> str:
    """Return "2 of 4"."""
    return f"{len(coverage.voices.groups)} of {len(coverage.articles)}"


def _ordered(coverage: Coverage) -> list[Credit]:
    rank = {"report": 0, "agency": 1, "note": 2, "photo": 3}
    position = {article: index for index, article in enumerate(coverage.articles)}
    return sorted(
        coverage.credits, key=lambda one: (rank[one.kind], position.get(one.article, 0), one.name)
    )


def _silent(signs: list[str]) -> Markup:
    if not signs:
        return Markup()
    if len(signs) > _MOST_NAMED:
        return Markup("{} articles credit no other report of this event.").format(len(signs))
    return Markup("{} {} no other report of this event.").format(
        joined([bdi(sign) for sign in signs]), "credits" if len(signs) == 1 else "credit"
    )


def _credit(library: Library, credit: Credit) -> CreditView:
    passage = credit.evidence
    place = (
        ""
        if passage is None
        else "headline"
        if passage.paragraph == HEADLINE
        else f"¶ {passage.paragraph + 1}"
    )
    return CreditView(
        sign=library.sign(credit.article),
        source=library.sign(credit.source) if credit.source else credit.name,
        what=_KINDS[credit.kind],
        known=credit.source is not None,
        quote=unquoted(passage.text if passage else credit.words),
        language=library.articles[credit.article].language,
        url=library.passage_url(passage) if passage else library.urls.article(credit.article),
        place=place,
    )


def shared_bar(library: Library, reuse: Reuse) -> Bar:
    """Return the share of wording of one pair, drawn and in words."""
    percent = percent_words(reuse.share)
    source = library.sign(reuse.source)
    return Bar(
        sign=library.sign(reuse.article),
        source=source,
        percent=percent,
        width=f"{reuse.share * 100:.1f}%",
        note=Markup(_DIRECTIONS[reuse.direction]).format(bdi(source)),  # noqa: S704 - words of ours
    )
