"""Capture and its draft -> the raw text as received, with the fate of each stretch.

Each stretch has the rule that decided.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from builder.core.article import Article, Draft, Finding, Paragraph
from builder.core.capture import Capture, Span
from builder.site.library import Library
from builder.site.markup import counted
from builder.site.views.page import Link, Pages, PageShell
from builder.site.views.provenance import SidecarFact, sidecar_facts

Fate = Literal["kept", "found", "dropped", "blank"]
#: Longer captures show their beginning only; the file itself stays as it is.
_MOST_CHARACTERS: Final = 400_000
#: In longer ones bytes are not counted: each count reads the text from its beginning.
_MOST_COUNTED: Final = 200_000


class CaptureStretch(msgspec.Struct, frozen=True, kw_only=True):
    """A run of the capture with one fate."""

    text: str
    fate: Fate
    #: What it became, or the rule that removed it.
    label: str
    #: First line in the capture.
    line: int
    #: Anchor: ``p3`` for the third paragraph; "" for none.
    anchor: str
    #: Where it is in the article; "" when it does not.
    url: str


class FindingView(msgspec.Struct, frozen=True, kw_only=True):
    """One candidate for a field."""

    field: str
    value: str
    chosen: bool
    rule: str
    reason: str
    #: "line 3"; "" when it is not in a line.
    line: str


class CaptureView(msgspec.Struct, frozen=True, kw_only=True):
    """The capture behind an article."""

    page: PageShell
    article: Link
    sign: str
    language: str
    path: str
    sha256: str
    encoding: str
    #: What its sidecar tells: how the file came into ``seeds/``, fact by fact; empty without one.
    sidecar: tuple[SidecarFact, ...]
    stretches: tuple[CaptureStretch, ...]
    findings: tuple[FindingView, ...]
    #: "7 of 40 lines kept" and so on.
    summary: str
    #: Rules that dropped text, with the number of stretches.
    rules: tuple[tuple[str, int], ...]
    #: The text may not be shown here.
    withheld: bool
    #: Only the beginning is shown.
    cut: bool
    #: The capture is an HTML page: what is shown was read from its elements, and its lines are not
    #: those of the file.
    html: bool


def capture_view(pages: Pages, identifier: str) -> CaptureView:
    """Return the page that shows an article's raw capture."""
    library = pages.library
    article = library.articles[identifier]
    capture = library.captures.get(article.capture)
    draft = library.drafts.get(article.capture)
    stretches = _stretches(library, article, capture, draft) if capture and draft else ()
    drops = Counter(drop.rule for drop in draft.drops) if draft else Counter[str]()
    return CaptureView(
        page=pages.page(
            "capture",
            library.urls.capture(identifier),
            f"Capture of {article.title}",
            "The capture as received, with what was kept, found and dropped, and the rule behind each.",
            hidden=True,
        ),
        article=Link(url=library.urls.article(identifier), text=article.title),
        sign=library.sign(identifier),
        language=article.language,
        path=article.capture,
        sha256=article.capture_sha256,
        encoding=capture.encoding if capture else "",
        sidecar=tuple(sidecar_facts(capture.sidecar)) if capture and capture.sidecar else (),
        stretches=stretches,
        findings=tuple(_finding(one, capture) for one in draft.findings)
        if draft and capture and capture.text
        else (),
        summary=_summary(stretches),
        rules=tuple(sorted(drops.items())),
        withheld=not (capture and capture.text),
        cut=bool(capture and len(capture.text) > _MOST_CHARACTERS),
        html=bool(capture and capture.media == "html"),
    )


def shown_in_capture(library: Library, article: Article, paragraph: Paragraph) -> bool:
    """Whether a paragraph's place is shown on the page of the raw capture."""
    capture = library.captures.get(article.capture)
    return bool(
        capture and capture.text and paragraph.span and paragraph.span.start < _MOST_CHARACTERS
    )


def _finding(finding: Finding, capture: Capture) -> FindingView:
    return FindingView(
        field=finding.field.replace("_", " "),
        value=finding.value,
        chosen=finding.chosen,
        rule=finding.rule,
        reason=finding.reason,
        line=f"line {capture.line_of(finding.span.start)}" if finding.span else "",
    )


def removed(article: Article, draft: Draft) -> tuple[Span, ...]:
    """Return the places of the capture's paragraphs that a person took out of the article.

    Changed paragraphs are still in it.
    """
    if "body" not in article.edited:
        return ()
    kept = sorted(paragraph.span for paragraph in article.paragraphs if paragraph.span)
    found = [paragraph.span for paragraph in draft.article.paragraphs if paragraph.span]

    def stays(span: Span) -> bool:
        before = bisect_left(kept, (span.end, 0)) - 1
        return before >= 0 and kept[before].end > span.start

    return tuple(span for span in found if not stays(span))


class _Claim(msgspec.Struct, frozen=True, order=True):
    """A stretch of the capture that something lays claim to."""

    start: int
    #: Negative length: of two claims with one start, the longer comes first.
    shorter: int
    end: int
    fate: Fate
    label: str
    anchor: str = ""


def _kept(capture: Capture, number: int, paragraph: Paragraph, span: Span) -> str:
    """Return the label of a kept paragraph: its number, kind, and bytes in the file."""
    parts = [
        f"¶ {number}",
        "foreign text" if paragraph.foreign else "",
        "edited" if paragraph.edited else "",
    ]
    place = capture.bytes_of(span) if len(capture.text) <= _MOST_COUNTED else None
    return ", ".join(
        part for part in (*parts, f"bytes {place.start}–{place.end}" if place else "") if part
    )


def _claims(article: Article, capture: Capture, draft: Draft) -> list[_Claim]:
    def claim(span: Span, fate: Fate, label: str, anchor: str = "") -> _Claim:
        return _Claim(span.start, span.start - span.end, span.end, fate, label, anchor)

    kept = [
        claim(
            paragraph.span, "kept", _kept(capture, number, paragraph, paragraph.span), f"p{number}"
        )
        for number, paragraph in enumerate(article.paragraphs, 1)
        if paragraph.span
    ]
    found = [
        claim(
            one.span,
            "found",
            f"{one.field.replace('_', ' ')}{'' if one.chosen else ' (not used)'}: {one.rule}",
        )
        for one in draft.findings
        if one.span
    ]
    dropped = [claim(drop.span, "dropped", drop.rule) for drop in draft.drops]
    dropped += [claim(span, "dropped", "removed by an editor") for span in removed(article, draft)]
    return sorted([*kept, *found, *dropped])


def _stretches(
    library: Library, article: Article, capture: Capture, draft: Draft
) -> tuple[CaptureStretch, ...]:
    text = capture.text[:_MOST_CHARACTERS]
    breaks = [position for position, character in enumerate(text) if character == "\n"]
    parts: list[CaptureStretch] = []
    end = 0
    for claim in _claims(article, capture, draft):
        if claim.end <= end or claim.start >= len(text):
            continue
        start = max(claim.start, end)
        if text[end:start].strip():
            parts.append(_blank(text[end:start], _line(breaks, end)))
        url = library.urls.article(article.id, claim.anchor) if claim.anchor else ""
        line = _line(breaks, start)
        shown = text[start : claim.end].strip("\n")
        parts.append(
            CaptureStretch(
                text=shown,
                fate=claim.fate,
                label=claim.label,
                line=line,
                anchor=claim.anchor,
                url=url,
            )
        )
        end = claim.end
    if text[end:].strip():
        parts.append(_blank(text[end:], _line(breaks, end)))
    return _merged(parts)


def _merged(parts: list[CaptureStretch]) -> tuple[CaptureStretch, ...]:
    """Return the stretches, with neighbors that one rule dropped merged into one.

    A menu is a hundred lines.
    """
    merged: list[CaptureStretch] = []
    for part in parts:
        last = merged[-1] if merged else None
        if last and part.fate == last.fate == "dropped" and part.label == last.label:
            merged[-1] = replace(last, text=f"{last.text}\n{part.text}")
        else:
            merged.append(part)
    return tuple(merged)


def _line(breaks: list[int], position: int) -> int:
    return bisect_right(breaks, position - 1) + 1


def _blank(text: str, line: int) -> CaptureStretch:
    return CaptureStretch(
        text=text.strip("\n"), fate="blank", label="", line=line, anchor="", url=""
    )


def _summary(stretches: tuple[CaptureStretch, ...]) -> str:
    lengths: Counter[str] = Counter()
    for stretch in stretches:
        lengths[stretch.fate] += sum(not character.isspace() for character in stretch.text)
    total = lengths.total()
    if not total:
        return ""
    shares = [
        f"{_percent(lengths[fate] / total)} {word}"
        for fate, word in (
            ("kept", "kept as the report"),
            ("found", "read as facts about it"),
            ("dropped", "dropped"),
        )
    ]
    return f"{counted(total, 'character')} besides blanks: {', '.join(shares)}."


def _percent(share: float) -> str:
    return "under 1%" if 0 < share < 0.01 else f"{share * 100:.0f}%"  # noqa: PLR2004 - a hundredth
