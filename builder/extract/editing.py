"""An outlet's rules, which an editor wrote into its file -> which blocks of a capture they drop and
keep, and its draft without these and with those.

The program needs none of them for an ordinary page; they are for clutter that only one outlet
prints. A rule that would leave nothing of an article is a slip, and is not obeyed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from builder.core.article import Draft, Drop, Paragraph
from builder.core.capture import Block, Capture, Span
from builder.core.outlet import OutletRule
from builder.lang.characters import compact, fold, fold_space, letters
from builder.lang.stamps import parse_iso

#: The name under which a block goes that an editor's rule drops; the field of a finding about a
#: rule.
RULE: Final = "rule of the outlet's file"
#: Rules that leave so much of the text (share) change nothing else of the draft.
MIN_LEFT: Final = 0.5
#: Characters of a marker that are shown.
SHOWN: Final = 40


def in_force(rules: Sequence[OutletRule], published: str | None) -> tuple[OutletRule, ...]:
    """Return the rules that hold for an article of that day; a dated rule never holds for an
    undated one.
    """
    return tuple(rule for rule in rules if rule.marker.strip() and _is_day(rule, published))


def _is_day(rule: OutletRule, published: str | None) -> bool:
    if rule.since is None and rule.until is None:
        return True
    stamp = parse_iso(published)
    since, until = map(parse_iso, (rule.since, rule.until))
    if stamp is None or (since and stamp.first_day < since.first_day):
        return False
    return until is None or stamp.last_day <= until.last_day


def without_paragraphs(
    capture: Capture, draft: Draft, fates: Sequence[OutletRule | None]
) -> Draft | None:
    """Return the draft without the paragraphs that the rules drop, and nothing else changed.

    ``None`` where they drop what a field was found in, or most of the text: then the draft has to
    be made anew.
    """
    dropped = [
        (block.span, rule) for rule, block in zip(fates, capture.blocks, strict=True) if rule
    ]
    starts = [span.start for span, _ in dropped]

    def gone(span: Span | None) -> bool:
        at = bisect_left(starts, span.end) - 1 if span else -1
        return span is not None and at >= 0 and _overlap(dropped[at][0], span)

    paragraphs = tuple(one for one in draft.article.paragraphs if not gone(one.span))
    left, whole = (
        sum(len(one.text) for one in some) for some in (paragraphs, draft.article.paragraphs)
    )
    if left < MIN_LEFT * whole or any(
        finding.chosen and gone(finding.span) for finding in draft.findings
    ):
        return None
    drops = (
        *(drop for drop in draft.drops if not gone(drop.span)),
        *(Drop(span=span, rule=name_of(rule)) for span, rule in dropped),
    )
    return replace(
        draft,
        article=replace(draft.article, paragraphs=paragraphs),
        findings=tuple(finding for finding in draft.findings if not gone(finding.span)),
        drops=tuple(sorted(drops, key=lambda drop: drop.span)),
    )


def remaining(capture: Capture, fates: Sequence[OutletRule | None]) -> Capture:
    """Return the capture without the blocks that a rule drops."""
    return replace(
        capture,
        blocks=tuple(
            block for rule, block in zip(fates, capture.blocks, strict=True) if rule is None
        ),
    )


def fates_of(
    capture: Capture, draft: Draft, rules: Sequence[OutletRule]
) -> list[OutletRule | None]:
    """Return the rule that drops each block, ``None`` where it stays; the first rule that drops a
    block has it.

    Blocks that the draft found to be one paragraph, broken by a dump, share their fate.
    """
    units = _units(capture, draft)
    texts = [fold(" ".join(capture.blocks[number].text for number in unit)) for unit in units]
    fates: list[OutletRule | None] = [None] * len(units)
    for rule in rules:
        marker = fold(rule.marker)
        for number in _range(
            rule, [number for number, text in enumerate(texts) if marker in text], len(texts)
        ):
            fates[number] = fates[number] or rule
    wanted = [fold(rule.marker) for rule in rules if rule.action == "keep"]
    fates = [
        None if any(marker in text for marker in wanted) else rule
        for rule, text in zip(fates, texts, strict=True)
    ]
    return [rule for rule, unit in zip(fates, units, strict=True) for _ in unit]


def _units(capture: Capture, draft: Draft) -> list[range]:
    """Return the numbers of the blocks, those of one paragraph or finding together."""
    spans = sorted(_spans(draft))
    units: list[range] = []
    at, number = 0, 0
    while number < len(capture.blocks):
        start, end = capture.blocks[number].span
        while at < len(spans) and spans[at].end <= start:
            at += 1
        if at < len(spans) and spans[at].start < end:
            end = max(end, spans[at].end)
        first = number
        while number < len(capture.blocks) and capture.blocks[number].span.start < end:
            number += 1
        units.append(range(first, max(number, first + 1)))
        number = max(number, first + 1)
    return units


def holes(draft: Draft, capture: Capture, fates: Sequence[OutletRule | None]) -> frozenset[int]:
    """Return the numbers of the dropped blocks that lie inside something that the draft found."""
    starts = [block.span.start for block in capture.blocks]
    found: set[int] = set()
    for span in _spans(draft):
        found.update(
            number
            for number in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
            if fates[number]
        )
    return frozenset(found)


def _spans(draft: Draft) -> Iterator[Span]:
    """Yield the places of everything that the draft found."""
    yield from (paragraph.span for paragraph in draft.article.paragraphs if paragraph.span)
    yield from (finding.span for finding in draft.findings if finding.span)


def _range(rule: OutletRule, hits: Sequence[int], size: int) -> Sequence[int]:
    """Return the numbers of the blocks that a rule drops."""
    if not hits or rule.action == "keep":
        return ()
    if rule.action == "drop":
        return hits
    return range(hits[0], size) if rule.action == "drop-after" else range(hits[-1] + 1)


def name_of(rule: OutletRule) -> str:
    """Return the name under which a block goes that ``rule`` drops."""
    marker = rule.marker if len(rule.marker) <= SHOWN else f"{rule.marker[: SHOWN - 1]}…"
    return f"{RULE}: {rule.action} “{marker}”"


def is_kept(block_text: str, rules: Sequence[OutletRule]) -> bool:
    """Tell whether an editor wants a line of the body kept, whatever it looks like."""
    wanted = [fold(rule.marker) for rule in rules if rule.action == "keep"]
    return bool(wanted) and any(marker in fold(block_text) for marker in wanted)


def with_kept(draft: Draft, capture: Capture, rules: Sequence[OutletRule]) -> Draft:
    """Return the draft with a paragraph for each block that an editor wants kept and that is in
    none, wherever it is.

    What was found in such a block is still a fact about the article; it cites the paragraph.
    """
    paragraphs, drops = list(draft.article.paragraphs), list(draft.drops)
    taken = [paragraph.span for paragraph in paragraphs if paragraph.span]
    wider = [one.span for one in draft.findings if one.span]
    title = letters(draft.article.title)
    for block in capture.blocks:
        # A marker that is in the headline too is meant for the text.
        if (
            not is_kept(block.text, rules)
            or letters(block.text) == title
            or any(_overlap(span, block.span) for span in taken)
        ):
            continue
        if all(_holds(block.span, span) for span in wider if _overlap(span, block.span)):
            drops = [drop for drop in drops if not _holds(block.span, drop.span)]
            paragraphs.append(_paragraph(block, capture.text))
    if len(paragraphs) == len(draft.article.paragraphs):
        return draft
    paragraphs.sort(key=lambda paragraph: paragraph.span.start if paragraph.span else 0)
    return replace(
        draft, article=replace(draft.article, paragraphs=tuple(paragraphs)), drops=tuple(drops)
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _paragraph(block: Block, text: str) -> Paragraph:
    """Return a block as a paragraph; one whose marks were taken away (list, Markdown) keeps them,
    since it must be in its capture.
    """
    printed = text[slice(*block.span)]
    return Paragraph(
        text=block.text if compact(block.text) == compact(printed) else fold_space(printed),
        span=block.span,
    )
