"""A block -> what it looks like by itself: running text, date line, byline, picture credit, button,
machine value.

Every judgement about a single line of a page lives here; what its neighbours say about it is in
:mod:`builder.extract.lines.body`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from builder.core.capture import Block, BlockKind, Span
from builder.extract import vocabulary
from builder.lang.characters import WIDE, fold_space
from builder.lang.dates import DateMention, find_dates, find_weekdays
from builder.lang.languages import alternatives

Shape = Literal[
    "text",
    "short",
    "date",
    "byline",
    "source",
    "picture",
    "button",
    "after",
    "machine",
    "legal",
    "order",
    "tags",
    "related",
]

#: Lines of which is remembered how many words they have: every finder asks.
_REMEMBERED: Final = 4096
#: A line of at least this many words that ends like a sentence is running text.
SENTENCE_WORDS: Final = 8
#: A line of at least this many words is running text even without a full stop.
LONG_WORDS: Final = 25
#: A line about a date, a name or a picture has at most this many words.
_LABEL_WORDS: Final = 16
#: Words that the names of a byline may have in front of "and", "in" or a comma.
_NAME_WORDS: Final = 6
#: Words beside the date that a date line may have.
DATE_LINE_REST: Final = 3

#: Running text of which more than this is in links is a list of links.
MOSTLY_LINKS: Final = 0.6
#: A label of which more than this share is in links is itself a link.
NEARLY_ALL_LINK: Final = 0.8

_WORD: Final = re.compile(r"\w+(?:[’'.-]\w+){0,8}")
_WIDE: Final = re.compile(f"[{WIDE}]")
_END: Final = re.compile(
    r"[.!?…。！？؟۔।][\"”’'»«“)\]\s.*]{0,6}$|[.!?…][\"”’'»)]*\s?[(\[][^()\[\]]{1,40}[)\]]\.?$"
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S{4,2000}", re.IGNORECASE)
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_MACHINE: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\S{0,20}"  # a timestamp
    r"|[a-z]{2}[_-][A-Z]{2}"  # a locale
    r"|(?:/[\w@\[\]='\":.-]{1,80}){2,20}(?:\s(?:/[\w@\[\]='\":.-]{1,80}){2,20})*"  # paths
    r"|(?:(?:\d{1,6}|true|false|null|P?T?\d{1,4}[SMH])\s?){1,8}"  # sizes and switches
    r"|[\w-]{1,40}:[\w:-]{1,40}"  # a key
    r"|[_=*·•.|–—~#-]{2,}"  # a rule
)
_CLOCK: Final = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\b|\b[ap]\.?m\b\.?|[+-]\d{2}:?\d{2}\b"
    r"|\b(?:UTC|GMT|[A-Z]{1,3}ST|[A-Z]{1,3}DT|CET|CEST|ET|PT|Uhr|MSK|IST)\b",
    re.IGNORECASE,
)
#: A page may print the word behind a year without a blank.
_UPDATED: Final = re.compile(rf"(?<![^\W\d_])(?:{vocabulary.UPDATED})\b", re.IGNORECASE)
_PUBLISHED: Final = re.compile(
    rf"(?<!\w)(?:{vocabulary.PUBLISHED}|{vocabulary.UPDATED})(?!\w)", re.IGNORECASE
)
#: Beside a date in a line, and between the names of a byline.
_DATE_WORDS: Final = alternatives(lambda words: words.page.date_words)
_BETWEEN: Final = alternatives(lambda words: words.bylines.between)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One block of a page (or several that were one paragraph), with what it looks like."""

    index: int
    text: str
    span: Span
    kind: BlockKind
    indent: int
    gap: int
    main: bool
    linked: float
    place: str
    words: int
    #: Ends with a mark that ends sentences.
    closed: bool
    shape: Shape
    dates: tuple[DateMention, ...] = ()

    @property
    def running(self) -> bool:
        """Running text, as opposed to a label of any kind."""
        return self.shape == "text"

    @property
    def prose(self) -> bool:
        """Running text or a short sentence, such as direct speech ("We are looking."); not an item,
        which may be a menu's.
        """
        if self.shape != "short":
            return self.running
        # A question may be a headline, and brackets at the end of a short line hold a picture's
        # credit.
        return (
            self.closed
            and self.kind == "text"
            and self.linked <= MOSTLY_LINKS
            and self.text[-1] not in "?؟？)]"
        )


def line_of(block: Block, index: int, language: str) -> Line:
    """Return what ``block`` looks like."""
    words = count_words(block.text)
    dates = find_dates(block.text, language) if words <= LONG_WORDS * 2 else ()
    return Line(
        index=index,
        text=block.text,
        span=block.span,
        kind=block.kind,
        indent=block.indent,
        gap=block.gap,
        main=block.main,
        linked=block.linked,
        place=block.place,
        words=words,
        closed=is_closed(block.text),
        shape=_shape(block.text, words, dates, language),
        dates=dates,
    )


def numbered(line: Line, index: int) -> Line:
    """Return ``line`` as the one of that number."""
    return line if line.index == index else replace(line, index=index)


@lru_cache(maxsize=_REMEMBERED)
def count_words(text: str) -> int:
    """Return the number of words; of East Asian text, which has no blanks, half the number of
    characters.
    """
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    return (
        wide // 2 + len(_WORD.findall(_WIDE.sub(" ", text))) if wide else len(_WORD.findall(text))
    )


def is_closed(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does, quotation marks and a sign-off in brackets
    left aside.
    """
    return bool(_END.search(text[-60:]))


def _shape(text: str, words: int, dates: tuple[DateMention, ...], language: str) -> Shape:
    if not words or is_machine(text):
        return "machine"
    if words <= _LABEL_WORDS:
        label = _label(text, words, dates, language)
        if label:
            return label
    if is_order(text, words):
        return "order"
    if words <= 2 * LONG_WORDS and vocabulary.LEGAL.search(text):
        return "legal"
    if (words >= SENTENCE_WORDS and is_closed(text)) or words >= LONG_WORDS:
        return "text"
    return "short"


def _label(text: str, words: int, dates: tuple[DateMention, ...], language: str) -> Shape | None:
    if vocabulary.BUTTON_LINE.fullmatch(text) or vocabulary.COUNT_LINE.fullmatch(text):
        return "button"
    if is_date_line(text, dates, language):
        return "date"
    tests: tuple[tuple[Shape, re.Pattern[str]], ...] = (
        ("source", vocabulary.SOURCE_LINE),
        ("tags", vocabulary.TAGS_LINE),
        ("picture", vocabulary.PICTURE_LINE),
        ("after", vocabulary.AFTER_LINE),
        ("related", vocabulary.READ_ALSO),
    )
    for shape, pattern in tests:
        if pattern.fullmatch(text) and not (
            shape in ("after", "related") and is_closed(text) and words > SENTENCE_WORDS
        ):
            return shape
    return "byline" if is_byline(text) or vocabulary.BY_ALONE.fullmatch(text) else None


def is_machine(text: str) -> bool:
    """Tell whether ``text`` is written for programs: addresses, timestamps, sizes, keys, or a
    contact of the page's owner.
    """
    rest = _ADDRESS.sub(" ", text)
    if rest != text and count_words(rest) <= DATE_LINE_REST + 1:
        return True
    if (
        "@" in text
        and _MAIL.search(text)
        and count_words(_MAIL.sub(" ", text)) <= _LABEL_WORDS
        and not is_closed(text)
    ):
        return True
    return bool(_MACHINE.fullmatch(text[:500])) and not text.isalpha()


def is_order(text: str, words: int) -> bool:
    """Tell whether the whole of ``text`` asks the reader to follow, subscribe, read on."""
    return (
        words <= 2 * LONG_WORDS
        and bool(vocabulary.ORDER_SENTENCE.match(text))
        and not re.search(r"[\"“”«»]", text[1:])
    )


def is_date_line(text: str, dates: tuple[DateMention, ...], language: str) -> bool:
    """Tell whether ``text`` is a date and hardly anything else."""
    days = [mention for mention in dates if mention.stamp and mention.stamp.day]
    if not days:
        return False
    return count_words(date_line_rest(text, days, language)) <= DATE_LINE_REST


def date_line_rest(text: str, dates: list[DateMention], language: str) -> str:
    """Return ``text`` without dates, names of days, times, and the words that announce them."""
    rest = list(text)
    for span in [mention.span for mention in dates] + [
        mention.span for mention in find_weekdays(text, language)
    ]:
        rest[span.start : span.end] = " " * (span.end - span.start)
    plain = _CLOCK.sub(" ", "".join(rest))
    plain = re.sub(
        rf"(?<!\w)(?:{_DATE_WORDS})(?!\w)",
        " ",
        plain,
    )
    return fold_space(_PUBLISHED.sub(" ", plain))


def is_updated(text: str) -> bool:
    """Tell whether a date line announces a change rather than the publication."""
    return bool(_UPDATED.search(text))


def is_byline(text: str) -> bool:
    """Tell whether ``text`` is "By" and names: every word of a name begins with a capital where the
    script has them.
    """
    match = vocabulary.BYLINE_LINE.fullmatch(text)
    if not match:
        return False
    names = re.split(
        rf"\s?[,|•·–—/]\s?|\s(?:{_BETWEEN})\s",
        match["names"],
        maxsplit=1,
    )[0]
    words = names.split()
    if (
        not words
        or len(words) > _NAME_WORDS
        or (is_closed(names) and not re.search(r"\b\w\.$", names))
    ):
        return False
    capitals = [word for word in words if not word[0].islower()]
    return (
        not words[0][0].islower()
        and len(capitals) >= len(words) - 2
        and not any(character.isdigit() for character in names)
    )
