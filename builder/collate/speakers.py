"""Quotations of one article -> the same with their speakers: names completed, pronouns and titles resolved.

"he" is the last person who spoke or was named as a subject; "the minister" is the person printed with that title; a noun that
no printed title answers ("the head of the diplomacy") is the one person who speaks in the article, when there is only one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.model.quotation import Quotation
from builder.text.names import HONORIFICS, TIME_WORDS, TITLES, Name, names, same_person
from builder.text.tokens import tokens
from builder.text.wordlists import listed

_HE: Final = listed("he she i his her him")
_CROWD: Final = listed("they we it officials sources people experts analysts critics report statement others many some")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person named in the article: the fullest form and every role printed beside it."""

    name: str
    start: int
    roles: tuple[str, ...] = ()


def mentions(text: str, language: str = "en") -> tuple[Mention, ...]:
    """Return the persons that ``text`` may name, each under its fullest form, in order of first mention."""
    people: list[Mention] = []
    for name in names(text, language):
        if not _personal(name):
            continue
        role = _role(name.title) or _role_after(text, name)
        known = next((k for k, person in enumerate(people) if same_person(name.text, person.name)), None)
        if known is not None:
            people[known] = _merged(people[known], name, role)
        elif role or len(name.text.split()) > 1:
            people.append(Mention(name=name.text, start=name.start, roles=(role,) if role else ()))
    return tuple(people)


def _role(title: str) -> str:
    """Return the words before a name as a role: courtesy titles are none."""
    own = [token for token in tokens(title) if token.kind != "punctuation"]
    while own and own[-1].folded in HONORIFICS:
        own.pop()
    return "" if not own or own[-1].folded == "of" else title[: own[-1].end]


def _personal(name: Name) -> bool:
    if any(token.folded in TIME_WORDS for token in tokens(name.text)):
        return False
    return not name.collective and len(name.text.split()) <= 5 and not (name.opens and len(name.text.split()) == 1 and not name.title)  # noqa: PLR2004


def _merged(person: Mention, name: Name, role: str) -> Mention:
    fuller = name.text if len(name.text.split()) > len(person.name.split()) and same_person(person.name, name.text) else person.name
    return replace(person, name=fuller, roles=person.roles if not role or role in person.roles else (*person.roles, role))


def _role_after(text: str, name: Name) -> str:
    """Return the role in apposition: "Anna Berg, chairwoman of the Group and ..."."""
    if text[name.end : name.end + 2] != ", ":
        return ""
    words = tokens(text[name.end + 2 : name.end + 120])
    for k, token in enumerate(words[:6]):
        if token.folded in TITLES:
            stop = next(
                (w for w in words[k + 1 :] if w.text in ",.;" or w.folded in ("and", "who", "said", "told", "has", "is", "was")), None
            )
            end = stop.start if stop else words[-1].end
            return text[name.end + 2 : name.end + 2 + end].strip()
        if token.kind == "punctuation" or token.folded in ("who", "and", "but", "said", "where", "which", "when", "while", "as"):
            break
    return ""


def resolve(text: str, found: Sequence[Quotation], language: str = "en") -> tuple[Quotation, ...]:
    """Return the quotations with ``speaker`` filled in where the article tells it."""
    people = mentions(text, language)
    resolved: list[Quotation] = []
    last: str | None = None
    for quotation in found:
        speaker = _speaker(text, quotation, people, last)
        if speaker is None and not quotation.source and quotation.kind != "indirect":
            speaker = last
        last = speaker or last
        resolved.append(replace(quotation, speaker=speaker))
    return _single(text, resolved)


def _speaker(text: str, quotation: Quotation, people: Sequence[Mention], last: str | None) -> str | None:
    if not quotation.source:
        return None
    span = quotation.source[0]
    phrase = text[span.start : span.end]
    words = [token.folded for token in tokens(phrase)]
    if len(words) == 1 and words[0] in _HE:
        return last or _nearest(people, span.start)
    named = [name for name in names(phrase) if not name.collective]
    for name in named:
        for person in people:
            if same_person(name.text, person.name):
                return person.name
    return _by_role(words, people) or _in_apposition(text, span.end, people)


def _in_apposition(text: str, end: int, people: Sequence[Mention]) -> str | None:
    """Return the person named right after a title: "said the minister, Anna Berg"."""
    following = names(text[end + 2 : end + 80]) if text[end : end + 2] == ", " else ()
    if not following or following[0].start > 0:
        return None
    return next((person.name for person in people if same_person(following[0].text, person.name)), None)


def _nearest(people: Sequence[Mention], position: int) -> str | None:
    before = [person for person in people if person.start < position]
    return before[-1].name if before else None


def _by_role(words: Sequence[str], people: Sequence[Mention]) -> str | None:
    """Return the one person whose printed role has the head noun of "the minister"."""
    heads = [word for word in words if word in TITLES]
    if not heads:
        return None
    answering = [p.name for p in people if any(heads[0] in (t.folded for t in tokens(role)) for role in p.roles)]
    return answering[0] if len(answering) == 1 else None


def _single(text: str, found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Give the one person who speaks in the article what "the head of the diplomacy" says."""
    speakers = {q.speaker for q in found if q.speaker}
    if len(speakers) != 1:
        return tuple(found)
    only = next(iter(speakers))
    return tuple(replace(q, speaker=only) if q.speaker is None and _titled(text, q) else q for q in found)


def _titled(text: str, quotation: Quotation) -> bool:
    if not quotation.source:
        return quotation.kind != "indirect"
    words = [token.folded for token in tokens(text[quotation.source[0].start : quotation.source[0].end])]
    return words[:1] == ["the"] and any(word in TITLES for word in words) and not any(word in _CROWD for word in words)
