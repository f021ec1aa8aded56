"""The passages of an event -> the same words that two reports print as said by two persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from builder.collate.alignment.passages import PassageUnit
from builder.collate.conflicts.sources import quotation_of, source_words
from builder.collate.conflicts.texts import Contrast, Point, Texts
from builder.core.capture import Span
from builder.lang.name_keys import person_key, same_person
from builder.lang.negations import negations
from builder.lang.tokens import Token, word_tokens

#: The words are the same when they are so many ...
_SAME_WORDS: Final = 6
#: ... and so large a share of the words of both.
SAME_SHARE: Final = 0.9


def speakers(texts: Texts) -> Iterator[Contrast]:
    """Yield the passages that give the same words to two persons, each named there.

    The passages are of two articles.
    """
    for pair in texts.pairs:
        mine, theirs = _named(pair.left, texts), _named(pair.right, texts)
        if (
            mine
            and theirs
            and _others(pair.left, mine, pair.right, theirs, texts)
            and _same(pair.left, pair.right, texts)
        ):
            yield Contrast(
                "speaker", Point(pair.left, Span(0, 0), mine), Point(pair.right, Span(0, 0), theirs)
            )


def _named(unit: PassageUnit, texts: Texts) -> str:
    """Return the speaker's name where it is printed beside the words in full, or "".

    "" for a pronoun, an office, a surname alone.
    """
    quotation = quotation_of(unit, texts)
    if (
        quotation is None
        or not quotation.cue
        or not quotation.speaker
        or " " not in quotation.speaker
    ):
        return ""
    return (
        quotation.speaker
        if quotation.speaker.casefold() in source_words(unit, texts).casefold()
        else ""
    )


def _others(one: PassageUnit, mine: str, other: PassageUnit, theirs: str, texts: Texts) -> bool:
    """Tell whether two names are two persons': neither by the cast nor by any word in common."""
    ids = [texts.found.cast.id_of(person_key(name)) for name in (mine, theirs)]
    surnames = [name.split()[-1] for name in (mine, theirs)]
    shared = surnames[0] in source_words(other, texts) or surnames[1] in source_words(one, texts)
    return (
        ids[0] != ids[1]
        and not shared
        and not same_person(mine, theirs)
        and not same_person(theirs, mine)
    )


def _same(one: PassageUnit, other: PassageUnit, texts: Texts) -> bool:
    """Tell whether two units give nearly the same words, and the same figures.

    Neither may deny what the other says.
    """
    mine, theirs = (_content(unit, texts) for unit in (one, other))
    if min(len(mine), len(theirs)) < _SAME_WORDS or _facts(
        mine, texts.language(one.passage.article)
    ) != _facts(theirs, texts.language(other.passage.article)):
        return False
    left, right = ([token.folded for token in side] for side in (mine, theirs))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.quick_ratio() >= SAME_SHARE and matcher.ratio() >= SAME_SHARE


def _content(unit: PassageUnit, texts: Texts) -> Sequence[Token]:
    """Return the words that a unit's quotation gives."""
    quotation, text = quotation_of(unit, texts), texts.bodies[unit.passage.article]
    return (
        word_tokens(" ".join(text[span.start : span.end] for span in quotation.content))
        if quotation
        else ()
    )


def _facts(items: Sequence[Token], language: str) -> tuple[int, tuple[str, ...]]:
    """Return how often words deny, and their figures."""
    return len(list(negations(items, language))), tuple(
        token.folded for token in items if token.kind == "number"
    )
