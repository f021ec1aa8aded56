"""Page -> the people who wrote the report; an agency or the outlet itself is nobody's name."""

from __future__ import annotations

from typing import Final

from builder.normalize.ledger import Ledger
from builder.normalize.page import Page
from builder.normalize.people import Place, best_place, people, signs, written
from builder.normalize.scoring import reasons, score

MODEL: Final = "authors"
#: What a sign says to a reader.
WORDS: Final = {
    "by": "a byline names the person",
    "below by": "the line above announces the author",
    "region metadata": "the page's metadata state the author",
    "head alone": "the name stands alone between headline and text",
    "head no by near a date": "the name stands beside the date",
    "head by near a date": "the name stands beside the date",
    "about": "a line is about the person as a writer",
    "role": "a role in a newsroom stands beside the name",
    "right below the headline": "the name stands right below the headline",
    "above and behind": "the page names the person above and behind the text",
    "several sources": "several metadata agree",
    "mail or handle": "an address stands beside the name",
}


def authors(page: Page, publishers: frozenset[str], ledger: Ledger) -> tuple[str, ...]:
    """Return the authors' names in the order of the page; note every candidate."""
    found = people(page, publishers)
    every = signs(found, page)
    wrote = written(found, [score(MODEL, one) for one in every])
    chosen = [person for person, one in zip(found, wrote, strict=True) if one]
    for person, own in zip(found, every, strict=True):
        why = reasons(MODEL, own, WORDS) or "the name stands where authors are named"
        place = best_place(person)
        rule = "byline" if place.line else "page metadata"
        start = place.named.start
        span = page.part(place.line, start, start + len(place.named.name)) if place.line and person in chosen else None
        ledger.find("authors", place.named.name, rule, why, span=span, chosen=person in chosen)
    order = sorted(chosen, key=lambda person: _order(best_place(person)))
    return tuple(best_place(person).named.name for person in order)


def _order(place: Place) -> tuple[int, int]:
    return (place.line.index, place.named.start) if place.line else (1 << 30, 0)
