"""Items of a sentence -> where its noun phrases begin and end, told without a tagger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from builder.lang.grammar import Grammar
from builder.lang.languages import all_words
from builder.lang.verbs import attributing, reporting

#: Replaces a quoted stretch; no token holds this character.
QUOTE: Final = "\x00quote"
#: Items of a noun phrase, at most.
PHRASE_REACH: Final = 16
#: Items of an apposition, at most: "Anna Berg, chairwoman of the group, said".
_APPOSITION_REACH: Final = 24
#: Items in brackets after a name, at most: "Anna Berg (Free Party) said".
_BRACKET_REACH: Final = 16
#: Items from the beginning of a sentence to its verb, at most, where its subject is looked for.
_SUBJECT_REACH: Final = 30
#: May be anywhere between commas: "Berg, | meanwhile, | who ..."
_INSERTED: Final = all_words(lambda words: words.quoting.inserted)
#: Marks that a noun phrase may have inside.
_INNER: Final = frozenset("-.&'’()‑/·•")
_DASHES: Final = frozenset("–—")
_CLITICS: Final = ("'s", "'d", "'ll", "'ve", "'re", "'m")


class PhraseItem(NamedTuple):
    """A token outside quotation marks, or a whole quoted stretch."""

    folded: str
    start: int
    end: int
    kind: str
    #: It begins with a capital; of a quoted stretch: it looks like the name of a work.
    capital: bool = False
    #: Of a quoted stretch: it ends in a mark that hands over to its attribution ("...,” she said").
    pause: bool = False


class Range(NamedTuple):
    """Items from ``start`` up to, and without, ``end``."""

    start: int
    end: int


def is_pronoun(item: PhraseItem, words: Grammar) -> bool:
    """Tell whether an item is a personal pronoun, with what is glued to it or not: "he", "he's"."""
    plain = item.folded
    return plain in words.pronouns or any(
        plain.endswith(clitic) and plain.removesuffix(clitic) in words.pronouns
        for clitic in _CLITICS
    )


def nominal(items: Sequence[PhraseItem], i: int, words: Grammar) -> bool:
    """Tell whether the word is a noun or an infinitive here.

    "the report", "to comment", "taking calls", "a Sunday Herald report".
    """
    if not i:
        return False
    before = items[i - 1]
    if before.folded in words.nominal or (
        before.folded.endswith("'s") and not is_pronoun(before, words)
    ):
        return True
    if items[i].folded != "read" and _one_of(items, i):
        return True
    noun = words.participles and not items[i].folded.endswith(("ed", "ing")) and not before.capital
    return noun and before.kind == "word" and before.folded.endswith(("ing", "ed"))


def _one_of(items: Sequence[PhraseItem], i: int) -> bool:
    """Tell whether "a" precedes the adjective or name before a verb's plain form.

    "a Sunday Herald | report", "a new | promise".
    """
    k = i - 2
    while k > 0 and items[k].capital and items[k + 1].capital and i - k < PHRASE_REACH:
        k -= 1
    return (
        k >= 0
        and items[k].folded in ("a", "an")
        and not items[i].folded.endswith(("s", "ed", "ing", "aid", "old"))
    )


def skip_marks(items: Sequence[PhraseItem], k: int) -> int:
    """Return the last index at or before ``k`` that is not punctuation; -1 without one."""
    while k >= 0 and items[k].kind == "punctuation":
        k -= 1
    return k


def phrase_before(
    items: Sequence[PhraseItem], verb: int, words: Grammar, language: str
) -> Range | None:
    """Return the subject of the verb, if it comes before it, else ``None``.

    Auxiliaries, brackets, a relative pronoun and an apposition may be between; a second verb has
    the subject of the sentence.
    """
    k = verb - 1
    while k >= 0 and _between(items[k], words):
        k -= 1
    k = _over_inserted(items, k, words)
    if k > 0 and items[k].folded == "." and items[k - 1].kind == "word":  # "Carl Dahl Jr. said"
        k -= 1
    if k >= 0 and items[k].folded in words.coordinators:
        return subject(items, k, words, language)
    if k < 0 or items[k].kind != "word" or items[k].folded in words.stops:
        return None
    if is_pronoun(items[k], words):
        return Range(k, k + 1)
    end = k
    while k >= 0 and end - k < PHRASE_REACH and in_phrase(items[k], words, language):
        k -= 1
    start = _content_word(items, k + 1, end, words)
    while start < end and items[start].folded in words.inverted:
        start += 1
    return Range(start, _closed(items, start, verb, words)) if start <= end else None


def _over_inserted(items: Sequence[PhraseItem], k: int, words: Grammar) -> int:
    """Return the last item of a noun phrase before an insertion that ends at ``k``.

    Insertions are brackets, dashes, a relative pronoun and an apposition.
    """
    if k >= 0 and items[k].folded == ")":
        k = next(
            (b - 1 for b in range(k, max(-1, k - _BRACKET_REACH), -1) if items[b].folded == "("), -1
        )
    elif k > 0 and items[k].folded in _DASHES:
        k = next(
            (
                b - 1
                for b in range(k - 1, max(-1, k - _APPOSITION_REACH), -1)
                if items[b].folded in _DASHES
            ),
            k,
        )
    if k >= 0 and items[k].folded in words.relatives:
        return skip_marks(items, k - 1)
    return _over_apposition(items, k) if k >= 0 and items[k].folded == "," else k


def subject(
    items: Sequence[PhraseItem], before: int, words: Grammar, language: str
) -> Range | None:
    """Return the noun phrase that opens the clause before ``before``.

    It is looked for after the clause's last comma, else where the sentence begins.
    """
    first = max(0, before - _SUBJECT_REACH)
    last = max((k for k in range(first, before - 1) if items[k].folded == ","), default=-1)
    marks = (
        k
        for k in range(before - 2, first - 1, -1)
        if items[k].folded == "," or (k > last and _joins_clause(items, k, words))
    )
    starts = [k + 1 for k in marks]
    starts.append(_opening(items, before, words))
    return next(
        (
            found
            for start in starts
            if 0 <= start < before and (found := _subject_at(items, start, before, words, language))
        ),
        None,
    )


def _joins_clause(items: Sequence[PhraseItem], k: int, words: Grammar) -> bool:
    """Tell whether a word opens a clause whose subject a second verb may have.

    "after | she wept and said".
    """
    subject_follows = is_pronoun(items[k + 1], words) or items[k + 1].folded in words.determiners
    return subject_follows and items[k].folded in words.stops - words.that - words.coordinators


def _opening(items: Sequence[PhraseItem], before: int, words: Grammar) -> int:
    """Return where a sentence begins, or -1 if something leads up to its subject.

    A conjunction is left out.
    """
    start = next((k for k in range(before) if items[k].kind != "punctuation"), before)
    if start < before and items[start].folded in words.coordinators:
        return start + 1
    leads = start < before and (
        items[start].folded in words.prepositions | words.stops
        or items[start].folded.endswith("ing")
    )
    return -1 if leads else start


def _subject_at(
    items: Sequence[PhraseItem], start: int, before: int, words: Grammar, language: str
) -> Range | None:
    """Return the noun phrase at ``start`` when a verb comes after it, before ``before``."""
    first = items[start]
    if is_pronoun(first, words):
        return Range(start, start + 1)
    if first.kind != "word" or not (
        first.capital or first.folded in words.determiners or start == 0
    ):
        return None
    end = start + 1
    while (
        end < before and end - start < PHRASE_REACH and not _predicate(items, end, words, language)
    ):
        end += 1
    apposition = items[end].folded == "," if end < before else True
    return Range(start, end) if end < before and (start == 0 or not apposition) else None


def _predicate(items: Sequence[PhraseItem], k: int, words: Grammar, language: str) -> bool:
    """Tell whether a noun phrase that opens the sentence ends before ``k``."""
    item = items[k]
    if item.kind == "quote" or (item.kind == "punctuation" and item.folded not in _INNER):
        return True
    if item.capital:
        return False
    noun = items[k - 1].folded in words.determiners
    verbal = (
        item.folded in words.finite
        or item.folded in words.skipped
        or (item.folded in attributing(language) and not noun)
    )
    return (
        verbal
        or item.folded.endswith(("ed", "ing"))
        or (item.folded in words.prepositions and item.folded not in words.inside)
    )


def _between(item: PhraseItem, words: Grammar) -> bool:
    """Tell whether an item may be between a subject and its verb."""
    return item.folded in words.skipped or (
        item.folded.endswith("ly") and item.kind == "word" and not item.capital
    )


def _content_word(items: Sequence[PhraseItem], start: int, end: int, words: Grammar) -> int:
    """Step over what opens a sentence before its subject: "On Monday the minister"."""
    if items[start].folded in words.prepositions:
        for k in range(start + 1, end):
            if items[k].folded in words.determiners:
                return k
    return start


def in_phrase(item: PhraseItem, words: Grammar, language: str) -> bool:
    """Tell whether a noun phrase continues with an item."""
    if item.kind == "quote" or item.folded in words.stops:
        return False
    if item.kind == "punctuation":
        return item.folded in _INNER
    return item.capital or item.folded not in reporting(language)


def _over_apposition(items: Sequence[PhraseItem], comma: int) -> int:
    """Return the last item of the noun phrase before ``, chairman of the group,``.

    -1 when the comma does not close an apposition.
    """
    for k in range(comma - 1, max(-1, comma - _APPOSITION_REACH), -1):
        if items[k].folded == ",":
            adverb = k > 1 and items[k - 1].folded in _INSERTED and items[k - 2].folded == ","
            return k - 3 if adverb else k - 1
    return -1


def _closed(items: Sequence[PhraseItem], start: int, verb: int, words: Grammar) -> int:
    """Return the index after the noun phrase from ``start`` that comes before ``verb``."""
    end = verb
    while end > start + 1 and (
        _between(items[end - 1], words)
        or items[end - 1].folded in words.relatives
        or items[end - 1].folded == ","
    ):
        end -= 1
    return end
