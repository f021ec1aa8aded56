"""Words by which pages in many languages mark what is not the report: bylines, dates, pictures,
links, requests to the reader.

Only the language of pages, never names: no outlet, person or place stands here.
"""

from __future__ import annotations

import re
from typing import Final

from builder.extract.anywhere import Anywhere
from builder.lang.newsrooms import SOURCE


def phrases(text: str) -> str:
    """Return the phrases, which semicolons part, as alternatives of a regular expression."""
    return "|".join(phrase for part in text.split(";") if (phrase := " ".join(part.split())))


#: What stands in front of an author's name.
BY: Final = phrases(
    r"""
    by; written by; published by; article by; article written by; reporting by; story by; words by; text by; posted by; author;
    authors; reporter; von; autor; autorin; par; auteur;
    por; autor; di; a cura di; autore; door; av; af; tekst; автор; авторы; автори; текст; yazan; haber; oleh; penulis; írta; מאת;
    بقلم; كتب; كتبت; إعداد; نوشته; συντάκτης; 责编; 责任编辑; 记者; 作者; 文; 編集; 글;
    """
)
#: What stands in front of the day of publication, and of a later change.
PUBLISHED: Final = phrases(
    r"""
    published; posted; first published; publication date; date; issued; created; veröffentlicht; erstellt; erschienen; publié;
    publicado; fecha; pubblicato; gepubliceerd; publicerad; udgivet; julkaistu; opublikowano; опубликовано; дата; نشر; تاريخ النشر;
    yayınlanma;
    """
)
UPDATED: Final = phrases(
    r"""
    updated; last updated; last modified; modified; last update; update; aktualisiert; stand; mis à jour; modifié; actualizado;
    aggiornato; atualizado; bijgewerkt; uppdaterad; opdateret; päivitetty; обновлено; изменено; آخر تحديث; güncelleme;
    """
)
#: What stands in front of a picture's maker.
PICTURE: Final = phrases(
    r"""
    photos?; photographs?; photography; photo credit; images?; image credit; pictures?; pic; illustration; graphic; credits?;
    file photo; fotos?; bild(?:er)?; bildquelle; bildnachweis; grafik; crédits?(?: photo)?; imagen; immagine; фото; صورة; kuva; foto
    di;
    """
)
TAGS: Final = phrases(
    r"""
    tags?; topics?; keywords; themen; schlagworte; mots-clés; sujets; etiquetas; temas; tag; теги; темы; وسوم;
    """
)

#: Headings of what follows a report: other reports, comments, the page's own matters.
AFTER: Final = phrases(
    r"""
    most (?:read|viewed|popular|watched|shared|commented|recent); read (?:next|more|also|full story); related(?: \w+){0,2}; up next;
    trending(?: \w+){0,2};
    more (?:from|on|stories|news|in|about|like|coverage|articles|to)\b.{0,40}; recommended(?: \w+){0,3}; you (?:may|might) (?:also
    )?(?:like|be interested).{0,20};
    latest(?: \w+){0,3}; top (?:stories|news|articles); popular(?: \w+){0,2}; (?:\d+ )?comments?(?: \(.{0,8}\))?; leave a
    (?:reply|comment); join the (?:conversation|discussion);
    view (?:all )?comments; share (?:this|on|via|article|story|with).{0,20}; about the authors?; explore more.{0,30}; don[’']t
    miss.{0,20}; editor[’']?s[’']? (?:picks|choice);
    sponsored.{0,20}; sign up.{0,60}; subscribe.{0,40}; follow (?:us|@?\w+ on)\b.{0,40}; (?:see|read|watch) also; also
    (?:read|on|in)\b.{0,40}; in this (?:story|article); what to read next;
    next (?:story|article|post); previous (?:story|article|post); newsletters?; advertisement; get (?:the|our)
    .{0,40}newsletter.{0,20}; contact us; terms of (?:use|service).{0,30}; privacy policy.{0,30};
    mehr (?:zum thema|aus|von|zu|dazu|artikel|anzeigen)\b.{0,40}; meistgelesen.{0,20}; (?:lesen|sehen) sie (?:auch|mehr); lesen
    sie.{0,40}; weitere (?:artikel|themen|nachrichten|meldungen).{0,20}; (?:\d+ )?kommentare?; das könnte (?:sie|dich).{0,40};
    auch interessant; verwandte (?:themen|artikel); zur startseite; themen; empfohlene?.{0,30}; teilen; artikel teilen;
    newsletter.{0,30}; anzeige; passend zum artikel; zum thema;
    (?:à )?lire aussi.{0,30}; à lire.{0,30}; sur le même (?:sujet|thème); (?:\d+ )?commentaires?; (?:les )?plus lus; voir aussi;
    partager.{0,20}; (?:articles|contenus) (?:liés|similaires); nos derniers.{0,20};
    lo más (?:leído|visto|popular); te puede interesar; (?:lea|lee|leer) también; más (?:noticias|información|sobre)\b.{0,30}; (?:\d+
    )?comentarios?; compartir.{0,20}; noticias relacionadas; temas relacionados;
    leggi anche; potrebbe interessarti; commenti; leia (?:também|mais); mais lidas; veja também; lees ook; meer
    (?:over|nieuws).{0,20}; læs også; läs (?:också|mer); lue myös;
    читайте также; комментарии; ещё по теме; по теме; материалы по теме; самое (?:читаемое|популярное); поделиться; اقرأ أيضا.{0,20};
    الأكثر (?:قراءة|مشاهدة); مواضيع ذات صلة; تعليقات; شارك;
    """
)
#: Buttons and labels of a page.
BUTTONS: Final = phrases(
    r"""
    x; share; shares; print; e-?mail; save; copy(?: link)?; link copied!?; listen(?: to (?:this )?(?:article|story))?; play; pause;
    facebook; twitter; whats ?app; telegram; linkedin;
    reddit; pinterest; instagram; youtube; messenger; pocket; flipboard; bluesky; threads; mastodon; xing; rss; menu; search; close;
    back; next; previous; home; top; log ?in;
    sign in; register; subscribe; skip to .{0,30}; toggle .{0,30}; show (?:more|less|all|caption); see (?:more|all); view (?:all|image
    in fullscreen|gallery); expand; loading\.*; advertisement; ad; anzeige;
    werbung; teilen; drucken; merken; vorlesen; suche; anmelden; partager; imprimer; publicité; publicidad; compartir; reklama; open
    in app; image \d{1,3} of \d{1,3}; follow; following; like; reply;
    live; video; photos?; all; more; unmute; mute; font size; a-|a\+|aa; text size; bookmark; gift; gift article; download; translate;
    report; edit; ad feedback; continue reading.{0,40};
    """
)
#: Counts that a page prints about itself.
_COUNTED: Final = r"shares?|comments?|views?|likes?|retweets?|reactions?|replies|kommentare?|commentaires?|comentarios?|просмотр\w*|مشاهدة"
_READING: Final = r"min(?:ute|uto|uten)?s?\.?(?:[ -](?:read|lesezeit|lesen|de lectura|de lecture|di lettura|de leitura))?"

#: An order to the reader, at the start of a sentence, and what it is about.
_ORDER: Final = phrases(
    r"""
    follow; subscribe; sign up; sign-up; click; tap; download; join; watch; listen; read; get; register; support; donate; stay tuned;
    check out; find out; see; visit; share; like; send; contact; have; do you have; become; folgen sie; abonnieren; abonnez; suivez;
    inscrivez; síguenos; suscríbete; siga; подписывайтесь; следите; читайте; تابعوا; تابعونا; اشترك;
    """
)
_ABOUT: Final = phrases(
    r"""
    us; our; here; newsletters?; feed; channel; app; apps; page; telegram; whats ?app; twitter; facebook; instagram; youtube;
    linkedin; inbox; more; podcast; e-?mail; live; website; story tip; alerts?; updates; account; unser\w*; uns; hier; notre; nos;
    nuestr\w+; nosso; aquí; ici; канал\w*; نا; قناتنا;
    """
)


def _whole(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives})[\s:.…»>›→|!*]{{0,4}}", re.IGNORECASE)


AFTER_LINE: Final = _whole(AFTER)
BUTTON_LINE: Final = _whole(BUTTONS)
COUNT_LINE: Final = re.compile(
    rf"[\d.,]{{1,12}}\s?[kKmM]?\s?(?:{_COUNTED})"  # "1 Shares"
    rf"|(?:reading time:?\s?|lesezeit:?\s?)?\d{{1,3}}[\s-]?{_READING}"  # "2 Min Read"
    rf"|(?:{_COUNTED})\s?:?\s?\(?[\d.,]{{1,12}}\)?",  # "Comments (48)"
    re.IGNORECASE,
)
ORDER_SENTENCE: Final = re.compile(
    rf"(?:please\s)?(?:{_ORDER})\b(?=.{{0,160}}(?<!\w)(?:{_ABOUT})(?!\w))", re.IGNORECASE
)
_ALSO: Final = phrases(
    r"""
    read (?:more|also|next|the full); also read; see also; more:; related:; watch:; explainer:; read:; don[’']t miss; must read;
    lesen sie; lesetipp; mehr dazu; lire aussi; à lire; lea también; leer más; leggi anche; leia também; lees ook; läs också;
    læs også; lue myös; читайте также; اقرأ أيضا;
    """
)
READ_ALSO: Final = re.compile(rf"(?:{_ALSO})\b.{{0,200}}", re.IGNORECASE)
#: The page speaking of itself: rights, cookies, consent.
_LEGAL: Final = phrases(
    r"""
    ©; \(c\) ?\d{4}; \ball rights reserved\b; \bcookies?\b; \bprivacy (?:policy|notice)\b; \bterms (?:of|and|&)\b; \bcopyright\b;
    \balle rechte vorbehalten\b; \btous droits\b; \btodos los derechos\b; \bdatenschutz; \bвсе права\b; \bjavascript\b; \breCAPTCHA\b;
    \bthe page you(?:[’']re| are)?\b; \bpage not found\b; \baccess denied\b; \bpermission to access\b; \bseite (?:wurde )?nicht gefunden\b;
    \bpage (?:est )?introuvable\b; \bpágina no (?:encontrada|existe)\b; \bстраница не найдена\b;
    """
)
LEGAL: Final = Anywhere(_LEGAL)
#: A label that announces what follows, printed alone.
HEADINGS: Final = re.compile(
    rf"(?:{BY}|{SOURCE}|{TAGS}|{PICTURE}|{PUBLISHED}|{UPDATED})\s?:?", re.IGNORECASE
)
BYLINE_LINE: Final = re.compile(rf"(?:{BY})(?:\s?:\s?|\s)(?P<names>\S.{{0,160}})", re.IGNORECASE)
BY_ALONE: Final = re.compile(rf"(?:{BY})\s?:?", re.IGNORECASE)
SOURCE_LINE: Final = re.compile(rf"(?:{SOURCE})\s?[:：]\s?(?P<name>\S.{{0,100}})", re.IGNORECASE)
TAGS_LINE: Final = re.compile(rf"(?:{TAGS})\s?:\s?(?P<tags>.{{0,400}})", re.IGNORECASE)
PICTURE_LINE: Final = re.compile(
    rf"(?:\W{{0,2}}(?:{PICTURE})(?:\s(?:by|courtesy(?: of)?|credit|von|de))?\s?[:/©]\s?"  # "Photo: Name"
    rf"|(?:{PICTURE})\s(?:by|courtesy of|von)\s"  # "Photograph by Name"
    r"|[©℗Ⓒ](?!\s?\d{4})\s?|\(c\)\s)"  # "©Name", but not "© 2024 Name", which is the page's own
    r"(?P<name>\S.{0,120})",
    re.IGNORECASE,
)
#: "(Agency)", "(Agency Photo/Name)", "[Name/Agency]" at the end of a caption.
CREDIT_TAIL: Final = re.compile(r"[(\[](?P<name>[^()\[\]]{2,80})[)\]]\s?\.?$")
#: The same without brackets, behind the end of a sentence: "A wolf near the town. Photo:
#: Name/Agency".
CREDIT_BEHIND: Final = re.compile(
    rf"(?<=[.!?…”\"»|–—-])\s(?:{PICTURE})(?:\s(?:by|courtesy(?: of)?|credit|von|de))?\s?[:/©]\s?(?P<name>[^.:;!?]{{2,80}})$",
    re.IGNORECASE,
)
_AGENCY: Final = phrases(
    r"""
    agency; agencies; news; press; times; post; tv; radio; service; broadcasting; television; herald; tribune; journal; daily; gazette;
    agentur; agence; agencia; agenzia; агентство; وكالة;
    """
)
AGENCY_WORDS: Final = re.compile(rf"\b(?:{_AGENCY})\b", re.IGNORECASE)
#: A word about a picture, where a caption names its maker.
PICTURE_WORD: Final = re.compile(
    r"\b(?:photo|photograph|foto|image|bild|picture|credit|courtesy|illustration|grafik|crédit|imagen|immagine|фото)\w{0,8}\b",
    re.IGNORECASE,
)
#: The heading of the readers' comments, and what stands with each of them.
COMMENTS_LINE: Final = re.compile(
    r"(?:\d{1,6}\s)?(?:(?:reader )?comments?|(?:leser)?kommentare?|commentaires?|comentarios?|commenti|комментарии|replies|responses?"
    r"|leave a (?:reply|comment)|discussion|diskussion)\b.{0,20}",
    re.IGNORECASE,
)
ANSWER_LINE: Final = re.compile(
    r"(?:log in to )?reply|antworten|répondre|responder|rispondi|ответить|report|melden|.{1,50}\s(?:says|said|wrote|schreibt|schrieb)\s?:?",
    re.IGNORECASE,
)
