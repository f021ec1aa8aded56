r"""Words before and behind a newsroom's name that say that an article has something from it, by
language, as patterns.

Those that end where the name begins are searched up to there (``\Z``), those behind it are matched
from its end.
"""

from __future__ import annotations

import re
from typing import Final

from builder.lang.newsrooms import AGENCIES, SOURCE
from builder.lang.wordlists import ARTICLES, listed

_QUOTES: Final = "[«„“”»\"'‘’]?"
_ARTICLE: Final = (
    rf"(?:(?:{'|'.join(sorted(ARTICLES))}|an?|its|their|our|dem|den|des|lo|o|a|os|as|de|het|alla|al|du|della|del|do|da|"
    r"from\sthe)\s|(?:à\s|de\s|d['’]a)?l['’]|(?:all|dell)['’])"
)
#: What a newsroom is, printed before its name or behind it.
_ENGLISH_KIND: Final = (
    r"(?:state(?:-run|-owned)?\s|local\s|daily\s|public\s|national\s|news\s|military\s)*"
    r"(?:news\s?agency|news\s?agencies|press\sagency|wire\sservice|newswire|news\s(?:service|site|website|outlet|channel|network|organization)"
    r"|newspapers?|tabloid|broadcaster|magazine|journal|daily|weekly|media\soutlet"
    r"|(?:tv|television|radio|member|broadcast|cable)\s(?:station|network|channel|affiliate|broadcaster|news)s?|state\s(?:media|tv|television|radio)"
    r"|(?:(?-i:[A-Z]){2,5}\s)?affiliate|radio)"
)
_KIND: Final = r"""(?:nachrichten|presse)agentur(?:en)?|(?:tages|wochen)?zeitung|sender|nachrichtenmagazin|(?:nachrichten
    |online)portal|rundfunk
    |agences?(?:\sde\spresse)?|quotidien|journal|chaîne|hebdomadaire|magazine|site
    |agencias?(?:\sde\snoticias)?|diario|periódico|cadena|revista|semanario
    |agenzi[ae](?:\sdi\sstampa)?|quotidiano|emittente|settimanale
    |agências?(?:\sde\snotícias)?|jornal|emissora
    |(?:nieuws|pers)(?:agentschap|bureau)|krant|omroep|zender|agencj[aięi](?:\sprasow[aąej]+)?|dziennik(?:a|owi)?|portal
    |nyhets?byrån?|nyhetsbyrået|nyhedsbureauet|avisen|tidningen|uutistoimisto|lehti
    |(?:(?:инфо|информ|новостное|информационное\s)?агентств[оауе]м?|газет[аыеу]|телеканал[ауе]?|видання|издани[еюя]|портал[ауе]?)
    |(?:новинск[аи]т?а?\s)?агенци(?:ја|јата|я|ята)|агенција|весник(?:от)?|вестник|(?:novinska\s)?agencij[aeu]|dnevnik|televizija
    |haber\sajansı|ajansı|gazetesi|kanalı|وكالة(?:\s(?:أنباء|الأنباء))?|وكالات|صحيفة|قناة|شبكة|סוכנות(?:\sהידיעות)?|עיתון|ערוץ
    |kantor\sberita|harian|πρακτορείο|εφημερίδα"""
KIND_BEFORE: Final = re.compile(
    rf"(?<![^\W\d_])(?:(?P<english>(?i:{_ENGLISH_KIND}))|(?i:{_KIND}))\s{_QUOTES}\Z", re.VERBOSE
)
KIND_BEHIND: Final = re.compile(
    rf"{_QUOTES}\s(?:(?:state\s)?news\s?agency|news\sservice|newswire|newspaper|(?:tv|television|radio)\s(?:station|network)"
    r"|broadcaster|magazine|haber\sajansı|ajansı|gazetesi)(?!\w)"
)
#: "the newspaper" before a name may be whole, and the name the subject of what it was told: only
#: here the name is the newspaper's.
WHOLE_KIND: Final = re.compile(
    r"(?<!\w)(?:the|that|this|an?|his|her|its|their|our)\s\Z", re.IGNORECASE
)
NAME_ENDS: Final = re.compile(
    r"['’”\"]?(?:\Z|[.,;:)»”\"]|\s(?:that|on|in|during|at|this|last|late|earlier|and\sthe|reported|reports|said|says|quoted)\b)",
    re.IGNORECASE,
)
#: Before the kind, these are where a newsroom is from, not its name: "a Seoul newspaper", "the
#: Norwegian news agency".
ORIGIN: Final = re.compile(
    r"(?:[\w-]+\s)?\w+(?:ian|ean|ese|ish|can|man|ench|utch|eek|wiss|aqi|ani|aeli|emi|audi|hai|wati)",
    re.IGNORECASE,
)
INDEFINITE: Final = re.compile(
    r"(?<!\w)(?:an?|one|another|some|several|many|local|other)\s\Z", re.IGNORECASE
)
#: What is called after a newsroom and is not its report: a poll, a debate, its building, the
#: station that carries it.
OTHER_THING: Final = re.compile(
    r"['’]?s?(?:(?:\s[\w/’'-]+){0,2}?\s(?:polls?|polling|survey|(?:presidential\s)?debate|town\shall|forum|lawsuit|headquarters|editorial|affiliates?"
    r"|building|newsroom|tower|studios?|bestseller|style)"
    r"|\s(?:brass|boss(?:es)?|executives?|management|officials?|staff(?:ers)?|employees|lawyers?|attorneys?|viewers|readers|audience|subscribers"
    r"|chief\sexecutive|president|board))(?!\w)",
    re.IGNORECASE,
)

#: Verbs that report, in languages other than English.
_REPORTS: Final = r"""berichtet(?:e|en)?|berichten|meldet(?:e|en)?|melden|schreibt|schrieb|rapporte(?:nt)?|informa|informó|reporta
    |reportó|publica|publicó
    |riporta(?:no)?|riferisce|riferiscono|scrive|informou|noticiou|relata|meldt|meldde|bericht|schrijft|poinformował[ay]?|podaj[eą]
    |podał[ay]?|napisał[ay]?
    |rapporterar|uppger|skriver|melder|melde|kertoo|uutisoi
    |bildirdi|duyurdu|aktardı|сообща[ею]т|сообщил[аои]?|переда[её]т|передал[аои]?|пиш[еу]т|повідомля[єю]т?ь?|повідомил[аои]?|передає
    |пренесува|јавува|јави|съобщава|съобщи|преноси|јавља|prenosi|javlja|prenela|javila|objavila"""
#: Days and times that may stand between such a verb and "by".
_TIME: Final = r"""(?:\s(?:online|earlier|late|last|this|on|in|the|first|today|yesterday|week|month|year|morning|afternoon|evening
    |night|previously|exclusively
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november
    |december)))*"""
_ADJECTIVE: Final = r"""(?:(?:exclusive|recent|new|earlier|latest|local|conservative|liberal|left-leaning|right-leaning|influential
    |local|national|regional
    |(?-i:[A-Z])[\w-]+(?:ese|ian|ean|ish|ch|can|i|['’]s)|state|daily)\s){0,2}"""
#: A report that a newsroom has made.
_WORK: Final = r"""(?:(?:news\s)?(?:reports?|reporting|stor(?:y|ies)|articles?|accounts?
    |investigations?|dispatch(?:es)?|coverage|estimates?|figures))"""
#: What stands before the name of a newsroom that has reported.
_LEADS: Final = rf"""
    (?<!reviewed\sand\s)(?<!obtained\sand\s)(?:reported|quoted|cited|carried|published|disclosed|revealed|broken|distributed
    |unearthed|posted\sonline){_TIME}\s(?:by|in)
    |(?:according\sto|citing|after|following|in|from)\s(?:an?\s|the\s)?(?:first\s|exclusive\s|new\s
    |recent\s)?{_WORK}{_TIME}\s(?:published\s|posted\s)?(?:by|in|from|at)
    |\A(?:an?|the)\s(?:new\s|recent\s|exclusive\s)?{_WORK}{_TIME}\s(?:by|in|from)|according\sto|per|citing|quoting|cites|quotes|cited|quoted
    |told\sto|picked\sup\sby
    |{_REPORTS}
    |laut|unter\sberufung\sauf|nach\s(?:angaben|informationen|berichten|einem\sbericht)(?:\s(?:von|der|des))?|berichte?n?\s(?:der
    |des|von)|so\s(?=die\s|der\s|das\s)
    |selon|d['’]après|citant|a\srapporté|cité\spar|rapporté\spar|révélé\spar
    |según(?:\s(?:informó|informa|publica|publicó))?|citando\sa|citad[oa]s?\spor|de\sacuerdo\scon
    |secondo|citando|riportato\sda|segundo|de\sacordo\scom|conforme
    |volgens|według|jak\s(?:podaje|informuje)|za|cytowan\w+\sprzez|enligt|ifølge|mukaan
    |по\s(?:данным|информации|сообщению)|со\sссылкой\sна|як\s(?:повідомляє|передає)|за\s(?:даними|інформацією|повідомленням)
    |з\sпосиланням\sна|според
    |نقلا\sعن|بحسب|حسب|ذكرت|وذكرت|وفقا\sل|أفادت|وأفادت|أوردت|نقلت|ונקלת|לפי|דיווחה|דיווח|על\sפי|menurut|dilansir|dikutip\sdari
    |σύμφωνα\sμε"""
_TILL: Final = rf"\s?(?:{_ARTICLE})?{_ADJECTIVE}(?:(?:{_ENGLISH_KIND}|{_KIND})\s)?{_QUOTES}\Z"
LEAD: Final = re.compile(rf"(?<![^\W\d_])(?:{_LEADS}){_TILL}", re.VERBOSE | re.IGNORECASE)
#: What stands before the name of a newsroom to which somebody has spoken or given something.
_GIVENS: Final = rf"""
    (?:told|tells|telling)(?:\s(?:[^\W\d_][\w.'’-]*\s){{1,6}}?(?:of|from|at|with))?|(?:said|wrote|spoke|spoken|speaking|talked
    |confirmed|explained)\s(?:to|with)
    |interview(?:\s(?!with\s|on\s|to\s|by\s|in\s)[\w,'’-]+){{0,5}}?\s?(?:with|on|by|to|for|in|published\sby|published\sin){_TIME}?
    |interviews{_TIME}\s(?:with|on)|(?:said|says|saying|appeared|appearing|spoke|speaking|argued|asked){_TIME}\son
    |(?:e-?mails?|statements?|comments?|remarks|memos?|letters?|messages?|texts?)(?:\s(?:sent|given|provided|released|made))?\sto
    |(?:provided|leaked|given|shown|sent|forwarded|released)\sto|(?:obtained|reviewed|seen|viewed){_TIME}\sby
    |(?:sagte|sagten|erklärte)\s(?:[^\W\d_]+\s){{0,4}}?(?:der|dem|den|gegenüber\s(?:der|dem))|im\s(?:gespräch|interview)\smit
    |gegenüber(?:\sder|\sdem)?
    |(?:déclaré|dit|confié|expliqué|affirmé|indiqué)\s(?:à|au|sur)|entretien\s(?:à|au|avec)|dijo\sa|(?:declaró|explicó|afirmó)\sa
    |entrevista\s(?:con|a|para|ao|à)
    |(?:ha\sdetto|ha\sdichiarato|disse|declarou)\s(?:a|al|alla|all['’]|à|ao)|intervista\s(?:a|al|alla|con)|vertelde\saan|zei\stegen
    |powiedział[aeiy]?
    |(?:сказал|заявил|рассказал)[аи]?|интервью|інтерв['’]ю"""
GIVEN: Final = re.compile(rf"(?<![^\W\d_])(?:{_GIVENS}){_TILL}", re.VERBOSE | re.IGNORECASE)

#: An interview that is still to come tells nothing yet.
AHEAD: Final = re.compile(
    r"\b(?:scheduled|set|expected|due|planning|plans?|slated|will|agreed|asked|invited)\s(?:to\s)?[^,.;]{0,50}\Z",
    re.IGNORECASE,
)

_POSSESSOR: Final = r"(?:['’]s?(?:\s(?-i:[A-Z])[\w.'’-]+){0,3})?"
_KINDS_BEHIND: Final = rf"{_QUOTES}(?:,?\s(?:(?-i:{_ENGLISH_KIND})|{_KIND}|correspondent|reporters?))?{_POSSESSOR}{_QUOTES}"
#: A newsroom reports: "X reported", "X, which first reported the raid,", "X was the first to
#: report", "X says it".
REPORTS_BEHIND: Final = re.compile(
    rf"""{_KINDS_BEHIND}(?:,\s(?:which|who)|\s\([^()]{{1,40}}\))?\s
    (?:(?:also|first|earlier|later|recently|previously|separately|now|subsequently|has|have|had|is|was|are|were|initially
    |{_TIME.strip()})\s){{0,3}}
    (?:reports(?!\s(?:on\sthe\sair|of|about|from|in\sfavou?r|and\s)|\s?\()|report(?=\s(?:(?:that\s)?(?:said|says|shows?|showed|details?|detailed|reveals?
    |revealed|found|described|suggested|quoted|cited)))|reported(?!\s(?:to|for|a\s(?:loss|profit))\b)|reporting(?=\sthat)
    |(?:the\s)?first\sto\sreport|wrote(?=[\s,:.])|writes|revealed(?=\sthat)|quoted|quotes|cited|cites|{_REPORTS}
    |contributed(?:\s\w+){{0,2}}\sto\sthis\s(?:report|story|article))(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
#: An agency or a state's broadcaster says what it reports; another newsroom speaks of itself.
SAYS_BEHIND: Final = re.compile(
    rf"{_QUOTES}\s(?:(?:state(?:-run)?\s|official\s)*(?:news\s?agency|newswire|wire\sservice|press\sagency)|state\s(?:media|tv|radio))"
    r"\s(?:also\s|later\s)?(?:said|says|reported|reports|quoted|cited)(?!\w)"
)
#: "in a Northern News interview".
INTERVIEW_BEHIND: Final = re.compile(r"(?:['’]s?)?\sinterview(?!\w)")
INTERVIEW_BEFORE: Final = re.compile(
    r"(?<!\w)(?:in|during|from)\s(?:an?|the|that|his|her|their)\s(?:\w+\s)?\Z", re.IGNORECASE
)
#: A report that is spoken of as a wrong one is no source.
WRONG_REPORT: Final = re.compile(
    r"\b(?:false|botched|fake|erroneous|incorrect|retracted|wrong|debunked|inaccurate)\s\Z",
    re.IGNORECASE,
)
#: News agencies that are not named, and newsrooms in general, as a source.
SEVERAL: Final = re.compile(
    rf"(?<![^\W\d_])(?i:(?:according\sto|citing|reported\sby|laut|wie|selon|según|secondo|segundo|volgens|zegt|по\sданным|نقلا\sعن)\s)"
    rf"(?:{_ARTICLE})?(?P<name>(?:[Nn]ews\s)?(?i:{'|'.join(sorted(AGENCIES))})|[Nn]achrichtenagenturen)(?!\w)",
)
#: "Source: Town Press", alone in its sentence.
SOURCE_LINE: Final = re.compile(
    rf"\A[\s(\[]*(?=[^\W\d_a-zа-я])(?i:{SOURCE})\s?[:：]\s*(?P<name>[^\W\d_][\w&.'’ -]{{0,60}}?)[\s.)\]]*\Z"
)
#: Days and months end a name: "told Northern News Monday".
DAYS: Final = listed(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October
    November December Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"""
)
#: Scripts without blanks: 据新华社报道, ロイター通信によると, 연합뉴스에 따르면.
UNSPACED: Final = re.compile(
    r"(?:据|據|援引|引述)(?P<name>[\u4e00-\u9fff]{1,6}(?:社|报|報|电视台|電視台|新闻|新聞|网|網))(?=[\u4e00-\u9fff\d]{0,8}(?:报道|報道|報導|消息|称|稱|援引))"
)
#: Zones of time, which stand in brackets as agencies' marks do.
ZONES: Final = listed(
    """EST EDT CST CDT MST MDT PST PDT AKST AKDT HST ET CT MT PT GMT UTC BST IST WET WEST CET CEST EET EEST MSK JST KST HKT SGT PKT
    WIB WITA WIT AEST AEDT ACST AWST NZST NZDT SAST EAT WAT CAT MEZ MESZ AM PM"""
)
