"""Pieces of a page and what hints say of them -> the traits of each piece: figures that may tell
whether it belongs to the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from builder.extract.formats.looks import Traits, WordWeights, is_prose, own_traits, word_traits
from builder.extract.formats.pieces import Frame, Piece
from builder.lang.characters import compact

#: Containers of a piece, from the inside, in which it counts, and those that are measured.
_REACH: Final = 6
MEASURED: Final = 3
#: A piece belongs to an extraction that holds this share of it.
HELD: Final = 0.5
#: Pieces on either side over which shares are averaged.
WINDOWS: Final = (2, 6)
#: Distances are counted up to here.
FAR: Final = 40
#: Of a piece so many characters are compared with other pieces.
SEARCHED: Final = 600
#: Letters at the beginning by which a piece is the page's description.
SAME_START: Final = 60
#: Characters of one piece that count in the stretch of most prose, and what a piece that is not prose
#: costs there.
_MOST_COUNTED: Final = 400
OTHER_COSTS: Final = 40
#: What an unseen place, a missing neighbor and the like count.
NONE: Final = -1.0


class Hints(msgspec.Struct, frozen=True, kw_only=True):
    """What others say of the pieces: the share of each in an extraction and in the text that the
    page states, and what to compare with.
    """

    extracted: Sequence[float]
    #: Empty when the page does not state its text.
    stated: Sequence[float]
    description: str = ""


def traits(pieces: Sequence[Piece], hints: Hints, words: WordWeights) -> list[Traits]:
    """Return the traits that each piece has."""
    page = _Page(pieces, hints)
    found = []
    for number, piece in enumerate(pieces):
        one = own_traits(piece)
        one.update(word_traits(piece, words))
        page.add(number, one)
        found.append(one)
    _add_neighbors(found)
    return found


class _Page:
    """What is known of the whole page, for the traits of one piece among the others."""

    def __init__(self, pieces: Sequence[Piece], hints: Hints) -> None:
        self.pieces = pieces
        self.hints = hints
        self.folded = [compact(piece.text[:SEARCHED]).casefold() for piece in pieces]
        self.counts = Counter(self.folded)
        self.description = compact(hints.description).casefold()
        self.sizes = [len(piece.text) for piece in pieces]
        self.prose = [is_prose(piece) for piece in pieces]
        self.containers = [_containers(piece) for piece in pieces]
        self.dresses = [dress_of(piece) for piece in pieces]
        self.marked = [share >= HELD for share in hints.extracted]
        where = [number for number, mark in enumerate(self.marked) if mark]
        self.first, self.last = (where[0], where[-1]) if where else (len(pieces), -1)
        self.heading = next(
            (number for number, piece in enumerate(pieces) if piece.place == "h1"), None
        )
        self.span = _best_span(self.sizes, self.prose)
        self.passed = 0
        self.counted: list[tuple[int, int, int]] = []
        self._sum_up()

    def _sum_up(self) -> None:
        """Add up characters by container and by dress: all, prose, and what the extraction marked."""
        self.inside: dict[Frame, list[int]] = {}
        self.dressed: dict[tuple[str, str], list[int]] = {}
        self.total = [0, 0, 0]
        for number, frames in enumerate(self.containers):
            counted = size, prose, marked = self._counted(number)
            keep = self.dressed.setdefault(self.dresses[number], [0, 0, 0])
            for sums in (
                *(self.inside.setdefault(frame, [0, 0, 0]) for frame in frames),
                keep,
                self.total,
            ):
                sums[0] += size
                sums[1] += prose
                sums[2] += marked
            self.counted.append(counted)

    def _counted(self, number: int) -> tuple[int, int, int]:
        size = self.sizes[number]
        return size, size * self.prose[number], size * self.marked[number]

    def add(self, number: int, found: Traits) -> None:
        """Add to a piece's traits what the other pieces, the hints and the containers say of it."""
        found.update(self._hinted(number))
        found.update(self._placed(number))
        found.update(self._contained(number))

    def _hinted(self, number: int) -> Traits:
        stated = self.hints.stated
        folded = self.folded[number]
        begins = (
            len(folded) > SAME_START // 3
            and folded[:SAME_START] == self.description[: min(SAME_START, len(folded))]
        )
        return {
            "extracted": self.hints.extracted[number],
            "stated": stated[number] if stated else NONE,
            "extracted share": self.total[2] / max(1, self.total[1]),
            "repeated": float(bool(folded) and self.counts[folded] > 1),
            "is description": float(begins),
        }

    def _placed(self, number: int) -> Traits:
        self.passed += self.sizes[number] * self.prose[number]
        start, end = self.span
        return {
            "from first": float(max(-FAR, min(FAR, number - self.first))),
            "to last": float(max(-FAR, min(FAR, self.last - number))),
            "from heading": NONE
            if self.heading is None
            else float(max(-FAR, min(FAR, number - self.heading))),
            "passed": self.passed / max(1, self.total[1]),
            "from span": float(max(-FAR, min(FAR, number - start))),
            "to span's end": float(max(-FAR, min(FAR, end - number))),
        }

    def _contained(self, number: int) -> Traits:
        """Return how much of the prose and the extraction is in the containers, and how alike
        dressed pieces fared (itself left out).
        """
        size, prose, marked = self.counted[number]
        all_prose, all_marked = max(1, self.total[1]), max(1, self.total[2])
        found: Traits = {}
        levels = [self.inside[frame] for frame in self.containers[number][:MEASURED]] or [
            self.total
        ]
        for prose_name, marked_name, fared_name, sums in zip(
            *_LEVELS, (*levels, *levels[-1:] * MEASURED), strict=False
        ):
            found[prose_name] = sums[1] / all_prose
            found[marked_name] = sums[2] / all_marked
            found[fared_name] = _rest(sums[2] - marked, sums[0] - size)
        sums = self.dressed[self.dresses[number]]
        found["dress fared"] = _rest(sums[2] - marked, sums[0] - size)
        found["dress prose"] = _rest(sums[1] - prose, sums[0] - size)
        found["dress share"] = (sums[2] - marked) / all_marked
        return found


#: The names of the traits of each measured container.
_LEVELS: Final = tuple(
    tuple(f"{name} {level + 1}" for level in range(MEASURED))
    for name in ("prose in", "extracted in", "fared in")
)


def _rest(part: int, whole: int) -> float:
    return part / whole if whole else NONE


def _best_span(sizes: Sequence[int], prose: Sequence[bool]) -> tuple[int, int]:
    """Return first and last number of the stretch in which prose most outweighs the rest (Kadane's
    maximum sum).
    """
    best, best_sum, running, begin = (0, -1), 0.0, 0.0, 0
    for number, size in enumerate(sizes):
        if running <= 0:
            running, begin = 0.0, number
        running += min(size, _MOST_COUNTED) if prose[number] else -OTHER_COSTS
        if running > best_sum:
            best, best_sum = (begin, number), running
    return best


def _containers(piece: Piece) -> list[Frame]:
    """Return the blocks around the piece's own block, from the inside."""
    found: list[Frame] = []
    frame = piece.frame.block.above
    while frame and len(found) < _REACH:
        found.append(frame)
        frame = frame.above
    return found


def dress_of(piece: Piece) -> tuple[str, str]:
    """Return tag and class of the piece's block and of the block around it: by them a page dresses
    alike what is alike.
    """
    block = piece.frame.block
    return block.dress, block.above.dress if block.above else ""


#: Traits of the pieces beside a piece that are told of it too.
_SHARED: Final = (
    "length",
    "linked",
    "extracted",
    "stated",
    "around least",
    "dress fared",
    "first words",
)


_BESIDE: Final = tuple(
    (step, tuple((name, f"{name} {side}") for name in _SHARED))
    for step, side in ((-1, "before"), (1, "behind"))
)
_MEANS: Final = tuple(
    (window, name, f"{name} within {window}")
    for window in WINDOWS
    for name in ("extracted", "closed")
)


def _add_neighbors(found: list[Traits]) -> None:
    """Add to each piece what its neighbors are like, and means over windows."""
    sums = {name: _running(found, name) for _, name, _ in _MEANS}
    last = len(found)
    for number, own in enumerate(found):
        for step, names in _BESIDE:
            other = found[number + step] if 0 <= number + step < last else None
            for name, beside in names:
                own[beside] = other[name] if other else NONE
        for window, name, within in _MEANS:
            start, end = max(0, number - window), min(last, number + window + 1)
            own[within] = (sums[name][end] - sums[name][start]) / (end - start)


def _running(found: list[Traits], name: str) -> list[float]:
    """Return the sums of a trait up to each piece."""
    total = [0.0]
    for one in found:
        total.append(total[-1] + one[name])
    return total
