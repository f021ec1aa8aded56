"""Articles read -> the cast of the event: everyone quoted or named, with printed roles.

All spellings of a person have one id.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from builder.collate.alignment.passages import ReadArticle
from builder.collate.quoting.mentions import mentions
from builder.collate.quoting.persons import Mention
from builder.core.quotation import Person
from builder.lang.given_names import same_given_name
from builder.lang.name_keys import person_key, same_person, surname_of
from builder.lang.offices import COURTESIES, office_of
from builder.lang.tokens import word_tokens


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """The persons of an event, and which id each name used in an article has."""

    people: tuple[Person, ...]
    #: Person key as an article has it -> id of the person in the event.
    ids: Mapping[str, str]

    def id_of(self, key: str | None) -> str | None:
        """Return the event's id for a key that one article's quotations gave."""
        return self.ids.get(key, key) if key else None


def cast_of(reads: Sequence[ReadArticle]) -> Cast:
    """Return the cast, with names joined that may be one person's.

    They are joined when exactly one fuller name answers, or when they are two spellings.
    """
    by_article = [[*mentions(read.text, read.article.language), *_speakers(read)] for read in reads]
    named = [mention for own in by_article for mention in own]
    keys = {name: person_key(name) for name in {mention.name for mention in named}}
    names: dict[str, str] = {}
    for name, key in keys.items():
        names[key] = min(name, names.get(key, name))
    whole = _Names(names, [frozenset(keys[mention.name] for mention in own) for own in by_article])
    offices = _offices(named, keys, {key: key for key in names})
    full = {key: whole.fullest(key, offices) for key in names if whole.plain(key) == key}
    ids = {key: _last(whole.plain(key), full) for key in names}
    counts = Counter(ids[keys[mention.name]] for mention in named)
    spelled = whole.spellings(counts, _offices(named, keys, ids))
    ids = {key: spelled.get(found, found) for key, found in ids.items()}
    own: dict[str, list[Mention]] = defaultdict(list)
    for mention in named:
        own[ids[keys[mention.name]]].append(mention)
    shared = Counter(surname_of(key) for key in own)
    people = tuple(
        _person(key, own[key], keys, alone=shared[surname_of(key)] == 1)
        for key in sorted(own)
        if key
    )
    return Cast(people=people, ids=ids)


def _speakers(read: ReadArticle) -> list[Mention]:
    return [Mention(name=q.speaker, start=0) for q in read.quotations if q.speaker]


def _offices(
    named: Sequence[Mention], keys: Mapping[str, str], ids: Mapping[str, str]
) -> dict[str, set[str]]:
    """Return the offices in each person's printed roles."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in named:
        words = (
            token.folded
            for role in (*mention.roles, *mention.courtesies)
            for token in word_tokens(role)
        )
        found[ids[keys[mention.name]]] |= {
            office for word in words if word not in COURTESIES and (office := office_of(word))
        }
    return found


class _Names:
    """The names of an event by their keys, with the fuller names that a surname leads to."""

    def __init__(self, names: Mapping[str, str], articles: Sequence[frozenset[str]] = ()) -> None:
        self.names = names
        self.articles = articles
        self.by_surname: dict[str, list[str]] = defaultdict(list)
        for key in sorted(names):
            if self.plain(key) == key:
                # The last two words: a surname may have two.
                for word in sorted({surname_of(key), *key.split("-")[-2:]}):
                    self.by_surname[word].append(key)

    def plain(self, key: str) -> str:
        """Return the name in one with a word before it, or ``key`` itself.

        "candidate-anna-berg" is "anna-berg".
        """
        parts = key.split("-")
        shorter = ("-".join(parts[k:]) for k in range(len(parts) - 2, 0, -1))
        return next((other for other in shorter if other in self.names), key)

    def fullest(self, key: str, offices: Mapping[str, set[str]]) -> str:
        """Return the one fuller name that ``key`` can mean, or ``key`` itself.

        A "Jr." needs its office, when it has one.
        """
        words = key.count("-")
        own = offices.get(key, set())
        fuller = [
            other
            for other in self.by_surname[surname_of(key)]
            if other.count("-") > words and same_person(self.names[key], self.names[other])
            if surname_of(other) == other.rpartition("-")[2]
            or not own
            or own & offices.get(other, set())
        ]
        return fuller[0] if len(fuller) == 1 else key

    def spellings(
        self, counts: Mapping[str, int], offices: Mapping[str, set[str]]
    ) -> dict[str, str]:
        """Return, for each of two spellings of a name, the one printed more often.

        "Dick Durbin" and "Richard J. Durbin". No article has both; "Joe Berg" and "Joe Berg Jr."
        share an office, too.
        """
        found: dict[str, str] = {}
        for key in sorted(counts, key=lambda key: (-counts[key], key)):
            for other in self.by_surname[surname_of(key)]:
                if (
                    other in counts
                    and other != key
                    and not {key, other} & found.keys()
                    and self._spell(key, other, offices)
                ):
                    found[other] = key
        return found

    def _spell(self, key: str, other: str, offices: Mapping[str, set[str]]) -> bool:
        """Tell whether two keys are spellings of one person's name."""
        left, right = key.split("-"), other.split("-")
        if (
            len(left) < 2  # noqa: PLR2004 -- a lone name
            or len(right) < 2  # noqa: PLR2004
            or surname_of(key) != surname_of(other)
            or not same_given_name(left[0], right[0])
        ):
            return False
        if any(key in own and other in own for own in self.articles):
            return False
        return left[-1] == right[-1] or bool(offices.get(key, set()) & offices.get(other, set()))


def _last(key: str, full: Mapping[str, str]) -> str:
    """Follow fuller names to the fullest; each has more words than the one before."""
    while full[key] != key:
        key = full[key]
    return key


def _person(key: str, own: Sequence[Mention], keys: Mapping[str, str], *, alone: bool) -> Person:
    """Return a person under the name and with the role that are printed most.

    One of two of a surname has no role printed beside that.
    """
    plain = [mention.name for mention in own if keys[mention.name] == key]
    spelled = Counter(plain or [mention.name for mention in own])
    roles = Counter(
        role for mention in own for role in mention.roles if alone or role not in mention.loose
    )
    name = min(spelled, key=lambda text: (-spelled[text], text))
    role = min(roles, key=lambda text: (-roles[text], len(text), text)) if roles else ""
    return Person(id=key, name=name, role=role)
