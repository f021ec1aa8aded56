"""A sentence, a place line or the end of a report -> whom its words credit with it, in the languages of the verbs of saying.

Credits are told by their form, never by a list of agencies: "citing ...", "wie die Nachrichtenagentur ... berichtet", "Source: ...",
an agency's mark after the place ("Northport (Xyz) -") or at the end of the report ("(xyz)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from builder.text.newsrooms import AGENCIES, SOURCE
from builder.text.tokens import words
from builder.text.wordlists import ARTICLES, JOINERS

_CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿа-яёіїєґѓќљњџј]"
#: A name: capitalized words, small joining words between them.
_NAME: Final = rf"{_CAPITAL}[\w.&'’-]*(?:\s+(?:(?:{'|'.join(sorted(JOINERS))})\s+)?\(?{_CAPITAL}[\w.&'’)-]*){{0,5}}"
#: What an outlet is: the name beside it is an outlet's, known or not.  Capitalized it belongs to an English name ("Daily Herald").
_ENGLISH_KIND: Final = (
    r"news\s+agenc(?:y|ies)|agenc(?:y|ies)|wire\s+service|news\s+(?:service|site)|newspaper|daily|broadcaster|magazine|website"
)
_KIND: Final = r"""(?:nachrichten|presse)agentur(?:en)?|agenturen|zeitung|tageszeitung|sender
    |agences?(?:\s+de\s+presse)?|quotidien|journal|chaîne
    |agencias?(?:\s+de\s+noticias)?|diario|periódico|cadena
    |agenzi[ae](?:\s+di\s+stampa)?|quotidiano|emittente
    |agências?(?:\s+de\s+notícias)?|jornal|emissora
    |(?:nieuws|pers)(?:agentschap|bureau)|krant|omroep|agencj[aię](?:\s+prasowa)?|dziennik
    |(?:инфо|информ|новостное\s+)?агентств[оауе]м?|газет[аыеу]|телеканал[ау]?|видання|издани[ея]
    |(?:новинск[аи]т?а?\s+)?агенци(?:ја|јата|я|ята)|агенција|весник(?:от)?|(?:novinska\s+)?agencij[aeu]|dnevnik|televizija
    |haber\s+ajansı|ajansı|gazetesi|وكالة(?:\s+(?:أنباء|الأنباء))?|صحيفة|قناة|סוכנות(?:\s+הידיעות)?|עיתון|ערוץ|kantor\s+berita|harian"""
#: Verbs that report, in languages other than English.
_REPORTS: Final = r"""berichtet[e]?|meldet[e]?|rapporte|informa|informó|riporta|informou|meldt|podaje|bildirdi
    |сообщает|переда[её]т|повідомля[єю]т?ь?|передає|пренесува|јавува|prenosi|javlja"""
#: What stands before the name of who is credited.
_LEAD: Final = rf"""{_REPORTS}|(?:reported|quoted|cited|carried|published|released|distributed)\s+by|according\s+to
    |citing|quoting|cites|quotes|told|tells
    |laut|wie|unter\s+berufung\s+auf|nach\s+angaben\s+(?:der|von)
    |selon|d['’]après|citant|a\s+rapporté|a\s+(?:indiqué|déclaré)\s+à
    |según|citando\s+a|publicó|secondo|citando|riferisce|segundo|noticiou
    |volgens|meldde|poinformowała|według
    |сообщил[ао]?|передал[ао]?|пишет|по\s+данным|со\s+ссылкой\s+на|повідомил[ао]|пише
    |за\s+даними|з\s+посиланням\s+на|според|prenela|преноси|јавља
    |نقلا\s+عن|بحسب|ذكرت|وفقا\s+ل|أفادت|أوردت|לפי|דיווחה|menurut|dilansir|dikutip\s+dari"""
_ARTICLE: Final = rf"(?:(?:{'|'.join(sorted(ARTICLES))}|dem|den|lo|o|a|os|as|de|het|alla|al)\s+|(?:à\s+)?l['’]|all['’])"
_VERB: Final = rf"(?:has\s+)?report(?:ed|s)|{_REPORTS}"
_QUOTES: Final = r"[«„“”»\"]?"
_IN_TEXT: Final = re.compile(
    rf"""(?<![^\W\d_])(?i:{_LEAD})\s+(?i:{_ARTICLE})?(?:(?P<kind>{_ENGLISH_KIND}|(?i:{_KIND}))(?!\w)\s*)?{_QUOTES}(?P<name>{_NAME})?{_QUOTES}
        |\A(?!(?i:как|як|како|kako|wie|comme|como|come)\b){_QUOTES}(?:(?i:the|die|der|l['’])\s*)?(?:(?P<kind_first>{_ENGLISH_KIND}|(?i:{_KIND}))\s+)?{_QUOTES}(?P<first>{_NAME}){_QUOTES}\s+
         (?P<kind_after>(?:{_ENGLISH_KIND}|(?i:{_KIND}))\s+)?(?i:{_VERB})(?![^\W\d_])
        |,\s+(?i:{_ARTICLE})?{_QUOTES}(?P<late>{_NAME}){_QUOTES}\s+(?P<kind_late>(?:{_ENGLISH_KIND}|(?i:{_KIND}))\s+)?(?i:{_VERB})(?![^\W\d_])
        |\b(?={_CAPITAL})(?i:{SOURCE})\s?[:：]\s*(?P<source>{_NAME}|\w[\w ]{{0,30}})""",
    re.VERBOSE,
)
#: "Northport (Xyz) - ", "NORTHPORT, 3 May (Xyz) -", "Northport, 3 May. /Xyz/."
_PLACE_MARK: Final = re.compile(
    rf"\A(?:{_CAPITAL}[^()/\n]{{0,60}}?\s*)?(?:\((?P<round>[^()\d\n]{{2,40}})\)\s?[-–—:]|/(?P<slashes>[^/\d\n]{{2,40}})/\s?[-–—.])"
)
#: "(xyz)", "/XYZ/", "(xyz/abc)" behind the last sentence.
_END_MARK: Final = re.compile(
    r"(?:[.!?…]|\A)[”\"»]?\s*(?:\((?P<round>[^()\d\s]{2,30})\)|/(?P<slashes>[^/\d\s]{2,20})/|\[(?P<square>[^\[\]\d\s]{2,30})\])\s*\Z"
)
#: An agency's code at the end of a report is so short, or in capitals.
_CODE: Final = 5


#: "news agencies" without a name are a credit; "the agency" can be any office.
_SEVERAL: Final = re.compile(rf"news|{'|'.join(sorted(AGENCIES))}", re.IGNORECASE)
#: All words of a credit that names nobody.
_NOBODY: Final = AGENCIES | {"news", "agency"}


class Named(NamedTuple):
    """Somebody credited, as printed."""

    name: str
    words: str
    #: The words themselves say that it is an outlet.
    outlet: bool


def credited(text: str) -> Iterator[Named]:
    """Yield whom a sentence names as a source, outlets or not: who asks must know the outlet where the words do not say that it is one."""
    for match in _IN_TEXT.finditer(text):
        name = match["name"] or match["first"] or match["late"] or match["source"] or match["kind"]
        if name and (name != match["kind"] or _SEVERAL.search(name)):
            sure = bool(match["kind"] or match["kind_first"] or match["kind_after"] or match["kind_late"] or match["source"])
            yield Named(name.strip(" .,;"), match.group().strip(" ,"), sure or _says_outlet(name))


def _says_outlet(name: str) -> bool:
    """Tell whether a name says itself that it is an outlet's: "Northern News Agency"."""
    return _KIND_IN_NAME.search(name) is not None


_KIND_IN_NAME: Final = re.compile(rf"(?<!\w)(?:{_ENGLISH_KIND}|{_KIND})(?!\w)", re.VERBOSE | re.IGNORECASE)


def names_nobody(name: str) -> bool:
    """Tell whether a credit names no outlet: "news agencies"."""
    return all(word in _NOBODY for word in words(name))


def mark_before(text: str) -> Named | None:
    """Return the agency whose mark stands in brackets behind the place with which a report opens."""
    match = _PLACE_MARK.match(text)
    if match is None:
        return None
    name = (match["round"] or match["slashes"]).strip()
    return Named(name, match.group().strip(" -–—:."), outlet=True) if name[:1].isupper() or _coded(name) else None


def marks_behind(text: str) -> Iterator[Named]:
    """Yield the agencies whose marks stand in brackets at the end of a report."""
    match = _END_MARK.search(text[-60:])
    if match:
        names = match["round"] or match["slashes"] or match["square"]
        for name in names.split("/"):
            if _coded(name):
                yield Named(name, match.group().strip(' .!?…”"»'), outlet=True)


def _coded(name: str) -> bool:
    """Tell whether a word is an agency's code: short, or in capitals."""
    return name.isupper() or (name.isalpha() and len(name) <= _CODE)
