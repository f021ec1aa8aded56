"""Records -> the pieces of HTML inside a line: marked passages, outlet strings, glyphs.

Written in Python, since a table has thousands of them; everything larger is a template.
Every text goes through :func:`markupsafe.escape`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup, escape

from builder.core.coverage import Mark, Presence, Segment
from builder.core.errors import printable
from builder.core.passage import Speech

#: The words of each presence, in tables and in lists.
PRESENCE: Final[dict[Presence, str]] = {
    "base": "Base",
    "verbatim": "Verbatim",
    "reworded": "Reworded",
    "paraphrased": "In other words",
    "indirect": "Indirect",
    "headline": "Headline only",
    "similar": "Something similar",
    "absent": "Not found",
    "short": "Too short to tell",
    "language": "Other language",
    "removed": "Taken out here",
}
#: The same for readers of the legend and of the matrix.
PRESENCE_LEGEND: Final[dict[Presence, str]] = {
    "base": "base of the row",
    "verbatim": "verbatim",
    "reworded": "reworded",
    "paraphrased": "in other words",
    "indirect": "indirect",
    "headline": "headline only",
    "similar": "something similar",
    "absent": "not found",
    "short": "too short to tell",
    "language": "in another language",
    "removed": "taken out by an editor",
}
#: How a passage gives its words.
SPEECH: Final[dict[Speech, str]] = {
    "headline": "headline",
    "direct": "direct",
    "mixed": "partly quoted",
    "indirect": "no quotation marks",
    "narration": "narration",
    "credit": "credit",
}
MARKS: Final[dict[Mark, str]] = {
    "reworded": "reworded",
    "added": "added",
    "omitted": "omitted",
    "moved": "moved",
    "note": "editorial note",
}
#: Words of ours are isolated, since a passage takes its direction from its first letter.
_OPEN: Final[dict[Mark, tuple[str, str]]] = {
    "reworded": ('<mark class="reworded">', "</mark>"),
    "added": ('<ins><bdi class="hidden">added: </bdi>', "</ins>"),
    "omitted": ('<del><bdi class="hidden">omitted: </bdi>', "</del>"),
    "moved": ('<mark class="moved">', "</mark>"),
    "note": ('<span class="note"><bdi class="hidden">editorial note: </bdi>', "</span>"),
}
#: The blank that parts omitted words from their neighbors: it goes where they are hidden.
_GAP: Final = '<span class="gap"> </span>'
#: Characters before which no blank belongs.
_CLOSING: Final = ".,;:!?…)]}»”’\"'"
#: Marks at the ends of a passage that are not missed when they are left out.
_EDGES: Final = " .,;:!?…()\"'“”‘’«»"
#: Marks that open or close a quotation.
_QUOTES: Final = '"“”„‟«»'
#: A longer omission shows its ends only; the list under the passage names it in the same way.
_LONG_OMISSION: Final = 9
#: Rough bounds of the scripts that are written from right to left.
_RIGHT_TO_LEFT: Final = (("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc"))


_LETTERS: Final = "".join(f"{low}-{high}" for low, high in _RIGHT_TO_LEFT)
#: Right-to-left letters with the blanks, digits and marks between them.
_LETTER_RUN: Final = (
    rf"[{_LETTERS}]+(?:[^\w{_LETTERS}]{{1,3}}(?:\d{{1,20}}[^\w{_LETTERS}]{{1,3}})?[{_LETTERS}]+)*"
)
#: The same, and whole between quotation marks: a headline.
_RUN: Final = re.compile(rf"“{_LETTER_RUN}”|{_LETTER_RUN}")


def direction(text: str) -> str:
    """Return ``rtl`` or ``ltr``, by the first letter of ``text`` that has a direction."""
    for character in text:
        if any(low <= character <= high for low, high in _RIGHT_TO_LEFT):
            return "rtl"
        if character.isalpha():
            return "ltr"
    return "ltr"


def shortened(text: str) -> str:
    """Return a long run of words as its first and last ones with dots between."""
    words = text.split()
    if len(words) <= _LONG_OMISSION:
        return " ".join(words)
    return f"{' '.join(words[:3])} … {' '.join(words[-3:])}"


def marked(segments: Sequence[Segment]) -> Markup:
    """Return a passage with its differences marked, and omitted words as deletions."""
    parts: list[str] = []
    kept = ""
    for index, segment in enumerate(segments):
        if segment.mark == "omitted":
            after = next((one.text for one in segments[index + 1 :] if one.mark != "omitted"), "")
            parts.append(_omitted(segment.text, kept, after))
            continue
        parts.append(_run(segment))
        kept = segment.text
    return Markup("".join(parts))  # noqa: S704 - each part is escaped below


def _run(segment: Segment) -> str:
    if segment.mark == "same":
        return str(escape(segment.text))
    text = segment.text.strip()
    if not text:
        return str(escape(segment.text))
    before, after = (
        segment.text[: len(segment.text) - len(segment.text.lstrip())],
        segment.text[len(segment.text.rstrip()) :],
    )
    opening, closing = _OPEN[segment.mark]
    if segment.mark == "reworded" and segment.base.strip():
        opening = f'<mark class="reworded" data-base="{escape(shortened(segment.base))}">'
    return f"{before}{opening}{escape(text)}{closing}{after}"


def _omitted(text: str, before: str, after: str) -> str:
    """Return omitted words with the blanks that part them from their neighbors."""
    opening, closing = _OPEN["omitted"]
    words = shortened(text)
    if not words:
        return ""
    lead = "" if not before or before[-1].isspace() else _GAP
    trail = "" if not after or after[0].isspace() or after[0] in _CLOSING else _GAP
    return f"{lead}{opening}{escape(words)}{closing}{trail}"


def plain(segments: Iterable[Segment]) -> str:
    """Return the passage that the segments are made of."""
    return "".join(segment.text for segment in segments if segment.mark != "omitted")


def excerpt(text: str, limit: int) -> str:
    """Return the beginning of ``text``, cut between words, with dots if it is cut."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit)
    return text[: cut if cut > limit // 2 else limit].rstrip(" ,;:-–—") + "\u00a0…"


def unquoted(text: str) -> str:
    """Return printed words without surrounding quotation marks, or half a pair at an end.

    They are shown between quotation marks of ours; marks inside the words stay as printed.
    """
    text = text.strip()
    core = text.rstrip(".,; ")
    marks = sum(text.count(mark) for mark in _QUOTES)
    opened, closed = text[:1] in _QUOTES and len(text) > 1, core[-1:] in _QUOTES
    lone = marks % 2 == 1
    if closed and ((lone and not opened) or (opened and marks == 2)):  # noqa: PLR2004 - one pair around everything
        text = core[:-1].rstrip(",; ")
    return text[1:] if opened and (lone or (closed and marks == 2)) else text  # noqa: PLR2004 - as above


def fragment_of(whole: str, part: str) -> str:
    """Return words quoted from a passage, with dots where it continues before or after.

    Dots inside stand for words left out.
    """
    whole, part = " ".join(whole.split()), unquoted(" ".join(part.split()))
    first, last = part.split(" … ")[0], part.split(" … ")[-1]
    lead = "" if whole.lstrip(_EDGES).startswith(first.lstrip(_EDGES)) else "… "
    trail = "" if whole.rstrip(_EDGES).endswith(last.rstrip(_EDGES)) else " …"
    return lead + part + trail


def bdi(text: str) -> Markup:
    """Return an outlet's string, isolated from the direction of the text around it."""
    return Markup("<bdi>{}</bdi>").format(text)


def isolated(text: str | Markup) -> Markup:
    """Return a sentence of ours with its runs of right-to-left letters (names) isolated.

    HTML of ours isolates its names itself and is returned as it is.
    """
    if isinstance(text, Markup):
        return text
    parts, end = [], 0
    for found in _RUN.finditer(text):
        parts += [escape(text[end : found.start()]), bdi(found[0])]
        end = found.end()
    return Markup().join([*parts, escape(text[end:])])


def joined(parts: Iterable[Markup]) -> Markup:
    """Return the parts as an enumeration."""
    return Markup(", ").join(parts)


def link(url: str, text: str | Markup) -> Markup:
    """Return a link of ours."""
    return Markup('<a href="{}">{}</a>').format(url, text)


_NUMBERS: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def number_word(number: int) -> str:
    """Return a small number as its word."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def percent_words(share: float) -> str:
    """Return a share, 0 to 1, in words; only none and all are rounded to 0% and 100%."""
    rounded = f"{share:.0%}"
    return (
        "under 1%"
        if rounded == "0%" and share
        else "over 99%"
        if rounded == "100%" and share < 1
        else rounded
    )


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 article", "4 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def xml_text(text: str) -> str:
    """Return text as XML may hold it: characters that it forbids are shown by their names."""
    kept = "".join(
        printable(character) if character < " " and character not in "\t\n\r" else character
        for character in text
        if character not in "\ufffe\uffff"
    )
    return kept.encode("utf-8", "backslashreplace").decode()
