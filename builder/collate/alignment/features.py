"""Units -> what their likeness is measured by: stems with abbreviations resolved, names, numbers.

Abbreviations are learned from the event itself: "UN" means "United Nations" when some article
prints a name whose capitals spell it, or prints it in brackets after the name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, pairwise, zip_longest
from typing import Final

import msgspec

from builder.lang.calendars import MONTHS, WEEKDAYS
from builder.lang.languages import FIRST
from builder.lang.names import names
from builder.lang.noun_phrases import fitness
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import Token, folded, tokens
from builder.lang.verbs import reporting
from builder.lang.wordlists import NUMBER_WORDS

#: "2,000"
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
#: "2bn", "2billion"
_BILLIONS: Final = re.compile(r"(?<=\d)(?:bn|billion)\Z")
#: "co-operation"; its parts, and a word without marks.
_PARTED: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-‐‑](?=([^\W\d_]+))")
_RUN: Final = re.compile(r"[^\W\d_]+")
#: "UN", "U.N.", "MPs"
_ACRONYM: Final = re.compile(r"\b(?:[A-Z]\.?){2,7}(?:s\b)?")
#: Letters of an abbreviation, and so words that it means, at most.
_SPELLED: Final = 7
SCALES: Final = {
    "hundred": "00", "thousand": "000", "million": "m", "billion": "bn", "trillion": "tn", "mln": "m", "bln": "bn", "m": "m", "bn": "bn",
}  # fmt: skip
#: A word that opens a noun phrase so badly is a verb (:class:`builder.lang.noun_phrases.Fitness`).
VERBAL: Final = -0.3
#: Days and months have capitals and are not names.
_TIME_WORDS: Final = frozenset(word.lower() for word in (*WEEKDAYS, *MONTHS))
#: "20th"
_ORDINAL: Final = re.compile(r"\A(\d+)(?:st|nd|rd|th)\Z")


class PassageFeatures(msgspec.Struct, frozen=True, kw_only=True):
    """What one unit is compared by."""

    stems: frozenset[str]
    #: Stems of all words save verbs of saying; the second "the" of a text is "the 2", the third
    #: "the 3".
    wording: frozenset[str]
    #: Figures with their scale, as "2.7bn"; years and ordinals among them.
    numbers: frozenset[str]
    #: Figures with the stem of the word after them: "3 year".
    measures: frozenset[str] = frozenset()
    #: Stems of its names: words that the event prints with a capital inside of sentences.
    names: frozenset[str] = frozenset()
    #: Stems of its verbs, as far as they are known by their form.
    verbs: frozenset[str] = frozenset()
    #: Stems of content that follow one another.
    bigrams: frozenset[tuple[str, str]] = frozenset()


def expansions(texts: Iterable[str], language: str = FIRST) -> dict[str, tuple[str, ...]]:
    """Return, by folded abbreviation, its commonest folded expansion in the event."""
    own = list(texts)
    acronyms = {match.group().replace(".", "") for text in own for match in _ACRONYM.finditer(text)}
    found: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for name in (name for text in own for name in names(text, language)) if acronyms else ():
        words = [token.text for token in tokens(name.text) if token.kind == "word"]
        for start, end in _capital_ends(words):
            initials = "".join(word[0] for word in words[start:end] if word[0].isupper())
            if initials in acronyms:
                found[initials.casefold()][tuple(word.casefold() for word in words[start:end])] += 1
    return {
        short: min(full, key=lambda words: (-full[words], words))
        for short, full in sorted(found.items())
    }


def _capital_ends(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a name of two words and more that begin and end with a capital."""
    capitals = [k for k, word in enumerate(words) if word[0].isupper()]
    for k, first in enumerate(capitals):
        for last in capitals[k + 1 : k + _SPELLED]:
            if last - first < _SPELLED:
                yield first, last + 1


def features(
    text: str, known: Mapping[str, Sequence[str]], joined: AbstractSet[str] = frozenset(), named: AbstractSet[str] = frozenset(),
    language: str = FIRST,
) -> PassageFeatures:  # fmt: skip
    """Return the features of a text.

    ``known`` are abbreviations, ``joined`` words that other texts print in one ("cooperation"),
    ``named`` the event's :func:`name_words`.
    """
    items = [token for token in tokens(text) if token.kind != "punctuation"]
    plain, saying = stopwords(language), reporting(language)
    own = [word for word in _whole_words(items, known, joined) if word not in saying]
    content = [word for word in own if word not in plain]
    stems = [stem(word, language) for word in content]
    return PassageFeatures(
        stems=frozenset(stems),
        wording=frozenset(_numbered(stem(word, language) for word in own)),
        numbers=frozenset(_numbers(items)),
        measures=frozenset(_measures(items, language)),
        names=frozenset(one for word, one in zip(content, stems, strict=True) if word in named),
        verbs=frozenset(
            one
            for word, one in zip(content, stems, strict=True)
            if word not in named and _is_verb(word, language)
        ),
        bigrams=frozenset(pairwise(stems)),
    )


def _is_verb(word: str, language: str) -> bool:
    return word.isalpha() and fitness(word, language).begins <= VERBAL


def name_words(
    texts: Iterable[str], known: Mapping[str, Sequence[str]], language: str = FIRST
) -> frozenset[str]:
    """Return the folded words of an event's names.

    They are printed with a capital inside sentences at least as often as without.
    """
    counts: Counter[str] = Counter()
    plain = stopwords(language) | _TIME_WORDS
    for token in (
        token for text in texts for token in islice(tokens(text), 1, None) if token.kind == "word"
    ):
        counts[token.folded] += 1 if token.text[:1].isupper() else -1
    spelled = (word for short in known if counts[short] >= 0 for word in known[short])
    capitals = (word for word, count in counts.items() if count > 0)
    return frozenset(word for word in (*capitals, *spelled) if word not in plain)


def _whole_words(
    items: Sequence[Token], known: Mapping[str, Sequence[str]], joined: AbstractSet[str]
) -> Iterator[str]:
    """Yield a text's folded words, abbreviations written out, "co-operation" as one."""
    rest = iter(zip_longest(items, items[1:]))
    for token, following in rest:
        hyphenated = following is not None and following.start - token.end == 1
        if hyphenated and (whole := token.folded + following.folded) in joined:
            yield whole
            next(rest)
        else:
            yield from known.get(token.folded, (token.folded,))


def _numbered(stems: Iterable[str]) -> Iterator[str]:
    """Yield stems, a repeated one with its number."""
    seen: Counter[str] = Counter()
    for one in stems:
        seen[one] += 1
        yield one if seen[one] == 1 else f"{one} {seen[one]}"


def _numbers(items: Sequence[Token]) -> Iterator[str]:
    """Yield the figures of a text, each with the scale after it; "one" counts only with a scale."""
    for token, following in zip_longest(items, items[1:]):
        scale = SCALES.get(following.folded, "") if following is not None else ""
        if token.kind == "number":
            plain = (
                token.folded.replace(",", "")
                if _THOUSANDS.fullmatch(token.folded)
                else token.folded
            )
            yield _BILLIONS.sub("bn", _ORDINAL.sub(r"\1", plain)) + scale
        elif token.folded in NUMBER_WORDS and (scale or token.folded not in ("one", "zero")):
            yield f"{NUMBER_WORDS[token.folded]}{scale}"


def _measures(items: Sequence[Token], language: str) -> Iterator[str]:
    """Yield a text's figures, each with the stem of the next word.

    The next word is mostly what the figure counts.
    """
    for token, following in pairwise(items):
        if token.kind == "number" or token.folded in NUMBER_WORDS:
            yield f"{NUMBER_WORDS.get(token.folded, token.folded)} {stem(following.folded, language)}"


def joined_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that one text prints with a hyphen and another in one word: "cooperation"."""
    own = list(texts)
    parted = {
        folded(match[1]) + folded(match[2]) for text in own for match in _PARTED.finditer(text)
    }
    return (
        frozenset(
            parted.intersection(folded(word) for text in own for word in set(_RUN.findall(text)))
        )
        if parted
        else frozenset()
    )
