"""A wording that may be a page's title -> its signs: what it looks like, where it is, what
comes back in the text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from builder.extract.lines.body import LineRange
from builder.extract.lines.line import NEARLY_ALL_LINK, Line
from builder.extract.scoring import on
from builder.extract.titles.context import (
    FEWEST_TITLE_WORDS,
    MOST_TITLE_WORDS,
    Context,
    content_words,
)
from builder.extract.titles.wordings import (
    SEPARATOR,
    TOP_LINES,
    StatedTitle,
    TitleWording,
    WordingPlace,
    broken,
    key,
)
from builder.extract.vocabulary import CREDIT_TAIL

#: Lines behind a headline in which its label is sought.
LABEL_LINES: Final = 6
#: A word that comes back so often in the text is what the report is about.
OFTEN: Final = 3
#: Long words are rare ones; so many letters more than a short word's make no difference.
LONG: Final = 6
#: Lines in front of and behind a headline in which a second one may be, and the share of its
#: words in the text.
SECOND_LINES: Final = 3
SECOND_SHARED: Final = 0.4
#: Letters of a wording that tell it from others when it is part of a longer line.
INNER_LETTERS: Final = 15
#: Steps of the number of words.
_SIZES: Final = (1, 2, 3, 5, 8, 14, 20, 28, 40)
_LABELS: Final = ("date", "byline", "source")
#: The signs of "the page prints no headline".
NONE: Final[Mapping[str, float]] = {"none": 1.0}


def signs(found: Sequence[TitleWording], context: Context) -> list[dict[str, float]]:
    """Return the signs of each wording, those that compare it with the others included."""
    each = [_signs(wording, context) for wording in found]
    for name in ("topic", "number in lead"):
        best = max((one[name] for one in each), default=0.0)
        for one in each:
            one[f"relative {name}"] = one[name] / best if best else 0.0
            one[f"most {name}"] = float(one[name] == best)
    for name, end in (("begins", slice(INNER_LETTERS)), ("ends", slice(-INNER_LETTERS, None))):
        _compare(found, each, name, end)
    return each


def _compare(
    found: Sequence[TitleWording], each: Sequence[dict[str, float]], name: str, end: slice
) -> None:
    """Add to the signs which wordings begin, or end, as a shorter whole line ("Home Council buys
    lighthouse"), and which as a longer.
    """
    whole: dict[str, set[int]] = {}
    for wording in found:
        if len(wording.key) >= INNER_LETTERS and any(
            place.how == "whole" for place in wording.places
        ):
            whole.setdefault(wording.key[end], set()).add(len(wording.key))
    for wording, one in zip(found, each, strict=True):
        others = whole.get(wording.key[end], ()) if len(wording.key) >= INNER_LETTERS else ()
        one[f"{name} as a shorter line"] = float(any(size < len(wording.key) for size in others))
        one[f"{name} as a longer line"] = float(any(size > len(wording.key) for size in others))


def _signs(wording: TitleWording, context: Context) -> dict[str, float]:
    """Return the signs of one wording."""
    found = {f"stated {one.name} {one.how}": 1.0 for one in wording.stated}
    if wording.stated:
        found["stated"] = 1.0
    text = wording.places[0].text if wording.places else wording.stated[0].text
    found |= _of_text(text) | _of_words(text, context) | _of_rest(wording, context)
    if wording.key in context.address and len(wording.key) >= INNER_LETTERS:
        found["address"] = 1.0
    labeled = any(one.how == "labeled" for one in wording.places)
    found["copies"] = math.log(max(1, context.copies[wording.key] + labeled))
    inner = [one for one in context.top if len(wording.key) >= INNER_LETTERS and one != wording.key]
    found["title"] = float(any(one.startswith(wording.key) for one in inner))
    found["inside a top line"] = float(any(wording.key in one for one in inner))
    found["holds a top line"] = float(
        any(len(one) >= INNER_LETTERS and one in wording.key for one in inner)
    )
    return found | (_of_place(wording, context) if wording.places else on(["not printed"]))


def _of_text(text: str) -> dict[str, float]:
    """Return the signs of a wording by itself."""
    words = text.split()
    size = next((step for step in _SIZES if len(words) <= step), _SIZES[-1])
    small = [word for word in words if word[:1].islower()]
    named = {
        f"words {size}": True,
        "ends like a sentence": text.endswith((".", "。")) and not text.endswith(("...", "..")),
        "question": text.endswith(("?", "!", "？", "！")),
        "broken off": text.endswith(("...", "…")),
        "ends in a mark": text.endswith((":", ",", ";", "-", "–", "/", "|")),
        "begins small": text[:1].islower(),
        "begins with a mark": not text[:1].isalnum() and text[:1] not in "\"“„«‘'¿¡",
        "capitals": text.isupper(),
        "all words capital": len(words) > FEWEST_TITLE_WORDS and len(small) <= len(words) // 5,
        "separator": bool(SEPARATOR.search(text)),
        "digits": any(map(str.isdigit, text)),
        "credit": bool(CREDIT_TAIL.search(text)),
        "address in it": "http" in text or "@" in text or "](" in text,
    }
    return on(name for name, holds in named.items() if holds)


def _of_words(text: str, context: Context) -> dict[str, float]:
    content = content_words(text)
    shared, lead = len(content & context.vocabulary.keys()), len(content & context.lead)
    often = sum(min(context.vocabulary[word], OFTEN) for word in content)
    return {
        "shared": shared / len(content) if content else 0.0,
        "lead": lead / len(content) if content else 0.0,
        "topic": math.log1p(
            sum(max(1, min(len(word) - 3, LONG)) for word in content if word in context.vocabulary)
        ),
        "topical": often / OFTEN / len(content) if content else 0.0,
        "number shared": math.log1p(shared),
        "number in lead": math.log1p(lead),
        "no content": float(not content),
    }


def _of_rest(wording: TitleWording, context: Context) -> dict[str, float]:
    """Return the signs of what was cut off: the name of a site is elsewhere on the page, and
    not in the text.
    """
    parts: list[WordingPlace | StatedTitle] = [*wording.places, *wording.stated]
    if not all(one.rest for one in parts):
        return {}
    rest = parts[0].rest
    content = content_words(rest)
    shared = len(content & context.vocabulary.keys()) / len(content) if content else 0.0
    return {
        "rest": 1.0,
        "rest in the text": shared,
        "rest printed alone": float(context.copies[key(rest)] > 0),
        "rest is one word": float(len(rest.split()) == 1),
        "rest is long": max(0, len(rest.split()) - FEWEST_TITLE_WORDS) / FEWEST_TITLE_WORDS,
        "rest begins small": float(rest[:1].islower()),
        "rest ends in a mark": float(rest.endswith(("?", "!", ".", "“", '"'))),
    }


def _of_place(wording: TitleWording, context: Context) -> dict[str, float]:
    """Return the signs of the best place where a wording is printed, and of all of them together."""
    place = best_place(wording, context.stretch)
    line, start = place.line, context.stretch.start
    distance = start - place.last - 1
    between = (
        context.running[start] - context.running[min(place.last + 1, start)] if distance > 0 else 0
    )
    between_lines = context.lines[place.last + 1 : start]
    figures = {
        "close": float(0 <= distance <= 1),
        "above": math.log1p(distance) if distance > 0 else 0.0,
        "inside": math.log1p(-distance) if distance < 0 else 0.0,
        "begins the text": float(line.index == start),
        "running between": math.log1p(between),
        "short between": math.log1p(sum(one.shape == "short" for one in between_lines)),
        "gap": min(line.gap, 3) / 3,
        "linked": float(line.linked > NEARLY_ALL_LINK),
        "indent": math.log1p(line.indent),
    }
    tests = {
        f"how {place.how}": True,
        "inside the text": distance < -1,
        "goes on": place.how != "joined" and broken(context.lines, line.index),
        "printed as an item": any(one.line.kind == "item" for one in wording.places),
        "printed as a heading": any(one.line.kind == "heading" for one in wording.places),
        "printed at the top": any(one.line.index < TOP_LINES for one in wording.places),
    } | _tests_of_line(line, context) | _tests_around(place, context)  # fmt: skip
    return figures | on(name for name, holds in tests.items() if holds)


def _tests_of_line(line: Line, context: Context) -> dict[str, bool]:
    """Return which signs the line itself shows."""
    return {
        f"shape {line.shape}": True,
        f"place {line.place}": bool(line.place),
        "in an item": line.kind == "item",
        "heading": line.kind == "heading",
        "first heading": line.index == context.first_heading,
        "h1": line.place == "h1",
        "first line": line.index == 0,
        "top line": 0 < line.index < TOP_LINES,
        "holds a date": any(mention.stamp and mention.stamp.day for mention in line.dates),
    }


def _tests_around(place: WordingPlace, context: Context) -> dict[str, bool]:
    """Return which signs the lines around a place show."""
    line = place.line
    following = context.lines[place.last + 1 : place.last + 1 + LABEL_LINES]
    labels = [
        at
        for at, one in enumerate(following)
        if one.shape in _LABELS or (one.shape == "machine" and one.dates)
    ]
    before = context.lines[line.index - 1] if line.index else None
    above = context.lines[max(0, line.index - LABEL_LINES) : line.index]
    return {
        "label": bool(labels),
        "in a run of short lines": line.index > 1
        and all(
            one.shape == "short" and one.words <= FEWEST_TITLE_WORDS
            for one in context.lines[line.index - 2 : line.index]
        ),
        "label at once": bool(labels) and labels[0] == 0,
        "two labels": len(labels) > 1,
        "text at once": bool(following)
        and following[0].prose
        and following[0].words > MOST_TITLE_WORDS // 2,
        "heading at once": bool(following) and following[0].kind == "heading",
        "item before": before is not None and before.kind == "item",
        "label before": before is not None and before.shape in _LABELS,
        "text before": before is not None and before.prose,
        "second above": any(
            _second(one, context)
            for one in context.lines[max(0, line.index - SECOND_LINES) : line.index]
        ),
        "second below": any(
            _second(one, context)
            for one in context.lines[place.last + 1 : place.last + 1 + SECOND_LINES]
        ),
        "heading above": line.kind != "heading" and any(one.kind == "heading" for one in above),
        "head inside the text": context.stretch.start - place.last < 0
        and len(labels) > 1
        and labels[1] < LABEL_LINES - 1,
    }


def _second(line: Line, context: Context) -> bool:
    """Tell whether a line looks like a headline at first sight: a few words, no sentence, and they
    come back in the text.
    """
    if (
        line.shape != "short"
        or line.closed
        or line.words <= FEWEST_TITLE_WORDS
        or line.kind == "item"
    ):
        return False
    content = content_words(line.text)
    return bool(content) and len(content & context.vocabulary.keys()) >= SECOND_SHARED * len(
        content
    )


def best_place(wording: TitleWording, stretch: LineRange) -> WordingPlace:
    """Return the place right above the text, else the one in the text that is nearest to its
    beginning; a whole line before a part.
    """
    return min(
        wording.places,
        key=lambda one: (
            one.line.index > stretch.start,
            one.how not in ("whole", "joined"),
            abs(stretch.start - one.line.index),
        ),
    )
