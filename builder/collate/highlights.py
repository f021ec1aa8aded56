"""Statements and unique passages -> the quoted stretches at the top of the page: what all report, and what only one reports.

Nothing is rewritten: each fragment is a stretch of one passage, cut at its punctuation where it is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from builder.model.coverage import Dated, Fragment, Passage, Statement
from builder.text.stems import stopwords
from builder.text.tokens import word_tokens, words

#: Of more full reports than this, what half of them carry counts as what all report.
FEW_REPORTS: Final = 5
#: When not even half of them agree: statements shown, at most, each with more reports than this.
WIDEST: Final = 3
FEWEST_REPORTS: Final = 2
#: Words of a fragment, at most, unless one clause is longer.
FRAGMENT_WORDS: Final = 18
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
#: A passage is shown whole when it is shorter than a fragment may be by so many words.
_NEARLY: Final = 2
#: A stretch between marks followed by a blank: "the port, | which is 2,000 years old, | stays open".
_CHUNK: Final = re.compile(r"[^,;:—]+(?:[,;:—](?!\s)[^,;:—]+)*")
#: Where a clause ends: "the port, which", "the port - a harbor".
_CLAUSE_END: Final = re.compile(r"[,;:—](?=\s)|\s[-–—]\s")
_MARKS: Final = ' \t\n,;:—–-"“”„«»'


def all_report(statements: Sequence[Statement], full: Sequence[str]) -> tuple[Fragment, ...]:
    """Return one fragment for each statement that every full report carries, those with most witnesses first.

    Many reports seldom agree in anything: of more than :data:`FEW_REPORTS` also what at least half of them carry is told, and when that is
    nothing, what most of them carry, :data:`WIDEST` statements at most.
    """
    found = []
    for statement in statements:
        carrying = tuple(cell.article for cell in statement.cells if cell.passage is not None)
        base = next(cell.passage for cell in statement.cells if cell.article == statement.base)
        if len(carrying) > 1 and base is not None:
            text = _shared(_around(base.text, statement.name), statement)
            found.append(Fragment(text=text, passage=base, statement=statement.number, articles=carrying))
    found.sort(key=lambda fragment: (-len(fragment.articles), fragment.statement))
    if len(full) <= FEW_REPORTS:
        return tuple(fragment for fragment in found if set(full) <= set(fragment.articles))
    half = tuple(fragment for fragment in found if 2 * len(set(full).intersection(fragment.articles)) >= len(full))
    return half or tuple(fragment for fragment in found[:WIDEST] if len(fragment.articles) > FEWEST_REPORTS)


def _shared(text: str, statement: Statement) -> str:
    """Return the longest part of a stretch of the base that holds nothing which another report omits."""
    parts = [text]
    for entry in statement.entries:
        base, *others = entry.readings
        if base.text and any(not reading.text for reading in others):
            parts = [piece for part in parts for piece in part.split(base.text)]
    return max((_bare(part, _MARKS + ".") for part in parts), key=_count) or text


def one_reports(
    order: Sequence[str], statements: Sequence[Statement], unique: Sequence[Passage], dated: Sequence[Dated], rare: Mapping[str, float]
) -> tuple[Fragment, ...]:
    """Return for each article, in column order, what no other has: clauses that the others drop, whole statements, unique passages."""
    found: list[Fragment] = []
    for article in order:
        own = [*_clauses(article, statements), *_statements(article, statements)]
        passages = [p for p in unique if p.article == article and p.speech not in ("headline", "credit")]
        passages.sort(key=lambda p: (-_weight(p, rare), p.paragraph, p.span.start))
        own += [Fragment(text=_opening(p.text), passage=p, articles=(article,)) for p in passages]
        undated = [d.passage for d in dated if d.passage.article == article and d.kind == "recalled" and not d.date]
        own += [Fragment(text=_opening(p.text), passage=p, articles=(article,)) for p in undated]
        found += own[:FRAGMENTS_EACH]
    return tuple(found)


def _clauses(article: str, statements: Sequence[Statement]) -> Iterator[Fragment]:
    """Yield stretches that this article alone has in a statement that others carry too."""
    for statement in statements:
        passage = next(cell.passage for cell in statement.cells if cell.article == article)
        for entry in statement.entries if passage is not None else ():
            having = [reading for reading in entry.readings if reading.text]
            alone = len(having) == 1 and having[0].witnesses == (article,) and len(entry.readings) > 1
            if alone and passage is not None and having[0].text in passage.text and _clause(having[0].text):
                yield Fragment(text=having[0].text, passage=passage, statement=statement.number, articles=(article,))


def _clause(text: str) -> bool:
    """Tell whether what others omit is worth a line: a few words, some of them with content, and not half the passage."""
    own = words(text)
    return CLAUSE_WORDS <= len(own) <= CLAUSE_LONGEST and sum(word not in stopwords() for word in own) > 1


def _statements(article: str, statements: Sequence[Statement]) -> Iterator[Fragment]:
    """Yield the statements that this article alone carries."""
    for statement in statements:
        carrying = [cell for cell in statement.cells if cell.passage is not None]
        alone = len(carrying) == 1 and not any(cell.presence == "removed" for cell in statement.cells)
        if alone and carrying[0].article == article and carrying[0].passage is not None:
            yield Fragment(
                text=_opening(carrying[0].passage.text), passage=carrying[0].passage, statement=statement.number, articles=(article,)
            )


def _weight(passage: Passage, rare: Mapping[str, float]) -> float:
    """Return how much a passage tells that nothing else does: the mean rarity of its words, more for quoted and attributed speech."""
    own = [rare.get(word, 0.0) for word in words(passage.text)]
    mean = sum(own) / max(len(own), _MEAN_WORDS)
    return mean * (_SPOKEN if passage.person else 1.0)


def _bare(text: str, marks: str = _MARKS) -> str:
    """Return a stretch without the marks at its ends, save one that closes a name quoted inside it."""
    plain = text.strip(marks)
    return plain + '"' if plain.count('"') % 2 and plain + '"' in text else plain


def _count(text: str) -> int:
    return len(word_tokens(text))


def _opening(text: str) -> str:
    """Return a passage's text up to the last clause that fits, without the marks at its ends."""
    plain = _bare(text)
    if _count(plain) <= FRAGMENT_WORDS:
        return plain
    end = 0
    for match in _CLAUSE_END.finditer(plain):
        if _count(plain[: match.start()]) > FRAGMENT_WORDS:
            break
        end = match.start()
    if _count(plain[:end]) * 2 < FRAGMENT_WORDS:
        end = word_tokens(plain)[FRAGMENT_WORDS - 1].end
    return _bare(plain[:end])


def _around(text: str, name: str) -> str:
    """Return the stretch of a passage around the row's name: all of a short passage, else the clause that holds it."""
    plain = _bare(text)
    if _count(plain) <= FRAGMENT_WORDS - _NEARLY or name not in plain:
        return plain if name in plain else _opening(text)
    at = plain.index(name)
    for match in _CHUNK.finditer(plain):
        if match.start() <= at < match.end():
            chunk = _bare(plain[match.start() : max(match.end(), at + len(name))])
            return chunk if _count(chunk) <= FRAGMENT_WORDS else name
    return name
