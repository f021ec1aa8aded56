"""A language -> the words that tell the time of what a passage reports: "20 years ago",
"previously", "will", "back then".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from builder.lang.languages import FIRST, words_of
from builder.lang.wordlists import NUMBER_WORDS


class Tense(NamedTuple):
    """Patterns of one language; each is bounded and linear."""

    #: The first group is the number of years: "two years ago".
    ago: re.Pattern[str]
    #: The first group is the number of years: "the 20th anniversary".
    anniversary: re.Pattern[str]
    #: At the beginning of a passage: "Previously, ...".
    earlier: re.Pattern[str]
    #: "... but now it is open": the passage is about now.
    but_now: re.Pattern[str]
    #: "will be held", "is scheduled for".
    future: re.Pattern[str]
    #: "met in April", "last April": a date without a year lies behind.
    back: re.Pattern[str]
    #: Right before a day, what has been written or said by then: "in a letter of | 6 August"; right
    #: behind it: "the Sept. 14 | email".
    dated: re.Pattern[str]
    made: re.Pattern[str]
    #: The group ``last`` or ``next`` tells which, the group ``year`` or ``month`` of what: "last
    #: year".
    relative: re.Pattern[str]
    #: "Then the group ...", "at the time": the passage shares a date named before.
    anaphora: re.Pattern[str]
    #: "now", "is": the passage is about the event's time again.
    now: re.Pattern[str]
    #: "said", "in an interview": a reported act of speech, whose words may follow.
    speech: re.Pattern[str]
    #: Speech in the first person.
    first_person: re.Pattern[str]
    #: Right before a date, a participle that belongs to a name: "the group created | in 2006".
    participle: re.Pattern[str]
    #: Before such a participle it is the passage's own verb: "was created in 2006".
    passive: re.Pattern[str]
    #: Right before a date, the opening of a relative clause or of a name: ", who took office | in
    #: 2028", "the treaty of | 1997".
    aside: re.Pattern[str]
    #: Right before a date, what continues until now: "has led it since | 2014".
    lasting: re.Pattern[str]
    #: A finite verb.
    finite: re.Pattern[str]


@cache
def tense(language: str = FIRST) -> Tense:
    """Return the patterns of a language; patterns that find nothing for one without a table."""
    words = words_of(language)
    inserted = {
        "{last}": words.relative.last,
        "{next}": words.relative.next,
        "{numbers}": "|".join(NUMBER_WORDS),
    }
    left, right = ("", "") if words.traits.unspaced else (r"(?<!\w)", r"(?!\w)")
    found = {}
    for name in Tense._fields:
        pattern: str = getattr(words.tense, name)
        for mark, alternatives in inserted.items():
            pattern = pattern.replace(mark, alternatives)
        found[name] = re.compile(_framed(name, pattern, left, right), re.IGNORECASE)
    return Tense(**found)


def _framed(name: str, words: str, left: str, right: str) -> str:
    """Return a pattern bound to whole words; what is before a date ends there, what opens a
    passage begins it.
    """
    if name == "made":
        return rf"\s+(?:[\w'’-]+\s+){{0,2}}(?:{words}){right}"
    if name in ("participle", "aside", "lasting", "dated"):
        return rf"{left}(?:{words})\Z" if name != "aside" else rf"(?:{words})\Z"
    return rf"\A(?:{words}){right}" if name == "earlier" else rf"{left}(?:{words}){right}"
