"""A language -> its small words that attributions are read by: what joins, what points, what stands between a subject and its verb."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from builder.text.stems import primary
from builder.text.tokens import folded
from builder.text.wordlists import AUXILIARIES, DETERMINERS


class Grammar(NamedTuple):
    """Folded function words of one language."""

    #: Join a reported clause to its verb: "that".
    that: frozenset[str]
    #: Stand before a source and attribute by themselves, longest first: "according to".
    according: tuple[tuple[str, ...], ...]
    #: The same after a source: German "zufolge".
    accorded: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    #: Prepositions that go on with a noun phrase: "the head | of | the ministry".
    inside: frozenset[str]
    determiners: frozenset[str]
    #: No noun phrase holds these.
    stops: frozenset[str]
    #: Stand between a noun phrase and its verb: "the minister | has also | said".
    skipped: frozenset[str]
    #: Where one stands there is a clause.
    finite: frozenset[str]
    #: Join a second verb to one subject: "laughed | and | said".
    coordinators: frozenset[str]
    relatives: frozenset[str]
    #: After these a word is no finite verb.
    nominal: frozenset[str]
    #: Forms in -ed and -ing stand before nouns and never before a verb: "taking calls".
    participles: bool


def _grammar(
    *,
    that: str,
    according: str,
    pronouns: str,
    prepositions: str,
    inside: str,
    determiners: str,
    stops: str,
    skipped: str = "",
    finite: str = "",
    coordinators: str = "",
    relatives: str = "",
    nominal: str = "",
    accorded: str = "",
    participles: bool = False,
) -> Grammar:
    """Make a grammar of words parted by white space; the phrases of ``according`` are parted by semicolons."""
    phrases = (tuple(folded(word) for word in phrase.split()) for phrase in according.split(";"))
    return Grammar(
        that=_folded(that), according=tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))), accorded=_folded(accorded),
        pronouns=_folded(pronouns), prepositions=_folded(prepositions), inside=_folded(inside), determiners=_folded(determiners),
        stops=_folded(stops), skipped=_folded(skipped), finite=_folded(finite), coordinators=_folded(coordinators),
        relatives=_folded(relatives), nominal=_folded(nominal), participles=participles,
    )  # fmt: skip


def _folded(words: str) -> frozenset[str]:
    return frozenset(folded(word) for word in words.split())


_ENGLISH: Final = _grammar(
    that="that",
    according="according to; in the words of; in the opinion of; in the view of",
    pronouns="he she they i we it you",
    prepositions="""on in at during after before when while as with to about by following from for of over under via through into ahead
        amid against because since without despite between among upon until like than""",
    inside="of for",
    determiners=" ".join(DETERMINERS),
    stops="""and but as while that because if when after before which who whom whose what where how so than or although though
        since whether then despite""",
    skipped="""has have had also later then just already previously once again recently would could will can may might must be been
        is was were are am now even still always often first not n't never has reportedly only further""",
    finite=" ".join(AUXILIARIES),
    coordinators="and but or then yet",
    relatives="who which that",
    nominal="""the a an to this his her their its my our your of no any some for by in with such these those each every more not can could
        should will would must may cannot nobody none""",
    participles=True,
)
_GRAMMARS: Final = {"en": _ENGLISH}


@cache
def grammar(language: str = "en") -> Grammar:
    """Return the function words of a language; English ones for a language without a table."""
    return _GRAMMARS.get(primary(language), _ENGLISH)
