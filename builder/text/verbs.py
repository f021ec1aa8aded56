"""Words with which reports attribute: verbs of saying, by language, and their forms."""

from __future__ import annotations

from functools import cache
from typing import Final

from builder.text.stems import primary
from builder.text.tokens import folded

#: English verbs that attribute words to somebody; each with its past form when that is irregular.
_ENGLISH: Final = """accuse acknowledge add admit advise affirm agree allege announce answer appeal argue ask assert assure believe blame
    boast call caution claim comment complain concede conclude confess confirm contend continue contradict convey counter
    criticize declare defend demand deny describe detail disclose discuss dismiss emphasize exclaim explain express fear
    feel find hint hope imply indicate insist joke know lament learn maintain mention mock muse note object observe opine
    order plead pledge point posit praise predict proclaim promise propose protest query question quip quote read recall
    recommend recount reiterate remark remember remind reply report request respond retort reveal say shout signal speculate
    state stipulate stress suggest suspect swear tell testify think threaten tout tweet underline underscore urge vow warn
    wonder worry write yell advocate allude assess brag bemoan beseech certify chide concur confide correct cry decide deem determine
    echo elaborate estimate forecast gush inform interject intone lecture marvel profess rail reason reassert rebut recite reckon reflect
    refute rejoin repeat rule scoff scold snap sneer summarize swear teach theorize vent venture volunteer whisper"""
_IRREGULAR: Final = {
    "say": "said", "tell": "told", "write": "wrote", "think": "thought", "know": "knew", "find": "found", "feel": "felt", "read": "read",
    "swear": "swore", "plead": "pleaded",
}  # fmt: skip
#: Verbs that nearly always attribute; the others do so only beside a quotation or before "that".
_PLAIN: Final = """say tell add write argue insist claim note explain announce declare tweet warn state reply stress assert conclude
    emphasize suggest admit acknowledge contend remark comment observe believe report testify confirm reveal allege predict
    vow reiterate underscore complain respond deny highlight"""
#: Verbs that give somebody's judgment in words quoted after their object: "called it a "crazy system"".
_JUDGING: Final = """call describe label brand dismiss denounce blast slam praise deride characterize condemn mock dub hail tout accuse
    encourage criticize cite refer compare liken exhort chant sing reference urge invoke quote address boast warn ask demand blame
    credit portray paint depict attack ridicule bash pound scold proclaim"""
_OTHER: Final = {
    "de": "sagte sagt erklärte erklärt betonte meinte fügte berichtete schrieb teilte kündigte forderte warnte",
    "fr": "dit déclaré déclare affirmé affirme ajouté ajoute souligné estime indiqué expliqué annoncé",
    "es": "dijo dice afirmó declaró añadió señaló explicó aseguró anunció subrayó indicó",
    "ru": "сказал сказала заявил заявила отметил отметила подчеркнул подчеркнула добавил сообщил сообщила",
    "it": "detto dice affermato dichiarato aggiunto spiegato sottolineato",
    "pt": "disse afirmou declarou acrescentou explicou destacou",
    "id": "mengatakan menyatakan menambahkan menegaskan menjelaskan kata ujar",
}  # fmt: skip


def _forms(verb: str) -> tuple[str, ...]:
    """Return the finite forms, the participle in -ing and British spellings of a regular English verb."""
    if verb in ("admit", "quip", "dub", "slam", "refer"):
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        forms: tuple[str, ...] = (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    elif verb.endswith("e"):
        forms = (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    else:
        forms = (verb, verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s"), verb + "ed", verb + "ing")
    if verb in _IRREGULAR:
        forms = (*forms[:2], _IRREGULAR[verb], forms[3])
    return forms + tuple(form.replace("iz", "is") for form in forms if "iz" in form)


@cache
def attributing(language: str = "en") -> frozenset[str]:
    """Return the folded forms of verbs that can attribute words beside a quotation."""
    if primary(language) == "en":
        return frozenset(form for verb in f"{_ENGLISH} {_PLAIN}".split() for form in _forms(verb))
    return frozenset(folded(form) for form in _OTHER.get(primary(language), "").split())


@cache
def judging(language: str = "en") -> frozenset[str]:
    """Return the folded forms of verbs whose object is followed by quoted words of the subject; none outside English."""
    return frozenset(form for verb in _JUDGING.split() for form in _forms(verb)) if primary(language) == "en" else frozenset()


@cache
def reporting(language: str = "en") -> frozenset[str]:
    """Return the folded forms of verbs that report speech by themselves ("Smith said the talks would go on")."""
    if primary(language) == "en":
        return frozenset(form for verb in _PLAIN.split() for form in _forms(verb))
    return attributing(language)
