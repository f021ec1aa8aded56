"""The reports of one event -> their headlines and first sentences as words, how much each word tells, and how it is spelled.

A title is made of what stands here: the words that several reports print, each in the form in which a sentence prints it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from builder.group.happenings import NOUNS
from builder.group.words import LEAD_WORDS, first_part
from builder.model.article import Article
from builder.text.calendars import calendar
from builder.text.grammars import grammar
from builder.text.names import TIME_WORDS
from builder.text.noun_phrases import fitness
from builder.text.offices import HONORIFICS, TITLES
from builder.text.stems import is_function_word, stem
from builder.text.tokens import Token, folded, is_unspaced, tokens
from builder.text.wordlists import POSSESSIVES

#: Of a larger event, the words of so many reports are looked at.
READ: Final = 40
_HYPHENS: Final = "-‐‑"
_STOPS: Final = ".!?…\n。！？؟।"
#: Marks behind which a capital says nothing.
_OPENERS: Final = '"“”‘«„:–—-'
#: Every report of an event of so many at most prints every word of its title.
FEW: Final = 3
#: Words in quotation marks, within a paragraph.
_QUOTED: Final = re.compile("[“\"][^“”\"\\n]*[”\"]|(?<!\\w)['‘][^'’\\n]*['’](?!\\w)")
#: What the word counts for that stands in the headline, in the lead, anywhere.
_HEADLINE: Final = 0.6
_LEAD: Final = 0.3
_BODY: Final = 0.1
#: A headline in which a larger share of the words begins with a capital says nothing about names.
_TITLE_CASE: Final = 0.6


class PrintedWord(NamedTuple):
    """A word, a compound joined by hyphens, or a mark."""

    text: str
    folded: str
    #: Of the parts that carry matter; none for function words, days and marks.
    stems: tuple[str, ...]
    start: int
    end: int
    #: It begins a sentence, where a capital says nothing.
    opens: bool
    mark: bool


class PrintedLine(NamedTuple):
    """A headline or a sentence."""

    text: str
    words: tuple[PrintedWord, ...]
    headline: bool
    #: It begins within the lead.
    lead: bool

    def between(self, first: int, last: int) -> str:
        """Return the text from the word ``first`` to the word ``last``."""
        return self.text[self.words[first].start : self.words[last].end]

    def quoted(self, word: PrintedWord) -> bool:
        """Tell whether a word stands between quotation marks."""
        return any(span.start() < word.start < span.end() for span in _QUOTED.finditer(self.text))

    @property
    def stems(self) -> frozenset[str]:
        """All stems of the line."""
        return frozenset(name for word in self.words for name in word.stems)


class Printed:
    """The reports of one event in one language, as titles see them; the order in which they are given says nothing."""

    def __init__(self, articles: Sequence[Article], language: str) -> None:
        """Read the ``articles`` of ``language``."""
        self.language = language
        self.articles = tuple(sorted(articles, key=lambda article: article.id))[:READ]
        self.lines = {article.id: tuple(_lines(article, language)) for article in self.articles}

    @property
    def needed(self) -> int:
        """How many of the reports must bear out a word of a title."""
        return needed(len(self.articles))

    @cached_property
    def _places(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """In how many headlines, leads and reports each stem stands."""
        found: tuple[Counter[str], Counter[str], Counter[str]] = (Counter(), Counter(), Counter())
        for lines in self.lines.values():
            headline = {name for line in lines if line.headline for name in line.stems}
            lead = {name for line in lines if line.lead for name in line.stems}
            for counter, names in zip(found, (headline, lead, {name for line in lines for name in line.stems}), strict=True):
                counter.update(names)
        return found

    def holders(self, name: str) -> int:
        """Return in how many reports a stem stands."""
        return self._places[2][name]

    def everywhere(self, name: str) -> bool:
        """Tell whether every report of a small event prints a stem, enough of those of a large one."""
        total = len(self.articles)
        return self.holders(name) >= (total if total <= FEW else self.needed)

    def told(self, name: str) -> int:
        """Return how many reports print a stem outside quotation marks."""
        return sum(
            any(name in word.stems for line in lines for word in line.words if not line.quoted(word)) for lines in self.lines.values()
        )

    def headlines(self, name: str) -> int:
        """Return in how many headlines a stem stands."""
        return self._places[0][name]

    def weight(self, name: str) -> float:
        """Return how much a stem tells what the reports are about, 0 to 1: as far as their headlines and leads have it."""
        headlines, leads, bodies = (counter[name] / len(self.articles) for counter in self._places)
        return _HEADLINE * headlines + _LEAD * leads + _BODY * bodies

    @cached_property
    def _spelled(self) -> dict[str, Counter[str]]:
        """How each word is printed inside the sentences of all reports."""
        found: dict[str, Counter[str]] = {}
        for lines in self.lines.values():
            for line in lines:
                if not (line.headline and self._shouted(line)):
                    for word in line.words:
                        if not word.opens:
                            found.setdefault(word.folded, Counter())[word.text] += 1
        return found

    @staticmethod
    def _shouted(line: PrintedLine) -> bool:
        """Tell whether a headline prints most of its words with a capital."""
        words = [word for word in line.words if word.stems]
        return sum(word.text[:1].isupper() for word in words) > _TITLE_CASE * len(words)

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """The words that a sentence uses as nouns: behind an article, "his" or "of", with no other word of matter behind them."""
        words = grammar(self.language)
        before = words.determiners | POSSESSIVES
        found = set(NOUNS)
        for lines in self.lines.values():
            for line in lines:
                if not (line.headline and self._shouted(line)):
                    folded_ = ["", *(word.folded for word in line.words), ""]
                    for i, word in enumerate(line.words, 1):
                        closed = i == len(line.words) or not line.words[i].stems
                        led = folded_[i - 1] in before or (
                            not word.folded.endswith("ing") and self._led(line, i - 1, before | words.inside)
                        )
                        if word.stems and closed and led:
                            found.add(word.folded)
        return frozenset(found)

    def _led(self, line: PrintedLine, i: int, before: Collection[str]) -> bool:
        """Tell whether a word stands behind one of ``before``, or behind an adjective that does: "the president | said" has none."""
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
                        found.setdefault(re.split(f"[{_HYPHENS}]", word.text)[0], Counter())[word.text] += 1
        return found

    def whole(self, name: str) -> str:
        """Return a name of one word that is the first part of a compound as the compound: "Chick" is cut out of "Chick-fil-A"."""
        forms = self._compounds.get(name)
        return min(forms, key=lambda form: (-forms[form], form)) if forms else name

    def common(self, word: str) -> bool:
        """Tell whether sentences print a folded word small at least as often as with a capital."""
        forms = self._spelled.get(word, Counter())
        small = sum(number for form, number in forms.items() if form[:1].islower())
        return 2 * small >= sum(forms.values()) > 0

    def spelled(self, word: PrintedWord) -> str:
        """Return a word of a headline as sentences print it; one that none prints is small, save for a name of several capitals."""
        forms = self._spelled.get(word.folded)
        if forms:
            return min(forms, key=lambda form: (-forms[form], form))
        return word.text if any(letter.isupper() for letter in word.text[1:]) and not word.text.isupper() else word.text.lower()

    def inside(self, line: PrintedLine, first: int, last: int) -> str:
        """Return the words from ``first`` to ``last`` as a sentence prints them."""
        text, end = "", line.words[first].start
        for word in line.words[first : last + 1]:
            plain = self.spelled(word) if line.headline and self._shouted(line) else word.text
            between = line.text[end : word.start]
            # Words that were left out leave a blank.
            text += (between if not any(map(str.isalnum, between)) else "" if word.mark else " ") + plain
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


def _lines(article: Article, language: str) -> Iterator[PrintedLine]:
    """Yield the headline and the sentences of the first part of an article."""
    yield PrintedLine(article.title, tuple(_words(article.title, tokens(article.title), language)), headline=True, lead=False)
    text = first_part(article)
    seen = 0
    for items in _sentences(text):
        found = tuple(_words(text, items, language))
        yield PrintedLine(text, found, headline=False, lead=seen < LEAD_WORDS)
        seen += len(items)


def _sentences(text: str) -> Iterator[list[Token]]:
    """Yield the tokens of each sentence: a stop, or an end of a paragraph, parts two."""
    found: list[Token] = []
    for token in tokens(text):
        if found and "\n" in text[found[-1].end : token.start]:
            yield found
            found = []
        found.append(token)
        if token.text in _STOPS and not _abbreviated(found):
            yield found
            found = []
    if found:
        yield found


def _abbreviated(items: Sequence[Token]) -> bool:
    """Tell whether a full stop belongs to the word before it: "Rep.", "Jr.", "J."."""
    if len(items) < 2 or items[-1].text != "." or items[-2].end != items[-1].start:  # noqa: PLR2004 -- a word and its stop
        return False
    word = items[-2]
    return len(word.text) == 1 or word.folded in TITLES or word.folded in HONORIFICS


def _words(text: str, items: Sequence[Token], language: str) -> Iterator[PrintedWord]:
    """Yield the words of a line, each compound as one."""
    i = 0
    while i < len(items):
        end = i + 1
        while end + 1 < len(items) and items[end].text in _HYPHENS and _touch(items, end):
            end += 2
        yield _word(text, items[i:end], language, opens=i == 0 or items[i - 1].text in _OPENERS)
        i = end


def _touch(items: Sequence[Token], i: int) -> bool:
    return items[i - 1].end == items[i].start and items[i].end == items[i + 1].start and items[i + 1].kind != "punctuation"


def _word(text: str, parts: Sequence[Token], language: str, *, opens: bool) -> PrintedWord:
    whole = text[parts[0].start : parts[-1].end]
    mark = len(parts) == 1 and parts[0].kind == "punctuation"
    stems = tuple(stem(part.folded, language) for part in parts if part.kind != "punctuation" and not _idle(part, language))
    folded = "-".join(part.folded for part in parts if part.kind != "punctuation") if not mark else whole
    return PrintedWord(whole, folded, stems, parts[0].start, parts[-1].end, opens, mark)


def _idle(token: Token, language: str) -> bool:
    """Tell whether a word carries no matter: a function word, a day, a letter."""
    dated = calendar(language)
    timed = token.folded in TIME_WORDS or token.folded in dated.weekdays or (token.folded in dated.months and token.text[:1].isupper())
    return timed or is_function_word(token, language) or (len(token.folded) == 1 and not is_unspaced(token) and not token.folded.isdigit())
