"""What passages are compared by -> how alike two of them are, 0 to 1.

Two passages are as alike as the weight of the words they share is great beside all words of the
heavier one; words weigh the more the rarer they are in the event.  Function words and repetitions
count too: who repeats them repeats the wording.  Two words left over that begin alike ("announced",
"announcement") are forms of one, and other figures make passages a little less alike. Chosen
against Jaccard, cosine, sequences of words and of letters on pairs of news sentences
(``bench/collate.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from builder.collate.alignment.features import PassageFeatures, expansions, features, joined_words
from builder.lang.similarity import Shelf, idf

#: Words left over with so many letters in common at their beginning are forms of one.
FORM_LETTERS: Final = 4
#: How much less alike passages with other figures are.
OTHER_FIGURES: Final = 0.95


def likeness(texts: Sequence[str], language: str = "en") -> Callable[[int, int], float]:
    """Return a function that says how alike two of the texts are, by their places: 0 for nothing in
    common to 1 for the same words.

    How rare a word is, which words are hyphened and what abbreviations stand for is learned from
    all of them.
    """
    known, joined = expansions(texts, language), joined_words(texts)
    return Likeness([features(text, known, joined, language=language) for text in texts]).between


class Likeness:
    """How alike the passages of one event are."""

    def __init__(self, items: Sequence[PassageFeatures]) -> None:
        self._items = items
        self._wording = Shelf((item.wording for item in items), idf(item.wording for item in items))
        forms = [_form(feature) for feature in self._wording.features]
        #: By passage: the rarest word of each beginning.
        self._forms = [
            {form: number for number in sorted(own, reverse=True) if (form := forms[number])}
            for own in self._wording.sets
        ]

    def between(self, i: int, j: int) -> float:
        """Return how alike two passages are."""
        weigh = self._wording.weights
        common = self._wording.sets[i] & self._wording.sets[j]
        shared = self._wording.weight(common)
        ours, theirs = self._wording.totals[i] - shared, self._wording.totals[j] - shared
        mine, others = self._forms[i], self._forms[j]
        for form in mine.keys() & others.keys():
            left, right = mine[form], others[form]
            if left not in common and right not in common:
                ours -= weigh[left]
                theirs -= weigh[right]
                shared += min(weigh[left], weigh[right])
        whole = shared + max(ours, theirs)
        figures = 1.0 if self._items[i].numbers == self._items[j].numbers else OTHER_FIGURES
        return figures * shared / whole if whole else 0.0


def _form(word: str) -> str:
    """Return what the forms of a word have in common; "" for a short word, a figure and a
    repetition.
    """
    beginning = word[:FORM_LETTERS]
    return beginning if len(beginning) == FORM_LETTERS and beginning.isalpha() else ""
