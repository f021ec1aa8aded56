"""Lines of a page -> whether it shows the beginnings of many reports and none of them: a home page,
a topic, a list of search results.

Such a page is headline and one or two sentences, over and over, each about its own matter or with
its own day or hour. A report has a longer stretch of text; a list of ten hotels, an interview or a
live blog speaks of one matter all along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final, NamedTuple

from builder.extract.lines.line import Line
from builder.lang.characters import HAN, HANGUL, fold
from builder.lang.languages import alternatives, codes, words_of
from builder.lang.parts import RelativeDays

#: A page of teasers has at least so many, or so many that all print their own times, and no text in
#: it is longer (words, lines).
FEWEST_TEASERS: Final = 6
FEWEST_TIMED: Final = 5
MOST_TEASER_WORDS: Final = 50
_MOST_LINES: Final = 2
#: The first one may be longer, as the lead of a home page is, when so many others follow.
_LEAD_WORDS: Final = 150
_LEAD_LINES: Final = 6
FEWEST_BEHIND_LEAD: Final = 8
#: Words of a teaser's headline, and of the middle one of all: the headings in a list of ten lakes
#: are shorter.
TITLE_WORDS: Final = range(3, 21)
USUAL_TITLE: Final = 4
#: Share of all running text that is in teasers.
_MIN_SHARE: Final = 0.8
#: Share of the teasers that print a day or an hour of their own; or that have a long word in common
#: with another one, at most.
MIN_TIMED: Final = 0.6
MAX_RELATED: Final = 0.5
#: A line that tells a time has at most so many words; words of a text that ends in one.
MOST_TIME_WORDS: Final = 5
BLURB_WORDS: Final = 8
#: Words of so many letters are about something; of Chinese signs two are, of Korean ones three.
LONG_WORD: Final = 7


def _days(*, others: bool) -> str:
    """Return the words for today and yesterday of the joining languages, or of the others;
    Hungarian "ma" is an Italian "but".
    """
    found = (
        f"{one.today}|{one.yesterday}"
        for language in codes()
        if (one := words_of(language).relative) != RelativeDays()
        and words_of(language).traits.joining is not others
    )
    return "|".join(found).replace("|ma|", "|")


#: "14:20", "2 hours ago", "vor 12 Min.", "il y a 3 heures", "5 часов назад".
_TIME: Final = re.compile(
    rf"\b\d{{1,2}}[:.h]\d{{2}}\b|{alternatives(lambda words: words.page.ago)}|\b(?:{_days(others=True)})\b|{_days(others=False)}",
    re.IGNORECASE,
)
#: "1. Lake Osk" is one of a list.
_NUMBERED: Final = re.compile(r"\d{1,3}[.):]\s")
_LONG: Final = re.compile(rf"[^\W\d_]{{{LONG_WORD},40}}")
_WIDE: Final = re.compile(rf"(?=([{HAN}]{{2}}|(?<![{HANGUL}])[{HANGUL}]{{3}}))")
#: The time behind a text that a dump left on one line with it: "... on the third day. 2 hours ago".
_TIME_BEHIND: Final = re.compile(r"[.!?…]\s(\S.{0,24})$")


class Teaser(NamedTuple):
    """A headline with the text below it, up to the next headline."""

    title: Line
    prose: tuple[Line, ...]
    #: A line beside the text tells a day or an hour.
    timed: bool

    @property
    def words(self) -> int:
        """Words of running text."""
        return sum(line.words for line in self.prose)


def only_teasers(lines: Sequence[Line]) -> bool:
    """Tell whether the page is made of teasers: many, none long but the lead, each for itself; one
    with a single byline is an article.
    """
    if sum(line.shape == "byline" for line in lines) == 1:
        return False
    teasers = [teaser for teaser in _teasers(lines) if teaser.prose]
    timed = sum(teaser.timed for teaser in teasers)
    fewest = FEWEST_TIMED if timed == len(teasers) else FEWEST_TEASERS
    if (
        len(teasers) < fewest
        or any(map(_is_long, teasers[1:]))
        or (_is_long(teasers[0]) and not _is_lead(teasers, lines))
    ):
        return False
    if median(teaser.title.words for teaser in teasers) < USUAL_TITLE:
        return False
    everything = sum(line.words for line in lines if line.prose and not _is_time(line))
    if sum(teaser.words for teaser in teasers) < _MIN_SHARE * everything:
        return False
    return timed >= MIN_TIMED * len(teasers) or _related(teasers) <= MAX_RELATED * len(teasers)


def _is_long(teaser: Teaser) -> bool:
    return teaser.words > MOST_TEASER_WORDS or len(teaser.prose) > _MOST_LINES


def _is_lead(teasers: Sequence[Teaser], lines: Sequence[Line]) -> bool:
    """Tell whether the first teaser may be the lead of a home page; behind a short report the
    others have a heading, and it has a date.
    """
    first, *others = teasers
    if (
        first.words > _LEAD_WORDS
        or len(first.prose) > _LEAD_LINES
        or len(others) < FEWEST_BEHIND_LEAD
    ):
        return False
    alike = not first.timed or sum(teaser.timed for teaser in others) >= MIN_TIMED * len(others)
    return alike and all(
        line.shape != "after" for line in lines[first.title.index : others[0].title.index]
    )


def _teasers(lines: Sequence[Line]) -> Iterator[Teaser]:
    """Yield each line that can be a headline, with the running text that follows before the next
    one.
    """
    title: Line | None = None
    prose: list[Line] = []
    timed = False
    for line in lines:
        if _is_time(line):
            timed = True
        elif line.prose or _is_timed_text(line):
            prose.append(line)
            timed = timed or not line.prose
        elif _is_title(line):
            if title:
                yield Teaser(title, tuple(prose), timed)
            title, prose, timed = line, [], False
    if title:
        yield Teaser(title, tuple(prose), timed)


def _is_title(line: Line) -> bool:
    return (
        line.shape == "short"
        and line.kind != "item"
        and line.words in TITLE_WORDS
        and not _NUMBERED.match(line.text)
    )


def _is_time(line: Line) -> bool:
    return line.shape == "date" or (
        line.words <= MOST_TIME_WORDS and (line.shape == "machine" or bool(_TIME.search(line.text)))
    )


def _is_timed_text(line: Line) -> bool:
    """Tell whether a line is a text with the time of its report behind it."""
    behind = _TIME_BEHIND.search(line.text) if line.words >= BLURB_WORDS else None
    return bool(behind and _TIME.search(behind[1]))


def _related(teasers: Sequence[Teaser]) -> int:
    """Return how many teasers have a long word in common with another one."""
    found = [_about(teaser) for teaser in teasers]
    seen: dict[str, int] = {}
    for words in found:
        for word in words:
            seen[word] = seen.get(word, 0) + 1
    return sum(any(seen[word] > 1 for word in words) for words in found)


def _about(teaser: Teaser) -> frozenset[str]:
    text = fold(" ".join(line.text for line in (teaser.title, *teaser.prose)))
    return frozenset((*_LONG.findall(text), *_WIDE.findall(text)))
