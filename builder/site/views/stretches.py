"""Capture and its draft -> the stretches of its text, each with its fate and the rule that decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from builder.core.article import Article, Draft, Paragraph
from builder.core.capture import Capture, Span

Fate = Literal["kept", "found", "dropped", "blank"]
#: Longer captures show their beginning only; the file itself stays as it is.
MOST_CHARACTERS: Final = 400_000
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


def stretches_of(
    home: str, article: Article, capture: Capture, draft: Draft
) -> tuple[CaptureStretch, ...]:
    """Return the stretches of a capture; ``home`` is the page of its paragraphs, "" for none."""
    text = capture.text[:MOST_CHARACTERS]
    breaks = [position for position, character in enumerate(text) if character == "\n"]
    parts: list[CaptureStretch] = []
    end = 0
    for claim in _claims(article, capture, draft):
        if claim.end <= end or claim.start >= len(text):
            continue
        start = max(claim.start, end)
        if text[end:start].strip():
            parts.append(_blank(text[end:start], _line(breaks, end)))
        url = f"{home}#{claim.anchor}" if claim.anchor and home else ""
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
