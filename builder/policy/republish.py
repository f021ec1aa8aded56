"""Digest -> what of it may be published, from which every file of the site is made.

An outlet's ``republish`` (the site's, where the outlet says nothing) decides about its articles:
``full`` publishes all; ``excerpt`` the aligned statements and a short extract; ``link`` the
headline, the facts about the text and the link to it. One place decides, so no page can forget.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from msgspec.structs import replace

from builder.core.article import Article, Paragraph
from builder.core.capture import Span
from builder.core.coverage import Cell
from builder.core.digest import Digest
from builder.core.event import Reason, Receipt
from builder.core.passage import HEADLINE, Passage
from builder.core.settings import Republish
from builder.core.version import Version, Versions
from builder.policy.coverages import Change, shown_coverage

#: Stands for text that may not be shown.
GAP = "[…]"

#: Changed sentences of a version that an excerpt shows.
MOST_CHANGED: Final = 3


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph of an excerpt: its new text, and where the old passages are in it."""

    text: str
    #: Old starts of the stretches that stay, ascending, and their new starts.
    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()

    def moved(self, span: Span) -> Span:
        """Return the place of an old span in the new text."""
        index = bisect_right(self.old, span.start) - 1
        shift = self.new[index] - self.old[index]
        return Span(span.start + shift, span.end + shift)


def policies(digest: Digest) -> dict[str, Republish]:
    """Return how much of each article may be published."""
    stated = {outlet.id: outlet.republish for outlet in digest.outlets}
    return {
        article.id: stated.get(article.outlet) or digest.settings.republish
        for article in digest.articles
    }


def restrict(digest: Digest) -> Digest:
    """Return ``digest`` without the text that its editors may not republish."""
    policy = policies(digest)
    if all(value == "full" for value in policy.values()):
        return digest
    kept = _kept(digest)
    cuts = {
        article.id: _cuts(article, kept.get(article.id, {}))
        for article in digest.articles
        if policy[article.id] == "excerpt"
    }
    change = _change(policy, cuts)
    articles = tuple(
        _article(article, policy[article.id], cuts.get(article.id)) for article in digest.articles
    )
    limited = {article.id: article for article in articles if policy[article.id] != "full"}
    closed = {
        path
        for article in digest.articles
        if policy[article.id] != "full"
        for path in (article.capture, *article.versions)
    }
    return replace(
        digest,
        articles=articles,
        captures=tuple(
            replace(one, text="", blocks=(), metadata=()) if one.path in closed else one
            for one in digest.captures
        ),
        drafts=tuple(
            (
                path,
                replace(draft, article=replace(draft.article, paragraphs=()), findings=(), drops=())
                if path in closed
                else draft,
            )
            for path, draft in digest.drafts
        ),
        coverages=tuple(
            shown_coverage(coverage, change, policy, limited) for coverage in digest.coverages
        ),
        versions=tuple(_versions(one, policy.get(one.article, "link")) for one in digest.versions),
        grouping=replace(
            digest.grouping,
            receipts=tuple(_receipt(receipt, policy) for receipt in digest.grouping.receipts),
        ),
    )


def shown_receipts(digest: Digest) -> tuple[Receipt, ...]:
    """Return why articles are together, as far as it may be told."""
    policy = policies(digest)
    if all(value == "full" for value in policy.values()):
        return digest.grouping.receipts
    return tuple(_receipt(receipt, policy) for receipt in digest.grouping.receipts)


def _receipt(receipt: Receipt, policy: Mapping[str, Republish]) -> Receipt:
    """Return why articles are together without words that only unpublished texts print."""

    def shown(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
        return tuple(
            replace(one, quote="")
            if all(policy.get(name) == "link" for name in one.articles)
            else one
            for one in reasons
        )

    nearly = tuple(replace(miss, reasons=shown(miss.reasons)) for miss in receipt.nearly)
    return replace(receipt, reasons=shown(receipt.reasons), nearly=nearly)


def _versions(versions: Versions, policy: Republish) -> Versions:
    """Return the versions of an article with as much of what changed as may be shown.

    An excerpt shows the first changed sentences of each version, a link none.
    """
    if policy == "full":
        return versions
    return _cut_versions(versions, MOST_CHANGED if policy == "excerpt" else 0, policy)


def wordless(digest: Digest) -> tuple[Versions, ...]:
    """Return the versions of the articles of ``digest`` without the words that changed.

    Kept are how much changed, the headline and, where it may be shown, the page's own note.
    """
    policy = policies(digest)
    return tuple(
        _cut_versions(one, 0, policy[one.article])
        for one in digest.versions
        if one.article in policy
    )


def _cut_versions(versions: Versions, most: int, policy: Republish) -> Versions:
    def cut(version: Version) -> Version:
        changes = tuple(
            one if number < most else replace(one, segments=(), differences=())
            for number, one in enumerate(version.changes)
        )
        return replace(version, changes=changes, note="" if policy == "link" else version.note)

    return replace(versions, versions=tuple(map(cut, versions.versions)))


def _kept(digest: Digest) -> dict[str, dict[int, list[Span]]]:
    """Return the spans that an excerpt keeps, by article and paragraph.

    They are the aligned passages and the first passage without a counterpart.
    """
    kept: dict[str, dict[int, list[Span]]] = {}
    for coverage in digest.coverages:
        rows = [
            *(row for one in coverage.comparisons for row in one.statements),
            *coverage.background,
        ]
        aligned = [passage for row in rows for cell in row.cells for passage in _passages(cell)]
        aligned += [side.passage for conflict in coverage.conflicts for side in conflict.sides]
        leads: dict[str, Passage] = {}
        for passage in coverage.unique:
            leads.setdefault(passage.article, passage)
        for passage in [*aligned, *leads.values()]:
            kept.setdefault(passage.article, {}).setdefault(passage.paragraph, []).append(
                passage.span
            )
    return kept


def _passages(cell: Cell) -> Iterable[Passage]:
    return (cell.passage, *cell.others) if cell.passage else cell.others


def _cuts(article: Article, kept: Mapping[int, list[Span]]) -> dict[int, Cut]:
    return {
        index: _cut(paragraph.text, kept.get(index, []))
        for index, paragraph in enumerate(article.paragraphs)
    }


def _cut(text: str, spans: list[Span]) -> Cut:
    """Return a paragraph that holds only ``spans``, with a gap for each omission."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    parts: list[str] = []
    new: list[int] = []
    length = end = 0
    for span in merged:
        lead = (
            f"{' ' if parts else ''}{GAP} "
            if text[end : span.start].strip()
            else " "
            if parts
            else ""
        )
        parts.append(lead + text[span.start : span.end])
        new.append(length + len(lead))
        length, end = length + len(parts[-1]), span.end
    if merged and text[end:].strip():
        parts.append(f" {GAP}")
    return Cut(text="".join(parts) or GAP, old=tuple(span.start for span in merged), new=tuple(new))


def _article(article: Article, policy: Republish, cuts: Mapping[int, Cut] | None) -> Article:
    if policy == "full":
        return article
    paragraphs = tuple(
        _paragraph(paragraph, cuts[index] if cuts else None)
        for index, paragraph in enumerate(article.paragraphs)
    )
    description = article.description if policy == "excerpt" else None
    return replace(article, paragraphs=paragraphs, removed=(), description=description, image=None)


def _paragraph(paragraph: Paragraph, cut: Cut | None) -> Paragraph:
    return replace(paragraph, text=cut.text if cut else GAP, captured=None)


def _change(policy: Mapping[str, Republish], cuts: Mapping[str, Mapping[int, Cut]]) -> Change:
    def change(passage: Passage) -> Passage | None:
        how = policy.get(passage.article, "link")
        if how == "full" or passage.paragraph == HEADLINE:
            return passage
        if how == "link":
            return None
        cut = cuts[passage.article][passage.paragraph]
        inside = cut.old and cut.old[0] <= passage.span.start
        moved = cut.moved(passage.span) if inside else passage.span
        return (
            replace(passage, span=moved)
            if inside and cut.text[moved.start : moved.end] == passage.text
            else None
        )

    return change
