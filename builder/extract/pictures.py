"""Page -> picture, its caption and its credit; the lines that belong to pictures are not part of the
body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from builder.extract.address import ADDRESS, PICTURE, clean
from builder.extract.findings import Found, Notes
from builder.extract.lines.line import LONG_WORDS, Line
from builder.extract.page import TAIL_LINES, Page
from builder.extract.vocabulary import CREDIT_BEHIND, CREDIT_TAIL, PICTURE_LINE

#: A caption has at most this many words.
CAPTION_WORDS: Final = 60
#: Words of a caption inside the text.
_FEWEST_WORDS: Final = 5
#: A caption and a paragraph behind it.
FEWEST_LINES: Final = 2
#: A credit has at most this many.
CREDIT_WORDS: Final = 12


class Picture(NamedTuple):
    """The picture that leads the article."""

    address: str | None = None
    caption: str | None = None
    credit: str | None = None
    #: Credits of all pictures on the page.
    makers: tuple[str, ...] = ()


def picture(page: Page) -> Found[Picture]:
    """Find the leading picture; note every caption and credit around and inside the body."""
    notes = Notes()
    captions = list(_captions(page))
    # Alternative text and caption of one picture differ by a word: the fuller one is the caption.
    leading = [line for line in captions if line.index < page.stretch.start + 1]
    best = max(
        leading or captions[:1], key=lambda line: (len(line.text), -line.index), default=None
    )
    names: list[str] = []
    for line in captions:
        tail = CREDIT_BEHIND.search(line.text) or CREDIT_TAIL.search(line.text)
        notes.find(
            "image_caption",
            line.text,
            "caption",
            "it describes a picture beside the text",
            span=line.span,
            chosen=line is best,
        )
        if tail:
            maker = _without_label(tail["name"])
            start = line.text.rindex(maker)
            span = page.part(line, start, start + len(maker))
            notes.find(
                "image_credit",
                maker,
                "end of a caption",
                "the caption ends in it",
                span=span,
                chosen=line is best,
            )
            names.append(maker)
    names += _credits(page, notes, chosen=not names)
    found = Picture(
        _address(page, notes),
        best.text if best else None,
        names[0] if names else None,
        tuple(names),
    )
    return Found(found, notes)


def _without_label(name: str) -> str:
    """Return the maker's name in "Photo: Name"."""
    labeled = PICTURE_LINE.fullmatch(name)
    return (labeled["name"] if labeled else name).strip(" ()")


def _captions(page: Page) -> Iterator[Line]:
    for line in (*page.head, *page.body):
        if line.index >= page.stretch.start:
            found = is_caption_between(page.lines, line.index)
        else:
            found = is_caption(line) or opens_with_caption(
                page.lines[line.index : line.index + FEWEST_LINES]
            )
        if found:
            yield line


def is_caption(line: Line) -> bool:
    """Tell whether a line describes a picture: marked up as a caption, or a short text that ends in
    a credit.
    """
    if line.words > CAPTION_WORDS or line.shape in ("date", "byline", "machine", "button"):
        return False
    if line.place == "figcaption" and line.shape != "picture":
        return True
    if line.words > LONG_WORDS or line.place == "h1":
        return False
    labeled = CREDIT_BEHIND.search(line.text)
    if labeled:
        return is_credit(labeled["name"])
    tail = CREDIT_TAIL.search(line.text)
    if not tail:
        return False
    return (
        is_credit(tail["name"])
        and (line.kind == "item" or line.shape == "short")
        and line.text.endswith((")", "]"))
    )


def is_caption_between(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line inside the text is a caption: one that only its brackets tell needs
    paragraphs on both sides here.
    """
    line = lines[at]
    if not is_caption(line) or line.place == "figcaption" or CREDIT_BEHIND.search(line.text):
        return is_caption(line)
    around = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return line.kind == "text" and line.words >= _FEWEST_WORDS and all(one.prose for one in around)


def opens_with_caption(lines: Sequence[Line]) -> bool:
    """Tell whether the first of ``lines`` is a caption that is a sentence: a credit is behind
    its full stop, the text follows.
    """
    if len(lines) < FEWEST_LINES or lines[0].words > LONG_WORDS or lines[1].words <= lines[0].words:
        return False
    tail = CREDIT_TAIL.search(lines[0].text)
    return bool(
        tail and is_credit(tail["name"]) and lines[0].text[: tail.start()].rstrip().endswith(".")
    )


def is_credit(name: str) -> bool:
    """Tell whether ``name``, found in brackets, can be a picture's maker: a few words with capitals
    and no digit.
    """
    capitals = all(not word[:1].islower() for word in name.replace("/", " ").split())
    return (
        capitals
        and not any(character.isdigit() for character in name)
        and len(name.split()) <= CREDIT_WORDS // 2
    )


def _credits(page: Page, notes: Notes, *, chosen: bool) -> list[str]:
    found: list[str] = []
    for line in (*page.before[-2:], *page.head, *page.body, *page.tail[:TAIL_LINES]):
        match = PICTURE_LINE.fullmatch(line.text) if line.shape == "picture" else None
        if match and line.words <= CREDIT_WORDS + 4:
            first = chosen and not found
            # "(Photo: Name)": the bracket belongs to the label.
            name = match["name"] if "(" in match["name"] else match["name"].rstrip(")] ")
            span = page.part(line, match.start("name"), match.start("name") + len(name))
            notes.find(
                "image_credit",
                name,
                "picture credit",
                "the line says whose picture it is",
                span=span,
                chosen=first,
            )
            found.append(name)
    return found


def _address(page: Page, notes: Notes) -> str | None:
    found: str | None = None
    for name, value in page.values("og:image", "og:image:url", "twitter:image", "json-ld:image"):
        url = clean(value)
        if url and found is None:
            notes.find("image", url, "page metadata", f"the page states it as {name}")
            found = url
    for line in page.head:
        match = ADDRESS.search(line.text) if line.shape == "machine" else None
        url = clean(match[0]) if match else None
        if match and url and PICTURE.search(urlsplit(url).path):
            span = page.part(line, *match.span())
            notes.find(
                "image",
                url,
                "address line",
                "a picture's address is above the text",
                span=span,
                chosen=found is None,
            )
            found = found or url
    return found
