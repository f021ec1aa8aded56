"""A line that may name authors -> the names in it, and what is beside each: "By", a role, a
date, other names.

"By Anna Berger and Jon Areskog, political correspondents | 6 March 2023, 13:13" names two people;
"Town Post, Grand Harbour" names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from builder.core.capture import Span
from builder.extract.authors.name_forms import (
    FEWEST_WORDS,
    LineName,
    announces_day,
    begins_like_heading,
    capitalized,
    has_given_name,
    is_name,
)
from builder.extract.authors.signers import agency_sign, is_newsroom, signer
from builder.extract.vocabulary import BY, SOURCE_LINE
from builder.lang.calendars import MONTHS
from builder.lang.characters import HAN, HANGUL
from builder.lang.languages import alternatives

#: Characters of a line that are looked at.
_MOST_CHARACTERS: Final = 400
#: Words that may be in front of "By" where a newsroom or a pen name signs.
_WORDS_BEFORE: Final = 2
AND: Final = alternatives(lambda words: words.bylines.both)
#: What is part of a name although a comma may be before it.
_SUFFIXES: Final = r"Jr|Sr|II|III|IV"
_SUFFIX: Final = re.compile(rf"(?<=\w),?\s(?P<suffix>{_SUFFIXES})(?!\w)\.?\W*$")
#: What parts the names of a line from one another and from what is not a name: marks, and words between
#: names.
_PART: Final = re.compile(
    rf"(?:(?<=[\w.])|,)\s(?:{AND})\s(?=[^\W\d_a-zа-яё])"
    rf"|\s?(?:,(?!\s?(?:{_SUFFIXES})(?!\w))|[|│•·⋅∙●;:、，；：（）()\[\]&/<>@])\s?|\s[-–—]{{1,2}}\s?|\s{{2,}}"
)
_BY: Final = re.compile(
    rf"(?<!\w)(?:(?:{BY}|{alternatives(lambda words: words.bylines.picture_by)})(?!\w)\s?:?\s?|(?-i:[Bb]y(?=[A-Z][a-z])))",
    re.IGNORECASE,
)
#: A button glued to a name, as where a page prints both without a blank.
_GLUED: Final = re.compile(
    rf"(?<=[a-zß-ÿ])(?=(?:{'|'.join(MONTHS)}|\|)(?![a-z]))"
    r"|(?<![^\W\d_])[a-zß-ÿ]{4,20}(?=[A-Z][a-z]{2,20}\s[A-Z])"
    rf"|(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])(?=(?i:{alternatives(lambda words: words.bylines.roles)})(?!\w))"
    r"|(?<=[a-zß-ÿ])(?=(?:Twitter|Follow|Facebook|Linked|Instagram|Published|Updated|Posted|Comment|Share|View|Bio|Contact|Email|Founder|Editor|Senior)\b|(?:Twitter|Published|Updated|Posted|Founder)[A-Z])"
)
_PICTURE: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.bylines.picture)})\b", re.IGNORECASE
)
#: What others did for a text: their names follow, and they are not authors of it.
_OTHER_WORK: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.bylines.other_work)})\b", re.IGNORECASE
)
#: Addresses, handles, times, degrees and orders behind a comma: no part of a name.
_NOISE: Final = re.compile(
    r"(?<=\w),\s(?-i:M\.?D|Ph\.?D|D\.?Phil|J\.?D|LL\.?[BM]|M\.?B\.?A|B\.?A|M\.?A|M\.?Sc|B\.?Sc|Esq|R\.?N|D\.?D\.?S|C\.?P\.?A|C\.?F\.?A"
    r"|[OMC]\.?B\.?E|M\.?P|Q\.?C|K\.?C)\.?(?!\w)|"
    r"\]\([^()]{1,400}\)|(?:https?://|www\.)\S{1,2000}|[\w.+-]{0,64}@[\w.-]{1,64}|\[email.protected\]|\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?|Uhr)?|\d+",
    re.IGNORECASE,
)
#: What a person does for a newsroom; it is behind the name, or in front of it.
ROLE: Final = re.compile(
    rf"(?<!\w)(?:{alternatives(lambda words: words.bylines.roles)})(?!\w)", re.IGNORECASE
)
#: What is between a name and a role ("Anna Berger Chief Political Correspondent").
_BEAT: Final = re.compile(
    rf"(?:\s(?:{alternatives(lambda words: words.bylines.beats)}))+$", re.IGNORECASE
)
#: Where a name ends whatever follows.
_STOP: Final = re.compile(
    rf"\s(?:{alternatives(lambda words: words.bylines.stops)})(?!\w).*", re.IGNORECASE
)
#: Marks around a name; "Anna Berger's picture".
_EDGE: Final = " .:*’'\"“„»«_#>!-"
_POSSESSIVE: Final = re.compile(r"[’']s\s(?:avatar|profile|photo|picture|image)\b.*", re.IGNORECASE)


#: "Profile picture of Anna Berger" is a picture of its author.
_LIKENESS: Final = re.compile(
    rf"\s?(?:{alternatives(lambda words: words.bylines.likeness)})"
    rf"\s(?:{alternatives(lambda words: words.bylines.likeness_of)})\s",
    re.IGNORECASE,
)
#: "Follow Anna Berger" is not a name with a word in front of it.
_ORDER: Final = re.compile(
    r"\W{0,3}(?:follow|contact|e-?mail)\s(?-i:(?=[^\W\d_a-z]))", re.IGNORECASE
)
_WORD: Final = re.compile(r"\S+")
#: A name in a script without blanks between its words.
_WIDE_NAME: Final = re.compile(f"[{HANGUL}{HAN}]{{2,4}}")


def names_in(text: str, gone: Sequence[Span] = ()) -> list[LineName]:
    """Return the names in ``text``; the stretches ``gone`` (dates) are not part of one."""
    plain = list(text[:_MOST_CHARACTERS])
    for start, end in (
        *gone,
        *(match.span() for match in _NOISE.finditer(text[:_MOST_CHARACTERS])),
    ):
        plain[start:end] = "|" * (min(end, len(plain)) - start) if start < len(plain) else []
    shown = "".join(plain)
    found: list[LineName] = []
    rest, by, picture, other = 0, False, False, False
    for begin, part in _persons(shown):
        last = max(_BY.finditer(part), key=re.Match.start, default=None)
        cut = last.end() if last else 0
        if last:
            by, picture, other = (
                True,
                bool(_PICTURE.search(part[:cut])),
                bool(_OTHER_WORK.search(part[:cut])),
            )
        elif _PICTURE.match(part):
            by, picture, other = False, True, False
        named = _named(part[cut:], begin + cut, by=by, picture=picture)
        # "Two trains by night" is not a byline: nothing but a word or two is before its "By".
        inside = last is not None and len(part[: last.start()].split()) > _WORDS_BEFORE
        if named is None and not inside and (by or (found and agency_sign(part.strip()))):
            named = _signed(part[cut:], begin + cut, picture=picture)
        if named:
            found.append(named._replace(other=other, led=bool(last)))
            rest += max(0, len(part[cut:].split()) - len(named.name.split()))
        else:
            rest += len(ROLE.sub("", part[cut:]).split())
            by = by and not part[cut:].strip(" .")
    return [
        one._replace(alone=rest == 0, rest=rest, of=len(found), number=number)
        for number, one in enumerate(found)
    ]


def stated_names(value: str) -> list[LineName]:
    """Return the names in a value that a page's metadata states as its author: persons, else
    newsrooms and pen names.
    """
    found = names_in(value)
    if found:
        return found
    parts = (
        (begin, part) for begin, part in _parts(value) if not part.startswith(("http", "www."))
    )
    signed = [_signed(part, begin, picture=False) for begin, part in parts]
    return [one._replace(by=False, alone=True) for one in signed if one]


def signed_line(text: str, *, known: bool) -> list[LineName]:
    """Return who signs with a whole line: a newsroom, an agency ("Town Press", "ABC", "(abc/de)");
    whoever it is if that is ``known``.
    """
    name = agency_sign(text) or (text if is_newsroom(text) else signer(text)[0] if known else "")
    return (
        [
            LineName(
                name,
                text.index(name),
                by=False,
                picture=False,
                role=False,
                alone=True,
                person=False,
            )
        ]
        if name
        else []
    )


def sources_in(text: str) -> list[LineName]:
    """Return the newsrooms that a line names as where the report comes from ("Source: Town Press,
    ABC").
    """
    match = SOURCE_LINE.fullmatch(text)
    start = match.start("name") if match else len(text)
    signed = [_signed(part, start + begin, picture=False) for begin, part in _parts(text[start:])]
    return [
        one._replace(number=number, of=len(signed))
        for number, one in enumerate(filter(None, signed))
    ]


def _signed(part: str, start: int, *, picture: bool) -> LineName | None:
    """Return who signs behind "By" without a person's name."""
    name, begin = signer(_STOP.sub("", part))
    name = "" if announces_day(name) else name
    return (
        LineName(
            name, start + begin, by=True, picture=picture, role=False, alone=False, person=False
        )
        if name
        else None
    )


def _parts(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    marks = sorted(
        [match.span() for match in _PART.finditer(text)]
        + [match.span() for match in _GLUED.finditer(text)]
    )
    for start, end in marks:
        if start > at:
            yield at, text[at:start]
        at = max(at, end)
    if at < len(text):
        yield at, text[at:]


def _persons(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts, those that hold several names without a mark between them cut where a given
    name follows a whole name.
    """
    for begin, part in _parts(text):
        label = _LIKENESS.match(part)
        start = label.end() if label else 0
        words = list(_WORD.finditer(part, start))
        twice = len(words) // 2
        if twice and [word[0] for word in words[:twice]] == [word[0] for word in words[twice:]]:
            yield begin + start, part[start : words[twice].start()]
            continue
        cuts = [word.start() for number, word in enumerate(words) if _begins_name(words, number)]
        for one, two in pairwise([start, *cuts, len(part)]):
            yield begin + one, part[one:two]


def _begins_name(words: Sequence[re.Match[str]], at: int) -> bool:
    """Tell whether a second name begins at a word: a given name behind two words or more, the last
    of which is not one ("Anna Maria").
    """
    if not FEWEST_WORDS <= at <= len(words) - FEWEST_WORDS or any(
        word[0][0].islower() for word in words[at - 2 : at]
    ):
        return False
    word = words[at][0]
    return (
        word[0].isupper()
        and word[1:2].islower()
        and has_given_name(word)
        and not has_given_name(words[at - 1][0])
    )


def _named(part: str, start: int, *, by: bool, picture: bool) -> LineName | None:
    suffix = _SUFFIX.search(part)
    part = part[: suffix.start()] if suffix else part
    role = ROLE.search(part)
    cut = part
    if role:
        before, behind = part[: role.start()], part[role.end() :]
        cut = _BEAT.sub("", f" {before.rstrip()}")[1:] if before.strip() else behind
        start += 0 if before.strip() else role.end()
    cut = _STOP.sub("", cut)
    order = _ORDER.match(cut)
    if order:
        cut, start = cut[order.end() :], start + order.end()
    start += len(cut) - len(cut.lstrip(_EDGE))
    name = capitalized(_POSSESSIVE.sub("", cut.strip(_EDGE)))
    # Where letters have no case, nothing but a word for it tells a name.
    told = (
        name.lower() != name.upper()
        or by
        or (role is not None and bool(_WIDE_NAME.fullmatch(name)))
    )
    whole = f"{name} {suffix['suffix']}{'.' * suffix['suffix'].endswith('r')}" if suffix else name
    return (
        LineName(whole, start, by, picture, bool(role), alone=False)
        if name
        and told
        and (is_name(name) or _WIDE_NAME.fullmatch(name))
        and (by or not begins_like_heading(name))
        else None
    )
