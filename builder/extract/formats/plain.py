"""Decoded text of a plain-text capture -> its blocks.

Each program that dumps a page as text breaks it in its own way: one line a paragraph, lines wrapped
at 80 columns, lists with a mark and an indentation, Markdown marks inside the sentences. A block is
what a reader would call one paragraph, heading or list item, whichever way it was printed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from builder.core.capture import Block, BlockKind, Span
from builder.core.limits import MAX_REPORT_BYTES
from builder.extract.formats.format import CapturePart, Format, Opener, Parts
from builder.extract.formats.wrapping import columns, continues, joint, wrap_width
from builder.lang.anchoring import strip_marks
from builder.lang.characters import fold_space

_LINE: Final = re.compile(r"[^\r\n]+|\r\n|\r|\n")
#: So many lines in a row, each of fewer columns than that, are a list that no report is made of;
#: what is this near (lines) to its ends is looked at line by line, as it is beside others.
LONG_LIST: Final = 2000
SHORT_COLUMNS: Final = 40
_NEAR: Final = 50
#: So much of a bulk is its text (characters).
_BEGINNING: Final = 200
#: A mark that stands for a list item wherever it is, and marks that do so only when indented.
_ITEM: Final = re.compile(
    r"(?:[•◦▪▫‣⁃∙●○■□☆★◎◇◆►▸*]|(?<=[ \t\u00a0])[-+o#=@·–])[ \t\u00a0]+(?=\S)|[•◦▪▫‣⁃∙●○■□](?=\w)"
)
#: A list mark whose text follows in the next line.
_LONE_ITEM: Final = re.compile(r"[•◦▪▫‣⁃∙●○■□*+]$")
_HEADING: Final = re.compile(r"#{1,6}[ \t]+(?=\S)")
#: "](target)", "(target)" with a pair of brackets in it, "[text](target)", "> " of a quotation.
_MARKDOWN_LINK: Final = re.compile(r"\]\([^()\s]{0,2000}\)")
_TARGET: Final = r"\((?:<[^<>]{0,2000}>|[^()]{0,2000}(?:\([^()]{0,200}\)[^()]{0,500}){0,3})\)"
_LINK: Final = re.compile(rf"\[([^\[\]]{{0,500}})\]{_TARGET}")
_QUOTE: Final = re.compile(r"[ ]{0,4}(?:>[ ]?){1,8}")
#: A link whose text or address continues in the next line.
_LINK_OPEN: Final = re.compile(r"\[[^\[\]]{0,200}$|\]\([^()]{0,2000}$")
#: "![alternative text](target)".
_IMAGE: Final = re.compile(rf"!\[[^\[\]]{{0,500}}\]{_TARGET}")
#: So many links in brackets make a capture a Markdown dump.
MIN_LINKS: Final = 2
#: A Markdown dump of which this share of the lines is no longer than this was wrapped.
MARKDOWN_WIDTH: Final = 79
_MOSTLY: Final = 0.85


class _Line(NamedTuple):
    start: int
    text: str
    #: Columns before the list mark or the text.
    indent: int
    #: Characters before the text, list mark included.
    offset: int
    kind: BlockKind
    #: Blank lines before it.
    gap: int

    @property
    def body(self) -> str:
        return self.text[self.offset :]


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of ``text``; every non-blank character lies in exactly one of them."""
    bulks = list(_bulks(text))
    ends = [0, *(end for bulk in bulks for end in bulk), len(text)]
    found: list[Block] = []
    for start, end, bulk in itertools.zip_longest(ends[::2], ends[1::2], bulks):
        found += _blocks(text, start, end)
        found += [_bulk(text, bulk)] if bulk else []
    return tuple(found)


def _bulks(text: str) -> Iterator[Span]:
    """Yield where nothing but short lines is, thousands of them, and lines longer than a report."""
    run: list[int] = []
    for match in _LINE.finditer(text):
        line = match[0]
        if 2 * len(line) < SHORT_COLUMNS or columns(line.strip()) < SHORT_COLUMNS:
            if not line.isspace():
                run.append(match.start())
            continue
        yield from _listed(run)
        run = []
        if len(line) > MAX_REPORT_BYTES:
            yield Span(*match.span())
    yield from _listed(run)


def _listed(starts: list[int]) -> list[Span]:
    long = len(starts) >= LONG_LIST + 2 * _NEAR
    return [Span(starts[_NEAR], starts[-_NEAR])] if long else []


def _bulk(text: str, span: Span) -> Block:
    listed = text[span.start : span.end]
    start = span.start + len(listed) - len(listed.lstrip())
    beginning = fold_space(text[start : start + _BEGINNING])
    return Block(span=Span(start, span.start + len(listed.rstrip())), text=beginning, kind="bulk")


def _blocks(text: str, start: int, end: int) -> tuple[Block, ...]:
    """Return the blocks of a part of ``text``."""
    markdown = len(_MARKDOWN_LINK.findall(text, start, end)) >= MIN_LINKS
    lines = list(_lines(text, start, end, markdown=markdown))
    width = wrap_width(
        [
            [line.body if line.kind == "item" else line.text for line in group]
            for group in _groups(lines)
        ]
    )
    if (
        width is None
        and markdown
        and sum(columns(line.text) <= MARKDOWN_WIDTH for line in lines) >= _MOSTLY * len(lines)
    ):
        # Too short to tell its width; what prints Markdown wraps at 78 or 79.
        width = MARKDOWN_WIDTH - 1
    return tuple(
        _block(run, text, markdown=markdown) for run in _runs(lines, width, markdown=markdown)
    )


def _lines(text: str, start: int, end: int, *, markdown: bool) -> Iterator[_Line]:
    gap = -1
    for match in _LINE.finditer(text, start, end):
        line = match[0]
        if line[0] in "\r\n":
            gap += 1
        elif line.strip():
            quoted = _QUOTE.match(line.rstrip()) if markdown else None
            yield _line(match.start(), line.rstrip(), max(gap, 0), quoted.end() if quoted else 0)
            gap = -1


def _line(start: int, text: str, gap: int, quoted: int) -> _Line:
    """Return the line at ``start``; its first ``quoted`` characters mark a quotation."""
    blank = len(text) - len(text[quoted:].lstrip())
    indent = columns(text[:blank].expandtabs())
    kind: BlockKind = "text"
    offset = blank
    match = _ITEM.match(text, blank) or _LONE_ITEM.match(text, blank)
    heading = _HEADING.match(text, blank)
    if heading and indent == 0:
        kind, offset = "heading", heading.end()
    elif match:
        kind, offset = "item", match.end() if match.end() < len(text) else blank
    return _Line(start, text, indent, offset, kind, gap)


def _groups(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Yield the runs of lines without a blank line or a list mark between them."""
    group: list[_Line] = []
    for line in lines:
        if group and (line.gap or line.kind != "text"):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _runs(lines: list[_Line], width: int | None, *, markdown: bool) -> Iterator[list[_Line]]:
    """Yield the runs of lines that make one block each."""
    run: list[_Line] = []
    for line in lines:
        broken = (
            markdown and bool(run) and not line.gap and _LINK_OPEN.search(run[-1].text) is not None
        )
        if run and not broken and not _joins(run, line, width):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _joins(lines: list[_Line], line: _Line, width: int | None) -> bool:
    last = lines[-1]
    if width is None or line.gap or line.kind != "text" or last.kind == "heading":
        return False
    # A first line may be indented, or hang to the left of the rest; the lines after it are in one
    # column.
    if len(lines) > 1 and line.indent != last.indent:
        return False
    return continues(last.text, line.text, width) or _goes_on(last.text, line.text, width)


def _goes_on(line: str, following: str, width: int) -> bool:
    """Tell whether a line that was broken a little early stops in mid-sentence and the next one
    continues in lower case.
    """
    return columns(line) > width / 2 and line[-1].isalnum() and following.lstrip()[:1].islower()


def _block(lines: list[_Line], text: str, *, markdown: bool) -> Block:
    first, last = lines[0], lines[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    span = Span(start, last.start + len(last.text))
    shown = first.body
    for line in lines[1:]:
        more = line.body.strip()
        shown += joint(shown, more) + more
    linked = 0.0
    if markdown:
        linked = _linked(shown)
        shown = strip_marks(_IMAGE.sub(" ", shown))
    shown = fold_space(shown) or fold_space(text[span.start : span.end])
    return Block(
        span=span, text=shown, kind=first.kind, indent=first.indent, gap=first.gap, linked=linked
    )


def _linked(text: str) -> float:
    """Return the share (0 to 1) of the characters of a Markdown text that are in links; 1 when
    nothing but pictures is in it.
    """
    plain = _IMAGE.sub(" ", text)
    shown = len(fold_space(strip_marks(plain)))
    return min(1.0, sum(len(match[1]) for match in _LINK.finditer(plain)) / shown) if shown else 1.0


def _parts(data: bytes, _: str, __: Opener) -> Parts:
    return (CapturePart(data),)


#: What is no other format and not refused by name is read as text.
PLAIN: Final = Format(
    name="plain text",
    endings=(".txt", ".text", ".md"),
    recognizes=lambda _: False,
    parts=_parts,
)
