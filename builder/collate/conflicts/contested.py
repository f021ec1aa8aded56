"""Conflicts -> what of the other finders' results they take back.

Nothing in conflict is called shared by all or told by one alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.core.conflict import Conflict
from builder.core.coverage import Fragment
from builder.core.passage import Passage

#: Article id, paragraph, first and last code point.
_Stretch = tuple[str, int, int, int]


def uncontested(passages: Iterable[Passage], conflicts: Sequence[Conflict]) -> tuple[Passage, ...]:
    """Return the passages that are not a side of a conflict."""
    sides = {_stretch(side.passage) for conflict in conflicts for side in conflict.sides}
    return tuple(passage for passage in passages if _stretch(passage) not in sides)


def agreed(fragments: Iterable[Fragment], conflicts: Sequence[Conflict]) -> tuple[Fragment, ...]:
    """Return the fragments that show no place at which reports differ in fact."""
    return tuple(fragment for fragment in fragments if not _shows(fragment, conflicts))


def _shows(fragment: Fragment, conflicts: Sequence[Conflict]) -> bool:
    """Tell whether a fragment shows a place in conflict.

    A denial and a speaker concern the whole passage.
    """
    start = fragment.passage.text.find(fragment.text)
    end = start + len(fragment.text) if start >= 0 else len(fragment.passage.text)
    return any(
        not side.spans
        or conflict.kind == "negation"
        or any(span.start < end and max(start, 0) < span.end for span in side.spans)
        for conflict in conflicts
        for side in conflict.sides
        if _stretch(side.passage) == _stretch(fragment.passage)
    )


def _stretch(passage: Passage) -> _Stretch:
    return passage.article, passage.paragraph, passage.span.start, passage.span.end
