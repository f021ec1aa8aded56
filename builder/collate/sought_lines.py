"""A line, a sentence -> as one is looked for in the other: the words that must be there, persons,
who does what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from builder.collate.entailment import ReportSentence, SoughtLine, Word, entails
from builder.collate.fragments import finite_verbs
from builder.collate.persons_in_lines import names_in_line
from builder.collate.shortening import HYPHENS
from builder.lang.languages import all_words
from builder.lang.offices import HONORIFICS
from builder.lang.stems import is_function_word
from builder.lang.synonyms import concept
from builder.lang.tokens import word_tokens

#: English function words that change what is said.
_COUNTING: Final = all_words(lambda words: words.clauses.counting)
#: A pronoun or an office refers to somebody named at most so many sentences before.
BEFORE: Final = 2
#: Words in brackets are not part of what is said: "(R-Ohio)".
_OPEN: Final = ("(", "[")
_CLOSE: Final = (")", "]")


def line_words(text: str, language: str, capitals: frozenset[str]) -> tuple[Word, ...]:
    """Return the words of a text, each with whether a report that says the same must have it;
    ``capitals`` are the words of names.
    """
    found, depth = [], 0
    for token in word_tokens(text):
        plain, start, end, _, folded = token
        depth += text.startswith(_OPEN, start - 1) if start else 0
        named = plain[0].isupper() and folded in capitals
        small = is_function_word(token, language) and folded not in _COUNTING
        needed = not (small or depth or folded in HONORIFICS)
        joined = text.endswith(HYPHENS, 0, start)
        found.append(Word(token, concept(folded, language), named, needed, joined))
        depth -= depth > 0 and text.startswith(_CLOSE, end)
    return tuple(found)


def sought(words: tuple[Word, ...], language: str, people: frozenset[str]) -> SoughtLine:
    """Return the words of a line as it is looked for: what must be there, the persons that it names,
    its core, and its kernel, who does what.
    """
    names = tuple(names_in_line(words, people))
    free = {place for name in names for place in name.places}
    held = [(place, word) for place, word in enumerate(words) if word.needed and place not in free]
    verb = next(iter(finite_verbs([word.token for word in words], language)), 0)
    act = next((word.key for place, word in held if place >= verb), None)
    acts = () if act is None else (act,)
    core = {
        *(word.key for _, word in held if word.named or word.key[0].isdigit()),
        *acts,
        *(word.key for _, word in held[: not names]),
    }
    kernel = {
        *(name.key for name in names[:1]),
        *acts,
        *(_head(words[:verb]) if not names else ()),
    }
    needed = sorted({word.key for _, word in held})
    return SoughtLine(words, tuple(needed), names, frozenset(core), frozenset(kernel))


def report_sentences(
    texts: Sequence[tuple[Word, ...]], people: frozenset[str]
) -> Iterator[ReportSentence]:
    """Yield the sentences of a report, each with the places of its words, its persons, and those of
    the sentences before.
    """
    before: list[tuple[str, ...]] = []
    for own in texts:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(own):
            places[word.key].append(place)
        named = tuple(word.key for word in own if word.named and word.key in people)
        yield ReportSentence(own, dict(places), named, tuple(reversed(before[-BEFORE:])))
        before.append(named)


def together(
    line: SoughtLine, one: ReportSentence, other: ReportSentence, people: frozenset[str]
) -> bool:
    """Tell whether two neighboring sentences say a line together.

    One of them must say who does what, and with whom, with the same figures.
    """
    exact = {
        *line.kernel,
        *(name.key for name in line.names),
        *(key for key in line.needed if key[0].isdigit()),
    }
    core = replace(line, needed=tuple(key for key in line.needed if key in exact))
    says = any(exact <= own.places.keys() and entails(core, own, people) for own in (one, other))
    return says and entails(line, _joined(one, other), people)


def _head(subject: Sequence[Word]) -> Iterator[str]:
    """Yield the head of a subject's first noun phrase: its last content word."""
    first = next((place for place, word in enumerate(subject) if word.needed), len(subject))
    behind = next(
        (place for place in range(first, len(subject)) if not subject[place].needed), len(subject)
    )
    yield from (word.key for word in subject[max(first, behind - 1) : behind])


def _joined(one: ReportSentence, other: ReportSentence) -> ReportSentence:
    """Return two neighboring sentences as one."""
    words = (*one.words, *other.words)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word.key].append(place)
    return ReportSentence(words, dict(places), (*one.people, *other.people), one.before)
