"""A line that may name authors -> the names in it, and what stands beside each: "By", a role, a date, other names.

"By Anna Berger and Jon Areskog, political correspondents | 6 March 2023, 13:13" names two people; "Town Post, Grand Harbour" names none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from builder.config import weights
from builder.model.capture import Span
from builder.normalize.vocabulary import AGENCY_WORDS, BY

#: Words of a name, and characters of a line that are looked at.
MOST_WORDS: Final = 5
FEWEST_WORDS: Final = 2
MOST_CHARACTERS: Final = 400
#: Fewest and most letters of a name of one word.
PEN_NAME: Final = (4, 20)
#: Small words inside a name.
_PARTICLES: Final = frozenset(
    {"de", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "der", "den", "ter", "ten", "la", "le", "du", "des", "el", "al"}
    | {"bin", "ibn", "ben", "zu", "zum", "y", "e", "af", "av", "abu", "st"}
)
_AND: Final = r"and|und|et|y|e|en|och|og|i|и|та|و|ve|with|mit|avec|con"
#: What parts the names of a line from one another and from what is none: marks, and words between names.
_PART: Final = re.compile(rf"\s?[|│•·⋅∙●,;:()\[\]&/<>@]\s?|\s[-–—]{{1,2}}\s?|\s{{2,}}|(?<=\w)\s(?:{_AND})\s(?=[^\W\d_a-zа-яё])")
_BY: Final = re.compile(rf"(?<!\w)(?:(?:{BY}|foto(?:s)?\s(?:von|de|di))(?!\w)\s?:?\s?|(?-i:[Bb]y(?=[A-Z][a-z])))", re.IGNORECASE)
#: A button glued to a name, as where a page prints both without a blank.
_GLUED: Final = re.compile(
    r"(?<=[a-zß-ÿ])(?=(?:Twitter|Follow|Facebook|Linked|Instagram|Published|Updated|Posted|Comment|Share|View|Bio|Contact|Email|Founder|Editor|Senior)\b|(?:Twitter|Published|Updated|Posted|Founder)[A-Z])"
)
_PICTURE: Final = re.compile(
    r"\b(?:photo\w*|pictures?|images?|illustration\w*|graphics?|video|foto\w*|bild\w*|grafik|crédit\w*)\b", re.IGNORECASE
)
#: Addresses, handles, times: no part of a name.
_NOISE: Final = re.compile(
    r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{0,64}@[\w.-]{1,64}|\[email.protected\]|\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?|Uhr)?|\d+",
    re.IGNORECASE,
)
#: What a person does for a newsroom; it stands behind the name, or in front of it.
ROLE: Final = re.compile(
    r"(?<!\w)(?:reporter\w*|correspond\w+|editors?|writers?|columnists?|journalist\w*|contribut\w+|authors?|analyst|founder|producer|presenter"
    r"|redakteur\w*|redaktor\w*|redaktion\w*|korrespondent\w*|kolumnist\w*|autor\w*|volontär\w*|chefredakt\w*|ressortleit\w*|freie[rs]?"
    r"|redactor\w*|periodista|corresponsal|redattor\w*|giornalista|rédact\w*|journaliste|correspondante?|redator\w*|repórter|jornalista"
    r"|verslaggever|redacteur|journaliste?n?|toimittaja|skribent|корреспондент\w*|журналист\w*|редактор\w*|muhabir\w*|staff|team|guest"
    r"|director|manager|officer|cofounder|co-founder|head|lead|specialist|strategist|consultant|expert|blogger|profile|(?-i:MD|PhD|CEO|CTO|CFO)|기자|특파원|記者)(?!\w)",
    re.IGNORECASE,
)
#: What stands between a name and a role ("Anna Berger Chief Political Correspondent").
_BEAT: Final = re.compile(
    r"(?:\s(?:chief|senior|deputy|associate|assistant|managing|executive|political|foreign|economics?|business|science|health|sports?|legal"
    r"|environment|technology|tech|education|royal|diplomatic|defen[cs]e|world|national|home|social|affairs|news|digital|culture|features?"
    r"|investigat\w+|special|freelance|former|industry|security|climate|crime|city|money|travel|food|audience|content|marketing|product"
    r"|general|global|junior|leitende[rs]?|stellvertretende[rs]?|politische[rs]?|the|a|an|our))+$",
    re.IGNORECASE,
)
#: Where a name ends whatever follows.
_STOP: Final = re.compile(
    r"\s(?:follow|twitter|x|facebook|linkedin|instagram|updated|published|posted|share|last|on|in|for|at|from|aus|für|is|ist|est|es|è|was"
    r"|min(?:ute)?s?|read|uhr|this|image|bio|about|see|view|more|comments?|listen|email|e-mail|contact|reviewed|edited|modified)(?!\w).*",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(
    r"\b(?:staff|newsroom|desk|team|agencies|admin|editorial|bureau|online|redaktion|redacción|rédaction|redazione|www|http|com|user|archive"
    r"|getty|images?|reuters|comments?|share|menu|search|newsletter|subscribe|login|sign|about|contact|read|more|privacy|policy|terms|cookies?"
    r"|home|dive|deeper|lesen|hören|listen|watch|style|styling|video|photos?|live|table|contents?|minutes?|published|updated|copyright|rights|press|group|inc|llc|ltd|gmbh|university)\b",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"(?:dr|prof|mr|mrs|ms|sir|dame)\.?\s", re.IGNORECASE)


@cache
def _given() -> frozenset[str]:
    return frozenset(name for line in weights("given_names")["names"] for name in line.split())


def has_given_name(name: str) -> bool:
    """Tell whether the first word of ``name`` is a usual given name in any of some forty languages and countries."""
    words = _TITLE.sub("", name).split()
    first = "".join(one for one in unicodedata.normalize("NFKD", words[0].casefold()) if not unicodedata.combining(one)) if words else ""
    return any(part in _given() for part in first.split("-"))


#: "Profile picture of Anna Berger" is a picture of its author.
_LIKENESS: Final = re.compile(
    r"\s?(?:(?:profile|author) )?(?:picture|photo|image|headshot|profilbild|porträt|portrait|avatar)\s(?:of|von|de|for)\s", re.IGNORECASE
)
_WORD: Final = re.compile(r"\S+")
#: A name in a script without blanks between its words.
_WIDE_NAME: Final = re.compile(r"[\uac00-\ud7af\u4e00-\u9fff]{2,4}")


class Named(NamedTuple):
    """A name in a line."""

    name: str
    start: int
    #: "By" stands in front of it, a word for a picture, a role beside it; the line holds nothing but names.
    by: bool
    picture: bool
    role: bool
    alone: bool
    #: How many names the line holds, and which of them this is.
    of: int = 1
    number: int = 0


def names_in(text: str, gone: Sequence[Span] = ()) -> list[Named]:
    """Return the names in ``text``; the stretches ``gone`` (dates) are no part of one."""
    plain = list(text[:MOST_CHARACTERS])
    for start, end in (*gone, *(match.span() for match in _NOISE.finditer(text[:MOST_CHARACTERS]))):
        plain[start:end] = "|" * (min(end, len(plain)) - start) if start < len(plain) else []
    shown = "".join(plain)
    found: list[Named] = []
    rest, by, picture = 0, False, False
    for begin, part in _persons(shown):
        last = max(_BY.finditer(part), key=re.Match.start, default=None)
        cut = last.end() if last else 0
        if last:
            by, picture = True, bool(_PICTURE.search(part[:cut]))
        elif _PICTURE.match(part):
            by, picture = False, True
        named = _named(part[cut:], begin + cut, by=by, picture=picture)
        if named:
            found.append(named)
            rest += max(0, len(part[cut:].split()) - len(named.name.split()))
        else:
            rest += len(ROLE.sub("", part[cut:]).split())
            by = by and not part[cut:].strip(" .")
    alone = rest == 0
    return [one._replace(alone=alone, of=len(found), number=number) for number, one in enumerate(found)]


def pen_name(value: str) -> list[Named]:
    """Return the one word that a page's metadata states as its author, if it can be a person's: no initials, no newsroom's word."""
    word = value.strip()
    person = word.isalpha() and not word.isupper() and PEN_NAME[0] <= len(word) <= PEN_NAME[1]
    return (
        [Named(word, 0, by=False, picture=False, role=False, alone=True)]
        if person and not _NO_NAME.search(word) and not AGENCY_WORDS.search(word)
        else []
    )


def _parts(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    marks = sorted([match.span() for match in _PART.finditer(text)] + [match.span() for match in _GLUED.finditer(text)])
    for start, end in marks:
        if start > at:
            yield at, text[at:start]
        at = max(at, end)
    if at < len(text):
        yield at, text[at:]


def _persons(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts, those that hold several names without a mark between them cut where a given name follows a whole name."""
    for begin, part in _parts(text):
        label = _LIKENESS.match(part)
        start = at = label.end() if label else 0
        words = 0
        for match in _WORD.finditer(part, at) if part.count(" ") > MOST_WORDS - FEWEST_WORDS else ():
            if words >= FEWEST_WORDS and match[0][0].isupper() and match[0][1:2].islower() and has_given_name(match[0]):
                yield begin + start, part[start : match.start()]
                start, words = match.start(), 0
            words = words + 1 if not match[0][0].islower() else 0
        yield begin + start, part[start:]


def _named(part: str, start: int, *, by: bool, picture: bool) -> Named | None:
    role = ROLE.search(part)
    cut = part
    if role:
        before, behind = part[: role.start()], part[role.end() :]
        cut = _BEAT.sub("", f" {before.rstrip()}")[1:] if before.strip() else behind
        start += 0 if before.strip() else role.end()
    cut = _STOP.sub("", cut)
    start += len(cut) - len(cut.lstrip(" .:*’'\"“„»«_#>!-"))
    name = _capitals(cut.strip(" .:*’'\"“„»«_#>!-"))
    # Where letters have no case, nothing but a word for it tells a name.
    told = name.lower() != name.upper() or by or (role is not None and bool(_WIDE_NAME.fullmatch(name)))
    return (
        Named(name, start, by, picture, bool(role), alone=False)
        if name and told and (is_name(name) or _WIDE_NAME.fullmatch(name))
        else None
    )


def _capitals(text: str) -> str:
    """Return the words up to the first one that is small and no particle of a name."""
    words: list[str] = []
    for word in text.split():
        if word[0].islower() and word.lower() not in _PARTICLES:
            break
        words.append(word)
    return " ".join(words) if len(words) == len(text.split()) or len(words) >= FEWEST_WORDS else ""


def is_name(name: str) -> bool:
    """Tell whether ``name`` can be a person's: a few words with capitals, none of them a newsroom's or a page's."""
    words = _TITLE.sub("", name).split()
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or any(character.isdigit() for character in name):
        return False
    if words[0][0].islower() or words[-1][0].islower() or not all(word[0].isalpha() for word in words):
        return False
    if all(len(word.strip(".")) < FEWEST_WORDS for word in words) or re.search(r"[.!?…]$", words[-1][2:]):
        return False
    return not _NO_NAME.search(name) and not AGENCY_WORDS.search(name)
