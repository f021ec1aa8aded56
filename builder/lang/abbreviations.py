"""A word before a full stop -> what the stop may be besides the end of a sentence.

Which words are abbreviations comes from sentencex (Wikimedia), whose lists cover some thirty
languages and stand in for those near them.  It is asked word by word: as a splitter it cuts
quotations, "... (D-N.Y.) said" and ordinals, and takes "I came with me. Bo ..." for the state of
Maine.  Its lists hold words of the language besides; what is said here narrows them, and adds what
they lack.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, Literal

from sentencex import segment

from builder.lang.calendars import calendar
from builder.lang.language import primary
from builder.lang.offices import SHORT_TITLES
from builder.lang.stems import stopwords
from builder.lang.tokens import folded
from builder.lang.wordlists import listed

#: "title": a name follows; "numbered": a number follows; "year": a year stands before; "other":
#: anything but a word that begins sentences.
Abbreviation = Literal["title", "numbered", "year", "other"]

#: Before a name in most languages, and in one.
_ANY_TITLES: Final = listed("dr prof mr mrs ms st mme mlle sra dra ing dipl mgr")
_TITLES: Final = {
    "en": "messrs hon mt ft fr drs dott sig",
    "de": "hr fr frl",
    "es": "sr sres sras srta dres lic gral cnel dn dña",
    "pt": "sr sres sras srta profa dras eng exmo",
    "it": "sig sigg dott avv geom rag arch on",
    "fr": "mm mmes mgr",
    "nl": "dhr mevr mw mej ds ir drs",
    "pl": "ul al pl os im św ks bp abp gen płk hab red",
    "ru": "ул пл им просп пер акад св",
    "uk": "вул пл ім просп пров акад св",
    "bg": "ул бул пл св акад инж",
    "mk": "ул бул св акад инж",
    "sr": "ул бул св инж ul bul sv inž",
    "cs": "mudr judr phdr paeddr bc doc ul nám sv gen",
    "sk": "mudr judr phdr paeddr bc doc ul nám sv gen",
    "hu": "ifj id özv",
    "ro": "dl dna dlui dnei pr av str",
    "da": "hr fr frk",
    "no": "hr fr frk",
    "sv": "hr fr",
    "el": "κ κα δρ",
    "tr": "av doç alb gen",
}  # fmt: skip
#: Before a number; words otherwise ("art", "no").
_NUMBERED: Final = listed(
    "no nos nr nrs num n p pp pag pags vol vols fig figs art arts cap kap abs par sec ziff c cl kl рис табл стр"
)
#: After a year or a century.
_YEAR: Final = listed("r г р гг рр")
#: Others that the library lacks.
_OTHER: Final = {
    "en": "v sr jr approx ave blvd rd vs est dept mfr mon tue tues wed thu thurs fri eds cf ca",
    "de": "mio mrd bzw str zb usw evtl tel jh jhd geb gest ehem inkl exkl max min ca ev kath",
    "es": "ee uu ff aa cc mill dpto depto avda av ud uds vd cia",
    "pt": "av mi tel cia ltda",
    "it": "ecc art cod dpr tel pag",
    "fr": "env bd pers mio",
    "nl": "jl mln mld bijv nl resp",
    "pl": "mln mld tys zł gr godz ok nr tj tzw np m",
    "ru": "млн млрд тыс руб коп тел обл р-н",
    "uk": "млн млрд тис грн коп тел обл р-н",
    "mk": "г ул бр тел т н мил",
    "sr": "г ул бр тел tzv tj npr br tel g ul tzv",
    "cs": "mil mld tzv tj např č p čs kč tel mj popř resp",
    "hu": "kb ill pl stb ún ti tel szt u",
    "ro": "str nr art mil mld tel ap bl sec jud",
    "sv": "kl ca s k bl tel milj",
    "da": "kl ca bl tel mio mia",
    "no": "kl ca bl tel mill",
    "tr": "vb vd sok cad mah apt no bkz",
    "fi": "klo esim mm ns ym jne",
}  # fmt: skip
#: Words of a language among the abbreviations of the library: printed small they end sentences.
_WORDS: Final = {
    "en": "al me is man mass miss ill ore mar ark fed pen ref mph ok",
    "de": "mag",
    "es": "mar dom sub contra sobre super trans extra sol des post",
    "fr": "art vol sec hab inf air",
    "nl": "hand best bel bet cap gen mand pan pas pers pat rom top tom trim ver vol volt wet stat staat mod mil jus bull pun not",
    "da": "art att bet bot ned nord rest sort tab rad pass kat kin mat par post off red temp slut vest rest ens under",
    "pl": "port rom rum tur hol list pie kwiec",
    "ru": "муж жен тел куб пер сек",
    "uk": "вид вип год град знач под пер стор",
    "sk": "rod pod mil stred",
}  # fmt: skip
#: Languages whose lists in the library hold acronyms in small letters ("istat", "fiat"): printed
#: with a capital they are names.
_ACRONYMS: Final = frozenset(("it", "kk"))
#: Languages that are read with the lists of one near them.
_NEAR: Final = {
    "no": "da",
    "nb": "da",
    "nn": "da",
    "sv": "da",
    "mk": "bg",
    "ca": "es",
    "gl": "pt",
    "be": "ru",
    "cs": "sk",
}
_VOWELS: Final = frozenset("aeiouyæøœаеиоуыэюяіїєѐѝαεηιουω")
#: Letters of a shortened word that may end in a vowel ("ca."); longer ones are words.
_MAX_OPEN: Final = 2
#: Letters of a month that is shortened, at most.
_MAX_MONTH: Final = 4
#: So many capitals are shortened only where this module says so ("EE. UU."); more are an acronym
#: without full stops ("EST").
_MAX_CAPITALS: Final = 2


@lru_cache(maxsize=16384)
def abbreviation(word: str, language: str) -> Abbreviation | None:
    """Return what ``word`` (without its full stop, printed as it is) shortens in ``language``;
    ``None`` for a word.
    """
    tag, key = primary(language), folded(word)
    if key in _NUMBERED or _is_month(key, tag):
        return "numbered"
    if key in _table(tag, "titles"):
        return "title"
    if key in stopwords(tag) or (word.isupper() and len(word) > _MAX_CAPITALS):
        return None
    if key in _YEAR and word.islower():
        return "year"
    if key in _table(tag, "others"):
        return "other"
    return "other" if _plausible(word, key, tag) and _known(key, _NEAR.get(tag, tag)) else None


def _is_month(key: str, tag: str) -> bool:
    """Tell whether a word is a month shortened, as in "5. Dez. 2027"; English ones are in the
    library.
    """
    return len(key) <= _MAX_MONTH and tag != "en" and key in calendar(tag).months


@cache
def _table(tag: str, which: Literal["titles", "others", "words"]) -> frozenset[str]:
    table = {"titles": _TITLES, "others": _OTHER, "words": _WORDS}[which]
    own = frozenset(map(folded, table.get(tag, "").split()))
    if which != "titles":
        return own
    return own | _ANY_TITLES | (SHORT_TITLES if tag == "en" else frozenset())


def _plausible(word: str, key: str, tag: str) -> bool:
    """Tell whether a word can be an abbreviation by its looks, whatever the library says."""
    if word.isupper() and len(word) == _MAX_CAPITALS:
        return False
    if word.islower() if key in _table(tag, "words") else tag in _ACRONYMS and not word.islower():
        return False
    return len(key) <= _MAX_OPEN or key[-1] not in _VOWELS


@lru_cache(maxsize=16384)
def _known(word: str, tag: str) -> bool:
    """Tell whether the library holds a word for an abbreviation: it cuts no sentence after it."""
    return len(segment(tag, f"x {word}. Xy")) == 1
