"""The passages of an event -> one speaker's words, printed with and without a "not".

Here "would" and "if" do not leave anything open, as they do in clauses that report: both print what
was said, and it was said in one way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from builder.collate.alignment.passages import PassageUnit
from builder.collate.conflicts.clauses import stem_of, tokens_of
from builder.collate.conflicts.texts import Contrast, Finds, PassagePair, Point, Texts
from builder.core.capture import Span
from builder.lang.negations import denied, negations
from builder.lang.stems import stopwords
from builder.lang.tokens import Token

#: Two quoted passages are one but for the word that denies when they share so many words of content
#: ...
QUOTED_WORDS: Final = 6
#: ... and so large a share of the words of both.
QUOTED_SHARE: Final = 0.8


class DenialWords(msgspec.Struct, frozen=True, kw_only=True):
    """A quoted passage: its content words, and its denials with the word each denies."""

    unit: PassageUnit
    words: tuple[Token, ...]
    stems: frozenset[str]
    denials: tuple[Token, ...]
    #: Stems of the content word after each of them.
    denied: frozenset[str]


def reversals(texts: Texts) -> Iterator[Contrast]:
    """Yield quoted passages of two articles, one denying the other in the same words."""
    made = Finds(texts, lambda unit: tuple(_words(unit, texts)))
    for pair in texts.pairs:
        if pair.together and _one_speaker(pair, texts):
            for one in made[pair.left]:
                for other in made[pair.right]:
                    if _reversed(one, other) and not _both(one, other, made):
                        yield _contrast(one, other, texts)


def _one_speaker(pair: PassagePair, texts: Texts) -> bool:
    """Tell whether both passages are quoted from one person."""
    persons = {texts.found.cast.id_of(unit.passage.person) for unit in (pair.left, pair.right)}
    return pair.left.quoted and pair.right.quoted and len(persons) == 1 and None not in persons


def _words(unit: PassageUnit, texts: Texts) -> Iterator[DenialWords]:
    """Yield a quoted passage's words; nothing for a question or the report's own words."""
    if not unit.quoted or unit.passage.text.rstrip('"”’» ').endswith("?"):
        return
    language = texts.language(unit.passage.article)
    items, plain = tokens_of(unit.passage.text), stopwords(language)
    places = list(negations(items, language))
    words = tuple(
        token
        for k, token in enumerate(items)
        if token.kind == "word" and token.folded not in plain and k not in places
    )
    yield DenialWords(
        unit=unit, words=words, stems=frozenset(stem_of(token, language) for token in words), denials=tuple(items[k] for k in places),
        denied=frozenset(stem_of(token, language) for token in denied(items, places, words)),
    )  # fmt: skip


def _reversed(one: DenialWords, other: DenialWords) -> bool:
    """Tell whether one passage denies, once, and the other says the same with nothing denied."""
    no, yes = (one, other) if one.denials else (other, one)
    return (
        len(no.denials) == 1
        and not yes.denials
        and bool(no.denied)
        and no.denied <= yes.stems
        and _alike(one, other)
    )


def _alike(one: DenialWords, other: DenialWords) -> bool:
    shared = len(one.stems & other.stems)
    return shared >= QUOTED_WORDS and shared >= QUOTED_SHARE * len(one.stems | other.stems)


def _both(one: DenialWords, other: DenialWords, made: Finds[DenialWords]) -> bool:
    """Tell whether an article prints both: the speaker said the one and the other."""
    return any(
        mine is not own and len(mine.denials) == len(theirs.denials) and _alike(mine, theirs)
        for own, theirs in ((one, other), (other, one))
        for mine in made.article(own.unit.passage.article)
    )


def _contrast(one: DenialWords, other: DenialWords, texts: Texts) -> Contrast:
    left, right = (_point(side, theirs, texts) for side, theirs in ((one, other), (other, one)))
    return Contrast("negation", left, right)


def _point(side: DenialWords, other: DenialWords, texts: Texts) -> Point:
    """Return the word that denies, or the word that the other side denies."""
    language = texts.language(side.unit.passage.article)
    shown = (
        side.denials[0]
        if side.denials
        else next(token for token in side.words if stem_of(token, language) in other.denied)
    )
    return Point(side.unit, Span(shown.start, shown.end), "not" if side.denials else "")
