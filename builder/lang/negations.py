"""A text -> the words in it that deny; a language -> words that mean opposites."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import Final

from builder.lang.language import primary
from builder.lang.stems import stem
from builder.lang.tokens import Token, folded
from builder.lang.wordlists import listed

#: Words that deny, by language, as folded words.
_NEGATIONS: Final = {
    language: frozenset(map(folded, words.split()))
    for language, words in {
        "en": "not no never none nobody nothing neither nor cannot",
        "de": "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder",
        "fr": "pas jamais aucun aucune rien",
        "es": "no nunca jamás ningún ninguna ninguno nadie nada",
        "it": "non mai nessun nessuno nessuna niente",
        "pt": "não nunca jamais nenhum nenhuma ninguém nada",
        "nl": "niet geen nooit niemand niets",
        "sv": "inte ingen inget inga aldrig",
        "da": "ikke ingen intet aldrig",
        "no": "ikke ingen intet aldri",
        "fi": "ei eivät en emme ette",
        "pl": "nie nigdy nikt nic żadna żaden",
        "cs": "ne není nikdy nikdo nic",
        "ru": "не нет никогда никто ничего нельзя",
        "uk": "не немає ніколи ніхто нічого",
        "ro": "nu niciodată nimeni nimic",
        "hu": "nem nincs soha senki semmi",
        "el": "δεν μη μην ποτέ κανείς τίποτα",
        "tr": "değil yok asla hiç",
        "ar": "لم لن لا ليس ليست",
        "id": "tidak bukan belum jangan",
    }.items()
}  # fmt: skip
#: After these no negation: "not only".
_ONLY: Final = listed(
    "only just nur seulement solo solamente sólo apenas alleen bara tylko только лише"
)
#: Pairs of words of which a thing can be one, not both; parted by semicolons.
_OPPOSITES: Final = {
    "en": """sober drunk; sober intoxicated; sober drunken; alive dead; open closed; open shut; open sealed; opened closed; opens
        closes; guilty innocent; legal illegal; lawful unlawful; safe unsafe; safe dangerous; safe unfit; full empty; awake
        asleep; calm angry; calm furious; present absent; armed unarmed; hurt unhurt; hurt unharmed; injured uninjured;
        injured unhurt; injured unharmed; harmed unharmed; intact destroyed; intact damaged; intact ruined; undamaged damaged;
        conscious unconscious; true false; accept reject; accepted rejected; accepted refused; approve reject; approved
        rejected; approved refused; passed failed; passed rejected; win lose; won lost; wins loses; rise fall; rises falls;
        rose fell; risen fallen; rising falling; increase decrease; increased decreased; increased fell; rose dropped; rose
        declined; grew shrank; gained lost; up down; survived died; survived perished; survive die; confirm deny; confirmed
        denied; agree refuse; agreed refused; agreed disagreed; support oppose; supported opposed; supports opposes; acquitted
        convicted; released detained; released arrested; freed jailed; begin end; began ended; start stop; started stopped;
        arrive leave; arrived left; allow forbid; allow ban; allowed banned; allowed forbidden; permitted banned; permitted
        prohibited; legal banned; lifted imposed; lifted extended; raised lowered; raise lower; raised cut; strengthened
        weakened; success failure; successful unsuccessful; successful failed; working broken; licensed unlicensed; insured
        uninsured; married unmarried; known unknown; possible impossible; public private; visible invisible; clean dirty; hot
        cold; warm cold; wet dry; loaded unloaded; locked unlocked; loaded empty; male female; man woman; boy girl; light
        dark; on off; early late; first last; before after; inside outside; north south; east west; northern southern; eastern
        western; left right; upper lower; higher lower; more fewer; more less; majority minority; better worse; best worst;
        strong weak; optimistic pessimistic; hopeful hopeless; willing unwilling; able unable; fit unfit; healthy ill; healthy
        sick; well ill; stable critical; calm panicked; happy unhappy; happy angry; satisfied dissatisfied; voluntary forced;
        deliberate accidental; intentional accidental; accident deliberate; temporary permanent; complete incomplete;
        unanimous split; occupied vacant; occupied empty; inhabited uninhabited; peaceful violent; friendly hostile; resumed
        suspended; continues stopped; postponed held; cancelled held; canceled held; kept dropped; remain leave; stay leave;
        stays leaves; stayed left; join quit; joined quit; hired fired; appointed dismissed; found missing; ready unready;
        prepared unprepared; aware unaware; tired rested; loyal disloyal; sincere insincere; fast slow; deep shallow; high
        low; heavy light; crowded empty; crowded deserted; lit unlit; honest dishonest; sane insane; fresh stale; profitable
        unprofitable; profit loss; surplus deficit; solvent insolvent; toxic harmless; poisonous harmless; harmful harmless;
        dangerous harmless; effective ineffective; certain uncertain; clear unclear; clear cloudy; necessary unnecessary;
        welcome unwelcome; paid unpaid; manned unmanned; attended unattended; identified unidentified; expected unexpected;
        repaired unrepaired; sighted blind; alone accompanied""",
    "de": """nüchtern betrunken; offen geschlossen; geöffnet geschlossen; lebend tot; schuldig unschuldig; legal illegal; sicher
        unsicher; voll leer; wach bewusstlos; angenommen abgelehnt; gestiegen gefallen; steigt sinkt; stieg sank; gewonnen
        verloren; bestätigt dementiert; freigesprochen verurteilt; erlaubt verboten; verletzt unverletzt; bewaffnet
        unbewaffnet; beschädigt unbeschädigt; bekannt unbekannt""",
    "fr": """sobre ivre; ouvert fermé; ouverte fermée; vivant mort; vivante morte; coupable innocent; légal illégal; plein vide;
        accepté refusé; adopté rejeté; adoptée rejetée; gagné perdu; autorisé interdit; blessé indemne; armé désarmé;
        conscient inconscient; hausse baisse""",
    "es": """sobrio borracho; sobrio ebrio; sobria ebria; abierto cerrado; abierta cerrada; vivo muerto; viva muerta; culpable
        inocente; legal ilegal; lleno vacío; aceptado rechazado; aprobado rechazado; aprobada rechazada; ganó perdió; subió
        bajó; permitido prohibido; herido ileso; consciente inconsciente""",
    "it": """sobrio ubriaco; aperto chiuso; aperta chiusa; vivo morto; viva morta; colpevole innocente; legale illegale; pieno
        vuoto; approvato respinto; approvata respinta; vinto perso; permesso vietato; ferito illeso""",
    "pt": """sóbrio bêbado; sóbrio embriagado; aberto fechado; aberta fechada; vivo morto; culpado inocente; legal ilegal; cheio
        vazio; aprovado rejeitado; aprovada rejeitada; ganhou perdeu; subiu caiu; permitido proibido; ferido ileso""",
    "nl": """nuchter dronken; open gesloten; open dicht; levend dood; schuldig onschuldig; legaal illegaal; vol leeg;
        aangenomen verworpen; toegestaan verboden""",
    "sv": """nykter berusad; nykter full; öppen stängd; levande död; skyldig oskyldig; laglig olaglig; full tom; antagen
        avslagen; tillåten förbjuden""",
    "pl": """trzeźwy pijany; trzeźwa pijana; otwarty zamknięty; otwarta zamknięta; żywy martwy; winny niewinny; legalny
        nielegalny; pełny pusty""",
    "ru": """трезв пьян; трезвый пьяный; открыт закрыт; открыта закрыта; открыто закрыто; жив мёртв; жив мертв; виновен невиновен;
        виновна невиновна; законен незаконен; полон пуст; принят отклонён; принят отклонен; разрешён запрещён; вырос упал;
        выросли упали""",
    "uk": "тверезий п'яний; відкритий закритий; відкрито закрито; живий мертвий; винен невинний; прийнято відхилено; дозволено заборонено",
}  # fmt: skip
#: What turns an English adjective into its opposite, and words that only seem to be made so.
_PREFIXES: Final = ("un", "in", "im", "il", "ir", "non", "dis")
_SHORTEST: Final = 4


def negations(items: Sequence[Token], language: str) -> Iterator[int]:
    """Yield the places of words that deny: "not", "doesn't", but not of "not only"."""
    words = _NEGATIONS.get(primary(language), _NEGATIONS["en"])
    for k, (token, following) in enumerate(zip_longest(items, items[1:])):
        denies = token.folded in words and (following is None or following.folded not in _ONLY)
        if denies or (token.folded.endswith("n't") and primary(language) == "en"):
            yield k


def denied(
    items: Sequence[Token], places: Sequence[int], words: Collection[Token]
) -> Iterator[Token]:
    """Yield the first of ``words`` behind each of the words of ``items`` at ``places``, which deny."""
    for k in places:
        found = next((token for token in items[k + 1 :] if token in words), None)
        if found is not None:
            yield found


@cache
def _opposites(language: str) -> frozenset[frozenset[str]]:
    own = _OPPOSITES.get(primary(language), "")
    return frozenset(
        frozenset(stem(word, language) for word in pair.split())
        for pair in own.split(";")
        if pair.strip()
    )


def opposite(one: str, other: str, language: str) -> bool:
    """Tell whether two words mean opposites: they are listed as such, or one is the other with
    "un-".
    """
    stems = stem(one, language), stem(other, language)
    if stems[0] == stems[1]:
        return False
    if frozenset(stems) in _opposites(language):
        return True
    short, long = sorted((folded(one), folded(other)), key=len)
    return (
        primary(language) == "en"
        and len(short) >= _SHORTEST
        and any(long == prefix + short for prefix in _PREFIXES)
    )
