"""The reports of one event -> the noun phrases that several of them print: what the event is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from math import fsum
from typing import Final, NamedTuple

from builder.cluster.happenings import NOUNS
from builder.cluster.lines import PrintedLine, PrintedWord
from builder.cluster.phrasing import LINKS, LONGEST_PHRASE, phrases
from builder.cluster.printed import Printed
from builder.lang.languages import all_words, words_of
from builder.lang.tokens import words

#: Nouns for what somebody did or what came about, besides those for happenings.
_ACTS: Final = all_words(lambda words: words.happenings.acts)
#: Words between two words of a phrase where a report prints it in other words; what such a phrase
#: counts for.
_APART: Final = 8
_LOOSE: Final = 0.85
#: What a noun for a happening adds.
_HAPPENS: Final = 0.25
#: A word tells something when it weighs more than this; the name of a person tells who, and only
#: half as much about what.
_IDLE: Final = 0.12
_PERSON: Final = 0.5
_QUOTES: Final = "\"'“”‘’«»„"
#: The stems of a phrase.
Key = tuple[str, ...]


class Subject(NamedTuple):
    """A noun phrase that several reports print."""

    text: str
    stems: Key
    #: How many reports print it.
    held: int
    #: How much its words tell, each between 0 and 1.
    weight: float
    #: The same of each word on average, and of the most telling one.
    mean: float
    best: float
    #: It names an act or a happening.
    happens: bool


def subjects(printed: Printed, people: Collection[str] = ()) -> tuple[Subject, ...]:
    """Return the noun phrases that enough reports print, the most telling first.

    ``people`` are the stems of their names.
    """
    if not words_of(printed.language).traits.plain_nouns:
        return ()
    found = _Found(printed)
    judged = (
        _subject(key, found, printed, people) for key in found.forms if key not in found.barred
    )
    return tuple(
        sorted(
            (subject for subject in judged if subject),
            key=lambda subject: (-subject.weight, -subject.held, len(subject.text), subject.text),
        )
    )


def _subject(key: Key, found: _Found, printed: Printed, people: Collection[str]) -> Subject | None:
    """Return a phrase as a subject; ``None`` when too few reports print it."""
    forms = found.forms[key]
    text = min(forms, key=lambda form: (-forms[form], form))
    if (
        len(key) == 1
        and words_of(printed.language).phrases.links
        and (key[0] in found.called or not printed.noun(text))
    ):
        return None
    close = found.close(key)
    enough = close >= printed.needed
    held = close if enough or key not in found.headlined or _linked(text) else found.loose(key)
    if held < printed.needed:
        return None
    each = [
        (printed.weight(name) - _IDLE) * (_PERSON if name in people else 1.0)
        for name in dict.fromkeys(key)
    ]
    happens = _acts(text)
    weight = fsum(each) * (1.0 if enough else _LOOSE) + (_HAPPENS if happens else 0.0)
    return Subject(text, key, held, weight, fsum(each) / len(each), max(each), happens)


def _linked(text: str) -> bool:
    """Tell whether a phrase says whose or for what something is; other words need not."""
    return any(word in LINKS or word.endswith("'s") for word in words(text))


def _acts(text: str) -> bool:
    """Tell whether the head of a phrase names an act or a happening."""
    parts = words(text)
    head = next((i for i, word in enumerate(parts) if word in LINKS and i), len(parts))
    return bool(parts) and (parts[head - 1] in NOUNS or parts[head - 1] in _ACTS)


class _Found:
    """The noun phrases of all reports: how printed, which barred, in how many reports."""

    def __init__(self, printed: Printed) -> None:
        self.forms: dict[Key, Counter[str]] = defaultdict(Counter)
        #: Names, and somebody's words in quotation marks.
        self.barred: set[Key] = set()
        self.headlined: set[Key] = set()
        #: The stems of names.
        self.called: set[str] = set()
        self._grams = [frozenset(_grams(lines)) for lines in printed.lines.values()]
        self._lines = [
            [[word.stems for word in line.words] for line in lines]
            for lines in printed.lines.values()
        ]
        for lines in printed.lines.values():
            for line in lines:
                for first, last in phrases(line, printed):
                    self._enter(line, first, last, printed)

    def _enter(self, line: PrintedLine, first: int, last: int, printed: Printed) -> None:
        key = _key(line.words[first : last + 1])
        text = printed.inside(line, first, last)
        self.forms[key][text] += 1
        named = (
            text[:1].isupper()
            and text.split()[-1][:1].isupper()
            and not words_of(printed.language).traits.capital_nouns
        )
        if named or _quoted(line, first, last):
            self.barred.add(key)
            self.called.update(key if named else ())
        if line.headline:
            self.headlined.add(key)

    def close(self, key: Key) -> int:
        """Return the number of reports that print the words side by side."""
        return sum(key in grams for grams in self._grams)

    def loose(self, key: Key) -> int:
        """Return how many reports print them side by side, or close in one sentence."""
        pairs = zip(self._grams, self._lines, strict=True)
        return sum(
            key in grams or (len(key) > 1 and any(_near(line, key) for line in lines))
            for grams, lines in pairs
        )


def _near(line: Sequence[Key], key: Key) -> bool:
    """Tell whether all words of a phrase are in a line, not far apart."""
    places = [[i for i, stems in enumerate(line) if name in stems] for name in key]
    if not all(places):
        return False
    return any(
        all(any(abs(i - start) <= _APART for i in place) for place in places[1:])
        for start in places[0]
    )


def _quoted(line: PrintedLine, first: int, last: int) -> bool:
    """Tell whether a phrase is in quotation marks of its own."""
    return (
        first > 0
        and last + 1 < len(line.words)
        and all(line.words[i].text in _QUOTES for i in (first - 1, last + 1))
    )


def _key(found: Sequence[PrintedWord]) -> Key:
    return tuple(name for word in found for name in word.stems)


def _grams(lines: Sequence[PrintedLine]) -> Iterator[Key]:
    """Yield the stems of every run of words up to the longest phrase."""
    for line in lines:
        for first in range(len(line.words)):
            if line.words[first].stems:
                for last in range(first, min(len(line.words), first + LONGEST_PHRASE)):
                    if line.words[last].mark:
                        break
                    if line.words[last].stems:
                        yield _key(line.words[first : last + 1])
