"""Text -> the quantities in it: what a figure can mean, in which unit, and where it is.

Figures that name a thing are not quantities: years and dates, addresses, telephone numbers, "Highway 61",
"No. 5", the 20th.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from builder.core.capture import Span
from builder.lang.clock_times import minutes_of, turn_of
from builder.lang.dates import find_dates
from builder.lang.figure_names import names_something
from builder.lang.languages import FIRST, all_words, alternatives
from builder.lang.measures import Hedge, MeasureUnit, hedges, scales, sign, unit_of
from builder.lang.number_words import Number, number_at
from builder.lang.tokens import Token, tokens

#: "about 9:30": a time so many minutes away may be meant; another figure that differs by so large a
#: share.
ABOUT_MINUTES: Final = 15
ABOUT_SHARE: Final = Decimal("0.1")
#: "by 9 p.m.": no time of its own.
_OPEN_ENDED: Final = all_words(lambda words: words.numbers.open_ended)
#: A unit is in so many tokens behind its figure ("-year-old").
_UNIT_REACH: Final = 6
_OLD: Final = all_words(lambda words: words.numbers.old)
#: "3 p.m. ET"
_ZONE: Final = re.compile(
    rf"\s*\(?(?P<zone>[A-Z]{{1,4}}T|GMT|UTC|{alternatives(lambda words: words.calendar.local_time)}|ET|CT|MT|PT)\b\)?"
)
_CLOCK: Final = re.compile(
    r"(?<![\d:.,$€£/-])(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])|(?P<word>\bnoon\b|\bmidnight\b))",
    re.IGNORECASE,
)
#: "92-5", "92 to 5", before or behind a word for a vote.
_PAIR: Final = re.compile(
    r"(?<![\w.,$€£-])(?P<left>\d{1,4})(?:\s?[-–‐‑]\s?|\sto\s)(?P<right>\d{1,4})(?![\w-]|[.,]\d)"
)
_VOTES: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.numbers.votes)})\b",
    re.IGNORECASE,
)
_VOTES_REACH: Final = 40


class Quantity(NamedTuple):
    """One quantity; ``span`` are code points of the figure with its scale and unit, the words that
    hedge it left out.
    """

    span: Span
    value: Decimal
    #: What one step of the last printed digit is worth; of a time of day, after how many minutes it
    #: comes again.
    step: Decimal
    unit: MeasureUnit
    hedge: Hedge = "exact"
    #: The other end of a range; the second figure of a pair.
    other: Decimal | None = None
    #: The words between the figure and what follows it begin here.
    head: int = 0
    #: Where its first hedging word is, else where it begins itself.
    first: int = 0
    #: The zone printed behind a time of day; "" for none.
    zone: str = ""

    @property
    def low(self) -> Decimal:
        """The least that it can mean, in base units."""
        if self.hedge == "most":
            return Decimal(0)
        return (self.value - self._about) * self.unit.factor

    @property
    def high(self) -> Decimal | None:
        """The most that it can mean, in base units; ``None`` for no bound."""
        if self.hedge == "least":
            return None
        return (
            (self.other if self.hedge == "range" and self.other is not None else self.value)
            + self._about
        ) * self.unit.factor

    @property
    def _about(self) -> Decimal:
        if self.hedge != "about":
            return Decimal(0)
        return (
            Decimal(ABOUT_MINUTES) if self.unit.dimension == "clock" else self.value * ABOUT_SHARE
        )


def quantities(
    text: str, language: str = FIRST, items: tuple[Token, ...] = ()
) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order, none overlapping.  ``items`` are its tokens where
    the caller has them.
    """
    items = items or tokens(text)
    taken = [mention.span for mention in find_dates(text, language)]
    found = [
        one
        for one in (*clocks(text, items, language), *_pairs(text))
        if not _within(one.span, taken)
    ]
    taken += [one.span for one in found]
    i = 0
    while i < len(items):
        number = number_at(items, i, language)
        if number is None or _within(Span(items[i].start, items[i].end), taken):
            i += 1
            continue
        made = (
            None
            if names_something(text, items, i, number)
            else _quantity(items, i, number, language)
        )
        i += number.length
        if made:
            found.append(made)
            i = next(
                (k for k in range(i, len(items)) if items[k].start >= made.span.end), len(items)
            )
    return tuple(_ranges(text, sorted(found, key=lambda one: one.span)))


def _within(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.start < one.end and one.start < span.end for one in taken)


def _quantity(items: Sequence[Token], i: int, number: Number, language: str) -> Quantity | None:
    """Make the quantity of a number with the scale and unit around it."""
    end, power = i + number.length, 0
    known = scales(language)
    if number.tail in known:
        power = known[number.tail]
    elif number.tail and unit_of((number.tail,), language) is None:
        return None
    while (
        end < len(items)
        and items[end].folded in known
        and len(items[end].folded) > 1
        and items[end].start - items[end - 1].end <= 1
    ):
        power += known[items[end].folded]
        end += 1
    opening = i
    money = sign(items[i - 1].text) if i and items[i].start - items[i - 1].end <= 1 else None
    if money:
        opening -= 1
        if (
            opening
            and items[opening - 1].text in ("US", "A", "C", "HK", "NZ", "S")
            and items[opening].start == items[opening - 1].end
        ):
            opening -= 1
    elif end < len(items) and (money := sign(items[end].text)):
        end += 1
    unit, end = (money, end) if money else _unit(items, end, number, language)
    hedge, first = _hedge(items, opening, language)
    if end < len(items) and items[end].text == "+":
        hedge = "least"
    scale = Decimal(1).scaleb(power)
    return Quantity(
        span=Span(items[opening].start, items[end - 1].end), value=number.value * scale, step=number.step * scale, unit=unit, hedge=hedge,
        head=items[end - 1].end, first=items[first].start,
    )  # fmt: skip


def _unit(
    items: Sequence[Token], end: int, number: Number, language: str
) -> tuple[MeasureUnit, int]:
    """Return the unit behind a number and the index after it; "28-year-old" is an age."""
    after = tuple(
        token.folded.removeprefix("d'")
        for token in items[end : end + _UNIT_REACH]
        if token.folded not in _BEFORE_UNIT
    )
    if number.tail and (found := unit_of((number.tail,), language)):
        return found[0], end
    plain = tuple(word for word in after if word not in "-‐‑")
    hyphened = after[:1] in (("-",), ("‐",), ("‑",))
    if (
        plain[:1]
        and plain[0] in _OLD
        and plain[1:2]
        and plain[1] in ("old", "olds", "alt", "vieux")
    ):
        # "six-year-old", "six years old"
        return MeasureUnit("age"), end + next(
            k for k, word in enumerate(after) if word == plain[1]
        ) + 1
    shift = 1 if hyphened else 0
    found = unit_of(after[shift:], language)
    return (found[0], end + shift + found[1]) if found else (MeasureUnit("count"), end)


def _hedge(items: Sequence[Token], opening: int, language: str) -> tuple[Hedge, int]:
    """Return how the figure at ``opening`` is meant and the index of the first word that says so."""
    for phrase, hedge in hedges(language):
        start = opening - len(phrase)
        if start >= 0 and tuple(token.folded for token in items[start:opening]) == phrase:
            return hedge, start
    return "exact", opening


def clocks(text: str, items: Sequence[Token], language: str) -> Iterator[Quantity]:
    """Yield the times of day of a text, in minutes after midnight; ``items`` are its tokens."""
    for match in _CLOCK.finditer(text):
        at = next((k for k, token in enumerate(items) if token.start >= match.start()), len(items))
        hedge, first = _hedge(items, at, language) if at < len(items) else ("exact", at)
        minutes = minutes_of(match)
        bounded = hedge == "exact" and 0 < at < len(items) and items[at - 1].folded in _OPEN_ENDED
        if minutes is not None and not bounded:
            zone = _ZONE.match(text, match.end())
            yield Quantity(
                span=Span(*match.span()), value=Decimal(minutes), step=turn_of(match), unit=MeasureUnit("clock"), head=match.end(),
                hedge="about" if hedge != "exact" else hedge, first=items[first].start if first < len(items) else match.start(),
                zone=zone["zone"] if zone else "",
            )  # fmt: skip


def _pairs(text: str) -> Iterator[Quantity]:
    """Yield the results of votes and matches: "92-5"."""
    for match in _PAIR.finditer(text):
        around = text[max(0, match.start() - _VOTES_REACH) : match.end() + _VOTES_REACH]
        if _VOTES.search(around) and int(match["left"]) >= int(match["right"]):
            yield Quantity(
                span=Span(*match.span()),
                value=Decimal(match["left"]),
                step=Decimal(1),
                unit=MeasureUnit("pair"),
                other=Decimal(match["right"]),
                head=match.end(),
                first=match.start(),
            )


def _ranges(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Join two quantities that are the ends of one: "10 to 15 people", "between 10 and 15 people";
    "from 5 to 6" is a change.
    """
    rest = list(found)
    while rest:
        one = rest.pop(0)
        between = text[one.span.end : rest[0].span.start].strip() if rest else ""
        joins = between in _TO or (between in _AND and _BETWEEN.search(text[: one.first]))
        plain = one.unit.dimension in ("count", rest[0].unit.dimension) if rest else False
        if joins and plain and one.value < rest[0].value and not _FROM.search(text[: one.first]):
            last = rest.pop(0)
            whole = Span(one.span.start, last.span.end)
            yield last._replace(
                span=whole,
                value=_scaled(one, last),
                other=last.value,
                hedge="range",
                first=one.first,
            )
        else:
            yield one


def _scaled(one: Quantity, last: Quantity) -> Decimal:
    """Return the lower end of a range in the scale of the upper one: "2 to 3 million"."""
    scale = last.step.to_integral_value() if last.step > 1 else Decimal(1)
    return one.value * scale if one.value < scale else one.value


#: Between a scale and its unit: "millones de euros".
_BEFORE_UNIT: Final = all_words(lambda words: words.numbers.before_unit)
_TO: Final = all_words(lambda words: words.numbers.to) | frozenset("-–")
_AND: Final = all_words(lambda words: words.numbers.both)
_BETWEEN: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.numbers.between)})\s*\Z", re.IGNORECASE
)
_FROM: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.numbers.starting)})\s*\Z", re.IGNORECASE
)
