"""Units -> who says what they give: a person, or the words that name a source.

Two speakers who disagree are not reports in conflict.
"""

from __future__ import annotations

from typing import Final

from builder.collate.alignment.passages import PassageUnit
from builder.collate.conflicts.texts import Texts
from builder.core.quotation import Quotation
from builder.lang.languages import all_words
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import word_tokens

#: Sources that may be one another's: what the authorities say is reported as police, officials, a
#: spokesman.
_OFFICIAL: Final = all_words(lambda words: words.claims.official)


def quotation_of(unit: PassageUnit, texts: Texts) -> Quotation | None:
    """Return the quotation that a unit gives words of; ``None`` for the report's own words."""
    if unit.speech < 0:
        return None
    found = texts.quotations[unit.passage.article]
    return found[unit.speech] if unit.speech < len(found) else None


def source_words(unit: PassageUnit, texts: Texts) -> str:
    """Return the words that name the source of a unit's words, as printed; "" for none."""
    quotation = quotation_of(unit, texts)
    text = texts.bodies[unit.passage.article]
    return " ".join(text[span.start : span.end] for span in quotation.source) if quotation else ""


def one_source(one: PassageUnit, other: PassageUnit, texts: Texts) -> bool:
    """Tell whether two units can give one source's words: no two persons or bodies."""
    persons = {texts.found.cast.id_of(unit.passage.person) for unit in (one, other)} - {None}
    if len(persons) > 1:
        return False
    quoted = [unit.quoted for unit in (one, other)]
    mine, theirs = (
        _stems(source_words(unit, texts), texts.language(unit.passage.article))
        for unit in (one, other)
    )
    if mine and theirs:
        return (
            bool(mine & theirs)
            or (len(persons) == 1 and any(quoted))
            or bool(_official(one, texts) and _official(other, texts))
        )
    # Somebody's own words against the report's: an opinion or a denial against a fact.
    return not any(quoted)


def _stems(words: str, language: str) -> frozenset[str]:
    plain = stopwords(language)
    return frozenset(
        stem(token.folded, language) for token in word_tokens(words) if token.folded not in plain
    )


def _official(unit: PassageUnit, texts: Texts) -> bool:
    """Tell whether a source is the authorities, whatever they are called."""
    return any(token.folded in _OFFICIAL for token in word_tokens(source_words(unit, texts)))
