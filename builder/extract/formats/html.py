"""Decoded text of an HTML capture -> text layer, blocks and metadata.

The library trafilatura says which text is the article, the page itself may state it, and a learned
judgement weighs both against the looks of each block (:mod:`builder.extract.formats.marking`). The
blocks themselves, all of them, come from the tree, so that nothing of the page is lost and each
dropped line can be shown with its reason.
"""

from __future__ import annotations

import logging
import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from builder.core.capture import GIVEN_URL, Block, Metadatum, Span
from builder.core.errors import Rejected
from builder.extract.formats.elements import pieces_of
from builder.extract.formats.format import MAX_SAVED_BYTES, CapturePart, Format, Opener, Parts
from builder.extract.formats.marking import known_words, marked, unseen_text
from builder.extract.formats.metadata import OTHERS, stated
from builder.extract.formats.pieces import Piece
from builder.extract.formats.posts import join_posts
from builder.lang.characters import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Endings of the names of HTML pages; others are told by their first tag.
PAGE_ENDINGS: Final = (".html", ".htm", ".xhtml")
#: The author that the library finds.
AUTHOR: Final = "extracted:author"
#: What the library takes away from an address to name its site.
_HOST: Final = re.compile(r"\Ahttps?://(?:www\.|w\d+\.)?|/.*\Z", re.DOTALL)
#: More elements than this are not news page.
MAX_TAGS: Final = 200_000
_PAGE: Final = re.compile(
    r"(?:<\?xml[^>]{0,500}\?>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


#: UTF-8 that was read as Latin-1 and saved so: "weâ\x80\x99ll" for "we’ll"; the control characters
#: in it are in no page's text.
_MISREAD: Final = re.compile(
    r"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_PROOF: Final = re.compile(r"[\xc2-\xf4][\x80-\xbf]{0,2}[\x80-\x9f]")
PROOFS: Final = 3


def _recognizes(head: bytes) -> bool:
    return looks_like_html(head.decode("utf-8", "replace"))


def _parts(data: bytes, _: str, __: Opener) -> Parts:
    return (CapturePart(data, media="html"),)


HTML: Final = Format(
    name="an HTML page",
    endings=PAGE_ENDINGS,
    recognizes=_recognizes,
    parts=_parts,
    largest=MAX_SAVED_BYTES,
)


class HtmlPage(NamedTuple):
    """What an HTML page holds."""

    text: str
    blocks: tuple[Block, ...]
    metadata: tuple[Metadatum, ...]


def looks_like_html(text: str) -> bool:
    """Tell from the beginning of a decoded file whether it is an HTML page."""
    return bool(_PAGE.match(text[:2000].lstrip("\ufeff \t\r\n")))


def read_html(source: str, path: str, url: str | None = None) -> HtmlPage:
    """Return the text layer, blocks and metadata of a page; raise :class:`Rejected` for one that no
    parser should be given.
    """
    root = parsed(source, path)
    join_posts(root)
    extracted, facts = extracted_from(root, url)
    said = stated(root)
    others = {letters(name) for name in said.values(OTHERS)}
    # The library takes whoever a quotation or a comment names for the author.
    facts = tuple(one for one in facts if one.name != AUTHOR or letters(one.value) not in others)
    pieces = pieces_of(root, known_words())
    marks = marked(pieces, extracted, said)
    if unseen := unseen_text(pieces, said):
        pieces, marks = [*pieces, *unseen], [*([False] * len(pieces)), *([True] * len(unseen))]
    text, blocks = _layer(pieces, marks)
    language = (Metadatum(name="html:lang", value=value),) if (value := _language(root)) else ()
    address = (Metadatum(name=GIVEN_URL, value=url),) if url else ()
    return HtmlPage(text, blocks, (*address, *language, *said.metadata, *facts))


def parsed(source: str, path: str) -> HtmlElement:
    """Return the tree of a page; raise :class:`Rejected` when it is empty or has too many elements."""
    if source.count("<") > MAX_TAGS:
        raise Rejected(
            path, f"the page has more than {MAX_TAGS} tags", remedy="save the article's page only"
        )
    from lxml import html  # noqa: PLC0415 - HTML captures only
    from lxml.etree import ParserError  # noqa: PLC0415 - the same

    parser = html.HTMLParser(encoding="utf-8", remove_comments=False, huge_tree=False)
    source = _ILLEGAL.sub("", _DECLARATION.sub("", mended(source)))
    try:
        return html.document_fromstring(source.encode("utf-8"), parser=parser)
    except ParserError as error:
        raise Rejected(path, "the page is empty", remedy="capture the page again") from error


def mended(source: str) -> str:
    """Return a page with the characters restored that a program misread when it saved it; a stray
    control character proves nothing.
    """
    proofs = sum(1 for _ in islice(_PROOF.finditer(source), PROOFS))
    return _MISREAD.sub(_restored, source) if proofs == PROOFS else source


def _restored(match: re.Match[str]) -> str:
    return match[0].encode("latin-1").decode("utf-8", "ignore") or match[0]


def _layer(pieces: list[Piece], marks: list[bool]) -> tuple[str, tuple[Block, ...]]:
    """Return the text of the page, blocks parted by blank lines, and the blocks; ``marks`` tell
    which are the body.
    """
    blocks: list[Block] = []
    position = 0
    for piece, mark in zip(pieces, marks, strict=True):
        span = Span(position, position + len(piece.text))
        blocks.append(
            Block(
                span=span,
                text=piece.text,
                kind=piece.kind,
                gap=1,
                main=mark,
                linked=piece.linked,
                place=piece.place,
            )
        )
        position = span.end + 2
    return "\n\n".join(piece.text for piece in pieces), tuple(blocks)


def _language(root: HtmlElement) -> str:
    return (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).strip()


def extracted_from(root: HtmlElement, url: str | None) -> tuple[str, tuple[Metadatum, ...]]:
    """Return the body and the metadata that trafilatura finds; nothing when it gives up."""
    from copy import deepcopy  # noqa: PLC0415 - HTML captures only

    from trafilatura import bare_extraction  # noqa: PLC0415 - loads for a second

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        document: Any = bare_extraction(
            deepcopy(root), url=url, include_comments=False, include_tables=True, with_metadata=True
        )
    except (
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        IndexError,
        RecursionError,
        AssertionError,
    ):
        # The library fails on some hostile trees; the blocks remain, and normalize finds the body
        # in them as in plain text.
        return "", ()
    if document is None:
        return "", ()
    facts = {
        name: str(getattr(document, name, None) or "")
        for name in ("title", "author", "date", "sitename", "description", "url")
    }
    if facts["sitename"].lower() in {
        _HOST.sub("", one.lower()) for one in (url or "", facts["url"])
    }:
        # Where a page names no site, the library takes the host: that states nothing.
        facts["sitename"] = ""
    return document.text or "", tuple(
        Metadatum(name=f"extracted:{name}", value=value) for name, value in facts.items() if value
    )
