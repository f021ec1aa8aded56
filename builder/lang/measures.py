"""A language -> the words around its figures: scales, hedges, bounds, units, money."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, Literal, NamedTuple

from builder.lang.language import primary
from builder.lang.languages import FIRST, gathered, shared, words_of
from builder.lang.parts import Phrases
from builder.lang.tokens import folded

#: How a figure is meant: as printed, about, not below, not above, from one to the other.
Hedge = Literal["exact", "about", "least", "most", "range"]
Dimension = Literal[
    "count",
    "money",
    "percent",
    "points",
    "length",
    "area",
    "weight",
    "speed",
    "duration",
    "age",
    "clock",
    "pair",
]


class MeasureUnit(NamedTuple):
    """What a figure counts: its dimension, how many of the dimension's base unit it is, for money
    the codes that it can mean.
    """

    dimension: Dimension
    factor: Decimal = Decimal(1)
    codes: frozenset[str] = frozenset()


#: Counts that bring out the forms of the plural: "one", "few", "many".
_COUNTS: Final = (1, 2, 5)
_SIGNS: Final = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₺": "TRY",
    "₴": "UAH",
}
#: Unit, as the files of languages call it → its dimension, and how many of the base unit it is.
UNITS: Final[dict[str, tuple[Dimension, str]]] = {
    "kilometer": ("length", "1000"),
    "mile": ("length", "1609.344"),
    "meter": ("length", "1"),
    "foot": ("length", "0.3048"),
    "centimeter": ("length", "0.01"),
    "inch": ("length", "0.0254"),
    "hectare": ("area", "10000"),
    "acre": ("area", "4046.856"),
    "kilogram": ("weight", "1"),
    "pound": ("weight", "0.45359"),
    "tonne": ("weight", "1000"),
    "mile_per_hour": ("speed", "1.609344"),
    "kilometer_per_hour": ("speed", "1"),
    "minute": ("duration", "1"),
    "hour": ("duration", "60"),
    "day": ("duration", "1440"),
    "week": ("duration", "10080"),
    "month": ("duration", "43830"),
    "year": ("duration", "525960"),
}


@cache
def scales(language: str) -> dict[str, int]:
    """Return the powers of ten that words of a language stand for, those of English for one without
    a list.
    """
    own = words_of(language).numbers.scales or words_of(FIRST).numbers.scales
    return {
        folded(word): power
        for scales_ in (shared().numbers.scales, own)
        for power, words in scales_.items()
        for word in words
    }


@cache
def hedges(language: str) -> tuple[tuple[tuple[str, ...], Hedge], ...]:
    """Return the phrases that hedge a figure, as folded words, the longest first."""
    own = words_of(language).numbers.hedges
    lists: tuple[tuple[Hedge, Phrases], ...] = (
        ("about", own.about),
        ("least", own.least),
        ("most", own.most),
    )
    found = (
        (tuple(map(folded, phrase.split())), hedge)
        for hedge, phrases in lists
        for phrase in phrases
    )
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))


@cache
def marks(language: str) -> tuple[str, str]:
    """Return the decimal mark of a language and the mark between its thousands (Unicode CLDR)."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- reads its tables

    try:
        symbols = Locale.parse(primary(language)).number_symbols["latn"]
    except (UnknownLocaleError, ValueError, KeyError):
        return ".", ","
    return symbols["decimal"], symbols["group"]


@cache
def currencies(language: str) -> dict[str, frozenset[str]]:
    """Return the codes that a word for money can mean, by the folded word: "dollars", "euros"
    (Unicode CLDR).
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- reads its tables
    from babel.numbers import get_currency_name, get_territory_currencies  # noqa: PLC0415

    try:
        locale = Locale.parse(primary(language))
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, set[str]] = {
        word: set(codes) for word, codes in words_of(language).numbers.money.items()
    }
    other_words = gathered(lambda words: words.numbers.no_money)
    tender = {
        str(code)
        for territory in locale.territories
        for code in get_territory_currencies(str(territory))
    }
    for code in sorted(tender.intersection(locale.currencies)):
        for count in (None, *_COUNTS):
            word = folded(get_currency_name(code, count, locale).split()[-1])
            if word not in other_words:
                found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


def sign(mark: str) -> MeasureUnit | None:
    """Return the unit of a sign of money."""
    return MeasureUnit("money", codes=frozenset((_SIGNS[mark],))) if mark in _SIGNS else None


@cache
def _units() -> dict[str, MeasureUnit]:
    return {
        folded(word): MeasureUnit(dimension, Decimal(factor))
        for name, (dimension, factor) in UNITS.items()
        for word in gathered(lambda words, name=name: words.numbers.units.get(name, ()))  # type: ignore[misc]
    }


class _Shares(NamedTuple):
    """The words of all languages behind a figure that is a share."""

    percent: frozenset[str]
    per_cent: frozenset[tuple[str, ...]]
    points: frozenset[str]
    percent_points: frozenset[str]


@cache
def _shares() -> _Shares:
    return _Shares(
        frozenset(gathered(lambda words: words.numbers.percent)),
        frozenset(tuple(one.split()) for one in gathered(lambda words: words.numbers.per_cent)),
        frozenset(gathered(lambda words: words.numbers.points + words.numbers.percent_points)),
        frozenset(gathered(lambda words: words.numbers.percent_points)),
    )


def unit_of(words: tuple[str, ...], language: str) -> tuple[MeasureUnit, int] | None:
    """Return the unit that is behind a figure, as folded words, and how many words it takes;
    ``None`` for none.
    """
    if not words:
        return None
    shares = _shares()
    percent = 1 if words[0] in shares.percent else 2 if words[:2] in shares.per_cent else 0
    if percent:
        points = len(words) > percent and words[percent] in shares.points
        return MeasureUnit("points" if points else "percent"), percent + points
    if words[0] in shares.percent_points:
        return MeasureUnit("points"), 1
    if words[0] in _units():
        return _units()[words[0]], 1
    money = currencies(language)
    reach = next(
        (k for k in (0, 1) if len(words) > k and words[k] in money and len(words[k]) > 2),  # noqa: PLR2004 -- a letter or two may be anything
        None,
    )
    return (
        None
        if reach is None or (reach and words[0] in scales(language))
        else (MeasureUnit("money", codes=money[words[reach]]), reach + 1)
    )
