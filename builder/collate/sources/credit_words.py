r"""Words beside a newsroom's name that say an article has something from it, as patterns.

They come by language. Those that end where the name begins are searched up to there (``\Z``), those
after it are matched from its end.
"""

from __future__ import annotations

import re
from typing import Final

from builder.lang.languages import all_words, alternatives, gathered
from builder.lang.newsrooms import AGENCIES, SOURCE
from builder.lang.wordlists import ARTICLES, listed

_QUOTES: Final = "[«„“”»\"'‘’]?"
_ARTICLES: Final = "|".join((*sorted(ARTICLES), *gathered(lambda words: words.credits.articles)))
_ARTICLE: Final = rf"(?:(?:{_ARTICLES})\s|{alternatives(lambda words: words.credits.elided)})"
#: What a newsroom is, printed before its name or after it.
_ENGLISH_KIND: Final = (
    r"(?:state(?:-run|-owned)?\s|local\s|daily\s|public\s|national\s|news\s|military\s)*"
    r"(?:news\s?agency|news\s?agencies|press\sagency|wire\sservice|newswire|news\s(?:service|site|website|outlet|channel|network|organization)"
    r"|newspapers?|tabloid|broadcaster|magazine|journal|daily|weekly|media\soutlet"
    r"|(?:tv|television|radio|member|broadcast|cable)\s(?:station|network|channel|affiliate|broadcaster|news)s?|state\s(?:media|tv|television|radio)"
    r"|(?:(?-i:[A-Z]){2,5}\s)?affiliate|radio)"
)
_KIND: Final = alternatives(lambda words: words.credits.kinds)
KIND_BEFORE: Final = re.compile(
    rf"(?<![^\W\d_])(?:(?P<english>(?i:{_ENGLISH_KIND}))|(?i:{_KIND}))\s{_QUOTES}\Z", re.VERBOSE
)
KIND_BEHIND: Final = re.compile(
    rf"{_QUOTES}\s(?:(?:state\s)?news\s?agency|news\sservice|newswire|newspaper|(?:tv|television|radio)\s(?:station|network)"
    rf"|broadcaster|magazine|{alternatives(lambda words: words.credits.kinds_behind)})(?!\w)"
)
#: "the newspaper" before a name may be whole, and the name the subject of what it was told: only
#: here the name is the newspaper's.
WHOLE_KIND: Final = re.compile(
    r"(?<!\w)(?:the|that|this|an?|his|her|its|their|our)\s\Z", re.IGNORECASE
)
NAME_ENDS: Final = re.compile(
    r"['’”\"]?(?:\Z|[.,;:)»”\"]|\s(?:that|on|in|during|at|this|last|late|earlier|and\sthe|reported|reports|said|says|quoted)\b)",
    re.IGNORECASE,
)
#: Before the kind, these are where a newsroom is from, not its name: "a Seoul newspaper", "the
#: Norwegian news agency".
ORIGIN: Final = re.compile(
    r"(?:[\w-]+\s)?\w+(?:ian|ean|ese|ish|can|man|ench|utch|eek|wiss|aqi|ani|aeli|emi|audi|hai|wati)",
    re.IGNORECASE,
)
INDEFINITE: Final = re.compile(
    r"(?<!\w)(?:an?|one|another|some|several|many|local|other)\s\Z", re.IGNORECASE
)
#: What is called after a newsroom and is not its report: a poll, a debate, its building, the
#: station that carries it.
OTHER_THING: Final = re.compile(
    r"['’]?s?(?:(?:\s[\w/’'-]+){0,2}?\s(?:polls?|polling|survey|(?:presidential\s)?debate|town\shall|forum|lawsuit|headquarters|editorial|affiliates?"
    r"|building|newsroom|tower|studios?|bestseller|style)"
    r"|\s(?:brass|boss(?:es)?|executives?|management|officials?|staff(?:ers)?|employees|lawyers?|attorneys?|viewers|readers|audience|subscribers"
    r"|chief\sexecutive|president|board))(?!\w)",
    re.IGNORECASE,
)

#: Verbs that report, in languages other than English.
_REPORTS: Final = alternatives(lambda words: words.credits.reports)
#: Days and times that may be between such a verb and "by".
_TIME: Final = r"""(?:\s(?:online|earlier|late|last|this|on|in|the|first|today|yesterday|week|month|year|morning|afternoon|evening
    |night|previously|exclusively
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november
    |december)))*"""
_ADJECTIVE: Final = r"""(?:(?:exclusive|recent|new|earlier|latest|local|conservative|liberal|left-leaning|right-leaning|influential
    |local|national|regional
    |(?-i:[A-Z])[\w-]+(?:ese|ian|ean|ish|ch|can|i|['’]s)|state|daily)\s){0,2}"""
#: A report that a newsroom has made.
_WORK: Final = r"""(?:(?:news\s)?(?:reports?|reporting|stor(?:y|ies)|articles?|accounts?
    |investigations?|dispatch(?:es)?|coverage|estimates?|figures))"""
#: What means a pattern in the phrases of the files.
_INSERTED: Final = {"{time}": _TIME, "{work}": _WORK}


def _inserted(phrases: str) -> str:
    """Return phrases with the patterns that they name put in."""
    for mark, pattern in _INSERTED.items():
        phrases = phrases.replace(mark, pattern)
    return phrases


#: What precedes the name of a newsroom that has reported.
_LEADS: Final = f"{_inserted(alternatives(lambda words: words.credits.leads))}|{_REPORTS}"
_TILL: Final = rf"\s?(?:{_ARTICLE})?{_ADJECTIVE}(?:(?:{_ENGLISH_KIND}|{_KIND})\s)?{_QUOTES}\Z"
LEAD: Final = re.compile(rf"(?<![^\W\d_])(?:{_LEADS}){_TILL}", re.VERBOSE | re.IGNORECASE)
#: What precedes the name of a newsroom to which somebody has spoken or given something.
_GIVENS: Final = _inserted(alternatives(lambda words: words.credits.givens))
GIVEN: Final = re.compile(rf"(?<![^\W\d_])(?:{_GIVENS}){_TILL}", re.VERBOSE | re.IGNORECASE)

#: An interview that is still to come tells nothing yet.
AHEAD: Final = re.compile(
    r"\b(?:scheduled|set|expected|due|planning|plans?|slated|will|agreed|asked|invited)\s(?:to\s)?[^,.;]{0,50}\Z",
    re.IGNORECASE,
)

_POSSESSOR: Final = r"(?:['’]s?(?:\s(?-i:[A-Z])[\w.'’-]+){0,3})?"
_KINDS_BEHIND: Final = rf"{_QUOTES}(?:,?\s(?:(?-i:{_ENGLISH_KIND})|{_KIND}|correspondent|reporters?))?{_POSSESSOR}{_QUOTES}"
#: A newsroom reports: "X reported", "X, which first reported the raid,", "X was the first to
#: report", "X says it".
REPORTS_BEHIND: Final = re.compile(
    rf"""{_KINDS_BEHIND}(?:,\s(?:which|who)|\s\([^()]{{1,40}}\))?\s
    (?:(?:also|first|earlier|later|recently|previously|separately|now|subsequently|has|have|had|is|was|are|were|initially
    |{_TIME.strip()})\s){{0,3}}
    (?:reports(?!\s(?:on\sthe\sair|of|about|from|in\sfavou?r|and\s)|\s?\()|report(?=\s(?:(?:that\s)?(?:said|says|shows?|showed|details?|detailed|reveals?
    |revealed|found|described|suggested|quoted|cited)))|reported(?!\s(?:to|for|a\s(?:loss|profit))\b)|reporting(?=\sthat)
    |(?:the\s)?first\sto\sreport|wrote(?=[\s,:.])|writes|revealed(?=\sthat)|quoted|quotes|cited|cites|{_REPORTS}
    |contributed(?:\s\w+){{0,2}}\sto\sthis\s(?:report|story|article))(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
#: An agency or a state's broadcaster says what it reports; another newsroom means itself.
SAYS_BEHIND: Final = re.compile(
    rf"{_QUOTES}\s(?:(?:state(?:-run)?\s|official\s)*(?:news\s?agency|newswire|wire\sservice|press\sagency)|state\s(?:media|tv|radio))"
    r"\s(?:also\s|later\s)?(?:said|says|reported|reports|quoted|cited)(?!\w)"
)
#: "in a Northern News interview".
INTERVIEW_BEHIND: Final = re.compile(r"(?:['’]s?)?\sinterview(?!\w)")
INTERVIEW_BEFORE: Final = re.compile(
    r"(?<!\w)(?:in|during|from)\s(?:an?|the|that|his|her|their)\s(?:\w+\s)?\Z", re.IGNORECASE
)
#: A report that is called wrong is not a source.
WRONG_REPORT: Final = re.compile(
    r"\b(?:false|botched|fake|erroneous|incorrect|retracted|wrong|debunked|inaccurate)\s\Z",
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
ZONES: Final = listed(
    """EST EDT CST CDT MST MDT PST PDT AKST AKDT HST ET CT MT PT GMT UTC BST IST WET WEST CET CEST EET EEST MSK JST KST HKT SGT PKT
    WIB WITA WIT AEST AEDT ACST AWST NZST NZDT SAST EAT WAT CAT MEZ MESZ AM PM"""
)
