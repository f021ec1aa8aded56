"""Words of a page's furniture in the languages of the web, each kind a pattern of a whole sentence
or line.
"""

from __future__ import annotations

import re
from typing import Final

from builder.extract.vocabulary import phrases

_NETWORK: Final = (
    r"(?:twitter|facebook|instagram|threads|bluesky|linkedin|tik ?tok|mastodon|telegram|whats ?app|youtube|google news|tout|snapchat"
    r"|parler|gab)"
)


def _whole(text: str) -> re.Pattern[str]:
    return re.compile(f"(?:{phrases(text)})", re.IGNORECASE | re.DOTALL)


#: A sentence that asks the reader to follow, subscribe, download, click, watch, share.
REQUESTS: Final = _whole(
    rf"""
    (?:please |you can |be sure to |to .{{3,40}}, )?(?:like|follow|find|join|friend|connect with|tweet|message) [^.?!]{{1,60}}
    (?:on|at|via|in)
    (?:the )?{_NETWORK}\b.{{0,80}};
    (?:please |you can |and )?follow (?:us|me|him|her|them|[\w.'’ -]{{2,40}})?:? ?(?:on )?@\w+(?:\.\w+)*(?: (?:and|or|on) .{{0,40}})?;
    (?:[\w ]{{1,20}}: )?@\w{{2,30}}(?: on {_NETWORK})?;
    (?:please |you can )?(?:sign ?up|subscribe|register) .{{0,100}}\b(?:newsletters?|e-?mails?|e-?mail
    alerts?|inbox|podcasts?|briefing|here|channel|for
    free)\b.{{0,60}};
    sign ?up here.{{0,40}}; (?:subscribe|sign ?up) (?:now|today) (?:to|for|and) .{{2,80}};
    (?:get|receive|want) .{{0,100}}\b(?:newsletters?|(?:in|to) your inbox|our (?:free )?app)\b.{{0,60}};
    (?:never miss .{{0,40}} )?download (?:the|our) .{{0,50}}\bapps?\b.{{0,100}};
    (?:please )?(?:click|tap) (?:here|on the link|the link)\b.{{0,100}};
    thank you for (?:registering|subscribing|signing up|reading|following|joining us)(?: [\w ]{{1,40}})?;
    (?:please )?check your e-?mail and click .{{0,100}};
    watch (?:the|our|more)? ?(?:latest|full|whole|story|video|videos|clip|interview|report|segment)(?:
    (?:story|video|videos|clip|interview|report|segment))?(?:
    (?:at|on|above|below|here|in the player)(?: .{{0,40}})?)?;
    (?:scroll|swipe) (?:down|up|left|right)? ?(?:for|to see) .{{0,60}};
    read or share this (?:story|article).{{0,120}};
    (?:share|like|print) this (?:story|article|page|post)(?: (?:on|with|via) .{{0,60}})?;
    (?:got|have|do you have) (?:a |any )?(?:news |story )?(?:tips?|story ideas?)\b.{{0,100}};
    send (?:us )?(?:news |story |your )?tips to .{{0,80}};
    (?:folgen sie|folge|folgt) (?:uns|mir|ihm|ihr|[\w. ]{{2,40}}) (?:auf|bei|auch auf) {_NETWORK}.{{0,60}};
    (?:abonnieren sie|abonniere|abonniert) .{{0,80}}\b(?:newsletter|kanal|podcast|{_NETWORK[3:-1]})\b.{{0,60}};
    (?:hier|jetzt)\b.{{0,60}}\b(?:newsletter|app|podcast|kanal)\b.{{0,40}}\b(?:abonnieren|anmelden|herunterladen|bestellen);
    (?:melden sie sich|melde dich) .{{0,60}}\bnewsletter\b.{{0,60}};
    (?:suivez|retrouvez|rejoignez)(?:-nous| nous| [\w .]{{2,40}})? .{{0,20}}\b(?:sur|via) .{{0,20}}{_NETWORK}.{{0,60}};
    (?:abonnez-vous|inscrivez-vous|recevez|téléchargez) .{{0,80}}\b(?:newsletter|lettre
    d[’']information|infolettre|application|podcast|chaîne)\b.{{0,60}};
    (?:síguenos|síganos|siga|sigue|únete|suscríbete|suscríbase|apúntate|recibe|descarga|descargue)
    .{{0,80}}\b(?:newsletter|boletín|boletines|canal|app|aplicación|{_NETWORK[3:-1]})\b.{{0,60}};
    (?:seguici|segui|iscriviti|iscrivetevi|scarica|ricevi) .{{0,80}}\b(?:newsletter|canale|app|{_NETWORK[3:-1]})\b.{{0,60}};
    (?:siga|assine|inscreva-se|receba|baixe|clique aqui|entre no)
    .{{0,80}}\b(?:newsletter|canal|app|aplicativo|grupo|{_NETWORK[3:-1]})\b.{{0,60}};
    (?:volg|abonneer|meld je aan|schrijf je in|download) .{{0,80}}\b(?:nieuwsbrief|app|kanaal|{_NETWORK[3:-1]})\b.{{0,60}};
    (?:obserwuj|zapisz się|subskrybuj|pobierz|dołącz) .{{0,80}}\b(?:newsletter\w*|aplikacj\w+|kanał\w*|{_NETWORK[3:-1]})\b.{{0,60}};
    (?:följ|følg|prenumerera|abonner|tilaa|seuraa) .{{0,80}}\b(?:nyhetsbrev\w*|nyhedsbrev\w*|uutiskirje\w*|{_NETWORK[3:-1]})\b.{{0,60}};
    (?:подписывайтесь|подпишитесь|следите|читайте) .{{0,80}}(?:telegram|телеграм|канал|рассылк|дзен|вконтакте|соцсет).{{0,60}};
    (?:підписуйтесь|підпишіться|читайте|стежте) .{{0,80}}(?:telegram|телеграм|канал|розсилк|соцмереж).{{0,60}};
    .{{0,60}}(?:takip edin|abone olun|bültenimize kaydolun);
    (?:تابعوا|تابعونا|تابعنا|اشترك|اشتركوا) .{{0,60}}(?:تويتر|فيسبوك|تلغرام|تيليغرام|قناة|قناتنا|واتساب|النشرة).{{0,40}};
    .{{0,30}}(?:フォロー|登録|購読)(?:してください|する|はこちら|お願いします);
    (?:关注|關注|订阅|訂閱).{{0,20}}(?:微信|公众号|公眾號|微博|频道|頻道|新闻信).{{0,20}};
    """
)
#: What a page says of itself while something goes on.
LIVE: Final = _whole(
    r"""
    this is a (?:developing|breaking)(?: news)? story(?:,? (?:and|which|that|so) .{3,80})?;
    this (?:story|page|article|post|live ?blog) (?:is|will be) (?:being )?(?:continually |continuously |constantly
    )?(?:updated|refreshed)\b.{0,80};
    (?:this|our|the) (?:live ?blog|live coverage|live updates?) (?:has|have|is|are|was) (?:now
    )?(?:ended|closed|closing|finished|over)\b.{0,80};
    we(?:[’']re| are| have|[’']ve) (?:now )?(?:closing|closed|ending|ended|pausing|wrapping up) (?:this|our) live.{0,80};
    (?:please )?(?:check back|stay tuned|stay with \S+(?: \S+){0,3}|refresh this page|keep checking)(?: (?:here|soon|later|often|with
    us))?(?:,? (?:for|to|as|and)
    .{0,80})?;
    (?:read|follow|join|see) (?:our|the|all the) (?:latest )?live (?:blog|updates|coverage|ticker)\b.{0,80};
    live updates: .{0,120};
    more (?:details|information|updates)? ?to (?:follow|come);
    (?:dieser|der) (?:artikel|text|beitrag|liveticker|live-blog|liveblog) wird (?:laufend|ständig|fortlaufend|weiter)?
    ?(?:aktualisiert|ergänzt);
    (?:der|dieser) (?:liveticker|liveblog|live-blog) (?:ist|wurde) (?:beendet|geschlossen);
    (?:cet article|ce direct|ce live) (?:sera|est) (?:régulièrement )?(?:mis à jour|actualisé|terminé|clos)\b.{0,60};
    (?:esta|la) (?:noticia|información) (?:se )?(?:está|será|irá|seguirá)? ?(?:siendo )?(?:actualizad\w+|actualizando\w*)\b.{0,60};
    (?:articolo|notizia|questa notizia) in (?:aggiornamento|corso di aggiornamento);
    (?:esta )?(?:matéria|notícia|reportagem) (?:está )?em atualização;
    dit (?:artikel|liveblog) (?:wordt|is) (?:voortdurend |regelmatig )?(?:bijgewerkt|aangevuld|gesloten|beëindigd);
    (?:новость|материал|текст)
    (?:дополняется|обновляется);
    """
)
#: Who worked on the report beside its authors.  What stands for their names is looked into for newsrooms.
_NAMES: Final = (
    r"(?:(?-i:[A-ZÀ-Þ])[\w.'’&-]*,?|and|und|et|y|e|in|of|the|der|de|dpa|epd)(?: (?:(?-i:[A-ZÀ-Þ])[\w.'’&-]*,?|and|und|et|y|e|in|of|the"
    r"|der|de|dpa|epd|/)){0,14}"
)
CONTRIBUTIONS: Final = _whole(
    rf"""
    (?P<all>.{{2,160}}?),? (?:also )?contributed(?: reporting| research| writing| additional reporting)? (?:to|for) this
    (?:report|story|article|post|dispatch|piece|guide)(?: from
    .{{2,60}})?;
    (?P<some>{_NAMES}) contributed reporting(?: from .{{2,60}})?;
    (?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by {_NAMES}(?:\x3b ?(?:additional
    )?(?:reporting|writing|editing|graphics)(?: and \w+)? by {_NAMES}){{0,4}};
    (?:with|includes?) (?:files|reporting|material|information|reports) (?:from|by) (?P<files>{_NAMES});
    (?:mit (?:material|informationen|agenturmaterial) (?:von|der|des)|mitarbeit:|unter mitarbeit von|mit) (?P<mit>{_NAMES});
    (?:avec|con información de|con informaciones de|con informazioni di|com informações d[aeo]s?|met medewerking van) (?P<avec>{_NAMES})
    """
)
#: A note on what the report said before.
CORRECTIONS: Final = re.compile(
    phrases(
        r"""
        (?:corrections?(?: (?:and|&) clarifications?)?|clarifications?|editor[’']?s[’']?
        note|note|update[d]?|berichtigung|korrektur|correctif|rectificatif|corrección|fe de errores|correzione|errata
        corrige|correção|errata|rectificatie|sprostowanie|поправка|исправление)\s?[:–—-]\s?(?:[\w ,.:]{0,40}[:–—-]\s?)?(?:an?
        (?:earlier|previous|prior) version|(?:this|the|our)
        (?:story|article|post|report|piece|headline|column) (?:(?:has been|was)
        (?:updated|corrected|changed|amended|clarified|revised)|(?:originally|previously|initially)
        (?:said|stated|reported|misstated|gave|named)|incorrectly|misstated|misidentified)|in einer (?:früheren|ersten)
        (?:version|fassung)|une
        (?:première|précédente) version|una versión (?:anterior|previa)|una (?:prima|precedente) versione|uma versão anterior|een eerdere
        versie);
        (?:an? (?:earlier|previous|prior) version|a previous headline) (?:of|for|on) this
        (?:story|article|post|report|piece|column|headline);
        this (?:story|article|post|report|piece|column) (?:has been|was)
        (?:updated|corrected|changed|amended|clarified|revised|edited)(?:\W|$);
        this (?:story|article|post|report) (?:originally|previously|initially) (?:said|stated|reported|misstated|misidentified)\b;
        in einer (?:früheren|ersten|vorherigen) (?:version|fassung) (?:dieses|des) (?:artikels|textes|berichts|beitrags);
        (?:dieser|der) (?:artikel|text|beitrag) wurde (?:nachträglich )?(?:korrigiert|geändert|aktualisiert|berichtigt);
        une (?:première|précédente) version de (?:cet article|ce texte); cet article a été (?:modifié|corrigé|mis à jour);
        una versión (?:anterior|previa) de (?:este|esta) (?:artículo|noticia|información);
        una (?:prima|precedente) versione di questo articolo;
        uma versão anterior (?:deste|desta) (?:texto|artigo|reportagem|matéria); een eerdere versie van dit artikel;
        в (?:предыдущей|более ранней) версии (?:этого )?(?:текста|материала|статьи);
        """
    ),
    re.IGNORECASE,
)
#: A label and the headline of another report; the same label behind a headline.
_ALSO: Final = phrases(
    r"""
    see (?:also|more); (?:also )?read(?: (?:also|more|next|this|about))?; also read;
    related(?: (?:story|stories|article|articles|coverage|content|video))?; more(?: (?:from|on|in) [\w ]{1,30})?;
    watch(?: (?:also|live|now|more))?; also on [\w .]{2,30}; don[’']t miss; must[ -]read; recommended; you may also like;
    further reading;
    (?:lesen|sehen) sie (?:auch|dazu)(?: [\w ]{1,20})?; lesetipp; mehr (?:dazu|zum thema); siehe auch; auch interessant;
    (?:à )?lire (?:aussi|également|la suite)?; à lire; voir aussi; lea (?:también|además);
    lee también; te puede interesar; ver también; leggi anche; vedi anche; leia (?:também|mais); veja também; lees ook; lees meer;
    läs (?:också|även|mer); læs også; les også; lue myös;
    czytaj (?:też|także|również|więcej); zobacz (?:też|także); čtěte také; přečtěte si; olvassa el; citește și; прочетете още;
    читайте (?:также|ещё|тоже); читайте також; прочитајте; pročitajte i;
    ayrıca okuyun; baca juga; xem thêm; اقرأ أيضا; اقرأ أيضًا; شاهد أيضا; קראו גם; 相关阅读; 延伸閱讀; 延伸阅读;
    あわせて読みたい; 関連記事; 관련기사;
    διαβάστε (?:επίσης|ακόμη);
    """
)
RELATED: Final = re.compile(
    rf"(?:{_ALSO})\s?[:|»›：](?!\s?[\"“”«„]).{{0,240}}", re.IGNORECASE | re.DOTALL
)
#: The same label without a mark behind it, before a headline or a teaser: neither ends like a
#: sentence.
RELATED_BARE: Final = re.compile(
    r"(?:see also|also see|read also|also read|related (?:story|stories|articles?|coverage|content|video|news)|siehe auch"
    r"|lesen sie auch|à lire aussi|lire aussi|voir aussi|lea también|lee también|ver también|leggi anche|leia também|veja também"
    r"|lees ook|läs också|læs også|les også|czytaj także|czytaj też|zobacz też|читайте также|читайте також)"
    r"\s(?-i:[A-ZÀ-ÞА-ЯЁІЇЄ0-9])[^\n]{8,240}?(?:[^\s.!?…:\"”'’]|\.\.\.|…)",
    re.IGNORECASE,
)
RELATED_END: Final = re.compile(
    r"[^\n]{8,200}[^.,;:!?…\s]['’”\"]?\s(?-i:Read [Mm]ore|Read the full story|Full [Ss]tory|Weiterlesen|Mehr lesen|Lire la suite"
    r"|Leer más|Leggi tutto|Lees meer|Läs mer|Czytaj więcej)"
    r"[\s»>→…›]*",
    re.IGNORECASE,
)
#: An invitation to a newsletter with the words of its form.
NEWSLETTER_BOX: Final = re.compile(
    r"(?=.{0,600}\b(?:by signing up|unsubscribe|confirmation e-?mail|by submitting|privacy policy|email sign up)\b)"
    r"(?:(?:[^\W\d_][\w&’'-]*\s){0,5}?(?-i:Sign [Uu]p|Subscribe|Get)\b.{0,200}\b(?:newsletters?|inbox|e-?mails?|alerts?)\b"
    r"|(?:we )?have sent a confirmation e-?mail\b).*",
    re.IGNORECASE | re.DOTALL,
)
#: A newsroom's people and where they can be reached.
_PERSON: Final = (
    r"(?:her|him|them|me|the (?:author|writer|reporter|columnist)|(?!(?:det|sgt|lt|capt|officer|detective|sheriff|chief"
    r"|police)\b)[\w.'’-]+(?: [\w.'’-]+){1,3})"
)
_ADDRESS: Final = r"(?:[\w.+-]+@[\w-]+\.[\w.-]+|@\w{3,})"
CONTACTS: Final = _whole(
    rf"""
    (?:you can |please )?(?:contact|reach|e-?mail|write(?: to)?) {_PERSON}(?: (?:at|on|by|via)(?: e-?mail at)?|:|,)? ?{_ADDRESS}.{{0,100}};
    {_PERSON} (?:can|may) be (?:reached|contacted|e-?mailed|followed) (?:at|on|via|by) .{{0,20}}{_ADDRESS}.{{0,100}};
    (?:his|her|their|my) e-?mail (?:address )?is {_ADDRESS}.{{0,40}};
    """
)
#: Roles behind "is": of a newsroom, and of others who write in one.
NEWSROOM_ROLES: Final = re.compile(
    r"(?:is (?:an?|the|our)?\s?[^.,;]{0,60}?\b(?:reporter|staff writer|writer|correspondent|columnist|journalist|blogger|news editor"
    r"|editor|contributor|news producer)s?\b"
    r"(?:\s(?:for|at|with|on|in|who|covering|based|of|and)\b|\W*$)|(?:covers|writes|reports)\s[^.]{3,80}\s(?:for|at)\s(?:the\s)?[A-Z])"
)
ROLES: Final = re.compile(
    rf"{NEWSROOM_ROLES.pattern}|is (?:an?|the)?\s?[^.;]{{0,80}}?\b(?:professor|lecturer|fellow|author|director|president|analyst"
    rf"|strategist|lawyer|attorney|host|founder"
    r"|co-founder|commentator|scholar|consultant|chairman|executive|senator|economist|historian)\b|writes\b|covers\b|reports\b"
)
ADVERTISEMENTS: Final = _whole(
    r"""
    (?:(?:story|article|video|content|text) )?continues (?:below|after)(?: (?:this |the )?(?:ad|advert|advertisement|newsletter|video))?;
    advertisement;
    skip ad(?:vertisement)?; (?:der )?(?:artikel|text) geht nach der (?:werbung|anzeige) weiter;
    (?:la )?suite après (?:cette|la) publicité; continúa después de la publicidad;
    (?:continua|segue) dopo la pubblicità; continua (?:após|depois d)a? (?:a )?publicidade; tekst gaat verder onder de advertentie;
    ciąg dalszy pod reklamą;
    """
)
RIGHTS: Final = _whole(
    r"""
    (?:\(?c\)(?=\s?(?:\d{4}|copyright))|©|copyright(?=\s?(?:\d{4}|©|by\s|\(c\)))|tm and ©)[\s©]{0,3}.{0,120}; all rights reserved;
    this material may not be (?:published|reproduced|copied).{0,120}; alle rechte vorbehalten; tous droits réservés.{0,60};
    todos los derechos reservados; tutti i diritti riservati; todos os direitos reservados; все права защищены;
    """
)
#: A picture's credit behind what it shows: "(AP Photo/Name)", "(Photo by Name)", "(Image: Name)",
#: perhaps with the button "More".
CAPTION_END: Final = re.compile(
    r"[(\[](?:[\w.]+\s){0,3}(?:photos?|photographs?|fotos?|images?|pictures?|bild|grafik|graphic|video)\s?(?:/|:|by\s|from\s|credit\b"
    r"|courtesy\b|via\s|von\s)[^()\[\]]{1,80}[)\]]\.?"
    r"(?:\s(?:More|Less|See more videos|See more photos))?\s*\Z",
    re.IGNORECASE,
)
#: The same without brackets: "… in Lund, May 3, 2031. QPS/Ada Renn", "Photograph: Ada Renn/QPS".
CREDIT_END: Final = re.compile(
    r".{20,}[\d.!?”\"]\s(?:(?:Photo(?:graph)?|Foto|Image|Bild|Picture)(?:\sby|:)\s[A-Z][^.!?:]{1,60}"
    r"|(?:[A-Z]{2,}|[A-Z][a-z]+\s(?:Images|Photos?|Pictures))\s?/\s?[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3})\s*",
    re.DOTALL,
)
#: What a player or a gallery prints before its caption: its button, or the networks to share it
#: with.
CAPTION_START: Final = re.compile(
    rf"CLOSE\s(?-i:[A-Z]).*[.!?]\s(?-i:(?:[A-Z][\w.&'’-]*\s?){{1,5}})|(?:{_NETWORK}|pinterest)(?:\s(?:{_NETWORK}|pinterest|e-?mail)){{1,6}}\s\S.*",
    re.IGNORECASE | re.DOTALL,
)
#: The label of other reports alone, above their headlines.
LABEL: Final = re.compile(rf"\W*(?:{_ALSO})\s?:\s*", re.IGNORECASE)
