"""The passages of an event -> names in one slot: who holds an office, who, where.

Two names are a difference only when neither report names the other one anywhere: else it knows both
and means two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import product
from typing import Final

import msgspec

from builder.collate.alignment.passages import PassageUnit
from builder.collate.conflicts.clauses import ClaimContext, clause_at, tokens_of
from builder.collate.conflicts.details import WHERE, Detail, one_detail
from builder.collate.conflicts.sources import one_source
from builder.collate.conflicts.texts import Contrast, Finds, PassagePair, Point, Texts
from builder.core.capture import Span
from builder.core.conflict import ConflictKind, Reason
from builder.lang.given_names import is_given_name
from builder.lang.language import primary
from builder.lang.languages import all_words
from builder.lang.names import TIME_WORDS, Name, names
from builder.lang.offices import HONORIFICS
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import Token, folded, word_tokens

#: Two clauses are one but for a name when they share so many words of content ...
SLOT_WORDS: Final = 3
#: ... and so large a share of the words of both.
SLOT_SHARE: Final = 0.8
#: Names so alike, letter for letter, are spellings of one.
SPELLED: Final = 0.75
#: Offices that one person holds at a time.
_SINGLE: Final = all_words(lambda words: words.claims.single_offices)
#: With one of these an office has had, or has, several holders.
_SEVERAL: Final = all_words(lambda words: words.claims.several_holders)
#: Stems of words by which a page tells who made it.
_CRAFT: Final = all_words(lambda words: words.claims.craft)
#: A page that speaks to its reader reports nothing.
_READER: Final = all_words(lambda words: words.claims.reader)
#: Words of a role that are looked at, at most.
_ROLE_WORDS: Final = 6
#: The last word of what is in a town, so that it is not another town.
_FACILITIES: Final = all_words(lambda words: words.claims.facilities)
#: A word of so many letters, or more, may shorten a name that it begins: "Ostl."
_ABBREVIATED: Final = 3


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """A name with what is said of it."""

    unit: PassageUnit
    span: Span
    text: str
    #: Stems of the office printed beside it.
    role: frozenset[str]
    #: The folded word before it.
    before: str
    #: Its last word, folded.
    last: str

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.unit.passage.article

    @property
    def personal(self) -> bool:
        """It may be a person's: two words, or a title before it."""
        return len(self.text.split()) > 1 or bool(self.role)


def slots(texts: Texts) -> Iterator[Contrast]:
    """Yield the names and places that differ between two articles in one slot."""
    made = Finds(texts, lambda unit: tuple(_slots(unit, texts)))
    printed = {
        article: _words(texts.bodies[article]) | _words(own.title)
        for article, own in texts.articles.items()
    }
    for pair in texts.pairs:
        for one, other in product(made[pair.left], made[pair.right]):
            if _parted(one, other, printed) and (kind := _kind(one, other, pair, texts)):
                points = (Point(side.unit, side.span, side.last) for side in (one, other))
                left, right = points
                yield Contrast(kind, left, right, _reason(one, other, kind, texts))


def _words(text: str) -> frozenset[str]:
    """Return the folded words that are printed with a capital."""
    return frozenset(
        token.folded.removesuffix("'s") for token in word_tokens(text) if token.text[:1].isupper()
    )


def _slots(unit: PassageUnit, texts: Texts) -> Iterator[Slot]:
    """Yield the names of a passage."""
    text, language = unit.passage.text, texts.language(unit.passage.article)
    items = tokens_of(text)
    if any(token.folded in _READER for token in items):
        return
    for name in names(text, language, items):
        span = Span(name.start, name.end)
        previous = next((token for token in reversed(items) if token.end <= name.start), None)
        time = all(folded(word) in TIME_WORDS for word in name.text.split())
        if not time and not (name.opens and " " not in name.text):
            yield Slot(
                unit=unit, span=span, text=name.text, role=_role(text, name, items, language), before=previous.folded if previous else "",
                last=folded(name.text.split()[-1]).removesuffix("'s"),
            )  # fmt: skip


def _role(text: str, name: Name, items: Sequence[Token], language: str) -> frozenset[str]:
    """Return the stems of the office before a name, if one person holds it.

    "the mayor of Northmere, Anna Lis", "Mayor Anna Lis".
    """
    before = [token for token in items if token.end <= name.start]
    apposed = (
        bool(before) and before[-1].text == "," and text[name.end : name.end + 1] in (",", ".", "")
    )
    if name.title:
        own = word_tokens(name.title)
    elif apposed:
        stop = next(
            (k for k in range(len(before) - 2, -1, -1) if before[k].kind == "punctuation"), -1
        )
        own = tuple(token for token in before[stop + 1 : -1] if token.kind == "word")
    else:
        return frozenset()
    plain = stopwords(language)
    words = [
        token.folded
        for token in own
        if token.folded not in plain and token.folded not in HONORIFICS
    ]
    if len(words) > _ROLE_WORDS or not _SINGLE.intersection(words) or _SEVERAL.intersection(words):
        return frozenset()
    return frozenset(stem(word, language) for word in words)


def _parted(one: Slot, other: Slot, printed: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether neither article prints the last word of the other's name."""
    return (
        one.last != other.last
        and one.last not in printed[other.article]
        and other.last not in printed[one.article]
    )


def _kind(one: Slot, other: Slot, pair: PassagePair, texts: Texts) -> ConflictKind | None:
    """Return what two names differ in; ``None`` when they do not fill one slot."""
    whole = all(" " in side.text for side in (one, other))
    if one.role and one.role == other.role and whole and (len(one.role) > 1 or pair.together):
        return "name"
    if any(side.before in WHERE for side in (one, other)) and _one_place(one, other, pair, texts):
        return "place"
    if (
        not pair.together
        or one.before != other.before
        or not _one_clause(one, other, texts)
        or not one_source(one.unit, other.unit, texts)
    ):
        return None
    if one.before in WHERE:
        return "place" if (one.last in _FACILITIES) == (other.last in _FACILITIES) else None
    return "name" if one.personal and other.personal and one.role == other.role else None


def _one_place(one: Slot, other: Slot, pair: PassagePair, texts: Texts) -> bool:
    """Tell whether two names, one after a preposition, say where the same was.

    "the event in Northmere", "the Northmere event".
    """
    persons = {texts.found.cast.id_of(side.unit.passage.person) for side in (one, other)} - {None}
    if (
        len(persons) > 1
        or one.unit.quoted
        or other.unit.quoted
        or any(side.role for side in (one, other))
    ):
        return False
    if any(map(_named_after, (one, other))) or (one.last in _FACILITIES) != (
        other.last in _FACILITIES
    ):
        return False
    left, right = (
        Detail(side.unit, side.span, attributive=side.before not in WHERE) for side in (one, other)
    )
    return one_detail(left, right, pair, texts)


def _named_after(slot: Slot) -> bool:
    """Tell whether a name before a noun begins with a given name: it is not a place."""
    first, *rest = slot.text.split()
    return slot.before not in WHERE and bool(rest) and is_given_name(folded(first))


def _one_clause(one: Slot, other: Slot, texts: Texts) -> bool:
    """Tell whether two clauses say the same but for their names.

    Neither may tell how the page was made.
    """
    mine, theirs = (_clause(side, texts) for side in (one, other))
    shared = len(mine.words & theirs.words)
    alike = shared >= SLOT_WORDS and shared >= SLOT_SHARE * len(mine.words | theirs.words)
    days = [texts.setting(side.unit).weekdays for side in (one, other)]
    if all(days) and not days[0] & days[1]:
        return False
    return alike and mine.pronoun == theirs.pronoun and not mine.words & _CRAFT


def _clause(slot: Slot, texts: Texts) -> ClaimContext:
    text, language = slot.unit.passage.text, texts.language(slot.article)
    return clause_at(text, slot.span, language, tokens_of(text))


def _reason(one: Slot, other: Slot, kind: ConflictKind, texts: Texts) -> Reason | None:
    """Return why two names may be one: spellings, or one place lies in the other."""
    if (
        SequenceMatcher(None, one.text.casefold(), other.text.casefold(), autojunk=False).ratio()
        >= SPELLED
    ):
        return "spelling"
    countries = _countries(primary(texts.language(one.article)))
    wide = [
        any(word in countries for word in (folded(side.text), *map(folded, side.text.split())))
        for side in (one, other)
    ]
    inside = wide[0] != wide[1] or any(
        _inside(one, other, body) or _inside(other, one, body) for body in texts.bodies.values()
    )
    return "within" if kind == "place" and inside else None


def _inside(part: Slot, whole: Slot, body: str) -> bool:
    """Tell whether a text prints one place as part of another: "Northmere, Ostland"."""
    found = (
        match[1]
        for match in re.finditer(
            rf"\b{re.escape(part.text)},\s+([^\W\d_]{{{_ABBREVIATED},}})", body
        )
    )
    return any(whole.text.startswith(word) for word in found)


@cache
def _countries(language: str) -> frozenset[str]:
    """Return the names of countries and continents in a language, folded (Unicode CLDR)."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- reads its tables

    try:
        return frozenset(folded(name) for name in Locale.parse(language).territories.values())
    except (UnknownLocaleError, ValueError):
        return frozenset()
