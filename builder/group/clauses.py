"""The reports of one event -> the clause of a headline that other reports bear out: who does what, in words that they share.

The clause begins where its headline begins and ends where one can end; every word of it that carries matter stands in the headline and
the lead of enough other reports, or in one sentence of theirs.
A clause that is a whole headline, or that drops who said it, is one newsroom's and none of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Final, NamedTuple

from builder.group.agents import finite
from builder.group.printed import Printed, PrintedLine, PrintedWord, capital
from builder.text.calendars import calendar
from builder.text.loaded import LOADED_NOUNS, LOADED_VERBS
from builder.text.names import TIME_WORDS
from builder.text.noun_phrases import fitness
from builder.text.offices import HONORIFICS, TITLES
from builder.text.tokens import words
from builder.text.verbs import attributing, judging, reporting
from builder.text.wordlists import listed

#: Words of a clause that tell: fewer say too little, more are a summary.
FEWEST: Final = 3
MOST: Final = 9
#: A longer sentence says so much that it bears out anything (words).
_LONGEST: Final = 60
#: How well the last word of a clause must end a noun phrase.
_ENDS: Final = 0.1
#: English words before which a clause can be cut.
_CUTS: Final = listed("in on at over after amid for with as during before by from against about under despite following and but while into")
#: Words that say who said it, besides the verbs of saying.
_SOURCES: Final = listed("according report reports source sources")
_DENIALS: Final = listed("not no never cannot")
_QUOTES: Final = "\"'“”‘«»„"
#: English words that make a clause somebody's question, order, view or guess, or leave open whom it speaks of.
_OPEN: Final = listed(
    """why how what who when where which whose is are does do did can could will would should may might must if here here's this these
    those he they she it his her its their him them me we our us you your i my not no never won't can't don't doesn't didn't isn't
    aren't wasn't weren't wouldn't couldn't shouldn't cannot likely possible possibly reportedly allegedly opinion analysis
    video watch exclusive breaking live best worst"""
)
#: Marks that end no clause: of compounds, of figures, of names with a sign.
_INSIDE: Final = "-‐‑'’&$£€%#"
#: Words of a dateline, of a subject, at most.
_DATELINE: Final = 9
_SUBJECT: Final = 9
_DASHES: Final = listed("– — -- -")
_DAYS: Final = calendar("en").weekdays
#: How a sentence begins that does not begin with its subject.
_LEADING: Final = _CUTS | listed("if when since because although though of to there this that these those he she it they we i")


class HeadlineClause(NamedTuple):
    """A clause that several reports bear out."""

    text: str
    stems: tuple[str, ...]
    held: int
    weight: float
    #: The others have another verb for it.
    other_verb: bool = False


def clauses(printed: Printed) -> tuple[HeadlineClause, ...]:
    """Return the clauses of headlines that enough reports bear out, the most telling first."""
    headlines = {words(article.title) for article in printed.articles}
    found = []
    for name, lines in printed.lines.items():
        others = [theirs for other, theirs in printed.lines.items() if other != name]
        for line in (lines[0], *_opening(lines, printed)):
            for last in _ends(line, printed):
                if not line.headline and any(word.text == "," for word in line.words[:last]):
                    break
                clause = _clause(line, last, others, printed)
                if clause and words(clause.text) not in headlines:
                    found.append(clause)
    return tuple(sorted(found, key=lambda clause: (clause.other_verb, -clause.weight, -clause.held, len(clause.text), clause.text)))


def _clause(line: PrintedLine, last: int, others: list[tuple[PrintedLine, ...]], printed: Printed) -> HeadlineClause | None:
    """Return the clause that ends with the word ``last``; ``None`` when too few reports bear it out, or it says too little."""
    chosen = line.words[: last + 1]
    stems = tuple(dict.fromkeys(stem for word in chosen for stem in word.stems))
    if not FEWEST <= len(stems) <= MOST:
        return None
    if printed.language == "en" and (_judges(chosen, printed) or _torn(line, last, printed) or chosen[0].folded in _LEADING):
        return None
    text, weight = capital(printed.inside(line, 0, last)), fsum(map(printed.weight, stems))
    held = 1 + sum(_borne_out(frozenset(stems), theirs) for theirs in others)
    if held >= printed.needed > 1:
        return HeadlineClause(text, stems, held, weight)
    acted = _without_verb(line, last, stems, printed) if printed.language == "en" else frozenset()
    held = 1 + sum(_opens_with(acted, theirs) for theirs in others)
    if len(acted) >= FEWEST and held >= printed.needed > 1:
        return HeadlineClause(text, stems, held, weight, other_verb=True)
    return None


def _without_verb(line: PrintedLine, last: int, stems: tuple[str, ...], printed: Printed) -> frozenset[str]:
    """Return the stems of a clause but its verb, for which another report may have another word ("sues", "goes to court")."""
    verb = next((i for i in range(1, last) if finite(line.words[i], line, printed)), 0)
    return frozenset(stems) - frozenset(line.words[verb].stems) if verb else frozenset()


def _opens_with(wanted: frozenset[str], lines: tuple[PrintedLine, ...]) -> bool:
    """Tell whether what a report opens with has all ``wanted`` stems, and denies none of them."""
    opening = [line for line in lines if line.headline or line.lead]
    return wanted <= {stem for line in opening for stem in line.stems} and not any(_denies(line, wanted) for line in opening)


def _torn(line: PrintedLine, last: int, printed: Printed) -> bool:
    """Tell whether a clause is cut behind a verb and one bare noun, which the next word completes: "gets recognition | from"."""
    if last < 1 or last + 1 >= len(line.words) or line.words[last + 1].mark:
        return False
    bare = not printed.spelled(line.words[last])[:1].isupper() and not line.words[last].folded.endswith("ing")
    return bare and finite(line.words[last - 1], line, printed)


def _opening(lines: tuple[PrintedLine, ...], printed: Printed) -> Iterator[PrintedLine]:
    """Yield the first sentence of a report without its dateline, its days and what it puts in brackets, if it begins with who does it."""
    first = next((line for line in lines if line.lead), None)
    if first is None or printed.language != "en":
        return
    dash = next((i + 1 for i, word in enumerate(first.words[:_DATELINE]) if word.text in _DASHES), 0)
    kept = _plain(first.words[dash:])
    verb = next((i for i, word in enumerate(kept) if i and finite(word, first, printed)), 0)
    if 0 < verb <= _SUBJECT and kept[0].folded not in _LEADING and not any(word.mark and word.text == "," for word in kept[:verb]):
        yield first._replace(words=tuple(kept), headline=False)


def _plain(found: tuple[PrintedWord, ...]) -> list[PrintedWord]:
    """Return the words of a sentence without days and brackets."""
    kept: list[PrintedWord] = []
    inside = False
    for word in found:
        inside = (inside or word.text == "(") and word.text != ")"
        if inside or word.text == ")":
            continue
        if word.folded in _DAYS or word.folded in TIME_WORDS:
            if kept and kept[-1].folded in ("on", "late", "early"):
                kept.pop()
            continue
        kept.append(word)
    return kept


def _borne_out(wanted: frozenset[str], lines: tuple[PrintedLine, ...]) -> bool:
    """Tell whether a report has all ``wanted`` stems in what it opens with, or in one sentence, and denies none of them."""
    if _opens_with(wanted, lines):
        return True
    return any(wanted <= line.stems and len(line.words) <= _LONGEST and not _denies(line, wanted) for line in lines)


def _denies(line: PrintedLine, wanted: frozenset[str]) -> bool:
    """Tell whether a denial stands among the ``wanted`` words of a line."""
    places = [i for i, word in enumerate(line.words) if wanted.intersection(word.stems)]
    among = line.words[places[0] : places[-1]] if places else ()
    return any(word.folded in _DENIALS or word.folded.endswith("n't") for word in among)


def _ends(line: PrintedLine, printed: Printed) -> Iterator[int]:
    """Yield the last index of each clause that a headline begins with; no question, and none that somebody says."""
    if not line.words or line.text.rstrip().endswith("?"):
        return
    end = next((i for i, word in enumerate(line.words) if _breaks(line.words, i) and word.text != ","), len(line.words))
    if any(word.text in _QUOTES for word in line.words[:end]) or _attributed(line.words[end:], printed.language):
        return
    if printed.language != "en":
        if end < len(line.words):
            yield end - 1
        return
    for last in range(1, end):
        closed = line.words[last].stems and _closes(line.words[last], printed) and (last + 1 == end or _can_cut(line.words, last + 1))
        if closed and not _attributed(line.words[last + 1 :], "en"):
            yield last


def _breaks(words: Sequence[PrintedWord], i: int) -> bool:
    """Tell whether the mark at ``i`` parts what stands before and after it."""
    if not words[i].mark or words[i].text in _INSIDE:
        return False
    short = i > 0 and (words[i - 1].folded in TITLES or words[i - 1].folded in HONORIFICS or len(words[i - 1].text) == 1)
    return not (words[i].text == "." and short and i + 1 < len(words))


def _can_cut(found: tuple[PrintedWord, ...], i: int) -> bool:
    """Tell whether a clause can be cut before a word: a list stays whole, and so does what "or" goes on."""
    if found[i].text == ",":
        return not any(word.text == "," or word.folded in ("or", "and") for word in found[i + 1 :])
    if found[i].folded == "and":
        return i + 1 < len(found) and fitness(found[i + 1].text.lower(), "en").begins < 0
    return found[i].folded in _CUTS


def _closes(word: PrintedWord, printed: Printed) -> bool:
    """Tell whether a clause can end with a word: a name or a noun."""
    plain = printed.spelled(word)
    return plain[:1].isupper() or printed.noun(plain) or fitness(plain, "en").ends >= _ENDS


def _attributed(rest: tuple[PrintedWord, ...], language: str) -> bool:
    """Tell whether what is cut off says who said the clause."""
    saying = reporting(language) | attributing(language) | _SOURCES
    return any(word.folded in saying for word in rest)


def _judges(chosen: tuple[PrintedWord, ...], printed: Printed) -> bool:
    """Tell whether a clause is left open, or judges or counts in a way that not every report does."""
    if chosen[0].text[0].isdigit() or any(word.folded in _OPEN for word in chosen):
        return True
    if any(printed.told(name) < len(printed.articles) for word in chosen if word.folded in LOADED_NOUNS for name in word.stems):
        return True
    loaded = LOADED_VERBS | judging("en")
    doubtful = (word for word in chosen if word.folded in loaded or word.text[0].isdigit())
    return any(printed.holders(name) < len(printed.articles) for word in doubtful for name in word.stems)
