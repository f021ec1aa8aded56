"""A witness beside the base -> how it is present; an article -> whether it is too short.

One too short, or cut off, cannot tell an omission.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import Final

from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.collate.readings.witnesses import Side, Witness
from builder.core.coverage import Presence
from builder.lang.languages import alternatives
from builder.lang.tokens import between, word_tokens

#: A capture with no more sentences is too short to compare.
FEWEST_SENTENCES: Final = 2
#: A capture that announces what is to come is too short up to so many sentences.
PREVIEW_SENTENCES: Final = 5
#: A one-paragraph or announcing capture with no more than this share of the others' median words is
#: too short to compare.
SHORT_SHARE: Final = 0.5
#: What parts two paragraphs of an article's text (characters).
_BLANK_LINE: Final = len("\n\n")
#: Words that announce: "will take part", "is expected", "live updates".
_ANNOUNCES: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.clauses.announcing)})\b",
    re.IGNORECASE,
)


def presence(
    unit: PassageUnit, others: Sequence[PassageUnit], base: Side, witness: Witness
) -> Presence:
    """Return how an article gives a statement that the base has.

    ``paraphrased``: the wordings are so far apart that marks would tell nothing. ``indirect``:
    others quote it, this one has no quotation marks.  ``verbatim``: no word differs, and no person
    edited the paragraph.
    """
    if unit.passage.speech == "headline":
        return "headline"
    if witness.plain:
        return "paraphrased"
    if not unit.quoted and any(other.quoted for other in others):
        return "indirect"
    left = [atom.key for atom in base.atoms if atom.compared]
    right = [atom.key for atom in witness.side.atoms if atom.compared]
    return "verbatim" if left == right and not unit.passage.edited else "reworded"


def too_short(reads: Sequence[ReadArticle]) -> dict[str, str]:
    """Return the articles whose silence is not an omission, with reasons; never all.

    Each reason is one sentence.
    """
    if len(reads) <= 1:
        return {}
    sizes = {read.article.id: _size(read) for read in reads}
    found = {}
    for read in reads:
        reason = _reason(
            read,
            median(size for article, size in sizes.items() if article != read.article.id),
            sizes[read.article.id],
        )
        if reason:
            found[read.article.id] = reason
    if len(found) == len(reads):
        # Something must be the base: of captures that are all cut off, the one that has most.
        del found[max(sizes, key=lambda article: (sizes[article], article))]
    return found


def _size(read: ReadArticle) -> int:
    """Return the number of words about the event."""
    items, start, size = word_tokens(read.text), 0, 0
    for paragraph in read.article.paragraphs:
        end = start + len(paragraph.text)
        size += 0 if paragraph.foreign else len(between(read.text, items, start, end))
        start = end + _BLANK_LINE
    return size


def _reason(read: ReadArticle, usual: float, size: int) -> str:
    """Return why an article is too short, "" when it is not.

    ``size`` are its words, ``usual`` the median of the others'.
    """
    if read.article.truncated:
        return (
            f"Its capture breaks off (“{read.article.truncated}”): its silence is not an omission."
        )
    count = len({unit.sentence for unit in read.units if unit.sentence >= 0 and not unit.foreign})
    paragraphs = sum(not paragraph.foreign for paragraph in read.article.paragraphs)
    if count <= FEWEST_SENTENCES and size <= usual * SHORT_SHARE:
        return f"It has {count} sentence{'s' if count != 1 else ''}: too short to tell an omission from a brief."
    if size > usual * SHORT_SHARE:
        return ""
    announces = any(_ANNOUNCES.search(unit.passage.text) for unit in read.units if not unit.foreign)
    if announces and (paragraphs <= 1 or count <= PREVIEW_SENTENCES):
        what = "a preview or a live page, so its silence is not an omission"
        return f"It announces what is to come and has {count} sentences, {size} words: {what}."
    if paragraphs <= 1:
        return f"It is one paragraph of {size} words, where the other reports have about {round(usual)}: its silence is not an omission."
    return ""
