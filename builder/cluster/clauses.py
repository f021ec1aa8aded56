"""The reports of one event -> the clauses that several bear out, in words they share.

A clause says who does what. It opens a headline or one of the first sentences of a report, and ends
where one can end; enough reports have every content word of it, but for one verb, for which others
may have another. A clause that is a whole headline, or that drops who said it, is one newsroom's
and is not used.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Final, NamedTuple

from builder.cluster.actors import Actor
from builder.cluster.composing import Composed, composed
from builder.cluster.ends import subject
from builder.cluster.lines import PrintedWord
from builder.cluster.parsing import Clause, parsed
from builder.cluster.printed import Printed, capital
from builder.cluster.speech import QUOTES, kept, tags_of
from builder.lang.languages import words_of
from builder.lang.loaded import LOADED_NOUNS, LOADED_VERBS
from builder.lang.parts_of_speech import tag_set
from builder.lang.tagging import TAGGED
from builder.lang.tokens import words
from builder.lang.verbs import attributing, reporting
from builder.lang.wordlists import POSSESSIVES

#: Words of a clause that tell: fewer say too little, more are a summary.
_FEWEST: Final = 3
_MOST: Final = 12
#: Lines of a report that are read: the headline and the first sentences.
_LINES: Final = 6
#: What a word must weigh to be worth its room.
_IDLE: Final = 0.2
#: What it costs a clause that other reports have another verb, that it tells of what is to come;
#: how much it must tell, and how much when every word of it is borne out.
_MISSING: Final = 0.3
_COMING: Final = 1.0
_SAID: Final = 0.8
_SHORT: Final = 0.3
#: What it is preferred by that it names whom the event is about.
_NAMED: Final = 0.3
_LEAST: Final = 1.1
_BORNE_OUT: Final = 0.4
#: Verbs for which the other reports may have others.
_VERBS: Final = 1
#: A clause of so many words that tell may have one that few reports print.
_LONG: Final = 6
#: Tags of words that can name a speaker; verbs that a "no" answers.
_NOMINAL: Final = tag_set("AT0 DPS DT0 CRD ORD AJ0 AJS NN0 NN1 NN2 NP0 UNC POSS PRF PRP CJC AV0")
#: Denials, how many words before the verb they may be, and verbs that deny what is so
#: many words after them.
_NOT: Final = frozenset(words_of(TAGGED).titles.denials)
_NEAR: Final = 3
_DENYING: Final = frozenset(words_of(TAGGED).titles.denying)
_REACH: Final = 6
_ANSWERS: Final = frozenset(words_of(TAGGED).titles.answered)
#: Stems of nouns that only count or part what follows them: "the full set of".
_LIGHT: Final = frozenset(words_of(TAGGED).titles.counting)
#: The share of what all headlines name that a clause must name.
_CORE: Final = 0.5
#: Verbs for how something looks to somebody, unless it shows up "in" or "before" something.
_SEEMING: Final = frozenset(words_of(TAGGED).titles.seeming)
_PLACING: Final = frozenset(words_of(TAGGED).titles.placing)
_PRONOUNS: Final = frozenset(words_of(TAGGED).titles.pronouns)
#: Words that make a clause somebody's question, order, view or guess, or leave open whom it
#: speaks of.
_OPEN: Final = frozenset(words_of(TAGGED).titles.open)
#: Verbs with which a newsroom judges what somebody says or does.
_JUDGING: Final = frozenset(words_of(TAGGED).titles.judging)


class SharedClause(NamedTuple):
    """A clause that several reports bear out."""

    text: str
    stems: tuple[str, ...]
    #: How much it tells of what the reports are about.
    score: float


def clauses(printed: Printed, people: Sequence[Actor] = ()) -> tuple[SharedClause, ...]:
    """Return the clauses that enough reports bear out, those that tell most first."""
    headlines = {words(article.title) for article in printed.articles}
    found: dict[str, SharedClause] = {}
    for lines in printed.lines.values():
        for line in lines[:_LINES]:
            for clause in parsed(line, printed):
                for last in clause.ends:
                    if shared := _shared(clause, last, headlines, printed, people):
                        found.setdefault(shared.text, shared)
    return tuple(
        sorted(found.values(), key=lambda clause: (-clause.score, len(clause.text), clause.text))
    )


def matters(printed: Printed, people: Sequence[Actor] = ()) -> tuple[SharedClause, ...]:
    """Return what headlines say somebody has, in every report's words: "X's comments"."""
    found = []
    for lines in printed.lines.values():
        line = lines[0]
        chosen = tuple(kept(line))
        tags = tuple(tags_of(chosen, line, printed))
        end = subject(0, chosen, tags, headline=True)
        if (
            end is None
            or "POSS" not in tags[:end]
            or printed.spelled(chosen[end - 1])[:1].isupper()
        ):
            continue
        owned = Clause(line._replace(words=chosen), tags, end - 1, (end - 1,), opens=True)
        made = composed(owned, end - 1, printed, people)
        if (
            made is None
            or len(made.stems) < _FEWEST
            or _left_open(made.words, owned)
            or _judges(made, printed)
        ):
            continue
        if _central(made, printed) and all(
            printed.holders(stem) == len(printed.articles) for stem in made.stems
        ):
            found.append(
                SharedClause(capital(made.text), made.stems, fsum(map(printed.weight, made.stems)))
            )
    return tuple(sorted(found, key=lambda matter: (-matter.score, len(matter.text), matter.text)))


def _shared(
    clause: Clause,
    last: int,
    headlines: set[tuple[str, ...]],
    printed: Printed,
    people: Sequence[Actor],
) -> SharedClause | None:
    """Return the clause that ends with ``last``, or ``None`` if too few bear it out."""
    made = composed(clause, last, printed, people)
    if (
        made is None
        or not _FEWEST <= len(set(made.stems) - _LIGHT) <= _MOST
        or not _central(made, printed)
    ):
        return None
    if (
        _left_open(made.words, clause)
        or _judges(made, printed)
        or _attributed(clause, last)
        or _denied(made, printed)
    ):
        return None
    missing = {
        stem for stem in made.stems if stem not in _LIGHT and printed.holders(stem) < printed.needed
    }
    score = _score(clause, made, missing, printed, people)
    whole = words(made.text) in headlines
    text = made.past if whole else made.text
    if (
        not text
        or words(text) in headlines
        or (whole and not made.attested and missing - made.verbs)
        or not _borne_out(made, missing)
        or score < (_LEAST if missing else _BORNE_OUT)
    ):
        return None
    return SharedClause(capital(text).rstrip("."), made.stems, score)


def _central(made: Composed, printed: Printed) -> bool:
    """Tell whether a clause names enough of what all headlines name."""
    core = printed.core
    return len(core) == 1 or len(core.intersection(made.stems)) >= _CORE * len(core)


def _borne_out(made: Composed, missing: set[str]) -> bool:
    """Tell whether enough reports print a clause's words, but for one verb.

    A long clause may have one more such word, verb or not.
    """
    long = len(made.stems) >= _LONG
    other = missing - made.verbs
    return len(missing) <= _VERBS + long and len(other) <= long


def _score(
    clause: Clause, made: Composed, missing: set[str], printed: Printed, people: Sequence[Actor]
) -> float:
    told = fsum(printed.weight(stem) - _IDLE for stem in made.stems)
    named = any(actor.headlines >= printed.needed and actor.text in made.text for actor in people)
    costs = (
        _MISSING * len(missing)
        + len(missing - made.verbs)
        + _COMING * (clause.tags[clause.verb] == "VM0")
    )
    return (
        told
        + _NAMED * named
        - costs
        - _SAID * bool(made.said)
        - _SHORT * (len(made.stems) == _FEWEST)
    )


def _denied(made: Composed, printed: Printed) -> bool:
    """Tell whether a report's sentence has nearly all words of a clause, and denies it."""
    if any(word.folded in _DENYING for word in made.words):
        return False
    stems = set(made.stems)
    lines = (line for lines in printed.lines.values() for line in lines)
    return any(
        len(stems - line.stems) <= 1 and _denies(line.words, stems, made.verbs) for line in lines
    )


def _denies(found: Sequence[PrintedWord], stems: set[str], verbs: frozenset[str]) -> bool:
    for i, word in enumerate(found):
        if word.folded in _NOT or word.folded.endswith("n't"):
            if any(not verbs.isdisjoint(other.stems) for other in found[i + 1 : i + 1 + _NEAR]):
                return True
        elif word.folded in _DENYING:
            behind = {stem for other in found[i + 1 : i + 1 + _REACH] for stem in other.stems}
            if len(stems & behind) > 1:
                return True
    return False


def _left_open(chosen: Sequence[PrintedWord], clause: Clause) -> bool:
    """Tell whether a clause leaves open who it is about, denies, guesses, or quotes."""
    if clause.line.quoted(chosen[0]) or clause.line.text[: chosen[0].start].rstrip().endswith(
        tuple(QUOTES)
    ):
        return True
    barred = _OPEN if clause.opens else _OPEN | POSSESSIVES | _PRONOUNS
    for i, word in enumerate(chosen):
        short = len(word.text) > 1 and word.text.isupper()
        answer = word.folded == "no" and i > 0 and chosen[i - 1].folded in _ANSWERS
        seems = word.folded in _SEEMING and not (
            i + 1 < len(chosen) and chosen[i + 1].folded in _PLACING
        )
        if (
            seems
            or (word.folded in barred and not short and not answer)
            or word.folded.endswith("n't")
        ):
            return True
    return False


def _attributed(clause: Clause, last: int) -> bool:
    """Tell whether what is cut off says who said the clause: ", officials said"."""
    found, tags = clause.line.words, clause.tags
    saying = reporting(TAGGED) | attributing(TAGGED)
    for i in range(last + 1, len(found)):
        if found[i].folded == "according":
            return True
        says = found[i].folded in saying and (tags[i] in ("VVD", "VVZ") or clause.line.headline)
        comma = next((j for j in range(i - 1, last, -1) if found[j].mark), None) if says else None
        if (
            comma is not None
            and found[comma].text in ",–—"
            and _names_speaker(tags[comma + 1 : i], tags[i + 1 :])
        ):
            return True
    return False


def _names_speaker(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Tell whether a speaker precedes a verb of saying, or follows it at the end."""
    return (
        all(tag in _NOMINAL for tag in before)
        if before
        else all(tag in _NOMINAL | {"PUN"} for tag in behind)
    )


def _judges(made: Composed, printed: Printed) -> bool:
    """Tell whether a clause judges or counts in a way that not every report does."""
    if any(
        printed.told(name) < len(printed.articles)
        for word in made.words
        if word.folded in LOADED_NOUNS
        for name in word.stems
    ):
        return True
    if any(printed.holders(name) < len(printed.articles) for name in (*made.verdict, *made.said)):
        return True
    loaded = LOADED_VERBS | _JUDGING
    doubtful = (word for word in made.words if word.folded in loaded or word.text[0].isdigit())
    return any(
        printed.holders(name) < len(printed.articles) for word in doubtful for name in word.stems
    )
