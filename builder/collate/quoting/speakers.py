"""Quotations of one article -> the same with their speakers: names completed, pronouns and titles resolved.

"he" is the last person who spoke or was named as a subject; "the minister" is the person printed with that title; a noun that
no printed title answers ("the head of the diplomacy") is the one person who speaks in the article, when there is only one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from builder.collate.quoting.lone import lone_name
from builder.collate.quoting.mentions import ROLE_REACH, Mention, People, mentioned
from builder.model.quotation import Quotation
from builder.text.names import Name, names
from builder.text.offices import TITLES, office_of
from builder.text.tokens import Token, tokens
from builder.text.unspaced_names import has_patterns, name_at_end, stands_for
from builder.text.wordlists import listed

#: Pronouns that stand for the last speaker.
_HE: Final = listed(
    "he she i his her him er sie il elle él ella egli lui lei ele ela hij zij он она він вона той таа тя ona dia ia هو هي הוא היא 他 她"
)
#: Sources that are no single person.
_CROWD: Final = listed("they we it officials sources people experts analysts critics report statement others many some")
#: What stands before a name with which a sentence opens: its end and two words at most ("Opposition leader | Anna Berg").
_OPENING: Final = re.compile(r"[.!?”\"\n]\s+(?:[^\W\d_]+\s){0,2}\Z")
#: So much before a name is looked at to tell whether it opens its sentence (code points).
_OPENS_SEEN: Final = 40
#: A name after a title is looked for so far (code points).
_NAME_REACH: Final = 80


def resolve(text: str, found: Sequence[Quotation], language: str = "en", items: tuple[Token, ...] = ()) -> tuple[Quotation, ...]:
    """Return the quotations with ``speaker`` filled in where the article tells it; ``items`` are the text's tokens if there are any."""
    if not found:
        return ()
    if has_patterns(language):
        return _named_beside(text, found, language)
    named = names(text, language, items)
    people = People(mentioned(text, named, language))
    subjects = _subjects(text, named, people)
    resolved: list[Quotation] = []
    last: str | None = None
    at = 0
    for quotation in found:
        speaker = _speaker(text, quotation, people, _recent(subjects, at, quotation) or last)
        if speaker is None and not quotation.source and quotation.kind != "indirect":
            speaker = last
        if speaker:
            last, at = speaker, max(span.end for span in (*quotation.content, *quotation.source))
        resolved.append(replace(quotation, speaker=speaker))
    return _single(text, resolved)


def _named_beside(text: str, found: Sequence[Quotation], language: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text without capitals with the names that their sources end with, the fullest of each."""
    phrases = [text[q.source[0].start : q.source[0].end] if q.source else "" for q in found]
    own = {phrase: name_at_end(phrase, language) or phrase for phrase in phrases if phrase}
    named = sorted({name for phrase, name in own.items() if name != phrase and len(name) > 1}, key=lambda name: (-len(name), name))
    fullest = {phrase: next((other for other in named if stands_for(name, other)), None) for phrase, name in own.items()}
    return tuple(replace(q, speaker=fullest.get(phrase)) for q, phrase in zip(found, phrases, strict=True))


def _subjects(text: str, named: Sequence[Name], people: People) -> list[tuple[int, str]]:
    """Return the known persons with whom a sentence opens, by place: later pronouns mean them."""
    found = []
    for name in named:
        begins = name.start - (len(name.title) + 1 if name.title else 0)
        if (name.opens or begins == 0 or _OPENING.search(text, max(0, begins - _OPENS_SEEN), begins)) and (
            person := people.known(name.text)
        ):
            found.append((name.start, person))
    return found


def _recent(subjects: Sequence[tuple[int, str]], after: int, quotation: Quotation) -> str | None:
    """Return the person with whom the last sentence opened that lies between the last quotation and this one's attribution."""
    start = max(span.start for span in (*quotation.content, *quotation.source))
    first = bisect_left(subjects, (after, ""))
    last = bisect_left(subjects, (start, "")) - 1
    return subjects[last][1] if last >= first else None


def _speaker(text: str, quotation: Quotation, people: People, last: str | None) -> str | None:
    """Return the person that a quotation's source names; ``last`` is who spoke before."""
    if not quotation.source:
        return None
    span = quotation.source[0]
    phrase = text[span.start : span.end]
    own = [token.folded for token in tokens(phrase)]
    if len(own) == 1 and own[0] in _HE:
        return last or _nearest(people.all, span.start)
    named = (people.known(name.text) or people.known(name.text.split()[-1]) for name in names(phrase) if not name.collective)
    person = next((person for person in named if person), None) or _by_role(own, people.all) or _in_apposition(text, span.end, people)
    return person or _behind(text, quotation, people) or lone_name(text, quotation)


def _behind(text: str, quotation: Quotation, people: People) -> str | None:
    """Return the person in apposition further behind a source: "Her counterpart at the bank, Anna Berg, was brief, saying"."""
    start, end = quotation.source[0].end, quotation.cue[0].start if quotation.cue else 0
    if not 0 < end - start <= ROLE_REACH or "\n" in text[start:end]:
        return None
    following = (name for name in names(text[start:end]) if text[start + name.start - 2 : start + name.start] == ", ")
    return next((person for name in following if (person := people.known(name.text))), None)


def _in_apposition(text: str, end: int, people: People) -> str | None:
    """Return the person named right after a title: "said the minister, Anna Berg"."""
    following = names(text[end + 2 : end + _NAME_REACH]) if text[end : end + 2] == ", " else ()
    return people.known(following[0].text) if following and following[0].start == 0 else None


def _nearest(people: Sequence[Mention], position: int) -> str | None:
    """Return the person first mentioned last before a place, else the one soon after it ("While he admitted it, Carl Dahl ...")."""
    before = [person for person in people if person.start < position]
    if before:
        return before[-1].name
    return next((person.name for person in people if person.start - position < _NAME_REACH), None)


def _by_role(words: Sequence[str], people: Sequence[Mention]) -> str | None:
    """Return the one person whose printed role has the head noun of "the minister"."""
    heads = [head for head in map(office_of, words) if head]
    # "The presidential candidate" is no president.
    head = next((head for head in heads if head in TITLES), heads[0] if heads else "")
    if not head:
        return None
    answering = [p.name for p in people if any(office_of(t.folded) == head for role in p.roles for t in tokens(role))]
    return answering[0] if len(answering) == 1 else None


def _single(text: str, found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Give the one person who speaks in the article what "the head of the diplomacy" says."""
    speakers = {q.speaker for q in found if q.speaker}
    if len(speakers) != 1:
        return tuple(found)
    only = next(iter(speakers))
    return tuple(replace(q, speaker=only) if q.speaker is None and _titled(text, q) else q for q in found)


def _titled(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation names its speaker by title alone, or is printed without any source."""
    if not quotation.source:
        return quotation.kind != "indirect"
    words = [token.folded for token in tokens(text[quotation.source[0].start : quotation.source[0].end])]
    return words[:1] == ["the"] and any(word in TITLES for word in words) and not any(word in _CROWD for word in words)
