"""A language -> the words around its figures: scales, hedges, bounds, units, money."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, Literal, NamedTuple

from builder.lang.language import primary
from builder.lang.tokens import folded
from builder.lang.wordlists import listed

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


_LETTERED: Final = {"k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12}
#: Powers of ten by language; "billion" is 10^9 in English and 10^12 in German.
_SCALES: Final[dict[str, dict[int, str]]] = {
    "en": {2: "hundred", 3: "thousand", 6: "million mln", 9: "billion bln", 12: "trillion"},
    "de": {
        2: "hundert",
        3: "tausend tsd",
        6: "million millionen mio",
        9: "milliarde milliarden mrd",
        12: "billion billionen",
    },
    "fr": {
        2: "cents",
        3: "mille",
        6: "million millions",
        9: "milliard milliards",
        12: "billion billions",
    },
    "es": {3: "mil", 6: "millon millones", 9: "millardo millardos", 12: "billon billones"},
    "it": {3: "mila", 6: "milione milioni mln", 9: "miliardo miliardi mld", 12: "bilione bilioni"},
    "pt": {3: "mil", 6: "milhao milhoes", 9: "bilhao bilhoes", 12: "trilhao trilhoes"},
    "nl": {3: "duizend", 6: "miljoen mln", 9: "miljard mld", 12: "biljoen"},
    "sv": {3: "tusen", 6: "miljon miljoner", 9: "miljard miljarder", 12: "biljon biljoner"},
    "pl": {
        3: "tysiac tysiace tysiecy tys",
        6: "milion miliony milionow mln",
        9: "miliard miliardy miliardow mld",
    },
    "ru": {
        3: "тысяча тысячи тысяч тыс",
        6: "миллион миллиона миллионов млн",
        9: "миллиард миллиарда миллиардов млрд",
        12: "трлн",
    },
    "uk": {
        3: "тисяча тисячі тисяч тис",
        6: "мільйон мільйона мільйонів млн",
        9: "мільярд мільярда мільярдів млрд",
    },
}
#: Words before a figure that say how it is meant, phrases parted by semicolons.
_HEDGES: Final[dict[str, dict[Hedge, str]]] = {
    "en": {
        "about": """about; around; some; roughly; nearly; almost; approximately; approx; close to; an estimated; estimated; circa;
            just before; just after; shortly before; shortly after; just under; just over; as many as""",
        "least": """at least; more than; over; upwards of; upward of; no fewer than; not fewer than; no less than; not less than;
            in excess of; a minimum of; well over; above; greater than""",
        "most": """up to; at most; fewer than; less than; under; below; no more than; not more than; a maximum of; well under""",
    },
    "de": {
        "about": "rund; etwa; ungefähr; knapp; gut; circa; ca; fast; gegen; an die; beinahe; kurz vor; kurz nach; schätzungsweise",
        "least": "mindestens; mehr als; über; wenigstens; nicht weniger als",
        "most": "bis zu; höchstens; weniger als; unter; maximal; nicht mehr als",
    },
    "fr": {
        "about": "environ; près de; quelque; autour de; presque; à peu près; vers; une estimation de",
        "least": "au moins; plus de; pas moins de; au minimum",
        "most": "jusqu'à; au plus; moins de; au maximum",
    },
    "es": {
        "about": "unos; unas; cerca de; alrededor de; casi; aproximadamente; en torno a; hacia",
        "least": "al menos; más de; por lo menos; como mínimo; no menos de",
        "most": "hasta; menos de; como máximo; no más de",
    },
    "it": {
        "about": "circa; quasi; intorno a; attorno a; approssimativamente",
        "least": "almeno; più di; oltre; non meno di",
        "most": "fino a; meno di; al massimo; non più di",
    },
    "pt": {
        "about": "cerca de; quase; aproximadamente; perto de; uns; umas",
        "least": "pelo menos; mais de; ao menos; no mínimo",
        "most": "até; menos de; no máximo",
    },
    "nl": {
        "about": "ongeveer; bijna; circa; zo'n; rond; ruim; naar schatting",
        "least": "minstens; meer dan; ten minste; minimaal",
        "most": "tot; hooguit; minder dan; maximaal",
    },
    "sv": {
        "about": "omkring; cirka; ungefär; nästan; runt",
        "least": "minst; mer än; fler än; över",
        "most": "upp till; högst; under; mindre än",
    },
    "pl": {
        "about": "około; prawie; blisko; mniej więcej",
        "least": "co najmniej; ponad; więcej niż; przynajmniej",
        "most": "do; najwyżej; mniej niż",
    },
    "ru": {
        "about": "около; примерно; почти; порядка",
        "least": "не менее; более; больше; свыше; как минимум",
        "most": "до; не более; менее; меньше",
    },
    "uk": {"about": "близько; приблизно; майже", "least": "щонайменше; понад; більше; не менше", "most": "до; не більше; менше"},
}  # fmt: skip
#: Counts that bring out the forms of the plural: "one", "few", "many".
_COUNTS: Final = (1, 2, 5)
#: What money is called besides its names in CLDR.
_CROWNS: Final = ("CZK", "DKK", "ISK", "NOK", "SEK")
_OTHER_MONEY: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "en": {"crown": _CROWNS, "crowns": _CROWNS, "bucks": ("USD",), "quid": ("GBP",)},
    "de": {"krone": _CROWNS, "kronen": _CROWNS},
}
#: Names of money that are other words far more often.
_NO_MONEY: Final = listed("won sol som real mark marks gold")
_PERCENT: Final = listed(
    "% percent pct prozent procent процентов процента процент відсотків відсотка відсоток"
)
_PER: Final = {
    ("per", "cent"),
    ("pour", "cent"),
    ("por", "ciento"),
    ("per", "cento"),
    ("por", "cento"),
}
_POINTS: Final = listed("point points prozentpunkte prozentpunkten procentpunkter punti puntos")
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
_UNITS: Final[tuple[tuple[Dimension, str, str], ...]] = (
    (
        "length",
        "1000",
        "km kilometer kilometers kilometre kilometres kilomètres kilómetros chilometri quilômetros километров км",
    ),
    ("length", "1609.344", "mile miles mi"),
    ("length", "1", "meter meters metre metres metern mètres metros metri метров"),
    ("length", "0.3048", "foot feet ft"),
    ("length", "0.01", "centimeter centimeters centimetre centimetres cm"),
    ("length", "0.0254", "inch inches"),
    ("area", "10000", "hectare hectares hektar hectáreas ettari гектаров"),
    ("area", "4046.856", "acre acres"),
    ("weight", "1", "kg kilogram kilograms kilo kilos kilogramm"),
    ("weight", "0.45359", "lb lbs"),
    ("weight", "1000", "tonne tonnes tonnen toneladas tonnellate тонн"),
    ("speed", "1.609344", "mph"),
    ("speed", "1", "kph kmh"),
    ("duration", "1", "minute minutes minuten minutos minuti минут"),
    ("duration", "60", "hour hours stunde stunden heure heures hora horas ora ore часов"),
    (
        "duration",
        "1440",
        "day days tag tage tagen jour jours día días giorno giorni dag dagar дней",
    ),
    (
        "duration",
        "10080",
        "week weeks woche wochen semaine semaines semana semanas settimana settimane недель",
    ),
    ("duration", "43830", "month months monat monate monaten mois mes meses mese mesi месяцев"),
    ("duration", "525960", "year years jahr jahre jahren année années ans año años anno anni лет"),
)


@cache
def scales(language: str) -> dict[str, int]:
    """Return the powers of ten that words of a language stand for, those of English for one without
    a list.
    """
    own = _SCALES.get(primary(language), _SCALES["en"])
    return _LETTERED | {
        folded(word): power for power, words in own.items() for word in words.split()
    }


@cache
def hedges(language: str) -> tuple[tuple[tuple[str, ...], Hedge], ...]:
    """Return the phrases that hedge a figure, as folded words, the longest first."""
    own = _HEDGES.get(primary(language), {})
    phrases = (
        (tuple(map(folded, phrase.split())), hedge)
        for hedge, list_ in own.items()
        for phrase in list_.split(";")
    )
    return tuple(sorted(phrases, key=lambda one: (-len(one[0]), one[0])))


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
        word: set(codes) for word, codes in _OTHER_MONEY.get(primary(language), {}).items()
    }
    tender = {
        str(code)
        for territory in locale.territories
        for code in get_territory_currencies(str(territory))
    }
    for code in sorted(tender.intersection(locale.currencies)):
        for count in (None, *_COUNTS):
            word = folded(get_currency_name(code, count, locale).split()[-1])
            if word not in _NO_MONEY:
                found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


def sign(mark: str) -> MeasureUnit | None:
    """Return the unit of a sign of money."""
    return MeasureUnit("money", codes=frozenset((_SIGNS[mark],))) if mark in _SIGNS else None


@cache
def _units() -> dict[str, MeasureUnit]:
    return {
        folded(word): MeasureUnit(dimension, Decimal(factor))
        for dimension, factor, words in _UNITS
        for word in words.split()
    }


def unit_of(words: tuple[str, ...], language: str) -> tuple[MeasureUnit, int] | None:
    """Return the unit that stands behind a figure, as folded words, and how many words it takes;
    ``None`` for none.
    """
    if not words:
        return None
    two = tuple(words[:2])
    percent = 1 if words[0] in _PERCENT else 2 if two in _PER else 0
    if percent:
        points = len(words) > percent and words[percent] in _POINTS
        return MeasureUnit("points" if points else "percent"), percent + points
    if words[0] in _POINTS and words[0].startswith(("proz", "proc")):
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
