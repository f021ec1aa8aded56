"""Statements and unique passages -> the quoted stretches at the top of the page: what all report, and what only one reports.

Nothing is rewritten: each fragment is a stretch of one passage, cut at its punctuation where it is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from builder.collate.fragments import around, attributes, bare, count, opening, trimmed
from builder.model.coverage import Dated, Fragment, Statement
from builder.model.passage import Passage
from builder.text.stems import is_function_word
from builder.text.tokens import word_tokens, words

#: Of more full reports than this, what half of them carry counts as what all report.
FEW_REPORTS: Final = 5
#: When not even half of them agree: statements shown, at most, each with more reports than this.
WIDEST: Final = 3
FEWEST_REPORTS: Final = 2
#: Fragments of one article under "only one reports", at most.
FRAGMENTS_EACH: Final = 3
#: An omitted stretch needs so many words to be shown as something only one reports.
CLAUSE_WORDS: Final = 3
#: ... and no more than so many.
CLAUSE_LONGEST: Final = 12
#: A passage is as rare as its words are on average; a shorter one is taken to have so many, or two rare words would win.
_MEAN_WORDS: Final = 8
#: What it is worth more when it gives somebody's words.
_SPOKEN: Final = 1.25


def all_report(statements: Sequence[Statement], full: Sequence[str], languages: Mapping[str, str]) -> tuple[Fragment, ...]:
    """Return one fragment for each statement that every full report carries, those with most witnesses first.

    Many reports seldom agree in anything: of more than :data:`FEW_REPORTS` also what at least half of them carry is told, and when that is
    nothing, what most of them carry, :data:`WIDEST` statements at most.
    """
    found = []
    for statement in statements:
        carrying = tuple(cell.article for cell in statement.cells if cell.passage is not None)
        base = next(cell.passage for cell in statement.cells if cell.article == statement.base)
        if len(carrying) > 1 and base is not None:
            language = languages[base.article]
            text = _shared(around(base.text, statement.name, language), statement, language)
            found.append(Fragment(text=text, passage=base, statement=statement.number, articles=carrying))
    found.sort(key=lambda fragment: (-len(fragment.articles), fragment.statement))
    if len(full) <= FEW_REPORTS:
        return tuple(fragment for fragment in found if set(full) <= set(fragment.articles))
    half = tuple(fragment for fragment in found if 2 * len(set(full).intersection(fragment.articles)) >= len(full))
    return half or tuple(fragment for fragment in found[:WIDEST] if len(fragment.articles) > FEWEST_REPORTS)


def _shared(text: str, statement: Statement, language: str) -> str:
    """Return the part of a stretch of the base that tells most and holds no word of content which another report omits."""
    parts = [text]
    for entry in statement.entries:
        base, *others = entry.readings
        if any(not reading.text for reading in others) and _telling(base.text, language):
            omitted = re.compile(rf"(?<!\w){re.escape(base.text)}(?!\w)")
            parts = [piece for part in parts for piece in omitted.split(part)]
    if len(parts) == 1:
        return text
    best = max((trimmed(bare(part), language) for part in parts), key=lambda part: (_telling(part, language), count(part)))
    return best if _telling(best, language) > 1 else text


def one_reports(
    order: Sequence[str], statements: Sequence[Statement], unique: Sequence[Passage], dated: Sequence[Dated], *, rare: Mapping[str, float],
    languages: Mapping[str, str],
) -> tuple[Fragment, ...]:  # fmt: skip
    """Return for each article, in column order, what no other has: clauses that the others drop, whole statements, unique passages.

    Passages about another time come last.
    """
    recalled = {(one.passage.article, one.passage.paragraph, one.passage.span) for one in dated if one.kind == "recalled"}
    own: dict[str, list[Passage]] = {article: [] for article in order}
    for passage in unique:
        if passage.speech not in ("headline", "credit") and count(passage.text) >= CLAUSE_WORDS:
            own[passage.article].append(passage)
    found: list[Fragment] = []
    for article in order:
        ranked = [((article, p.paragraph, p.span) in recalled, -_weight(p, rare), p.paragraph, p.span.start, p) for p in own[article]]
        passages = [one[-1] for one in sorted(ranked, key=lambda one: one[:-1])]
        fragments = [*_clauses(article, statements, languages[article]), *_statements(article, statements, languages[article])]
        fragments += [Fragment(text=opening(p.text, languages[article]), passage=p, articles=(article,)) for p in passages]
        found += fragments[:FRAGMENTS_EACH]
    return tuple(found)


def _clauses(article: str, statements: Sequence[Statement], language: str) -> Iterator[Fragment]:
    """Yield stretches that this article alone has in a statement that others carry too."""
    for statement in statements:
        passage = next(cell.passage for cell in statement.cells if cell.article == article)
        for entry in statement.entries if passage is not None else ():
            having = [reading for reading in entry.readings if reading.text]
            alone = len(having) == 1 and having[0].witnesses == (article,) and len(entry.readings) > 1
            text = _clause(having[0].text, language) if alone else ""
            if text and passage is not None and text in passage.text:
                yield Fragment(text=text, passage=passage, statement=statement.number, articles=(article,))


def _clause(printed: str, language: str) -> str:
    """Return what others omit when it is worth a line: a few words, some of them with content, and not half the passage; else ""."""
    text = "" if attributes(printed, language) else trimmed(printed, language)
    return text if CLAUSE_WORDS <= count(text) <= CLAUSE_LONGEST and _telling(text, language) > 1 else ""


def _telling(text: str, language: str) -> int:
    """Return the number of words of content."""
    return sum(not is_function_word(token, language) for token in word_tokens(text))


def _statements(article: str, statements: Sequence[Statement], language: str) -> Iterator[Fragment]:
    """Yield the statements that this article alone carries."""
    for statement in statements:
        carrying = [cell for cell in statement.cells if cell.passage is not None]
        alone = len(carrying) == 1 and not any(cell.presence in ("removed", "similar") for cell in statement.cells)
        passage = carrying[0].passage if carrying[0].article == article else None
        if alone and passage is not None:
            text = opening(passage.text, language)
            yield Fragment(text=text, passage=passage, statement=statement.number, articles=(article,))


def _weight(passage: Passage, rare: Mapping[str, float]) -> float:
    """Return how much a passage tells that nothing else does: the mean rarity of its words, more for quoted and attributed speech."""
    own = [rare.get(word, 0.0) for word in words(passage.text)]
    mean = sum(own) / max(len(own), _MEAN_WORDS)
    return mean * (_SPOKEN if passage.person else 1.0)
