"""Items of a sentence -> its noun phrases: where the one before or after a verb begins and ends, told without a tagger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from builder.text.verbs import reporting
from builder.text.wordlists import DETERMINERS, listed

#: Stands for a quoted stretch; no token holds this character.
QUOTE: Final = "\x00quote"
#: No noun phrase holds these.
_STOPS: Final = listed(
    """and but as while that because if when after before which who whom whose what where how so than or although though
    since whether then"""
)
#: Stand between a noun phrase and its verb: "the minister | has also | said".
_SKIPPED: Final = listed(
    """has have had also later then just already previously once again recently would could will can may might must be been
    is was were are now even still always often first not n't never has reportedly only further"""
)
PREPOSITIONS: Final = listed(
    """on in at during after before when while as to with about by following from for of over under via through into ahead
    amid against because since without"""
)
#: After these a word is no finite verb.
_NOT_BEFORE_VERBS: Final = listed(
    """the a an to this his her their its my our your of no any some for by in with such these those each every more not can could
    should will would must may cannot"""
)
_PRONOUNS: Final = listed("he she they i we it you")
#: Items of a noun phrase, at most.
_PHRASE_REACH: Final = 16


#: Items of an apposition, at most: "Anna Berg, chairwoman of the group, said".
_APPOSITION_REACH: Final = 24


class Item(NamedTuple):
    """A token outside quotation marks, or a whole quoted stretch."""

    folded: str
    start: int
    end: int
    kind: str


def nominal(items: Sequence[Item], i: int) -> bool:
    """Tell whether the word is a noun or an infinitive here: "the report", "to comment"."""
    before = items[i - 1].folded if i else ""
    return before in _NOT_BEFORE_VERBS or before.endswith("'s")


def skip_marks(items: Sequence[Item], k: int) -> int:
    """Return the index of the last item at or before ``k`` that is no punctuation; -1 for none."""
    while k >= 0 and items[k].kind == "punctuation":
        k -= 1
    return k


def phrase_start(items: Sequence[Item], verb: int, language: str) -> int | None:
    """Return where the noun phrase before the verb begins; ``None`` when there is none."""
    k = verb - 1
    while k >= 0 and (items[k].folded in _SKIPPED or items[k].folded.endswith("ly")):
        k -= 1
    if k >= 0 and items[k].folded in ("who", "which"):
        k = skip_marks(items, k - 1)
    elif k >= 0 and items[k].folded == ",":
        k = _over_apposition(items, k)
    if k < 0 or items[k].kind != "word" or items[k].folded in _STOPS:
        return None
    if items[k].folded in _PRONOUNS:
        return k
    end = k
    while k >= 0 and end - k < _PHRASE_REACH and _in_phrase(items[k], language):
        k -= 1
    start = _content_word(items, k + 1, end)
    return start if start <= end else None


def _content_word(items: Sequence[Item], start: int, end: int) -> int:
    """Step over what opens a sentence before its subject: "On Monday the minister"."""
    if items[start].folded in PREPOSITIONS:
        for k in range(start + 1, end):
            if items[k].folded in DETERMINERS:
                return k
    return start


def _in_phrase(item: Item, language: str) -> bool:
    """Tell whether a noun phrase goes on with an item."""
    if item.kind == "quote" or item.folded in _STOPS:
        return False
    if item.kind == "punctuation":
        return item.folded in ("-", ".", "&", "'", "’", "(", ")")
    return item.folded not in reporting(language)


def _over_apposition(items: Sequence[Item], comma: int) -> int:
    """Return the last item of the noun phrase before ``, chairman of the group,``; -1 when the comma closes no apposition."""
    for k in range(comma - 1, max(-1, comma - _APPOSITION_REACH), -1):
        if items[k].folded == ",":
            return k - 1
    return -1


def phrase_close(items: Sequence[Item], start: int, verb: int) -> int:
    """Return the index after the noun phrase that begins at ``start`` and stands before ``verb``."""
    end = verb
    while end > start + 1 and (
        items[end - 1].folded in _SKIPPED or items[end - 1].folded.endswith("ly") or items[end - 1].folded in (",", "who", "which")
    ):
        end -= 1
    return end


def phrase_end(items: Sequence[Item], start: int, language: str) -> int:
    """Return the index after the noun phrase that begins at ``start``."""
    k = start
    if k < len(items) and items[k].folded in _PRONOUNS:
        return k + 1
    while k < len(items) and k - start < _PHRASE_REACH and _in_phrase(items[k], language):
        if k > start and items[k].folded in PREPOSITIONS and items[k].folded not in ("of", "for"):
            break
        if items[k].folded == "." and k + 1 >= len(items):
            break
        k += 1
    return k
