"""Quotations of one article -> the same with their speakers, each with how sure it is.

Names are completed, pronouns and titles resolved. A source names its speaker, has a title that one
person has ("the minister"), or is a pronoun; a quotation without one continues with whoever spoke
before. Each way is more or less sure; below :data:`SURE` the speaker is left out: better nobody
than the wrong name.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from builder.collate.quoting.lone import lone_name
from builder.collate.quoting.mentions import mentions
from builder.collate.quoting.persons import Mention, PersonIndex
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
from builder.collate.quoting.roles import ROLE_REACH, holder
from builder.collate.quoting.source_names import in_apposition, named_in, owner
from builder.core.quotation import Quotation
from builder.lang.given_names import Gender
from builder.lang.languages import FIRST, all_words, alternatives, words_of
from builder.lang.names import beginning, names
from builder.lang.offices import TITLES, office_of
from builder.lang.tokens import tokens
from builder.lang.unspaced_names import has_patterns, name_at_end
from builder.lang.unspaced_names import stands_for as is_short_for
from builder.lang.wordlists import POSSESSIVES

#: A speaker is shown whose certainty is so high, at least.
SURE: Final = 0.9
#: How sure each way is: the source is the name; holds it ("Berg's lawyer"); a title that one person
#: has, or any ("a minister").
_NAMED: Final = 0.98
_HELD: Final = 0.4
_TITLED: Final = 0.93
_ANY: Final = 0.4
#: A quotation without a source continues in its paragraph, in the next one, or further on; in the
#: next one so surely only where the speaker is "I" or "we" in it and nobody is "he" or "she".
_SAME_PARAGRAPH: Final = 0.95
_NEXT_PARAGRAPH: Final = 0.95
_FURTHER_ON: Final = 0.5
#: The one person who speaks, more than once and with a role, has an unknown title; the one who
#: speaks otherwise.
_ONE_WITH_A_ROLE: Final = 0.92
_ONE: Final = 0.6
#: Sources that are not a single person.
_CROWD: Final = all_words(lambda words: words.quoting.crowd)
#: Words before a title that many may have.
_INDEFINITE: Final = all_words(lambda words: words.grammar.indefinite)
#: So many quotations before a pronoun are looked at for the last attribution.
_RECENT: Final = 4
_NOBODY: Final = Guess(None, 0.0)
#: Nobody in particular, so near a source (code points).
_SHE_OR_HE: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.quoting.she_or_he)})\b", re.IGNORECASE
)
_EITHER: Final = 7
#: What a member of a parliament is called by.
_SEATS: Final = all_words(lambda words: words.roles.seats)
_MARK: Final = re.compile(r"[\"“„«\n]")
#: Whoever is told is named so soon after the verb (code points).
_TOLD: Final = 40


class _Article(NamedTuple):
    """What is known of the persons of an article while its quotations are read in order."""

    text: str
    language: str
    people: PersonIndex
    #: Where persons are named or spoke, sorted.
    places: list[PersonPlace]
    genders: Mapping[str, Gender]


def resolve(text: str, found: Sequence[Quotation], language: str = FIRST) -> tuple[Quotation, ...]:
    """Return the quotations with ``speaker`` and ``certainty`` where the article tells."""
    if not found:
        return ()
    if has_patterns(language):
        return _named_beside(text, found, language)
    people = PersonIndex(mentions(text, language))
    places = places_of(text, people, found, language)
    article = _Article(text, language, people, places, learned_genders(text, places, people.all))
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
        one if one.certainty >= SURE else replace(one, speaker=None)
        for one in _single(text, guessed, people.all)
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


def _guess(article: _Article, quotation: Quotation, guessed: Sequence[Quotation]) -> Guess:
    """Return who says a quotation, and how sure that is; ``guessed`` are those before it."""
    before = guessed[-1] if guessed else None
    if quotation.cue and not quotation.source:
        return _NOBODY
    if not quotation.source or (
        before is not None and before.source == quotation.source and not quotation.cue
    ):
        return _carried(article, quotation, before)
    span = quotation.source[0]
    if _SHE_OR_HE.search(article.text, max(0, span.start - _EITHER), span.end + _EITHER):
        return _NOBODY
    own = tokens(article.text[span.start : span.end])
    if len(own) == 1 and own[0].folded in PRONOUNS:
        guess = _of_pronoun(article, own[0].folded, span.start, guessed)
        return _NOBODY if guess.person and _is_told(article, quotation, guess.person) else guess
    return _named(article, quotation)


def _of_pronoun(article: _Article, pronoun: str, at: int, guessed: Sequence[Quotation]) -> Guess:
    """Return the person a pronoun means.

    At an article's beginning it is whoever is named right after it.
    """
    guess = stands_for(pronoun, at, article.places, article.genders)
    if guess.person is None:
        guess = Guess(named_soon(pronoun, at, article.places, article.genders), _TITLED)
    if guess.person is None or guess.person.startswith("?"):
        return _NOBODY
    return (
        _NOBODY
        if contested(
            guess, at, _attributions(article, at, guessed), article.places, article.genders
        )
        else guess
    )


def _is_told(article: _Article, quotation: Quotation, person: str) -> bool:
    """Tell whether a person is the one who is told, and so not the one who speaks.

    "he asked | the congressman | if".
    """
    if not quotation.cue:
        return False
    start = quotation.cue[0].end
    window = _MARK.split(article.text[start : start + _TOLD])[0]
    behind = [token.folded for token in tokens(window)]
    if behind[:1] == ["the"] and len(behind) > 1 and (head := office_of(behind[1])):
        one = holder((head,), head, article.people.all)
        seat = behind[1] in _SEATS and any(
            mention.name == person and _has_seat(mention) for mention in article.people.all
        )
        return seat or (one is not None and one.name == person)
    return any(
        article.people.known(name.text) == person
        for name in names(window)
        if beginning(window, name) <= 1
    )


def _has_seat(person: Mention) -> bool:
    """Tell whether a person is printed as a member of a parliament, by whatever word."""
    return any(
        token.folded in _SEATS
        for role in (*person.roles, *person.courtesies)
        for token in tokens(role)
    )


def _attributions(article: _Article, at: int, guessed: Sequence[Quotation]) -> list[Speech]:
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
                one.speaker if one.certainty >= SURE else None,
                somebody=somebody,
            )
        )
    return found


def _named(article: _Article, quotation: Quotation) -> Guess:
    """Return whom the words of a source mean: by name, by the name beside them, by an office."""
    text, people, span = article.text, article.people, quotation.source[0]
    relative = text[span.end : quotation.cue[0].start].split()[:1] if quotation.cue else []
    if (
        "which" in text[span.end : quotation.cue[0].start if quotation.cue else span.end].split()
    ):  # "a letter, which stated"
        return _NOBODY
    if (
        relative == ["who"]
        and len({people.known(name.text) for name in names(text[span.start : span.end])} - {None})
        > 1
    ):
        return _NOBODY
    person, sure = named_in(text, span, people, article.language)
    holder = owner(text, span, quotation.cue[0], people) if quotation.cue else None
    if holder or (person and sure):
        return Guess(holder or person, _NAMED)
    alone = None if person else lone_name(text, quotation)
    if apposed := in_apposition(text, span, people) or _behind(text, quotation, people) or alone:
        return Guess(apposed, _TITLED)
    return (
        Guess(person, _HELD)
        if person
        else _by_role(text[span.start : span.end], people.all, article.language)
    )


def _carried(article: _Article, quotation: Quotation, before: Quotation | None) -> Guess:
    """Return who spoke right before a quotation without a source.

    It is far less sure when somebody else is named in between.
    """
    if before is None or before.speaker is None or quotation.kind == "indirect":
        return _NOBODY
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


def _by_role(phrase: str, people: Sequence[Mention], language: str) -> Guess:
    """Return the one person whose printed role has the head noun of "the minister".

    The role must also have every name in "the Ruritanian minister"; else the guess is unsure.
    """
    items = tokens(phrase)
    heads = [head for token in items if (head := office_of(token.folded))]
    # "The presidential candidate" is not a president.
    head = next((head for head in heads if head in TITLES), heads[0] if heads else "")
    if not head:
        return _NOBODY
    one = holder([token.folded for token in items], head, people)
    if one is None:
        return _NOBODY
    role = {token.folded for printed in one.roles for token in tokens(printed)}
    other = any(
        token.text[:1].isupper() and token.start and token.folded not in role for token in items
    )
    indefinite = items[0].folded in _INDEFINITE | POSSESSIVES or (
        items[0].folded in words_of(language).roles.imagined
    )
    return Guess(one.name, _ANY if other or indefinite else _TITLED)


def _single(text: str, found: Sequence[Quotation], people: Sequence[Mention]) -> list[Quotation]:
    """Give the one person who speaks in the article what "the head of the diplomacy" says."""
    speakers = [q.speaker for q in found if q.speaker and q.certainty >= SURE]
    if len(set(speakers)) != 1:
        return list(found)
    only = speakers[0]
    role = any(person.name == only and person.roles for person in people) and len(speakers) > 1
    certainty = _ONE_WITH_A_ROLE if role else _ONE
    unknown = any(q.source and q.certainty < SURE for q in found)
    given = (
        q.certainty < certainty and _titled(text, q) and (q.source or not unknown) for q in found
    )
    return [
        replace(q, speaker=only, certainty=certainty) if own else q
        for q, own in zip(found, given, strict=True)
    ]


def _titled(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation names its speaker by title alone, or has no source."""
    if not quotation.source:
        return quotation.kind != "indirect" and not quotation.cue
    words = [
        token.folded for token in tokens(text[quotation.source[0].start : quotation.source[0].end])
    ]
    office = next((k for k, word in enumerate(words) if word in TITLES), 0)
    return (
        words[:1] == ["the"]
        and office > 0
        and words[office + 1 : office + 2] == ["of"]
        and not any(word in _CROWD for word in words)
    )
