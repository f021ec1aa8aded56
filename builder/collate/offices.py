"""A name and the words before it -> the name with its office, in languages other than English."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from builder.text.names import Name
from builder.text.tokens import folded
from builder.text.wordlists import listed

#: What people are called by their office, by the beginning of the word: endings are declined.
_OFFICES: Final = tuple(
    sorted(
        folded(office)
        for office in listed(
            """minist président president präsident kanzler sprecher bürgermeister abgeordnet chef leiter porte-parole portavoz
            portavoce porta-voz maire alcald sindac prefeit director directeur direktor dirett diret secrétaire
            sekretär secretari segretari ambassad embajador ambasciat embaixador минист мініст президент премьер
            прем'єр посол глава директор секретар представител портпарол градоначалник кмет инженер эксперт експерт
            врач учител аналитик адвокат мэр мер predsednik predsednica portparol gradonačelnik bakan başkan sözcü
            menteri presiden rzeczni prezydent premier voorzitter burgemeester woordvoerder وزير الوزير رئيس الرئيس שר
            השר ראש נשיא דובר"""
        )
    )
)
#: German joins the office to what it is for: "Vorstandschefin", "Fahrgastvertreter".
_ENDINGS: Final = tuple(
    sorted(
        folded(ending + female)
        for ending in listed(
            """chef vertreter sprecher minister präsident leiter direktor meister forscher trainer anwalt expert
            ingenieur lehrer forderer nachfolger vorgänger"""
        )
        for female in ("", "in", "e")
    )
)
#: Courtesies before a name, no offices.
_COURTESIES: Final = listed(
    "mme mlle m monsieur madame herr frau sr sra señor señora signor signora sig dott sen don doña dr prof dna g gđa г гжа"
)
#: A word that begins with one of these is the office itself, not who holds it.
_HOUSES: Final = tuple(
    sorted(
        folded(house)
        for house in listed(
            "ministerium ministerie ministero ministerio ministère ministério ministerst ministarst министерств міністерств министарств"
        )
    )
)
#: The word before a name is looked for so far (code points).
_REACH: Final = 40


def with_office(text: str, name: Name) -> Name:
    """Return a name with the words for an office before it as its title: "la ministre Anna Berg", "Ministerin Anna Berg"."""
    own = name.text.split()
    last = max((k for k, word in enumerate(own[:-1]) if office_of(folded(word)) or folded(word).rstrip(".") in _COURTESIES), default=-1)
    if last >= 0:
        rest = name.text.split(maxsplit=last + 1)[-1]
        courtesy = folded(own[last]).rstrip(".") in _COURTESIES
        return name._replace(text=rest, start=name.end - len(rest), title="" if courtesy else " ".join(own[: last + 1]), opens=False)
    before = text[max(0, name.start - _REACH) : name.start].rsplit(maxsplit=1)
    return name._replace(title=before[-1]) if before and office_of(folded(before[-1])) and not name.title else name


@lru_cache(maxsize=16384)
def office_of(word: str) -> str:
    """Return the beginning of the word for an office, or its end in German; "" when it is none."""
    if word.startswith(_HOUSES):
        return ""
    found = next((office for office in _OFFICES if word.startswith(office)), "")
    return found or next((office for office in _ENDINGS if word.endswith(office)), "")
