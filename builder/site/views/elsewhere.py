"""Article -> where its sentences occur elsewhere, and whose wording it shares."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from builder.core.article import Article
from builder.core.coverage import SILENT, Coverage
from builder.site.library import Library, sentence_spans
from builder.site.markup import counted, direction
from builder.site.views.derivation import Bar, pairs, shared_bar
from builder.site.views.figures import ShareBars
from builder.site.views.shares import own_shares

#: ``shared``: other articles of the event carry it; ``similar``: one has something similar;
#: ``only``: none does; ``told``: about another time, never compared; ``other``: the rest.
SentenceKind = Literal["shared", "similar", "only", "told", "other"]
#: Height of the drawing; a sentence that all others carry fills it.
_HEIGHT: Final = 24
_LEAST: Final = 6
#: Bars of shared wording.
_MOST_BARS: Final = 8
_WORDS: Final[dict[SentenceKind, str]] = {
    "shared": "also elsewhere",
    "similar": "with something similar elsewhere",
    "only": "only here",
    "told": "about another time",
    "other": "not compared",
}


class SentenceBar(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of the drawing."""

    kind: SentenceKind
    #: Percent of the text's length.
    x: str
    width: str
    #: Pixels: the more articles carry it, the higher.
    height: int


class SentenceCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many sentences are of one kind, in words."""

    kind: SentenceKind
    text: str


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """Where the sentences of an article occur elsewhere."""

    bars: tuple[SentenceBar, ...]
    counts: tuple[SentenceCount, ...]
    #: What of it others have as well, as one bar.
    own: ShareBars
    #: The wording that it shares with other articles.
    shared: tuple[Bar, ...]
    #: The text runs from right to left, and so does its drawing.
    mirrored: bool


def _shared(library: Library, coverage: Coverage, article: str) -> tuple[Bar, ...]:
    """Return the wording that an article shares with each other one, the most first."""
    found = sorted(
        pairs(replace(coverage, reuse=library.reuse.get(article, ()))), key=lambda one: -one.share
    )
    return tuple(shared_bar(library, one) for one in found[:_MOST_BARS])


class _Sentence(msgspec.Struct, frozen=True):
    """Which other articles carry a sentence."""

    kind: SentenceKind
    length: int
    #: Number of other articles that carry it.
    others: int


def elsewhere(library: Library, article: Article) -> Elsewhere | None:
    """Return where the sentences of an article occur elsewhere, one stretch a sentence.

    The stretches are in reading order. ``None`` when nothing is compared or the article's text may
    not be shown.
    """
    event = library.event_of.get(article.id, "")
    coverage = library.coverages.get(event)
    if coverage is None or len(coverage.articles) < 2 or library.policies[article.id] != "full":  # noqa: PLR2004 - a comparison needs two
        return None
    found = list(_sentences(library, article))
    total = sum(sentence.length for sentence in found)
    bars, start = [], 0
    for sentence in found:
        height = _HEIGHT * sentence.others // (len(coverage.articles) - 1)
        bars.append(
            SentenceBar(
                kind=sentence.kind,
                x=f"{100 * start / total:.2f}%",
                width=f"{100 * sentence.length / total:.2f}%",
                height=max(height, _LEAST) if sentence.kind == "shared" else _HEIGHT,
            )
        )
        start += sentence.length
    totals = {kind: sum(sentence.kind == kind for sentence in found) for kind in _WORDS}
    return Elsewhere(
        bars=tuple(bars),
        counts=tuple(
            SentenceCount(kind=kind, text=f"{counted(totals[kind], 'sentence')} {word}")
            for kind, word in _WORDS.items()
            if totals[kind]
        ),
        own=own_shares(library, coverage, (article.id,)),
        shared=_shared(library, coverage, article.id),
        mirrored=direction(article.title) == "rtl",
    )


def _sentences(library: Library, article: Article) -> Iterator[_Sentence]:
    """Yield the sentences of an article's own text in reading order."""
    coverage = library.coverages[library.event_of[article.id]]
    carried: dict[str, int] = {}
    similar = {
        library.anchor(one.passage) for one in coverage.similar if one.passage.article == article.id
    }
    for place in library.places.get(article.id, ()):
        others = sum(
            cell.article != article.id and cell.presence not in SILENT
            for cell in place.statement.cells
        )
        near = any(cell.presence == "similar" for cell in place.statement.cells)
        for passage in (place.cell.passage, *place.cell.others):
            if passage:
                anchor = library.anchor(passage)
                similar.update([anchor] if near else [])
                carried[anchor] = max(carried.get(anchor, 0), others)
    only = {library.anchor(passage) for passage in coverage.unique if passage.article == article.id}
    told = {
        library.anchor(one.passage) for one in coverage.dated if one.passage.article == article.id
    }
    kinds: tuple[tuple[SentenceKind, AbstractSet[str]], ...] = (
        ("similar", similar),
        ("only", only | carried.keys()),
        ("told", told),
    )
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.foreign:
            continue
        for number, span in enumerate(sentence_spans(paragraph.text, article.language), 1):
            anchor = f"p{index + 1}s{number}"
            others = carried.get(anchor, 0)
            kind: SentenceKind = (
                "shared"
                if others
                else next((name for name, anchors in kinds if anchor in anchors), "other")
            )
            yield _Sentence(kind, max(span.end - span.start, 1), others)
