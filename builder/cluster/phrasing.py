"""A line of a report -> the noun phrases in it, each whole.

A phrase begins and ends as noun phrases do, and is not cut out of a longer one. Words of a language
whose file says so are told by their endings and by what the reports themselves show
(:meth:`~builder.cluster.printed.Printed.noun`); in German a noun has a capital; in other languages
a phrase is between function words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from builder.cluster.lines import PrintedLine
from builder.cluster.printed import Printed
from builder.lang.grammar import grammar
from builder.lang.languages import all_words, words_of
from builder.lang.noun_phrases import fitness
from builder.lang.offices import TITLES
from builder.lang.wordlists import AUXILIARIES, NUMBER_WORDS

#: Words of a phrase, and words of it that tell, at most.
LONGEST_PHRASE: Final = 8
_TELLING: Final = 4
#: Links of a phrase outside English, where they replace compounds, at most.
_LINKED: Final = 2
#: How well the first word of a phrase begins one, the last word ends one; below the third nothing
#: that is shown helps; a word inside that begins a phrase worse is a verb.
_BEGINS: Final = -0.1
_ENDS: Final = 0.1
_DENIED: Final = -0.8
_VERB: Final = -0.4
#: Words over which a noun phrase continues.
LINKS: Final = all_words(lambda words: words.phrases.links)
#: Words before a verb more often than before a noun, and those after one: "grabs | the
#: student".
_BEFORE_VERBS: Final = AUXILIARIES | all_words(lambda words: words.phrases.before_verbs)
_OBJECT: Final = all_words(lambda words: words.phrases.objects)
_ARTICLES: Final = all_words(lambda words: words.phrases.articles)
#: Nouns that tell nothing by themselves, nor as the head of a phrase with a link.
_LIGHT: Final = all_words(lambda words: words.phrases.light)
#: Adjectives that say nothing of the matter: the rest of a phrase that begins with one says
#: as much.
_IDLE: Final = all_words(lambda words: words.phrases.idle)


def phrases(line: PrintedLine, printed: Printed) -> Iterator[tuple[int, int]]:
    """Yield the first and the last index of each noun phrase of a line."""
    cut = _Cut(line, printed)
    for first in range(len(line.words)):
        if cut.begins(first):
            yield from ((first, last) for last in cut.ends(first))


class _Cut:
    """A line under judgment: its words as sentences print them."""

    def __init__(self, line: PrintedLine, printed: Printed) -> None:
        self.words = line.words
        self.text = line.text
        self.headline = line.headline
        self.printed = printed
        self.language = printed.language
        self.plain = [printed.spelled(word) if line.headline else word.text for word in line.words]
        self.learned = bool(words_of(self.language).traits.phrase_weights)
        self.capital_nouns = words_of(self.language).traits.capital_nouns
        words = grammar(self.language)
        self.links: Collection[str] = LINKS if self.learned else words.inside | words.prepositions

    def begins(self, first: int) -> bool:
        """Tell whether a phrase can begin with a word."""
        word = self.words[first]
        if (
            not word.stems
            or word.text[0].isdigit()
            or (word.opens and not self.headline and not self.capital_nouns)
        ):
            return False
        if self._one_name(first):
            return False
        return self._begins_learned(first) if self.learned else self._begins_plainly(first)

    def _begins_learned(self, first: int) -> bool:
        word, before = self.words[first], self.words[first - 1].folded if first else ""
        if word.folded in _IDLE or word.folded in NUMBER_WORDS or before in _BEFORE_VERBS:
            return False
        if word.folded.endswith("ing") and before not in _ARTICLES:
            return False  # "cutting benefits" may be what somebody does
        return fitness(self.plain[first], self.language).begins >= _BEGINS or self.printed.noun(
            word.text
        )

    def _begins_plainly(self, first: int) -> bool:
        if self.capital_nouns:
            return self.words[first].text[:1].isupper()
        return fitness(self.plain[first], self.language).begins >= _BEGINS and not (
            first and self.words[first - 1].stems
        )

    def _one_name(self, i: int) -> bool:
        """Tell whether a word and the one before it are of one name."""
        return (
            i > 0
            and self._goes_on(i - 1)
            and self._capital(i)
            and self._capital(i - 1)
            and not self.capital_nouns
        )

    def ends(self, first: int) -> Iterator[int]:
        """Yield the indices at which the phrase that begins at ``first`` can end."""
        telling, link, linked = 0, 0, 0
        for last in range(first, min(len(self.words), first + LONGEST_PHRASE)):
            if not self.words[last].stems:
                if self._links(first, last) and linked < (1 if self.learned else _LINKED):
                    link, linked = link or last, linked + 1
                elif not self._leads(last):
                    return
                continue
            telling += 1
            if telling > _TELLING or (last > first and self._verb(last)):
                return
            if self._noun(last) and self._closed(last) and self._tells(first, link, last):
                yield last

    def _links(self, first: int, i: int) -> bool:
        """Tell whether a phrase continues over a function word."""
        return (
            i > first
            and self.words[i].folded in self.links
            and bool(self.words[i - 1].stems)
            and self._noun(i - 1)
        )

    def _leads(self, i: int) -> bool:
        """Tell whether an article follows a link."""
        return (
            self.words[i].folded in grammar(self.language).determiners
            and self.words[i - 1].folded in self.links
        )

    def _verb(self, i: int) -> bool:
        """Tell whether a word inside a phrase is a verb, unless it is shown to be a noun.

        It follows a name in a headline, or ends in -ing.
        """
        shown = self.printed.noun(self.words[i].text)
        if not self.learned or shown:
            return False
        behind = self.words[i - 1].stems and (
            self.words[i].folded.endswith("ing") or (self.headline and self._capital(i - 1))
        )
        return (
            bool(behind and not self._capital(i))
            or fitness(self.plain[i], self.language).begins < _VERB
        )

    def _noun(self, i: int) -> bool:
        """Tell whether a word is a noun, by its ending or by what a sentence shows."""
        word = self.words[i]
        if word.text[-1].isdigit() or word.folded.endswith("'s"):
            return False
        if not self.learned:
            return not self.capital_nouns or fitness(self.plain[i], self.language).ends >= _ENDS
        shown = self.printed.noun(word.text)
        if word.folded.endswith("ing"):
            return shown
        if self.headline or (i and self._capital(i - 1)):
            return shown or self._capital(i)  # a headline's verb comes right after a name
        ends = fitness(self.plain[i], self.language).ends
        return ends >= _ENDS or (ends > _DENIED and shown)

    def _closed(self, last: int) -> bool:
        """Tell whether no noun phrase continues after a word."""
        if self.learned and last + 1 < len(self.words) and self.words[last + 1].folded in _OBJECT:
            return False
        if not self._goes_on(last):
            return True
        after = self.plain[last + 1]
        return (
            self.learned
            and not after[:1].isupper()
            and fitness(after, self.language).begins < _VERB
            and not self.printed.noun(after)
        )

    def _tells(self, first: int, link: int, last: int) -> bool:
        """Tell whether a phrase's head is a telling common noun, not a name or a person."""
        if not self.learned:
            return link > 0  # without one, an adjective may be left alone, or a number
        head = self.words[link - 1 if link else last]
        if (
            head.folded in TITLES
            or head.folded.removesuffix("s") in TITLES
            or (link and self._capital(link - 1))
        ):
            return False
        if not link and last > first and self._capital(last):
            return False  # "tycoon Some One"
        return (first != last and not link) or head.folded not in _LIGHT

    def _capital(self, i: int) -> bool:
        return self.plain[i][:1].isupper()

    def _goes_on(self, i: int) -> bool:
        """Tell whether only a blank is between a word and the next, a content word."""
        if i + 1 >= len(self.words) or not self.words[i + 1].stems or not self.words[i].stems:
            return False
        return self.text[self.words[i].end : self.words[i + 1].start].strip() == ""
