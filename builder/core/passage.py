"""A passage: a sentence-sized span of an article, and how it speaks."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from builder.core.capture import Span

#: Values of :attr:`Passage.paragraph` for passages outside the body.
HEADLINE: Final = -1

Speech = Literal["headline", "direct", "mixed", "indirect", "narration", "credit"]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence-sized span of an article."""

    article: str
    #: 0-based index into ``Article.paragraphs``, or :data:`HEADLINE`.
    paragraph: int
    #: Code points in that paragraph's text (in the title for :data:`HEADLINE`).
    span: Span
    text: str
    speech: Speech = "narration"
    #: Id of the person whose words it gives.
    person: str | None = None
    #: The paragraph was edited by a person: never counted as verbatim.
    edited: bool = False
