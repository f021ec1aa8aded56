"""First and last paragraph -> place line in front of the report, sign-off code behind it, and a
request to the reader glued to its end.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from builder.extract.lines.line import count_words
from builder.extract.vocabulary import ORDER_SENTENCE
from builder.lang.wordlists import JOINERS

#: A place line is shorter than this.
_MOST_CHARACTERS: Final = 60
_WORD: Final = rf"(?:[^\W\d_a-zа-яё][\w.'’-]{{0,20}}|am|{'|'.join(sorted(JOINERS))})"
_NAME: Final = r"[^\W\d_]{3,9}\.?"
#: ", March 6", ", 6 mar.", ", May 13, 2024", ", 6. März 2024".
_DAY: Final = rf"(?:,?[ ](?:\d{{1,2}}(?:\.|st|nd|rd|th)?(?:[ ](?:de[ ])?{_NAME})?|{_NAME}[ ]\d{{1,2}})(?:,?[ ](?:de[ ])?\d{{4}})?)"
#: "Town, AGENCY – ", "TOWN (Agency) - ", "Town, 6 mar (Agency).- ", "TOWN, March 6 — ", "TOWN, May
#: 13, 2024 (Agency) - ", "TOWN, 6 March. /AGENCY/. ", "TOWN, Sept. 5 /Agency/ -- ".
DATELINE: Final = re.compile(
    rf"(?P<place>{_WORD}(?:[ ]{_WORD}){{0,3}}"
    rf"(?:[,/][ ]?(?!{_NAME}[ ]\d){_WORD}(?:[ ]{_WORD}){{0,2}}\.?){{0,2}}"
    rf"{_DAY}?"
    r"(?:[ ]?[(](?P<agency>[^()]{2,30})[)])?(?:[.]?[ ]/(?P<wire>[^/]{2,20})/)?)"
    r"[ ]?(?:[-–—]{1,2}[ ]|(?<=[)])[.]?[ ]?[-–—]{1,2}[ ]?|(?<=/)\.[ ])(?=\S)"
)
#: "(A/BC1)", "(ab/cd)"; behind the end of a sentence also "(ABC)" and "(abc)", which in it would
#: explain a name.
SIGNOFF: Final = re.compile(
    r"(?:(?<=[.!?…])|(?<=[.!?…][\"”»]))\s?[(\[](?P<sign>[A-Z]{2,6}|[a-z]{3})[)\]]\s?$|\s?[(\[](?P<code>[A-Z]{1,5}\d{0,2}(?:[/.-][A-Z]{1,5}\d{0,2}){1,3}|[a-z]{2,4}(?:/[a-z]{2,4}){1,2})[)\]]\.?\s?$"
)
_MARK: Final = re.compile(r"[\"“”«»]")
_LAST_SENTENCE: Final = re.compile(r"[.!?…][\"”’»)]{0,2}(?P<gap>\s{0,2})(?=[A-ZА-ЯЁ])")
#: A request has at most this many words.
ORDER_WORDS: Final = 25


class Trim(NamedTuple):
    """Part of a paragraph that is not part of the report, as a range of its characters, and what it
    holds.
    """

    start: int
    end: int
    value: str
    #: The newsroom that the place line names, as a range of its characters; empty without one.
    agency: tuple[int, int] = (0, 0)


def place_line(text: str) -> Trim | None:
    """Return the place line at the beginning of ``text`` with the dash behind it; ``None`` without
    one.
    """
    match = DATELINE.match(text[: _MOST_CHARACTERS * 2])
    if not match or len(match["place"]) > _MOST_CHARACTERS:
        return None
    place = match["place"]
    # A lone name and a dash begin many a sentence; a place line is in capitals, or names a newsroom
    # or a day as well.
    if not (place.isupper() or "," in place or "(" in place or "/" in place):
        return None
    agency = next((match.span(name) for name in ("agency", "wire") if match[name]), (0, 0))
    return Trim(0, match.end(), place, agency)


def sign_off(text: str) -> Trim | None:
    """Return the newsroom's code in brackets at the end of ``text``; ``None`` without one."""
    match = SIGNOFF.search(text, max(0, len(text) - 40))
    return Trim(match.start(), len(text), match["code"] or match["sign"]) if match else None


def request(text: str, *, last: bool) -> Trim | None:
    """Return the sentence at the end of ``text`` that asks the reader to follow or subscribe.

    In the middle of a report only one without a blank in front of it is cut: no author wrote it
    there.
    """
    ends = list(_LAST_SENTENCE.finditer(text, max(0, len(text) - 300)))
    for match in ends:
        rest = text[match.end() :]
        if not last and match["gap"]:
            continue
        if (
            count_words(rest) <= ORDER_WORDS
            and ORDER_SENTENCE.match(rest)
            and not _MARK.search(rest)
        ):
            return Trim(match.end(), len(text), rest)
    return None
