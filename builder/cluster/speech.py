"""A line in the language of the tagger -> its words without what says when, and their parts of speech.

A line is a headline or a sentence.

The parts of speech are a tagger's, in the set C5 of the British National Corpus; those of a
headline are tagged as sentences spell them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from builder.cluster.lines import PrintedLine, PrintedWord
from builder.cluster.printed import Printed
from builder.lang.calendars import calendar
from builder.lang.inflections import uninflected
from builder.lang.languages import words_of
from builder.lang.noun_phrases import fitness
from builder.lang.offices import HONORIFICS, TITLES
from builder.lang.parts_of_speech import BEFORE_NOUNS, NOUNS, VERBS
from builder.lang.tagging import TAGGED, tagged
from builder.lang.verbs import reporting
from builder.lang.wordlists import AUXILIARIES, MODALS

#: Words of a dateline, at most.
_DATELINE: Final = 9
_DASHES: Final = frozenset({"–", "—", "--", "-"})
_DAYS: Final = frozenset(calendar(TAGGED).weekdays) | frozenset(words_of(TAGGED).titles.days)
_MONTHS: Final = calendar(TAGGED).months
_SPANS: Final = frozenset(words_of(TAGGED).titles.spans)
_WHICH: Final = frozenset(words_of(TAGGED).titles.which)
_BEFORE_DAYS: Final = frozenset(words_of(TAGGED).titles.before_days)
_KICKERS: Final = frozenset(words_of(TAGGED).titles.kickers)
#: Marks around words that somebody said.
QUOTES: Final = "\"'“”‘’«»„"
_MONEY: Final = "$£€¥"
_CONTRACTED: Final = frozenset(words_of(TAGGED).titles.contracted)
#: A word that begins a phrase worse than this is a verb.
_VERB: Final = -0.4


def kept(line: PrintedLine) -> Iterator[PrintedWord]:
    """Yield the words of a line without dateline, brackets, days and stops.

    The stops are those of abbreviations.
    """
    words = line.words
    dash = 0
    if not line.headline and words and words[0].text.isupper():
        dash = next((i + 1 for i, word in enumerate(words[:_DATELINE]) if word.text in _DASHES), 0)
    while dash < len(words) and words[dash].mark and words[dash].text in _DASHES:
        dash += 1
    if dash + 1 < len(words) and words[dash].folded in _KICKERS and words[dash + 1].text == ":":
        dash += 2
    inside = False
    words = words[dash:]
    times = _times(words)
    for i, word in enumerate(words):
        if word.text in ("(", "["):
            inside = True
        if inside or word.text in (")", "]"):
            inside = inside and word.text not in (")", "]")
            continue
        short = i > 0 and (
            words[i - 1].folded in TITLES
            or words[i - 1].folded in HONORIFICS
            or len(words[i - 1].text) == 1
        )
        if (
            i in times
            or word.text in QUOTES
            or (word.text == "." and (short or i + 1 < len(words)))
        ):
            continue
        yield word


def _times(words: Sequence[PrintedWord]) -> set[int]:
    """Return the indexes of the words that say when: "on Monday night", "last week"."""
    found: set[int] = set()
    for i, word in enumerate(words):
        behind = i > 0 and (i - 1 in found or words[i - 1].folded in _WHICH)
        dated = i + 1 < len(words) and (words[i + 1].text.isdigit() or words[i + 1].text == ".")
        month = (
            word.folded in _MONTHS
            and word.text[:1].isupper()
            and i > 0
            and (dated or words[i - 1].folded in _BEFORE_DAYS)
        )
        number = word.text.isdigit() and i - 1 in found and words[i - 1].folded in _MONTHS
        if word.folded in _DAYS or month or number or (word.folded in _SPANS and behind):
            found.add(i)
            before = i - 1
            while before >= 0 and words[before].folded in _BEFORE_DAYS:
                found.add(before)
                before -= 1
    return found


def tags_of(words: Sequence[PrintedWord], line: PrintedLine, printed: Printed) -> list[str]:
    """Return the tag of each word; a possessive is one that precedes a noun."""
    sentence: list[str] = []
    at: list[int] = []
    for word in words:
        text = printed.spelled(word) if line.headline and not word.mark else word.text
        plain = text.replace("’", "'")
        at.append(len(sentence))
        if not word.mark and plain.endswith("'s"):
            sentence += [plain[:-2], "'s"]
        elif not word.mark and plain.endswith("s'"):
            sentence += [plain[:-1], "'"]
        else:
            sentence.append(plain)
    found = tagged(sentence)
    spans = zip(words, at, [*at[1:], len(found)][: len(at)], strict=True)
    tags = [
        _tag(word, sentence[i], found[i:j], named=bool(i) or not printed.common(word.folded))
        for word, i, j in spans
    ]
    for i, tag in enumerate(tags):
        # A name that no noun follows is not an adjective.
        behind = tags[i + 1] if i + 1 < len(tags) else ""
        if tag in ("AJ0", "AJC") and printed.named(words[i]) and behind not in NOUNS | BEFORE_NOUNS:
            tags[i] = "NP0"
        if words[i].text == "," and behind == "AJ0" and i and tags[i - 1] == "AJ0":
            tags[i] = "COMMA"
        if tag == "AJ0" and i and tags[i - 1].startswith("VH") and words[i].folded.endswith("ed"):
            tags[i] = "VVN"
    return tags


def _tag(word: PrintedWord, plain: str, found: Sequence[str], *, named: bool) -> str:
    if len(found) > 1:
        return "POSS"
    if word.mark:
        return "MONEY" if word.text in _MONEY else "PUN"
    if (
        word.folded in MODALS
        or word.folded.replace("’", "'") in _CONTRACTED
        or word.folded == "cannot"
    ):
        return "VM0"
    if plain[:1].isupper() and found[0] in VERBS and named:
        return "NP0"
    if found[0] == "CRD" and plain.isalpha() and plain.isupper():
        return "NP0"
    return found[0]


def finite(word: PrintedWord, line: PrintedLine, printed: Printed) -> bool:
    """Tell whether a word after a name is a finite verb."""
    if word.mark or not word.folded:
        return False
    plain = printed.spelled(word) if line.headline else word.text
    if word.folded in AUXILIARIES or word.folded in reporting(TAGGED):
        return True
    if plain[:1].isupper() or printed.noun(word.folded) or word.folded.endswith("ing"):
        return False
    inflected = word.folded.endswith("s") and uninflected(word.folded) != word.folded
    return inflected or word.folded.endswith("ed") or fitness(plain, TAGGED).begins < _VERB
