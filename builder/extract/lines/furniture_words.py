"""Words of a page's furniture in the languages of the web, each kind a pattern of a whole sentence
or line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from builder.lang.languages import Language, alternatives

_NETWORKS: Final = alternatives(lambda words: words.furniture.networks)
_NETWORK: Final = f"(?:{_NETWORKS})"
_JOINER: Final = (
    rf"(?:(?-i:[A-ZÀ-Þ])[\w.'’&-]*,?|{alternatives(lambda words: words.furniture.name_joiners)})"
)
#: Names with the words that join them.
_NAMES: Final = rf"{_JOINER}(?: (?:{_JOINER}|/)){{0,14}}"
#: A newsroom's people and where they can be reached.
_PERSON: Final = (
    r"(?:her|him|them|me|the (?:author|writer|reporter|columnist)|(?!(?:det|sgt|lt|capt|officer|detective|sheriff|chief"
    r"|police)\b)[\w.'’-]+(?: [\w.'’-]+){1,3})"
)
_ADDRESS: Final = r"(?:[\w.+-]+@[\w-]+\.[\w.-]+|@\w{3,})"
#: What stands for a pattern in the phrases of the files.
_INSERTED: Final = {
    "{networks}": _NETWORKS,
    "{network}": _NETWORK,
    "{names}": _NAMES,
    "{person}": _PERSON,
    "{address}": _ADDRESS,
}


def _phrases(words: Callable[[Language], Iterable[str]]) -> str:
    """Return phrases of all languages as alternatives, the patterns that they name put in."""
    found = alternatives(words)
    for mark, pattern in _INSERTED.items():
        found = found.replace(mark, pattern)
    return found


def _whole(words: Callable[[Language], Iterable[str]]) -> re.Pattern[str]:
    return re.compile(f"(?:{_phrases(words)})", re.IGNORECASE | re.DOTALL)


#: A sentence that asks the reader to follow, subscribe, download, click, watch, share.
REQUESTS: Final = _whole(lambda words: words.furniture.requests)
#: What a page says of itself while something continues.
LIVE: Final = _whole(lambda words: words.furniture.live)
#: Who worked on the report beside its authors.  What stands for their names is looked into for newsrooms.
CONTRIBUTIONS: Final = re.compile(
    rf"(?:{_phrases(lambda words: words.furniture.contributions)}"
    rf"|(?:{_phrases(lambda words: words.furniture.with_files)}) (?P<files>{_NAMES}))",
    re.IGNORECASE | re.DOTALL,
)
#: A note on what the report said before.
CORRECTIONS: Final = re.compile(
    rf"(?:{_phrases(lambda words: words.furniture.correction_labels)})\s?[:–—-]\s?(?:[\w ,.:]{{0,40}}[:–—-]\s?)?"
    rf"(?:{_phrases(lambda words: words.furniture.correction_openings)})"
    rf"|{_phrases(lambda words: words.furniture.corrections)}",
    re.IGNORECASE,
)
#: A label and the headline of another report; the same label behind a headline.
_ALSO: Final = _phrases(lambda words: words.furniture.also)
RELATED: Final = re.compile(
    rf"(?:{_ALSO})\s?[:|»›：](?!\s?[\"“”«„]).{{0,240}}", re.IGNORECASE | re.DOTALL
)
#: The same label without a mark behind it, before a headline or a teaser: neither ends like a
#: sentence.
RELATED_BARE: Final = re.compile(
    rf"(?:{_phrases(lambda words: words.furniture.also_bare)})"
    r"\s(?-i:[A-ZÀ-ÞА-ЯЁІЇЄ0-9])[^\n]{8,240}?(?:[^\s.!?…:\"”'’]|\.\.\.|…)",
    re.IGNORECASE,
)
RELATED_END: Final = re.compile(
    rf"[^\n]{{8,200}}[^.,;:!?…\s]['’”\"]?\s(?-i:{_phrases(lambda words: words.furniture.read_on)})"
    r"[\s»>→…›]*",
    re.IGNORECASE,
)
#: An invitation to a newsletter with the words of its form.
NEWSLETTER_BOX: Final = re.compile(
    r"(?=.{0,600}\b(?:by signing up|unsubscribe|confirmation e-?mail|by submitting|privacy policy|email sign up)\b)"
    r"(?:(?:[^\W\d_][\w&’'-]*\s){0,5}?(?-i:Sign [Uu]p|Subscribe|Get)\b.{0,200}\b(?:newsletters?|inbox|e-?mails?|alerts?)\b"
    r"|(?:we )?have sent a confirmation e-?mail\b).*",
    re.IGNORECASE | re.DOTALL,
)
CONTACTS: Final = _whole(lambda words: words.furniture.contacts)
#: Roles behind "is": of a newsroom, and of others who write in one.
NEWSROOM_ROLES: Final = re.compile(
    r"(?:is (?:an?|the|our)?\s?[^.,;]{0,60}?\b(?:reporter|staff writer|writer|correspondent|columnist|journalist|blogger|news editor"
    r"|editor|contributor|news producer)s?\b"
    r"(?:\s(?:for|at|with|on|in|who|covering|based|of|and)\b|\W*$)|(?:covers|writes|reports)\s[^.]{3,80}\s(?:for|at)\s(?:the\s)?[A-Z])"
)
ROLES: Final = re.compile(
    rf"{NEWSROOM_ROLES.pattern}|is (?:an?|the)?\s?[^.;]{{0,80}}?\b(?:professor|lecturer|fellow|author|director|president|analyst"
    rf"|strategist|lawyer|attorney|host|founder"
    r"|co-founder|commentator|scholar|consultant|chairman|executive|senator|economist|historian)\b|writes\b|covers\b|reports\b"
)
ADVERTISEMENTS: Final = _whole(lambda words: words.furniture.advertisements)
RIGHTS: Final = _whole(lambda words: words.furniture.rights)
#: A picture's credit behind what it shows: "(AP Photo/Name)", "(Photo by Name)", "(Image: Name)",
#: perhaps with the button "More".
CAPTION_END: Final = re.compile(
    rf"[(\[](?:[\w.]+\s){{0,3}}(?:{_phrases(lambda words: words.furniture.caption_words)})\s?"
    rf"(?:/|:|{_phrases(lambda words: words.furniture.caption_by)})[^()\[\]]{{1,80}}[)\]]\.?"
    r"(?:\s(?:More|Less|See more videos|See more photos))?\s*\Z",
    re.IGNORECASE,
)
#: The same without brackets: "… in Lund, May 3, 2031. QPS/Ada Renn", "Photograph: Ada Renn/QPS".
CREDIT_END: Final = re.compile(
    r".{20,}[\d.!?”\"]\s(?:(?:Photo(?:graph)?|Foto|Image|Bild|Picture)(?:\sby|:)\s[A-Z][^.!?:]{1,60}"
    r"|(?:[A-Z]{2,}|[A-Z][a-z]+\s(?:Images|Photos?|Pictures))\s?/\s?[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3})\s*",
    re.DOTALL,
)
#: What a player or a gallery prints before its caption: its button, or the networks to share it
#: with.
CAPTION_START: Final = re.compile(
    rf"CLOSE\s(?-i:[A-Z]).*[.!?]\s(?-i:(?:[A-Z][\w.&'’-]*\s?){{1,5}})|(?:{_NETWORK}|pinterest)(?:\s(?:{_NETWORK}|pinterest|e-?mail)){{1,6}}\s\S.*",
    re.IGNORECASE | re.DOTALL,
)
#: The label of other reports alone, above their headlines.
LABEL: Final = re.compile(rf"\W*(?:{_ALSO})\s?:\s*", re.IGNORECASE)
