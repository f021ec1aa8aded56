"""A pronoun in its article -> the person whom it means, and how sure that is.

It means whoever spoke last or with whom a sentence opened last, of its gender; the further away
that is and the more others of that gender are named since, the less sure.  After the salience
factors of Lappin and Leass (1994): recency, subjects first, agreement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from builder.collate.quoting.persons import Mention
from builder.lang.given_names import Gender
from builder.lang.languages import all_words, gathered

#: Pronouns that mean the last speaker.
PRONOUNS: Final = all_words(lambda words: words.speech.pronouns)
_GENDERS: Final[dict[str, Gender]] = {
    **dict.fromkeys(gathered(lambda words: words.names.mens_pronouns), "man"),
    **dict.fromkeys(gathered(lambda words: words.names.womens_pronouns), "woman"),
}
#: How sure a pronoun is with nobody else about, and what is taken off: for each further so many
#: code points to its person, ...
_ALONE: Final = 0.98
_FAR: Final = 450
_PER_FAR: Final = 0.06
#: ... for somebody else of its gender named since, more for one with whom a sentence opened, and
#: for one named shortly before.
_NAMED_SINCE: Final = 0.09
_OPENED_SINCE: Final = 0.2
_NAMED_BEFORE: Final = 0.03
_SHORTLY: Final = 300
#: So many places before a pronoun are looked at.
_SEEN: Final = 100
#: ... and where nothing tells the gender of its person.
_UNKNOWN: Final = 0.1
_UNKNOWN_ALONE: Final = 0.03
#: Others are about when named so shortly before the pronoun (code points).
_ABOUT: Final = 1200
#: Who a pronoun at an article's beginning means is named so soon after it: "While he admitted it,
#: Carl Dahl told ..." (code points).
_SOON: Final = 80
#: Who spoke so shortly before a pronoun may be meant by it (code points): about two sentences.
_CONTESTED: Final = 600
#: A name's gender is learned from so many pronouns after it, this share of them, each within so
#: many code points.
_VOTES: Final = 2
_AGREEING: Final = 0.8
_VOTE_REACH: Final = 160
_PRONOUN: Final = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_WOMEN: Final = all_words(lambda words: words.names.women)
_MEN: Final = all_words(lambda words: words.names.men)
_NOUNS: Final[dict[str, Gender]] = {
    **dict.fromkeys(sorted(_WOMEN), "woman"),
    **dict.fromkeys(sorted(_MEN), "man"),
}


def _either_case(word: str) -> str:
    """Return the pattern of a word that may open a sentence."""
    return f"[{word[0].upper()}{word[0]}]{word[1:]}"


_SOMEBODY: Final = re.compile(
    rf"\b({'|'.join(map(_either_case, gathered(lambda words: words.names.somebody)))}) (?:[a-z-]+ )?(?P<noun>{'|'.join(_NOUNS)})\b"
)


class PersonPlace(NamedTuple):
    """Where a person is named or speaks."""

    start: int
    person: str
    #: A sentence opens with the name, or the person speaks there.
    leads: bool


class Guess(NamedTuple):
    """A person whom words may mean, and how likely that is."""

    person: str | None
    certainty: float


class Speech(NamedTuple):
    """Where somebody is said to speak before a pronoun."""

    start: int
    #: Who speaks; ``None`` where that is not sure.
    person: str | None
    #: The source may be a person: a pronoun, a name, an office.
    somebody: bool


def unnamed(text: str) -> list[PersonPlace]:
    """Return where somebody is called a woman, a man, a mother or a son without a name.

    "she" may mean that one.
    """
    return [
        PersonPlace(
            m.start("noun"), f"?{m.group('noun').casefold()}", leads=m.group(1)[0].isupper()
        )
        for m in _SOMEBODY.finditer(text)
    ]


def learned_genders(
    text: str, places: Sequence[PersonPlace], people: Sequence[Mention]
) -> dict[str, Gender]:
    """Return the gender of each name.

    It is told by its titles and given name, else by the pronouns that come right after it, before
    anybody else.
    """
    genders = {person.name: person.gender for person in people} | {
        f"?{noun}": gender for noun, gender in _NOUNS.items()
    }
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, following in pairwise((*places, PersonPlace(len(text), "", leads=False))):
        if place.leads and not genders.get(place.person):
            found = _PRONOUN.search(
                text, place.start, min(following.start, place.start + _VOTE_REACH)
            )
            if found:
                votes[place.person][
                    "woman" if found.group().casefold() in ("she", "her") else "man"
                ] += 1
    for person, counts in votes.items():
        first = counts.most_common(1)[0]
        if first[1] >= _VOTES and first[1] >= _AGREEING * sum(counts.values()):
            genders[person] = "woman" if first[0] == "woman" else "man"
    return genders


def stands_for(
    pronoun: str, at: int, places: Sequence[PersonPlace], genders: Mapping[str, Gender]
) -> Guess:
    """Return the person whom a pronoun at ``at`` means; ``places`` are sorted."""
    wanted = _GENDERS.get(pronoun, "")
    end = bisect_left(places, (at, "", False))
    before = [
        place
        for place in places[max(0, end - _SEEN) : end]
        if _agree(genders.get(place.person, ""), wanted)
    ]
    lead = next(
        (place for place in reversed(before) if place.leads), before[-1] if before else None
    )
    if lead is None:
        return Guess(None, 0.0)
    last = max(place.start for place in before if place.person == lead.person)
    others = [place for place in before if place.person != lead.person]
    certainty = _ALONE - _PER_FAR * ((at - last) // _FAR)
    since = {place.person for place in others if place.start > last}
    certainty -= _NAMED_SINCE * len(since)
    certainty -= _OPENED_SINCE * any(place.leads for place in others if place.start > last)
    certainty -= _NAMED_BEFORE * len(
        {place.person for place in others if last - _SHORTLY < place.start < last}
    )
    if wanted and not genders.get(lead.person):
        about = any(
            place.start > at - _ABOUT or genders.get(place.person) == wanted for place in others
        )
        certainty -= _UNKNOWN if about else _UNKNOWN_ALONE
    return Guess(lead.person, max(0.0, certainty))


def _agree(gender: Gender, wanted: Gender) -> bool:
    return not gender or not wanted or gender == wanted


def named_soon(
    pronoun: str, at: int, places: Sequence[PersonPlace], genders: Mapping[str, Gender]
) -> str | None:
    """Return the person of a pronoun's gender who is named right after it."""
    wanted = _GENDERS.get(pronoun, "")
    return next(
        (
            place.person
            for place in places
            if 0 < place.start - at < _SOON and _agree(genders.get(place.person, ""), wanted)
        ),
        None,
    )


def contested(
    guess: Guess,
    at: int,
    attributions: Sequence[Speech],
    places: Sequence[PersonPlace],
    genders: Mapping[str, Gender],
) -> bool:
    """Tell whether a pronoun at ``at`` may also mean the last speaker, not the one guessed.

    The last attribution is of somebody else of its gender nearby; or of somebody unknown, and
    nobody has led a sentence since.
    """
    if not attributions:
        return False
    last = attributions[-1]
    if last.person is not None:
        near = at - last.start < _CONTESTED
        return (
            last.person != guess.person
            and near
            and _agree(genders.get(last.person, ""), genders.get(guess.person or "", ""))
        )
    since = any(
        place.leads and place.person == guess.person and place.start > last.start
        for place in places
    )
    return not since and last.somebody
