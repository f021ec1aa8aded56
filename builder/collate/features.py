"""Units -> what their likeness is measured by: stems with abbreviations resolved, numbers, negation.

Abbreviations are learned from the event itself: "UN" stands for "United Nations" when some article prints a name whose
capitals spell it, or prints it in brackets after the name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from builder.text.names import names
from builder.text.stems import stem, stopwords
from builder.text.tokens import Token, tokens, word_tokens
from builder.text.verbs import reporting
from builder.text.wordlists import NUMBER_WORDS, listed

_ACRONYM: Final = re.compile(r"\b(?:[A-Z]\.?){2,7}(?:s\b)?")
_NEGATIONS: Final = listed("no not never none nobody nothing neither nor without cannot denied denies deny refuse refused refuses")
_SCALES: Final = {
    "hundred": "00", "thousand": "000", "million": "m", "billion": "bn", "trillion": "tn", "mln": "m", "bln": "bn", "m": "m", "bn": "bn",
}  # fmt: skip
_ORDINAL: Final = re.compile(r"\A(\d+)(?:st|nd|rd|th)\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What one unit is compared by."""

    stems: frozenset[str]
    #: Figures with their scale, as "2.7bn"; years and ordinals among them.
    numbers: frozenset[str]
    negated: bool


def expansions(texts: Iterable[str], language: str = "en") -> dict[str, tuple[str, ...]]:
    """Return, by folded abbreviation, the folded words that the event prints for it, the commonest of several."""
    found: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    acronyms: set[str] = set()
    phrases: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        acronyms.update(match.group().replace(".", "") for match in _ACRONYM.finditer(text))
        for name in names(text, language):
            words = [t.text for t in tokens(name.text) if t.kind == "word"]
            phrases.update(tuple(words[i:j]) for i in range(len(words)) for j in range(i + 2, min(len(words), i + 7) + 1))
    for phrase, count in phrases.items():
        initials = "".join(word[0] for word in phrase if word[0].isupper())
        if initials in acronyms and phrase[0][0].isupper() and phrase[-1][0].isupper():
            found[initials.casefold()][tuple(word.casefold() for word in phrase)] += count
    return {short: min(full, key=lambda words: (-full[words], words)) for short, full in sorted(found.items())}


def features(text: str, known: Mapping[str, Sequence[str]], joined: frozenset[str] = frozenset(), language: str = "en") -> Features:
    """Return the features of a text; ``known`` are abbreviations, ``joined`` words that other texts print in one ("cooperation")."""
    items = word_tokens(text)
    stems: set[str] = set()
    skip = False
    for token, following in pairwise([*items, None]):
        if token is None or skip:
            skip = False
            continue
        whole = token.folded + following.folded if following is not None and following.start - token.end == 1 else ""
        skip = whole in joined
        for word in known.get(token.folded, (whole if skip else token.folded,)) if not skip else (whole,):
            if word not in stopwords(language) and word not in reporting(language):
                stems.add(stem(word, language))
    return Features(
        stems=frozenset(stems),
        numbers=frozenset(_numbers(items)),
        negated=any(token.folded in _NEGATIONS or token.folded.endswith("n't") for token in items),
    )


def _numbers(items: Sequence[Token]) -> Iterable[str]:
    for token, following in pairwise([*items, None]):
        if token is None:
            continue
        scale = _SCALES.get(following.folded, "") if following is not None else ""
        if token.kind == "number":
            plain = token.folded.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", token.folded) else token.folded
            plain = _ORDINAL.sub(r"\1", plain)
            yield re.sub(r"(?<=\d)(?:bn|billion)\Z", "bn", plain) + scale
        elif token.folded in NUMBER_WORDS and (scale or token.folded not in ("one", "zero")):
            yield f"{NUMBER_WORDS[token.folded]}{scale}"


def joined_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that one text prints with a hyphen and another in one word: "cooperation"."""
    single: set[str] = set()
    parted: set[str] = set()
    for text in texts:
        items = tokens(text)
        single.update(token.folded for token in items if token.kind == "word")
        for left, mark, right in zip(items, items[1:], items[2:], strict=False):
            if mark.text in "-‐‑" and left.end == mark.start and mark.end == right.start:
                parted.add(left.folded + right.folded)
    return frozenset(single & parted)
