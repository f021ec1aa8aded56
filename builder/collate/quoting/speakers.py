"""Quotations of one article -> the same with their speakers, each with how sure it is.

Names are completed, pronouns and titles resolved. A source names its speaker, has a title that one
person has ("the minister"), or is a pronoun; a quotation without one continues with whoever spoke
before. Each way is more or less sure; below :data:`SURE_SPEAKER` the speaker is left out: better nobody
than the wrong name.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from builder.collate.quoting.lone import lone_name
from builder.collate.quoting.mentions import mentions
from builder.collate.quoting.persons import PersonIndex
from builder.collate.quoting.places import places_of
from builder.collate.quoting.pronouns import (
    PRONOUNS,
    Guess,
    PersonPlace,
    Speech,
    contested,
    learned_genders,
    named_soon,
    stands_for,
)
from builder.collate.quoting.roles import ROLE_REACH
from builder.collate.quoting.source_names import in_apposition, named_in, owner
from builder.collate.quoting.titled import NOBODY, SURE_SPEAKER, TITLED, by_role, single_speaker
from builder.collate.quoting.told import ArticlePeople, is_told
from builder.core.quotation import Quotation
from builder.lang.languages import FIRST, alternatives, words_of
from builder.lang.names import names
from builder.lang.offices import office_of
from builder.lang.tokens import tokens
from builder.lang.unspaced_names import has_patterns, name_at_end
from builder.lang.unspaced_names import stands_for as is_short_for

#: How sure each way is: the source is the name, or holds it ("Berg's lawyer").
_NAMED: Final = 0.98
_HELD: Final = 0.4
#: A quotation without a source continues in its paragraph, in the next one, or further on; in the
#: next one so surely only where the speaker is "I" or "we" in it and nobody is "he" or "she".
_SAME_PARAGRAPH: Final = 0.95
_NEXT_PARAGRAPH: Final = 0.95
_FURTHER_ON: Final = 0.5
#: So many quotations before a pronoun are looked at for the last attribution.
_RECENT: Final = 4
#: Nobody in particular, so near a source (code points).
_SHE_OR_HE: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.quoting.she_or_he)})\b", re.IGNORECASE
)
_EITHER: Final = 7


def resolve(text: str, found: Sequence[Quotation], language: str = FIRST) -> tuple[Quotation, ...]:
    """Return the quotations with ``speaker`` and ``certainty`` where the article tells."""
    if not found:
        return ()
    if has_patterns(language):
        return _named_beside(text, found, language)
    people = PersonIndex(mentions(text, language))
    places = places_of(text, people, found, language)
    article = ArticlePeople(
        text, language, people, places, learned_genders(text, places, people.all)
    )
    guessed: list[Quotation] = []
    for quotation in found:
        guess = _guess(article, quotation, guessed)
        guessed.append(
            replace(quotation, speaker=guess.person, certainty=round(guess.certainty, 3))
        )
        if guess.person:
            insort(
                article.places,
                PersonPlace(
                    min(span.start for span in quotation.content), guess.person, leads=True
                ),
            )
    return tuple(
        one if one.certainty >= SURE_SPEAKER else replace(one, speaker=None)
        for one in single_speaker(text, guessed, people.all)
    )


def _named_beside(text: str, found: Sequence[Quotation], language: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text without capitals with the names in their sources.

    A name ends its source; each speaker gets the fullest form of the name.
    """
    phrases = [text[q.source[0].start : q.source[0].end] if q.source else "" for q in found]
    own = {phrase: name_at_end(phrase, language) or phrase for phrase in phrases if phrase}
    named = sorted(
        {name for phrase, name in own.items() if name != phrase and len(name) > 1},
        key=lambda name: (-len(name), name),
    )
    fullest = {
        phrase: next((other for other in named if is_short_for(name, other)), None)
        for phrase, name in own.items()
    }
    speakers = (fullest.get(phrase) for phrase in phrases)
    return tuple(
        replace(q, speaker=one, certainty=_NAMED if one else 0.0)
        for q, one in zip(found, speakers, strict=True)
    )


def _guess(article: ArticlePeople, quotation: Quotation, guessed: Sequence[Quotation]) -> Guess:
    """Return who says a quotation, and how sure that is; ``guessed`` are those before it."""
    before = guessed[-1] if guessed else None
    if quotation.cue and not quotation.source:
        return NOBODY
    if not quotation.source or (
        before is not None and before.source == quotation.source and not quotation.cue
    ):
        return _carried(article, quotation, before)
    span = quotation.source[0]
    if _SHE_OR_HE.search(article.text, max(0, span.start - _EITHER), span.end + _EITHER):
        return NOBODY
    own = tokens(article.text[span.start : span.end])
    if len(own) == 1 and own[0].folded in PRONOUNS:
        guess = _of_pronoun(article, own[0].folded, span.start, guessed)
        return NOBODY if guess.person and is_told(article, quotation, guess.person) else guess
    return _named(article, quotation)


def _of_pronoun(
    article: ArticlePeople, pronoun: str, at: int, guessed: Sequence[Quotation]
) -> Guess:
    """Return the person a pronoun means.

    At an article's beginning it is whoever is named right after it.
    """
    guess = stands_for(pronoun, at, article.places, article.genders)
    if guess.person is None:
        guess = Guess(named_soon(pronoun, at, article.places, article.genders), TITLED)
    if guess.person is None or guess.person.startswith("?"):
        return NOBODY
    return (
        NOBODY
        if contested(
            guess, at, _attributions(article, at, guessed), article.places, article.genders
        )
        else guess
    )


def _attributions(article: ArticlePeople, at: int, guessed: Sequence[Quotation]) -> list[Speech]:
    """Return the last attributions before ``at`` in order of their sources."""
    recent = [one for one in guessed[-_RECENT:] if one.source and one.source[0].start < at]
    found = []
    for one in sorted(recent, key=lambda one: one.source[0]):
        phrase = article.text[one.source[0].start : one.source[0].end]
        words = [token.folded for token in tokens(phrase)]
        somebody = (
            not PRONOUNS.isdisjoint(words[:1])
            or any(map(office_of, words))
            or any(
                not name.collective and (" " in name.text or words[:1] != ["the"])
                for name in names(phrase)
            )
        )
        found.append(
            Speech(
                one.source[0].start,
                one.speaker if one.certainty >= SURE_SPEAKER else None,
                somebody=somebody,
            )
        )
    return found


def _named(article: ArticlePeople, quotation: Quotation) -> Guess:
    """Return whom the words of a source mean: by name, by the name beside them, by an office."""
    text, people, span = article.text, article.people, quotation.source[0]
    relative = text[span.end : quotation.cue[0].start].split()[:1] if quotation.cue else []
    if (
        "which" in text[span.end : quotation.cue[0].start if quotation.cue else span.end].split()
    ):  # "a letter, which stated"
        return NOBODY
    if (
        relative == ["who"]
        and len({people.known(name.text) for name in names(text[span.start : span.end])} - {None})
        > 1
    ):
        return NOBODY
    person, sure = named_in(text, span, people, article.language)
    holder = owner(text, span, quotation.cue[0], people) if quotation.cue else None
    if holder or (person and sure):
        return Guess(holder or person, _NAMED)
    alone = None if person else lone_name(text, quotation)
    if apposed := in_apposition(text, span, people) or _behind(text, quotation, people) or alone:
        return Guess(apposed, TITLED)
    return (
        Guess(person, _HELD)
        if person
        else by_role(text[span.start : span.end], people.all, article.language)
    )


def _carried(article: ArticlePeople, quotation: Quotation, before: Quotation | None) -> Guess:
    """Return who spoke right before a quotation without a source.

    It is far less sure when somebody else is named in between.
    """
    if before is None or before.speaker is None or quotation.kind == "indirect":
        return NOBODY
    start, end = (
        max(span.end for span in (*before.content, *before.source)),
        quotation.content[0].start,
    )
    between = article.text[start:end]
    named = {place.person for place in article.places if start <= place.start < end} - {
        before.speaker
    }
    if named or between.count("\n\n") > 1 or _runs_on(between):
        return Guess(before.speaker, _FURTHER_ON)
    if "\n\n" not in between:
        return Guess(before.speaker, min(before.certainty, _SAME_PARAGRAPH))
    own = {
        token.folded
        for span in quotation.content
        for token in tokens(article.text[span.start : span.end])
    }
    words = words_of(article.language).quoting
    first_person = not words.first_person or (
        own & words.first_person.as_set and not own & words.third_person.as_set
    )
    return Guess(
        before.speaker, min(before.certainty, _NEXT_PARAGRAPH if first_person else _FURTHER_ON)
    )


def _runs_on(between: str) -> bool:
    """Tell whether a quotation is inside the sentence of the one before.

    "..." he said, prompting others to reply, "...".
    """
    plain = between.rstrip(" \t\u00a0\"“„«'‘")
    return (
        "\n" not in between
        and any(map(str.isalnum, between))
        and (plain[-1].isalnum() or plain[-1] in ",:")
    )


def _behind(text: str, quotation: Quotation, people: PersonIndex) -> str | None:
    """Return the person in an apposition further after a source.

    "Her counterpart at the bank, Anna Berg, was brief, saying".
    """
    start, end = quotation.source[0].end, quotation.cue[0].start if quotation.cue else 0
    if any(
        not name.collective and (name.title or not name.opens)
        for name in names(text[quotation.source[0].start : start])
    ):
        return None
    if not 0 < end - start <= ROLE_REACH or "\n" in text[start:end]:
        return None
    following = (
        name
        for name in names(text[start:end])
        if text[start + name.start - 2 : start + name.start] == ", "
    )
    return next((person for name in following if (person := people.known(name.text))), None)
