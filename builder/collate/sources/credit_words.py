r"""Words beside a newsroom's name that say an article has something from it, as patterns.

They come by language. Those that end where the name begins are searched up to there (``\Z``), those
after it are matched from its end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import itemgetter
from typing import Final

from builder.lang.languages import all_words, alternatives, gathered
from builder.lang.newsrooms import AGENCIES, SOURCE
from builder.lang.wordlists import ARTICLES

_QUOTES: Final = "[«„“”»\"'‘’]?"
_ARTICLES: Final = "|".join((*sorted(ARTICLES), *gathered(lambda words: words.credits.articles)))
_ARTICLE: Final = rf"(?:(?:{_ARTICLES})\s|{alternatives(lambda words: words.credits.elided)})"
#: What a newsroom is, printed before its name or after it.
_LOOSE_KIND: Final = alternatives(lambda words: words.credits.loose_kinds)
_KIND: Final = alternatives(lambda words: words.credits.kinds)
_ANY_KIND: Final = rf"(?<![^\W\d_])(?:(?P<loose>(?i:{_LOOSE_KIND}))|(?i:{_KIND}))\s"
KIND_BEFORE: Final = re.compile(rf"{_ANY_KIND}{_QUOTES}\Z", re.VERBOSE)
#: The same wherever it stands.
_KINDS: Final = re.compile(_ANY_KIND, re.VERBOSE)
KIND_BEHIND: Final = re.compile(
    rf"{_QUOTES}\s(?:{alternatives(lambda words: words.credits.kinds_behind)})(?!\w)"
)
#: "the newspaper" before a name may be whole, and the name the subject of what it was told: only
#: here the name is the newspaper's.
WHOLE_KIND: Final = re.compile(
    rf"(?<!\w)(?:{alternatives(lambda words: words.credits.whole)})\s\Z", re.IGNORECASE
)
NAME_ENDS: Final = re.compile(
    rf"['’”\"]?(?:\Z|[.,;:)»”\"]|\s(?:{alternatives(lambda words: words.credits.name_ends)})\b)",
    re.IGNORECASE,
)
#: Before the kind, these are where a newsroom is from, not its name: "a Seoul newspaper", "the
#: Norwegian news agency".
ORIGIN: Final = re.compile(
    rf"(?:[\w-]+\s)?\w+(?:{alternatives(lambda words: words.credits.origins)})",
    re.IGNORECASE,
)
INDEFINITE: Final = re.compile(
    rf"(?<!\w)(?:{alternatives(lambda words: words.credits.indefinite)})\s\Z", re.IGNORECASE
)
#: What is called after a newsroom and is not its report: a poll, a debate, its building, the
#: station that carries it.
OTHER_THING: Final = re.compile(
    rf"['’]?s?(?:(?:\s[\w/’'-]+){{0,2}}?\s(?:{alternatives(lambda words: words.credits.other_things)})"
    rf"|\s(?:{alternatives(lambda words: words.credits.people)}))(?!\w)",
    re.IGNORECASE,
)

#: Verbs that report, in languages other than English.
_REPORTS: Final = alternatives(lambda words: words.credits.reports)
#: Days and times that may be between such a verb and "by".
_TIME: Final = rf"(?:\s(?:{alternatives(lambda words: words.credits.times)}))*"
_ADJECTIVE: Final = rf"(?:(?:{alternatives(lambda words: words.credits.adjectives)})\s){{0,2}}"
#: A report that a newsroom has made.
_WORK: Final = rf"(?:{alternatives(lambda words: words.credits.work)})"
#: What means a pattern in the phrases of the files.
_INSERTED: Final = {"{time}": _TIME, "{work}": _WORK}


def _inserted(phrases: str) -> str:
    """Return phrases with the patterns that they name put in."""
    for mark, pattern in _INSERTED.items():
        phrases = phrases.replace(mark, pattern)
    return phrases


#: What precedes the name of a newsroom that has reported.
_LEADS: Final = f"{_inserted(alternatives(lambda words: words.credits.leads))}|{_REPORTS}"
_TILL: Final = rf"\s?(?:{_ARTICLE})?{_ADJECTIVE}(?:(?:{_LOOSE_KIND}|{_KIND})\s)?{_QUOTES}\Z"
LEAD: Final = re.compile(rf"(?<![^\W\d_])(?:{_LEADS}){_TILL}", re.VERBOSE | re.IGNORECASE)
#: What precedes the name of a newsroom to which somebody has spoken or given something.
_GIVENS: Final = _inserted(alternatives(lambda words: words.credits.givens))
GIVEN: Final = re.compile(rf"(?<![^\W\d_])(?:{_GIVENS}){_TILL}", re.VERBOSE | re.IGNORECASE)

#: An interview that is still to come tells nothing yet.
AHEAD: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.credits.ahead)})\s(?:to\s)?[^,.;]{{0,50}}\Z",
    re.IGNORECASE,
)

_POSSESSOR: Final = r"(?:['’]s?(?:\s(?-i:[A-Z])[\w.'’-]+){0,3})?"
_STAFF: Final = alternatives(lambda words: words.credits.staff)
_KINDS_BEHIND: Final = (
    rf"{_QUOTES}(?:,?\s(?:(?-i:{_LOOSE_KIND})|{_KIND}|{_STAFF}))?{_POSSESSOR}{_QUOTES}"
)
#: A newsroom reports: "X reported", "X, which first reported the raid,", "X was the first to
#: report", "X says it".
REPORTS_BEHIND: Final = re.compile(
    rf"""{_KINDS_BEHIND}(?:,\s(?:{alternatives(lambda words: words.credits.relatives)})|\s\([^()]{{1,40}}\))?\s
    (?:(?:{alternatives(lambda words: words.credits.before_reports)}|{_TIME})\s){{0,3}}
    (?:{alternatives(lambda words: words.credits.own_reports)}|{_REPORTS})(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
#: An agency or a state's broadcaster says what it reports; another newsroom means itself.
SAYS_BEHIND: Final = re.compile(
    rf"{_QUOTES}\s(?:{alternatives(lambda words: words.credits.agencies_say)})(?!\w)"
)
#: "in a Northern News interview".
INTERVIEW_BEHIND: Final = re.compile(
    rf"(?:['’]s?)?\s(?:{alternatives(lambda words: words.credits.interview)})(?!\w)"
)
INTERVIEW_BEFORE: Final = re.compile(
    rf"(?<!\w)(?:{alternatives(lambda words: words.credits.before_interview)})\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
#: A report that is called wrong is not a source.
WRONG_REPORT: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.credits.wrong)})\s\Z",
    re.IGNORECASE,
)
#: News agencies that are not named, and newsrooms in general, as a source.
SEVERAL: Final = re.compile(
    rf"(?<![^\W\d_])(?i:(?:{alternatives(lambda words: words.credits.several)})\s)"
    rf"(?:{_ARTICLE})?(?P<name>(?:[Nn]ews\s)?(?i:{'|'.join(sorted(AGENCIES))})|[Nn]achrichtenagenturen)(?!\w)",
)
#: "Source: Town Press", alone in its sentence.
SOURCE_LINE: Final = re.compile(
    rf"\A[\s(\[]*(?=[^\W\d_a-zа-я])(?i:{SOURCE})\s?[:：]\s*(?P<name>[^\W\d_][\w&.'’ -]{{0,60}}?)[\s.)\]]*\Z"
)
#: Days and months end a name: "told Northern News Monday".
DAYS: Final = all_words(lambda words: words.credits.days_behind)
#: Scripts without blanks: 据新华社报道, ロイター通信によると, 연합뉴스에 따르면.
UNSPACED: Final = re.compile(alternatives(lambda words: words.credits.agency))
#: Time zones, which are printed in brackets as agencies' marks are.
ZONES: Final = all_words(lambda words: words.credits.zones)


def near_a_kind(text: str, at: int, seen: int) -> bool:
    """Tell whether the kind of a newsroom comes before ``at``, no more than ``seen`` code points
    away: few names have one, and to look back from each costs more than to find them all.
    """
    places = _kinds_in(text)
    k = bisect_left(places, at, key=itemgetter(0)) - 1
    return k >= 0 and places[k][1] > at - seen


@lru_cache(maxsize=64)
def _kinds_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text has kinds of newsrooms, in order."""
    return tuple(match.span() for match in _KINDS.finditer(text))
