"""Quotations: words that an article attributes to a speaker."""

from __future__ import annotations

from typing import Literal

import msgspec

from builder.core.capture import Span

QuotationKind = Literal["direct", "mixed", "indirect"]


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution in one text; all spans are code points in that text."""

    #: The words attributed, quotation marks left out; several spans when "he said" splits them.
    content: tuple[Span, ...]
    #: The words that name the speaker ("the minister").
    source: tuple[Span, ...] = ()
    #: The words that attribute ("said", "according to").
    cue: tuple[Span, ...] = ()
    kind: QuotationKind = "direct"
    #: The speaker's fullest name in the text, resolved from pronouns and titles; ``None`` when
    #: unresolved or not sure enough.
    speaker: str | None = None
    #: How likely the name resolved is right, 0 to 1; also of one that was left out.
    certainty: float = 0.0


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody quoted in an event."""

    #: Slug of the name, equal for spelling variants of one name ("Jon", "John").
    id: str
    name: str
    #: The public role as printed beside the name; "" when no article states one.
    role: str = ""
