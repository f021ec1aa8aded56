"""The reports of an event, what happens and a name -> how a sentence places it: "in Xxx".

The answer is "" for a name that is not where it happens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from builder.cluster.actors import Actor
from builder.cluster.lines import PrintedLine
from builder.cluster.printed import Printed
from builder.cluster.subjects import Subject
from builder.lang.languages import words_of
from builder.lang.tagging import TAGGED
from builder.lang.wordlists import DETERMINERS

_PLACES: Final = frozenset(words_of(TAGGED).happenings.places)


def location(actor: Actor, subject: Subject, printed: Printed) -> str:
    """Return how most sentences lead to a place in which ``subject`` happens, or "".

    Most reports must say that it happens there; "" for a name that is not a place.
    """
    wanted = frozenset(subject.stems)
    located = sum(
        any(wanted <= line.stems and any(_places(line, actor)) for line in lines)
        for lines in printed.lines.values()
    )
    if actor.person or not wanted.isdisjoint(actor.stems) or 2 * located <= len(printed.articles):
        return ""
    places = (
        (line, first)
        for lines in printed.lines.values()
        for line in lines
        for first in _places(line, actor)
    )
    leads = Counter(lead for line, first in places if (lead := _lead(line, first)))
    return min(leads, key=lambda lead: (-leads[lead], lead), default="")


def _lead(line: PrintedLine, first: int) -> str:
    """Return the preposition, and the article, before a word."""
    article = (
        line.words[first - 1].folded
        if first and line.words[first - 1].folded in DETERMINERS
        else ""
    )
    at = first - 1 - bool(article)
    if at < 0 or line.words[at].folded not in _PLACES:
        return ""
    return f"{line.words[at].folded} {article}".strip()


def _places(line: PrintedLine, actor: Actor) -> Iterator[int]:
    """Yield the first index of each place of a name in a line, its words side by side."""
    for i, word in enumerate(line.words):
        stems = [name for other in line.words[i : i + len(actor.stems) + 1] for name in other.stems]
        if (
            word.stems
            and word.text[:1].isupper()
            and tuple(stems[: len(actor.stems)]) == actor.stems
        ):
            yield i
