"""A language -> its names of months and days, and the small words that stand before a date.

The names come from the Unicode CLDR (babel); this module adds the forms that newsrooms print beside
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from builder.lang.language import primary

#: The English names: pages in every language state their dates in them.
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Words in front of a lone year or month ("since 2006", "im April"): what makes a number a year.
BEFORE: Final[dict[str, str]] = {
    "en": "in|since|from|until|till|by|of|during|after|before|between|early|mid|late|last|next|this|year|spring|summer|autumn|fall|winter",
    "de": "im|in|seit|ab|bis|von|vor|nach|während|jahr|jahre|anfang|mitte|ende|frühjahr|sommer|herbst|winter",
    "fr": "en|de|depuis|dès|avant|après|fin|mi|début|année|printemps|été|automne|hiver",
    "es": "en|de|desde|hasta|antes|después|año|finales|mediados|principios",
    "it": "nel|in|del|dal|dopo|prima|anno|fine|metà|inizio",
    "pt": "em|de|desde|até|ano|final|meados|início",
    "nl": "in|sinds|van|tot|voor|na|eind|begin|medio|jaar",
    "ru": "в|с|до|после|начале|конце|середине|году|года",
    "tr": "yılında|yılı",
    "ar": "عام|سنة|في|منذ",
    "uk": "у|в|з|до|після|початку|кінці|середині",
    "mk": "во|од|до|по|крајот|почетокот",
    "sr": "u|od|do|posle|nakon|krajem|početkom|у|од|до|после|након|крајем|почетком",
    "pl": "w|od|do|po|przed|końcu|początku|połowie",
    "he": "בשנת|משנת|שנת|עד|מאז",
}


def _cases(names: str) -> dict[str, int]:
    """Return the months under the forms in which prepositions put them, January first."""
    return {name: number for number, name in enumerate(names.split(), 1)}


#: Printed in newspapers, but not in the CLDR.
EXTRA_MONTHS: Final[dict[str, dict[str, int]]] = {
    "en": {"Sept": 9},
    "de": {"Mrz": 3, "Jän": 1, "Jänner": 1, "Feber": 2},
    "ar": {
        "كانون الثاني": 1,
        "شباط": 2,
        "آذار": 3,
        "نيسان": 4,
        "أيار": 5,
        "حزيران": 6,
        "تموز": 7,
        "آب": 8,
        "أيلول": 9,
    }
    | {"تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12},
    "ru": _cases(
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
    ),
    "uk": _cases(
        "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні"
    ),
    "pl": _cases(
        "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu"
    ),
    "sr": _cases(
        "januaru februaru martu aprilu maju junu julu avgustu septembru oktobru novembru decembru"
    )
    | _cases(
        "јануару фебруару марту априлу мају јуну јулу августу септембру октобру новембру децембру"
    )
    | _cases(
        "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra"
    )
    | _cases(
        "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра"
    ),
    "lv": _cases(
        "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī"
    ),
    "he": _cases(
        "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר"
    ),
}
#: A shorter "name" of a month is a number or a letter.
_MIN_NAME: Final = 3


class Calendar(NamedTuple):
    """The names of one language: folded name -> number."""

    #: 1 to 12; keys without their closing full stop, in lower case.
    months: dict[str, int]
    #: 0 (Monday) to 6; keys in lower case, full names only.
    weekdays: dict[str, int]
    #: Regular expressions, longest name first.
    month: str
    weekday: str
    before: str


def _variants(names: dict[str, int], *, capitals: bool) -> str:
    forms = {form for name in names for form in (name.capitalize(), name.upper())}
    return _longest_first(forms if capitals else forms | set(names))


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _names(language: str) -> tuple[dict[str, int], dict[str, int]]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - reads the CLDR: only when a language is asked for

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            months |= {
                str(name).rstrip(".").lower(): number
                for number, name in locale.months[context][width].items()
            }
        weekdays |= {
            str(name).lower(): number for number, name in locale.days[context]["wide"].items()
        }
    months |= {
        name.lower(): number for name, number in EXTRA_MONTHS.get(locale.language, {}).items()
    }
    return {
        name: number
        for name, number in months.items()
        if len(name) >= _MIN_NAME and not name[0].isdigit()
    }, weekdays


@lru_cache(maxsize=64)
def calendar(language: str) -> Calendar:
    """Return the calendar of ``language`` with the English names beside its own (metadata is
    English everywhere); English when unknown.
    """
    base = primary(language)
    english_months, english_weekdays = _names("en")
    months, weekdays = (
        (english_months, english_weekdays) if base in ("", "en", "und") else _names(base)
    )
    own_months = {name: number for name, number in months.items() if name not in english_months}
    own_weekdays = {
        name: number for name, number in weekdays.items() if name not in english_weekdays
    }
    # English months need their capital: "may" and "march" are words. A language that writes its
    # months small allows both.
    month = "|".join(
        filter(
            None, (_variants(own_months, capitals=False), _variants(english_months, capitals=True))
        )
    )
    if any(name in english_months for name in months) and months is not english_months:
        month += "|" + _longest_first(set(months) & set(english_months))
    weekday = "|".join(
        filter(
            None,
            (_variants(own_weekdays, capitals=False), _variants(english_weekdays, capitals=True)),
        )
    )
    before = "|".join(dict.fromkeys(filter(None, (BEFORE.get(base), BEFORE["en"]))))
    return Calendar(english_months | months, english_weekdays | weekdays, month, weekday, before)
