"""Paragraphs of a dated article -> which of them are another text, stuck to the page.

An older report or a speech pasted under a report brings a head of its own: a place and a day long
before ("MOSCOW, 3 March 2006 –"), a line that says what it is ("Remarks at the opening, Moscow,
March 3, 2006", "Our report of 3 March 2006:"). The paragraphs that follow stay in that time, or
speak in the first person without quotation marks. A fact that the author recalls ("created in
2006", "on March 3, 2006, he told a court") has no head, however many days it names.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from builder.lang.characters import WIDE
from builder.lang.dates import DateMention, find_dates, find_weekdays
from builder.lang.languages import alternatives
from builder.lang.stamps import parse_iso

#: A day this far from the article's own is another text's (days).
DISTANT_DAYS: Final = 90
#: Foreign text is at least so many paragraphs; so many heads that could be the end of a sentence
#: count as one that could not.
FEWEST_PARAGRAPHS: Final = 2
FEWEST_WEAK: Final = 2
#: Share of the paragraphs that show it by date, head or manner.
MIN_FOREIGN_SHARE: Final = 0.4
#: If more than this share of an article is about another day, that day is its matter: an
#: anniversary, a history.
MOST_SHARE: Final = 0.8
#: Only a text that has begun can be interrupted.
FIRST: Final = 1
#: Words of a place and a day, with the article of a language.
HEAD_WORDS: Final = 7
#: Words of a line that announces a text.
ANNOUNCING_WORDS: Final = 16

Head = Literal["strong", "weak", ""]

#: What is between the start of a text and its day: "MOSCOW, ", "Saint-Aubray, le ", "Bad Ems,
#: den ", "Norbury. ".
_PLACE: Final = re.compile(
    r"[\W_]{0,3}[^\W\d_][\w'’.-]{0,30}(?:[ -][\w'’.-]{1,30}){0,3}[,.]\s"
    rf"(?:(?:{alternatives(lambda words: words.page.day_articles)})\s)?"
)
#: What is between its day and its first word: " (Agency) – ", ". ", " года. ".
_OPENS: Final = re.compile(
    rf"\s{{0,2}}(?:{alternatives(lambda words: words.page.year_behind)})?"
    r"\s{0,2}(?:\([^()]{1,40}\))?\s{0,2}(?:[–—-]|[.:](?:\s|$)|$)"
)
#: The last words in front of a day at the end of a line: ", Moscow, ", " in Moscow, ".
_PLACE_LAST: Final = re.compile(
    r"[,\s]\s?(?P<place>[^\W\d_][\w'’-]{1,30}),\s"
    rf"(?:(?:{alternatives(lambda words: words.page.day_articles)})\s)?$"
)
_CLOSES: Final = re.compile(
    rf"\s{{0,2}}(?:{alternatives(lambda words: words.page.year_behind)})?[\s.)]{{0,3}}$"
)
_SPEECH: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.page.told)})\b", re.IGNORECASE
)
_FIRST_PERSON: Final = re.compile(
    rf"(?:^|[.!?]\s)(?:{alternatives(lambda words: words.page.first_person)})\b|\b(?:we|our|us)\b"
)
#: A word with a capital that no sentence begins with, a long word, two signs of a script without
#: blanks.
_ABOUT: Final = re.compile(
    r"(?<=[\w,;] )[^\W\d_a-zß-öø-ÿа-яё\u0590-\u0fff\u3040-\ud7af][\w’'-]{2,40}|[^\W\d_\u3040-\ud7af]{6,40}"
    rf"|[{WIDE}]{{2}}"
)
_QUOTED: Final = re.compile(r"[\"“”„«»]")
_ENDED: Final = re.compile(r"[.!?] ")


def foreign(paragraphs: Sequence[str], published: str | None, language: str) -> tuple[bool, ...]:
    """Return for each paragraph whether it is foreign; nothing is, when the article has no date of
    its own.
    """
    own = parse_iso(published)
    marks = [False] * len(paragraphs)
    if own is None or own.month is None:
        return tuple(marks)
    signs = [_signs(text, own.first_day, language) for text in paragraphs]
    at = FIRST
    while at < len(paragraphs):
        end = _end(signs, at) if signs[at].begins else at
        if end > at and not _convincing(signs[at:end], len(paragraphs)):
            end = (
                _undated_end(paragraphs, at, end)
                if signs[at].head == "strong" and _opens_text(paragraphs[at])
                else at
            )
        if end - at >= FEWEST_PARAGRAPHS:
            marks[at:end] = [True] * (end - at)
        at = max(end, at + 1)
    return tuple(marks)


class _Signs(NamedTuple):
    """What one paragraph says about the time and the manner of its text."""

    head: Head
    #: It dates a speech to a day far from the article's own.
    speech: bool
    distant: bool
    near: bool
    #: It names the article's own day of the week and no date.
    today: bool
    #: It speaks in the first person, and not in quotation marks.
    own_voice: bool

    @property
    def begins(self) -> bool:
        """Another text can begin here."""
        return bool(self.head) or self.speech

    @property
    def shows(self) -> bool:
        """Something in it is another text's."""
        return bool(self.head) or self.distant or self.own_voice


def _signs(text: str, day: dt.date, language: str) -> _Signs:
    dates = [
        mention for mention in find_dates(text, language) if mention.stamp and mention.stamp.month
    ]
    distant = [mention for mention in dates if _is_distant(mention, day)]
    exact = [mention for mention in distant if mention.precision in ("day", "minute")]
    return _Signs(
        head=_head(text, distant, exact, language),
        speech=any(_SPEECH.search(sentence) for sentence in _sentences(text, exact)),
        distant=bool(distant),
        near=len(distant) < len(dates),
        today=not dates
        and any(weekday.weekday == day.weekday() for weekday in find_weekdays(text, language)),
        own_voice=bool(_FIRST_PERSON.search(text)) and not _QUOTED.search(text),
    )


def _head(
    text: str, distant: Sequence[DateMention], exact: Sequence[DateMention], language: str
) -> Head:
    """Return whether a paragraph is or begins with the head of another text; ``weak`` when it could
    be the end of a sentence too.
    """
    if not distant:
        return ""
    first, last = distant[0].span, distant[-1].span
    place = _PLACE.fullmatch(text[: first.start])
    if exact and place and _is_name(place[0], language) and _OPENS.match(text[first.end :]):
        return "strong"
    if exact and text.endswith(":") and len(text.split()) <= ANNOUNCING_WORDS:
        return "strong"
    ending = _PLACE_LAST.search(text[max(0, last.start - 40) : last.start])
    if ending and _is_name(ending["place"], language) and _CLOSES.match(text[last.end :]):
        return "weak" if text[-1] in ".!?" else "strong"
    return ""


def _is_name(text: str, language: str) -> bool:
    """Tell whether ``text`` can name a place: it begins with a capital, where the script has them,
    and is not a day of the week.
    """
    return not text.strip()[:1].islower() and not find_weekdays(text, language)


def _sentences(text: str, mentions: Iterable[DateMention]) -> Iterator[str]:
    """Yield the sentences in which the mentions stand, each once: a list of dates is one of them."""
    end = 0
    for mention in mentions:
        if end and mention.span.end <= end:
            continue
        start = max(text.rfind(mark, end, mention.span.start) for mark in (". ", "! ", "? "))
        closed = _ENDED.search(text, mention.span.end)
        begun, end = max(start + 1, end), closed.start() if closed else len(text)
        yield text[begun:end]


def _end(signs: Sequence[_Signs], start: int) -> int:
    """Return where the article's own time returns: a date near its own, or the name of its own day."""
    return next(
        (at for at in range(start + 1, len(signs)) if signs[at].near or signs[at].today), len(signs)
    )


def _opens_text(text: str) -> bool:
    """Tell whether a head is in front of a text: a place and a day alone may as well be the end
    of one.
    """
    return text.endswith(":") or len(text.split()) > HEAD_WORDS


def _undated_end(paragraphs: Sequence[str], start: int, end: int) -> int:
    """Return where a text ends whose head alone is dated: before the article's own names come back,
    more of them than of the text.

    What says nothing of either and is in front of that is the article's. ``start`` when too
    little is left, or nearly all.
    """
    own, found = _names(paragraphs[:start]), _names(paragraphs[start : start + 1])
    last = at = start + 1
    while at < end:
        names = _names(paragraphs[at : at + 1])
        says = len(names & found - own) - len(names & own - found)
        if says < 0:
            break
        found |= names
        at += 1
        last = at if says > 0 else last
    reached = end if at == end else last
    return (
        reached if FEWEST_PARAGRAPHS <= reached - start <= MOST_SHARE * len(paragraphs) else start
    )


def _names(paragraphs: Sequence[str]) -> frozenset[str]:
    """Return the words with a capital inside the sentences, and the long words: what a text is
    about, in any script.
    """
    return frozenset(word.casefold() for text in paragraphs for word in _ABOUT.findall(text))


def _convincing(signs: Sequence[_Signs], whole: int) -> bool:
    strong = sum(sign.head == "strong" for sign in signs)
    weak = sum(sign.head == "weak" for sign in signs) + any(sign.own_voice for sign in signs)
    headed = strong > 0 or weak >= FEWEST_WEAK
    enough = FEWEST_PARAGRAPHS <= len(signs) <= MOST_SHARE * whole
    return headed and enough and sum(sign.shows for sign in signs) >= MIN_FOREIGN_SHARE * len(signs)


def _is_distant(mention: DateMention, day: dt.date) -> bool:
    stamp = mention.stamp
    if stamp is None or stamp.month is None:
        return False
    return (day - stamp.last_day).days > DISTANT_DAYS or (stamp.first_day - day).days > DISTANT_DAYS
