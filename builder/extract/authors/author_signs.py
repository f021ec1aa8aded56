"""Somebody who may have written the report -> the signs of it: where the page names them, beside
what, in which form.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from builder.extract.authors.name_forms import has_given_name
from builder.extract.authors.people import (
    ABOUT_LABEL_WORDS,
    NEAR,
    AuthorPlace,
    Signatory,
    best_place,
)
from builder.extract.authors.signers import agency_sign, is_sign_word
from builder.extract.lines.line import NEARLY_ALL_LINK, Line
from builder.extract.page import Page
from builder.extract.scoring import on
from builder.extract.titles.wordings import ADDRESSES, key
from builder.lang.characters import ascii_letters
from builder.lang.wordlists import PARTICLES

#: Characters of the text in which a name is sought, and of a page whose small words are known.
TEXT_CHARACTERS: Final = 60_000
#: A name of more words, particles left aside, is rarely one.
MANY_WORDS: Final = 3
#: Lines around a name that make it one of a list when they are as short.
_LIST_LINES: Final = 2
_LIST_WORDS: Final = 5
#: Words beside the names of a line: steps.
_RESTS: Final = (0, 2, 5, 10)
#: Signs that speak against silence when any candidate has them.
_TELLING: Final = ("by", "below by", "led by", "given name above the text", "several sources")
_MAIL: Final = re.compile(r"@[\w.-]{2,64}|\[email.protected\]")
_FOLLOW: Final = re.compile(
    r"\b(?:follow|twitter|profile|view all posts|more by|posts by|see all|bio|folgen)\b",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(r"(?<!\w)[^\W\d_A-Z]\w*")


def _led_above(own: Mapping[str, float]) -> bool:
    """Tell whether a byline in front of the text or at its beginning names somebody."""
    return not own.keys().isdisjoint(
        (
            "head by",
            "before by",
            "opening by",
            "head below by",
            "before below by",
            "opening below by",
        )
    )


class _Context(msgspec.Struct, frozen=True):
    """What the page around a place tells of it."""

    title: str
    text: str
    #: How often each short line is printed, the words that the page prints in small letters, the
    #: letters of its address.
    lines: Counter[str]
    small: frozenset[str]
    address: str


def signs(found: Sequence[Signatory], page: Page) -> list[dict[str, float]]:
    """Return the signs of each person, those that compare them with the others included."""
    context = _context(page)
    each = [_signs(person, page, context) for person in found]
    nearest = min((one["distance"] for one in each if "printed" in one), default=0.0)
    stated = any("region metadata" in one for one in each)
    alone = sum(_stands_above(one) for one in each)
    for number, (one, person) in enumerate(zip(each, found, strict=True)):
        one["only name above the text"] = float(alone == 1 and _stands_above(one))
        one["names above the text"] = math.log1p(alone - 1) if alone and _stands_above(one) else 0.0
        one["given name by"] = float("given name" in one and ("by" in one or "below by" in one))
        one["nobody has by"] = float(not any(_led_above(other) for other in each))
        one["nearest"] = float("printed" in one and one["distance"] == nearest)
        one["first"] = float(number == 0)
        one["others have by"] = float(
            not _led_above(one) and any(_led_above(other) for other in each)
        )
        one["others are stated"] = float(stated and "region metadata" not in one)
        one["part of another"] = float(
            any(person.key in other.key for other in found if other is not person)
        )
        one["holds another"] = float(
            any(other.key in person.key for other in found if other is not person)
        )
    return each


def none(every: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the signs of "the page names nobody", from those of all candidates."""
    seen = {name for one in every for name in one if name in _TELLING or name.startswith("region ")}
    return {"none": 1.0} | on(f"none and {name}" for name in sorted(seen))


def _context(page: Page) -> _Context:
    whole = " ".join(line.text for line in page.lines)[:TEXT_CHARACTERS]
    address = next((value for _, value in page.values(*ADDRESSES)), "")
    return _Context(
        title=key(page.headline.text) if page.headline else "",
        text=" ".join(line.text for line in page.body if line.running)[:TEXT_CHARACTERS],
        lines=Counter(
            key(line.text) for line in page.lines if line.words <= ABOUT_LABEL_WORDS // 2
        ),
        small=frozenset(_SMALL.findall(whole)),
        address=ascii_letters(address),
    )


def _in_list(line: Line, page: Page) -> bool:
    """Tell whether the lines around a short line are as short and tell neither day nor name."""
    around = page.lines[max(0, line.index - _LIST_LINES) : line.index + _LIST_LINES + 1]
    return all(
        one.words <= _LIST_WORDS and one.shape in ("short", "button") and not one.closed
        for one in around
    )


def _stands_above(own: Mapping[str, float]) -> bool:
    """Tell whether a usual given name stands alone in front of the text."""
    return "given name above the text" in own


def _signs(person: Signatory, page: Page, context: _Context) -> dict[str, float]:
    best = best_place(person)
    signed = on(_of_place(best, page)) | on(
        f"source {place.source}" for place in person.places if place.source
    )
    signed |= on(f"also {place.region}" for place in person.places if place.region != best.region)
    signed |= on(_of_name(person, context)) | on(_of_page(person, best, page, context))
    distances = [abs(best.line.index - page.start)] if best.line else []
    words = [word for word in person.name.split() if word.lower() not in PARTICLES]
    small = sum(word.lower() in context.small for word in words) / max(1, len(words))
    return signed | {
        "distance": math.log1p(min(distances, default=0)),
        "copies": math.log1p(context.lines[person.key]),
        "small elsewhere": small,
    }


def _of_name(person: Signatory, context: _Context) -> Iterator[str]:
    """Yield the names of the signs that a name shows by itself."""
    words = person.name.split()
    own = [word for word in words if word.lower() not in PARTICLES]
    given = has_given_name(person.name)
    tests = {
        "given name": given,
        "no given name": person.person and not given,
        "signer": not person.person,
        "signer is an agency's sign": not person.person and bool(agency_sign(person.name)),
        "signer has a newsroom's word": not person.person and is_sign_word(person.name),
        "signer in small letters": not person.person and person.name == person.name.lower(),
        "publisher": person.publisher,
        "publisher with given name": person.publisher and given,
        "signer is the publisher": person.publisher and not person.person,
        "in the address": len(person.key) > MANY_WORDS
        and ascii_letters(person.name) in context.address,
        "capitals": person.name.isupper(),
        "initial": any(len(word.strip(".")) == 1 for word in words),
        "one word": len(words) == 1,
        "four words": len(own) > MANY_WORDS,
        "no small word": not any(word.lower() in context.small for word in own),
    }
    yield from (name for name, holds in tests.items() if holds)


def _of_page(person: Signatory, best: AuthorPlace, page: Page, context: _Context) -> Iterator[str]:
    """Yield the names of the signs that the whole page tells of a name."""
    printed = [place for place in person.places if place.line]
    sources = {place.source for place in person.places if place.source}
    surname = person.name.split()[-1]
    given = has_given_name(person.name)
    tests = {
        "printed": bool(printed),
        "in the title": person.key in context.title,
        "in the text": person.name in context.text,
        "surname in the text": len(surname) > NEAR
        and bool(re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", context.text)),
        "several sources": len(sources) > 1,
        "about": any(place.about for place in printed),
        "by somewhere": any(place.named.by and not place.named.picture for place in printed),
        "picture somewhere": any(place.named.picture for place in printed),
        "mail or handle": any(place.line and _MAIL.search(place.line.text) for place in printed),
        "alone elsewhere": any(place.named.alone and place is not best for place in printed),
        "given name above the text": best.region in ("before", "head", "opening")
        and given
        and best.named.alone,
        "given name right below": best.line is not None
        and given
        and 0 <= best.line.index - page.start <= NEAR + 1,
        "in a list": best.line is not None and _in_list(best.line, page),
        "signer above the text": not person.person and best.region in ("before", "head", "opening"),
        "signer in metadata": not person.person and bool(sources),
        "signer by": not person.person and best.named.by,
    }
    yield from (name for name, holds in tests.items() if holds)


def _of_place(place: AuthorPlace, page: Page) -> Iterator[str]:
    """Yield the names of the signs of one place."""
    named = place.named
    yield f"region {place.region}"
    if place.source:
        yield f"source {place.source}"
        return
    line = place.line
    if line is None:
        return
    around = page.lines[max(0, line.index - NEAR) : line.index + NEAR + 1]
    dated = any(one.shape == "date" or (one.shape == "machine" and one.dates) for one in around)
    mark = (
        "by"
        if named.by and not named.picture
        else "picture"
        if named.picture
        else "below by"
        if place.below_by
        else "no by"
    )
    yield f"{place.region} {mark}"
    yield f"{place.region} {'alone' if named.alone else 'beside words'}"
    tests = {
        mark: True,
        f"shape {line.shape}": True,
        f"{place.region} {mark} near a date": dated,
        f"{place.region} role": named.role,
        "role": named.role,
        "led by": named.led and not named.picture,
        "other work": named.other,
        "in a dated line": bool(line.dates),
        "one of several": named.of > 1,
        "not the first of several": named.number > 0,
        "item": line.kind == "item",
        "heading": line.kind == "heading",
        "linked": line.linked > NEARLY_ALL_LINK,
        "right below the headline": line.index == page.start,
        "right above the text": line.index == page.stretch.start - 1,
        "right behind the text": line.index == page.stretch.end,
        "follow": bool(_FOLLOW.search(line.text)),
        "after other reports": place.region == "behind"
        and any(one.shape == "after" for one in page.lines[page.stretch.end : line.index]),
        f"rest {next((step for step in _RESTS if named.rest <= step), 'more')}": True,
        "date right below": _dated(page, line.index + 1),
        "date right above": _dated(page, line.index - 1),
    }
    yield from (name for name, holds in tests.items() if holds)


def _dated(page: Page, number: int) -> bool:
    return 0 <= number < len(page.lines) and (
        page.lines[number].shape == "date" or bool(page.lines[number].dates)
    )
