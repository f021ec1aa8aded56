"""The tags of a clause -> where it can be cut after its verb, phrase by phrase.

Each phrase is as long as it can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from builder.cluster.lines import PrintedWord
from builder.lang.languages import words_of
from builder.lang.parts_of_speech import (
    ADVERBS,
    AUXILIARY,
    FINITE,
    INFINITIVES,
    NOUNS,
    PARTICIPLES,
    VERBS,
    adverbs,
    noun_phrase,
    tag_set,
)
from builder.lang.tagging import TAGGED
from builder.lang.verbs import reporting

#: Prepositions that a subject does not continue over.
_PARTING: Final = frozenset(words_of(TAGGED).titles.parting)
#: Words that begin what a clause can do without.
_LOOSE: Final = frozenset(words_of(TAGGED).titles.loose)
#: Tags with which no clause ends; marks after which another begins; words from a comma to the
#: "and" of a list, at most.
_OPEN: Final = tag_set("TO0 PRP AT0 DPS POSS CJC AV0")
_STOPS: Final = ",:;–—.!"
_LIST: Final = 5
#: Verbs that say too little with an object alone: "calls the report | a distortion".
_UNFINISHED: Final = frozenset(words_of(TAGGED).titles.unfinished)
#: Those on which a verb depends so often that a clause is not cut right after it there.
_COPULAS: Final = frozenset(words_of(TAGGED).titles.copulas)


def subject(
    i: int, words: Sequence[PrintedWord], tags: Sequence[str], *, headline: bool
) -> int | None:
    """Return the index after the subject; ``None`` without one."""
    end = noun_phrase(i, tags)
    while end is not None and end < len(tags):
        within = tags[end] == "PRP" and words[end].folded not in _PARTING
        joins = (
            tags[end] in ("PRF", "CJC")
            or within
            or (words[end].text == "," and headline)
            or words[end].text == "&"
        )
        more = noun_phrase(end + 1, tags) if joins else None
        if more is None:
            break
        end = more
    return end


class Ends:
    """What follows a verb, phrase by phrase."""

    def __init__(self, words: Sequence[PrintedWord], tags: Sequence[str]) -> None:
        self.words = words
        self.tags = tags

    def behind(self, verb: int) -> Iterator[int]:
        """Yield the last index of each clause whose verb is at ``verb``."""
        at = (
            verb + 1 if self.tags[verb] == "AJ0" else self._verbs(verb + (self.tags[verb] == "TO0"))
        )
        passive = (
            self.tags[at - 1] in ("VVN", "VVD") and at - 1 > verb and self.tags[verb] in AUXILIARY
        )
        alone = self.tags[at - 1] in ("VVD", "VVZ", "VVI") and (
            at == len(self.tags) or self.words[at].text in ".;:!"
        )
        if (
            passive or (alone and self.words[at - 1].folded not in _UNFINISHED | reporting(TAGGED))
        ) and self._can_cut(at):
            yield at - 1
        while at < len(self.tags):
            end = self._phrase(at)
            if end is None:
                return
            if self._can_cut(end):
                yield end - 1
            at = end

    def _verbs(self, at: int) -> int:
        """Return the index after a verb with its participles, infinitives and adverbs."""
        auxiliary = self.tags[at] in AUXILIARY
        at += 1
        while at < len(self.tags):
            tag = self.tags[at]
            if tag in ADVERBS or (auxiliary and tag in (PARTICIPLES | INFINITIVES)):
                auxiliary = auxiliary and (
                    tag in ADVERBS or tag in ("VBN", "VBI", "VHI", "VBG", "VHN")
                )
                at += 1
                continue
            if tag == "AVP":
                at += 1
                continue
            break
        return at

    def _phrase(self, at: int) -> int | None:
        """Return the index after the phrase from ``at``; ``None`` where the clause ends."""
        tag, more = self.tags[at], at + 1 < len(self.tags)
        if tag == "TO0":
            return self._with_object(at + 1) if more and self.tags[at + 1] in INFINITIVES else None
        if self._says_that(at):
            return self._said(at)
        if tag in ("VVG", "VVN") and more:
            return self._phrase(at + 1)
        if tag in ("PRP", "PRF"):
            gerund = more and self.tags[at + 1] == "VVG"
            return (
                self._with_object(at + 1)
                if gerund
                else self._joined(noun_phrase(at + 1, self.tags))
            )
        nouns = self._joined(noun_phrase(at, self.tags))
        return at + 1 if nouns is None and tag in ("AJ0", "AJC", "AV0", "AVP") else nouns

    def _with_object(self, verb: int) -> int:
        """Return the index after a verb and what follows it."""
        behind = self._verbs(verb)
        return (self._phrase(behind) or behind) if behind < len(self.tags) else behind

    def _says_that(self, at: int) -> bool:
        """Tell whether what somebody says begins: "says that ...", "says he ..."."""
        said = self.tags[at - 1] in VERBS
        return self.tags[at] == "CJT" or (
            said and (self.words[at].folded == "that" or self.tags[at] == "PNP")
        )

    def _said(self, at: int) -> int | None:
        """Return the index after what somebody says."""
        end = (
            at + 1
            if self.tags[at] == "PNP"
            else subject(at + 1, self.words, self.tags, headline=False)
        )
        verb = adverbs(end, self.tags) if end is not None else len(self.tags)
        return (
            self._with_object(verb) if verb < len(self.tags) and self.tags[verb] in FINITE else None
        )

    def _joined(self, end: int | None) -> int | None:
        """Return the index after a noun phrase with what "of" and "and" add to it."""
        while (
            end is not None
            and end < len(self.tags)
            and (self.tags[end] == "PRF" or self.words[end].folded in ("and", "or", "&"))
        ):
            more = noun_phrase(end + 1, self.tags)
            if more is None or (more < len(self.tags) and self.tags[more] in FINITE):
                break
            end = more
        return end

    def _can_cut(self, at: int) -> bool:
        """Tell whether a clause is whole that ends before ``at``."""
        open_ = self.words[at - 1].folded in _COPULAS or self.tags[at - 1] in _OPEN
        if open_ or at >= len(self.words):
            return not open_
        return not self._unfinished(at) and self._parts(at)

    def _unfinished(self, at: int) -> bool:
        """Tell whether the last verb before ``at`` says too little with one phrase alone."""
        verb = max((i for i in range(at) if self.words[i].folded in _UNFINISHED), default=-1)
        return verb >= 0 and self._phrase(verb + 1) in (at, None)

    def _parts(self, at: int) -> bool:
        """Tell whether the word at ``at`` begins what a clause can do without."""
        word, tag = self.words[at], self.tags[at]
        if word.mark:
            # A list stays whole.
            goes_on = word.text == "," and any(
                other.folded in ("and", "or") for other in self.words[at + 1 : at + 1 + _LIST]
            )
            return word.text in _STOPS and not goes_on
        if tag == "CJC":
            return at + 1 < len(self.tags) and self.tags[at + 1] in FINITE | {"PNP", "AV0"}
        hangs = (tag == "VVG" and self.tags[at - 1] in NOUNS) or (
            tag == "PRP" and word.folded == "to"
        )
        return hangs or word.folded in _LOOSE or tag in ("CJS", "DTQ", "PNQ", "AVQ")
