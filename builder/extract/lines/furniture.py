"""A line among the paragraphs -> what of a page's furniture it is, "" for a line of the report.

Plain text has no markup that parts them: "SEE ALSO: ...", "Follow Ada Renn on Twitter", "Ada Renn
is a reporter for the Harbor Post", "An earlier version of this story misstated ...", "The Polar
Press contributed to this report".  Whoever drops a sentence of a report does more harm than whoever
keeps a request, so a line goes only when each of its sentences is furniture, by a whole pattern.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from builder.extract.lines.furniture_words import (
    ADVERTISEMENTS,
    CAPTION_END,
    CAPTION_START,
    CONTACTS,
    CONTRIBUTIONS,
    CORRECTIONS,
    CREDIT_END,
    LABEL,
    LIVE,
    NEWSLETTER_BOX,
    NEWSROOM_ROLES,
    RELATED,
    RELATED_BARE,
    RELATED_END,
    REQUESTS,
    RIGHTS,
    ROLES,
)
from builder.extract.lines.line import count_words
from builder.lang.languages import all_words, alternatives
from builder.lang.newsrooms import is_listed, says_newsroom

LINK: Final = "link to another report"
REQUEST: Final = "request to the reader"
AUTHOR: Final = "about the author"
CONTRIBUTION: Final = "contribution line"
CORRECTION: Final = "correction note"
LIVE_NOTICE: Final = "live-blog notice"
CAPTION: Final = "caption"

#: A line of furniture has at most so many words; a link to another report, which is its headline,
#: and a box about an author.
_MOST_WORDS: Final = 120
LINK_WORDS: Final = 30
_ABOUT_WORDS: Final = 70
#: A caption has at most so many.
CAPTION_WORDS: Final = 60
#: A line about the author is one of so many last lines of a report.
LAST_LINES: Final = 4
#: So much of the end of a paragraph is searched for furniture glued to it (characters).
GLUED: Final = 300

_SENTENCE: Final = re.compile(r"(?<=[.!?…])(?<![A-Z]\.)[\"”’)\]]{0,2}\s+(?=[\"“‘(\[@A-ZÀ-ÞА-ЯЁ])")
_NAME: Final = (
    r"[A-ZÀ-Þ][\w.'’-]+(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|bin|al)){0,3}\s[A-ZÀ-Þ][\w'’-]+"
)
_ABOUT: Final = re.compile(
    rf"(?:About the author:?\s)?(?P<name>{_NAME})(?:\s\(?@\w+\)?)?,?\s"
    rf"(?:is|covers|writes|reports)\s(?P<rest>.*)",
    re.DOTALL,
)
_KINDS: Final = (
    (REQUEST, REQUESTS),
    (LIVE_NOTICE, LIVE),
    (AUTHOR, CONTACTS),
    ("advertisement", ADVERTISEMENTS),
    ("page's own matters", RIGHTS),
)
#: Buttons that a dump glues to the end of such a line.
_BUTTONS: Final = all_words(lambda words: words.furniture.glued_buttons)
_CONTRIBUTED: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.furniture.contributed)})\b", re.IGNORECASE
)
_SAYS: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.furniture.says)})\b", re.IGNORECASE
)
_AND: Final = re.compile(rf",?\s(?:{alternatives(lambda words: words.furniture.both)})\s|,\s?|/")
_ARTICLE: Final = re.compile(
    rf"\A(?:{alternatives(lambda words: words.furniture.articles)})\s?", re.IGNORECASE
)
#: Lines and sentences of which is remembered what they are: several finders ask.
_REMEMBERED: Final = 1024
_MARKS: Final = " \t>»*_[](){}|—–-•·\\"


@lru_cache(maxsize=_REMEMBERED)
def furniture(text: str, *, captions: bool = True) -> str:
    """Return the name under which a line is dropped, "" when its words alone do not tell it;
    ``captions`` tells captions, too.
    """
    size = count_words(text)
    plain = text.strip(_MARKS)
    # What ends in a colon announces lines of the report.
    if not plain or size > _MOST_WORDS or plain.endswith(":"):
        return ""
    if size <= LINK_WORDS and any(
        pattern.fullmatch(plain) for pattern in (RELATED, RELATED_BARE, RELATED_END)
    ):
        return LINK
    if CORRECTIONS.match(plain):
        return CORRECTION
    if NEWSLETTER_BOX.match(plain):
        return REQUEST
    if (
        captions
        and size <= CAPTION_WORDS
        and (
            CAPTION_END.search(text)
            or CREDIT_END.fullmatch(plain)
            or CAPTION_START.fullmatch(plain)
        )
    ):
        return CAPTION
    return _kind(plain)


def announces_reports(text: str) -> bool:
    """Tell whether a line is the label of other reports, whose headlines follow: "Read more:"."""
    return bool(LABEL.fullmatch(text))


def _kind(text: str) -> str:
    """Return what the sentences of a text are when all of them are furniture; the first one names
    them.
    """
    kinds = [_of_sentence(sentence) for sentence in _sentences(text)]
    return kinds[0] if kinds and all(kinds) else ""


def _sentences(text: str) -> Sequence[str]:
    return [
        sentence for part in _SENTENCE.split(text) if (sentence := part.strip(_MARKS + '.!?…"”’'))
    ]


@lru_cache(maxsize=_REMEMBERED)
def _of_sentence(sentence: str) -> str:
    if sentence in _BUTTONS:
        return LINK
    if CONTRIBUTIONS.fullmatch(sentence):
        # "With Ole Vik." may be a caption or a sentence: only a newsroom's material is a
        # contribution of that form.
        return CONTRIBUTION if _CONTRIBUTED.search(sentence) or newsrooms_in(sentence) else ""
    name = next((name for name, pattern in _KINDS if pattern.fullmatch(sentence)), "")
    return "" if name == REQUEST and _SAYS.search(sentence) else name


def contributors(text: str) -> Sequence[str]:
    """Return the newsrooms that a line, or the furniture at its end, names as contributors to the
    report.
    """
    start = 0 if furniture(text) else glued_furniture(text)[0]
    return [
        name
        for sentence in _sentences(text[start:].strip(_MARKS))
        for name in newsrooms_in(sentence)
    ]


def newsrooms_in(sentence: str) -> Sequence[str]:
    """Return the newsrooms that a contribution line names, in its order."""
    match = CONTRIBUTIONS.fullmatch(sentence.strip(_MARKS + ".!?…"))
    who = next((text for text in match.groupdict().values() if text), "") if match else ""
    names = (_ARTICLE.sub("", part) for part in _AND.split(who))
    return [name for name in names if is_listed(name) or says_newsroom(name)]


@lru_cache(maxsize=_REMEMBERED)
def glued_furniture(text: str) -> tuple[int, str]:
    """Return where the furniture begins that is glued to the end of a paragraph, and its name; the
    length and "" without any.
    """
    for gap in _SENTENCE.finditer(text, max(0, len(text) - GLUED)):
        name = _kind(text[gap.end() :].strip(_MARKS))
        if name:
            return gap.end(), name
    return len(text), ""


def about_author(text: str, authors: Sequence[str], report: Sequence[str]) -> bool:
    """Tell whether a line at the end of a report is about who wrote it: somebody whom ``report``,
    its other lines, names nowhere.

    For others than people of a newsroom the page must name them as its author, among ``authors``.
    """
    match = _ABOUT.match(text) if count_words(text) <= _ABOUT_WORDS else None
    if match is None:
        return False
    known = any(match["name"].casefold() == author.casefold() for author in authors)
    roles = ROLES if known else NEWSROOM_ROLES
    surname = match["name"].split()[-1].strip(".'’")
    return bool(roles.match(text[match.end("name") :].lstrip(" ,"))) and not any(
        surname in one for one in report
    )
