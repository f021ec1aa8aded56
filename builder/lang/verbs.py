"""Words with which reports attribute: verbs of saying, by language, and their forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from builder.lang.language import is_english, primary
from builder.lang.tokens import folded
from builder.lang.wordlists import listed

#: English verbs that attribute only beside a quotation or before "that".
_BESIDE_ONLY: Final = """accuse advise affirm agree answer appeal ask assure blame boast call caution concede confess continue contradict
    convey counter criticize defend demand describe detail disclose discuss dismiss express fear feel find hint hope imply indicate
    joke know lament learn maintain mention mock muse object opine order plead pledge point posit praise proclaim promise
    propose protest query question quip quote read recall recommend recount remember remind request retort shout signal
    speculate stipulate suspect swear think threaten tout underline urge wonder worry yell advocate allude assess brag bemoan
    beseech certify chide concur confide correct cry decide deem determine echo elaborate estimate forecast gush inform
    interject intone lecture marvel profess rail reason reassert rebut recite reckon reflect refute rejoin repeat rule scoff
    summarize teach theorize vent venture volunteer sing chant"""
#: Those of them that only a person does, by voice or face.
_VOICED: Final = """scold snap sneer whisper laugh smile sigh grin chuckle shrug groan mutter murmur scream grumble sniff sob bark bellow
    growl croak roar shriek squeal hiss gasp moan whine wail stammer stutter mumble giggle cheer drawl blurt beam fume exclaim"""
_IRREGULAR: Final = {
    "say": "said", "tell": "told", "write": "wrote", "think": "thought", "know": "knew", "find": "found", "feel": "felt", "read": "read",
    "swear": "swore", "plead": "pleaded",
}  # fmt: skip
#: English verbs that nearly always attribute.
_PLAIN: Final = """say tell add write argue insist claim note explain announce declare tweet warn state reply stress assert conclude
    emphasize suggest admit acknowledge contend remark comment observe believe report testify confirm reveal allege predict
    vow reiterate underscore complain respond deny highlight"""
#: Those of them that nearly always take a clause; the others need a finite verb after them
#: ("announced a plan" attributes nothing).
_CLAUSAL: Final = "say tell add argue insist"
#: Verbs that may name who is spoken to before what is said ("told reporters that").
_ADDRESSING: Final = "tell ask warn remind assure inform"
#: Verbs that give somebody's judgment in words quoted after their object: "called it a "crazy
#: system"".
_JUDGING: Final = """call describe label brand dismiss denounce blast slam praise deride characterize condemn mock dub hail tout accuse
    encourage criticize cite refer compare liken exhort chant sing reference urge invoke quote address boast warn ask demand blame
    credit portray paint depict attack ridicule bash pound scold proclaim"""
#: Finite forms and participles of the verbs of saying of other languages.
_OTHER: Final = {
    "de": """sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont meinte meint fügte berichtete berichtet
        schrieb schreibt teilte kündigte forderte fordert warnte warnt kritisierte kritisiert antwortete ergänzte unterstrich
        bestätigte behauptete äußerte versicherte verlangte mahnte räumte fragte fragt fragten gefragt entgegnete erwiderte rief
        klagte lobte""",
    "fr": """dit dite disent déclaré déclare affirmé affirme ajouté ajoute souligné souligne estime estimé indiqué indique expliqué
        explique annoncé annonce précisé précise assuré assure confié rappelé rappelle répondu répond écrit regretté regrette
        lancé dénoncé insisté""",
    "es": """dijo dice dicho dijeron afirmó afirma afirmado declaró declara declarado añadió añade añadido señaló señala señalado
        explicó explica explicado aseguró asegura asegurado anunció anunciado subrayó subraya subrayado indicó indica indicado
        manifestó advirtió sostuvo informó comentó expresó destacó recalcó respondió escribió admitió
       """,
    "it": """disse dice detto dicono affermato afferma affermò dichiarato dichiara dichiarò aggiunto aggiunge aggiunse spiegato
        spiega spiegò sottolineato sottolinea annunciato annuncia ribadito ribadisce osservato scritto scrive risposto commentato
        precisato assicurato avvertito sostenuto sostiene""",
    "pt": """disse diz disseram afirmou afirma declarou declara acrescentou acrescenta explicou explica destacou destaca anunciou
        ressaltou informou comentou garantiu escreveu respondeu alertou sublinhou frisou referiu adiantou lembrou""",
    "nl": """zei zegt zeiden gezegd verklaarde verklaart voegde meldde meldt schreef schrijft benadrukte vertelde stelde
        waarschuwde aldus vroeg vraagt antwoordde antwoordt vindt reageerde reageert vervolgde""",
    "pl": """powiedział powiedziała powiedzieli mówi mówił mówiła oświadczył oświadczyła dodał dodała podkreślił podkreśliła
        zaznaczył zaznaczyła stwierdził stwierdziła poinformował poinformowała napisał napisała ocenił oceniła wyjaśnił wyjaśniła
        odparł odparła zapytał zapytała pyta pytał odpowiedział odpowiedziała dodaje podkreśla przyznał przyznała tłumaczy""",
    "ru": """сказал сказала сказали говорит заявил заявила заявили отметил отметила отмечает подчеркнул подчеркнула добавил
        добавила сообщил сообщила сообщили сообщает рассказал рассказала пояснил пояснила объяснил объяснила считает написал
        написала указал указала ответил ответила признал признала напомнил напомнила предупредил утверждает спросил спросила
        спросили спрашивает""",
    "uk": """сказав сказала сказали каже говорить заявив заявила заявили зазначив зазначила зазначає підкреслив підкреслила
        наголосив наголосила додав додала повідомив повідомила повідомили повідомляє розповів розповіла пояснив пояснила написав
        написала вважає відповів відповіла нагадав нагадала запитав запитала запитали питає спитав спитала""",
    "mk": """рече рекол рекла рекоа вели велат изјави изјавил изјавила изјавија истакна нагласи додаде соопшти соопштија објави
        објасни потенцира напиша смета порача одговори оцени праша прашува запраша""",
    "bg": """каза казаха казва заяви заявиха добави подчерта съобщи съобщиха отбеляза обясни посочи написа смята отговори попита
        пита попитаха""",
    "sr": """рекао рекла рекли каже кажу изјавио изјавила изјавили навео навела истакао истакла нагласио нагласила додао додала
        саопштио саопштила објаснио објаснила поручио поручила оценио оценила тврди одговорио одговорила rekao rekla rekli kaže
        kažu izjavio izjavila izjavili naveo navela istakao istakla naglasio naglasila dodao dodala saopštio saopštila objasnio
        objasnila poručio poručila ocenio ocenila tvrdi odgovorio odgovorila priopćio priopćila istaknuo istaknula питао питала
        пита упитао упитала pitao pitala pita upitao upitala""",
    "sv": """sade säger sa sagt uppger uppgav berättade berättar skrev skriver menar menade hävdar hävdade förklarade förklarar svarade
        svarar frågade frågar tillade tillägger betonade betonar konstaterar konstaterade understryker""",
    "no": """sa sier sagt uttalte uttaler opplyser opplyste fortalte forteller skrev skriver mener mente hevder hevdet forklarte forklarer
        svarte svarer spurte spør understreket understreker konstaterer konstaterte""",
    "da": """sagde siger sagt udtalte udtaler oplyste oplyser fortalte fortæller skrev skriver mener mente hævdede hævder forklarede
        forklarer svarede svarer spurgte spørger tilføjede tilføjer understregede understreger lyder""",
    "fi": """sanoi sanoo sanoivat kertoi kertoo totesi toteaa kirjoitti kirjoittaa korosti korostaa vastasi vastaa kysyi kysyy lisäsi
        lisää arvioi ilmoitti selitti muistutti painotti vakuutti""",
    "cs": """řekl řekla řekli uvedl uvedla uvedli dodal dodala prohlásil prohlásila oznámil oznámila sdělil sdělila vysvětlil vysvětlila
        napsal napsala odpověděl odpověděla zeptal zeptala zdůraznil zdůraznila připomněl připomněla doplnil doplnila míní tvrdí říká
        podotkl podotkla upozornil upozornila""",
    "sk": """povedal povedala povedali uviedol uviedla dodal dodala vyhlásil vyhlásila oznámil oznámila vysvetlil vysvetlila napísal
        napísala odpovedal odpovedala opýtal opýtala zdôraznil zdôraznila pripomenul pripomenula doplnil doplnila tvrdí hovorí""",
    "ro": """spus spune declarat declară afirmat afirmă adăugat adaugă explicat explică precizat precizează anunțat anunță subliniat
        subliniază scris scrie răspuns răspunde întrebat întreabă susținut susține transmis""",
    "hu": """mondta mondja mondták közölte kijelentette hozzátette hangsúlyozta elmondta írta válaszolta kérdezte felelte állította
        nyilatkozta magyarázta jelentette tudatta emelte fogalmazott vélekedett""",
    "el": """είπε λέει είπαν δήλωσε δηλώνει τόνισε τονίζει ανέφερε αναφέρει πρόσθεσε προσθέτει σημείωσε σημειώνει υπογράμμισε υποστήριξε
        ανακοίνωσε εξήγησε έγραψε απάντησε ρώτησε επεσήμανε διευκρίνισε""",
    "tr": """dedi diyor dediler söyledi söylüyor belirtti belirtiyor açıkladı vurguladı kaydetti ekledi bildirdi konuştu
        değerlendirdi yazdı savundu sordu soruyor yanıtladı""",
    "ar": """قال قالت وقال وقالت يقول تقول أضاف أضافت وأضاف وأضافت صرح صرحت وصرح وصرحت أعلن أعلنت وأعلن وأعلنت أكد أكدت وأكد وأكدت
        أوضح أوضحت وأوضح وأوضحت ذكر ذكرت وذكر وذكرت اعتبر واعتبر كتب وكتب شدد وشدد تابع وتابع سأل وسأل سألت تساءل وتساءل""",
    "he": """אמר אמרה אמרו ואמר אומר אומרת הוסיף הוסיפה הצהיר הצהירה הודיע הודיעה טען טענה ציין ציינה הדגיש הדגישה הסביר הסבירה כתב
        כתבה מסר מסרה""",
    "zh": "说 称 表示 指出 强调 认为 宣布 告诉 介绍 補充 补充 說 稱 指 写道 问 問",
    "id": """mengatakan mengungkapkan menyatakan menambahkan menegaskan menjelaskan menyebut menulis kata ujar tutur ungkap tanya
        bertanya""",
}  # fmt: skip
#: Words that attribute right beside a quotation only.
_BESIDE: Final = {
    "de": "so sprach spricht",
    "nl": "aldus",
    "fr": "demandé demande demanda interrogé interroge répliqué réplique raconté raconte soupiré",
    "es": "preguntó pregunta preguntado contestó contesta relató cuenta contó lamentó reconoció",
    "pt": "perguntou pergunta questionou contou conta lamentou replicou indagou",
    "it": "chiesto chiede chiese domandato domanda racconta raccontato replicato replica",
    "he": "שאל שאלה",
}
#: Languages that are read with the table of another one.
_SAME: Final = {
    "hr": "sr",
    "bs": "sr",
    "sh": "sr",
    "cnr": "sr",
    "ms": "id",
    "gl": "pt",
    "nb": "no",
    "nn": "no",
    "mo": "ro",
}


def _forms(verb: str) -> tuple[str, ...]:
    """Return the finite forms, the participle in -ing and British spellings of a regular English
    verb.
    """
    if verb in ("admit", "quip", "dub", "slam", "refer", "grin", "shrug"):
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        forms: tuple[str, ...] = (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    elif verb.endswith("e"):
        forms = (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    else:
        forms = (
            verb,
            verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s"),
            verb + "ed",
            verb + "ing",
        )
    if verb in _IRREGULAR:
        forms = (*forms[:2], _IRREGULAR[verb], forms[3])
    return forms + tuple(form.replace("iz", "is") for form in forms if "iz" in form)


def _all_forms(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in _forms(verb))


#: The forms of the English verbs that take a clause, of those that name who is spoken to,
CLAUSAL: Final = _all_forms(_CLAUSAL)
ADDRESSING: Final = _all_forms(_ADDRESSING)
#: ... and of those that only a person does.
VOICED: Final = _all_forms(_VOICED)

#: Nouns for what somebody says: "Berg's claim that".
SPEECH_NOUNS: Final = listed(
    """claim claims statement assertion allegation allegations accusation accusations argument belief view warning warnings promise pledge
    vow suggestion assessment conclusion announcement declaration insistence contention complaint comment comments remark remarks
    admission prediction charge assurance reminder"""
)
#: Plain forms that are nouns as well: "and state officials", "and claim forms".
NOUN_FORMS: Final = listed(
    "state report claim note comment remark answer question promise demand estimate forecast call charge query signal point stress"
)


def table_of(language: str) -> str:
    """Return the language with whose tables a language is read: its own, or those of one that
    shares its words.
    """
    tag = primary(language)
    return _SAME.get(tag, tag)


def _other(language: str, tables: Mapping[str, str]) -> frozenset[str]:
    """Return the folded words of a table for a language."""
    return frozenset(folded(form) for form in tables.get(table_of(language), "").split())


@cache
def attributing(language: str = "en") -> frozenset[str]:
    """Return the folded forms of verbs that can attribute words beside a quotation."""
    if is_english(language):
        return _all_forms(f"{_BESIDE_ONLY} {_VOICED} {_PLAIN}")
    return _other(language, _OTHER) | _other(language, _BESIDE)


@cache
def judging(language: str = "en") -> frozenset[str]:
    """Return the folded forms of verbs whose object is followed by quoted words of the subject;
    none outside English.
    """
    return _all_forms(_JUDGING) if is_english(language) else frozenset()


@cache
def reporting(language: str = "en") -> frozenset[str]:
    """Return the folded forms of verbs that report speech by themselves ("Smith said the talks
    would go on").
    """
    if is_english(language):
        return _all_forms(_PLAIN)
    return _other(language, _OTHER) - _other(language, _BESIDE)
