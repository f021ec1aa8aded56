"""A passage -> its lines that can be read alone at the top of a page: whole clauses.

A line begins where its passage or a clause of it does, and ends where a clause ends or before words
that add when, where or why; what is between commas after its subject may be left out, with dots in
its place. It says by itself who does what (:mod:`builder.collate.complete`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from operator import attrgetter
from typing import Final

from builder.collate.complete import OPENING, is_clause, tells_clauses
from builder.collate.fragments import bare, finite_verbs, is_verb_at
from builder.collate.headline_clauses import headline_clauses
from builder.collate.shortening import LEFT_OUT, reaches_over
from builder.core.capture import Span
from builder.core.passage import HEADLINE, Passage
from builder.lang.calendars import WEEKDAYS
from builder.lang.grammar import grammar
from builder.lang.languages import all_words, alternatives
from builder.lang.tokens import Token, between, word_tokens
from builder.lang.verbs import reporting
from builder.lang.wordlists import BE, PARTICIPLES

#: Where a clause may end: a mark, or in English a word that adds when, where or why.
_ENDS: Final = re.compile(r"[,;](?=[\"”]?\s)|\s(?=[-–—]+\s)|(?<=\w)(?=—)|(?<=[.!?])(?=[\"”]?\s*$)")
_DAY: Final = "|".join(WEEKDAYS)
_ADDS: Final = re.compile(rf"\s(?=(?:{alternatives(lambda words: words.lines.adding)}|{_DAY})\b)")
#: Where one may begin.
_BEGINS: Final = re.compile(
    rf"(?:[,;—]\s(?:{alternatives(lambda words: words.lines.beginning)})\s|;\s|[“\"](?=\w))"
)
#: What is between commas or in brackets, and is followed by the rest of its clause.
_ASIDE: Final = re.compile(
    rf",\s[^,;:“”\"()—]{{3,90}},(?=\s[a-z])|\s\([^()]{{1,40}}\)(?=\s)"
    rf"|\s(?:on\s)?(?:{_DAY})(?:\s(?:{alternatives(lambda words: words.lines.parts_of_day)}))?(?=\s[a-z])"
    r"|(?<=\w)\s[a-z]{3,}ly(?=\s[a-z]+(?:ed|ing)\b)"
)
_FIRST_PERSON: Final = all_words(lambda words: words.lines.first_person)
_START: Final = attrgetter("start")


def standalone(passage: Passage, language: str) -> Iterator[str]:
    """Yield the lines of a passage that can be read alone, each once.

    They are stretches of its text, joined by dots where something is left out.
    """
    if passage.speech == "credit":
        return
    text = passage.text
    if passage.paragraph == HEADLINE:
        yield from headline_clauses(text, language)
        return
    items = word_tokens(text)
    starts, ends, asides = _stretches(passage, items, language)
    seen = set()
    for start, end in product(sorted(starts), sorted(ends)):
        inside = [one for one in asides if start < one.start and one.end < end]
        for left_out in _subsets(inside) if end > start else ():
            line = _line(text, start, end, left_out)
            if not line or line in seen:
                continue
            own = _without(text, items, start, end, left_out)
            if is_clause(
                line, own, language, whole=start == 0 and end == len(text)
            ) and _shows_source(
                own, passage, items[bisect_left(items, end, key=_START) :], language
            ):
                seen.add(line)
                yield line


def whole(passage: Passage, language: str) -> str:
    """Return all of a passage, without the marks at its ends, if it can be read alone; else ""."""
    line = bare(passage.text)
    if passage.speech == "credit":
        return ""
    if passage.paragraph == HEADLINE:
        return line if line in headline_clauses(passage.text, language) else ""
    items = word_tokens(line)
    stands = is_clause(line, items, language, whole=True)
    return line if stands and _has_source(items, passage, language) else ""


def _stretches(
    passage: Passage, items: Sequence[Token], language: str
) -> tuple[set[int], set[int], list[Span]]:
    """Return where lines of a passage can begin and end, and what may be left out inside them."""
    text = passage.text
    starts, ends = {0}, {len(text)}
    if not tells_clauses(language):
        return starts, ends, []
    starts |= {
        match.end()
        for match in _BEGINS.finditer(text)
        if not _in_list(match[0], between(text, items, 0, match.start()), language)
    }
    starts |= {match.end() for match in [OPENING.match(text)] if match}
    ends |= {match.start() for match in _ENDS.finditer(text)}
    ends |= {
        match.start()
        for match in _ADDS.finditer(text)
        if _may_end(between(text, items, 0, match.start()), language)
    }
    asides = _ASIDE.finditer(text) if passage.speech == "narration" else ()
    return starts, ends, [Span(*match.span()) for match in asides]


def _subsets(spans: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Yield what may be left out together: nothing first, each alone, all."""
    yield ()
    yield from ((span,) for span in spans)
    if len(spans) > 1:
        yield spans


def _line(text: str, start: int, end: int, left_out: Sequence[Span]) -> str:
    """Return a stretch without what is left out inside it."""
    parts, at = [], start
    for span in left_out:
        parts.append(text[at : span.start].strip())
        at = span.end
    parts.append(bare(text[at:end]) if left_out else bare(text[start:end]))
    return LEFT_OUT.join(parts) if all(parts) else ""


def _without(
    text: str, items: Sequence[Token], start: int, end: int, left_out: Sequence[Span]
) -> Sequence[Token]:
    """Return the words of a stretch, those of what is left out inside it excepted."""
    starts, ends = (
        [start, *(span.end for span in left_out)],
        [*(one.start for one in left_out), end],
    )
    parts = [between(text, items, *cut) for cut in zip(starts, ends, strict=True)]
    return parts[0] if len(parts) == 1 else [token for part in parts for token in part]


def _in_list(joint: str, before: Sequence[Token], language: str) -> bool:
    """Tell whether a conjunction joins the last one of a list: nothing before it has a verb."""
    return joint[0] in ",—" and not finite_verbs(before, language)


def _may_end(items: Sequence[Token], language: str) -> bool:
    """Tell whether a clause may end before a word that adds something: not after a verb."""
    if not items or reaches_over(items):
        return False
    suffers = len(items) > 1 and items[-2].folded in BE and items[-1].folded.endswith(PARTICIPLES)
    return (suffers or not is_verb_at(items, len(items) - 1, language)) and items[
        -1
    ].folded not in grammar(language).prepositions


def _shows_source(
    items: Sequence[Token], passage: Passage, rest: Sequence[Token], language: str
) -> bool:
    """Tell whether a line shows whose words it gives, or what follows it in its passage does."""
    return _has_source(items, passage, language) or _before_speech(rest, language)


def _has_source(items: Sequence[Token], passage: Passage, language: str) -> bool:
    """Tell whether a line of somebody's words shows whose they are.

    Indirect words need a verb of saying, "I" in direct ones a known person.
    """
    words = {token.folded for token in items}
    if passage.speech == "indirect":
        return bool(words & reporting(language))
    return passage.speech != "direct" or passage.person is not None or not words & _FIRST_PERSON


def _before_speech(rest: Sequence[Token], language: str) -> bool:
    """Tell whether speech follows a line that tells what is done: "…, demanding that"."""
    return tells_clauses(language) and any(
        one.folded.endswith("ing") and two.folded == "that" for one, two in pairwise(rest)
    )
