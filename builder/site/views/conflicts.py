"""Coverage -> where reports differ in fact: each matter with its sides in their own words.

Differences that do not conflict are listed with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from markupsafe import Markup, escape

from builder.core.capture import Span
from builder.core.conflict import Conflict, ConflictKind, ConflictSide, Explained, Reason
from builder.core.coverage import Coverage
from builder.core.passage import HEADLINE, Passage
from builder.site.library import Library
from builder.site.markup import counted, excerpt, unquoted
from builder.site.views import words

#: What reports differ in, as the title of a matter.
KINDS: Final[dict[ConflictKind, str]] = {
    "figure": "Figure",
    "money": "Money",
    "time": "Time of day",
    "day": "Day",
    "name": "Who",
    "place": "Where",
    "negation": "Whether or not",
    "opposite": "Opposites",
    "speaker": "Who said it",
}
#: Why a difference is not a conflict.
REASONS: Final[dict[Reason, str]] = {
    "rounded": "one figure is rounded",
    "bound": "one figure is a bound that holds the other",
    "range": "a range holds the other figure",
    "unit": "the same amount in another unit",
    "about": "times given roughly",
    "night": "the night between two days",
    "zone": "times of two zones",
    "update": "counted or set at another time",
    "part": "one counts somebody more",
    "spelling": "spellings of one name",
    "within": "one place lies in the other",
}
#: What a list of conflicts is called.
CONFLICTS: Final = "Where reports differ in fact"
#: Matters that are open on the page; the others unfold.
MOST_OPEN: Final = 8
#: What is shown of a reading in one line (characters).
_SHORT: Final = 60
#: Matters of each event named in the strip of the home page.
_MOST_EACH: Final = 2


class SideView(msgspec.Struct, frozen=True, kw_only=True):
    """What one article says, with its proof."""

    sign: str
    #: When it was published, in words.
    date: str
    language: str
    #: The passage, the places that differ marked.
    html: Markup
    url: str
    place: str
    label: str


class ConflictView(msgspec.Struct, frozen=True, kw_only=True):
    """One matter in which reports differ."""

    anchor: str
    url: str
    #: "Figure".
    kind: str
    #: What each reading is, as printed, with who has it: "twelve" and "Herald, Courier".
    readings: tuple[tuple[str, str], ...]
    sides: tuple[SideView, ...]
    #: Its statement in the table; "" for none.
    number: str
    number_url: str
    #: Where it can be shared and embedded; "" where nothing is.
    share: str = ""


class ExplainedView(msgspec.Struct, frozen=True, kw_only=True):
    """A difference that is not a conflict."""

    #: As printed, with the sign of its outlet.
    sides: tuple[tuple[str, str, str], ...]
    reason: str


class ConflictsView(msgspec.Struct, frozen=True, kw_only=True):
    """Where the reports of an event differ in fact."""

    #: The gist in one sentence.
    gist: str
    conflicts: tuple[ConflictView, ...]
    explained: tuple[ExplainedView, ...]


class ConflictLine(msgspec.Struct, frozen=True, kw_only=True):
    """Where the reports of an event differ, for the home page."""

    title: str
    url: str
    conflicts: tuple[ConflictView, ...]
    #: "and 3 more"; "" for none.
    more: str


def conflicts_view(library: Library, coverage: Coverage) -> ConflictsView:
    """Return where the reports of an event differ in fact."""
    found = tuple(_conflict(library, coverage, conflict) for conflict in coverage.conflicts)
    return ConflictsView(
        gist=_gist(coverage),
        conflicts=found,
        explained=tuple(_explained(library, one) for one in coverage.explained),
    )


def _gist(coverage: Coverage) -> str:
    if not coverage.conflicts:
        return "These differ in print only; in nothing else that could be compared were two facts found that cannot both be right."
    matters = counted(len(coverage.conflicts), "matter")
    return f"In {matters} reports state different facts. Both sides are shown as printed; nobody is judged."


def conflict_line(library: Library, event: str) -> ConflictLine | None:
    """Return where an event's reports differ in fact, for the home page, or ``None``."""
    coverage = library.coverages.get(event)
    if coverage is None or not coverage.conflicts:
        return None
    shown = tuple(
        _conflict(library, coverage, conflict) for conflict in coverage.conflicts[:_MOST_EACH]
    )
    rest = len(coverage.conflicts) - len(shown)
    title = library.events[event].title
    return ConflictLine(
        title=title,
        url=library.urls.event(event),
        conflicts=shown,
        more=f"and {rest} more" if rest else "",
    )


def contested_in(library: Library, event: str) -> dict[Passage, str]:
    """Return the address of its conflict with another report, by passage."""
    coverage = library.coverages.get(event)
    found = reversed(coverage.conflicts) if coverage else ()
    return {
        side.passage: library.urls.event(event, conflict.anchor)
        for conflict in found
        for side in conflict.sides
    }


def in_words(library: Library, conflict: Conflict) -> str:
    """Return a conflict in one line: "Figure: “twelve” (Herald), “thirty” (Courier)"."""
    readings = ", ".join(f"“{text}” ({signs})" for text, signs in _readings(library, conflict))
    return f"{KINDS[conflict.kind]}: {readings}"


def _conflict(library: Library, coverage: Coverage, conflict: Conflict) -> ConflictView:
    return ConflictView(
        anchor=conflict.anchor,
        url=library.urls.event(coverage.event, conflict.anchor),
        kind=KINDS[conflict.kind],
        readings=_readings(library, conflict),
        sides=tuple(_side(library, side) for side in conflict.sides),
        number=str(conflict.statement) if conflict.statement else "",
        number_url=library.statement_url(coverage.event, conflict.statement)
        if conflict.statement
        else "",
        share=library.urls.embed(coverage.event, conflict.anchor)
        if library.statements(coverage.event)
        else "",
    )


def _readings(library: Library, conflict: Conflict) -> tuple[tuple[str, str], ...]:
    """Return each reading once, as first printed, with the signs of those that have it."""
    return tuple(
        (text, ", ".join(map(library.sign, articles))) for text, articles in reading_words(conflict)
    )


def reading_words(conflict: Conflict) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each reading once, as first printed, with the articles that have it."""
    found = []
    for number in sorted(set(conflict.readings)):
        own = [
            side
            for side, reading in zip(conflict.sides, conflict.readings, strict=True)
            if reading == number
        ]
        found.append(
            (said_words(conflict.kind, own[0]), tuple(side.passage.article for side in own))
        )
    return tuple(found)


def said_words(kind: ConflictKind, side: ConflictSide) -> str:
    """Return what a side says in few words; a denial needs the words around it."""
    if kind != "negation":
        return side.text
    return excerpt(unquoted(side.passage.text), _SHORT)


def _side(library: Library, side: ConflictSide) -> SideView:
    passage = side.passage
    article, sign = library.articles[passage.article], library.sign(passage.article)
    return SideView(
        sign=sign,
        date=words.published(library, article),
        language=article.language,
        html=_marked(passage.text, side.spans),
        url=library.passage_url(passage),
        place="headline" if passage.paragraph == HEADLINE else f"¶ {passage.paragraph + 1}",
        label=f"in the article, {sign}",
    )


def _marked(text: str, spans: Sequence[Span]) -> Markup:
    """Return a passage with the places marked that differ."""
    parts, end = [], 0
    for span in spans:
        parts += [
            escape(text[end : span.start]),
            Markup('<mark class="conflict">{}</mark>').format(text[span.start : span.end]),
        ]
        end = span.end
    return Markup().join([*parts, escape(text[end:])])


def _explained(library: Library, one: Explained) -> ExplainedView:
    sides = tuple(
        (
            side.text,
            library.articles[side.passage.article].language,
            library.sign(side.passage.article),
        )
        for side in one.sides
    )
    return ExplainedView(sides=sides, reason=REASONS[one.reason])
