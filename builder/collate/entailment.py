"""A line and a sentence with its words -> whether the sentence entails the line.

It must be about the same persons, with the same force.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, product
from typing import Final, NamedTuple

import msgspec

from builder.lang.forces import BESIDE_ONLY, FORCE_OF, WARNING
from builder.lang.given_names import is_given_name, same_given_name
from builder.lang.languages import all_words
from builder.lang.offices import TITLES
from builder.lang.tokens import Token
from builder.lang.wordlists import BE, PARTICIPLES

#: A force is at most so many words before the words that it is about.
NEAR_FORCE_WORDS: Final = 4
#: The words of a line are in another sentence within so many times its length, and so many words
#: more.
SPREAD: Final = 3.0
SPREAD_WORDS: Final = 10
#: Readings of who is where that are tried.
MOST_PLACES: Final = 12
#: A name so near the beginning of a line is its subject (words).
_SUBJECT: Final = 2
#: Words from a form of "be" to its participle.
_GROUP: Final = 2
#: What a warning tells of is to come, and not sure, with these words or without.
_TO_COME: Final = frozenset(("doubtful", "future"))
_THIRD: Final = all_words(lambda words: words.clauses.third_person)
#: What can mean somebody named before: a pronoun, or any office.
_MEANT: Final = _THIRD | TITLES


class Word(NamedTuple):
    """A word of a sentence, with what makes it the same as another word.

    These are its token, its concept, whether it is part of a name, and whether whatever supports
    the sentence must have it.
    """

    token: Token
    key: str
    named: bool
    needed: bool
    #: A hyphen joins it to the word before.
    joined: bool = False


class SoughtName(NamedTuple):
    """A person named in a line: the name's places, its last word, and a given name."""

    places: range
    key: str
    given: str
    #: What the person is called by before the name, written out.
    offices: frozenset[str] = frozenset()


class ReportSentence(NamedTuple):
    """A sentence of a report as lines are looked for in it."""

    words: tuple[Word, ...]
    places: Mapping[str, Sequence[int]]
    #: Surnames in its order, and those of the sentences before, the nearest first.
    people: tuple[str, ...]
    before: tuple[tuple[str, ...], ...]


class SoughtLine(msgspec.Struct, frozen=True):
    """A line as it is looked for: its words, what a sentence must have, and whom it names."""

    words: tuple[Word, ...]
    needed: tuple[str, ...]
    names: tuple[SoughtName, ...]
    #: What no passage that says the same may lack: who or what does it, the act, names and figures.
    core: frozenset[str]
    #: Who does it and the act: what must be in one sentence.
    kernel: frozenset[str]


def entails(line: SoughtLine, there: ReportSentence, people: AbstractSet[str]) -> bool:
    """Tell whether a sentence with all needed words of a line says it.

    It must be about the same persons, with the same force.
    """
    where = [tuple(_places(name, there)) for name in line.names]
    return any(
        _says(line, there, persons, people) for persons in islice(product(*where), MOST_PLACES)
    )


def _says(
    line: SoughtLine, there: ReportSentence, persons: Sequence[int], people: AbstractSet[str]
) -> bool:
    """Tell whether a sentence says a line of the persons at some places of it."""
    window = _window([*(there.places[key] for key in line.needed), *([place] for place in persons)])
    if window[1] - window[0] > SPREAD * len(line.words) + SPREAD_WORDS:
        return False
    mine = {FORCE_OF[word.token.folded] for word in line.words if word.token.folded in FORCE_OF}
    theirs = {
        force for place, word in enumerate(there.words)
        if (force := FORCE_OF.get(word.token.folded)) and (
            window[0] - NEAR_FORCE_WORDS <= place <= window[1] or _reaches(word, force, place, window)
        )
    }  # fmt: skip
    if any(word.token.folded in WARNING for word in line.words):
        mine, theirs = mine - _TO_COME, theirs - _TO_COME
    return mine == theirs and _same_agent(line, there, persons, window, people)


def _reaches(word: Word, force: str, place: int, window: tuple[int, int]) -> bool:
    """Tell whether a force is about far words: a denial before them, a doubt anywhere."""
    return (force == "doubtful" and word.token.folded not in BESIDE_ONLY) or (
        force == "refused" and place < window[0]
    )


def _places(name: SoughtName, there: ReportSentence) -> Iterator[int]:
    """Yield where a sentence names a person, or has an office or pronoun for the person.

    An office that is not the person's, or a pronoun, needs the name before it.
    """
    for place in there.places.get(name.key, ()):
        before = there.words[place - 1].token.text if place else ""
        other = (
            bool(name.given)
            and place > 0
            and there.words[place - 1].named
            and is_given_name(before)
        )
        if not other or same_given_name(name.given, before):
            yield place
    nearest = next((people for people in there.before if people), ())
    if nearest and (nearest[0] == name.key or set(nearest) == {name.key}):
        offices = name.offices if name.key in there.people else _MEANT
        yield from (
            k
            for k, word in enumerate(there.words)
            if word.token.folded in offices and (word.token.folded in _THIRD or not word.named)
        )


def _window(places: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Return the shortest stretch that holds one place of each sequence."""
    marks = sorted((place, number) for number, own in enumerate(places) for place in own)
    counts, first, best = [0] * len(places), 0, (0, marks[-1][0])
    missing = len(places)
    for place, number in marks:
        missing -= counts[number] == 0
        counts[number] += 1
        while not missing:
            start, leaving = marks[first]
            if place - start < best[1] - best[0]:
                best = (start, place)
            counts[leaving] -= 1
            missing += counts[leaving] == 0
            first += 1
    return best


def _same_agent(
    line: SoughtLine,
    there: ReportSentence,
    persons: Sequence[int],
    window: tuple[int, int],
    people: AbstractSet[str],
) -> bool:
    """Tell whether the one who acts or suffers in a line does so in a sentence.

    The others must come in the same order. Nobody else may come between the first one and the act,
    unless it is done "by" somebody.
    """
    act = _act(line)
    at = (
        window[1]
        if act is None
        else next(
            (k for k in there.places[line.words[act].key] if window[0] <= k <= window[1]), window[1]
        )
    )
    if act is not None and _suffers(line.words, act):
        return (persons[0] < at) == _suffers(there.words, at)
    stretch = there.words[window[0] : window[1] + 1]
    if any(word.token.folded == "by" for word in (*stretch, *line.words)):
        return True
    if list(persons) != sorted(persons):
        return False
    if act is None:
        return True
    between = there.words[persons[0] + 1 : at]
    return persons[0] <= at and not any(
        word.named and word.key in people and word.key != line.names[0].key for word in between
    )


def _act(line: SoughtLine) -> int | None:
    """Return the place of the first content word after a line's opening person."""
    first = next(iter(line.names), None)
    if first is None or first.places.start > _SUBJECT:
        return None
    return next(
        (
            place
            for place in range(first.places.stop, len(line.words))
            if line.words[place].key in line.needed
        ),
        None,
    )


def _suffers(words: Sequence[Word], act: int) -> bool:
    """Tell whether an English verb is passive: a form of "be" precedes it."""
    return words[act].token.folded.endswith(PARTICIPLES) and any(
        word.token.folded in BE for word in words[max(0, act - _GROUP) : act]
    )
