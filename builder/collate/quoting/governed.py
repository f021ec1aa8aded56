"""A verb of saying in its sentence -> where the words that it attributes begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.collate.quoting.addressees import told
from builder.collate.quoting.phrases import PhraseItem
from builder.collate.quoting.reported import ClauseItems
from builder.lang.languages import all_words
from builder.lang.names import TIME_WORDS
from builder.lang.verbs import ADDRESSING, CLAUSAL, SPEECH_NOUNS, judging

#: So many items after a verb are looked at for its content: time, place and addressee may come
#: between ("said on Monday in Geneva that").
ADJUNCT_REACH: Final = 16
#: ... and after a verb that attributes only beside a quotation or before "that".
_CLOSE_REACH: Final = 6
#: A verb and a clause after it have so many items, at least.
_VERB_AND_CLAUSE: Final = 4
#: Open a clause beside the words that a verb of judging gives.
_ASIDE: Final = all_words(lambda words: words.quoting.aside)
#: A preposition is at most so many items before "that": "said | in a written statement that".
_NOUN_REACH: Final = 5
#: What is said in so many words is not told: "said nothing new", "said little", "said so".
_NO_WORDS: Final = all_words(lambda words: words.quoting.no_words)
#: Items from "but" to the verb of a further attribution, at most: "..., but he also said".
_FURTHER_REACH: Final = 5


def back_to(clause: ClauseItems, quote: int) -> list[tuple[int, int]]:
    """Return the content that ends with a quotation, and the clause around it.

    ``Russia "along with ...," he stressed``.
    """
    items = clause.items
    start = quote
    while (
        start > 0
        and items[start - 1].folded not in (";", ":")
        and not items[start - 1].kind == items[start].kind == "quote"
    ):
        start -= 1
    return [(start, quote + 1)]


def onward(clause: ClauseItems, i: int) -> list[tuple[int, int]]:
    """Return the rest of a quotation that "he said" splits, with no other verb between."""
    items = clause.items
    for k in range(i, min(len(items), i + ADJUNCT_REACH)):
        if items[k].kind == "quote":
            joined = items[k - 1].folded in (",", ":", "—", "–", "-", "but", "and")
            return (
                [(k, k + 1)]
                if joined
                or any(item.folded in clause.words.coordinators for item in items[k - 3 : k - 1])
                else []
            )
        if clause.attributes(k) or items[k].folded in clause.words.that:
            return []
    return []


def content_start(clause: ClauseItems, i: int) -> int | None:
    """Return where the content after the verb at ``i`` begins."""
    items, words = clause.items, clause.words
    plain = clause.reports(i)
    if i + 1 < len(items) and items[i + 1].folded == "as" and plain and not clause.free_order:
        return None  # "of their claims as"
    reach = ADJUNCT_REACH if plain else _CLOSE_REACH
    for k in range(i + 1, min(len(items), i + 1 + reach)):
        item = items[k]
        if item.folded in words.that and k + 1 < len(items) and _reports_that(clause, i, k):
            return None if _of_noun(items, i, k) else k + 1
        if item.kind == "quote" and (k == i + 1 or not is_named(items, k)):
            return i + 1 if plain and _clause_between(clause, i, k) else k
        if item.folded == ":" or (
            item.folded == "," and words.comma and plain and _clause_follows(clause, k)
        ):
            return k + 1 if k + 1 < len(items) else None
        if item.folded in (";", "—", "–") or (k > i + 1 and clause.attributes(k)):
            break
    if not plain or len(items) - i < _VERB_AND_CLAUSE:
        return None
    return told(clause, i) if clause.addresses(i) else _clause_start(clause, i)


def _of_noun(items: Sequence[PhraseItem], verb: int, that: int) -> bool:
    """Tell whether "that" tells what somebody else said.

    It does in "denied the teacher's claim | that", not in "said in a statement | that".
    """
    noun = that - 1 > verb and items[that - 1].folded in SPEECH_NOUNS
    return noun and not any(
        item.folded == "in" for item in items[max(verb, that - _NOUN_REACH) : that - 1]
    )


def _clause_start(clause: ClauseItems, i: int) -> int | None:
    """Return where a clause begins right after a reporting verb: "said | talks would"."""
    items, words = clause.items, clause.words
    first = items[i + 1]
    if clause.negated(i) or (first.folded == "whether" and not clause.free_order):
        return None  # "has not said whether"
    reported = items[i].folded in CLAUSAL or _has_verb(clause, i + 2)
    told_of = first.folded in words.prepositions or (
        first.folded in _NO_WORDS and not clause.free_order
    )
    return i + 1 if reported and first.kind in ("word", "number") and not told_of else None


def _has_verb(clause: ClauseItems, start: int) -> bool:
    """Tell whether a clause's verb comes before any relative clause or apposition.

    It does not in "announced a plan that will".
    """
    items, words = clause.items, clause.words
    for k in range(start, min(len(items), start + ADJUNCT_REACH)):
        if items[k].folded in words.finite:
            return True
        apposed = (
            items[k].folded == ","
            and k + 1 < len(items)
            and items[k + 1].folded in words.determiners
        )
        if not clause.free_order and (apposed or items[k].folded in words.relatives):
            return False
    return False


def _clause_follows(clause: ClauseItems, comma: int) -> bool:
    """Tell whether a clause without "that" follows a comma: "sagte er, | der Hafen"."""
    rest = clause.items[comma + 1 : comma + 1 + _VERB_AND_CLAUSE]
    return (
        len(rest) == _VERB_AND_CLAUSE
        and rest[0].kind != "quote"
        and rest[0].folded not in clause.words.that
    )


def _reports_that(clause: ClauseItems, verb: int, that: int) -> bool:
    """Tell whether "that" begins what the verb reports.

    It does in "said on Monday that", not in "stressed the support that".
    """
    first = clause.items[verb + 1]
    if verb == 0 and clause.participle(0):  # "Writing for a paper that"
        return that == 1
    adjunct = (
        clause.free_order
        or first.folded in clause.words.prepositions
        or first.folded in TIME_WORDS
        or first.kind != "word"
    )
    return (
        that == verb + 1
        or adjunct
        or clause.items[verb].folded in ADDRESSING
        or clause.items[that - 1].folded == ","
    )


def _clause_between(clause: ClauseItems, verb: int, quote: int) -> bool:
    """Tell whether a clause begins before the quotation in it.

    It does in "said the talks were "long"", not in "said on Monday, "...".
    """
    items = clause.items
    first = items[verb + 1]
    tells = (
        items[verb].folded in ADDRESSING
        or first.folded in clause.words.prepositions
        or first.kind != "word"
    )
    return quote > verb + 2 and not tells and items[quote - 1].kind == "word"


def clause_end(clause: ClauseItems, begin: int, *, within: bool = False) -> int:
    """Return where the content from ``begin`` ends: with the sentence, or before.

    It ends before ", adding that" or ", but he said". In what leads up to the sentence ("While he
    admitted ..., he said", "Noting that ..., he said") it ends at the comma, and ``within`` a
    relative clause before the verb of its noun ("Berg, who said ..., told").
    """
    items = clause.items
    participle = (
        not clause.free_order and items[0].folded.endswith(("ing", "ed")) and not items[1].capital
    )
    leads = participle or items[0].folded in clause.words.stops
    opens = leads and not any(item.folded == "," for item in items[:begin])
    quotes = (k for k in range(begin + 1, len(items)) if items[k].kind == "quote")
    last = next((end for k in quotes if (end := _of_another(clause, begin, k))), len(items))
    for k in range(begin + 1, min(last, len(items) - 1)):
        if items[k].folded == "," and (opens or (within and clause.goes_on(k + 1))):
            return k
        if (
            items[k].folded == ","
            and items[k + 1].folded.endswith("ing")
            and clause.attributes(k + 1)
        ):
            return k
        if items[k].folded == "," and begins_phrase(items, k + 1, clause.words.according):
            return k
        if items[k].folded in clause.words.coordinators and _further(clause, k):
            return k
    return last


def _of_another(clause: ClauseItems, begin: int, quote: int) -> int:
    """Return where a content ends before the words of somebody else; 0 without such.

    "..., leading the union | to ask, “Who?”".
    """
    items = clause.items
    verb = quote - 1 - (items[quote - 1].folded in (",", ":"))
    if clause.free_order or verb <= begin or items[verb].kind != "word" or not clause.tells(verb):
        return 0
    commas = (
        k if items[k].folded == "," else k + 1
        for k in range(begin + 1, verb)
        if items[k].folded == "," or items[k].pause
    )
    return max(commas, default=0)


def _further(clause: ClauseItems, joint: int) -> bool:
    """Tell whether another attribution begins after "and": "... and he also said"."""
    items, words = clause.items, clause.words
    for k in range(joint + 1, min(len(items), joint + _FURTHER_REACH)):
        item = items[k]
        if clause.reports(k) and not item.capital:
            return k > joint + 1 or (
                item.folded.endswith(("ed", "id"))
                and k + 1 < len(items)
                and items[k + 1].kind != "punctuation"
            )
        if not (
            item.capital
            or item.folded in words.skipped
            or item.folded in words.pronouns
            or item.folded in words.determiners
        ):
            return False
    return False


def last_quote(clause: ClauseItems, quote: int) -> int:
    """Return the last quotation of the sentence that no other verb attributes."""
    last = quote
    for k in range(quote + 1, len(clause.items)):
        if clause.items[k].kind == "quote":
            last = k
        elif (
            clause.items[k].folded in _ASIDE
            or clause.tells(k)
            or (clause.items[k].folded in judging(clause.language) and not clause.nominal(k))
        ):
            break
    return last


def begins_phrase(items: Sequence[PhraseItem], i: int, phrases: Sequence[Sequence[str]]) -> int:
    """Return how many words a phrase of ``phrases`` has that begins at ``i``; 0 for none."""
    found = (
        len(phrase)
        for phrase in phrases
        if all(i + n < len(items) and items[i + n].folded == word for n, word in enumerate(phrase))
    )
    return next(found, 0)


def is_named(items: Sequence[PhraseItem], quote: int) -> bool:
    """Tell whether a quoted stretch is the name of a work: "On “Good Morning,” he said"."""
    before = items[quote - 1] if quote else None
    return (
        items[quote].capital
        and before is not None
        and (before.kind == "word" or before.folded in "'’")
    )
