"""Snapshots of one article, oldest first -> its versions, and what changed in each.

Sentences are set against one another, and in those that differ the words, by the same reading that
compares outlets: punctuation, letter case and spellings are never a change, nor is where paragraphs
begin. A sentence that a capture lacks in its report and still shows on its page was not taken out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from builder.collate.alignment.passages import PassageUnit
from builder.collate.readings.atoms import atoms
from builder.collate.readings.comparison import compare
from builder.collate.readings.names import Printed, with_names
from builder.collate.readings.segments import differences, segments
from builder.collate.readings.witnesses import Side, Witness
from builder.core.capture import Span
from builder.core.coverage import Segment
from builder.core.passage import Passage
from builder.core.version import (
    SentenceChange,
    Sighting,
    Snapshot,
    Version,
    VersionKind,
    Versions,
)
from builder.lang.characters import compact
from builder.lang.corrections import is_correction
from builder.lang.sentences import sentences
from builder.lang.stamps import parse_iso
from builder.lang.tokens import words
from builder.learn.sequences import align_pair

#: Share of common words from which one of two sentences is taken to be made of the other.
ALIKE_SENTENCES: Final = 0.5
#: What a pair is worth in the alignment for each share of common words; more than two gaps cost.
_WORTH: Final = 3.0
_NEVER: Final = float("-inf")


class _Sentence(NamedTuple):
    """A sentence, its words, and the 1-based paragraph that it is in."""

    text: str
    words: tuple[str, ...]
    paragraph: int


class _Text(NamedTuple):
    """One version under comparison: the snapshots that say the same."""

    snapshots: list[Snapshot]
    title: tuple[str, ...]
    sentences: tuple[_Sentence, ...]
    #: The text of its page without blanks.
    layer: str

    @property
    def first(self) -> Snapshot:
        return self.snapshots[0]

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.title, *chain.from_iterable(one.words for one in self.sentences))


def versions_of(article: str, language: str, shown: str, snapshots: Iterable[Snapshot]) -> Versions:
    """Return the versions of an article whose text is that of the capture ``shown``."""
    texts = _texts(snapshots, language)
    found: list[Version] = []
    for number, text in enumerate(texts, 1):
        before = texts[number - 2] if number > 1 else None
        changes = tuple(_changes(before, text, language)) if before else ()
        headline = _headline(before, text, language) if before else ()
        note = _note(before, text) if before else ""
        stating = _stating(text)
        found.append(
            Version(
                number=number,
                captures=tuple(_sighting(one) for one in text.snapshots),
                kind=_kind(before, text, note, changed=bool(changes or headline)),
                order_basis=text.first.order_basis,
                published=stating.published,
                updated=stating.updated,
                title=text.first.title,
                headline=headline,
                changes=changes,
                note=note,
                truncated=text.first.truncated,
                shown=any(one.capture == shown for one in text.snapshots),
            )
        )
    return Versions(article=article, versions=tuple(found))


def _texts(snapshots: Iterable[Snapshot], language: str) -> list[_Text]:
    """Return the snapshots with those in one that say the same, one after another."""
    texts: list[_Text] = []
    for one in snapshots:
        text = _Text([one], tuple(words(one.title)), _sentences(one, language), compact(one.layer))
        if texts and texts[-1].words == text.words:
            texts[-1].snapshots.append(one)
        else:
            texts.append(text)
    return texts


def _sentences(one: Snapshot, language: str) -> tuple[_Sentence, ...]:
    found = []
    for number, paragraph in enumerate(one.paragraphs, 1):
        for span in sentences(paragraph, language) or (Span(0, len(paragraph)),):
            text = paragraph[span.start : span.end]
            found.append(_Sentence(text, tuple(words(text)), number))
    return tuple(one for one in found if one.words)


def _sighting(one: Snapshot) -> Sighting:
    return Sighting(
        capture=one.capture,
        sha256=one.sha256,
        captured=one.captured,
        captured_basis=one.captured_basis,
        form=one.form,
    )


def _stating(text: _Text) -> Snapshot:
    """Return the snapshot of a version that states most of its times."""
    return max(text.snapshots, key=lambda one: (one.updated is not None, one.published is not None))


def _changes(before: _Text, after: _Text, language: str) -> Iterator[SentenceChange]:
    """Yield each sentence that changed, in the order of the later text."""
    pairs = _within(_pairs(before.sentences, after.sentences), before, after)
    kept = {one.words for one in before.sentences} & {one.words for one in after.sentences}
    for old, new in pairs:
        if old and new:
            if found := _compared(old.text, new.text, language):
                yield SentenceChange(
                    kind="changed",
                    paragraph=new.paragraph,
                    segments=segments(*found),
                    differences=differences(*found),
                )
        elif new and not (new.words in kept or compact(new.text) in before.layer):
            added = (Segment(text=new.text, mark="added"),)
            yield SentenceChange(kind="added", paragraph=new.paragraph, segments=added)
        elif old and not (old.words in kept or compact(old.text) in after.layer):
            gone = (Segment(text=old.text, mark="omitted"),)
            yield SentenceChange(kind="removed", paragraph=old.paragraph, segments=gone)


Pair = tuple[_Sentence | None, _Sentence | None]


def _pairs(before: Sequence[_Sentence], after: Sequence[_Sentence]) -> list[Pair]:
    """Set the sentences of two texts against one another, in order."""
    bags = [[Counter(one.words) for one in side] for side in (before, after)]

    def score(i: int, j: int) -> float:
        common = (bags[0][i] & bags[1][j]).total()
        share = 2 * common / (len(before[i].words) + len(after[j].words))
        return _WORTH * share if share >= ALIKE_SENTENCES else _NEVER

    aligned = align_pair([one.words for one in before], [one.words for one in after], score)
    return [(None if i is None else before[i], None if j is None else after[j]) for i, j in aligned]


def _within(pairs: Sequence[Pair], before: _Text, after: _Text) -> Sequence[Pair]:
    """Leave out what follows the last common sentence if one capture breaks off there.

    A capture that breaks off does not tell how its page continues.
    """
    last = max((at for at, (old, new) in enumerate(pairs) if old and new), default=-1)
    tail = [
        pair
        for pair in pairs[last + 1 :]
        if not (after.first.truncated and pair[1] is None)
        and not (before.first.truncated and pair[0] is None)
    ]
    return [*pairs[: last + 1], *tail]


def _headline(before: _Text, after: _Text, language: str) -> tuple[Segment, ...]:
    """Return a headline with its changes; nothing when it has none."""
    if before.title == after.title or not before.title or not after.title:
        return ()
    found = _compared(before.first.title, after.first.title, language)
    return segments(*found) if found else ()


def _compared(old: str, new: str, language: str) -> tuple[Side, Witness] | None:
    """Return an older and a newer text as base and witness; ``None`` when no word changed."""
    printed = [_printed(text, language) for text in (old, new)]
    sides = [Side(text, own) for text, own in zip((old, new), with_names(printed), strict=True)]
    result = compare(sides[0].atoms, sides[1].atoms)
    witness = Witness(article="", side=sides[1], result=result, blocks=result.blocks)
    return (sides[0], witness) if result.blocks or result.moved else None


def _printed(text: str, language: str) -> Printed:
    """Return a text as the comparison of outlets takes it: as one passage, all of it compared."""
    whole = Span(0, len(text))
    passage = Passage(article="", paragraph=0, span=whole, text=text)
    unit = PassageUnit(passage=passage, number=0, sentence=0, core=(whole,))
    return unit, atoms(unit, {}, language)


def _note(before: _Text, after: _Text) -> str:
    """Return the line in which a page tells of a correction that it did not tell of before."""
    lines = chain.from_iterable(one.layer.splitlines() for one in after.snapshots)
    fresh = (line.strip() for line in lines if line.strip() and compact(line) not in before.layer)
    return next((line for line in fresh if is_correction(line)), "")


def _kind(before: _Text | None, after: _Text, note: str, *, changed: bool) -> VersionKind:
    """Return how a version came about."""
    if before is None:
        return "first"
    old, new = _stating(before), _stating(after)
    if note and changed:
        return "corrected"
    if not changed:
        return "same"
    if _is_later(new.updated, old.updated or old.published):
        return "updated"
    stated = new.updated or new.published
    alike = _is_same(old.updated, new.updated) and _is_same(old.published, new.published)
    whole = not (old.truncated or new.truncated)
    return "silent" if stated and alike and whole and old.form == new.form else "changed"


def _is_later(new: str | None, old: str | None) -> bool:
    """Tell whether a time is stated and later than another one, as exactly as both are known."""
    if new is None or old is None:
        return new is not None
    one, other = _comparable(new, old)
    return one > other


def _is_same(new: str | None, old: str | None) -> bool:
    """Tell whether neither time is stated, or both and they agree as exactly as both are known."""
    if new is None or old is None:
        return new is old
    one, other = _comparable(new, old)
    return one == other


def _comparable(new: str, old: str) -> tuple[str, str]:
    """Return two times in UTC, neither more exact than the other."""
    one, other = parse_iso(new), parse_iso(old)
    if one is None or other is None:
        return new, old
    times = (one.start.isoformat(), other.start.isoformat())
    if one.hour is not None and other.hour is not None:
        return times
    return str(one.first_day), str(other.first_day)
