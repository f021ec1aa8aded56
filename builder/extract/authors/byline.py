"""Page -> the people who wrote the report, and the newsrooms and agencies that sign it.

Everybody whom the page names in a fitting place is a candidate, and "the page names nobody" is one
too: learned weights rank them. With the surest go those whom the same byline, or the same metadata,
name together with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from builder.extract.authors.author_signs import none, signs
from builder.extract.authors.name_forms import has_given_name
from builder.extract.authors.people import AuthorPlace, Signatory, best_place, people
from builder.extract.authors.signers import agency_sign, is_sign_word, is_staff
from builder.extract.findings import Found, Notes
from builder.extract.page import Page
from builder.extract.scoring import reasons, score
from builder.lang.newsrooms import is_listed

MODEL: Final = "authors"
#: Somebody is named as an author whose score (logarithm of the odds) is at least so much higher than
#: silence's.
SILENCE: Final = 0.25
#: How much less sure than the surest somebody may be whom the same byline names, whom the same
#: metadata name, who signs there without a person's name or an agency's sign, and whose name alone
#: is in a line beside that of the surest.
SAME_BYLINE: Final = 7.0
SAME_SOURCE: Final = 4.0
SIGNER: Final = 2.5
BESIDE: Final = 1.0
BESIDE_LINES: Final = 3
ABOVE: Final = ("before", "head", "opening")
#: Metadata that name all authors.
_SOURCES: Final = frozenset(
    {
        "json-ld:author",
        "author",
        "article:author",
        "extracted:author",
        "parsely-author",
        "dc.creator",
        "sailthru.author",
        "rel:author",
    }
    | {"itemprop:author"}
)
#: What a sign says to a reader.
WORDS: Final = {
    "by": "a byline names the person",
    "below by": "the line above announces the author",
    "region metadata": "the page's metadata state the author",
    "head alone": "the name stands alone between headline and text",
    "head no by near a date": "the name is beside the date",
    "head by near a date": "the name is beside the date",
    "about": "a line is about the person as a writer",
    "role": "a role in a newsroom is beside the name",
    "right below the headline": "the name is right below the headline",
    "also behind": "the page names the person above and behind the text",
    "several sources": "several metadata agree",
    "mail or handle": "an address is beside the name",
    "given name": "the name begins with a usual given name",
}


class Signed(NamedTuple):
    """Who answers for a report, in the order of the page."""

    #: Persons.
    authors: tuple[str, ...] = ()
    #: Newsrooms and agencies.
    newsrooms: tuple[str, ...] = ()
    #: Those of them that are neither the publisher nor its own people: the report is theirs.
    agencies: tuple[str, ...] = ()


def byline(page: Page, publishers: frozenset[str]) -> Found[Signed]:
    """Find who signs the report; note every candidate."""
    notes = Notes()
    found = people(page, publishers)
    every = signs(found, page)
    wrote = written(found, [score(MODEL, one) for one in every], score(MODEL, none(every)))
    for person, own, one in zip(found, every, wrote, strict=True):
        _note(page, person, own, notes, chosen=one)
    chosen = sorted(
        (person for person, one in zip(found, wrote, strict=True) if one),
        key=lambda person: _order(best_place(person)),
    )
    newsrooms = [person for person in chosen if is_newsroom(person)]
    signed = Signed(
        authors=tuple(_name(person) for person in chosen if person not in newsrooms),
        newsrooms=tuple(map(_name, newsrooms)),
        agencies=tuple(map(_name, filter(is_agency, newsrooms))),
    )
    return Found(signed, notes)


def is_newsroom(person: Signatory) -> bool:
    """Tell whether somebody who signs is a newsroom or an agency rather than a person or a pen
    name.
    """
    if person.person:
        return person.publisher and not has_given_name(person.name)
    return person.publisher or is_sign_word(person.name) or bool(agency_sign(person.name))


def is_agency(newsroom: Signatory) -> bool:
    """Tell whether a newsroom is another one than the publisher's: the publisher has the report
    from it.

    A sign that nothing knows may be anything: initials, a section, a part of an address, the
    publisher's own; in capitals behind "By" it is an agency's.
    """
    if newsroom.publisher or is_staff(newsroom.name):
        return False
    named = (
        is_sign_word(newsroom.name) or is_listed(newsroom.name) or is_listed(newsroom.name.upper())
    )
    return named or (
        newsroom.name.isupper() and any(place.named.by or place.source for place in newsroom.places)
    )


def _name(person: Signatory) -> str:
    return best_place(person).named.name


def _note(
    page: Page, person: Signatory, own: Mapping[str, float], notes: Notes, *, chosen: bool
) -> None:
    why = reasons(MODEL, own, WORDS) or "the name stands where authors are named"
    place = best_place(person)
    name, start = place.named.name, place.named.start
    newsroom = is_newsroom(person)
    # The publisher's own newsroom is not an author, and no other's either.
    named = chosen and (is_agency(person) or not newsroom)
    field = "credits" if named and newsroom else "authors"
    span = page.part(place.line, start, start + len(name)) if place.line and chosen else None
    notes.find(
        field, name, "byline" if place.line else "page metadata", why, span=span, chosen=named
    )


def _order(place: AuthorPlace) -> tuple[int, int]:
    return (place.line.index, place.named.start) if place.line else (1 << 30, 0)


def written(found: Sequence[Signatory], scores: Sequence[float], silence: float) -> list[bool]:
    """Return who is held to have written the report, from how sure each of them and silence are
    (logarithms of odds).
    """
    places = [best_place(person) for person in found]
    order = sorted(
        (at for at in range(len(found)) if _may(found[at], places[at])),
        key=lambda at: (-scores[at], at),
    )
    chosen: list[int] = []
    if order and scores[order[0]] >= silence + SILENCE:
        chosen = [order[0]]
        for at in order[1:]:
            # A part of a name, or a name and more, is the same one printed otherwise.
            same = any(
                found[at].key in found[one].key or found[one].key in found[at].key for one in chosen
            )
            if not same and scores[order[0]] - scores[at] <= _most_behind(
                found[order[0]], found[at], beside=scores[at] > silence
            ):
                chosen.append(at)
    return [at in chosen for at in range(len(found))]


def _may(person: Signatory, place: AuthorPlace) -> bool:
    """Tell whether somebody can be the author at all: the maker of a picture, a reviewer, or whom
    the headline names cannot.
    """
    return not place.named.picture and not place.named.other and not person.subject


def _most_behind(first: Signatory, other: Signatory, *, beside: bool) -> float:
    """Return how much less sure ``other`` may be than the surest author to be one too; a negative
    number: nothing ties them together.
    """
    blocks = {_block(place) for place in first.places if place.line}
    if any(place.line and _block(place) in blocks for place in other.places):
        return SAME_BYLINE if other.person or agency_sign(other.name) else SIGNER
    if (
        {place.source for place in first.places}
        & {place.source for place in other.places}
        & _SOURCES
    ):
        return SAME_SOURCE if other.person else SIGNER
    return BESIDE if beside and _beside(best_place(first), best_place(other)) else -1.0


def _block(place: AuthorPlace) -> tuple[int, bool, bool]:
    return place.block, place.named.by, place.below_by


def _beside(one: AuthorPlace, other: AuthorPlace) -> bool:
    """Tell whether two names stand alone in lines beside one another above the text."""
    if (
        one.line is None
        or other.line is None
        or one.region != other.region
        or one.region not in ABOVE
    ):
        return False
    return (
        one.named.alone
        and other.named.alone
        and abs(one.line.index - other.line.index) <= BESIDE_LINES
    )
