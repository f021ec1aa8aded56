"""The reports of one event -> the clause of a headline that other reports bear out: who does what, in words that they share.

The clause begins where its headline begins and ends where one can end; every word of it that carries matter stands in the headline and
the lead of enough other reports, or in one sentence of theirs.
A clause that is a whole headline, or that drops who said it, is one newsroom's and none of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import Final, NamedTuple

from builder.group.printed import Printed, PrintedLine, PrintedWord, breaks, capital
from builder.text.noun_phrases import fitness
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
#: English words of headlines with which a newsroom judges; those of :func:`~builder.text.verbs.judging` besides.
_LOADED: Final = listed(
    """cave caves caved caving slam slams slammed blast blasts blasted rip rips ripped mock mocks mocked trash trashes trashed torch
    torches torched destroy destroys destroyed bash bashes bashed hammer hammers hammered lash lashes lashed skewer skewers skewered
    roast roasts roasted eviscerates eviscerated shred shreds shredded pounce pounces pounced wow wows wowed stun stuns stunned tout
    touts touted snub snubs snubbed scold scolds scolded rebuke rebukes rebuked rant rants ranted fume fumes fumed whine whines whined
    bow bows bowed grovels dodge dodges dodged flip-flops backtrack backtracks backtracked brag brags bragged gloat gloats gloated
    humiliates humiliated humiliating embarrasses embarrassed school schools schooled own owns owned crush crushes crushed obliterates
    obliterated annihilates takedown meltdown smackdown bluff outrage outrages fury furious shock shocks shocked shocking disgrace
    disgraceful stunning bizarre radical extreme desperate desperately finally admit admits admitted confess confesses confessed seize
    seizes seized panic panics panicked cower cowers surrender surrenders surrendered clap claps hit hits jab jabs jabbed swipe swipes
    rage rages raged smear smears smeared attack attacks attacked throw throws threw scramble scrambles scrambled struggle struggles
    fail fails failed crumble crumbles crumbled plead pleads grill grills grilled troll trolls trolled"""
)


class HeadlineClause(NamedTuple):
    """A clause that several reports bear out."""

    text: str
    stems: tuple[str, ...]
    held: int
    weight: float


def clauses(printed: Printed) -> tuple[HeadlineClause, ...]:
    """Return the clauses of headlines that enough reports bear out, the most telling first."""
    headlines = {words(article.title) for article in printed.articles}
    found = []
    for name, lines in printed.lines.items():
        others = [theirs for other, theirs in printed.lines.items() if other != name]
        line = lines[0]
        for last in _ends(line, printed):
            chosen = line.words[: last + 1]
            stems = tuple(dict.fromkeys(stem for word in chosen for stem in word.stems))
            whole = words(line.between(0, last)) in headlines
            if whole or not FEWEST <= len(stems) <= MOST or (printed.language == "en" and _judges(chosen, printed)):
                continue
            held = 1 + sum(_borne_out(frozenset(stems), theirs) for theirs in others)
            if held >= printed.needed > 1:
                found.append(HeadlineClause(capital(printed.inside(line, 0, last)), stems, held, fsum(map(printed.weight, stems))))
    return tuple(sorted(found, key=lambda clause: (-clause.weight, -clause.held, len(clause.text), clause.text)))


def _borne_out(wanted: frozenset[str], lines: tuple[PrintedLine, ...]) -> bool:
    """Tell whether a report has all ``wanted`` stems in what it opens with, or in one sentence, and denies none of them."""
    opening = [line for line in lines if line.headline or line.lead]
    if wanted <= {stem for line in opening for stem in line.stems} and not any(_denies(line, wanted) for line in opening):
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
    end = next((i for i, word in enumerate(line.words) if breaks(line.words, i) and word.text != ","), len(line.words))
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
    loaded = _LOADED | judging("en")
    doubtful = (word for word in chosen if word.folded in loaded or word.text[0].isdigit())
    return any(printed.holders(name) < len(printed.articles) for word in doubtful for name in word.stems)
