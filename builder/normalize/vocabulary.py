"""Words by which pages in many languages mark what is not the report: bylines, dates, pictures, links, requests to the reader.

Only the language of pages, never names: no outlet, person or place stands here.
"""

from __future__ import annotations

import re
from typing import Final


def _any(*phrases: str) -> str:
    return "|".join(phrases)


#: What stands in front of an author's name.
BY: Final = _any(
    "by", "written by", "published by", "article by", "article written by", "reporting by", "story by", "words by", "text by", "posted by", "author", "authors", "reporter", "von", "autor", "autorin", "par", "auteur",
    "por", "autor", "di", "a cura di", "autore", "door", "av", "af", "tekst", "автор", "авторы", "yazan", "بقلم", "كتب", "كتبت",
)  # fmt: skip
#: What stands in front of the day of publication, and of a later change.
PUBLISHED: Final = _any(
    "published", "posted", "first published", "publication date", "date", "issued", "created", "veröffentlicht", "erstellt", "erschienen", "publié",
    "publicado", "fecha", "pubblicato", "gepubliceerd", "publicerad", "udgivet", "julkaistu", "opublikowano", "опубликовано", "дата", "نشر", "تاريخ النشر",
    "yayınlanma",
)  # fmt: skip
UPDATED: Final = _any(
    "updated", "last updated", "last modified", "modified", "last update", "update", "aktualisiert", "stand", "mis à jour", "modifié", "actualizado",
    "aggiornato", "atualizado", "bijgewerkt", "uppdaterad", "opdateret", "päivitetty", "обновлено", "изменено", "آخر تحديث", "güncelleme",
)  # fmt: skip
#: What stands in front of a picture's maker.
PICTURE: Final = _any(
    "photos?", "photographs?", "photography", "photo credit", "images?", "image credit", "pictures?", "pic", "illustration", "graphic", "credits?",
    "file photo", "fotos?", "bild(?:er)?", "bildquelle", "bildnachweis", "grafik", "crédits?(?: photo)?", "imagen", "immagine", "фото", "صورة", "kuva", "foto di",
)  # fmt: skip
#: What stands in front of where a report comes from.
SOURCE: Final = _any("sources?", "quellen?", "fuentes?", "fontes?", "fonte", "bron", "källa", "источник", "المصدر", "kaynak")
TAGS: Final = _any("tags?", "topics?", "keywords", "themen", "schlagworte", "mots-clés", "sujets", "etiquetas", "temas", "tag", "теги", "темы", "وسوم")

#: Headings of what follows a report: other reports, comments, the page's own matters.
AFTER: Final = _any(
    r"most (?:read|viewed|popular|watched|shared|commented|recent)", r"read (?:next|more|also|full story)", r"related(?: \w+){0,2}", r"up next", r"trending(?: \w+){0,2}",
    r"more (?:from|on|stories|news|in|about|like|coverage|articles|to)\b.{0,40}", r"recommended(?: \w+){0,3}", r"you (?:may|might) (?:also )?(?:like|be interested).{0,20}",
    r"latest(?: \w+){0,3}", r"top (?:stories|news|articles)", r"popular(?: \w+){0,2}", r"(?:\d+ )?comments?(?: \(.{0,8}\))?", r"leave a (?:reply|comment)", r"join the (?:conversation|discussion)",
    r"view (?:all )?comments", r"share (?:this|on|via|article|story|with).{0,20}", r"about the authors?", r"explore more.{0,30}", r"don[’']t miss.{0,20}", r"editor[’']?s[’']? (?:picks|choice)",
    r"sponsored.{0,20}", r"sign up.{0,60}", r"subscribe.{0,40}", r"follow (?:us|@?\w+ on)\b.{0,40}", r"(?:see|read|watch) also", r"also (?:read|on|in)\b.{0,40}", r"in this (?:story|article)", r"what to read next",
    r"next (?:story|article|post)", r"previous (?:story|article|post)", r"newsletters?", r"advertisement", r"get (?:the|our) .{0,40}newsletter.{0,20}", r"contact us", r"terms of (?:use|service).{0,30}", r"privacy policy.{0,30}",
    r"mehr (?:zum thema|aus|von|zu|dazu|artikel|anzeigen)\b.{0,40}", r"meistgelesen.{0,20}", r"(?:lesen|sehen) sie (?:auch|mehr)", r"lesen sie.{0,40}", r"weitere (?:artikel|themen|nachrichten|meldungen).{0,20}", r"(?:\d+ )?kommentare?", r"das könnte (?:sie|dich).{0,40}",
    r"auch interessant", r"verwandte (?:themen|artikel)", r"zur startseite", r"themen", r"empfohlene?.{0,30}", r"teilen", r"artikel teilen", r"newsletter.{0,30}", r"anzeige", r"passend zum artikel", r"zum thema",
    r"(?:à )?lire aussi.{0,30}", r"à lire.{0,30}", r"sur le même (?:sujet|thème)", r"(?:\d+ )?commentaires?", r"(?:les )?plus lus", r"voir aussi", r"partager.{0,20}", r"(?:articles|contenus) (?:liés|similaires)", r"nos derniers.{0,20}",
    r"lo más (?:leído|visto|popular)", r"te puede interesar", r"(?:lea|lee|leer) también", r"más (?:noticias|información|sobre)\b.{0,30}", r"(?:\d+ )?comentarios?", r"compartir.{0,20}", r"noticias relacionadas", r"temas relacionados",
    r"leggi anche", r"potrebbe interessarti", r"commenti", r"leia (?:também|mais)", r"mais lidas", r"veja também", r"lees ook", r"meer (?:over|nieuws).{0,20}", r"læs også", r"läs (?:också|mer)", r"lue myös",
    r"читайте также", r"комментарии", r"ещё по теме", r"по теме", r"материалы по теме", r"самое (?:читаемое|популярное)", r"поделиться", r"اقرأ أيضا.{0,20}", r"الأكثر (?:قراءة|مشاهدة)", r"مواضيع ذات صلة", r"تعليقات", r"شارك",
)  # fmt: skip
#: Buttons and labels of a page.
BUTTONS: Final = _any(
    r"x", r"share", r"shares", r"print", r"e-?mail", r"save", r"copy(?: link)?", r"link copied!?", r"listen(?: to (?:this )?(?:article|story))?", r"play", r"pause", r"facebook", r"twitter", r"whats ?app", r"telegram", r"linkedin",
    r"reddit", r"pinterest", r"instagram", r"youtube", r"messenger", r"pocket", r"flipboard", r"bluesky", r"threads", r"mastodon", r"xing", r"rss", r"menu", r"search", r"close", r"back", r"next", r"previous", r"home", r"top", r"log ?in",
    r"sign in", r"register", r"subscribe", r"skip to .{0,30}", r"toggle .{0,30}", r"show (?:more|less|all|caption)", r"see (?:more|all)", r"view (?:all|image in fullscreen|gallery)", r"expand", r"loading\.*", r"advertisement", r"ad", r"anzeige",
    r"werbung", r"teilen", r"drucken", r"merken", r"vorlesen", r"suche", r"anmelden", r"partager", r"imprimer", r"publicité", r"publicidad", r"compartir", r"reklama", r"open in app", r"image \d{1,3} of \d{1,3}", r"follow", r"following", r"like", r"reply",
    r"live", r"video", r"photos?", r"all", r"more", r"slogan", r"unmute", r"mute", r"font size", r"a-|a\+|aa", r"text size", r"bookmark", r"gift", r"gift article", r"download", r"translate", r"report", r"edit", r"ad feedback", r"continue reading.{0,40}",
)  # fmt: skip
#: Counts that a page prints about itself.
_COUNTED: Final = r"shares?|comments?|views?|likes?|retweets?|reactions?|replies|kommentare?|commentaires?|comentarios?|просмотр\w*|مشاهدة"
_READING: Final = r"min(?:ute|uto|uten)?s?\.?(?:[ -](?:read|lesezeit|lesen|de lectura|de lecture|di lettura|de leitura))?"

#: An order to the reader, at the start of a sentence, and what it is about.
_ORDER: Final = (
    r"follow|subscribe|sign up|sign-up|click|tap|download|join|watch|listen|read|get|register|support|donate|stay tuned|check out|find out|see|visit|share|like|send|contact|have|do you have|become|"
    r"folgen sie|abonnieren|abonnez|suivez|inscrivez|síguenos|suscríbete|siga|подписывайтесь|следите|читайте|تابعوا|تابعونا|اشترك"
)
_ABOUT: Final = (
    r"us|our|here|newsletters?|feed|channel|app|apps|page|telegram|whats ?app|twitter|facebook|instagram|youtube|linkedin|inbox|more|podcast|e-?mail|live|website|story tip|alerts?|updates|account|"
    r"unser\w*|uns|hier|notre|nos|nuestr\w+|nosso|aquí|ici|канал\w*|نا|قناتنا"
)


def _whole(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{phrases})[\s:.…»>›→|!*]{{0,4}}", re.IGNORECASE)


AFTER_LINE: Final = _whole(AFTER)
BUTTON_LINE: Final = _whole(BUTTONS)
COUNT_LINE: Final = re.compile(rf"[\d.,]{{1,12}}\s?[kKmM]?\s?(?:{_COUNTED})|(?:reading time:?\s?|lesezeit:?\s?)?\d{{1,3}}[\s-]?{_READING}|(?:{_COUNTED})\s?:?\s?\(?[\d.,]{{1,12}}\)?", re.IGNORECASE)
ORDER_SENTENCE: Final = re.compile(rf"(?:please\s)?(?:{_ORDER})\b(?=.{{0,160}}(?<!\w)(?:{_ABOUT})(?!\w))", re.IGNORECASE)
READ_ALSO: Final = re.compile(
    r"(?:read (?:more|also|next|the full)|also read|see also|more:|related:|watch:|explainer:|read:|don[’']t miss|must read|lesen sie|lesetipp|mehr dazu|lire aussi|à lire|lea también|leer más|leggi anche|leia também|lees ook|läs också|læs også|lue myös"
    r"|читайте также|اقرأ أيضا)\b.{0,200}",
    re.IGNORECASE,
)
#: The page speaking of itself: rights, cookies, consent.
LEGAL: Final = re.compile(
    r"©|\(c\) ?\d{4}|\ball rights reserved\b|\bcookies?\b|\bprivacy (?:policy|notice)\b|\bterms (?:of|and|&)\b|\bcopyright\b|\balle rechte vorbehalten\b|\btous droits\b|\btodos los derechos\b|\bdatenschutz|\bвсе права\b|\bjavascript\b|\breCAPTCHA\b",
    re.IGNORECASE,
)
BYLINE_LINE: Final = re.compile(rf"(?:{BY})(?:\s?:\s?|\s)(?P<names>\S.{{0,160}})", re.IGNORECASE)
BY_ALONE: Final = re.compile(rf"(?:{BY})\s?:?", re.IGNORECASE)
SOURCE_LINE: Final = re.compile(rf"(?:{SOURCE})\s?:\s?(?P<name>\S.{{0,100}})", re.IGNORECASE)
TAGS_LINE: Final = re.compile(rf"(?:{TAGS})\s?:\s?(?P<tags>.{{0,400}})", re.IGNORECASE)
PICTURE_LINE: Final = re.compile(rf"(?:\W{{0,2}}(?:{PICTURE})(?:\s(?:by|courtesy(?: of)?|credit|von|de))?\s?[:/©]\s?|(?:{PICTURE})\s(?:by|courtesy of|von)\s|[©℗Ⓒ](?!\s?\d{{4}})\s?|\(c\)\s)(?P<name>\S.{{0,120}})", re.IGNORECASE)
#: "(Agency)", "(AP Photo/Name)", "[Name/Agency]" at the end of a caption.
CREDIT_TAIL: Final = re.compile(r"[(\[](?P<name>[^()\[\]]{2,80})[)\]]\s?\.?$")
AGENCY_WORDS: Final = re.compile(r"\b(?:agency|agencies|news|press|times|post|tv|radio|service|broadcasting|television|herald|tribune|journal|daily|gazette|agentur|agence|agencia|agenzia|агентство|وكالة)\b", re.IGNORECASE)
