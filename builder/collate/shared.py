"""Statements and texts -> what all reports have, quoted at the top of the page: a whole clause, or words that every one of them prints.

Nothing is rewritten: each fragment is a stretch of one passage, and each stands in every report by the wide search
(:mod:`builder.collate.nearest`), wherever it stands there and whatever statements it is split into.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from builder.collate.alignment.passages import Read
from builder.collate.fragments import bare, clause_of, count, openings
from builder.collate.nearest import Search
from builder.collate.runs import RUN_CONTENT, Run, line, runs
from builder.model.coverage import Fragment, Statement
from builder.model.passage import HEADLINE, Passage
from builder.text.grammars import grammar
from builder.text.tokens import word_tokens

#: Of more full reports than this, what half of them carry counts as what all report.
FEW_REPORTS: Final = 5
#: When not even half of them agree: statements shown, at most, each with more reports than this.
WIDEST: Final = 3
FEWEST_REPORTS: Final = 2
#: A clause stands in another report when so much of it does, by the weight of its words; one of a common statement when so much does.
STANDS: Final = 0.6
ALIGNED: Final = 0.5
#: Where nothing else is told that all report, one clause of a common statement of which so much does.
LAST: Final = 0.4
#: Of a quotation of which less stands in all, words that every report prints are told instead, where there are some.
SURELY: Final = 0.85
#: Fragments that are in no statement, at most.
_MOST: Final = 3
#: What a clause costs that is a headline, and one that begins in the middle of a sentence or with who is named elsewhere.
_HEADLINE: Final = 0.2
_HANGING: Final = 0.15
#: Shares no further apart are equal.
_STEP: Final = 0.05


class _Choice(NamedTuple):
    """A clause of a passage, how much of it stands in the report that has least of it, and how good it is, in steps."""

    text: str
    passage: Passage
    share: float
    value: int


def all_report(
    statements: Sequence[Statement], full: Sequence[str], reads: Sequence[Read], languages: Mapping[str, str], search: Search
) -> tuple[Fragment, ...]:
    """Return what every one of the ``full`` reports has: their common statements, those with most witnesses first, then common words.

    Many reports seldom agree in anything: of more than :data:`FEW_REPORTS` also what at least half of them carry is told, and when that is
    nothing, what most of them carry, :data:`WIDEST` statements at most.
    """
    carried = [(statement, _carriers(statement)) for statement in statements]
    carried.sort(key=lambda one: (-len(one[1]), one[0].number))
    several = [one for one in carried if len(one[1]) > 1]
    if len(full) <= FEW_REPORTS:
        every = [one for one in several if set(full) <= one[1].keys()]
        found = {one[0].number: fragment for one in every if (fragment := _fragment(*one, languages, search))}
        told = {line(p.text) for statement, carriers in every if statement.number in found for own in carriers.values() for p in own}
        outside = _outside(told, full, reads, search) if len(full) > 1 else []
        if found or outside:
            return (*found.values(), *outside)
        return tuple(fragment for one in every if (fragment := _fragment(*one, languages, search, LAST)))[:1]
    half = [one for one in several if 2 * len(set(full).intersection(one[1])) >= len(full)]
    most = half or [one for one in several[:WIDEST] if len(one[1]) > FEWEST_REPORTS]
    return tuple(fragment for one in most if (fragment := _fragment(*one, languages, search)))


def _carriers(statement: Statement) -> dict[str, tuple[Passage, ...]]:
    """Return the passages of each article that carries a statement, in column order."""
    return {cell.article: (cell.passage, *cell.others) for cell in statement.cells if cell.passage is not None}


def _fragment(
    statement: Statement, carriers: Mapping[str, tuple[Passage, ...]], languages: Mapping[str, str], search: Search, least: float = ALIGNED
) -> Fragment | None:
    """Return the clause of a statement's passages that all its carriers have most of, or of a quotation words that each prints.

    ``None`` when there is neither: then it is only together that their passages say the same.
    """
    found = [
        _choice(text, passage, carriers, languages[passage.article], search)
        for passages in carriers.values() for passage in passages
        for text in _clauses(passage, languages[passage.article])
    ]  # fmt: skip
    best = max(found, key=lambda one: (one.value, one.passage.article == statement.base, count(one.text)), default=None)
    if best is not None and best.share >= SURELY:
        return Fragment(text=best.text, passage=best.passage, statement=statement.number, articles=tuple(carriers))
    lines = [[line(passage.text) for passage in passages] for article, passages in carriers.items() if article != statement.base]
    quoted = all(any(passage.speech in ("direct", "mixed") for passage in passages) for passages in carriers.values())
    run = next(iter(runs(carriers[statement.base], lines, languages[statement.base])), None)
    if run is not None and best is not None and not quoted and run.tells <= RUN_CONTENT:
        run = None
    if run is None and best is not None and best.share >= least:
        run = Run(best.text, best.passage, 0)
    return run and Fragment(text=run.text, passage=run.passage, statement=statement.number, articles=tuple(carriers))


def _clauses(passage: Passage, language: str) -> Iterator[str]:
    """Yield what can be quoted of a passage: all of it where it is not too long, and the clauses at its beginning; a headline as it is."""
    if passage.paragraph == HEADLINE:
        yield bare(passage.text)
    elif whole := clause_of(passage.text, language):
        yield whole
        yield from (cut for cut in openings(whole, language) if cut != whole)


def _choice(text: str, passage: Passage, articles: Iterable[str], language: str, search: Search) -> _Choice:
    others = (article for article in articles if article != passage.article)
    share = min((search.share(text, article) for article in others), default=0.0)
    first = next(iter(word_tokens(text)))
    hanging = first.text[0].islower() or first.folded in grammar(language).pronouns
    cost = (_HEADLINE if passage.paragraph == HEADLINE else 0.0) + (_HANGING if hanging else 0.0)
    return _Choice(text, passage, share, round((share - cost) / _STEP))


def _outside(told: AbstractSet[str], full: Sequence[str], reads: Sequence[Read], search: Search) -> list[Fragment]:
    """Return what all full reports have outside of their common statements: words that each prints; when there is nothing, clauses."""
    own = {read.article.id: [unit.passage for unit in read.units if unit.sentence >= 0 and not unit.foreign] for read in reads}
    languages = {read.article.id: read.article.language for read in reads}
    lines = [[line(passage.text) for passage in own[article]] for article in full[1:]]
    printed = [run for run in runs(own[full[0]], lines, languages[full[0]]) if not any(line(run.text) in one for one in told)]
    chosen = [(run.text, run.passage) for run in printed[:_MOST]]
    if not told and not chosen:
        chosen = [(one.text, one.passage) for one in _common({article: own[article] for article in full}, languages, search)[:1]]
    return [Fragment(text=text, passage=passage, articles=tuple(full)) for text, passage in chosen]


def _common(own: Mapping[str, Sequence[Passage]], languages: Mapping[str, str], search: Search) -> list[_Choice]:
    """Return the clauses of any report that stand in all others, what they have most of first."""
    found = [
        choice
        for article, passages in own.items() for passage in passages
        for text in _clauses(passage, languages[article])
        if (choice := _choice(text, passage, own, languages[article], search)).share >= STANDS
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.value, -count(one.text)))
