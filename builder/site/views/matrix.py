"""Coverage -> who carries what, at a glance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from builder.core.coverage import SILENT, Presence, Statement
from builder.site.library import Library
from builder.site.markup import PRESENCE, PRESENCE_LEGEND, excerpt
from builder.site.parts import front
from builder.site.views import words

#: More articles than this have no column each.
_MOST_SIGNS: Final = 6
#: "(2)" behind the name of an outlet with two reports, and the article before a name.
_NUMBERED: Final = re.compile(r"(.+?)( \(\d+\))")
_ARTICLE: Final = re.compile(r"(?:The|Die|Der|Das|Le|La|Les|El|Il|Lo|De|Het|O|A)\s+(?=\S{3})|L[’']")


class MatrixCell(msgspec.Struct, frozen=True, kw_only=True):
    """Whether one article carries one statement."""

    presence: Presence
    word: str


class MatrixSign(msgspec.Struct, frozen=True, kw_only=True):
    """One article at the head of the matrix."""

    #: Cut to fit over a narrow column.
    short: str
    full: str


class MatrixShare(msgspec.Struct, frozen=True, kw_only=True):
    """The articles that have a statement in one way, as a stretch of a bar, in percent."""

    kind: Literal["same", "other", "short"]
    start: str
    width: str


class MatrixRow(msgspec.Struct, frozen=True, kw_only=True):
    """One statement at a glance."""

    number: int
    name: str
    url: str
    language: str
    cells: tuple[MatrixCell, ...]
    #: Where there are too many articles for signs: how many carry it, how many do in which way, and
    #: that drawn.
    carriers: int
    count: str
    shares: tuple[MatrixShare, ...]


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """Who carries what."""

    signs: tuple[MatrixSign, ...]
    rows: tuple[MatrixRow, ...]
    #: The presences that occur, with their words.
    legend: tuple[MatrixCell, ...]
    many: bool
    #: The names over the columns are too long to lie side by side.
    upright: bool


#: A longer name over a column (characters) is shortened, and cut beyond the second number; where
#: all of them together are longer than the third, they are set upright.
_SIGN_LENGTH: Final = 10
_LONGEST: Final = 18
#: Numbers of words whose initials are known as a name.
_INITIALS: Final = (3, 4)
_SIGNS_LENGTH: Final = 26
_KINDS: Final[tuple[tuple[Literal["same", "other", "short"], tuple[Presence, ...]], ...]] = (
    ("same", ("base", "verbatim")),
    ("other", ("reworded", "paraphrased", "indirect", "headline")),
    ("short", ("similar", "short", "language")),
)


def matrix(library: Library, event: str, *, here: bool) -> Matrix:
    """Return who carries what; ``here``: the table is on the same page."""
    articles = library.columns(event)
    statements = front(library.statements(event))
    base = "" if here else library.urls.event(event)
    occurring = {cell.presence for statement in statements for cell in statement.cells}
    signs = _signs([library.sign(article) for article in articles])
    return Matrix(
        signs=signs,
        rows=tuple(_matrix_row(library, statement, base) for statement in statements),
        legend=tuple(
            MatrixCell(presence=presence, word=PRESENCE_LEGEND[presence])
            for presence in PRESENCE
            if presence in occurring
        ),
        many=len(articles) > _MOST_SIGNS,
        upright=sum(len(sign.short) for sign in signs) > _SIGNS_LENGTH,
    )


def _signs(names: Sequence[str]) -> tuple[MatrixSign, ...]:
    """Return the heads of the columns; where two shorter ones would look alike, whole names."""
    cut = [short_sign(name) for name in names]
    return tuple(
        MatrixSign(short=short if cut.count(short) == 1 else name, full=name)
        for short, name in zip(cut, names, strict=True)
    )


def short_sign(name: str) -> str:
    """Return what stands for an outlet over a narrow column.

    A long name loses its article; of one that begins with initials they are enough ("BBC"), and one
    of three or four words that is still too long is its initials ("SCMP"). Its first word alone
    may be any other outlet's ("Japan").
    """
    found = _NUMBERED.fullmatch(name)
    plain, number = (found[1], found[2]) if found else (name, "")
    plain = _ARTICLE.sub("", plain) if len(plain) > _SIGN_LENGTH else plain
    parts = plain.split()
    if len(plain) > _SIGN_LENGTH and len(parts) > 1:
        if len(parts[0]) > 1 and parts[0].isupper():
            plain = parts[0]
        elif (
            len(plain) > _LONGEST
            and len(parts) in _INITIALS
            and all(part[0].isupper() for part in parts)
        ):
            plain = "".join(part[0] for part in parts)
    return excerpt(plain, _LONGEST) + number


def _matrix_row(library: Library, statement: Statement, base: str) -> MatrixRow:
    cells = [cell for cell in statement.cells if cell.article in library.articles]
    return MatrixRow(
        number=statement.number,
        name=statement.short_name,
        url=f"{base}#{statement.anchor}",
        language=library.articles[statement.base].language,
        cells=tuple(
            MatrixCell(presence=cell.presence, word=PRESENCE[cell.presence]) for cell in cells
        ),
        carriers=sum(cell.presence not in SILENT for cell in cells),
        count=words.carried_by(library, cells),
        shares=_shares([cell.presence for cell in cells]),
    )


def _shares(presences: list[Presence]) -> tuple[MatrixShare, ...]:
    """Return who has the base text's words, who has other ones, and who can't be judged.

    The rest stays empty.
    """
    shares, start = [], 0.0
    for kind, counted in _KINDS:
        width = 100 * sum(presence in counted for presence in presences) / max(len(presences), 1)
        if width:
            shares.append(MatrixShare(kind=kind, start=f"{start:.4g}%", width=f"{width:.4g}%"))
        start += width
    return tuple(shares)
