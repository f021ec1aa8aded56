"""A language -> its words for times counted from the day on which they are said: "today",
"yesterday", "last", "next".
"""

from __future__ import annotations

from typing import Final, NamedTuple

#: What no text holds.
NEVER: Final = r"(?!)"


class Relative(NamedTuple):
    """Patterns of one language, each an alternative of whole words."""

    today: str
    yesterday: str
    #: "last Monday", "next year"; and what else is said of another day than the last one of that
    #: name: "every Monday".
    last: str = NEVER
    next: str = NEVER
    other: str = NEVER


RELATIVES: Final[dict[str, Relative]] = {
    "ar": Relative("اليوم", "أمس", "الماضي", "المقبل|القادم", "كل"),
    "cs": Relative("dnes", "včera"),
    "da": Relative("i ?dag", "i ?går"),
    "de": Relative(
        "heute",
        "gestern",
        "(?:vergangene|letzte|vorige)[nmrs]?",
        "(?:kommende|nächste)[nmrs]?",
        "jede[nmrs]?|jeweils",
    ),
    "el": Relative("σήμερα", "χθες"),
    "en": Relative(
        "today", "yesterday", "last", "next", "previous|following|every|each|this coming"
    ),
    "es": Relative("hoy", "ayer", "pasad[oa]", r"próxim[oa]|que\s+viene", "cada|todos los"),
    "fi": Relative("tänään", "eilen"),
    "fr": Relative(
        "aujourd['’]hui",
        "hier",
        "dernier|dernière|passée?",
        "prochaine?",
        "suivante?|précédente?|chaque|tous les",
    ),
    "he": Relative("היום", "אתמול", "שעברה?", "הבאה?", "כל"),
    "hu": Relative("ma", "tegnap"),
    "id": Relative("hari ini", "kemarin", "lalu", "depan", "setiap"),
    "it": Relative("oggi", "ieri", "scors[oa]", "prossim[oa]", "ogni"),
    "ja": Relative("今日", "昨日"),
    "ko": Relative("오늘", "어제"),
    "nl": Relative("vandaag", "gisteren", "vorige?|afgelopen", "volgende?|komende?", "elke|iedere"),
    "no": Relative("i ?dag", "i ?går"),
    "pl": Relative("dzisiaj|dziś", "wczoraj", "zeszły", "następny", "każdy"),
    "pt": Relative("hoje", "ontem", "passad[oa]", r"próxim[oa]|que\s+vem", "cada|todas as"),
    "ro": Relative("astăzi", "ieri"),
    "ru": Relative(
        "сегодня", "вчера", r"прошл\w{2,3}", r"(?:следующ|будущ)\w{2,3}", r"кажд\w{2,3}"
    ),
    "sv": Relative("i ?dag", "i ?går", "förra", "nästa", "varje"),
    "tr": Relative("bugün", "dün", "geçen", "gelecek|önümüzdeki", "her"),
    "uk": Relative("сьогодні", "вчора", r"минул\w{2,3}", r"наступн\w{2,3}", r"кожн\w{2,3}"),
    "zh": Relative("今天|今日", "昨天|昨日"),
}
