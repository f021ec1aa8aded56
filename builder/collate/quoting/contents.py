"""A stretch of a text -> the words quoted in it, without the marks around them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from builder.core.capture import Span

#: White space, commas and marks at the ends of a content are not part of it.
_ENDS: Final = " \t\n\u00a0,;:—–-\"“”„«»’‘'،，「」『』`"
#: A full stop after one of these is not part of the words quoted.
_MARKS: Final = '"“”»」』'


def trimmed(text: str, content: Iterable[Span]) -> list[Span]:
    """Take white space, commas and the marks themselves off both ends."""
    result = []
    for start, end in content:
        while start < end and text[start] in _ENDS:
            start += 1  # noqa: PLW2901
        if end - start > 1 and text[end - 1] == "." and text[end - 2] in _MARKS:
            end -= 1  # noqa: PLW2901
        while end > start and text[end - 1] in _ENDS:
            end -= 1  # noqa: PLW2901
        if any(character.isalnum() for character in text[start:end]):
            result.append(Span(start, end))
    return result
