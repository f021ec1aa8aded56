"""Text of an article -> where its persons are named, lead a sentence or speak.

Later pronouns mean one who leads or speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from builder.collate.quoting.mentions import names_in
from builder.collate.quoting.persons import Mention, PersonIndex
from builder.collate.quoting.pronouns import PersonPlace, unnamed
from builder.collate.quoting.roles import holder
from builder.core.capture import Span
from builder.core.quotation import Quotation
from builder.lang.given_names import gender_of_titles
from builder.lang.languages import all_words, words_of
from builder.lang.names import Name, beginning
from builder.lang.offices import COURTESIES, SHORT_TITLES, TITLES
from builder.lang.quotes import quoted
from builder.lang.tokens import folded
from builder.lang.verbs import attributing, reporting
from builder.lang.wordlists import AUXILIARIES

#: What precedes a name with which a sentence opens: its end and two words at most ("Opposition
#: leader | Anna Berg").
_OPENING: Final = re.compile(r"(?:[.!?…][”\"’']?|\n)\s+(?:[^\W\d_]+\s){0,2}\Z")
#: So much before a name is looked at to tell whether it opens its sentence (code points).
_OPENS_SEEN: Final = 40
#: An office with two words before it, at most, where no name follows: "The majority leader".
_OFFICE: Final = re.compile(
    rf"\b(?P<the>[Tt]he) (?P<words>(?:[a-z-]+ ){{0,2}}?)(?P<head>{'|'.join(sorted(TITLES - SHORT_TITLES - COURTESIES))})\b(?! [A-Z])"
)
#: Before a name that is not one person's, or not the one who speaks.
_NO_NAME: Final = all_words(lambda words: words.quoting.not_alone)
_NEXT_WORD: Final = re.compile(r",?\s([^\W\d_]+)")


def places_of(
    text: str, people: PersonIndex, found: Sequence[Quotation], language: str
) -> list[PersonPlace]:
    """Return where persons are named outside marks, and which of these pronouns mean.

    ``found`` are the quotations.
    """
    marked = _marked(text)
    named = _places(text, names_in(text, language), people, language)
    return [place for place in _weighed(named, found) if not _within(marked, place.start)]


def _marked(text: str) -> list[Span]:
    """Return what is between marks, in order: "he" outside is nobody named inside."""
    return sorted(
        Span(stretch.start, stretch.end)
        for stretch in quoted(text)
        if stretch.closed and not stretch.depth
    )


def _within(spans: Sequence[Span], at: int) -> bool:
    """Tell whether a place lies in one of some sorted spans."""
    k = bisect_right(spans, Span(at, at))
    return any(span.start < at < span.end for span in spans[max(0, k - 2) : k])


def _weighed(places: Sequence[PersonPlace], found: Sequence[Quotation]) -> list[PersonPlace]:
    """Let nobody lead who is named only in what others say: "Dahl said | Berg | must"."""
    spans = sorted(span for quotation in found for span in quotation.content)
    return [
        place._replace(leads=place.leads and not _within(spans, place.start)) for place in places
    ]


def _places(
    text: str, named: Sequence[Name], people: PersonIndex, language: str
) -> list[PersonPlace]:
    """Return where persons are named, and whether they open a sentence or speak there.

    Later pronouns mean them.
    """
    found = []
    for name in named:
        rest = _NEXT_WORD.match(text, name.end)
        speaks = (
            rest is not None and folded(rest.group(1)) in reporting(language) and _alone(text, name)
        )
        gender = gender_of_titles(name.title)
        begins = beginning(text, name)
        opens = name.opens or begins == 0 or _leads(text, begins, language)
        person = people.use(name.text, name.start, gender) or (
            f"?{name.text}" if speaks or (opens and _acts(text, name)) else None
        )
        if person and people.doubtful(name.text, name.start, gender):
            person = f"?{name.text}"
        if person:
            owns = text[name.end : name.end + 2] in ("'s", "’s")
            found.append(PersonPlace(name.start, person, speaks or (opens and not owns)))
    return (
        sorted([*found, *_by_office(text, people.all), *unnamed(text)])
        if words_of(language).offices.titles
        else found
    )


def _acts(text: str, name: Name) -> bool:
    """Tell whether an unknown name of two words may be a person: "Raj Tul was running"."""
    rest = _NEXT_WORD.match(text, name.end)
    verb = folded(rest.group(1)) if rest else ""
    return not name.collective and " " in name.text and (verb in AUXILIARIES or verb.endswith("ed"))


def _leads(text: str, begins: int, language: str) -> bool:
    """Tell whether a sentence opens with a name, or with two words before it at most.

    None of them may be a verb of saying: "Dahl said Berg ...".
    """
    match = _OPENING.search(text, max(0, begins - _OPENS_SEEN), begins)
    return match is not None and not any(
        folded(word) in attributing(language) for word in match.group().split()
    )


def _alone(text: str, name: Name) -> bool:
    """Tell whether a name has no article and no others beside it.

    "Berg said", not "the Spaniard said", "Dahl and Berg said".
    """
    before = text[max(0, name.start - _OPENS_SEEN) : name.start].split()
    return not name.collective and not (before and folded(before[-1]) in _NO_NAME)


def _by_office(text: str, people: Sequence[Mention]) -> list[PersonPlace]:
    """Return where a person is named by an office that nobody else has: "The president".

    "?..." for one of unknown name.
    """
    found = []
    for match in _OFFICE.finditer(text):
        head = match.group("head")
        one = holder([*match.group("words").split(), head], head, people)
        if one is not None or match.group("the") == "The":
            found.append(
                PersonPlace(
                    match.start("head"),
                    one.name if one else f"?{head}",
                    leads=match.group("the") == "The",
                )
            )
    return found
