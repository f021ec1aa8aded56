"""Tokens and quoted stretches of a sentence -> its items, and what rules ask about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from builder.collate.quoting.phrase_ends import after_time, phrase_end
from builder.collate.quoting.phrases import (
    PhraseItem,
    Range,
    is_pronoun,
    nominal,
    phrase_before,
    skip_marks,
    subject,
)
from builder.lang.grammar import Grammar
from builder.lang.languages import all_words
from builder.lang.verbs import ADDRESSING, NOUN_FORMS, attributing, judging, reporting

#: Forms of "be" before a participle, and what may be between.
_BE: Final = all_words(lambda words: words.quoting.be)
_WITHIN_PASSIVE: Final = all_words(lambda words: words.quoting.within_passive)

#: Deny a verb that comes so soon after them (items).
_NEVER: Final = all_words(lambda words: words.quoting.never)
_NEGATED_REACH: Final = 3


class ClauseItems(NamedTuple):
    """The items of a sentence and the language that they are read in."""

    items: Sequence[PhraseItem]
    language: str
    words: Grammar

    def reports(self, k: int) -> bool:
        """Tell whether the item at ``k`` is a verb that reports by itself."""
        return self.items[k].folded in reporting(self.language)

    def attributes(self, k: int) -> bool:
        """Tell whether the item at ``k`` is a verb that attributes."""
        return self.items[k].folded in attributing(self.language)

    def addresses(self, k: int) -> bool:
        """Tell whether the item at ``k`` is a verb that names who is told right after it.

        "told lawmakers".
        """
        following = self.items[k + 1] if k + 1 < len(self.items) else None
        named = (
            following is not None
            and following.kind == "word"
            and following.folded not in self.words.prepositions | self.words.that
        )
        return named and not self.free_order and self.items[k].folded in ADDRESSING

    def before(self, verb: int) -> Range | None:
        """Return the subject of the verb at ``verb``.

        A participle has that of the sentence ("unveiled the plan, saying").
        """
        if self.participle(verb) or (verb and self.items[verb - 1].folded == "to"):
            return self._of_sentence(verb)
        found = phrase_before(self.items, verb, self.words, self.language)
        if self.words.order == "first" or (
            found and self.free_order and self.items[found.start].folded in self.words.prepositions
        ):
            return self.after(verb + 1) or found
        return found

    def _of_sentence(self, verb: int) -> Range | None:
        """Return who does what a participle or an infinitive tells.

        For the most part that is the subject of the sentence.
        """
        if skip_marks(self.items, verb - 1) < 0:
            comma = next(
                (k for k in range(verb, len(self.items) - 1) if self.items[k].folded == ","), -1
            )
            return self.after(comma + 1) if comma > 0 else None
        if moved := self._moved(verb):
            return moved
        if (who := self._relative_before(verb)) > 0:
            small = (
                k + 1
                for k in range(who - 1, 0, -1)
                if self.items[k].folded in self.words.prepositions
            )
            return Range(next(small, who - 1), who)
        return subject(self.items, verb, self.words, self.language) or phrase_before(
            self.items, verb, self.words, self.language
        )

    def _moved(self, verb: int) -> Range | None:
        """Return whom somebody moves to speak: "..., prompting | the union | to ask"."""
        comma = max(
            (k for k in range(verb) if self.items[k].folded == "," or self.items[k].pause),
            default=-1,
        )
        ing = comma + 1
        if (
            self.free_order
            or comma < 0
            or self.items[verb - 1].folded != "to"
            or not ing + 2 < verb
            or not self.participle(ing)
        ):
            return None
        return (
            None
            if self.items[ing + 1].folded in self.words.prepositions
            else Range(ing + 1, verb - 1)
        )

    def _relative_before(self, verb: int) -> int:
        """Return "who" right after a noun if its clause ends with a participle, else 0.

        "aides | who balk at it, saying".
        """
        comma = verb - 1
        if self.free_order or not self.participle(verb) or self.items[comma].folded != ",":
            return 0
        last = max((k for k in range(comma) if self.items[k].folded == ","), default=0)
        return next(
            (
                k
                for k in range(comma - 1, last, -1)
                if self.items[k].folded == "who" and k - 1 != last
            ),
            0,
        )

    @property
    def free_order(self) -> bool:
        """Subjects may follow their verbs in the sentence's language."""
        return not self.words.fixed_order

    def back(self, verb: int) -> int:
        """Return the item before a verb, auxiliary and pronoun: ``Q, | a-t-il déclaré``."""
        k = skip_marks(self.items, verb - 1)
        while k >= 0 and (
            self.items[k].folded in self.words.inverted
            or (self.free_order and is_pronoun(self.items[k], self.words))
        ):
            k = skip_marks(self.items, k - 1)
        return k

    def participle(self, k: int) -> bool:
        """Tell whether the item at ``k`` is a form in -ing without its auxiliary: "..., saying"."""
        ing = not self.free_order and self.items[k].folded.endswith("ing")
        return ing and not (
            k
            and (self.items[k - 1].folded in self.words.skipped or "'" in self.items[k - 1].folded)
        )

    def passive(self, k: int) -> bool:
        """Tell whether the item at ``k`` is an English passive: "he was told that".

        Its subject does not speak.
        """
        before = k - 1
        while before >= 0 and (
            self.items[before].folded in _WITHIN_PASSIVE or self.items[before].folded.endswith("ly")
        ):
            before -= 1
        return (
            not self.free_order
            and before >= 0
            and self.items[before].folded in _BE
            and not self.items[k].folded.endswith("ing")
        )

    def named(self, k: int) -> bool:
        """Tell whether a word is part of a name: "the Missouri | State | Highway Patrol"."""
        beside = self.items[max(0, k - 1) : k + 2 : 2]
        inside = 0 < k < len(self.items) - 1 and self.items[k].capital and not self.free_order
        return inside and all(item.capital and item.kind == "word" for item in beside)

    def tells(self, k: int) -> bool:
        """Tell whether the item at ``k`` is a verb with its own words, or an infinitive.

        "someone shouted", "to declare".
        """
        infinitive = k > 0 and self.items[k - 1].folded == "to"
        return self.attributes(k) and (infinitive or not self.nominal(k))

    def parts(self, k: int) -> bool:
        """Tell whether the item at ``k`` is somebody else's verb.

        "..., prompting others to | declare"; not "what he | calls".
        """
        own = self.items[k - 1].folded in self.words.coordinators or (
            k > 1
            and self.items[k - 2].folded == "what"
            and is_pronoun(self.items[k - 1], self.words)
        )
        return (self.reports(k) and not self.nominal(k)) or (self.tells(k) and not own)

    def verbal(self, k: int) -> bool:
        """Tell whether an item is surely a verb: an auxiliary, a past tense of saying."""
        item = self.items[k]
        return not item.capital and (
            item.folded in self.words.finite
            or (self.attributes(k) and item.folded.endswith(("ed", "id")))
        )

    def goes_on(self, k: int) -> bool:
        """Tell whether the item at ``k`` is the verb of a noun before a relative clause."""
        return self.verbal(k) or (
            not self.items[k].capital and (self.tells(k) or self.items[k].folded.endswith("ed"))
        )

    def relative(self, start: int, verb: int) -> bool:
        """Tell whether "who" or "which" is between a noun before ``start`` and its verb."""
        return not self.free_order and any(
            item.folded in self.words.relatives for item in self.items[start:verb]
        )

    def negated(self, k: int) -> bool:
        """Tell whether an English verb is denied: "did not say", "hasn't said", "never told"."""
        before = [item.folded for item in self.items[max(0, k - _NEGATED_REACH) : k]]
        return not self.free_order and any(
            word in _NEVER or word.endswith("n't") for word in before
        )

    def nominal(self, k: int) -> bool:
        """Tell whether the item at ``k`` is a noun or an infinitive; "by saying" is a verb."""
        gerund = self.participle(k) and self.items[k - 1].folded in self.words.prepositions
        if self.participle(k) and self._joined_gerund(k):
            return True
        infinitive = (
            k
            and self.items[k - 1].folded == "to"
            and self.items[k].folded in judging(self.language)
        )
        return (
            not gerund
            and not infinitive
            and (nominal(self.items, k, self.words) or self._joined_noun(k))
        )

    def _joined_gerund(self, k: int) -> bool:
        """Tell whether a form in -ing continues another one that does not say anything.

        "for not seeing and | reporting it".
        """
        joined = k > 1 and self.items[k - 1].folded in self.words.coordinators
        return joined and self.items[k - 2].folded.endswith("ing") and not self.attributes(k - 2)

    def _joined_noun(self, k: int) -> bool:
        """Tell whether "and state officials" continues with a noun.

        It is a plain form after "and" that neither "that" nor a quotation follows.
        """
        joined = (
            k > 0
            and not self.free_order
            and self.items[k].folded in NOUN_FORMS
            and self.items[k - 1].folded in self.words.coordinators
        )
        following = self.items[k + 1] if k + 1 < len(self.items) else None
        return (
            joined
            and following is not None
            and following.kind == "word"
            and following.folded not in self.words.that
        )

    def after(self, start: int) -> Range | None:
        """Return the noun phrase that begins at ``start``.

        An auxiliary and the hyphen of "dit-il" may precede it.
        """
        while start < len(self.items) and (
            self.items[start].folded in self.words.inverted or self.items[start].folded in "-‑"
        ):
            start += 1
        start = after_time(self.items, start, self.words, self.language)
        end = phrase_end(self.items, start, self.words, self.language)
        return Range(start, end) if end > start else None
