"""The passages of an event -> clauses of two reports that deny or reverse one another.

One denies what the other asserts, or both have opposites in one place. A denial is one only where
everything else agrees: the words of both clauses, the speaker, and that neither is under "if" or
"denied".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

import msgspec

from builder.collate.alignment.passages import PassageUnit
from builder.collate.conflicts.clauses import clauses_of, stem_of, tokens_of
from builder.collate.conflicts.sources import one_source
from builder.collate.conflicts.texts import Contrast, Finds, Point, Texts
from builder.core.capture import Span
from builder.lang.languages import all_words
from builder.lang.negations import denied, negations, opposite
from builder.lang.stems import stopwords
from builder.lang.tokens import Token
from builder.lang.verbs import reporting
from builder.lang.wordlists import NUMBER_WORDS

#: A clause and its denial share so many words of content ...
DENIED_WORDS: Final = 2
#: ... and so large a share of the words of both.
DENIED_SHARE: Final = 0.75
#: Beside two opposites so large a share of the words of both clauses is shared, and one word at
#: least.
OPPOSED_SHARE: Final = 0.75
#: A clause with one of these does not simply assert or deny anything.
_OPEN: Final = all_words(lambda words: words.claims.open)
#: Auxiliaries that are not content words, besides the function words of a language.
_AUXILIARIES: Final = all_words(lambda words: words.claims.auxiliaries)
#: Before a verb they tell an aim, before a noun a want: "trying to find", "out of time".
_AIM: Final = all_words(lambda words: words.claims.aims)
#: Small words that make another predicate: "all" and "some", "again".
_DEGREES: Final = all_words(lambda words: words.claims.degrees)


class Assertion(msgspec.Struct, frozen=True, kw_only=True):
    """A clause with its words of content in order, and where it denies."""

    unit: PassageUnit
    span: Span
    words: tuple[Token, ...]
    stems: frozenset[str]
    #: Places of the words that deny.
    denials: tuple[Span, ...]
    #: Stems of the content word after each of them.
    denied: frozenset[str]
    #: How many words of the whole passage deny: "does not, however, allow" denies from another
    #: clause.
    around: int

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.unit.passage.article


def denials(texts: Texts) -> Iterator[Contrast]:
    """Yield two articles' clauses that deny one another or have opposites in one place."""
    made = Finds(texts, lambda unit: tuple(_assertions(unit, texts)))
    for pair in texts.pairs:
        language = texts.language(pair.left.passage.article)
        for one, other in product(made[pair.left], made[pair.right]):
            if not one.stems & other.stems:
                continue
            found = _denial(one, other, language) or _opposition(one, other, texts)
            if found and _one_matter(one, other, texts) and not _both(one, other, made):
                yield found


def _assertions(unit: PassageUnit, texts: Texts) -> Iterator[Assertion]:
    """Yield the clauses of a passage that assert or deny something."""
    text, language = unit.passage.text, texts.language(unit.passage.article)
    items = tokens_of(text)
    if text.rstrip('"”’» ').endswith(("?", "؟", "？")) or any(
        token.folded in _OPEN for token in items
    ):
        return
    small = (stopwords(language) - _DEGREES) | reporting(language) | _AUXILIARIES
    around = len(list(negations(items, language)))
    for span in clauses_of(text, language):
        own = [token for token in items if span.start <= token.start and token.end <= span.end]
        places = list(negations(own, language))
        words = tuple(
            token for k, token in enumerate(own)
            if token.kind != "punctuation" and k not in places and token.folded not in small
        )  # fmt: skip
        if len(words) < DENIED_WORDS or any(
            token.kind == "number" or token.folded in NUMBER_WORDS for token in words
        ):
            continue
        yield Assertion(
            unit=unit, span=span, words=words, stems=frozenset(stem_of(token, language) for token in words),
            denials=tuple(Span(own[k].start, own[k].end) for k in places),
            around=around,
            denied=frozenset(stem_of(token, language) for token in denied(own, places, words)),
        )  # fmt: skip


def _denial(one: Assertion, other: Assertion, language: str) -> Contrast | None:
    """Return the contrast of a clause and its denial: the word that denies beside the whole clause."""
    if bool(one.denials) == bool(other.denials) or max(len(one.denials), len(other.denials)) > 1:
        return None
    no, yes = (one, other) if one.denials else (other, one)
    if yes.around:
        return None
    shared = len(one.stems & other.stems)
    if (
        shared < DENIED_WORDS
        or shared < DENIED_SHARE * len(one.stems | other.stems)
        or not no.denied
        or not no.denied <= yes.stems
    ):
        return None
    said = next(token for token in yes.words if stem_of(token, language) in no.denied)
    items = tokens_of(yes.unit.passage.text)
    before = next((token.folded for token in reversed(items) if token.end <= said.start), "")
    if before in _AIM:
        return None
    points = Point(no.unit, no.denials[0], "not"), Point(yes.unit, Span(said.start, said.end), "")
    left, right = points if no is one else points[::-1]
    return Contrast("negation", left, right)


def _opposition(one: Assertion, other: Assertion, texts: Texts) -> Contrast | None:
    """Return the contrast of two opposites with the same around them."""
    if bool(one.denials) != bool(other.denials) or one.around != other.around:
        return None
    language = texts.language(one.article)
    mine, theirs = _alone(one, other, language), _alone(other, one, language)
    shared = len(one.stems & other.stems)
    if (
        len(mine) != 1
        or len(theirs) != 1
        or not shared
        or shared + 1 < OPPOSED_SHARE * max(len(one.stems), len(other.stems))
    ):
        return None
    if not opposite(mine[0].text, theirs[0].text, language):
        return None
    if _of_nobody(one, mine[0], language) or _of_nobody(other, theirs[0], language):
        return None
    # "Three men and two women" and "two women and three men" print both.
    if (
        stem_of(mine[0], language) in texts.setting(other.unit).words
        or stem_of(theirs[0], language) in texts.setting(one.unit).words
    ):
        return None
    left, right = (
        Point(side.unit, Span(word.start, word.end), stem_of(word, language)) for side, word in ((one, mine[0]), (other, theirs[0]))
    )  # fmt: skip
    return Contrast("opposite", left, right)


def _of_nobody(one: Assertion, word: Token, language: str) -> bool:
    """Tell whether a clause does not say of whom or what its first word is true: "weak on crime"."""
    if word is not one.words[0]:
        return False
    items = tokens_of(one.unit.passage.text)
    behind = next((token for token in items if token.start >= word.end), None)
    return behind is None or behind.kind == "punctuation" or behind.folded in stopwords(language)


def _alone(one: Assertion, other: Assertion, language: str) -> Sequence[Token]:
    """Return the words of a clause that the other lacks."""
    return [token for token in one.words if stem_of(token, language) not in other.stems]


def _one_matter(one: Assertion, other: Assertion, texts: Texts) -> bool:
    """Tell whether two clauses are said of one thing, by one source, of one time."""
    settings = texts.setting(one.unit), texts.setting(other.unit)
    if settings[0].dates != settings[1].dates:
        return False
    if (
        settings[0].weekdays
        and settings[1].weekdays
        and not settings[0].weekdays & settings[1].weekdays
    ):
        return False
    return one_source(one.unit, other.unit, texts)


def _both(one: Assertion, other: Assertion, made: Finds[Assertion]) -> bool:
    """Tell whether an article says both: its passage answers or corrects another."""
    return any(
        mine is not own
        and mine.stems == theirs.stems
        and bool(mine.denials) == bool(theirs.denials)
        for own, theirs in ((one, other), (other, one))
        for mine in made.article(own.article)
    )
