"""The reports of an event -> the whole quotations that all of them quote.

That two newsrooms quote the same words is certain whatever is around them, so these need no verb of
their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.collate.entailment import NEAR_FORCE_WORDS
from builder.collate.fragments import bare
from builder.lang.forces import FORCE_OF
from builder.lang.quotes import is_title, quoted
from builder.lang.stems import is_function_word
from builder.lang.tagging import can_tag, tagged
from builder.lang.tokens import word_tokens, words

#: Words of a quotation that all print, at least, and how many of them carry matter.
FEWEST_QUOTED: Final = 5
_TELLING: Final = 2
#: Forces that turn quoted words around.
_TURNING: Final = frozenset(("denied", "refused", "intended"))
#: Tags of words with which a statement does not begin: verbs, "to", "who", a conjunction, a
#: preposition.
_VERBAL: Final = ("VV", "TO0", "CJ", "PR", "PNQ")


def quoted_alike(reads: Sequence[ReadArticle]) -> Iterator[tuple[PassageUnit, str]]:
    """Yield each report's quotations that all others quote, too, with their passages."""
    printed = {
        read.article.id: [f" {' '.join(words(text))} " for text in _quotations(read)]
        for read in reads
    }
    for read in reads:
        others = [own for article, own in printed.items() if article != read.article.id]
        for text in _quotations(read):
            line = bare(text)
            own = f" {' '.join(words(line))} "
            if (
                _tells(line, read.article.language)
                and all(any(own in other for other in theirs) for theirs in others)
                and _as_told(line, reads)
            ):
                unit = next(
                    (unit for unit in read.units if not unit.foreign and line in unit.passage.text),
                    None,
                )
                if unit is not None:
                    yield unit, line


def _quotations(read: ReadArticle) -> Iterator[str]:
    for text in (read.article.title, read.text):
        for one in quoted(text):
            yield text[one.start : one.end].strip("\"'“”‘’«»„ ")


def _as_told(line: str, reads: Sequence[ReadArticle]) -> bool:
    """Tell whether no report denies words, or calls them intended: "not willing to “…”"."""
    own = words(line)
    for read in reads:
        printed = words(f"{read.article.title} {read.text}")
        for at in (
            at for at in range(len(printed) - len(own) + 1) if printed[at : at + len(own)] == own
        ):
            if any(
                FORCE_OF.get(word) in _TURNING
                for word in printed[max(0, at - NEAR_FORCE_WORDS) : at]
            ):
                return False
    return True


def _tells(line: str, language: str) -> bool:
    """Tell whether some words are more than a name or the name of a work."""
    items = word_tokens(line)
    telling = [token for token in items if not is_function_word(token, language)]
    if len(items) < FEWEST_QUOTED or len(telling) < _TELLING or is_title(items):
        return False
    # "give up the right to run" leaves open who does, and whether.
    return not can_tag(language) or not tagged([token.text for token in items])[0].startswith(
        _VERBAL
    )
