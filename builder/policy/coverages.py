"""Coverage of an event -> the same without what must not be republished."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from builder.core.article import Article
from builder.core.conflict import Conflict, Explained
from builder.core.coverage import (
    Cell,
    Comparison,
    Coverage,
    Credit,
    Entry,
    Precedence,
    Segment,
    Statement,
)
from builder.core.passage import Passage
from builder.core.settings import Republish

#: Stands for the name of a statement whose words may not be shown.
_NAMELESS: Final = "text not republished here"
#: A passage -> the same in the text that may be shown, or ``None``.
Change = Callable[[Passage], Passage | None]


def shown_coverage(
    coverage: Coverage,
    change: Change,
    policy: Mapping[str, Republish],
    limited: Mapping[str, Article],
) -> Coverage:
    """Return ``coverage`` without what its articles may not show.

    ``limited`` are the articles of which not all may be shown, as they may be shown.
    """
    return _worded(_coverage(coverage, change, policy), limited)


def _coverage(coverage: Coverage, change: Change, policy: Mapping[str, Republish]) -> Coverage:
    def open_(passage: Passage) -> bool:
        return change(passage) is not None

    linked = frozenset(article for article in coverage.articles if policy.get(article) == "link")
    return replace(
        coverage,
        comparisons=tuple(_comparison(one, change, linked) for one in coverage.comparisons),
        background=tuple(_statement(one, change, linked) for one in coverage.background),
        unique=tuple(found for passage in coverage.unique if (found := change(passage))),
        similar=tuple(
            replace(one, passage=shown, nearest=there)
            for one in coverage.similar
            if (shown := change(one.passage)) and (there := change(one.nearest))
        ),
        dated=tuple(
            replace(one, passage=found) for one in coverage.dated if (found := change(one.passage))
        ),
        credits=tuple(
            replace(
                one,
                evidence=change(one.evidence) if one.evidence else None,
                words="" if one.article in linked else one.words,
            )
            for one in coverage.credits
        ),
        all_report=tuple(
            replace(one, passage=change(one.passage) or one.passage)
            for one in coverage.all_report
            if open_(one.passage)
        ),
        one_reports=tuple(
            replace(one, passage=change(one.passage) or one.passage)
            for one in coverage.one_reports
            if open_(one.passage)
        ),
        order=tuple(
            _order(one, coverage.credits) if one.later in linked else one for one in coverage.order
        ),
        quoted=tuple(
            replace(one, passage=found) for one in coverage.quoted if (found := change(one.passage))
        ),
        conflicts=tuple(matter for one in coverage.conflicts if (matter := _conflict(one, change))),
        explained=tuple(told for one in coverage.explained if (told := _explained(one, change))),
    )


def _conflict(conflict: Conflict, change: Change) -> Conflict | None:
    """Return a conflict with the sides that may be shown; ``None`` if they agree."""
    shown = [
        (side, reading)
        for side, reading in zip(conflict.sides, conflict.readings, strict=True)
        if change(side.passage)
    ]
    if len({reading for _, reading in shown}) < 2:  # noqa: PLR2004 -- two sides
        return None
    sides = tuple(replace(side, passage=change(side.passage) or side.passage) for side, _ in shown)
    return replace(conflict, sides=sides, readings=tuple(reading for _, reading in shown))


def _explained(one: Explained, change: Change) -> Explained | None:
    left, right = (change(side.passage) for side in one.sides)
    if left is None or right is None:
        return None
    return replace(
        one, sides=(replace(one.sides[0], passage=left), replace(one.sides[1], passage=right))
    )


def _worded(coverage: Coverage, limited: Mapping[str, Article]) -> Coverage:
    """Return a coverage with only those phrases and names that the shown texts contain."""
    shown: dict[str, str] = {}
    for article in filter(None, map(limited.get, coverage.articles)):
        texts = (article.title, *(paragraph.text for paragraph in article.paragraphs))
        shown[article.outlet] = "\n".join((shown.get(article.outlet, ""), *texts))

    def free(outlet: str, words: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", shown.get(outlet, words)) is not None

    wording = (
        replace(
            one, phrases=tuple(phrase for phrase in one.phrases if free(one.outlet, phrase.text))
        )
        for one in coverage.wording
    )
    forms = (
        (
            use,
            tuple(
                (outlet, tuple(form for form in found if free(outlet, form)))
                for outlet, found in use.forms
            ),
        )
        for use in coverage.names
    )
    names = (replace(use, forms=tuple(one for one in found if one[1])) for use, found in forms)
    return replace(
        coverage,
        wording=tuple(one for one in wording if one.phrases),
        names=tuple(use for use in names if len(use.forms) > 1),
    )


def _order(precedence: Precedence, credits_: Iterable[Credit]) -> Precedence:
    """Return an order without the words of the credit that tells it."""
    reason = precedence.reason
    for credit in credits_:
        reason = (
            reason.replace(f": “{credit.words}”", "")
            if credit.words and credit.article == precedence.later
            else reason
        )
    return replace(precedence, reason=reason)


def _comparison(comparison: Comparison, change: Change, linked: frozenset[str]) -> Comparison:
    return replace(
        comparison,
        statements=tuple(_statement(one, change, linked) for one in comparison.statements),
    )


def _statement(statement: Statement, change: Change, linked: frozenset[str]) -> Statement:
    hidden = statement.base in linked
    return replace(
        statement,
        name=_NAMELESS if hidden else statement.name,
        short_name=_NAMELESS if hidden else statement.short_name,
        cells=tuple(_cell(cell, change, hidden=hidden) for cell in statement.cells),
        entries=()
        if hidden
        else tuple(entry for entry in statement.entries if _free(entry, linked)),
    )


def _free(entry: Entry, linked: frozenset[str]) -> bool:
    """Whether each reading is printed by an article whose words may be shown."""
    return all(
        not reading.text or not linked.issuperset(reading.witnesses) for reading in entry.readings
    )


def _cell(cell: Cell, change: Change, *, hidden: bool) -> Cell:
    passage = change(cell.passage) if cell.passage else None
    nearest = change(cell.nearest) if cell.nearest else None
    others = tuple(found for one in cell.others if (found := change(one)))
    if passage is None:
        return replace(
            cell, passage=None, others=others, segments=(), differences=(), nearest=nearest
        )
    if hidden:
        return replace(
            cell,
            passage=passage,
            others=others,
            segments=(Segment(text=passage.text),),
            differences=(),
        )
    return replace(cell, passage=passage, others=others)
