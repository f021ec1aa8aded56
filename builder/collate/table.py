"""Collation and credits -> an event's table: its rows, columns, base, and statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from builder.collate.alignment.passages import PassageUnit
from builder.collate.base import choose_base, column_order
from builder.collate.cells import TableFrame, UnnamedStatement, line_of, named, tells_of
from builder.collate.collation import Collation, collation
from builder.collate.presence import too_short
from builder.collate.rows import Row, chosen, joined, parted, rows_of, with_sides
from builder.collate.siblings import with_siblings
from builder.collate.sources.credits import credits_of
from builder.core.article import Article
from builder.core.coverage import Comparison, Credit, Statement
from builder.core.outlet import Outlet
from builder.lang.language import same_language
from builder.lang.tokens import words

#: Base texts that a reader can choose from, at most.
BASES: Final = 12
#: In an event of more articles another base text is set against the statements that it carries, and
#: no others.
WHOLE_TABLES: Final = 12
#: Words of a sentence of a shared speech that gets a row although nobody else prints it, at least.
DROPPED_WORDS: Final = 5


class StatementTable(msgspec.Struct, frozen=True, kw_only=True):
    """The table before it is written against each base."""

    found: Collation
    #: In the order of the default base's passages.
    rows: tuple[Row, ...]
    #: The same before those of one sentence were joined: what two of them hold says the same, while
    #: in a joined row only the sentence is shared.
    groups: tuple[Row, ...]
    #: Default base and the reason for it.
    base: str
    reason: str
    #: Article ids in column order.
    order: tuple[str, ...]
    #: Articles too short to compare, with the reason.
    short: Mapping[str, str]
    frame: TableFrame

    def statements(self, base: str, rows: Sequence[Row]) -> tuple[Statement, ...]:
        """Return ``rows`` against ``base``.

        A row that it lacks is compared with the next article in column order that has it.
        """
        return with_siblings(
            named(
                [
                    line_of(row, number, self._against(row, base), self.frame)
                    for number, row in enumerate(rows, 1)
                ]
            )
        )

    def background(self) -> tuple[Statement, ...]:
        """Return what several articles recall of earlier times.

        Each row is against the first of them in column order.
        """
        found = self.found.behind
        parts = (part for row in rows_of(found) for part in parted(row, self.order))
        rows = sorted(parts, key=lambda row: _place(row, self.frame.columns))
        frame = replace(self.frame, found=found, tells=tells_of(rows, found))
        return named(
            [
                line_of(row, number, row.base(self.order) or self.base, frame)
                for number, row in enumerate(rows, 1)
            ]
        )

    def comparisons(self) -> tuple[Comparison, ...]:
        """Return the table against each article that can be the base, the default first.

        The default one has all rows.
        """
        # What a row is against the same article is worked out once: most rows of a large event lack
        # most bases.
        written: dict[tuple[int, str], UnnamedStatement] = {}
        found = []
        for base in self._bases():
            keys = [
                (k, self._against(row, base))
                for k, row in enumerate(self.rows)
                if self._shown(row, base)
            ]
            for k, article in keys:
                if (k, article) not in written:
                    written[k, article] = line_of(self.rows[k], k + 1, article, self.frame)
            reason = self.reason if base == self.base else ""
            found.append(
                Comparison(
                    base=base,
                    statements=with_siblings(named([written[key] for key in keys])),
                    reason=reason,
                )
            )
        return tuple(found)

    def _shown(self, row: Row, base: str) -> bool:
        """Tell whether a row is part of the table against a base."""
        return base == self.base or base in row.units or len(self.order) <= WHOLE_TABLES

    @property
    def telling(self) -> tuple[str, ...]:
        """The articles whose silence tells something: in the base's language, and long."""
        languages = self.found.languages
        full = (article for article in self.order if article not in self.short)
        return tuple(
            article for article in full if same_language(languages[article], languages[self.base])
        )

    def _against(self, row: Row, base: str) -> str:
        """Return the article that a row is compared with when ``base`` is the base."""
        order = (base, *self.order)
        return row.base(order) or next(article for article in order if article in row.units)

    def _bases(self) -> list[str]:
        """Return the articles that can be the base; of very many the fullest."""
        carried = _carried(self.rows)
        others = [
            article for article in self.order if article != self.base and article not in self.short
        ]
        most = set(sorted(others, key=lambda article: (-carried[article], article))[: BASES - 1])
        return [self.base, *(article for article in others if article in most)]


def table_of(
    found: Collation, outlets: Sequence[Outlet], credits_: Sequence[Credit]
) -> StatementTable:
    """Choose base and columns of at least one article, and put rows in the base's order."""
    articles = [read.article for read in found.reads]
    rows = rows_of(found)
    short = too_short(found.reads)
    base, reason = choose_base(
        articles,
        {outlet.id: outlet for outlet in outlets},
        frozenset(short),
        credits_,
        _carried(rows),
    )
    order = column_order(articles, base, frozenset(short))
    rows += [
        with_sides(Row(units={base: [unit]}, score=lambda _left, _right: 0.0), found)
        for unit in _dropped(found, rows, base)
    ]
    shown = [part for row in joined(rows, order, found) for part in parted(row, order)]
    frame = TableFrame.of(found, order, short, shown)
    return StatementTable(
        found=found,
        rows=tuple(sorted(shown, key=lambda row: _place(row, frame.columns))),
        groups=tuple(sorted(rows, key=lambda row: _place(row, frame.columns))),
        base=base,
        reason=reason,
        order=order,
        short=short,
        frame=frame,
    )


def table_of_articles(articles: Sequence[Article], outlets: Sequence[Outlet]) -> StatementTable:
    """Read and align articles that nobody grouped, and make their table; at least one article."""
    found = collation(articles, outlets)
    return table_of(found, outlets, credits_of(found.reads, outlets))


def _carried(rows: Sequence[Row]) -> Counter[str]:
    """Return how many statements each article carries."""
    return Counter(article for row in rows for article in row.units)


def _dropped(found: Collation, rows: Sequence[Row], base: str) -> list[PassageUnit]:
    """Return the base's own sentences between shared sentences of one speech."""
    taken = [unit for row in rows for unit in row.units.get(base, ())]
    numbers = {unit.number for unit in taken}
    shared: dict[int, list[int]] = {}
    for unit in taken:
        if unit.quoted:
            shared.setdefault(unit.speech, []).append(unit.number)
    return [
        unit for unit in (candidate.unit for candidate in found.candidates if candidate.article == base)
        if unit.number not in numbers
        and unit.speech in shared
        and len(words(unit.words)) >= DROPPED_WORDS
        and min(shared[unit.speech]) < unit.number < max(shared[unit.speech])
    ]  # fmt: skip


def _place(row: Row, columns: Mapping[str, int]) -> tuple[int, int]:
    """Return where a row goes: by the base's passage, without one by the next column."""
    first = min(row.units, key=columns.__getitem__)
    return columns[first], chosen(row, first)[first].number
