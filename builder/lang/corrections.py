"""A line of a page -> whether the page tells in it that its text was corrected or changed."""

from __future__ import annotations

import re
from typing import Final

from builder.lang.characters import fold

#: Words with which a note of correction begins, by language; a colon, a dash or a date follows.
_HEADS: Final = (
    *(
        "correction",
        "corrections",
        "corrected",
        "clarification",
        "editor's note",
        "editors' note",
        "erratum",
        "update",
        "updated",
    ),
    *(
        "korrektur",
        "berichtigung",
        "richtigstellung",
        "anmerkung der redaktion",
        "anm. d. red.",
        "hinweis der redaktion",
        "aktualisiert",
    ),
    *("rectificatif", "mise à jour", "note de la rédaction", "précision"),
    *(
        "corrección",
        "fe de errores",
        "fe de erratas",
        "rectificación",
        "actualización",
        "aclaración",
        "nota de la redacción",
    ),
    *(
        "correzione",
        "errata corrige",
        "rettifica",
        "aggiornamento",
        "correção",
        "errata",
        "atualização",
        "nota da redação",
    ),
    *(
        "correctie",
        "rectificatie",
        "rättelse",
        "rettelse",
        "korrigering",
        "oikaisu",
        "sprostowanie",
        "korekta",
        "aktualizacja",
    ),
    *("oprava", "aktualizace", "helyreigazítás", "corectare", "düzeltme", "güncelleme", "διόρθωση"),
    *("исправление", "уточнение", "поправка", "обновлено", "виправлення", "уточнення"),
    *("تصحيح", "تصويب", "תיקון", "訂正", "お詫びと訂正", "更正", "勘误", "정정", "바로잡습니다"),
)
#: What such a note says anywhere in it.
_SAYINGS: Final = (
    r"an earlier version of this",
    r"a previous version of this",
    r"earlier version of (?:this|the) (?:article|story|report|headline)",
    r"this (?:article|story|report|page|headline|piece) (?:was|has been) (?:amended|corrected|updated|changed|clarified|revised)",
    r"in einer (?:früheren|ersten|vorherigen) (?:version|fassung)",
    r"une (?:version antérieure|version précédente|première version)",
    r"una (?:versión anterior|versión previa|precedente versione|versione precedente)",
    r"(?:uma|numa) versão anterior",
    r"in een eerdere versie",
    r"i en tidigare version",
    r"i en tidligere (?:version|versjon|utgave)",
    r"aiemmassa versiossa",
    r"w (?:poprzedniej|wcześniejszej) wersji",
    r"в (?:предыдущей|первой|более ранней) версии",
    r"у попередній версії",
)
_HEAD: Final = re.compile(
    rf"\W{{0,5}}(?:{'|'.join(re.escape(fold(head)) for head in sorted(_HEADS, key=len, reverse=True))})"
    r"\s{0,3}(?:[:：—–-]|\(|\[|$|,? ?\d)"
)
_SAYING: Final = re.compile("|".join(_SAYINGS))
#: A longer line is a paragraph of the report (characters), of which only what it says counts.
MAX_HEAD_LINE: Final = 600


def is_correction(line: str) -> bool:
    """Tell whether a line is a note by which a page owns up to a change of its text."""
    plain = fold(line)
    return bool(len(plain) <= MAX_HEAD_LINE and _HEAD.match(plain)) or bool(_SAYING.search(plain))
