"""Words by which pages mark what is not the report, in all languages at once, as patterns: bylines,
dates, pictures, links, requests to the reader.

A page has words of other languages than its own: those of its menus, its agencies, its framework.
"""

from __future__ import annotations

import re
from typing import Final

from builder.extract.anywhere import Anywhere
from builder.lang.languages import alternatives
from builder.lang.newsrooms import SOURCE

#: What is in front of an author's name, of the day of publication, and of a later change, of a
#: picture's maker, of tags.
BY: Final = alternatives(lambda words: words.page.by)
PUBLISHED: Final = alternatives(lambda words: words.page.published)
UPDATED: Final = alternatives(lambda words: words.page.updated)
PICTURE: Final = alternatives(lambda words: words.page.picture)
TAGS: Final = alternatives(lambda words: words.page.tags)
#: Headings of what follows a report, and buttons of a page.
AFTER: Final = alternatives(lambda words: words.page.after)
BUTTONS: Final = alternatives(lambda words: words.page.buttons)
#: Counts that a page prints about itself.
_COUNTED: Final = alternatives(lambda words: words.page.counted)
_MINUTES: Final = alternatives(lambda words: words.page.minutes)
_READING: Final = rf"(?:{_MINUTES})(?:[ -](?:{alternatives(lambda words: words.page.reading)}))?"
_READING_LABEL: Final = alternatives(lambda words: words.page.reading_label)
#: An order to the reader, at the start of a sentence, and what it is about.
_ORDER: Final = alternatives(lambda words: words.page.orders)
_ABOUT: Final = alternatives(lambda words: words.page.about)


def _whole(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{phrases})[\s:.…»>›→|!*]{{0,4}}", re.IGNORECASE)


AFTER_LINE: Final = _whole(AFTER)
BUTTON_LINE: Final = _whole(BUTTONS)
COUNT_LINE: Final = re.compile(
    rf"[\d.,]{{1,12}}\s?[kKmM]?\s?(?:{_COUNTED})"  # "1 Shares"
    rf"|(?:(?:{_READING_LABEL}):?\s?)?\d{{1,3}}[\s-]?{_READING}"  # "2 Min Read"
    rf"|(?:{_COUNTED})\s?:?\s?\(?[\d.,]{{1,12}}\)?",  # "Comments (48)"
    re.IGNORECASE,
)
ORDER_SENTENCE: Final = re.compile(
    rf"(?:please\s)?(?:{_ORDER})\b(?=.{{0,160}}(?<!\w)(?:{_ABOUT})(?!\w))", re.IGNORECASE
)
_ALSO: Final = alternatives(lambda words: words.page.also)
READ_ALSO: Final = re.compile(rf"(?:{_ALSO})\b.{{0,200}}", re.IGNORECASE)
#: The page speaking of itself: rights, cookies, consent.
LEGAL: Final = Anywhere(alternatives(lambda words: words.page.legal))
#: A label that announces what follows, printed alone.
HEADINGS: Final = re.compile(
    rf"(?:{BY}|{SOURCE}|{TAGS}|{PICTURE}|{PUBLISHED}|{UPDATED})\s?:?", re.IGNORECASE
)
BYLINE_LINE: Final = re.compile(rf"(?:{BY})(?:\s?:\s?|\s)(?P<names>\S.{{0,160}})", re.IGNORECASE)
BY_ALONE: Final = re.compile(rf"(?:{BY})\s?:?", re.IGNORECASE)
SOURCE_LINE: Final = re.compile(rf"(?:{SOURCE})\s?[:：]\s?(?P<name>\S.{{0,100}})", re.IGNORECASE)
TAGS_LINE: Final = re.compile(rf"(?:{TAGS})\s?:\s?(?P<tags>.{{0,400}})", re.IGNORECASE)
_PICTURE_BY: Final = alternatives(lambda words: words.page.picture_by)
_PICTURED_BY: Final = alternatives(lambda words: words.page.pictured_by)
PICTURE_LINE: Final = re.compile(
    rf"(?:\W{{0,2}}(?:{PICTURE})(?:\s(?:{_PICTURE_BY}))?\s?[:/©]\s?"  # "Photo: Name"
    rf"|(?:{PICTURE})\s(?:{_PICTURED_BY})\s"  # "Photograph by Name"
    r"|[©℗Ⓒ](?!\s?\d{4})\s?|\(c\)\s)"  # "©Name", but not "© 2024 Name", which is the page's own
    r"(?P<name>\S.{0,120})",
    re.IGNORECASE,
)
#: "(Agency)", "(Agency Photo/Name)", "[Name/Agency]" at the end of a caption.
CREDIT_TAIL: Final = re.compile(r"[(\[](?P<name>[^()\[\]]{2,80})[)\]]\s?\.?$")
#: The same without brackets, behind the end of a sentence: "A wolf near the town. Photo:
#: Name/Agency".
CREDIT_BEHIND: Final = re.compile(
    rf"(?<=[.!?…”\"»|–—-])\s(?:{PICTURE})(?:\s(?:{_PICTURE_BY}))?\s?[:/©]\s?(?P<name>[^.:;!?]{{2,80}})$",
    re.IGNORECASE,
)
_AGENCY: Final = alternatives(lambda words: words.page.agency)
AGENCY_WORDS: Final = re.compile(rf"\b(?:{_AGENCY})\b", re.IGNORECASE)
#: A word about a picture, where a caption names its maker.
PICTURE_WORD: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.page.picture_words)})\w{{0,8}}\b", re.IGNORECASE
)
#: The heading of the readers' comments, and what is with each of them.
COMMENTS_LINE: Final = re.compile(
    rf"(?:\d{{1,6}}\s)?(?:{alternatives(lambda words: words.page.comments)})\b.{{0,20}}",
    re.IGNORECASE,
)
ANSWER_LINE: Final = re.compile(alternatives(lambda words: words.page.answers), re.IGNORECASE)
