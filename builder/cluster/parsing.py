"""A line in the language of the tagger -> its clauses: the subject of each, its verb, and where to cut.

A line is a headline or a sentence. Phrases are read from left to right, each as long as it can be.
Days, brackets and appositions fall out; a clause that says who said it keeps that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from builder.cluster.ends import Ends, subject
from builder.cluster.lines import PrintedLine, PrintedWord
from builder.cluster.printed import Printed
from builder.cluster.speech import finite, kept, tags_of
from builder.lang.languages import words_of
from builder.lang.parts_of_speech import (
    FINITE,
    INFINITIVES,
    NOUNS,
    VERBS,
    adverbs,
    noun_phrase,
    tag_set,
)
from builder.lang.tagging import TAGGED

#: Words of a line that are read; a clause lies within them.
_READ: Final = 36
#: Words of an apposition, at most.
_ASIDE: Final = 16
#: Tags with which what leads to a clause begins, and words of time that do.
_LEADS: Final = tag_set("PRP VVG VVN CJS AV0")
_TIMES: Final = frozenset(words_of(TAGGED).titles.spans_ahead)
#: Words after which a clause tells a fact of its own.
_SUBORDINATING: Final = frozenset(words_of(TAGGED).titles.telling)


class Clause(NamedTuple):
    """A clause of a line."""

    #: The line with the words of the clause and those after it.
    line: PrintedLine
    tags: tuple[str, ...]
    #: The words before this one are the subject, this is the verb.
    verb: int
    #: The index of the last word of each clause that can be cut, the shortest first.
    ends: tuple[int, ...]
    #: It opens the line, so that a pronoun in it means its own subject.
    opens: bool


def parsed(line: PrintedLine, printed: Printed) -> Iterator[Clause]:
    """Yield the clauses of ``line`` in which somebody does something.

    The one that opens it, and those after "after" and "as".
    """
    words = list(kept(line))[:_READ]
    tags = tags_of(words, line, printed)
    for start, main in _starts(words, tags):
        if found := _clause(*_without_asides(words[start:], tags[start:]), line, printed):
            yield found._replace(opens=main)


def _starts(words: Sequence[PrintedWord], tags: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Yield where a clause can begin, and whether it is the first one.

    At the beginning; after what leads to it, and a comma; after "after" and "as".
    """
    leads = bool(tags) and (tags[0] in _LEADS or words[0].folded in _TIMES)
    comma = next((i for i, word in enumerate(words) if word.text == ","), None)
    yield (comma + 1 if leads and comma is not None else 0), True
    yield from (
        (i + 1, False) for i, word in enumerate(words[:-1]) if word.folded in _SUBORDINATING
    )


def _clause(
    words: Sequence[PrintedWord], tags: Sequence[str], line: PrintedLine, printed: Printed
) -> Clause | None:
    """Return the clause with which ``words`` open."""
    end = subject(0, words, tags, headline=line.headline)
    if end is None:
        return None
    verb = adverbs(end, tags)
    found = list(tags)
    if (
        not line.headline
        and verb < len(words)
        and tags[verb] == "VVN"
        and _acts(verb, words, tags, printed)
    ):
        found[verb] = "VVD"
    elif line.headline and (verb >= len(words) or tags[verb] not in FINITE | {"TO0"}):
        hidden = _hidden_verb(end, words, tags, line, printed)
        if hidden:
            found[hidden] = "VVD" if words[hidden].folded.endswith("ed") else "VVZ"
        verb = hidden or verb
    if not verb or verb >= len(words) or not _is_verb(verb, words, found, headline=line.headline):
        return None
    ends = tuple(Ends(words, found).behind(verb))
    return (
        Clause(line._replace(words=tuple(words)), tuple(found), verb, ends, opens=False)
        if ends
        else None
    )


def _acts(verb: int, words: Sequence[PrintedWord], tags: Sequence[str], printed: Printed) -> bool:
    """Tell whether a supposed participle after a subject is a past tense.

    It has an object, or nobody is what it says.
    """
    by = verb + 1 < len(words) and words[verb + 1].folded == "by"
    return not by and (noun_phrase(verb + 1, tags) is not None or not printed.suffered(words[verb]))


def _is_verb(
    verb: int, words: Sequence[PrintedWord], tags: Sequence[str], *, headline: bool
) -> bool:
    if headline and tags[verb] == "TO0":
        return verb + 1 < len(tags) and tags[verb + 1] in INFINITIVES
    if headline and tags[verb] in ("VVG", "VVN", "AJ0"):
        return verb + 1 < len(tags) and (tags[verb] != "AJ0" or tags[verb + 1] in ("TO0", "PRP"))
    return tags[verb] in FINITE and (tags[verb] != "VVB" or _plural(words, tags, 0, verb))


def _hidden_verb(
    end: int, words: Sequence[PrintedWord], tags: Sequence[str], line: PrintedLine, printed: Printed
) -> int:
    """Return the index of a headline's verb that is tagged as a noun; 0 without one.

    What the reports print tells it.
    """
    for i in range(1, min(end + 1, len(words) - 1)):
        word = words[i]
        behind = tags[i + 1] in ("PRP", "TO0", "AVP") or noun_phrase(i + 1, tags) is not None
        agrees = word.folded.endswith("s") or _plural(words, tags, 0, i)
        acts = printed.acts(word) and (tags[i] == "NN2" or finite(word, line, printed))
        acts = acts or (tags[i + 1] == "AVP" and tags[i] in ("NN1", "NN2"))
        small = printed.spelled(word)[:1].islower()
        if (
            tags[i - 1] in NOUNS
            and behind
            and agrees
            and small
            and (acts or (tags[i] in VERBS and finite(word, line, printed)))
        ):
            return i
    return 0


def _without_asides(
    words: list[PrintedWord], tags: list[str]
) -> tuple[list[PrintedWord], list[str]]:
    """Leave out an apposition after the opening name, between two commas.

    It has no finite verb but in "who ...".
    """
    first = next((i for i, word in enumerate(words) if word.text == ","), None)
    if first is None or not 0 < first <= _ASIDE or any(tag in FINITE for tag in tags[:first]):
        return words, tags
    for last in (
        i for i in range(first + 1, min(len(words) - 1, first + 1 + _ASIDE)) if words[i].text == ","
    ):
        verb = adverbs(last + 1, tags)
        acts = verb < len(tags) and (
            tags[verb] in FINITE
            or (tags[verb] == "VVN" and noun_phrase(verb + 1, tags) is not None)
        )
        if acts and words[last + 1].folded not in ("and", "or"):
            return words[:first] + words[last + 1 :], tags[:first] + tags[last + 1 :]
    return words, tags


def _plural(words: Sequence[PrintedWord], tags: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a subject can precede a verb without an ending: "states sue"."""
    return (
        tags[end - 1] in ("NN2", "NN0")
        or any(words[i].folded == "and" or words[i].text in ",&" for i in range(start, end))
        or (words[end - 1].folded.endswith("s") and tags[end - 1] == "NP0")
    )
