"""An undated article and its event -> the day from which it can have been published.

The words and the witness that tell it come with it. An undated report often names a day of the
week: "reported by the agency on Monday". When the report that it credits is in the same event and
is dated a Monday, that is the Monday meant. Nothing is inferred where two days are possible, or
where no dated article of the event bears the day out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from builder.cluster.features import days_of
from builder.cluster.words import FIRST_CHARACTERS
from builder.core.article import Article
from builder.core.event import Event, Inference
from builder.lang.calendars import MONTHS, WEEKDAYS
from builder.lang.dates import find_weekdays
from builder.lang.language import primary
from builder.lang.languages import FIRST, words_of
from builder.lang.parts import NEVER, RelativeDays
from builder.lang.sentences import sentences
from builder.lang.tokens import words

_MARKS: Final = re.compile('["“”„«»]')


class _Mention(NamedTuple):
    """A day named in a sentence."""

    sentence: str
    #: As printed.
    words: str
    #: 0 (Monday) to 6, or ``None`` for "today" and "yesterday".
    weekday: int | None
    #: Days between the day named and the day of publication, for "yesterday".
    behind: int = 0


class _Witness(NamedTuple):
    """A dated article of the same event."""

    article: Article
    day: dt.date


def infer_dates(events: Iterable[Event], articles: Mapping[str, Article]) -> tuple[Inference, ...]:
    """Return an inference per undated article whose event tells its day, by article id."""
    found = []
    for event in events:
        members = [articles[name] for name in event.articles]
        witnesses = [
            _Witness(article, dt.date.fromordinal(days[0]))
            for article in members
            if (days := days_of(article)) and days[0] == days[1]
        ]
        for article in members:
            if days_of(article) is None and "published" not in article.edited:
                inference = next(
                    (
                        made
                        for mention in _mentions(article)
                        if (made := _inference(article, mention, witnesses))
                    ),
                    None,
                )
                found.extend([inference] if inference else [])
    return tuple(sorted(found, key=lambda inference: inference.article))


def _mentions(article: Article) -> Iterator[_Mention]:
    """Yield the days that an article names in its own words, in reading order.

    Days of the week come first.
    """
    relative: list[_Mention] = []
    for paragraph in article.paragraphs:
        text = "" if paragraph.foreign else paragraph.text[:FIRST_CHARACTERS]
        for span in sentences(text, article.language):
            marks = _marks_before(text, span.start)
            yield from _weekdays(text[slice(*span)], marks, article.language)
            relative += _relative(text[slice(*span)], marks, article.language)
    yield from relative


def _weekdays(sentence: str, marks: int, language: str) -> Iterator[_Mention]:
    for mention in find_weekdays(sentence, language):
        before, behind = _other_days(primary(language))
        start, end = mention.span
        other = before.search(sentence[max(0, start - 40) : start]) or behind.match(sentence, end)
        if not other and not _quoted(sentence, mention.span.start, marks):
            yield _Mention(sentence.strip(), mention.words, mention.weekday)


def _relative(sentence: str, marks: int, language: str) -> Iterator[_Mention]:
    pattern = _relative_words(primary(language))
    for match in pattern.finditer(sentence) if pattern else ():
        if not _quoted(sentence, match.start(), marks):
            yield _Mention(sentence.strip(), match[0], None, int(match["today"] is None))


@cache
def _relative_words(language: str) -> re.Pattern[str] | None:
    """Return the pattern of "today" and "yesterday" inside a sentence.

    At its beginning "Today" means nowadays.
    """
    words = words_of(language).relative
    return (
        re.compile(rf"(?<=[\w,] )(?:(?P<today>{words.today})|(?:{words.yesterday}))(?!\w|['’]s)")
        if words != RelativeDays()
        else None
    )


@cache
def _other_days(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns before and after a day of another week than the last.

    "next Monday", "lundi prochain".
    """
    own = words_of(language)
    words = own.relative if own.relative != RelativeDays() else words_of(FIRST).relative
    other = f"(?:{words.last}|{words.next}|{words.other})"
    behind = rf"\s+{other}(?!\w)" if own.traits.noun_first else NEVER
    return re.compile(rf"(?<!\w){other}\s+\Z", re.IGNORECASE), re.compile(behind, re.IGNORECASE)


def _marks_before(text: str, start: int) -> int:
    """Return the number of quotation marks in front of a sentence."""
    return len(_MARKS.findall(text[:start]))


def _quoted(sentence: str, position: int, marks: int) -> bool:
    """Tell whether ``position`` is inside quotation marks: a speaker's "today" is another day."""
    return (marks + len(_MARKS.findall(sentence[:position]))) % 2 == 1


def _inference(
    article: Article, mention: _Mention, witnesses: Sequence[_Witness]
) -> Inference | None:
    fitting = [
        witness
        for witness in witnesses
        if mention.weekday is None or witness.day.weekday() == mention.weekday
    ]
    credited = [
        witness for witness in fitting if _credits(article, mention.sentence, witness.article)
    ]
    chosen = credited or fitting
    if len({witness.day for witness in chosen}) != 1:
        return None
    witness = min(chosen, key=lambda witness: witness.article.id)
    day = witness.day + dt.timedelta(days=mention.behind)
    return Inference(
        article=article.id,
        field="published",
        value=day.isoformat(),
        reason=_reason(mention, day, witness, credited=bool(credited)),
        quote=mention.sentence,
        witness=witness.article.id,
    )


def _credits(article: Article, sentence: str, source: Article) -> bool:
    """Tell whether ``sentence`` or the article's credit lines name the outlet of ``source``."""
    if not source.outlet or source.outlet == article.outlet:
        return False
    wanted = set(source.outlet.split("-"))
    return any(wanted <= set(words(text)) for text in (sentence, *article.credits))


def _reason(mention: _Mention, day: dt.date, witness: _Witness, *, credited: bool) -> str:
    named = f"{WEEKDAYS[witness.day.weekday()]} {witness.day.day} {MONTHS[witness.day.month - 1]} {witness.day.year}"
    whose = (
        "the article of the outlet that it credits"
        if credited
        else "every article of this event that fits"
    )
    ends = (
        "so it appeared on that day or later"
        if not mention.behind
        else f"so it appeared on {day.isoformat()} or later"
    )
    return f"The page bears no date, but names the day as {mention.words}; {whose} is dated {named}, {ends}."
