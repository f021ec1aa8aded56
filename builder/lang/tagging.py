"""Words of a sentence -> the part of speech of each, by a hidden Markov model of word parts (Wartena,
"HanTa", 2019).

Rules that read the tags are written for one set of them, the British National Corpus's (C5), and so
for one language: that whose file names a model.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from math import inf
from typing import Final

from builder.lang.language import primary
from builder.lang.languages import codes, words_of

#: The code of the language whose words can be tagged: what is built on tags has its words from its
#: file.
TAGGED: Final = next(code for code in codes() if words_of(code).traits.tagger)
_MODEL: Final = words_of(TAGGED).traits.tagger
#: As in the library: tags of a word that are so much less likely than its best one (a logarithm)
#: count as none, and of the ways to a word about so many are followed.
_CUTOFF: Final = 5
_BEST: Final = 5
#: Words remembered: those of an event come again and again.
_WORDS: Final = 16384
#: Sentences remembered: the first ones of the reports of an event are asked for by several rules.
_REMEMBERED: Final = 4096


def can_tag(language: str) -> bool:
    """Tell whether words of the language of a BCP 47 tag can be tagged."""
    return primary(language) == TAGGED


def tagged(sentence: Sequence[str]) -> tuple[str, ...]:
    """Return the tag of each word, of the set of the British National Corpus (C5): NP0 is a name,
    VVD a past tense.

    A possessive's ending is a word of its own.
    """
    return _tagged(tuple(sentence))


@lru_cache(maxsize=_REMEMBERED)
def _tagged(sentence: tuple[str, ...]) -> tuple[str, ...]:
    return _tagger().tags(sentence) if sentence else ()


@cache
def _tagger() -> Tagger:
    """Read the model once, and only when a sentence is asked for."""
    return Tagger()


class Tagger:
    """The model, and the search for the likeliest tags of a sentence (Viterbi 1967).

    The library's own search gives the same, but tries all tags of the language for each word;
    this one those that the word can have.
    """

    def __init__(self) -> None:
        # Slow to load, as its model is.
        from HanTa.HanoverTagger import (  # noqa: PLC0415
            EMPTY,
            END,
            START,
            UNKNOWN,
            HanoverTagger,
        )

        self.model = HanoverTagger(_MODEL)
        self._start, self._end, self._unknown = (EMPTY, START), END, {UNKNOWN}
        self.model.analyze_forward = lru_cache(_WORDS)(self.model.analyze_forward)

    def tags(self, sentence: Sequence[str]) -> tuple[str, ...]:
        """Return the tag of each word."""
        #: The last two tags -> how likely the best way to them is, as a logarithm.
        row: _Row = {self._start: 0.0}
        steps = []
        for number, word in enumerate(sentence):
            likely = dict(
                self.model._tag_word(word, _CUTOFF, casesensitive=number > 0, conditional=True)  # noqa: SLF001 -- as the library does
            )
            row, came_from = self._step(row, {} if likely.keys() <= self._unknown else likely)
            steps.append(came_from)
        following = self.model.LP_trans_word
        ends = {two: value + following[two].get(self._end, -inf) for two, value in row.items()}
        state = max(ends, key=ends.__getitem__)
        found = []
        for came_from in reversed(steps):
            found.append(self.model.int2tag[state[1]])
            state = came_from[state]
        return tuple(reversed(found))

    def _step(self, row: _Row, likely: dict[int, float]) -> tuple[_Row, dict[_Two, _Two]]:
        """Return the ways to the next word, and from where each comes; a word of which nothing is
        known can have every tag.
        """
        found: _Row = {}
        came_from: dict[_Two, _Two] = {}
        border = sorted(row.values(), reverse=True)[_BEST] - 1 if len(row) > _BEST else -inf
        for before, value in row.items():
            following = self.model.LP_trans_word[before] if value >= border else {}
            for tag in likely or following:
                if tag in following and tag != self._end:
                    way = value + following[tag] + likely.get(tag, 0)
                    two = before[1], tag
                    if way > found.get(two, -inf):
                        found[two], came_from[two] = way, before
        return found, came_from


_Two = tuple[int, int]
_Row = dict[_Two, float]
