"""Learn the figures of builder/lang/noun_phrases.py from public English articles.

    python -m train.noun_phrases learn ARTICLES.jsonl [ARTICLES.jsonl ...]    # writes builder/weights/noun_phrases.json
    python -m train.noun_phrases validate ARTICLES.jsonl [...]                # by outlet: how often places are told from figures of others

A line of ARTICLES.jsonl holds ``lang`` and ``text`` or ``body``, and ``site`` or ``source``.  No
word is marked by hand: a word behind "the" begins a noun phrase, one behind "they" or "will" does
not; a noun behind "the" is before "of" or "was", an adjective does not. Needs the extra
``learn``, which the program itself does not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from builder.lang.languages import words_of
from builder.lang.noun_phrases import LONGEST_ENDING
from builder.lang.stems import stopwords
from builder.lang.tokens import Token, tokens
from train.public import half, write_weights


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS: Final = _words("a an the his her its their our my your this these those ")
BEFORE_VERBS: Final = _words(
    "he she it they we i you who will would could can may might must should did does do don't "
    "didn't won't wouldn't couldn't can't not never "
)
BEHIND_NOUNS: Final = _words(
    "of in on at for with from by is was were are has had will would can could that who which "
    "and or to as "
)
#: The weights that the file of English names.
NAME: Final = words_of("en").traits.phrase_weights
MARKS: Final = frozenset(".,;:")
#: Characters of an article that are read, letters of a word, places of a word that count, and those
#: that give it a figure of its own.
READ: Final = 20_000
LETTERS: Final = 3
COUNTED: Final = 30
FREQUENT: Final = 12
#: Strength of the penalty (inverse), and the figures that are left out.
PENALTY: Final = 0.3
WEAKEST: Final = 0.3


class Place(NamedTuple):
    """One place of a word: whether a noun phrase begins or ends there; ``None`` where the place
    does not tell.
    """

    word: str
    begins: bool | None
    ends: bool | None


def articles(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield outlet and text of each English article."""
    for file in files:
        with file.open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                if row.get("lang") == "en":
                    yield (
                        row.get("site") or row.get("source") or "",
                        (row.get("body") or row.get("text") or "")[:READ],
                    )


def places(text: str) -> Iterator[Place]:
    """Yield the places of a text that tell."""
    items, small = tokens(text), stopwords("en")
    for i in range(2, len(items) - 1):
        word = items[i]
        if (
            len(word.text) >= LETTERS
            and word.text.isalpha()
            and word.text.islower()
            and word.folded not in small
        ):
            place = _place(items[i - 2], items[i - 1], word, items[i + 1])
            if place.begins is not None or place.ends is not None:
                yield place


def _place(second: Token, before: Token, word: Token, after: Token) -> Place:
    """Return what the two tokens before a word and the one after it tell."""
    small = stopwords("en")
    led = before.folded in DETERMINERS
    described = (
        second.folded in DETERMINERS and before.text.islower() and before.folded not in small
    )
    named = before.text[:1].isupper() and second.kind == "word"
    object_follows = after.folded in DETERMINERS and (before.folded == "to" or named)
    verb = before.folded in BEFORE_VERBS or object_follows
    goes_on = (
        after.kind == "word"
        and after.folded not in small
        and not after.folded.endswith(("ed", "ing", "ly"))
    )
    ends = None
    if verb:
        ends = False
    elif led or (described and not word.folded.endswith(("ed", "ing"))):
        # "The group based in ..." has its noun before the word.
        ends = (
            True
            if after.folded in BEHIND_NOUNS or after.text in MARKS
            else False
            if goes_on
            else None
        )
    return Place(word.folded, True if led else False if verb else None, ends)


def signs(word: str, *, frequent: bool) -> dict[str, int]:
    """Return the signs of a word: its endings, itself when it is frequent, and one that every word
    has.
    """
    found = {f"-{word[-size:]}": 1 for size in range(1, LONGEST_ENDING + 1) if len(word) > size}
    return {**found, "": 1, **({word: 1} if frequent else {})}


def learned(told: Iterable[tuple[str, bool]]) -> dict[str, float]:
    """Return the figures of signs: logarithms of odds; a very frequent word counts no more than
    others.
    """
    counts = Counter(told)
    totals = Counter[str]()
    for (word, _), number in counts.items():
        totals[word] += number
    rows = [signs(word, frequent=totals[word] >= FREQUENT) for word, _ in counts]
    weights = [
        number * min(totals[word], COUNTED) / totals[word] for (word, _), number in counts.items()
    ]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=PENALTY, max_iter=500, fit_intercept=False)
    model.fit(vectorizer.fit_transform(rows), [label for _, label in counts], sample_weight=weights)
    figures = zip(vectorizer.feature_names_, model.coef_[0], strict=True)
    return {
        name: round(float(figure), 1) for name, figure in sorted(figures) if abs(figure) >= WEAKEST
    }


def both(found: Iterable[Place]) -> dict[str, dict[str, float]]:
    """Return the figures for beginnings and for ends."""
    known = list(found)
    return {
        "begins": learned(
            (place.word, place.begins) for place in known if place.begins is not None
        ),
        "ends": learned((place.word, place.ends) for place in known if place.ends is not None),
    }


def validate(files: Iterable[Path]) -> None:
    """Print the share of places of the second half of the outlets that figures of the first half
    tell rightly, and without figures.
    """
    halves: tuple[list[Place], list[Place]] = ([], [])
    for outlet, text in articles(files):
        halves[half(outlet)].extend(places(text))
    figures = both(halves[0])
    for name in ("begins", "ends"):
        told = [
            (place.word, getattr(place, name))
            for place in halves[1]
            if getattr(place, name) is not None
        ]
        right = sum(
            (sum(figures[name].get(sign, 0.0) for sign in signs(word, frequent=True)) > 0) == label
            for word, label in told
        )
        most = max(Counter(label for _, label in told).values())
        print(
            f"{name:8} {len(told):7} places  {right / len(told):.3f} right, {most / len(told):.3f} by the commoner answer"
        )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("learn", "validate"))
    parser.add_argument("files", type=Path, nargs="+")
    given = parser.parse_args()
    if given.command == "validate":
        validate(given.files)
        return
    texts = [text for _, text in articles(given.files)]
    about = {
        "learned by": "train/noun_phrases.py",
        "learned from": f"{len(texts):,} public English news articles; figures only, no text of them",
        "method": "logistic regression on endings and frequent words",
        "meaning": "logarithms of the odds that a word begins a noun phrase (not a verb), and that it ends one (a noun)",
    }
    write_weights(NAME, {"about": about, **both(place for text in texts for place in places(text))})


if __name__ == "__main__":
    main()
