"""Units of an article -> those about another time: recalled, announced, or foreign.

What a passage's own words say comes first (:mod:`builder.collate.times`). A passage without a date
of its own is set apart with one before it when it says so ("then", "at the time"), when it is
between two that are dated alike, when it continues the paragraph of a reported act, or when it is
speech in the first person without quotation marks after one (capture 002 ends in seven such
paragraphs).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec.structs import replace

from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.collate.periods import reported_periods
from builder.collate.times import Apart, EventDay, own_time
from builder.core.coverage import Dated, DatedKind
from builder.lang.dates import find_dates, find_weekdays
from builder.lang.tenses import Tense, tense
from builder.lang.tokens import word_tokens

#: Sentences between two passages dated alike that share their date, at most.
SANDWICH: Final = 4
#: Words of :attr:`Dated.quote`, at most.
QUOTE_WORDS: Final = 16
#: A date so near the beginning opens the passage and is left out of its quote (code points).
_DATE_OPENS: Final = 24


class _Last(NamedTuple):
    """The last unit that was set apart: its place in the body, why, and reported acts.

    ``acts`` tells whether an act of speech was reported by then.
    """

    at: int
    apart: Apart
    acts: bool


def set_apart(reads: Sequence[ReadArticle], day: EventDay | None) -> dict[tuple[str, int], Apart]:
    """Return, by article id and unit number, the units about another time than ``day``."""
    if day is None:
        return {}
    reported = reported_periods(reads, day)
    return {
        (read.article.id, number): one
        for read in reads
        for number, one in _apart(read, day, reported).items()
    }


def _apart(read: ReadArticle, day: EventDay, reported: frozenset[str]) -> dict[int, Apart]:
    """Return, by number, an article's units about another time, foreign ones included."""
    language = read.article.language
    body = [unit for unit in read.units if unit.sentence >= 0]
    found = {
        unit.number: own
        for unit in body
        if (own := own_time(unit.passage.text, day, language, reported))
    }
    found.update(_announced_after(body, found, tense(language)))
    recalled = {number: one for number, one in found.items() if not one.announced}
    for unit, one in _inherited(body, recalled, language):
        recalled[unit.number] = one
    return {**found, **recalled}


def _announced_after(
    body: Sequence[PassageUnit], found: dict[int, Apart], words: Tense
) -> dict[int, Apart]:
    """Return the units that continue an announcement in a paragraph: "It will be held"."""
    added: dict[int, Apart] = {}
    for before, unit in pairwise(body):
        one = found.get(before.number) or added.get(before.number)
        if (
            one is None
            or not one.announced
            or unit.number in found
            or unit.passage.paragraph != before.passage.paragraph
        ):
            continue
        if words.future.search(unit.passage.text):
            added[unit.number] = replace(one, inherited=True)
    return added


def _inherited(
    body: Sequence[PassageUnit], dated: Mapping[int, Apart], language: str
) -> list[tuple[PassageUnit, Apart]]:
    """Return the units that share the date of one before them (or around them)."""
    added: list[tuple[PassageUnit, Apart]] = []
    words = tense(language)
    last: _Last | None = None
    for k, unit in enumerate(body):
        text = unit.passage.text
        own = dated.get(unit.number)
        if own is not None:
            last = _Last(
                k,
                own,
                acts=words.speech.search(text) is not None or (last is not None and last.acts),
            )
        elif (
            last is not None
            and not _present(text, language)
            and _goes_on(body, k, last, dated, words)
        ):
            match = words.anaphora.search(text)
            one = replace(
                last.apart, words=match.group() if match else last.apart.words, inherited=True
            )
            added.append((unit, one))
            last = last._replace(at=k, apart=one)
        elif last is not None and (
            unit.passage.paragraph != body[last.at].passage.paragraph or words.now.search(text)
        ):
            last = None
    return added


def _present(text: str, language: str) -> bool:
    """Tell whether a passage in the present says when it is, or dates a thing.

    "The bridge built in 1950 is closed" continues nothing.
    """
    return bool(find_weekdays(text, language) or find_dates(text, language))


def _goes_on(
    body: Sequence[PassageUnit], k: int, last: _Last, dated: Mapping[int, Apart], words: Tense
) -> bool:
    """Tell whether unit ``k`` is still about the time of the unit before it that was set apart."""
    unit, before = body[k], body[last.at]
    text = unit.passage.text
    if words.anaphora.search(text) and k - last.at <= SANDWICH:
        return True
    same_paragraph = unit.passage.paragraph == before.passage.paragraph
    if same_paragraph and unit.sentence == before.sentence:
        return True
    if last.acts and last.apart.precise:
        if same_paragraph and not words.now.search(text):
            return True
        unquoted = words.first_person.search(text) or (
            same_paragraph and _unquoted_speech(before, words)
        )
        if unquoted and not unit.quoted and last.at == k - 1:
            return True
    return not unit.quoted and _between(body, k, last.apart, dated)


def _unquoted_speech(unit: PassageUnit, words: Tense) -> bool:
    """Tell whether a unit is speech in the first person without quotation marks."""
    return not unit.quoted and words.first_person.search(unit.passage.text) is not None


def _between(body: Sequence[PassageUnit], k: int, last: Apart, dated: Mapping[int, Apart]) -> bool:
    """Tell whether a passage dated like the last one follows within a few sentences."""
    following = (dated.get(unit.number) for unit in body[k + 1 : k + 1 + SANDWICH])
    own = next((one for one in following if one is not None), None)
    return (
        own is not None
        and own.precise
        and (own.date.startswith(last.date) or last.date.startswith(own.date))
    )


def record(unit: PassageUnit, one: Apart) -> Dated:
    """Return the public record of a unit that was set apart."""
    kind: DatedKind = "foreign" if unit.foreign else "announced" if one.announced else "recalled"
    return Dated(
        passage=unit.passage,
        kind=kind,
        date=one.date,
        words=one.words,
        inferred=one.inferred,
        quote=_quote(unit, one),
    )


def _quote(unit: PassageUnit, one: Apart) -> str:
    """Return the words of a passage that say what happened, cut at a word.

    The date in front is left out.
    """
    text = unit.passage.text
    start, end = unit.core[0].start, unit.core[-1].end
    at = text.find(one.words) if one.words else -1
    if start <= at <= start + _DATE_OPENS:
        start = at + len(one.words)
        start += len(text[start:]) - len(text[start:].removeprefix(" of "))
    words = word_tokens(text[start:end])
    if not words:
        return ""
    last = words[min(len(words), QUOTE_WORDS) - 1]
    return text[start + words[0].start : start + last.end]
