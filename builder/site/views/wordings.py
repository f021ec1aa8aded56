"""Coverage -> how outlets word it: characteristic phrases, and their names for the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from builder.core.coverage import Coverage
from builder.core.wording import FEWEST_PRINTED, NameUse, Phrase
from builder.site.library import Library
from builder.site.markup import counted

#: Outlets whose phrases are on the page, forms of one name, and outlets named after each form, at
#: most.
_MOST_OUTLETS: Final = 24
_MOST_FORMS: Final = 8
_MOST_SIGNS: Final = 6


class PhraseView(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase as printed and how often."""

    text: str
    language: str
    #: "5 times, elsewhere 2".
    count: str


class OutletPhrases(msgspec.Struct, frozen=True, kw_only=True):
    """The phrases characteristic of one outlet."""

    sign: str
    phrases: tuple[PhraseView, ...]


class FormView(msgspec.Struct, frozen=True, kw_only=True):
    """A name as printed, and who prints it so."""

    text: str
    language: str
    signs: tuple[str, ...]
    #: "and 3 more"; "" when all are named.
    more: str


class NameView(msgspec.Struct, frozen=True, kw_only=True):
    """One person or thing and the forms of its name, the most widely printed first."""

    name: str
    forms: tuple[FormView, ...]
    #: "and 2 more forms"; "" when all are here.
    more: str


class Wordings(msgspec.Struct, frozen=True, kw_only=True):
    """How each outlet words an event; empty where nothing is characteristic."""

    outlets: tuple[OutletPhrases, ...]
    names: tuple[NameView, ...]
    #: The fewest times that a phrase is printed.
    fewest: int
    #: "and 3 more outlets in the data"; "" when all are here.
    left: str


def wordings(library: Library, coverage: Coverage) -> Wordings:
    """Return the phrases of each outlet, in column order, and the names for the same."""
    first = {
        library.articles[article].outlet: article
        for article in reversed(library.columns(coverage.event))
    }
    place = {outlet: index for index, outlet in enumerate(reversed(first))}
    found = sorted(
        (one for one in coverage.wording if one.outlet in first and one.phrases),
        key=lambda one: place[one.outlet],
    )
    return Wordings(
        outlets=tuple(
            OutletPhrases(
                sign=_sign(library, first[one.outlet]),
                phrases=_phrases(library, first[one.outlet], one.phrases),
            )
            for one in found[:_MOST_OUTLETS]
        ),
        names=tuple(_name(library, one, first) for one in coverage.names),
        fewest=FEWEST_PRINTED,
        left=f"{counted(len(found) - _MOST_OUTLETS, 'further outlet')} in the data."
        if len(found) > _MOST_OUTLETS
        else "",
    )


def _sign(library: Library, article: str) -> str:
    outlet = library.outlet_of(article)
    return outlet.sign or outlet.name


def _phrases(library: Library, article: str, phrases: Sequence[Phrase]) -> tuple[PhraseView, ...]:
    language = library.articles[article].language
    return tuple(
        PhraseView(
            text=one.text,
            language=language,
            count=f"{counted(one.count, 'time')}, elsewhere {one.elsewhere:,}",
        )
        for one in phrases
    )


def _name(library: Library, use: NameUse, first: Mapping[str, str]) -> NameView:
    """Return a name with the outlets by form instead of the forms by outlet.

    Most outlets print the same few.
    """
    printed: defaultdict[str, list[str]] = defaultdict(list)
    for outlet, forms in use.forms:
        for form in forms if outlet in first else ():
            printed[form].append(first[outlet])
    ranked = sorted(printed.items(), key=lambda one: (-len(one[1]), one[0]))
    return NameView(
        name=use.name,
        forms=tuple(_form(library, text, articles) for text, articles in ranked[:_MOST_FORMS]),
        more=f"and {counted(len(ranked) - _MOST_FORMS, 'more form')}"
        if len(ranked) > _MOST_FORMS
        else "",
    )


def _form(library: Library, text: str, articles: Sequence[str]) -> FormView:
    signs = tuple(_sign(library, article) for article in articles)
    return FormView(
        text=text,
        language=library.articles[articles[0]].language,
        signs=signs[:_MOST_SIGNS],
        more=f"and {len(signs) - _MOST_SIGNS} more" if len(signs) > _MOST_SIGNS else "",
    )
