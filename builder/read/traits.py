"""Pieces of a page and what hints say of them -> the traits of each piece: figures that may tell whether it belongs to the report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from builder.read.elements import Frame, Piece
from builder.read.looks import Traits, Words, is_prose, own_traits, word_traits
from builder.text.characters import compact

#: Containers of a piece that are looked at, from the inside, and those that are measured.
REACH: Final = 6
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
#: Characters of one piece that count in the stretch of most prose, and what a piece that is none costs there.
MOST_COUNTED: Final = 400
OTHER_COSTS: Final = 40
#: What an unseen place, a missing neighbor and the like count.
NONE: Final = -1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What others say of the pieces: the share of each in an extraction and in the text that the page states, and what to compare with."""

    extracted: Sequence[float]
    #: Empty when the page does not state its text.
    stated: Sequence[float]
    description: str = ""


def traits(pieces: Sequence[Piece], hints: Hints, words: Words) -> list[Traits]:
    """Return the traits that each piece has."""
    page = _Page(pieces, hints)
    own = [own_traits(piece) | word_traits(piece, words) for piece in pieces]
    found = [one | page.traits(number) for number, one in enumerate(own)]
    return _with_neighbors(found)


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
        self.marked = [share >= HELD for share in hints.extracted]
        where = [number for number, mark in enumerate(self.marked) if mark]
        self.first, self.last = (where[0], where[-1]) if where else (len(pieces), -1)
        self.heading = next((number for number, piece in enumerate(pieces) if piece.place == "h1"), None)
        self.span = _best_span(self.sizes, self.prose)
        self.passed = 0
        self._sum_up()

    def _sum_up(self) -> None:
        """Add up characters by container and by dress: all, prose, and what the extraction marked."""
        self.inside: dict[Frame, list[int]] = defaultdict(lambda: [0, 0, 0])
        self.dressed: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
        self.total = [0, 0, 0]
        for number, piece in enumerate(self.pieces):
            for sums in (*(self.inside[key] for key in _containers(piece, REACH)), self.dressed[dress_of(piece)], self.total):
                for column, value in enumerate(self._counted(number)):
                    sums[column] += value

    def _counted(self, number: int) -> tuple[int, int, int]:
        size = self.sizes[number]
        return size, size * self.prose[number], size * self.marked[number]

    def traits(self, number: int) -> Traits:
        """Return what the other pieces, the hints and the containers say of a piece."""
        return self._hinted(number) | self._placed(number) | self._contained(number)

    def _hinted(self, number: int) -> Traits:
        stated = self.hints.stated
        folded = self.folded[number]
        begins = len(folded) > SAME_START // 3 and folded[:SAME_START] == self.description[: min(SAME_START, len(folded))]
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
            "from heading": NONE if self.heading is None else float(max(-FAR, min(FAR, number - self.heading))),
            "passed": self.passed / max(1, self.total[1]),
            "from span": float(max(-FAR, min(FAR, number - start))),
            "to span's end": float(max(-FAR, min(FAR, end - number))),
        }

    def _contained(self, number: int) -> Traits:
        """Return how much of the prose and the extraction is in the containers, and how alike dressed pieces fared (itself left out)."""
        piece, own = self.pieces[number], self._counted(number)
        found: Traits = {}
        levels = [self.inside[key] for key in _containers(piece, MEASURED)]
        for level in range(MEASURED):
            sums = levels[min(level, len(levels) - 1)] if levels else self.total
            found[f"prose in {level + 1}"] = sums[1] / max(1, self.total[1])
            found[f"extracted in {level + 1}"] = sums[2] / max(1, self.total[2])
            found[f"fared in {level + 1}"] = _rest(sums[2] - own[2], sums[0] - own[0])
        sums = self.dressed[dress_of(piece)]
        found["dress fared"] = _rest(sums[2] - own[2], sums[0] - own[0])
        found["dress prose"] = _rest(sums[1] - own[1], sums[0] - own[0])
        found["dress share"] = (sums[2] - own[2]) / max(1, self.total[2])
        return found


def _rest(part: int, whole: int) -> float:
    return part / whole if whole else NONE


def _best_span(sizes: Sequence[int], prose: Sequence[bool]) -> tuple[int, int]:
    """Return first and last number of the stretch in which prose most outweighs the rest (Kadane's maximum sum)."""
    best, best_sum, running, begin = (0, -1), 0.0, 0.0, 0
    for number, size in enumerate(sizes):
        if running <= 0:
            running, begin = 0.0, number
        running += min(size, MOST_COUNTED) if prose[number] else -OTHER_COSTS
        if running > best_sum:
            best, best_sum = (begin, number), running
    return best


def _containers(piece: Piece, reach: int) -> list[Frame]:
    """Return the blocks around the piece's own block, from the inside."""
    found: list[Frame] = []
    frame = piece.frame.block.above
    while frame and len(found) < reach:
        found.append(frame)
        frame = frame.above
    return found


def dress_of(piece: Piece) -> tuple[str, str]:
    """Return tag and class of the piece's block and of the block around it: by them a page dresses alike what is alike."""
    block = piece.frame.block
    return block.dress, block.above.dress if block.above else ""


#: Traits of the pieces beside a piece that are told of it too.
_SHARED: Final = ("length", "linked", "extracted", "stated", "around least", "dress fared", "first words")


def _with_neighbors(found: list[Traits]) -> list[Traits]:
    """Add to each piece what its neighbors are like, and means over windows."""
    result: list[Traits] = []
    sums = {name: _running(found, name) for name in ("extracted", "closed")}
    for number, own in enumerate(found):
        more = dict(own)
        for step, side in ((-1, "before"), (1, "behind")):
            at = number + step
            other = found[at] if 0 <= at < len(found) else None
            more |= {f"{name} {side}": other[name] if other else NONE for name in _SHARED}
        for window in WINDOWS:
            start, end = max(0, number - window), min(len(found), number + window + 1)
            for name, total in sums.items():
                more[f"{name} within {window}"] = (total[end] - total[start]) / (end - start)
        result.append(more)
    return result


def _running(found: list[Traits], name: str) -> list[float]:
    """Return the sums of a trait up to each piece."""
    total = [0.0]
    for one in found:
        total.append(total[-1] + one[name])
    return total
