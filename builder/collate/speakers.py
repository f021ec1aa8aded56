"""Quotations of one article -> the same with their speakers: names completed, pronouns and titles resolved.

"he" is the last person who spoke or was named as a subject; "the minister" is the person printed with that title; a noun that
no printed title answers ("the head of the diplomacy") is the one person who speaks in the article, when there is only one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.model.quotation import Quotation
from builder.text.grammars import grammar
from builder.text.language import is_english
from builder.text.name_keys import person_key, same_person
from builder.text.names import TIME_WORDS, Name, names, with_office
from builder.text.offices import HONORIFICS, TITLES, office_of
from builder.text.tokens import Token, folded, tokens, word_tokens
from builder.text.verbs import reporting
from builder.text.wordlists import listed

#: Pronouns that stand for the last speaker.
_HE: Final = listed(
    "he she i his her him er sie il elle él ella egli lui lei ele ela hij zij он она він вона той таа тя ona dia ia هو هي הוא היא 他 她"
)
#: Sources that are no single person.
_CROWD: Final = listed("they we it officials sources people experts analysts critics report statement others many some")


#: Words of a person's name, at most.
_LONGEST_NAME: Final = 5
#: A role after a name begins within so many tokens ("the long-time chairman of ...") and ends within so many code points.
_ROLE_BEGINS: Final = 6
_ROLE_REACH: Final = 120
#: Words at which a role after a name ends, and words that begin none.
_ROLE_ENDS: Final = listed("and who said told has is was")
_NO_ROLE: Final = listed("who and but said where which when while as")
#: What stands before a name with which a sentence opens: its end and two words at most ("Opposition leader | Anna Berg").
_OPENING: Final = re.compile(r"[.!?”\"\n]\s+(?:[^\W\d_]+\s){0,2}\Z")
#: So much before a name is looked at to tell whether it opens its sentence (code points).
_OPENS_SEEN: Final = 40
#: A name after a title is looked for so far (code points).
_NAME_REACH: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person named in the article: the fullest form and every role printed beside it."""

    name: str
    start: int
    roles: tuple[str, ...] = ()


def mentions(text: str, language: str = "en", items: tuple[Token, ...] = ()) -> tuple[Mention, ...]:
    """Return the persons that ``text`` may name, each under its fullest form, in order of first mention.

    ``items`` are the tokens of ``text`` where the caller has them.
    """
    return _mentions(text, names(text, language, items), language)


def _mentions(text: str, named: Sequence[Name], language: str) -> tuple[Mention, ...]:
    """Return the persons among the names of a text."""
    people = _People()
    for found in named:
        name = found if is_english(language) else with_office(text, found)
        if _personal(name) and not _inverted(text, name, language):
            people.add(_without_opening(name, people), _role(name.title) or _role_after(text, name) or _role_before(text, name))
    return tuple(people.all)


def _without_opening(name: Name, people: _People) -> Name:
    """Return a name without the word that opens its sentence where only the rest is somebody's: "Twice | Berg"."""
    _, _, rest = name.text.partition(" ")
    if name.opens and rest and people.find(name.text) is None and people.find(rest) is not None:
        return name._replace(text=rest, start=name.end - len(rest), opens=False)
    return name


def _inverted(text: str, name: Name, language: str) -> bool:
    """Tell whether a "name" begins with the verb of a sentence or with "according to": "Said Berg: ...", "Laut Ministerium ..."."""
    first = folded(name.text.split()[0])
    if not name.opens:
        return False
    return first in grammar(language).opens or (text[name.end : name.end + 1] == ":" and first in reporting(language))


class _People:
    """Persons found by any name that can stand for theirs, each looked up among those with its surname only."""

    def __init__(self, people: Sequence[Mention] = ()) -> None:
        self.all: list[Mention] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for person in people:
            self._append(person)

    def find(self, name: str) -> int | None:
        """Return the first person for whom ``name`` can stand, as an index into ``all``."""
        places = self._places.get(person_key(name).rpartition("-")[2], ())
        return next((k for k in places if same_person(name, self.all[k].name)), None)

    def known(self, name: str) -> str | None:
        """Return the fullest form of a name."""
        found = self.find(name)
        return None if found is None else self.all[found].name

    def add(self, name: Name, role: str) -> None:
        """Add a mention: to the person it stands for, else as a new one when it is more than a surname."""
        found = self.find(name.text)
        if found is not None:
            self.all[found] = _merged(self.all[found], name, role)
            self._index(found)
        elif role or len(name.text.split()) > 1:
            self._append(Mention(name=name.text, start=name.start, roles=(role,) if role else ()))

    def _append(self, person: Mention) -> None:
        self.all.append(person)
        self._index(len(self.all) - 1)

    def _index(self, k: int) -> None:
        """Note a person under the last two words of the name: a surname can have two."""
        for word in person_key(self.all[k].name).split("-")[-2:]:
            if k not in self._places[word]:
                insort(self._places[word], k)


def _role(title: str) -> str:
    """Return the words before a name as a role: courtesy titles are none."""
    own = list(word_tokens(title))
    while own and own[-1].folded in HONORIFICS:
        own.pop()
    return "" if not own or own[-1].folded == "of" else title[: own[-1].end]


def _personal(name: Name) -> bool:
    """Tell whether a name may be a person's: neither a time nor an organization, and more than a capital that opens a sentence."""
    count = len(name.text.split())
    if name.collective or count > _LONGEST_NAME or any(folded(word) in TIME_WORDS for word in name.text.split()):
        return False
    return count > 1 or bool(name.title) or not name.opens


def _merged(person: Mention, name: Name, role: str) -> Mention:
    """Return a person with what another mention adds: a fuller name, a new role."""
    fuller = len(name.text.split()) > len(person.name.split()) and same_person(person.name, name.text)
    roles = person.roles if not role or role in person.roles else (*person.roles, role)
    return replace(person, name=name.text if fuller else person.name, roles=roles)


def _role_after(text: str, name: Name) -> str:
    """Return the role in apposition: "Anna Berg, chairwoman of the Group and ..."; "" for none."""
    if text[name.end : name.end + 2] != ", ":
        return ""
    start = name.end + 2
    following = tokens(text[start : start + _ROLE_REACH])
    for k, token in enumerate(following[:_ROLE_BEGINS]):
        if token.folded in TITLES:
            stop = next((t.start for t in following[k + 1 :] if t.text in ",.;" or t.folded in _ROLE_ENDS), following[-1].end)
            return text[start : start + stop].strip()
        if token.kind == "punctuation" or token.folded in _NO_ROLE:
            break
    return ""


def _role_before(text: str, name: Name) -> str:
    """Return the role to which a name stands in apposition: "Its chief executive, Anna Berg, ..."; "" for none."""
    if text[name.start - 2 : name.start] != ", " or text[name.end : name.end + 1] not in (",", "."):
        return ""
    before = text[max(0, name.start - 2 - _ROLE_REACH) : name.start - 2]
    stretch = re.split(r"[,;:.!?\n“”«»\"]", before)[-1].strip()
    own = [token.folded for token in tokens(stretch)]
    return stretch if any(map(office_of, own[:_ROLE_BEGINS])) else ""


def resolve(text: str, found: Sequence[Quotation], language: str = "en", items: tuple[Token, ...] = ()) -> tuple[Quotation, ...]:
    """Return the quotations with ``speaker`` filled in where the article tells it; ``items`` are the text's tokens if there are any."""
    if not found:
        return ()
    named = names(text, language, items)
    people = _People(_mentions(text, named, language))
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


def _subjects(text: str, named: Sequence[Name], people: _People) -> list[tuple[int, str]]:
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


def _speaker(text: str, quotation: Quotation, people: _People, last: str | None) -> str | None:
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
    return person or _behind(text, quotation, people)


def _behind(text: str, quotation: Quotation, people: _People) -> str | None:
    """Return the person in apposition further behind a source: "Her counterpart at the bank, Anna Berg, was brief, saying"."""
    start, end = quotation.source[0].end, quotation.cue[0].start if quotation.cue else 0
    if not 0 < end - start <= _ROLE_REACH or "\n" in text[start:end]:
        return None
    following = (name for name in names(text[start:end]) if text[start + name.start - 2 : start + name.start] == ", ")
    return next((person for name in following if (person := people.known(name.text))), None)


def _in_apposition(text: str, end: int, people: _People) -> str | None:
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
