"""Paragraphs -> which of them speak to the visitor about the page itself: consent, sign-in, an
error, a browser that is too old.

A dialog of that kind is running text like any other and outweighs a short article, or stands where
an article should be. Its words are those of the web, not of a site: the page that does not exist,
we and our partners, your consent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from builder.extract.anywhere import Anywhere
from builder.extract.lines.line import count_words

#: A body is a notice when so much of it is, and it has no more words than that.
MIN_SHARE: Final = 0.6
MOST_WORDS: Final = 700
#: A paragraph about consent uses so many of its terms; a short one (words) only one.
FEWEST_TERMS: Final = 2
SHORT_WORDS: Final = 16

Notice = Literal["error", "consent"]


def alternatives(phrases: str) -> str:
    """Return the phrases, one a line, as alternatives of a regular expression."""
    return "|".join(line.strip() for line in phrases.splitlines() if line.strip())


#: The page is not there, the server is not, the browser is not good enough, or a machine asks
#: whether the visitor is one.
_ERROR: Final = Anywhere(
    alternatives(
        r"""
        \bpage (?:that )?(?:you(?:[’']re| are| were)? (?:looking|trying|search)|you (?:have )?requested|not found|can(?:no|[’'])t be)
        \bpage (?:could not|couldn[’']t|may have|might have|does(?: not|n[’']t) exist|has been (?:moved|removed|deleted)|no longer exists)
        \b(?:can(?:[’']t|not)|could ?n(?:o|[’'])t|unable to) find (?:that|the|this) page\b
        \b(?:enable|turn on|switch on) javascript\b
        \bjavascript (?:is|seems to be|has been|must be) (?:disabled|turned off|required|enabled)
        \bupdate your browser\b|\b(?:old|unsupported) browser\b|\bbrowser (?:is )?not supported\b
        \breview the security of your connection\b|\bchecking (?:if the site|your browser)\b
        \bverify(?:ing)? (?:that )?you are (?:a )?human\b
        \byou(?:[’']re| are) not a robot\b|\bunusual (?:traffic|activity)\b|\bcomplet\w+ the (?:captcha|action below)
        \btemporarily unable to service\b|^(?:http )?(?:error )?(?:40[0-9]|50[0-4])\b.{0,40}$
        ^(?:bad gateway|service unavailable|internal server error|gateway time-?out)\b.{0,40}$
        \b(?:don[’']t|do not) have permission to access\b|\baccess denied\b|\bowner of this (?:web)?site\b
        \bnothing was found at this location\b|\b(?:not|un)available in your (?:region|country|location)\b
        \b(?:access|visit)\w* this (?:web)?site from\b|\bunavailable (?:for|due to) legal reasons\b
        \bdenied because we believe you\b|\byou (?:have been|were|are being) blocked\b|\bsecurity service to protect itself\b
        \bthink you (?:were|are) a bot\b|\bprotect\w* (?:itself|us) from (?:online )?(?:attacks|bots)\b|\b(?:javascript
        cookies) (?:and cookies )?are enabled\b
        \bsuper-human speed\b|\bplugin is preventing javascript\b|\bdisabled javascript\b|\bdoes not support cookies\b
        \bbrowser is (?:out of date|outdated|too old)\b|\bupgrade to a (?:newer|modern)\b
        \bthis (?:article|page|content|story) (?:has been removed|is no longer available|is not available)\b
        \bperforming (?:some )?(?:scheduled )?maintenance\b|\bback online (?:shortly|soon)\b|\bunder maintenance\b
        \b(?:using|disable|turn off|pause) (?:an?|your|the) ad ?-?blocker\b|\bdisable it for our site\b|\bwhitelist (?:us|our site)\b
        \b(?:18|21) years (?:of age )?or older to (?:view|enter)\b
        \bartikel ist (?:leider )?nicht (?:mehr )?(?:verfügbar|online)\b|\b(?:aufgerufene|gewünschte) (?:artikel|inhalt)\b
        \b(?:werbe|ad)-?blocker\b.{0,60}\b(?:aus|deaktivieren)\b|\bdeaktivieren sie\b.{0,40}\b(?:werbe|ad)-?blocker
        \bbloqueur de publicités?\b|\bbloqueador de (?:anuncios|publicidad)\b|\bcontenu (?:indisponible|n[’']est (?:plus|pas) disponible)\b
        \b(?:return|go back|back) to (?:the |our )?home ?page\b|\btry (?:again later|our search)\b
        \b(?:gewünschte|angeforderte|aufgerufene|gesuchte) seite\b|\bseite (?:wurde|konnte|existiert|gibt es|ist) (?:leider )?nicht\b
        \bseite gibt es nicht\b|\bjavascript\b.{0,60}\b(?:aktivieren|deaktiviert|eingeschaltet)\b
        \baktivieren sie (?:bitte )?javascript\b
        \b(?:zurück )?zur startseite\b|\btippfehler\b
        \bpage (?:demandée|recherchée|que vous (?:cherchez|recherchez|demandez|avez demandée)|introuvable|n[’']existe|est introuvable)
        \bactiv\w+ javascript\b|\b(?:retour(?:ner)?|revenir) à (?:la page d[’'])?accueil\b
        \bpágina (?:que (?:busca|buscas|está buscando|estás buscando|solicita)|solicitada|no (?:existe|encontrada|se (?:ha )?encontr\w+))
        \bhabilit\w+ javascript\b|\bvolver a la (?:portada|página de inicio)\b
        \bpagina (?:richiesta|che (?:cerchi|stai cercando|hai richiesto)|non (?:trovata|esiste|è stata trovata))
        \babilita\w* javascript\b
        \bpágina (?:que (?:você )?(?:procura|está procurando)|não (?:encontrada|existe|foi encontrada))|\bvoltar à página inicial\b
        \bpagina (?:die (?:u|je) (?:zoekt|zocht|opvroeg)|(?:is |werd )?niet gevonden|bestaat niet)
        \bsidan (?:du (?:söker|letar)|kunde inte|finns inte|hittades inte)|\bsiden (?:du (?:leder|leter|søger)|findes ikke|finnes ikke)
        \bsiden (?:ble|blev) ikke funn?et\b|\bsivua ei (?:löydy|löytynyt)
        \bstrona,? (?:której szukasz|nie (?:została znaleziona|istnieje))|\bnie znaleziono strony\b
        страниц\w{1,3} (?:\w+ )?(?:не (?:найдена|существует)|удалена)|запрашиваем\w{1,3} (?:вами )?страниц|включите javascript
        сторінк\w{1,3} не (?:знайдено|існує)
        aradığınız sayfa|sayfa bulunamadı
        الصفحة (?:غير موجودة|التي تبحث عنها|المطلوبة)|הדף (?:המבוקש|לא נמצא)
        ページ(?:が|は)(?:見つかりません|存在しません|ありません)|お探しのページ
        (?:页面|网页|頁面|網頁)(?:不存在|找不到|未找到|已删除)|您(?:访问|要找|訪問)的(?:页面|网页|頁面|網頁)
        페이지를 찾을 수 없|요청하신 페이지
        η σελίδα (?:που (?:ζητήσατε|αναζητάτε)|δεν (?:βρέθηκε|υπάρχει))
        """
    )
)
#: Terms of consent and sign-in: cookies, partners, personal data, permission, advertising, devices,
#: terms, being known, an account.
_CONSENT: Final = tuple(
    Anywhere(alternatives(group))
    for group in (
        r"""
        \bcookies?\b|クッキー|ملفات تعريف الارتباط|쿠키|файл\w{0,3} cookie
        """,
        r"""
        \b(?:we|our|us)\b.{0,30}\bpartners?\b|\bpartners?\b.{0,20}\b(?:we|our)\b|\b\d{2,4} partners?\b
        \b(?:wir|unsere)\b.{0,40}\bpartner\b|\bnos\b.{0,12}\bpartenaires\b|\bnuestros\b.{0,12}\bsocios\b
        \bnostri\b.{0,12}\bpartner\b|\bonze\b.{0,12}\bpartners\b|\bvåra\b.{0,12}\bpartners?\b|\bnaszy\w*\b.{0,12}\bpartner\w*
        \bnossos\b.{0,12}\bparceiros\b|наши\w? партн
        """,
        r"""
        \b(?:personal|personal identifiable|persoonlijke) (?:data|information|gegevens)\b|\bpersonenbezogene\w? daten\b
        \b(?:données|informations)\b.{0,4}\bpersonnelles\b|\b(?:datos|dati|dados)\b \bperson\w+|\bpersonuppgifter\b
        \bpersonopplysninger\b
        \bdan\w+ osobow\w+|персональн\w+ данн\w+
        """,
        r"""
        \b(?:your|you) (?:consent|preferences)\b|\bconsent(?:ing)? to\b|\bihre (?:einwilligung|zustimmung)\b|\bwiderruf\w*
        \bvotre (?:accord|consentement)\b|\bsu consentimiento\b|\bil tuo consenso\b|\b(?:uw|je) toestemming\b|\bsamtycke\b
        """,
        r"""
        \bpersonali[sz]ed (?:advertis\w+|ads?|content)\b|\b(?:audience|advertising|content) (?:research|measurement)\b
        \btrack(?:ing|er\w*)\b
        \bpersonalisierte\w? (?:anzeigen|werbung|inhalte)\b|\banzeigenmessung\b|\bpublicités?\b.{0,12}\bpersonnalisés?\b
        \bmesure\b.{0,20}\bpublicit|\bpublicidad personalizada\b|\bpubblicità personalizzata\b
        """,
        r"""
        \bdevice (?:scanning|identif\w+)|\bidentifiers?\b|\bgeolocation\b|\blegitimate interest\b|\bkennungen\b
        \bberechtigte\w? interesse\w?\b|\bidentifiants?\b|\bintérêt légitime\b|\binterés legítimo\b
        """,
        r"""
        \bprivacy (?:policy|notice|settings)\b|\bterms of (?:use|service)\b|\bdatenschutz\w*|\bpolitique de confidentialité\b
        \bpolítica de privacidad\w*|\bprivacybeleid\b|\bpolityka prywatności\b
        """,
        r"""
        \byou (?:need to|must) be (?:logged|signed) in\b|\b(?:log|sign) in to (?:your account|continue|read)\b|\beinloggen\b
        \bangemeldet\b
        \bmelden sie sich\b|\bconnectez-vous\b|\binici[ae] sesión\b|\bregister (?:for free )?to continue\b
        """,
        r"""
        \b(?:have|create) an account\b|\byour password\b|\bcreate one\b|\balready (?:a subscriber|registered)\b
        \bihr (?:konto|passwort)\b|\bvotre (?:compte|mot de passe)\b|\bsu (?:cuenta|contraseña)\b
        """,
    )
)
_QUOTED: Final = re.compile(r"[\"“”„«»]")


def notice_of(text: str) -> Notice | None:
    """Return what kind of notice a paragraph is; ``None`` when it is none, or quotes somebody."""
    if _ERROR.search(text):
        return "error"
    terms = _terms(text)
    return (
        "consent"
        if terms > FEWEST_TERMS or (terms == FEWEST_TERMS and not _QUOTED.search(text))
        else None
    )


def is_notice(paragraphs: Sequence[str], beside: Sequence[str] = ()) -> Notice | None:
    """Return what kind of notice a whole body is; ``None`` when too little of it is one.

    Of a dialog the body may be a remainder: ``beside`` are the other lines of the page.
    """
    sizes = [count_words(text) for text in paragraphs]
    if sum(sizes) > MOST_WORDS:
        return None
    kinds = [notice_of(text) for text in paragraphs]
    found = next((kind for kind in kinds if kind), None)
    if found:
        told = sum(
            size for size, text in zip(sizes, paragraphs, strict=True) if speaks_of_page(text)
        )
        return found if told >= MIN_SHARE * sum(sizes) else None
    if not paragraphs or not all(_terms(text) for text in paragraphs):
        return None
    around = sum(count_words(text) for text in beside if notice_of(text) == "consent")
    return "consent" if around > sum(sizes) else None


def speaks_of_page(text: str) -> bool:
    """Tell whether a paragraph beside a notice is part of it, as a short line with one of its terms
    is ("Forgot your password?").
    """
    return notice_of(text) is not None or (count_words(text) <= SHORT_WORDS and _terms(text) > 0)


def _terms(text: str) -> int:
    return sum(bool(term.search(text)) for term in _CONSENT)
