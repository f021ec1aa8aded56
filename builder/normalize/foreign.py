"""Paragraphs of a dated article -> which of them are another text, stuck to the page.

An older report pasted under a report has its own dates, places and manner: somebody *said* something on a day long before,
and the paragraphs that follow stay in that time. A fact that the author recalls ("created in 2006", "back in April") is no such text:
it is one sentence, it dates no speech to the day, and the report goes on in its own time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from builder.text.dates import DateMention, find_dates, find_weekdays, parse_iso

#: A speech this many days from the article's own date is another one.
DISTANT_DAYS: Final = 90
#: Foreign text is at least so many paragraphs, with so many of them dated apart.
FEWEST_PARAGRAPHS: Final = 2
FEWEST_DATED: Final = 2
#: Share of the paragraphs that show it by date or manner.
MIN_SHARE: Final = 0.4
#: If more than this share of an article is about another day, that day is its matter: an anniversary, a history.
MOST_SHARE: Final = 0.8
#: Only a text that has begun can be interrupted.
FIRST: Final = 1

_SPEECH: Final = re.compile(
    r"\b(?:said|says|told|stated|statement|announced|declared|conveyed|remarks?|comments?|speech|speaking|addressed|answers|interview"
    r"|reported|noted|stressed|emphasi[sz]ed|warned|added|argued|press conference|briefing"
    r"|sagte|erklärte|teilte|rede|déclaré|a dit|affirmé|dijo|declaró|afirmó|ha detto|dichiarato|disse|afirmou"
    r"|заявил\w*|сказал\w*|сообщил\w*|выступ\w+|قال|صرح|أعلن|أكد)\b",
    re.IGNORECASE,
)
_FIRST_PERSON: Final = re.compile(r"(?:^|[.!?]\s)(?:I|We|Our|My|Wir|Ich|Nous|Je|Nosotros|Мы|Я|نحن)\b|\b(?:we|our|us)\b")
_QUOTED: Final = re.compile(r"[\"“”„«»]")


def foreign(paragraphs: Sequence[str], published: str | None, language: str) -> tuple[bool, ...]:
    """Return for each paragraph whether it is foreign; nothing is, when the article has no date of its own."""
    own = parse_iso(published) if published else None
    marks = [False] * len(paragraphs)
    if own is None or own.month is None:
        return tuple(marks)
    day = own.first_day
    dates = [[mention for mention in find_dates(text, language) if mention.stamp and mention.stamp.month] for text in paragraphs]
    at = FIRST
    while at < len(paragraphs):
        end = _end(paragraphs, dates, at, day, language) if _begins(paragraphs[at], dates[at], day) else at
        if end > at and _convincing(paragraphs[at:end], dates[at:end], day, len(paragraphs)):
            marks[at:end] = [True] * (end - at)
        at = max(end, at + 1)
    return tuple(marks)


def _begins(text: str, dates: list[DateMention], day: dt.date) -> bool:
    """Tell whether a paragraph dates a speech to a day long before or after the article."""
    exact = [mention for mention in dates if mention.precision in ("day", "minute") and _is_distant(mention, day)]
    return any(_SPEECH.search(_sentence(text, mention)) for mention in exact)


def _sentence(text: str, mention: DateMention) -> str:
    start = max(text.rfind(mark, 0, mention.span.start) for mark in (". ", "! ", "? "))
    ends = [at for mark in (". ", "! ", "? ") if (at := text.find(mark, mention.span.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


def _end(paragraphs: Sequence[str], dates: list[list[DateMention]], start: int, day: dt.date, language: str) -> int:
    """Return where the article's own time returns: a date near its own, or the name of its own day."""
    for at in range(start + 1, len(paragraphs)):
        near = any(not _is_distant(mention, day) for mention in dates[at])
        today = any(weekday.weekday == day.weekday() for weekday in find_weekdays(paragraphs[at], language))
        if near or (today and not dates[at]):
            return at
    return len(paragraphs)


def _convincing(paragraphs: Sequence[str], dates: list[list[DateMention]], day: dt.date, whole: int) -> bool:
    dated = [any(_is_distant(mention, day) for mention in mentions) for mentions in dates]
    spoken = [bool(_FIRST_PERSON.search(text)) and not _QUOTED.search(text) for text in paragraphs]
    shown = sum(one or other for one, other in zip(dated, spoken, strict=True))
    enough = FEWEST_PARAGRAPHS <= len(paragraphs) <= MOST_SHARE * whole
    return enough and sum(dated) >= FEWEST_DATED and shown >= MIN_SHARE * len(paragraphs)


def _is_distant(mention: DateMention, day: dt.date) -> bool:
    stamp = mention.stamp
    if stamp is None or stamp.month is None:
        return False
    return (day - stamp.last_day).days > DISTANT_DAYS or (stamp.first_day - day).days > DISTANT_DAYS
