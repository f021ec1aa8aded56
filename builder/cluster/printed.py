"""The reports of an event -> their first lines as words: their weights and spellings.

A title is made of what this module finds: the words that several reports print, each in the form in
which a sentence prints it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Final

from builder.cluster.happenings import NOUNS
from builder.cluster.lines import HYPHENS, PrintedLine, PrintedWord, read_lines
from builder.core.article import Article
from builder.lang.grammar import grammar
from builder.lang.inflections import uninflected
from builder.lang.noun_phrases import fitness
from builder.lang.tokens import folded
from builder.lang.wordlists import BE, POSSESSIVES

#: Of a larger event, the words of so many reports are looked at.
READ: Final = 40
_STOPS: Final = ".!?…\n。！？؟।"
#: A sentence does not end before these marks.
_GOES_ON: Final = "),;–—"
#: A capital after these marks says nothing.
_OPENERS: Final = '"“”‘«„:–—-'
#: Every report of an event of so many at most prints every word of its title.
_FEW: Final = 3
#: Words in quotation marks, within a paragraph.
_QUOTED: Final = re.compile("[“\"][^“”\"\\n]*[”\"]|(?<!\\w)['‘][^'’\\n]*['’](?!\\w)")
#: What a word counts for that is in the headline, in the lead, anywhere.
_HEADLINE: Final = 0.6
_LEAD: Final = 0.3
_BODY: Final = 0.1
#: A headline in which a larger share of the words begins with a capital says nothing about names.
_TITLE_CASE: Final = 0.6
#: Share of the places of a word in which a name has its capital.
_MOSTLY: Final = 0.6


class Printed:
    """The reports of one event in one language, as titles see them, in whatever order."""

    def __init__(self, articles: Sequence[Article], language: str) -> None:
        """Read the ``articles`` of ``language``."""
        self.language = language
        self.articles = tuple(sorted(articles, key=lambda article: article.id))[:READ]
        self.lines = {article.id: tuple(read_lines(article, language)) for article in self.articles}

    @property
    def needed(self) -> int:
        """How many of the reports must bear out a word of a title."""
        return needed(len(self.articles))

    @cached_property
    def _places(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """In how many headlines, leads and reports each stem appears."""
        found: tuple[Counter[str], Counter[str], Counter[str]] = (Counter(), Counter(), Counter())
        for lines in self.lines.values():
            headline = {name for line in lines if line.headline for name in line.stems}
            lead = {name for line in lines if line.lead for name in line.stems}
            for counter, names in zip(
                found,
                (headline, lead, {name for line in lines for name in line.stems}),
                strict=True,
            ):
                counter.update(names)
        return found

    @cached_property
    def core(self) -> frozenset[str]:
        """The stems that all headlines have, but few: what the event is about."""
        places = self._places[0]
        return frozenset(name for name, number in places.items() if number == len(self.articles))

    def holders(self, name: str) -> int:
        """Return how many reports have a stem."""
        return self._places[2][name]

    def everywhere(self, name: str) -> bool:
        """Tell whether all reports of a small event, or enough of a large one, have it."""
        total = len(self.articles)
        return self.holders(name) >= (total if total <= _FEW else self.needed)

    def told(self, name: str) -> int:
        """Return how many reports print a stem outside quotation marks."""
        return sum(
            any(
                name in word.stems and not line.quoted(word)
                for line in lines
                for word in line.words
            )
            for lines in self.lines.values()
        )

    def headlines(self, name: str) -> int:
        """Return how many headlines have a stem."""
        return self._places[0][name]

    def weight(self, name: str) -> float:
        """Return the weighted share of headlines, leads and reports with a stem, 0 to 1."""
        headlines, leads, bodies = (counter[name] / len(self.articles) for counter in self._places)
        return _HEADLINE * headlines + _LEAD * leads + _BODY * bodies

    @cached_property
    def _spelled(self) -> dict[str, Counter[str]]:
        """How each word is printed inside the sentences of all reports."""
        found: dict[str, Counter[str]] = {}
        for lines in self.lines.values():
            for line in lines:
                if not (line.headline and self.shouted(line)):
                    for word in line.words:
                        if not word.opens:
                            found.setdefault(word.folded, Counter())[word.text] += 1
        return found

    @staticmethod
    def shouted(line: PrintedLine) -> bool:
        """Tell whether a headline prints most of its words with a capital."""
        words = [word for word in line.words if word.stems]
        return sum(word.text[:1].isupper() for word in words) > _TITLE_CASE * len(words)

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """The words that some sentence uses as nouns: after an article, "his" or "of"."""
        words = grammar(self.language)
        before = words.determiners | POSSESSIVES
        found = set(NOUNS)
        for lines in self.lines.values():
            for line in lines:
                if not (line.headline and self.shouted(line)):
                    folded_ = ["", *(word.folded for word in line.words), ""]
                    for i, word in enumerate(line.words, 1):
                        closed = i == len(line.words) or not line.words[i].stems
                        led = folded_[i - 1] in before or (
                            not word.folded.endswith("ing")
                            and self._led(line, i - 1, before | words.inside)
                        )
                        if word.stems and closed and led:
                            found.add(word.folded)
        return frozenset(found)

    def _led(self, line: PrintedLine, i: int, before: Collection[str]) -> bool:
        """Tell whether a word follows one of ``before``, or an adjective that does."""
        if i and line.words[i - 1].folded in before:
            return True
        if i < 2 or line.words[i - 2].folded not in before or not line.words[i - 1].stems:  # noqa: PLR2004 -- two words before
            return False
        found = fitness(line.words[i - 1].text, self.language)
        return found.ends < 0 < found.begins

    def noun(self, word: str) -> bool:
        """Tell whether some sentence uses a word as a noun."""
        return folded(word) in self._nouns

    @cached_property
    def _compounds(self) -> dict[str, Counter[str]]:
        """The compounds that begin with each part, and the part alone."""
        found: dict[str, Counter[str]] = {}
        for lines in self.lines.values():
            for line in lines:
                for word in line.words:
                    if word.stems:
                        found.setdefault(re.split(f"[{HYPHENS}]", word.text)[0], Counter())[
                            word.text
                        ] += 1
        return found

    @cached_property
    def _acts(self) -> frozenset[str]:
        """The plain forms of words that occur in the past tense or as a participle."""
        forms = {
            word.folded
            for lines in self.lines.values()
            for line in lines
            for word in line.words
            if not word.mark
        }
        return frozenset(uninflected(form) for form in forms if form.endswith(("ed", "ing")))

    def acts(self, word: PrintedWord) -> bool:
        """Tell whether reports also print an English word as a verb: "slammed", "slams"."""
        return uninflected(word.folded) in self._acts

    @cached_property
    def _suffered(self) -> frozenset[str]:
        """The words after a form of "be"."""
        lines = [line.words for lines in self.lines.values() for line in lines]
        return frozenset(
            words[i].folded
            for words in lines
            for i in range(1, len(words))
            if words[i - 1].folded in BE
        )

    def suffered(self, word: PrintedWord) -> bool:
        """Tell whether a sentence says that somebody is or was what a participle says."""
        return word.folded in self._suffered

    def capitalized(self, before: PrintedWord, word: PrintedWord) -> bool:
        """Tell whether sentences print two words side by side with capitals."""
        return f"{before.folded} {word.folded}" in self._capitalized

    @cached_property
    def _capitalized(self) -> frozenset[str]:
        found = set()
        for lines in self.lines.values():
            for line in lines:
                if not line.headline:
                    pairs = zip(line.words, line.words[1:], strict=False)
                    found |= {
                        f"{a.folded} {b.folded}"
                        for a, b in pairs
                        if a.text[:1].isupper() and b.text[:1].isupper()
                    }
        return frozenset(found)

    def whole(self, name: str) -> str:
        """Return the compound that a name of one word begins: "Chick-fil-A" for "Chick"."""
        forms = self._compounds.get(name)
        return min(forms, key=lambda form: (-forms[form], form)) if forms else name

    def common(self, word: str) -> bool:
        """Tell whether sentences print a folded word small at least as often as with a capital."""
        forms = self._spelled.get(word, Counter())
        small = sum(number for form, number in forms.items() if form[:1].islower())
        return 2 * small >= sum(forms.values()) > 0

    def named(self, word: PrintedWord) -> bool:
        """Tell whether sentences print a word with a capital, nearly always."""
        forms = self._spelled.get(word.folded, Counter())
        return sum(number for form, number in forms.items() if form[:1].isupper()) > _MOSTLY * sum(
            forms.values()
        )

    def past(self, word: PrintedWord) -> str:
        """Return the past tense of a regular English verb as reports print it, or ""."""
        form = uninflected(word.folded)
        forms = {
            other.folded
            for lines in self.lines.values()
            for line in lines
            for other in line.words
            if other.folded.endswith("ed")
        }
        return min((other for other in forms if uninflected(other) == form), default="")

    def spelled(self, word: PrintedWord) -> str:
        """Return a headline's word as sentences print it, else small, save "McXxx"."""
        forms = self._spelled.get(word.folded)
        if forms:
            return min(forms, key=lambda form: (-forms[form], form))
        return (
            word.text
            if any(letter.isupper() for letter in word.text[1:]) and not self._shouting(word)
            else word.text.lower()
        )

    def _shouting(self, word: PrintedWord) -> bool:
        """Tell whether a word of capitals is in a headline that is all capitals."""
        return word.text.isupper() and any(
            word in line.words and not any(other.text[1:].islower() for other in line.words)
            for lines in self.lines.values()
            for line in lines
            if line.headline
        )

    def inside(self, line: PrintedLine, first: int, last: int) -> str:
        """Return the words from ``first`` to ``last`` as a sentence prints them."""
        text, end = "", line.words[first].start
        for word in line.words[first : last + 1]:
            plain = self.spelled(word) if line.headline and self.shouted(line) else word.text
            between = line.text[end : word.start]
            # Words that were left out leave a blank.
            text += (
                between if not any(map(str.isalnum, between)) else "" if word.mark else " "
            ) + plain
            end = word.end
        return " ".join(text.split())


def needed(total: int) -> int:
    """Return how many of ``total`` articles must agree."""
    return 1 if total == 1 else max(2, round(total * AGREEMENT))


#: Share of the event's articles that must bear out a title.
AGREEMENT: Final = 0.5


def capital(text: str) -> str:
    """Return ``text`` with a capital in front."""
    return text[:1].upper() + text[1:]
