"""Articles read -> the words and phrases characteristic of each outlet in the event.

Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, Fightin' Words):
the prior is the event's own wording, so that a word which all outlets use often needs more to count
as one outlet's. Names are left out: they tell what is reported, not how.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt
from typing import Final, NamedTuple

from builder.collate.alignment.passages import ReadArticle
from builder.core.wording import FEWEST_PRINTED, Phrase, Wording
from builder.lang.language import primary
from builder.lang.languages import words_of
from builder.lang.stems import stopwords
from builder.lang.tokens import Token, tokens
from builder.lang.wordlists import NUMBER_WORDS

#: A phrase has so many words, at most.
_LONGEST: Final = 3
#: So many standard deviations from an even use (one in twenty by chance, on one side).
SCORE: Final = 1.645
#: Phrases of an outlet, at most.
_MOST: Final = 8
#: Pseudo-words of the prior for each word of the event.
PRIOR: Final = 0.2
_HYPHENS: Final = "-\u2010\u2011"
#: A word is so long, at least.
_LETTERS: Final = 3
Words = tuple[str, ...]


class _Outlet(NamedTuple):
    """How often an outlet prints each phrase, its number of words, and first printings."""

    counts: Counter[Words]
    size: int
    printed: dict[Words, str]


def wording_of(
    reads: Sequence[ReadArticle], set_apart: frozenset[tuple[str, int]]
) -> tuple[Wording, ...]:
    """Return the characteristic phrases of each outlet that has any, by outlet id.

    Outlets of one language are compared.

    ``set_apart`` are the units about other times, left out with foreign text.  Linear in the words
    of the event, save for ranking.
    """
    languages: defaultdict[str, defaultdict[str, list[ReadArticle]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for read in reads:
        languages[primary(read.article.language)][read.article.outlet].append(read)
    found = []
    for language, outlets in sorted(languages.items()):
        if (
            len(outlets) > 1 and not words_of(language).traits.unspaced
        ):  # there a character is not a word
            own = {
                outlet: _counted(articles, language, set_apart)
                for outlet, articles in sorted(outlets.items())
            }
            found += [
                Wording(outlet=outlet, phrases=phrases)
                for outlet, phrases in _characteristic(own)
                if phrases
            ]
    return tuple(sorted(found, key=lambda one: one.outlet))


def _counted(
    reads: Sequence[ReadArticle], language: str, set_apart: frozenset[tuple[str, int]]
) -> _Outlet:
    """Count the phrases of an outlet's articles about the event."""
    counts: Counter[Words] = Counter()
    printed: dict[Words, str] = {}
    size = 0
    for read in reads:
        for unit in read.units:
            if unit.sentence < 0 or unit.foreign or (read.article.id, unit.number) in set_apart:
                continue
            text = unit.passage.text
            items = _whole_words(tokens(text))
            size += sum(token.kind == "word" for token in items)
            for phrase in _phrases(items, language):
                key = tuple(token.folded for token in phrase)
                counts[key] += 1
                printed.setdefault(key, text[phrase[0].start : phrase[-1].end])
    return _Outlet(counts, size, printed)


def _whole_words(items: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens with the parts of each hyphenated word joined: "so-called" is one word."""
    found: list[Token] = []
    for token in items:
        match found[-2:]:
            case [first, hyphen] if _joins(first, hyphen, token):
                text, key = (
                    f"{first.text}{hyphen.text}{token.text}",
                    f"{first.folded}-{token.folded}",
                )
                found[-2:] = [Token(text, first.start, token.end, "word", key)]
            case _:
                found.append(token)
    return found


def _joins(first: Token, hyphen: Token, last: Token) -> bool:
    words = first.kind == last.kind == "word"
    return (
        words and hyphen.text in _HYPHENS and first.end == hyphen.start and hyphen.end == last.start
    )


def _phrases(items: Sequence[Token], language: str) -> Iterator[Sequence[Token]]:
    """Yield the runs of words between two content words, without names or punctuation."""
    small = stopwords(language) | NUMBER_WORDS.keys()
    content = [
        token.kind == "word"
        and len(token.text) >= _LETTERS
        and token.folded not in small
        and not (k and token.text[0].isupper())
        for k, token in enumerate(items)
    ]
    for start, begins in enumerate(content):
        for end in range(start + 1, min(start + _LONGEST, len(items)) + 1) if begins else ():
            last = items[end - 1]
            if last.kind != "word" or (end - 1 > start and last.text[0].isupper()):
                break
            if content[end - 1]:
                yield items[start:end]


def _characteristic(own: Mapping[str, _Outlet]) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
    """Yield each outlet with its phrases, the most characteristic first."""
    everywhere: Counter[Words] = Counter()
    for outlet in own.values():
        everywhere.update(outlet.counts)
    total = sum(outlet.size for outlet in own.values())
    for name, outlet in own.items():
        scored = []
        for key, count in outlet.counts.items():
            if (
                count >= FEWEST_PRINTED
                and (score := _score(count, outlet.size, everywhere[key], total)) >= SCORE
            ):
                scored.append(
                    (
                        key,
                        Phrase(
                            text=outlet.printed[key],
                            count=count,
                            elsewhere=everywhere[key] - count,
                            score=round(score, 2),
                        ),
                    )
                )
        yield name, _telling(scored)


def _score(count: int, size: int, everywhere: int, total: int) -> float:
    """Return the log-odds ratio of a phrase, one outlet to the others, in deviations.

    The unit is the standard deviation.
    """
    prior, whole = PRIOR * everywhere, PRIOR * total
    here, there = count + prior, everywhere - count + prior
    odds = log(here / (size + whole - here)) - log(there / (total - size + whole - there))
    return odds / sqrt(1 / here + 1 / there)


def _telling(scored: Sequence[tuple[Words, Phrase]]) -> tuple[Phrase, ...]:
    """Return the best phrases; one that is as often in a longer one is told by that one."""
    ranked = sorted(scored, key=lambda one: (-one[1].score, -len(one[0]), one[0]))
    longer = [(f" {' '.join(key)} ", phrase.count) for key, phrase in scored]
    kept = []
    for key, phrase in ranked:
        inside = f" {' '.join(key)} "
        if not any(
            inside in other and inside != other and count >= phrase.count for other, count in longer
        ):
            kept.append(phrase)
    return tuple(kept[:_MOST])
