"""A word -> the office that it names: what people are called by their offices, and the courtesies
beside names.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from builder.lang.languages import all_words
from builder.lang.tokens import folded
from builder.lang.wordlists import listed

#: English courtesies before a name, and with what follows one: no part of it.
COURTESIES: Final = listed("mr mrs ms miss dr prof sir lord lady dame hon")
HONORIFICS: Final = COURTESIES | listed("jr sr ii iii iv")
#: English titles as they are shortened in front of a name ("Gen."): no part of it either.
SHORT_TITLES: Final = listed(
    "rev sen sens rep reps gov gen col lt sgt capt maj cpl adm cmdr amb pres"
)
#: Those of them that stand for one office, written out.
FULL_TITLES: Final = {
    "rev": "reverend", "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "col": "colonel",
    "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "maj": "major", "adm": "admiral", "amb": "ambassador", "pres": "president",
}  # fmt: skip
#: Words that end a role printed before a name ("Russian Foreign Minister ...") or begin one after
#: it ("..., Chairman of ...").
TITLES: Final = (
    SHORT_TITLES
    | COURTESIES
    | listed(
        """minister president chairman chairwoman chair chairperson secretary ambassador chancellor premier senator governor
    mayor king queen prince princess sheikh emir sultan pope bishop archbishop cardinal imam rabbi ayatollah judge justice
    general colonel captain major lieutenant sergeant admiral commander marshal director manager executive officer ceo
    founder owner head leader chief whip spokesman spokeswoman spokesperson speaker professor doctor
    representative congressman congresswoman deputy vice-president
    envoy adviser advisor aide analyst economist expert attorney prosecutor lawyer sheriff inspector detective
    commissioner superintendent coach candidate nominee secretary-general director-general attorney-general strategist
    pollster activist author journalist correspondent reporter editor host rector dean principal teacher pastor reverend
    father sister brother saint st mp mep councillor counselor lawmaker legislator treasurer administrator coordinator
    scientist researcher historian actor actress singer musician player trainer driver pilot victim witness resident
    master warden foreman forewoman organizer organiser negotiator
    official diplomat veteran businessman businesswoman billionaire businessperson entrepreneur president-elect"""
    )
)
#: What people are called by their office in other languages, by the beginning of the word: endings
#: are declined.
_OFFICES: Final = tuple(sorted(map(folded, all_words(lambda words: words.offices.beginnings))))
#: German joins the office to what it is for: "Vorstandschefin", "Fahrgastvertreter".
_ENDINGS: Final = tuple(
    sorted(
        folded(ending + female)
        for ending in all_words(lambda words: words.offices.endings)
        for female in ("", *all_words(lambda words: words.offices.feminine))
    )
)
#: Courtesies of other languages before a name.
FOREIGN_COURTESIES: Final = all_words(lambda words: words.offices.courtesies)
#: A word that begins with one of these is the office itself, not who holds it.
_HOUSES: Final = tuple(sorted(map(folded, all_words(lambda words: words.offices.houses))))


@lru_cache(maxsize=16384)
def office_of(word: str) -> str:
    """Return an English title, the beginning of another language's word for an office, or its end
    in German; "" for no office.
    """
    if word in TITLES:
        return word
    if word.startswith(_HOUSES):
        return ""
    found = next((office for office in _OFFICES if word.startswith(office)), "")
    return found or next((office for office in _ENDINGS if word.endswith(office)), "")
