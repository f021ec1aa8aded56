"""A language -> its grammar: the small words by which attributions are read in it."""

from __future__ import annotations

from functools import cache
from typing import Final

from builder.lang.grammar import Grammar, made_grammar
from builder.lang.nordic_grammars import NORDIC
from builder.lang.slavic_grammars import SLAVIC
from builder.lang.verbs import table_of
from builder.lang.wordlists import AUXILIARIES, DETERMINERS

_ENGLISH: Final = made_grammar(
    that="that",
    according="according to; in the words of; in the opinion of; in the view of",
    pronouns="he she they i we it you",
    prepositions="""on in at during after before when while as with to about by following from for of over under via through into ahead
        amid against because since without despite between among upon until like than""",
    inside="of for",
    determiners=" ".join(DETERMINERS),
    stops="""and but as while that because if when after before which who whom whose what where how so than or although though
        since whether then despite""",
    skipped="""has have had also later then just already previously once again recently would could will can may might must be been
        is was were are am now even still always often first not n't never has reportedly only further""",
    finite=" ".join(AUXILIARIES),
    coordinators="and but or then yet",
    like="as",
    relatives="who which that",
    nominal="""the a an to this his her their its my our your of no any some for by in with on about such these those each every more not
        can could should will would must may cannot nobody none""",
    participles=True,
)
_GRAMMARS: Final = {
    **NORDIC,
    **SLAVIC,
    "en": _ENGLISH,
    "de": made_grammar(
        that="dass daß ob",
        according="laut; nach Angaben von; nach Angaben; nach Worten von; nach Aussage von; nach Ansicht von",
        accorded="zufolge",
        pronouns="er sie es ich wir man",
        comma=True,
        addressed="dem den einem",
        prepositions="""am im in an auf bei beim mit nach von vom zu zum zur über um vor gegenüber gegen seit während unter aus
            durch für als""",
        inside="von vom der des für",
        determiners="der die das ein eine den dem des",
        like="wie",
        coordinators="und aber",
        stops="und aber dass daß weil wenn als ob doch während nachdem bevor",
        relatives="der die das",
        skipped="hat habe hatte haben wird auch zudem weiter außerdem ferner dabei sich",
        inverted="hat hatte haben",
        finite="ist sind war waren wird werden hat haben hatte kann können soll sollen muss will bleibt gibt",
    ),
    "fr": made_grammar(
        that="que qu'",
        according="selon; d'après; à en croire",
        pronouns="il elle ils elles on je nous",
        prepositions="""à au aux en dans sur lors pour par avec après avant depuis pendant devant contre sans
            lundi mardi mercredi jeudi vendredi""",
        inside="de du des d' d",
        determiners="le la les un une l l'",
        like="comme",
        coordinators="et mais",
        stops="et mais que qui dont où quand lorsque si car puis",
        relatives="qui",
        skipped="a ont avait aussi également notamment ensuite t",
        inverted="a ont avait avaient t",
        dash="closed",
        incise=True,
    ),
    "es": made_grammar(
        that="que",
        according="según; de acuerdo con; a juicio de",
        pronouns="él ella ellos ellas yo nosotros",
        prepositions="a al en con por para sobre tras durante ante desde hasta contra sin este",
        inside="de del",
        determiners="el la los las un una",
        like="como",
        coordinators="y pero e",
        stops="y pero que quien cuando donde si porque aunque",
        relatives="quien que",
        skipped="ha han había también además hoy ayer no",
        inverted="ha han había",
        dash="closed",
        incise=True,
    ),
    "it": made_grammar(
        that="che",
        according="secondo; a detta di; a giudizio di",
        pronouns="egli lui lei essi loro io noi",
        prepositions="a al alla in nel nella con per su sul sulla dopo durante davanti da dal dalla contro senza oggi ieri lunedì",
        inside="di del della dei delle dell",
        determiners="il lo la i gli le un una l",
        like="come",
        coordinators="e ma",
        stops="e ma che chi quando dove se perché mentre",
        relatives="che",
        skipped="ha hanno aveva anche poi inoltre",
        inverted="ha hanno aveva",
        dash="closed",
        incise=True,
    ),
    "pt": made_grammar(
        that="que",
        according="segundo; de acordo com; conforme",
        pronouns="ele ela eles elas eu nós",
        prepositions="a ao à em no na nos nas com por para sobre após durante ante desde até contra sem nesta neste",
        inside="de do da dos das",
        determiners="o a os as um uma",
        like="como",
        coordinators="e mas",
        stops="e mas que quem quando onde se porque embora",
        relatives="que",
        skipped="tem havia também ainda já não",
        inverted="tem havia",
        dash="closed",
        incise=True,
    ),
    "nl": made_grammar(
        that="dat of",
        according="volgens",
        pronouns="hij zij ze het ik wij we",
        prepositions="aan in op bij met naar van voor over tegen na tijdens door uit om",
        inside="van",
        determiners="de het een",
        like="zoals",
        coordinators="en maar",
        stops="en maar dat die wanneer als toen omdat",
        relatives="die dat",
        skipped="heeft hebben had ook verder nog",
        inverted="heeft had",
        finite="is zijn was waren wordt worden heeft hebben had kan kunnen zal zullen moet wil blijft",
    ),
    "ro": made_grammar(
        that="că",
        according="potrivit; conform",
        pronouns="el ea ei ele eu noi",
        prepositions="în la pe cu de din pentru după înainte despre prin către sub peste",
        inside="al a ai ale de",
        determiners="un o",
        like="cum",
        coordinators="și dar",
        stops="și dar că care când unde dacă pentru",
        relatives="care",
        skipped="a au mai și apoi",
        inverted="a au",
        dash="closed",
        incise=True,
    ),
    "hu": made_grammar(
        that="hogy",
        according="",
        accorded="szerint",
        pronouns="ő ők én mi",
        prepositions="",
        inside="",
        determiners="a az egy",
        coordinators="és de",
        stops="és de hogy aki amely amikor ha mert",
        relatives="aki amely",
        skipped="is majd pedig",
        dash="closed",
    ),
    "el": made_grammar(
        that="ότι πως",
        according="σύμφωνα με; κατά",
        pronouns="αυτός αυτή εγώ εμείς",
        prepositions="σε στο στη στην στον στις στα με από για κατά μετά πριν προς χωρίς",
        inside="του της των",
        determiners="ο η το οι τα τον την τη τους τις ένας μια",
        like="όπως",
        coordinators="και αλλά",
        stops="και αλλά ότι πως που όταν αν επειδή",
        relatives="που",
        skipped="έχει είχε επίσης ακόμη",
        dash="closed",
    ),
    "tr": made_grammar(
        that="",
        according="",
        accorded="göre",
        pronouns="o onlar ben biz",
        prepositions="",
        inside="",
        determiners="bir",
        order="last",
        stops="ve ama ancak",
        skipped="",
        dash="closed",
    ),
    "ar": made_grammar(
        that="أن إن بأن أنه إنه أنها إنها",
        according="وفقا ل; بحسب; حسب; وبحسب; نقلا عن",
        pronouns="هو هي",
        order="first",
        prepositions="في على من إلى عن مع خلال بعد قبل اليوم أمس يوم لدى",
        inside="",
        determiners="",
        like="كما",
        stops="و لكن الذي التي أن إن بأن أنه إنه أنها إنها",
        skipped="قد",
    ),
    "he": made_grammar(
        that="כי",
        according="לפי; לדברי; על פי",
        pronouns="הוא היא הם אני אנחנו",
        order="first",
        prepositions="ב על את אל עם היום אתמול ביום לאחר אחרי לפני",
        inside="של",
        determiners="",
        like="כפי כמו",
        stops="כי אבל אך אשר",
        skipped="גם עוד",
    ),
    "zh": made_grammar(
        that="",
        according="据; 根据",
        pronouns="他 她 我 我们 他们",
        comma=True,
        prepositions="在 对 向 于 就",
        inside="的",
        determiners="",
        stops="和 但",
        skipped="还 也 则 曾",
    ),
    "id": made_grammar(
        that="bahwa",
        according="menurut",
        pronouns="dia ia mereka saya kami",
        prepositions="di ke dari pada dalam untuk dengan saat",
        inside="",
        determiners="",
        coordinators="dan tetapi",
        stops="dan tetapi bahwa yang ketika",
        relatives="yang",
        skipped="juga telah",
    ),
}
#: A language without a table: marks and colons alone attribute in it.
_NONE: Final = Grammar()


@cache
def grammar(language: str = "en") -> Grammar:
    """Return the function words of a language; none for a language without a table."""
    return _GRAMMARS.get(table_of(language), _NONE)


@cache
def light_words(language: str) -> frozenset[str]:
    """Return the words of a language that lead on to others: no phrase ends with one."""
    words = grammar(language)
    return (
        words.prepositions
        | words.determiners
        | words.coordinators
        | words.stops
        | words.finite
        | words.inside
    )
