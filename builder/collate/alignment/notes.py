"""Quotation -> what the outlet put into it: signed notes and insertions; never speech.

Notes are in round brackets, insertions in square ones.
"""

from __future__ import annotations

import re
from typing import Final

from builder.core.capture import Span
from builder.lang.languages import alternatives

#: "(the relations - XYZ)", "[his country, ed.]"
_NOTE: Final = re.compile(r"[(\[]([^()\[\]\n]{1,120}?)\s*[-–—,]\s*([^()\[\]\n]{1,40})[)\]]")
#: "[his country]", "(sic)"
_BRACKET: Final = re.compile(r"\[[^\[\]\n]{1,80}\]|\(sic\)")
#: "ed.", "editor's note"
_EDITOR: Final = re.compile(
    rf"(?:{alternatives(lambda words: words.page.editor_notes)})\.?\Z", re.IGNORECASE
)


def notes_in(text: str, signs: frozenset[str]) -> tuple[Span, ...]:
    """Return what an outlet put into a quotation: "(the relations - SIGN)", "[his country]"."""
    signed = [Span(*m.span()) for m in _NOTE.finditer(text) if _signs(m.group(2).strip(), signs)]
    return tuple(sorted({*signed, *(Span(*m.span()) for m in _BRACKET.finditer(text))}))


def _signs(word: str, signs: frozenset[str]) -> bool:
    """Tell whether a word signs a note: "ed.", a known outlet, a word in capitals."""
    return (
        bool(_EDITOR.match(word))
        or word.casefold() in signs
        or (word.isupper() and word.isalpha() and len(word) > 1)
    )
