"""A clause cut after a word -> its words that are kept, each as it is printed in a title.

Whoever is named gets the name that most reports print; what only one newsroom adds falls out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from builder.cluster.actors import Actor
from builder.cluster.lines import PrintedWord, shortened
from builder.cluster.parsing import Clause
from builder.cluster.printed import Printed
from builder.lang.languages import words_of
from builder.lang.offices import HONORIFICS, TITLES
from builder.lang.parts_of_speech import noun_phrase, tag_set
from builder.lang.tagging import TAGGED
from builder.lang.wordlists import CHANGING

_DROPPED: Final = tag_set("AJ0 AJS AV0")
_NAMED: Final = tag_set("AT0 AJ0 NN0 NN1 NN2 NP0 ORD UNC")
_NOUNS: Final = tag_set("NN0 NN1 NN2 NP0 POSS AJ0 AJC AJS")
_HAD: Final = tag_set("VHD VHZ VHB VHI VBD VBZ VBB VBI VBN VM0")
_AMOUNTS: Final = frozenset(words_of(TAGGED).titles.amounts)
_FREE: Final = frozenset(words_of(TAGGED).titles.free)
_SPARED: Final = frozenset(words_of(TAGGED).titles.spared)
#: The index of a word, how it is printed, its stems.
Piece = tuple[int, str, tuple[str, ...]]


def pieces_of(
    clause: Clause, last: int, printed: Printed, people: Sequence[Actor]
) -> Iterator[Piece]:
    """Yield the index of each word that is kept, how it is printed, and its stems."""
    named: set[str] = set()
    i = 0
    left_out = _left_out(clause, printed)
    while i <= last:
        if i in left_out:
            i += 1
            continue
        found = _person(clause, i, last, people)
        if found:
            end, actor = found
            name = actor.stems[-1] if actor.text in named else actor.text
            text = clause.line.words[end].text if actor.text in named else name
            yield end, text + _ending(clause.line.words[end], text), clause.line.words[end].stems
            named.add(actor.text)
            i = end + 1
            continue
        word = clause.line.words[i]
        if not _needless(clause, i, printed):
            yield i, _spelled(clause, i, printed), word.stems
        i += 1


def _left_out(clause: Clause, printed: Printed) -> frozenset[int]:
    """Return the indexes of phrases that too few reports print and the clause can spare.

    Those are phrases of the subject, and phrases of place and time that do not depend on the verb.
    """
    found: set[int] = set()
    for i, tag in enumerate(clause.tags):
        word = clause.line.words[i]
        free = i < clause.verb or (
            word.folded in _FREE and clause.tags[i - 1] in _NOUNS and i > clause.verb + 1
        )
        end = noun_phrase(i + 1, clause.tags) if tag == "PRP" and i and free else None
        if end is None or (end < len(clause.tags) and clause.tags[end] in ("PRF", "CJC", "PRP")):
            continue
        stems = [stem for word in clause.line.words[i:end] for stem in word.stems]
        if any(printed.holders(stem) < printed.needed for stem in stems):
            found.update(range(i, end))
    return frozenset(found)


def _person(clause: Clause, i: int, last: int, people: Sequence[Actor]) -> tuple[int, Actor] | None:
    """Return a person whose name ends a phrase from ``i``, and the index of its last word.

    The phrase has the offices before the name, too.
    """
    words, tags = clause.line.words, clause.tags
    if i and tags[i - 1] in _NAMED | {"POSS", "CRD", "DT0"}:
        return None
    end = _name_end(clause, i, last, people)
    actor = _of_person(words[end], people) if end >= i else None
    before = words[end - 1] if end > i else None
    if actor is None or (before and _somebody_else(before, tags[end - 1], actor)):
        return None
    known = actor.text.split()
    # After "of", an office may be all that goes with it: "Secretary of State Xxx".
    office = (
        bool(i) and tags[i - 1] == "PRF" and any(word.text not in known for word in words[i:end])
    )
    whose = not actor.alone and (before is None or before.text not in known)
    return None if office or whose else (end, actor)


def _name_end(clause: Clause, i: int, last: int, people: Sequence[Actor]) -> int:
    """Return the last index of the offices and names from ``i``; ``i - 1`` without any."""
    words, tags = clause.line.words, clause.tags
    for end in range(i, last + 1):
        if tags[end] == "POSS":
            return end if _of_person(words[end], people) else end - 1
        if tags[end] not in _NAMED and words[end].folded != "former":
            return end - 1
    return last


def _somebody_else(before: PrintedWord, tag: str, actor: Actor) -> bool:
    """Tell whether the word before a family name is another given name."""
    known = {part.casefold().rstrip(".") for part in actor.text.split()}
    office = before.folded in TITLES or before.folded in HONORIFICS or len(before.text) == 1
    return tag == "NP0" and before.text[:1].isupper() and before.folded not in known and not office


def _of_person(word: PrintedWord, people: Sequence[Actor]) -> Actor | None:
    if not word.text[:1].isupper():
        return None
    return next((actor for actor in people if word.stems == actor.stems[-1:]), None)


def _ending(word: PrintedWord, text: str) -> str:
    """Return the ending of a possessive that a name in its place needs."""
    plain = word.text.replace("’", "'")
    return (
        "'s"
        if plain.endswith(("'s", "'")) and not text.replace("’", "'").endswith(("'s", "'"))
        else ""
    )


def _needless(clause: Clause, i: int, printed: Printed) -> bool:
    """Tell whether a word only adds to what follows it, and too few reports print it."""
    word, tag = clause.line.words[i], clause.tags[i]
    if i + 1 >= len(clause.tags):
        return False
    if tag == "CRD" and word.text[:1].isdigit():
        amount = (
            clause.tags[i + 1] != "NN1"
            or clause.line.words[i + 1].folded in _AMOUNTS
            or (i > 0 and clause.tags[i - 1] == "MONEY")
        )
        return not amount and any(
            printed.holders(stem) < len(printed.articles) for stem in word.stems
        )
    if tag not in _DROPPED or word.folded in CHANGING or "-" in word.text:
        return False
    if tag == "AV0":
        return word.folded.endswith("ly") or word.folded in _SPARED
    before_noun = clause.tags[i + 1] in _NOUNS and not (i and clause.tags[i - 1] in _HAD)
    small = word.text[:1].islower() or (not i and not printed.named(word))
    return (
        before_noun and small and any(printed.holders(stem) < printed.needed for stem in word.stems)
    )


def _spelled(clause: Clause, i: int, printed: Printed) -> str:
    """Return a word as sentences print it, with its capital where reports have one."""
    word = clause.line.words[i]
    if word.mark:
        return word.text
    stop = (
        "."
        if shortened(word.text, word.folded, TAGGED)
        and clause.line.text[word.end : word.end + 1] == "."
        else ""
    )
    if not clause.line.headline:
        return word.text + stop
    if not word.stems and not printed.named(word):
        return word.text if word.text.isupper() and len(word.text) > 1 else word.text.lower()
    plain = (printed.spelled(word) if printed.shouted(clause.line) else word.text) + stop
    before = clause.line.words[i - 1] if i else None
    after = clause.line.words[i + 1] if i + 1 < len(clause.line.words) else None
    capital = (before and printed.capitalized(before, word)) or (
        after and printed.capitalized(word, after)
    )
    return word.text + stop if capital and word.text[:1].isupper() else plain
